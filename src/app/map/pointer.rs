//! What the pointer does on a drawing: names what it rests on, chooses, marks, drags and zooms.

use egui::{Modifiers, PointerButton, Pos2, Rect, Response, Ui, Vec2};

use super::marking::{mark_chosen, mark_of, set_mark, toggle, toggle_chosen};
use super::words::describe;
use super::{MapView, Sheet};
use crate::app::Spinemap;
use crate::app::canvas::Placement;
use crate::app::panels::Tab;
use crate::app::session::Selection;
use crate::edit::{self, Mark};
use crate::figure::Target;

/// Zoom and pan.
pub(super) fn navigate(view: &mut MapView, ui: &Ui, response: &Response, rect: Rect) {
    if !response.contains_pointer() {
        return;
    }
    let (zoom, scroll, pointer) = ui.input(|input| {
        (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos())
    });
    if (zoom - 1.0).abs() > 1e-4 {
        let before = view.zoom;
        view.zoom_by(zoom);
        if let Some(pointer) = pointer {
            // What is under the pointer stays under it.
            let offset = pointer - rect.center() - view.pan;
            view.pan -= offset * (view.zoom / before - 1.0);
        }
    } else if view.zoom > 1.0 && scroll != Vec2::ZERO {
        view.pan += scroll;
    }
    if response.dragged_by(PointerButton::Middle) {
        view.pan += response.drag_delta();
    }
    if view.zoom <= 1.0 {
        view.pan = Vec2::ZERO;
    }
    let limit =
        rect.size() * (view.zoom - 1.0) / 2.0 + Vec2::splat(20.0 * (view.zoom - 1.0).min(1.0));
    view.pan = view.pan.clamp(-limit, limit);
}

/// What lies under a screen position: a part, or the level whose row it is.
pub(super) fn target_at(sheet: &Sheet, placement: Placement, position: Pos2) -> Option<Target> {
    let point = placement.to_drawing(position);
    sheet.drawing.hit(point).or_else(|| {
        let row = sheet.rows.iter().find(|(_, [top, bottom])| (*top..*bottom).contains(&point.y));
        row.map(|(level, _)| Target::Level(*level))
    })
}

/// Takes what the pointer does.
pub(super) fn pointer(
    app: &mut Spinemap,
    view: &mut MapView,
    ui: &Ui,
    sheet: &Sheet,
    placement: Placement,
    response: &Response,
) {
    let hovered = response.hover_pos().and_then(|p| target_at(sheet, placement, p));
    if let Some(target) = hovered {
        let text = describe(&app.session, sheet, target);
        response.clone().on_hover_text_at_pointer(text);
    }
    let modifiers = ui.input(|input| input.modifiers);
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let target = origin.and_then(|p| target_at(sheet, placement, p));
        view.drag_from = target.map(Target::level);
        response.request_focus();
        app.panels.tab = Tab::Level;
        if let Some(level) = view.drag_from {
            app.session.selection = Selection::one(level);
        }
    }
    if response.dragged_by(PointerButton::Primary)
        && view.drag_from.is_some()
        && let Some(level) =
            response.interact_pointer_pos().and_then(|p| target_at(sheet, placement, p))
    {
        app.session.selection.extend_to(level.level());
    }
    if response.drag_stopped() {
        view.drag_from = None;
    }
    let Some(target) = response.interact_pointer_pos().and_then(|p| target_at(sheet, placement, p))
    else {
        return;
    };
    if response.clicked() || response.double_clicked() {
        response.request_focus();
        app.panels.tab = Tab::Level;
        let several = sheet.rows.is_empty() && app.session.selection.levels.len() > 1;
        match target {
            // The axial view stands for all levels that are chosen.
            Target::Part(_, part) if several && !modifiers.any() && app.can_edit() => {
                toggle_chosen(app, part);
            }
            Target::Part(_, part) if several && modifiers == Modifiers::ALT && app.can_edit() => {
                mark_chosen(app, part, Mark::Free);
            }
            _ => click(app, target, modifiers, response.double_clicked()),
        }
    }
}

fn click(app: &mut Spinemap, target: Target, modifiers: Modifiers, double: bool) {
    let level = target.level();
    if modifiers.shift {
        app.session.selection.extend_to(level);
        return;
    }
    if modifiers.command {
        let Selection { level: shown, levels, .. } = &mut app.session.selection;
        if !levels.insert(level) && levels.len() > 1 {
            levels.remove(&level);
            // What the panel shows is always one of them.
            if let Some(first) = levels.first().filter(|_| *shown == level) {
                *shown = *first;
            }
        }
        return;
    }
    app.session.selection = Selection::one(level);
    if !app.can_edit() {
        return;
    }
    match target {
        Target::Part(level, part) if modifiers.alt => {
            let mark = match mark_of(&app.session, level, part) {
                Mark::Free => Mark::NotStated,
                _ => Mark::Free,
            };
            set_mark(app, level, part, mark);
        }
        // The second click of two does not take back what the first has marked.
        Target::Part(..) if double => {}
        Target::Part(level, part) => toggle(app, level, part),
        Target::Level(level) if double => {
            let index = app.session.time_point;
            let label = format!("Mark {level}, part not stated");
            app.session.editor.edit(label, None, |case| edit::mark_unspecified(case, index, level));
        }
        Target::Level(_) => {}
    }
}
