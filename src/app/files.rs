//! Asking for a file: the system's dialog on a thread of its own, and always a path field beside it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::{Context, Id, Key, Modal, RichText, TextEdit};

use super::style::{Palette, heading};
use crate::figure::Format;
use crate::interchange::ENDINGS;
use crate::store::EXTENSION;

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open a case.
    Open,
    /// To add reports to the case; several files may be chosen.
    OpenReports,
    /// To save this case under a name.
    SaveAs,
    /// To save a copy as a case of its own.
    SaveAsNew,
    /// To write the figure as a file of a kind.
    ExportFigure(Format),
}

impl Purpose {
    /// The heading of the question.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a case",
            Self::OpenReports => "Open reports",
            Self::SaveAs => "Save the case as",
            Self::SaveAsNew => "Save as a new case",
            Self::ExportFigure(_) => "Export the figure as",
        }
    }

    /// What may be chosen, where the heading does not say it.
    const fn hint(self) -> Option<&'static str> {
        match self {
            Self::OpenReports => Some(
                "Text, PDF, Word (DOCX), RTF, HTML or FHIR files. A folder lists its reports to tick.",
            ),
            _ => None,
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Open => "Open this file",
            Self::OpenReports => "Open these reports",
            Self::SaveAs | Self::SaveAsNew => "Save to this file",
            Self::ExportFigure(_) => "Write this file",
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
const NO_DIALOG: Duration = Duration::from_millis(900);

/// A question for a file that is on the screen.
pub struct Question {
    purpose: Purpose,
    typed: String,
    note: Option<&'static str>,
    /// What the system's dialog answers, and how long it took.
    answer: Option<Receiver<(Option<Vec<PathBuf>>, Duration)>>,
    focus: bool,
    /// The cases or reports in a folder that was typed.
    listed: Option<(PathBuf, Vec<PathBuf>)>,
    /// The reports of the folder that are ticked.
    ticked: BTreeSet<PathBuf>,
}

/// What has become of a question.
pub enum Outcome {
    /// It is still open.
    Open,
    /// A file was chosen.
    Chosen(Chosen),
    /// Reports were chosen.
    Reports(Vec<PathBuf>),
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
                let asked = Instant::now();
                let answer = system_answer(purpose, &start);
                let _ = sender.send((answer, asked.elapsed()));
                ctx.request_repaint();
            });
            drop(spawned);
            receiver
        });
        Self {
            purpose,
            typed: start.display().to_string(),
            note: None,
            answer,
            focus: true,
            listed: None,
            ticked: BTreeSet::new(),
        }
    }

    /// Draws the path field and looks whether an answer has come.
    pub fn show(&mut self, ctx: &Context) -> Outcome {
        match self.answer.as_ref().map(Receiver::try_recv) {
            Some(Ok((Some(paths), _))) => return self.answered(paths),
            Some(Ok((None, took))) if took > NO_DIALOG => return Outcome::Cancelled,
            Some(Ok((None, _)) | Err(TryRecvError::Disconnected)) => {
                self.answer = None;
                self.note = Some("No file dialog can be had on this computer: type the path here.");
            }
            Some(Err(TryRecvError::Empty)) | None => {}
        }
        let mut outcome = Outcome::Open;
        Modal::new(Id::unique("file question")).show(ctx, |ui| {
            ui.set_width(480.0);
            ui.label(heading(self.purpose.title()));
            for note in self.purpose.hint().into_iter().chain(self.note) {
                ui.label(note);
            }
            let label = ui.label(RichText::new("Path").color(Palette::of(ui).muted));
            let field = TextEdit::singleline(&mut self.typed).desired_width(f32::INFINITY);
            let response = ui.add(field).labelled_by(label.id);
            // What is drawn first only measures, and a dialog below may still hold the keyboard.
            self.focus &= !response.has_focus() || ui.is_sizing_pass();
            if self.focus {
                response.request_focus();
            }
            if let Some(path) = self.list(ui) {
                outcome = Outcome::Chosen(self.chosen(path, Asked::Nobody));
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let there = !self.typed.trim().is_empty();
                let button = egui::Button::new(self.purpose.button());
                if ui.add_enabled(there, button).clicked() || (entered && there) {
                    outcome = self.entered();
                }
                if ui.button("Cancel").clicked() || ui.input(|input| input.key_pressed(Key::Escape))
                {
                    outcome = Outcome::Cancelled;
                }
            });
        });
        outcome
    }

    /// What is chosen by the button: the path, or the reports that are ticked.
    fn entered(&self) -> Outcome {
        let path = PathBuf::from(self.typed.trim());
        if self.purpose == Purpose::OpenReports && !self.ticked.is_empty() {
            return Outcome::Reports(self.ticked.iter().cloned().collect());
        }
        Outcome::Chosen(self.chosen(path, Asked::Nobody))
    }

    /// What the system's dialog answered.
    fn answered(&self, paths: Vec<PathBuf>) -> Outcome {
        if self.purpose == Purpose::OpenReports {
            return Outcome::Reports(paths);
        }
        match paths.into_iter().next() {
            None => Outcome::Cancelled,
            Some(path) => Outcome::Chosen(self.chosen(path, Asked::System)),
        }
    }

    /// The cases in the folder that is typed, to choose from, or its reports, to tick.
    fn list(&mut self, ui: &mut egui::Ui) -> Option<PathBuf> {
        let endings: &[&str] = match self.purpose {
            Purpose::Open => &[EXTENSION],
            Purpose::OpenReports => &ENDINGS,
            _ => return None,
        };
        let folder = PathBuf::from(self.typed.trim());
        if self.listed.as_ref().is_none_or(|(listed, _)| *listed != folder) {
            let files = files_in(&folder, endings);
            self.ticked.clear();
            self.listed = Some((folder, files));
        }
        let (_, files) = self.listed.as_ref()?;
        let mut chosen = None;
        let scroll = egui::ScrollArea::vertical().auto_shrink([false, true]);
        scroll.max_height(220.0).min_scrolled_height(220.0).show(ui, |ui| {
            for file in files {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                if self.purpose == Purpose::OpenReports {
                    let mut is_ticked = self.ticked.contains(file);
                    if ui.checkbox(&mut is_ticked, name).changed() && !self.ticked.remove(file) {
                        self.ticked.insert(file.clone());
                    }
                } else if ui.add(egui::Button::new(name).frame(false)).clicked() {
                    chosen = Some(file.clone());
                }
            }
        });
        chosen
    }

    fn chosen(&self, mut path: PathBuf, mut asked: Asked) -> Chosen {
        let ending = match self.purpose {
            Purpose::Open | Purpose::OpenReports => None,
            Purpose::SaveAs | Purpose::SaveAsNew => Some(EXTENSION),
            Purpose::ExportFigure(format) => Some(format.ending()),
        };
        if let Some(ending) = ending.filter(|_| path.extension().is_none()) {
            path.set_extension(ending);
            // The person was asked about another name.
            asked = Asked::Nobody;
        }
        Chosen { purpose: self.purpose, path, asked }
    }
}

/// The files in a folder with one of some endings, by their names; none where it is no folder.
fn files_in(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_one = |path: &PathBuf| {
        let own = path.extension().unwrap_or_default();
        endings.iter().any(|ending| own.eq_ignore_ascii_case(ending))
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_one).collect();
    files.sort_unstable();
    files
}

/// Asks the system; `None` when the person cancels, or where there is no dialog.
fn system_answer(purpose: Purpose, start: &Path) -> Option<Vec<PathBuf>> {
    let mut dialog = rfd::FileDialog::new().set_title(purpose.title());
    if start.is_dir() {
        dialog = dialog.set_directory(start);
    } else {
        if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = start.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
    }
    let one = match purpose {
        Purpose::OpenReports => {
            return dialog
                .add_filter("Report", &ENDINGS)
                .add_filter("Any file", &["*"])
                .pick_files();
        }
        Purpose::Open => dialog.add_filter("Spinemap case", &[EXTENSION]).pick_file(),
        Purpose::SaveAs | Purpose::SaveAsNew => {
            dialog.add_filter("Spinemap case", &[EXTENSION]).save_file()
        }
        Purpose::ExportFigure(format) => {
            dialog.add_filter(format.label(), &[format.ending()]).save_file()
        }
    };
    Some(vec![one?])
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
