//! The words that the rules know.
//!
//! One list a meaning; `*` stands for any ending. Of two entries that match, the longer one holds.

use std::sync::LazyLock;

use super::meaning::Meaning;
use super::trie::Trie;
use crate::anatomy::{Region, Structure};

/// All words and phrases.
pub(super) static LEXICON: LazyLock<Trie<Meaning>> = LazyLock::new(|| {
    Trie::new([ANATOMY, FINDINGS, CONTEXT, ELSEWHERE, NUMBERS].into_iter().flatten().copied())
});

type List = (Meaning, &'static str);

const ANATOMY: &[List] = &[
    (Meaning::Region(Region::Cervical), "cervical*"),
    (Meaning::Region(Region::Thoracic), "thoracic, thoracal, dorsal, thorakal*"),
    (Meaning::Region(Region::Lumbar), "lumbar, lumbal*"),
    (Meaning::Region(Region::Sacral), "sacral"),
    (
        Meaning::Spine,
        "spine, spines, spinal column, vertebral column, c spine, t spine, l spine, ls spine, \
         backbone, axial skeleton, thoracolumbar, thoraco lumbar, cervicothoracic, \
         cervico thoracic, lumbosacral, lumbo sacral, craniocervical, cranio cervical",
    ),
    (
        Meaning::Vertebra,
        "vertebra, vertebrae, vertebral, vertebras, vertebre*, wirbel*, intervertebral level*, \
         vert",
    ),
    (Meaning::Level, "level, levels, segment, segments, region, regions, height of, niveau"),
    (
        Meaning::Part(Structure::Body),
        "body, bodies, corpus, corpora, vertebral bod*, endplate*, end plate*, anterior arch, \
         wirbelkorper*, anterior column, middle column, marrow, bone marrow, posterior wall, \
         anterior wall, cancellous bone, vertebral corpus",
    ),
    (Meaning::Part(Structure::Pedicle), "pedicle, pedicles, pedicular, lateral mass*"),
    (
        Meaning::Part(Structure::Facet),
        "facet, facets, facet joint*, articular process*, articular pillar*, pars, \
         pars interarticularis, zygapophys*, articular facet*, superior articular process*, \
         inferior articular process*",
    ),
    (
        Meaning::Part(Structure::TransverseProcess),
        "transverse process*, transverse, sacral ala, sacral alae, sacral wing*, ala, alae, \
         transverse apophys*",
    ),
    (
        Meaning::Part(Structure::Lamina),
        "lamina, laminae, laminas, laminar, posterior arch*, vertebral lamina*, blades, \
         vertebral arch*, neural arch*",
    ),
    (
        Meaning::Part(Structure::SpinousProcess),
        "spinous process*, spinous, spinous apophys*, posterior tubercle",
    ),
    (
        Meaning::PosteriorElements,
        "posterior element*, posterior vertebral element*, posterior column, \
         neural arch elements, dorsal elements",
    ),
    (Meaning::Part(Structure::Rib), "rib, ribs, rib head*, costal"),
    (
        Meaning::Part(Structure::CostovertebralJoint),
        "costovertebral*, costo vertebral*, costotransverse joint*",
    ),
    (
        Meaning::Foramen,
        "foramen, foramina, neural foram*, neuroforam*, neuro foram*, foraminal, \
         intervertebral foram*, extraforaminal, extra foraminal",
    ),
    (
        Meaning::Part(Structure::VertebralArteryCanal),
        "foramen transversarium, transverse foram*, foramina transversaria",
    ),
    (
        Meaning::Part(Structure::Paravertebral),
        "paravertebral*, paraspinal*, para vertebral, para spinal, paraspinous, \
         paravertebral soft tissue*, paraspinal soft tissue*, psoas, psoas muscle*, \
         paraspinal muscul*, paravertebral muscle*, paraspinal muscle*",
    ),
    (Meaning::Part(Structure::Prevertebral), "prevertebral*, pre vertebral, retropharyngeal"),
    (
        Meaning::Part(Structure::PosteriorMuscle),
        "erector spinae, multifidus, posterior muscle*, dorsal muscul*, \
         posterior paraspinal muscle*, posterior soft tissue*",
    ),
    (Meaning::Atlas, "atlas"),
    (Meaning::Axis, "axis"),
    (Meaning::Dens, "dens, odontoid*"),
    (Meaning::Prominens, "vertebra prominens"),
    (Meaning::Sacrum, "sacrum, os sacrum, kreuzbein*"),
    (Meaning::ShortRegion(Region::Cervical), "hwk, hw, hwk"),
    (Meaning::ShortRegion(Region::Thoracic), "bwk, bw"),
    (Meaning::ShortRegion(Region::Lumbar), "lwk, lw"),
    (Meaning::ShortRegion(Region::Sacral), "swk"),
    (Meaning::Left, "left, leftward, left sided, left side, links, gauche"),
    (Meaning::Right, "right, rightward, right sided, right side, rechts, droit*"),
    (
        Meaning::Bilateral,
        "bilateral*, both sides, on both sides, left and right, right and left, both left and right",
    ),
    (Meaning::Anterior, "anterior*, ventral*"),
    (Meaning::Posterior, "posterior*, dorsally"),
    (
        Meaning::Disc,
        "disc, discs, disk, disks, intervertebral disc*, intervertebral disk*, disc space*, \
         disk space*, interspace*, intervertebral space*, discal, discectom*, diskectom*, \
         microdiscectom*, annular tear*, annulus, nucleus pulposus, intervertebral",
    ),
    (
        Meaning::Canal,
        "canal, spinal canal, vertebral canal, central canal, canals, sacral canal, neural canal, \
         intraspinal*, intra spinal*, intracanal*, intra canal*, canal spinal, canalicular, spinalkanal*, wirbelkanal*",
    ),
    (
        Meaning::Epidural,
        "epidural*, epidurit*, extradural*, extra dural, epidural space, epidural fat, peridural*",
    ),
    (
        Meaning::EpiduralTreatment,
        "epidural block*, epidural inject*, epidural steroid*, epidural catheter*, \
         epidural anaesth*, epidural anesth*, epidural analges*, epidural infiltration*",
    ),
    (
        Meaning::Sac,
        "thecal sac, dural sac, thecal, theca, sac, thecal sack, dural sheath, dural tube, \
         subarachnoid space*",
    ),
    (Meaning::Dura, "dura, dural, dura mater, meninges, meningeal, leptomening*"),
    (Meaning::Intradural, "intradural*, intra dural, intrathecal*"),
    (Meaning::Intramedullary, "intramedullary, intra medullary, intramedullar, intraspinal cord"),
    (
        Meaning::Cord,
        "cord, spinal cord, myelon, medullaire*, medulla spinalis, spinal marrow, thoracic cord, cervical cord, \
         dorsal cord, medullary, cervical spinal cord, thoracic spinal cord, dorsal spinal cord, \
         lumbar spinal cord",
    ),
    (Meaning::Cauda, "cauda, cauda equina"),
    (Meaning::Csf, "csf, cerebrospinal fluid, liquor"),
];

const FINDINGS: &[List] = &[
    (
        Meaning::Lesion,
        "lesion*, mets, mass, masses, tumor*, tumour*, sarcoma*, carcinoma metast*, lymphoma*, \
         chordoma*, myeloma*, plasmacytoma*, plasmocytoma*, neoplas*, metasta*, malignan*, \
         leiomyosarcoma*, osteosarcoma*, chondrosarcoma*, angiosarcoma*, liposarcoma*, \
         rhabdomyosarcoma*, fibrosarcoma*, schwannoma*, neurofibroma*, neurinoma*, \
         meningioma*, ependymoma*, astrocytoma*, haemangio*, hemangio*, angioma*, \
         osteoblastoma*, osteoid osteoma*, osteochondroma*, chondroma*, giant cell tum*, \
         aneurysmal bone cyst*, aneurismal bone cyst*, cyst, cysts, cystic, abscess*, \
         spondylodisc*, spondylodisk*, discitis, diskitis, spondylitis, osteomyelitis, \
         infection*, infected, infiltrate, infiltrates, granuloma*, deposit, deposits, \
         secondaries, focus, foci, nodule*, lipoma*, teratoma*, glioma*, paraganglioma*, \
         hydatid*, histiocytosis, dysplasia, haematoma*, hematoma*, empyema*, phlegmon*, \
         collection, malformation*, involvement, disease, diseased, destruct*, destroy*, \
         spread, recurrence, recurrent, relapse, growth, component, soft tissue component*, \
         metastases, filiae, absiedlung*, tuberculosis, tuberculous, pott*, eosinophilic granuloma, \
         pathologic*, hemivertebra*, butterfly vertebra*, block vertebra*, spina bifida, \
         meningocele*, meningocoele*, myelomeningoc*, ectasia, scalloping, scalloped, \
         ganglioneuroma*, neuroblastoma*, fibroma*, exostos*, cavernoma*, sequestr*, lasion*, raumforderung*, befall*, osteolyse*, pathologisch*",
    ),
    (
        Meaning::Involve,
        "involv*, infiltrat*, invad*, invasion*, erod*, erosion*, erosive, replac*, \
         extend*, extension*, extent, affect*, encas*, engulf*, origin*, arising, arises, \
         breach*, encroach*, penetrat*, centred, centered, epicent*, located, localised, \
         localized, spanning, spans, reaching, reaches, situated, contiguous",
    ),
    (
        Meaning::Fracture,
        "fractur*, compression fractur*, burst fractur*, wedge fractur*, wedge compression fractur*, \
         insufficiency fractur*, pathological fractur*, pathologic fractur*, dislocat*, luxation*, \
         subluxation*, subluxed, retropuls*, avulsion*, diastasis, compression deformit*, \
         wedge deformit*, fx, hangman*, endplate depression*, end plate depression*, endplate fractur*, biconcave*, fraktur*, frakturen, deckplattenimpression*, sinterung*",
    ),
    (
        Meaning::Lytic,
        "lytic, lysis, osteoly*, bone destruction, bony destruction, osteodestruct*, moth eaten, \
         radiolucen*, lucen*, punched out, osteoclastic, permeative, osteolyse*, osteolytisch*",
    ),
    (
        Meaning::Blastic,
        "blastic, osteoblastic, sclerotic, sclerosis, osteosclero*, sclerosed, ivory, \
         osteocondens*, osteoplastic",
    ),
    (
        Meaning::MixedBone,
        "mixed lytic, mixed lytic and sclerotic, mixed lytic and blastic, mixed lytic sclerotic, \
         mixed lytic blastic, mixed sclerotic and lytic, lytic and sclerotic, lytic and blastic, \
         sclerotic and lytic, blastic and lytic, mixed osteolytic and osteoblastic, \
         osteolytic and osteoblastic, mixed density, lytic sclerotic, lytic blastic, \
         mixed osteolytic osteoblastic, mixed osteolytic and sclerotic",
    ),
    (
        Meaning::Collapse,
        "collaps*, loss of height, height loss, loss of vertebral height, \
         loss of vertebral body height, vertebral height loss, vertebra plana, wedging, wedged, \
         wedge shaped, height reduction, reduction of height, reduction in height, \
         loss of body height, loss of anterior height, anterior height loss, \
         loss of anterior vertebral height, reduced height, has lost, had lost, lost about, lost half, lost more than, reduced in height, height is reduced, \
         lost height, flattened vertebra, height loss of",
    ),
    (
        Meaning::Compress,
        "compress*, indent*, efface*, effacement, flatten*, deform, deforms, deforming, deformed, \
         impress*, myelocompress*, squeez*, pinch*, constrict*, crush*, strangulat*",
    ),
    (
        Meaning::Touch,
        "abut*, touch*, contact, contacts, contacting, reaches the cord, impinge*, impinging, \
         impingement, mass effect",
    ),
    (Meaning::Displace, "displac*, shift*, deviat*, pushed, pushes, pushing"),
    (Meaning::Adherent, "adher*, adhes*, tethered, attached, attachment*"),
    (Meaning::Fill, "occup*, fills, filling, filled, obliterat*, obstruct*, blocked, blockage"),
    (
        Meaning::Narrow,
        "einengung*, narrow*, stenos*, compromis*, encroachment, bulging into, protrud*",
    ),
    (
        Meaning::Change,
        "uptake, hypermetabol*, fdg avid, avid, avidity, hot spot*, hotspot*, enhanc*, oedema, \
         edema, edematous, oedematous, positive at, positive in, scan was positive, positive bone scan, abnormal marrow*, \
         altered marrow*, marrow abnormalit*, marrow change*, marrow lesion*, marrow signal abnormalit*, \
         heterogeneous marrow*, altered signal*, pathological uptake, pathologic uptake, speicherung*, \
         anreicherung*, signalveranderung*, abnormal signal, signal abnormalit*, signal change*, \
         signal alteration*, marrow replacement, abnormalit*, abnormal, hyperfixation*, \
         tracer accumulation, increased activity, accumulation, altered signal, \
         marrow signal change*, thickening, permeation, marrow infiltration, marrow oedema, \
         marrow edema, enlarge*, expan*, increased density, contrast uptake, tracer uptake, \
         increased uptake, hypercaptation*",
    ),
    (
        Meaning::Degenerative,
        "degenerat*, spondylosis, spondylotic, osteophyt*, herniat*, hernia, hernias, bulge, \
         bulges, bulging, protrusion*, extrusion*, prolaps*, listhesis, spondylolisthesis, \
         anterolisthesis, retrolisthesis, spondylolysis, arthropath*, arthros*, osteoarthr*, \
         schmorl*, modic, spur*, dehydrat*, desiccat*, hypertroph*, facet arthropath*, \
         disc herniat*, disc bulg*, disc protrusion*, disc prolapse*, spinal stenosis, \
         lumbar stenosis, bone island*, \
         limbus vertebra*, scoliosis, scoliotic, vacuum phenomen*, spondyloarthr*, \
         tarlov*, perineural cyst*, tarlov cyst*, synovial cyst*, renal cyst*, hepatic cyst*, \
         degenerative disc disease, degenerative disk disease, degenerative change*, ligament*, \
         calcification*, calcified, osteopenia, osteoporosis, disc disease",
    ),
    (
        Meaning::Alignment,
        "plumb*, slope, pelvic angle, lordosis, lordotic, cobb*, sagittal vertical axis, sva, \
         muscle index, skeletal muscle*, muscle area, incidence, kyphosis, kyphotic, \
         kyphosis angle, tilt, cross sectional area, skeletal muscle index, angle",
    ),
    (
        Meaning::Landmark,
        "conus, conus medullaris, bifurcat*, terminates, ends at, catheter tip, tip, scanned, \
         coverage, field of view, counting, counted, numbering, numbered, \
         numbered from, artery, arterial, vein, venous, aorta, aortic, diaphragm, \
         umbilicus, incision, puncture, lumbar puncture, stimulator*, pump, carina, trachea, \
         crossing, angiograph*, embolis*, renal, vessel*, supply, feeder*, adamkiewicz, \
         level of the conus, imaged, slices, slice, sections",
    ),
    (
        Meaning::Examined,
        "tender*, palpat*, pain, painful, percuss*, ache, soreness, pressure pain, \
         pain on pressure, discomfort, spasm",
    ),
    (
        Meaning::Beside,
        "syrinx*, syring*, hydromyel*, cord signal, cord oedema, cord edema, myelopath*, \
         myelomalacia, myelitis, swelling, lymph node*, lymphadenopath*, adenopath*, fat stranding, signal prolongation, effusion*, \
         atrophy, post radiation*, post radiation marrow*, post radiation fatty*, post radiation fatty marrow*, post radiation fatty marrow change*, fatty marrow change*, post treatment*, postradiation*, radiation change*, fatty marrow*, \
         fatty replacement*, postoperative change*, post operative change*, post surgical change*, \
         postsurgical change*, treatment change*, cord signal change*, abnormal cord signal",
    ),
    (
        Meaning::Treatment,
        "fusion mass*, laminectom*, hemilaminectom*, hemi laminectom*, laminotom*, laminoplast*, corpectom*, \
         spondylectom*, vertebrectom*, facetectom*, pediculectom*, costotransversectom*, screw*, \
         rod, rods, fixation, fixat*, fixed, instrument*, fusion, fused, arthrodes*, stabili*, \
         decompress*, cage, cages, cement*, augment*, vertebroplast*, kyphoplast*, radiother*, radiation*, \
         irradiat*, radiosurg*, sbrt, imrt, gy, infus*, inject*, resect*, excis*, remov*, incis*, \
         approach*, debulk*, plate, plates, plating, osteosynth*, embolization, embolisation, \
         embolised, embolized, ablat*, cryoablation*, pmma, spondylodesis, operat*, surgery, \
         surgeries, surgical*, graft*, prosthes*, expandable cage*, mesh, titanium*, hardware, \
         osteotom*, foraminotom*, curett*, drain*, treated, treatment*, therapy, brachyther*, \
         proton*, cyberknife, metallic artefact*, metal artefact*, metalwork, tlif, plif, alif, \
         acdf, total en bloc spondylectom*, costotransversectomy, durotom*, reconstruct*, \
         implant*, foraminectom*, explor*, thoracotom*, evacuat*, resected, transpedicular",
    ),
    (Meaning::Biopsy, "biops*, aspirat*, sampled, sampling, needle, punch biops*"),
];

const CONTEXT: &[List] = &[
    (
        Meaning::Neuro,
        "dermatom*, root, roots, nerve, nerves, nerve root*, radicul*, palsy, palsies, myotom*, \
         reflex*, rhizotom*, neurapraxia, neuritis, innervat*, motor level, motor function, \
         distribution, ganglion, cord segment, strength, power, weakness, cables, cable, \
         electrode lead*, spinal nerve*, nerve block*, rootlet*, plexus",
    ),
    (
        Meaning::Deficit,
        "sensory level*, hypoesthes*, hypoaesthes*, hypesthes*, hypaesthes*, anesthesia, \
         anaesthesia, numb*, sensory loss, sensory deficit*, sensory disturb*, sensation*, \
         paraplegi*, tetraplegi*, quadriplegi*, parapares*, tetrapares*, quadripares*, \
         pinprick, light touch, paresthes*, paraesthes*, level of sensation, sensory impair*, \
         sensory change*, sensibility, hyperesthes*, neurological level, neurologic level, \
         motor deficit*, spinal cord injur*, asia, ais, frankel, sensory, motor, dysesthes*, \
         hypalges*, analgesia, paralys*, paralyt*, deficit*, sensory symptoms",
    ),
    (
        Meaning::No,
        "no, nil, without, no evidence of, no sign of, no signs of, negative for, denies, denied, \
         absence of, lack of, lacks, free of, free from, neither, nor, excluded any, rules out, \
         ruled out any, no evidence for, devoid of, exclusion of, none of, fails to show, \
         failed to show, failed to reveal, failed to demonstrate, rather than, clear of, \
         instead of, kein, keine, keinen, ohne, pas de, sans, no convincing evidence of, \
         no definite evidence of, resolution of, never had, no suspicion of",
    ),
    (
        Meaning::Not,
        "not, cannot, neither of, never, didn't, doesn't, isn't, wasn't, did not, does not",
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
         discernible, recognised, recognized, revealed, suspected by, depicted, demonstrable, \
         recognisable, confirmed, reported",
    ),
    (
        Meaning::Absent,
        "absent, excluded, ruled out, is negative, was negative, are negative, unlikely, \
         has resolved, have resolved, resolved, disappeared",
    ),
    (
        Meaning::Normal,
        "normal, uninvolved, unaffected, spared, unremarkable, intact, preserved, maintained, patent, unaffected vertebra*, \
         within normal limits, clear, free, inconspicuous, \
         regular, healthy, uncompressed, o b, unauffallig",
    ),
    (
        Meaning::Suspected,
        "suspect*, suspicious, suspicion, possible, possibly, probabl*, likely, suggest*, presum*, \
         may represent, may be, might, could represent, could be, appears to, appear to, \
         concern*, in favor of, in favour of, most likely, presumably, worrisome, \
         compatible with, consistent with, in keeping with, query",
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
         have been described, has been described, reported by, described by, patient 2, \
         in a review, a review of, studies, study of, reported in, most common*, \
         most frequent*, usually, typically, commonly, frequently",
    ),
    (
        Meaning::OwnCase,
        "our patient*, our case*, present case*, this patient, this case, the patient, \
         we report, we present, we describe, the present patient, herein, in our",
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
         towards, via, by way of, de, du, des, in the area of, anterior to, posterior to, \
         lateral to, ventral to, dorsal to, im, am, auf, bei, including, such as, namely, \
         e g, i e, spanning, corresponding to, in relation to, overlying, centred at, \
         centered at, centred on, centered on, encompassing, comprising, against",
    ),
    (Meaning::With, "with, w"),
    (
        Meaning::Article,
        "the, a, an, this, that, these, those, its, their, his, her, der, die, das, des, dem, \
         den, la, le, les, each, respective",
    ),
    (
        Meaning::Be,
        "is, are, was, were, be, been, being, has, have, had, appears, appear, appeared, \
         remains, remain, remained, looks, seems, became, become, ist, sind",
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

const ELSEWHERE: &[List] = &[
    (Meaning::Weighted, "weighted, weighting, wi, flair, stir, gewichtet*, gewichtung, weighed"),
    (
        Meaning::Intensity,
        "hyperintens*, hypointens*, isointens*, intense, intensity, intensities, hyper intens*, \
         hypo intens*, iso intens*, hypersignal*, hyposignal*, isosignal*, hyper signal, \
         hypo signal, iso signal, bright, dark, signal intensit*, iso to hyperintens*, \
         iso to hypointens*, hypo to isointens*",
    ),
    (Meaning::Signal, "signal, signals"),
    (
        Meaning::Sequence,
        "sequence*, image, images, imaging, fat suppress*, fat sat*, fs, post contrast, \
         postcontrast, pre contrast, precontrast, tse, fse, gre, spir, gadolinium, gd, \
         post gadolinium, post gd, mapping, relaxation, sagittal, axial, coronal, spin echo, \
         prolongation, mri, contrast enhanced, weighted image*, weighted sequence*",
    ),
    (
        Meaning::OrganSegment,
        "liver, hepatic, hepato*, bronchopulmonary, pulmonary segment*, lung segment*, lobe, lobes, \
         segmentectom*, liver dome, couinaud",
    ),
    (
        Meaning::Organ,
        "lung, lungs, pulmonary, kidney*, gastric, stomach, rectal, rectum, colon, colonic, \
         bladder, prostate, breast, mammary, thyroid gland, uterus, uterine, ovary, ovarian, \
         pancreas, pancreatic, spleen, adrenal, brain, cerebral, mediastin*, thigh, femur, \
         femoral, humerus, oesophag*, esophag*, cervix, skin, duoden*, bowel, sternoclavicular, \
         glottic, laryngeal, larynx, tonsil*, nasophary*, orophary*, hilum, hilar, \
         polyp, polyps, myometri*, bronchus, bronchial, cutaneous, hepatocellular, retroperiton*, \
         mesenter*, testis, testic*, gallbladder, endometri*, iliac, acetab*, sternum, skull, \
         scapula, tibia, tibial, pelvis, pelvic, antrum, caecum, jejun*, ileum, oral, tongue",
    ),
    (Meaning::Complement, "complement, serum, serum complement, complements, igg, iga, igm, ana"),
    (Meaning::Heart, "heart, gallop, murmur*, auscultat*, heart sound*, cardiac"),
    (
        Meaning::Thyroid,
        "tsh, thyroxine, thyroid, thyroid function, triiodothyronine, \
         thyrotropin, euthyroid, hypothyroid*, hyperthyroid*",
    ),
    (
        Meaning::Density,
        "t score*, z score*, bmd, dxa, dexa, densitometr*, bone mineral density, bone density",
    ),
    (Meaning::Electrode, "electrode*, eeg, electroenceph*, montage, ecg, lead, leads, ekg"),
    (
        Meaning::Supplement,
        "table, tables, fig, figs, figure, figures, video, videos, supplement*, appendix, movie, \
         file, etable, efigure, suppl, page, pages, pp",
    ),
    (
        Meaning::Cycle,
        "cycle, cycles, mg, auc, day, days, course, courses, every, weekly, dose, daily, \
         chemotherap*, q d, d q",
    ),
    (
        Meaning::Stage,
        "stage, staged, staging, tnm, stages, pugh, child pugh, dukes, ajcc, uicc, figo",
    ),
    (Meaning::Carcinoma, "carcinoma*, cancer*, adenocarcinoma*, melanoma*, seminoma*"),
    (
        Meaning::Molecule,
        "cyclin, vitamin, kinase, esterase, esterase inhibitor, dopamine, receptor*, lymphocyte*, \
         cells, cell, protein, gene, antigen, antibod*, inhibitor, integrin, dehydroepiandrosterone, \
         isoform, collagen, adhesion molecule",
    ),
    (
        Meaning::Kind,
        "type, group, class, hepatitis, block, blocks, cassette*, slide, slides, room, bed, \
         category, arm, strain, sample, vial, score, section, patient, case, cases, ao type",
    ),
    (
        Meaning::Drug,
        "cisplatin, carboplatin, oxaliplatin, gemcitabine, docetaxel, paclitaxel, doxorubicin, \
         adriamycin, ifosfamide, dacarbazine, trabectedin, eribulin, pazopanib, etoposide, \
         vincristine, cyclophosphamide, epirubicin, temozolomide, bevacizumab, capecitabine, \
         denosumab, imatinib, methotrexate, sorafenib, olaratumab, pembrolizumab, nivolumab, \
         fluorouracil",
    ),
];

const NUMBERS: &[List] = &[
    (Meaning::Ordinal(1), "first, erste*"),
    (Meaning::Ordinal(2), "second"),
    (Meaning::Ordinal(3), "third"),
    (Meaning::Ordinal(4), "fourth"),
    (Meaning::Ordinal(5), "fifth"),
    (Meaning::Ordinal(6), "sixth"),
    (Meaning::Ordinal(7), "seventh"),
    (Meaning::Ordinal(8), "eighth"),
    (Meaning::Ordinal(9), "ninth"),
    (Meaning::Ordinal(10), "tenth"),
    (Meaning::Ordinal(11), "eleventh"),
    (Meaning::Ordinal(12), "twelfth"),
    (Meaning::Count(1), "one"),
    (Meaning::Count(2), "two"),
    (Meaning::Count(3), "three"),
    (Meaning::Count(4), "four"),
    (Meaning::Count(5), "five"),
    (Meaning::Centimetre, "cm, cms, centimeter*, centimetre*"),
    (Meaning::Millimetre, "mm, mms, millimeter*, millimetre*"),
    (Meaning::Metre, "m, meter*, metre*, inch, inches, degree, degrees, ml, cc, kg, hu, hpf"),
    (Meaning::By, "x, by"),
    (Meaning::Percent, "percent, per cent"),
    (Meaning::Weight, "mcg, ug, g, l, u, iu, mmol, gray, cgy, fraction*, fx s"),
    (Meaning::Time, "week*, month*, hour*, hours, minute*, session*, patients, times, wk, wks, yo"),
    (Meaning::Years, "year, years, yr, yrs"),
    (Meaning::Escc, "escc, epidural spinal cord compression, epidural cord compression, mescc"),
    (Meaning::Bilsky, "bilsky"),
    (Meaning::Grade, "grade, graded, grading, gr, grad"),
];
