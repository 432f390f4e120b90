//! What a person goes through: the proposals of a report, each with how it stands to the case and
//! with what was decided on it.

use super::decisions::{Decision, Decisions, Said};
use super::report::Report;
use crate::anatomy::Level;
use crate::case::{Case, Id};
use crate::edit::{Relation, Standing, compare_all};
use crate::reading::{Item, Passage, ProposalGroup, Subject};

/// A proposal as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is proposed.
    pub group: ProposalGroup,
    /// How each item stands, in their order.
    pub lines: Vec<Line>,
}

/// How an item of a proposal stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// To the case.
    pub standing: Standing,
    /// Whether a person has decided not to take it over as it is.
    pub is_set_aside: bool,
}

/// How a whole proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The case says nothing of it.
    New,
    /// The case says so already, but not from these words.
    Agrees,
    /// It is more exact than the case.
    Refines,
    /// The case shows something else.
    Contradicts,
    /// The report does not say at which level.
    AsksLevel,
    /// The case has no place for it.
    NoPlace,
    /// All of it is in the case, with its words.
    Recorded,
    /// A person has decided against it.
    Skipped,
}

impl State {
    /// The state in a word or two.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Agrees => "agrees",
            Self::Refines => "more exact",
            Self::Contradicts => "contradicts",
            Self::AsksLevel => "which level?",
            Self::NoPlace => "no place",
            Self::Recorded => "in the case",
            Self::Skipped => "skipped",
        }
    }

    /// What it means for a person.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::New => "The case says nothing of this yet",
            Self::Agrees => "The case says so already; accepting adds these words as its passage",
            Self::Refines => "It is more exact or more certain than what the case says",
            Self::Contradicts => "The case says something else; accepting keeps both",
            Self::AsksLevel => "The report names no level for this, or none that the column has",
            Self::NoPlace => "The case has no place for this",
            Self::Recorded => "The case holds this with its passage",
            Self::Skipped => "It was decided not to take this over",
        }
    }

    /// Whether a person has yet to decide.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Recorded | Self::Skipped)
    }
}

impl Line {
    fn is_open(&self) -> bool {
        !self.is_set_aside && !self.standing.recorded
    }
}

impl Proposal {
    /// How it stands as a whole: what needs a person most comes first.
    pub fn state(&self) -> State {
        let open = || self.lines.iter().filter(|line| line.is_open());
        let is = |wanted: fn(&Relation) -> bool| open().any(|line| wanted(&line.standing.relation));
        if open().next().is_none() {
            let is_skipped = self.lines.iter().all(|line| line.is_set_aside);
            return if is_skipped { State::Skipped } else { State::Recorded };
        }
        if is(|relation| matches!(relation, Relation::Contradicts(_))) {
            State::Contradicts
        } else if is(|relation| matches!(relation, Relation::Refines(_))) {
            State::Refines
        } else if is(|relation| matches!(relation, Relation::New)) {
            State::New
        } else if is(|relation| matches!(relation, Relation::Agrees)) {
            State::Agrees
        } else if matches!(&self.group.subject, Subject::Levels(levels) if levels.is_empty()) {
            State::AsksLevel
        } else {
            State::NoPlace
        }
    }

    /// What would be accepted: what is neither set aside nor in the case.
    pub fn open_items(&self) -> ProposalGroup {
        let items = self.group.items.iter().zip(&self.lines);
        let open = items.filter(|(_, line)| line.is_open()).map(|(item, _)| item.clone());
        ProposalGroup { subject: self.group.subject.clone(), items: open.collect() }
    }

    /// What it says, in a line.
    pub fn words(&self) -> String {
        match self.question() {
            Some(passage) => format!("“{}”: which level is meant?", passage.words),
            None => self.group.to_string(),
        }
    }

    /// The words that name a level which the column does not have.
    pub fn question(&self) -> Option<&Passage> {
        let [Item { value: crate::reading::Value::Part(..), evidence, .. }] = &self.group.items[..]
        else {
            return None;
        };
        evidence.first().filter(|_| self.group.subject.levels().is_empty())
    }

    /// The passages that it rests on, in the order of the text, each once.
    pub fn passages(&self) -> Vec<&Passage> {
        let mut passages: Vec<&Passage> =
            self.group.items.iter().flat_map(|item| &item.evidence).collect();
        passages.sort_by_key(|passage| (passage.start, passage.end));
        passages.dedup();
        passages
    }
}

/// What decisions on an item are about: one for each level.
pub fn of_item<'a>(
    source: &'a Id,
    subject: &'a Subject,
    item: &'a Item,
) -> impl Iterator<Item = Said> + 'a {
    places(subject).into_iter().map(move |level| Said::of(source, subject, level, item))
}

fn places(subject: &Subject) -> Vec<Option<Level>> {
    match subject {
        Subject::Levels(levels) if !levels.is_empty() => levels.iter().copied().map(Some).collect(),
        _ => vec![None],
    }
}

/// The proposals of a report as they stand to a case and to what was decided. Levels on which it
/// was decided differently are apart.
pub fn proposals(
    case: &Case,
    time_point: usize,
    source: &Id,
    report: &Report,
    decisions: &Decisions,
) -> Vec<Proposal> {
    let mut groups: Vec<ProposalGroup> = Vec::new();
    let mut decided: Vec<Vec<Option<&Decision>>> = Vec::new();
    for group in &report.groups {
        for (place, level) in places(&group.subject).into_iter().enumerate() {
            let said = |item| decisions.on(&Said::of(source, &group.subject, level, item));
            let made: Vec<_> = group.items.iter().map(said).collect();
            let above = groups.last_mut().zip(decided.last()).filter(|_| place > 0);
            match (above, level) {
                (
                    Some((ProposalGroup { subject: Subject::Levels(levels), .. }, same)),
                    Some(level),
                ) if *same == made => {
                    levels.push(level);
                }
                _ => {
                    let subject = match level {
                        Some(level) => Subject::Levels(vec![level]),
                        None => group.subject.clone(),
                    };
                    groups.push(ProposalGroup { subject, items: group.items.clone() });
                    decided.push(made);
                }
            }
        }
    }
    let standings = compare_all(case, time_point, source, &groups);
    let all = groups.into_iter().zip(standings).zip(decided);
    all.map(|((group, standings), decided)| {
        let each = group.items.iter().zip(standings).zip(decided);
        let line = |((item, standing), decision): ((&Item, Standing), Option<&Decision>)| {
            let is_set_aside =
                decision.is_some_and(|made| holds(case, time_point, source, item, made));
            Line { standing, is_set_aside }
        };
        let lines = each.map(line).collect();
        Proposal { group, lines }
    })
    .collect()
}

/// Whether a decision still holds: what was taken over instead may have been undone.
fn holds(case: &Case, time_point: usize, source: &Id, item: &Item, decision: &Decision) -> bool {
    let Decision::Instead { subject, value, certainty } = decision else { return true };
    let item = Item { value: value.clone(), certainty: *certainty, ..item.clone() };
    let instead = ProposalGroup { subject: subject.clone(), items: vec![item] };
    crate::edit::compare(case, time_point, source, &instead).iter().all(|line| line.recorded)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::{Source, SourceKind};

    const TEXT: &str = "Lytic metastases of the bodies of T5 and T6. T8 is normal.";

    fn case_with(text: &str) -> (Case, Id, Report) {
        let mut case = Case::new("A");
        let source = Source { text: text.into(), ..Source::new(SourceKind::Mri, [].iter()) };
        let id = source.id.clone();
        let report = Report::read(&Arc::from(text));
        case.sources.push(source);
        (case, id, report)
    }

    fn told(case: &Case, id: &Id, report: &Report, decisions: &Decisions) -> Vec<(String, State)> {
        let proposals = proposals(case, 0, id, report, decisions);
        proposals.iter().map(|proposal| (proposal.words(), proposal.state())).collect()
    }

    #[test]
    fn what_is_accepted_is_recorded_and_what_is_skipped_stays_so_beside_new_words() {
        let (mut case, id, report) = case_with(TEXT);
        let mut decisions = Decisions::default();
        let all = proposals(&case, 0, &id, &report, &decisions);
        assert_eq!(all.len(), 2);
        crate::edit::accept(&mut case, 0, &id, &all[0].open_items());
        for item in &all[1].group.items {
            for said in of_item(&id, &all[1].group.subject, item) {
                decisions.decide(said, Some(Decision::Skipped));
            }
        }
        let states = |case: &Case, report: &Report| -> Vec<State> {
            told(case, &id, report, &decisions).into_iter().map(|(_, state)| state).collect()
        };
        assert_eq!(states(&case, &report), [State::Recorded, State::Skipped]);
        let longer = format!("{TEXT} Metastasis of T9.");
        crate::edit::set_source_text(&mut case, &id, &longer);
        let report = Report::read(&Arc::from(longer));
        assert_eq!(states(&case, &report), [State::Recorded, State::Skipped, State::New]);
    }

    #[test]
    fn levels_that_were_decided_on_differently_are_apart() {
        let (case, id, report) = case_with(TEXT);
        let mut decisions = Decisions::default();
        let t6 = Subject::Levels(vec![Level::T6]);
        for item in &report.groups[0].items {
            for said in of_item(&id, &t6, item) {
                decisions.decide(said, Some(Decision::Skipped));
            }
        }
        let told = told(&case, &id, &report, &decisions);
        let states: Vec<State> = told.iter().map(|(_, state)| *state).collect();
        assert_eq!(states, [State::New, State::Skipped, State::New], "{told:?}");
    }

    #[test]
    fn what_was_changed_first_counts_while_the_case_holds_it() {
        let (mut case, id, report) = case_with("Lytic metastasis of T5.");
        let mut decisions = Decisions::default();
        let group = &report.groups[0];
        let lytic = group.items.iter().position(|item| item.value == lytic()).unwrap();
        let item = Item { value: blastic(), ..group.items[lytic].clone() };
        let instead = Decision::Instead {
            subject: group.subject.clone(),
            value: item.value.clone(),
            certainty: item.certainty,
        };
        for said in of_item(&id, &group.subject, &group.items[lytic]) {
            decisions.decide(said, Some(instead.clone()));
        }
        let aside =
            |case: &Case| proposals(case, 0, &id, &report, &decisions)[0].lines[lytic].is_set_aside;
        assert!(!aside(&case), "it is not in the case");
        let changed = ProposalGroup { subject: group.subject.clone(), items: vec![item] };
        crate::edit::accept(&mut case, 0, &id, &changed);
        assert!(aside(&case));
    }

    fn lytic() -> crate::reading::Value {
        crate::reading::Value::BoneLesion(crate::case::BoneLesion::Lytic)
    }

    fn blastic() -> crate::reading::Value {
        crate::reading::Value::BoneLesion(crate::case::BoneLesion::Blastic)
    }
}
