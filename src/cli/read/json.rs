//! What `spinemap read --json` prints: all that the library reads, with its passages.

use std::path::Path;

use serde::Serialize;

use super::levels::{Grade, LevelReport, levels};
use crate::anatomy::Level;
use crate::case::{Grade as TumourGrade, GradeSystem, MitoticCount, Necrosis, Sex};
use crate::reading::{
    Answer, Dose, Drug, Event, Found, Marker, Mention, NamedEntity, PainWords, Passage,
    PatientWords, Proposal, Reading, SurgicalAct,
};

/// A report in one object.
#[derive(Serialize)]
pub(super) struct ReadReport<'a> {
    file: String,
    /// What the characters are counted in, where the file itself is not this text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    lesion_levels: Vec<Level>,
    levels: Vec<LevelReport<'a>>,
    canal_invasion: Answer,
    cord_compression: Answer,
    escc: Option<Grade>,
    sizes_cm: Vec<&'a [f64]>,
    sizes: Vec<SizeReport<'a>>,
    patient: PatientReport<'a>,
    pain: &'a [PainWords],
    ancillary: &'a [Found<Marker>],
    mitoses: &'a [Found<MitoticCount>],
    necrosis: &'a [Found<Necrosis>],
    grades: Vec<GradeReport<'a>>,
    entities: &'a [Found<NamedEntity>],
    operations: &'a [SurgicalAct],
    radiotherapy: &'a [Dose],
    drugs: &'a [Drug],
    events: &'a [Event],
    proposals: &'a [Proposal],
    mentions: &'a [Mention],
    not_levels: Vec<NotLevel<'a>>,
}

/// Who the report is about.
#[derive(Serialize)]
struct PatientReport<'a> {
    age_years: Option<f64>,
    sex: Option<Sex>,
    evidence: Vec<&'a Passage>,
}

impl<'a> PatientReport<'a> {
    fn of(patient: &'a PatientWords) -> Self {
        let (age, sex) = (patient.age.as_ref(), patient.sex.as_ref());
        let passages = [age.map(|age| &age.passage), sex.map(|sex| &sex.passage)];
        Self {
            age_years: age.map(|age| age.value),
            sex: sex.map(|sex| sex.value),
            evidence: passages.into_iter().flatten().collect(),
        }
    }
}

/// The size of a lesion.
#[derive(Serialize)]
struct SizeReport<'a> {
    diameters_cm: &'a [f64],
    evidence: &'a Passage,
}

/// The grade of a tumour.
#[derive(Serialize)]
struct GradeReport<'a> {
    system: GradeSystem,
    grade: TumourGrade,
    evidence: &'a Passage,
}

/// What looks like a level and is none.
#[derive(Serialize)]
struct NotLevel<'a> {
    what: &'static str,
    evidence: &'a Passage,
}

impl<'a> ReadReport<'a> {
    /// Of a file and what is read in it; `text` where the file itself is not the text.
    pub(super) fn of(file: &Path, text: Option<&'a str>, reading: &'a Reading) -> Self {
        let sizes = reading.sizes.iter();
        let sizes = sizes.map(|(size, evidence)| SizeReport { diameters_cm: size, evidence });
        let (pathology, course) = (&reading.pathology, &reading.course);
        let grades = pathology.grades.iter().map(|found| {
            let (system, grade) = found.value;
            GradeReport { system, grade, evidence: &found.passage }
        });
        let not_levels = reading.mentions.iter().filter_map(|mention| {
            Some(NotLevel { what: mention.confuser?.label(), evidence: &mention.passage })
        });
        Self {
            file: file.display().to_string(),
            text,
            lesion_levels: reading.lesion_levels().into_iter().collect(),
            levels: levels(reading),
            canal_invasion: reading.canal_invasion,
            cord_compression: reading.cord_compression,
            escc: reading.escc().map(Grade::of),
            sizes_cm: reading.sizes.iter().map(|(size, _)| size.as_slice()).collect(),
            sizes: sizes.collect(),
            patient: PatientReport::of(&reading.patient),
            pain: &reading.pain,
            ancillary: &pathology.markers,
            mitoses: &pathology.mitoses,
            necrosis: &pathology.necrosis,
            grades: grades.collect(),
            entities: &pathology.entities,
            operations: &course.acts,
            radiotherapy: &course.doses,
            drugs: &course.drugs,
            events: &course.events,
            proposals: &reading.proposals,
            mentions: &reading.mentions,
            not_levels: not_levels.collect(),
        }
    }
}
