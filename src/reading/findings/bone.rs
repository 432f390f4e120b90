//! What a report says of bone and signal: lytic or blastic, collapse, alignment, MR signal.

use std::ops::Range;

use crate::case::{
    Alignment, Basis, BoneLesion, Collapse, CollapseClass, Enhancement, Interval, Number, Quantity,
    SignalIntensity,
};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;
use crate::reading::proposals::proposal::Proposed;
use crate::reading::role::context::Context;

/// Finds what a sentence says of bone and signal, each with its tokens.
pub(in crate::reading) fn findings(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<(Proposed, Basis, Range<usize>)> {
    let mut found = Vec::new();
    for at in sentence.clone() {
        let Some(meaning) = page.meaning(at) else { continue };
        if contexts[at].negated && meaning != Meaning::Collapse || contexts[at].open {
            continue;
        }
        let proposed = match meaning {
            // What is destroyed is lytic, though the report does not call it so.
            Meaning::Lesion if starts(page, at, "destr") => {
                found.push((Proposed::BoneLesion(BoneLesion::Lytic), Basis::Inferred, at..at + 1));
                None
            }
            Meaning::Lytic => Some(Proposed::BoneLesion(BoneLesion::Lytic)),
            // The rim of a lytic lesion is often sclerotic.
            Meaning::Blastic if is_rim(page, at) => None,
            Meaning::Blastic => Some(Proposed::BoneLesion(BoneLesion::Blastic)),
            Meaning::MixedBone => Some(Proposed::BoneLesion(BoneLesion::Mixed)),
            Meaning::Collapse => Some(collapse(page, contexts, sentence, at)),
            Meaning::Fracture => fracture(page, at),
            Meaning::Alignment if starts(page, at, "kypho") => {
                Some(Proposed::Alignment(Alignment::NewDeformity))
            }
            Meaning::Change if starts(page, at, "enhanc") => {
                Some(Proposed::Enhancement(enhancement(page, sentence, at)))
            }
            Meaning::Intensity | Meaning::Signal => signal(page, sentence, at),
            _ => None,
        };
        found.extend(proposed.map(|proposed| (proposed, Basis::Stated, at..at + 1)));
    }
    found
}

fn starts(page: &Page<'_>, at: usize, stem: &str) -> bool {
    page.word(at).get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
}

/// `a sclerotic rim`, `sclerotic margins`
fn is_rim(page: &Page<'_>, at: usize) -> bool {
    ["rim", "margin", "margins", "border", "borders", "edge", "edges"]
        .iter()
        .any(|word| page.is_word(at + 1, word))
}

fn fracture(page: &Page<'_>, at: usize) -> Option<Proposed> {
    let word = page.word(at).to_ascii_lowercase();
    if word.starts_with("sublux") || word.starts_with("disloc") {
        return Some(Proposed::Alignment(Alignment::Subluxation));
    }
    let collapsed = ["compression", "wedge", "burst"].iter().any(|kind| word.starts_with(kind));
    collapsed
        .then_some(Proposed::Collapse(Collapse { class: CollapseClass::Present, percent: None }))
}

fn collapse(page: &Page<'_>, contexts: &[Context], sentence: &Range<usize>, at: usize) -> Proposed {
    if contexts[at].negated {
        return Proposed::Collapse(Collapse { class: CollapseClass::None, percent: None });
    }
    let start = sentence.start.max(at.saturating_sub(6));
    let end = sentence.end.min(at + 7);
    let percent = (start..end).find_map(|i| percent(page, i));
    let class = match percent {
        Some(
            Quantity::Exactly(n) | Quantity::About(n) | Quantity::Below(n) | Quantity::AtMost(n),
        ) if n.get() <= 50.0 => CollapseClass::Below50,
        Some(Quantity::Between(interval)) if interval.high().get() <= 50.0 => {
            CollapseClass::Below50
        }
        Some(Quantity::Between(interval)) if interval.low().get() < 50.0 => CollapseClass::Present,
        Some(Quantity::Below(_) | Quantity::AtMost(_)) | None => CollapseClass::Present,
        Some(Quantity::Above(n) | Quantity::AtLeast(n)) if n.get() < 50.0 => CollapseClass::Present,
        Some(_) => CollapseClass::Above50,
    };
    Proposed::Collapse(Collapse { class, percent })
}

/// A percentage that begins at a token, with the operator before it.
pub(in crate::reading) fn percent(page: &Page<'_>, at: usize) -> Option<Quantity> {
    let value = Number::new(page.tokens.get(at)?.number()?).ok()?;
    let is_percent = |i: usize| page.is_sign(i, b'%') || page.means(i, Meaning::Percent);
    if page.is_sign(at + 1, b'-') || page.means(at + 1, Meaning::To) {
        let high = Number::new(page.tokens.get(at + 2)?.number()?).ok()?;
        let interval = Interval::new(value, high).ok()?;
        return is_percent(at + 3).then_some(Quantity::Between(interval));
    }
    if !is_percent(at + 1) {
        return None;
    }
    Some(operator(page, at)(value))
}

/// The operator that stands before a number.
pub(in crate::reading) fn operator(page: &Page<'_>, at: usize) -> fn(Number) -> Quantity {
    let before =
        |back: usize| at.checked_sub(back).map_or("", |i| page.word(i)).to_ascii_lowercase();
    match (before(2).as_str(), before(1).as_str()) {
        (">", "=") | ("at", "least") | (_, "≥") => Quantity::AtLeast,
        ("<", "=") | ("at", "most") | ("up", "to") | (_, "≤" | "up to") => Quantity::AtMost,
        ("more" | "greater" | "higher", "than") | (_, ">" | "over" | "exceeding" | "above") => {
            Quantity::Above
        }
        ("less" | "lower" | "fewer" | "inferior" | "smaller", "than")
        | (_, "<" | "below" | "under") => Quantity::Below,
        (_, "about" | "approximately" | "around" | "~" | "≈" | "nearly" | "roughly" | "ca") => {
            Quantity::About
        }
        _ => Quantity::Exactly,
    }
}

fn enhancement(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> Enhancement {
    let start = sentence.start.max(at.saturating_sub(4));
    let end = sentence.end.min(at + 4);
    let has = |stem: &str| (start..end).any(|i| starts(page, i, stem));
    if has("heterogen") || has("inhomogen") {
        Enhancement::Heterogeneous
    } else if has("homogen") {
        Enhancement::Homogeneous
    } else if has("rim") || has("peripheral") || has("ring") {
        Enhancement::Rim
    } else {
        Enhancement::Present
    }
}

/// Signal with the sequence that it is of: `hypointense on T1`, `high T2 signal`.
fn signal(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> Option<Proposed> {
    let word = page.word(at).to_ascii_lowercase();
    let start = sentence.start.max(at.saturating_sub(5));
    let end = sentence.end.min(at + 7);
    let near = |name: &str| (start..at.min(end)).rev().take(4).any(|i| page.is_word(i, name));
    let intensity =
        if word.starts_with("hypo") || word == "dark" || near("low") || near("decreased") {
            SignalIntensity::Hypointense
        } else if word.starts_with("hyper") || word == "bright" || near("high") || near("increased")
        {
            SignalIntensity::Hyperintense
        } else if word.starts_with("iso") || near("intermediate") {
            SignalIntensity::Isointense
        } else {
            return None;
        };
    let sequence = |i: usize| match page.kind(i) {
        Some(Kind::Level(n)) if n.is_bare && n.region == crate::anatomy::Region::Thoracic => {
            (1..=2).contains(&n.number).then_some(n.number)
        }
        _ => None,
    };
    let is_intensity = |i: usize| page.means(i, Meaning::Intensity);
    let after = (at + 1..end).take_while(|i| !is_intensity(*i)).find_map(sequence);
    let before = (start..at).rev().take_while(|i| !is_intensity(*i)).find_map(sequence);
    match after.or(before)? {
        1 => Some(Proposed::SignalT1(intensity)),
        _ => Some(Proposed::SignalT2(intensity)),
    }
}
