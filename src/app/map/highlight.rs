//! Frames what is chosen and what is under the pointer.

use egui::{Painter, Rect, Stroke, StrokeKind, Ui};

use super::Shown;
use super::sheet::Sheet;
use crate::anatomy::Part;
use crate::app::Spinemap;
use crate::app::canvas::{self, Placement};
use crate::app::style::Palette;
use crate::figure::{Polygon, Target};

/// Frames the chosen levels and part, what is under the pointer, and the panel where it has the
/// keyboard. `pointed` is a part whose button is pointed at.
pub(super) fn highlight(
    app: &Spinemap,
    ui: &Ui,
    painter: &Painter,
    shown: &Shown<'_>,
    pointed: Option<Part>,
) {
    let Shown { sheet, placement, response, hovered, .. } = *shown;
    let palette = Palette::of(ui);
    let selection = &app.session.selection;
    let page = placement.rect(&sheet.drawing);
    let y = |mm: f64| placement.origin.y + mm as f32 * placement.scale;
    for (level, [top, bottom]) in &sheet.rows {
        if selection.levels.contains(level) {
            let row = Rect::from_x_y_ranges(page.left()..=page.right(), y(*top)..=y(*bottom));
            let alpha = if *level == selection.level { 0.16 } else { 0.10 };
            painter.rect_filled(row, 3.0, palette.accent.gamma_multiply(alpha));
        }
    }
    if let Some(part) = selection.part {
        let stroke = Stroke::new(2.5, palette.selected);
        for target in sheet.shown(selection.level, part) {
            outline(painter, sheet, placement, target, stroke);
        }
    }
    if response.has_focus() {
        let rect = response.rect.shrink(1.0);
        painter.rect_stroke(rect, 6.0, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let pointed = pointed.map(|part| sheet.shown(selection.level, part)).unwrap_or_default();
    for target in hovered.into_iter().chain(pointed) {
        outline(painter, sheet, placement, target, Stroke::new(2.0, palette.hovered));
    }
}

/// Lays a line around what is drawn of a target.
fn outline(painter: &Painter, sheet: &Sheet, placement: Placement, target: Target, stroke: Stroke) {
    let Target::Level(level) = target else {
        for group in sheet.of_target(target) {
            canvas::outline(painter, group, placement, stroke);
        }
        return;
    };
    // A name may be written larger than its area; its row has room for it.
    let area = sheet.of_target(target).find_map(|group| group.areas().next());
    let row = sheet.rows.iter().find(|(other, _)| *other == level);
    if let (Some(bounds), Some((_, [top, bottom]))) = (area.and_then(Polygon::bounds), row) {
        let x = |mm: f64| placement.origin.x + mm as f32 * placement.scale;
        let y = |mm: f64| placement.origin.y + mm as f32 * placement.scale;
        let frame =
            Rect::from_x_y_ranges(x(bounds.min.x)..=x(bounds.max.x), y(*top)..=y(*bottom));
        painter.rect_stroke(frame, 3.0, stroke, StrokeKind::Middle);
    }
}
