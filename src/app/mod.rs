//! The window. Only this module knows egui.
//!
//! The state is in [`Spinemap`]; a frame only reads it. What a person asks for is a [`Command`] or
//! an edit, and both are carried out after the frame is drawn.

mod canvas;
pub mod command;
mod dialogs;
mod documents;
mod files;
mod finder;
mod forms;
mod map;
mod mesh;
mod message;
mod opening;
mod panels;
pub mod preflight;
mod publish;
mod reports;
mod review;
mod session;
mod start;
mod status;
mod style;
mod tab;
mod wanted;

use std::sync::Arc;

use egui::{Context, ThemePreference, Ui, ViewportCommand};

use command::Command;
use dialogs::SaveAnswer;
use files::{Outcome, Purpose, Question, Recent};
use finder::Finder;
use message::{Message, Remedy};
use publish::{Figure, Remembered};
use reports::Incoming;
use session::Session;
pub use start::open_window;
use wanted::Wanted;

use crate::case::Case;

/// The window's state.
pub struct Spinemap {
    session: Session,
    panels: panels::State,
    /// The text of the source that is shown.
    view: panels::TextView,
    /// What was found in the reports, and what was decided on it.
    review: review::Review,
    recent: Recent,
    question: Option<Question>,
    message: Option<Message>,
    /// Waits for the answer whether to save.
    wanted: Option<Wanted>,
    /// Goes on with this once the case is saved.
    after_save: Option<Wanted>,
    page: Option<Page>,
    /// The figure that is to be published.
    figure: Figure,
    /// The list of what there is to go to, while it is open.
    finder: Option<Finder>,
    /// The reports that are being read.
    incoming: Option<Incoming>,
    /// A word on what was just done, until something else is done.
    status: Option<String>,
    /// What that word was said over, and the word.
    said_over: (session::Shown, Option<String>),
    system_dialogs: bool,
    closing: bool,
    serial: u64,
    /// What the system shows as the window's title.
    title: String,
    /// Told when the first frame is painted.
    first_frame: Option<preflight::FirstFrame>,
}

/// How many drawings and meshes were made since the window was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Drawings of the map and of the level seen from the feet.
    pub drawings: u64,
    /// Meshes that drawings were painted with, those of grades among them.
    pub meshes: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Keys,
    About,
}

const RECENT: &str = "recent";
const FIGURE: &str = "figure";

impl Spinemap {
    /// The state of a new window with an empty case.
    pub fn new(ctx: &Context, storage: Option<&dyn eframe::Storage>) -> Self {
        style::install(ctx);
        ctx.set_theme(ThemePreference::Light);
        let recent = storage.and_then(|storage| eframe::get_value(storage, RECENT));
        let figure: Option<Remembered> =
            storage.and_then(|storage| eframe::get_value(storage, FIGURE));
        Self {
            session: Session::new(0),
            panels: panels::State::default(),
            view: panels::TextView::default(),
            review: review::Review::default(),
            recent: recent.unwrap_or_default(),
            question: None,
            message: None,
            wanted: None,
            after_save: None,
            page: None,
            figure: figure.as_ref().map(Figure::recall).unwrap_or_default(),
            finder: None,
            incoming: None,
            status: None,
            said_over: Default::default(),
            system_dialogs: true,
            closing: false,
            serial: 0,
            title: String::new(),
            first_frame: None,
        }
    }

    /// Asks for files only by the path field, as where a test drives the window.
    #[must_use]
    pub fn without_system_dialogs(mut self) -> Self {
        self.system_dialogs = false;
        self
    }

    /// The open case.
    pub fn case(&self) -> &Arc<Case> {
        self.session.case()
    }

    /// What was made so far to show the case. A frame in which nothing changes makes nothing.
    pub fn made(&self) -> Made {
        self.panels.made()
    }

    /// Whether there are changes that no file holds.
    pub fn is_modified(&self) -> bool {
        self.session.is_modified()
    }

    /// Whether the window has been told to close.
    pub const fn is_closing(&self) -> bool {
        self.closing
    }

    /// Carries out a command.
    fn run(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::New => self.unless_unsaved(ctx, Wanted::New),
            Command::Open => self.ask(ctx, Purpose::Open),
            Command::OpenReports => self.ask(ctx, Purpose::OpenReports),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask(ctx, Purpose::SaveAs),
            Command::SaveAsNew => self.ask(ctx, Purpose::SaveAsNew),
            Command::ExportFigure => self.figure.open(&self.session),
            Command::AddTimePoint => self.panels.adding = Some(panels::Adding::new()),
            Command::RemoveTimePoint => panels::remove_time_point(self),
            Command::ConfirmCarriedOver => panels::confirm_carried_over(self),
            Command::Compare => self.figure.compare(&self.session),
            Command::Quit => self.unless_unsaved(ctx, Wanted::Quit),
            Command::Undo => self.step(true),
            Command::Redo => self.step(false),
            Command::PasteReport => self.paste_report(ctx),
            Command::Review => self.start_review(ctx),
            Command::AcceptAll => self.accept_all(ctx),
            Command::ClearLevels => map::clear_levels(&mut self.session),
            Command::ToggleTreatment => {
                self.panels.overlays.treatment = !self.panels.overlays.treatment;
            }
            Command::ToggleSins => self.panels.overlays.sins = !self.panels.overlays.sins,
            Command::ToggleWbb => self.panels.overlays.wbb = !self.panels.overlays.wbb,
            Command::FitMap => self.panels.attended().fit(),
            Command::ZoomToLesion => self.panels.map.zoom_to_lesion(),
            Command::ZoomIn => self.panels.attended().zoom_by(1.25),
            Command::ZoomOut => self.panels.attended().zoom_by(0.8),
            Command::ToggleSources => self.panels.sources = !self.panels.sources,
            Command::ToggleCourse => self.panels.course = !self.panels.course,
            Command::ToggleTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                ctx.set_theme(if dark { ThemePreference::Light } else { ThemePreference::Dark });
            }
            Command::GoTo => self.finder = Some(Finder::default()),
            Command::CopyDescription => {
                ctx.copy_text(crate::narrative::describe(self.session.case()).to_string());
                self.status = Some("The case description is in the clipboard".to_owned());
            }
            Command::Hints => self.panels.hints.open = !self.panels.hints.open,
            Command::Keys => self.page = Some(Page::Keys),
            Command::About => self.page = Some(Page::About),
        }
    }

    /// Whether a command can be asked for now.
    fn is_enabled(&self, command: Command) -> bool {
        match command {
            Command::Undo => self.session.editor.undo_label().is_some(),
            Command::Redo => self.session.editor.redo_label().is_some(),
            Command::ZoomToLesion => self.session.point().is_some_and(|p| !p.findings.is_empty()),
            Command::Compare => self.session.case().time_points.len() > 1,
            Command::RemoveTimePoint => {
                self.can_edit() && self.session.case().time_points.len() > 1
            }
            Command::ConfirmCarriedOver => self.can_edit() && self.panels.has_carried_over,
            Command::Review => self.session.case().sources.iter().any(|one| !one.text.is_empty()),
            Command::AcceptAll => {
                self.can_edit() && self.shown_source().is_some_and(|one| !one.text.is_empty())
            }
            Command::OpenReports
            | Command::Save
            | Command::SaveAs
            | Command::SaveAsNew
            | Command::PasteReport
            | Command::AddTimePoint
            | Command::ClearLevels => self.can_edit(),
            _ => true,
        }
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let busy = self.is_busy();
        let ahead = if busy { Vec::new() } else { finder::typed_ahead(&ctx) };
        if let Some(finder) = &mut self.finder {
            finder.catch_up(&ctx);
        }
        let mut commands = if busy { Vec::new() } else { Command::pressed(&ctx) };
        if !busy {
            self.take_dropped_files(&ctx);
            self.take_reports(&ctx);
        }
        let close = ctx.input(|input| input.viewport().close_requested()) && !self.closing;
        let field = (close || !commands.is_empty()).then(|| take_in_typed(&ctx)).flatten();
        self.take_pasted(&ctx);
        self.panels.keep_true(&self.session);
        self.name_window(&ctx);
        panels::show(self, ui, &mut commands);
        if close && self.would_lose(&ctx) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.wanted = Some(Wanted::Quit);
        }
        self.dialogs(&ctx);
        for command in commands {
            if self.is_enabled(command) {
                self.run(&ctx, command);
            }
        }
        if let Some(finder) = &mut self.finder {
            finder.take_ahead(ahead);
        }
        if !busy && self.is_busy() {
            // What the pointer rested on is not named above the dialog that a key has opened.
            ctx.input_mut(|input| input.pointer = egui::PointerState::default());
        }
        if let Some(field) = field {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
        self.hush();
        // What is typed after a click is a step of its own.
        if ctx.input(|input| input.pointer.any_released()) {
            self.session.editor.end_gesture();
        }
    }

    /// Whether a question or a list stands over the panels.
    const fn is_busy(&self) -> bool {
        self.question.is_some()
            || self.message.is_some()
            || self.wanted.is_some()
            || self.page.is_some()
            || self.finder.is_some()
            || self.figure.is_open()
            || self.panels.adding.is_some()
    }

    /// Whether closing the case now would lose something: changes, or what was typed and cannot be
    /// read.
    fn would_lose(&self, ctx: &Context) -> bool {
        self.is_modified() || (self.can_edit() && !self.unreadable(ctx).is_empty())
    }

    /// The fields that hold what cannot be read.
    fn unreadable(&self, ctx: &Context) -> Vec<String> {
        forms::unreadable(ctx, panels::form_scope(&self.session))
    }

    /// Names the window after the case, with a star while there are changes.
    fn name_window(&mut self, ctx: &Context) {
        let star = if self.is_modified() { "*" } else { "" };
        let title = format!("{star}{} – Spinemap", self.session.case().label);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Whether the case may be changed: a file of a newer version is only looked at.
    fn can_edit(&self) -> bool {
        self.session.origin.read_only.is_none()
    }

    fn dialogs(&mut self, ctx: &Context) {
        self.show_figure(ctx);
        if let Some(question) = &mut self.question {
            match question.show(ctx) {
                Outcome::Open => {}
                Outcome::Cancelled => {
                    self.question = None;
                    let wanted = self.after_save.take();
                    self.stay(wanted.as_ref());
                }
                Outcome::Chosen(chosen) => {
                    self.question = None;
                    self.take(ctx, &chosen);
                }
                Outcome::Reports(paths) => {
                    self.question = None;
                    self.open_reports(ctx, paths);
                }
            }
        }
        if let Some(wanted) = self.wanted.clone() {
            let name = self.session.case().label.clone();
            let last = self.session.editor.undo_label().filter(|_| self.is_modified());
            let last = last.map(str::to_owned);
            let unreadable = self.unreadable(ctx);
            let answer = dialogs::ask_to_save(ctx, &name, last.as_deref(), &unreadable);
            if let Some(answer) = answer {
                self.wanted = None;
                match answer {
                    SaveAnswer::Save => {
                        self.after_save = Some(wanted);
                        self.save(ctx);
                    }
                    SaveAnswer::Discard => self.go_on(ctx, wanted),
                    SaveAnswer::Cancel => self.stay(Some(&wanted)),
                }
            }
        }
        if let Some(message) = self.message.clone()
            && let Some(answer) = message.show(ctx)
        {
            self.message = None;
            match answer {
                Remedy::SaveAs => self.ask(ctx, Purpose::SaveAs),
                Remedy::Overwrite(chosen) => self.take(ctx, &chosen),
                Remedy::Read => {}
            }
        }
        self.show_finder(ctx);
        let closed = match self.page {
            Some(Page::Keys) => dialogs::keys(ctx),
            Some(Page::About) => dialogs::about(ctx),
            None => false,
        };
        if closed {
            self.page = None;
        }
    }
}

/// Leaves the text field that is typed in, so that a command finds all that was typed in the case.
fn take_in_typed(ctx: &Context) -> Option<egui::Id> {
    let field = ctx.memory(egui::Memory::focused)?;
    egui::TextEdit::load_state(ctx, field)?;
    ctx.memory_mut(|memory| memory.surrender_focus(field));
    Some(field)
}

impl eframe::App for Spinemap {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.frame(ui);
        if let Some(first_frame) = self.first_frame.take() {
            first_frame.painted();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, RECENT, &self.recent);
        eframe::set_value(storage, FIGURE, &self.figure.remembered());
    }

    fn persist_egui_memory(&self) -> bool {
        // What was typed into a field of one case must not come back in another.
        false
    }
}
