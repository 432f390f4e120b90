//! The proposal that is shown in full: what it says, how that stands to the case, its passages; and
//! what can be done with it.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align, Button, CursorIcon, FontId, Frame, Label, Layout, Margin, Rect, RichText, Sense, Stroke,
    TextFormat, Ui, WidgetInfo, vec2,
};

use super::proposal::{Line, Proposal, State};
use super::quote::Quote;
use super::{deciding, signs};
use crate::anatomy::Level;
use crate::app::Spinemap;
use crate::app::style::named;
use crate::app::style::{Palette, semibold};
use crate::case::{Choice as _, Decision, Wording};
use crate::edit::{Held, Relation};
use crate::reading::{Item, ProposalGroup};

/// How many sentences are quoted.
const MOST_QUOTES: usize = 5;

/// Draws the proposal.
pub(super) fn show(app: &mut Spinemap, ui: &mut Ui, proposal: &Proposal) {
    let palette = Palette::of(ui);
    let (width, edge) = if app.review.is_on { (1.5, palette.accent) } else { (1.0, palette.edge) };
    let frame = Frame::new()
        .stroke(Stroke::new(width, edge))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(8, 6));
    let response = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        heading(ui, proposal);
        if let Some(draft) = &mut app.review.draft {
            draft.show(ui);
        } else {
            told(ui, proposal);
            passages(app, ui, proposal);
        }
    });
    let height = response.response.rect.height();
    let before = std::mem::replace(&mut app.review.height, height);
    if (height - before).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    if std::mem::take(&mut app.review.to_current) {
        // Of a proposal that is higher than the list its beginning is in sight.
        let mut rect = response.response.rect;
        rect.max.y = rect.max.y.min(rect.min.y + ui.clip_rect().height());
        ui.scroll_to_rect(rect, None);
    }
}

/// What can be done with the proposal that is shown in full; it stays at its place, so that the
/// pointer can rest there.
pub(super) fn actions(app: &mut Spinemap, ui: &mut Ui, proposal: &Proposal) {
    let ctx = ui.ctx().clone();
    let state = proposal.state();
    ui.horizontal(|ui| {
        if let Some(draft) = &app.review.draft {
            let is_complete = draft.is_complete();
            ui.add_enabled_ui(is_complete, |ui| {
                if key_button(ui, "Accept", "A", true) {
                    app.accept_current(&ctx);
                }
            });
            if key_button(ui, "Cancel", "Esc", false) {
                app.cancel_draft();
            }
            return;
        }
        match state {
            State::Skipped | State::Changed => {
                if key_button(ui, "Accept", "A", false) {
                    app.accept_current(&ctx);
                }
                if proposal.can_open_again() && ui.button("Open again").clicked() {
                    app.reopen_current(&ctx);
                }
            }
            State::AsksLevel if key_button(ui, "Choose the level", "E", true) => {
                app.edit_current(&ctx);
            }
            State::AsksLevel | State::NoPlace | State::Recorded => {}
            _ if key_button(ui, "Accept", "A", true) => app.accept_current(&ctx),
            _ => {}
        }
        if state.is_open() && key_button(ui, "Skip", "S", false) {
            app.skip_current(&ctx);
        }
        if state.is_open() && state != State::AsksLevel && key_button(ui, "Edit", "E", false) {
            app.edit_current(&ctx);
        }
        if app.review.is_on && key_button(ui, "Back", "←", false) {
            app.step_proposal(&ctx, true);
        }
    });
}

fn heading(ui: &mut Ui, proposal: &Proposal) {
    let palette = Palette::of(ui);
    let state = proposal.state();
    ui.horizontal(|ui| {
        let (square, _) = ui.allocate_exact_size(vec2(15.0, 16.0), Sense::hover());
        let square = Rect::from_center_size(square.center(), vec2(14.0, 14.0));
        signs::draw(ui.painter(), square, state, palette);
        let words = match proposal.question() {
            Some(passage) => format!("“{}”: which level is meant?", passage.words),
            None => proposal.group.subject.to_string(),
        };
        ui.label(RichText::new(words).font(FontId::new(14.0, semibold())));
        if proposal.question().is_none() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = RichText::new(state.label()).size(11.5).color(palette.muted);
                ui.label(text).on_hover_text(state.hint());
            });
        }
    });
}

/// How an item of a proposal stands, in the order in which they are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    New,
    Differs,
    Agrees,
    NoPlace,
    Recorded,
    Changed,
    Skipped,
}

impl Stand {
    const ALL: [Self; 7] = [
        Self::New,
        Self::Differs,
        Self::Agrees,
        Self::NoPlace,
        Self::Recorded,
        Self::Changed,
        Self::Skipped,
    ];

    fn of(line: &Line) -> Self {
        match (&line.standing.relation, line.otherwise()) {
            _ if line.standing.recorded => Self::Recorded,
            (_, Some(Decision::Skipped)) => Self::Skipped,
            (_, Some(_)) => Self::Changed,
            (Relation::New, None) => Self::New,
            (Relation::Agrees, None) => Self::Agrees,
            (Relation::Refines(_) | Relation::Contradicts(_), None) => Self::Differs,
            (Relation::NoPlace, None) => Self::NoPlace,
        }
    }

    /// What stands before items that are told together.
    const fn lead(self, asks_level: bool) -> &'static str {
        match self {
            Self::New | Self::Differs => "",
            Self::NoPlace if asks_level => "",
            Self::Agrees => "The case says so already: ",
            Self::NoPlace => "No place for: ",
            Self::Recorded => "In the case: ",
            Self::Changed => "Changed by you, it read: ",
            Self::Skipped => "Skipped: ",
        }
    }
}

/// What it says, with how that stands to the case.
fn told(ui: &mut Ui, proposal: &Proposal) {
    let palette = Palette::of(ui);
    let subject = &proposal.group.subject;
    let asks_level = proposal.state() == State::AsksLevel;
    for stand in Stand::ALL {
        let lines = proposal.group.items.iter().zip(&proposal.lines);
        let of_stand = lines.filter(|(_, line)| Stand::of(line) == stand);
        if stand == Stand::Differs {
            of_stand.for_each(|(item, line)| differs(ui, item, line, proposal));
            continue;
        }
        let items: Vec<Item> = of_stand.map(|(item, _)| item.clone()).collect();
        if items.is_empty() {
            continue;
        }
        let lead = stand.lead(asks_level);
        let words = ProposalGroup { subject: subject.clone(), items }.to_string();
        let words = words.split_once(": ").map_or(words.as_str(), |(_, rest)| rest);
        let text = RichText::new(format!("{lead}{words}"));
        ui.label(if lead.is_empty() { text } else { text.size(12.0).color(palette.muted) });
        if stand == Stand::NoPlace && !asks_level {
            let text = RichText::new(deciding::no_place(subject)).size(11.5);
            ui.label(text.color(palette.warning));
        }
    }
}

/// An item that the case says less exactly, or otherwise.
fn differs(ui: &mut Ui, item: &Item, line: &Line, proposal: &Proposal) {
    let palette = Palette::of(ui);
    ui.label(item.words(proposal.group.subject.levels().first().copied()));
    let (words, color) = match &line.standing.relation {
        Relation::Refines(held) => {
            (format!("more exact than the case: {}", listed(held)), palette.muted)
        }
        Relation::Contradicts(held) => {
            (format!("but the case says: {}", listed(held)), palette.warning)
        }
        _ => return,
    };
    ui.indent((&item.value.words(None), "stands"), |ui| {
        ui.label(RichText::new(words).size(12.0).color(color));
    });
}

/// What the case holds, where, and on which basis: `3 at T5, T6 (stated)`.
fn listed(held: &[Held]) -> String {
    let alike = held.chunk_by(|one, next| one.words == next.words && one.basis == next.basis);
    let words = alike.filter_map(|held| {
        let first = held.first()?;
        let levels: Vec<&str> = held.iter().filter_map(|one| one.level).map(Level::name).collect();
        let at = if levels.is_empty() { "" } else { " at " };
        Some(format!("{}{at}{} ({})", first.words, levels.join(", "), first.basis.label()))
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The sentences that it rests on; a click goes to them in the text.
fn passages(app: &mut Spinemap, ui: &mut Ui, proposal: &Proposal) {
    let Some(source) = app.shown_source().cloned() else { return };
    let Some(report) = app.review.report(ui.ctx(), &source.id, &source.text) else { return };
    let marks = if source.wording == Wording::Verbatim { ("“", "”") } else { ("", "") };
    let quotes = report.quotes(&proposal.passages());
    for quote in quotes.iter().take(MOST_QUOTES) {
        if sentence(ui, quote, marks) {
            app.review.to_passage = Some(quote.first);
        }
    }
    if let Some(more) = quotes.len().checked_sub(MOST_QUOTES).filter(|more| *more > 0) {
        let text = RichText::new(format!("and in {more} more sentences")).size(11.5);
        ui.label(text.color(Palette::of(ui).muted));
    }
}

/// A sentence with the words that were found in it; returns whether it was clicked.
fn sentence(ui: &mut Ui, quote: &Quote, (open, close): (&str, &str)) -> bool {
    let palette = Palette::of(ui);
    let mut job = LayoutJob::default();
    let around = TextFormat::simple(FontId::proportional(12.0), palette.muted);
    let found = TextFormat::simple(FontId::new(12.0, semibold()), palette.text);
    job.append(open, 0.0, around.clone());
    for (words, is_found) in &quote.pieces {
        job.append(words, 0.0, if *is_found { found.clone() } else { around.clone() });
    }
    job.append(close, 0.0, around);
    let response = ui.add(Label::new(job).wrap().selectable(false).sense(Sense::click()));
    let words = format!("{open}{}{close}", quote.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    if response.hovered() || response.has_focus() {
        let ends = [response.rect.left_bottom(), response.rect.right_bottom()];
        ui.painter().line_segment(ends, Stroke::new(1.0, palette.accent));
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text("Show in the text").clicked()
}

/// A button with its key.
pub(super) fn key_button(ui: &mut Ui, text: &str, key: &str, is_first: bool) -> bool {
    let palette = Palette::of(ui);
    let (ink, faint) = if is_first {
        (palette.on_accent, palette.on_accent)
    } else {
        (palette.text, palette.muted)
    };
    let button = Button::new(RichText::new(text).color(ink))
        .shortcut_text(RichText::new(key).size(11.0).color(faint));
    let button = if is_first { button.fill(palette.accent) } else { button };
    named(ui.add(button), text).clicked()
}
