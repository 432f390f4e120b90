//! Writes a drawing as PNG, from its SVG, with the bundled typeface only, so that the picture is
//! the same on every machine.

use std::thread;

use resvg::tiny_skia::{PixmapMut, Transform};
use resvg::usvg::Tree;

use super::error::FigureError;
use super::tree;
use crate::figure::drawing::{Drawing, Theme};

/// The most pixels that a picture may have in either direction.
const MAX_SIDE: f64 = 20_000.0;
/// The most pixels that a picture may have: 400 mm by 850 mm at 400 dots per inch are 84 million.
const MAX_PIXELS: f64 = 120e6;

/// The drawing as a PNG with so many dots per inch.
///
/// # Errors
/// The picture would have no pixels, or more than fit into a picture.
pub fn png(drawing: &Drawing, theme: Theme, dpi: u32) -> Result<Vec<u8>, FigureError> {
    let pixels = |millimetres: f64| (millimetres * f64::from(dpi) / 25.4).round();
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    // Written so that a size that is no number fails too.
    if !(width >= 1.0 && height >= 1.0) {
        return Err(FigureError::Empty);
    }
    if width.max(height) > MAX_SIDE || width * height > MAX_PIXELS {
        return Err(FigureError::TooLarge { width: width as u64, height: height as u64 });
    }
    let tree = tree::of(drawing, theme)?;
    let size = [width as u32, height as u32];
    encode(&rendered(&tree, size), size, drawing, dpi)
}

/// How many bands of a picture are rendered at once. It is the same on every machine, whatever its
/// processor, and so are the pixels.
const BANDS: usize = 4;

/// The pixels of a picture, four bytes each.
fn rendered(tree: &Tree, [width, height]: [u32; 2]) -> Vec<u8> {
    let row = 4 * width as usize;
    let mut pixels = vec![0; row * height as usize];
    let high = (height as usize).div_ceil(BANDS);
    let (x, y) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    thread::scope(|scope| {
        for (index, band) in pixels.chunks_mut(row * high).enumerate() {
            let place = Transform::from_scale(x, y).post_translate(0.0, -((index * high) as f32));
            let rows = (band.len() / row) as u32;
            scope.spawn(move || {
                if let Some(mut band) = PixmapMut::from_bytes(band, width, rows) {
                    resvg::render(tree, place, &mut band);
                }
            });
        }
    });
    pixels
}

/// The pixels as an opaque RGB picture: the page covers all of it.
fn encode(
    pixels: &[u8],
    [width, height]: [u32; 2],
    drawing: &Drawing,
    dpi: u32,
) -> Result<Vec<u8>, FigureError> {
    let failed = |error: png::EncodingError| FigureError::Writing(error.to_string());
    let mut rgb = Vec::with_capacity(pixels.len() / 4 * 3);
    pixels.chunks_exact(4).for_each(|pixel| rgb.extend_from_slice(&pixel[..3]));
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // A third less time for a file that is an eighth larger: a person waits for a figure.
    encoder.set_compression(png::Compression::Fast);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let program = format!("Spinemap {}", env!("CARGO_PKG_VERSION"));
    encoder.add_itxt_chunk("Title".to_owned(), drawing.title.clone()).map_err(failed)?;
    encoder.add_itxt_chunk("Software".to_owned(), program).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&rgb).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Anchor, Group, Paint, Point, Role, Shape, Weight, font};

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
    fn bands_join_without_a_seam() {
        let mut drawing = page(Weight::Regular);
        let slant = |x: f64| vec![Point::new(x, 0.0), Point::new(x + 7.0, 10.0)];
        drawing.groups[0].shapes.push(Shape::Strokes {
            lines: (0..20).map(|i| slant(2.0 * f64::from(i))).collect(),
            paint: Paint { role: Role::Tumour, width: 0.3 },
        });
        let tree = tree::of(&drawing, Theme::Light).unwrap();
        let banded = rendered(&tree, [472, 118]);
        let mut whole = resvg::tiny_skia::Pixmap::new(472, 118).unwrap();
        let scale =
            Transform::from_scale(472.0 / tree.size().width(), 118.0 / tree.size().height());
        resvg::render(&tree, scale, &mut whole.as_mut());
        let differ = banded.iter().zip(whole.data()).map(|(one, other)| one.abs_diff(*other));
        // An edge may be rounded to the next of the sixteen steps of its coverage, but no more.
        assert!(differ.clone().max().unwrap() <= 32);
        let differing = differ.filter(|step| *step > 0).count();
        assert!(differing < banded.len() / 50, "{differing}");
    }

    #[test]
    fn impossible_sizes_are_refused_in_a_sentence() {
        let mut drawing = page(Weight::Regular);
        drawing.width = 4000.0;
        drawing.height = 4000.0;
        let error = png(&drawing, Theme::Light, 600).unwrap_err();
        assert!(error.to_string().contains("choose a smaller width"), "{error}");
        drawing.width = f64::NAN;
        assert_eq!(png(&drawing, Theme::Light, 600), Err(FigureError::Empty));
        drawing.width = 40.0;
        assert_eq!(png(&drawing, Theme::Light, 0), Err(FigureError::Empty));
    }
}
