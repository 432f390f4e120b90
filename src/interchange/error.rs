//! Why no report can be taken from a file, each in a sentence.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::store::shown;

/// What is wrong with the contents of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReportFault {
    /// Nothing is in it, or nothing but white space.
    #[error("there is no text in this file")]
    Empty,
    /// It is larger than [`super::MAX_FILE`].
    #[error("this file is larger than 64 MB")]
    FileTooLarge,
    /// Its text is longer than [`crate::case::Source::MAX_TEXT`].
    #[error("the report is longer than 2 MB")]
    TextTooLong,
    /// What is packed in it is too large.
    #[error("what is packed in this file is too large to be a report")]
    PackedTooLarge,
    /// A PDF of pictures.
    #[error(
        "this PDF holds pictures of pages and no text: have it read by text recognition (OCR) \
         first, or type the report"
    )]
    Scanned,
    /// A PDF whose letters cannot be told.
    #[error("the letters of this PDF cannot be told: copy its text from a viewer, or type it")]
    Letterless,
    /// A PDF that asks for a password.
    #[error("this PDF is protected by a password: save it without one first")]
    Password,
    /// A PDF with a protection that is not known.
    #[error("this PDF is protected in a way that is not known here: print it to a new PDF first")]
    Protection,
    /// It takes too long.
    #[error("this PDF takes too long to read: print it to a new PDF first")]
    TooSlow,
    /// Something is missing or wrong in it.
    #[error("this {0} is damaged and cannot be read")]
    Damaged(&'static str),
    /// A Word document of before 2007, or a protected one.
    #[error("this is an old or protected Word document: save it as DOCX without a password first")]
    OldWord,
    /// A packed file that is no DOCX.
    #[error("this packed file is no Word document (DOCX)")]
    NotDocx,
    /// JSON that is no report.
    #[error("this JSON file is no FHIR DiagnosticReport, and no bundle that holds one")]
    NotFhir,
    /// A case of this program.
    #[error("this is a case, not a report: open it as a case")]
    ACase,
    /// Something else.
    #[error("this is no report: text, Markdown, HTML, PDF, DOCX, RTF and FHIR JSON can be read")]
    Unknown,
}

/// Why a file gives no report.
#[derive(Debug, Error)]
pub enum ReportError {
    /// There is no such file.
    #[error("there is no such file: {}", shown(path))]
    NoFile {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The path is a folder.
    #[error("this is a folder, not a report: {}", shown(path))]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The path is a device or a pipe.
    #[error("this is a device or a pipe, not a report: {}", shown(path))]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The user may not read it.
    #[error("you have no permission to read this file: {}", shown(path))]
    NotAllowed {
        /// The file.
        path: PathBuf,
    },
    /// The system cannot read it.
    #[error("the file cannot be read ({source}): {}", shown(path))]
    Unreadable {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// No report can be taken from its contents.
    #[error("{source}: {}", shown(path))]
    NoReport {
        /// Why not.
        source: ReportFault,
        /// The file.
        path: PathBuf,
    },
}

impl ReportError {
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
