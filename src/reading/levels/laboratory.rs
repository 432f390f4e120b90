//! Levels that a laboratory measures: complement and thyroid hormones.

use std::ops::Range;

use super::notation::Numbered;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// `C3 was 0.9 g/L`, `C4 18 mg/dl`
pub(super) fn is_concentration(page: &Page<'_>, after: usize) -> bool {
    let skip = usize::from(page.means(after, Meaning::Be) || page.is_sign(after, b':'));
    let is_number = matches!(page.kind(after + skip), Some(Kind::Number(_)));
    is_number
        && ["g", "mg", "u", "iu", "nmol", "pmol", "umol", "ng", "pg", "ug"]
            .iter()
            .any(|unit| page.is_word(after + skip + 1, unit))
        && page.is_sign(after + skip + 2, b'/')
}

/// T3 and T4 as hormones.
pub(super) fn is_thyroid(
    page: &Page<'_>,
    sentence: &Range<usize>,
    token: usize,
    numbered: Numbered,
) -> bool {
    let is_free = token > sentence.start
        && ["free", "total", "serum"].iter().any(|word| page.is_word(token - 1, word));
    (3..=4).contains(&numbered.number)
        && (is_free
            || is_concentration(page, token + 1)
            || page.has_near(sentence, token, 6, &[Meaning::Thyroid]))
}
