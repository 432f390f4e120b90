//! What the line knows of the time of things that have none: the only operation is what it counts
//! from, and “After surgery” is after that. Nothing of this is written into the case.

use super::entries::Place;
use crate::case::{AnchorKind, Case, Treatment, TreatmentKind};

/// Whether the line counts from an operation.
fn is_from_surgery(case: &Case) -> bool {
    super::zero_anchor(case).is_some_and(|zero| zero.kind == AnchorKind::IndexSurgery)
}

/// Whether a treatment without a time is the operation that the line counts from: no other was done.
pub(super) fn is_zero(case: &Case, treatment: &Treatment) -> bool {
    let is_operation =
        |one: &&Treatment| one.is_given() && matches!(one.kind, TreatmentKind::Surgery(_));
    let mut operations = case.treatments.iter().filter(is_operation);
    let only = operations.next().filter(|_| operations.next().is_none());
    is_from_surgery(case)
        && treatment.when.is_none()
        && only.is_some_and(|only| only.id == treatment.id)
}

/// The place of a time point without a time that is named by its order: `After surgery`,
/// `Preoperative`.
pub(super) fn named(case: &Case, label: &str) -> Option<Place> {
    let label = label.trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    let of_surgery = ["surgery", "operation", "operative", "-op", "resection", "decompression"];
    if !is_from_surgery(case) || !of_surgery.iter().any(|word| label.contains(word)) {
        return None;
    }
    if begins(&["before", "pre"]) {
        return Some(Place::Before);
    }
    begins(&["after", "post"]).then_some(Place::After)
}
