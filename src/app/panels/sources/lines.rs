//! The lines under what stands out in a text: each kind has its own, so that none is told by its
//! colour alone.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::app::review::Kind;
use crate::app::style::Palette;

/// Draws the line of a kind under words, or through them.
pub(super) fn draw(painter: &Painter, words: Rect, kind: Kind, palette: &Palette) {
    let y = words.bottom() - 2.5;
    let (left, right) = (pos2(words.left(), y), pos2(words.right(), y));
    let solid = |width: f32, color: Color32| {
        painter.line_segment([left, right], Stroke::new(width, color));
    };
    let dashes = |width: f32, color: Color32, dash: f32, gap: f32| {
        painter.extend(Shape::dashed_line(&[left, right], Stroke::new(width, color), dash, gap));
    };
    match kind {
        Kind::Involved => solid(2.0, palette.tumour),
        Kind::Uncertain => dashes(1.5, palette.tumour, 5.0, 3.0),
        Kind::Finding => solid(1.0, palette.accent),
        Kind::Tissue => {
            solid(1.0, palette.good);
            let up = vec2(0.0, -2.5);
            painter.line_segment([left + up, right + up], Stroke::new(1.0, palette.good));
        }
        Kind::Treatment => {
            painter.extend(Shape::dashed_line_with_offset(
                &[left, right],
                Stroke::new(1.5, palette.treatment),
                &[6.0, 1.5],
                &[2.5, 2.5],
                0.0,
            ));
        }
        Kind::Disc => dashes(2.0, palette.accent, 1.5, 2.5),
        Kind::Nerve => wave(painter, left, right, Stroke::new(1.0, palette.muted)),
        Kind::Named => solid(1.0, palette.muted.gamma_multiply(0.5)),
        Kind::Denied => dashes(1.0, palette.muted, 1.5, 2.0),
        Kind::Past => dashes(1.0, palette.muted, 4.0, 3.0),
        Kind::NoLevel => {
            let middle = words.center().y + 1.0;
            let ends = [pos2(words.left(), middle), pos2(words.right(), middle)];
            painter.line_segment(ends, Stroke::new(1.0, palette.muted));
        }
        Kind::Question => wave(painter, left, right, Stroke::new(1.5, palette.warning)),
    }
}

fn wave(painter: &Painter, left: Pos2, right: Pos2, stroke: Stroke) {
    const STEP: f32 = 3.0;
    let steps = ((right.x - left.x) / STEP).floor() as usize;
    let crest = |at: usize| if at.is_multiple_of(2) { 1.0 } else { -1.0 };
    let points = (0..=steps).map(|at| left + vec2(at as f32 * STEP, crest(at)));
    painter.add(Shape::line(points.collect(), stroke));
}
