//! The letters of one page, as they are drawn.

use std::time::Instant;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

use super::columns::{self, Letter};

/// What was found on all pages so far.
#[derive(Debug)]
pub struct Found {
    /// When it has taken too long.
    deadline: Instant,

    /// Letters.
    pub letters: usize,
    /// Those of which nobody can tell what they are.
    pub unknown: usize,
    /// Pictures.
    pub pictures: usize,
}

impl Found {
    /// Nothing yet, and so much time.
    pub const fn until(deadline: Instant) -> Self {
        Self { deadline, letters: 0, unknown: 0, pictures: 0 }
    }

    /// Ends the thread where it has taken too long.
    fn mind_the_time(&self) {
        if Instant::now() > self.deadline {
            // Nothing is printed, unlike by a panic.
            std::panic::resume_unwind(Box::new("too slow"));
        }
    }
}

/// The most letters of a page that are looked at: a page of a book has 3,000.
const MOST: usize = 400_000;

/// The lines of a page, from its top; an empty one stands between paragraphs.
pub fn read<'a>(pdf: &'a Pdf, page: &'a Page<'a>, found: &mut Found) -> Vec<String> {
    let cache = InterpreterCache::new();
    let upright = page.initial_transform(true).to_kurbo();
    let (width, height) = page.render_dimensions();
    let sheet = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings::default();
    let mut context = Context::new(upright, sheet, &cache, pdf.xref(), settings);
    let mut letters = Letters { found, turns: Default::default() };
    interpret_page(page, &mut context, &mut letters);
    let most = letters.turns.into_iter().max_by_key(Vec::len).unwrap_or_default();
    columns::lines(most)
}

/// Gathers letters by the way that they run: along the page, or along one of its other sides, as
/// where a wide table is turned. What runs otherwise than most, such as a stamp, is left out.
struct Letters<'f> {
    found: &'f mut Found,
    turns: [Vec<Letter>; 4],
}

impl<'a> Device<'a> for Letters<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.found.mind_the_time();
        for glyph in run.glyphs() {
            self.letter(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.found.mind_the_time();
        self.found.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.found.mind_the_time();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.found.mind_the_time();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.found.mind_the_time();
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Letters<'_> {
    fn letter(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        let words = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => plain(letter).into_iter().collect(),
            Some(BfString::String(words)) => words.chars().filter_map(plain).collect(),
            None => "\u{fffd}".to_owned(),
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let vector = |x, y| transform * Point::new(x, y) - transform * Point::ZERO;
        let along = vector(f64::from(advance.unwrap_or(500.0)).max(1.0), 0.0);
        let start = transform * Point::ZERO;
        let em = (vector(0.0, 1000.0).hypot()).max(along.hypot() * 0.7);
        if !(start.is_finite() && along.is_finite() && em.is_finite()) || words.is_empty() {
            return;
        }
        let turn = turn_of(along);
        if !words.trim().is_empty() {
            self.found.letters += 1;
            self.found.unknown += usize::from(words.contains('\u{fffd}'));
        }
        if self.turns[turn].len() < MOST {
            let (x, y) = turned(start, turn);
            self.turns[turn].push(Letter { x, y, end: x + along.hypot(), size: em, words });
        }
    }
}

/// Which way letters run: 0 to the right, 1 down, 2 to the left, 3 up.
fn turn_of(along: Vec2) -> usize {
    match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    }
}

/// A place as seen by who reads along the letters: to the right and down.
fn turned(place: Point, turn: usize) -> (f64, f64) {
    match turn {
        0 => (place.x, place.y),
        1 => (place.y, -place.x),
        2 => (-place.x, -place.y),
        _ => (-place.y, place.x),
    }
}

/// A letter as it is read; none for what is not drawn.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' => Some(' '),
        // Bullets of the fonts Symbol and Wingdings.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f0fc}' | '\u{f076}' => Some('•'),
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}
