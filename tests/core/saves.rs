//! Saving: the new file is whole or the old one stays, and nobody's file is overwritten unasked.

use std::fs::{self, File};
use std::path::Path;

use spinemap::case::Case;
use spinemap::store::{self, Overwrite, SaveError};

use crate::sample::{self, with};

#[test]
fn a_case_is_saved_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Größe ×.spinecase");
    let case = sample::case();
    let saved = store::save(&path, &case, None).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), sample::TEXT);
    let opened = store::load(&path).unwrap();
    assert_eq!((&opened.case, opened.fingerprint), (&case, saved));
    let mut changed = case;
    changed.label = "Case B".to_owned();
    let saved = store::save(&path, &changed, Some(opened.fingerprint)).unwrap();
    assert_eq!(store::load(&path).unwrap().fingerprint, saved);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// Saves over a file and expects it to be refused and the file to stay as it is.
fn refused(path: &Path, overwrite: impl Into<Overwrite>) -> SaveError {
    let before = fs::read(path).unwrap();
    let error = store::save(path, &sample::case(), overwrite).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before);
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "something is left beside the file");
    assert!(error.to_string().ends_with(&format!(": {}", path.display())), "{error}");
    error
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    let saved = store::save(&path, &sample::case(), None).unwrap();
    fs::write(&path, sample::TEXT.replace("Case Ä", "Case B")).unwrap();
    let error = refused(&path, Some(saved));
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert!(error.to_string().contains("somebody else has changed the file"), "{error}");
    store::save(&path, &sample::case(), Overwrite::Anything).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), sample::TEXT);
}

#[test]
fn a_file_that_was_not_opened_is_overwritten_only_on_request() {
    let newer = with("\"version\": 1", "\"version\": 2");
    for there in ["", "{\"format\"", "another program's", sample::TEXT, &newer] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.spinecase");
        fs::write(&path, there).unwrap();
        let error = refused(&path, None);
        assert!(matches!(error, SaveError::Exists { .. }), "{error}");
        store::save(&path, &sample::case(), Overwrite::Anything).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), sample::TEXT);
    }
}

/// A newer file is opened in part; its own fingerprint is no leave to lose the rest.
#[test]
fn a_newer_file_is_not_overwritten_by_the_part_of_it_that_was_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    fs::write(&path, with("\"version\": 1,", "\"version\": 2, \"by\": \"x\",")).unwrap();
    let opened = store::load(&path).unwrap();
    let error = refused(&path, Some(opened.fingerprint));
    assert!(matches!(error, SaveError::Newer { .. }), "{error}");
}

#[test]
fn a_case_that_could_not_be_opened_again_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    let mut case = sample::case();
    case.sources.clear();
    let error = store::save(&path, &case, None).unwrap_err();
    assert!(error.to_string().contains("there is no source `mri`"), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_write_protected_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    fs::write(&path, sample::TEXT).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = refused(&path, Overwrite::Anything);
    assert!(error.to_string().contains("write-protected"), "{error}");
}

/// Root writes into any folder; a place that cannot be written to even by root is under `/proc`.
#[test]
fn where_no_file_can_be_saved_the_sentence_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let case = Case::new("A");
    let sentence = |path: &Path| {
        let error = store::save(path, &case, Overwrite::Anything).unwrap_err().to_string();
        let (sentence, place) = error.rsplit_once(": ").unwrap();
        assert_eq!(place, path.display().to_string());
        sentence.to_owned()
    };
    let no_folder = "the folder of this file is not there";
    let vanished = folder.path().join("vanished");
    fs::create_dir(&vanished).unwrap();
    fs::remove_dir(&vanished).unwrap();
    assert_eq!(sentence(&vanished.join("a.spinecase")), no_folder);
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    if cfg!(unix) {
        assert_eq!(sentence(&file.join("a.spinecase")), no_folder);
        assert_eq!(sentence(Path::new("/dev/full")), "no file can be saved here");
    }
    assert_eq!(sentence(folder.path()), "this is a folder, not a file");
    if Path::new("/proc/self").exists() {
        let why = sentence(Path::new("/proc/self/a.spinecase"));
        assert!(why == no_folder || why.contains("no permission"), "{why}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

/// Whoever runs the tests as root may write everywhere, and then there is nothing to test.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_told_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if File::create(folder.path().join("try")).is_err() {
        let error = refused(&path, Overwrite::Anything);
        assert!(matches!(error, SaveError::NotAllowed { .. }), "{error}");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
