//! A proposal that is changed before it is accepted: items taken out, another part, side, state or
//! grade, the levels where the report leaves them open.

use egui::accesskit::Role;
use egui::{RichText, Ui, WidgetInfo};

use super::change::{Fields, change, is_offered, level_list};
use super::proposal::Proposal;
use crate::anatomy::Level;
use crate::app::style::Palette;
use crate::case::{Decision, PartState};
use crate::reading::{Item, ProposalGroup, Subject, Value};

/// A proposal under change.
pub struct Draft {
    subject: Subject,
    lines: Vec<Line>,
    /// Whether the report leaves open which level is meant.
    asks_level: bool,
    /// The levels that could well be meant.
    likely: Vec<Level>,
    /// Where the keyboard is in it.
    fields: Fields,
}

struct Line {
    read: Item,
    item: Item,
    is_taken: bool,
    /// Whether the case has a place for it as it was read.
    is_placed: bool,
}

impl Draft {
    /// A proposal as it was read, among all of its report; what is set aside is out.
    pub fn of(proposal: &Proposal, all: &[Proposal]) -> Self {
        let ProposalGroup { subject, items } = proposal.group.clone();
        let lines = items.into_iter().zip(&proposal.lines);
        let lines = lines.map(|(item, line)| Line {
            read: item.clone(),
            item,
            is_taken: line.otherwise().is_none(),
            is_placed: line.is_placed(),
        });
        let asks_level = matches!(&subject, Subject::Levels(levels) if levels.is_empty());
        let likely = if asks_level { likely(proposal, all) } else { Vec::new() };
        Self { lines: lines.collect(), asks_level, likely, subject, fields: Fields::default() }
    }

    /// What it is about.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether the keyboard is in it, at something that is not typed in.
    pub const fn has_keyboard(&self) -> bool {
        self.fields.has_keyboard()
    }

    /// Takes an item out or in.
    pub fn toggle(&mut self, at: usize) {
        if let Some(line) = self.lines.get_mut(at) {
            line.is_taken = !line.is_taken;
        }
    }

    /// Whether it can be accepted.
    pub fn is_complete(&self) -> bool {
        let is_placed = !matches!(&self.subject, Subject::Levels(levels) if levels.is_empty());
        is_placed && self.lines.iter().any(|line| line.is_taken)
    }

    /// What is accepted.
    pub fn accepted(&self) -> ProposalGroup {
        let taken = self.lines.iter().filter(|line| line.is_taken);
        let items = taken.map(|line| line.item.clone()).collect();
        ProposalGroup { subject: self.subject.clone(), items }
    }

    /// What was decided on each item as it was read of a subject.
    pub fn decisions(&self, read_of: &Subject) -> Vec<(ProposalGroup, Option<Decision>)> {
        let of_line = |line: &Line| {
            let is_changed = line.item != line.read || self.subject != *read_of;
            let decision = match line {
                Line { is_taken: false, .. } => Some(Decision::Skipped),
                _ if is_changed => Some(Decision::Changed),
                line => line.is_placed.then_some(Decision::Accepted),
            };
            let read = ProposalGroup { subject: read_of.clone(), items: vec![line.read.clone()] };
            (read, decision)
        };
        self.lines.iter().map(of_line).collect()
    }

    /// Draws it. At first the keyboard goes to what can be changed.
    pub fn show(&mut self, ui: &mut Ui) {
        self.fields.begin();
        let text = RichText::new(self.what_to_do()).size(11.5);
        ui.label(text.color(Palette::of(ui).muted));
        if self.asks_level {
            self.levels(ui);
        }
        let level = self.subject.levels().first().copied();
        for (at, line) in self.lines.iter_mut().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let words = line.read.words(level);
                let digit = if at < 9 { (at + 1).to_string() } else { String::new() };
                let color = Palette::of(ui).muted;
                let taken = ui.checkbox(&mut line.is_taken, RichText::new(digit).color(color));
                taken.widget_info(|| {
                    let name = format!("Accept: {words}");
                    WidgetInfo::selected(Role::CheckBox, true, line.is_taken, name)
                });
                self.fields.at(&taken);
                if line.is_taken {
                    ui.push_id(at, |ui| change(ui, &mut self.fields, &mut line.item, level));
                } else {
                    ui.label(RichText::new(words).color(color).strikethrough());
                }
            });
        }
        self.fields.end(ui);
    }

    /// What a person can do here, in a sentence.
    fn what_to_do(&self) -> &'static str {
        if self.asks_level {
            "Choose the level, then accept."
        } else if self.lines.iter().all(|line| is_offered(&line.item.value)) {
            "Change what is not right, untick what you leave out, then accept."
        } else {
            "Change what is not right, untick what you leave out, then accept. What has no list here \
             is changed in its form once it is accepted."
        }
    }

    /// The levels that are meant, where the report does not say.
    fn levels(&mut self, ui: &mut Ui) {
        let Subject::Levels(levels) = &mut self.subject else { return };
        let (mut first, mut last) = (levels.first().copied(), levels.last().copied());
        ui.horizontal_wrapped(|ui| {
            for level in &self.likely {
                let likely = ui.selectable_label(levels[..] == [*level], level.name());
                self.fields.first(&likely);
                if likely.clicked() {
                    (first, last) = (Some(*level), Some(*level));
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(if self.likely.is_empty() { "Level" } else { "or" });
            level_list(ui, &mut self.fields, "First level", &mut first);
            if first.is_some() {
                ui.label("to");
                level_list(ui, &mut self.fields, "Last level", &mut last);
            }
        });
        if let Some(first) = first {
            *levels = Level::range(first, last.unwrap_or(first)).collect();
        } else {
            let color = Palette::of(ui).warning;
            let words = "Choose the level that the report means";
            ui.label(RichText::new(words).size(11.5).color(color));
        }
    }
}

/// How many levels are offered at once.
const MOST_LIKELY: usize = 6;

/// The levels that a proposal without one could well mean: the neighbours of a level that the
/// column does not have, else those that the report says to be diseased.
fn likely(proposal: &Proposal, all: &[Proposal]) -> Vec<Level> {
    match proposal.question().and_then(|passage| passage.words.chars().next()) {
        Some('L' | 'l') => return vec![Level::L5, Level::S1],
        Some('T' | 't' | 'D' | 'd') => return vec![Level::T12, Level::L1],
        _ => {}
    }
    let is_diseased = |one: &&Proposal| {
        let items = &one.group.items;
        items.iter().any(|item| matches!(item.value, Value::Part(_, PartState::Involved)))
    };
    let diseased = all.iter().filter(is_diseased);
    diseased.flat_map(|one| one.group.subject.levels()).copied().take(MOST_LIKELY).collect()
}
