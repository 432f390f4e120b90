//! Would the loader find a shared library? Looked up in the places that `ld.so(8)` names, because
//! loading one to find out takes unsafe code.

use std::path::{Path, PathBuf};

use super::{Environment, Presence};

/// `ld.so.conf` may include files that include files; a circle must end.
const DEEPEST_INCLUDE: u8 = 8;

/// The places where this system keeps its libraries.
#[derive(Debug)]
pub(super) struct Libraries<'a> {
    environment: &'a Environment,
    folders: Vec<PathBuf>,
    /// Every file that the loader's cache names.
    cached: Vec<PathBuf>,
    /// Whether these are surely all places.
    complete: bool,
}

impl<'a> Libraries<'a> {
    /// Reads where to look.
    pub(super) fn of(environment: &'a Environment) -> Self {
        let mut folders = environment.paths("LD_LIBRARY_PATH");
        // A portable archive may carry its libraries beside the program.
        if let Some(beside) = environment.program().and_then(Path::parent) {
            folders.extend([beside.to_owned(), beside.join("lib"), beside.join("../lib")]);
        }
        let configured = configured_folders(environment, Path::new("/etc/ld.so.conf"), 0);
        let complete = configured.is_some() && !has_another_loader(environment);
        folders.extend(configured.unwrap_or_default());
        for parent in ["/lib", "/usr/lib", "/usr/local/lib"] {
            let own = environment.names_in(parent).into_iter().filter(|name| is_own_folder(name));
            folders.extend(own.map(|name| Path::new(parent).join(name)));
            folders.push(PathBuf::from(parent));
        }
        folders.extend(["/lib64", "/usr/lib64", "/usr/local/lib64"].map(PathBuf::from));
        Self { environment, folders, cached: cached_files(environment), complete }
    }

    /// Looks for a library by its file's name, for example `libX11.so.6`.
    pub(super) fn look_for(&self, file: &str) -> Presence {
        if self.files(file).any(|path| self.environment.has(path)) {
            Presence::There
        } else {
            self.not_found()
        }
    }

    /// What it means that something is in none of the folders.
    pub(super) fn not_found(&self) -> Presence {
        if self.complete { Presence::Absent } else { Presence::Unsure }
    }

    /// The folders in which libraries lie, in the loader's order.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    fn files<'b>(&'b self, file: &'b str) -> impl Iterator<Item = PathBuf> + 'b {
        let cached = self.cached.iter().filter(move |path| path.ends_with(file)).cloned();
        self.folders.iter().map(move |folder| folder.join(file)).chain(cached)
    }
}

/// Whether `name` is this machine's own folder under `/usr/lib`, for example `x86_64-linux-gnu`.
fn is_own_folder(name: &str) -> bool {
    let machine = match std::env::consts::ARCH {
        "x86" => "i386",
        other => other,
    };
    name.strip_prefix(machine).is_some_and(|rest| rest.starts_with("-linux-"))
}

/// Nix, Guix, Snap, Flatpak and `AppImage` find libraries in ways that no list of folders tells.
fn has_another_loader(environment: &Environment) -> bool {
    ["APPDIR", "FLATPAK_ID", "SNAP"].iter().any(|name| environment.variable(name).is_some())
        || ["/etc/NIXOS", "/run/current-system", "/.flatpak-info"]
            .iter()
            .any(|path| environment.has(path))
        || environment.program().is_some_and(|program| {
            program.starts_with("/nix/store") || program.starts_with("/gnu/store")
        })
}

/// The folders that `ld.so.conf` and the files that it includes name; `None` where one of them
/// cannot be read or understood.
fn configured_folders(environment: &Environment, file: &Path, depth: u8) -> Option<Vec<PathBuf>> {
    let text = std::fs::read_to_string(environment.at(file)).ok()?;
    let mut folders = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(patterns) =
            line.strip_prefix("include").filter(|rest| rest.starts_with([' ', '\t']))
        {
            if depth == DEEPEST_INCLUDE {
                return None;
            }
            for pattern in patterns.split_whitespace() {
                let beside = file.parent().unwrap_or(Path::new("/"));
                for included in matching(environment, &beside.join(pattern))? {
                    folders.extend(configured_folders(environment, &included, depth + 1)?);
                }
            }
        } else if !line.starts_with("hwcap") {
            let names = line.split([' ', '\t', ':', ',']).filter(|name| !name.is_empty());
            // `/folder=TYPE` is an old form that names the kind of C library.
            folders.extend(names.filter_map(|name| name.split('=').next()).map(PathBuf::from));
        }
    }
    Some(folders)
}

/// The files that a pattern with at most one `*`, in its last part, matches; `None` for others.
fn matching(environment: &Environment, pattern: &Path) -> Option<Vec<PathBuf>> {
    let (folder, name) = (pattern.parent()?, pattern.file_name()?.to_str()?);
    if folder.to_str()?.contains(['*', '?', '[']) || name.contains(['?', '[']) {
        return None;
    }
    let Some((start, end)) = name.split_once('*') else {
        return Some(Vec::from_iter(environment.has(pattern).then(|| pattern.to_owned())));
    };
    if end.contains('*') {
        return None;
    }
    let fits = |found: &String| {
        found.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)) && !found.starts_with('.')
    };
    let found = environment.names_in(folder).into_iter().filter(fits);
    Some(found.map(|found| folder.join(found)).collect())
}

/// The files that `ldconfig` found when it last ran. The cache is a table in a binary form; all
/// that is needed from it are the paths, which stand in it one after another, each ended by a zero.
fn cached_files(environment: &Environment) -> Vec<PathBuf> {
    let Ok(bytes) = std::fs::read(environment.at("/etc/ld.so.cache")) else { return Vec::new() };
    bytes
        .split(|&byte| byte == 0)
        .filter(|text| text.first() == Some(&b'/'))
        .filter_map(|text| std::str::from_utf8(text).ok())
        .map(PathBuf::from)
        .collect()
}
