//! The text of a source as it was read: what stands out in it and what it proposes. A text is read
//! once; a long one on a thread of its own, so that no frame waits for it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use super::highlight::{Highlight, highlights};
use super::quote::{Quote, Sentence, quotes, sentences};
use crate::anatomy::Part;
use crate::case::{Basis, Certainty, Id, PartState, Source};
use crate::edit::Person;
use crate::reading;
use crate::reading::{
    Certainty as Sure, Confuser, Item, Mention, Passage, ProposalGroup, Reading, Role, Subject,
    Value,
};

/// Up to how many bytes a text is read within a frame: well under a millisecond.
const SHORT: usize = 48 * 1024;

/// A text as it was read.
#[derive(Debug, PartialEq)]
pub struct Report {
    /// The text.
    pub text: Arc<str>,
    /// What stands out, in the order of the text.
    pub highlights: Vec<Highlight>,
    /// What is proposed.
    pub groups: Vec<ProposalGroup>,
    /// Who it tells of.
    pub person: Person,
    sentences: Vec<Sentence>,
}

impl Report {
    /// Reads a text.
    pub fn read(text: &Arc<str>) -> Self {
        let reading = reading::read(text);
        let mut groups = reading.groups();
        let highlights = highlights(&reading.mentions, &groups);
        groups.extend(questions(&reading));
        let (person, sentences) = (Person::told_in(&groups), sentences(text));
        Self { text: Arc::clone(text), highlights, groups, person, sentences }
    }

    /// The sentences that passages stand in.
    pub(super) fn quotes(&self, passages: &[&Passage]) -> Vec<Quote> {
        quotes(&self.text, &self.sentences, passages)
    }

    /// What stands out at a character.
    pub fn highlight_at(&self, place: usize) -> Option<&Highlight> {
        let after = self.highlights.partition_point(|highlight| highlight.start <= place);
        let highlight = self.highlights.get(after.checked_sub(1)?)?;
        (place < highlight.end).then_some(highlight)
    }
}

/// How many places are told of one question.
const MOST_PASSAGES: usize = 32;

/// Diseased levels that the column does not have, such as L6: a person says which one is meant,
/// once for all places that name it so.
fn questions(reading: &Reading) -> Vec<ProposalGroup> {
    let asks = |mention: &&Mention| {
        mention.confuser == Some(Confuser::Transitional)
            && mention.role == Role::Involved
            && !mention.negated
            && !mention.historical
            && !mention.of_others
    };
    let mut items: Vec<Item> = Vec::new();
    for mention in reading.mentions.iter().filter(asks) {
        let is_same = |item: &&mut Item| {
            item.evidence.first().is_some_and(|first| first.words == mention.passage.words)
        };
        let certainty = match mention.certainty {
            Sure::Definite => Certainty::Definite,
            _ => Certainty::Suspected,
        };
        if let Some(known) = items.iter_mut().find(is_same) {
            known.certainty = known.certainty.min(certainty);
            if known.evidence.len() < MOST_PASSAGES {
                known.evidence.push(mention.passage.clone());
            }
            continue;
        }
        let value = Value::Part(Part::UNSPECIFIED, PartState::Involved);
        let evidence = vec![mention.passage.clone()];
        items.push(Item { value, certainty, basis: Basis::Stated, evidence });
    }
    let group = |item| ProposalGroup { subject: Subject::Levels(Vec::new()), items: vec![item] };
    items.into_iter().map(group).collect()
}

/// The reports of the open case, each read once.
#[derive(Default)]
pub struct Reports {
    read: HashMap<Id, Arc<Report>>,
    /// The long text that is being read.
    awaited: Option<(Arc<str>, Receiver<Report>)>,
}

impl Reports {
    /// A source's text as it was read; `None` while it is being read.
    pub fn of(&mut self, ctx: &Context, source: &Id, text: &Arc<str>) -> Option<Arc<Report>> {
        let is_known =
            |report: &&Arc<Report>| Arc::ptr_eq(&report.text, text) || report.text == *text;
        if let Some(known) = self.read.get(source).filter(is_known) {
            return Some(Arc::clone(known));
        }
        let report =
            if text.len() <= SHORT { Report::read(text) } else { self.awaited(ctx, text)? };
        let report = Arc::new(report);
        self.read.insert(source.clone(), Arc::clone(&report));
        Some(report)
    }

    /// A source's text as it was read, without waiting for one that is long.
    pub fn at_hand(&mut self, ctx: &Context, source: &Source) -> Option<Arc<Report>> {
        if source.text.len() <= SHORT {
            return self.of(ctx, &source.id, &source.text);
        }
        let known = self.read.get(&source.id);
        known.filter(|report| Arc::ptr_eq(&report.text, &source.text)).cloned()
    }

    fn awaited(&mut self, ctx: &Context, text: &Arc<str>) -> Option<Report> {
        if let Some((awaited, answer)) = &self.awaited
            && (Arc::ptr_eq(awaited, text) || awaited == text)
        {
            let answer = answer.try_recv();
            if answer == Err(TryRecvError::Empty) {
                return None;
            }
            self.awaited = None;
            // Where the thread has ended without an answer, the text is read here after all.
            return Some(answer.unwrap_or_else(|_| Report::read(text)));
        }
        let (sender, receiver) = channel();
        let (text, ctx) = (Arc::clone(text), ctx.clone());
        self.awaited = Some((Arc::clone(&text), receiver));
        std::thread::spawn(move || {
            // Nobody waits any more where the text has changed again.
            let _ = sender.send(Report::read(&text));
            ctx.request_repaint();
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_read_beside_the_frames_and_a_short_one_at_once() {
        let (mut reports, ctx) = (Reports::default(), Context::default());
        let id: Id = "mri".parse().unwrap();
        let short: Arc<str> = "Metastasis of T5.".into();
        assert_eq!(reports.of(&ctx, &id, &short).unwrap().groups.len(), 1);
        let long: Arc<str> = "Metastasis of T5. ".repeat(8000).into();
        assert!(long.len() > SHORT && reports.of(&ctx, &id, &long).is_none());
        let answer = loop {
            match reports.of(&ctx, &id, &long) {
                Some(report) => break report,
                None => std::thread::yield_now(),
            }
        };
        assert_eq!((&answer.text, answer.groups.len()), (&long, 1));
    }

    #[test]
    fn a_level_that_the_column_does_not_have_is_a_question() {
        let text = "Metastasis of L6. T13 is normal. The metastasis of L6 is lytic.";
        let report = Report::read(&text.into());
        assert_eq!(report.groups.len(), 1);
        assert_eq!(report.groups[0].subject, Subject::Levels(Vec::new()));
        let evidence = &report.groups[0].items[0].evidence;
        let words: Vec<&str> = evidence.iter().map(|passage| passage.words.as_str()).collect();
        assert_eq!(words, ["L6", "L6"], "it is asked once");
    }

    #[test]
    fn what_stands_at_a_character_is_found() {
        let report = Report::read(&"Metastasis of T5 and T7.".into());
        let at = |place| report.highlight_at(place).map(|highlight| highlight.start);
        assert_eq!(
            [at(13), at(14), at(15), at(16), at(21)],
            [None, Some(14), Some(14), None, Some(21)]
        );
    }
}
