//! Opening reports: files become sources of the open case, one step for all of them. They are read
//! on a thread of their own, so that a large one keeps nobody waiting.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use super::Spinemap;
use super::message::Message;
use crate::case::{Case, Choice as _, Id, Source, SourceKind};
use crate::interchange::{self, Report, ReportError, kind_of};

/// What the files gave, in their order.
type Read = Vec<Result<Vec<Report>, ReportError>>;

/// Reports that are being read.
pub struct Incoming {
    read: Receiver<Read>,
    /// The number of the case that they are for.
    serial: u64,
}

impl Spinemap {
    /// Reads files, to add what they hold to the open case.
    pub(super) fn open_reports(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if let Some(why) = &self.session.origin.read_only {
            self.message = Some(Message::new(why.clone()));
            return;
        }
        if paths.is_empty() {
            return;
        }
        if self.incoming.is_some() {
            let why = "Other reports are still being read: open these once they are there";
            self.message = Some(Message::new(why));
            return;
        }
        self.status = Some(match &paths[..] {
            [_] => "Reading the report…".to_owned(),
            paths => format!("Reading {} reports…", paths.len()),
        });
        let (sender, read) = channel();
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new().name("reports".into()).spawn(move || {
            let _ = sender.send(paths.iter().map(|path| interchange::load(path)).collect());
            ctx.request_repaint();
        });
        drop(spawned);
        self.incoming = Some(Incoming { read, serial: self.session.serial });
    }

    /// Whether reports are being read.
    pub(super) const fn is_reading_reports(&self) -> bool {
        self.incoming.is_some()
    }

    /// Adds the reports that have been read since the last frame.
    pub(super) fn take_reports(&mut self, ctx: &Context) {
        let Some(incoming) = &self.incoming else { return };
        let (read, serial) = match incoming.read.try_recv() {
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => (None, incoming.serial),
            Ok(read) => (Some(read), incoming.serial),
        };
        self.incoming = None;
        self.status = None;
        let Some(read) = read else {
            self.message = Some(Message::new("The reports cannot be read: memory is short"));
            return;
        };
        if serial != self.session.serial {
            self.message = Some(Message::new(
                "The reports were not added, because another case was opened meanwhile",
            ));
            return;
        }
        let mut reports = Vec::new();
        let mut failures = Vec::new();
        for result in read {
            match result {
                Ok(more) => reports.extend(more),
                Err(error) => failures.push(Message::new(error.to_string()).text),
            }
        }
        self.add_reports(ctx, reports);
        if !failures.is_empty() {
            self.message = Some(Message::new(failures.join("\n\n")));
        }
    }

    fn add_reports(&mut self, ctx: &Context, reports: Vec<Report>) {
        let point = self.session.point().map(|point| point.id.clone());
        let (first, count) = (self.session.case().sources.len(), reports.len());
        let label = match count {
            0 => return,
            1 => "Add a report".to_owned(),
            _ => format!("Add {count} reports"),
        };
        self.session.editor.end_gesture();
        self.session.editor.edit(label, None, |case| {
            for report in reports {
                let source = source_of(&report, case, point.clone());
                case.sources.push(source);
            }
        });
        // One that may be of another patient is shown first.
        let all = first..first + count;
        let other = all.clone().find(|at| self.two_patients(ctx, *at).is_some());
        self.session.source = other.unwrap_or(first);
        self.panels.sources = true;
        let labels: Vec<_> =
            self.session.case().sources[all].iter().map(|source| &*source.label).collect();
        let added = format!("Added {}", labels.join(", "));
        self.status = Some(self.with_review_key(ctx, added));
    }
}

/// A source of a report's text, for the time point that is shown. It is named after its kind: the
/// name of a file often holds that of the patient.
fn source_of(report: &Report, case: &Case, point: Option<Id>) -> Source {
    let text = report.text.replace("\r\n", "\n");
    let kind = kind_of(&text);
    let mut source = Source::new(kind, case.sources.iter().map(|source| &source.id));
    let name = if kind == SourceKind::Other { "report" } else { kind.label() };
    source.label = free_label(name, case);
    source.time_points = point.into_iter().collect();
    source.text = text.into();
    source
}

/// A name that no source has: `MRI`, then `MRI 2`.
fn free_label(name: &str, case: &Case) -> String {
    let taken: BTreeSet<&str> = case.sources.iter().map(|source| &*source.label).collect();
    let numbered = (2..).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(&**name)).unwrap_or_default()
}
