//! What the pointer does on a drawing: names what it rests on, chooses, marks and drags.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Ui};

use super::marking::{mark_chosen, mark_of, set_mark, toggle, toggle_chosen};
use super::words::describe;
use super::{MapView, Shown};
use crate::app::Spinemap;
use crate::app::session::Selection;
use crate::app::tab::Tab;
use crate::edit::{self, Mark};
use crate::figure::Target;

/// Takes what the pointer does.
pub(super) fn pointer(app: &mut Spinemap, view: &mut MapView, ui: &Ui, shown: &Shown<'_>) {
    let response = shown.response;
    if let Some(target) = shown.hovered {
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.label(describe(&app.session, shown.sheet, target));
        });
    }
    let (modifiers, space) = ui.input(|input| (input.modifiers, input.key_down(Key::Space)));
    if shown.sheet.is_map() && !space {
        drag(app, view, ui, shown);
    }
    if !(response.clicked() || response.double_clicked()) {
        return;
    }
    let Some(position) = released_at(shown, PointerButton::Primary) else { return };
    response.request_focus();
    let Some(target) = shown.target_at(position) else {
        if response.double_clicked() {
            view.fit();
        }
        return;
    };
    app.panels.tab = Tab::Level;
    let several = !shown.sheet.is_map() && app.session.selection.levels.len() > 1;
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

/// Where a button was let go on the drawing. In a slow frame the pointer may be elsewhere since, and
/// what was clicked on lies where it was then; `None` where that was beside the drawing.
pub(super) fn released_at(shown: &Shown<'_>, button: PointerButton) -> Option<Pos2> {
    let released = shown.response.ctx.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::PointerButton { pos, button: other, pressed: false, .. } if *other == button => {
                Some(*pos)
            }
            _ => None,
        })
    });
    let at = released.or_else(|| shown.response.interact_pointer_pos());
    at.filter(|at| shown.rect.contains(*at))
}

/// A drag with the main button chooses the levels that it goes over.
fn drag(app: &mut Spinemap, view: &mut MapView, ui: &Ui, shown: &Shown<'_>) {
    let response = shown.response;
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        view.drag_from = origin.and_then(|p| shown.target_at(p)).map(Target::level);
        response.request_focus();
        app.panels.tab = Tab::Level;
        if let Some(level) = view.drag_from {
            app.session.selection = Selection::one(level);
        }
    }
    if response.dragged_by(PointerButton::Primary)
        && view.drag_from.is_some()
        && let Some(target) = response.interact_pointer_pos().and_then(|p| shown.target_at(p))
    {
        app.session.selection.extend_to(target.level());
    }
    if response.drag_stopped() {
        view.drag_from = None;
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
