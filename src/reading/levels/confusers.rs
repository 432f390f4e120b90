//! What looks like a level and is none.
//!
//! T1 and T2 are MR sequences, S4 is a liver segment, C3 a complement, T2 a tumour stage, D1 a day
//! of a cycle. Each rule looks at the neighbours of the mention, some at the whole sentence.

use std::ops::Range;

use serde::Serialize;

use super::Named;
use super::expression::{Doubt, Expression, Shape};
use super::labels::{is_class_of_location, is_dissection};
use super::laboratory::{is_concentration, is_thyroid};
use super::notation::{Affix, Numbered};
use super::t1_t2::{is_sequence, is_stage};
use crate::anatomy::{Level, Region, Structure};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;
use crate::reading::page::topics::TEXT;

/// What a mention is instead of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confuser {
    /// An MR sequence: T1-weighted.
    Sequence,
    /// A segment of liver or lung.
    OrganSegment,
    /// A protein, a gene, an antibody, a drug.
    Molecule,
    /// Complement in serum.
    Complement,
    /// A stage of a tumour.
    Stage,
    /// A site of densitometry.
    Densitometry,
    /// A thyroid hormone.
    Thyroid,
    /// A day or a cycle of chemotherapy.
    Day,
    /// A heart sound.
    HeartSound,
    /// An electrode.
    Electrode,
    /// A supplementary table or figure, a page.
    Supplement,
    /// A landmark of alignment or body composition.
    Alignment,
    /// A type, group, block or slide.
    Label,
    /// There is no such level.
    NoSuchLevel,
    /// T13 or L6: a person must say which level it is.
    Transitional,
}

impl Confuser {
    /// What it is, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sequence => "MR sequence",
            Self::OrganSegment => "segment of an organ",
            Self::Molecule => "molecule or drug",
            Self::Complement => "complement",
            Self::Stage => "tumour stage",
            Self::Densitometry => "bone density",
            Self::Thyroid => "thyroid hormone",
            Self::Day => "day of a cycle",
            Self::HeartSound => "heart sound",
            Self::Electrode => "electrode",
            Self::Supplement => "supplement or page",
            Self::Alignment => "alignment or body composition",
            Self::Label => "type, group or block",
            Self::NoSuchLevel => "no such level",
            Self::Transitional => "transitional vertebra",
        }
    }
}

/// How a whole report writes: what one sentence makes clear holds for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reading) struct Habits {
    /// The report has no capital letters.
    pub is_small: bool,
    /// S with a number is a segment of the liver somewhere.
    pub has_organ_segments: bool,
}

impl Habits {
    /// Looks through a report.
    pub fn of(page: &Page<'_>) -> Self {
        let plain = page.text.plain();
        let is_small = !plain.bytes().any(|byte| byte.is_ascii_uppercase()) || writes_small(page);
        let mut with_words = page.sentences.iter().filter(|sentence| sentence.is_about(TEXT));
        let has_organ_segments = with_words.any(|sentence| {
            sentence.tokens.clone().any(|i| {
                matches!(page.kind(i), Some(Kind::Level(n)) if n.region == Region::Sacral)
                    && is_organ_segment(page, &sentence.tokens, i)
            })
        });
        // A report that tells of the sacrum by its levels means those elsewhere too.
        let is_sacral = |sentence: &Range<usize>| {
            let names = |i: usize| matches!(page.kind(i), Some(Kind::Level(n)) if n.region == Region::Sacral && n.level().is_some());
            let tells = |i: usize| {
                page.means_any(i, &BONE) || page.means(i, Meaning::Region(Region::Sacral))
            };
            let place = page.find(sentence.clone(), names);
            place.is_some_and(|place| !is_organ_segment(page, sentence, place))
                && page.find(sentence.clone(), tells).is_some()
        };
        let has_organ_segments =
            has_organ_segments && !page.sentences.iter().any(|s| is_sacral(&s.tokens));
        Self { is_small, has_organ_segments }
    }
}

/// Whether a report writes its levels with small letters, whatever it begins its sentences with.
fn writes_small(page: &Page<'_>) -> bool {
    let levels = page.tokens.iter().filter_map(|token| match token.kind {
        Kind::Level(numbered) if numbered.level().is_some() => Some(numbered),
        _ => None,
    });
    let (small, large): (Vec<_>, Vec<_>) = levels.partition(|numbered| numbered.is_small);
    let is_none = |numbered: &Numbered| numbered.affix != Affix::None;
    small.len() > 2 && large.iter().all(is_none)
}

/// Words that make a mention a level, whatever else stands around.
const BONE: [Meaning; 9] = [
    Meaning::Vertebra,
    Meaning::Spine,
    Meaning::Sacrum,
    Meaning::Canal,
    Meaning::Epidural,
    Meaning::Cord,
    Meaning::Sac,
    Meaning::PosteriorElements,
    Meaning::Neuro,
];

/// Tells levels from what only looks like them.
pub(super) fn judge(
    page: &Page<'_>,
    sentence: &Range<usize>,
    found: Vec<Expression>,
    habits: Habits,
) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::with_capacity(found.len());
    for expression in found {
        let confuser = expression
            .numbered
            .and_then(|numbered| confuser(page, sentence, &expression, numbered, habits));
        named.push(Named { expression, confuser });
    }
    // `Free T3 and T4`
    for i in 1..named.len() {
        let is_hormone = named[i - 1].confuser == Some(Confuser::Thyroid)
            && named[i].confuser.is_none()
            && named[i].expression.levels == [Level::T4]
            && is_joined(page, &named[i - 1].expression, &named[i].expression);
        if is_hormone {
            named[i].confuser = Some(Confuser::Thyroid);
        }
    }
    // `T1- and T2-weighted`, `liver segments S4 and S8`: what the last of a list is, all are.
    for i in (1..named.len()).rev() {
        let spreads = matches!(
            named[i].confuser,
            Some(
                Confuser::Sequence
                    | Confuser::OrganSegment
                    | Confuser::Day
                    | Confuser::Complement
                    | Confuser::Molecule
                    | Confuser::HeartSound
                    | Confuser::Thyroid
                    | Confuser::Electrode
            )
        );
        if !spreads || named[i - 1].confuser.is_some() {
            continue;
        }
        let (one, other) = (&named[i - 1].expression, &named[i].expression);
        let same = one.numbered.map(|n| (n.region, n.is_bare))
            == other.numbered.map(|n| (n.region, n.is_bare));
        if same && is_joined(page, one, other) {
            named[i - 1].confuser = named[i].confuser;
        }
    }
    named
}

/// Whether two expressions stand side by side in a list.
fn is_joined(page: &Page<'_>, one: &Expression, other: &Expression) -> bool {
    let between = one.tokens.end..other.tokens.start;
    let joins = |at: usize| {
        [b'-', b',', b'/', b'+'].iter().any(|sign| page.is_sign(at, *sign))
            || page.means_any(at, &[Meaning::And, Meaning::Or])
    };
    between.len() <= 3 && between.into_iter().all(joins)
}

fn confuser(
    page: &Page<'_>,
    sentence: &Range<usize>,
    expression: &Expression,
    numbered: Numbered,
    habits: Habits,
) -> Option<Confuser> {
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    match numbered.affix {
        Affix::Sequence => return Some(Confuser::Sequence),
        Affix::Stage => return Some(Confuser::Stage),
        Affix::Molecule => return Some(Confuser::Molecule),
        Affix::None => {}
    }
    match numbered.region {
        Region::Sacral if is_organ_segment(page, sentence, first) => {
            return Some(Confuser::OrganSegment);
        }
        Region::Sacral if habits.has_organ_segments && !speaks_of_bone(page, sentence) => {
            return Some(Confuser::OrganSegment);
        }
        _ => {}
    }
    if expression.levels.is_empty() {
        return Some(match expression.doubt {
            Some(Doubt::Transitional) => Confuser::Transitional,
            _ => Confuser::NoSuchLevel,
        });
    }
    let is_bone_next = matches!(
        page.meaning(after),
        Some(Meaning::Vertebra | Meaning::Part(_) | Meaning::PosteriorElements | Meaning::Neuro)
    );
    if is_bone_next {
        return None;
    }
    if numbered.is_small && !habits.is_small && !is_small_level(page, after) {
        return Some(Confuser::Label);
    }
    let previous = |back: usize| first.checked_sub(back).filter(|i| *i >= sentence.start);
    let previous_means =
        |back: usize, meaning: Meaning| previous(back).is_some_and(|i| page.means(i, meaning));
    if numbered.is_spaced && measures(page, after) {
        return Some(Confuser::Label);
    }
    let is_dot = previous(1).is_some_and(|i| page.is_sign(i, b'.'));
    if previous_means(1, Meaning::Supplement) || is_dot && previous_means(2, Meaning::Supplement) {
        return Some(Confuser::Supplement);
    }
    if is_class_of_location(page, sentence, first) || is_dissection(page, expression, numbered) {
        return Some(Confuser::Label);
    }
    if is_stage(page, sentence, expression, numbered) {
        return Some(Confuser::Stage);
    }
    if is_sequence(page, sentence, expression, numbered) {
        return Some(Confuser::Sequence);
    }
    if previous_means(1, Meaning::Molecule)
        || page.means(after, Meaning::Molecule)
        || numbered.region == Region::Sacral && is_drug(page, sentence, expression)
    {
        return Some(Confuser::Molecule);
    }
    if previous_means(1, Meaning::Kind) && !page.means(first - 1, Meaning::Seen) {
        return Some(Confuser::Label);
    }
    by_sentence(page, sentence, expression, numbered)
}

/// What the words of the whole sentence make of a mention.
fn by_sentence(
    page: &Page<'_>,
    sentence: &Range<usize>,
    expression: &Expression,
    numbered: Numbered,
) -> Option<Confuser> {
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    let near =
        |distance: usize, meaning: Meaning| page.has_near(sentence, first, distance, &[meaning]);
    let last = expression.levels.last().map_or(0, |level| level.index());
    let single = expression.shape == Shape::Single;
    let confuser = match numbered.region {
        Region::Cervical
            if single && (near(6, Meaning::Complement) || is_concentration(page, after)) =>
        {
            Confuser::Complement
        }
        Region::Cervical | Region::Thoracic if near(5, Meaning::Electrode) && numbered.is_bare => {
            Confuser::Electrode
        }
        Region::Thoracic if single && is_thyroid(page, sentence, first, numbered) => {
            Confuser::Thyroid
        }
        Region::Thoracic if numbered.is_dorsal && is_day(page, sentence, expression) => {
            Confuser::Day
        }
        Region::Sacral if single && last <= 27 && near(6, Meaning::Heart) => Confuser::HeartSound,
        _ if is_measured(page, sentence, expression) => Confuser::Densitometry,
        _ if is_alignment(page, after) => Confuser::Alignment,
        _ => return None,
    };
    let is_named_bone = near(3, Meaning::Vertebra) && confuser != Confuser::Densitometry;
    (!is_named_bone || confuser == Confuser::Alignment).then_some(confuser)
}

/// `a T-score of -2.7 at L1-L4`, `L1-L4 T-score`: the density of bone is measured there.
fn is_measured(page: &Page<'_>, sentence: &Range<usize>, expression: &Expression) -> bool {
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    let is_density = |i: usize| page.means(i, Meaning::Density);
    let before = sentence.start.max(first.saturating_sub(14))..first;
    page.find_back(before, is_density).is_some()
        || page.find(after..sentence.end.min(after + 5), is_density).is_some()
}

/// Whether a token before or after the mention names liver or lung, and none near it the spine.
fn is_organ_segment(page: &Page<'_>, sentence: &Range<usize>, token: usize) -> bool {
    let near =
        |distance: usize, meanings: &[Meaning]| page.has_near(sentence, token, distance, meanings);
    if near(9, &BONE) || near(5, &[Meaning::Region(Region::Sacral)]) {
        return false;
    }
    // `metastases in the liver and in S1`
    let before = |back: usize| token.checked_sub(back).filter(|i| *i >= sentence.start);
    let and = before(1).filter(|i| page.means(*i, Meaning::And)).or_else(|| {
        before(2)
            .filter(|i| page.means(*i, Meaning::And) && page.means(i + 1, Meaning::Preposition))
    });
    if and.is_some_and(|and| and > 0 && page.means(and - 1, Meaning::OrganSegment)) {
        return false;
    }
    let is_bracketed = page.is_sign(token.wrapping_sub(1), b'(')
        && page.is_sign(token + 1, b')')
        && near(5, &[Meaning::Level]);
    // `segment S1 of the right lung`, `in S2 of the lung`
    let is_lung = |i: usize| page.is_word(i, "lung") || page.is_word(i, "lungs");
    let of_lung = page.is_word(token + 1, "of")
        && page.find(token + 2..sentence.end.min(token + 5), is_lung).is_some();
    near(25, &[Meaning::OrganSegment]) || is_bracketed && near(12, &[Meaning::Organ]) || of_lung
}

fn speaks_of_bone(page: &Page<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|i| {
        page.means_any(i, &BONE)
            || page.means(i, Meaning::Region(Region::Sacral))
            || is_small_bone(page, i)
    })
}

/// `S1, left ala`
fn is_small_bone(page: &Page<'_>, token: usize) -> bool {
    match page.meaning(token) {
        Some(Meaning::Part(structure)) => structure.is_bone() && structure != Structure::Body,
        _ => false,
    }
}

/// A small letter is a level only beside a word that says so.
fn is_small_level(page: &Page<'_>, after: usize) -> bool {
    matches!(
        page.meaning(after),
        Some(
            Meaning::Vertebra
                | Meaning::Level
                | Meaning::Part(_)
                | Meaning::Lesion
                | Meaning::Fracture
                | Meaning::Treatment
                | Meaning::Lytic
                | Meaning::Collapse
                | Meaning::Neuro
        )
    )
}

fn measures(page: &Page<'_>, after: usize) -> bool {
    after > 0 && super::measures(page, after - 1)
}

/// S-1 is a drug.
fn is_drug(page: &Page<'_>, sentence: &Range<usize>, expression: &Expression) -> bool {
    let first = expression.tokens.start;
    page.word(first) == "S-1"
        && (page.has_near(sentence, first, 8, &[Meaning::Drug])
            || page.means(expression.tokens.end, Meaning::Cycle))
}

/// D1 and D8 are days where drugs, cycles or doses stand near.
fn is_day(page: &Page<'_>, sentence: &Range<usize>, expression: &Expression) -> bool {
    let first = expression.tokens.start;
    page.has_near(sentence, first, 10, &[Meaning::Drug, Meaning::Cycle])
        && !page.has_near(sentence, first, 10, &[Meaning::Vertebra, Meaning::Lesion])
}

/// `C7 plumb line`, `T1 slope`, `L1-S1 lordosis`, `L3 skeletal muscle index`.
fn is_alignment(page: &Page<'_>, after: usize) -> bool {
    let next = after + usize::from(page.is_sign(after, b'-'));
    page.means(next, Meaning::Alignment)
        || page.means(next + 1, Meaning::Alignment)
            && matches!(page.kind(next), Some(Kind::Word(None | Some(Meaning::Spine))))
}
