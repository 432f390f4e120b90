//! Writing the map as it is shown.

use std::path::{Path, PathBuf};

use crate::app::panels;
use crate::app::session::Session;
use crate::figure::{self, FigureError, Format, MapOptions, Medium, Theme, ViewChoice};
use crate::store::{self, Overwrite, SaveError};

/// Why the map is not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ending names no kind of figure.
    #[error("a figure's name ends in .svg, .pdf or .png: {}", .0.display())]
    Ending(PathBuf),
    /// It cannot be drawn.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// It cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Writes the map as it is shown; the file's ending decides on its kind.
pub fn export(
    session: &Session,
    panels: &panels::State,
    path: &Path,
    overwrite: Overwrite,
) -> Result<(), ExportError> {
    let options = MapOptions {
        time_point: session.time_point,
        views: ViewChoice::All,
        width_mm: 180.0,
        legend: true,
        treatment: panels.treatment,
        medium: Medium::Paper,
    };
    let format = Format::of(path).ok_or_else(|| ExportError::Ending(path.to_owned()))?;
    let drawing = figure::spine_map(session.case(), &options);
    let bytes = format.write(&drawing, Theme::Print, 300)?;
    Ok(store::write_file(path, &bytes, overwrite)?)
}
