//! Replacing a file as a whole: at every moment the old one or the new one is there, never a part.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::MAX_FILE;
use super::error::SaveError;
use super::fingerprint::Fingerprint;
use super::read::{is_newer, read_up_to};
use super::write::Overwrite;

/// Whether two paths lead to one file that exists.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Puts a file in the place of an old one, if that is one that may be replaced.
///
/// # Errors
/// The file may not be replaced, or the system cannot write it; the old file is as it was.
pub fn write_file(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), SaveError> {
    let target = follow(path).map_err(|error| SaveError::io(error, path))?;
    let old = allowed(&target, path, overwrite)?;
    let failed = |error| SaveError::io(error, path);
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(SaveError::NotAFile { path: path.to_owned() }),
    };
    let mut new = temporary(folder, old.as_ref()).map_err(failed)?;
    fill(new.as_file_mut(), bytes).map_err(failed)?;
    if !reads_back(new.path(), bytes).map_err(failed)? {
        return Err(SaveError::NotReadBack { path: path.to_owned() });
    }
    // Somebody may have saved while this was written.
    allowed(&target, path, overwrite)?;
    new.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(folder).map_err(|source| SaveError::NotConfirmed {
        source,
        path: path.to_owned(),
        fingerprint: Fingerprint::of(bytes),
    })
}

/// The file that a path means: a link's target, so that the link stays one.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    // As many links as Linux follows.
    for _ in 0..40 {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_symlink() => {
                let next = fs::read_link(&target)?;
                target = target.parent().unwrap_or(Path::new("")).join(next);
            }
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("too many links lead from one to the next"))
}

/// Whether the file that is there may be replaced; gives what is known of it.
fn allowed(
    target: &Path,
    path: &Path,
    overwrite: Overwrite,
) -> Result<Option<Metadata>, SaveError> {
    let failed = |error| SaveError::io(error, path);
    let path = path.to_owned();
    let metadata = match fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    if metadata.is_dir() {
        return Err(SaveError::Folder { path });
    }
    if !metadata.is_file() {
        return Err(SaveError::NotAFile { path });
    }
    if metadata.permissions().readonly() {
        return Err(SaveError::ReadOnly { path });
    }
    match overwrite {
        Overwrite::Anything => Ok(Some(metadata)),
        Overwrite::Nothing => Err(SaveError::Exists { path }),
        Overwrite::Opened(expected) => {
            let bytes = read_up_to(target, MAX_FILE + 1).map_err(failed)?;
            if Fingerprint::of(&bytes) != expected {
                Err(SaveError::ChangedOnDisk { path })
            } else if is_newer(&bytes) {
                Err(SaveError::Newer { path })
            } else {
                Ok(Some(metadata))
            }
        }
    }
}

/// An empty file in a folder, with the permissions of the file that it will replace.
fn temporary(folder: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".spinemap-").suffix(".tmp");
    let Some(old) = old else {
        // As for any new file, the user's settings decide.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        return builder.tempfile_in(folder);
    };
    let file = builder.tempfile_in(folder)?;
    // Where a file system knows no permissions, the file stays the user's own.
    let _ = file.as_file().set_permissions(old.permissions());
    Ok(file)
}

fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.flush()?;
    file.sync_all()
}

fn reads_back(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut written = Vec::with_capacity(bytes.len());
    File::open(path)?.take(bytes.len() as u64 + 1).read_to_end(&mut written)?;
    Ok(written == bytes)
}

/// Makes sure that the file's new name is on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Not every file system can, and a folder may be writable but not readable.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

/// Other systems keep the name with the file.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same on every system")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figure.svg");
        write_file(&path, b"old", Overwrite::Anything).unwrap();
        write_file(&path, b"new", Overwrite::Anything).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(entries(folder.path()), ["figure.svg"]);
    }

    #[test]
    fn only_the_file_that_was_opened_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.spinecase");
        fs::write(&path, "theirs").unwrap();
        let other = Overwrite::Opened(Fingerprint::of(b"ours"));
        let error = write_file(&path, b"new", other).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
        let error = write_file(&path, b"new", Overwrite::Nothing).unwrap_err();
        assert!(matches!(error, SaveError::Exists { .. }), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        write_file(&path, b"new", Overwrite::Opened(Fingerprint::of(b"theirs"))).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        fs::remove_file(&path).unwrap();
        write_file(&path, b"again", other).unwrap();
        assert_eq!(entries(folder.path()), ["a.spinecase"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.spinecase");
        let link = folder.path().join("link.spinecase");
        write_file(&path, b"old", Overwrite::Anything).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.spinecase", &link).unwrap();
        write_file(&link, b"new", Overwrite::Anything).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        let dangling = folder.path().join("dangling");
        symlink("made.spinecase", &dangling).unwrap();
        write_file(&dangling, b"made", Overwrite::Anything).unwrap();
        assert_eq!(fs::read(folder.path().join("made.spinecase")).unwrap(), b"made");
        let circle = folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(write_file(&circle, b"new", Overwrite::Anything).is_err());
    }

    /// `/dev/full` takes no byte, as a full disk would.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        let Ok(mut full) = File::options().write(true).open("/dev/full") else { return };
        let error = SaveError::io(fill(&mut full, b"case").unwrap_err(), Path::new("a.spinecase"));
        assert_eq!(error.to_string(), "the disk is full, so nothing was saved: a.spinecase");
    }

    #[test]
    fn what_does_not_read_back_is_noticed() {
        let file = NamedTempFile::new().unwrap();
        fs::write(file.path(), "case!").unwrap();
        assert!(!reads_back(file.path(), b"case").unwrap());
        assert!(!reads_back(file.path(), b"case!!").unwrap());
        assert!(reads_back(file.path(), b"case!").unwrap());
    }
}
