//! Starting the window so that whatever fails is told in one sentence.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use eframe::egui_wgpu::WgpuError;

use super::StartError;
use super::display::{WAYLAND_LIBRARIES, X_LIBRARIES};

/// Told by the window when its first frame is on the screen. Until then a panic is a failed start.
#[derive(Clone, Debug, Default)]
pub struct FirstFrame(Arc<AtomicBool>);

impl FirstFrame {
    /// The first frame is painted: from now on a panic is a crash and is reported as one.
    pub fn painted(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn was_painted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs the window, from its start until it is closed.
///
/// A panic before [`FirstFrame::painted`] becomes an error, and nothing of it is printed: winit
/// panics where a library of the keyboard is missing. A later panic is printed and goes on as ever.
/// Needs `panic = "unwind"`, the default of every build profile.
///
/// # Errors
/// Where the window could not be opened, or its display went away.
pub fn start_window<T>(run: impl FnOnce(FirstFrame) -> eframe::Result<T>) -> Result<T, StartError> {
    let first_frame = FirstFrame::default();
    let outcome = {
        let _quiet = QuietPanics::until(first_frame.clone());
        panic::catch_unwind(AssertUnwindSafe(|| run(first_frame.clone())))
    };
    match outcome {
        Ok(result) => result.map_err(|error| in_a_sentence(&error, first_frame.was_painted())),
        Err(panic) if first_frame.was_painted() => panic::resume_unwind(panic),
        Err(panic) => Err(stopped_by(panic.as_ref())),
    }
}

type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;

/// While it lives, panics of the thread that made it are not printed before the first frame.
struct QuietPanics {
    usual: Arc<Hook>,
}

impl QuietPanics {
    fn until(first_frame: FirstFrame) -> Self {
        let usual: Arc<Hook> = panic::take_hook().into();
        let starting = thread::current().id();
        let loud = Arc::clone(&usual);
        panic::set_hook(Box::new(move |info| {
            if first_frame.was_painted() || thread::current().id() != starting {
                loud(info);
            }
        }));
        Self { usual }
    }
}

impl Drop for QuietPanics {
    fn drop(&mut self) {
        let usual = Arc::clone(&self.usual);
        panic::set_hook(Box::new(move |info| usual(info)));
    }
}

fn stopped_by(panic: &(dyn Any + Send)) -> StartError {
    let reason = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason was given");
    // xkbcommon-dl and wayland-sys: "Library libxkbcommon-x11.so could not be loaded."
    if reason.contains("could not be loaded") {
        return not_loaded(reason);
    }
    StartError::Desktop(one_line(reason))
}

fn not_loaded(reason: &str) -> StartError {
    let wayland = reason.to_lowercase().contains("wayland");
    let needed = if wayland { WAYLAND_LIBRARIES } else { X_LIBRARIES };
    StartError::LibraryNotLoaded { needed, reason: one_line(reason) }
}

fn in_a_sentence(error: &eframe::Error, had_painted: bool) -> StartError {
    match error {
        eframe::Error::AppCreation(error) => StartError::SetUp(error.to_string()),
        eframe::Error::Winit(error) => StartError::Desktop(one_line(&error.to_string())),
        eframe::Error::WinitEventLoop(_) if had_painted => StartError::ConnectionLost,
        eframe::Error::WinitEventLoop(error) => from_event_loop(&error.to_string()),
        eframe::Error::Wgpu(
            WgpuError::CreateSurfaceError(_) | WgpuError::RequestAdapterError(_),
        ) => StartError::NoRenderer,
        eframe::Error::Wgpu(error) => StartError::Driver(one_line(&error.to_string())),
    }
}

/// winit keeps the kinds of these errors to itself: told apart by the words of winit 0.30 and
/// wayland-client 0.31. Unknown words become the general sentence.
fn from_event_loop(message: &str) -> StartError {
    if message.contains("nor DISPLAY is set") {
        StartError::NoDisplay
    } else if message.contains("Failed to load one of xlib's shared libraries")
        || message.contains("wayland library could not be loaded")
    {
        not_loaded(message)
    } else if message.contains("Failed to open connection to X server")
        || message.contains("Could not find wayland compositor")
    {
        StartError::DisplayRefused
    } else {
        StartError::Desktop(one_line(message))
    }
}

/// A dependency's message fit for the end of a sentence: its first line, without the place in the
/// source that winit puts before it (`os error at FILE:LINE: `) and without a full stop.
fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line
        .strip_prefix("os error at ")
        .and_then(|rest| rest.split_once(": "))
        .map_or(line, |(_, reason)| reason);
    line.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// The hook belongs to the whole process.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

    /// What the usual hook got to see while `act` ran.
    fn printed_by(act: impl FnOnce()) -> Vec<String> {
        let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let printed = Arc::new(Mutex::new(Vec::new()));
        let before: Arc<Hook> = panic::take_hook().into();
        let (list, pass_on, own) =
            (Arc::clone(&printed), Arc::clone(&before), thread::current().id());
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == own {
                list.lock().unwrap().push(info.payload_as_str().unwrap_or_default().to_owned());
            } else {
                pass_on(info);
            }
        }));
        act();
        panic::set_hook(Box::new(move |info| before(info)));
        let printed = printed.lock().unwrap();
        printed.clone()
    }

    #[test]
    fn a_window_that_closes_gives_what_it_returned() {
        let printed = printed_by(|| assert_eq!(start_window(|_| Ok(7)), Ok(7)));
        assert!(printed.is_empty());
    }

    #[test]
    fn a_panic_during_the_start_is_a_sentence_and_nothing_is_printed() {
        let printed = printed_by(|| {
            let error =
                start_window::<()>(|_| panic!("Library libxkbcommon-x11.so could not be loaded."))
                    .unwrap_err();
            assert_eq!(
                error.to_string(),
                "A library that a window needs could not be loaded: install it (on Debian and \
                 Ubuntu `sudo apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 \
                 libxkbcommon-x11-0`), then start Spinemap again (Library libxkbcommon-x11.so \
                 could not be loaded)."
            );
        });
        assert!(printed.is_empty(), "{printed:?}");
    }

    #[test]
    fn a_panic_after_the_first_frame_stays_a_crash() {
        let printed = printed_by(|| {
            let crash = panic::catch_unwind(|| {
                start_window::<()>(|first_frame| {
                    first_frame.painted();
                    panic!("a mistake in a panel")
                })
            });
            assert!(crash.is_err());
        });
        assert_eq!(printed, ["a mistake in a panel"]);
    }

    #[test]
    fn the_usual_hook_is_back_after_a_failed_start() {
        let printed = printed_by(|| {
            assert!(start_window::<()>(|_| panic!("quiet")).is_err());
            assert!(panic::catch_unwind(|| panic!("loud")).is_err());
        });
        assert_eq!(printed, ["loud"]);
    }

    #[test]
    fn errors_of_the_window_library_become_sentences() {
        let error =
            start_window::<()>(|_| Err(eframe::Error::AppCreation("the case is gone.".into())));
        assert_eq!(
            error.unwrap_err().to_string(),
            "Spinemap could not set up its window: the case is gone."
        );
        let error =
            start_window::<()>(|_| Err(eframe::Error::Wgpu(WgpuError::NoSurfaceFormatsAvailable)));
        assert!(matches!(error, Err(StartError::Driver(_))), "{error:?}");
    }

    #[test]
    fn the_event_loops_messages_are_told_apart() {
        let at = |reason: &str| format!("os error at /a/b.rs:12: {reason}");
        let none = "neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
        assert_eq!(from_event_loop(&at(none)), StartError::NoDisplay);
        let refused = from_event_loop(&at("Failed to open connection to X server"));
        assert_eq!(refused, StartError::DisplayRefused);
        let library = from_event_loop(&at("The wayland library could not be loaded"));
        assert_eq!(
            library,
            StartError::LibraryNotLoaded {
                needed: WAYLAND_LIBRARIES,
                reason: "The wayland library could not be loaded".to_owned()
            }
        );
        let other = from_event_loop(&at("something new"));
        assert_eq!(other, StartError::Desktop("something new".to_owned()));
    }
}
