//! H-score of a stain: the share of cells at each intensity, weighted 1 to 3, from 0 to 300.

use super::gather::Range;
use super::numbers::Amount;
use super::score::{FieldPath, Outcome, Score, Subject, Words};
use crate::case::{Case, Choice as _, Intensity, Method, Specimen, Stain, StainResult, Staining};

/// The score's name.
pub const NAME: &str = "H-score";

const CITATION: &str = "H-score = Σ intensity × percent";

/// The score of the percent of cells that stain weakly, moderately and strongly.
pub fn h_score(weak: f64, moderate: f64, strong: f64) -> f64 {
    weak + 2.0 * moderate + 3.0 * strong
}

/// The weight of an intensity.
pub const fn weight(intensity: Intensity) -> f64 {
    match intensity {
        Intensity::Weak => 1.0,
        Intensity::Moderate => 2.0,
        Intensity::Strong => 3.0,
    }
}

/// The score of every stain of which the percent of cells is given, but for proliferation indices.
pub(super) fn scores(case: &Case) -> Vec<Score<'_>> {
    let specimens = case.specimens.iter().enumerate();
    let stains = specimens
        .flat_map(|(index, specimen)| specimen.stains.iter().map(move |s| (index, specimen, s)));
    stains.filter_map(|(index, specimen, stain)| of_stain(index, specimen, stain)).collect()
}

fn of_stain<'a>(index: usize, specimen: &'a Specimen, stain: &'a Stain) -> Option<Score<'a>> {
    let is_scored = stain.method == Method::Immunohistochemistry
        && !is_index(&stain.marker)
        && stain
            .result
            .values()
            .iter()
            .all(|v| v.value.result == StainResult::Positive && v.value.percent.is_some());
    if !is_scored {
        return None;
    }
    let field = FieldPath::Specimen(index, "stains");
    let amount = Amount::of("stain", field, Some(&stain.result), (0.0, 300.0), score_of, words);
    let subject = Subject::Specimen(&specimen.id, &stain.marker);
    let outcome = Outcome::Between(amount.low, amount.high);
    let mut score = Score::new(NAME, subject, outcome, CITATION);
    score.conventions.push("H-score: one intensity is taken for all cells that stain");
    let (low, high) = (amount.low, amount.high);
    score.inputs.push(amount.into_input((low, low), (high, high)));
    Some(score)
}

/// Whether a marker is one of proliferation, of which the share of nuclei is counted and no
/// intensity.
fn is_index(marker: &str) -> bool {
    let name: String = marker.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_lowercase();
    name.starts_with("ki67") || name.starts_with("mib1")
}

/// The scores that a staining can have: all of its cells at its intensity, or at any where that is
/// not stated.
fn score_of(staining: &Staining) -> Range {
    let percent = staining.percent.map_or(
        Range { low: 0.0, high: 100.0, low_included: true, high_included: true },
        Range::from,
    );
    let [least, most] = match staining.intensity {
        Some(intensity) => [weight(intensity); 2],
        None => [1.0, 3.0],
    };
    let high = percent.high.min(100.0);
    Range { low: percent.low.min(100.0) * least, high: high * most, ..percent }
}

fn words(staining: &Staining) -> Words {
    let percent = staining.percent.map_or(String::new(), |percent| format!("{percent} %, "));
    let intensity = staining.intensity.map_or("intensity not stated", Intensity::label);
    format!("{percent}{intensity}").into()
}
