//! The sign before a proposal: how it stands, told by its shape as well as by its colour.

use egui::{Align2, FontId, Painter, Rect, Stroke, pos2, vec2};

use super::proposal::State;
use crate::app::style::{Palette, semibold};

/// Draws the sign of a state in a square.
pub(super) fn draw(painter: &Painter, square: Rect, state: State, palette: &Palette) {
    let centre = square.center();
    let letter = |text: &str, color| {
        let font = FontId::new(12.0, semibold());
        painter.text(centre, Align2::CENTER_CENTER, text, font, color);
    };
    let ring = |color| painter.circle_stroke(centre, 6.5, Stroke::new(1.2, color));
    match state {
        State::New => {
            ring(palette.accent);
            painter.circle_filled(centre, 2.5, palette.accent);
        }
        State::Agrees => {
            ring(palette.good);
            letter("=", palette.good);
        }
        State::Refines => {
            ring(palette.accent);
            letter("+", palette.accent);
        }
        State::Contradicts => {
            let corner = |x: f32, y: f32| centre + vec2(x, y);
            let points = vec![corner(0.0, -7.5), corner(7.5, 6.0), corner(-7.5, 6.0)];
            let edge = Stroke::new(1.2, palette.warning);
            painter.add(egui::Shape::closed_line(points, edge));
            let font = FontId::new(10.5, semibold());
            let at = centre + vec2(0.0, 1.0);
            painter.text(at, Align2::CENTER_CENTER, "!", font, palette.warning);
        }
        State::AsksLevel => {
            ring(palette.warning);
            letter("?", palette.warning);
        }
        State::NoPlace => {
            ring(palette.muted);
            letter("×", palette.muted);
        }
        State::Recorded => {
            let at = |x: f32, y: f32| pos2(centre.x + x, centre.y + y);
            let points = vec![at(-4.5, 0.5), at(-1.0, 4.0), at(5.0, -4.0)];
            painter.add(egui::Shape::line(points, Stroke::new(1.6, palette.good)));
        }
        State::Changed => {
            // A pen: what stands in the case is a person's own.
            let at = |x: f32, y: f32| pos2(centre.x + x, centre.y + y);
            let pen =
                vec![at(4.5, -5.5), at(-3.5, 2.5), at(-5.0, 5.5), at(-2.0, 4.0), at(5.5, -3.5)];
            painter.add(egui::Shape::line(pen, Stroke::new(1.4, palette.good)));
        }
        State::Skipped => {
            let ends = [centre - vec2(4.0, 0.0), centre + vec2(4.0, 0.0)];
            painter.line_segment(ends, Stroke::new(1.6, palette.muted));
        }
    }
}
