//! The nodes of the map for screen readers and tests: 29 levels, and the parts of the chosen one.

use egui::accesskit::{Action, Role};
use egui::{Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::Sheet;
use super::marking::toggle;
use super::words::{level_name, part_state};
use crate::app::Spinemap;
use crate::app::canvas::Placement;
use crate::app::session::Selection;
use crate::edit;
use crate::figure::Target;

/// A node that is read out and can be pressed, without a stop of the Tab key. It lies within the
/// shape that it stands for, so that a press of its middle hits the shape.
fn node(ui: &Ui, id: Id, centre: Pos2, clip: Rect, info: impl Fn() -> WidgetInfo) -> bool {
    let rect = Rect::from_center_size(centre, Vec2::splat(2.0));
    if !clip.contains_rect(rect) {
        return false;
    }
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(info);
    ui.ctx().accesskit_node_builder(id, |builder| builder.add_action(Action::Click));
    ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
}

pub(super) fn level_nodes(
    app: &mut Spinemap,
    ui: &Ui,
    sheet: &Sheet,
    placement: Placement,
    clip: Rect,
) {
    for (target, point) in &sheet.anchors {
        let Target::Level(level) = *target else { continue };
        let id = Id::unique("level node").with(level.name());
        let chosen = app.session.selection.levels.contains(&level);
        let (name, known) = level_name(sheet, *target);
        let pressed = node(ui, id, placement.to_screen(*point), clip, || {
            WidgetInfo::selected(Role::ListItem, true, chosen, &name)
        });
        if let Some(known) = known {
            ui.ctx().accesskit_node_builder(id, |builder| builder.set_description(known));
        }
        if pressed {
            app.session.selection = Selection::one(level);
        }
    }
}

pub(super) fn part_nodes(
    app: &mut Spinemap,
    ui: &Ui,
    sheet: &Sheet,
    placement: Placement,
    clip: Rect,
) {
    let level = app.session.selection.level;
    for (target, point) in &sheet.anchors {
        let Target::Part(_, part) = *target else { continue };
        let id = Id::unique("part node").with((level.name(), part.key()));
        let finding = app.session.finding();
        let chosen = finding.is_some_and(|finding| edit::is_marked(finding, part));
        let name = format!("{level}, {}", part.label_at(level));
        let state = part_state(&app.session, sheet, *target);
        let pressed = node(ui, id, placement.to_screen(*point), clip, || {
            WidgetInfo::selected(Role::CheckBox, true, chosen, &name)
        });
        ui.ctx().accesskit_node_builder(id, |builder| builder.set_description(state.as_str()));
        if pressed && app.can_edit() {
            toggle(app, level, part);
        }
    }
}
