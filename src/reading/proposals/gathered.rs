//! Proposals of the same value for the same levels, joined as they are made.

use std::collections::HashMap;

use crate::reading::proposals::proposal::Proposal;

/// Proposals in the order in which they were first made.
#[derive(Default)]
pub(super) struct Gathered {
    proposals: Vec<Proposal>,
    /// Their places by what they say.
    places: HashMap<u64, usize>,
}

impl Gathered {
    /// Adds a proposal, or its passages to the one that says the same.
    pub(super) fn add(&mut self, proposal: Proposal) {
        let place = *self.places.entry(proposal.fingerprint()).or_insert(self.proposals.len());
        match self.proposals.get_mut(place) {
            Some(known) if known.levels == proposal.levels && known.value == proposal.value => {
                known.certainty = known.certainty.min(proposal.certainty);
                known.basis = known.basis.min(proposal.basis);
                for passage in proposal.evidence {
                    if known.evidence.last() != Some(&passage) {
                        known.evidence.push(passage);
                    }
                }
            }
            _ => self.proposals.push(proposal),
        }
    }

    /// All of them.
    pub(super) fn into_proposals(self) -> Vec<Proposal> {
        self.proposals
    }
}
