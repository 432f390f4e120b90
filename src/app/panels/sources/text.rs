//! The text of a source: what the reader found stands out in it, a click goes to its level, words
//! that are selected can be cited.

use std::sync::Arc;

use egui::accesskit::{Action, Role};
use egui::text_edit::TextEditOutput;
use egui::{Align, Galley, Rect, ScrollArea, Sense, TextBuffer, TextEdit, Ui, WidgetInfo};

use super::ink::{Grounds, Span, joined, written};
use super::lines;
use super::rows::Rows;
use crate::anatomy::Level;
use crate::app::Spinemap;
use crate::app::review::{Highlight, Report};
use crate::app::session::{Selection, Session};
use crate::app::style::Palette;
use crate::app::tab::Tab;
use crate::case::{Evidence, Id, Source};
use crate::edit::{evidence_ranges, set_source_text};

/// The text as it is laid out, kept while nothing about it changes.
#[derive(Default)]
pub struct TextView {
    /// What the passages below belong to.
    key: Option<(u64, u64, Id, usize, Level)>,
    /// Places that support something in the case.
    cited: Vec<Span>,
    /// How many passages that are.
    count: usize,
    /// Places that support something at the chosen level.
    of_level: Vec<Span>,
    laid: Option<Laid>,
}

struct Laid {
    look: Look,
    text: String,
    galley: Arc<Galley>,
    rows: Rows,
}

/// What a text is laid out by.
struct Look {
    palette: &'static Palette,
    width: f32,
    /// Pixels in a point, and how full the store of letters is: it is emptied when it overflows.
    letters: (f32, f32),
    report: Option<Arc<Report>>,
    grounds: Grounds,
}

impl Look {
    fn is_like(&self, other: &Self) -> bool {
        let is_same = |one: &Option<Arc<Report>>, other: &Option<Arc<Report>>| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        std::ptr::eq(self.palette, other.palette)
            && (self.width - other.width).abs() < 0.01
            && (self.letters.0 - other.letters.0).abs() < f32::EPSILON
            && self.letters.1 <= other.letters.1
            && is_same(&self.report, &other.report)
            && self.grounds == other.grounds
    }
}

impl TextView {
    /// How many passages of a source support something.
    pub fn cited(&mut self, session: &Session, source: &Source) -> usize {
        self.find(session, &source.id);
        self.count
    }

    /// Finds the passages of a source that support something now.
    fn find(&mut self, session: &Session, source: &Id) {
        let (serial, revision) = (session.serial, session.editor.revision());
        let level = session.selection.level;
        let key = (serial, revision, source.clone(), session.time_point, level);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let all = evidence_ranges(session.case().as_ref(), source);
        let of_level = session.finding().map(|finding| evidence_ranges(finding, source));
        self.count = all.len();
        self.cited = joined(all);
        self.of_level = joined(of_level.unwrap_or_default());
        self.key = Some(key);
    }

    /// The text as it is shown; a long one is not laid out again in every frame.
    fn laid_out(&mut self, ui: &Ui, text: &str, look: Look) -> Arc<Galley> {
        if let Some(laid) = &mut self.laid
            && laid.look.is_like(&look)
            && laid.text == text
        {
            laid.look.letters = look.letters;
            return Arc::clone(&laid.galley);
        }
        let highlights = look.report.as_deref().map_or(&[][..], |report| &report.highlights);
        let job = written(text, highlights, &look.grounds, look.palette, look.width);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let rows = Rows::of(&galley);
        let laid = Laid { look, text: text.to_owned(), galley: Arc::clone(&galley), rows };
        self.laid = Some(laid);
        galley
    }
}

/// Draws the text of a source.
pub(super) fn show(app: &mut Spinemap, ui: &mut Ui, source: &Source, editable: bool) {
    let id = ui.scope_id().with(("source", app.session.serial, &source.id));
    let mut words = source.text.to_string();
    let grounds = grounds(app, source);
    let ctx = ui.ctx().clone();
    let scrolled = ScrollArea::vertical()
        .min_scrolled_height(30.0)
        .id_salt(("text", &source.id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let mut fixed = source.text.as_ref();
            let buffer: &mut dyn TextBuffer = if editable { &mut words } else { &mut fixed };
            let (view, review) = (&mut app.view, &mut app.review);
            let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
                let text = buffer.as_str();
                let typed = (*text != *source.text).then(|| Arc::from(text));
                let report =
                    review.report(&ctx, &source.id, typed.as_ref().unwrap_or(&source.text));
                let fill = ui.fonts_mut(|fonts| fonts.font_atlas_fill_ratio());
                let letters = (ui.pixels_per_point(), fill);
                let (palette, grounds) = (Palette::of(ui), grounds.clone());
                view.laid_out(ui, text, Look { palette, width, letters, report, grounds })
            };
            let output = TextEdit::multiline(buffer)
                .id(id)
                .frame(egui::Frame::NONE)
                .desired_width(f32::INFINITY)
                .desired_rows(4)
                .hint_text("Paste or type the report here")
                .layouter(&mut layouter)
                .show(ui);
            bring_into_sight(app, ui, &output);
            output
        });
    let (output, in_sight) = (scrolled.inner, scrolled.inner_rect);
    output.response.widget_info(|| {
        let name = format!("Text of {}", source.label);
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, name);
        info.current_text_value = Some(source.text.to_string());
        info
    });
    mark_out(app, ui, source, &output, in_sight);
    keep_selection(app, source, &output);
    take_typed(app, source, output.response.changed().then_some(words));
}

/// What lies behind the words of a source.
fn grounds(app: &mut Spinemap, source: &Source) -> Grounds {
    app.view.find(&app.session, &source.id);
    let here = |passage: &&Evidence| passage.source == source.id;
    let span = |passage: &Evidence| (passage.start, passage.end);
    let shown = app.panels.show.as_ref().filter(here).map(span);
    let asked = shown.map_or_else(|| app.review.passages(&source.id), |shown| vec![shown]);
    let chosen = app.panels.passage.as_ref().filter(here).map(span);
    Grounds {
        cited: app.view.cited.clone(),
        of_level: app.view.of_level.clone(),
        asked: joined(asked),
        chosen: chosen.into_iter().collect(),
    }
}

/// Scrolls to a passage that is gone to.
fn bring_into_sight(app: &mut Spinemap, ui: &Ui, output: &TextEditOutput) {
    let Some(laid) = &app.view.laid else { return };
    let Some((start, end)) = app.review.to_passage.take() else { return };
    let rects = laid.rows.rects(&laid.galley, start, end);
    if let Some(rect) = rects.into_iter().reduce(Rect::union) {
        let rect = rect.translate(output.galley_pos.to_vec2()).expand(30.0);
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
}

/// Draws the lines under what stands out, frames what is gone to, and tells why on request.
fn mark_out(
    app: &mut Spinemap,
    ui: &mut Ui,
    source: &Source,
    output: &TextEditOutput,
    in_sight: Rect,
) {
    let Some(laid) = &app.view.laid else { return };
    let Some(report) = laid.look.report.clone() else { return };
    let palette = laid.look.palette;
    let origin = output.galley_pos.to_vec2();
    let clip = in_sight.expand2(egui::vec2(3.0, 0.0)).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let (top, bottom) = (clip.top() - origin.y, clip.bottom() - origin.y);
    let (first, last) = laid.rows.within(&laid.galley, top, bottom);
    let from = report.highlights.partition_point(|highlight| highlight.end <= first);
    let mut pressed = None;
    for highlight in report.highlights[from..].iter().take_while(|one| one.start < last) {
        let rects = laid.rows.rects(&laid.galley, highlight.start, highlight.end);
        for rect in &rects {
            lines::draw(&painter, rect.translate(origin), highlight.kind, palette);
        }
        if let Some(rect) = rects.first()
            && node(ui, source, highlight, rect.translate(origin), clip)
        {
            pressed = Some(highlight.start);
        }
    }
    let frame = egui::Stroke::new(1.5, palette.accent);
    for (start, end) in &laid.look.grounds.asked {
        for rect in laid.rows.rects(&laid.galley, *start, *end) {
            let rect = rect.translate(origin).expand2(egui::vec2(1.0, -0.5));
            painter.rect_stroke(rect, 3.0, frame, egui::StrokeKind::Outside);
        }
    }
    let under = output.response.hover_pos().filter(|place| clip.contains(*place));
    let under = under.and_then(|place| laid.rows.char_at(&laid.galley, place - origin));
    if let Some(highlight) = under.and_then(|place| report.highlight_at(place)) {
        output.response.response.clone().on_hover_text_at_pointer(&highlight.reason);
    }
    let clicked = pressed.or(under.filter(|_| output.response.clicked()));
    if let Some(place) = clicked {
        go_to(app, ui.ctx(), &report, place);
    }
}

/// A node that is read out and can be pressed, as on the map.
fn node(ui: &Ui, source: &Source, highlight: &Highlight, rect: Rect, clip: Rect) -> bool {
    let rect = Rect::from_center_size(rect.center(), egui::Vec2::splat(2.0));
    if !clip.contains_rect(rect) {
        return false;
    }
    let id = egui::Id::unique("highlight").with((&source.id, highlight.start));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Mark, true, highlight.reason.replace('\n', "; "))
    });
    ui.ctx().accesskit_node_builder(id, |builder| builder.add_action(Action::Click));
    ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
}

/// Chooses the level that a passage is about, and the proposal that rests on it.
fn go_to(app: &mut Spinemap, ctx: &egui::Context, report: &Report, place: usize) {
    let Some(highlight) = report.highlight_at(place) else { return };
    if let [first, ..] = &highlight.levels[..] {
        let levels = highlight.levels.iter().copied().collect();
        app.session.selection = Selection { levels, ..Selection::one(*first) };
        app.review.seen = Some((app.session.serial, *first));
        app.panels.tab = Tab::Level;
    }
    app.show_proposal_at(ctx, place);
}

/// Keeps the words that are selected, so that they can be cited.
fn keep_selection(app: &mut Spinemap, source: &Source, output: &TextEditOutput) {
    let Some(range) = output.cursor_range else { return };
    let range = range.as_sorted_char_range();
    let (start, end): (usize, usize) = (range.start.into(), range.end.into());
    let [start, end] =
        if start == end { [start, end] } else { whole_words(&source.text, start, end) };
    let chosen = source.words(start, end).map(|selected| Evidence {
        source: source.id.clone(),
        start,
        end,
        words: selected.to_owned(),
    });
    // The selection is kept while a click on “Cite” takes the focus away.
    if chosen.is_some() || output.response.has_focus() {
        app.panels.passage = chosen;
    }
}

/// Takes in what was typed.
fn take_typed(app: &mut Spinemap, source: &Source, typed: Option<String>) {
    let Some(words) = typed.filter(|words| *words != *source.text) else { return };
    if words.len() > Source::MAX_TEXT {
        app.message = Some(crate::app::message::Message::new(Source::TOO_LONG));
        return;
    }
    let gesture = format!("text of {} {}", source.id, words.split_whitespace().count());
    let label = format!("Edit the text of {}", source.label);
    app.panels.passage = None;
    app.panels.show = None;
    app.session.editor.edit(label, Some(&gesture), |case| {
        set_source_text(case, &source.id, &words);
    });
}

/// A selection without a cut word at its ends and without the space around it, in characters.
fn whole_words(text: &str, start: usize, end: usize) -> [usize; 2] {
    let letters: Vec<char> = text.chars().collect();
    let (mut start, mut end) = (start.min(letters.len()), end.min(letters.len()));
    while start < end && letters[start].is_whitespace() {
        start += 1;
    }
    while start < end && letters[end - 1].is_whitespace() {
        end -= 1;
    }
    if start == end {
        return [start, end];
    }
    let in_word = |at: usize| letters[at - 1].is_alphanumeric() && letters[at].is_alphanumeric();
    while start > 0 && in_word(start) {
        start -= 1;
    }
    while end < letters.len() && in_word(end) {
        end += 1;
    }
    [start, end]
}

#[cfg(test)]
mod tests {
    use super::whole_words;

    #[test]
    fn a_selection_grows_to_whole_words() {
        let text = "no cord compression, T5–T6";
        let words = |start, end| {
            let [start, end] = whole_words(text, start, end);
            text.chars().skip(start).take(end - start).collect::<String>()
        };
        assert_eq!(words(4, 9), "cord compression");
        assert_eq!(words(2, 8), "cord");
        assert_eq!(words(22, 25), "T5–T6");
        assert_eq!(words(2, 3), "");
        assert_eq!(words(5, 5), "");
        assert_eq!(words(0, 99), text);
    }
}
