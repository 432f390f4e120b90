//! Frames what is chosen and what is under the pointer.

use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::Shown;
use super::sheet::Sheet;
use crate::anatomy::Part;
use crate::app::Spinemap;
use crate::app::canvas::{self, Placement};
use crate::app::style::{Palette, semibold};
use crate::figure::{Group, Polygon, Target};

/// Half the room of a name at the edge of the map, in points.
const NAME: f32 = 18.0;

/// Room around a text on its plate, in points.
const PLATE: Vec2 = vec2(5.0, 2.0);

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

/// Writes the names of levels at the edge of a zoomed map that does not show their column.
pub(super) fn edge_names(ui: &Ui, painter: &Painter, shown: &Shown<'_>) {
    let Shown { sheet, placement, rect, .. } = *shown;
    let first = sheet.rows.first().map(|(level, _)| Target::Level(*level));
    let mut names =
        first.into_iter().flat_map(|first| sheet.of_target(first)).flat_map(Group::areas);
    let Some(bounds) = names.find_map(Polygon::bounds) else { return };
    let x = placement.to_screen(bounds.centre()).x;
    if rect.x_range().shrink(NAME).contains(x) {
        return;
    }
    let palette = Palette::of(ui);
    let x = if x < rect.center().x { rect.left() + NAME } else { rect.right() - NAME };
    for (level, [top, bottom]) in &sheet.rows {
        let middle = placement.origin.y + f64::midpoint(*top, *bottom) as f32 * placement.scale;
        if rect.y_range().shrink(NAME).contains(middle) {
            let font = FontId::new(12.5, semibold());
            label(
                ui,
                painter,
                pos2(x, middle),
                Align2::CENTER_CENTER,
                level.name(),
                font,
                palette.text,
            );
        }
    }
}

/// A text on a plate of its own, so that it can be read on any drawing.
pub(super) fn label(
    ui: &Ui,
    painter: &Painter,
    at: Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    color: Color32,
) {
    let galley = painter.layout_no_wrap(text.to_owned(), font, color);
    let plate = align.anchor_size(at, galley.size() + 2.0 * PLATE);
    painter.rect_filled(plate, 4.0, Palette::of(ui).panel.gamma_multiply(0.88));
    painter.galley(plate.min + PLATE, galley, color);
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
        let frame = Rect::from_x_y_ranges(x(bounds.min.x)..=x(bounds.max.x), y(*top)..=y(*bottom));
        painter.rect_stroke(frame, 3.0, stroke, StrokeKind::Middle);
    }
}
