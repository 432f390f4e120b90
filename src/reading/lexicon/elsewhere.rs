//! Words beside which `T1`, `S4` and their like are no levels.

use super::List;
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
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
         injection of gadolinium, gadolinium injection, injection of contrast*, contrast injection, \
         after injection, following injection, injected, \
         post gadolinium, post gd, mapping, relaxation, sagittal, axial, coronal, spin echo, \
         prolongation, mri, contrast enhanced, weighted image*, weighted sequence*, without contrast, without contrast medium, without contrast agent, \
         with and without contrast*, without and with contrast*, without gadolinium, \
         with and without gadolinium, without intravenous contrast*, without iv contrast*, \
         flexion and extension, extension view*, \
         flexion extension",
    ),
    (
        Meaning::OrganSegment,
        "liver, hepatic, intrahepatic, extrahepatic, sectionectom*, chemoembol*, hepato*, bronchopulmonary, pulmonary segment*, lung segment*, lobe, lobes, \
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
         scapula, medulla oblongata, adrenal medulla, renal medulla, tibia, tibial, pelvis, pelvic, antrum, caecum, jejun*, ileum, oral, tongue",
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
];
