//! What a report says of a level, written into the findings of a time point.

use std::sync::Arc;

use super::pen::Pen;
use crate::anatomy::{Level, Part};
use crate::case::{
    Case, Comparable, Directions, Fact, Findings, LevelFinding, PartFinding, PartState, Said,
    Sourced, Unmarked,
};
use crate::reading::Value;

/// Writes a value at a level. What is not of levels is left out, as is a part that it has not.
pub(super) fn write(
    case: &mut Case,
    time_point: usize,
    level: Level,
    value: &Value,
    pen: &mut Pen,
) {
    let Some(point) = case.time_points.get_mut(time_point) else { return };
    // What is said of the level is taken out and put back: with a full case copies are dear.
    let findings = &mut Arc::make_mut(point).findings;
    let mut finding = findings.levels.remove(&level).unwrap_or_default();
    pen.level = Some(level);
    write_finding(findings, (level, &mut finding), value, pen);
    if finding != LevelFinding::default() {
        findings.levels.insert(level, finding);
    }
}

/// Writes a value into what is said of a level, beside all that the other findings say.
fn write_finding(
    findings: &Findings,
    (level, finding): (Level, &mut LevelFinding),
    value: &Value,
    pen: &mut Pen,
) {
    // A level's own word hides what a span says of it, so it begins with that.
    macro_rules! field {
        ($($field:ident).+, $value:expr) => {{
            let said = Said::of(findings, level).fact(|finding| finding.$($field).+.as_ref());
            let fact = &mut finding.$($field).+;
            *fact = fact.take().or_else(|| said.cloned());
            pen.write(fact, $value);
        }};
    }
    match value {
        Value::Part(part, state) if part.exists_at(level) => {
            let state = PartFinding { state: *state, extent: None };
            Parts { findings, level, finding, pen }.write(*part, state);
        }
        Value::BoneLesion(lesion) => field!(bone_lesion, *lesion),
        Value::Collapse(collapse) => field!(collapse, *collapse),
        Value::Alignment(alignment) => field!(alignment, *alignment),
        Value::SignalT1(signal) => field!(signal.t1, *signal),
        Value::SignalT2(signal) => field!(signal.t2, *signal),
        Value::Enhancement(enhancement) => field!(signal.enhancement, *enhancement),
        Value::Canal(canal) => field!(canal, *canal),
        Value::CordCompressed(answer) => field!(cord_compressed, *answer),
        Value::Escc(grade) => field!(escc, *grade),
        Value::ThecalSac(grade) => field!(thecal_sac, *grade),
        Value::CompressedFrom(side) => field!(compressed_from, Directions::from(*side)),
        Value::CordDisplaced(side) => field!(cord_displacement, *side),
        _ => {}
    }
}

/// The parts of a level that is written at.
struct Parts<'a> {
    /// The findings, but for those of the level itself.
    findings: &'a Findings,
    level: Level,
    finding: &'a mut LevelFinding,
    pen: &'a mut Pen,
}

impl Parts<'_> {
    fn write(&mut self, part: Part, state: PartFinding) {
        if part == Part::UNSPECIFIED && !self.holds(part, state) {
            return match state.state {
                PartState::Involved => self.write_involved(state),
                PartState::Free => self.write_free(state),
            };
        }
        self.write_part(part, state);
    }

    /// Whether a part is said to be in a state, by whomever.
    fn holds(&self, part: Part, state: PartFinding) -> bool {
        let fact = self.finding.parts.get(&part);
        fact.is_some_and(|fact| fact.values().iter().any(|held| held.value.implies(&state)))
    }

    /// The level is involved: where some of its bone is marked, that is said already.
    fn write_involved(&mut self, state: PartFinding) {
        let pen = &mut *self.pen;
        let bone =
            self.finding.parts.iter_mut().filter(|(part, _)| part.structure().is_vertebral());
        let held =
            bone.flat_map(|(_, fact)| fact.values_mut()).find(|held| pen.is_held_by(held, &state));
        match held {
            Some(held) => pen.cite(&mut held.evidence),
            None => self.write_part(Part::UNSPECIFIED, state),
        }
    }

    /// The level is free: what is marked there is contradicted part by part.
    fn write_free(&mut self, state: PartFinding) {
        let parts = self.finding.parts.iter_mut();
        let involved =
            parts.filter(|(_, fact)| fact.values().iter().any(|v| v.value.is_involved()));
        let mut is_marked = false;
        for (_, fact) in involved {
            self.pen.add(fact, state);
            is_marked = true;
        }
        if !is_marked {
            self.write_part(Part::UNSPECIFIED, state);
        }
    }

    fn write_part(&mut self, part: Part, state: PartFinding) {
        if let Some(fact) = self.finding.parts.get_mut(&part) {
            return self.pen.add(fact, state);
        }
        if let Some(mut fact) = self.covering(part, state) {
            self.pen.add(&mut fact, state);
            self.finding.parts.insert(part, fact);
            return;
        }
        self.relate_to_others(part, state);
        let fact = Fact::new(self.pen.sourced(state));
        self.finding.parts.insert(part, fact);
        self.pen.note_new();
    }

    /// What a part's own mark would hide: what a span says of it, or what a wider mark says that
    /// contradicts it. The mark begins with that, so that it stays shown.
    fn covering(&self, part: Part, state: PartFinding) -> Option<Fact<PartFinding>> {
        let wider = self.finding.parts.iter().filter(|(wider, fact)| {
            let is_either_side = wider.is_unsided() && fact.value().is_involved();
            wider.holds(part) && !is_either_side && fact.value().state != state.state
        });
        let narrowest = wider.min_by_key(|(wider, _)| wider.leaves(self.level).count());
        let span = || {
            let said = Said::of(self.findings, self.level);
            said.fact(|finding| finding.parts.get(&part))
        };
        narrowest.map(|(_, fact)| fact).or_else(span).cloned()
    }

    /// Notes what stands against a part that is not marked itself: a level that is said to be free,
    /// a narrower mark, or that what is not marked is free.
    fn relate_to_others(&mut self, part: Part, state: PartFinding) {
        let against = |fact: &&Fact<PartFinding>| fact.value().state != state.state;
        let narrower =
            self.finding.parts.iter().filter(|(other, fact)| part.holds(**other) && against(fact));
        let level = self.finding.parts.get(&Part::UNSPECIFIED).filter(against);
        let level = level.filter(|fact| !fact.value().is_involved());
        let shown: Vec<(Part, Sourced<PartFinding>)> = narrower
            .map(|(other, fact)| (*other, fact.shown().clone()))
            .chain(level.map(|fact| (Part::UNSPECIFIED, fact.shown().clone())))
            .collect();
        for (other, shown) in shown {
            let words = match other {
                Part::UNSPECIFIED => format!("level {}", shown.value.words()),
                other => format!("{} {}", other.label_at(self.level), shown.value.words()),
            };
            self.pen.note_contradiction(words, shown.basis);
        }
        let unmarked = self.finding.unmarked.or(self.findings.unmarked);
        if state.is_involved() && unmarked == Some(Unmarked::Free) {
            let words = "unmarked parts free".to_owned();
            self.pen.note_contradiction(words, crate::case::Basis::Observed);
        }
    }
}
