//! The chosen level: its name, its neighbours, and its axial view with clickable parts.

use egui::{Align, Layout, RichText, Ui};

use crate::app::Spinemap;
use crate::app::map;
use crate::app::panels::scores;
use crate::app::session::Selection;
use crate::app::style::{Palette, semibold};

/// The margin over which the scroll bar of the panel floats.
pub const SCROLL_BAR: f32 = 8.0;

/// The level's name, with links to its neighbours.
pub fn header(app: &mut Spinemap, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let selection = app.session.selection.clone();
    let level = selection.level;
    ui.horizontal(|ui| {
        let involved = app.session.finding().is_some_and(crate::case::LevelFinding::is_involved);
        let color = if involved { palette.tumour } else { palette.text };
        let font = egui::FontId::new(24.0, semibold());
        ui.label(RichText::new(level.name()).font(font).color(color));
        let others = selection.levels.len().saturating_sub(1);
        let words = match others {
            0 => "click parts · click again to clear".to_owned(),
            1 => "and 1 more level: what is changed here is changed at both".to_owned(),
            _ => format!("and {others} more levels: what is changed here is changed at all"),
        };
        ui.label(RichText::new(words).size(11.5).color(palette.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (neighbour, word) in [(level.below(), "below"), (level.above(), "above")] {
                if let Some(neighbour) = neighbour {
                    let link = ui.link(neighbour.name());
                    let link =
                        crate::app::style::named(link, &format!("Go to {neighbour}, {word}"));
                    if link.clicked() {
                        app.session.selection = Selection::one(neighbour);
                    }
                }
            }
        });
    });
}

/// The height of a panel from which on the axial view stays in sight while its fields scroll.
const ROOM_TO_STAY: f32 = 330.0;

/// Whether the axial view stays in sight: then what is set below is seen at once. In a lower panel
/// the fields would have no room.
pub fn stays(ui: &Ui) -> bool {
    ui.available_height() >= ROOM_TO_STAY
}

/// The axial view.
pub fn axial(app: &mut Spinemap, ui: &mut Ui) {
    let width = ui.available_width() - SCROLL_BAR;
    // On a low window the fields below keep most of the room.
    let most = (0.42 * ui.available_height().min(ui.clip_rect().height())).clamp(150.0, 320.0);
    let height = (width * 0.62).clamp(150.0, most);
    map::show_axial(app, ui, egui::vec2(width, height));
}

/// Parts that are no single place of the axial view, and what is counted from it.
pub fn below_axial(app: &mut Spinemap, ui: &mut Ui) {
    map::wider_parts(app, ui);
    scores::of_level(app, ui);
    ui.separator();
}
