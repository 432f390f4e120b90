//! What a person has decided on what a report says: kept with the source, so that it is not asked
//! again, whatever becomes of the marks.
//!
//! A decision is found again by what is said of which level or record, and by its passages, which
//! move with the text as those of facts do. So it survives a change of the text elsewhere and
//! another grouping of what is read, and never falls on anything else.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::accept::Places;
use crate::anatomy::Level;
use crate::case::{Case, Decided, Decision, Evidence, Id, Source};
use crate::reading::{Item, Passage, ProposalGroup, Subject};

/// Keeps a decision on all that a proposal says; none opens it again.
pub fn decide(case: &mut Case, source: &Id, group: &ProposalGroup, decision: Option<Decision>) {
    decide_all(case, source, &[(group.clone(), decision)]);
}

/// Keeps decisions on all that some proposals say: see [`decide`].
pub fn decide_all(case: &mut Case, source: &Id, decided: &[(ProposalGroup, Option<Decision>)]) {
    let Some(source) = case.sources.iter_mut().find(|one| one.id == *source) else { return };
    let text = Places::of(&source.text);
    let before = Decisions::of(source);
    let (mut given_up, mut made) = (BTreeSet::new(), Vec::new());
    for (group, decision) in decided {
        for level in places(&group.subject) {
            for item in &group.items {
                given_up.extend(before.places(&group.subject, level, item));
                let evidence = evidence(&source.id, &text, item);
                if let Some(decision) = decision.filter(|_| !evidence.is_empty()) {
                    let about = about(&group.subject, level);
                    made.push(Decided { decision, about, says: item.words(None), evidence });
                }
            }
        }
    }
    if given_up.is_empty() && made.is_empty() {
        return;
    }
    let all = Arc::make_mut(&mut source.decided);
    let mut place = 0..;
    all.retain(|_| place.next().is_none_or(|place| !given_up.contains(&place)));
    all.extend(made);
}

/// What was decided on a source, to be found for each thing that it was read to say.
pub struct Decisions<'a> {
    all: &'a [Decided],
    /// The places of those that rest on a passage.
    at: HashMap<(usize, usize), Vec<usize>>,
}

impl<'a> Decisions<'a> {
    /// What was decided on a source.
    pub fn of(source: &'a Source) -> Self {
        let mut at: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (place, one) in source.decided.iter().enumerate() {
            for passage in &one.evidence {
                at.entry((passage.start, passage.end)).or_default().push(place);
            }
        }
        Self { all: &source.decided, at }
    }

    /// What was decided on what an item of a proposal says of a level; no level stands for what is
    /// not of levels, or names none.
    pub fn on(&self, subject: &Subject, level: Option<Level>, item: &Item) -> Option<Decision> {
        let first = self.places(subject, level, item).min()?;
        self.all.get(first).map(|one| one.decision)
    }

    fn places(
        &self,
        subject: &Subject,
        level: Option<Level>,
        item: &Item,
    ) -> impl Iterator<Item = usize> {
        let on_passage = |passage: &Passage| self.at.get(&(passage.start, passage.end));
        let mut on_passages = item.evidence.iter().filter_map(on_passage).flatten().peekable();
        let says = on_passages.peek().map(|_| (about(subject, level), item.words(None)));
        on_passages.copied().filter(move |place| {
            let one = self.all.get(*place).zip(says.as_ref());
            one.is_some_and(|(one, (about, says))| one.about == *about && one.says == *says)
        })
    }
}

/// The levels that are decided on one by one; a proposal that is not of levels is one place.
pub fn places(subject: &Subject) -> Vec<Option<Level>> {
    match subject {
        Subject::Levels(levels) if !levels.is_empty() => levels.iter().copied().map(Some).collect(),
        _ => vec![None],
    }
}

fn about(subject: &Subject, level: Option<Level>) -> String {
    match (subject, level) {
        (Subject::Levels(_), Some(level)) => level.name().to_owned(),
        _ => subject.to_string(),
    }
}

/// The passages of an item that stand in the source's text.
fn evidence(source: &Id, text: &Places, item: &Item) -> Vec<Evidence> {
    let stands = item
        .evidence
        .iter()
        .filter(|passage| text.words(passage.start, passage.end) == Some(passage.words.as_str()));
    let cited = stands.map(|passage| Evidence {
        source: source.clone(),
        start: passage.start,
        end: passage.end,
        words: passage.words.clone(),
    });
    cited.collect()
}
