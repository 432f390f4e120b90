//! The program: a window, or the command line.

#[cfg(feature = "window")]
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use spinemap::cli::{self, Invocation};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Invocation::Window(paths)) => open_window(paths),
        Ok(Invocation::Command(command)) => cli::run(&command),
        Err(error) => cli::explain(&error),
    }
}

/// Opens the window on cases and reports, a folder or nothing.
#[cfg(feature = "window")]
fn open_window(paths: Vec<PathBuf>) -> ExitCode {
    match spinemap::app::open_window(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where nobody listens, nothing can be told.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_: Vec<PathBuf>) -> ExitCode {
    cli::no_window()
}
