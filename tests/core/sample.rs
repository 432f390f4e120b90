//! A small case file to spoil, and helpers to find a place in it.

use spinemap::case::Case;
use spinemap::store::{self, ParseError, Place};

/// A case file as this version writes it.
pub const TEXT: &str = include_str!("sample.spinecase");

/// The case in it.
pub fn case() -> Case {
    store::parse(TEXT.as_bytes()).unwrap().case
}

/// The sample with one passage replaced, which must be there once.
pub fn with(old: &str, new: &str) -> String {
    assert_eq!(TEXT.matches(old).count(), 1, "{old}");
    TEXT.replacen(old, new, 1)
}

/// The place of a passage that stands once in a text.
pub fn place(text: &str, passage: &str) -> Place {
    assert_eq!(text.matches(passage).count(), 1, "{passage}");
    let before = text.split(passage).next().unwrap();
    Place {
        line: before.split('\n').count(),
        column: before.split('\n').next_back().unwrap().chars().count() + 1,
    }
}

/// Why a text is refused.
pub fn refusal(text: impl AsRef<[u8]>) -> ParseError {
    store::parse(text.as_ref()).expect_err("a bad file is accepted")
}
