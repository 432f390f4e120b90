//! Levels by their neighbours: `the vertebra above`, `both adjacent levels`, `two levels above and
//! below T6`.

use std::ops::Range;

use super::expression::{Expression, Shape};
use crate::anatomy::Level;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;

/// A phrase that points up, down or both ways.
struct Pointer {
    tokens: Range<usize>,
    up: bool,
    down: bool,
    /// How many levels it reaches.
    reach: usize,
}

/// Reads a phrase that begins at a token and points at neighbours of `next`, an expression that
/// follows it, or else of `focus`, the levels that the text speaks of. Answers the expression and
/// whether it takes the place of the one that follows.
pub(in crate::reading) fn read(
    page: &Page<'_>,
    first: usize,
    sentence: &Range<usize>,
    next: Option<&Expression>,
    (focus, is_disc): (&[Level], bool),
) -> Option<(Expression, bool)> {
    let pointer = pointer(page, first, sentence)?;
    let takes_next = |next: &&Expression| {
        let between = pointer.tokens.end..next.tokens.start;
        between.len() <= 3
            && between.clone().all(|i| {
                page.means_any(i, &[Meaning::Article, Meaning::Level, Meaning::Vertebra])
                    || page.is_word(i, "of")
            })
    };
    let (base, end, takes) = match next.filter(takes_next) {
        Some(next) => (next.levels.as_slice(), next.tokens.end, true),
        // `the level below the fusion` points at something else.
        None if page.means(pointer.tokens.end, Meaning::Article)
            || page.is_word(pointer.tokens.end, "of") =>
        {
            return None;
        }
        None => (focus, pointer.tokens.end, false),
    };
    let (top, bottom) = (base.first()?.index(), base.last()?.index());
    let mut levels = Vec::new();
    let of_disc = is_disc && !takes && pointer.up && pointer.down;
    if of_disc {
        levels.extend(base);
    }
    if pointer.up && !of_disc {
        levels.extend((top.saturating_sub(pointer.reach)..top).filter_map(Level::from_index));
    }
    if pointer.down && !of_disc {
        levels.extend((bottom + 1..=bottom + pointer.reach).filter_map(Level::from_index));
    }
    let tokens = pointer.tokens.start..end;
    let expression =
        Expression { tokens, levels, shape: Shape::Relative, numbered: None, doubt: None };
    (!expression.levels.is_empty()).then_some((expression, takes))
}

/// Whether a phrase that points at neighbours may begin at a token.
pub(in crate::reading) fn may_begin(page: &Page<'_>, token: usize) -> bool {
    page.means_any(token, &[Meaning::Adjacent, Meaning::Level, Meaning::Vertebra])
}

fn pointer(page: &Page<'_>, first: usize, sentence: &Range<usize>) -> Option<Pointer> {
    let end = sentence.end;
    if page.means(first, Meaning::Adjacent) {
        let is_head = |i: usize| {
            matches!(page.meaning(i), Some(Meaning::Vertebra | Meaning::Level | Meaning::Part(_)))
        };
        let last = (first + 1..end.min(first + 4)).take_while(|i| is_head(*i)).last()?;
        let is_plural = matches!(
            page.word(last).to_ascii_lowercase().as_str(),
            "vertebrae"
                | "levels"
                | "bodies"
                | "segments"
                | "vertebral bodies"
                | "endplates"
                | "end plates"
        );
        let both = first > sentence.start && page.means(first - 1, Meaning::Both);
        let tokens = first..last + 1;
        return (is_plural || both).then_some(Pointer { tokens, up: true, down: true, reach: 1 });
    }
    if !page.means_any(first, &[Meaning::Level, Meaning::Vertebra]) {
        return None;
    }
    let mut at = first + 1;
    while at < end && matches!(page.meaning(at), Some(Meaning::Part(_) | Meaning::Level)) {
        at += 1;
    }
    let (mut up, mut down) = (false, false);
    let mut mark = |i: usize| match page.meaning(i) {
        Some(Meaning::Above) => up = true,
        Some(Meaning::Below) => down = true,
        _ => {}
    };
    if at >= end || !page.means_any(at, &[Meaning::Above, Meaning::Below]) {
        return None;
    }
    mark(at);
    let second = at + 2;
    let is_pair = page.means_any(at + 1, &[Meaning::And, Meaning::Or])
        && second < end
        && page.means_any(second, &[Meaning::Above, Meaning::Below]);
    if is_pair {
        mark(second);
    }
    let reach = first
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
        .and_then(|before| match page.meaning(before) {
            Some(Meaning::Count(count)) => Some(usize::from(count)),
            _ => page.tokens[before].small_integer().map(usize::from).filter(|n| *n <= 5),
        })
        .unwrap_or(1);
    Some(Pointer { tokens: first..if is_pair { second } else { at } + 1, up, down, reach })
}
