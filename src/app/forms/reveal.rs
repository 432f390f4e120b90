//! Going to a field: its row is brought into sight and framed.

use egui::{Align, Response, Ui};

use super::{Form, table_path};
use crate::app::style::Palette;
use crate::case::{Case, fields};
use crate::scores::FieldPath;

/// A field that a person wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its path in the table of fields.
    pub field: &'static str,
    /// The record that it belongs to, as the path of a form begins; empty where any will do.
    record: String,
}

impl Wanted {
    /// A field, in whatever record is shown first.
    pub const fn anywhere(field: &'static str) -> Self {
        Self { field, record: String::new() }
    }

    /// The field that answers an input of a score, in the very record that the score is of. The
    /// time point and the level must be chosen.
    pub fn answering(answer: FieldPath, case: &Case) -> Option<Self> {
        let (path, record) = match answer {
            FieldPath::List(list) => (list.to_owned(), String::new()),
            FieldPath::TimePoint(_, field) => (format!("time_points[].{field}"), String::new()),
            FieldPath::Level(_, _, field) => {
                (format!("time_points[].findings.levels{{}}.{field}"), String::new())
            }
            FieldPath::Span(point, span, field) => (
                format!("time_points[].findings.spans[].finding.{field}"),
                // After the place stands what tells this span from one that was there before.
                format!("time_points[{point}].findings.spans[{span}/"),
            ),
            FieldPath::Tumour(index, field) => {
                (format!("tumours[].{field}"), format!("tumours[{}]", case.tumours.get(index)?.id))
            }
            FieldPath::Diagnosis(index, field) => (
                format!("diagnoses[].{field}"),
                format!("diagnoses[{}]", case.diagnoses.get(index)?.id),
            ),
            FieldPath::Specimen(index, field) => (
                format!("specimens[].{field}"),
                format!("specimens[{}]", case.specimens.get(index)?.id),
            ),
            FieldPath::Treatment(index, field) => (
                format!("treatments[].{field}"),
                format!("treatments[{}]", case.treatments.get(index)?.id),
            ),
        };
        let (field, _) = fields().get_key_value(&path)?;
        Some(Self { field, record })
    }
}

impl Form<'_> {
    /// Whether a person wants to see something that is inside the place where the form is.
    pub(super) fn holds_wanted(&self) -> bool {
        self.reveal.as_ref().is_some_and(|wanted| {
            let record = &wanted.record;
            is_within(wanted.field, &table_path(&self.path))
                && (self.path.starts_with(record) || record.starts_with(&self.path))
        })
    }

    /// Brings the row that was drawn into sight and frames it, if a person wants to go there.
    pub(super) fn show_if_wanted(&mut self, ui: &Ui, row: &Response) {
        let id = self.id();
        if let Some(Wanted { field, .. }) = self.reveal.take_if(|wanted| {
            is_within(wanted.field, &table_path(&self.path))
                && self.path.starts_with(&wanted.record)
        }) {
            self.revealed = Some(id);
            ui.scroll_to_rect(row.rect.expand(24.0), Some(Align::Center));
            let inner = field.rsplit('.').next().unwrap_or_default();
            let fields = [id, id.with(inner)].map(|id| [id.with("text"), id.with("typed")]);
            let text = fields.into_iter().flatten();
            if let Some(text) = text.into_iter().find(|id| ui.ctx().read_response(*id).is_some()) {
                ui.memory_mut(|memory| memory.request_focus(text));
            }
        }
        self.frame_if_revealed(ui, row);
    }

    /// Does the same for the end of a list or of a group, where more is added; what is in it has
    /// rows of its own.
    pub(super) fn show_end_if_wanted(&mut self, ui: &Ui, end: &Response) {
        let is_it = |wanted: &mut Wanted| {
            wanted.field == table_path(&self.path) && self.path.starts_with(&wanted.record)
        };
        if self.reveal.take_if(is_it).is_some() {
            self.revealed = Some(self.id());
            ui.scroll_to_rect(end.rect.expand(24.0), Some(Align::Center));
            end.request_focus();
        }
        self.frame_if_revealed(ui, end);
    }

    fn frame_if_revealed(&self, ui: &Ui, row: &Response) {
        if self.revealed == Some(self.id()) {
            let stroke = egui::Stroke::new(1.5, Palette::of(ui).accent);
            let frame = row.rect.expand2(egui::vec2(5.0, 3.0));
            ui.painter().rect_stroke(frame, 5.0, stroke, egui::StrokeKind::Inside);
        }
    }
}

/// Whether a field is the one at a path of the table, or a part of it.
fn is_within(field: &str, path: &str) -> bool {
    field
        .strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
}
