//! Measures that scores compute with: amounts with their ends instead of points.

use super::gather::{Range, joined};
use super::grounds::Grounds;
use super::score::{FieldPath, Input, State, Words};
use crate::case::{Fact, Quantity};

/// An amount: the ends that it can lie between, and the input that it stands for.
pub(super) struct Amount<'a> {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) input: Input<'a>,
}

impl<'a> Amount<'a> {
    /// What a fact gives: from the lowest to the highest of its values, or all that is legal where
    /// nothing is said or is only suspected.
    pub(super) fn of<T: PartialEq>(
        name: &'static str,
        field: FieldPath,
        fact: Option<&'a Fact<T>>,
        legal: (f64, f64),
        range: impl Fn(&T) -> Range,
        words: impl Fn(&T) -> Words,
    ) -> Self {
        let values = || fact.into_iter().flat_map(Fact::values);
        let is_definite = values().any(|sourced| !sourced.is_suspected());
        let ranges = || values().map(|sourced| range(&sourced.value));
        let (low, high) = if is_definite {
            (
                ranges().map(|range| range.low).fold(f64::INFINITY, f64::min),
                ranges().map(|range| range.high).fold(0.0, f64::max),
            )
        } else {
            legal
        };
        let disputed = fact.is_some_and(Fact::is_disputed);
        let is_known = ends_are_equal(low, high);
        let state = match (fact, is_known) {
            (_, true) => State::Known,
            (None, _) => State::NotStated,
            (Some(_), _) if !is_definite => State::Suspected,
            _ if disputed => State::Disputed,
            _ => State::Bounded,
        };
        let mut said: Vec<Words> = values().map(|sourced| words(&sourced.value)).collect();
        said.dedup();
        let value = if said.is_empty() { Words::from("not stated") } else { joined(said, " | ") };
        let input = Input {
            name: name.into(),
            told: value.into(),
            points: None,
            state,
            change: 0.0,
            field,
            grounds: Grounds::of(fact),
        };
        Self { low, high, input }
    }

    /// What a fact of a quantity gives.
    pub(super) fn of_quantity(
        name: &'static str,
        field: FieldPath,
        fact: Option<&'a Fact<Quantity>>,
        legal: (f64, f64),
    ) -> Self {
        let words = |quantity: &Quantity| Words::from(quantity.to_string());
        Self::of(name, field, fact, legal, |quantity| Range::from(*quantity), words)
    }

    /// The input, with how far a result moves from one end of the amount to the other.
    pub(super) fn into_input(self, at_low: (f64, f64), at_high: (f64, f64)) -> Input<'a> {
        let moved =
            |low: f64, high: f64| if ends_are_equal(low, high) { 0.0 } else { (high - low).abs() };
        let change = moved(at_low.0, at_high.0).max(moved(at_low.1, at_high.1));
        Input { change, ..self.input }
    }
}

/// Whether the two ends of an amount are one value.
pub(super) fn ends_are_equal(low: f64, high: f64) -> bool {
    low.total_cmp(&high).is_eq()
}
