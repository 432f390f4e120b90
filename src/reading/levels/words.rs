//! Levels in words: `the fifth and sixth thoracic vertebrae`, `lumbar vertebra 3`, `the atlas`.

use super::expression::{self, Expression, Shape};
use super::notation::{self, Affix, Numbered};
use crate::anatomy::{Level, Region, Structure};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// Ordinals with how they are joined, up to the head of the phrase.
struct Ordinals {
    /// Number, and whether all between it and the one before are meant.
    numbers: Vec<(u16, bool)>,
    region: Option<Region>,
    end: usize,
}

/// Reads levels that begin with an ordinal. `carried` is the region that the text speaks of.
pub(in crate::reading) fn ordinals(
    page: &Page<'_>,
    first: usize,
    end: usize,
    carried: Option<Region>,
) -> Option<Expression> {
    let one = phrase(page, first, end).or_else(|| elliptic(page, first, end))?;
    let region = one.region.or(carried)?;
    let mut levels = levels_of(&one.numbers, region)?;
    let mut last = one.end;
    let mut shape = match one.numbers.as_slice() {
        [_] => Shape::Single,
        [_, rest @ ..] if rest.iter().all(|(_, is_range)| *is_range) => Shape::Range,
        _ => Shape::List,
    };
    // `from the eleventh thoracic vertebra to the fourth lumbar vertebra`
    let after = skip_vertebra(page, last, end);
    if page.means(after, Meaning::To) {
        let next = skip_articles(page, after + 1, end);
        let other = match page.kind(next) {
            Some(Kind::Word(_)) if region == Region::Sacral && page.is_word(next, "coccyx") => {
                Level::ALL.last().map(|level| (*level, next + 1))
            }
            Some(Kind::Word(Some(Meaning::Ordinal(_)))) => {
                phrase(page, next, end).and_then(|other| {
                    let levels = levels_of(&other.numbers, other.region.unwrap_or(region))?;
                    Some((*levels.last()?, other.end))
                })
            }
            Some(Kind::Level(numbered)) => numbered.level().map(|level| (level, next + 1)),
            _ => None,
        };
        if let (Some((other, other_end)), Some(start)) = (other, levels.first().copied()) {
            levels = Level::range(start, other).collect();
            last = other_end;
            shape = Shape::Range;
        }
    }
    Some(Expression { tokens: first..last, levels, shape, numbered: None, doubt: None })
}

/// `Ninth and tenth thoracic vertebrae: lytic. Eleventh: normal.` The vertebra is that of the
/// sentence before.
fn elliptic(page: &Page<'_>, first: usize, end: usize) -> Option<Ordinals> {
    const BEFORE: usize = 30;
    let Some(Meaning::Ordinal(number)) = page.meaning(first) else { return None };
    let start = first - usize::from(page.means(first.checked_sub(1)?, Meaning::Article));
    let stop = start.checked_sub(1)?;
    let begins = page.is_sign(stop, b'.') || page.is_sign(stop, b';');
    let is_subject = page.is_sign(first + 1, b':') || page.means(first + 1, Meaning::Be);
    let is_ordinal = |at: usize| matches!(page.meaning(at), Some(Meaning::Ordinal(_)));
    let ends = |at: &usize| page.is_sign(*at, b'.') || page.is_sign(*at, b';');
    let is_bone =
        |at: usize| page.means(at, Meaning::Vertebra) || page.means(at + 1, Meaning::Vertebra);
    let mut before = (stop.saturating_sub(BEFORE)..stop).rev().take_while(|at| !ends(at));
    let names = before.any(|at| is_ordinal(at) && (is_bone(at + 1) || is_bone(at + 2)));
    (begins && is_subject && names && first + 1 < end).then(|| Ordinals {
        numbers: vec![(u16::from(number), false)],
        region: None,
        end: first + 1,
    })
}

/// Reads `the first three sacral segments`, `the last two thoracic vertebrae`.
pub(in crate::reading) fn counted(page: &Page<'_>, first: usize, end: usize) -> Option<Expression> {
    let count = match page.meaning(first + 1)? {
        Meaning::Count(count) if count > 1 => usize::from(count),
        _ => return None,
    };
    let from_above = match page.word(first).to_ascii_lowercase().as_str() {
        "first" | "upper" | "uppermost" => true,
        "last" | "lower" | "lowermost" | "lowest" => false,
        _ => return None,
    };
    let Some(Meaning::Region(region)) = page.meaning(first + 2) else { return None };
    let is_headed =
        page.means_any(first + 3, &[Meaning::Vertebra, Meaning::Level]) && first + 3 < end;
    let of_region: Vec<Level> =
        Level::ALL.into_iter().filter(|level| level.region() == region).collect();
    let start = if from_above { 0 } else { of_region.len().saturating_sub(count) };
    let levels = of_region.get(start..start + count)?.to_vec();
    let tokens = first..first + 4;
    is_headed.then_some(Expression {
        tokens,
        levels,
        shape: Shape::Range,
        numbered: None,
        doubt: None,
    })
}

/// `fifth and sixth thoracic`, as far as the vertebra that must follow.
fn phrase(page: &Page<'_>, first: usize, end: usize) -> Option<Ordinals> {
    let mut numbers = Vec::new();
    let mut at = first;
    let mut is_range = false;
    loop {
        let Some(Meaning::Ordinal(number)) = page.meaning(at) else { return None };
        numbers.push((u16::from(number), is_range));
        at += 1;
        let mut next = at;
        is_range = page.means(next, Meaning::To) || page.is_sign(next, b'-');
        while next < end.min(at + 3)
            && (page.means_any(next, &[Meaning::And, Meaning::Or, Meaning::To])
                || page.is_sign(next, b',')
                || page.is_sign(next, b'-')
                || page.is_sign(next, b'&'))
        {
            next += 1;
        }
        if page.means(next, Meaning::Article) {
            next += 1;
        }
        let goes_on = matches!(page.meaning(next), Some(Meaning::Ordinal(_)));
        if next == at || !goes_on || numbers.len() > 12 || next >= end {
            break;
        }
        at = next;
    }
    let region = match page.meaning(at) {
        Some(Meaning::Region(region)) => Some(region),
        _ => None,
    };
    let head = at + usize::from(region.is_some());
    // `a second vertebral haemangioma`
    let is_of_lesion = page.is_word(head, "vertebral")
        && page.means_any(head + 1, &[Meaning::Lesion, Meaning::Fracture, Meaning::Carcinoma]);
    let is_bone =
        matches!(page.meaning(head), Some(Meaning::Vertebra)) && head < end && !is_of_lesion;
    // `the sacrum from the third segment`
    let is_of_sacrum = || {
        (first.saturating_sub(4)..first).any(|i| page.is_word(i, "sacrum"))
            && page.is_word(head, "segment")
    };
    if region.is_none() && head < end && is_of_sacrum() {
        return Some(Ordinals { numbers, region: Some(Region::Sacral), end: head + 1 });
    }
    let is_headed = is_bone
        || region.is_some()
            && head < end
            && (matches!(
                page.meaning(head),
                Some(
                    Meaning::Part(_)
                        | Meaning::Level
                        | Meaning::Neuro
                        | Meaning::Disc
                        | Meaning::PosteriorElements
                )
            ) || list_of_regions(page, head, end));
    is_headed.then_some(Ordinals { numbers, region, end: head + usize::from(is_bone) })
}

/// `twelfth thoracic and first lumbar vertebrae`: the vertebra comes later.
fn list_of_regions(page: &Page<'_>, at: usize, end: usize) -> bool {
    let joined = page.means_any(at, &[Meaning::And, Meaning::To, Meaning::Or])
        || page.is_sign(at, b',')
        || page.is_sign(at, b'-');
    let next = skip_articles(page, at + 1, end);
    joined && matches!(page.meaning(next), Some(Meaning::Ordinal(_)))
}

fn skip_articles(page: &Page<'_>, from: usize, end: usize) -> usize {
    let is_filler =
        |i: usize| page.means_any(i, &[Meaning::Article, Meaning::Level]) || page.is_word(i, "of");
    (from..end.min(from + 4)).find(|i| !is_filler(*i)).unwrap_or(end)
}

fn skip_vertebra(page: &Page<'_>, from: usize, end: usize) -> usize {
    let is_bone = |i: usize| matches!(page.meaning(i), Some(Meaning::Vertebra | Meaning::Part(_)));
    (from..end.min(from + 3)).find(|i| !is_bone(*i)).unwrap_or(end)
}

fn levels_of(numbers: &[(u16, bool)], region: Region) -> Option<Vec<Level>> {
    let mut levels: Vec<Level> = Vec::new();
    for (number, is_range) in numbers {
        let level = notation::level(region, *number)?;
        match levels.last().copied() {
            Some(previous) if *is_range => levels.extend(Level::range(previous, level)),
            _ => levels.push(level),
        }
    }
    levels.sort_unstable();
    levels.dedup();
    Some(levels)
}

/// Reads `thoracic 5`, `lumbar vertebrae 2 to 4`, `BWK 5-7`, `sacral roots 2, 3`: where the number
/// stands and what it is.
pub(in crate::reading) fn region_number(
    page: &Page<'_>,
    first: usize,
    end: usize,
) -> Option<(usize, Numbered)> {
    let (region, is_short) = match page.meaning(first)? {
        Meaning::Region(region) => (region, false),
        Meaning::ShortRegion(region) => (region, true),
        _ => return None,
    };
    let is_between = |i: usize| {
        matches!(
            page.meaning(i),
            Some(Meaning::Vertebra | Meaning::Level | Meaning::Part(_) | Meaning::Neuro)
        )
    };
    let at = (first + 1..end.min(first + 4)).find(|i| !is_between(*i))?;
    let at = at + usize::from(is_short && page.is_sign(at, b'-'));
    let number = expression::bare_number(page, at)?;
    notation::level(region, number)?;
    // `lumbar 2-level fusion`
    if page.is_sign(at + 1, b'-')
        && !matches!(page.kind(at + 2), Some(Kind::Number(_) | Kind::Level(_)))
    {
        return None;
    }
    // `thoracic 2, sacrum 3, ribs 2` counts lesions.
    let next = page.means(at + 2, Meaning::Sacrum)
        || matches!(page.kind(at + 2), Some(Kind::Word(None)))
        || page.means_any(at + 2, &[Meaning::Organ, Meaning::Part(Structure::Rib)]);
    let is_count =
        page.is_sign(at + 1, b',') && next && matches!(page.kind(at + 3), Some(Kind::Number(_)));
    if is_count {
        return None;
    }
    let numbered = Numbered {
        region,
        number,
        affix: Affix::None,
        is_small: false,
        is_dorsal: false,
        is_bare: false,
        is_spaced: false,
    };
    Some((at, numbered))
}

/// Reads `all lumbar vertebrae`.
pub(in crate::reading) fn whole_region(
    page: &Page<'_>,
    first: usize,
    end: usize,
) -> Option<Expression> {
    // `nearly all thoracic vertebrae` names none.
    let is_partial = first > 0
        && ["nearly", "almost", "virtually", "not"].iter().any(|w| page.is_word(first - 1, w));
    if is_partial {
        return None;
    }
    let at = first + 1 + usize::from(page.means(first + 1, Meaning::Article));
    let Some(Meaning::Region(region)) = page.meaning(at) else { return None };
    let is_bone = matches!(page.meaning(at + 1), Some(Meaning::Vertebra | Meaning::Part(_)))
        || page.is_word(at + 1, "levels");
    (is_bone && at + 1 < end).then(|| Expression {
        tokens: first..at + 2,
        levels: Level::ALL.into_iter().filter(|level| level.region() == region).collect(),
        shape: Shape::Range,
        numbered: None,
        doubt: None,
    })
}

/// Reads the vertebrae that have names.
pub(in crate::reading) fn named(page: &Page<'_>, token: usize, start: usize) -> Option<Expression> {
    let levels = match page.meaning(token)? {
        Meaning::Dens => vec![Level::C2],
        Meaning::Prominens => vec![Level::C7],
        // The Cancer Genome Atlas is none.
        Meaning::Atlas if !page.is_capital(token) || token == start => vec![Level::C1],
        Meaning::Axis if is_vertebra(page, token) => vec![Level::C2],
        Meaning::Atlantoaxial => vec![Level::C1, Level::C2],
        _ => return None,
    };
    let shape = if levels.len() > 1 { Shape::Pair } else { Shape::Single };
    Some(Expression { tokens: token..token + 1, levels, shape, numbered: None, doubt: None })
}

/// Whether `axis` is the second vertebra and no line through a mass.
fn is_vertebra(page: &Page<'_>, token: usize) -> bool {
    let is_bone = |i: usize| {
        matches!(
            page.meaning(i),
            Some(
                Meaning::Vertebra
                    | Meaning::Part(_)
                    | Meaning::Lesion
                    | Meaning::Fracture
                    | Meaning::Lytic
                    | Meaning::Blastic
                    | Meaning::Involve
                    | Meaning::Collapse
                    | Meaning::Atlas
                    | Meaning::Dens
            )
        )
    };
    let before = |back: usize| token.checked_sub(back);
    let article = before(1).is_some_and(|i| page.means(i, Meaning::Article));
    let of = before(2).is_some_and(|i| page.means_any(i, &[Meaning::Preposition, Meaning::And]));
    let and = before(1).is_some_and(|i| page.means(i, Meaning::And));
    let next_is_bone =
        is_bone(token + 1) && before(1).is_none_or(|i| article || and || page.meaning(i).is_some());
    let is_object =
        article && of && before(3).is_some_and(is_bone) || and && before(2).is_some_and(is_bone);
    next_is_bone || is_object && !page.means(token + 1, Meaning::Preposition)
}
