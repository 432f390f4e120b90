//! Saving case files.

use std::io::{self, Write};
use std::path::Path;

use super::error::SaveError;
use super::fingerprint::Fingerprint;
use super::v1::File;
use super::{MAX_FILE, atomic};
use crate::case::{Case, check};

/// Which file a save may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// None: the file is to be a new one.
    Nothing,
    /// The one that was opened or last saved, as long as nobody else has changed it. Where it has
    /// been deleted, it is made again.
    Opened(Fingerprint),
    /// Any, also one that is damaged or of another program: somebody was asked and said so.
    Anything,
}

impl From<Option<Fingerprint>> for Overwrite {
    fn from(expected: Option<Fingerprint>) -> Self {
        expected.map_or(Self::Nothing, Self::Opened)
    }
}

/// The file of a case: JSON with two spaces, a fixed order of keys and a newline at its end.
///
/// # Errors
/// None for a case that can be built; the writer of JSON could name one.
pub fn to_bytes(case: &Case) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&File::of(case))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// How many bytes [`to_bytes`] would give.
pub(super) fn size(case: &Case) -> u64 {
    struct Counter(u64);
    impl Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len() as u64;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut counter = Counter(1);
    match serde_json::to_writer_pretty(&mut counter, &File::of(case)) {
        Ok(()) => counter.0,
        Err(_) => u64::MAX,
    }
}

/// Saves a case and gives the fingerprint of the new file, for the next save.
///
/// The new file is written beside the old one, flushed to the disk and read back; only then it
/// takes the old one's place. Whatever fails before that leaves the old file as it was.
///
/// # Errors
/// The case breaks a rule or is too large, the file is not the one that may be replaced, or the
/// system cannot write it.
pub fn save(
    path: &Path,
    case: &Case,
    overwrite: impl Into<Overwrite>,
) -> Result<Fingerprint, SaveError> {
    check(case).map_err(|source| SaveError::Invalid { source, path: path.to_owned() })?;
    let bytes = to_bytes(case).map_err(|error| SaveError::io(io::Error::other(error), path))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(SaveError::TooLarge { path: path.to_owned() });
    }
    atomic::write_file(path, &bytes, overwrite.into())?;
    Ok(Fingerprint::of(&bytes))
}
