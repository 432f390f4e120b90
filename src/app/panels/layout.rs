//! Where the panels stand, and the order in which they are drawn.

use egui::{CentralPanel, CornerRadius, Frame, Margin, Panel, Rect, Stroke, Ui, UiBuilder};

use super::{course, hints, right, sources, top};
use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::map;
use crate::app::style::Palette;

/// Draws all panels.
pub fn show(app: &mut Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    // Said anew by what is drawn.
    app.panels.axial.leave();
    app.panels.hints.refresh(&app.session);
    let palette = Palette::of(ui);
    let backdrop = Frame::new().fill(palette.backdrop);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 6));
    Panel::top("bar").frame(bar).show(ui, |ui| top::show(app, ui, commands));
    Panel::bottom("status")
        .frame(backdrop.inner_margin(Margin::symmetric(14, 4)))
        .show_separator_line(false)
        .show(ui, |ui| top::status(app, ui));
    // The panels take their places first and are drawn afterwards, in the order in which the Tab key
    // goes through them: what is read, where it is marked, its fields, the course of time.
    let course = app.panels.course.then(|| {
        let panel = Panel::bottom("course")
            .frame(backdrop.inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 2 }))
            .resizable(true)
            .default_size(150.0)
            .size_range(92.0..=260.0)
            .show_separator_line(false);
        panel.show(ui, place).inner
    });
    let side = |left, right| backdrop.inner_margin(Margin { left, right, top: 6, bottom: 2 });
    let sources = app.panels.sources.then(|| {
        let panel = Panel::left("sources")
            .frame(side(8, 2))
            .resizable(true)
            .default_size(330.0)
            .size_range(220.0..=620.0)
            .show_separator_line(false);
        panel.show(ui, place).inner
    });
    let forms = Panel::right("forms")
        .frame(side(2, 8))
        .resizable(true)
        .default_size(468.0)
        .size_range(340.0..=760.0)
        .show_separator_line(false);
    let forms = forms.show(ui, place).inner;
    let map = CentralPanel::no_frame().frame(side(4, 4)).show(ui, place).inner;
    if let Some(rect) = sources {
        card(palette, ui, "sources card", rect, |ui| sources::show(app, ui, commands));
    }
    card(palette, ui, "map card", map, |ui| map::show(app, ui));
    card(palette, ui, "forms card", forms, |ui| right(app, ui));
    if let Some(rect) = course {
        card(palette, ui, "course card", rect, |ui| course::show(app, ui, commands));
    }
    hints::list(app, ui.ctx());
}

/// All the room that a panel has, to be drawn in later.
fn place(ui: &mut Ui) -> Rect {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    rect
}

/// A panel's contents in their frame. They have the panel's size, whatever they are: only a person
/// makes a panel wider.
fn card(palette: &Palette, ui: &mut Ui, name: &str, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12));
    let mut outside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    frame.show(&mut outside, |ui| {
        let rect = ui.available_rect_before_wrap();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
        inside.shrink_clip_rect(rect.expand(4.0));
        contents(&mut inside);
        ui.advance_cursor_after_rect(rect);
    });
}
