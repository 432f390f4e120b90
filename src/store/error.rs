//! Why a file is not opened or not saved: one plain sentence each, the path last.

use std::io;
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;
use super::place::Place;
use super::words::Shown;
use crate::case::Fault;

/// Why some bytes are not a case file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`super::MAX_FILE`].
    #[error("the file is larger than 64 MB")]
    TooLarge,
    /// It is read, but could not be saved again.
    #[error("the case would be larger than 64 MB when it is saved")]
    GrowsTooLarge,
    /// It is not text, or not in UTF-8.
    #[error("the file is not UTF-8 text: its first bad byte is at {0}")]
    NotUtf8(Place),
    /// It is text, but of another kind.
    #[error("this is not a case file of Spinemap: {0}")]
    Foreign(&'static str),
    /// It ends before the case does.
    #[error("the file is cut off: it ends at {0}, in the middle of the case")]
    CutOff(Place),
    /// It is no JSON.
    #[error("the file is damaged at {place}: {problem}")]
    Damaged {
        /// Where it ceases to be JSON.
        place: Place,
        /// Why.
        problem: String,
    },
    /// A field holds what it must not hold.
    #[error("{place}, in `{field}`: {problem}")]
    Wrong {
        /// Where the field begins.
        place: Place,
        /// The field, such as `time_points[0].when`.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
    /// It is of a newer version, and so different that nothing of it can be shown.
    #[error("a newer Spinemap made this file (its version is {0}), and it cannot be shown here")]
    TooNew(u64),
}

/// Why a file is not opened.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("there is no such file: {}", Shown(path))]
    NoFile {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The path is a folder.
    #[error("this is a folder, not a case file: {}", Shown(path))]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The path is a device or a pipe.
    #[error("this is a device or a pipe, not a case file: {}", Shown(path))]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The user may not read it.
    #[error("you have no permission to read this file: {}", Shown(path))]
    NotAllowed {
        /// The file.
        path: PathBuf,
    },
    /// The system cannot read it.
    #[error("the file cannot be read ({source}): {}", Shown(path))]
    Unreadable {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// It is not a case file that this program understands.
    #[error("{source}: {}", Shown(path))]
    NotACase {
        /// Why not.
        source: ParseError,
        /// The file.
        path: PathBuf,
    },
}

impl LoadError {
    pub(super) fn io(source: io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFile { path },
            io::ErrorKind::PermissionDenied => Self::NotAllowed { path },
            io::ErrorKind::IsADirectory => Self::Folder { path },
            _ => Self::Unreadable { source, path },
        }
    }
}

/// Why a file is not saved. The old file, where there is one, is as it was, but for
/// [`SaveError::NotConfirmed`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The case breaks a rule and could not be opened again.
    #[error("the case cannot be saved, {source}: {}", Shown(path))]
    Invalid {
        /// The rule and the field.
        source: Fault,
        /// The file.
        path: PathBuf,
    },
    /// The case is larger than [`super::MAX_FILE`].
    #[error("the case is larger than 64 MB and cannot be saved: {}", Shown(path))]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not the one that was opened.
    #[error(
        "somebody else has changed the file since it was opened, so it was not overwritten: {}",
        Shown(path)
    )]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// The file is of a newer version and was opened in part.
    #[error(
        "a newer Spinemap made this file, and saving over it would lose what is not shown; save it \
         under another name: {}",
        Shown(path)
    )]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// There is a file that was not opened here.
    #[error("there is already a file of this name, which was not overwritten: {}", Shown(path))]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The path is a folder.
    #[error("this is a folder, not a file: {}", Shown(path))]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The path is a device or a pipe, or names no file at all.
    #[error("no file can be saved here: {}", Shown(path))]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file is write-protected.
    #[error("the file is write-protected; save it under another name: {}", Shown(path))]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The user may not write into the folder.
    #[error("you have no permission to save in this folder: {}", Shown(path))]
    NotAllowed {
        /// The file.
        path: PathBuf,
    },
    /// The folder is not there, or no longer.
    #[error("the folder of this file is not there: {}", Shown(path))]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// There is no room left.
    #[error("the disk is full, so nothing was saved: {}", Shown(path))]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// What was written does not read back.
    #[error(
        "the disk gave back something else than was written, so nothing was saved: {}",
        Shown(path)
    )]
    NotReadBack {
        /// The file.
        path: PathBuf,
    },
    /// The file was saved, but the system did not confirm that its name is on the disk.
    #[error("the file was written, but the disk did not confirm it ({source}): {}", Shown(path))]
    NotConfirmed {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
        /// What the file holds now.
        fingerprint: Fingerprint,
    },
    /// Anything else that the system says.
    #[error("the file cannot be saved ({source}): {}", Shown(path))]
    Failed {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl SaveError {
    pub(super) fn io(source: io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotAllowed { path }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Failed { source, path },
        }
    }
}
