//! The document: one case with its sources, tumours, time points, specimens and treatments.
//!
//! Types carry the rules: what cannot be, such as T13, cannot be built. What no type can hold,
//! such as a passage outside its text, is checked at the door by [`check`]. Nothing here reads
//! files, draws or computes scores.

mod bounds;
mod changes;
mod check;
mod choice;
mod compare;
mod compression;
mod directions;
mod fact;
mod fields;
mod finding;
mod given;
mod levels;
mod mass;
mod neurology;
mod number;
mod patient;
mod said;
mod signal;
mod source;
mod specimen;
mod time_point;
mod treatment;
mod tumour;
mod typed;
mod value;
mod when;

use std::sync::Arc;

use uuid::Uuid;

pub use bounds::{AnyOf, Bounds};
pub use changes::{Change, ValueChange, changes, part_change};
pub use check::{Fault, check};
pub use choice::Choice;
use choice::record;
pub use compare::Comparable;
pub use compression::{
    Adherence, Canal, CanalState, CompressionCause, CompressionScale, Direction, Escc, ThecalSac,
};
pub use directions::Directions;
pub use fact::{Basis, Certainty, Evidence, Fact, Sourced};
pub use fields::{Field, fields};
pub use finding::{
    Alignment, BoneLesion, Collapse, CollapseClass, Extent, Findings, LevelFinding, PartFinding,
    PartState, Reading, Span, Transition, Unmarked, YesNo,
};
pub use given::given_by;
pub use levels::{LevelList, LevelRange, Levels};
pub use mass::{Mass, Size, SizeMethod, Space};
pub use neurology::{Ais, Frankel, McCormick, Neurology, Nurick};
pub use number::{Duration, Interval, Number, Quantity, TimeUnit};
pub use patient::{HistoryItem, HistoryKind, Patient, Sex};
pub use said::{Said, SaidOfPart, says_every_level};
pub use signal::{Enhancement, Signal, SignalIntensity};
pub use source::{Decided, Decision, Source, SourceKind, Wording};
pub use specimen::{
    Degree, Differentiation, Frequency, Grade, GradeSystem, Intensity, Margin, Method,
    MitoticCount, Necrosis, NecrosisClass, Pattern, Specimen, SpecimenKind, Stain, StainExtent,
    StainResult, Staining, StatedGrade,
};
pub use time_point::{
    DiseaseStatus, Ecog, Elsewhere, Event, EventKind, Karnofsky, Metastases, Nodes,
    OrganMetastases, Pain, PainIntensity, Performance, Study, StudyResult, Symptom, TimePoint,
};
pub use treatment::{
    Act, ActKind, Approach, Dose, DoseUnit, Drug, EnnekingMargin, Intent, Radiotherapy,
    ResectionExtent, ResidualTumour, Surgery, Systemic, Technique, Treatment, TreatmentKind,
    TreatmentStatus,
};
pub use tumour::{Diagnosis, Entity, IcdoVersion, Multiplicity, Region, Role, Site, Tumour};
pub use typed::{parse_days, quantity_with};
pub use value::{Id, InvalidValue, Morphology, NeurologicalLevel, Topography};
pub use when::{
    AnchorKind, MonthRange, Months, Offset, TimeAnchor, When, is_after_zero, is_before_zero,
    is_counted_from, months_from, when_in_words,
};

record! {
    /// What no field of the case can carry: two sources, or two parts of one, that contradict
    /// each other.
    pub struct Contradiction {
        /// What contradicts what.
        pub text: String,
        /// The passages.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// Something odd that a person has seen and lets stand.
    #[derive(Eq)]
    pub struct AcceptedHint {
        /// The rule that hints at it.
        pub rule: String,
        /// The field that it is in, by the ids of its records.
        pub at: String,
        /// The values that are odd. Where they become others, the hint comes back.
        pub about: String,
    }
}

record! {
    /// One case.
    pub struct Case {
        /// The case's own id, kept through all its versions.
        pub id: Uuid,
        /// A pseudonym, never a name.
        pub label: String,
        /// The publication that the case is from.
        pub citation: Option<String>,
        /// Named moments that times are counted from.
        pub anchors: Vec<TimeAnchor>,
        /// The texts that facts come from.
        pub sources: Vec<Source>,
        /// The patient.
        #[serde(default)]
        pub patient: Patient,
        /// The tumours, in the spine and elsewhere.
        pub tumours: Vec<Tumour>,
        /// The time points, in their order.
        #[schemars(with = "Vec<TimePoint>")]
        pub time_points: Vec<Arc<TimePoint>>,
        /// The specimens.
        pub specimens: Vec<Specimen>,
        /// The diagnoses.
        pub diagnoses: Vec<Diagnosis>,
        /// The treatments.
        pub treatments: Vec<Treatment>,
        /// What no field can carry.
        pub contradictions: Vec<Contradiction>,
        /// What was hinted at and is accepted as it stands.
        pub accepted_hints: Vec<AcceptedHint>,
        /// Anything else.
        pub note: Option<String>,
    }
}

impl Case {
    /// The label of a case that nobody has named yet.
    pub const UNNAMED: &'static str = "New case";

    /// The label, where somebody has given one.
    pub fn name(&self) -> Option<&str> {
        Some(self.label.trim()).filter(|label| !label.is_empty() && *label != Self::UNNAMED)
    }

    /// A new, empty case with an id of its own and one time point to mark.
    pub fn new(label: impl Into<String>) -> Self {
        let surgery = Id::fresh("surgery", [].iter());
        Self {
            id: Uuid::new_v4(),
            label: label.into(),
            citation: None,
            anchors: vec![TimeAnchor {
                id: surgery,
                kind: AnchorKind::IndexSurgery,
                label: "index surgery".to_owned(),
                when: None,
            }],
            sources: Vec::new(),
            patient: Patient::default(),
            tumours: Vec::new(),
            time_points: vec![Arc::new(TimePoint::new(
                Id::fresh("presentation", [].iter()),
                "presentation",
            ))],
            specimens: Vec::new(),
            diagnoses: Vec::new(),
            treatments: Vec::new(),
            contradictions: Vec::new(),
            accepted_hints: Vec::new(),
            note: None,
        }
    }

    /// The time point with an id.
    pub fn time_point(&self, id: &Id) -> Option<&TimePoint> {
        self.time_points.iter().find(|point| point.id == *id).map(Arc::as_ref)
    }

    /// The place of the time point to show first: the first one with findings, else the first.
    pub fn first_marked(&self) -> usize {
        self.time_points.iter().position(|point| !point.findings.is_empty()).unwrap_or(0)
    }

    /// The source with an id.
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }
}
