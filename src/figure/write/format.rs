//! The kinds of file that a figure is written as.

use std::ffi::OsStr;
use std::path::Path;

use super::error::FigureError;
use super::pdf::pdf;
use super::png::png;
use super::svg::svg;
use crate::figure::drawing::{Drawing, Theme, patterned};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Vectors with real text, to be edited further.
    Svg,
    /// Vectors with the typeface embedded, for journals.
    Pdf,
    /// Pixels.
    Png,
}

impl Format {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Pdf, Self::Png];

    /// The ending of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }

    /// The kind as a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
            Self::Png => "PNG",
        }
    }

    /// The kind with an ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// The kind that a file's name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        path.extension().and_then(OsStr::to_str).and_then(Self::from_ending)
    }

    /// The drawing as a file of this kind; the dots per inch are those of a PNG.
    ///
    /// # Errors
    /// The picture would be empty or too large.
    pub fn write(self, drawing: &Drawing, theme: Theme, dpi: u32) -> Result<Vec<u8>, FigureError> {
        let drawing = &*patterned(drawing, theme);
        match self {
            Self::Svg => Ok(svg(drawing, theme).into_bytes()),
            Self::Pdf => pdf(drawing, theme),
            Self::Png => png(drawing, theme, dpi),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_decide_on_the_format() {
        assert_eq!(Format::of(Path::new("a.SVG")), Some(Format::Svg));
        assert_eq!(Format::of(Path::new("a.b.pdf")), Some(Format::Pdf));
        assert_eq!(Format::of(Path::new("a.png")), Some(Format::Png));
        for wrong in ["a.jpg", "svg", "a", ".svg", "a.svg.gz"] {
            assert_eq!(Format::of(Path::new(wrong)), None, "{wrong}");
        }
    }
}
