//! The proposal that is shown in full: what it says, how that stands to the case, its passages, and
//! what can be done with it.

use egui::{Align, Button, Frame, Layout, Margin, Rect, RichText, Sense, Stroke, Ui, vec2};

use super::proposal::{Line, Proposal, State};
use super::{deciding, signs};
use crate::app::Spinemap;
use crate::app::forms::{named, small_button};
use crate::app::style::{Palette, semibold};
use crate::case::{Choice as _, Wording};
use crate::edit::{Held, Relation};
use crate::reading::{Item, ProposalGroup};

/// How many passages are listed.
const MOST_PASSAGES: usize = 10;

/// What a person wants to do.
#[derive(Clone, Copy)]
enum Wanted {
    Accept,
    Skip,
    Edit,
    Reopen,
    Cancel,
    Passage(usize, usize),
}

/// Draws the proposal.
pub(super) fn show(app: &mut Spinemap, ui: &mut Ui, proposal: &Proposal) {
    let palette = Palette::of(ui);
    let edge = if app.review.is_on { palette.accent } else { palette.edge };
    let mut wanted = None;
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(if app.review.is_on { 1.5 } else { 1.0 }, edge))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(8, 6));
    let response = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        heading(ui, proposal);
        match app.review.draft.as_mut().filter(|_| app.session.origin.read_only.is_none()) {
            Some(draft) => {
                draft.show(ui);
                let is_complete = draft.is_complete();
                wanted = changing(ui, is_complete);
            }
            None => {
                told(ui, proposal);
                wanted = passages(app, ui, proposal);
                if app.can_edit() {
                    wanted = buttons(ui, proposal).or(wanted);
                }
            }
        }
    });
    if std::mem::take(&mut app.review.to_current) {
        response.response.scroll_to_me(None);
    }
    let ctx = ui.ctx().clone();
    match wanted {
        Some(Wanted::Accept) => app.accept_current(&ctx),
        Some(Wanted::Skip) => app.skip_current(&ctx),
        Some(Wanted::Edit) => app.edit_current(&ctx),
        Some(Wanted::Reopen) => app.reopen_current(&ctx),
        Some(Wanted::Cancel) => app.review.draft = None,
        Some(Wanted::Passage(start, end)) => app.review.to_passage = Some((start, end)),
        None => {}
    }
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
        ui.label(RichText::new(words).font(egui::FontId::new(14.0, semibold())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(state.label()).size(11.5).color(palette.muted);
            ui.label(text).on_hover_text(state.hint());
        });
    });
}

/// What it says: what is new in one go, the rest each with how it stands to the case.
fn told(ui: &mut Ui, proposal: &Proposal) {
    let palette = Palette::of(ui);
    let subject = &proposal.group.subject;
    let level = subject.levels().first().copied();
    let lines = || proposal.group.items.iter().zip(&proposal.lines);
    let is_plain = |line: &Line| !line.is_set_aside && line.standing.relation == Relation::New;
    let new: Vec<Item> =
        lines().filter(|(_, line)| is_plain(line)).map(|(item, _)| item.clone()).collect();
    if !new.is_empty() {
        let words = ProposalGroup { subject: subject.clone(), items: new }.to_string();
        let words = words.split_once(": ").map_or(words.as_str(), |(_, rest)| rest);
        ui.label(words);
    }
    for (item, line) in lines().filter(|(_, line)| !is_plain(line)) {
        let words = item.words(level);
        let (color, stands) = stands(line, palette, subject);
        ui.label(RichText::new(&words).color(color.unwrap_or(palette.text)));
        if !stands.is_empty() {
            let color = color.unwrap_or(palette.muted);
            ui.indent((&words, "stands"), |ui| {
                ui.label(RichText::new(stands).size(11.5).color(color));
            });
        }
    }
}

/// How an item stands to the case, in words.
fn stands(
    line: &Line,
    palette: &Palette,
    subject: &crate::reading::Subject,
) -> (Option<egui::Color32>, String) {
    let quiet = Some(palette.muted);
    if line.standing.recorded {
        return (quiet, "in the case, with its passage".to_owned());
    }
    if line.is_set_aside {
        return (quiet, "skipped".to_owned());
    }
    match &line.standing.relation {
        Relation::New => (None, String::new()),
        Relation::Agrees => (None, "the case says so already; these words support it".to_owned()),
        Relation::Refines(held) => (None, format!("more exact than the case: {}", listed(held))),
        Relation::Contradicts(held) => {
            (Some(palette.warning), format!("but the case says: {}", listed(held)))
        }
        Relation::NoPlace if subject.levels().is_empty() => (None, String::new()),
        Relation::NoPlace => (quiet, deciding::no_place(subject).to_owned()),
    }
}

/// What the case holds, and on which basis.
fn listed(held: &[Held]) -> String {
    let one = |held: &Held| {
        let level = held.level.map(|level| format!("{level} ")).unwrap_or_default();
        format!("{level}{} ({})", held.words, held.basis.label())
    };
    let mut words: Vec<String> = held.iter().map(one).collect();
    words.dedup();
    words.join("; ")
}

fn passages(app: &Spinemap, ui: &mut Ui, proposal: &Proposal) -> Option<Wanted> {
    let verbatim = app.shown_source().is_none_or(|one| one.wording == Wording::Verbatim);
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for passage in proposal.passages().into_iter().take(MOST_PASSAGES) {
            let words = &passage.words;
            let words = if verbatim { format!("“{words}”") } else { words.clone() };
            let link = ui.link(RichText::new(words).size(11.5));
            if link.on_hover_text("Show in the text").clicked() {
                wanted = Some(Wanted::Passage(passage.start, passage.end));
            }
        }
    });
    wanted
}

/// A button with its key.
fn key_button(ui: &mut Ui, text: &str, key: &str, is_first: bool) -> bool {
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

fn buttons(ui: &mut Ui, proposal: &Proposal) -> Option<Wanted> {
    let state = proposal.state();
    let mut wanted = None;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        if state == State::Skipped && small_button(ui, "Open again").clicked() {
            wanted = Some(Wanted::Reopen);
        }
        if !state.is_open() {
            return;
        }
        if !matches!(state, State::AsksLevel | State::NoPlace)
            && key_button(ui, "Accept", "A", true)
        {
            wanted = Some(Wanted::Accept);
        }
        if state == State::AsksLevel && key_button(ui, "Choose the level", "E", true) {
            wanted = Some(Wanted::Edit);
        }
        if key_button(ui, "Skip", "S", false) {
            wanted = Some(Wanted::Skip);
        }
        if state != State::AsksLevel && key_button(ui, "Edit", "E", false) {
            wanted = Some(Wanted::Edit);
        }
    });
    wanted
}

/// What can be done with a proposal that is changed.
fn changing(ui: &mut Ui, is_complete: bool) -> Option<Wanted> {
    let mut wanted = None;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_enabled_ui(is_complete, |ui| {
            if key_button(ui, "Accept", "A", true) {
                wanted = Some(Wanted::Accept);
            }
        });
        if key_button(ui, "Cancel", "Esc", false) {
            wanted = Some(Wanted::Cancel);
        }
    });
    wanted
}
