//! Going to a field: its row is brought into sight and framed.

use egui::{Align, Response, Ui};

use super::{Form, table_path};
use crate::app::style::Palette;

impl Form<'_> {
    /// Brings the row that was drawn into sight and frames it, if a person wants to go there.
    pub(super) fn show_if_wanted(&mut self, ui: &Ui, row: &Response) {
        let id = self.id();
        if let Some(path) = self.reveal.filter(|path| is_within(path, &table_path(&self.path))) {
            (self.reveal, self.revealed) = (None, Some(id));
            ui.scroll_to_rect(row.rect.expand(24.0), Some(Align::Center));
            let inner = path.rsplit('.').next().unwrap_or_default();
            let fields = [id, id.with(inner)].map(|id| [id.with("text"), id.with("typed")]);
            let text = fields.into_iter().flatten();
            if let Some(text) = text.into_iter().find(|id| ui.ctx().read_response(*id).is_some()) {
                ui.memory_mut(|memory| memory.request_focus(text));
            }
        }
        if self.revealed == Some(id) {
            let stroke = egui::Stroke::new(1.5, Palette::of(ui).accent);
            let frame = row.rect.expand2(egui::vec2(5.0, 3.0));
            ui.painter().rect_stroke(frame, 5.0, stroke, egui::StrokeKind::Inside);
        }
    }
}

/// Whether a field is the one at a path of the table, or a part of it.
pub(super) fn is_within(field: &str, path: &str) -> bool {
    field
        .strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
}
