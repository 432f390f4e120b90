//! The whole scale of the scores that are numbers, from the least to the most that they can be.

use super::{Score, fnclcc, hscore, sins, tokuhashi, tomita, tomita_score};

impl Score<'_> {
    /// The least and the most that the score can be, whatever the case. Doses have no end, and
    /// grades and codes are no numbers.
    pub fn scale(&self) -> Option<(f64, f64)> {
        match self.name {
            sins::NAME => Some((0.0, 18.0)),
            tomita::NAME => Some((1.0, 7.0)),
            tomita_score::NAME => Some((2.0, 10.0)),
            tokuhashi::NAME => Some((0.0, 15.0)),
            fnclcc::NAME => Some((2.0, 8.0)),
            hscore::NAME => Some((0.0, 300.0)),
            _ => None,
        }
    }
}
