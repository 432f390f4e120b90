//! The one way to change a case: [`Editor::edit`], with undo and redo for everything.
//!
//! History keeps snapshots; cases share their time points and texts, so a step costs little. The
//! other modules hold the changes that are more than one assignment: marks, texts, references, and
//! what a report says.

mod accept;
mod carry;
mod decide;
mod marks;
mod patient;
mod records;
mod text;

use std::sync::Arc;

use uuid::Uuid;

use crate::case::Case;

pub use accept::{Held, Relation, Standing, accept, accept_all, compare, compare_all};
pub use carry::carry;
pub use decide::{Decisions, decide, decide_all, places};
pub use marks::{
    Mark, clear_level, finding_mut, is_marked, mark_unspecified, prune_levels, set_part,
    toggle_part,
};
pub use patient::{Person, another_patient};
pub use records::{confirm_carried_over, copy_findings, has_carried_over, settle, used_anchors};
pub use text::{evidence_ranges, set_source_text};

/// How many steps can be undone.
const DEPTH: usize = 1000;

/// A case under the hand of an annotator, with its history.
#[derive(Debug, Clone)]
pub struct Editor {
    case: Arc<Case>,
    saved: Arc<Case>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    gesture: Option<String>,
    revision: u64,
}

#[derive(Debug, Clone)]
struct Step {
    label: String,
    /// The case on the other side of the step.
    case: Arc<Case>,
}

impl Editor {
    /// Takes a case that stands in a file just as it is.
    pub fn opened(case: Case) -> Self {
        let case = Arc::new(case);
        Self {
            saved: Arc::clone(&case),
            case,
            undo: Vec::new(),
            redo: Vec::new(),
            gesture: None,
            revision: 0,
        }
    }

    /// The case as it is now.
    pub const fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// A number that changes with every change of the case, undo and redo included.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Changes the case. The label names the step for undo: `Mark T5, left pedicle`.
    ///
    /// Steps of one gesture, with the same key and without [`Self::end_gesture`] between them,
    /// join into one. Nothing is recorded where nothing changes; returns whether something did.
    pub fn edit(
        &mut self,
        label: impl Into<String>,
        gesture: Option<&str>,
        change: impl FnOnce(&mut Case),
    ) -> bool {
        let mut next = Case::clone(&self.case);
        change(&mut next);
        if next == *self.case {
            return false;
        }
        let before = std::mem::replace(&mut self.case, Arc::new(next));
        let joins = gesture.is_some() && self.gesture.as_deref() == gesture;
        if !joins || self.undo.is_empty() {
            self.undo.push(Step { label: label.into(), case: before });
            if self.undo.len() > DEPTH {
                self.undo.remove(0);
            }
        }
        self.gesture = gesture.map(str::to_owned);
        self.redo.clear();
        self.revision += 1;
        true
    }

    /// Ends a gesture: the next edit is a step of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.case, &mut self.undo, &mut self.redo) && self.stepped()
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.case, &mut self.redo, &mut self.undo) && self.stepped()
    }

    fn step(case: &mut Arc<Case>, from: &mut Vec<Step>, to: &mut Vec<Step>) -> bool {
        let Some(step) = from.pop() else { return false };
        let other = std::mem::replace(case, step.case);
        to.push(Step { label: step.label, case: other });
        true
    }

    fn stepped(&mut self) -> bool {
        self.gesture = None;
        self.revision += 1;
        true
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Makes it a case of its own, with another id. This is no step: undo goes on to reach what
    /// was before, under the new id.
    pub fn set_id(&mut self, id: Uuid) {
        let steps = self.undo.iter_mut().chain(&mut self.redo).map(|step| &mut step.case);
        for case in steps.chain([&mut self.case, &mut self.saved]) {
            Arc::make_mut(case).id = id;
        }
        self.gesture = None;
        self.revision += 1;
    }

    /// Whether the case differs from what its file holds.
    pub fn is_modified(&self) -> bool {
        !Arc::ptr_eq(&self.saved, &self.case) && *self.saved != *self.case
    }

    /// Notes that a file now holds this state of the case.
    pub fn mark_saved(&mut self, saved: Arc<Case>) {
        self.saved = saved;
        self.gesture = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relabel(editor: &mut Editor, label: &str, gesture: Option<&str>) -> bool {
        editor.edit(format!("Name {label}"), gesture, |case| label.clone_into(&mut case.label))
    }

    #[test]
    fn undo_and_redo_walk_through_every_step() {
        let mut editor = Editor::opened(Case::new("a"));
        assert!(relabel(&mut editor, "b", None) && relabel(&mut editor, "c", None));
        assert_eq!(editor.undo_label(), Some("Name c"));
        assert!(editor.undo() && editor.undo() && !editor.undo());
        assert_eq!(editor.case().label, "a");
        assert!(editor.redo());
        assert_eq!((editor.case().label.as_str(), editor.redo_label()), ("b", Some("Name c")));
        assert!(relabel(&mut editor, "d", None));
        assert!(!editor.redo(), "a new step ends what could be done again");
    }

    #[test]
    fn a_gesture_is_one_step_and_nothing_is_none() {
        let mut editor = Editor::opened(Case::new("a"));
        for label in ["b", "bc", "bcd"] {
            relabel(&mut editor, label, Some("label"));
        }
        assert!(!relabel(&mut editor, "bcd", Some("label")));
        editor.end_gesture();
        relabel(&mut editor, "e", Some("label"));
        editor.undo();
        assert_eq!(editor.case().label, "bcd");
        editor.undo();
        assert_eq!(editor.case().label, "a");
    }

    #[test]
    fn undoing_back_to_the_file_is_unmodified() {
        let mut editor = Editor::opened(Case::new("a"));
        assert!(!editor.is_modified());
        relabel(&mut editor, "b", None);
        assert!(editor.is_modified());
        editor.undo();
        assert!(!editor.is_modified());
        editor.redo();
        editor.mark_saved(Arc::clone(editor.case()));
        assert!(!editor.is_modified());
        editor.undo();
        assert!(editor.is_modified());
    }

    #[test]
    fn undo_keeps_the_id_of_a_case_of_its_own() {
        let mut editor = Editor::opened(Case::new("a"));
        relabel(&mut editor, "b", None);
        relabel(&mut editor, "c", None);
        editor.undo();
        let id = Uuid::new_v4();
        editor.set_id(id);
        assert_eq!((editor.case().id, editor.undo_label()), (id, Some("Name b")));
        editor.redo();
        assert_eq!((editor.case().id, editor.case().label.as_str()), (id, "c"));
        while editor.undo() {}
        assert_eq!((editor.case().id, editor.case().label.as_str()), (id, "a"));
        assert!(!editor.is_modified());
    }

    #[test]
    fn a_gesture_after_undo_does_not_join_what_was_before() {
        let mut editor = Editor::opened(Case::new("a"));
        relabel(&mut editor, "b", Some("label"));
        editor.undo();
        relabel(&mut editor, "c", Some("label"));
        editor.undo();
        assert_eq!(editor.case().label, "a");
    }
}
