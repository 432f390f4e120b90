//! Going to anything by its name: a command, a level, a part of the chosen level, a time point or
//! a field.

use std::sync::LazyLock;

use egui::{
    Align2, Context, Event, Id, Key, Layout, Modal, Modifiers, RichText, ScrollArea, TextEdit,
};

use super::Spinemap;
use super::command::Command;
use super::session::{Selection, Session};
use super::style::{Palette, heading};
use super::tab::Tab;
use crate::anatomy::{Level, Part};
use crate::case::fields;

/// Where a person can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Carry out a command.
    Command(Command),
    /// Choose a level.
    Level(Level),
    /// Put the map's keyboard on a part of the chosen level.
    Part(Part),
    /// Show a time point, by its place.
    TimePoint(usize),
    /// Show a field, by its path in the table of fields.
    Field(&'static str),
}

/// A line of the list.
#[derive(Debug, Clone)]
struct Entry {
    place: Place,
    words: String,
    /// What stands at its right end.
    aside: String,
}

/// The list while it is open.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    typed: String,
    /// Which of the lines that are found; none until something is typed or a key moves there.
    chosen: Option<usize>,
    has_keyboard: bool,
    /// What was typed before it had the keyboard.
    ahead: Vec<Event>,
}

/// What has become of the list.
pub enum Found {
    /// It is still open.
    Open,
    /// A person wants to go there.
    Place(Place),
    /// A person does not want to go anywhere.
    Nowhere,
}

/// Most lines that are listed.
const MOST: usize = 60;

/// Takes the keys out of the frame that come after the one that opens the list. A slow frame holds
/// them all, and what is meant for the list must not mark anything on the map.
pub fn typed_ahead(ctx: &Context) -> Vec<Event> {
    let Some(shortcut) = Command::GoTo.shortcut() else { return Vec::new() };
    let opens = |event: &Event| {
        matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.matches_logically(shortcut.modifiers))
    };
    ctx.input_mut(|input| {
        let Some(opened) = input.events.iter().position(opens) else { return Vec::new() };
        take_typed(&mut input.events, opened + 1)
    })
}

/// Takes the keys out of the events from a place on, in their order.
fn take_typed(events: &mut Vec<Event>, from: usize) -> Vec<Event> {
    let is_typed = |event: &Event| matches!(event, Event::Text(_) | Event::Key { .. });
    let (typed, others) = events.split_off(from).into_iter().partition(is_typed);
    events.extend::<Vec<_>>(others);
    typed
}

impl Finder {
    /// Takes what was typed before the list was drawn.
    pub fn take_ahead(&mut self, typed: Vec<Event>) {
        self.ahead.extend(typed);
    }

    /// Keeps what is typed until the field has the keyboard, then gives it back before what comes
    /// in that frame: letters of several slow frames stay in their order. Before anything else is
    /// drawn, for until then the keyboard is still where it was.
    pub fn catch_up(&mut self, ctx: &Context) {
        ctx.input_mut(|input| {
            if self.has_keyboard {
                input.events.splice(0..0, self.ahead.drain(..));
            } else {
                self.ahead.extend(take_typed(&mut input.events, 0));
            }
        });
        if !self.ahead.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Draws the list and takes the keys.
    pub fn show(&mut self, ctx: &Context, session: &Session, enabled: &[Command]) -> Found {
        let entries = find(&self.typed, all(ctx, session, enabled));
        let (down, up, enter) = ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
        });
        let last = entries.len().saturating_sub(1);
        let moved = down || up;
        self.chosen = match self.chosen {
            Some(chosen) if down => Some(if chosen < last { chosen + 1 } else { 0 }),
            Some(chosen) if up => Some(chosen.checked_sub(1).unwrap_or(last)),
            None if moved => Some(if down { 0 } else { last }),
            chosen => chosen.map(|chosen| chosen.min(last)),
        };
        let (mut found, mut typed) = (None, false);
        let area =
            Modal::default_area(Id::unique("finder")).anchor(Align2::CENTER_TOP, [0.0, 90.0]);
        let modal = Modal::new(Id::unique("finder")).area(area).show(ctx, |ui| {
            ui.set_width(460.0);
            let label = ui.label(heading("Go to"));
            let id = ui.scope_id().with("typed");
            if !self.has_keyboard {
                // Before the field is drawn: what is typed meanwhile is not lost.
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            let hint = "a command, level, part, time point or field";
            let field = TextEdit::singleline(&mut self.typed).id(id).hint_text(hint);
            let field = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
            // The first pass only measures, and takes no keys.
            self.has_keyboard |= field.has_focus() && !ui.is_sizing_pass();
            if field.changed() {
                typed = true;
                self.chosen = (!self.typed.trim().is_empty()).then_some(0);
            }
            ui.add_space(4.0);
            let muted = Palette::of(ui).muted;
            if entries.is_empty() {
                ui.label(RichText::new("Nothing is called so.").color(muted));
            }
            ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
                ui.with_layout(Layout::top_down_justified(egui::Align::Min), |ui| {
                    for (index, entry) in entries.iter().enumerate() {
                        let chosen = Some(index) == self.chosen;
                        let aside = RichText::new(&entry.aside).size(11.5).color(muted);
                        let line = egui::Button::selectable(chosen, entry.words.as_str())
                            .right_text(aside)
                            .truncate();
                        let line = ui.add(line);
                        if chosen && moved {
                            line.scroll_to_me(None);
                        }
                        if line.clicked() {
                            found = Some(entry.place);
                        }
                    }
                });
            });
        });
        if enter {
            // A slow frame holds the words and the key that ends them.
            let entries =
                if typed { find(&self.typed, all(ctx, session, enabled)) } else { entries };
            let chosen = self.chosen.and_then(|chosen| entries.get(chosen));
            found = found.or_else(|| chosen.map(|entry| entry.place));
        }
        match found {
            Some(place) => Found::Place(place),
            None if modal.should_close() => Found::Nowhere,
            None => Found::Open,
        }
    }
}

impl Spinemap {
    /// Draws the list while it is open.
    pub(super) fn show_finder(&mut self, ctx: &Context) {
        let Some(mut finder) = self.finder.take() else { return };
        let enabled: Vec<Command> =
            Command::ALL.into_iter().filter(|command| self.is_enabled(*command)).collect();
        match finder.show(ctx, &self.session, &enabled) {
            Found::Open => self.finder = Some(finder),
            Found::Place(place) => self.go(ctx, place),
            Found::Nowhere => {}
        }
    }

    /// Goes to what was chosen by its name.
    fn go(&mut self, ctx: &Context, place: Place) {
        match place {
            Place::Command(command) => self.run(ctx, command),
            Place::Level(level) => {
                self.session.selection = Selection::one(level);
                self.panels.map.focus();
            }
            Place::Part(part) => {
                self.session.selection.part = Some(part);
                self.panels.map.focus();
            }
            Place::TimePoint(index) => self.session.time_point = index,
            Place::Field(path) => self.panels.reveal(super::forms::Wanted::anywhere(path)),
        }
    }
}

/// Everything there is to go to.
fn all(ctx: &Context, session: &Session, enabled: &[Command]) -> Vec<Entry> {
    let command = |command: &Command| Entry {
        place: Place::Command(*command),
        words: command.label().to_owned(),
        aside: command.shortcut().map(|keys| ctx.format_shortcut(&keys)).unwrap_or_default(),
    };
    let level = |level: Level| Entry {
        place: Place::Level(level),
        words: level.name().to_owned(),
        aside: "level".to_owned(),
    };
    let chosen = session.selection.level;
    let part = |part: Part| Entry {
        place: Place::Part(part),
        words: format!("{chosen} {}", part.label_at(chosen)),
        aside: "part".to_owned(),
    };
    let time_point = |(index, point): (usize, &std::sync::Arc<crate::case::TimePoint>)| Entry {
        place: Place::TimePoint(index),
        words: point.label.clone(),
        aside: "time point".to_owned(),
    };
    let commands = enabled.iter().filter(|command| **command != Command::GoTo).map(command);
    let time_points = session.case().time_points.iter().enumerate().map(time_point);
    let field = |(path, words, tab): &(&'static str, String, Tab)| Entry {
        place: Place::Field(path),
        words: words.clone(),
        aside: tab.label().to_owned(),
    };
    commands
        .chain(time_points)
        .chain(Level::ALL.map(level))
        .chain(Part::of(chosen).map(part))
        .chain(FIELDS.iter().map(field))
        .collect()
}

/// The fields that a form shows, with the names of what they belong to.
static FIELDS: LazyLock<Vec<(&'static str, String, Tab)>> = LazyLock::new(|| {
    let table = fields();
    let named = |path: &str| table.get(path).map(|field| field.label.as_str());
    let entry = |(path, field): (&'static String, &'static crate::case::Field)| {
        if field.is_group || is_name(path) || field.label.is_empty() {
            return None;
        }
        let above =
            path.rsplit_once('.').map(|(above, _)| above.trim_end_matches(['[', ']', '{', '}']));
        let above = above.and_then(named).filter(|above| !HIDDEN.contains(above));
        let words = above.map_or_else(String::new, |above| format!("{above} · "));
        Some((path.as_str(), format!("{words}{}", field.label), Tab::of_field(path)))
    };
    table.iter().filter_map(entry).collect()
});

/// Whether a field is the name of a record, which is given and stays, or of what was accepted
/// of hints or decided on texts, which no form shows.
fn is_name(path: &str) -> bool {
    path.rsplit('.').next() == Some("id")
        || path.starts_with("accepted_hints")
        || path.starts_with("sources[].decided")
}

/// What need not be said of a field, because its tab says it.
const HIDDEN: [&str; 4] = ["Levels", "Findings", "Time points", "Treatments"];

/// The entries that hold all words that are typed; first those that begin with them.
fn find(typed: &str, entries: Vec<Entry>) -> Vec<Entry> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(bool, Entry)> = entries
        .into_iter()
        .filter_map(|entry| {
            let lower = entry.words.to_lowercase();
            let text = format!("{lower} {}", entry.aside.to_lowercase());
            let holds = words.iter().all(|word| text.contains(word));
            holds.then(|| (!lower.starts_with(&typed), entry))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        let session = Session::new(0);
        let entries = find(typed, all(&Context::default(), &session, &Command::ALL));
        entries.into_iter().map(|entry| entry.words).collect()
    }

    #[test]
    fn what_begins_with_the_words_comes_first_and_all_words_must_be_there() {
        assert_eq!(found("t12")[0], "T12");
        assert_eq!(found("undo"), ["Undo"]);
        assert_eq!(found("left ped")[0], "T6 left pedicle");
        assert_eq!(found("escc")[0], "Cord compression (ESCC)");
        assert!(found("marker").contains(&"Stains and markers · Marker".to_owned()));
        assert!(found("nothing of this kind").is_empty());
        assert_eq!(found("").len(), MOST);
    }

    #[test]
    fn every_field_that_is_no_group_can_be_gone_to() {
        let fields = fields().iter().filter(|(path, field)| !field.is_group && !is_name(path));
        for (path, _) in fields {
            assert!(FIELDS.iter().any(|(other, ..)| other == path), "{path}");
        }
    }
}
