//! Questions and pages that stand in the middle of the window.

use egui::{Context, Id, Label, Modal, TextStyle, Ui};
use egui_extras::{Column, TableBuilder};

use super::command::Command;
use super::style::{heading, subheading};

/// What a person answers to the question whether to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveAnswer {
    /// Save first.
    Save,
    /// Let the changes go.
    Discard,
    /// Stay.
    Cancel,
}

/// Asks whether to save the changes before they would be lost.
pub fn ask_to_save(
    ctx: &Context,
    name: &str,
    last_step: Option<&str>,
    unreadable: &[String],
) -> Option<SaveAnswer> {
    let mut answer = None;
    let modal = Modal::new(Id::unique("ask to save")).show(ctx, |ui| {
        ui.set_width(400.0);
        ui.label(heading(format!("Save the changes to {name}?")));
        if let Some(step) = last_step {
            ui.label(format!("The last one: {step}."));
        }
        if !unreadable.is_empty() {
            let fields = unreadable.join(", ");
            ui.label(format!("What was typed cannot be read and would be lost: {fields}."));
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            for (text, value) in [
                ("Save", SaveAnswer::Save),
                ("Discard", SaveAnswer::Discard),
                ("Cancel", SaveAnswer::Cancel),
            ] {
                if ui.button(text).clicked() {
                    answer = Some(value);
                }
            }
        });
    });
    if modal.should_close() {
        answer = Some(SaveAnswer::Cancel);
    }
    answer
}

/// The width of the column of keys.
const KEY_WIDTH: f32 = 170.0;

/// The keys of the window and of the map. Returns whether it was closed.
pub fn keys(ctx: &Context) -> bool {
    page(ctx, "Keyboard", |ui| {
        let commands = Command::ALL.into_iter().filter_map(|command| {
            let shortcut = ui.ctx().format_shortcut(&command.shortcut()?);
            Some((shortcut, command.tooltip()))
        });
        let map = super::map::KEYS.iter().map(|(key, what)| ((*key).to_owned(), *what));
        let review = super::review::KEYS.iter().map(|(key, what)| ((*key).to_owned(), *what));
        let rows: Vec<(String, &str)> = commands.chain(review).chain(map).collect();
        // What does not fit into a line makes its row higher.
        let room = ui.available_width() - KEY_WIDTH - 2.0 * ui.spacing().item_spacing.x;
        let font = TextStyle::Body.resolve(ui.style());
        let heights: Vec<f32> = rows
            .iter()
            .map(|(_, what)| {
                let text = (*what).to_owned();
                let color = ui.visuals().text_color();
                ui.painter().layout(text, font.clone(), color, room).size().y + 4.0
            })
            .collect();
        TableBuilder::new(ui)
            .striped(true)
            .vscroll(false)
            .column(Column::exact(KEY_WIDTH))
            .column(Column::exact(room))
            .body(|body| {
                body.heterogeneous_rows(heights.into_iter(), |mut row| {
                    let (key, what) = &rows[row.index()];
                    row.col(|ui| {
                        ui.label(subheading(key));
                    });
                    row.col(|ui| {
                        ui.add(Label::new(*what).wrap());
                    });
                });
            });
    })
}

/// What this program is. Returns whether it was closed.
pub fn about(ctx: &Context) -> bool {
    page(ctx, "About Spinemap", |ui| {
        ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
        ui.label("Turns a spine imaging report into a structured, checked, publishable case.");
        ui.label(
            "The column is drawn in adult schematic proportions; it is no picture of a patient.",
        );
        ui.label("Licence: MIT or Apache 2.0. Typeface: Inter, SIL Open Font License 1.1.");
    })
}

fn page(ctx: &Context, title: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    let modal = Modal::new(Id::unique(title)).show(ctx, |ui| {
        ui.set_width(600.0);
        ui.label(heading(title));
        ui.add_space(6.0);
        egui::ScrollArea::vertical().max_height(460.0).show(ui, contents);
        ui.add_space(8.0);
        ui.button("Close").clicked()
    });
    modal.inner || modal.should_close()
}
