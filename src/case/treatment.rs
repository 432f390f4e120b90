//! Treatments: given, refused, recommended and not given, or none.

use super::bounds::AnyOf;
use super::choice::{choice, record};
use super::compression::Direction;
use super::fact::Fact;
use super::levels::Levels;
use super::number::{Duration, Quantity};
use super::value::Id;
use super::when::When;
use crate::anatomy::{Level, Part};

choice! {
    /// What became of a treatment.
    pub enum TreatmentStatus {
        Given = "given",
        /// The patient did not want it.
        Refused = "refused",
        /// It was advised, and did not take place.
        RecommendedNotGiven = "recommended, not given",
        /// The source says that it was not given.
        NotGiven = "not given",
        /// The source lists treatments, and this kind is not among them.
        NoneStated = "not mentioned",
    }
}

choice! {
    /// What a treatment is for.
    pub enum Intent {
        Neoadjuvant = "neoadjuvant",
        Adjuvant = "adjuvant",
        Definitive = "definitive",
        Palliative = "palliative",
        Diagnostic = "diagnostic",
    }
}

choice! {
    /// A surgical act.
    pub enum ActKind {
        Biopsy = "biopsy",
        Laminectomy = "laminectomy",
        Hemilaminectomy = "hemilaminectomy",
        Laminotomy = "laminotomy",
        SpinousProcessResection = "resection of spinous processes",
        Facetectomy = "facetectomy",
        Pediculectomy = "pediculectomy",
        Costotransversectomy = "costotransversectomy",
        Discectomy = "discectomy",
        Corpectomy = "corpectomy",
        PartialSpondylectomy = "partial spondylectomy",
        Spondylectomy = "spondylectomy",
        EnBlocSpondylectomy = "total en bloc spondylectomy",
        TumourExcision = "excision of tumour",
        Debulking = "debulking",
        Decompression = "decompression",
        SeparationSurgery = "separation surgery",
        /// Fixation whose means are not stated.
        Instrumentation = "instrumentation",
        PedicleScrews = "pedicle screws and rods",
        AnteriorFixation = "anterior screws or plate",
        Cage = "cage or strut",
        CementAugmentation = "cement augmentation",
        Vertebroplasty = "vertebroplasty",
        Kyphoplasty = "kyphoplasty",
        Embolisation = "embolisation",
        Thoracotomy = "thoracotomy",
        Polypectomy = "polypectomy",
        OrganResection = "resection of an organ tumour",
        Other = "other act",
    }
}

record! {
    /// One act of an operation and where it was done.
    pub struct Act {
        /// What was done.
        pub kind: Fact<ActKind>,
        /// The levels at which it was done.
        pub levels: Option<Fact<Levels>>,
        /// The discs, each named by the level above it.
        pub discs: Vec<Level>,
        /// The parts that were removed or treated.
        pub parts: Vec<Part>,
        /// The side.
        pub side: Option<Fact<Direction>>,
        /// Technique, implant or anything else, in words.
        pub detail: Option<Fact<String>>,
    }
}

impl ActKind {
    /// Whether it takes a vertebra away, wholly or its body.
    pub const fn removes_bone(self) -> bool {
        matches!(
            self,
            Self::Corpectomy
                | Self::PartialSpondylectomy
                | Self::Spondylectomy
                | Self::EnBlocSpondylectomy
        )
    }

    /// Whether it takes tumour away, so that it has a margin.
    pub const fn removes_tumour(self) -> bool {
        self.removes_bone()
            || matches!(self, Self::TumourExcision | Self::Debulking | Self::SeparationSurgery)
    }
}

choice! {
    /// The way to the spine.
    pub enum Approach {
        Posterior = "posterior",
        Anterior = "anterior",
        Combined = "combined",
        Transthoracic = "transthoracic",
        Lateral = "lateral",
        Percutaneous = "percutaneous",
    }
}

choice! {
    /// How much was removed, in the surgeon's estimate.
    pub enum ResectionExtent {
        GrossTotal = "gross total",
        Subtotal = "subtotal",
        Partial = "partial",
        Debulking = "debulking",
        BiopsyOnly = "biopsy only",
    }
}

choice! {
    /// Residual tumour (UICC, AJCC).
    pub enum ResidualTumour {
        /// Cannot be assessed.
        #[serde(rename = "rx")]
        Rx = "RX",
        /// No residual tumour.
        #[serde(rename = "r0")]
        R0 = "R0",
        /// Microscopic residual tumour.
        #[serde(rename = "r1")]
        R1 = "R1",
        /// Macroscopic residual tumour.
        #[serde(rename = "r2")]
        R2 = "R2",
    }
}

choice! {
    /// Surgical margin (Enneking et al., Clin Orthop 1980).
    pub enum EnnekingMargin {
        /// Through the tumour.
        Intralesional = "intralesional",
        /// Through the reactive zone.
        Marginal = "marginal",
        /// With a cuff of normal tissue.
        Wide = "wide",
        /// The whole compartment.
        Radical = "radical",
    }
}

record! {
    /// An operation.
    #[derive(Default)]
    pub struct Surgery {
        /// The way to the spine.
        pub approach: Option<Fact<Approach>>,
        /// The side of the approach, of the patient.
        #[schemars(title = "Side of the approach")]
        pub approach_side: Option<Fact<Direction>>,
        /// What was done.
        pub acts: Vec<Act>,
        /// How much was removed, in the source's words.
        pub extent_words: Option<Fact<String>>,
        /// How much was removed.
        pub extent: Option<Fact<ResectionExtent>>,
        /// Residual tumour (R).
        #[schemars(title = "Residual tumour (R)")]
        pub residual: Option<Fact<AnyOf<ResidualTumour>>>,
        /// Enneking's margin.
        #[schemars(title = "Enneking margin")]
        pub enneking: Option<Fact<AnyOf<EnnekingMargin>>>,
        /// What was seen at operation, in words.
        pub findings: Vec<Fact<String>>,
    }
}

choice! {
    /// How radiation was given.
    pub enum Technique {
        Conventional = "conventional (2D or 3D)",
        #[serde(rename = "imrt")]
        Imrt = "IMRT",
        #[serde(rename = "sbrt")]
        Sbrt = "SBRT or radiosurgery",
        Proton = "protons",
        Carbon = "carbon ions",
        Brachytherapy = "brachytherapy",
    }
}

record! {
    /// Radiotherapy.
    #[derive(Default)]
    pub struct Radiotherapy {
        /// The levels of the field.
        pub levels: Option<Fact<Levels>>,
        /// The field, in words.
        pub field: Option<Fact<String>>,
        /// How it was given.
        pub technique: Option<Fact<Technique>>,
        /// Total dose in gray.
        #[schemars(title = "Total dose (Gy)", extend("unit" = "Gy"))]
        pub dose: Option<Fact<Quantity>>,
        /// How many fractions.
        pub fractions: Option<Fact<Quantity>>,
        /// How long it took.
        pub duration: Option<Fact<Duration>>,
    }
}

choice! {
    /// The unit of a drug dose.
    pub enum DoseUnit {
        #[serde(rename = "mg/m2")]
        MgPerM2 = "mg/m²",
        #[serde(rename = "mg/kg")]
        MgPerKg = "mg/kg",
        #[serde(rename = "auc")]
        Auc = "AUC",
        #[serde(rename = "mg")]
        Mg = "mg",
        #[serde(rename = "g/m2")]
        GPerM2 = "g/m²",
    }
}

record! {
    /// A dose as the source writes it, per cycle or per day.
    #[derive(Copy)]
    pub struct Dose {
        /// How much.
        pub amount: Quantity,
        /// The unit.
        pub unit: DoseUnit,
    }
}

record! {
    /// A drug of a regimen.
    pub struct Drug {
        /// Its name, such as doxorubicin.
        pub name: Fact<String>,
        /// Its dose as written.
        pub dose: Option<Fact<Dose>>,
        /// The days of the cycle on which it is given.
        #[schemars(title = "Days of the cycle")]
        pub days: Option<Fact<Vec<u16>>>,
    }
}

record! {
    /// Systemic therapy.
    #[derive(Default)]
    pub struct Systemic {
        /// Which line of therapy.
        pub line: Option<Fact<Quantity>>,
        /// The drugs.
        pub drugs: Vec<Drug>,
        /// Length of a cycle in days.
        #[schemars(title = "Cycle (days)", extend("unit" = "days"))]
        pub cycle_length: Option<Fact<Quantity>>,
        /// How many cycles were given.
        pub cycles: Option<Fact<Quantity>>,
        /// Why it was stopped.
        pub stopped_for: Option<Fact<String>>,
    }
}

/// What kind of treatment it is.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TreatmentKind {
    /// An operation.
    Surgery(Surgery),
    /// Radiotherapy.
    Radiotherapy(Radiotherapy),
    /// Systemic therapy.
    Systemic(Systemic),
    /// Anything else, in words: rehabilitation, analgesics.
    Other(Fact<String>),
}

impl TreatmentKind {
    /// The kind as a word.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Surgery(_) => "Surgery",
            Self::Radiotherapy(_) => "Radiotherapy",
            Self::Systemic(_) => "Systemic therapy",
            Self::Other(_) => "Other treatment",
        }
    }
}

record! {
    /// A treatment.
    pub struct Treatment {
        /// Its id.
        pub id: Id,
        /// Its name for a reader.
        pub label: String,
        /// When it was, or began.
        pub when: Option<Fact<When>>,
        /// What became of it.
        pub status: Fact<TreatmentStatus>,
        /// Why it was refused or not given.
        pub reason: Option<Fact<String>>,
        /// What it was for.
        pub intent: Option<Fact<Intent>>,
        /// The tumours that it was aimed at.
        pub tumours: Vec<Id>,
        /// What was done.
        pub kind: TreatmentKind,
        /// How the patient responded, in words.
        pub response: Option<Fact<String>>,
    }
}

impl Treatment {
    /// A treatment of which no more is known than what it was and what became of it.
    pub fn new(
        id: Id,
        label: impl Into<String>,
        status: Fact<TreatmentStatus>,
        kind: TreatmentKind,
    ) -> Self {
        Self {
            id,
            label: label.into(),
            when: None,
            status,
            reason: None,
            intent: None,
            tumours: Vec::new(),
            kind,
            response: None,
        }
    }

    /// Whether it was given, as far as is shown.
    pub fn is_given(&self) -> bool {
        *self.status.value() == TreatmentStatus::Given
    }
}
