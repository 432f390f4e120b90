//! What was found in the source that is shown: a list below its text, with how much of it is
//! decided.

use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align, Button, ComboBox, EventFilter, FontId, Frame, Galley, Layout, Margin, Panel, Rect,
    RichText, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use super::keys;
use super::proposal::{Proposal, State};
use super::{card, signs};
use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::style::{Palette, semibold, subheading};
use crate::case::Source;

/// Height of a proposal that is told in a line.
const ROW: f32 = 24.0;

/// Where the words of a proposal begin, beside its sign.
const TEXT_LEFT: f32 = 24.0;

/// Height that is left to the text at least.
const TEXT: f32 = 54.0;

/// Height of what stands above the list.
const HEAD: f32 = 108.0;

/// The list, at the foot of what is left of the panel.
pub fn show(app: &mut Spinemap, ui: &mut Ui, source: &Source, commands: &mut Vec<Command>) {
    let ctx = ui.ctx().clone();
    keys::keyboard(app, &ctx);
    let Some(list) = app.proposals(&ctx).filter(|_| is_shown(app, source)) else {
        return note(ui, "Reading the report…");
    };
    if list.is_empty() {
        return note(ui, "Nothing was found in this text.");
    }
    let frame = Frame::new().inner_margin(Margin { top: 6, ..Margin::ZERO });
    if app.review.is_folded {
        let panel = Panel::bottom("found, folded").frame(frame).resizable(false);
        panel.show(ui, |ui| title(app, ui, &list));
        return;
    }
    let room = ui.available_height();
    let most = (room - TEXT).max(120.0);
    // A proposal in full is seen whole, if some lines of the text have room beside it.
    let current = app.review.current.and_then(|at| list.get(at));
    let card = current.map_or(0.0, |_| HEAD + app.review.height);
    let before = std::mem::replace(&mut app.review.given, card);
    if (card - before).abs() > 0.5
        && let Some(passage) = current.and_then(|one| one.passages().first().copied())
    {
        // The text has another height now.
        app.review.to_passage = Some((passage.start, passage.end));
    }
    Panel::bottom("found")
        .frame(frame)
        .resizable(true)
        .default_size(room * 0.56)
        .size_range(card.clamp(110.0, most)..=most)
        .show(ui, |ui| {
            title(app, ui, &list);
            actions(app, ui, source, &list, commands);
            rows(app, ui, &list);
        });
}

/// Whether the source is still the one that is shown: a key may have gone on to another one.
fn is_shown(app: &Spinemap, source: &Source) -> bool {
    app.shown_source().is_some_and(|shown| shown.id == source.id)
}

fn note(ui: &mut Ui, words: &str) {
    Panel::bottom("found, none").frame(Frame::new()).resizable(false).show(ui, |ui| {
        ui.add_space(4.0);
        let color = Palette::of(ui).muted;
        ui.label(RichText::new(words).size(12.0).color(color));
    });
}

fn decided(list: &[Proposal]) -> usize {
    list.iter().filter(|proposal| !proposal.state().is_open()).count()
}

/// The heading, which folds the list, and how much is decided.
fn title(app: &mut Spinemap, ui: &mut Ui, list: &Rc<Vec<Proposal>>) {
    let palette = Palette::of(ui);
    let (decided, all) = (decided(list), list.len());
    ui.horizontal(|ui| {
        let folded = app.review.is_folded;
        let (rect, fold) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::click());
        let open = if folded { 0.0 } else { 1.0 };
        egui::collapsing_header::paint_default_icon(ui, open, &fold.clone().with_new_rect(rect));
        fold.widget_info(|| {
            let name = if folded { "Show what was found" } else { "Fold what was found" };
            WidgetInfo::labeled(Role::Button, true, name)
        });
        if fold.clicked() {
            app.review.is_folded = !folded;
        }
        ui.label(subheading("Found in this report"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = format!("{decided} of {all} decided");
            let color = if decided == all { palette.good } else { palette.muted };
            ui.label(RichText::new(words).size(12.0).color(color));
        });
    });
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0), Sense::hover());
    ui.painter().rect_filled(bar, 1.5, palette.field);
    let done = Rect::from_min_size(bar.min, vec2(bar.width() * decided as f32 / all as f32, 3.0));
    ui.painter().rect_filled(done, 1.5, palette.good);
}

/// What can be done with the whole of it, and where it goes.
fn actions(
    app: &mut Spinemap,
    ui: &mut Ui,
    source: &Source,
    list: &Rc<Vec<Proposal>>,
    commands: &mut Vec<Command>,
) {
    let current = app.review.current.and_then(|at| list.get(at)).filter(|_| app.can_edit());
    if let Some(proposal) = current.filter(|_| app.review.draft.is_some()) {
        ui.horizontal(|ui| {
            card::actions(app, ui, proposal);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| target(app, ui, source));
        });
        return;
    }
    let palette = Palette::of(ui);
    let is_done = decided(list) == list.len();
    ui.horizontal(|ui| {
        if is_done {
            let words = RichText::new("Everything is decided").color(palette.good).size(12.5);
            ui.label(words);
        } else if app.review.is_on && keys::is_free(ui.ctx()) {
            if card::key_button(ui, "Stop", "Esc", false) {
                app.stop_review();
            }
        } else if app.can_edit() {
            let text = RichText::new("Review").color(palette.on_accent);
            let review = Button::new(text).fill(palette.accent);
            let tip = Command::Review.tip(None, ui.ctx());
            if ui.add(review).on_hover_text(tip).clicked() {
                commands.push(Command::Review);
            }
        }
        if !is_done && app.can_edit() {
            let tip = Command::AcceptAll.tip(None, ui.ctx());
            if ui.button("Accept all").on_hover_text(tip).clicked() {
                commands.push(Command::AcceptAll);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| target(app, ui, source));
    });
    if is_done {
        next(app, ui, commands);
    }
    if let Some(proposal) = current {
        card::actions(app, ui, proposal);
    }
}

/// The way to the next source in which something is open.
fn next(app: &mut Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    let Some(next) = app.next_to_review(ui.ctx()) else { return };
    let tip = Command::Review.tip(None, ui.ctx());
    let words = RichText::new(format!("Next: {next}")).size(12.0);
    let button = ui.add(Button::new(words).truncate());
    if button.on_hover_text(tip).clicked() {
        commands.push(Command::Review);
    }
}

/// The time point that what is accepted is written to.
fn target(app: &mut Spinemap, ui: &mut Ui, source: &Source) {
    let case = app.session.case().clone();
    let now = app.review.target(&app.session, source);
    let label = |index: usize| case.time_points.get(index).map_or("", |point| &point.label);
    let mut chosen = now;
    let width = (ui.available_width() - 34.0).clamp(60.0, 132.0);
    let list = ComboBox::from_id_salt("time point of the report")
        .width(width)
        .truncate()
        .selected_text(RichText::new(label(now)).size(12.0));
    let list = list.show_ui(ui, |ui| {
        for (index, point) in case.time_points.iter().enumerate() {
            ui.selectable_value(&mut chosen, index, &point.label);
        }
    });
    let enabled = ui.is_enabled();
    list.response.widget_info(|| {
        WidgetInfo::labeled(Role::ComboBox, enabled, "Time point that the report goes to")
    });
    list.response.on_hover_text("The time point that what is accepted is written to");
    ui.label(RichText::new("to").size(12.0).color(Palette::of(ui).muted));
    if chosen != now
        && let Some(point) = case.time_points.get(chosen)
    {
        app.review.targets.insert(source.id.clone(), point.id.clone());
        app.session.time_point = chosen;
    }
}

/// The proposals: one with its sentences, the others in few lines.
fn rows(app: &mut Spinemap, ui: &mut Ui, list: &Rc<Vec<Proposal>>) {
    let ctx = ui.ctx().clone();
    let rect = ui.available_rect_before_wrap();
    let stop = ui.interact(rect, keys::stop(), Sense::focusable_noninteractive());
    stop.widget_info(|| {
        let words = format!("Found in this report, {} of {}", decided(list), list.len());
        WidgetInfo::labeled(Role::List, true, words)
    });
    if std::mem::take(&mut app.review.to_focus) {
        stop.request_focus();
    }
    if stop.has_focus() {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(stop.id, filter));
    }
    let mut wanted = None;
    ScrollArea::vertical().id_salt("found").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 6.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, proposal) in list.iter().enumerate() {
            if app.review.current == Some(at) {
                card::show(app, ui, proposal);
            } else if row(ui, proposal) {
                wanted = Some(at);
            }
        }
    });
    if let Some(at) = wanted {
        app.show_proposal(&ctx, at);
    }
}

/// A proposal in full words, over as many lines as they need; returns whether it was chosen.
fn row(ui: &mut Ui, proposal: &Proposal) -> bool {
    let palette = Palette::of(ui);
    let state = proposal.state();
    let words = proposal.words();
    let width = ui.available_width();
    let text = written(ui, &words, state.is_open(), width - TEXT_LEFT - 4.0);
    let size = vec2(width, text.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if !ui.is_rect_visible(rect) {
        return false;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, palette.field);
    }
    let square = rect.left_top() + vec2(11.0, ROW / 2.0);
    signs::draw(ui.painter(), Rect::from_center_size(square, vec2(14.0, 14.0)), state, palette);
    ui.painter().galley(rect.left_top() + vec2(TEXT_LEFT, 4.0), text, palette.text);
    if state.is_open() {
        let color = match state {
            State::Contradicts | State::AsksLevel => palette.warning,
            _ => palette.muted,
        };
        let font = FontId::proportional(11.5);
        let aside = ui.painter().layout_no_wrap(state.label().to_owned(), font, color);
        let at = pos2(rect.right() - aside.size().x - 4.0, rect.top() + 6.0);
        ui.painter().galley(at, aside, color);
    }
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListItem, true, format!("{words} – {}", state.label()))
    });
    response.on_hover_text(state.hint()).clicked()
}

/// What a row says: the subject of what is open in a line of its own.
fn written(ui: &Ui, words: &str, is_open: bool, width: f32) -> Arc<Galley> {
    let palette = Palette::of(ui);
    let (subject, says) = words.split_once(": ").unwrap_or((words, ""));
    let (color, between) = if is_open { (palette.text, "\n") } else { (palette.muted, ": ") };
    let between = if says.is_empty() { "" } else { between };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let bold = FontId::new(12.5, semibold());
    for (words, font) in
        [(subject, bold), (between, FontId::proportional(12.5)), (says, FontId::proportional(12.5))]
    {
        job.append(words, 0.0, TextFormat::simple(font, color));
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
