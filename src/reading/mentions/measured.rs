//! Levels that stand with a size alone, in a list or a table of lesions.

use crate::reading::levels::Expression;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::sentences::Sentence;
use crate::reading::page::tokens::Kind;
use crate::reading::role::is_bone_word;

/// `T2 - 7 mm, body, no cortical breach`: an item that begins with a level and its size.
pub(super) fn is_measured_item(
    page: &Page<'_>,
    sentence: &Sentence,
    expression: &Expression,
) -> bool {
    if is_measured_cell(page, expression) {
        return true;
    }
    let begins = sentence.is_item && expression.tokens.start <= sentence.tokens.start + 1;
    let sign = expression.tokens.end;
    let is_sign = [b'-', b':', b','].iter().any(|own| page.is_sign(sign, *own));
    let is_number = matches!(page.kind(sign + 1), Some(Kind::Number(_)));
    let is_size = page.means_any(sign + 2, &[Meaning::Millimetre, Meaning::Centimetre]);
    let others = [Meaning::Disc, Meaning::Canal, Meaning::Degenerative];
    begins
        && is_sign
        && is_number
        && is_size
        && page.find(sentence.tokens.clone(), |at| page.means_any(at, &others)).is_none()
}

/// `| S1 left ala 22 mm`: a cell that begins with a level, a part of it and a size.
fn is_measured_cell(page: &Page<'_>, expression: &Expression) -> bool {
    let (first, last) = (expression.tokens.start, expression.tokens.end);
    let is_bone = |at: &usize| page.meaning(*at).is_some_and(is_bone_word);
    let size = (last..last + 5).find(|at| !is_bone(at)).filter(|size| *size > last);
    let is_size = size.is_some_and(|size| {
        matches!(page.kind(size), Some(Kind::Number(_)))
            && page.means_any(size + 1, &[Meaning::Millimetre, Meaning::Centimetre])
    });
    is_size && page.is_sign(first.wrapping_sub(1), b'|')
}

/// `T9 | 10 mm | 12 mm`: a row of a table that begins with a level and tells sizes.
pub(super) fn is_measured_row(
    page: &Page<'_>,
    sentence: &Sentence,
    expression: &Expression,
) -> bool {
    let tokens = &sentence.tokens;
    let begins = expression.tokens.start <= tokens.start + 1;
    let cells = tokens.clone().filter(|at| page.is_sign(*at, b'|')).take(2).count();
    let is_size = |at: usize| page.means_any(at, &[Meaning::Millimetre, Meaning::Centimetre]);
    let is_other =
        |at: usize| page.means_any(at, &[Meaning::Disc, Meaning::Canal, Meaning::Degenerative]);
    begins
        && cells == 2
        && page.find(tokens.clone(), is_size).is_some()
        && page.find(tokens.clone(), is_other).is_none()
}
