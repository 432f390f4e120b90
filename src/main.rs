//! The program: a window, or the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use spinemap::cli::{self, Invocation};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Invocation::Window(path)) => open_window(path),
        Ok(Invocation::Command(command)) => cli::run(&command),
        Err(error) => cli::explain(&error),
    }
}

/// Opens the window on a case, a folder or nothing.
#[cfg(feature = "window")]
fn open_window(_path: Option<PathBuf>) -> ExitCode {
    // Here the window starts: `app::run(path)`.
    cli::no_window()
}

#[cfg(not(feature = "window"))]
fn open_window(_: Option<PathBuf>) -> ExitCode {
    cli::no_window()
}
