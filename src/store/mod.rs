//! Case files: their format, its versions, and how they are read and saved without loss.
//!
//! A case file is UTF-8 JSON, `{"format": "spinemap-case", "version": 1, "case": {…}}`, in a fixed
//! order of keys with a newline at its end. What is read is either understood completely or refused
//! with the place of the fault; only a file of a newer version is opened in part, and never saved.
//! Nothing here draws, asks or knows of the window.

mod atomic;
mod error;
mod fingerprint;
mod lenient;
mod place;
mod read;
mod strict;
mod v1;
mod words;
mod write;

pub use atomic::{is_same_file, write_file};
pub use error::{LoadError, ParseError, SaveError};
pub use fingerprint::Fingerprint;
pub use place::Place;
pub use read::{Opened, is_case, load, parse};
pub use v1::schema;
pub(crate) use words::shown;
pub use write::{Overwrite, save, to_bytes};

/// The ending of a case file's name, without the dot.
pub const EXTENSION: &str = "spinecase";

/// The version of the file format that this program writes.
pub const VERSION: u64 = 1;

/// The largest case file in bytes: 64 MB.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;
