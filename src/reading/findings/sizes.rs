//! Diameters: `8 x 4 x 5 cm`, `3.5 cm`, `25 mm by 18 mm`, `2,5 × 3 cm`.

use std::ops::Range;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::{Kind, Token};

/// A size with its place.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) struct Measured {
    /// One to three diameters in centimetres, in the order of the text.
    pub diameters: Vec<f64>,
    pub tokens: Range<usize>,
    /// Whether the text says about.
    pub approximate: bool,
}

/// Finds the sizes of a sentence.
pub(in crate::reading) fn sizes(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Measured> {
    let mut sizes = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match size(page, at, sentence.end) {
            Some(measured) => {
                at = measured.tokens.end;
                sizes.push(measured);
            }
            None => at += 1,
        }
    }
    sizes
}

fn size(page: &Page<'_>, first: usize, end: usize) -> Option<Measured> {
    let mut values: Vec<(f64, Option<f64>)> = Vec::new();
    let mut at = first;
    loop {
        let (value, next) = decimal(page, at)?;
        let factor = unit(page, next);
        at = next + usize::from(factor.is_some());
        values.push((value, factor));
        let by = joint(page, at, end);
        match by {
            Some(by) if by + 1 < end && decimal(page, by + 1).is_some() && values.len() < 3 => {
                at = by + 1;
            }
            _ => break,
        }
    }
    // `5-6 cm` is one diameter between two.
    if values.len() == 1 && values[0].1.is_none() {
        return None;
    }
    if values.len() == 1 && has_power(page, at) {
        return None;
    }
    let last = values.last()?.1?;
    let before = first.checked_sub(1);
    let is_range = before.is_some_and(|i| {
        page.is_sign(i, b'-')
            && page.is_glued(i)
            && matches!(page.kind(i - 1), Some(Kind::Number(_)))
    });
    if is_range && values.len() == 1 {
        return None;
    }
    let diameters: Vec<f64> =
        values.iter().map(|(value, factor)| round(value * factor.unwrap_or(last))).collect();
    let is_sane = diameters.iter().all(|cm| (0.05..=60.0).contains(cm));
    let approximate = before.is_some_and(|i| {
        ["about", "approximately", "approx", "circa", "ca", "nearly", "around", "~", "roughly"]
            .iter()
            .any(|word| page.is_word(i, word))
    });
    is_sane.then_some(Measured { diameters, tokens: first..at, approximate })
}

/// Whether a unit that ends before a token is that of an area or a volume: `13 cm²`, `20 cm^3`.
/// Two diameters stay what they are: `3 x 4 cm²`.
fn has_power(page: &Page<'_>, at: usize) -> bool {
    let power = at + usize::from(page.is_sign(at, b'^'));
    page.is_glued(at) && ["2", "3"].iter().any(|number| page.is_word(power, number))
}

/// What joins a diameter that ends at a token with the next: `x`, `(length) by`, `long and`.
fn joint(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let near = at..end.min(at + 4);
    let is_by = |i: &usize| page.means(*i, Meaning::By) || page.is_sign(*i, b'*');
    let is_direction = |i: usize| {
        page.is_sign(i, b'(')
            || page.is_sign(i, b')')
            || matches!(page.kind(i), Some(Kind::Word(None)))
            || page.is_word(i, "transverse")
            || page.is_word(i, "sagittal")
            || page.is_word(i, "axial")
    };
    let by = near.clone().find(is_by).filter(|by| (at..*by).all(is_direction));
    let lengths = ["long", "wide", "high", "thick", "deep", "broad"];
    by.or_else(|| {
        let is_length = lengths.iter().any(|word| page.is_word(at, word));
        (is_length && page.means(at + 1, Meaning::And)).then_some(at + 1)
    })
}

/// A number with a decimal point or comma, and the place after it.
fn decimal(page: &Page<'_>, at: usize) -> Option<(f64, usize)> {
    let value = page.tokens.get(at)?.number().filter(|value| value.is_finite())?;
    let fraction = page.tokens.get(at + 2).and_then(Token::number);
    let is_comma = page.is_sign(at + 1, b',') && page.is_glued(at + 1) && page.is_glued(at + 2);
    match fraction {
        Some(fraction) if is_comma && fraction.fract() == 0.0 => {
            let share = match page.word(at + 2).len() {
                1 => 0.1,
                2 => 0.01,
                _ => return None,
            };
            Some((value + fraction * share, at + 3))
        }
        _ => Some((value, at + 1)),
    }
}

fn unit(page: &Page<'_>, at: usize) -> Option<f64> {
    // `3.5-cm mass`
    let at = at + usize::from(page.is_sign(at, b'-'));
    match page.meaning(at)? {
        Meaning::Centimetre => Some(1.0),
        Meaning::Millimetre => Some(0.1),
        _ => None,
    }
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Whether a size is not that of a tumour: `canal 8 mm`, `a distance of 9 mm`, `renal cyst, 2 cm`.
pub(in crate::reading) fn is_of_something_else(page: &Page<'_>, size: &Range<usize>) -> bool {
    const OTHERS: [&str; 30] = [
        "gap",
        "tolerance",
        "ctv",
        "ptv",
        "halo",
        "fragments",
        "fragment",
        "aggregate",
        "specimen",
        "core",
        "cores",
        "distance",
        "slice",
        "slices",
        "plumb",
        "screw",
        "screws",
        "cage",
        "interval",
        "margin",
        "incision",
        "thickness",
        "retropulsion",
        "retropulsed",
        "displacement",
        "translation",
        "anterolisthesis",
        "front",
        "calibre",
        "caliber",
    ];
    let is_end = page.is_sign(size.end, b'.');
    let near = size.start.saturating_sub(4)..size.end + if is_end { 0 } else { 2 };
    let is_other = |at: usize| OTHERS.iter().any(|word| page.is_word(at, word));
    let canal = page.means(size.start.wrapping_sub(1), Meaning::Canal);
    let cyst = |at: usize| {
        let word = page.word(at).to_ascii_lowercase();
        page.means(at, Meaning::Degenerative) && word.contains("cyst")
    };
    // `2.3 cm (previously 1.5 cm)`
    let then = ["previously", "formerly", "prior", "earlier"];
    let before = size.start.saturating_sub(2)..size.start;
    let is_past = before.into_iter().any(|at| then.iter().any(|w| page.is_word(at, w)));
    // `the canal is narrowed to 8 mm`
    let to = size.start.wrapping_sub(1);
    let is_left = page.means(to, Meaning::To)
        && page.means_any(to.wrapping_sub(1), &[Meaning::Narrow, Meaning::Compress]);
    is_past || canal || is_left || near.clone().any(is_other) || near.clone().any(cyst)
}
