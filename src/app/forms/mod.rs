//! Forms: every field of the document, seen and edited.
//!
//! A form works on a copy of the case. What it changes is handed to the editor as one step, named
//! after the field. Labels, units and meanings come from the document's own table of fields.

mod case_form;
mod choices;
mod codes;
mod compound;
mod fact;
mod follow_up;
mod hint;
mod histology;
mod level;
mod list;
mod pictures;
mod references;
mod reveal;
mod treatment;
mod tumours;
mod value;
mod words;

use egui::{Align, Id, Layout, Response, RichText, Ui};

use super::style::{Palette, subheading};
use crate::case::{self, Case, Evidence, fields};

pub use case_form::case_form;
pub use follow_up::follow_up_form;
pub use hint::{BesideField, HintAnswer, show_hint};
pub use histology::histology_form;
pub use level::level_form;
pub use list::Record;
pub use pictures::{GradePictures, Scale};
pub use reveal::Wanted;
pub use treatment::treatment_form;
pub use tumours::tumours_form;
pub use value::{Value, unreadable};
pub use words::capital;
use words::{lower, table_path};

/// Width of the column of labels.
const LABEL_WIDTH: f32 = 112.0;

/// What a form asks the window to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Show a passage in its source.
    ShowPassage(Evidence),
}

/// A change that a form has made to its copy of the case.
#[derive(Debug, Clone)]
pub struct Change {
    /// Names the step for undo.
    pub label: String,
    /// Changes with the same gesture join into one step.
    pub gesture: Option<String>,
    /// Whether a record was taken away that others may refer to.
    pub removed: bool,
}

/// What a form needs to know, and what it has to tell, while it is drawn.
pub struct Form<'a> {
    /// The case before the form, for names of records.
    pub case: &'a Case,
    /// The passage that is selected in a source, to be cited.
    pub passage: Option<&'a Evidence>,
    /// Where in the document the form is: `specimens[2].margin`.
    path: String,
    /// No field of another case has this.
    scope: Id,
    /// Whether the case is only looked at.
    locked: bool,
    /// What goes on being typed: its changes are one step.
    gesture: Option<String>,
    /// The anchor whose own time is drawn; it cannot be counted from itself.
    dating: Option<case::Id>,
    /// Pictures of grades, where the field at hand has some.
    pub pictures: Option<&'a mut GradePictures>,
    /// Whether the field at hand shows them.
    pictured: bool,
    /// The field to be shown, until it is found.
    pub reveal: Option<Wanted>,
    /// The field that was found.
    pub revealed: Option<Id>,
    /// What is odd in the case, beside its fields.
    pub hints: &'a [BesideField],
    /// What a person does with a hint, by its place among them.
    pub hint_answer: Option<(usize, HintAnswer)>,
    /// A change that was not taken, and why.
    pub refused: Option<String>,
    /// What was changed.
    pub change: Option<Change>,
    /// What the window is asked to do.
    pub request: Option<Request>,
}

impl<'a> Form<'a> {
    /// A form over a case, which may be locked; the scope tells fields of different cases apart.
    pub fn new(case: &'a Case, scope: Id, locked: bool) -> Self {
        Self {
            case,
            passage: None,
            path: String::new(),
            scope,
            locked,
            gesture: None,
            dating: None,
            pictures: None,
            pictured: false,
            reveal: None,
            revealed: None,
            hints: &[],
            hint_answer: None,
            refused: None,
            change: None,
            request: None,
        }
    }

    /// Runs a part of the form one step down the document.
    pub fn within<R>(&mut self, step: &str, contents: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') && !step.starts_with('{') {
            self.path.push('.');
        }
        self.path.push_str(step);
        let result = contents(self);
        self.path.truncate(length);
        result
    }

    /// The id of the place where the form is, unique to this case.
    pub fn id(&self) -> Id {
        self.scope.with(&self.path)
    }

    /// Label and meaning of the place where the form is, from the table of fields.
    fn entry(&self) -> (&'static str, &'static str) {
        let field = fields().get(&table_path(&self.path));
        field.map_or(("", ""), |field| (field.label.as_str(), field.meaning.as_str()))
    }

    /// Notes a change of the field where the form is.
    pub fn changed(&mut self, what: &str) {
        let (label, _) = self.entry();
        let name = if label.is_empty() { what } else { label };
        let label = format!("Edit {}", lower(name));
        let removed = self.change.as_ref().is_some_and(|change| change.removed);
        self.change = Some(Change { label, gesture: self.gesture.take(), removed });
    }

    /// Notes a change of what is listed where the form is: `Remove specimen 2`.
    pub fn listed(&mut self, label: String, removed: bool) {
        self.change = Some(Change { label, gesture: None, removed });
    }

    /// Notes that what is typed here goes on until something else is done; words are steps.
    fn typing(&mut self, field: Id, words: usize) {
        self.gesture = Some(format!("{field:?} {words}"));
    }

    /// A part of the form that does nothing while the case is only looked at.
    pub fn unlocked<R>(
        &mut self,
        ui: &mut Ui,
        contents: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
        if self.locked {
            ui.add_enabled_ui(false, |ui| contents(self, ui)).inner
        } else {
            contents(self, ui)
        }
    }

    /// Draws a value by its type. The reasons of a fact can be read in a locked form, too.
    fn edit<T: Value>(&mut self, ui: &mut Ui, row: &Row, value: &mut Option<T>) -> bool {
        if T::HAS_REASONS {
            T::edit(value, self, ui, row)
        } else {
            self.unlocked(ui, |form, ui| T::edit(value, form, ui, row))
        }
    }

    /// A field with its label; the value is drawn by its type.
    pub fn field<T: Value>(&mut self, ui: &mut Ui, name: &str, value: &mut Option<T>) {
        self.open_row(ui, name, |form, ui, row| {
            if form.edit(ui, row, value) {
                form.changed("field");
            }
        });
    }

    /// A field that always has a value; clearing it is not taken.
    pub fn required<T: Value>(&mut self, ui: &mut Ui, name: &str, value: &mut T) {
        self.open_row(ui, name, |form, ui, row| {
            let mut option = Some(value.clone());
            if form.edit(ui, row, &mut option)
                && let Some(changed) = option.or_else(|| value.cleared())
                && changed != *value
            {
                form.changed("field");
                *value = changed;
            }
        });
    }

    /// A labelled row for the field of a name.
    pub fn row(
        &mut self,
        ui: &mut Ui,
        name: &str,
        contents: impl FnOnce(&mut Self, &mut Ui, &Row),
    ) {
        self.open_row(ui, name, |form, ui, row| {
            form.unlocked(ui, |form, ui| contents(form, ui, row));
        });
    }

    /// A labelled row of which something can be used while the form is locked.
    fn open_row(
        &mut self,
        ui: &mut Ui,
        name: &str,
        contents: impl FnOnce(&mut Self, &mut Ui, &Row),
    ) {
        self.within(name, |form| {
            let (label, meaning) = form.entry();
            let drawn = ui.push_id(form.id(), |ui| {
                let stacked = form.pictured;
                let draw = |ui: &mut Ui| {
                    let width = if stacked { ui.available_width() } else { LABEL_WIDTH };
                    let label = label_cell(ui, label, meaning, width);
                    let row =
                        Row { id: form.id(), name: label.1, label: label.0.id, compact: false };
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width());
                        contents(form, ui, &row);
                        form.hints_here(ui);
                    });
                };
                // Pictures need the whole width.
                if stacked { ui.vertical(draw) } else { ui.horizontal_top(draw) }
            });
            form.show_if_wanted(ui, &drawn.response);
        });
    }

    /// A group of fields that can be folded away; open to begin with where it holds something.
    pub fn section(
        &mut self,
        ui: &mut Ui,
        title: &str,
        open: bool,
        contents: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let wanted = self.holds_wanted();
        egui::CollapsingHeader::new(subheading(title))
            .id_salt((self.id(), title))
            .default_open(open)
            .open(wanted.then_some(true))
            .show_unindented(ui, |ui| contents(self, ui));
    }

    /// A row whose name is not in the table: the parts of a level have names of their own.
    pub fn named_row<T: Value>(&mut self, ui: &mut Ui, name: &str, value: &mut Option<T>) -> bool {
        let mut changed = false;
        let drawn = ui.push_id(self.id(), |ui| {
            ui.horizontal_top(|ui| {
                let (label, name) = label_cell(ui, name, "", LABEL_WIDTH);
                let row = Row { id: self.id(), name, label: label.id, compact: true };
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width());
                    changed = self.edit(ui, &row, value);
                });
            });
        });
        self.show_if_wanted(ui, &drawn.response);
        if changed {
            self.changed("part");
            if let Some(change) = &mut self.change {
                change.label = format!("Edit {}", lower(name));
            }
        }
        changed
    }

    /// A name that the program gives and that cannot be changed, because others refer to it.
    pub fn name(&mut self, ui: &mut Ui, name: &str, value: &impl std::fmt::Display) {
        self.open_row(ui, name, |_, ui, _| {
            let text = RichText::new(value.to_string()).monospace().size(11.5);
            ui.label(text.color(Palette::of(ui).muted));
        });
    }
}

/// Where a field stands in the window.
pub struct Row {
    /// The field's id.
    pub id: Id,
    /// Its name for screen readers: `Bone lesion`.
    pub name: String,
    /// The label's id, for text fields.
    pub label: Id,
    /// Whether choices stand in a list rather than side by side.
    pub compact: bool,
}

/// A small quiet button.
pub fn small_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Button::new(RichText::new(text).size(11.5)).small())
}

/// A check box, named `Tumours: uterus` for screen readers; returns whether it was changed.
fn named_toggle(ui: &mut Ui, value: &mut bool, text: &str, of: &str) -> bool {
    let response = ui.checkbox(value, text);
    let (enabled, chosen) = (response.enabled(), *value);
    let name = format!("{of}: {text}");
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, enabled, chosen, &name)
    });
    response.changed()
}

fn label_cell(ui: &mut Ui, label: &str, meaning: &str, width: f32) -> (Response, String) {
    let muted = Palette::of(ui).muted;
    let response = ui
        .allocate_ui_with_layout(egui::vec2(width, 20.0), Layout::left_to_right(Align::Min), |ui| {
            ui.set_min_width(width);
            let text = RichText::new(label).color(muted).size(12.5);
            ui.vertical(|ui| {
                // Its first line stands beside the text of the field.
                ui.add_space(3.0);
                ui.add(egui::Label::new(text).wrap())
            })
            .inner
        })
        .inner
        .on_hover_text(meaning);
    (response, label.to_owned())
}
