//! Can a window open here? Asked before eframe is started, so that a missing display, library or
//! driver is one plain sentence instead of a panic in a dependency.
//!
//! Only what is certainly missing is refused. Where the look-up cannot be sure (another loader, an
//! unreadable folder, a remote display), the window is tried, and [`start_window`] turns what goes
//! wrong then into a sentence too.
//!
//! Not here: what the window shows, and the system's file dialogs.

mod display;
mod environment;
mod libraries;
mod renderer;
mod start;

pub use environment::Environment;
pub use start::{FirstFrame, start_window};

use display::Display;
use libraries::Libraries;

/// Why no window could be opened. Each message is one sentence that says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// No variable names a display, as in a plain SSH session or a container.
    #[error(
        "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): \
         start Spinemap in a desktop session, or draw the spine map to a file with \
         `spinemap figure CASE -o OUT.svg` (`spinemap --help` names what else works without a \
         window)."
    )]
    NoDisplay,

    /// A variable names a display that nobody serves, as after a desktop session has ended.
    #[error(
        "No display answers at {variable}={value}: start Spinemap from inside the running desktop \
         session, or draw the spine map to a file with `spinemap figure CASE -o OUT.svg`."
    )]
    DisplayDoesNotAnswer {
        /// The variable that names the display.
        variable: &'static str,
        /// What it says.
        value: String,
    },

    /// The display is there and does not let this user in.
    #[error(
        "The display refused the connection: start Spinemap as the user who owns the desktop \
         session, or draw the spine map to a file with `spinemap figure CASE -o OUT.svg`."
    )]
    DisplayRefused,

    /// Libraries of the desktop are not installed.
    #[error(
        "A window needs {}, which this system lacks: install what is missing (on Debian and \
         Ubuntu `sudo apt install {}`), then start Spinemap again.",
        in_words(.0.iter().map(|library| library.file)),
        packages(.0)
    )]
    MissingLibraries(Vec<Library>),

    /// A library of the desktop is there or not, and could not be loaded.
    #[error(
        "A library that a window needs could not be loaded: install it (on Debian and Ubuntu \
         `sudo apt install {}`), then start Spinemap again ({reason}).",
        packages(.needed)
    )]
    LibraryNotLoaded {
        /// All libraries that this kind of display needs.
        needed: &'static [Library],
        /// What the dependency said.
        reason: String,
    },

    /// Nothing on this system draws.
    #[error(
        "Nothing on this system can draw a window, as there is no driver for Vulkan or OpenGL: \
         install one (on Debian and Ubuntu `sudo apt install mesa-vulkan-drivers`, which works \
         without a graphics card too), then start Spinemap again."
    )]
    NoRenderer,

    /// There is a driver, and it failed.
    #[error(
        "The graphics driver failed to open a window: update it, or install one that works without \
         a graphics card (on Debian and Ubuntu `sudo apt install mesa-vulkan-drivers`), then start \
         Spinemap again ({0})."
    )]
    Driver(String),

    /// The desktop did not open a window, for a reason of its own.
    #[error(
        "The desktop did not open a window: try again, or draw the spine map to a file with \
         `spinemap figure CASE -o OUT.svg` ({0})."
    )]
    Desktop(String),

    /// The program's own state could not be set up.
    #[error("Spinemap could not set up its window: {0}")]
    SetUp(String),

    /// The window was open, and the connection to its display broke.
    #[error(
        "The connection to the display broke: start Spinemap again in a running desktop session."
    )]
    ConnectionLost,
}

/// A shared library that a window needs, and the Debian package that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    /// The file's name, for example `libX11.so.6`.
    pub file: &'static str,
    /// The package's name in Debian 12 and Ubuntu 22.04 or later, for example `libx11-6`.
    pub package: &'static str,
}

/// Tells whether a window can open.
///
/// # Errors
/// On Linux, where a display, a library or a driver is certainly missing; elsewhere never.
pub fn check(environment: &Environment) -> Result<(), StartError> {
    if !environment.is_linux() {
        return Ok(());
    }
    let display = Display::of(environment).ok_or(StartError::NoDisplay)?;
    if display.answers(environment) == Presence::Absent {
        let (variable, value) = display.named_by();
        return Err(StartError::DisplayDoesNotAnswer { variable, value: value.to_owned() });
    }
    let libraries = Libraries::of(environment);
    let missing: Vec<Library> = display
        .libraries()
        .iter()
        .filter(|library| libraries.look_for(library.file) == Presence::Absent)
        .copied()
        .collect();
    if !missing.is_empty() {
        return Err(StartError::MissingLibraries(missing));
    }
    if renderer::look_for(environment, &libraries) == Presence::Absent {
        return Err(StartError::NoRenderer);
    }
    Ok(())
}

/// What a look-up found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    There,
    Absent,
    /// Cannot be told from here: let it try.
    Unsure,
}

/// "a", "a and b", "a, b and c".
fn in_words<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    match names.pop() {
        Some(last) if names.is_empty() => last.to_owned(),
        Some(last) => format!("{} and {last}", names.join(", ")),
        None => String::new(),
    }
}

fn packages(libraries: &[Library]) -> String {
    libraries.iter().map(|library| library.package).collect::<Vec<_>>().join(" ")
}

// Two attributes: clippy knows a test module only by a plain `cfg(test)`.
#[cfg(test)]
#[cfg(unix)]
mod tests;
