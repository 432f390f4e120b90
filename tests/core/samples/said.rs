//! What a sample case says, as short lines that a hand-written table is compared with.

use std::collections::BTreeSet;

use spinemap::anatomy::Level;
use spinemap::case::*;

/// `stated`, `inferred`, `stated suspected`.
fn basis<T>(sourced: &Sourced<T>) -> String {
    let certainty = if sourced.certainty == Certainty::Suspected { " suspected" } else { "" };
    format!("{}{certainty}", sourced.basis.label())
}

/// Every value of a fact with its basis: `42 stated | 45 stated`.
pub fn all<T>(fact: Option<&Fact<T>>, write: impl Fn(&T) -> String) -> String {
    let values = fact.iter().flat_map(|fact| fact.values());
    let written: Vec<_> =
        values.map(|one| format!("{} {}", write(&one.value), basis(one))).collect();
    if written.is_empty() { "not stated".to_owned() } else { written.join(" | ") }
}

pub fn label<T: Choice>(value: &T) -> String {
    value.label().to_owned()
}

pub fn shown<T: ToString>(value: &T) -> String {
    value.to_string()
}

pub fn point<'a>(case: &'a Case, id: &str) -> &'a TimePoint {
    case.time_points.iter().find(|point| point.id.as_str() == id).unwrap()
}

pub fn level(case: &Case, level: Level) -> &LevelFinding {
    &point(case, "before-surgery").findings.levels[&level]
}

/// The parts of a finding: `body: involved stated`.
pub fn parts(finding: &LevelFinding) -> Vec<String> {
    finding.parts.iter().map(|(part, fact)| format!("{part}: {}", all(Some(fact), shown))).collect()
}

/// Asserts which levels are marked before surgery and that all of some levels have these parts.
#[track_caller]
pub fn assert_levels(case: &Case, expected: &[(&[Level], &[&str])]) {
    let levels = &point(case, "before-surgery").findings.levels;
    let marked: BTreeSet<Level> = levels.keys().copied().collect();
    let named: BTreeSet<Level> = expected.iter().flat_map(|(levels, _)| *levels).copied().collect();
    assert_eq!(marked, named, "the levels that are marked");
    for (names, expected) in expected {
        for name in *names {
            assert_eq!(parts(&levels[name]), *expected, "{name}");
        }
    }
}

pub fn canal(finding: &LevelFinding) -> String {
    all(finding.canal.as_ref(), |canal| {
        let from = canal.from.map_or(String::new(), |from| format!(" from {from}"));
        format!("{}{from}", canal.state.label())
    })
}

pub fn escc(finding: &LevelFinding) -> String {
    all(finding.escc.as_ref(), Bounds::to_string)
}

pub fn yes<T: Choice>(fact: Option<&Fact<T>>) -> String {
    all(fact, label)
}

/// The acts that are done at levels or discs: `laminectomy: T7, T8 stated`.
pub fn overlay(case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for treatment in case.treatments.iter().filter(|treatment| treatment.is_given()) {
        match &treatment.kind {
            TreatmentKind::Surgery(surgery) => {
                for act in &surgery.acts {
                    let kinds: Vec<_> =
                        act.kind.values().iter().map(|one| one.value.label()).collect();
                    let kinds = kinds.join(" or ");
                    if act.levels.is_some() {
                        lines.push(format!("{kinds}: {}", all(act.levels.as_ref(), shown)));
                    }
                    for level in &act.discs {
                        lines.push(format!("{kinds}: {level}/{}", level.below().unwrap()));
                    }
                }
            }
            TreatmentKind::Radiotherapy(radiation) if radiation.levels.is_some() => {
                lines.push(format!("radiotherapy: {}", all(radiation.levels.as_ref(), shown)));
            }
            _ => {}
        }
    }
    lines
}

/// When the time points are: `index-surgery 3 mo stated`.
pub fn times(case: &Case) -> Vec<String> {
    let when = |point: &TimePoint| {
        all(point.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset))
    };
    case.time_points.iter().map(|point| format!("{}: {}", point.id, when(point))).collect()
}

pub fn statuses(case: &Case) -> Vec<String> {
    let status = |one: &TimePoint| all(one.disease_status.as_ref(), |status| code(status.label()));
    case.time_points
        .iter()
        .filter(|point| point.disease_status.is_some())
        .map(|point| format!("{}: {}", point.id, status(point)))
        .collect()
}

/// `NED: no evidence of disease` → `NED`.
pub fn code(label: &str) -> String {
    label.split(':').next().unwrap_or(label).to_owned()
}

pub fn tumours(case: &Case) -> Vec<String> {
    let line = |tumour: &Tumour| {
        let from = tumour.from.as_ref().map_or(String::new(), |from| format!(" of {from}"));
        let sizes: Vec<String> = tumour
            .sizes
            .iter()
            .map(|size| {
                let diameters: Vec<_> = size.value().diameters.iter().map(shown).collect();
                format!(", {} cm {}", diameters.join("×"), size.value().method.label())
            })
            .collect();
        let site = tumour.site.value().region.label();
        format!("{site}: {}{from}{}", yes(tumour.role.as_ref()), sizes.concat())
    };
    case.tumours.iter().map(line).collect()
}

pub fn masses(case: &Case) -> Vec<String> {
    let masses = case.time_points.iter().flat_map(|point| &point.findings.masses);
    masses
        .flat_map(|mass| &mass.sizes)
        .map(|size| {
            let diameters: Vec<_> = size.value().diameters.iter().map(shown).collect();
            let about = if size.value().approximate { "about " } else { "" };
            format!("{about}{} cm {}", diameters.join("×"), size.value().method.label())
        })
        .collect()
}

/// The stains of a specimen: `SMA + 3+ strong`.
pub fn stains(case: &Case, id: &str) -> Vec<String> {
    let specimen = case.specimens.iter().find(|specimen| specimen.id.as_str() == id).unwrap();
    let line = |stain: &Stain| {
        let staining = stain.result.value();
        let result = match staining.result {
            StainResult::Positive => "+",
            StainResult::Negative => "-",
            StainResult::Equivocal => "±",
            StainResult::NotDone => "not done",
        };
        let intensity = staining.intensity.map_or(String::new(), |one| format!(" {}", one.label()));
        let percent = staining.percent.map_or(String::new(), |one| format!(" {one} %"));
        assert_eq!(stain.result.shown().basis, Basis::Stated, "{}", stain.marker);
        format!("{} {result}{intensity}{percent}", stain.marker)
    };
    specimen.stains.iter().map(line).collect()
}

pub fn frankel(case: &Case) -> Vec<String> {
    let grades = |point: &TimePoint| all(point.neurology.frankel.as_ref(), AnyOf::to_string);
    case.time_points
        .iter()
        .filter(|point| point.neurology.frankel.is_some())
        .map(|point| format!("{}: {}", point.id, grades(point)))
        .collect()
}

pub fn diagnoses(case: &Case) -> Vec<String> {
    let line = |diagnosis: &Diagnosis| {
        let entity = all(Some(&diagnosis.entity), |entity| {
            entity.morphology.as_ref().map_or(String::new(), shown)
        });
        let topography = all(diagnosis.topography.as_ref(), shown);
        format!("{}: {entity}; {topography}", diagnosis.tumour)
    };
    case.diagnoses.iter().map(line).collect()
}

pub fn treatment<'a>(case: &'a Case, id: &str) -> &'a Treatment {
    case.treatments.iter().find(|treatment| treatment.id.as_str() == id).unwrap()
}

/// What became of each treatment: `chemotherapy: not given`.
pub fn fates(case: &Case) -> Vec<String> {
    let line = |one: &Treatment| format!("{}: {}", one.id, one.status.value().label());
    case.treatments.iter().map(line).collect()
}

/// What was removed: extent, R and Enneking margin.
pub fn margin(case: &Case, id: &str) -> String {
    let TreatmentKind::Surgery(surgery) = &treatment(case, id).kind else { panic!("{id}") };
    format!(
        "{}; {}; {}",
        yes(surgery.extent.as_ref()),
        all(surgery.residual.as_ref(), AnyOf::to_string),
        all(surgery.enneking.as_ref(), AnyOf::to_string)
    )
}

pub fn radiation(case: &Case, id: &str) -> String {
    let TreatmentKind::Radiotherapy(given) = &treatment(case, id).kind else { panic!("{id}") };
    let dose = all(given.dose.as_ref(), shown);
    let fractions = all(given.fractions.as_ref(), shown);
    let duration =
        all(given.duration.as_ref(), |one| format!("{} {}", one.amount, one.unit.label()));
    format!("{dose} Gy, {fractions} fractions, {duration}")
}

/// `doxorubicin 25 mg/m² days [1, 2, 3]; every 28 days × 6`.
pub fn regimen(case: &Case, id: &str) -> String {
    let TreatmentKind::Systemic(given) = &treatment(case, id).kind else { panic!("{id}") };
    let drugs: Vec<_> = given
        .drugs
        .iter()
        .map(|drug| {
            let dose = drug.dose.as_ref().map_or(String::new(), |dose| {
                format!(" {} {}", dose.value().amount, dose.value().unit.label())
            });
            let days = drug.days.as_ref().map(Fact::value);
            format!(
                "{}{dose}{}",
                drug.name.value(),
                days.map_or(String::new(), |d| format!(" days {d:?}"))
            )
        })
        .collect();
    let number = |fact: Option<&Fact<Quantity>>| {
        fact.map_or("not stated".to_owned(), |fact| fact.value().to_string())
    };
    format!(
        "{}; every {} days × {}",
        drugs.join(" + "),
        number(given.cycle_length.as_ref()),
        number(given.cycles.as_ref())
    )
}

pub fn age(case: &Case) -> String {
    all(case.patient.age.as_ref(), shown)
}

pub fn sex(case: &Case) -> String {
    yes(case.patient.sex.as_ref())
}
