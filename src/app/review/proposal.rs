//! What a person goes through: the proposals of a report, each with how it stands to the case and
//! with what was decided on it.

use super::report::Report;
use crate::case::{Case, Decision, Id, PartState};
use crate::edit::{Decisions, Relation, Standing, compare_all, places};
use crate::reading::{Happening, Item, Passage, ProposalGroup, Subject, Value};

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
    /// What a person has decided.
    pub decision: Option<Decision>,
    /// Whether the case held it with its words when it was opened: somebody has taken it over then.
    pub was_recorded: bool,
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
    /// A person has taken something else over instead, or changed what was taken over.
    Changed,
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
            Self::Changed => "changed by you",
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
            Self::Changed => "You changed this: the case says something else, and that stands",
            Self::Skipped => "You chose not to use this",
        }
    }

    /// Whether a person has yet to decide.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Recorded | Self::Changed | Self::Skipped)
    }
}

impl Line {
    fn is_open(&self) -> bool {
        self.decision.is_none() && !self.standing.recorded && !self.was_recorded
    }

    /// Whether the case has a place for it.
    pub fn is_placed(&self) -> bool {
        self.standing.relation != Relation::NoPlace
    }

    /// What became of it, where nothing of it is open and the case does not hold it as it was read.
    pub fn otherwise(&self) -> Option<Decision> {
        match self.decision {
            _ if self.standing.recorded => None,
            Some(Decision::Skipped) => Some(Decision::Skipped),
            Some(_) => Some(Decision::Changed),
            None => self.was_recorded.then_some(Decision::Changed),
        }
    }
}

impl Proposal {
    /// How it stands as a whole: what needs a person most comes first.
    pub fn state(&self) -> State {
        let open = || self.lines.iter().filter(|line| line.is_open());
        let is = |wanted: fn(&Relation) -> bool| open().any(|line| wanted(&line.standing.relation));
        if open().next().is_none() {
            return self.decided_state();
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

    /// How it stands where nothing is open.
    fn decided_state(&self) -> State {
        if self.lines.iter().any(|line| line.otherwise() == Some(Decision::Changed)) {
            State::Changed
        } else if self.lines.iter().all(|line| line.otherwise().is_some()) {
            State::Skipped
        } else {
            State::Recorded
        }
    }

    /// What would be accepted: what is neither set aside nor in the case.
    pub fn open_items(&self) -> ProposalGroup {
        self.items(Line::is_open)
    }

    /// What the case has a place for.
    pub fn placed_items(&self) -> ProposalGroup {
        self.items(Line::is_placed)
    }

    /// What would be accepted, and the case has a place for.
    pub fn placed_open_items(&self) -> ProposalGroup {
        self.items(|line| line.is_open() && line.is_placed())
    }

    fn items(&self, wanted: fn(&Line) -> bool) -> ProposalGroup {
        let items = self.group.items.iter().zip(&self.lines);
        let items = items.filter(|(_, line)| wanted(line)).map(|(item, _)| item.clone());
        ProposalGroup { subject: self.group.subject.clone(), items: items.collect() }
    }

    /// Whether it can be opened again: a person has set it aside or changed it.
    pub fn can_open_again(&self) -> bool {
        self.lines.iter().any(|line| line.decision.is_some())
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
        let [Item { value: Value::Part(..), evidence, .. }] = &self.group.items[..] else {
            return None;
        };
        evidence.first().filter(|_| self.group.subject.levels().is_empty())
    }

    /// Whether it says that tumour is there.
    pub fn tells_disease(&self) -> bool {
        let involved = |item: &Item| matches!(item.value, Value::Part(_, PartState::Involved));
        self.group.items.iter().any(involved)
    }

    /// Whether it says that no tumour is left, as at the end of a course.
    pub fn tells_no_disease(&self) -> bool {
        let gone = |item: &Item| matches!(item.value, Value::Event(Happening::NoDisease, _));
        self.group.items.iter().any(gone)
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

/// The proposals of a report as they stand to a case at a time point, to what was decided on them
/// and to the case as it was opened. Levels on which it was decided differently are apart.
pub fn proposals(
    case: &Case,
    opened: &Case,
    time_point: usize,
    source: &Id,
    report: &Report,
) -> Vec<Proposal> {
    let (groups, decided) = apart(case, source, report);
    let standings = standings(case, time_point, source, &groups);
    let all = groups.into_iter().zip(standings).zip(decided);
    let mut proposals: Vec<Proposal> = all
        .map(|((group, standings), decided)| {
            let lines = standings.into_iter().zip(decided);
            let line = |(standing, decision)| Line { standing, decision, was_recorded: false };
            Proposal { group, lines: lines.map(line).collect() }
        })
        .collect();
    look_back(&mut proposals, opened, time_point, source, report);
    proposals
}

/// How groups stand to a case: at a time point, but for what is recorded at another one that the
/// source speaks of.
fn standings(
    case: &Case,
    time_point: usize,
    source: &Id,
    groups: &[ProposalGroup],
) -> Vec<Vec<Standing>> {
    let mut standings = compare_all(case, time_point, source, groups);
    for other in other_points(case, time_point, source) {
        let there = compare_all(case, other, source, groups);
        for (here, there) in standings.iter_mut().flatten().zip(there.iter().flatten()) {
            here.recorded |= there.recorded;
        }
    }
    standings
}

/// Notes of what is open whether the case held it when it was opened, from the same text.
fn look_back(
    proposals: &mut [Proposal],
    opened: &Case,
    time_point: usize,
    source: &Id,
    report: &Report,
) {
    if opened.source(source).is_none_or(|source| source.text != report.text) {
        return;
    }
    let mut open: Vec<&mut Proposal> =
        proposals.iter_mut().filter(|proposal| proposal.lines.iter().any(Line::is_open)).collect();
    if open.is_empty() {
        return;
    }
    let groups: Vec<ProposalGroup> = open.iter().map(|proposal| proposal.group.clone()).collect();
    let before = standings(opened, time_point, source, &groups);
    for (proposal, before) in open.iter_mut().zip(before) {
        for (line, before) in proposal.lines.iter_mut().zip(before) {
            line.was_recorded = before.recorded;
        }
    }
}

/// The other time points that a source speaks of, or all others where it names none: what is
/// recorded at one of them is not asked for again at the next.
fn other_points(case: &Case, time_point: usize, source: &Id) -> Vec<usize> {
    let own = case.source(source).map_or(&[][..], |source| &source.time_points);
    let points = case.time_points.iter().enumerate();
    let points = points.filter(|(_, point)| own.is_empty() || own.contains(&point.id));
    points.map(|(place, _)| place).filter(|place| *place != time_point).collect()
}

/// The groups of a report, split where it was decided differently on their levels; with what was
/// decided on each item.
fn apart(
    case: &Case,
    source: &Id,
    report: &Report,
) -> (Vec<ProposalGroup>, Vec<Vec<Option<Decision>>>) {
    let decisions = case.source(source).map(Decisions::of);
    let mut groups: Vec<ProposalGroup> = Vec::new();
    let mut decided: Vec<Vec<Option<Decision>>> = Vec::new();
    for group in &report.groups {
        for (place, level) in places(&group.subject).into_iter().enumerate() {
            let on = |item| decisions.as_ref()?.on(&group.subject, level, item);
            let made: Vec<_> = group.items.iter().map(on).collect();
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
    (groups, decided)
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

    fn told(case: &Case, id: &Id, report: &Report) -> Vec<(String, State)> {
        let proposals = proposals(case, &Case::new("A"), 0, id, report);
        proposals.iter().map(|proposal| (proposal.words(), proposal.state())).collect()
    }

    fn states(case: &Case, id: &Id, report: &Report) -> Vec<State> {
        told(case, id, report).into_iter().map(|(_, state)| state).collect()
    }

    #[test]
    fn what_is_accepted_is_recorded_and_what_is_skipped_stays_so_beside_new_words() {
        let (mut case, id, report) = case_with(TEXT);
        let all = proposals(&case, &case, 0, &id, &report);
        assert_eq!(all.len(), 2);
        crate::edit::accept(&mut case, 0, &id, &all[0].open_items());
        crate::edit::decide(&mut case, &id, &all[1].group, Some(Decision::Skipped));
        assert_eq!(states(&case, &id, &report), [State::Recorded, State::Skipped]);
        let longer = format!("Metastasis of T3. {TEXT} Metastasis of T9.");
        crate::edit::set_source_text(&mut case, &id, &longer);
        let report = Report::read(&Arc::from(longer));
        let now = states(&case, &id, &report);
        assert_eq!(now, [State::New, State::Recorded, State::Skipped, State::New]);
    }

    #[test]
    fn levels_that_were_decided_on_differently_are_apart() {
        let (mut case, id, report) = case_with(TEXT);
        let t6 = Subject::Levels(vec![crate::anatomy::Level::T6]);
        let of_t6 = ProposalGroup { subject: t6, items: report.groups[0].items.clone() };
        crate::edit::decide(&mut case, &id, &of_t6, Some(Decision::Skipped));
        let told = told(&case, &id, &report);
        let states: Vec<State> = told.iter().map(|(_, state)| *state).collect();
        assert_eq!(states, [State::New, State::Skipped, State::New], "{told:?}");
    }

    #[test]
    fn what_was_changed_first_is_told_apart_from_what_was_skipped() {
        let (mut case, id, report) = case_with("Lytic metastasis of the body of T5.");
        let group = &report.groups[0];
        assert!(group.items.len() > 1);
        let of = |at: usize| ProposalGroup {
            subject: group.subject.clone(),
            items: vec![group.items[at].clone()],
        };
        crate::edit::decide(&mut case, &id, &of(0), Some(Decision::Changed));
        assert_eq!(states(&case, &id, &report), [State::New]);
        for at in 1..group.items.len() {
            crate::edit::accept(&mut case, 0, &id, &of(at));
        }
        assert_eq!(states(&case, &id, &report), [State::Changed]);
        crate::edit::decide(&mut case, &id, &of(0), Some(Decision::Skipped));
        assert_eq!(states(&case, &id, &report), [State::Recorded]);
        crate::edit::decide(&mut case, &id, &of(0), None);
        assert_eq!(states(&case, &id, &report), [State::New]);
    }
}
