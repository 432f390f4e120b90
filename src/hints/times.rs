//! Times that do not fit together. Only what is placed on the time line is compared.

use super::Hint;
use crate::case::{
    AnchorKind, Case, DiseaseStatus, EventKind, Fact, Months, Offset, SpecimenKind, TreatmentKind,
    When, months_from,
};
use crate::scores::FieldPath;

fn months(case: &Case, when: Option<&Fact<When>>) -> Option<f64> {
    months_from(case, when?.value())
}

/// The earliest that a diagnosis is known to have been made: a moment named so, or a specimen.
fn diagnosed(case: &Case) -> Option<f64> {
    let anchors = case.anchors.iter().filter(|anchor| is_diagnosis(anchor.kind));
    let anchors = anchors.filter_map(|anchor| {
        let at = When { anchor: anchor.id.clone(), offset: Offset::Exact(Months::ZERO) };
        months_from(case, &at)
    });
    let specimens = case.specimens.iter();
    let specimens = specimens.filter_map(|specimen| months(case, specimen.when.as_ref()));
    anchors.chain(specimens).reduce(f64::min)
}

/// Radiotherapy before anything was diagnosed.
pub fn radiation_before_diagnosis(case: &Case) -> Vec<Hint> {
    let diagnosed = diagnosed(case);
    let treatments = case.treatments.iter().enumerate();
    let hint = |(index, treatment): (usize, &crate::case::Treatment)| {
        let is_radiation = matches!(treatment.kind, TreatmentKind::Radiotherapy(_));
        if !is_radiation || !treatment.is_given() {
            return None;
        }
        let when = treatment.when.as_ref()?;
        let (text, about) = match diagnosed.zip(months(case, Some(when))) {
            Some((diagnosed, at)) if at < diagnosed => {
                let early = span(diagnosed - at);
                let text = format!("{early} before the earliest diagnosis or specimen");
                (text, format!("{at} {diagnosed}"))
            }
            Some(_) => return None,
            None => before_its_diagnosis(case, when.value()).map(|text| (text.clone(), text))?,
        };
        let text = format!("{} is {text}.", treatment.label);
        let field = FieldPath::Treatment(index, "when");
        Some(Hint::new("radiation-before-diagnosis", field, about, text))
    };
    treatments.filter_map(hint).collect()
}

/// How long before the diagnosis that it is counted from something was, whether or not that is
/// placed on the time line.
fn before_its_diagnosis(case: &Case, when: &When) -> Option<String> {
    let anchor = case.anchors.iter().find(|anchor| anchor.id == when.anchor)?;
    if !is_diagnosis(anchor.kind) {
        return None;
    }
    if when.offset == Offset::Before {
        return Some("before the diagnosis".to_owned());
    }
    let months = when.offset.middle().filter(|months| *months < 0.0)?;
    Some(format!("{} before the diagnosis", span(-months)))
}

const fn is_diagnosis(kind: AnchorKind) -> bool {
    matches!(kind, AnchorKind::Diagnosis | AnchorKind::PrimaryDiagnosis)
}

fn span(months: f64) -> String {
    let months = (months * 10.0).round() / 10.0;
    if (months - 1.0).abs() < f64::EPSILON {
        "1 month".to_owned()
    } else {
        format!("{months} months")
    }
}

/// When the patient died, and at which time point that is said.
fn death(case: &Case) -> Option<(usize, Option<f64>)> {
    let points = case.time_points.iter().enumerate();
    points
        .flat_map(|(index, point)| point.events.iter().map(move |event| (index, point, event)))
        .find(|(_, _, event)| *event.kind.value() == EventKind::Death)
        .map(|(index, point, event)| {
            let when = event.when.as_ref().or(point.when.as_ref());
            (index, months(case, when))
        })
}

/// Time points, specimens and treatments after the patient's death. An autopsy is after it.
pub fn after_death(case: &Case) -> Vec<Hint> {
    let Some((_, Some(died))) = death(case) else { return Vec::new() };
    let late = |when: Option<&Fact<When>>| months(case, when).filter(|at| *at > died);
    let hint = |field: FieldPath, name: &str, at: f64| {
        let text = format!("{name} is {} after the patient's death.", span(at - died));
        Hint::new("after-death", field, format!("{at} {died}"), text)
    };
    let points = case.time_points.iter().enumerate().filter_map(|(index, point)| {
        let at = late(point.when.as_ref())?;
        Some(hint(FieldPath::TimePoint(index, "when"), &format!("“{}”", point.label), at))
    });
    let specimens = case.specimens.iter().enumerate().filter_map(|(index, specimen)| {
        let autopsy = specimen.kind.as_ref().map(Fact::value) == Some(&SpecimenKind::Autopsy);
        let at = late(specimen.when.as_ref()).filter(|_| !autopsy)?;
        Some(hint(FieldPath::Specimen(index, "when"), &specimen.label, at))
    });
    let treatments = case.treatments.iter().enumerate().filter_map(|(index, treatment)| {
        let at = late(treatment.when.as_ref()).filter(|_| treatment.is_given())?;
        Some(hint(FieldPath::Treatment(index, "when"), &treatment.label, at))
    });
    points.chain(specimens).chain(treatments).collect()
}

/// A time point at which the patient is dead and is said to be alive.
pub fn alive_when_dead(case: &Case) -> Vec<Hint> {
    let Some((dead, died)) = death(case) else { return Vec::new() };
    let points = case.time_points.iter().enumerate();
    let hint = |(index, point): (usize, &std::sync::Arc<crate::case::TimePoint>)| {
        let later = died.zip(months(case, point.when.as_ref())).is_some_and(|(died, at)| at > died);
        let status = *point.disease_status.as_ref()?.value();
        let alive = matches!(
            status,
            DiseaseStatus::NoEvidence | DiseaseStatus::AliveWithDisease | DiseaseStatus::Alive
        );
        if !alive || !(index == dead || later) {
            return None;
        }
        let words = crate::case::Choice::label(status);
        let text = format!("“{}” says “{words}”, and the patient had died.", point.label);
        let field = FieldPath::TimePoint(index, "disease_status");
        Some(Hint::new("alive-when-dead", field, words, text))
    };
    points.filter_map(hint).collect()
}
