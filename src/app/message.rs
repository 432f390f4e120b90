//! A message in the middle of the window, with what can be done about it.

use egui::{Context, Id, Modal};

use super::files::Chosen;

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
    Overwrite(Chosen),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_sentences() {
        assert_eq!(sentence("the disk is full"), "The disk is full.");
        assert_eq!(sentence("not a case: /a/b.txt"), "Not a case: /a/b.txt");
    }
}
