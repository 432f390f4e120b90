//! Words for what is wrong, and for what is done about it.

use super::List;
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
    (
        Meaning::Lesion,
        "lesion*, mets, a met, bone met, bony met, spinal met, vertebral met, met at, met in, mass, masses, tumor*, tumour*, sarcoma*, carcinoma metast*, lymphoma*, \
         chordoma*, myeloma*, plasmacytoma*, plasmocytoma*, neoplas*, metasta*, malignan*, \
         leiomyosarcoma*, osteosarcoma*, chondrosarcoma*, angiosarcoma*, liposarcoma*, \
         rhabdomyosarcoma*, fibrosarcoma*, schwannoma*, neurofibroma*, neurinoma*, \
         meningioma*, ependymoma*, astrocytoma*, haemangio*, hemangio*, angioma*, \
         osteoblastoma*, osteoid osteoma*, osteochondroma*, chondroma*, giant cell tum*, \
         aneurysmal bone cyst*, aneurismal bone cyst*, cyst, cysts, cystic, abscess*, \
         spondylodisc*, spondylodisk*, discitis, diskitis, spondylitis, osteomyelitis, \
         infection*, infected, infiltrate, infiltrates, granuloma*, deposit, deposits, nidus, nidi, \
         secondaries, focus, foci, nodule*, lipoma*, teratoma*, glioma*, paraganglioma*, \
         hydatid*, vesicle*, histiocytosis, dysplasia, haematoma*, hematoma*, empyema*, phlegmon*, \
         collection, malformation*, involvement, disease, diseased, dz, destruct*, destroy*, \
         spread, progression to, progression at, progression in, progression into, recurrence, recurrent, relapse, growth, component, soft tissue component*, extraosseous*, \
         extra osseous*, patch, patches, sleeve, soft tissue cuff*, split cord*, diastematomyel*, \
         bony septum, osseous septum, block formation, block vertebra*, cleft, clefts, absent pedicle*, missing pedicle*, bulging of the posterior wall*, bulging of the posterior margin*, bulging of the posterior border*, bulging posterior wall*, convex posterior, complete obstruction, total obstruction, myelographic block*, convexity of the posterior, posterior wall bulg*, posterior border bulg*, winking owl, dysraph*, \
         lipomyelomeningoc*, meta, \
         metastases, filiae, absiedlung*, tuberculosis, tuberculous, pott*, eosinophilic granuloma, \
         pathologic*, hemivertebra*, butterfly vertebra*, block vertebra*, spina bifida, \
         klippel feil*, platyspondyl*, segmentation failure*, segmentation defect*, segmentation anomal*, \
         failure of segmentation, failure of formation, formation failure*, unsegment*, \
         non segment*, nonsegment*, unfused, non fusion*, nonfusion*, failure of fusion, \
         incomplete fusion*, bifid*, os odontoideum, dermal sinus*, assimilation, \
         occipitali*, agenesis, aplasia, hypoplasia, hypoplastic, \
         laminar defect*, bone defect*, bony defect*, osseous defect*, cortical defect*, \
         bony bar*, osseous bar*, \
         meningocele*, meningocoele*, myelomeningoc*, ectasia, scalloping, scalloped, \
         ganglioneuroma*, neuroblastoma*, fibroma*, exostos*, cavernoma*, sequestr*, lasion*, raumforderung*, befall*, osteolyse*, pathologisch*, tumeur*, chordome*, myelome*, lymphome*, schwannome*, \
         meningiome*, neurinome*, angiome*, hemangiome*, plasmocytome*, localisation secondaire, \
         localisations secondaires, plasmozytom*, hamangiom*, knochenmetastase*, \
         wirbelkorpermetastase*, wirbelmetastase*, wirbelsaulenmetastase*, abszess*, destruiert*",
    ),
    (
        Meaning::Involve,
        "involv*, infiltrat*, invad*, invasion*, erod*, erosion*, erosive, replac*, \
         extend*, extension*, extent, affect*, encas*, engulf*, encircl*, envelop*, surrounds, origin*, arising, arises, \
         breach*, encroach*, grows, growing, grew, grown, penetrat*, centred, centered, epicent*, etendu*, etend, s etend, envahi*, infiltre*, infiltrier*, atteint*, einwachs*, ausdehnung*, located, localised, \
         localized, interesting the, interested the, spanning, spans, reaching, reaches, reached, reach, situated, contiguous with, contiguous to",
    ),
    (
        Meaning::Fracture,
        "fractur*, broken, compression fractur*, burst fractur*, wedge fractur*, wedge compression fractur*, \
         insufficiency fractur*, pathological fractur*, pathologic fractur*, dislocat*, luxation*, \
         subluxation*, subluxed, retropuls*, avulsion*, avulsed, impacted, cleavage, anterior wedge, wedge of, diastasis, locked facet*, perched facet*, jumped facet*, compression deformit*, \
         wedge deformit*, fx, hangman*, endplate depression*, end plate depression*, endplate fractur*, biconcave*, fraktur*, frakturen, deckplattenimpression*, deckplatteneinbruch*, sinterung*, tassement*, kompressionsfraktur*, \
         berstungsfraktur*, wirbelfraktur*, wirbelkorperfraktur*, spontanfraktur*, keilwirbel*",
    ),
    (
        Meaning::Lytic,
        "lytic, lysis, osteoly*, bone destruction, bony destruction, osteodestruct*, moth eaten, \
         radiolucen*, lucen*, punched out, osteoclastic, permeative, translucent, rarefied, rarefaction, osteolyse*, osteolytisch*, lyse, lyses, lytique*, lytisch*",
    ),
    (
        Meaning::Blastic,
        "blastic, osteoblastic, sclerotic, sclerosis, osteosclero*, sclerosed, ivory, \
         osteocondens*, osteoplastic, condensant*, osteoplastisch*, osteoblastique*, \
         osteoblastisch*, blastique*, sklerotisch*, sklerose*",
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
         lowering of height, lowering of its height, loss of its height, decreased height, \
         diminished height, decrease of height, decrease in height, \
         lost height, flattened vertebra, height loss of, affaissement*, effondrement*, \
         hohenminderung*",
    ),
    (
        Meaning::Compress,
        "compress*, imprints, imprinting, imprint on, comprim*, komprim*, kompression*, indent*, efface*, effacement, flatten*, deform, deforms, deforming, deformed, \
         impress*, squeez*, pinch*, constrict*, crush*, squash*, strangulat*",
    ),
    (
        Meaning::CordCompression,
        "myelocompress*, myelonkompress*, ruckenmarkskompress*, ruckenmarkkompress*",
    ),
    (
        Meaning::Touch,
        "abut*, touch*, contact, contacts, contacting, reaches the cord, impinge*, impinging, \
         impingement, mass effect",
    ),
    (
        Meaning::Enter,
        "enter, enters, entered, entering, project, projects, projected, projecting, creeps, \
         crept, spilled, spills, passes, passed, passing, herniating into, prolapsing into, \
         insinuat*, dumbbell*, dumb bell*",
    ),
    (Meaning::Displace, "displac*, shift*, deviat*, pushed, pushes, pushing"),
    (Meaning::Adherent, "adher*, adhes*, attached, attachment*"),
    (Meaning::Fill, "occup*, fills, filling, filled, obliterat*, obstruct*, blocked, blockage"),
    (
        Meaning::Narrow,
        "einengung*, eingeengt*, retreci*, narrow*, stenos*, compromis*, encroachment, bulging into, bulges into, protrusion into, protrudes into, \
         bulge into, bulged into, protrud*",
    ),
    (
        Meaning::Change,
        "uptake, hypermetabol*, fdg avid, avid, avidity, hot spot*, hotspot*, enhanc*, oedema, \
         edema, edematous, oedematous, positive at, positive in, scan was positive, positive bone scan, abnormal marrow*, \
         altered marrow*, marrow abnormalit*, marrow change*, marrow lesion*, marrow signal abnormalit*, \
         heterogeneous marrow*, altered signal*, pathological uptake, pathologic uptake, speicherung*, \
         anreicherung*, signalveranderung*, abnormal signal, signal abnormalit*, signal change*, \
         signal alteration*, marrow replacement, abnormalit*, abnormal, hyperfixation*, \
         tracer accumulation, takes the contrast, takes contrast, takes up contrast, \
         take up contrast, increased activity, accumulation, altered signal, \
         marrow signal change*, thickening, permeation, marrow infiltration, marrow oedema, \
         marrow edema, enlarge*, expan*, increased density, contrast uptake, tracer uptake, \
         increased uptake, hypercaptation*, thinned, thinning, remodel*, blown out, widened, \
         widening, ballooned",
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
         tarlov*, perineural cyst*, tarlov cyst*, renal cyst*, hepatic cyst*, \
         degenerative disc disease, degenerative disk disease, degenerative change*, ligament*, \
         calcification*, calcified, osteopenia, osteoporosis, disc disease",
    ),
    (
        Meaning::Alignment,
        "instabilit*, curve, curves, curvature, plumb*, slope, pelvic angle, lordosis, lordotic, cobb*, sagittal vertical axis, sva, \
         muscle index, skeletal muscle*, muscle area, incidence, kyphosis, kyphotic, \
         kyphosis angle, tilt, cross sectional area, skeletal muscle index, angle",
    ),
    (
        Meaning::Landmark,
        "conus, foramen magnum, conus medullaris, bifurcat*, terminates, ends at, catheter tip, tip, scanned, \
         coverage, field of view, counting, counted, numbering, numbered, \
         numbered from, aneurysm, aneurysms, pseudoaneurysm*, vena cava, cava, trunk, landing zone*, endoleak*, artery, arteries, veins, arterial, vein, venous, aorta, aortic, diaphragm, \
         umbilicus, taken at, obtained at, incision, puncture, lumbar puncture, stimulator*, pump, carina, trachea, \
         crossing, catheter*, cannula*, trocar*, tuohy*, shunt*, guidewire*, guide wire*, angiograph*, embolis*, renal, vessel*, supply, feeder*, adamkiewicz, \
         level of the conus, imaged, slices, slice, sections",
    ),
    (
        Meaning::Examined,
        "tender*, palpat*, pain, painful, percuss*, ache, soreness, pressure pain, \
         pain on pressure, discomfort, spasm",
    ),
    (
        Meaning::Beside,
        "multiple sclerosis, lateral sclerosis, systemic sclerosis, tuberous sclerosis, leak, leaks, leakage, \
         csf leak*, syrinx*, syring*, hydromyel*, cord signal, cord oedema, cord edema, myelopath*, \
         myelomalacia, myelitis, swelling, lymph node*, lymphadenopath*, adenopath*, fat stranding, signal prolongation, effusion*, \
         atrophy, post radiation*, post radiation marrow*, post radiation fatty*, post radiation fatty marrow*, post radiation fatty marrow change*, fatty marrow change*, post treatment*, postradiation*, radiation change*, fatty marrow*, \
         fatty replacement*, focal fat, focal fatty, focal fatty deposit*, focal fatty infiltrat*, focal fatty lesion*, fatty deposit*, fat deposit*, fatty island*, \
         fat island*, islands of fat, focal deposit* of fat, postoperative change*, post operative change*, post surgical change*, \
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
    (Meaning::Biopsy, "biops*, aspirat*, sampled, sampling, needle, fine needle*, punch biops*"),
];
