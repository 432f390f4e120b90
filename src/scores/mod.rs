//! Every clinical score of a case, computed from its document.
//!
//! A score is one value, or the interval of all values that it can have: an input of which nothing
//! is said runs over all its legal values, one that the sources disagree on over what they say, and
//! what is only suspected is both so and not so. Nothing is guessed: each input says where it came
//! from, and each missing one by how much it could change the result.
//!
//! One file holds one score: its rules first, as functions of plain values that can be tested
//! exhaustively, then how their inputs are gathered from a case. Scores know the case and the
//! anatomy; nothing here draws, reads files or changes a case.

pub mod ajcc;
mod column;
mod disease;
pub mod dose;
pub mod drugs;
pub mod enneking;
pub mod escc;
pub mod fnclcc;
mod gather;
mod grounds;
pub mod hscore;
mod json;
mod marks;
pub mod neurology;
mod numbers;
mod origin;
mod over_time;
mod points;
mod prognosis;
mod regions;
mod removed;
mod scale;
mod score;
pub mod sins;
pub mod soft_tissue;
mod staging;
mod sum;
mod text;
pub mod tokuhashi;
pub mod tomita;
pub mod tomita_score;
mod tomita_types;
pub mod wbb;
mod worst;

use column::Column;
use disease::Disease;
pub use gather::Range;
pub use origin::Origin;
pub use over_time::{Course, Step, over_time};
pub use points::Points;
pub use regions::{Presence, Regions};
use removed::Removed;
pub use score::{FieldPath, Input, Outcome, Rank, Score, State, Subject, Value, Words};
pub use worst::worst_level;

use crate::case::Case;

/// Every score of a time point, by its place in the case; none where it has no such time point.
pub fn of_time_point(case: &Case, index: usize) -> Vec<Score<'_>> {
    let Some(point) = case.time_points.get(index) else { return Vec::new() };
    let column = Column::of(point, index);
    let disease = Disease { case };
    let mut scores = sins::scores(&column, &Removed::by(case, index));
    scores.extend(escc::scores(&column));
    scores.extend(tomita::score(&column, disease));
    scores.extend(wbb::scores(&column));
    scores.extend(enneking::scores(&column, disease));
    scores.extend(ajcc::scores(&column, disease));
    scores.extend(soft_tissue::scores(&column, disease));
    scores.extend(tomita_score::score(&column, disease));
    scores.extend(tokuhashi::score(&column, disease));
    scores.extend(neurology::scores(case, index));
    scores
}

/// SINS of every level of a time point in which tumour is.
pub fn sins_of_time_point(case: &Case, index: usize) -> Vec<Score<'_>> {
    let point = case.time_points.get(index);
    let removed = Removed::by(case, index);
    point.map(|point| sins::scores(&Column::of(point, index), &removed)).unwrap_or_default()
}

/// Every score that belongs to no time point: of specimens, stains and treatments.
pub fn of_records(case: &Case) -> Vec<Score<'_>> {
    let mut scores = fnclcc::scores(case);
    scores.extend(hscore::scores(case));
    scores.extend(dose::scores(case));
    scores.extend(drugs::scores(case));
    scores
}
