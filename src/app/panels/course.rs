//! The course: time points, treatments and events on a line, to be chosen and added to.

mod colours;
mod entries;
mod order;
mod scale;
mod strip;

use std::sync::Arc;

use egui::{Align, Key, Layout, RichText, TextEdit, Ui};

use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::style::{Palette, heading};
use crate::case::{AnchorKind, Case, Choice as _, Fact, Id, Offset, TimeAnchor, TimePoint, When};
use crate::edit::copy_findings;
use entries::entries;

/// A time point that is about to be added.
pub struct Adding {
    label: String,
    /// Its time, as it is typed; none is needed.
    when: String,
    focus: bool,
}

impl Adding {
    /// Nothing is typed yet.
    pub const fn new() -> Self {
        Self { label: String::new(), when: String::new(), focus: true }
    }
}

/// The width that the legend needs beside the buttons.
const LEGEND: f32 = 700.0;

/// The panel.
pub fn show(app: &mut Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.set_min_height(ui.available_height());
    let case = Arc::clone(app.session.case());
    let entries = entries(&case, Palette::of(ui));
    ui.horizontal(|ui| {
        ui.label(heading("Course"));
        let enabled = app.can_edit();
        for (text, command) in [
            ("Add a time point", Command::AddTimePoint),
            ("Compare", Command::Compare),
            ("Remove", Command::RemoveTimePoint),
        ] {
            let button = egui::Button::new(text).small();
            let tip = super::top::tooltip(app, ui, command);
            if ui.add_enabled(app.is_enabled(command), button).on_hover_text(tip).clicked() {
                commands.push(command);
            }
        }
        let (place, last) = (app.session.time_point, app.session.case().time_points.len());
        for (text, can, to) in
            [("Earlier", place > 0, place.wrapping_sub(1)), ("Later", place + 1 < last, place + 1)]
        {
            let button = egui::Button::new(text).small();
            let button = ui.add_enabled(enabled && can, button);
            if button.on_hover_text("Its place among the time points").clicked() {
                move_time_point(app, to);
            }
        }
        let command = Command::ConfirmCarriedOver;
        if app.is_enabled(command) {
            let button = egui::Button::new(command.label()).small();
            if ui.add(button).on_hover_text(command.tooltip()).clicked() {
                commands.push(command);
            }
        }
        if ui.available_width() > LEGEND {
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| strip::legend(ui, &entries, zero(&case).as_deref()));
        }
    });
    strip::show(app, ui, &entries);
    adding(app, ui);
}

/// The moment that the line counts from.
fn zero_anchor(case: &Case) -> Option<&TimeAnchor> {
    let surgery = case.anchors.iter().find(|anchor| anchor.kind == AnchorKind::IndexSurgery);
    surgery.or(case.anchors.first())
}

/// Its name in the legend.
fn zero(case: &Case) -> Option<String> {
    Some(zero_anchor(case)?.kind.label().to_owned())
}

fn move_time_point(app: &mut Spinemap, to: usize) {
    let from = app.session.time_point;
    app.session.editor.edit("Move a time point", None, |case| case.time_points.swap(from, to));
    app.session.time_point = to;
}

/// Removes the time point that is shown.
pub fn remove_time_point(app: &mut Spinemap) {
    let Some(point) = app.session.point().cloned() else { return };
    let index = app.session.time_point;
    app.session.editor.edit(format!("Remove {}", point.label), None, |case| {
        case.time_points.remove(index);
        crate::edit::settle(case);
    });
    app.session.clamp();
    app.status = Some(format!("Removed {}; undo brings it back", point.label));
}

/// Takes what was carried over to the time point that is shown for seen there.
pub fn confirm_carried_over(app: &mut Spinemap) {
    let Some(label) = app.session.point().map(|point| point.label.clone()) else { return };
    let index = app.session.time_point;
    let step = format!("Confirm what was carried over to {label}");
    app.status = Some(step.clone());
    app.session.editor.edit(step, None, |case| {
        if let Some(point) = case.time_points.get_mut(index) {
            crate::edit::confirm_carried_over(Arc::make_mut(point));
        }
    });
}

/// Asks what a new time point is called and what of the marks it takes over.
fn adding(app: &mut Spinemap, ui: &mut Ui) {
    let shown = app.session.point().map(|point| point.label.clone());
    let Some(adding) = &mut app.panels.adding else { return };
    let mut answer = None;
    let modal = egui::Modal::new(egui::Id::unique("add time point")).show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        ui.label(heading("Add a time point"));
        let label = ui.label(RichText::new("Name").color(Palette::of(ui).muted));
        let field = TextEdit::singleline(&mut adding.label).hint_text("6 months");
        let response = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(&mut adding.focus) {
            response.request_focus();
        }
        let mut readable = true;
        if let Some(anchor) = zero_anchor(app.session.case()) {
            let text = format!("Months from {}, if known", anchor.label);
            let label = ui.label(RichText::new(text).color(Palette::of(ui).muted));
            let field = TextEdit::singleline(&mut adding.when).hint_text("24, ~6, 3–4, 5 y");
            ui.add(field).labelled_by(label.id);
            if let (Err(reason), false) =
                (adding.when.parse::<Offset>(), adding.when.trim().is_empty())
            {
                readable = false;
                let warning = Palette::of(ui).warning;
                ui.label(RichText::new(reason.to_string()).size(11.5).color(warning));
            }
        }
        ui.add_space(4.0);
        ui.label(format!("Marks of {}:", shown.as_deref().unwrap_or_default()));
        let named = !adding.label.trim().is_empty() && readable;
        for (text, what, value) in Take::ALL {
            ui.horizontal(|ui| {
                let button = egui::Button::new(text).min_size(egui::vec2(130.0, 24.0));
                let button = ui.add_enabled(named, button).on_hover_text(what);
                if button.on_disabled_hover_text("Give it a name first").clicked() {
                    answer = Some(Some(value));
                }
                ui.label(RichText::new(what).size(11.5).color(Palette::of(ui).muted));
            });
        }
        ui.add_space(4.0);
        if ui.button("Cancel").clicked() {
            answer = Some(None);
        }
    });
    if modal.should_close() || ui.input(|input| input.key_pressed(Key::Escape)) {
        answer = Some(None);
    }
    if let Some(take) = answer {
        let label = adding.label.trim().to_owned();
        let when = adding.when.parse().ok();
        app.panels.adding = None;
        if let Some(take) = take {
            add(app, &label, when, take);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    Nothing,
    Unconfirmed,
    Unchanged,
}

impl Take {
    /// What each is called, and what it does.
    const ALL: [(&str, &str, Self); 3] = [
        ("Leave out", "The new map is empty", Self::Nothing),
        ("Carry over", "Copied as not reassessed, until you confirm them", Self::Unconfirmed),
        ("The same again", "You have looked again: copied as seen by you", Self::Unchanged),
    ];
}

fn add(app: &mut Spinemap, label: &str, when: Option<Offset>, take: Take) {
    let from = app.session.time_point;
    let at = (from + 1).min(app.session.case().time_points.len());
    app.session.editor.edit(format!("Add {label}"), None, |case| {
        let id = Id::fresh(label, case.time_points.iter().map(|point| &point.id));
        let mut point = TimePoint::new(id, label);
        let anchor = zero_anchor(case).map(|anchor| anchor.id.clone());
        point.when =
            when.zip(anchor).map(|(offset, anchor)| Fact::observed(When { anchor, offset }));
        if take != Take::Nothing
            && let Some(old) = case.time_points.get(from)
        {
            copy_findings(old, &mut point, take == Take::Unchanged);
        }
        case.time_points.insert(at, Arc::new(point));
    });
    app.session.time_point = at;
}
