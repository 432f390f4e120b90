//! What a person has decided otherwise than to accept it as read: what was skipped, and what was
//! changed first. It holds as long as the case is open, whatever becomes of the rest of the text.

use std::collections::HashMap;

use crate::anatomy::Level;
use crate::case::{Certainty, Id};
use crate::reading::{Item, Subject, Value};

/// One thing that a report says of one level or of one record: what a decision is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    source: Id,
    subject: String,
    level: Option<Level>,
    words: String,
}

impl Said {
    /// What an item of a proposal says of a level; none where no level is named.
    pub fn of(source: &Id, subject: &Subject, level: Option<Level>, item: &Item) -> Self {
        let subject = match subject {
            Subject::Levels(_) => String::new(),
            other => other.to_string(),
        };
        // `L6` and `T13` are both asked for in the same words.
        let mut words = item.words(None);
        if let Some(first) = item.evidence.first().filter(|_| level.is_none()) {
            words.push_str(&first.words);
        }
        Self { source: source.clone(), subject, level, words }
    }
}

/// What a person has decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Not to take it over.
    Skipped,
    /// To take this over instead; it counts while the case holds that.
    Instead {
        /// Where.
        subject: Subject,
        /// What.
        value: Value,
        /// How sure.
        certainty: Certainty,
    },
}

/// All decisions on the reports of a case.
#[derive(Debug, Default)]
pub struct Decisions {
    made: HashMap<Said, Decision>,
    /// Counts changes.
    revision: u64,
}

impl Decisions {
    /// What was decided.
    pub fn on(&self, said: &Said) -> Option<&Decision> {
        self.made.get(said)
    }

    /// Keeps a decision; `None` opens it again.
    pub fn decide(&mut self, said: Said, decision: Option<Decision>) {
        match decision {
            Some(decision) => self.made.insert(said, decision),
            None => self.made.remove(&said),
        };
        self.revision += 1;
    }

    /// A number that changes with every decision.
    pub const fn revision(&self) -> u64 {
        self.revision
    }
}
