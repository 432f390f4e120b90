//! What invades a canal: how the words for it stand to the space that they fill, and whether the
//! sentence speaks of disease at all.

use super::canal::Finder;
use crate::anatomy::Structure;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;

/// How many tokens before a sentence the one before it is looked at.
const BEFORE: usize = 40;

impl Finder<'_> {
    /// What is said of the dura by one of some words. It is not called normal where something else
    /// is, or where an operation came up to it: `through the dura into normal fat`, `removed to
    /// reach normal dura`.
    pub(super) fn of_dura(&self, at: usize, words: &[Meaning]) -> Option<usize> {
        const REACHED: [&str; 7] =
            ["reach", "reached", "until", "exposed", "expose", "exposing", "encountered"];
        let found = self.nearest(at, 7, words)?;
        if !self.page.is_word(found, "normal") {
            return Some(found);
        }
        let near = self.sentence.start.max(at.saturating_sub(5))..self.sentence.end.min(at + 4);
        let is_reached = |i: usize| REACHED.iter().any(|word| self.page.is_word(i, word));
        if found + 1 == at && self.page.find(near, is_reached).is_some() {
            return None;
        }
        let is_place = |i: usize| self.page.means_any(i, &[Meaning::Preposition, Meaning::To]);
        let is_of_other = found > at && self.page.find(at..found, is_place).is_some();
        if !is_of_other {
            return Some(found);
        }
        let is_other = |word: &Meaning| *word != Meaning::Normal;
        let others: Vec<Meaning> = words.iter().copied().filter(is_other).collect();
        self.nearest(at, 7, &others)
    }

    /// `epidural soft tissue`, `epidural tissue`, and fat where there is none
    pub(super) fn tissue(&self, at: usize) -> Option<usize> {
        if self.page.means(at, Meaning::Intradural) && self.page.is_word(at + 1, "fat") {
            return Some(at + 1);
        }
        // `solid tissue in the anterior epidural space`
        let words = [Meaning::Preposition, Meaning::Article, Meaning::Anterior, Meaning::Posterior];
        let start = self.sentence.start.max(at.saturating_sub(5));
        let before = (start..at).rev().find(|i| !self.page.means_any(*i, &words));
        if let Some(before) = before.filter(|i| self.page.is_word(*i, "tissue") && i + 1 < at) {
            return Some(before);
        }
        let tissue = at + 1 + usize::from(self.page.is_word(at + 1, "soft"));
        self.page.is_word(tissue, "tissue").then_some(tissue)
    }

    /// Whether what lies under the dura is said to be of the spine.
    pub(super) fn is_spinal(&self, at: usize) -> bool {
        let is_any = !self.page.word(at).to_ascii_lowercase().starts_with("subdural");
        let names_spine = |i: usize| {
            matches!(self.page.kind(i), Some(Kind::Level(_)))
                || matches!(self.page.meaning(i), Some(Meaning::Spine | Meaning::Region(_)))
                || self.page.is_word(i, "spinal")
        };
        is_any || self.page.find(self.sentence.clone(), names_spine).is_some()
    }

    /// `a round lesion within the dural sac`
    pub(super) fn within(&self, at: usize) -> Option<usize> {
        let place = at - usize::from(self.page.means(at.checked_sub(1)?, Meaning::Article));
        let place = place.checked_sub(1).filter(|place| *place > self.sentence.start)?;
        let is_in = ["within", "inside", "in"].iter().any(|word| self.page.is_word(place, word));
        let start = self.sentence.start.max(place.saturating_sub(4));
        let lesion = (start..place).rev().find(|i| self.page.means(*i, Meaning::Lesion));
        lesion.filter(|_| is_in)
    }

    /// `no fragment in the spinal canal`
    pub(super) fn fragment(&self, at: usize) -> Option<usize> {
        let is_small = |i: usize| self.page.means_any(i, &[Meaning::Preposition, Meaning::Article]);
        let start = self.sentence.start.max(at.saturating_sub(4));
        let before = (start..at).rev().find(|i| !is_small(*i))?;
        let is_one = ["fragment", "fragments"].iter().any(|word| self.page.is_word(before, word));
        (is_one && before + 1 < at).then_some(before)
    }

    /// The verb by which something enters the space at a token: `it entered the epidural space`,
    /// `projects through the foramen into the canal`; no needle and no vessel.
    pub(super) fn entered(&self, at: usize) -> Option<usize> {
        let start = self.sentence.start.max(at.saturating_sub(14));
        let verb = (start..at).rev().find(|i| {
            self.page.means_any(*i, &[Meaning::Enter, Meaning::Involve]) || self.is_of_body(*i)
        })?;
        let into = (verb + 1..at).any(|i| self.page.has_ending(i, "into"));
        let is_object = (verb + 1..at).all(|i| self.page.means(i, Meaning::Article))
            && !self.page.means(verb, Meaning::Involve);
        let others =
            [Meaning::Biopsy, Meaning::Treatment, Meaning::EpiduralTreatment, Meaning::Landmark];
        let is_other = |i: usize| self.page.means_any(i, &others);
        let subject = self.sentence.start.max(verb.saturating_sub(12))..verb;
        ((into || is_object) && self.page.find_back(subject, is_other).is_none()).then_some(verb)
    }

    /// Whether a disc or an osteophyte is the cause, and nothing else.
    pub(super) fn is_degenerative(&self) -> bool {
        let has = |meanings: &[Meaning]| {
            let is_one = |i: usize| self.page.means_any(i, meanings) && !self.is_of_body(i);
            self.page.find(self.sentence.clone(), is_one).is_some()
        };
        has(&[Meaning::Degenerative]) && !self.names_disease()
    }

    /// `bulging of the vertebral body into the canal` is no bulging disc.
    fn is_of_body(&self, at: usize) -> bool {
        let is_bulge = self.page.word(at).to_ascii_lowercase().starts_with("bulg");
        let is_body = |i: usize| self.page.means(i, Meaning::Part(Structure::Body));
        is_bulge && self.page.is_word(at + 1, "of") && (at + 2..at + 5).any(is_body)
    }

    /// Whether the sentence names what may invade a canal.
    pub(super) fn names_disease(&self) -> bool {
        let names = |i: usize| {
            self.page.means_any(
                i,
                &[
                    Meaning::Lesion,
                    Meaning::Fracture,
                    Meaning::Collapse,
                    Meaning::Lytic,
                    Meaning::Blastic,
                    Meaning::Involve,
                    Meaning::Carcinoma,
                ],
            )
        };
        self.page.find(self.sentence.clone(), names).is_some()
    }

    /// Whether the sentence names a level of which the one before it tells a disease: `T5 metastasis
    /// with fracture. Canal stenosis at T5.`
    pub(super) fn goes_on_about_disease(&self) -> bool {
        let start = self.sentence.start;
        let stops = |i: &usize| self.page.is_sign(*i, b'.') || self.page.is_sign(*i, b';');
        let Some(end) = start.checked_sub(1).filter(stops) else { return false };
        let first = end.saturating_sub(BEFORE);
        let first = (first..end).rev().find(stops).map_or(first, |stop| stop + 1);
        let sentence = first..end;
        let level = |i: usize| match self.page.kind(i) {
            Some(Kind::Level(numbered)) => numbered.level(),
            _ => None,
        };
        let is_same = |i: usize| {
            level(i).is_some_and(|own| sentence.clone().any(|before| level(before) == Some(own)))
        };
        Finder { sentence: &sentence, ..*self }.names_disease()
            && !self.is_degenerative()
            && self.page.find(self.sentence.clone(), is_same).is_some()
    }
}
