//! What a sentence says of a level: by its grammar, not by the nearest keyword.
//!
//! A level is governed by the noun that it is compounded with (`T5 corpectomy`, `S1 root`), else by
//! the predicate whose subject it is (`T5 is involved`), else by the noun or verb that it hangs on
//! by a preposition (`metastases in T5, T7 and L1`).

pub(super) mod answer;
mod compound;
pub(super) mod context;
pub(super) mod elsewhere;
mod lost;
mod past;
mod preceding;
mod predicate;
pub(super) mod pull;
pub(super) mod signal;

use std::ops::Range;

use crate::anatomy::Region;
use crate::reading::levels::Expression;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;
use crate::reading::page::{Page, REACH};
use crate::reading::role::context::Context;
use crate::reading::role::pull::Pull;

/// The word that says what a level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Governor {
    /// Its token.
    pub token: usize,
    pub pull: Pull,
    /// Whether the statement is denied.
    pub negated: bool,
    /// Whether the level is named as an exception.
    pub excepted: bool,
    /// Whether the level is compounded with the word.
    pub direct: bool,
}

/// Finds what governs a list of levels: `group` are the tokens of the whole list.
pub(in crate::reading) fn governor(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
    own: &Expression,
    group: &Range<usize>,
) -> Option<Governor> {
    let search = Search { page, contexts, sentence, group };
    if let Some(root) = own.tokens.clone().find(|i| is_root(page, *i)) {
        return Some(Governor { direct: true, ..search.governor(root, Pull::Neuro) });
    }
    let named = search
        .left_out(own)
        .or_else(|| search.pronoun())
        .or_else(|| search.lost_part())
        .or_else(|| search.foramen(own))
        .or_else(|| search.direct(own))
        .or_else(|| search.apposed());
    let found = named.or_else(|| {
        if search.is_subject() {
            search.predicate().or_else(|| search.preceding())
        } else {
            search.preceding().or_else(|| search.predicate())
        }
    });
    let found = match found {
        Some(governor) if matches!(governor.pull, Pull::Treatment | Pull::Place | Pull::Beside) => {
            let of_lesion = || search.apposed_lesion().filter(|_| !governor.direct);
            search.told_aside().or_else(|| search.cause()).or_else(of_lesion).or(Some(governor))
        }
        _ => found,
    };
    let found = found.map(|governor| Governor {
        negated: governor.negated
            || governor.pull == Pull::Lesion && !governor.direct && search.is_struck(),
        ..governor
    });
    match found {
        Some(governor) if governor.pull == Pull::Lesion && search.is_of_implant(governor.token) => {
            Some(Governor { pull: Pull::Treatment, ..governor })
        }
        Some(governor) if governor.pull == Pull::Lesion && search.is_benign(governor.token) => {
            Some(Governor { pull: Pull::Degenerative, ..governor })
        }
        Some(governor) if governor.pull == Pull::Place => search.signal().or(found),
        None => search.signal(),
        _ => found,
    }
}

/// C8 is a root and no vertebra, and so is what it is counted with: `numbness of the forearm
/// (C8-T1)`.
fn is_root(page: &Page<'_>, token: usize) -> bool {
    matches!(page.kind(token), Some(Kind::Level(n)) if n.region == Region::Cervical && n.number == 8)
}

struct Search<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    sentence: &'a Range<usize>,
    group: &'a Range<usize>,
}

impl Search<'_> {
    /// `vertebroplasty of T12 and L1, both of which harboured metastases`
    fn told_aside(&self) -> Option<Governor> {
        let mut at = self.group.end + usize::from(self.page.is_sign(self.group.end, b','));
        let is_all = self.page.means_any(at, &[Meaning::Both, Meaning::All]);
        at += usize::from(is_all) + usize::from(is_all && self.page.is_word(at + 1, "of"));
        let is_aside = self.page.is_word(at, "which") || self.page.is_word(at, "where");
        if !is_aside || at >= self.sentence.end {
            return None;
        }
        let told = self.predicate()?;
        (told.pull == Pull::Lesion && !told.negated).then_some(told)
    }

    /// `lysis of C2, C1 and C3 being spared`: of the list, what stands behind the last comma.
    fn left_out(&self, own: &Expression) -> Option<Governor> {
        let being = self.group.end;
        let normal = being + 1;
        let is_left_out = ["being", "remaining"].iter().any(|word| self.page.is_word(being, word))
            && normal < self.sentence.end
            && self.page.means(normal, Meaning::Normal);
        if !is_left_out {
            return None;
        }
        let is_comma = |i: usize| self.page.is_sign(i, b',');
        let from = self.page.find_back(self.reach_back(being)..being, is_comma)?;
        (own.tokens.start > from).then(|| self.governor(normal, Pull::Normal))
    }

    /// `the T6 lesion had shrunk whereas that of L4 had grown`
    fn pronoun(&self) -> Option<Governor> {
        let of = self.before().filter(|i| self.page.means(*i, Meaning::Preposition))?;
        let that = of.checked_sub(1).filter(|i| *i > self.sentence.start)?;
        if !["that", "those", "one", "ones"].iter().any(|word| self.page.is_word(that, word)) {
            return None;
        }
        let start = self.reach_back(that);
        // `no lesion other than that at T10`
        let except = self.page.find_back(start..that, |i| self.page.means(i, Meaning::Except));
        let is_excepted = |i: usize| except.is_some_and(|except| i < except);
        let is_noun = |i: usize| {
            Pull::of(self.page, i).is_some_and(|pull| pull != Pull::Place)
                && (!self.contexts[i].negated || is_excepted(i))
        };
        let noun = self.page.find_back(start..that, is_noun)?;
        let is_lesion = Pull::of(self.page, noun) == Some(Pull::Lesion);
        let governor = self.governor(noun, Pull::Lesion);
        let found = Governor { negated: false, excepted: is_excepted(noun), ..governor };
        is_lesion.then_some(found)
    }

    /// `kyphosis at T7 due to collapse`: the cause is of the same level.
    fn cause(&self) -> Option<Governor> {
        const CAUSES: [&str; 6] =
            ["due to", "because of", "caused by", "secondary to", "from", "owing"];
        let word = self.page.word(self.group.end).to_ascii_lowercase();
        let from = self.group.end + 1;
        let is_cause = from < self.sentence.end && CAUSES.contains(&word.as_str());
        let is_level = |i: usize| matches!(self.page.kind(i), Some(Kind::Level(_)));
        let near = from..self.sentence.end.min(from + 6);
        let pull = |i: usize| Pull::of(self.page, i);
        let found = near.take_while(|i| !is_level(*i)).find(|i| pull(*i).is_some())?;
        let cause = self.governor(found, Pull::Lesion);
        (is_cause && pull(found) == Some(Pull::Lesion) && !cause.negated).then_some(cause)
    }

    /// `metastases in L1, not L2`, `a lesion in T4, none in T5`, `not at L2 but at L3`
    fn is_struck(&self) -> bool {
        let is_preposition = |i: &usize| self.page.means(*i, Meaning::Preposition);
        let Some(before) = self.before() else { return false };
        let not = before - usize::from(is_preposition(&before) && before > self.sentence.start);
        let is_alone = ["alone", "only"].iter().any(|word| self.page.is_word(self.group.end, word));
        let strikes = ["not", "none"].iter().any(|word| self.page.is_word(not, word))
            || self.page.word(not).to_ascii_lowercase().ends_with("rather than")
            || self.page.is_word(not, "than") && self.page.is_word(not.wrapping_sub(1), "rather");
        strikes && !is_alone
    }

    /// How far before a token its sentence is looked at.
    fn reach_back(&self, token: usize) -> usize {
        self.sentence.start.max(token.saturating_sub(REACH))
    }

    /// `the T9 and L1 metastases have disappeared`: they were there all the same.
    fn has_gone(&self, token: usize) -> bool {
        let end = self.sentence.end.min(token + 9);
        let is_end = |at: usize| {
            let word = self.page.word(at).to_ascii_lowercase();
            self.page.means(at, Meaning::Absent)
                && (word.ends_with("resolved") || word == "disappeared")
        };
        let denies = |at: usize| self.page.means_any(at, &[Meaning::No, Meaning::Not]);
        (token + 1..end).take_while(|at| !denies(*at)).any(is_end)
    }

    fn governor(&self, token: usize, pull: Pull) -> Governor {
        let is_denied =
            self.contexts[token].negated && !(pull == Pull::Lesion && self.has_gone(token));
        let negated = is_denied || pull == Pull::Normal;
        Governor { token, pull, negated, excepted: false, direct: false }
    }

    /// The token before the levels, past articles and bone words.
    fn before(&self) -> Option<usize> {
        let is_small = |i: usize| {
            self.page.means_any(i, &[Meaning::Article, Meaning::Both, Meaning::Bilateral])
                || matches!(self.page.meaning(i), Some(Meaning::Count(_)))
                || self.page.meaning(i).is_some_and(is_bone_word)
                || self.page.is_sign(i, b'(')
        };
        self.page.find_back(self.sentence.start..self.group.start, |i| !is_small(i))
    }

    /// Whether the levels are what a predicate speaks of.
    fn is_subject(&self) -> bool {
        let attached = self.before().is_some_and(|i| {
            self.page.means_any(
                i,
                &[
                    Meaning::Preposition,
                    Meaning::From,
                    Meaning::To,
                    Meaning::Between,
                    Meaning::Below,
                    Meaning::Above,
                    Meaning::With,
                ],
            )
        });
        let past_bone = |from: usize| {
            self.page
                .find(from..self.sentence.end, |i| !self.page.meaning(i).is_some_and(is_bone_word))
        };
        let Some(mut next) = past_bone(self.group.end) else { return false };
        if self.page.is_sign(next, b':') {
            return self.before().is_none();
        }
        // `at T5, there is`, `in T5 a lesion`
        let comma = usize::from(self.page.is_sign(next, b','));
        let begins = self.page.means(next + comma, Meaning::There)
            || attached && self.begins_clause() && self.page.means(next + comma, Meaning::Article);
        if begins {
            return true;
        }
        if self.page.is_sign(next, b'(')
            && let Some(end) =
                self.page.find(next..self.sentence.end, |i| self.page.is_sign(i, b')'))
        {
            next = end + 1;
        }
        let has_verb = self.page.means_any(next, &[Meaning::Be, Meaning::Show, Meaning::Not])
            || self.page.means_any(next, &[Meaning::Involve, Meaning::Compress])
                && !self.page.has_ending(next, "ing");
        !attached && has_verb
    }

    /// Whether nothing but a preposition stands between the levels and the clause's start.
    fn begins_clause(&self) -> bool {
        let Some(preposition) = self.before() else { return true };
        let Some(before) = preposition.checked_sub(1).filter(|i| *i >= self.sentence.start) else {
            return true;
        };
        self.page.is_sign(before, b',')
            || self.page.means_any(before, &[Meaning::And, Meaning::But])
    }
}

/// Words that may stand between a level and its noun.
pub(in crate::reading) fn is_bone_word(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Vertebra
            | Meaning::Level
            | Meaning::Part(_)
            | Meaning::PosteriorElements
            | Meaning::Foramen
            | Meaning::Left
            | Meaning::Right
            | Meaning::Bilateral
            | Meaning::Anterior
            | Meaning::Posterior
            | Meaning::Region(_)
            | Meaning::Spine
            | Meaning::Epidural
            | Meaning::Canal
            | Meaning::Both
    )
}
