//! Hints beside their fields: what is odd, and what can be done about it.

use egui::{RichText, Ui};

use super::{Form, small_button};
use crate::app::style::{Palette, named};
use crate::case::Case;
use crate::hints::Hint;
use crate::scores::FieldPath;

/// A hint at the place in a form that it belongs to.
pub struct BesideField {
    /// The path of the field in its form.
    path: String,
    text: String,
    /// What would mend it.
    fix: Option<String>,
}

/// What a person does with a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintAnswer {
    /// Go to the field.
    GoTo,
    /// Mend what is odd.
    Mend,
    /// Let it stand.
    Accept,
}

impl BesideField {
    /// A hint at the place of its field.
    pub fn of(hint: &Hint, case: &Case) -> Self {
        let fix = hint.fix.as_ref().map(|fix| fix.label.clone());
        Self { path: path(hint.field, case), text: hint.text.clone(), fix }
    }
}

/// The path that the form of a field has: records with an id are named by it.
fn path(field: FieldPath, case: &Case) -> String {
    let of = |list: &str, id: Option<&crate::case::Id>, name: &str| {
        format!("{list}[{}].{name}", id.map_or("", crate::case::Id::as_str))
    };
    match field {
        FieldPath::Level(index, level, name) => {
            format!("time_points[{index}].findings.levels{{{level}}}.{name}")
        }
        FieldPath::Tumour(index, name) => {
            of("tumours", case.tumours.get(index).map(|record| &record.id), name)
        }
        FieldPath::Diagnosis(index, name) => {
            of("diagnoses", case.diagnoses.get(index).map(|record| &record.id), name)
        }
        FieldPath::Specimen(index, name) => {
            of("specimens", case.specimens.get(index).map(|record| &record.id), name)
        }
        FieldPath::Treatment(index, name) => {
            of("treatments", case.treatments.get(index).map(|record| &record.id), name)
        }
        FieldPath::TimePoint(..) | FieldPath::Span(..) | FieldPath::List(_) => field.to_string(),
    }
}

/// Draws a hint with what can be done about it; returns what is asked for.
pub fn show_hint(ui: &mut Ui, hint: &BesideField, locked: bool, leads: bool) -> Option<HintAnswer> {
    let warning = Palette::of(ui).warning;
    let mut answer = None;
    ui.add(egui::Label::new(RichText::new(&hint.text).size(11.5).color(warning)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        let mut button = |ui: &mut Ui, words: &str, given: HintAnswer| {
            let button = small_button(ui, words);
            if named(button, &format!("{words}: {}", hint.text)).clicked() {
                answer = Some(given);
            }
        };
        if leads {
            button(ui, "Go to", HintAnswer::GoTo);
        }
        if !locked {
            if let Some(fix) = &hint.fix {
                button(ui, fix, HintAnswer::Mend);
            }
            button(ui, "Let it stand", HintAnswer::Accept);
        }
    });
    answer
}

impl Form<'_> {
    /// What is odd in the field where the form is.
    pub(super) fn hints_here(&mut self, ui: &mut Ui) {
        let hints = self.hints;
        for (index, hint) in hints.iter().enumerate() {
            if hint.path == self.path
                && let Some(answer) = show_hint(ui, hint, self.locked, false)
            {
                self.hint_answer = Some((index, answer));
            }
        }
    }
}
