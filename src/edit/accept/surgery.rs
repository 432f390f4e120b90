//! What a report says was done at an operation.

use super::pen::Pen;
use super::treatment::given;
use crate::case::{Act, ActKind, Case, Comparable as _, Fact, Levels, Surgery, TreatmentKind};

/// Writes an act: to the operation that has it, else to the one that the same report tells of, else
/// to a new one.
pub(super) fn act(case: &mut Case, kind: ActKind, levels: Option<&Levels>, pen: &mut Pen) {
    let operations = || {
        case.treatments.iter().enumerate().filter_map(|(place, treatment)| match &treatment.kind {
            TreatmentKind::Surgery(surgery) => Some((place, surgery)),
            _ => None,
        })
    };
    let has = |surgery: &Surgery| surgery.acts.iter().any(|act| is_act(act, kind, levels));
    let cites = |surgery: &Surgery| surgery.acts.iter().any(|act| pen.is_cited_by(&act.kind));
    let known = operations().find(|(_, surgery)| has(surgery));
    let known = known.or_else(|| operations().find(|(_, surgery)| cites(surgery)));
    let place = known.map(|(place, _)| place);
    let place = place.unwrap_or_else(|| {
        let kind = TreatmentKind::Surgery(Surgery::default());
        let operation = given(case, "surgery", kind, pen);
        case.treatments.push(operation);
        case.treatments.len() - 1
    });
    let kind_of = case.treatments.get_mut(place).map(|treatment| &mut treatment.kind);
    let Some(TreatmentKind::Surgery(surgery)) = kind_of else { return };
    if let Some(act) = surgery.acts.iter_mut().find(|act| is_act(act, kind, levels)) {
        pen.add(&mut act.kind, kind);
        if let Some(levels) = levels {
            pen.write(&mut act.levels, levels.clone());
        }
        return;
    }
    surgery.acts.push(Act {
        kind: Fact::new(pen.sourced(kind)),
        levels: levels.map(|levels| Fact::new(pen.sourced(levels.clone()))),
        discs: Vec::new(),
        parts: Vec::new(),
        side: None,
        detail: None,
    });
    pen.note_new();
}

/// Whether an act is of a kind and at levels, as far as both are told.
fn is_act(act: &Act, kind: ActKind, levels: Option<&Levels>) -> bool {
    let is_kind = act.kind.values().iter().any(|held| held.value == kind);
    let own = act.levels.as_ref().map(Fact::values);
    let is_there = match (own, levels) {
        (Some(own), Some(levels)) => own.iter().any(|held| held.value.implies(levels)),
        _ => true,
    };
    is_kind && is_there
}
