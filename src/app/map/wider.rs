//! What no single place in the axial view stands for: the body as a whole and in halves, the ring of
//! the epidural space, paired parts whose side is not stated, a level whose part is not stated.
//! Each has a button below the view, and shows there what it would mark.

use egui::{Button, RichText, Ui, vec2};

use super::marking::toggle_chosen;
use super::tools::{STRIP, zoom_buttons};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::app::Spinemap;
use crate::edit;

/// The buttons below the axial view.
pub fn wider_parts(app: &mut Spinemap, ui: &mut Ui) {
    let level = app.session.selection.level;
    let mut view = std::mem::take(&mut app.panels.axial);
    let before = view.pointed.take();
    // In a narrow panel they take two lines.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        ui.spacing_mut().button_padding = vec2(5.0, 1.0);
        for (part, word) in buttons(level) {
            view.pointed = part_button(app, ui, level, part, &word).or(view.pointed);
        }
        ui.menu_button(RichText::new("more").size(11.5), |ui| {
            for part in others(level) {
                let word = part.label_at(level);
                view.pointed = part_button(app, ui, level, part, &word).or(view.pointed);
            }
        });
        if ui.available_size_before_wrap().x < STRIP.x {
            ui.end_row();
        }
        zoom_buttons(&mut view, ui, "Level");
    });
    if view.pointed != before {
        ui.ctx().request_repaint();
    }
    app.panels.axial = view;
}

/// The parts with buttons of their own, in few words.
fn buttons(level: Level) -> Vec<(Part, String)> {
    let words = |part: Part| match (part.structure(), part.place()) {
        (Structure::Body, Place::Whole) if level == Level::C1 => Some(part.label_at(level)),
        (Structure::Body, Place::Whole) => Some(part.structure().label().to_owned()),
        (Structure::Body, Place::Left) => Some("left half".to_owned()),
        (Structure::Body, Place::Right) => Some("right half".to_owned()),
        (Structure::Epidural, Place::Circumferential) => Some("canal all around".to_owned()),
        _ => None,
    };
    let wide = wide(level);
    wide.filter_map(|part| Some((part, words(part)?))).collect()
}

/// What else is wider than any place in the view.
fn others(level: Level) -> impl Iterator<Item = Part> {
    let own: Vec<Part> = buttons(level).into_iter().map(|(part, _)| part).collect();
    wide(level).filter(move |part| !own.contains(part)).chain([Part::UNSPECIFIED])
}

/// The parts that hold several others.
fn wide(level: Level) -> impl Iterator<Item = Part> {
    Part::of(level).filter(move |part| part.leaves(level).nth(1).is_some())
}

/// A button that marks a part at all chosen levels; returns the part while it is pointed at.
fn part_button(
    app: &mut Spinemap,
    ui: &mut Ui,
    level: Level,
    part: Part,
    word: &str,
) -> Option<Part> {
    let marked = app.session.finding().is_some_and(|finding| edit::is_marked(finding, part));
    let name = format!("{level}, {}", part.label_at(level));
    let button =
        Button::selectable(marked, RichText::new(word).size(11.5)).frame_when_inactive(true);
    let response = ui.add_enabled(app.can_edit(), button);
    let enabled = response.enabled();
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, enabled, marked, &name)
    });
    if response.clicked() {
        toggle_chosen(app, part);
    }
    let pointed = response.hovered() || response.has_focus();
    response.on_hover_text(name);
    pointed.then_some(part)
}
