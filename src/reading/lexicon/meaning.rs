//! What a word or phrase means to the rules.

use crate::anatomy::{Region, Structure};

/// The meaning of a word or a phrase; words without one are not in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Meaning {
    // Anatomy
    /// cervical, dorsal, lumbar, sacral
    Region(Region),
    /// vertebra, vertebral
    Vertebra,
    /// level, segment
    Level,
    /// spine, column
    Spine,
    /// A structure of a level.
    Part(Structure),
    /// posterior elements: pedicles, facets, laminae, processes
    PosteriorElements,
    Atlas,
    /// atlantoaxial: of C1 and C2
    Atlantoaxial,
    /// axis, which is C2 only beside bone
    Axis,
    Dens,
    Prominens,
    Sacrum,
    /// HWK, BWK, LWK
    ShortRegion(Region),
    Left,
    Right,
    Bilateral,
    Anterior,
    Posterior,
    Disc,
    Canal,
    Epidural,
    /// An epidural block, a blood patch or an intrathecal pump says nothing of tumour.
    EpiduralTreatment,
    Sac,
    Dura,
    Intradural,
    Intramedullary,
    Cord,
    Cauda,
    Csf,
    Foramen,

    // Findings
    /// lesion, mass, metastasis, infection: what makes a level diseased
    Lesion,
    /// involve, infiltrate, invade, extend
    Involve,
    Fracture,
    Lytic,
    Blastic,
    MixedBone,
    /// collapse, loss of height
    Collapse,
    /// compress, indent, efface
    Compress,
    /// myelon compression: that of the cord in one word
    CordCompression,
    /// touch, abut
    Touch,
    /// displace
    Displace,
    Adherent,
    /// enter, project: on the way into the canal
    Enter,
    /// occupy, fill
    Fill,
    /// narrowing, stenosis
    Narrow,
    /// uptake, enhancement, oedema: changed, perhaps diseased
    Change,
    /// degenerative change
    Degenerative,
    /// kyphosis, lordosis, slope, plumb line: measures of alignment
    Alignment,
    /// Structures that only mark a place: conus, bifurcation.
    Landmark,
    /// tenderness, palpation, pain
    Examined,
    /// syrinx and signal of the cord beside a lesion, swelling of soft tissue
    Beside,

    // Treatment
    Treatment,
    /// biopsy: neither finding nor treatment
    Biopsy,

    // Neurology
    /// dermatome, root, palsy
    Neuro,
    /// sensory level, hypoaesthesia, paraplegia
    Deficit,

    // Context
    No,
    Not,
    /// no change, not only: no negation
    NoChange,
    Seen,
    Absent,
    Normal,
    Suspected,
    /// cannot be excluded, rule out
    Open,
    History,
    /// earlier, ago: after a number of years
    Ago,
    Literature,
    OwnCase,
    Except,
    But,
    Which,
    And,
    Or,
    To,
    From,
    Between,
    Preposition,
    With,
    Article,
    Be,
    Show,
    There,
    Above,
    Below,
    Adjacent,
    Both,
    All,
    For,

    // What T1, S4 and their like mean elsewhere
    Weighted,
    Intensity,
    Signal,
    Sequence,
    OrganSegment,
    Organ,
    Complement,
    Heart,
    Thyroid,
    Density,
    Electrode,
    Supplement,
    Cycle,
    Stage,
    Carcinoma,
    Molecule,
    /// type, group, grade, class, block
    Kind,
    Drug,

    // Numbers
    Ordinal(u8),
    Count(u8),
    Centimetre,
    Millimetre,
    Metre,
    By,
    Percent,
    Weight,
    Time,
    Years,
    // Grades
    Escc,
    Bilsky,
    Grade,
}
