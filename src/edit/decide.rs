//! What a person has decided on what a report says, other than to accept it: kept with the source,
//! so that it is not asked again.
//!
//! A decision is found again by what is said of which level or record, and by its passages, which
//! move with the text as those of facts do. So it survives a change of the text elsewhere and
//! another grouping of what is read, and never falls on anything else.

use crate::anatomy::Level;
use crate::case::{Case, Decided, Decision, Evidence, Id, Source};
use crate::reading::{Item, ProposalGroup, Subject};

/// Keeps a decision on all that a proposal says; none opens it again.
pub fn decide(case: &mut Case, source: &Id, group: &ProposalGroup, decision: Option<Decision>) {
    let Some(source) = case.sources.iter_mut().find(|one| one.id == *source) else { return };
    for level in places(&group.subject) {
        for item in &group.items {
            let about = about(&group.subject, level);
            source.decided.retain(|one| !is_on(one, &about, item));
            let Some(decision) = decision else { continue };
            let evidence = evidence(source, item);
            if !evidence.is_empty() {
                let says = item.words(None);
                source.decided.push(Decided { decision, about, says, evidence });
            }
        }
    }
}

/// What was decided on what an item of a proposal says of a level; no level stands for what is not
/// of levels, or names none.
pub fn decision(
    source: &Source,
    subject: &Subject,
    level: Option<Level>,
    item: &Item,
) -> Option<Decision> {
    if source.decided.is_empty() {
        return None;
    }
    let about = about(subject, level);
    source.decided.iter().find(|one| is_on(one, &about, item)).map(|one| one.decision)
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

fn is_on(decided: &Decided, about: &str, item: &Item) -> bool {
    let rests = |one: &Evidence| {
        item.evidence.iter().any(|passage| (passage.start, passage.end) == (one.start, one.end))
    };
    decided.about == about && decided.evidence.iter().any(rests) && decided.says == item.words(None)
}

/// The passages of an item that stand in the source's text.
fn evidence(source: &Source, item: &Item) -> Vec<Evidence> {
    let stands = item
        .evidence
        .iter()
        .filter(|passage| source.words(passage.start, passage.end) == Some(passage.words.as_str()));
    let cited = stands.map(|passage| Evidence {
        source: source.id.clone(),
        start: passage.start,
        end: passage.end,
        words: passage.words.clone(),
    });
    cited.collect()
}
