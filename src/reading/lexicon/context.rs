//! Words that deny, doubt, date or join, and those of nerves.

use super::List;
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
    (
        Meaning::Neuro,
        "dermatom*, root, roots, nerve, nerves, nerve root*, radicul*, palsy, palsies, myotom*, \
         reflex*, rhizotom*, neurapraxia, neuritis, innervat*, motor level, motor function, \
         knee extension, hip flexion, hip extension, elbow extension, elbow flexion, \
         wrist extension, wrist flexion, finger extension, finger flexion, finger abduction, \
         toe extension, hallux extension, dorsiflexion, plantarflexion, plantar flexion, \
         dorsiflexor*, extensor*, flexor*, quadriceps, deltoid, biceps, triceps, grip, \
         distribution, root sleeve*, nerve root sleeve*, dural sleeve*, ganglion, cord segment, strength, power, weakness, cables, cable, \
         electrode lead*, spinal nerve*, nerve block*, rootlet*, plexus",
    ),
    (
        Meaning::Deficit,
        "sensory level*, sensory block*, motor block*, block level*, level of the block, \
         anaesthetic level*, anesthetic level*, hypoesthes*, hypoaesthes*, hypesthes*, hypaesthes*, anesthesia, \
         anaesthesia, numb*, sensory loss, sensory deficit*, sensory disturb*, sensation*, \
         paraplegi*, tetraplegi*, quadriplegi*, parapares*, tetrapares*, quadripares*, \
         pinprick, light touch, paresthes*, paraesthes*, level of sensation, sensory impair*, \
         sensory change*, sensibility, hyperesthes*, neurological level, neurologic level, \
         motor deficit*, neurological compromise, neurologic compromise, neurovascular compromise, spinal cord injur*, asia, ais, frankel, sensory, motor, dysesthes*, \
         hypalges*, analgesia, paralys*, paralyt*, deficit*, sensory symptoms",
    ),
    (
        Meaning::No,
        "no, nil, nothing, without, without contrast enhancement, without contrast uptake, no evidence of, no sign of, no signs of, negative for, denies, denied, \
         absence of, lack of, lacks, free of, free from, neither, nor, excluded any, rules out, \
         ruled out any, no evidence for, devoid of, exclusion of, none of, fails to show, \
         failed to show, failed to reveal, failed to demonstrate, rather than, clear of, \
         instead of, kein, keine, keinen, keiner, keinem, ohne, pas de, pas d, sans, absence de, \
         absence d, aucun, aucune, no convincing evidence of, \
         no definite evidence of, resolution of, never had, no suspicion of, nowhere",
    ),
    (
        Meaning::Not,
        "not, cannot, neither of, never, didn't, doesn't, isn't, wasn't, did not, does not, nicht, est pas, sont pas",
    ),
    (
        Meaning::NoChange,
        "no change*, no interval change*, no significant change*, no significant interval change*, \
         no increase, no progression, no further progression, no doubt, not only, without change, \
         without significant change, no difference, unchanged, no interval progression, stable, \
         no decrease, no regression, no reduction, not just, no longer than, not surprisingly, \
         no other",
    ),
    (
        Meaning::Seen,
        "seen, identified, detected, present, evident, visible, noted, observed, found, \
         demonstrated, shown, visualised, visualized, appreciated, apparent, encountered, \
         reviewed by me, reviewed by us, reviewed by the, discernible, recognised, recognized, revealed, suspected by, depicted, demonstrable, \
         recognisable, confirmed, reported, ascertained",
    ),
    (
        Meaning::Absent,
        "absent, excluded, ruled out, is negative, was negative, are negative, unlikely, \
         has resolved, have resolved, resolved, disappeared, no correlate*, without correlate*, \
         without a correlate, was lifted, was refuted, was dispelled, was discarded",
    ),
    (
        Meaning::Normal,
        "normal, uninvolved, unaffected, uninjured, undamaged, spared, unremarkable, intact, preserved, maintained, patent, unaffected vertebra*, \
         within normal limits, clear, free, inconspicuous, \
         regular, healthy, uncompressed, o b, unauffallig*, frei, intakt, libre, libres, indemne*, respecte, respectee, \
         respectes, respectees, normale, normaux, normales, clean, well formed, well preserved, ok, okay, fine, quiet, \
         unsuspicious, undisturbed, undeformed, physiologic, physiological, muscle activity, \
         muscular activity, conserved, respected",
    ),
    (
        Meaning::Suspected,
        "suspect*, suspicious, suspicion, possible, possibly, probabl*, likely, suggest*, presum*, \
         may represent, may be, might, could represent, could be, appears to, appear to, \
         concern*, in favor of, in favour of, most likely, presumably, worrisome, \
         compatible with, consistent with, in keeping with, query, verdacht auf, v a, suspicion de, \
         evocateur de, evocatrice de",
    ),
    (
        Meaning::Open,
        "cannot be excluded, can not be excluded, could not be excluded, cannot be ruled out, \
         could not be ruled out, not excluded, not ruled out, cannot be completely excluded, \
         cannot be entirely excluded, cannot entirely be excluded, cannot exclude, \
         could not exclude, not be excluded, not be ruled out, to exclude, to rule out, rule out, \
         r o, evaluate for, assess for, evaluation for, assessment for, evaluation of possible, \
         questionable, equivocal, doubtful, indeterminate whether, exclude, \
         not possible to exclude, difficult to exclude, cannot be definitely excluded, \
         cannot be safely excluded, cannot be reliably excluded, risk of, at risk, to avoid, \
         to prevent, prevent, avoid, threat*, impending, evaluate, quest*",
    ),
    (
        Meaning::History,
        "history of, previous, previously, prior, past, old, remote, healed, former, formerly, \
         status post, s p, post traumatic, history, pre existing, preexisting, longstanding, \
         long standing, in childhood, known history of, had undergone, had received, had had, \
         zustand nach, z n, consolidated, years ago, years earlier, years before, \
         years previously, years prior, year ago, year earlier, year before",
    ),
    (Meaning::Ago, "ago, earlier, before, previously to, beforehand"),
    (
        Meaning::Literature,
        "literature, et al, reported cases, previous cases, previous case, previously reported, \
         other authors, authors reported, authors described, another patient, other patients, \
         their patient*, their case*, in a series, case series, cases have been, \
         cases of, described a case, reported a case, have been reported, has been reported, \
         have been described, has been described, reported by, described by, cited, patient 2, \
         in a review, a review of, studies, study of, reported in, most common*, published, \
         series of, earlier case, earlier cases, earlier patient*, earlier report*, \
         similar patient*, similar case*, one author, \
         some authors, others have, other groups, registry, one case, reviewed by, \
         reported from, co workers, coworkers, our own files, our files, in the review, review by, reviews, collection of, \
         cohort of, meta analysis, \
         \
         in our series, in our experience, \
         great aunt*, aunt, uncle, grandmother, grandfather, sister, brother, relatives, \
         most frequent*, usually, typically, commonly, frequently",
    ),
    (
        Meaning::OwnCase,
        "our patient*, our case*, present case*, this patient, this case, the patient, \
         we report, we present, we describe, the present patient, herein",
    ),
    (
        Meaning::Except,
        "except, except for, with the exception of, with exception of, apart from, other than, \
         excluding, but not, save for, aside from, sparing, spares, spare, excepting, \
         exception of, not including, ausser, sauf, besides, outside of",
    ),
    (
        Meaning::But,
        "but, however, although, though, whereas, while, whilst, yet, nevertheless, despite, \
         nonetheless, in contrast, conversely, otherwise, aber",
    ),
    (Meaning::Which, "which, where, who, whose"),
    (Meaning::And, "and, as well as, und, et, plus, along with, together with, also"),
    (Meaning::Or, "or, nor, and or, oder, ou"),
    (
        Meaning::To,
        "to, through, thru, until, till, bis, up to, down to, through to, up to and including, \
         to and including, as far as, inferiorly to, superiorly to, caudally to, cranially to, \
         downward to, upward to, downwards to, upwards to, down through, extending to, \
         extending down to, extending up to, caudad to, cephalad to",
    ),
    (Meaning::From, "from, starting at, beginning at, starting from, von"),
    (Meaning::Between, "between"),
    (
        Meaning::Preposition,
        "of, at, in, on, into, within, over, involving, affecting, throughout, around, along, \
         inside, across, onto, upon, behind, about, near, under, opposite, beside, toward, \
         towards, via, by way of, de, du, des, en regard de, en regard du, au niveau de, au niveau du, a hauteur de, \
         auf hohe, auf hohe von, in hohe, in hohe von, hohe, in the area of, anterior to, posterior to, \
         lateral to, ventral to, dorsal to, im, am, auf, bei, including, such as, namely, \
         e g, i e, spanning, corresponding to, in relation to, overlying, centred at, \
         centered at, centred on, centered on, encompassing, comprising, against",
    ),
    (Meaning::With, "with, w, avec, mit"),
    (
        Meaning::Article,
        "the, a, an, this, that, these, those, its, their, his, her, der, die, das, des, dem, \
         den, la, le, les, each, respective",
    ),
    (
        Meaning::Be,
        "is, are, was, were, be, been, being, has, have, had, appears, appear, appeared, \
         remains, remain, remained, looks, seems, became, become, ist, sind, est, sont",
    ),
    (
        Meaning::Show,
        "show, shows, showed, showing, demonstrates, demonstrate, demonstrating, reveals, reveal, \
         revealing, displays, displayed, exhibits, exhibited, presents, presented, contains, \
         contained, harbours, harbors, harboured, depicts, discloses, disclosed, indicates, \
         indicated, exhibiting, containing, undergo*, underwent, received, zeigt, zeigen",
    ),
    (Meaning::There, "there, there is, there are, there was, there were"),
    (
        Meaning::Above,
        "above, superior to, cranial to, cephalad to the, rostral to, overlying level, supra, \
         superiorly adjacent, suprajacent, immediately above",
    ),
    (
        Meaning::Below,
        "below, inferior to, caudal to, beneath, underneath, subjacent, infrajacent, \
         immediately below, downwards from, downward from, distal to",
    ),
    (Meaning::Adjacent, "adjacent, neighbouring, neighboring, adjoining"),
    (Meaning::Both, "both, either"),
    (
        Meaning::All,
        "all, every, entire, whole, each of the, all of the, all the, all five, all seven, all twelve",
    ),
    (
        Meaning::For,
        "for, after, following, due to, because of, caused by, during, since, then, by means of, \
         secondary to, subsequent to, followed by, as, using, when, until now, if, underneath the",
    ),
];
