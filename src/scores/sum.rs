//! Scores that are sums of points: the possible totals and their classes.

use super::Points;
use super::score::{Input, Score, Words};

/// Every total that the inputs can add up to.
pub(super) fn total(inputs: &[Input<'_>]) -> Points {
    inputs.iter().fold(Points::exactly(0), |total, input| total.plus(input.worth()))
}

/// The class of a total; where it is not unique, the lowest and the highest class.
pub(super) fn classes(total: Points, class: impl Fn(u8) -> &'static str) -> Words {
    let (low, high) = (class(total.min()), class(total.max()));
    if low == high { low.into() } else { format!("{low} – {high}").into() }
}

/// Marks the worst of several scores: those that can be highest, and of these the surest.
pub(super) fn mark_worst(scores: &mut [Score<'_>]) {
    let rank = |score: &Score<'_>| score.outcome.max().zip(score.outcome.min());
    let ranks = scores.iter().filter_map(rank);
    let worst = ranks.reduce(|worst, rank| if rank > worst { rank } else { worst });
    for score in scores {
        score.is_worst = worst.is_some() && rank(score) == worst;
    }
}
