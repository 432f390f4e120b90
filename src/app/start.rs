//! From the start of the program to its first frame.

use std::path::PathBuf;

use super::{Spinemap, preflight};

/// Opens the window until it is closed: on what is named when the program is started, a case, a
/// folder of cases, reports, or a case with the reports that are to join it; or on a new case.
///
/// # Errors
/// No window can be opened; the sentence says what to do.
pub fn open_window(paths: Vec<PathBuf>) -> Result<(), preflight::StartError> {
    preflight::check(&preflight::Environment::current())?;
    preflight::start_window(|first_frame| {
        let mut viewport = egui::ViewportBuilder::default()
            .with_title("Spinemap")
            .with_app_id("spinemap")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([960.0, 600.0]);
        if let Some(icon) = icon() {
            viewport = viewport.with_icon(icon);
        }
        let options = eframe::NativeOptions { viewport, ..Default::default() };
        eframe::run_native(
            "spinemap",
            options,
            Box::new(move |creation| {
                let mut app = Spinemap::new(&creation.egui_ctx, creation.storage);
                app.open_paths(&creation.egui_ctx, paths);
                app.first_frame = Some(first_frame);
                Ok(Box::new(app))
            }),
        )
    })
}

/// The program's icon, for the task bar.
fn icon() -> Option<egui::IconData> {
    let picture = image::load_from_memory(include_bytes!("../../assets/icon.png")).ok()?;
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    Some(egui::IconData { rgba: picture.into_raw(), width, height })
}
