//! What a sentence says of a level: by its grammar, not by the nearest keyword.
//!
//! A level is governed by the noun that it is compounded with (`T5 corpectomy`, `S1 root`), else by
//! the predicate whose subject it is (`T5 is involved`), else by the noun or verb that it hangs on
//! by a preposition (`metastases in T5, T7 and L1`).

use std::ops::Range;

use super::context::Context;
use super::levels::{Expression, Shape};
use super::meaning::Meaning;
use super::page::{Page, REACH};
use super::pull::Pull;
use super::tokens::Kind;
use crate::anatomy::Structure;

/// The word that says what a level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Governor {
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
pub(super) fn governor(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
    own: &Expression,
    group: &Range<usize>,
) -> Option<Governor> {
    let search = Search { page, contexts, sentence, group };
    let found = search.foramen(own).or_else(|| search.direct(own)).or_else(|| {
        if search.is_subject() {
            search.predicate().or_else(|| search.preceding())
        } else {
            search.preceding().or_else(|| search.predicate())
        }
    });
    match found {
        Some(governor) if governor.pull == Pull::Lesion && search.is_benign(governor.token) => {
            Some(Governor { pull: Pull::Degenerative, ..governor })
        }
        Some(governor) if governor.pull == Pull::Place => search.signal().or(found),
        None => search.signal(),
        _ => found,
    }
}

struct Search<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    sentence: &'a Range<usize>,
    group: &'a Range<usize>,
}

impl Search<'_> {
    fn governor(&self, token: usize, pull: Pull) -> Governor {
        let negated = self.contexts[token].negated || pull == Pull::Normal;
        Governor { token, pull, negated, excepted: false, direct: false }
    }

    /// The noun that the levels are compounded with.
    fn direct(&self, own: &Expression) -> Option<Governor> {
        let mut unknown = 0;
        let mut at = self.group.end;
        while at < self.sentence.end.min(self.group.end + 9) {
            if let Some(pull) = Pull::of(self.page, at) {
                if pull == Pull::Verb && !Pull::is_noun(self.page, at) {
                    return None;
                }
                // `T5 treated metastasis`
                let treated = pull == Pull::Treatment
                    && self.page.word(at).ends_with("ed")
                    && Pull::of(self.page, at + 1) == Some(Pull::Lesion);
                // `T5 enhances` is a predicate.
                let is_verb = self.page.means(at, Meaning::Change)
                    && ["es", "ed", "s"].iter().any(|end| self.page.word(at).ends_with(end))
                    && !self.page.word(at).ends_with("ies");
                if is_verb {
                    return None;
                }
                let pull = match pull {
                    Pull::Verb => Pull::Lesion,
                    _ if treated => Pull::Lesion,
                    Pull::Normal => return None,
                    other => other,
                };
                // `T5-T7 vertebrae, disc`: only what stands close is compounded.
                let is_disc = matches!(pull, Pull::Disc | Pull::Degenerative);
                if is_disc && own.shape == Shape::Range && own.levels.len() > 2 {
                    return None;
                }
                return Some(Governor { direct: true, ..self.governor(at, pull) });
            }
            match self.page.kind(at)? {
                Kind::Word(None) if unknown < 2 => unknown += 1,
                kind if self.passes(kind, at) => {}
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// Whether a token may stand between a level and the noun that it is compounded with.
    fn passes(&self, kind: Kind, at: usize) -> bool {
        match kind {
            Kind::Word(Some(Meaning::Suspected | Meaning::History | Meaning::Intensity))
            | Kind::Sign(b'-') => true,
            Kind::Word(Some(Meaning::And | Meaning::Or)) | Kind::Sign(b',' | b'/') => {
                let next = self.page.meaning(at + 1);
                let is_place = matches!(next, Some(Meaning::Region(_) | Meaning::Spine));
                next.is_some_and(is_bone_word) && !is_place
            }
            Kind::Word(Some(meaning)) => is_bone_word(meaning),
            _ => false,
        }
    }

    /// `obliteration of the T6-T7 foramen` names the foramen between two levels.
    fn foramen(&self, own: &Expression) -> Option<Governor> {
        let is_pair = own.levels.len() == 2 && own.shape != Shape::List;
        let is_named = self.page.means(self.group.end, Meaning::Foramen)
            || self.page.means(self.group.end, Meaning::Part(Structure::Body))
                && self.page.means(self.group.end + 1, Meaning::Foramen);
        let is_place =
            self.before().is_some_and(|i| self.page.is_word(i, "at") || self.page.is_word(i, "in"));
        (is_pair && is_named && !is_place).then(|| self.governor(self.group.end, Pull::Place))
    }

    /// `a sclerotic focus in L5, likely a bone island`, `the uptake is considered degenerative`
    fn is_benign(&self, lesion: usize) -> bool {
        let from = lesion.max(self.group.end);
        let judged = self.page.find(from..self.sentence.end, |i| {
            self.page.means(i, Meaning::Suspected)
                || ["considered", "represents", "representing", "regarded", "typical", "attributed"]
                    .iter()
                    .any(|word| self.page.is_word(i, word))
        });
        judged.is_some_and(|judged| {
            (judged + 1..self.sentence.end.min(judged + 5)).any(|i| {
                self.page.means(i, Meaning::Degenerative)
                    || self.page.is_word(i, "benign")
                    || self.page.is_word(i, "incidental")
            })
        })
    }

    /// Changed signal of the bone, where nothing else is said of the levels.
    fn signal(&self) -> Option<Governor> {
        let is_changed = |i: usize| {
            self.page.means(i, Meaning::Intensity)
                || self.page.means(i, Meaning::Signal)
                    && (i.saturating_sub(4)..i).any(|k| {
                        [
                            "low",
                            "high",
                            "abnormal",
                            "altered",
                            "heterogeneous",
                            "increased",
                            "decreased",
                            "diffuse",
                        ]
                        .iter()
                        .any(|word| self.page.is_word(k, word))
                    })
        };
        let is_soft = |i: usize| {
            self.page.means_any(
                i,
                &[
                    Meaning::Cord,
                    Meaning::Disc,
                    Meaning::Csf,
                    Meaning::Intramedullary,
                    Meaning::Degenerative,
                ],
            )
        };
        if self.page.find(self.sentence.clone(), is_soft).is_some() {
            return None;
        }
        let before = self.page.find_back(self.sentence.start..self.group.start, is_changed);
        let token =
            before.or_else(|| self.page.find(self.group.end..self.sentence.end, is_changed))?;
        Some(self.governor(token, Pull::Lesion))
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
                && !self.page.word(next).ends_with("ing");
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

    /// The noun or verb that the levels hang on.
    fn preceding(&self) -> Option<Governor> {
        let from = self.page.means(self.group.start.wrapping_sub(1), Meaning::From);
        let mut past_except = false;
        let mut past_place = false;
        let mut place = None;
        let mut verb: Option<usize> = None;
        let mut past_show = false;
        let start = self.sentence.start.max(self.group.start.saturating_sub(REACH));
        for at in (start..self.group.start).rev() {
            match self.page.meaning(at) {
                Some(Meaning::But) => break,
                Some(Meaning::Except) => past_except = true,
                Some(Meaning::Spine | Meaning::Region(_)) => past_place = true,
                Some(Meaning::Show | Meaning::There) => past_show = true,
                _ => {}
            }
            let Some(pull) = Pull::of(self.page, at) else { continue };
            let found = match pull {
                Pull::Normal if past_except || self.group.start - at <= 3 => pull,
                Pull::Normal => continue,
                Pull::Verb => {
                    verb = verb.or(Some(at));
                    continue;
                }
                // `next to the aorta at T5`: the place of something else.
                Pull::Place if verb.is_none() => {
                    place = place.or(Some(at));
                    continue;
                }
                // `the C2/3 disc and the C3 body`: the disc is of another level.
                Pull::Disc | Pull::Neuro | Pull::Degenerative if self.is_compounded(at) => continue,
                Pull::Neuro if verb.is_some() => continue,
                Pull::Treatment if verb.is_some() && past_show => continue,
                Pull::Disc | Pull::Place if verb.is_some() => {
                    if past_show {
                        continue;
                    }
                    pull
                }
                // `radiotherapy of metastases of the spine from T5 to T7`
                Pull::Lesion if from && past_place && self.treatment_before(at) => Pull::Treatment,
                Pull::Neuro | Pull::Treatment | Pull::Degenerative | Pull::Disc
                    if place.is_some() =>
                {
                    break;
                }
                other => other,
            };
            let mut governor = self.governor(at, found);
            if let Some(verb) = verb {
                governor.negated |= self.contexts[verb].negated;
            }
            if past_except {
                governor.excepted = true;
                governor.negated = !governor.negated;
                if governor.pull == Pull::Normal {
                    // `the discs are normal except L4/5`
                    let is_disc = self
                        .page
                        .find_back(self.sentence.start..at, |i| self.page.means(i, Meaning::Disc));
                    governor.pull = is_disc.map_or(Pull::Lesion, |_| Pull::Disc);
                }
            }
            return Some(governor);
        }
        if let Some(verb) = verb {
            let mut governor = self.governor(verb, Pull::Lesion);
            if past_except {
                governor.excepted = true;
                governor.negated = !governor.negated;
            }
            return Some(governor);
        }
        place.map(|at| self.governor(at, Pull::Place))
    }

    /// Whether a noun is compounded with a level before it.
    fn is_compounded(&self, at: usize) -> bool {
        let start = self.sentence.start.max(at.saturating_sub(5));
        let before =
            self.page.find_back(start..at, |i| !self.page.meaning(i).is_some_and(is_bone_word));
        before.is_some_and(|i| {
            matches!(self.page.kind(i), Some(Kind::Level(_)))
                || matches!(self.page.kind(i), Some(Kind::Number(_)))
                    && (self.page.is_sign(i.wrapping_sub(1), b'/')
                        || self.page.is_sign(i.wrapping_sub(1), b'-'))
        })
    }

    fn treatment_before(&self, at: usize) -> bool {
        self.page
            .find_back(self.sentence.start..at, |i| Pull::of(self.page, i) == Some(Pull::Treatment))
            .is_some()
    }

    /// What the predicate after the levels says.
    fn predicate(&self) -> Option<Governor> {
        let excepted = self
            .page
            .find_back(
                self.sentence.start.max(self.group.start.saturating_sub(6))..self.group.start,
                |i| self.page.means(i, Meaning::Except),
            )
            .is_some();
        let mut first: Option<Governor> = None;
        let end = self.sentence.end.min(self.group.end + REACH);
        let mut at = self.group.end;
        while at < end {
            let is_other_level = matches!(self.page.kind(at), Some(Kind::Level(_)));
            if is_other_level && first.is_some() {
                break;
            }
            if self.page.means(at, Meaning::But)
                && first.is_none_or(|g| g.pull == Pull::Normal)
                && first.is_some()
            {
                break;
            }
            let pull = match Pull::of(self.page, at) {
                Some(Pull::Normal) if self.is_of_property(at) => None,
                Some(Pull::Verb) => Some(Pull::Lesion),
                other => other,
            };
            if let Some(pull) = pull.filter(|_| !self.is_of_other_level(at)) {
                let found = self.governor(at, pull);
                match first {
                    _ if pull == Pull::Lesion && !found.negated => {
                        if first.is_none_or(|g| g.pull == Pull::Lesion || g.pull == Pull::Place) {
                            first = Some(found);
                        }
                        break;
                    }
                    None => first = Some(found),
                    Some(_) => {}
                }
                if matches!(pull, Pull::Treatment | Pull::Normal | Pull::Neuro | Pull::Disc) {
                    break;
                }
            }
            at += 1;
        }
        let mut governor = first?;
        if excepted {
            governor.excepted = true;
            governor.negated = !governor.negated;
            if governor.pull == Pull::Normal {
                governor.pull = Pull::Lesion;
            }
        }
        Some(governor)
    }

    /// `T6-T12: haemangioma T11, otherwise normal`: the lesion is of one level alone.
    fn is_of_other_level(&self, at: usize) -> bool {
        let is_range = self.group.len() > 2;
        let skip = usize::from(self.page.means(at + 1, Meaning::Preposition));
        let next = at + 1 + skip;
        is_range
            && Pull::of(self.page, at) == Some(Pull::Lesion)
            && next < self.sentence.end
            && matches!(self.page.kind(next), Some(Kind::Level(_)))
    }

    /// `of normal height` says nothing of the marrow.
    fn is_of_property(&self, normal: usize) -> bool {
        (normal + 1..self.sentence.end.min(normal + 4)).any(|i| {
            ["height", "alignment", "contour", "position", "lordosis"]
                .iter()
                .any(|word| self.page.is_word(i, word))
        })
    }
}

/// Words that may stand between a level and its noun.
pub(super) fn is_bone_word(meaning: Meaning) -> bool {
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
