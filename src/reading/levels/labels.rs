//! A letter with a number that names a class or the extent of an operation.

use std::ops::Range;

use super::expression::{Expression, Shape};
use super::notation::Numbered;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;

/// `Location (semi-rigid, T3-T10): 1` names a class of the score of instability.
pub(super) fn is_class_of_location(page: &Page<'_>, sentence: &Range<usize>, first: usize) -> bool {
    let near = sentence.start.max(first.saturating_sub(8))..first;
    let is_class = |at: usize| {
        ["semi", "semirigid", "rigid", "junctional", "mobile"].iter().any(|w| page.is_word(at, w))
    };
    near.clone().any(is_class) && near.clone().any(|at| page.is_word(at, "location"))
}

/// `gastrectomy with D2 lymphadenectomy`: how far the nodes of an organ were taken out.
pub(super) fn is_dissection(page: &Page<'_>, expression: &Expression, numbered: Numbered) -> bool {
    const NODES: [&str; 4] = ["lymphadenectom", "lymph node", "nodal", "gastrectom"];
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    let names = |at: usize| {
        let word = page.word(at).to_ascii_lowercase();
        NODES.iter().any(|nodes| word.starts_with(nodes)) || word == "dissection"
    };
    let next = after + usize::from(page.is_sign(after, b'+') || page.is_sign(after, b'-'));
    // `D2 radical gastrectomy`, `gastrectomy (D2)`, `lymphadenectomy D2`
    let before = first.wrapping_sub(1 + usize::from(page.is_sign(first.wrapping_sub(1), b'(')));
    let is_extent = expression.shape == Shape::Single && numbered.is_dorsal && numbered.number <= 3;
    let is_joined = page.means_any(next, &[Meaning::And, Meaning::Or, Meaning::Preposition]);
    is_extent && (names(next) || !is_joined && names(next + 1) || names(before))
}
