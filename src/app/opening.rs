//! What becomes of paths that come from outside: dropped on the window, named when the program is
//! started, or chosen. A case is opened, reports join it, a folder is looked into.

use std::path::PathBuf;

use egui::Context;

use super::Spinemap;
use super::files::{Purpose, Question};
use super::message::Message;
use super::wanted::Wanted;
use crate::store;

impl Spinemap {
    /// Opens whatever is at some paths. Reports join the case that is named with them, or else the
    /// one that is open.
    pub fn open_paths(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let is_place = |path: &PathBuf| path.is_dir() || store::is_case(path);
        let (mut cases, reports): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_place);
        if cases.len() > 1 {
            let why = "One case is open at a time: open these cases one after the other";
            self.message = Some(Message::new(why));
            return;
        }
        match cases.pop() {
            None => self.open_reports(ctx, reports),
            Some(folder) if folder.is_dir() && reports.is_empty() => {
                let start = folder.join("");
                self.question =
                    Some(Question::ask(ctx, Purpose::Open, &start, self.system_dialogs));
            }
            Some(case) => self.unless_unsaved(ctx, Wanted::Open { case, reports }),
        }
    }

    /// Takes the files that were let go over the window.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            self.open_paths(ctx, dropped);
        }
    }
}
