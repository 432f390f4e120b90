//! Facts: every clinical value knows where it came from.
//!
//! A value that is not stated is absent. A value that is there carries its basis, its certainty and
//! the passages that support it; where sources disagree, all their values are kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::{choice, record};
use super::value::{Id, InvalidValue};

choice! {
    /// Where a value came from.
    pub enum Basis {
        /// The annotator saw it and marked it: what a click gives.
        Observed = "observed",
        /// A source says so.
        Stated = "stated",
        /// It follows from what the sources say.
        Inferred = "inferred",
    }
}

choice! {
    /// How sure a value is.
    pub enum Certainty {
        /// It is so.
        #[serde(rename = "definite")]
        Definite = "definite",
        /// It is suspected, or cannot be excluded.
        Suspected = "suspected",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that makes the enum knows no default")]
impl Default for Certainty {
    fn default() -> Self {
        Self::Definite
    }
}

impl Certainty {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_definite(&self) -> bool {
        *self == Self::Definite
    }
}

record! {
    /// A passage of a source that supports a value.
    #[derive(Eq)]
    pub struct Evidence {
        /// The source's id.
        pub source: Id,
        /// Where the passage starts: how many characters (Unicode scalar values) stand before it.
        pub start: usize,
        /// Where it ends: how many characters stand before its end.
        pub end: usize,
        /// The words of the passage.
        pub words: String,
    }
}

/// One value with where it came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub basis: Basis,
    /// How sure it is.
    #[serde(default, skip_serializing_if = "Certainty::is_definite")]
    pub certainty: Certainty,
    /// The passages that support it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Why it was inferred, or what else a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl<T> Sourced<T> {
    /// A definite value on a basis, without evidence.
    pub const fn new(value: T, basis: Basis) -> Self {
        Self { value, basis, certainty: Certainty::Definite, evidence: Vec::new(), note: None }
    }

    /// Whether the value is only suspected.
    pub fn is_suspected(&self) -> bool {
        self.certainty == Certainty::Suspected
    }

    /// Whether the value is carried over from another time: inferred and suspected, and no passage
    /// of this time speaks of it.
    pub fn is_carried_over(&self) -> bool {
        self.basis == Basis::Inferred && self.is_suspected() && self.evidence.is_empty()
    }
}

/// A clinical value with its sources. It has at least one value, the first is the one shown;
/// several different ones mean that the sources disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawFact<T>", bound(deserialize = "T: Deserialize<'de>"))]
#[schemars(inline)]
pub struct Fact<T> {
    /// The values, the one shown first.
    values: Vec<Sourced<T>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct RawFact<T> {
    #[schemars(length(min = 1))]
    values: Vec<Sourced<T>>,
}

impl<T> TryFrom<RawFact<T>> for Fact<T> {
    type Error = InvalidValue;

    fn try_from(raw: RawFact<T>) -> Result<Self, Self::Error> {
        Self::from_values(raw.values)
            .ok_or_else(|| InvalidValue("a fact has no value; leave it out instead".to_owned()))
    }
}

impl<T> Fact<T> {
    /// A fact with one value.
    pub fn new(value: Sourced<T>) -> Self {
        Self { values: vec![value] }
    }

    /// What a click gives: seen by the annotator, definite.
    pub fn observed(value: T) -> Self {
        Self::new(Sourced::new(value, Basis::Observed))
    }

    /// A fact from its values, `None` where there are none.
    pub fn from_values(values: Vec<Sourced<T>>) -> Option<Self> {
        (!values.is_empty()).then_some(Self { values })
    }

    /// The value that is shown, with its source.
    pub fn shown(&self) -> &Sourced<T> {
        &self.values[0]
    }

    /// The value that is shown, to be changed.
    pub fn shown_mut(&mut self) -> &mut Sourced<T> {
        &mut self.values[0]
    }

    /// The value that is shown.
    pub fn value(&self) -> &T {
        &self.shown().value
    }

    /// All values, the one shown first.
    pub fn values(&self) -> &[Sourced<T>] {
        &self.values
    }

    /// All values, to be changed one by one.
    pub fn values_mut(&mut self) -> &mut [Sourced<T>] {
        &mut self.values
    }

    /// Adds what another source says.
    pub fn add(&mut self, value: Sourced<T>) {
        self.values.push(value);
    }

    /// Takes a value away, unless it is the last one.
    pub fn remove(&mut self, index: usize) {
        if self.values.len() > 1 && index < self.values.len() {
            self.values.remove(index);
        }
    }

    /// Makes another value the one that is shown.
    pub fn show(&mut self, index: usize) {
        if index < self.values.len() {
            self.values[..=index].rotate_right(1);
        }
    }
}

impl<T: PartialEq> Fact<T> {
    /// Shows another value, seen by the annotator. What a source states stays behind it.
    pub fn observe(&mut self, value: T) {
        let known = self.values.iter().position(|sourced| sourced.value == value);
        if *self.value() == value {
            return;
        }
        match (self.shown().basis, known) {
            (Basis::Stated, None) => {
                self.values.insert(0, Sourced::new(value, Basis::Observed));
            }
            (Basis::Stated, Some(known)) => self.show(known),
            (_, None) => *self.shown_mut() = Sourced::new(value, Basis::Observed),
            (_, Some(known)) => {
                self.show(known);
                self.values.remove(1);
            }
        }
    }

    /// What is left without the value that is shown: what other sources say, if anything.
    pub fn without_shown(mut self) -> Option<Self> {
        self.values.remove(0);
        Self::from_values(self.values)
    }

    /// Gives what may be absent a value that the annotator saw, or takes the shown one away.
    pub fn observe_in(fact: &mut Option<Self>, value: Option<T>) {
        *fact = match (value, fact.take()) {
            (None, fact) => fact.and_then(Self::without_shown),
            (Some(value), None) => Some(Self::observed(value)),
            (Some(value), Some(mut fact)) => {
                fact.observe(value);
                Some(fact)
            }
        };
    }

    /// Whether the sources disagree.
    pub fn is_disputed(&self) -> bool {
        self.values.iter().any(|sourced| sourced.value != *self.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_never_empty() {
        assert_eq!(Fact::<u8>::from_values(vec![]), None);
        assert!(serde_json::from_str::<Fact<u8>>(r#"{"values": []}"#).is_err());
        let mut fact = Fact::observed(3);
        fact.remove(0);
        assert_eq!(fact.values().len(), 1);
    }

    #[test]
    fn several_different_values_are_a_dispute_and_the_shown_one_can_be_chosen() {
        let mut fact = Fact::observed(42);
        fact.add(Sourced::new(42, Basis::Stated));
        assert!(!fact.is_disputed());
        fact.add(Sourced::new(45, Basis::Stated));
        assert!(fact.is_disputed());
        fact.show(2);
        assert_eq!(fact.value(), &45);
        assert_eq!(fact.values().iter().map(|v| v.value).collect::<Vec<_>>(), [45, 42, 42]);
    }

    #[test]
    fn what_a_source_states_outlives_what_is_seen() {
        let values = |fact: &Fact<u8>| fact.values().iter().map(|v| v.value).collect::<Vec<_>>();
        let mut fact = Fact::new(Sourced::new(1, Basis::Stated));
        fact.observe(2);
        fact.observe(3);
        assert_eq!(values(&fact), [3, 1]);
        assert_eq!(fact.shown().basis, Basis::Observed);
        fact.observe(1);
        assert_eq!((values(&fact), fact.shown().basis), (vec![1], Basis::Stated));
        fact.add(Sourced::new(4, Basis::Stated));
        fact.observe(4);
        assert_eq!(values(&fact), [4, 1]);
        let mut fact = Some(fact);
        Fact::observe_in(&mut fact, None);
        assert_eq!(fact.as_ref().map(values), Some(vec![1]));
        Fact::observe_in(&mut fact, None);
        assert_eq!(fact, None);
        Fact::observe_in(&mut fact, Some(5));
        assert_eq!(fact, Some(Fact::observed(5)));
        let mut guess = Fact::new(Sourced::new(1, Basis::Inferred));
        guess.observe(2);
        assert_eq!(guess, Fact::observed(2));
    }

    #[test]
    fn certainty_is_written_only_where_it_is_not_definite() {
        let mut sourced = Sourced::new(1, Basis::Stated);
        assert_eq!(serde_json::to_string(&sourced).unwrap(), r#"{"value":1,"basis":"stated"}"#);
        sourced.certainty = Certainty::Suspected;
        assert!(serde_json::to_string(&sourced).unwrap().contains("suspected"));
    }
}
