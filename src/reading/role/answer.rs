//! Answers on a form: `Cord compression: none`, `Canal: -`.

use crate::reading::page::Page;

/// How far behind a word the colon of its label may stand, in tokens.
const LABEL: usize = 5;

/// Whether a token is an answer that denies. `end` is the end of its sentence.
pub(in crate::reading) fn is_no(page: &Page<'_>, at: usize, end: usize) -> bool {
    const NO: [&str; 10] =
        ["no", "none", "absent", "nil", "negative", "non", "nein", "kein", "keine", "n"];
    let is_dash = page.is_sign(at, b'-') && ends(page, at + 1, end);
    at < end && (is_dash || NO.iter().any(|no| page.is_word(at, no)))
}

/// Whether a token is an answer that affirms.
pub(in crate::reading) fn is_yes(page: &Page<'_>, at: usize, end: usize) -> bool {
    const YES: [&str; 7] = ["yes", "present", "positive", "ja", "oui", "y", "x"];
    let is_plus = page.is_sign(at, b'+') && ends(page, at + 1, end);
    at < end && (is_plus || YES.iter().any(|yes| page.is_word(at, yes)))
}

/// Whether an answer ends before a token.
pub(in crate::reading) fn ends(page: &Page<'_>, at: usize, end: usize) -> bool {
    at >= end || [b'.', b',', b';', b'(', b'|'].iter().any(|sign| page.is_sign(at, *sign))
}

/// Where the answer begins in whose label a token stands: `Foraminal extension: no`.
pub(in crate::reading) fn answer(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let colon = page.find(at + 1..end.min(at + LABEL), |i| page.is_sign(i, b':'))?;
    (colon + 1 < end).then_some(colon + 1)
}

/// Whether the label that a token stands in is answered with no.
pub(in crate::reading) fn is_answered_no(page: &Page<'_>, at: usize, end: usize) -> bool {
    answer(page, at, end).is_some_and(|answer| is_no(page, answer, end))
}
