//! Drives the window as a person does: by the names that a screen reader would say.

#![expect(clippy::unwrap_used, reason = "tests may")]

mod course;
mod decided;
mod fields;
mod figure;
mod files;
mod forms;
mod handling;
mod hints;
mod marking;
mod opening;
mod patients;
mod pictures;
mod reach;
mod reports;
mod rest;
mod review;
mod scores;
mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use spinemap::app::Spinemap;

/// The window under test.
type Window<'a> = Harness<'a, Spinemap>;

/// A window of its own, without the system's file dialogs.
fn window() -> Window<'static> {
    Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(40)
        .with_theme(egui::Theme::Light)
        .build_eframe(|creation| {
            Spinemap::new(&creation.egui_ctx, creation.storage).without_system_dialogs()
        })
}

/// A window on a case file.
fn window_on(path: &Path) -> Window<'static> {
    let mut window = window();
    window.state_mut().open(path);
    window.run();
    window
}

/// One of the sample cases.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases").join(name)
}

/// A copy of a sample case that may be written to.
fn copy_of_sample(name: &str, folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::copy(sample(name), &path).unwrap();
    path
}

/// Presses what has a name.
fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

/// Presses keys together with Ctrl.
fn ctrl(window: &mut Window<'_>, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

/// Puts a path into the path field and goes on.
fn choose(window: &mut Window<'_>, path: &Path, button: &str) {
    window.get_by_label("Path").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label("Path").type_text(&path.display().to_string());
    window.run();
    press(window, button);
}

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Lets files go over the window.
fn drop_files(window: &mut Window<'_>, paths: impl IntoIterator<Item = PathBuf>) {
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    window.run();
}
