//! Scores that are sums of points: the possible totals and their classes.

use super::Points;
use super::score::{Input, Words};

/// Every total that the inputs can add up to.
pub(super) fn total(inputs: &[Input<'_>]) -> Points {
    inputs.iter().fold(Points::exactly(0), |total, input| total.plus(input.worth()))
}

/// The class of a total; where it is not unique, the lowest and the highest class.
pub(super) fn classes(total: Points, class: impl Fn(u8) -> &'static str) -> Words {
    let (low, high) = (class(total.min()), class(total.max()));
    if low == high { low.into() } else { format!("{low} – {high}").into() }
}
