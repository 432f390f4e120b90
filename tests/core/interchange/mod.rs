//! Reports in files of other programs; `tests/report_files/make.py` has made the files.

mod formats;
mod refusals;

use std::path::{Path, PathBuf};

use spinemap::interchange::{Report, ReportFault, extract, load};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report_files").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

/// The one report in a file.
fn text(name: &str) -> String {
    let mut reports = load(&path(name)).unwrap();
    assert_eq!(reports.len(), 1, "{name}");
    reports.remove(0).text
}

fn fault(name: &str) -> ReportFault {
    extract(&bytes(name), name).unwrap_err()
}

fn extracted(bytes: &[u8]) -> Result<Vec<Report>, ReportFault> {
    extract(bytes, "")
}
