//! Opening, saving and leaving a case, without losing what no file holds yet.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::Spinemap;
use super::files::{Asked, Chosen, Purpose, Question};
use super::message::{Message, Remedy};
use super::publish::ExportError;
use super::session::{Origin, Session};
use super::wanted::Wanted;
use crate::store::{self, Overwrite, SaveError};

impl Spinemap {
    /// Opens a case file, whatever is open, and tells whether it is open now; a message tells why
    /// it cannot be.
    pub fn open(&mut self, path: &Path) -> bool {
        let opened = match store::load(path) {
            Ok(opened) => opened,
            Err(error) => {
                self.recent.remove(path);
                self.message = Some(Message::new(error.to_string()));
                return false;
            }
        };
        let read_only = opened.is_read_only().then(|| {
            let mut sentence = "This file is from a newer version of Spinemap; it can be looked \
                                at, not saved."
                .to_owned();
            if !opened.not_shown.is_empty() {
                let fields = opened.not_shown.join(", ");
                let _ = write!(sentence, " Not shown: {fields}.");
            }
            sentence
        });
        self.status = Some(format!("Opened {}", name_of(path)));
        self.recent.add(path);
        let origin = Origin {
            path: Some(path.to_owned()),
            fingerprint: Some(opened.fingerprint),
            read_only,
        };
        self.serial += 1;
        self.set_session(Session::opened(opened.case, origin, self.serial));
        true
    }

    pub(super) fn set_session(&mut self, session: Session) {
        self.session = session;
        self.panels.forget();
        // No question about the case before is left standing.
        self.question = None;
        self.wanted = None;
        self.after_save = None;
        self.review = super::review::Review::default();
    }

    pub(super) fn unless_unsaved(&mut self, ctx: &Context, wanted: Wanted) {
        if self.would_lose(ctx) {
            self.wanted = Some(wanted);
        } else {
            self.go_on(ctx, wanted);
        }
    }

    pub(super) fn go_on(&mut self, ctx: &Context, wanted: Wanted) {
        match wanted {
            Wanted::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Wanted::New => {
                self.serial += 1;
                self.set_session(Session::new(self.serial));
                self.status = Some("New case".to_owned());
            }
            Wanted::NewWith(source) => self.new_case_with(ctx, &source),
            Wanted::Open { case, reports } => {
                if self.open(&case) {
                    self.open_reports(ctx, reports);
                }
            }
        }
    }

    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose) {
        let current = self.session.origin.path.as_deref();
        let folder = current.and_then(Path::parent).map_or_else(usual_folder, Path::to_owned);
        let label = slug(&self.session.case().label);
        let start = match (purpose, current) {
            (Purpose::Open | Purpose::OpenReports, _) => folder.join(""),
            (Purpose::SaveAs, Some(current)) => current.to_owned(),
            (Purpose::SaveAs, None) => folder.join(format!("{label}.{}", store::EXTENSION)),
            (Purpose::SaveAsNew, _) => folder.join(format!("{label}-copy.{}", store::EXTENSION)),
            (Purpose::ExportFigure(format), Some(current)) => {
                current.with_extension(format.ending())
            }
            (Purpose::ExportFigure(format), None) => {
                folder.join(format!("{label}.{}", format.ending()))
            }
        };
        self.question = Some(Question::ask(ctx, purpose, &start, self.system_dialogs));
    }

    pub(super) fn save(&mut self, ctx: &Context) {
        match self.session.origin.path.clone() {
            Some(path) => {
                let overwrite = Overwrite::from(self.session.origin.fingerprint);
                self.save_to(ctx, &path, overwrite, Purpose::SaveAs);
            }
            None => self.ask(ctx, Purpose::SaveAs),
        }
    }

    /// What is said once the case is saved; what cannot be read is not in its file.
    fn saved(&self, ctx: &Context, path: &Path) -> String {
        let fields = self.unreadable(ctx);
        let saved = format!("Saved {}", name_of(path));
        if fields.is_empty() {
            saved
        } else {
            format!("{saved} without what cannot be read in: {}", fields.join(", "))
        }
    }

    pub(super) fn save_to(
        &mut self,
        ctx: &Context,
        path: &Path,
        overwrite: Overwrite,
        purpose: Purpose,
    ) {
        let mut case = Arc::clone(self.session.case());
        let own_id = (purpose == Purpose::SaveAsNew).then(uuid::Uuid::new_v4);
        if let Some(id) = own_id {
            Arc::make_mut(&mut case).id = id;
        }
        match store::save(path, &case, overwrite) {
            Ok(fingerprint) => {
                if let Some(id) = own_id {
                    self.session.editor.set_id(id);
                }
                self.session.editor.mark_saved(case);
                self.session.origin = Origin::saved(path, fingerprint);
                self.recent.add(path);
                self.status = Some(self.saved(ctx, path));
                if let Some(wanted) = self.after_save.take() {
                    self.go_on(ctx, wanted);
                }
            }
            Err(error) => {
                let wanted = self.after_save.take();
                self.stay(wanted.as_ref());
                self.not_saved(&error, purpose, path);
            }
        }
    }

    /// Tells why a case is not saved, and what can be done.
    fn not_saved(&mut self, error: &SaveError, purpose: Purpose, path: &Path) {
        let replace = Chosen { purpose, path: path.to_owned(), asked: Asked::Program };
        let mut message = Message::new(error.to_string());
        message.remedies = match error {
            SaveError::Exists { .. } => vec![Remedy::Overwrite(replace)],
            SaveError::ChangedOnDisk { .. } => vec![Remedy::SaveAs, Remedy::Overwrite(replace)],
            SaveError::Invalid { .. } => vec![],
            SaveError::NotConfirmed { fingerprint, .. } if purpose == Purpose::SaveAs => {
                // The next save finds its own file, not one of somebody else.
                self.session.origin = Origin::saved(path, *fingerprint);
                vec![Remedy::SaveAs]
            }
            _ if purpose == Purpose::SaveAsNew => vec![],
            _ => vec![Remedy::SaveAs],
        };
        self.message = Some(message);
    }

    pub(super) fn take(&mut self, ctx: &Context, chosen: &Chosen) {
        let Chosen { purpose, path, asked } = chosen;
        let own = self.session.origin.path.as_deref();
        let own = own.is_some_and(|own| own == path || store::is_same_file(own, path));
        let overwrite = match asked {
            Asked::Program => Overwrite::Anything,
            _ if own => Overwrite::from(self.session.origin.fingerprint),
            Asked::System => Overwrite::Anything,
            Asked::Nobody => Overwrite::Nothing,
        };
        match purpose {
            Purpose::OpenReports => self.open_reports(ctx, vec![path.clone()]),
            Purpose::Open => self.open_paths(ctx, vec![path.clone()]),
            Purpose::SaveAsNew | Purpose::ExportFigure(_) if own => {
                let sentence = "This is the file of the open case: choose another one";
                self.message = Some(Message::new(format!("{sentence}: {}", path.display())));
            }
            Purpose::SaveAs | Purpose::SaveAsNew => self.save_to(ctx, path, overwrite, *purpose),
            Purpose::ExportFigure(_) => self.export(*purpose, path, overwrite),
        }
    }

    fn export(&mut self, purpose: Purpose, path: &Path, overwrite: Overwrite) {
        let chosen = |asked| Chosen { purpose, path: path.to_owned(), asked };
        match self.figure.export(&self.session, path, overwrite) {
            Ok(()) => {
                self.figure.close();
                self.status = Some(format!("Wrote {}", name_of(path)));
            }
            Err(error) => {
                let mut message = Message::new(error.to_string());
                if matches!(error, ExportError::Save(SaveError::Exists { .. })) {
                    message.remedies = vec![Remedy::Overwrite(chosen(Asked::Program))];
                }
                self.message = Some(message);
            }
        }
    }
}

/// Where a person keeps documents, for a case that has no file yet.
fn usual_folder() -> PathBuf {
    let home = std::env::home_dir().unwrap_or_default();
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

/// The name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A file name from a case's label.
fn slug(label: &str) -> String {
    let slug: String = label
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let slug = slug.trim_matches('-').to_owned();
    if slug.is_empty() { "case".to_owned() } else { slug }
}
