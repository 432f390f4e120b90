//! The time points of a case: what was found, how the patient was, what happened.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bounds::{AnyOf, Bounds};
use super::choice::{choice, record};
use super::fact::Fact;
use super::finding::{Findings, YesNo};
use super::neurology::Neurology;
use super::number::{Duration, Number, Quantity};
use super::source::SourceKind;
use super::value::{Id, InvalidValue};
use super::when::When;

record! {
    /// A complaint of the patient.
    pub struct Symptom {
        /// The complaint.
        pub text: Fact<String>,
        /// For how long it has been there.
        pub duration: Option<Fact<Duration>>,
    }
}

choice! {
    /// What an examination found.
    pub enum StudyResult {
        /// Nothing abnormal, or nothing of what was looked for.
        Negative = "negative",
        Abnormal = "abnormal",
        Equivocal = "equivocal",
    }
}

record! {
    /// An examination and what it found, beyond what the map shows.
    pub struct Study {
        /// What kind of examination.
        pub kind: SourceKind,
        /// What was examined: chest, thoracic spine.
        pub region: Option<String>,
        /// What it found, in a word.
        pub result: Option<Fact<StudyResult>>,
        /// What it found, in words.
        pub finding: Option<Fact<String>>,
    }
}

choice! {
    /// Regional lymph nodes.
    pub enum Nodes {
        #[serde(rename = "n0")]
        N0 = "N0",
        #[serde(rename = "n1")]
        N1 = "N1",
    }
}

choice! {
    /// Distant metastases of a bone sarcoma of the spine (AJCC, 8th edition).
    pub enum Metastases {
        #[serde(rename = "m0")]
        M0 = "M0",
        /// Metastases, where is not stated.
        #[serde(rename = "m1")]
        M1 = "M1",
        /// Lung.
        #[serde(rename = "m1a")]
        M1a = "M1a",
        /// Other sites.
        #[serde(rename = "m1b")]
        M1b = "M1b",
    }
}

choice! {
    /// Metastases in major organs, as prognostic scores ask for them.
    pub enum OrganMetastases {
        None = "none",
        Removable = "removable",
        NotRemovable = "not removable",
    }
}

record! {
    /// Disease elsewhere in the body at one time.
    #[derive(Default)]
    pub struct Elsewhere {
        /// Regional lymph nodes.
        #[schemars(title = "Nodes (N)")]
        pub nodes: Option<Fact<Nodes>>,
        /// Distant metastases.
        #[schemars(title = "Distant metastases (M)")]
        pub metastases: Option<Fact<Metastases>>,
        /// Where the distant metastases are.
        pub sites: Vec<Fact<String>>,
        /// How many bone metastases there are outside the spine.
        #[schemars(title = "Bone metastases outside the spine")]
        pub extraspinal_bone: Option<Fact<Quantity>>,
        /// Metastases in major organs.
        pub organs: Option<Fact<AnyOf<OrganMetastases>>>,
    }
}

choice! {
    /// Karnofsky performance status (Karnofsky et al., Cancer 1948).
    pub enum Karnofsky {
        #[serde(rename = "0")]
        K0 = "0",
        #[serde(rename = "10")]
        K10 = "10",
        #[serde(rename = "20")]
        K20 = "20",
        #[serde(rename = "30")]
        K30 = "30",
        #[serde(rename = "40")]
        K40 = "40",
        #[serde(rename = "50")]
        K50 = "50",
        #[serde(rename = "60")]
        K60 = "60",
        #[serde(rename = "70")]
        K70 = "70",
        #[serde(rename = "80")]
        K80 = "80",
        #[serde(rename = "90")]
        K90 = "90",
        #[serde(rename = "100")]
        K100 = "100",
    }
}

choice! {
    /// ECOG performance status (Oken et al., Am J Clin Oncol 1982).
    pub enum Ecog {
        /// Fully active.
        #[serde(rename = "0")]
        Grade0 = "0",
        /// Restricted in strenuous work, ambulatory.
        #[serde(rename = "1")]
        Grade1 = "1",
        /// Self-caring, unable to work, up more than half of waking hours.
        #[serde(rename = "2")]
        Grade2 = "2",
        /// Limited self-care, in bed or chair more than half of waking hours.
        #[serde(rename = "3")]
        Grade3 = "3",
        /// Disabled, no self-care.
        #[serde(rename = "4")]
        Grade4 = "4",
        /// Dead.
        #[serde(rename = "5")]
        Grade5 = "5",
    }
}

record! {
    /// General condition at one time.
    #[derive(Default)]
    pub struct Performance {
        /// Karnofsky performance status, exact or bounded.
        #[schemars(title = "Karnofsky (KPS)")]
        pub karnofsky: Option<Fact<Bounds<Karnofsky>>>,
        /// ECOG performance status, exact or bounded.
        #[schemars(title = "ECOG")]
        pub ecog: Option<Fact<Bounds<Ecog>>>,
    }
}

choice! {
    /// Pain as SINS asks for it (Fisher et al., Spine 2010).
    pub enum Pain {
        /// Eased by lying down, or provoked by movement or loading.
        Mechanical = "mechanical",
        NotMechanical = "not mechanical",
        None = "none",
    }
}

/// Intensity of pain on a scale from 0, none, to 10, the worst.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(extend("minimum" = 0, "maximum" = 10))]
pub struct PainIntensity(f64);

impl TryFrom<f64> for PainIntensity {
    type Error = InvalidValue;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        if (0.0..=10.0).contains(&value) {
            // Minus zero would read back as another text than it was written from.
            Ok(Self(value + 0.0))
        } else {
            Err(InvalidValue(format!("{value} is not on the scale from 0 to 10")))
        }
    }
}

impl From<PainIntensity> for f64 {
    fn from(intensity: PainIntensity) -> Self {
        intensity.0
    }
}

impl FromStr for PainIntensity {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.parse::<Number>()?.get())
    }
}

impl fmt::Display for PainIntensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

choice! {
    /// How the patient is with regard to the disease.
    pub enum DiseaseStatus {
        #[serde(rename = "ned")]
        NoEvidence = "NED: no evidence of disease",
        #[serde(rename = "awd")]
        AliveWithDisease = "AWD: alive with disease",
        Alive = "alive, disease not stated",
        #[serde(rename = "dod")]
        DeadOfDisease = "DOD: dead of disease",
        #[serde(rename = "doc")]
        DeadOfOther = "DOC: dead of another cause",
        #[serde(rename = "dot")]
        DeadOfTreatment = "DOT: dead of treatment",
        #[serde(rename = "duc")]
        DeadUnknown = "DUC: dead, cause unknown",
        #[serde(rename = "ltfu")]
        LostToFollowUp = "LTFU: lost to follow-up",
    }
}

choice! {
    /// What happened.
    pub enum EventKind {
        /// In or next to the operated bed, after complete macroscopic removal.
        LocalRecurrence = "local recurrence",
        /// Growth of known residual tumour.
        LocalProgression = "local progression",
        RegionalNode = "regional lymph node",
        DistantMetastasis = "distant metastasis",
        /// Growth of known disease elsewhere.
        DistantProgression = "progression elsewhere",
        Reoperation = "reoperation",
        ImplantFailure = "implant failure",
        Complication = "complication",
        NeurologicalChange = "neurological change",
        Improvement = "improvement",
        Death = "death",
        Other = "other event",
    }
}

record! {
    /// Something that happened at a time point.
    pub struct Event {
        /// What happened.
        pub kind: Fact<EventKind>,
        /// When, where it differs from the time point or is counted from another anchor.
        pub when: Option<Fact<When>>,
        /// Where, or of what: the organ, the complication, the cause of death.
        pub detail: Option<Fact<String>>,
        /// Whether residual tumour was known before: the report may still say recurrence.
        pub residual_known: Option<Fact<YesNo>>,
    }
}

record! {
    /// One time point of the case.
    pub struct TimePoint {
        /// Its id.
        pub id: Id,
        /// Its name for a reader: pre-op, 6 months.
        pub label: String,
        /// When it was.
        pub when: Option<Fact<When>>,
        /// What the spine map shows.
        #[serde(default, skip_serializing_if = "Findings::is_empty")]
        pub findings: Findings,
        /// Examinations.
        pub studies: Vec<Study>,
        /// Complaints.
        pub symptoms: Vec<Symptom>,
        /// Signs on examination.
        pub examination: Vec<Fact<String>>,
        /// Disease elsewhere.
        #[serde(default, skip_serializing_if = "is_default")]
        pub elsewhere: Elsewhere,
        /// Neurological state.
        #[serde(default, skip_serializing_if = "is_default")]
        pub neurology: Neurology,
        /// General condition.
        #[serde(default, skip_serializing_if = "is_default")]
        pub performance: Performance,
        /// Kind of pain, one or several that it can be.
        pub pain: Option<Fact<AnyOf<Pain>>>,
        /// Intensity of pain on a scale from 0 to 10.
        #[schemars(title = "Pain intensity (0–10)")]
        pub pain_intensity: Option<Fact<PainIntensity>>,
        /// Disease status.
        pub disease_status: Option<Fact<DiseaseStatus>>,
        /// What happened.
        pub events: Vec<Event>,
        /// Anything else.
        pub note: Option<String>,
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl TimePoint {
    /// An empty time point.
    pub fn new(id: Id, label: impl Into<String>) -> Self {
        Self {
            id,
            label: label.into(),
            when: None,
            findings: Findings::default(),
            studies: Vec::new(),
            symptoms: Vec::new(),
            examination: Vec::new(),
            elsewhere: Elsewhere::default(),
            neurology: Neurology::default(),
            performance: Performance::default(),
            pain: None,
            pain_intensity: None,
            disease_status: None,
            events: Vec::new(),
            note: None,
        }
    }
}
