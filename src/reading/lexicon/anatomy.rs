//! Words for regions, parts and sides.

use super::List;
use crate::anatomy::{Region, Structure};
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
    (Meaning::Region(Region::Cervical), "cervical*"),
    (Meaning::Region(Region::Thoracic), "thoracic, thoracal, dorsal, thorakal*"),
    (Meaning::Region(Region::Lumbar), "lumbar, lumbal*"),
    (Meaning::Region(Region::Sacral), "sacral"),
    (
        Meaning::Spine,
        "spine, spines, spinal column, vertebral column, c spine, t spine, l spine, ls spine, \
         backbone, rachis, axial skeleton, thoracolumbar, thoraco lumbar, cervicothoracic, \
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
        "body, bodies, soma, somas, somata, corpus, corpora, vertebral bod*, endplate*, end plate*, anterior arch, \
         wirbelkorper*, anterior column, middle column, marrow, bone marrow, posterior wall, \
         anterior wall, plateau*, cancellous bone, vertebral corpus, corps vertebral, \
         corps vertebraux, mur posterieur, hinterkante*, hinterwand*",
    ),
    (
        Meaning::Part(Structure::Pedicle),
        "pedicle, pedicles, pedicular, peduncle, peduncles, lateral mass*, pedicule*, bogenwurzel*, pedikel*",
    ),
    (
        Meaning::Part(Structure::Facet),
        "facet, facets, facet joint*, articular process*, articular pillar*, pars, \
         pars interarticularis, zygapophys*, articular facet*, superior articular process*, \
         inferior articular process*",
    ),
    (
        Meaning::Part(Structure::TransverseProcess),
        "transverse process*, transverse, sacral ala, sacral alae, sacral wing*, ala, alae, \
         transverse apophys*, apophyse transverse*, querfortsatz*",
    ),
    (
        Meaning::Part(Structure::Lamina),
        "lamina, laminae, laminas, laminar, posterior arch*, vertebral lamina*, blades, \
         vertebral arch*, neural arch*, arc posterieur, arcs posterieurs, lames, \
         lame gauche, lame droite, wirbelbogen*",
    ),
    (
        Meaning::Part(Structure::SpinousProcess),
        "spinous process*, spinous, spinous apophys*, posterior tubercle, apophyse epineuse*, epineuse*, \
         dornfortsatz*",
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
    (Meaning::Atlantoaxial, "atlantoaxial, atlanto axial"),
    (Meaning::Axis, "axis"),
    (Meaning::Dens, "dens, odontoid*"),
    (Meaning::Prominens, "vertebra prominens"),
    (Meaning::Sacrum, "sacrum, os sacrum, kreuzbein*"),
    (Meaning::ShortRegion(Region::Cervical), "hwk, hw, hwk"),
    (Meaning::ShortRegion(Region::Thoracic), "bwk, bw"),
    (Meaning::ShortRegion(Region::Lumbar), "lwk, lw"),
    (Meaning::ShortRegion(Region::Sacral), "swk"),
    (
        Meaning::Left,
        "left, lt, leftward, left sided, left side, links, linke*, linksseitig*, gauche*",
    ),
    (
        Meaning::Right,
        "right, rt, rightward, right sided, right side, rechts, rechte*, rechtsseitig*, droit*",
    ),
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
         intraspinal*, intra spinal*, intracanal*, intra canal*, canal spinal, canal rachidien, \
         canal vertebral, canal medullaire, canal lombaire, canalicular, spinalkanal*, wirbelkanal*",
    ),
    (
        Meaning::Epidural,
        "epidural*, epidurit*, extradural*, extra dural, extra axial, extraaxial, outside the dura, outside of the dura, epidural space, epidural fat, peridural*",
    ),
    (
        Meaning::EpiduralTreatment,
        "epidural block*, epidural inject*, epidural steroid*, epidural catheter*, \
         epidural anaesth*, epidural anesth*, epidural analges*, epidural infiltration*, blood patch*, epidural blood patch*, \
         epidural needle*, epidural lead*, epidural electrode*, epidural drain*, \
         dural puncture*, intrathecal catheter*, intrathecal pump*, intrathecal inject*, \
         intrathecal infus*, intrathecal admin*, intrathecal baclofen, intrathecal morphine, \
         intrathecal methotrexate, intrathecal chemother*, intrathecal drug*, \
         intrathecal therap*, intrathecal treatment*",
    ),
    (
        Meaning::Sac,
        "thecal sac, dural sac, thecal, theca, sac, thecal sack, dural sheath, dural tube, \
         subarachnoid space*, sac dural, fourreau dural, fourreau, duralsack*, duraschlauch*",
    ),
    (Meaning::Dura, "dura, dural, dura mater, meninges, meningeal, leptomening*"),
    (Meaning::Intradural, "intradural*, intra dural, subdural*, intrathecal*"),
    (
        Meaning::Intramedullary,
        "intramedullary, intramedullaire*, intra medullary, intramedullar, intraspinal cord",
    ),
    (
        Meaning::Cord,
        "cord, spinal cord, myelon, myelons, moelle, moelle epiniere, ruckenmark*, medullaire*, medulla spinalis, medulla, spinal marrow, thoracic cord, cervical cord, \
         dorsal cord, medullary, cervical spinal cord, thoracic spinal cord, dorsal spinal cord, \
         lumbar spinal cord",
    ),
    (Meaning::Cauda, "cauda, cauda equina"),
    (Meaning::Csf, "csf, cerebrospinal fluid, liquor"),
];
