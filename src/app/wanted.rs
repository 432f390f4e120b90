//! What waits until a person has said what becomes of unsaved changes.

use std::path::PathBuf;

use crate::case::Source;

/// What was wanted when unsaved changes stood in the way.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// To close the window.
    Quit,
    /// A new case.
    New,
    /// A new case with a report that was taken out of the open one.
    NewWith(Box<Source>),
    /// Another case, and reports that are to join it.
    Open {
        /// Its file.
        case: PathBuf,
        /// The files of the reports.
        reports: Vec<PathBuf>,
    },
}
