//! What a case report should say and this case does not.

use super::phrase::{listed, sentence};
use super::times::points;
use crate::anatomy::Level;
use crate::case::{Case, LevelFinding, Specimen, Treatment, TreatmentKind};

pub fn sentences(case: &Case) -> Vec<String> {
    let mut gaps: Vec<String> = Vec::new();
    let mut gap = |missing: bool, words: &str| {
        if missing {
            gaps.push(words.to_owned());
        }
    };
    gap(case.patient.age.is_none(), "age");
    gap(case.patient.sex.is_none(), "sex");
    let before: Vec<_> = points(case, true).collect();
    let none = |said: fn(&crate::case::TimePoint) -> bool| !before.iter().any(|point| said(point));
    gap(none(|point| !point.symptoms.is_empty()), "symptoms at presentation");
    gap(none(|point| point.pain.is_some()), "kind of pain");
    gap(
        none(|point| point.neurology.frankel.is_some() || point.neurology.ais.is_some()),
        "neurological grade before surgery",
    );
    gap(
        none(|point| point.performance.karnofsky.is_some() || point.performance.ecog.is_some()),
        "performance status before surgery",
    );
    gaps.extend(of_levels(case));
    gaps.extend(case.specimens.iter().flat_map(of_specimen));
    gaps.extend(case.treatments.iter().flat_map(of_treatment));
    let followed = case.time_points.iter().any(|point| point.disease_status.is_some());
    if !followed {
        gaps.push("disease status at follow-up".to_owned());
    }
    sentence(&match gaps.len() {
        0 => String::new(),
        _ => format!("The case does not state: {}", gaps.join("; ")),
    })
    .into_iter()
    .collect()
}

/// What is missing at involved levels before the operation, each with its levels.
fn of_levels(case: &Case) -> Vec<String> {
    type Missing = fn(&LevelFinding) -> bool;
    let asked: [(&str, Missing); 5] = [
        ("type of bone lesion", |finding| finding.bone_lesion.is_none()),
        ("collapse", |finding| finding.collapse.is_none()),
        ("alignment", |finding| finding.alignment.is_none()),
        ("canal invasion", |finding| finding.canal.is_none()),
        ("grade of epidural compression", |finding| finding.escc.is_none()),
    ];
    // What is said of a span is said of its levels.
    let spans: Vec<_> = points(case, true).flat_map(|point| &point.findings.spans).collect();
    let said_of_span = |level: Level, missing: Missing| {
        let holds = |span: &&&crate::case::Span| (span.first..=span.last).contains(&level);
        spans.iter().filter(holds).any(|span| !missing(&span.finding))
    };
    let of = |(name, missing): &(&str, Missing)| {
        let mut levels: Vec<Level> = points(case, true)
            .flat_map(|point| &point.findings.levels)
            .filter(|(level, finding)| {
                finding.is_involved() && missing(finding) && !said_of_span(**level, *missing)
            })
            .map(|(level, _)| *level)
            .collect();
        levels.sort_unstable();
        levels.dedup();
        (!levels.is_empty()).then(|| format!("{name} at {}", Level::ranges(&levels)))
    };
    asked.iter().filter_map(of).collect()
}

fn of_specimen(specimen: &Specimen) -> Vec<String> {
    let asked = [
        ("grade", specimen.grade.is_none()),
        ("mitotic count", specimen.mitoses.is_none()),
        ("necrosis", specimen.necrosis.is_none()),
        ("immunohistochemistry", specimen.stains.is_empty()),
    ];
    let missing = asked.into_iter().filter(|(_, missing)| *missing);
    let missing: Vec<String> = missing.map(|(name, _)| name.to_owned()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![format!("{} of the {}", listed(&missing), super::phrase::within(&specimen.label))]
}

fn of_treatment(treatment: &Treatment) -> Vec<String> {
    if !treatment.is_given() {
        return Vec::new();
    }
    let asked: Vec<(&str, bool)> = match &treatment.kind {
        TreatmentKind::Surgery(surgery) => {
            vec![("margin (R)", surgery.residual.is_none())]
        }
        TreatmentKind::Radiotherapy(therapy) => vec![
            ("dose", therapy.dose.is_none()),
            ("fractions", therapy.fractions.is_none()),
            ("field", therapy.levels.is_none() && therapy.field.is_none()),
        ],
        TreatmentKind::Systemic(therapy) => {
            vec![("drugs", therapy.drugs.is_empty()), ("cycles", therapy.cycles.is_none())]
        }
        TreatmentKind::Other(_) => Vec::new(),
    };
    let missing = asked.into_iter().filter(|(_, missing)| *missing);
    let missing: Vec<String> = missing.map(|(name, _)| name.to_owned()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![format!("{} of the {}", listed(&missing), super::phrase::within(&treatment.label))]
}
