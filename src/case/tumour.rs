//! The tumours of a case, in the spine and elsewhere, and their diagnoses.

use super::choice::{choice, record};
use super::fact::Fact;
use super::finding::YesNo;
use super::mass::Size;
use super::number::Duration;
use super::value::{Id, Morphology, Topography};
use crate::anatomy::Level;

choice! {
    /// Where in the body a tumour sits.
    pub enum Region {
        Vertebra = "vertebra",
        EpiduralSpace = "epidural space",
        ParaspinalTissue = "paraspinal soft tissue",
        Cord = "spinal cord",
        Meninges = "meninges",
        NerveRoot = "nerve root",
        Mediastinum = "mediastinum",
        Lung = "lung",
        Pleura = "pleura",
        Breast = "breast",
        Thyroid = "thyroid",
        Stomach = "stomach",
        Bowel = "bowel",
        Rectum = "rectum",
        Liver = "liver",
        Pancreas = "pancreas",
        Kidney = "kidney",
        Adrenal = "adrenal gland",
        Bladder = "bladder",
        Prostate = "prostate",
        Uterus = "uterus",
        Ovary = "ovary",
        Retroperitoneum = "retroperitoneum",
        SoftTissueLimb = "soft tissue of a limb",
        SoftTissueTrunk = "soft tissue of the trunk",
        LongBone = "long bone",
        FlatBone = "flat bone",
        Brain = "brain",
        Skin = "skin",
        LymphNode = "lymph node",
        BloodOrMarrow = "blood or marrow",
        Unknown = "not known",
        Other = "other",
    }
}

record! {
    /// Where a tumour sits.
    pub struct Site {
        /// The region or organ.
        pub region: Region,
        /// The place within it, in words: left posterior, segments 4 and 8.
        pub place: Option<String>,
        /// The upper level, for tumours of the column.
        pub first: Option<Level>,
        /// The lower level, for tumours of the column.
        pub last: Option<Level>,
    }
}

choice! {
    /// What a tumour is to the case.
    pub enum Role {
        Primary = "primary",
        Metastasis = "metastasis",
        DirectExtension = "direct extension",
        SeparateTumour = "separate tumour",
    }
}

choice! {
    /// One lesion or several.
    pub enum Multiplicity {
        Solitary = "solitary",
        Multiple = "multiple",
    }
}

record! {
    /// A tumour.
    pub struct Tumour {
        /// Its id.
        pub id: Id,
        /// Its name for a reader.
        pub label: String,
        /// Where it sits.
        pub site: Fact<Site>,
        /// What it is to the case.
        pub role: Option<Fact<Role>>,
        /// The tumour that it came from.
        pub from: Option<Id>,
        /// One lesion or several.
        pub multiplicity: Option<Fact<Multiplicity>>,
        /// Its sizes.
        pub sizes: Vec<Fact<Size>>,
        /// What it looks like, in words.
        pub description: Vec<Fact<String>>,
        /// What it is said not to do: no invasion of the aorta.
        pub negative_findings: Vec<Fact<String>>,
    }
}

choice! {
    /// The edition of ICD-O that a code was taken from.
    pub enum IcdoVersion {
        #[serde(rename = "3")]
        V3 = "ICD-O-3 (2000)",
        #[serde(rename = "3.1")]
        V3_1 = "ICD-O-3.1",
        #[serde(rename = "3.2")]
        V3_2 = "ICD-O-3.2",
    }
}

record! {
    /// What a tumour is.
    pub struct Entity {
        /// Its name, such as leiomyosarcoma.
        pub name: String,
        /// ICD-O-3 morphology with behaviour, such as 8890/3.
        pub morphology: Option<Morphology>,
        /// The edition of the code.
        #[schemars(title = "ICD-O version")]
        pub icdo_version: Option<IcdoVersion>,
    }
}

record! {
    /// A diagnosis of one tumour.
    pub struct Diagnosis {
        /// Its id.
        pub id: Id,
        /// The tumour that it is of.
        pub tumour: Id,
        /// What the tumour is.
        pub entity: Fact<Entity>,
        /// ICD-O-3 topography of the tumour, such as C41.2.
        pub topography: Option<Fact<Topography>>,
        /// Whether the disease was metastatic when this diagnosis was made.
        pub metastatic_at_diagnosis: Option<Fact<YesNo>>,
        /// Time from the primary tumour to this metastasis.
        pub latency: Option<Fact<Duration>>,
        /// Anything else the diagnosis rests on.
        pub note: Option<String>,
    }
}

impl Site {
    /// Whether it belongs to the spine: by its region, or because it lies at a level.
    pub const fn is_spinal(&self) -> bool {
        let region = matches!(
            self.region,
            Region::Vertebra
                | Region::EpiduralSpace
                | Region::ParaspinalTissue
                | Region::Cord
                | Region::Meninges
                | Region::NerveRoot
        );
        region || self.first.is_some()
    }
}

impl Tumour {
    /// A tumour of which no more is known than where it sits.
    pub fn new(id: Id, label: impl Into<String>, site: Fact<Site>) -> Self {
        Self {
            id,
            label: label.into(),
            site,
            role: None,
            from: None,
            multiplicity: None,
            sizes: Vec::new(),
            description: Vec::new(),
            negative_findings: Vec::new(),
        }
    }
}

impl Diagnosis {
    /// What a tumour is, and no more.
    pub const fn new(id: Id, tumour: Id, entity: Fact<Entity>) -> Self {
        Self {
            id,
            tumour,
            entity,
            topography: None,
            metastatic_at_diagnosis: None,
            latency: None,
            note: None,
        }
    }
}
