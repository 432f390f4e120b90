//! Asking for a file: the system's dialog on a thread of its own, and always a path field beside it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::{Context, Id, Key, Modal, RichText, TextEdit};

use super::style::{Palette, heading};
use crate::store::EXTENSION;

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open a case.
    Open,
    /// To save this case under a name.
    SaveAs,
    /// To save a copy as a case of its own.
    SaveAsNew,
    /// To write the map as a picture.
    ExportFigure,
}

impl Purpose {
    /// The heading of the question.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a case",
            Self::SaveAs => "Save the case as",
            Self::SaveAsNew => "Save as a new case",
            Self::ExportFigure => "Export the figure as",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Open => "Open this file",
            Self::SaveAs | Self::SaveAsNew => "Save to this file",
            Self::ExportFigure => "Write this file",
        }
    }
}

/// A file that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// What for.
    pub purpose: Purpose,
    /// Which file.
    pub path: PathBuf,
    /// Who was asked about replacing a file that is there.
    pub asked: Asked,
}

/// Who has asked a person about replacing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nobody: the path was typed.
    Nobody,
    /// The system's dialog, which does not know whether somebody else has changed the file.
    System,
    /// The program, after it said what is wrong.
    Program,
}

/// An answer of the system within this time is no answer of a person: there is no dialog here.
const NO_DIALOG: Duration = Duration::from_millis(400);

/// A question for a file that is on the screen.
pub struct Question {
    purpose: Purpose,
    typed: String,
    note: Option<&'static str>,
    asked: Instant,
    answer: Option<Receiver<Option<PathBuf>>>,
    focus: bool,
    /// The cases in a folder that was typed.
    listed: Option<(PathBuf, Vec<PathBuf>)>,
}

/// What has become of a question.
pub enum Outcome {
    /// It is still open.
    Open,
    /// A file was chosen.
    Chosen(Chosen),
    /// The person does not want to.
    Cancelled,
}

impl Question {
    /// Asks for a file; the path stands in the field to begin with. The system's dialog opens too,
    /// unless told not to, as where a test drives the window.
    pub fn ask(ctx: &Context, purpose: Purpose, start: &Path, system_dialog: bool) -> Self {
        let answer = system_dialog.then(|| {
            let (sender, receiver) = channel();
            let (ctx, start) = (ctx.clone(), start.to_owned());
            // A dialog that never answers keeps this thread, and nothing else.
            let spawned = std::thread::Builder::new().name("file dialog".into()).spawn(move || {
                let _ = sender.send(system_answer(purpose, &start));
                ctx.request_repaint();
            });
            drop(spawned);
            receiver
        });
        Self {
            purpose,
            typed: start.display().to_string(),
            note: None,
            asked: Instant::now(),
            answer,
            focus: true,
            listed: None,
        }
    }

    /// Draws the path field and looks whether an answer has come.
    pub fn show(&mut self, ctx: &Context) -> Outcome {
        match self.answer.as_ref().map(Receiver::try_recv) {
            Some(Ok(Some(path))) => return Outcome::Chosen(self.chosen(path, Asked::System)),
            Some(Ok(None)) if self.asked.elapsed() > NO_DIALOG => return Outcome::Cancelled,
            Some(Ok(None) | Err(TryRecvError::Disconnected)) => {
                self.answer = None;
                self.note = Some("No file dialog can be had on this computer: type the path here.");
            }
            Some(Err(TryRecvError::Empty)) | None => {}
        }
        let mut outcome = Outcome::Open;
        Modal::new(Id::unique("file question")).show(ctx, |ui| {
            ui.set_width(480.0);
            ui.label(heading(self.purpose.title()));
            if let Some(note) = self.note {
                ui.label(note);
            }
            let label = ui.label(RichText::new("Path").color(Palette::of(ui).muted));
            let field = TextEdit::singleline(&mut self.typed).desired_width(f32::INFINITY);
            let response = ui.add(field).labelled_by(label.id);
            if std::mem::take(&mut self.focus) {
                response.request_focus();
            }
            if self.purpose == Purpose::Open
                && let Some(path) = self.cases(ui)
            {
                outcome = Outcome::Chosen(self.chosen(path, Asked::Nobody));
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let path = PathBuf::from(self.typed.trim());
                let there = !self.typed.trim().is_empty();
                let button = egui::Button::new(self.purpose.button());
                if ui.add_enabled(there, button).clicked() || (entered && there) {
                    outcome = Outcome::Chosen(self.chosen(path, Asked::Nobody));
                }
                if ui.button("Cancel").clicked() || ui.input(|input| input.key_pressed(Key::Escape))
                {
                    outcome = Outcome::Cancelled;
                }
            });
        });
        outcome
    }

    /// The cases in the folder that is typed, to choose from.
    fn cases(&mut self, ui: &mut egui::Ui) -> Option<PathBuf> {
        let folder = PathBuf::from(self.typed.trim());
        if self.listed.as_ref().is_none_or(|(listed, _)| *listed != folder) {
            let cases = cases_in(&folder);
            self.listed = Some((folder, cases));
        }
        let (_, cases) = self.listed.as_ref()?;
        let mut chosen = None;
        egui::ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for case in cases {
                let name = case.file_name().unwrap_or_default().to_string_lossy();
                if ui.add(egui::Button::new(name).frame(false)).clicked() {
                    chosen = Some(case.clone());
                }
            }
        });
        chosen
    }

    fn chosen(&self, mut path: PathBuf, mut asked: Asked) -> Chosen {
        let ending = match self.purpose {
            Purpose::Open => None,
            Purpose::SaveAs | Purpose::SaveAsNew => Some(EXTENSION),
            Purpose::ExportFigure => Some("svg"),
        };
        if let Some(ending) = ending.filter(|_| path.extension().is_none()) {
            path.set_extension(ending);
            // The person was asked about another name.
            asked = Asked::Nobody;
        }
        Chosen { purpose: self.purpose, path, asked }
    }
}

/// The case files in a folder by their names; none where it is no folder.
fn cases_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_case = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
    };
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_case).collect();
    cases.sort_unstable();
    cases
}

/// Asks the system; `None` when the person cancels, or where there is no dialog.
fn system_answer(purpose: Purpose, start: &Path) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_title(purpose.title());
    if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = start.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    match purpose {
        Purpose::Open => dialog.add_filter("Spinemap case", &[EXTENSION]).pick_file(),
        Purpose::SaveAs | Purpose::SaveAsNew => {
            dialog.add_filter("Spinemap case", &[EXTENSION]).save_file()
        }
        Purpose::ExportFigure => dialog.add_filter("Picture", &["svg", "pdf", "png"]).save_file(),
    }
}

/// The cases that were open last, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recent(Vec<PathBuf>);

impl Recent {
    const MOST: usize = 10;

    /// Puts a file at the head of the list.
    pub fn add(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.0.retain(|other| *other != path);
        self.0.insert(0, path);
        self.0.truncate(Self::MOST);
    }

    /// Takes a file off the list, after it could not be opened.
    pub fn remove(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.0.retain(|other| *other != path);
    }

    /// The files, the newest first.
    pub fn paths(&self) -> &[PathBuf] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_files_come_newest_first_each_once() {
        let mut recent = Recent::default();
        for number in 0..12 {
            recent.add(Path::new(&format!("/cases/{number}.spinecase")));
        }
        recent.add(Path::new("/cases/5.spinecase"));
        assert_eq!(recent.paths().len(), Recent::MOST);
        assert_eq!(recent.paths()[0], Path::new("/cases/5.spinecase"));
        assert_eq!(recent.paths()[1], Path::new("/cases/11.spinecase"));
        recent.remove(Path::new("/cases/5.spinecase"));
        assert_eq!(recent.paths()[0], Path::new("/cases/11.spinecase"));
        recent.add(Path::new("relative.spinecase"));
        recent.remove(Path::new("relative.spinecase"));
        assert_eq!(recent.paths()[0], Path::new("/cases/11.spinecase"));
    }
}
