//! What differs between two pictures: at a part, a label or a sign of collapse, and in words what
//! no picture shows.

use crate::anatomy::{Level, Part};
use crate::case::Change;
use std::collections::BTreeMap;

/// What differs from another picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    pub(super) parts: BTreeMap<(Level, Part), PartChange>,
    /// The labels beside levels: grades of compression.
    pub(in crate::figure) labels: BTreeMap<Level, Change>,
    /// The signs of collapse.
    pub(in crate::figure) collapse: BTreeMap<Level, Change>,
    /// What differs in values of levels, in words.
    pub(in crate::figure) words: Vec<String>,
}

/// What has become of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figure) struct PartChange {
    pub change: Change,
    /// Whether tumour is or was in it.
    pub involved: bool,
}

impl Changes {
    /// What has become of an area that shows some leaf parts: a change of any of them, the plainest
    /// first.
    pub(in crate::figure) fn at(&self, level: Level, leaves: &[Part]) -> Option<PartChange> {
        let changes = leaves.iter().filter_map(|leaf| self.parts.get(&(level, *leaf)));
        changes.copied().reduce(|one, other| PartChange {
            change: match (one.change, other.change) {
                (Change::Changed, _) | (_, Change::Changed) => Change::Changed,
                (Change::Unstated, _) | (_, Change::Unstated) => Change::Unstated,
                (Change::Free, _) | (_, Change::Free) => Change::Free,
                (Change::NotReassessed, Change::NotReassessed) => Change::NotReassessed,
            },
            involved: one.involved || other.involved,
        })
    }
}
