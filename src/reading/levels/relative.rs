//! Levels by their neighbours: `the vertebra above`, `both adjacent levels`, `two levels above and
//! below T6`.

use std::ops::Range;

use super::expression::{Expression, Shape};
use crate::anatomy::{Level, Structure};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// A phrase that points up, down or both ways.
struct Pointer {
    tokens: Range<usize>,
    up: bool,
    down: bool,
    /// How many levels it reaches.
    reach: usize,
}

/// Whether a phrase that points at levels may begin at a token.
pub(in crate::reading) fn may_begin(page: &Page<'_>, first: usize) -> bool {
    const POINTERS: [&str; 5] = ["this", "that", "these", "same", "one"];
    page.means_any(first, &[Meaning::Adjacent, Meaning::Level, Meaning::Vertebra, Meaning::Both])
        || POINTERS.iter().any(|word| page.is_word(first, word))
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
    if let Some(end) = again(page, first, sentence) {
        let levels = focus.to_vec();
        let expression = Expression {
            tokens: first..end,
            levels,
            shape: Shape::Relative,
            numbered: None,
            doubt: None,
        };
        return (!focus.is_empty()).then_some((expression, false));
    }
    let pointer = pointer(page, first, sentence).or_else(|| {
        // `the T6-T7 disc with both vertebral bodies`
        both(page, first, sentence.end).filter(|_| is_disc || focus.len() == 2)
    })?;
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
            (focus, same(page, pointer.tokens.end)?, false)
        }
        None => (focus, pointer.tokens.end, false),
    };
    let (top, bottom) = (base.first()?.index(), base.last()?.index());
    let mut levels = Vec::new();
    let is_both = page.is_word(first, "both");
    let of_disc = (is_disc || is_both) && !takes && pointer.up && pointer.down;
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

/// Whether the levels that a phrase points at are listed behind it, so that it adds none:
/// `two levels above and two levels below (T9, T10, T12 and L1)`, `one level above, i.e. T5`.
pub(in crate::reading) fn is_spelled_out(
    page: &Page<'_>,
    relative: &Expression,
    end: usize,
) -> bool {
    const AGAIN: [&str; 9] = ["i.e", "i.e.", "ie", "i", "e", "namely", "viz", "at", "."];
    let points = |at: &usize| page.means_any(*at, &[Meaning::Above, Meaning::Below]);
    if !relative.tokens.clone().any(|at| points(&at)) {
        return false;
    }
    let is_again = |at: usize| AGAIN.iter().any(|word| page.is_word(at, word));
    let passes = |at: &usize| {
        const SMALL: [Meaning; 4] =
            [Meaning::And, Meaning::Article, Meaning::Level, Meaning::Vertebra];
        page.means_any(*at, &SMALL)
            || points(at)
            || is_again(*at)
            || matches!(page.meaning(*at), Some(Meaning::Count(_)))
            || matches!(page.kind(*at), Some(Kind::Number(_) | Kind::Sign(b',' | b'(' | b':')))
    };
    let is_level = |at: usize| matches!(page.kind(at), Some(Kind::Level(_)));
    let first = relative.tokens.end;
    let behind = (first..end.min(first + 12)).find(|at| is_level(*at) || !passes(at));
    let Some(listed) = behind.filter(|at| is_level(*at)) else { return false };
    let open = (first..listed).find(|at| page.is_sign(*at, b'('));
    let is_announced =
        (first..listed).any(|at| page.is_sign(at, b':') || is_again(at) && !page.is_word(at, "at"));
    // `two levels above (T6 was fractured)` tells of a level, and lists none.
    let is_list = open.and_then(|_| (listed..end).find(|at| page.is_sign(*at, b')')));
    let is_list = is_list.is_some_and(|close| (listed..close).all(|at| is_of_list(page, at)));
    is_list || open.is_none() && is_announced
}

/// Whether a token may stand in a list of levels.
fn is_of_list(page: &Page<'_>, at: usize) -> bool {
    matches!(
        page.kind(at),
        Some(Kind::Level(_) | Kind::Number(_) | Kind::Sign(b',' | b'-' | b'/' | b';' | b'&'))
    ) || page.means_any(at, &[Meaning::And, Meaning::To])
}

/// `at this level`, `of the same vertebra`: where the words end that begin at a token and name again
/// what was spoken of last.
fn again(page: &Page<'_>, first: usize, sentence: &Range<usize>) -> Option<usize> {
    let points = ["this", "that", "these", "same"].iter().any(|word| page.is_word(first, word));
    let article = usize::from(page.is_word(first, "same"));
    let before = first.checked_sub(1 + article).filter(|before| *before >= sentence.start)?;
    let is_head = ["level", "levels", "vertebra", "vertebrae", "segment"]
        .iter()
        .any(|word| page.is_word(first + 1, word));
    let is_place = page.means(before, Meaning::Preposition);
    (points && is_place && is_head && first + 1 < sentence.end).then_some(first + 2)
}

/// Where words end that name again the levels that were spoken of last: `the cemented segment`,
/// `the affected vertebra`.
fn same(page: &Page<'_>, article: usize) -> Option<usize> {
    const KNOWN: [&str; 13] = [
        "cemented",
        "augmented",
        "treated",
        "operated",
        "fractured",
        "collapsed",
        "affected",
        "involved",
        "diseased",
        "index",
        "former",
        "same",
        "first",
    ];
    let is_known = KNOWN.iter().any(|word| page.is_word(article + 1, word));
    let head = article + 2;
    let is_head = page.means_any(head, &[Meaning::Vertebra, Meaning::Level]);
    let end = head + 1 + usize::from(matches!(page.meaning(head + 1), Some(Meaning::Part(_))));
    (is_known && is_head).then_some(end)
}

/// `both vertebrae`, `both vertebral bodies`
fn both(page: &Page<'_>, first: usize, end: usize) -> Option<Pointer> {
    let heads = [Meaning::Vertebra, Meaning::Part(Structure::Body)];
    let is_head = |at: &usize| page.means_any(*at, &heads);
    let last = (first + 1..end.min(first + 4)).take_while(is_head).last()?;
    let is_both = page.is_word(first, "both");
    is_both.then_some(Pointer { tokens: first..last + 1, up: true, down: true, reach: 1 })
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
        // `the adjacent segments T9-T10` are named.
        if matches!(page.kind(last + 1), Some(Kind::Level(_))) && last + 1 < end {
            return None;
        }
        let both = first > sentence.start && page.means(first - 1, Meaning::Both);
        let tokens = first..last + 1;
        return (is_plural || both).then_some(Pointer { tokens, up: true, down: true, reach: 1 });
    }
    // `the one immediately below`
    let is_one = page.is_word(first, "one") && page.means(first.wrapping_sub(1), Meaning::Article);
    if !is_one && !page.means_any(first, &[Meaning::Level, Meaning::Vertebra]) {
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
