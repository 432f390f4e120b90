//! What lies before the illness that a report is about.

use super::context::Scopes;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::REACH;
use crate::reading::page::tokens::{Kind, Token};

/// Words after `previous` that tell of a comparison, not of the past.
const EXAMINATIONS: [&str; 15] = [
    "study",
    "mri",
    "ct",
    "scan",
    "examination",
    "exam",
    "radiograph",
    "radiographs",
    "report",
    "imaging",
    "films",
    "film",
    "studies",
    "examinations",
    "images",
];

/// Words after `previously` that tell of a lesion of this illness, or of a new one.
const KNOWN: [&str; 12] = [
    "avid",
    "noted",
    "seen",
    "described",
    "known",
    "reported",
    "identified",
    "unnoticed",
    "unknown",
    "undetected",
    "unrecognised",
    "unrecognized",
];

impl Scopes<'_> {
    /// `in whom a schwannoma had been removed at the age of 19 years, presented with`
    pub(super) fn at_an_age(&mut self) {
        let page = self.page;
        let age = page.find(self.sentence.clone(), |i| {
            page.is_word(i, "age")
                && page.is_word(i + 1, "of")
                && matches!(page.kind(i + 2), Some(Kind::Number(_)))
        });
        let Some(age) = age else { return };
        let had = page.find(self.sentence.start..age, |i| page.is_word(i, "had"));
        if had.is_none() {
            return;
        }
        let ends = |i: usize| page.is_sign(i, b',') || page.is_word(i, "presented");
        let end = page.find(age..self.sentence.end, ends).unwrap_or(self.sentence.end);
        self.contexts[self.sentence.start..end].iter_mut().for_each(|c| c.historical = true);
    }

    pub(super) fn history(&mut self, at: usize) {
        let word = self.page.word(at).to_ascii_lowercase();
        if word.starts_with("year") || word == "in childhood" {
            self.clause(at, |c| c.historical = true);
            return;
        }
        // `compared with the previous examination` tells of now.
        let end = self.sentence.end.min(at + REACH);
        let names_examination = (at + 1..end.min(at + 4))
            .any(|i| EXAMINATIONS.iter().any(|name| self.page.is_word(i, name)));
        // `the previously avid lesion is now cold` tells of the same illness.
        let is_known =
            word == "previously" && KNOWN.iter().any(|seen| self.page.is_word(at + 1, seen));
        // `the former extended to the canal` names the first of two.
        let verbs = [Meaning::Be, Meaning::Show, Meaning::Involve, Meaning::Compress];
        let is_first_of_two = word == "former" && self.page.means_any(at + 1, &verbs);
        if names_examination || is_known || is_first_of_two {
            return;
        }
        let is_adjective = !word.contains("history") && !word.starts_with("had");
        let ends = |i: usize| {
            let after_preposition =
                self.page.means_any(i - 1, &[Meaning::Preposition, Meaning::From, Meaning::To]);
            self.page.means_any(i, &[Meaning::But, Meaning::Except])
                || self.page.is_sign(i, b',')
                || ["new", "now", "current", "currently", "today", "presented", "presents"]
                    .iter()
                    .any(|word| self.page.is_word(i, word))
                || is_adjective
                    && (self.page.means_any(i, &[Meaning::Be, Meaning::Show])
                        || self.page.means(i, Meaning::Article) && !after_preposition)
        };
        let stop = (at + 1..end).find(|i| ends(*i)).unwrap_or(end);
        self.contexts[at..stop].iter_mut().for_each(|c| c.historical = true);
    }

    /// `a compression fracture of T12, old and benign`, `the fracture is healed`, `a chronic wedge
    /// fracture`, `a fracture of L1, unchanged since 2015`: an old fracture is none of this illness.
    pub(super) fn age_of_fracture(&mut self, at: usize) {
        const AGES: [&str; 6] =
            ["old", "healed", "chronic", "longstanding", "remote", "consolidated"];
        let page = self.page;
        let is_age = AGES.iter().any(|age| page.is_word(at, age)) && !self.contexts[at].negated;
        let is_year = |i: usize| {
            page.tokens
                .get(i)
                .and_then(Token::number)
                .is_some_and(|n| (1950.0..2100.0).contains(&n))
        };
        let is_since = page.is_word(at, "since")
            && is_year(at + 1)
            && page.means(at.wrapping_sub(1), Meaning::NoChange);
        if !is_age && !is_since {
            return;
        }
        let is_break = |i: usize| page.means_any(i, &[Meaning::Fracture, Meaning::Collapse]);
        if page.is_word(at, "chronic")
            && let Some(next) = page.find(at + 1..self.sentence.end.min(at + 4), is_break)
        {
            self.contexts[at..=next].iter_mut().for_each(|c| c.historical = true);
            return;
        }
        if is_since || self.is_postponed(at) {
            let lesions = [Meaning::Lesion, Meaning::Lytic, Meaning::Carcinoma];
            let is_one = |i: usize| is_break(i) || page.means_any(i, &lesions);
            let start = self.sentence.start.max(at.saturating_sub(12));
            if let Some(last) = page.find_back(start..at, is_one).filter(|last| is_break(*last)) {
                self.contexts[last..at].iter_mut().for_each(|c| c.historical = true);
            }
        }
    }

    /// Whether an adjective stands behind its noun: `fracture, old and benign`, `appears old`.
    fn is_postponed(&self, at: usize) -> bool {
        let page = self.page;
        let before = at.wrapping_sub(1);
        let follows = page.is_sign(before, b',')
            || page.is_sign(before, b'(')
            || page.means_any(before, &[Meaning::Be, Meaning::And, Meaning::Suspected]);
        let ends = at + 1 >= self.sentence.end
            || matches!(page.kind(at + 1), Some(Kind::Sign(sign)) if sign != b'-')
            || page.means_any(at + 1, &[Meaning::And, Meaning::Or])
            || page.is_word(at + 1, "benign");
        at > self.sentence.start && follows && ends
    }
}
