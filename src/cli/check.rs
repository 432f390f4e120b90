//! `spinemap check`: whether files are valid cases, a line each.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Failure;
use super::output::Output;
use crate::store::{self, EXTENSION, Opened, shown};

/// The arguments of `spinemap check`.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct CheckArgs {
    /// Case files, and folders to search for them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Also tell what is odd in a valid case, a line each: `hint: …` with its field
    #[arg(long)]
    pub hints: bool,
}

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<(), Failure> {
    let mut all_valid = true;
    for path in &args.paths {
        if path.is_dir() {
            all_valid &= check_folder(path, args.hints, output)?;
        } else {
            all_valid &= check_file(path, args.hints, output)?;
        }
    }
    if all_valid { Ok(()) } else { Err(Failure::Told) }
}

fn check_folder(folder: &Path, hints: bool, output: &mut Output) -> Result<bool, Failure> {
    let mut search = Search::default();
    search.folder(folder);
    for (path, error) in &search.unreadable {
        output.line(format_args!("this folder cannot be searched ({error}): {}", shown(path)))?;
    }
    if search.found.is_empty() && search.unreadable.is_empty() {
        output.line(format_args!("no *.{EXTENSION} file is in this folder: {}", shown(folder)))?;
        return Ok(false);
    }
    let mut all_valid = search.unreadable.is_empty();
    search.found.sort();
    for path in &search.found {
        all_valid &= check_file(path, hints, output)?;
    }
    Ok(all_valid)
}

fn check_file(path: &Path, hints: bool, output: &mut Output) -> Result<bool, Failure> {
    let result = store::load(path);
    match &result {
        Ok(opened) if opened.is_read_only() => output.line(format_args!(
            "a newer Spinemap made this file (its version is {}), {}: {}",
            opened.version,
            not_shown(opened),
            shown(path)
        ))?,
        Ok(opened) => {
            output.line(format_args!("ok: {}", shown(path)))?;
            for hint in if hints { crate::hints::hints(&opened.case) } else { Vec::new() } {
                output.line(format_args!(
                    "hint: {} ({}): {}",
                    hint.text,
                    hint.field,
                    shown(path)
                ))?;
            }
        }
        Err(error) => output.line(format_args!("{error}"))?,
    }
    Ok(result.is_ok_and(|opened| !opened.is_read_only()))
}

/// What of a newer file is not shown, as the end of a sentence.
pub(super) fn not_shown(opened: &Opened) -> String {
    const MOST: usize = 8;
    let names = &opened.not_shown;
    let listed: Vec<String> =
        names.iter().take(MOST).map(|name| format!("`{}`", name.escape_debug())).collect();
    let listed = listed.join(", ");
    match names.len() {
        0 => "and all of it can be shown here".to_owned(),
        count if count > MOST => {
            format!(
                "and cannot be shown completely: {listed} and {} more are left out",
                count - MOST
            )
        }
        1 => format!("and cannot be shown completely: {listed} is left out"),
        _ => format!("and cannot be shown completely: {listed} are left out"),
    }
}

/// A search of folders within folders. Links to folders are not followed, so that it ends.
#[derive(Default)]
struct Search {
    found: Vec<PathBuf>,
    unreadable: Vec<(PathBuf, io::Error)>,
}

impl Search {
    fn folder(&mut self, folder: &Path) {
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.unreadable.push((folder, error));
                    continue;
                }
            };
            for entry in entries {
                match entry.and_then(|entry| Ok((entry.file_type()?, entry.path()))) {
                    Ok((kind, path)) if kind.is_dir() => waiting.push(path),
                    Ok((_, path)) if is_case_file(&path) && !path.is_dir() => self.found.push(path),
                    Ok(_) => {}
                    Err(error) => self.unreadable.push((folder.clone(), error)),
                }
            }
        }
    }
}

fn is_case_file(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
}
