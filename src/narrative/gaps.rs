//! What a case report should say and this case does not.

use super::phrase::{listed, sentence, within};
use super::times::points;
use crate::anatomy::Level;
use crate::case::{
    Case, Id, LevelFinding, Specimen, SpecimenKind, Surgery, Treatment, TreatmentKind,
};

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
    if case.diagnoses.is_empty() {
        gaps.push("diagnosis".to_owned());
    }
    gaps.extend(case.specimens.iter().flat_map(|specimen| of_specimen(case, specimen)));
    gaps.extend(case.treatments.iter().flat_map(|treatment| of_treatment(case, treatment)));
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

fn of_specimen(case: &Case, specimen: &Specimen) -> Vec<String> {
    // A frozen section gives a first word only; of another organ other things are asked.
    let kind = specimen.kind.as_ref().map(|fact| *fact.value());
    let is_quick = kind == Some(SpecimenKind::FrozenSection);
    if is_quick || !is_of_the_spine(case, &specimen.tumours) {
        return Vec::new();
    }
    if is_empty(specimen) {
        return vec![format!("findings of the {}", within(&specimen.label))];
    }
    let is_tissue = kind != Some(SpecimenKind::Cytology);
    let asked = [
        ("grade", is_tissue && specimen.grade.is_none()),
        ("mitotic count", is_tissue && specimen.mitoses.is_none()),
        ("necrosis", is_tissue && specimen.necrosis.is_none()),
        ("immunohistochemistry", specimen.stains.is_empty()),
    ];
    named(&asked, &specimen.label)
}

/// Whether nothing is said of what was seen in a specimen.
fn is_empty(specimen: &Specimen) -> bool {
    let plain = Specimen {
        when: specimen.when.clone(),
        tumours: specimen.tumours.clone(),
        kind: specimen.kind.clone(),
        after_therapy: specimen.after_therapy.clone(),
        ..Specimen::new(specimen.id.clone(), specimen.label.clone())
    };
    *specimen == plain
}

/// Whether something is of a tumour in or beside the spine, as far as the case says of which it is.
fn is_of_the_spine(case: &Case, tumours: &[Id]) -> bool {
    let mut of = case.tumours.iter().filter(|tumour| tumours.contains(&tumour.id)).peekable();
    of.peek().is_none() || of.any(|tumour| tumour.site.value().is_spinal())
}

fn of_treatment(case: &Case, treatment: &Treatment) -> Vec<String> {
    if !treatment.is_given() || !is_of_the_spine(case, &treatment.tumours) {
        return Vec::new();
    }
    let asked: Vec<(&str, bool)> = match &treatment.kind {
        TreatmentKind::Surgery(surgery) => {
            vec![("margin (R)", surgery.residual.is_none() && removes_tumour(surgery))]
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
    named(&asked, &treatment.label)
}

/// Whether an operation takes tumour away, so that it has a margin.
fn removes_tumour(surgery: &Surgery) -> bool {
    surgery.extent.is_some() || surgery.acts.iter().any(|act| act.kind.value().removes_tumour())
}

/// What is missing of what is asked, with what it is missing of: `dose and fractions of the
/// radiotherapy`.
fn named(asked: &[(&str, bool)], of: &str) -> Vec<String> {
    let missing = asked.iter().filter(|(_, missing)| *missing);
    let missing: Vec<String> = missing.map(|(name, _)| (*name).to_owned()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![format!("{} of the {}", listed(&missing), within(of))]
}
