//! Specimens: what was taken, what it looked like, how it stained.

use super::bounds::{AnyOf, Bounds};
use super::choice::{choice, record};
use super::fact::Fact;
use super::finding::YesNo;
use super::number::{Number, Quantity};
use super::treatment::{EnnekingMargin, ResidualTumour};
use super::value::Id;
use super::when::When;

choice! {
    /// How a specimen was taken.
    pub enum SpecimenKind {
        Cytology = "cytology",
        /// A biopsy whose way is not stated.
        Biopsy = "biopsy",
        CoreBiopsy = "core biopsy",
        OpenBiopsy = "open biopsy",
        EndoscopicBiopsy = "endoscopic biopsy",
        FrozenSection = "frozen section",
        Curettage = "curettage or fragments",
        Resection = "resection",
        Autopsy = "autopsy",
    }
}

choice! {
    /// The system that a grade belongs to.
    pub enum GradeSystem {
        #[serde(rename = "fnclcc")]
        Fnclcc = "FNCLCC",
        #[serde(rename = "nci")]
        Nci = "NCI",
        #[serde(rename = "ajcc")]
        Ajcc = "AJCC",
        #[serde(rename = "who")]
        Who = "WHO",
        NotStated = "system not stated",
    }
}

choice! {
    /// A grade as a report states it.
    pub enum Grade {
        WellDifferentiated = "well differentiated",
        ModeratelyDifferentiated = "moderately differentiated",
        PoorlyDifferentiated = "poorly differentiated",
        Low = "low grade",
        Intermediate = "intermediate grade",
        High = "high grade",
        #[serde(rename = "g1")]
        G1 = "G1",
        #[serde(rename = "g2")]
        G2 = "G2",
        #[serde(rename = "g3")]
        G3 = "G3",
        #[serde(rename = "g4")]
        G4 = "G4",
    }
}

record! {
    /// A grade as a report states it.
    pub struct StatedGrade {
        /// The system that it belongs to.
        pub system: GradeSystem,
        /// The grade, or those that it can be.
        pub grades: AnyOf<Grade>,
        /// Whether all of the grades are there side by side, rather than one of them.
        #[schemars(title = "Mixed: all of these are present")]
        pub mixed: bool,
    }
}

record! {
    /// A mitotic count with the area that it was counted in.
    #[derive(Copy)]
    pub struct MitoticCount {
        /// How many mitoses.
        pub count: Quantity,
        /// In how many high-power fields.
        #[schemars(title = "In so many fields")]
        pub fields: Option<Number>,
        /// Area of one field in square millimetres.
        #[schemars(title = "Area of a field (mm²)", extend("unit" = "mm²"))]
        pub field_area: Option<Number>,
    }
}

choice! {
    /// A degree in words.
    pub enum Degree {
        None = "none",
        Low = "low or mild",
        Moderate = "moderate",
        High = "high or severe",
    }
}

choice! {
    /// How often something is seen.
    pub enum Frequency {
        None = "none seen",
        Rare = "rare",
        Present = "present",
        Frequent = "frequent",
    }
}

choice! {
    /// Tumour differentiation as FNCLCC scores it (Trojani et al., Int J Cancer 1984).
    pub enum Differentiation {
        /// Closely resembles normal adult tissue: 1.
        Well = "well",
        /// Certain histological type: 2.
        Conventional = "conventional",
        /// Undifferentiated, uncertain, pleomorphic or epithelioid: 3.
        Poor = "poor",
    }
}

choice! {
    /// Whether there is necrosis.
    pub enum NecrosisClass {
        None = "none",
        /// There is some; how much is not stated.
        Present = "present",
        Below50 = "<50 %",
        AtLeast50 = "≥50 %",
    }
}

record! {
    /// Necrosis of the tumour.
    #[derive(Copy)]
    pub struct Necrosis {
        /// Its class.
        pub class: NecrosisClass,
        /// Its share in percent, where it is given.
        #[schemars(title = "Share (%)", extend("unit" = "%"))]
        pub percent: Option<Quantity>,
    }
}

choice! {
    /// How a marker was looked for.
    pub enum Method {
        Immunohistochemistry = "immunohistochemistry",
        SpecialStain = "special stain",
        InSitu = "in-situ hybridisation",
        Molecular = "molecular",
        ElectronMicroscopy = "electron microscopy",
    }
}

choice! {
    /// The result for a marker.
    pub enum StainResult {
        Positive = "positive",
        Negative = "negative",
        Equivocal = "equivocal",
        NotDone = "not done",
    }
}

choice! {
    /// How far a staining reaches.
    pub enum StainExtent {
        /// Under 10 %.
        Focal = "focal",
        /// From 10 to 50 %.
        Patchy = "patchy",
        /// Over 50 %.
        Diffuse = "diffuse",
    }
}

choice! {
    /// How strong a staining is.
    pub enum Intensity {
        Weak = "1+ weak",
        Moderate = "2+ moderate",
        Strong = "3+ strong",
    }
}

choice! {
    /// Where in the cell a staining lies.
    pub enum Pattern {
        Cytoplasmic = "cytoplasmic",
        Membranous = "membranous",
        Nuclear = "nuclear",
        DotLike = "dot-like",
    }
}

record! {
    /// What a marker showed. A bare plus is positive with all else not stated.
    #[derive(Copy)]
    pub struct Staining {
        /// The result.
        pub result: StainResult,
        /// How far it reaches.
        pub extent: Option<StainExtent>,
        /// How strong it is.
        pub intensity: Option<Intensity>,
        /// Share of cells in percent, with its operator.
        #[schemars(title = "Percent", extend("unit" = "%"))]
        pub percent: Option<Quantity>,
        /// Where in the cell.
        pub pattern: Option<Pattern>,
    }
}

impl Staining {
    /// A bare result.
    pub const fn bare(result: StainResult) -> Self {
        Self { result, extent: None, intensity: None, percent: None, pattern: None }
    }
}

record! {
    /// One marker that was looked for in a specimen.
    pub struct Stain {
        /// How it was looked for.
        pub method: Method,
        /// The marker, such as SMA.
        pub marker: String,
        /// What it showed.
        pub result: Fact<Staining>,
    }
}

record! {
    /// Margins of a resection.
    #[derive(Default)]
    pub struct Margin {
        /// Residual tumour (R).
        #[schemars(title = "Residual tumour (R)")]
        pub residual: Option<Fact<AnyOf<ResidualTumour>>>,
        /// Enneking's margin.
        #[schemars(title = "Enneking margin")]
        pub enneking: Option<Fact<AnyOf<EnnekingMargin>>>,
        /// Distance from tumour to margin in millimetres.
        #[schemars(title = "Clear by (mm)", extend("unit" = "mm"))]
        pub distance: Option<Fact<Quantity>>,
    }
}

impl Margin {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

record! {
    /// A specimen.
    pub struct Specimen {
        /// Its id.
        pub id: Id,
        /// Its name for a reader.
        pub label: String,
        /// When it was taken.
        pub when: Option<Fact<When>>,
        /// The tumours that it is of.
        pub tumours: Vec<Id>,
        /// How it was taken.
        pub kind: Option<Fact<SpecimenKind>>,
        /// Whether it was taken after therapy.
        pub after_therapy: Option<Fact<YesNo>>,
        /// Gross description.
        pub gross: Option<Fact<String>>,
        /// Microscopic description.
        pub microscopy: Option<Fact<String>>,
        /// The pathologist's conclusion, in words.
        pub conclusion: Option<Fact<String>>,
        /// The grade as the report states it.
        pub grade: Option<Fact<StatedGrade>>,
        /// Mitotic count.
        #[schemars(title = "Mitoses")]
        pub mitoses: Option<Fact<MitoticCount>>,
        /// Mitotic activity in words, where nothing is counted.
        pub mitotic_activity: Option<Fact<Bounds<Degree>>>,
        /// Atypical mitoses.
        pub atypical_mitoses: Option<Fact<Frequency>>,
        /// Necrosis.
        pub necrosis: Option<Fact<Necrosis>>,
        /// Tumour differentiation.
        pub differentiation: Option<Fact<AnyOf<Differentiation>>>,
        /// Cellularity.
        pub cellularity: Option<Fact<Bounds<Degree>>>,
        /// Pleomorphism.
        pub pleomorphism: Option<Fact<Bounds<Degree>>>,
        /// Nuclear atypia.
        pub nuclear_atypia: Option<Fact<Bounds<Degree>>>,
        /// Stains, in-situ and molecular results.
        #[schemars(title = "Stains and markers")]
        pub stains: Vec<Stain>,
        /// Margins.
        #[serde(default, skip_serializing_if = "Margin::is_empty")]
        pub margin: Margin,
    }
}

impl Specimen {
    /// A specimen of which nothing is known.
    pub fn new(id: Id, label: impl Into<String>) -> Self {
        Self {
            id,
            label: label.into(),
            when: None,
            tumours: Vec::new(),
            kind: None,
            after_therapy: None,
            gross: None,
            microscopy: None,
            conclusion: None,
            grade: None,
            mitoses: None,
            mitotic_activity: None,
            atypical_mitoses: None,
            necrosis: None,
            differentiation: None,
            cellularity: None,
            pleomorphism: None,
            nuclear_atypia: None,
            stains: Vec::new(),
            margin: Margin::default(),
        }
    }
}
