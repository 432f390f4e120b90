//! What is known of a level or a part, for the pointer and for screen readers: the figure's words,
//! and what they rest on.

use super::sheet::Sheet;
use crate::app::session::Session;
use crate::case::{Basis, PartFinding, Sourced, Wording, says_every_level};
use crate::figure::Target;

/// What is under the pointer and what is known of it.
pub(super) fn describe(session: &Session, sheet: &Sheet, target: Target) -> String {
    let known = sheet.told(target).map_or_else(|| target.level().to_string(), str::to_owned);
    match grounds(session, target) {
        Some(grounds) => format!("{known}\n{grounds}"),
        None => known,
    }
}

/// A level's name for a screen reader, with its marks: `Level T5 · body · ESCC 3`; and what else is
/// known of it.
pub(super) fn level_name(sheet: &Sheet, target: Target) -> (String, Option<&str>) {
    let level = target.level();
    let known = sheet.told(target).unwrap_or_default();
    match known.strip_prefix(level.name()).and_then(|rest| rest.strip_prefix(", ")) {
        None if !known.is_empty() => (format!("Level {known}"), None),
        unmarked => (format!("Level {level}"), unmarked),
    }
}

/// What is known of a part whose name is said already.
pub(super) fn part_state(session: &Session, sheet: &Sheet, target: Target) -> String {
    let known = sheet.told(target).unwrap_or_default();
    let state = known.split_once(": ").map_or(known, |(_, state)| state);
    match grounds(session, target) {
        Some(grounds) => format!("{state}. {grounds}"),
        None => state.to_owned(),
    }
}

/// What the mark of a part rests on, in words: `Stated in CT: “left pedicles”`. A level's own finding
/// comes before that of a span, and that of a part before that of a wider one.
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
    let lines: Vec<String> = fact.values().iter().map(|value| rests_on(session, value)).collect();
    Some(lines.join("\n"))
}

/// Most letters of a passage that are shown.
const PASSAGE: usize = 90;

/// Who says so, and in which words; those of a text that is retold stand without quotation marks.
fn rests_on(session: &Session, said: &Sourced<PartFinding>) -> String {
    let who = match said.basis {
        _ if said.is_carried_over() => "Carried over, not reassessed",
        Basis::Observed => "Seen and marked by hand",
        Basis::Stated => "Stated",
        Basis::Inferred => "Inferred",
    };
    let Some(first) = said.evidence.first() else { return who.to_owned() };
    let source = session.case().source(&first.source);
    let name = source.map_or("a source", |source| source.label.as_str());
    let words: String = first.words.chars().take(PASSAGE).collect();
    let words =
        if words.len() < first.words.len() { format!("{}…", words.trim_end()) } else { words };
    let retold = source.is_some_and(|source| source.wording == Wording::Paraphrase);
    let words = if retold { words } else { format!("“{words}”") };
    let more = match said.evidence.len() {
        1 => String::new(),
        2 => ", and 1 more passage".to_owned(),
        several => format!(", and {} more passages", several - 1),
    };
    let by = if said.basis == Basis::Stated { "in" } else { "from" };
    format!("{who} {by} {name}: {words}{more}")
}
