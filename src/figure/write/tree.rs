//! A drawing's SVG, read for the writers of other formats: with the bundled typeface only, no
//! fonts of the system and no files.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, fontdb};

use super::error::FigureError;
use super::svg::svg;
use crate::figure::drawing::{Drawing, Theme, font};

/// The tree of a drawing.
pub(super) fn of(drawing: &Drawing, theme: Theme) -> Result<usvg::Tree, FigureError> {
    usvg::Tree::from_str(&svg(drawing, theme), &options())
        .map_err(|error| FigureError::Drawing(error.to_string()))
}

fn options() -> usvg::Options<'static> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font::REGULAR.to_vec());
        fonts.load_font_data(font::SEMIBOLD.to_vec());
        fonts.set_sans_serif_family("Inter");
        fonts.set_serif_family("Inter");
        fonts.set_monospace_family("Inter");
        Arc::new(fonts)
    });
    usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..usvg::Options::default()
    }
}
