//! The buttons that zoom a drawing.

use egui::{Align, Button, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use super::MapView;
use crate::app::command::Command;
use crate::app::style::named;

/// Size of the strip of buttons, in points.
pub(super) const STRIP: egui::Vec2 = vec2(92.0, 22.0);

/// The buttons in the lower right corner of the map.
pub(super) fn in_corner(view: &mut MapView, ui: &mut Ui, rect: Rect) {
    let strip = Rect::from_min_size(rect.right_bottom() - STRIP, STRIP);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(strip).id_salt("zoom"));
    zoom_buttons(view, &mut inside, "Map");
}

/// Smaller, larger, all of it; from the right to the left.
pub(super) fn zoom_buttons(view: &mut MapView, ui: &mut Ui, what: &str) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        let mut button = |text: &str, name: String, command: Command| {
            let key = command.shortcut().map(|key| ui.ctx().format_shortcut(&key));
            let tip = format!("{name}  ({})", key.unwrap_or_default());
            let button = Button::new(RichText::new(text).size(12.0)).min_size(vec2(22.0, 20.0));
            named(ui.add(button), &name).on_hover_text(tip).clicked()
        };
        if button("Fit", format!("{what}: show all"), Command::FitMap) {
            view.fit();
        }
        if button("+", format!("{what}: larger"), Command::ZoomIn) {
            view.zoom_by(1.25);
        }
        if button("−", format!("{what}: smaller"), Command::ZoomOut) {
            view.zoom_by(0.8);
        }
    });
}
