//! Where in a report something is said.

use serde::Serialize;

/// A passage of a text: the evidence for what is read there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Passage {
    /// First character, counted in Unicode scalar values.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// The words themselves.
    #[serde(rename = "text")]
    pub words: String,
}
