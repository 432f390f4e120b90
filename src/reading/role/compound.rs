//! The noun that levels are compounded with: `T5 corpectomy`, `S1 root`, `L4/5 disc`.

use super::{Governor, Search, is_bone_word};
use crate::anatomy::Structure;
use crate::reading::levels::{Expression, Shape};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// The noun that the levels are compounded with.
    pub(super) fn direct(&self, own: &Expression) -> Option<Governor> {
        let mut unknown = 0;
        let mut at = self.group.end;
        while at < self.sentence.end.min(self.group.end + 9) {
            if let Some(pull) = Pull::of(self.page, at) {
                if pull == Pull::Verb && !Pull::is_noun(self.page, at) {
                    return None;
                }
                // `T5 treated metastasis`
                let treated = pull == Pull::Treatment
                    && self.page.has_ending(at, "ed")
                    && Pull::of(self.page, at + 1) == Some(Pull::Lesion);
                // `T5 enhances` is a predicate.
                let is_verb = self.page.means(at, Meaning::Change)
                    && ["es", "ed", "s"].iter().any(|end| self.page.has_ending(at, end))
                    && !self.page.has_ending(at, "ies");
                if is_verb {
                    return None;
                }
                // `recurrent tumour at the T6 corpectomy site`
                let is_site = pull == Pull::Treatment
                    && ["site", "bed", "cavity", "defect"]
                        .iter()
                        .any(|word| self.page.is_word(at + 1, word));
                if is_site {
                    return None;
                }
                let pull = match pull {
                    Pull::Verb => Pull::Lesion,
                    _ if treated => Pull::Lesion,
                    Pull::Normal if self.is_closed(at, own) => Pull::Normal,
                    Pull::Normal => return None,
                    other => other,
                };
                // `T5-T7 vertebrae, disc`: only what stands close is compounded.
                let is_disc = matches!(pull, Pull::Disc | Pull::Degenerative);
                let is_wide = own.shape == Shape::Range && own.levels.len() > 2;
                let is_height = pull == Pull::Disc && self.is_disc_level(at);
                if is_disc && (is_wide || is_height || self.is_beside()) {
                    return None;
                }
                let found = self.governor(at, pull);
                // `no stenosis at the level of the T8 lesion`: that it is there is taken as known.
                let negated = found.negated && !(pull == Pull::Lesion && self.is_presupposed());
                return Some(Governor { direct: true, negated, ..found });
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

    /// `laminectomy T5 to T7`: what was done stands right before the levels.
    pub(super) fn apposed(&self) -> Option<Governor> {
        let before = self.group.start.checked_sub(1).filter(|i| *i >= self.sentence.start)?;
        let word = self.page.word(before).to_ascii_lowercase();
        let is_act = word.ends_with("tomy") || word.ends_with("tomies") || word.ends_with("plasty");
        let is_act = is_act && Pull::of(self.page, before) == Some(Pull::Treatment);
        is_act.then(|| Governor { direct: true, ..self.governor(before, Pull::Treatment) })
    }

    /// `the hemivertebra T10 was resected`: what is treated is the lesion.
    pub(super) fn apposed_lesion(&self) -> Option<Governor> {
        let nouns = [Meaning::Lesion, Meaning::Fracture, Meaning::Collapse];
        let before = self.group.start.checked_sub(1).filter(|i| *i >= self.sentence.start)?;
        let is_lesion = self.page.means_any(before, &nouns) && !self.contexts[before].negated;
        is_lesion.then(|| self.governor(before, Pull::Lesion))
    }

    /// `oedema on either side of the T8-T9 disc` is in the vertebrae.
    fn is_beside(&self) -> bool {
        const BESIDE: [&str; 7] =
            ["side", "sides", "around", "bordering", "adjoining", "flanking", "surrounding"];
        // `an intradural mass at the level of the T12-L1 disc`
        let before = |back: usize| self.group.start.checked_sub(back);
        let article = usize::from(before(1).is_some_and(|i| self.page.means(i, Meaning::Article)));
        let is_height = before(1 + article).is_some_and(|i| self.page.is_word(i, "of"))
            && before(2 + article).is_some_and(|i| self.page.means(i, Meaning::Level));
        if is_height {
            return true;
        }
        let start = self.sentence.start.max(self.group.start.saturating_sub(4));
        let is_one = |at: usize| {
            BESIDE.iter().any(|word| self.page.is_word(at, word))
                || self.page.means(at, Meaning::Adjacent)
        };
        (start..self.group.start).any(is_one)
    }

    /// `L1 metastasis, L2 normal, L3 metastasis`: a statement without a verb.
    fn is_closed(&self, normal: usize, own: &Expression) -> bool {
        let next = normal + 1;
        let ends = next >= self.sentence.end
            || [b',', b';', b'.', b')'].iter().any(|sign| self.page.is_sign(next, *sign))
            || self.page.means(next, Meaning::And);
        let before = self.group.start.wrapping_sub(1);
        // `collapse of T8, T9 intact`
        let is_last = own.tokens.end == self.group.end && own.tokens.start > self.group.start;
        let begins = self.group.start == self.sentence.start
            || is_last && self.page.is_sign(own.tokens.start - 1, b',')
            || self.page.is_sign(before, b',')
            || self.page.is_sign(before, b'(')
            || self.page.means_any(before, &[Meaning::And, Meaning::With, Meaning::Article]);
        ends && begins
    }

    /// `a mass at the T3/4 disc level`
    fn is_disc_level(&self, disc: usize) -> bool {
        let is_at = self.before().is_some_and(|i| self.page.is_word(i, "at"));
        is_at && self.page.means(disc + 1, Meaning::Level)
    }

    /// `at the T8 lesion`, `of the T8 lesion`
    fn is_presupposed(&self) -> bool {
        let article = self.group.start.wrapping_sub(1);
        let before = self.group.start.checked_sub(2).filter(|i| *i >= self.sentence.start);
        self.page.is_word(article, "the")
            && before.is_some_and(|i| self.page.means(i, Meaning::Preposition))
    }

    /// Whether a token may stand between a level and the noun that it is compounded with.
    fn passes(&self, kind: Kind, at: usize) -> bool {
        match kind {
            Kind::Word(Some(Meaning::Suspected | Meaning::History | Meaning::Intensity))
            | Kind::Sign(b'-') => true,
            Kind::Word(Some(Meaning::And | Meaning::Or)) | Kind::Sign(b',' | b'/' | b'+') => {
                let next = self.page.meaning(at + 1);
                let is_place = matches!(next, Some(Meaning::Region(_) | Meaning::Spine));
                next.is_some_and(is_bone_word) && !is_place
            }
            Kind::Word(Some(meaning)) => is_bone_word(meaning),
            _ => false,
        }
    }

    /// `obliteration of the T6-T7 foramen` names the foramen between two levels.
    pub(super) fn foramen(&self, own: &Expression) -> Option<Governor> {
        let is_pair = own.levels.len() == 2 && own.shape != Shape::List;
        let is_named = self.page.means(self.group.end, Meaning::Foramen)
            || self.page.means(self.group.end, Meaning::Part(Structure::Body))
                && self.page.means(self.group.end + 1, Meaning::Foramen);
        let lies = ["at", "in", "into", "through", "within"];
        let is_place =
            self.before().is_some_and(|i| lies.iter().any(|word| self.page.is_word(i, word)));
        if is_pair && is_named && !is_place {
            return Some(self.governor(self.group.end, Pull::Place));
        }
        self.foraminal_field().filter(|_| is_pair).map(|at| self.governor(at, Pull::Place))
    }

    /// `Foraminal extension: left T7/T8`
    fn foraminal_field(&self) -> Option<usize> {
        let is_side =
            |i: usize| self.page.means_any(i, &[Meaning::Left, Meaning::Right, Meaning::Bilateral]);
        let start = self.sentence.start;
        let colon = self.page.find_back(start..self.group.start, |i| !is_side(i))?;
        let foramen = colon.checked_sub(2).filter(|foramen| *foramen >= start)?;
        let is_one = self.page.is_sign(colon, b':') && self.page.means(foramen, Meaning::Foramen);
        is_one.then_some(foramen)
    }
}
