//! A line of cells, each wrapped in a width of its own; the whole line is one thing to click.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Color32, CursorIcon, FontFamily, FontId, Response, Sense, Stroke, StrokeKind};
use egui::{TextFormat, Ui, WidgetInfo, vec2};

use crate::app::style::Palette;

/// Between two cells.
pub const GAP: f32 = 6.0;

/// Above and below the text.
const MARGIN: f32 = 3.0;

/// Words of one look.
pub fn words(text: &str, size: f32, family: FontFamily, color: Color32) -> (&str, TextFormat) {
    (text, TextFormat::simple(FontId::new(size, family), color))
}

/// A cell of words that follow one another with some space between them.
pub fn cell(words: &[(&str, TextFormat)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, format) in words {
        let space = if job.text.is_empty() { 0.0 } else { 8.0 };
        if !text.is_empty() {
            job.append(text, space, format.clone());
        }
    }
    job
}

/// Draws the cells, whose widths stand beside them, and what stands under all but the first. The
/// name is what a screen reader says.
pub fn show<const N: usize>(
    ui: &mut Ui,
    name: &str,
    cells: [(f32, LayoutJob); N],
    under: LayoutJob,
) -> Response {
    let layout = |ui: &Ui, width: f32, mut job: LayoutJob| {
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let indent = cells.first().map_or(0.0, |(width, _)| width + GAP);
    let under = (!under.is_empty()).then(|| layout(ui, ui.available_width() - indent, under));
    let cells = cells.map(|(width, job)| (width, layout(ui, width, job)));
    let height = cells.iter().map(|(_, galley)| galley.size().y).fold(0.0, f32::max);
    let below = under.as_ref().map_or(0.0, |galley| galley.size().y);
    let size = vec2(ui.available_width(), height + below + 2.0 * MARGIN);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = Palette::of(ui);
    if response.hovered() || response.has_focus() {
        let color = if response.has_focus() { palette.accent } else { palette.edge };
        let (around, stroke) = (rect.expand2(vec2(4.0, 0.0)), Stroke::new(1.0, color));
        ui.painter().rect(around, 4.0, palette.field, stroke, StrokeKind::Inside);
    }
    let mut at = rect.min + vec2(0.0, MARGIN);
    if let Some(galley) = under {
        ui.painter().galley(at + vec2(indent, height), galley, palette.text);
    }
    for (width, galley) in cells {
        ui.painter().galley(at, galley, palette.text);
        at.x += width + GAP;
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
