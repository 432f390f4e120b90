//! What is known of a level or a part, for the pointer and for screen readers: the figure's words,
//! and what they rest on.

use super::Sheet;
use crate::app::session::Session;
use crate::case::{Choice as _, Fact, PartFinding, says_every_level};
use crate::figure::Target;

/// What is under the pointer and what is known of it.
pub(super) fn describe(session: &Session, sheet: &Sheet, target: Target) -> String {
    let known = sheet.told.get(&target).cloned().unwrap_or_else(|| target.level().to_string());
    match grounds(session, target) {
        Some(grounds) => format!("{known}\n{grounds}"),
        None => known,
    }
}

/// A level's name for a screen reader, with its marks: `Level T5 · body · ESCC 3`; and what else is
/// known of it.
pub(super) fn level_name(sheet: &Sheet, target: Target) -> (String, Option<&str>) {
    let level = target.level();
    let known = sheet.told.get(&target).map_or("", String::as_str);
    match known.strip_prefix(level.name()).and_then(|rest| rest.strip_prefix(", ")) {
        None if !known.is_empty() => (format!("Level {known}"), None),
        unmarked => (format!("Level {level}"), unmarked),
    }
}

/// What is known of a part whose name is said already.
pub(super) fn part_state(session: &Session, sheet: &Sheet, target: Target) -> String {
    let known = sheet.told.get(&target).map_or("", String::as_str);
    let state = known.split_once(": ").map_or(known, |(_, state)| state);
    match grounds(session, target) {
        Some(grounds) => format!("{state}. {grounds}"),
        None => state.to_owned(),
    }
}

/// What the mark of a part rests on: `Stated, 2 passages`. A level's own finding comes before that
/// of a span, and that of a part before that of a wider one.
fn grounds(session: &Session, target: Target) -> Option<String> {
    let (level, part) = (target.level(), target.part()?);
    let findings = &session.point()?.findings;
    let spans = findings
        .spans
        .iter()
        .filter(|span| says_every_level(span) && (span.first..=span.last).contains(&level));
    let all = findings.levels.get(&level).into_iter().chain(spans.map(|span| &span.finding));
    let fact = all.into_iter().find_map(|finding| {
        let wider = || finding.parts.iter().find(|(key, _)| key.holds(part)).map(|(_, fact)| fact);
        finding.parts.get(&part).or_else(wider)
    })?;
    Some(rests_on(fact))
}

fn rests_on(fact: &Fact<PartFinding>) -> String {
    let shown = fact.shown();
    let mut basis = shown.basis.label().to_owned();
    if let Some(first) = basis.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match shown.evidence.len() {
        0 => basis,
        1 => format!("{basis}, 1 passage"),
        several => format!("{basis}, {several} passages"),
    }
}
