//! What a person can choose for a figure.

use egui::{DragValue, Grid, Label, RichText, TextEdit, Ui};

use super::Figure;
use super::remembered::DPI;
use crate::anatomy::Level;
use crate::app::session::Session;
use crate::app::style::{Palette, subheading};
use crate::case::{Levels, when_in_words};
use crate::figure::{
    Format, Include, MapOptions, PAGE, Since, Theme, ViewChoice, width_for_a_page,
};

/// Looks of a figure, as a person calls them.
const LOOKS: [(Theme, &str); 4] = [
    (Theme::Light, "colour"),
    (Theme::Print, "greys"),
    (Theme::Patterns, "black and white"),
    (Theme::Dark, "dark, for slides"),
];

const VIEWS: [(Option<ViewChoice>, &str); 4] = [
    (Some(ViewChoice::All), "front and side"),
    (Some(ViewChoice::Front), "front"),
    (Some(ViewChoice::Side), "side"),
    (None, "none"),
];

impl Figure {
    /// Draws the choices.
    pub(super) fn choices(&mut self, ui: &mut Ui, session: &Session) {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.spacing_mut().interact_size.y = 20.0;
        self.time_points(ui, session);
        self.levels(ui);
        self.parts(ui);
        ui.label(subheading("Look"));
        ui.horizontal(|ui| {
            for (theme, label) in LOOKS {
                ui.selectable_value(&mut self.theme, theme, label);
            }
        });
        self.size(ui, session);
        let label = ui.label(subheading("Caption"));
        let caption = TextEdit::multiline(&mut self.options.caption).desired_rows(2);
        ui.add(caption.desired_width(f32::INFINITY)).labelled_by(label.id);
    }

    fn time_points(&mut self, ui: &mut Ui, session: &Session) {
        let case = session.case();
        let options = &mut self.options;
        ui.horizontal(|ui| {
            ui.label(subheading("Time points"));
            let several = case.time_points.len() > 1;
            let tip = "The course in small pictures, in one scale";
            let all = ui.add_enabled(several, egui::Button::new("All time points").small());
            if all.on_hover_text(tip).clicked() {
                options.time_points = (0..case.time_points.len()).collect();
            }
            let tip = "The time point that the map shows";
            if ui.small_button("This one").on_hover_text(tip).clicked() {
                options.time_points = vec![session.time_point];
            }
        });
        let muted = Palette::of(ui).muted;
        for (index, point) in case.time_points.iter().enumerate() {
            ui.horizontal(|ui| {
                let mut chosen = options.time_points.contains(&index);
                if ui.checkbox(&mut chosen, &point.label).changed() {
                    options.time_points.retain(|other| *other != index);
                    if chosen {
                        options.time_points.push(index);
                    }
                    options.time_points.sort_unstable();
                }
                let when = when_in_words(case, point.when.as_ref());
                if !when.is_empty() {
                    ui.add(Label::new(RichText::new(when).size(11.5).color(muted)).truncate());
                }
            });
        }
    }

    fn levels(&mut self, ui: &mut Ui) {
        ui.label(subheading("The column from"));
        ui.horizontal(|ui| {
            for (views, label) in VIEWS {
                ui.selectable_value(&mut self.options.views, views, label);
            }
        });
        ui.horizontal(|ui| {
            let label = ui.label(subheading("Levels seen from the feet"));
            let field = TextEdit::singleline(&mut self.levels).hint_text("T5, T6 or T5–T8");
            ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
        });
        match typed_levels(&self.levels) {
            Ok(levels) => self.options.axial = levels,
            Err(reason) => {
                let warning = Palette::of(ui).warning;
                ui.label(RichText::new(reason).size(11.5).color(warning));
            }
        }
    }

    fn parts(&mut self, ui: &mut Ui) {
        let options = &mut self.options;
        ui.label(subheading("With"));
        Grid::new("with").num_columns(2).spacing([16.0, 3.0]).show(ui, |ui| {
            for pair in Include::ALL.chunks(2) {
                for include in pair {
                    let mut chosen = options.include.contains(include);
                    if ui.checkbox(&mut chosen, include.label()).changed() {
                        if chosen {
                            options.include.insert(*include);
                        } else {
                            options.include.remove(include);
                        }
                    }
                }
                ui.end_row();
            }
        });
        if options.include.contains(&Include::Changes) {
            ui.horizontal(|ui| {
                ui.label("Changed since");
                for since in Since::ALL {
                    ui.selectable_value(&mut options.since, since, since.label());
                }
            });
        }
    }

    /// Where the figure is larger than a page, that it is, and a press that mends it.
    fn fit(&mut self, ui: &mut Ui, session: &Session, height: f64) {
        if !is_too_large(self.options.width_mm, height) {
            return;
        }
        let [wide, high] = PAGE;
        let warning = Palette::of(ui).warning;
        ui.horizontal(|ui| {
            let words = format!("Larger than a page (A4 holds {wide:.0} × {high:.0} mm)");
            ui.label(RichText::new(words).size(11.5).color(warning));
            let tip = "Makes the figure as wide as it can be on a page of A4 with margins of 15 mm";
            if ui.small_button("Fit to a page").on_hover_text(tip).clicked() {
                match width_for_a_page(session.case(), &self.options) {
                    Some(width) => self.options.width_mm = width,
                    None => self.unfit = Some(self.options.clone()),
                }
            }
        });
        if self.unfit.as_ref() == Some(&self.options) {
            let words = "No width fits: choose fewer time points, views or levels.";
            ui.label(RichText::new(words).size(11.5).color(warning));
        }
    }

    fn size(&mut self, ui: &mut Ui, session: &Session) {
        let [least, most] = MapOptions::WIDTHS;
        let height = ui.horizontal(|ui| {
            let label = ui.label("Width");
            let width =
                DragValue::new(&mut self.options.width_mm).range(least..=most).suffix(" mm");
            ui.add(width.fixed_decimals(0)).labelled_by(label.id);
            // Of the width that has just been typed.
            let height = self.drawing(session).height;
            ui.label(format!("× {height:.0} mm high"));
            height
        });
        self.fit(ui, session, height.inner);
        ui.horizontal(|ui| {
            ui.label("File");
            for format in Format::ALL {
                let tip = match format {
                    Format::Svg => {
                        "Vectors with real text, to be edited in Inkscape or Illustrator"
                    }
                    Format::Pdf => "Vectors with the typeface embedded, for a journal",
                    Format::Png => "Pixels, for slides and documents",
                };
                let choice = ui.selectable_value(&mut self.format, format, format.label());
                choice.on_hover_text(tip);
            }
            ui.add_space(8.0);
            let label = ui.label("Pixels of a PNG");
            let dpi = DragValue::new(&mut self.dpi).range(DPI).suffix(" dpi");
            ui.add(dpi).labelled_by(label.id);
        });
    }
}

/// Whether a drawing of this size is larger than what a page holds.
fn is_too_large(width: f64, height: f64) -> bool {
    width > PAGE[0] || height > PAGE[1]
}

/// The levels that are typed, each once; none where nothing is.
pub(super) fn typed_levels(text: &str) -> Result<Vec<Level>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let levels: Levels = text.to_uppercase().parse().map_err(|error| format!("{error}"))?;
    Ok(levels.all())
}
