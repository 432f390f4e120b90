//! T1 and T2 as MR sequences, T1 to T4 as stages of a tumour.

use std::ops::Range;

use super::expression::{Expression, Shape};
use super::notation::Numbered;
use crate::anatomy::Region;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// T1 to T4 as a stage: beside N and M, after `stage`, before a carcinoma's organ.
pub(super) fn is_stage(
    page: &Page<'_>,
    sentence: &Range<usize>,
    expression: &Expression,
    numbered: Numbered,
) -> bool {
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    let is_after_stage = page
        .find_back(sentence.start.max(first.saturating_sub(3))..first, |i| {
            page.means(i, Meaning::Stage)
        })
        .is_some();
    let is_before_stage = page.means(after, Meaning::Stage);
    let is_letter = numbered.is_bare && expression.shape == Shape::Single;
    if is_letter && (is_after_stage || is_before_stage) {
        return true;
    }
    // `By the INRG system the tumour was L2`
    let is_inrg = |i: usize| page.is_word(i, "inrg") || page.is_word(i, "inrgss");
    let is_lumbar = numbered.region == Region::Lumbar && numbered.number <= 2;
    if is_letter && is_lumbar && page.find(sentence.clone(), is_inrg).is_some() {
        return true;
    }
    if numbered.region != Region::Thoracic || numbered.number > 4 || !is_letter {
        return false;
    }
    let is_node = |i: usize| {
        let word = page.word(i).as_bytes();
        matches!(word, [b'N' | b'M', b'0'..=b'3' | b'x' | b'X', ..])
    };
    let skip = usize::from(page.is_sign(after, b',') || page.is_sign(after, b'/'));
    let organ_carcinoma = (after..sentence.end.min(after + 4))
        .take_while(|i| {
            let ends = [Meaning::Preposition, Meaning::Be, Meaning::Lesion, Meaning::Fracture];
            !page.means_any(*i, &ends) && !page.is_sign(*i, b',') && !page.is_sign(*i, b':')
        })
        .any(|i| page.means(i, Meaning::Carcinoma))
        && !page.has_near(sentence, after, 4, &[Meaning::Vertebra]);
    is_node(after) || is_node(after + skip) || organ_carcinoma
}

/// T1 and T2 as sequences: by the words around them.
pub(super) fn is_sequence(
    page: &Page<'_>,
    sentence: &Range<usize>,
    expression: &Expression,
    numbered: Numbered,
) -> bool {
    let is_t1_or_t2 = numbered.region == Region::Thoracic
        && numbered.number <= 2
        && numbered.is_bare
        && !numbered.is_dorsal
        && expression.levels.last().is_some_and(|level| level.index() <= 8);
    if !is_t1_or_t2 {
        return false;
    }
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    // `(T1 and STIR)`
    let joins =
        page.means(after, Meaning::And) || page.is_sign(after, b',') || page.is_sign(after, b'/');
    if joins && page.means(after + 1, Meaning::Weighted) {
        return true;
    }
    // `On T2 the lesion is bright`
    let begins = first == sentence.start + 1
        && ["in", "on"].iter().any(|word| page.is_word(sentence.start, word));
    let is_intensity = |i: usize| page.means(i, Meaning::Intensity);
    if begins && page.find(after..sentence.end.min(after + 12), is_intensity).is_some() {
        return true;
    }
    // `T2: mixed, cystic foci`
    let kinds = [
        "signal",
        "bright",
        "dark",
        "hyperintense",
        "hypointense",
        "isointense",
        "mixed",
        "heterogeneous",
        "homogeneous",
        "low",
        "high",
        "intermediate",
    ];
    let is_kind = kinds.iter().any(|kind| page.is_word(after + 1, kind));
    if page.is_sign(after, b':') && is_kind {
        return true;
    }
    let is_word_of_mr = |i: usize| {
        page.means_any(
            i,
            &[Meaning::Weighted, Meaning::Intensity, Meaning::Signal, Meaning::Sequence],
        )
    };
    let is_plain = |i: usize| {
        page.is_sign(i, b'-')
            || page.is_sign(i, b',')
            || page.is_sign(i, b'/')
            || page.means_any(i, &[Meaning::And, Meaning::Or])
    };
    // To the right: `T2-weighted`, `T2 signal`, `T1 low signal`, `T1 post-contrast`.
    let right = (after..sentence.end.min(after + 3)).find(|i| !page.is_sign(*i, b'-'));
    let is_range = expression.shape == Shape::Range;
    if let Some(right) = right {
        let weighted = page.means(right, Meaning::Weighted);
        let graded = ["low", "high", "intermediate", "pre", "post", "increased", "decreased"];
        let is_grade = graded.iter().any(|word| page.is_word(right, word));
        let looks = ["iso", "hypo", "hyper", "dark", "bright"];
        let is_look = looks.iter().any(|word| page.is_word(right, word));
        if weighted
            || is_look && !is_range
            || !is_range && is_word_of_mr(right)
            || is_grade && (is_word_of_mr(right + 1) || page.is_sign(right + 1, b'-'))
            || page.is_sign(right, b'+') && !is_range
        {
            return true;
        }
    }
    if is_range {
        return false;
    }
    // To the left: `bright on T2`, `signal in T1`, `hypointense (T1)`, `sequences T1 and T2`.
    let is_small_word = |i: usize| {
        is_plain(i)
            || page.is_sign(i, b'(')
            || page.means_any(
                i,
                &[Meaning::Preposition, Meaning::Article, Meaning::Both, Meaning::Intramedullary],
            )
            || matches!(page.kind(i), Some(Kind::Level(n)) if n.region == Region::Thoracic && n.number <= 2 && n.is_bare)
            || ["low", "high", "to", "muscle", "as", "relative"].iter().any(|w| page.is_word(i, w))
    };
    let graded = ["low", "high", "intermediate", "increased", "decreased"];
    if first > sentence.start && graded.iter().any(|word| page.is_word(first - 1, word)) {
        return true;
    }
    let left =
        page.find_back(sentence.start.max(first.saturating_sub(6))..first, |i| !is_small_word(i));
    let on = first > sentence.start
        && (page.is_word(first - 1, "on")
            || is_plain(first - 1) && page.is_word(first.saturating_sub(3), "on"));
    left.is_some_and(is_word_of_mr)
        || is_look(page, sentence, expression)
        || is_compared(page, sentence, first)
        || on && !page.means(after, Meaning::Level)
        || left.is_some_and(|i| {
            ["weighted", "hyper", "hypo", "iso"].iter().any(|w| page.is_word(i, w))
        })
}

/// `isointense to the cord in T1`
fn is_compared(page: &Page<'_>, sentence: &Range<usize>, first: usize) -> bool {
    const TISSUES: [&str; 9] =
        ["cord", "muscle", "muscles", "marrow", "fat", "csf", "fluid", "disc", "discs"];
    // `On T1 the lesion is dark` begins with it.
    if first < sentence.start + 2 {
        return false;
    }
    let is_in = ["in", "on"].iter().any(|word| page.is_word(first - 1, word));
    let start = sentence.start.max(first.saturating_sub(7));
    let is_tissue = |i: usize| {
        let word = page.word(i).to_ascii_lowercase();
        TISSUES.iter().any(|tissue| word.ends_with(tissue))
    };
    let to = page.find_back(start..first, |i| page.means(i, Meaning::To));
    // `fluid-fluid levels in T2`
    let is_level = page.is_word(first - 2, "levels") || page.is_word(first - 2, "level");
    let is_fluid = |i: usize| page.word(i).to_ascii_lowercase().contains("fluid");
    if is_in && is_level && page.find(start..first - 2, is_fluid).is_some() {
        return true;
    }
    is_in
        && is_tissue(first - 2)
        && to.is_some_and(|to| {
            to > start && page.means_any(to - 1, &[Meaning::Intensity, Meaning::Signal])
        })
}

/// `heterogeneous in T2`, `intermediate on T2 and T1`: how something looks there, where no other
/// level stands in the list.
fn is_look(page: &Page<'_>, sentence: &Range<usize>, expression: &Expression) -> bool {
    const LOOKS: [&str; 9] = [
        "heterogeneous",
        "inhomogeneous",
        "homogeneous",
        "mixed",
        "intermediate",
        "variable",
        "iso",
        "hyper",
        "hypo",
    ];
    let (first, after) = (expression.tokens.start, expression.tokens.end);
    let is_in = ["in", "on"].iter().any(|word| page.is_word(first.wrapping_sub(1), word));
    let is_look = |i: usize| LOOKS.iter().any(|look| page.is_word(i, look));
    let is_other = |i: usize| matches!(page.kind(i), Some(Kind::Level(n)) if n.number > 2 || n.region != Region::Thoracic);
    let joins =
        |i: &usize| page.is_sign(*i, b',') || page.means_any(*i, &[Meaning::And, Meaning::Or]);
    let next = (after..sentence.end.min(after + 3)).find(|i| !joins(i));
    is_in
        && first >= sentence.start + 2
        && is_look(first - 2)
        && !next.is_some_and(|i| i > after && is_other(i))
}
