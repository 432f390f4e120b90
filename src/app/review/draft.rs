//! A proposal that is changed before it is accepted: items taken out, another part, side, state or
//! grade, the levels where the report leaves them open.

use egui::accesskit::Role;
use egui::{ComboBox, RichText, Ui, WidgetInfo};

use super::proposal::Proposal;
use crate::anatomy::{Level, Part};
use crate::app::style::Palette;
use crate::case::{
    Bounds, CanalState, Certainty, Choice, CompressionScale, Decision, Escc, PartState,
};
use crate::reading::{Item, ProposalGroup, Subject, Value};

/// A proposal under change.
pub struct Draft {
    subject: Subject,
    lines: Vec<Line>,
    /// Whether the report leaves open which level is meant.
    asks_level: bool,
    /// The levels that could well be meant.
    likely: Vec<Level>,
}

struct Line {
    read: Item,
    item: Item,
    is_taken: bool,
}

impl Draft {
    /// A proposal as it was read, among all of its report; what is set aside is out.
    pub fn of(proposal: &Proposal, all: &[Proposal]) -> Self {
        let ProposalGroup { subject, items } = proposal.group.clone();
        let lines = items.into_iter().zip(&proposal.lines);
        let lines = lines.map(|(item, line)| Line {
            read: item.clone(),
            item,
            is_taken: line.decision.is_none(),
        });
        let asks_level = matches!(&subject, Subject::Levels(levels) if levels.is_empty());
        let likely = if asks_level { likely(proposal, all) } else { Vec::new() };
        Self { lines: lines.collect(), asks_level, likely, subject }
    }

    /// What it is about.
    pub const fn subject(&self) -> &Subject {
        &self.subject
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
            let decision = if line.is_taken {
                is_changed.then_some(Decision::Changed)
            } else {
                Some(Decision::Skipped)
            };
            let read = ProposalGroup { subject: read_of.clone(), items: vec![line.read.clone()] };
            (read, decision)
        };
        self.lines.iter().map(of_line).collect()
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui) {
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
                if line.is_taken {
                    ui.push_id(at, |ui| change(ui, &mut line.item, level));
                } else {
                    ui.label(RichText::new(words).color(color).strikethrough());
                }
            });
        }
    }

    /// The levels that are meant, where the report does not say.
    fn levels(&mut self, ui: &mut Ui) {
        let Subject::Levels(levels) = &mut self.subject else { return };
        let (mut first, mut last) = (levels.first().copied(), levels.last().copied());
        ui.horizontal_wrapped(|ui| {
            for level in &self.likely {
                if ui.selectable_label(levels[..] == [*level], level.name()).clicked() {
                    (first, last) = (Some(*level), Some(*level));
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(if self.likely.is_empty() { "Level" } else { "or" });
            level_list(ui, "First level", &mut first);
            if first.is_some() {
                ui.label("to");
                level_list(ui, "Last level", &mut last);
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

fn level_list(ui: &mut Ui, name: &str, level: &mut Option<Level>) {
    let text = level.map_or("choose", Level::name);
    let list = ComboBox::from_id_salt(name).selected_text(text).width(64.0).show_ui(ui, |ui| {
        for one in Level::ALL {
            ui.selectable_value(level, Some(one), one.name());
        }
    });
    named(&list.response, name);
}

fn named(response: &egui::Response, name: &str) {
    let name = format!("Change: {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}

/// Offers other values for what an item says, where they are few.
fn change(ui: &mut Ui, item: &mut Item, level: Option<Level>) {
    match &mut item.value {
        Value::Part(part, state) => {
            parts(ui, part, level);
            let mut told = (*state, item.certainty);
            one_of(ui, "State", &mut told, STATES.into_iter(), |(state, certainty)| {
                let words =
                    if *certainty == Certainty::Suspected { "suspected" } else { state.label() };
                words.to_owned()
            });
            (*state, item.certainty) = told;
            return;
        }
        Value::BoneLesion(lesion) => choice(ui, "Bone lesion", lesion),
        Value::Alignment(alignment) => choice(ui, "Alignment", alignment),
        Value::SignalT1(signal) => choice(ui, "T1 signal", signal),
        Value::SignalT2(signal) => choice(ui, "T2 signal", signal),
        Value::Enhancement(enhancement) => choice(ui, "Enhancement", enhancement),
        Value::Canal(canal) => {
            choice(ui, "Canal", &mut canal.state);
            canal.from = canal.from.filter(|_| canal.state != CanalState::Free);
        }
        Value::CompressedFrom(side) => choice(ui, "Compressed from", side),
        Value::CordDisplaced(side) => choice(ui, "Cord displaced", side),
        Value::CordCompressed(answer) => choice(ui, "Cord compressed", answer),
        // Where there is no cord only what the report states stands.
        Value::Escc(grade) if level.is_none_or(|one| CompressionScale::of(one).offers_escc()) => {
            let exact = Escc::ALL.iter().map(|grade| Bounds::exactly(*grade));
            let least = Escc::ALL.iter().skip(1).take(4).map(|grade| Bounds::at_least(*grade));
            ui.label("ESCC");
            one_of(ui, "Grade", grade, exact.chain(least), ToString::to_string);
        }
        value => {
            ui.label(value.words(level));
        }
    }
    let mut is_suspected = item.certainty == Certainty::Suspected;
    if ui.checkbox(&mut is_suspected, "suspected").changed() {
        item.certainty = if is_suspected { Certainty::Suspected } else { Certainty::Definite };
    }
}

/// What a part can be said to be.
const STATES: [(PartState, Certainty); 3] = [
    (PartState::Involved, Certainty::Definite),
    (PartState::Involved, Certainty::Suspected),
    (PartState::Free, Certainty::Definite),
];

/// Other places of the same part, such as its other side.
fn parts(ui: &mut Ui, part: &mut Part, level: Option<Level>) {
    let structure = part.structure();
    let all = || {
        Part::all().filter(|other| {
            other.structure() == structure && level.is_none_or(|level| other.exists_at(level))
        })
    };
    if all().count() > 1 {
        one_of(ui, "Part", part, all(), |part| match level {
            Some(level) => part.label_at(level),
            None => part.label(),
        });
    } else {
        ui.label(if *part == Part::UNSPECIFIED { "level".to_owned() } else { part.label() });
    }
}

fn choice<T: Choice>(ui: &mut Ui, name: &str, value: &mut T) {
    ui.label(name);
    one_of(ui, name, value, T::ALL.iter().copied(), |value| value.label().to_owned());
}

fn one_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: impl Iterator<Item = T>,
    words: impl Fn(&T) -> String,
) {
    let list = ComboBox::from_id_salt(name).truncate().selected_text(words(value));
    let list = list.show_ui(ui, |ui| {
        for one in all {
            let text = words(&one);
            ui.selectable_value(value, one, text);
        }
    });
    named(&list.response, name);
}
