//! The keys of the map. They rest while it has no focus, so that no letter typed into a field marks
//! anything.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::marking::{clear_levels, mark_chosen, set_grade, toggle_canal, toggle_chosen};
use super::{MapView, Shown};
use crate::anatomy::{Level, Part};
use crate::app::Spinemap;
use crate::app::session::Selection;
use crate::case::{Bounds, Escc};
use crate::edit::Mark;

/// The keys of the map, for the page of keys.
pub const KEYS: &[(&str, &str)] = &[
    ("Up, Down", "Map: the level above or below"),
    ("Shift+Up, Shift+Down", "Map: choose several levels"),
    ("Left, Right", "Map: the part before or after"),
    ("Space", "Map: mark the part, or take its mark away"),
    ("S, F", "Map: the part, or else the whole level, is suspected, or free"),
    ("Enter", "Map: the level is involved, its part not stated"),
    ("0, 2, 3", "Map: this grade of cord compression (Shift: at least)"),
    ("1", "Map: grade 1a, then 1b, then 1c (Shift: at least)"),
    ("C", "Map: canal invaded, or not stated"),
    ("Delete", "Map: clear the chosen levels"),
    ("Click", "Map: mark a part; a click on a level's name chooses the level"),
    ("Shift+click, drag", "Map: choose several levels"),
    ("Alt+click", "Map: the part is free"),
    ("Double-click", "Map: the level is involved, its part not stated"),
    ("Right-click", "Map: everything that a part or a level can be"),
    ("Menu, Shift+F10", "Map: the menu of the chosen part or level"),
    ("Wheel, pinch", "Map: zoom about the pointer; two fingers move what is zoomed"),
    ("Middle button, Space+drag", "Map: move what is zoomed"),
    ("Double-click beside it", "Map: show all of it"),
];

pub(super) fn keyboard(app: &mut Spinemap, view: &mut MapView, ui: &Ui, shown: &Shown<'_>) {
    let response = shown.response;
    if !response.has_focus() {
        return;
    }
    let filter =
        EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let shifted = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
        let step = |level: Level| if down { level.below() } else { level.above() };
        if shifted(key) {
            let levels = &app.session.selection.levels;
            let anchor = app.session.selection.level;
            let (first, last) = (levels.first().copied(), levels.last().copied());
            let end = if first == Some(anchor) { last } else { first };
            let grows = if first == last { Some(anchor) } else { end };
            if let Some(next) = grows.and_then(step) {
                app.session.selection.extend_to(next);
            }
        } else if pressed(key)
            && let Some(level) = step(app.session.selection.level)
        {
            let part = app.session.selection.part.filter(|part| part.exists_at(level));
            app.session.selection = Selection { part, ..Selection::one(level) };
        }
    }
    for (key, back) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
        if pressed(key) {
            step_part(app, back);
        }
    }
    if !app.can_edit() {
        return;
    }
    let part = app.session.selection.part.filter(|_| tapped(view, ui));
    if let Some(part) = part.or_else(|| pressed(Key::Enter).then_some(Part::UNSPECIFIED)) {
        toggle_chosen(app, part);
    }
    for (key, mark) in [(Key::S, Mark::Suspected), (Key::F, Mark::Free)] {
        if pressed(key) {
            let part = app.session.selection.part.unwrap_or(Part::UNSPECIFIED);
            mark_chosen(app, part, mark);
        }
    }
    if pressed(Key::Delete) {
        clear_levels(&mut app.session);
    }
    if pressed(Key::C) {
        toggle_canal(app);
    }
    for (key, grade) in [
        (Key::Num0, Some(Escc::Grade0)),
        (Key::Num1, None),
        (Key::Num2, Some(Escc::Grade2)),
        (Key::Num3, Some(Escc::Grade3)),
    ] {
        let at_least = shifted(key) || shifted_digit(ui, key);
        if at_least || pressed(key) {
            let now = app.session.finding().and_then(|f| f.escc.as_ref()?.value().min());
            let grade = grade.unwrap_or(match now {
                Some(Escc::Grade1a) if !at_least => Escc::Grade1b,
                Some(Escc::Grade1b) if !at_least => Escc::Grade1c,
                Some(Escc::Grade1c) if at_least => Escc::Grade1c,
                _ => Escc::Grade1a,
            });
            set_grade(
                app,
                Some(if at_least { Bounds::at_least(grade) } else { Bounds::exactly(grade) }),
            );
        }
    }
}

/// Whether the space bar was pressed and let go without moving the drawing.
fn tapped(view: &mut MapView, ui: &Ui) -> bool {
    let (pressed, released) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::Space), input.key_released(Key::Space))
    });
    if pressed && view.space.is_none() {
        view.space = Some(false);
    }
    released && view.space.take() == Some(false)
}

/// Whether a digit's key is pressed with Shift, whatever sign the keyboard gives then: `!`, `@`, `=`.
fn shifted_digit(ui: &Ui, digit: Key) -> bool {
    ui.input(|input| {
        input.events.iter().any(|event| {
            matches!(event, Event::Key { physical_key: Some(key), pressed: true, modifiers, .. }
                if *key == digit && modifiers.shift_only())
        })
    })
}

/// The part before or after the one that the keyboard is at, among those of the level.
fn step_part(app: &mut Spinemap, back: bool) {
    let level = app.session.selection.level;
    let parts: Vec<Part> = Part::of(level).collect();
    let now = parts.iter().position(|part| Some(*part) == app.session.selection.part);
    let next = match now {
        None => 0,
        Some(index) if back => (index + parts.len() - 1) % parts.len(),
        Some(index) => (index + 1) % parts.len(),
    };
    app.session.selection.part = parts.get(next).copied();
    app.status = parts.get(next).map(|part| format!("{level}, {}", part.label_at(level)));
}
