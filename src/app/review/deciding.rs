//! What a person does with proposals: accept, skip, go back and forth.

use std::rc::Rc;

use egui::Context;

use super::draft::Draft;
use super::proposal::{Proposal, State};
use crate::app::Spinemap;
use crate::app::session::Selection;
use crate::case::{Case, Decision, Source};
use crate::edit::{accept_all, decide_all};
use crate::reading::{ProposalGroup, Subject};

impl Spinemap {
    /// The source that is shown.
    pub(in crate::app) fn shown_source(&self) -> Option<&Source> {
        self.session.case().sources.get(self.session.source)
    }

    /// The proposals of the source that is shown.
    pub(super) fn proposals(&mut self, ctx: &Context) -> Option<Rc<Vec<Proposal>>> {
        let source = self.session.case().sources.get(self.session.source)?.clone();
        self.review.shown(ctx, &self.session, &source)
    }

    /// The proposal that is shown in full.
    fn current(&mut self, ctx: &Context) -> Option<(usize, Proposal)> {
        let at = self.review.current?;
        let proposal = self.proposals(ctx)?.get(at)?.clone();
        Some((at, proposal))
    }

    /// Goes to the first proposal that is open, in the source that is shown or else in another one.
    pub(in crate::app) fn start_review(&mut self, ctx: &Context) {
        self.panels.sources = true;
        self.review.is_folded = false;
        if self.waits_for_patient(ctx) {
            return;
        }
        let Some((source, open)) = self.first_open(ctx) else {
            self.status = Some(self.nothing_open(ctx).to_owned());
            return;
        };
        self.session.source = source;
        self.review.is_on = true;
        self.review.to_focus = true;
        self.status = None;
        self.show_proposal(ctx, open);
    }

    /// Why there is nothing to go through.
    fn nothing_open(&mut self, ctx: &Context) -> &'static str {
        let sources = self.session.case().sources.clone();
        let mut lists = sources.iter().map(|source| self.review.list(ctx, &self.session, source));
        if lists.any(|list| list.is_none_or(|list| !list.is_empty())) {
            "Everything that was found in the reports is decided"
        } else {
            "Nothing was found in the reports that could be marked"
        }
    }

    /// The first source in which something is open, beginning with the one that is shown, and the
    /// first proposal that is open there.
    fn first_open(&mut self, ctx: &Context) -> Option<(usize, usize)> {
        let case = self.session.case().clone();
        let (shown, count) = (self.session.source, case.sources.len());
        (0..count).map(|step| (shown + step) % count).find_map(|at| {
            let list = self.review.list(ctx, &self.session, case.sources.get(at)?)?;
            if self.two_patients(ctx, at).is_some() {
                return None;
            }
            let open = list.iter().position(|proposal| proposal.state().is_open())?;
            Some((at, open))
        })
    }

    /// The name of the source in which something is still open.
    pub(super) fn next_to_review(&mut self, ctx: &Context) -> Option<String> {
        let (next, _) = self.first_open(ctx)?;
        Some(self.session.case().sources.get(next)?.label.clone())
    }

    /// Leaves the keys of the review.
    pub(super) fn stop_review(&mut self) {
        self.review.is_on = false;
        self.review.leave();
    }

    /// Shows a proposal in full: in the list, in the text and on the map.
    pub(super) fn show_proposal(&mut self, ctx: &Context, at: usize) {
        let Some(proposal) = self.proposals(ctx).and_then(|list| list.get(at).cloned()) else {
            return;
        };
        self.review.current = Some(at);
        self.review.draft = None;
        self.review.to_current = true;
        self.panels.show = None;
        let passages = proposal.passages();
        self.review.to_passage = passages.first().map(|passage| (passage.start, passage.end));
        let Some(source) = self.shown_source() else { return };
        let target = self.review.target(&self.session, source);
        self.session.time_point = target;
        if let [first, ..] = proposal.group.subject.levels() {
            let levels = proposal.group.subject.levels().iter().copied().collect();
            self.session.selection = Selection { levels, ..Selection::one(*first) };
            self.review.seen = Some((self.session.serial, *first));
        }
    }

    /// Shows the proposal that rests on a passage, one that is open if there is one; the text stays
    /// where it is.
    pub(in crate::app) fn show_proposal_at(&mut self, ctx: &Context, place: usize) {
        let Some(list) = self.proposals(ctx) else { return };
        let rests = |proposal: &Proposal| {
            let mut passages = proposal.passages().into_iter();
            passages.any(|passage| (passage.start..passage.end).contains(&place))
        };
        let found = || list.iter().enumerate().filter(|(_, proposal)| rests(proposal));
        let open = found().find(|(_, proposal)| proposal.state().is_open());
        let Some((at, _)) = open.or_else(|| found().next()) else { return };
        let selection = self.session.selection.clone();
        self.show_proposal(ctx, at);
        self.review.to_passage = None;
        self.session.selection = selection;
        self.review.seen = Some((self.session.serial, self.session.selection.level));
    }

    /// Goes to another proposal, decided or not.
    pub(super) fn step_proposal(&mut self, ctx: &Context, back: bool) {
        let Some(list) = self.proposals(ctx).filter(|list| !list.is_empty()) else { return };
        let last = list.len() - 1;
        let next = match self.review.current {
            Some(at) if back => at.saturating_sub(1),
            Some(at) => (at + 1).min(last),
            None => 0,
        };
        self.show_proposal(ctx, next);
    }

    /// Goes to the next proposal that is open, after one that was decided on.
    fn next_open(&mut self, ctx: &Context, from: usize) {
        let Some(list) = self.proposals(ctx) else { return };
        let is_open = |at: &usize| list.get(*at).is_some_and(|one| one.state().is_open());
        // The one that was decided on may have split, or be open still for want of a level.
        match (from + 1..list.len()).chain(0..from).find(is_open) {
            Some(next) => self.show_proposal(ctx, next),
            None if is_open(&from) => self.show_proposal(ctx, from),
            None => self.finish(),
        }
    }

    fn finish(&mut self) {
        let label = self.shown_source().map(|source| source.label.clone()).unwrap_or_default();
        self.status = Some(format!("Everything that was found in {label} is decided"));
        self.stop_review();
    }

    /// Accepts the current proposal, or what it was changed to, and goes on.
    pub(super) fn accept_current(&mut self, ctx: &Context) {
        if !self.can_edit() {
            return;
        }
        if self.review.draft.is_some() {
            return self.accept_draft(ctx);
        }
        let Some((at, proposal)) = self.current(ctx) else { return };
        let (group, decided) = match proposal.state() {
            State::AsksLevel => return self.edit_current(ctx),
            State::NoPlace => {
                self.status = Some(no_place(&proposal.group.subject).to_owned());
                return self.next_open(ctx, at);
            }
            State::Skipped | State::Changed => {
                let placed = proposal.placed_items();
                (proposal.group, placed)
            }
            _ => (proposal.open_items(), proposal.placed_open_items()),
        };
        let decided = vec![(decided, Some(Decision::Accepted))];
        self.write(format!("Accept {}", group.subject), &[group], &decided);
        self.next_open(ctx, at);
    }

    /// Sets the current proposal aside and goes on; what is in the case already stays there.
    pub(super) fn skip_current(&mut self, ctx: &Context) {
        let Some((at, proposal)) = self.current(ctx).filter(|_| self.can_edit()) else { return };
        if proposal.state().is_open() {
            let label = format!("Skip {}", proposal.words());
            self.write(label, &[], &[(proposal.open_items(), Some(Decision::Skipped))]);
        }
        self.next_open(ctx, at);
    }

    /// Opens a proposal again that was skipped or changed first.
    pub(super) fn reopen_current(&mut self, ctx: &Context) {
        let Some((at, proposal)) = self.current(ctx).filter(|_| self.can_edit()) else { return };
        self.write(format!("Open again {}", proposal.words()), &[], &[(proposal.group, None)]);
        self.show_proposal(ctx, at);
    }

    /// Opens the current proposal for changes.
    pub(super) fn edit_current(&mut self, ctx: &Context) {
        let Some((_, proposal)) = self.current(ctx).filter(|_| self.can_edit()) else { return };
        let Some(list) = self.proposals(ctx) else { return };
        self.review.draft = Some(Draft::of(&proposal, &list));
        self.review.to_current = true;
    }

    /// Leaves the current proposal as it was read, and open.
    pub(super) fn cancel_draft(&mut self) {
        self.review.draft = None;
        self.review.to_focus = self.review.is_on;
    }

    /// Accepts what the current proposal was changed to.
    fn accept_draft(&mut self, ctx: &Context) {
        let Some((at, proposal)) = self.current(ctx) else { return };
        let Some(draft) = self.review.draft.take_if(|draft| draft.is_complete()) else { return };
        self.review.to_focus = self.review.is_on;
        let decided = draft.decisions(&proposal.group.subject);
        self.write(format!("Accept {}", draft.subject()), &[draft.accepted()], &decided);
        self.next_open(ctx, at);
    }

    /// Accepts all that is open in the source that is shown, as one step.
    pub(in crate::app) fn accept_all(&mut self, ctx: &Context) {
        if self.waits_for_patient(ctx) {
            return;
        }
        let Some(list) = self.proposals(ctx).filter(|_| self.can_edit()) else { return };
        let open = |one: &&Proposal| one.state().is_open();
        let placed = |one: &&Proposal| !matches!(one.state(), State::AsksLevel | State::NoPlace);
        let is_diseased = list.iter().any(Proposal::tells_disease);
        // The end of a course is not told of the time point that shows the disease.
        let timely = |one: &&Proposal| !(is_diseased && one.tells_no_disease());
        let to_accept = list.iter().filter(open).filter(placed).filter(timely);
        let (groups, decided): (Vec<ProposalGroup>, Vec<_>) = to_accept
            .map(|one| (one.open_items(), (one.placed_open_items(), Some(Decision::Accepted))))
            .unzip();
        let left = list.iter().filter(open).count() - groups.len();
        let label = self.shown_source().map(|source| source.label.clone()).unwrap_or_default();
        self.write(format!("Accept all of {label}"), &groups, &decided);
        let accepted = match groups.len() {
            1 => "Accepted 1 proposal".to_owned(),
            count => format!("Accepted {count} proposals"),
        };
        self.status = Some(match left {
            0 => accepted,
            1 => format!("{accepted}; 1 needs a decision of its own"),
            left => format!("{accepted}; {left} need a decision of their own"),
        });
        self.stop_review();
    }

    /// Writes what is accepted, and what else is decided, as one step.
    fn write(
        &mut self,
        label: String,
        accepted: &[ProposalGroup],
        decided: &[(ProposalGroup, Option<Decision>)],
    ) {
        let Some(source) = self.shown_source() else { return };
        let (target, id) = (self.review.target(&self.session, source), source.id.clone());
        self.status = Some(label.clone());
        self.session.time_point = target;
        self.session.editor.edit(label, None, |case: &mut Case| {
            accept_all(case, target, &id, accepted);
            decide_all(case, &id, decided);
        });
    }
}

/// Why there is no place for a proposal, and what to do.
pub(super) const fn no_place(subject: &Subject) -> &'static str {
    match subject {
        Subject::Diagnosis => "The case has several tumours: say which one this is under Tumours",
        Subject::Specimen => {
            "The report tells of several specimens: say which one this is under Histology"
        }
        Subject::Levels(_) => "This level has no such part",
        _ => "The case has no place for this",
    }
}
