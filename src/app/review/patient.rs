//! A report that speaks of another patient than the case: nothing of it is offered before a person
//! has said where it belongs.

use std::sync::Arc;

use egui::{Context, Frame, Margin, RichText, Stroke, Ui};

use crate::app::Spinemap;
use crate::app::session::Session;
use crate::app::style::Palette;
use crate::app::wanted::Wanted;
use crate::case::{Decision, Source};
use crate::edit::{Person, another_patient, decide_all, settle};
use crate::reading::{ProposalGroup, Subject};

/// Who a report and the case speak of, where these are two.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoPatients {
    report: Person,
    case: Person,
    /// What the report says of its patient.
    told: Vec<ProposalGroup>,
}

/// What a person says of such a report.
#[derive(Clone, Copy)]
enum Answer {
    Keep,
    Move,
    Remove,
}

const ANSWERS: [(&str, &str, Answer); 3] = [
    (
        "Keep it here",
        "It is of the patient of this case; its age and sex are not taken over",
        Answer::Keep,
    ),
    (
        "Put it into a new case",
        "It leaves this case, and a new case is opened with it",
        Answer::Move,
    ),
    ("Remove it", "It leaves this case; undo brings it back", Answer::Remove),
];

impl Spinemap {
    /// Whether a source speaks of another patient than the case or the sources before it, and a
    /// person has yet to say where it belongs.
    pub(in crate::app) fn two_patients(&mut self, ctx: &Context, at: usize) -> Option<TwoPatients> {
        let case = self.session.case().clone();
        let source = case.sources.get(at)?;
        let report = self.review.reports.at_hand(ctx, source)?.person;
        if report == Person::default() {
            return None;
        }
        let before = case.sources[..at].iter();
        let others: Vec<Person> = before
            .filter_map(|other| self.review.reports.at_hand(ctx, other))
            .map(|other| other.person)
            .collect();
        let known = another_patient(&case, report, &others)?;
        let list = self.review.list(ctx, &self.session, source)?;
        let told = list.iter().filter(|one| one.group.subject == Subject::Patient);
        let told: Vec<ProposalGroup> =
            told.filter(|one| one.state().is_open()).map(|one| one.group.clone()).collect();
        (!told.is_empty()).then_some(TwoPatients { report, case: known, told })
    }

    /// Says that a report waits for this answer, if the one that is shown does.
    pub(super) fn waits_for_patient(&mut self, ctx: &Context) -> bool {
        let waits = self.two_patients(ctx, self.session.source).is_some();
        if waits {
            let label = self.shown_source().map_or("", |source| &source.label);
            self.status = Some(format!("Say first whether {label} belongs to this case"));
        }
        waits
    }

    /// Takes a source out of the case and opens a new case with it.
    fn move_to_new_case(&mut self, ctx: &Context, source: &Source) {
        self.take_out(source, format!("Move {} to a new case", source.label));
        self.unless_unsaved(ctx, Wanted::NewWith(Box::new(source.clone())));
    }

    fn take_out(&mut self, source: &Source, label: String) {
        self.session.editor.edit(label, None, |case| {
            case.sources.retain(|other| other.id != source.id);
            settle(case);
        });
        self.session.clamp();
    }

    /// A new case that holds a report alone.
    pub(in crate::app) fn new_case_with(&mut self, ctx: &Context, source: &Source) {
        self.serial += 1;
        self.set_session(Session::new(self.serial));
        let label = source.label.clone();
        self.session.editor.edit(format!("Put {label} into a new case"), None, |case| {
            let time_points = case.time_points.first().map(|point| point.id.clone());
            let time_points = time_points.into_iter().collect();
            case.sources.push(Source { time_points, decided: Arc::default(), ..source.clone() });
        });
        self.status = Some(self.with_review_key(ctx, format!("{label} is in a new case")));
    }

    /// Nothing came of opening another case: a report that was to go there stays.
    pub(in crate::app) fn stay(&mut self, wanted: Option<&Wanted>) {
        if let Some(Wanted::NewWith(source)) = wanted {
            self.session.editor.undo();
            let sources = &self.session.case().sources;
            let place = sources.iter().position(|other| other.id == source.id);
            self.session.source = place.unwrap_or(self.session.source);
            self.status = Some(format!("{} stays in this case", source.label));
        }
    }
}

/// The question where a report belongs, above its text.
pub fn ask(app: &mut Spinemap, ui: &mut Ui, source: &Source, two: &TwoPatients) {
    let palette = Palette::of(ui);
    let frame = Frame::new()
        .stroke(Stroke::new(1.5, palette.warning))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(8, 6));
    let mut answer = None;
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let words = format!(
            "This report speaks of a {}, the case of a {}. Another patient?",
            two.report, two.case
        );
        ui.label(RichText::new(words).color(palette.warning));
        if !app.can_edit() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for (text, tip, given) in ANSWERS {
                if ui.button(text).on_hover_text(tip).clicked() {
                    answer = Some(given);
                }
            }
        });
        let words = "What it says is offered once you have answered.";
        ui.label(RichText::new(words).size(11.5).color(palette.muted));
    });
    ui.add_space(6.0);
    let ctx = ui.ctx().clone();
    match answer {
        None => {}
        Some(Answer::Keep) => {
            let decided: Vec<_> =
                two.told.iter().map(|group| (group.clone(), Some(Decision::Skipped))).collect();
            let label = format!("Keep {} in this case", source.label);
            app.session.editor.edit(label, None, |case| decide_all(case, &source.id, &decided));
            let words = format!("{} stays here; its age and sex are not taken over", source.label);
            app.status = Some(app.with_review_key(&ctx, words));
        }
        Some(Answer::Move) => app.move_to_new_case(&ctx, source),
        Some(Answer::Remove) => {
            app.take_out(source, format!("Remove {}", source.label));
            app.status = Some(format!("Removed {}; undo brings it back", source.label));
        }
    }
}
