//! Questions and messages that stand in the middle of the window.

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

/// A message that waits to be read, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What happened, in a sentence.
    pub text: String,
    /// What can be done.
    pub remedies: Vec<Remedy>,
}

/// Something to do about a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Save under another name.
    SaveAs,
    /// Replace the file all the same.
    Overwrite(super::files::Chosen),
    /// Nothing: it was read.
    Read,
}

impl Remedy {
    const fn label(&self) -> &'static str {
        match self {
            Self::SaveAs => "Save under another name",
            Self::Overwrite(_) => "Replace it",
            Self::Read => "Close",
        }
    }
}

impl Message {
    /// A message with nothing to do but to read it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: sentence(&text.into()), remedies: Vec::new() }
    }

    /// Shows the message until it is answered.
    pub fn show(&self, ctx: &Context) -> Option<Remedy> {
        let mut answer = None;
        let modal = Modal::new(Id::unique("message")).show(ctx, |ui| {
            ui.set_width(460.0);
            ui.label(&self.text);
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                for remedy in &self.remedies {
                    if ui.button(remedy.label()).clicked() {
                        answer = Some(remedy.clone());
                    }
                }
                let close = if self.remedies.is_empty() { "Close" } else { "Cancel" };
                if ui.button(close).clicked() {
                    answer = Some(Remedy::Read);
                }
            });
        });
        if modal.should_close() {
            answer = answer.or(Some(Remedy::Read));
        }
        answer
    }
}

/// Begins with a capital and ends with a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let mut sentence: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if !sentence.ends_with(['.', '!', '?']) && !sentence.contains(": /") {
        sentence.push('.');
    }
    sentence
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
        let map = super::panels::MAP_KEYS.iter().map(|(key, what)| ((*key).to_owned(), *what));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_sentences() {
        assert_eq!(sentence("the disk is full"), "The disk is full.");
        assert_eq!(sentence("not a case: /a/b.txt"), "Not a case: /a/b.txt");
    }
}
