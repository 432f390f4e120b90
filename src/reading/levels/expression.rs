//! Ranges, chains, pairs and lists of levels.

use std::ops::Range;

use serde::Serialize;

use super::notation::{Affix, Numbered, count};
use crate::anatomy::Level;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// How an expression names its levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Shape {
    /// `T5`
    Single,
    /// `T5-T7`, `T4/5/6`: all levels between
    Range,
    /// `C5/C6`: two levels, or the disc between them
    Pair,
    /// `D5-7-12`: each by itself
    List,
    /// `the vertebra above`
    Relative,
}

/// What is odd about an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Part of it names no level: `T10-8`.
    RestIgnored,
    /// A level that the column does not have: `L6`, `T13`; a person must place it.
    Transitional,
    /// There is no such vertebra: `C8`, `S100`.
    NoSuchLevel,
    /// Two levels with a slash, which could be the disc between them.
    PerhapsDisc,
    /// `T1 lesion`: perhaps a lesion on T1-weighted images.
    PerhapsSequence,
}

/// Levels as one expression names them.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) struct Expression {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The levels from the head down; none where there are no such levels.
    pub levels: Vec<Level>,
    /// How they are named.
    pub shape: Shape,
    /// The first level as it is written, where it is written with a number.
    pub numbered: Option<Numbered>,
    /// What is odd about it.
    pub doubt: Option<Doubt>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Hyphen,
    Slash,
    To,
}

/// Reads an expression that begins with a numbered level, or with a number whose region is known.
pub(in crate::reading) fn read(
    page: &Page<'_>,
    first: usize,
    start: Numbered,
    end: usize,
) -> Expression {
    let mut members = vec![(start, false)];
    let mut join = None;
    let mut last = first;
    while members.len() < 16
        && let Some((kind, next)) = joiner(page, last, end)
    {
        if join.is_some_and(|join| join != kind || join == Join::To) {
            break;
        }
        let member = match page.kind(next) {
            Some(Kind::Level(numbered)) if numbered.affix != Affix::Molecule => (numbered, false),
            Some(Kind::Number(_)) => match bare_number(page, next) {
                Some(number) => (start.with(number), true),
                None => break,
            },
            _ => break,
        };
        // A stage or a sequence ends a list, it is no end of a range.
        if member.0.affix != Affix::None && start.affix == Affix::None {
            break;
        }
        members.push(member);
        join = Some(kind);
        last = next;
    }
    let mut expression = combine(&members, join);
    expression.tokens = first..last + 1;
    expression
}

/// What joins a level to the next: the kind and the place of the next.
fn joiner(page: &Page<'_>, last: usize, end: usize) -> Option<(Join, usize)> {
    let next = last + 1;
    if next >= end {
        return None;
    }
    let joined = match page.kind(next)? {
        Kind::Sign(b'-' | b'~' | b'_') => (Join::Hyphen, next + 1),
        Kind::Sign(b'/') => (Join::Slash, next + 1),
        Kind::Level(_) if page.is_glued(next) => (Join::Hyphen, next),
        Kind::Word(Some(Meaning::To)) => (Join::To, skip_fillers(page, next + 1, end)),
        // `between T5 and T7`
        Kind::Word(Some(Meaning::And)) if is_between(page, last) => {
            (Join::To, skip_fillers(page, next + 1, end))
        }
        Kind::Word(Some(Meaning::Vertebra | Meaning::Level | Meaning::Part(_))) => {
            // `from the T5 body to the T8 body`
            let to = (next..end.min(next + 4)).find(|i| !is_filler(page, *i))?;
            if !page.means(to, Meaning::To) {
                return None;
            }
            let place = skip_fillers(page, to + 1, end);
            matches!(page.kind(place), Some(Kind::Level(_))).then_some((Join::To, place))?
        }
        _ => return None,
    };
    (joined.1 < end).then_some(joined)
}

fn is_between(page: &Page<'_>, first: usize) -> bool {
    let before = (first.saturating_sub(4)..first).rev().find(|i| !is_filler(page, *i));
    before.is_some_and(|i| page.means(i, Meaning::Between))
}

fn is_filler(page: &Page<'_>, token: usize) -> bool {
    matches!(
        page.meaning(token),
        Some(Meaning::Article | Meaning::Level | Meaning::Vertebra | Meaning::Part(_))
    ) || EDGES.iter().any(|word| page.is_word(token, word))
}

/// Words for a part of a vertebra, up to which something reaches: `to the lower border of L4`.
const EDGES: [&str; 24] = [
    "of", "upper", "lower", "mid", "middle", "superior", "inferior", "proximal", "distal",
    "cranial", "caudal", "border", "margin", "edge", "half", "third", "aspect", "portion", "part",
    "pole", "rim", "top", "bottom", "end",
];

fn skip_fillers(page: &Page<'_>, from: usize, end: usize) -> usize {
    (from..end.min(from + 6)).find(|i| !is_filler(page, *i)).unwrap_or(end)
}

/// A number that can stand for a level because it is no measure of anything else.
pub(in crate::reading) fn bare_number(page: &Page<'_>, token: usize) -> Option<u16> {
    let number = page.tokens.get(token)?.small_integer()?;
    (!measures(page, token)).then_some(number)
}

/// Whether a number counts or measures something: `3-4 cm`, `2 x 3`, `5 days`, `3 cycles`.
pub(in crate::reading) fn measures(page: &Page<'_>, token: usize) -> bool {
    let next = match page.kind(token + 1) {
        // `3-4 cm`, `T9-3,5 cm`, and not `Th 7, 18 mm`
        Some(Kind::Sign(sign @ (b'-' | b',' | b'/')))
            if matches!(page.kind(token + 2), Some(Kind::Number(_)))
                && page.is_glued(token + 1)
                && (sign != b',' || page.is_glued(token + 2)) =>
        {
            token + 3
        }
        Some(Kind::Sign(b'-')) => token + 2,
        _ => token + 1,
    };
    page.is_sign(next, b'%')
        || page.is_sign(next, b'*')
        || page.means_any(
            next,
            &[
                Meaning::Centimetre,
                Meaning::Millimetre,
                Meaning::Metre,
                Meaning::By,
                Meaning::Percent,
                Meaning::Weight,
                Meaning::Time,
                Meaning::Years,
                Meaning::Cycle,
            ],
        )
        || page.is_word(next, "mm2")
        || page.is_word(next, "Gy")
}

fn combine(members: &[(Numbered, bool)], join: Option<Join>) -> Expression {
    let (first, _) = members[0];
    let mut expression = Expression {
        tokens: 0..0,
        levels: Vec::new(),
        shape: Shape::Single,
        numbered: Some(first),
        doubt: None,
    };
    match (members, join) {
        ([_], _) | (_, None) => match first.level() {
            Some(level) => expression.levels.push(level),
            None => expression.doubt = Some(missing(first)),
        },
        ([_, second], Some(join)) => pair(&mut expression, first, *second, join),
        _ => several(&mut expression, members),
    }
    expression
}

/// Why a number names no level.
fn missing(numbered: Numbered) -> Doubt {
    match (numbered.region, numbered.number) {
        (crate::anatomy::Region::Thoracic, 13) | (crate::anatomy::Region::Lumbar, 6) => {
            Doubt::Transitional
        }
        _ => Doubt::NoSuchLevel,
    }
}

fn pair(expression: &mut Expression, first: Numbered, second: (Numbered, bool), join: Join) {
    let (mut upper, mut lower) = (first.level(), resolve(first, second));
    let (second, is_bare) = second;
    // The occiput is outside the column: `C0-C2`.
    if first.region == crate::anatomy::Region::Cervical && first.number == 0 {
        upper = Some(Level::C1);
    }
    if upper.is_some() && lower.is_none() && missing(second) == Doubt::Transitional {
        expression.doubt = Some(Doubt::Transitional);
        lower = super::notation::level(second.region, second.number - 1);
    }
    match (upper, lower) {
        (Some(one), Some(other)) if join == Join::Slash => {
            expression.levels = vec![one.min(other), one.max(other)];
            let is_pair = one.is_adjacent(other);
            expression.shape = if is_pair { Shape::Pair } else { Shape::List };
        }
        (Some(one), Some(other)) if one != other => {
            expression.levels = Level::range(one, other).collect();
            expression.shape = Shape::Range;
        }
        (Some(one), _) => {
            expression.levels = vec![one];
            // `D2-40` is an antibody.
            let is_code = is_bare && second.number > 20;
            expression.doubt = Some(if is_code { Doubt::NoSuchLevel } else { Doubt::RestIgnored });
            if is_code {
                expression.levels.clear();
            }
        }
        (None, Some(other)) if !is_bare => {
            expression.levels = vec![other];
            expression.doubt = Some(Doubt::RestIgnored);
        }
        _ => expression.doubt = Some(missing(first)),
    }
}

/// The second level of a pair; a bare number may belong to the next region: `L5-1`.
fn resolve(first: Numbered, (second, is_bare): (Numbered, bool)) -> Option<Level> {
    if !is_bare || second.number > first.number {
        return second.level();
    }
    let is_junction = first.number == count(first.region) && second.number <= 3;
    let next = first.level()?.index() + usize::from(second.number);
    if is_junction { Level::from_index(next) } else { None }
}

fn several(expression: &mut Expression, members: &[(Numbered, bool)]) {
    let mut previous = members[0].0;
    let mut levels: Vec<Level> = previous.level().into_iter().collect();
    for (numbered, is_bare) in &members[1..] {
        let Some(level) = resolve(previous, (*numbered, *is_bare)) else {
            expression.doubt = Some(Doubt::RestIgnored);
            continue;
        };
        previous = Numbered { region: level.region(), number: within(level), ..*numbered };
        levels.push(level);
    }
    let is_chain = levels.windows(2).all(|two| two[0].is_adjacent(two[1]) && two[0] < two[1]);
    expression.shape = if is_chain { Shape::Range } else { Shape::List };
    levels.sort_unstable();
    levels.dedup();
    if levels.is_empty() {
        expression.doubt = Some(missing(members[0].0));
    }
    expression.levels = levels;
}

/// A level's number within its region.
fn within(level: Level) -> u16 {
    level.name()[1..].parse().unwrap_or_default()
}

/// The number that a list goes on with: `T5, 6 and 7`.
pub(in crate::reading) fn list_goes_on(
    page: &Page<'_>,
    expression: &Expression,
    end: usize,
) -> Option<(usize, Numbered)> {
    let last = expression.tokens.end;
    let previous = expression.levels.last()?;
    let numbered = expression.numbered?;
    let mut at = last;
    if page.is_sign(at, b',') {
        at += 1;
    }
    if page.means_any(at, &[Meaning::And, Meaning::Or]) || page.is_sign(at, b'&') {
        at += 1;
    }
    if at == last || at >= end {
        return None;
    }
    let number = bare_number(page, at)?;
    if number <= within(*previous) || number > count(previous.region()) {
        return None;
    }
    let follows = match page.kind(at + 1) {
        None | Some(Kind::Level(_) | Kind::Sign(_)) => true,
        Some(Kind::Word(Some(meaning))) => !matches!(
            meaning,
            Meaning::Ordinal(_)
                | Meaning::Count(_)
                | Meaning::Drug
                | Meaning::Part(crate::anatomy::Structure::Rib)
        ),
        Some(Kind::Word(None) | Kind::Number(_)) => at + 1 >= end,
    };
    let region = previous.region();
    follows.then_some((at, Numbered { region, number, is_bare: false, ..numbered }))
}
