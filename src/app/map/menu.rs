//! The menu of the right button and of the menu key: everything that a part or a level can be.

use egui::{Key, Modifiers, PointerButton, Popup, Response, RichText, SetOpenCommand, Ui};

use super::marking::{
    canal_now, clear_levels, mark_chosen, mark_of, set_canal, set_chosen, set_grade, set_sac_grade,
    toggle_chosen,
};
use super::pointer::released_at;
use super::{MapView, Shown};
use crate::anatomy::{Level, Part};
use crate::app::Spinemap;
use crate::app::session::Selection;
use crate::app::style::{Palette, subheading};
use crate::case::{Bounds, CanalState, Choice, CompressionScale, Escc, ThecalSac};
use crate::edit::{self, Mark};
use crate::figure::Target;

pub(super) fn context_menu(app: &mut Spinemap, view: &mut MapView, shown: &Shown<'_>) {
    let response = shown.response;
    let by_key = response.has_focus() && is_asked_for(response);
    if by_key {
        let selection = &app.session.selection;
        let level = selection.level;
        let target = selection.part.map_or(Target::Level(level), |part| Target::Part(level, part));
        let drawn = selection.part.map(|part| shown.sheet.shown(level, part)).unwrap_or_default();
        let place = drawn.first().copied().unwrap_or(Target::Level(level));
        let at = shown.position_of(place).unwrap_or(shown.rect.center());
        view.menu = Some((target, shown.rect.clamp(at)));
        // The first line of the menu takes the keyboard.
        response.surrender_focus();
    } else if response.secondary_clicked() {
        let at = released_at(shown, PointerButton::Secondary);
        view.menu = at.and_then(|at| Some((shown.target_at(at)?, at)));
        if let Some((target, _)) = view.menu {
            // One of several chosen levels stands for all of them.
            let selection = &mut app.session.selection;
            if selection.levels.contains(&target.level()) {
                selection.level = target.level();
            } else {
                *selection = Selection::one(target.level());
            }
        }
    }
    let Some((target, at)) = view.menu.filter(|_| app.can_edit()) else { return };
    let command = match () {
        () if by_key || response.secondary_clicked() => Some(SetOpenCommand::Bool(true)),
        () if response.clicked() => Some(SetOpenCommand::Bool(false)),
        () => None,
    };
    let popup = Popup::menu(response).open_memory(command).at_position(at);
    let open = popup.show(|ui| contents(app, ui, target));
    if open.is_some_and(|menu| menu.response.should_close()) {
        // The keys of the drawing go on where they were.
        view.menu = None;
        response.request_focus();
    }
}

/// Whether the key of menus is pressed, or Shift+F10 on keyboards without one.
fn is_asked_for(response: &Response) -> bool {
    response.ctx.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::Menu)
            || input.consume_key(Modifiers::SHIFT, Key::F10)
    })
}

fn contents(app: &mut Spinemap, ui: &mut Ui, target: Target) {
    let level = target.level();
    let needs_focus = ui.memory(|memory| memory.focused().is_none());
    if let Target::Part(level, part) = target {
        ui.label(subheading(format!("{level}, {}", part.label_at(level))));
        let now = mark_of(&app.session, level, part);
        for mark in Mark::ALL {
            let line = ui.selectable_label(now == mark, mark.label());
            if needs_focus && mark == Mark::Involved {
                line.request_focus();
            }
            if line.clicked() {
                set_chosen(app, part, mark);
                ui.close();
            }
        }
        wider(app, ui, level, part);
        ui.separator();
    } else {
        ui.label(subheading(level.name()));
    }
    grades(app, ui, level);
    let line = canal(app, ui);
    if needs_focus && target.part().is_none() {
        line.request_focus();
    }
    whole_level(app, ui, level);
    ui.separator();
    if ui.button(format!("Clear {level}")).clicked() {
        clear_levels(&mut app.session);
        ui.close();
    }
}

/// What a level can be as a whole.
fn whole_level(app: &mut Spinemap, ui: &mut Ui, level: Level) {
    let now = mark_of(&app.session, level, Part::UNSPECIFIED);
    let marks = [
        (Mark::Involved, "Involved, part not stated"),
        (Mark::Suspected, "Suspected, part not stated"),
        (Mark::Free, "Free as a whole"),
    ];
    for (mark, words) in marks {
        if ui.selectable_label(now == mark, words).clicked() {
            mark_chosen(app, Part::UNSPECIFIED, mark);
            ui.close();
        }
    }
}

/// What holds the part: the half and the whole of a body, the ring, the side that is not stated.
fn wider(app: &mut Spinemap, ui: &mut Ui, level: Level, part: Part) {
    let wider: Vec<Part> =
        Part::of(level).filter(|other| *other != part && other.holds(part)).collect();
    if wider.is_empty() {
        return;
    }
    ui.separator();
    ui.label(RichText::new("Mark instead").size(11.5).color(Palette::of(ui).muted));
    for part in wider {
        let marked = app.session.finding().is_some_and(|finding| edit::is_marked(finding, part));
        if ui.selectable_label(marked, part.label_at(level)).clicked() {
            toggle_chosen(app, part);
            ui.close();
        }
    }
}

/// How the canal is, and the line that offers it.
fn canal(app: &mut Spinemap, ui: &mut Ui) -> Response {
    let now = canal_now(app);
    let menu = ui.menu_button("Canal", |ui| {
        let states = CanalState::ALL.iter().copied().map(Some).chain([None]);
        for state in states {
            let words = state.map_or("not stated", Choice::label);
            if ui.selectable_label(now == state, words).clicked() {
                set_canal(app, state);
                ui.close();
            }
        }
    });
    menu.response
}

/// The grades of compression that the form offers at a level: of the cord, or of the sac below it.
fn grades(app: &mut Spinemap, ui: &mut Ui, level: Level) {
    let scale = CompressionScale::of(level);
    if scale == CompressionScale::ThecalSac {
        ui.menu_button("Thecal sac (unvalidated)", |ui| {
            offer(ui, &ThecalSac::ALL[1..4], |grade| set_sac_grade(app, grade));
        });
    }
    if !scale.offers_escc() {
        let graded = app.session.finding().is_some_and(|finding| finding.escc.is_some());
        if graded && ui.button("Cord compression (ESCC): not stated").clicked() {
            set_grade(app, None);
            ui.close();
        }
        return;
    }
    ui.menu_button("Cord compression (ESCC)", |ui| {
        offer(ui, &Escc::ALL[1..5], |grade| set_grade(app, grade));
    });
}

/// Offers the grades of a scale, those that can be the least of several, and none.
fn offer<G: Choice + Ord>(ui: &mut Ui, least: &[G], set: impl FnOnce(Option<Bounds<G>>)) {
    let exact = G::ALL.iter().map(|grade| (Some(Bounds::exactly(*grade)), grade.hint()));
    let least = least.iter().map(|grade| (Some(Bounds::at_least(*grade)), ""));
    let mut pressed = None;
    for (grade, hint) in exact.chain(least).chain([(None, "")]) {
        let words = grade.map_or_else(|| "not stated".to_owned(), |grade| grade.to_string());
        let line = ui.button(words);
        let line = if hint.is_empty() { line } else { line.on_hover_text(hint) };
        if line.clicked() {
            pressed.get_or_insert(grade);
        }
    }
    if let Some(grade) = pressed {
        set(grade);
        ui.close();
    }
}
