//! From a path to the reports in its file.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::{MAX_FILE, Report, ReportError, extract};

/// Takes the reports from a file.
///
/// # Errors
/// There is no such file, it cannot be read, or no report can be taken from it.
pub fn load(path: &Path) -> Result<Vec<Report>, ReportError> {
    let failed = |error| ReportError::io(error, path);
    // A pipe must not be opened, because that waits for somebody to write.
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(ReportError::Folder { path: path.to_owned() });
    }
    if !metadata.is_file() {
        return Err(ReportError::NotAFile { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    // A file may grow while it is read; one byte more than is taken tells that there is more.
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    extract(&bytes, &name).map_err(|source| ReportError::NoReport { source, path: path.to_owned() })
}
