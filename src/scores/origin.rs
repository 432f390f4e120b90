//! Where the values of a case that scores rest on came from.

use crate::case::{Basis, Certainty, Evidence, Fact, Sourced};

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin<'a> {
    /// Observed, stated or inferred.
    pub basis: Basis,
    /// Definite or suspected.
    pub certainty: Certainty,
    /// The passages.
    pub evidence: &'a [Evidence],
    /// The reason or remark beside the value.
    pub note: Option<&'a str>,
}

impl<'a, T> From<&'a Sourced<T>> for Origin<'a> {
    fn from(sourced: &'a Sourced<T>) -> Self {
        Self {
            basis: sourced.basis,
            certainty: sourced.certainty,
            evidence: &sourced.evidence,
            note: sourced.note.as_deref(),
        }
    }
}

/// The values of a fact, whatever they are values of.
pub(super) trait Sources {
    /// Where each value came from.
    fn origins(&self) -> Vec<Origin<'_>>;
}

impl<T> Sources for Fact<T> {
    fn origins(&self) -> Vec<Origin<'_>> {
        self.values().iter().map(Origin::from).collect()
    }
}
