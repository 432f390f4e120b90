//! Going through what a report says: its proposals one by one, each accepted, skipped or changed.
//!
//! The reader proposes and a person decides. Reading again changes nothing in the case, and what
//! was decided stays decided: what was accepted stands in the case with its passages, what was
//! skipped or changed first is kept with the source ([`crate::edit::decide`]).

mod card;
mod change;
mod deciding;
mod draft;
mod highlight;
mod keys;
mod list;
mod paste;
mod patient;
mod proposal;
mod quote;
mod report;
mod signs;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use draft::Draft;
pub use highlight::{Highlight, Kind};
pub use keys::KEYS;
pub use list::show;
pub use paste::Pasting;
pub use patient::ask as ask_whose;
use proposal::Proposal;
pub use report::Report;
use report::Reports;

use super::session::Session;
use crate::anatomy::Level;
use crate::case::{Case, Id, Source};

/// The proposals of the shown source, and where a person is in them.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Default)]
pub struct Review {
    reports: Reports,
    /// The time points that a person chose for what sources say.
    targets: HashMap<Id, Id>,
    lists: HashMap<Id, (Depends, Rc<Vec<Proposal>>)>,
    /// The proposal that is shown in full, by its place in the list.
    current: Option<usize>,
    /// The source that it is of.
    source: Option<Id>,
    /// Whether the proposals are gone through with keys.
    is_on: bool,
    /// The current proposal while it is changed before it is accepted.
    draft: Option<Draft>,
    /// The height that it takes, and that it has been given.
    height: f32,
    given: f32,
    /// Whether the list is folded away.
    is_folded: bool,
    /// Whether the current proposal is brought into sight in the list.
    to_current: bool,
    /// Whether the list takes the keyboard in the next frame.
    to_focus: bool,
    /// Passages that are brought into sight in the text.
    pub to_passage: Option<(usize, usize)>,
    /// The level whose passages were brought into sight last.
    pub seen: Option<(u64, Level)>,
    /// A report that is about to be pasted.
    pub pasting: Pasting,
}

/// What the list of proposals depends on.
#[derive(PartialEq)]
struct Depends {
    case: Arc<Case>,
    time_point: usize,
    report: Arc<Report>,
}

impl Review {
    /// A source's text as it was read; `None` while it is being read.
    pub fn report(
        &mut self,
        ctx: &egui::Context,
        source: &Id,
        text: &Arc<str>,
    ) -> Option<Arc<Report>> {
        self.reports.of(ctx, source, text)
    }

    /// The proposals of a source as they stand now; `None` while it is being read.
    fn list(
        &mut self,
        ctx: &egui::Context,
        session: &Session,
        source: &Source,
    ) -> Option<Rc<Vec<Proposal>>> {
        let report = self.reports.of(ctx, &source.id, &source.text)?;
        let time_point = self.target(session, source);
        let case = session.case();
        if let Some((depends, list)) = self.lists.get(&source.id)
            && Arc::ptr_eq(&depends.case, case)
            && Arc::ptr_eq(&depends.report, &report)
            && depends.time_point == time_point
        {
            return Some(Rc::clone(list));
        }
        let list = proposal::proposals(case, &session.opened, time_point, &source.id, &report);
        let depends = Depends { case: Arc::clone(case), time_point, report };
        let list = Rc::new(list);
        self.lists.insert(source.id.clone(), (depends, Rc::clone(&list)));
        Some(list)
    }

    /// The proposals of the source that is shown. The one that is shown in full stays so while
    /// there is such a one.
    fn shown(
        &mut self,
        ctx: &egui::Context,
        session: &Session,
        source: &Source,
    ) -> Option<Rc<Vec<Proposal>>> {
        let list = self.list(ctx, session, source)?;
        if self.source.as_ref() != Some(&source.id) {
            self.source = Some(source.id.clone());
            self.leave();
        }
        if self.current.is_some_and(|current| current >= list.len()) {
            self.leave();
        }
        Some(list)
    }

    /// The time point that what a source says is written to: the one that a person chose, else the
    /// one that is shown if the source speaks of it or of none, else the first that it speaks of.
    fn target(&self, session: &Session, source: &Source) -> usize {
        let points = &session.case().time_points;
        let place = |id: &Id| points.iter().position(|point| point.id == *id);
        let shown = session.point().map(|point| &point.id);
        let is_of_shown = shown.is_some_and(|id| source.time_points.contains(id));
        let own = source.time_points.iter().filter(|_| !is_of_shown).find_map(place);
        let chosen = self.targets.get(&source.id).and_then(place);
        chosen.or(own).unwrap_or(session.time_point)
    }

    /// Shows no proposal in full any more.
    fn leave(&mut self) {
        self.current = None;
        self.draft = None;
    }

    /// The passages of the proposal that is shown in full.
    pub fn passages(&self, source: &Id) -> Vec<(usize, usize)> {
        let of_source = self.lists.get(source).filter(|_| self.source.as_ref() == Some(source));
        let current = of_source.zip(self.current).and_then(|((_, list), at)| list.get(at));
        let passages = current.into_iter().flat_map(Proposal::passages);
        passages.map(|passage| (passage.start, passage.end)).collect()
    }
}
