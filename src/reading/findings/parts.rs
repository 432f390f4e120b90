//! Parts of levels with their sides.

use std::ops::Range;

use crate::anatomy::{Part, Side, Structure};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;
use crate::reading::role::answer::{ends, is_answered_no, is_no, is_yes};
use crate::reading::role::context::Context;

/// A part as a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading) struct NamedPart {
    pub part: Part,
    /// Whether it is said to be free.
    pub free: bool,
    pub tokens: Range<usize>,
}

/// Which sides a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sides {
    Unknown,
    One(Side),
    Both,
}

/// The structures behind the body, as a group.
const POSTERIOR_ELEMENTS: [Structure; 5] = [
    Structure::Pedicle,
    Structure::Facet,
    Structure::TransverseProcess,
    Structure::Lamina,
    Structure::SpinousProcess,
];

/// Finds the parts that a sentence names.
pub(in crate::reading) fn parts(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<NamedPart> {
    let mut parts: Vec<NamedPart> = Vec::new();
    let mut previous: Option<(usize, Sides)> = None;
    for at in sentence.clone() {
        let is_label = page.is_sign(at + 1, b':');
        let labelled = if is_label { labelled(page, contexts, sentence, at) } else { None };
        let structures: &[Structure] = match page.meaning(at) {
            // `Epidural space: no mass` only heads what follows.
            Some(_) if is_label && labelled.is_none() => continue,
            // `right pedicle [ ]` is not ticked.
            Some(_) if page.is_sign(at + 1, b'[') && page.is_sign(at + 2, b']') => continue,
            // `1.9 cm transverse` is a diameter.
            Some(Meaning::Part(Structure::TransverseProcess))
                if page.is_word(at, "transverse") && !is_elliptic(page, sentence, at) =>
            {
                continue;
            }
            // `the left 5th rib` is a rib far from here, perhaps.
            Some(Meaning::Part(Structure::Rib)) if is_numbered(page, at) => continue,
            Some(Meaning::Part(structure)) => &[structure],
            Some(Meaning::PosteriorElements) => &POSTERIOR_ELEMENTS,
            Some(Meaning::Foramen) => &[Structure::Foramen],
            Some(Meaning::Epidural) => &[Structure::Epidural],
            Some(Meaning::Intradural) => &[Structure::Intradural],
            _ => continue,
        };
        let own = sides(page, sentence, at);
        let shared =
            previous.filter(|(token, _)| is_listed(page, *token, at)).map(|(_, sides)| sides);
        let is_plural = page.has_ending(at, "s") || page.has_ending(at, "ae");
        let sides = match (own, shared) {
            (Sides::Unknown, Some(sides @ Sides::One(_))) if !is_plural => sides,
            (own, _) => own,
        };
        previous = Some((at, sides));
        let context = contexts[at];
        let free = labelled.unwrap_or_else(|| {
            context.negated
                || is_spared(page, contexts, sentence, at)
                || is_normal(page, sentence, at)
                || is_answered_no(page, at, sentence.end)
        });
        // A bone that is absent is destroyed.
        let free =
            free && !(is_absent(page, sentence, at) && structures.iter().all(|s| s.is_bone()));
        for structure in structures {
            let named = match sides {
                Sides::One(side) => vec![Part::sided(*structure, side)],
                Sides::Both if structure.places().len() == 3 => {
                    Side::BOTH.map(|side| Part::sided(*structure, side)).to_vec()
                }
                _ => vec![Part::whole(*structure)],
            };
            parts.extend(named.into_iter().map(|part| NamedPart {
                part,
                free,
                tokens: at..at + 1,
            }));
        }
    }
    parts
}

/// `the transverse and spinous processes`
fn is_elliptic(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let end = sentence.end.min(at + 6);
    page.find(at + 1..end, |i| page.word(i).to_ascii_lowercase().contains("process")).is_some()
}

fn is_numbered(page: &Page<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(page.meaning(before), Some(Meaning::Ordinal(_)))
            || matches!(page.kind(before), Some(Kind::Number(_)))
    })
}

/// The sides that stand beside a part's name.
fn sides(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> Sides {
    let side_of = |i: usize| match page.meaning(i) {
        Some(Meaning::Bilateral | Meaning::Both) => Some(Sides::Both),
        _ => page.side(i).map(Sides::One),
    };
    let is_between = |i: usize| {
        matches!(
            page.meaning(i),
            Some(
                Meaning::Vertebra
                    | Meaning::Anterior
                    | Meaning::Posterior
                    | Meaning::Region(_)
                    | Meaning::Level
            )
        ) || page.is_sign(i, b'-')
            || matches!(page.kind(i), Some(Kind::Level(_) | Kind::Word(None)))
    };
    let start = sentence.start.max(at.saturating_sub(4));
    for i in (start..at).rev() {
        if let Some(side) = side_of(i) {
            return side;
        }
        if !is_between(i) {
            break;
        }
    }
    // `pedicle on the left`, `lamina (left)`, `pedicles bilaterally`
    let end = sentence.end.min(at + 9);
    for i in at + 1..end {
        if let Some(side) = side_of(i) {
            let next_is_part = matches!(
                page.meaning(i + 1),
                Some(Meaning::Part(_) | Meaning::Posterior | Meaning::Foramen)
            );
            return if next_is_part { Sides::Unknown } else { side };
        }
        // `a paravertebral mass on the right`
        let is_mass = is_soft(page, at) && page.means(i, Meaning::Lesion);
        // `the pedicle and transverse process of T10 on the right`
        let goes_on = page.means(i, Meaning::And)
            && matches!(page.meaning(i + 1), Some(Meaning::Part(_)))
            || i > at + 1
                && page.means(i - 1, Meaning::And)
                && matches!(page.meaning(i), Some(Meaning::Part(_)));
        let passes = page.means_any(i, &[Meaning::Preposition, Meaning::Article])
            || is_mass
            || goes_on
            || page.is_sign(i, b'(')
            || matches!(page.kind(i), Some(Kind::Level(_)));
        if !passes {
            break;
        }
    }
    Sides::Unknown
}

fn is_soft(page: &Page<'_>, at: usize) -> bool {
    matches!(page.meaning(at), Some(Meaning::Part(structure)) if !structure.is_bone())
}

/// Whether two parts stand in one list: `left pedicle and lamina`.
fn is_listed(page: &Page<'_>, one: usize, other: usize) -> bool {
    other - one <= 4
        && (one + 1..other)
            .any(|i| page.means(i, Meaning::And) || page.is_sign(i, b',') || page.is_sign(i, b'/'))
        && (one + 1..other).all(|i| {
            page.means_any(i, &[Meaning::And, Meaning::Article, Meaning::Vertebra])
                || page.is_sign(i, b',')
                || page.is_sign(i, b'/')
        })
}

/// `the left pedicle was absent`, `the pedicle sign was absent`
fn is_absent(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let end = sentence.end.min(at + 6);
    let is_small = |i: &usize| {
        page.means_any(*i, &[Meaning::Be, Meaning::Preposition, Meaning::Article])
            || page.is_word(*i, "sign")
            || matches!(page.kind(*i), Some(Kind::Level(_)))
    };
    (at + 1..end).find(|i| !is_small(i)).is_some_and(|i| page.is_word(i, "absent"))
}

/// What a form says of the part that is a label: whether it is free. `Left pedicle: destroyed`,
/// `Epidural space: no`; `None` where the label only heads what follows.
fn labelled(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
    at: usize,
) -> Option<bool> {
    const DISEASED: [Meaning; 8] = [
        Meaning::Lesion,
        Meaning::Involve,
        Meaning::Lytic,
        Meaning::Blastic,
        Meaning::MixedBone,
        Meaning::Fracture,
        Meaning::Collapse,
        Meaning::Carcinoma,
    ];
    let (first, end) = (at + 2, sentence.end);
    if is_yes(page, first, end) {
        return Some(false);
    }
    let is_no = is_no(page, first, end) && ends(page, first + 1, end);
    if is_no || page.means(first, Meaning::Normal) {
        return Some(true);
    }
    let is_diseased = |i: usize| page.means_any(i, &DISEASED) && !contexts[i].negated;
    page.find(first..end.min(first + 5), is_diseased).map(|_| false)
}

/// `sparing the pedicles`, `apart from the left lamina`; what is excepted from what is free is not.
fn is_spared(page: &Page<'_>, contexts: &[Context], sentence: &Range<usize>, at: usize) -> bool {
    let passes = |i: usize| {
        page.means_any(i, &[Meaning::Article, Meaning::And, Meaning::Or, Meaning::Vertebra])
            || page
                .means_any(i, &[Meaning::Left, Meaning::Right, Meaning::Bilateral, Meaning::Both])
            || page.means_any(i, &[Meaning::Preposition, Meaning::Anterior, Meaning::Posterior])
            || matches!(page.meaning(i), Some(Meaning::Part(_) | Meaning::PosteriorElements))
            || page.is_sign(i, b',')
    };
    let start = sentence.start.max(at.saturating_sub(12));
    let Some(except) = page.find_back(start..at, |i| !passes(i)) else { return false };
    let is_free = |i: usize| page.means(i, Meaning::Normal) || contexts[i].negated;
    page.means(except, Meaning::Except)
        && !page.word(except).ends_with("not")
        && except > sentence.start
        && page.find(start..except, is_free).is_none()
}

/// `the pedicles are preserved`, `intact posterior elements`
fn is_normal(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let before = at > sentence.start && page.means(at - 1, Meaning::Normal);
    let end = sentence.end.min(at + 8);
    let after = (at + 1..end)
        .take_while(|i| {
            page.means_any(
                *i,
                &[
                    Meaning::Be,
                    Meaning::And,
                    Meaning::Article,
                    Meaning::Preposition,
                    Meaning::Normal,
                    Meaning::Absent,
                    Meaning::Not,
                    Meaning::Cord,
                ],
            ) || matches!(
                page.meaning(*i),
                Some(
                    Meaning::Part(_)
                        | Meaning::PosteriorElements
                        | Meaning::Foramen
                        | Meaning::Canal
                        | Meaning::Epidural
                        | Meaning::Disc
                        | Meaning::Left
                        | Meaning::Right
                        | Meaning::Bilateral
                )
            ) || matches!(page.kind(*i), Some(Kind::Word(None) | Kind::Level(_)))
                || page.is_sign(*i, b',')
        })
        .any(|i| {
            let is_close = (at + 1..i).all(|k| {
                page.means(k, Meaning::And)
                    || matches!(
                        page.meaning(k),
                        Some(Meaning::Part(_) | Meaning::PosteriorElements)
                    )
            });
            let is_spared = page.means(i, Meaning::Not) && page.means(i + 1, Meaning::Involve);
            (is_spared || page.means_any(i, &[Meaning::Normal, Meaning::Absent]))
                && (is_close || (at + 1..i).any(|k| page.means(k, Meaning::Be)))
        });
    before || after
}
