//! Whether a treatment was given, or only planned, advised or refused.

use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::sentences::Sentence;

/// Beginnings of words by which a treatment is not given.
const NOT_GIVEN: [&str; 27] = [
    "planned",
    "planning",
    "scheduled",
    "recommend",
    "advis",
    "advocat",
    "propos",
    "suggest",
    "offered",
    "refus",
    "declin",
    "reject",
    "consider",
    "discuss",
    "candidate",
    "should",
    "would",
    "will",
    "could",
    "may",
    "intend",
    "await",
    "pending",
    "contemplat",
    "foreseen",
    "eligible",
    "postpon",
];

/// Beginnings of words by which it is.
const GIVEN: [&str; 13] = [
    "received",
    "underwent",
    "delivered",
    "administered",
    "completed",
    "performed",
    "given",
    "started",
    "treated",
    "commenced",
    "carried",
    "applied",
    "accepted",
];

/// Whether a sentence speaks of treatment that was not given, as far as it says.
pub(super) fn is_only_planned(page: &Page<'_>, sentence: &Sentence) -> bool {
    let is_plan = sentence.section == Section::Plan;
    let starts = |at: usize, stems: &[&str]| {
        let word = page.word(at);
        stems.iter().any(|s| word.get(..s.len()).is_some_and(|w| w.eq_ignore_ascii_case(s)))
    };
    let given = page.find(sentence.tokens.clone(), |at| starts(at, &GIVEN));
    if is_plan {
        return given.is_none();
    }
    // `was planned and performed`
    given.is_none() && page.find(sentence.tokens.clone(), |at| starts(at, &NOT_GIVEN)).is_some()
}
