//! Levels that are listed together: `T5, T7 and L1`.

use std::ops::Range;

use crate::reading::levels::Expression;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;

/// The tokens of the list that each expression stands in.
pub(in crate::reading) fn lists<'e>(
    page: &Page<'_>,
    expressions: impl Iterator<Item = &'e Expression>,
) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    for expression in expressions {
        let tokens = &expression.tokens;
        let is_joined = groups.last().is_some_and(|before: &Range<usize>| {
            let between = before.end.min(tokens.start)..tokens.start;
            let joins = between.clone().any(|i| {
                page.is_sign(i, b',')
                    || page.is_sign(i, b'&')
                    || page.is_sign(i, b'+')
                    || page.is_sign(i, b'/')
                    || page.means_any(i, &[Meaning::And, Meaning::Or])
            });
            let is_small = |i: usize| {
                page.is_sign(i, b',')
                    || page.is_sign(i, b'&')
                    || page.is_sign(i, b'+')
                    || page.is_sign(i, b'/')
                    || page.is_sign(i, b'-')
                    || page.means_any(i, &[Meaning::And, Meaning::Or, Meaning::Article])
            };
            joins && between.len() <= 3 && between.clone().all(is_small)
        });
        if is_joined {
            let start = groups[first].start;
            let whole = start..tokens.end;
            for group in &mut groups[first..] {
                group.end = tokens.end;
            }
            groups.push(whole);
        } else {
            first = groups.len();
            groups.push(tokens.clone());
        }
    }
    groups
}
