//! Writes a drawing as PDF, from its SVG: vectors, and text with the bundled typeface embedded.
//! Nothing of the user, the place or the time is in it.

use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::error::FigureError;
use super::tree;
use crate::figure::drawing::{Drawing, Theme};

/// The drawing as a PDF of one page, as large as the drawing.
///
/// # Errors
/// The page would have no area.
pub fn pdf(drawing: &Drawing, theme: Theme) -> Result<Vec<u8>, FigureError> {
    let points = |millimetres: f64| (millimetres * 72.0 / 25.4) as f32;
    let size = Size::from_wh(points(drawing.width), points(drawing.height));
    let size = size.ok_or(FigureError::Empty)?;
    let tree = tree::of(drawing, theme)?;
    let program = format!("Spinemap {}", env!("CARGO_PKG_VERSION"));
    let mut document =
        Document::new_with(SerializeSettings { xmp_metadata: false, ..Default::default() });
    document.set_metadata(
        Metadata::new()
            .title(drawing.title.clone())
            .description(drawing.description.clone())
            .creator(program.clone())
            .producer(program)
            .language("en".to_owned()),
    );
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    surface
        .draw_svg(&tree, size, SvgSettings::default())
        .ok_or_else(|| FigureError::Drawing("the page is too small".to_owned()))?;
    surface.finish();
    page.finish();
    document.finish().map_err(|error| FigureError::Writing(format!("{error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;
    use crate::figure::{MapOptions, spine_map};

    fn page(width_mm: f64) -> Drawing {
        spine_map(&Case::new("A"), &MapOptions { width_mm, ..MapOptions::default() })
    }

    #[test]
    fn a_pdf_is_one_page_of_the_size_that_was_asked_for() {
        let drawing = page(180.0);
        let bytes = pdf(&drawing, Theme::Print).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        let text = String::from_utf8_lossy(&bytes);
        let (_, rest) = text.split_once("/MediaBox").unwrap();
        let numbers: Vec<f64> = rest
            .trim_start_matches([' ', '['])
            .split([' ', ']'])
            .take(4)
            .map(|number| number.parse().unwrap())
            .collect();
        assert!((numbers[2] - 180.0 * 72.0 / 25.4).abs() < 0.01, "{numbers:?}");
        assert!((numbers[3] - drawing.height * 72.0 / 25.4).abs() < 0.01, "{numbers:?}");
        assert_eq!(text.matches("/MediaBox").count(), 1);
        assert!(text.contains("/FontFile") && text.contains("Inter"), "the typeface is embedded");
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes_without_a_date() {
        let bytes = || pdf(&page(90.0), Theme::Light).unwrap();
        assert_eq!(bytes(), bytes());
        let text = String::from_utf8_lossy(&bytes()).into_owned();
        assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
        assert!(text.contains(concat!("Spinemap ", env!("CARGO_PKG_VERSION"))));
    }
}
