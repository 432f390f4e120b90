//! Writes a drawing as PNG, from its SVG, with the bundled typeface only, so that the picture is
//! the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::{Drawing, Theme, font, svg};

/// The most pixels that a picture may have: 400 mm by 850 mm at 400 dots per inch are 84 million.
pub const MAX_PIXELS: f64 = 120e6;

/// Why a picture cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// The picture would have too many pixels.
    #[error(
        "the picture would have {width} × {height} pixels, more than 120 million: \
         choose a smaller width or fewer dots per inch"
    )]
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// The picture would have no pixels.
    #[error("the picture would have no pixels: choose a larger width or more dots per inch")]
    Empty,
    /// The drawing could not be turned into pixels.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
    /// The pixels could not be written.
    #[error("the picture could not be written: {0}")]
    Writing(String),
}

/// The drawing as a PNG with so many dots per inch.
///
/// # Errors
/// The picture would have no pixels or more than [`MAX_PIXELS`].
pub fn png(drawing: &Drawing, theme: Theme, dpi: u32) -> Result<Vec<u8>, PngError> {
    let pixels = |millimetres: f64| (millimetres * f64::from(dpi) / 25.4).round();
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    // Written so that a size that is no number fails too.
    if !(width >= 1.0 && height >= 1.0) {
        return Err(PngError::Empty);
    }
    if width * height > MAX_PIXELS {
        return Err(PngError::TooLarge { width: width as u64, height: height as u64 });
    }
    let failed = |error: &dyn std::fmt::Display| PngError::Drawing(error.to_string());
    let tree =
        usvg::Tree::from_str(&svg(drawing, theme), &options()).map_err(|error| failed(&error))?;
    let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or(PngError::Empty)?;
    let scale = Transform::from_scale(
        width as f32 / tree.size().width(),
        height as f32 / tree.size().height(),
    );
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    encode(&pixmap, dpi)
}

/// How the SVG is read: no system fonts, no files.
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

/// The pixels as an opaque RGB picture: the page covers all of it.
fn encode(pixmap: &Pixmap, dpi: u32) -> Result<Vec<u8>, PngError> {
    let failed = |error: png::EncodingError| PngError::Writing(error.to_string());
    let rgb: Vec<u8> =
        pixmap.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&rgb).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Anchor, Group, Point, Role, Shape, Weight};

    fn page(weight: Weight) -> Drawing {
        let mut drawing = Drawing::new("Text", 40.0, 10.0);
        let mut group = Group::plain("text");
        group.shapes.push(Shape::Text {
            at: Point::new(2.0, 7.0),
            text: "ESCC ≥2".to_owned(),
            size: 5.0,
            anchor: Anchor::Start,
            weight,
            role: Role::Text,
        });
        drawing.groups.push(group);
        drawing
    }

    fn read(bytes: &[u8]) -> (Vec<u8>, png::Info<'static>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        (pixels, reader.info().clone())
    }

    #[test]
    fn size_and_resolution_are_those_asked_for() {
        for (dpi, size, per_metre) in [(96, (151, 38), 3780), (300, (472, 118), 11811)] {
            let (_, info) = read(&png(&page(Weight::Regular), Theme::Light, dpi).unwrap());
            assert_eq!((info.width, info.height), size);
            let dims = info.pixel_dims.unwrap();
            assert_eq!((dims.xppu, dims.yppu, dims.unit), (per_metre, per_metre, png::Unit::Meter));
        }
    }

    #[test]
    fn text_is_set_in_the_bundled_font_and_its_weights_differ() {
        let dark = |weight| {
            let (pixels, info) = read(&png(&page(weight), Theme::Print, 300).unwrap());
            let columns: Vec<usize> = pixels
                .chunks_exact(3)
                .enumerate()
                .filter(|(_, rgb)| rgb[0] < 128)
                .map(|(index, _)| index % info.width as usize)
                .collect();
            let wide = columns.iter().max().unwrap() - columns.iter().min().unwrap();
            (columns.len(), wide as f64 / 300.0 * 25.4)
        };
        let (thin, width) = dark(Weight::Regular);
        let (fat, _) = dark(Weight::SemiBold);
        assert!(fat > thin && thin > 100);
        let expected = font::width("ESCC ≥2", 5.0, Weight::Regular);
        assert!((width - expected).abs() < 1.0, "{width} {expected}");
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        let bytes = || png(&page(Weight::Regular), Theme::Dark, 150).unwrap();
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn impossible_sizes_are_refused_in_a_sentence() {
        let mut drawing = page(Weight::Regular);
        drawing.width = 4000.0;
        drawing.height = 4000.0;
        let error = png(&drawing, Theme::Light, 600).unwrap_err();
        assert!(error.to_string().contains("choose a smaller width"), "{error}");
        drawing.width = f64::NAN;
        assert_eq!(png(&drawing, Theme::Light, 600), Err(PngError::Empty));
        drawing.width = 40.0;
        assert_eq!(png(&drawing, Theme::Light, 0), Err(PngError::Empty));
    }
}
