//! Levels in every notation, and what only looks like one.

mod confusers;
mod expression;
mod labels;
mod laboratory;
pub(super) mod list;
pub(in crate::reading) mod notation;
mod relative;
mod t1_t2;
mod words;
mod written;

use std::ops::Range;

pub use confusers::Confuser;
pub(in crate::reading) use confusers::Habits;
pub use expression::Doubt;
pub(in crate::reading) use expression::{Expression, Shape, measures};

use crate::anatomy::{Level, Region};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// What an expression is, apart from its role in the sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) struct Named {
    pub expression: Expression,
    /// What it is instead of a level.
    pub confuser: Option<Confuser>,
}

/// Finds the levels that a sentence names. `carried` is the region and `focus` are the levels that
/// the text spoke of last.
pub(in crate::reading) fn find(
    page: &Page<'_>,
    sentence: &Range<usize>,
    carried: Option<Region>,
    focus: &[Level],
    habits: Habits,
) -> Vec<Named> {
    let mut region = own_region(page, sentence).or(carried);
    let mut found: Vec<Expression> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let expression = match page.kind(at) {
            Some(Kind::Level(numbered)) => Some(expression::read(page, at, numbered, sentence.end)),
            Some(Kind::Word(Some(Meaning::Ordinal(_)))) => {
                words::ordinals(page, at, sentence.end, region)
                    .or_else(|| words::counted(page, at, sentence.end))
            }
            Some(Kind::Word(Some(Meaning::Region(own) | Meaning::ShortRegion(own)))) => {
                region = Some(own);
                words::region_number(page, at, sentence.end)
                    .map(|(place, numbered)| expression::read(page, place, numbered, sentence.end))
            }
            Some(Kind::Word(Some(Meaning::All))) => words::whole_region(page, at, sentence.end),
            _ => words::named(page, at, sentence.start)
                .or_else(|| words::counted(page, at, sentence.end)),
        };
        let Some(mut expression) = expression else {
            at += 1;
            continue;
        };
        at = expression.tokens.end;
        while let Some((place, numbered)) =
            expression::list_goes_on(page, &expression, sentence.end)
        {
            let next = expression::read(page, place, numbered, sentence.end);
            at = next.tokens.end;
            found.push(std::mem::replace(&mut expression, next));
        }
        found.push(expression);
    }
    for expression in &mut found {
        reach_from_skull(page, sentence, expression);
    }
    relate(page, sentence, &mut found, focus);
    confusers::judge(page, sentence, found, habits)
}

/// The region that a sentence names before anything else does.
fn own_region(page: &Page<'_>, sentence: &Range<usize>) -> Option<Region> {
    let place =
        page.find(sentence.clone(), |i| matches!(page.meaning(i), Some(Meaning::Region(_))))?;
    match page.meaning(place) {
        Some(Meaning::Region(region)) => Some(region),
        _ => None,
    }
}

/// Puts in the levels that are named by their neighbours.
fn relate(page: &Page<'_>, sentence: &Range<usize>, found: &mut Vec<Expression>, focus: &[Level]) {
    let mut named = std::mem::take(found).into_iter().peekable();
    let mut at = sentence.start;
    while at < sentence.end {
        if !relative::may_begin(page, at) {
            at += 1;
            continue;
        }
        while let Some(expression) = named.next_if(|next| next.tokens.start < at) {
            found.push(expression);
        }
        let named_before = found.iter().rev().take(4).find(|before| {
            // `low on T1, and in the same vertebra`
            let is_sequence = before
                .numbered
                .is_some_and(|numbered| t1_t2::is_sequence(page, sentence, before, numbered));
            before.shape != Shape::Relative && !is_sequence
        });
        let before = named_before.map(|before| before.levels.as_slice());
        let slipped = slipped(page, found);
        let base = slipped.as_deref().or(before).filter(|levels| !levels.is_empty());
        let base = base.unwrap_or(focus);
        // What is adjacent to a disc are the levels that it is named by.
        let is_disc = named_before.is_some_and(|one| names_disc(page, one));
        match relative::read(page, at, sentence, named.peek(), (base, is_disc)) {
            Some((expression, takes_next)) => {
                at = expression.tokens.end;
                if takes_next {
                    named.next();
                }
                if takes_next || !relative::is_spelled_out(page, &expression, sentence.end) {
                    found.push(expression);
                }
            }
            None => at += 1,
        }
    }
    found.extend(named);
}

/// `the T6-T7 disc`, `the disc between T11 and T12`, `loss of disc height at L4-L5`
fn names_disc(page: &Page<'_>, named: &Expression) -> bool {
    let is_pair = named.levels.len() == 2 && named.shape != Shape::List;
    let is_small = |at: &usize| {
        page.means_any(*at, &[Meaning::Preposition, Meaning::Between, Meaning::Article])
            || matches!(page.kind(*at), Some(Kind::Word(None)))
            || page.means(*at, Meaning::Level)
    };
    let first = named.tokens.start;
    let before = (first.saturating_sub(4)..first).rev().find(|at| !is_small(at));
    // `T11-T12: the disc is bright`
    let colon = named.tokens.end + usize::from(page.is_sign(named.tokens.end, b':'));
    let next = colon + usize::from(page.means(colon, Meaning::Article));
    page.means(named.tokens.end, Meaning::Disc)
        || is_pair && page.means(next, Meaning::Disc)
        || is_pair && before.is_some_and(|at| page.means(at, Meaning::Disc))
}

/// The last two levels where one slips on the other: `spondylolisthesis of L4 on L5`.
fn slipped(page: &Page<'_>, found: &[Expression]) -> Option<Vec<Level>> {
    let [.., upper, lower] = found else { return None };
    let on = upper.tokens.end;
    let is_on = ["on", "over", "upon"].iter().any(|word| page.is_word(on, word));
    (is_on && on + 1 == lower.tokens.start).then(|| [&upper.levels[..], &lower.levels[..]].concat())
}

/// `from the clivus to C4` begins at the atlas.
fn reach_from_skull(page: &Page<'_>, sentence: &Range<usize>, named: &mut Expression) {
    const SKULL: [&str; 5] = ["clivus", "occiput", "magnum", "skull", "medulla"];
    let [Level::C2 | Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7] = named.levels[..]
    else {
        return;
    };
    let to = named.tokens.start.wrapping_sub(1);
    let is_to = page.means(to, Meaning::To) && to > sentence.start;
    let near = sentence.start.max(to.saturating_sub(2))..to;
    let is_skull = |at: usize| {
        let word = page.word(at).to_ascii_lowercase();
        SKULL.iter().any(|skull| word.ends_with(skull))
    };
    if is_to && page.find(near, is_skull).is_some() {
        named.levels = Level::range(Level::C1, named.levels[0]).collect();
        named.shape = Shape::Range;
    }
}
