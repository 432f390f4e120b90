//! What is said of levels: grades where there is no cord, treatment where there is nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Fix, Hint};
use crate::anatomy::{Level, Part};
use crate::case::{
    ActKind, Basis, Bounds, Case, Choice as _, CompressionScale, Escc, LevelFinding, TimePoint,
    Treatment, TreatmentKind,
};
use crate::edit::finding_mut;
use crate::figure::{Manner, Marks};
use crate::scores::FieldPath;

/// What is said of each level at each time point.
pub(super) fn levels(case: &Case) -> impl Iterator<Item = (usize, Level, &LevelFinding)> {
    let points = case.time_points.iter().enumerate();
    points.flat_map(|(index, point)| {
        point.findings.levels.iter().map(move |(level, finding)| (index, *level, finding))
    })
}

/// The adult conus ends at L1 or L1–L2: below it there is no cord to be compressed. A grade that a
/// source states is kept.
pub fn grade_below_the_conus(case: &Case) -> Vec<Hint> {
    let hint = |(index, level, finding): (usize, Level, &LevelFinding)| {
        let grade = finding.escc.as_ref()?.value();
        if CompressionScale::of(level).offers_escc() {
            return None;
        }
        let text = format!(
            "ESCC {grade} at {level}: the cord ends above. Compression of the cauda equina has no \
             ESCC grade."
        );
        let field = FieldPath::Level(index, level, "escc");
        Some(Hint::new("escc-below-conus", field, grade.to_string(), text))
    };
    levels(case).filter_map(hint).collect()
}

/// At L2 the conus may end above.
pub fn grade_at_the_conus(case: &Case) -> Vec<Hint> {
    let hint = |(index, level, finding): (usize, Level, &LevelFinding)| {
        let grade = finding.escc.as_ref()?.value();
        if CompressionScale::of(level) != CompressionScale::EsccWithNotice {
            return None;
        }
        let text = format!(
            "ESCC {grade} at {level}: the conus may end above. Confirm that cord is present."
        );
        let field = FieldPath::Level(index, level, "escc");
        Some(Hint::new("escc-at-conus", field, grade.to_string(), text))
    };
    levels(case).filter_map(hint).collect()
}

/// Grade 0 is tumour in bone alone (Bilsky et al., J Neurosurg Spine 2010;13:324–328): tumour in
/// the canal is at least 1a.
pub fn grade_zero_with_tumour_in_the_canal(case: &Case) -> Vec<Hint> {
    let hint = |(index, level, finding): (usize, Level, &LevelFinding)| {
        if finding.escc.as_ref()?.value().exact() != Some(Escc::Grade0) {
            return None;
        }
        let marks = Marks::of(&case.time_points.get(index)?.findings);
        let canal: Vec<Part> = Part::EPIDURAL.leaves(level).collect();
        let invaded = marks
            .at(level, &canal)
            .is_some_and(|mark| mark.involved && mark.manner != Manner::Suspected);
        if !invaded {
            return None;
        }
        let text = format!(
            "ESCC 0 at {level} says that tumour is in bone alone, but it is marked in the canal: \
             then the grade is at least 1a."
        );
        let fix = Fix::new("Make it ≥1a", move |case: &mut Case| {
            let finding = finding_mut(case, index, level);
            if let Some(fact) = finding.and_then(|finding| finding.escc.as_mut()) {
                fact.shown_mut().value = Bounds::at_least(Escc::Grade1a);
            }
        });
        let field = FieldPath::Level(index, level, "escc");
        Some(Hint::new("escc-0-canal", field, "0", text).with_fix(Some(fix)))
    };
    levels(case).filter_map(hint).collect()
}

/// A level that is free of tumour as a whole has no part with tumour.
pub fn free_with_an_involved_part(case: &Case) -> Vec<Hint> {
    let hint = |(index, level, finding): (usize, Level, &LevelFinding)| {
        let whole = finding.parts.get(&Part::UNSPECIFIED)?;
        if whole.value().is_involved() {
            return None;
        }
        let mut bone = finding.parts.iter().filter(|(part, _)| part.structure().is_vertebral());
        let (part, _) = bone.find(|(_, fact)| fact.value().is_involved())?;
        let name = part.label_at(level);
        let text = format!(
            "{level} is marked free as a whole, and its {name} is marked as involved: one of the \
             two cannot be."
        );
        let fix = Fix::new(format!("Take “free” away from {level}"), move |case: &mut Case| {
            if let Some(finding) = finding_mut(case, index, level) {
                finding.parts.remove(&Part::UNSPECIFIED);
            }
        });
        let field = FieldPath::Level(index, level, "parts");
        Some(Hint::new("free-and-involved", field, part.key(), text).with_fix(Some(fix)))
    };
    levels(case).filter_map(hint).collect()
}

/// “Compression” alone is no grade: an inferred grade of 1b and more is a lower bound.
pub fn exact_grade_inferred(case: &Case) -> Vec<Hint> {
    let hint = |(index, level, finding): (usize, Level, &LevelFinding)| {
        let fact = finding.escc.as_ref()?;
        let grade = fact.value().exact().filter(|grade| *grade >= Escc::Grade1b)?;
        // Grade 3 leaves nothing above it.
        if fact.shown().basis != Basis::Inferred || grade == Escc::Grade3 {
            return None;
        }
        let grade_words = grade.label();
        let text = format!(
            "ESCC {grade_words} at {level} is inferred and exact. Words such as “compression” say \
             only that it is at least so much."
        );
        let fix = Fix::new(format!("Make it ≥{grade_words}"), move |case: &mut Case| {
            let finding = finding_mut(case, index, level);
            if let Some(fact) = finding.and_then(|finding| finding.escc.as_mut()) {
                fact.shown_mut().value = Bounds::at_least(grade);
            }
        });
        let field = FieldPath::Level(index, level, "escc");
        Some(Hint::new("escc-inferred-exact", field, grade_words, text).with_fix(Some(fix)))
    };
    levels(case).filter_map(hint).collect()
}

/// A disc that the column does not have: there is none between C1 and C2, nor in the sacrum.
pub fn disc_that_is_not_there(case: &Case) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (index, treatment) in case.treatments.iter().enumerate() {
        let TreatmentKind::Surgery(surgery) = &treatment.kind else { continue };
        for disc in surgery.acts.iter().flat_map(|act| &act.discs) {
            if *disc == Level::C1 || disc.is_sacral() {
                let text = format!("{}: there is no disc below {disc}.", treatment.label);
                let field = FieldPath::Treatment(index, "kind.surgery.acts");
                hints.push(Hint::new("no-such-disc", field, disc.name(), text));
            }
        }
    }
    hints
}

/// Tumour was removed at levels none of which is marked, or beside a marked one.
pub fn treated_elsewhere(case: &Case) -> Vec<Hint> {
    let marked: BTreeSet<Level> = case.time_points.iter().flat_map(involved).collect();
    if marked.is_empty() {
        return Vec::new();
    }
    let near = |level: &Level| {
        let around = [Some(*level), level.above(), level.below()];
        around.into_iter().flatten().any(|level| marked.contains(&level))
    };
    let hint = |(index, treatment): (usize, &Treatment)| {
        let (levels, field) = treated(treatment)?;
        if levels.is_empty() || levels.iter().any(near) {
            return None;
        }
        let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
        let names = names.join(", ");
        let text =
            format!("{} is at {names}; no tumour is marked there or next to it.", treatment.label);
        Some(Hint::new("treated-elsewhere", FieldPath::Treatment(index, field), names, text))
    };
    case.treatments.iter().enumerate().filter_map(hint).collect()
}

fn involved(point: &Arc<TimePoint>) -> Vec<Level> {
    let marks = Marks::of(&point.findings);
    let brackets =
        marks.brackets.iter().flat_map(|bracket| Level::range(bracket.first, bracket.last));
    let levels = Level::ALL.into_iter().filter(|level| marks.is_involved(*level));
    levels.chain(brackets).collect()
}

/// The levels at which tumour was removed or irradiated, and the field that says so.
fn treated(treatment: &Treatment) -> Option<(Vec<Level>, &'static str)> {
    let takes_tumour = |kind: ActKind| {
        kind.removes_tumour() || matches!(kind, ActKind::Laminectomy | ActKind::Decompression)
    };
    match &treatment.kind {
        _ if !treatment.is_given() => None,
        TreatmentKind::Surgery(surgery) => {
            let acts = surgery.acts.iter().filter(|act| takes_tumour(*act.kind.value()));
            let levels = acts.filter_map(|act| act.levels.as_ref());
            let levels: BTreeSet<Level> = levels.flat_map(|fact| fact.value().all()).collect();
            Some((levels.into_iter().collect(), "kind.surgery.acts"))
        }
        TreatmentKind::Radiotherapy(therapy) => {
            Some((therapy.levels.as_ref()?.value().all(), "kind.radiotherapy.levels"))
        }
        TreatmentKind::Systemic(_) | TreatmentKind::Other(_) => None,
    }
}
