//! The Scores tab: what the program counts from the marks, and from what it counts it.
//!
//! A line leads to the field or the mark that answers it. What is open and can be answered by a
//! choice is also answered in the line.

mod card;
mod line;
mod offers;
mod over_time;
mod summary;

use egui::{RichText, Ui};

use super::{Tab, Wanted};
use crate::anatomy::Level;
use crate::app::Spinemap;
use crate::app::session::{Selection, Session};
use crate::app::style::named;
use crate::app::style::{Palette, heading};
use crate::scores::{Course, FieldPath};
use offers::Offer;
use summary::{Group, Summary};

/// The scores of the shown time point, kept until the case or the time point changes.
#[derive(Default)]
pub struct Scores {
    groups: Vec<Group>,
    /// What differs between time points.
    courses: Vec<Course>,
    /// The case, its state and the time point that they are of.
    of: Option<(u64, u64, usize)>,
    /// A score to be brought into sight.
    sought: Option<Sought>,
}

impl Scores {
    /// Computes the scores again where they could be others.
    pub fn refresh(&mut self, session: &Session) {
        let now = (session.serial, session.editor.revision(), session.time_point);
        if self.of != Some(now) {
            self.groups = summary::groups(session.case(), session.time_point);
            let is_same_case = self.of.is_some_and(|of| (of.0, of.1) == (now.0, now.1));
            if !is_same_case {
                self.courses = crate::scores::over_time(session.case());
            }
            self.of = Some(now);
        }
    }

    /// The scores of a level at the shown time point.
    fn of_level(&self, level: Level) -> impl Iterator<Item = &Summary> {
        let cards = self.groups.iter().flat_map(|group| &group.cards);
        let all = cards.flat_map(|card| std::iter::once(&card.first).chain(&card.others));
        all.filter(move |summary| summary.level == Some(level))
    }
}

/// A score to be brought into sight.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sought {
    name: &'static str,
    level: Option<Level>,
    /// Whether it is scrolled to. One that was just answered is only kept open.
    to_top: bool,
}

/// What a person asks for in the tab.
enum Wish {
    /// To answer an input.
    Answer(FieldPath),
    /// To answer an input of a score at once: the name of the step, the answer, and the score.
    Fill(String, Offer, Sought),
    /// To see a score at a time point.
    See(usize, &'static str, Option<Level>),
    /// To have a line in the clipboard.
    Copy(String),
}

/// The tab.
pub fn show(app: &mut Spinemap, ui: &mut Ui) {
    let locked = !app.can_edit();
    let tip = "Shows on the map how stable each level is by SINS";
    ui.checkbox(&mut app.panels.overlays.sins, "Tint levels by SINS on the map").on_hover_text(tip);
    let scores = &mut app.panels.scores;
    let sought = scores.sought.take();
    let mut wish = over_time::show(ui, app.session.case(), &scores.courses, app.session.time_point);
    if scores.groups.is_empty() {
        let words = "Nothing can be scored yet. Mark on the map what the report says; the scores \
                     follow.";
        ui.label(RichText::new(words).color(Palette::of(ui).muted));
    }
    for group in &scores.groups {
        ui.label(heading(&group.heading));
        for card in &group.cards {
            wish = card::show(ui, card, sought, locked).or(wish);
        }
        ui.add_space(6.0);
    }
    match wish {
        Some(Wish::Answer(field)) => go_to_answer(app, field),
        Some(Wish::Fill(label, offer, answered)) => {
            app.session.editor.edit(label, None, |case| offer.put(case));
            app.panels.scores.sought = Some(answered);
        }
        Some(Wish::See(time_point, name, level)) => {
            app.session.time_point = time_point;
            app.panels.scores.sought = Some(Sought { name, level, to_top: true });
        }
        Some(Wish::Copy(line)) => {
            ui.ctx().copy_text(line);
            app.status = Some("The line is in the clipboard".to_owned());
        }
        None => {}
    }
}

/// Goes to the field, or to the map, that answers an input.
pub(super) fn go_to_answer(app: &mut Spinemap, field: FieldPath) {
    if let FieldPath::TimePoint(index, _)
    | FieldPath::Level(index, ..)
    | FieldPath::Span(index, ..) = field
    {
        app.session.time_point = index;
    }
    if let FieldPath::Level(_, level, _) = field {
        app.session.selection = Selection::one(level);
    }
    if let FieldPath::TimePoint(_, "findings.levels") = field {
        app.panels.tab = Tab::Level;
        app.panels.map.focus();
        app.status = Some("What is marked on the map answers this".to_owned());
    } else if let Some(wanted) = Wanted::answering(field, app.session.case()) {
        app.panels.reveal(wanted);
    }
}

/// The scores of the chosen level in a quiet line; a click shows one with what it is made of.
pub fn of_level(app: &mut Spinemap, ui: &mut Ui) {
    let level = app.session.selection.level;
    if app.panels.scores.of_level(level).next().is_none() {
        return;
    }
    let Palette { text, muted, .. } = *Palette::of(ui);
    let mut sought = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(12.0, 2.0);
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        ui.spacing_mut().interact_size.y = 16.0;
        ui.horizontal_wrapped(|ui| {
            for summary in app.panels.scores.of_level(level) {
                let words =
                    [(summary.name, text), (&summary.result, text), (&summary.class, muted)];
                let words = words.map(|(words, color)| {
                    line::words(words, 11.5, egui::FontFamily::Proportional, color)
                });
                let text = line::cell(&words);
                let link = named(
                    ui.add(egui::Button::new(text).small().frame(false).wrap()),
                    &format!("Show {}: {}", summary.title, summary.in_words()),
                );
                if link.on_hover_text("Show what it is made of").clicked() {
                    sought =
                        Some(Sought { name: summary.name, level: summary.level, to_top: true });
                }
            }
        });
    });
    if sought.is_some() {
        app.panels.tab = Tab::Scores;
        app.panels.scores.sought = sought;
    }
}
