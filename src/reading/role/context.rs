//! What is denied, doubted or past: the scope of such words within a sentence.

use std::ops::Range;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;
use crate::reading::page::topics::TEXT;
use crate::reading::page::{Page, REACH};

/// What holds for a token.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reading) struct Context {
    /// A source says that it is not so.
    pub negated: bool,
    /// Suspected, possible, likely.
    pub suspected: bool,
    /// Left open: cannot be excluded, to be ruled out, at risk of.
    pub open: bool,
    /// Before the illness that the report is about.
    pub historical: bool,
}

/// The context of every token of a page.
pub(in crate::reading) fn contexts(page: &Page<'_>) -> Vec<Context> {
    let mut contexts = vec![Context::default(); page.tokens.len()];
    for sentence in page.sentences.iter().filter(|sentence| sentence.is_about(TEXT)) {
        Scopes { page, sentence: sentence.tokens.clone(), contexts: &mut contexts }.mark();
    }
    contexts
}

pub(super) struct Scopes<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) sentence: Range<usize>,
    pub(super) contexts: &'a mut [Context],
}

impl Scopes<'_> {
    fn mark(&mut self) {
        if self.page.is_sign(self.sentence.end - 1, b'?') {
            self.all(|c| c.open = true);
        }
        self.at_an_age();
        for at in self.sentence.clone() {
            let Some(meaning) = self.page.meaning(at) else {
                self.age_of_fracture(at);
                // `?metastasis`
                if self.page.is_sign(at, b'?') && self.page.is_glued(at + 1) {
                    self.forward(at, |c| c.open = true);
                }
                continue;
            };
            match meaning {
                Meaning::Not if self.is_new(at) => {}
                // `Hospital of Nowhere`, a name on the line above
                Meaning::No if at > self.sentence.start && self.page.word(at) == "Nowhere" => {}
                Meaning::No | Meaning::Not => {
                    self.negate(at);
                    // `epidural extension at neither site`
                    let is_last = self.page.is_word(at, "neither")
                        && self.page.means(at.wrapping_sub(1), Meaning::Preposition);
                    if is_last {
                        self.backward(at, |c| c.negated = true);
                    }
                    if meaning == Meaning::Not && self.is_seen_after(at) {
                        self.backward(self.past_but(at), |c| c.negated = true);
                    }
                }
                Meaning::Absent if self.is_attribute(at) => {}
                Meaning::Absent if self.is_active(at) => self.negate(at),
                Meaning::Absent => self.backward(at, |c| c.negated = true),
                Meaning::Suspected => {
                    self.forward(at, |c| c.suspected = true);
                    // `a small lesion, suspicious for a metastasis`
                    let is_aside =
                        self.page.word(at).to_ascii_lowercase().starts_with("suspicious")
                            && self.page.means_any(at + 1, &[Meaning::For, Meaning::Preposition]);
                    if is_aside && self.page.is_sign(at.wrapping_sub(1), b',') {
                        self.backward(at - 1, |c| c.suspected = true);
                    }
                    if at > self.sentence.start && self.page.means(at - 1, Meaning::Be) {
                        self.backward(at, |c| c.suspected = true);
                    }
                }
                Meaning::Open => {
                    let word = self.page.word(at).to_ascii_lowercase();
                    if word.contains("excluded") || word.contains("ruled out") {
                        self.backward(at, |c| c.open = true);
                    } else {
                        self.forward(at, |c| c.open = true);
                    }
                }
                Meaning::Except if self.page.has_ending(at, "not") => self.but_not(at),
                Meaning::History => {
                    self.history(at);
                    self.age_of_fracture(at);
                }
                Meaning::For => self.age_of_fracture(at),
                Meaning::Years
                    if self.page.means(at + 1, Meaning::Ago)
                        && self.page.is_word(at + 1, "before") =>
                {
                    self.all(|c| c.historical = true);
                }
                _ => {}
            }
        }
    }

    fn all(&mut self, set: impl Fn(&mut Context)) {
        self.contexts[self.sentence.clone()].iter_mut().for_each(set);
    }

    /// Marks the clause that a word stands in: `is compressed, whereas two years ago it was free`.
    pub(super) fn clause(&mut self, at: usize, set: impl Fn(&mut Context)) {
        let is_but = |i: usize| self.page.means(i, Meaning::But);
        let start = self.page.find_back(self.sentence.start..at, is_but);
        let end = self.page.find(at + 1..self.sentence.end, is_but);
        let clause = start.unwrap_or(self.sentence.start)..end.unwrap_or(self.sentence.end);
        self.contexts[clause].iter_mut().for_each(set);
    }

    /// Marks what follows a word in its clause.
    fn forward(&mut self, at: usize, set: impl Fn(&mut Context)) {
        let end = self.sentence.end.min(at + REACH);
        let stop = (at + 1..end)
            .find(|i| {
                self.page.means_any(*i, &[Meaning::But, Meaning::Except])
                    || self.page.is_sign(*i, b':')
            })
            .unwrap_or(end);
        self.contexts[at..stop].iter_mut().for_each(set);
    }

    /// Marks what stands before a word in its clause.
    fn backward(&mut self, at: usize, set: impl Fn(&mut Context)) {
        let start = self.sentence.start.max(at.saturating_sub(REACH));
        let mut or = false;
        let stop = (start..at)
            .rev()
            .find(|i| {
                or |= self.page.means(*i, Meaning::Or);
                self.page.means_any(*i, &[Meaning::But, Meaning::Except])
                    || self.page.is_sign(*i, b':')
                    || self.page.is_sign(*i, b',') && !or
            })
            .map_or(start, |i| i + 1);
        self.contexts[stop..at].iter_mut().for_each(set);
    }

    /// Marks what a `no` or a `not` denies.
    fn negate(&mut self, at: usize) {
        let end = self.sentence.end.min(at + REACH);
        let stop = (at + 1..end).find(|i| self.ends_negation(at, *i)).unwrap_or(end);
        let stop = self.end_of_aside(at, stop).unwrap_or(stop);
        let stop = self.known_lesion(at, stop).unwrap_or(stop);
        self.contexts[at..stop].iter_mut().for_each(|c| c.negated = true);
    }

    /// `the lesion which did not enhance extended to T6`: the second verb is that of the sentence.
    fn end_of_aside(&self, not: usize, end: usize) -> Option<usize> {
        let start = self.sentence.start.max(not.saturating_sub(2));
        let is_aside =
            |i: usize| self.page.means(i, Meaning::Which) || self.page.is_word(i, "that");
        self.page.find(start..not, is_aside)?;
        let is_verb = |i: &usize| {
            let verbs = [Meaning::Involve, Meaning::Compress, Meaning::Displace, Meaning::Be];
            let joins = [Meaning::And, Meaning::Or, Meaning::Article, Meaning::Preposition];
            self.page.means_any(*i, &verbs)
                && (self.page.has_ending(*i, "ed") || self.page.has_ending(*i, "s"))
                && !self.page.means_any(i - 1, &joins)
        };
        (not + 2..end).find(is_verb)
    }

    /// `the canal is not involved at the T7 metastasis`, `no compression by the tumour`: the lesion
    /// that is spoken of as known is not denied. `could not be told apart by being compressed`
    /// gives a reason, and does not deny it.
    fn known_lesion(&self, not: usize, end: usize) -> Option<usize> {
        const NEAR: usize = 10;
        let page = self.page;
        let is_by = |i: usize| page.is_word(i, "by");
        let is_verb = |i: usize| {
            let verbs = [
                Meaning::Involve,
                Meaning::Compress,
                Meaning::Displace,
                Meaning::Narrow,
                Meaning::Touch,
            ];
            page.means_any(i, &verbs) && page.has_ending(i, "ed")
        };
        let is_place = |i: usize| page.is_word(i, "at") && is_verb(i - 1);
        let is_known = |i: usize| {
            page.means(i, Meaning::Article) && !page.is_word(i, "a") && !page.is_word(i, "an")
                || matches!(page.kind(i), Some(Kind::Level(_)))
        };
        let is_lesion = |i: usize| page.means_any(i, &[Meaning::Lesion, Meaning::Fracture]);
        let found = page.find(not + 1..end.min(not + NEAR), |i| is_by(i) || is_place(i))?;
        let is_reason = is_by(found) && page.is_word(found + 1, "being");
        let names_lesion = || page.find(found + 1..end.min(found + NEAR), is_lesion).is_some();
        (is_reason || is_known(found + 1) && names_lesion()).then_some(found)
    }

    /// `displaced but not compressed`, `the body but not the pedicle is destroyed`
    fn but_not(&mut self, at: usize) {
        let end = self.sentence.end.min(at + REACH);
        let ends = |i: usize| {
            self.page.means_any(i, &[Meaning::Be, Meaning::Show]) || self.ends_negation(at, i)
        };
        let stop = (at + 1..end).find(|i| ends(*i)).unwrap_or(end);
        self.contexts[at..stop].iter_mut().for_each(|c| c.negated = true);
    }

    fn ends_negation(&self, from: usize, at: usize) -> bool {
        let page = self.page;
        match page.kind(at) {
            Some(
                Kind::Word(Some(
                    Meaning::But
                    | Meaning::Which
                    | Meaning::Except
                    | Meaning::NoChange
                    | Meaning::Open,
                ))
                | Kind::Sign(b':' | b'|'),
            ) => true,
            // A bracket that was opened before the word.
            Some(Kind::Sign(b')')) => !(from..at).any(|i| page.is_sign(i, b'(')),
            // `without enhancement, involving T5`
            Some(Kind::Sign(b',')) => {
                !self.list_goes_on(at)
                    || page.is_word(from, "without") && self.is_participle(at + 1)
            }
            // `and the body is destroyed`, `and T6 shows a mass`: a new statement.
            Some(Kind::Word(Some(Meaning::And))) => {
                page.means(at + 1, Meaning::Show) || self.begins_statement(at + 1)
            }
            _ => false,
        }
    }

    fn is_participle(&self, at: usize) -> bool {
        let verbs = [Meaning::Involve, Meaning::Compress, Meaning::Displace, Meaning::Fill];
        let is_joining = ["involving", "affecting"].iter().any(|word| self.page.is_word(at, word));
        is_joining || self.page.means_any(at, &verbs) && self.page.word(at).contains("ing")
    }

    /// Whether a comma stands between two of several things that are denied together.
    fn list_goes_on(&self, comma: usize) -> bool {
        let next = comma + 1;
        let ends = self.page.means_any(
            next,
            &[
                Meaning::With,
                Meaning::Article,
                Meaning::There,
                Meaning::From,
                Meaning::Be,
                Meaning::Show,
                Meaning::Treatment,
            ],
        ) || self.page.means(next, Meaning::And) && !self.is_list_end(next);
        if ends {
            return self.page.means_any(next, &[Meaning::No, Meaning::Not]);
        }
        let end = self.sentence.end.min(comma + 30);
        for at in next..end {
            if self.page.means_any(at, &[Meaning::Or]) {
                return true;
            }
            if self.page.means(at, Meaning::And) {
                return !self.begins_statement(at + 1);
            }
            if self.page.means_any(at, &[Meaning::But, Meaning::Be, Meaning::Show, Meaning::With]) {
                return false;
            }
        }
        false
    }

    fn is_list_end(&self, and: usize) -> bool {
        !self.begins_statement(and + 1)
            && !self.page.means_any(
                and + 1,
                &[Meaning::Article, Meaning::There, Meaning::With, Meaning::Show],
            )
    }

    /// Whether a subject and its verb stand here.
    fn begins_statement(&self, at: usize) -> bool {
        if self.page.means(at, Meaning::There) {
            return true;
        }
        let end = self.sentence.end.min(at + 9);
        for i in at..end {
            match self.page.kind(i) {
                Some(Kind::Word(Some(Meaning::Be | Meaning::Show))) => return i > at,
                Some(
                    Kind::Word(Some(
                        Meaning::And
                        | Meaning::Or
                        | Meaning::Preposition
                        | Meaning::But
                        | Meaning::No
                        | Meaning::Seen,
                    ))
                    | Kind::Sign(b',' | b'('),
                ) => return false,
                _ => {}
            }
        }
        false
    }

    /// `scintigraphy excluded other lesions`
    fn is_active(&self, at: usize) -> bool {
        let word = self.page.word(at).to_ascii_lowercase();
        let begins = at == self.sentence.start || self.page.means(at - 1, Meaning::Article);
        if word == "resolved" {
            return begins
                && matches!(self.page.kind(at + 1), Some(Kind::Level(_) | Kind::Word(_)));
        }
        let is_passive = at > self.sentence.start
            && (self.page.means_any(at - 1, &[Meaning::Be, Meaning::Not])
                || self.page.means(at - 1, Meaning::And) && self.is_passive_before(at - 1));
        matches!(word.as_str(), "excluded" | "ruled out")
            && at > self.sentence.start
            && at + 1 < self.sentence.end
            && !is_passive
            && !matches!(self.page.kind(at + 1), Some(Kind::Sign(_)))
    }

    /// `was considered and excluded`, and not `confirmed compression and ruled out a hernia`
    fn is_passive_before(&self, and: usize) -> bool {
        let start = self.sentence.start.max(and.saturating_sub(3));
        self.page.find(start..and, |i| self.page.means(i, Meaning::Be)).is_some()
    }

    /// `dysraphism with absent posterior arches` denies no dysraphism.
    fn is_attribute(&self, at: usize) -> bool {
        let next = self.page.meaning(at + 1);
        self.page.is_word(at, "absent")
            && matches!(
                next,
                Some(
                    Meaning::Part(_)
                        | Meaning::Posterior
                        | Meaning::Anterior
                        | Meaning::Left
                        | Meaning::Right
                )
            )
    }

    /// `was suspected but could not be confirmed` speaks of what stands before the `but`.
    fn past_but(&self, not: usize) -> usize {
        let start = self.sentence.start.max(not.saturating_sub(3));
        (start..not).rev().find(|i| self.page.means(*i, Meaning::But)).unwrap_or(not)
    }

    /// `had not been present before`, `not seen on the previous scan`: it is there now.
    fn is_new(&self, not: usize) -> bool {
        const THEN: [&str; 6] = ["before", "previously", "earlier", "previous", "prior", "initial"];
        let end = self.sentence.end.min(not + 9);
        let seen = (not + 1..end.min(not + 5)).find(|i| self.page.means(*i, Meaning::Seen));
        let is_then = |i: usize| THEN.iter().any(|then| self.page.is_word(i, then));
        seen.is_some_and(|seen| {
            let past = (seen + 1..end).take_while(|i| !self.page.is_sign(*i, b','));
            past.into_iter().any(is_then)
        })
    }

    /// `was not seen`, `is not clearly identified`
    fn is_seen_after(&self, not: usize) -> bool {
        (not + 1..self.sentence.end.min(not + 4)).any(|i| self.page.means(i, Meaning::Seen))
    }
}
