//! What a predicate says of the levels before it: `T5 is normal`.

use std::ops::Range;

use super::{Governor, Search};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::REACH;
use crate::reading::page::tokens::Kind;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// What the predicate after the levels says.
    pub(super) fn predicate(&self) -> Option<Governor> {
        let excepted = self
            .page
            .find_back(
                self.sentence.start.max(self.group.start.saturating_sub(6))..self.group.start,
                // `apart from these, all are normal` excepts others.
                |i| {
                    let is_pronoun =
                        self.page.means(i + 1, Meaning::Article) && self.page.is_sign(i + 2, b',');
                    self.page.means(i, Meaning::Except) && !is_pronoun
                },
            )
            .is_some();
        let aside = self.aside();
        let mut said_aside: Option<Governor> = None;
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
            // `do not raise suspicion`, `is not suspicious`
            let is_unsuspected = self.page.means(at, Meaning::Suspected)
                && self.contexts[at].negated
                && self.page.word(at).to_ascii_lowercase().starts_with("suspici");
            let pull = match Pull::of(self.page, at) {
                None if is_unsuspected || self.is_negative(at) => Some(Pull::Normal),
                Some(Pull::Normal) if self.is_of_property(at) => None,
                // `T11 and T12 were fused and collapsed`
                Some(Pull::Treatment)
                    if self.page.means(at + 1, Meaning::And)
                        && self.page.means(at + 2, Meaning::Collapse) =>
                {
                    None
                }
                // `in keeping with treated tumour`
                Some(Pull::Treatment)
                    if self.page.has_ending(at, "ed")
                        && Pull::of(self.page, at + 1) == Some(Pull::Lesion) =>
                {
                    None
                }
                // `L4 and L5 with the intervening disc`
                Some(Pull::Disc) if self.page.is_word(at.wrapping_sub(1), "intervening") => None,
                Some(Pull::Verb) if self.is_rebuilt(at) => Some(Pull::Treatment),
                Some(Pull::Verb) => Some(Pull::Lesion),
                other => other,
            };
            if let Some(pull) = pull.filter(|_| !self.is_of_other_level(at)) {
                let found = self.governor(at, pull);
                if pull == Pull::Normal && aside.contains(&at) {
                    said_aside = Some(found);
                    at += 1;
                    continue;
                }
                match first {
                    Some(denied) if denied.negated && self.is_agent(denied.token, at) => {}
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
        let mut governor = first.or(said_aside)?;
        if excepted {
            governor.excepted = true;
            governor.negated = !governor.negated;
            if governor.pull == Pull::Normal {
                governor.pull = Pull::Lesion;
            }
        }
        Some(governor)
    }

    /// `T5 is not involved by the tumour`
    fn is_agent(&self, verb: usize, at: usize) -> bool {
        self.page.is_word(verb + 1, "by")
            && (verb + 2..at).all(|i| {
                self.page.means(i, Meaning::Article)
                    || matches!(self.page.kind(i), Some(Kind::Word(None)))
            })
    }

    /// `biopsy of L3 was negative`
    fn is_negative(&self, at: usize) -> bool {
        at <= self.group.end + 2
            && self.page.means(at, Meaning::Absent)
            && self.page.has_ending(at, "negative")
    }

    /// The tokens of what is said by the way: `T7, which had been normal before, is destroyed`.
    fn aside(&self) -> Range<usize> {
        let which = self.group.end + usize::from(self.page.is_sign(self.group.end, b','));
        if !self.page.means(which, Meaning::Which) {
            return which..which;
        }
        let end = self.page.find(which..self.sentence.end, |i| self.page.is_sign(i, b','));
        which..end.unwrap_or(which)
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
