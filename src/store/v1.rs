//! Version 1 of the file format.
//!
//! When the document changes, this module keeps a frozen copy of its records of version 1 and a
//! `TryFrom` into those of version 2; each version migrates to the next and knows no other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::ParseError;
use super::read;
use crate::case::Case;

/// What stands around a case in a file.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Spinemap case file",
    description = "A spine imaging report as a structured case: NAME.spinecase, UTF-8."
)]
pub(super) struct File<C> {
    /// Which kind of file this is.
    format: Format,
    /// Which version of the format it is written in.
    #[schemars(extend("const" = super::VERSION))]
    version: u64,
    /// The case.
    pub(super) case: C,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
enum Format {
    #[serde(rename = "spinemap-case")]
    Case,
}

impl<'a> File<&'a Case> {
    /// The file of a case.
    pub(super) fn of(case: &'a Case) -> Self {
        Self { format: Format::Case, version: super::VERSION, case }
    }
}

/// Reads a file of version 1.
pub(super) fn read(text: &str) -> Result<Case, ParseError> {
    read::strictly::<File<Case>>(text).map(|file| file.case)
}

/// The JSON Schema (draft 2020-12) of a case file.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(File<Case>).to_value();
    schema.sort_all_objects();
    schema
}
