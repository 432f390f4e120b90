//! The panels of the window: sources left, map in the middle, level and forms right, course below.

mod course;
mod hints;
mod layout;
mod level;
mod scores;
mod sources;
mod top;

pub use course::{Adding, confirm_carried_over, remove_time_point};
pub use layout::show;
pub use sources::TextView;

use egui::Ui;

use super::forms::{self, Change, Form, Request, Wanted};
use super::map::{MapView, Overlays};
use super::session::{Selection, Session};
use super::tab::Tab;
use super::{Made, Spinemap};
use crate::case::{Case, Evidence, fields};
use crate::edit::{carry, has_carried_over, settle};

/// What the panels remember between frames.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct State {
    /// Whether the sources are shown.
    pub sources: bool,
    /// Whether the course is shown.
    pub course: bool,
    /// What is laid over the map.
    pub overlays: Overlays,
    /// The tab of the right panel.
    pub tab: Tab,
    /// The map in the middle.
    pub map: MapView,
    /// The axial view of the chosen level.
    pub axial: MapView,
    /// The words that are selected in a source.
    pub passage: Option<Evidence>,
    /// A passage to be shown in its source.
    pub show: Option<Evidence>,
    /// Whether that passage is brought into sight in the next frame.
    pub to_show: bool,
    /// The name of a time point that is about to be added.
    pub adding: Option<Adding>,
    /// What is odd in the case.
    pub hints: hints::Hints,
    /// The scores of the shown time point.
    scores: scores::Scores,
    /// The pictures of the grades of the chosen level.
    grades: forms::GradePictures,
    /// The field that is about to be shown.
    reveal: Option<Wanted>,
    /// The field that was gone to, framed until something is done.
    revealed: Option<egui::Id>,
    /// Whether something at the shown time point is carried over, and nobody has looked again.
    pub has_carried_over: bool,
    /// The state of the case, and the time point, that the above was checked against.
    checked: (u64, u64, usize),
}

impl Default for State {
    fn default() -> Self {
        Self {
            sources: true,
            course: true,
            overlays: Overlays::default(),
            tab: Tab::Level,
            map: MapView::default(),
            axial: MapView::default(),
            passage: None,
            show: None,
            to_show: false,
            adding: None,
            hints: hints::Hints::default(),
            scores: scores::Scores::default(),
            grades: forms::GradePictures::default(),
            reveal: None,
            revealed: None,
            has_carried_over: false,
            checked: (0, 0, 0),
        }
    }
}

impl State {
    /// Lets go of a selected passage whose words no longer stand in its source: the text was
    /// changed by undo, or the source removed. Looks for what is carried over.
    pub fn keep_true(&mut self, session: &Session) {
        let now = (session.serial, session.editor.revision(), session.time_point);
        if self.checked == now {
            return;
        }
        self.checked = now;
        let stands = |passage: &mut Evidence| {
            let source = session.case().source(&passage.source);
            source.and_then(|source| source.words(passage.start, passage.end))
                == Some(passage.words.as_str())
        };
        self.passage.take_if(|passage| !stands(passage));
        self.show.take_if(|passage| !stands(passage));
        self.has_carried_over = session.point().is_some_and(|point| has_carried_over(point));
    }

    /// Shows a field of a form in the next frame.
    pub fn reveal(&mut self, wanted: Wanted) {
        self.tab = Tab::of_field(wanted.field);
        self.reveal = Some(wanted);
    }

    /// The drawing that zooming is meant for: the level from the feet where it has the keyboard or
    /// the pointer, otherwise the map.
    pub const fn attended(&mut self) -> &mut MapView {
        if self.axial.is_attended() { &mut self.axial } else { &mut self.map }
    }

    /// What was made so far to show the case.
    pub fn made(&self) -> Made {
        let views = [&self.map, &self.axial];
        Made {
            drawings: views.iter().map(|view| view.built()).sum(),
            meshes: views.iter().map(|view| view.tessellated()).sum::<u64>()
                + self.grades.tessellated(),
        }
    }

    /// Forgets what belongs to a case that is no longer open.
    pub fn forget(&mut self) {
        self.passage = None;
        self.show = None;
        self.adding = None;
        self.map.fit();
        self.axial.fit();
    }
}

/// The right panel: tabs, and the form of the chosen one.
fn right(app: &mut Spinemap, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        // They stand in one line.
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 5.0;
        for tab in Tab::ALL {
            let chosen = app.panels.tab == tab;
            if ui.add(egui::Button::selectable(chosen, tab.label())).clicked() {
                app.panels.tab = tab;
            }
        }
    });
    ui.separator();
    let tab = app.panels.tab;
    if matches!(tab, Tab::Level | Tab::Scores) {
        app.panels.scores.refresh(&app.session);
    }
    let mut stays = false;
    if tab == Tab::Level {
        level::header(app, ui);
        stays = level::stays(ui);
        if stays {
            level::axial(app, ui);
        }
    }
    let touched = |event: &egui::Event| {
        matches!(event, egui::Event::Key { pressed: true, .. } | egui::Event::PointerButton { .. })
    };
    if ui.input(|input| input.events.iter().any(touched)) {
        app.panels.revealed = None;
    }
    egui::ScrollArea::vertical().id_salt(tab.label()).auto_shrink([false, false]).show(ui, |ui| {
        if tab == Tab::Level && !stays {
            level::axial(app, ui);
        }
        ui.set_max_width(ui.available_width() - level::SCROLL_BAR);
        if tab == Tab::Scores {
            scores::show(app, ui);
            ui.add_space(12.0);
            return;
        }
        if tab == Tab::Level {
            level::below_axial(app, ui);
        }
        form(app, ui, |ui, form, case, session| match tab {
            Tab::Level => {
                let index = session.time_point;
                if let Some(point) = case.time_points.get_mut(index) {
                    let mut findings = point.findings.clone();
                    form.within(&format!("time_points[{index}]"), |form| {
                        forms::level_form(ui, form, &mut findings, session.selection.level);
                    });
                    if form.change.is_some() {
                        std::sync::Arc::make_mut(point).findings = findings;
                        carry_to_chosen(form, case, session);
                    }
                }
            }
            Tab::Tumours => forms::tumours_form(ui, form, case),
            Tab::Histology => forms::histology_form(ui, form, case),
            Tab::Treatment => forms::treatment_form(ui, form, case),
            Tab::FollowUp => {
                let index = session.time_point;
                if let Some(point) = case.time_points.get_mut(index) {
                    form.within(&format!("time_points[{index}]"), |form| {
                        forms::follow_up_form(ui, form, point);
                    });
                }
            }
            Tab::Case => forms::case_form(ui, form, case),
            // It has no fields.
            Tab::Scores => {}
        });
        ui.add_space(12.0);
    });
}

/// What is changed at the chosen level is changed at all levels that are chosen with it.
fn carry_to_chosen(form: &mut Form<'_>, case: &mut Case, session: &Session) {
    let Selection { level, mut levels, .. } = session.selection.clone();
    levels.remove(&level);
    let before = session.finding().cloned().unwrap_or_default();
    let point = case.time_points.get(session.time_point);
    let after = point.and_then(|point| point.findings.levels.get(&level)).cloned();
    let after = after.unwrap_or_default();
    if before == after || levels.is_empty() {
        return;
    }
    carry(case, session.time_point, (&before, &after), &levels);
    if let Some(change) = &mut form.change {
        let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
        change.label = format!("{}, at {level} and {}", change.label, names.join(", "));
    }
}

/// What tells the fields of the open case from those of any other.
pub fn form_scope(session: &Session) -> egui::Id {
    egui::Id::unique("form").with(session.serial)
}

/// Runs a form over a copy of the case and makes one step of what it changes.
pub fn form(
    app: &mut Spinemap,
    ui: &mut Ui,
    contents: impl FnOnce(&mut Ui, &mut Form<'_>, &mut Case, &Session),
) {
    let case = std::sync::Arc::clone(app.session.case());
    let mut draft = Case::clone(&case);
    let scope = form_scope(&app.session);
    let mut form = Form::new(&case, scope, !app.can_edit());
    form.pictures = Some(&mut app.panels.grades);
    form.passage = app.panels.passage.as_ref();
    form.reveal = app.panels.reveal.take();
    form.revealed = app.panels.revealed;
    form.hints = &app.panels.hints.beside;
    contents(ui, &mut form, &mut draft, &app.session);
    let Form { change, request, refused, reveal, revealed, hint_answer, .. } = form;
    if let Some(wanted) = reveal {
        app.status = Some(nothing_there(wanted.field));
    }
    app.panels.revealed = revealed;
    if refused.is_some() {
        app.status = refused;
    }
    if let Some(Request::ShowPassage(evidence)) = request {
        app.panels.show = Some(evidence);
        app.panels.to_show = true;
        app.panels.sources = true;
    }
    if let Some(Change { label, gesture, removed }) = change {
        if removed {
            settle(&mut draft);
        }
        app.session.editor.edit(label, gesture.as_deref(), |case| *case = draft);
        app.session.clamp();
    }
    if let Some((index, answer)) = hint_answer {
        hints::take(app, index, answer);
    }
}

/// Why a field cannot be shown: it belongs to a record of which there is none yet.
fn nothing_there(path: &str) -> String {
    let list = path.rsplit_once("[]").map_or(path, |(list, _)| list);
    let list = fields().get(list).map_or("", |field| field.label.as_str());
    format!("There is nothing under “{list}” yet; add it in this form first")
}
