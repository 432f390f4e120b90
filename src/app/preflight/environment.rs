//! What the preflight may look at: a few variables and the file system. A value, not the process's
//! globals, so that tests can stand in another system.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The variables that decide where a window opens and how it is drawn.
const VARIABLES: [&str; 19] = [
    "APPDIR",
    "DISPLAY",
    "FLATPAK_ID",
    "HOME",
    "LD_LIBRARY_PATH",
    "LIBGL_DRIVERS_PATH",
    "SNAP",
    "VK_ADD_DRIVER_FILES",
    "VK_DRIVER_FILES",
    "VK_ICD_FILENAMES",
    "WAYLAND_DISPLAY",
    "WAYLAND_SOCKET",
    "XDG_CONFIG_DIRS",
    "XDG_CONFIG_HOME",
    "XDG_DATA_DIRS",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "__EGL_VENDOR_LIBRARY_DIRS",
    "__EGL_VENDOR_LIBRARY_FILENAMES",
];

/// The system that a window would open on.
#[derive(Clone, Debug)]
pub struct Environment {
    linux: bool,
    root: PathBuf,
    program: Option<PathBuf>,
    variables: BTreeMap<&'static str, OsString>,
}

impl Environment {
    /// The system that this process runs on.
    pub fn current() -> Self {
        let variables = VARIABLES
            .into_iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Self {
            linux: cfg!(target_os = "linux"),
            root: PathBuf::from("/"),
            program: std::env::current_exe().ok(),
            variables,
        }
    }

    /// Whether this is Linux. Windows and macOS bring all that a window needs.
    pub(super) fn is_linux(&self) -> bool {
        self.linux
    }

    /// Whether file names mean what they mean to this process.
    pub(super) fn is_real(&self) -> bool {
        self.root == Path::new("/")
    }

    /// The running program's file, where it is known.
    pub(super) fn program(&self) -> Option<&Path> {
        self.program.as_deref()
    }

    /// A variable; an empty one counts as not set.
    pub(super) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// A variable that lists paths; empty where it is not set.
    pub(super) fn paths(&self, name: &str) -> Vec<PathBuf> {
        self.variable(name).map(|value| std::env::split_paths(value).collect()).unwrap_or_default()
    }

    /// Where an absolute path of this system is to be read.
    pub(super) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        path.strip_prefix("/").map_or_else(|_| path.to_owned(), |inner| self.root.join(inner))
    }

    /// Whether a file of this system is there.
    pub(super) fn has(&self, path: impl AsRef<Path>) -> bool {
        self.at(path).exists()
    }

    /// The names of a folder's entries, sorted; none where it cannot be read.
    pub(super) fn names_in(&self, folder: impl AsRef<Path>) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.at(folder)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }
}

#[cfg(test)]
impl Environment {
    /// A Linux whose files lie under `root` and that has no variable set.
    pub(super) fn linux_under(root: impl Into<PathBuf>) -> Self {
        Self { linux: true, root: root.into(), program: None, variables: BTreeMap::new() }
    }

    /// Neither Linux nor anything else that is looked into.
    pub(super) fn other_system() -> Self {
        Self { linux: false, ..Self::linux_under("/nowhere") }
    }

    /// The same with a variable set.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        assert!(VARIABLES.contains(&name), "{name} is never read");
        self.variables.insert(name, value.into());
        self
    }

    /// The same with the program's own file.
    pub(super) fn running(mut self, program: impl Into<PathBuf>) -> Self {
        self.program = Some(program.into());
        self
    }
}
