//! The word on what was just done, in the line at the foot.

use super::Spinemap;

impl Spinemap {
    /// Takes a step back or does it again, and says which.
    pub(super) fn step(&mut self, back: bool) {
        let editor = &mut self.session.editor;
        let label = if back { editor.undo_label() } else { editor.redo_label() };
        let word = if back { "Undone" } else { "Done again" };
        self.status = label.map(|label| format!("{word}: {label}"));
        // The same word as before is a new one.
        self.said_over.1 = None;
        if back {
            editor.undo()
        } else {
            editor.redo()
        };
        self.session.clamp();
    }

    /// Takes back the word on what was done once something else is done that has none.
    pub(super) fn hush(&mut self) {
        let now = self.session.shown();
        let (before, word) = &self.said_over;
        if *before != now && *word == self.status && self.incoming.is_none() {
            self.status = None;
        }
        self.said_over = (now, self.status.clone());
    }
}
