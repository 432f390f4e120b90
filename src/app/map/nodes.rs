//! The nodes of a drawing for screen readers and tests: 29 levels of the map, and the parts of the
//! level that is seen from the feet.

use egui::accesskit::{Action, Role};
use egui::{Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::marking::{toggle, toggle_chosen};
use super::words::{level_name, part_state};
use super::{MapView, Shown};
use crate::anatomy::Part;
use crate::app::Spinemap;
use crate::app::session::Selection;
use crate::edit;
use crate::figure::Target;

/// Makes the nodes, where somebody listens.
pub(super) fn nodes(app: &mut Spinemap, view: &mut MapView, ui: &Ui, shown: &Shown<'_>) {
    let listens = ui.ctx().accesskit_node_builder(shown.response.id, |_| ()).is_some();
    if !listens {
        return;
    }
    if shown.sheet.is_map() {
        level_nodes(app, ui, shown);
    } else {
        part_nodes(app, view, ui, shown);
    }
}

/// A node that is read out and can be pressed, without a stop of the Tab key. It lies within the
/// shape that it stands for, so that a press of its middle hits the shape; what a zoomed drawing
/// does not show has its node at the edge that it lies beyond.
fn node(ui: &Ui, id: Id, centre: Pos2, clip: Rect, info: impl Fn() -> WidgetInfo) -> bool {
    let rect = Rect::from_center_size(clip.shrink(2.0).clamp(centre), Vec2::splat(2.0));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(info);
    ui.ctx().accesskit_node_builder(id, |builder| builder.add_action(Action::Click));
    ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
}

fn level_nodes(app: &mut Spinemap, ui: &Ui, shown: &Shown<'_>) {
    for (target, point) in shown.sheet.anchors() {
        let Target::Level(level) = *target else { continue };
        let id = Id::unique("level node").with(level.name());
        let chosen = app.session.selection.levels.contains(&level);
        let (name, known) = level_name(shown.sheet, *target);
        let pressed = node(ui, id, shown.placement.to_screen(*point), shown.rect, || {
            WidgetInfo::selected(Role::ListItem, true, chosen, &name)
        });
        if let Some(known) = known {
            ui.ctx().accesskit_node_builder(id, |builder| builder.set_description(known));
        }
        if pressed {
            // A zoomed map moves to the level that is chosen.
            app.session.selection = Selection::one(level);
        }
    }
}

fn part_nodes(app: &mut Spinemap, view: &mut MapView, ui: &Ui, shown: &Shown<'_>) {
    let level = app.session.selection.level;
    for (target, point) in shown.sheet.anchors() {
        let Target::Part(_, part) = *target else { continue };
        // The frame of a level whose part is not stated; its button stands below.
        if part == Part::UNSPECIFIED {
            continue;
        }
        let id = Id::unique("part node").with((level.name(), part.key()));
        let finding = app.session.finding();
        let chosen = finding.is_some_and(|finding| edit::is_marked(finding, part));
        let name = format!("{level}, {}", part.label_at(level));
        let state = part_state(&app.session, shown.sheet, *target);
        let pressed = node(ui, id, shown.placement.to_screen(*point), shown.rect, || {
            WidgetInfo::selected(Role::CheckBox, true, chosen, &name)
        });
        ui.ctx().accesskit_node_builder(id, |builder| builder.set_description(state.as_str()));
        if !pressed {
            continue;
        }
        view.bring(&shown.sheet.drawing, shown.rect, *point);
        match app.session.selection.levels.len() {
            _ if !app.can_edit() => {}
            1 => toggle(app, level, part),
            _ => toggle_chosen(app, part),
        }
    }
}
