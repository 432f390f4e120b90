//! The texts that facts come from, one tab each. Words that support something are underlined, those
//! that support the chosen level underlaid; words that are selected can be cited.

use egui::text::{LayoutJob, TextFormat};
use egui::text_edit::TextEditOutput;
use egui::{Button, FontId, RichText, ScrollArea, TextBuffer, TextEdit, Ui};

use crate::anatomy::Level;
use crate::app::Spinemap;
use crate::app::session::Session;
use crate::app::style::{Palette, heading};
use crate::case::{Case, Choice as _, Evidence, Id, Source, SourceKind, Wording};
use crate::edit::set_source_text;

/// The panel.
pub fn show(app: &mut Spinemap, ui: &mut Ui) {
    ui.set_min_height(ui.available_height());
    ui.label(heading("Sources"));
    follow_request(app);
    tabs(app, ui);
    let case = app.session.case().clone();
    let Some(source) = case.sources.get(app.session.source) else {
        ui.add_space(12.0);
        ui.label("No report yet.");
        ui.label("Add a source and paste the report's text: marks can then be tied to its words.");
        return;
    };
    let palette = Palette::of(ui);
    let wording = match source.wording {
        Wording::Verbatim => "the document's own words",
        Wording::Paraphrase => "retold, not quoted",
    };
    let line = format!("{} · {wording}", source.kind.label());
    ui.label(RichText::new(line).size(11.5).color(palette.muted));
    let editable = lock(app, ui, &case, source);
    text(app, ui, &case, source, editable);
}

/// A text that passages are cited from is changed only on request, so that no stray key takes the
/// words from under them. Tells whether it can be changed.
fn lock(app: &mut Spinemap, ui: &mut Ui, case: &Case, source: &Source) -> bool {
    app.passages.find(&app.session, case, &source.id);
    let cited = app.passages.ranges.all.len();
    if cited == 0 || !app.can_edit() {
        return app.can_edit();
    }
    let id = ui.scope_id().with(("unlocked", app.session.serial, &source.id));
    let mut unlocked = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let tip =
        format!("{cited} passages of this text are cited; a change of their words releases them");
    if ui.checkbox(&mut unlocked, "Edit this text").on_hover_text(tip).changed() {
        ui.data_mut(|data| data.insert_temp(id, unlocked));
    }
    unlocked
}

/// Shows the source of a passage that a form wants to show.
fn follow_request(app: &mut Spinemap) {
    if let Some(evidence) = &app.panels.show {
        let sources = &app.session.case().sources;
        if let Some(index) = sources.iter().position(|source| source.id == evidence.source) {
            app.session.source = index;
        }
    }
}

fn tabs(app: &mut Spinemap, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let case = app.session.case().clone();
    ui.horizontal_wrapped(|ui| {
        for (index, source) in case.sources.iter().enumerate() {
            let chosen = index == app.session.source;
            let color = if chosen { palette.on_accent } else { palette.text };
            let button = Button::new(RichText::new(&source.label).size(12.0).color(color))
                .fill(if chosen { palette.accent } else { palette.field })
                .stroke(egui::Stroke::NONE)
                .corner_radius(10);
            let response = ui.add(button);
            response.widget_info(|| {
                let name = format!("Source: {}", source.label);
                egui::WidgetInfo::selected(egui::accesskit::Role::Tab, true, chosen, name)
            });
            if response.clicked() {
                app.session.source = index;
                app.panels.show = None;
            }
        }
        let enabled = app.can_edit();
        let menu = ui.add_enabled_ui(enabled, |ui| {
            ui.menu_button(RichText::new("+").size(13.0), |ui| {
                for kind in SourceKind::ALL {
                    if ui.button(kind.label()).clicked() {
                        add_source(app, *kind);
                        ui.close();
                    }
                }
            })
        });
        let add = crate::app::forms::named(menu.inner.response, "Add a source");
        add.on_hover_text("Add a source: a report, a letter, an article");
    });
}

fn add_source(app: &mut Spinemap, kind: SourceKind) {
    let point = app.session.point().map(|point| point.id.clone());
    app.session.source = app.session.case().sources.len();
    app.session.editor.edit("Add a source", None, |case| {
        let taken = case.sources.iter().map(|source| &source.id);
        let time_points = point.into_iter().collect();
        let source = Source { time_points, ..Source::new(kind, taken) };
        case.sources.push(source);
    });
}

/// The text itself, editable, with its passages underlaid.
fn text(app: &mut Spinemap, ui: &mut Ui, case: &Case, source: &Source, editable: bool) {
    let palette = Palette::of(ui);
    let here = |passage: &&Evidence| passage.source == source.id;
    let shown = app.panels.show.as_ref().filter(here);
    let chosen = app.panels.passage.as_ref().filter(here);
    app.passages.find(&app.session, case, &source.id);
    let passages = &mut app.passages;
    let id = ui.scope_id().with(("source", app.session.serial, &source.id));
    let mut words = source.text.to_string();
    let mut fixed = source.text.as_ref();
    let buffer: &mut dyn TextBuffer = if editable { &mut words } else { &mut fixed };
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
        let look = Look { palette, width, shown: shown.cloned(), chosen: chosen.cloned() };
        let job = passages.laid_out(buffer.as_str(), look);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let output: TextEditOutput = ScrollArea::vertical()
        .id_salt(("text", &source.id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            TextEdit::multiline(buffer)
                .id(id)
                .frame(egui::Frame::NONE)
                .desired_width(f32::INFINITY)
                .desired_rows(8)
                .hint_text("Paste or type the report here")
                .layouter(&mut layouter)
                .show(ui)
        })
        .inner;
    output.response.widget_info(|| {
        let name = format!("Text of {}", source.label);
        let mut info =
            egui::WidgetInfo::labeled(egui::accesskit::Role::MultilineTextInput, true, name);
        info.current_text_value = Some(source.text.to_string());
        info
    });
    if let Some(range) = output.cursor_range {
        let range = range.as_sorted_char_range();
        let (start, end): (usize, usize) = (range.start.into(), range.end.into());
        let [start, end] = whole_words(&source.text, start, end);
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
    if words.len() > Source::MAX_TEXT {
        let sentence = "A report's text may be 2 MB at most; this one is larger and was not taken";
        app.message = Some(crate::app::dialogs::Message::new(sentence));
    } else if output.response.changed() && words != *source.text {
        let gesture = format!("text of {} {}", source.id, words.split_whitespace().count());
        let label = format!("Edit the text of {}", source.label);
        app.panels.passage = None;
        app.panels.show = None;
        app.session.editor.edit(label, Some(&gesture), |case| {
            set_source_text(case, &source.id, &words);
        });
    }
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

/// What a text is laid out by, besides its words and its passages.
#[derive(PartialEq)]
struct Look {
    palette: &'static Palette,
    width: f32,
    /// The passage that is asked for.
    shown: Option<Evidence>,
    /// The passage that is selected, to be cited.
    chosen: Option<Evidence>,
}

/// The text with the passages that support something, and the one asked for, underlaid.
fn underlaid(text: &str, passages: &Ranges, look: &Look) -> LayoutJob {
    let Look { palette, width, shown, chosen } = look;
    let plain = TextFormat {
        line_height: Some(20.0),
        ..TextFormat::simple(FontId::proportional(13.0), palette.text)
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = *width;
    let cited = TextFormat { underline: egui::Stroke::new(1.0, palette.edge), ..plain.clone() };
    let of_level = TextFormat { background: palette.passage, ..plain.clone() };
    let asked = TextFormat {
        background: palette.passage,
        underline: egui::Stroke::new(2.0, palette.accent),
        ..plain.clone()
    };
    let selected = TextFormat { background: palette.selection, ..plain.clone() };
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(text.len());
    let mut at = 0;
    let mut add = |job: &mut LayoutJob, to: usize, format: &TextFormat| {
        if to > at {
            job.append(&text[byte(at)..byte(to)], 0.0, format.clone());
            at = to;
        }
    };
    let last = bytes.len() - 1;
    let range = |passage: &Option<Evidence>| {
        passage.as_ref().map_or((last, last), |one| (one.start.min(last), one.end.min(last)))
    };
    let (asked_range, selection) = (range(shown), range(chosen));
    let mut edges: Vec<usize> = (passages.all.iter())
        .chain(&passages.of_level)
        .flat_map(|(start, end)| [*start, *end])
        .chain([asked_range.0, asked_range.1, selection.0, selection.1, last])
        .map(|place| place.min(last))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut from = 0;
    for to in edges {
        let within = |(start, end): (usize, usize)| start <= from && to <= end;
        let format = if within(selection) && selection.0 < selection.1 {
            &selected
        } else if within(asked_range) && asked_range.0 < asked_range.1 {
            &asked
        } else if passages.of_level.iter().any(|range| within(*range)) {
            &of_level
        } else if passages.all.iter().any(|range| within(*range)) {
            &cited
        } else {
            &plain
        };
        add(&mut job, to, format);
        from = to;
    }
    if text.is_empty() {
        job.append("", 0.0, plain);
    }
    job
}

/// The places of a source's text that support something.
#[derive(Default)]
struct Ranges {
    /// Something in the case.
    all: Vec<(usize, usize)>,
    /// Something at the chosen level, at the time point that is shown.
    of_level: Vec<(usize, usize)>,
}

/// Those places and the laid out text, kept while nothing about them changes.
#[derive(Default)]
pub struct Passages {
    key: Option<(u64, Id, usize, Level)>,
    ranges: Ranges,
    laid_out: Option<(Look, String, LayoutJob)>,
}

impl Passages {
    /// Finds the passages of a source that support something now.
    fn find(&mut self, session: &Session, case: &Case, source: &Id) {
        let level = session.selection.level;
        let key = (session.editor.revision(), source.clone(), session.time_point, level);
        if self.key.as_ref() != Some(&key) {
            self.ranges = Ranges {
                all: crate::edit::evidence_ranges(case, source),
                of_level: session
                    .finding()
                    .map(|finding| crate::edit::evidence_ranges(finding, source))
                    .unwrap_or_default(),
            };
            self.key = Some(key);
            self.laid_out = None;
        }
    }

    /// The text as it is shown: a long one is not gone through again in every frame.
    fn laid_out(&mut self, text: &str, look: Look) -> LayoutJob {
        match &self.laid_out {
            Some((same, words, job)) if *same == look && words == text => job.clone(),
            _ => {
                let job = underlaid(text, &self.ranges, &look);
                self.laid_out = Some((look, text.to_owned(), job.clone()));
                job
            }
        }
    }

    /// Forgets everything, for another case.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
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
