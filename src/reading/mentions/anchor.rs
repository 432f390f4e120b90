//! Which levels a word of the report speaks of.

use std::ops::Range;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::fields::heads;
use crate::reading::mentions::{Mention, Role};
use crate::reading::page::Page;
use crate::reading::role::is_bone_word;

/// How many sentences after a level's name its findings may stand.
const SENTENCES: usize = 4;

/// Finds the levels that a word speaks of.
pub(in crate::reading) struct Anchors<'a> {
    page: &'a Page<'a>,
    mentions: &'a [Mention],
    /// The first mention of each sentence or after it, and one past the last.
    firsts: Vec<usize>,
    /// For each sentence the mention that it is a field of.
    heads: Vec<Option<usize>>,
}

impl<'a> Anchors<'a> {
    /// Of a page with its mentions, which stand in the order of the text.
    pub(in crate::reading) fn new(page: &'a Page<'a>, mentions: &'a [Mention]) -> Self {
        let mut firsts = Vec::with_capacity(page.sentences.len() + 1);
        for (place, mention) in mentions.iter().enumerate() {
            firsts.resize(firsts.len().max(mention.sentence + 1), place);
        }
        firsts.resize(page.sentences.len() + 1, mentions.len());
        Self { page, mentions, firsts, heads: heads(page, mentions) }
    }

    /// The diseased levels that a token of a sentence speaks of: a list of mentions.
    pub(in crate::reading) fn of(&self, sentence: usize, token: usize) -> &'a [Mention] {
        let own = self.in_sentence(sentence);
        let lesions = || own.clone().filter(|i| self.mentions[*i].is_lesion());
        let next = lesions().find(|i| self.mentions[*i].tokens.start > token);
        let previous = lesions().rfind(|i| self.mentions[*i].tokens.start <= token);
        let chosen = match (previous, next) {
            (_, Some(next))
                if self.leads_to(token, self.mentions[next].tokens.start)
                    && !previous.is_some_and(|_| self.begins_anew(token, next)) =>
            {
                Some(next)
            }
            (Some(previous), _)
                if self.is_of_the_latter(previous, token) || self.is_bracketed(previous, token) =>
            {
                return &self.mentions[previous..=previous];
            }
            (Some(previous), _) => Some(previous),
            (None, Some(next)) => Some(next),
            (None, None) if self.denied(sentence).is_some() || self.has_topic(sentence) => None,
            (None, None) if self.heads[sentence].is_some() => {
                self.heads[sentence].filter(|head| self.mentions[*head].is_lesion())
            }
            (None, None) => {
                self.before(sentence, own.start).or_else(|| self.ahead(sentence, own.end))
            }
        };
        chosen.map_or(&[], |chosen| self.list(chosen))
    }

    /// Whether a sentence is about levels of its own, diseased or not: `L1: treated with cement`.
    fn has_topic(&self, sentence: usize) -> bool {
        let start = self.page.sentences[sentence].tokens.start;
        let own = self.own(sentence);
        own.iter()
            .any(|m| m.confuser.is_none() && !m.levels.is_empty() && m.tokens.start <= start + 2)
    }

    /// The levels of the next sentence, where that goes on about the same: `Lytic deposits are seen.
    /// These occupy T4 and T6.`
    fn ahead(&self, sentence: usize, first: usize) -> Option<usize> {
        const PRONOUNS: [&str; 5] = ["these", "they", "it", "this", "both"];
        let next = self.page.sentences.get(sentence + 1)?;
        let goes_on = PRONOUNS.iter().any(|word| self.page.is_word(next.tokens.start, word));
        let own = self.mentions[first..].iter().take_while(|m| m.sentence == sentence + 1);
        let place = own.clone().position(Mention::is_lesion).filter(|_| goes_on)?;
        Some(first + place)
    }

    /// The levels of which a sentence denies disease, where it names no diseased ones.
    pub(in crate::reading) fn denied(&self, sentence: usize) -> Option<&'a Mention> {
        let own = self.own(sentence);
        let is_denied =
            |m: &&Mention| m.role == Role::Involved && m.negated && m.confuser.is_none();
        let head = || self.head(sentence).filter(is_denied);
        // `T8: normal; canal clear.`
        let start = self.page.sentences[sentence].tokens.start;
        let goes_on = sentence > 0 && own.is_empty() && self.page.is_sign(start - 1, b';');
        let before = || {
            let last = self.own(sentence.saturating_sub(1)).last().filter(is_denied);
            last.filter(|_| goes_on)
        };
        let denied = own.iter().find(is_denied).or_else(head).or_else(before);
        denied.filter(|_| !own.iter().any(Mention::is_lesion))
    }

    /// The levels that a sentence is a field of, diseased or not.
    pub(in crate::reading) fn head(&self, sentence: usize) -> Option<&'a Mention> {
        self.heads[sentence].map(|head| &self.mentions[head])
    }

    /// The last diseased levels before a sentence, unless others were named since.
    fn before(&self, sentence: usize, first: usize) -> Option<usize> {
        let section = self.page.sentences[sentence].section;
        let place = (0..first)
            .rev()
            .take_while(|i| sentence - self.mentions[*i].sentence <= SENTENCES)
            .find(|i| {
                let mention = &self.mentions[*i];
                mention.confuser.is_none() && mention.role == Role::Involved
            })?;
        let mention = &self.mentions[place];
        let is_same = self.page.sentences[mention.sentence].section == section;
        (is_same && mention.is_lesion()).then_some(place)
    }

    /// `T2, T5 (with epidural extension) and L4`
    fn is_bracketed(&self, mention: usize, token: usize) -> bool {
        let open = self.mentions[mention].tokens.end;
        let closes = |i: usize| self.page.is_sign(i, b')');
        self.page.is_sign(open, b'(') && self.page.find(open..token, closes).is_none()
    }

    /// `T3, T4 and T8, the latter with extension into the canal`
    fn is_of_the_latter(&self, mention: usize, token: usize) -> bool {
        let end = self.mentions[mention].tokens.end;
        self.page.find(end..token, |i| self.page.is_word(i, "latter")).is_some()
    }

    /// The places of the mentions of a sentence.
    fn in_sentence(&self, sentence: usize) -> Range<usize> {
        self.firsts[sentence]..self.firsts[sentence + 1]
    }

    /// The mentions of a sentence.
    pub(in crate::reading) fn own(&self, sentence: usize) -> &'a [Mention] {
        &self.mentions[self.in_sentence(sentence)]
    }

    /// All mentions of the list that one stands in.
    fn list(&self, mention: usize) -> &'a [Mention] {
        let list = &self.mentions[mention].list;
        let sentence = self.in_sentence(self.mentions[mention].sentence);
        let is_in =
            |i: &usize| self.mentions[*i].list.start == list.start && self.mentions[*i].is_lesion();
        let first = sentence.clone().find(is_in).unwrap_or(mention);
        let last = sentence.rev().find(is_in).unwrap_or(mention);
        &self.mentions[first..=last]
    }

    /// `at T8 the body and at T9 the left lamina`: what stands before the `and` is of the level
    /// before it.
    fn begins_anew(&self, token: usize, next: usize) -> bool {
        let is_anew = |i: usize| {
            self.page.means(i, Meaning::And)
                && ["at", "in"].iter().any(|word| self.page.is_word(i + 1, word))
        };
        (token + 1..self.mentions[next].tokens.start).any(is_anew)
    }

    /// Whether a part before a level belongs to it: `the left pedicle and lamina of T5`.
    fn leads_to(&self, token: usize, level: usize) -> bool {
        let is_small = |i: usize| {
            self.page.means_any(
                i,
                &[Meaning::Preposition, Meaning::Article, Meaning::And, Meaning::Count(2)],
            ) || self.page.meaning(i).is_some_and(is_bone_word)
                || self.page.is_sign(i, b',')
        };
        let has_preposition =
            || (token + 1..level).any(|i| self.page.means(i, Meaning::Preposition));
        level - token <= 20
            && (token + 1..level).all(is_small)
            && (has_preposition() || level == token + 1)
    }
}
