//! What fuzzing has found, and the inputs that reached most of the code, once more.

mod targets;

use std::path::Path;

/// Gives every file of a target's corpus to the target.
fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty(), "{}", folder.display());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let ran = std::panic::catch_unwind(|| run(&bytes));
        assert!(ran.is_ok(), "{}", file.display());
    }
}

#[test]
fn reports_are_read() {
    replay("read", targets::read);
}

#[test]
fn reports_are_accepted() {
    replay("accept", targets::accept);
}

#[test]
fn case_files_are_opened_or_refused() {
    replay("case_file", targets::case_file);
}

#[test]
fn report_files_are_opened_or_refused() {
    replay("report_file", targets::report_file);
}
