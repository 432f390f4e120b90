//! From the facts of a case to the inputs of a score.

use std::borrow::Cow;

use super::Points;
use super::grounds::Grounds;
use super::marks::Doubt;
use super::score::{FieldPath, Input, State, Told, Words};
use crate::case::{AnyOf, Choice, Fact, Quantity};

/// The input that a fact answers. What it can be worth: the values of its sources; all legal ones
/// where nothing is said, or where what is said is only suspected.
pub(super) fn input<'a, T: PartialEq>(
    name: &'static str,
    field: FieldPath,
    fact: Option<&'a Fact<T>>,
    legal: Points,
    rule: impl Fn(&T) -> Points,
    words: impl Fn(&T) -> Words,
) -> Input<'a> {
    let Some(fact) = fact else { return not_stated(name, field, legal) };
    let values = fact.values();
    let is_definite = values.iter().any(|sourced| !sourced.is_suspected());
    let said: Points = values.iter().map(|v| rule(&v.value)).collect();
    // What cannot be, such as a count below 0, says nothing.
    let points = if is_definite && !said.is_empty() { said } else { legal };
    let state = match (points.is_settled(), is_definite, fact.is_disputed()) {
        (true, ..) => State::Known,
        (_, false, _) => State::Suspected,
        (_, _, true) => State::Disputed,
        _ => State::Bounded,
    };
    Input {
        name: name.into(),
        told: said_words(fact, words).into(),
        points: Some(points),
        state,
        change: f64::from(points.spread()),
        field,
        grounds: Grounds::Fact(fact),
    }
}

/// What the sources say, each thing once: `lytic | mixed`.
fn said_words<T>(fact: &Fact<T>, words: impl Fn(&T) -> Words) -> Words {
    let [shown, others @ ..] = fact.values() else { return Words::default() };
    let shown = words(&shown.value);
    if others.is_empty() {
        return shown;
    }
    let mut said = vec![shown];
    for other in others {
        let word = words(&other.value);
        if !said.contains(&word) {
            said.push(word);
        }
    }
    joined(said, " | ")
}

/// An input of which nothing is said.
pub(super) fn not_stated<'a>(name: &'static str, field: FieldPath, legal: Points) -> Input<'a> {
    Input {
        name: name.into(),
        told: "not stated".into(),
        points: Some(legal),
        state: if legal.is_settled() { State::Known } else { State::NotStated },
        change: f64::from(legal.spread()),
        field,
        grounds: Grounds::Nothing,
    }
}

/// An input that the marks of parts answer.
pub(super) fn marked(
    name: impl Into<Words>,
    field: FieldPath,
    told: impl Into<Told>,
    points: Points,
    grounds: Grounds<'_>,
) -> Input<'_> {
    let doubt = || match &grounds {
        Grounds::Marks(marks) => marks.doubt(),
        _ => Doubt::default(),
    };
    let state = if points.is_settled() {
        State::Known
    } else {
        match doubt() {
            Doubt { disputed: true, .. } => State::Disputed,
            Doubt { suspected: true, .. } => State::Suspected,
            Doubt { is_marked: false, .. } => State::NotStated,
            _ => State::Bounded,
        }
    };
    Input {
        name: name.into(),
        told: told.into(),
        points: Some(points),
        state,
        change: f64::from(points.spread()),
        field,
        grounds,
    }
}

impl Input<'_> {
    /// The points, as a set that is never empty.
    pub(super) fn worth(&self) -> Points {
        self.points.unwrap_or(Points::exactly(0))
    }

    /// The input of a score that is no sum: its points stood for something else.
    pub(super) fn without_points(mut self, change: f64) -> Self {
        self.points = None;
        self.change = change;
        self
    }
}

/// Words with a joint between them.
pub(super) fn joined(mut words: Vec<Words>, joint: &str) -> Words {
    if words.len() == 1 { words.remove(0) } else { Cow::Owned(words.join(joint)) }
}

/// A choice in words.
pub(super) fn label<T: Choice>(value: &T) -> Words {
    value.label().into()
}

/// One of several choices in words: `C or D`.
pub(super) fn any_label<T: Choice + Ord>(set: &AnyOf<T>) -> Words {
    set.exact().map_or_else(|| set.to_string().into(), |one| one.label().into())
}

/// What any of several choices is worth.
pub(super) fn any_of<T: Copy + Ord>(set: &AnyOf<T>, rule: impl Fn(T) -> u8) -> Points {
    set.values().iter().map(|value| Points::exactly(rule(*value))).collect()
}

/// What a number can be: from `low` to `high`, each of them included or not. “About” is taken as
/// exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// Whether the lower end is included.
    pub low_included: bool,
    /// Whether the upper end is included.
    pub high_included: bool,
}

impl From<Quantity> for Range {
    fn from(quantity: Quantity) -> Self {
        let (low, high, low_included, high_included) = match quantity {
            Quantity::Exactly(n) | Quantity::About(n) => (n.get(), n.get(), true, true),
            Quantity::Above(n) => (n.get(), f64::INFINITY, false, false),
            Quantity::AtLeast(n) => (n.get(), f64::INFINITY, true, false),
            Quantity::Below(n) => (0.0, n.get(), true, false),
            Quantity::AtMost(n) => (0.0, n.get(), true, true),
            Quantity::Between(span) => (span.low().get(), span.high().get(), true, true),
        };
        Self { low, high, low_included, high_included }
    }
}

impl Range {
    /// Whether it can be below a limit.
    pub fn can_be_below(self, limit: f64) -> bool {
        self.low < limit
    }

    /// Whether it can be above a limit.
    pub fn can_be_above(self, limit: f64) -> bool {
        self.high > limit
    }

    /// Whether it can be exactly so much.
    pub fn can_be(self, value: f64) -> bool {
        (self.low < value || self.low_included && self.low <= value)
            && (self.high > value || self.high_included && self.high >= value)
    }

    /// Whether it can be so much or more.
    pub fn can_reach(self, limit: f64) -> bool {
        self.can_be_above(limit) || self.can_be(limit)
    }
}
