//! The noun or verb that levels hang on: `metastases in T5, T7 and L1`.

use super::{Governor, Search, is_bone_word};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::REACH;
use crate::reading::page::tokens::Kind;
use crate::reading::role::elsewhere::is_puncture;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// The noun or verb that the levels hang on.
    pub(super) fn preceding(&self) -> Option<Governor> {
        let from = self.page.means(self.group.start.wrapping_sub(1), Meaning::From);
        let mut past_except = false;
        let mut past_place = false;
        let mut place = None;
        let mut verb: Option<usize> = None;
        let mut past_show = false;
        let mut past_biopsy = false;
        let start = self.sentence.start.max(self.group.start.saturating_sub(REACH));
        for at in (start..self.group.start).rev() {
            match self.page.meaning(at) {
                // `is not at L2 but at L3`
                Some(Meaning::But) if self.is_correlative(at) => {}
                Some(Meaning::But) => break,
                // `all lumbar vertebrae except L3, as well as C2`
                Some(Meaning::Except) => {
                    let adds = |i: usize| self.page.is_word(i, "as well as");
                    past_except = self.page.find(at..self.group.start, adds).is_none();
                }
                Some(Meaning::Spine | Meaning::Region(_)) => past_place = true,
                Some(Meaning::Show | Meaning::There) => past_show = true,
                Some(Meaning::Biopsy) => past_biopsy |= at + 3 >= self.group.start,
                _ => {}
            }
            let Some(pull) = Pull::of(self.page, at) else { continue };
            let joint =
                |meaning| verb.is_some_and(|verb| (at..verb).any(|i| self.page.means(i, meaning)));
            let found = match pull {
                // `fills the sac down to L4, clearly separate from the conus at L1`
                Pull::Place if self.is_apart(at) || self.is_vessel(at) => pull,
                _ if self.is_denied_aside(at, verb) || self.is_lacked(at, pull) => continue,
                Pull::Place if verb.is_some() && self.is_place_of_lesion(at) => continue,
                // `a mass without a rim which has replaced T5`: the rim is denied, not the mass.
                Pull::Lesion
                    if self.contexts[at].negated
                        && joint(Meaning::Which)
                        && !self.is_nonexistent(at) =>
                {
                    continue;
                }
                // `remodelling (not destruction) of S2`
                Pull::Lesion if self.contexts[at].negated && self.is_bracketed(at) => continue,
                // `a hernia was removed, and biopsy of L4 revealed lymphoma`
                Pull::Disc | Pull::Degenerative | Pull::Neuro | Pull::Treatment if past_biopsy => {
                    break;
                }
                // `crosses the disc and invades T5`: another verb's object.
                Pull::Disc if joint(Meaning::And) => continue,
                Pull::Lesion if self.is_beyond(at) || self.is_of_contrast(at) => Pull::Place,
                Pull::Lesion if verb.is_none() && self.is_of_organ(at) => Pull::Place,
                Pull::Lesion if verb.is_some_and(|verb| self.reaches_from_organ(at, verb)) => {
                    Pull::Place
                }
                Pull::Treatment if verb.is_none() && self.is_taken_out(at) => Pull::Lesion,
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
                // `the tumour encircled the roots at L5`, `caused spinal stenosis at L4`
                Pull::Neuro | Pull::Degenerative if self.is_of_lesion(at) => continue,
                // `the sensory block reached T6`
                Pull::Neuro if verb.is_some() && !self.page.means(at, Meaning::Deficit) => continue,
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
            governor.negated |= governor.pull == Pull::Lesion && self.is_not_reached(at);
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
            if is_puncture(self.page, self.sentence, verb) {
                return Some(self.governor(verb, Pull::Place));
            }
            let mut governor = self.governor(verb, Pull::Lesion);
            if past_except {
                governor.excepted = true;
                governor.negated = !governor.negated;
            }
            return Some(governor);
        }
        place.map(|at| self.governor(at, Pull::Place))
    }

    /// `the lesion at T5 which did not enhance extended to T6`: what is denied by the way is not what
    /// the verb speaks of.
    fn is_denied_aside(&self, at: usize, verb: Option<usize>) -> bool {
        let page = self.page;
        let back = |from: usize| self.sentence.start.max(from.saturating_sub(3))..from;
        let not = || page.find_back(back(at), |i| page.means(i, Meaning::Not));
        let is_which = |i: usize| page.means(i, Meaning::Which) || page.is_word(i, "that");
        self.contexts[at].negated
            && verb.is_some_and(|verb| !self.contexts[verb].negated)
            && not().is_some_and(|not| page.find_back(back(not), is_which).is_some())
    }

    /// `a metastasis without fracture is in T9`, `a mass without a rim, involving T5`: what the
    /// lesion lacks is not what is there.
    fn is_lacked(&self, at: usize, pull: Pull) -> bool {
        let page = self.page;
        let start = self.sentence.start.max(at.saturating_sub(3));
        let without = (start..at).rev().find(|i| page.is_word(*i, "without"));
        let Some(without) = without.filter(|i| *i > self.sentence.start) else { return false };
        let is_of_lesion = Pull::of(page, without - 1) == Some(Pull::Lesion)
            && !self.contexts[without - 1].negated;
        let is_verb = |i: usize| page.means(i, Meaning::Be);
        let is_thing = pull == Pull::Lesion && (is_of_lesion || page.is_sign(at + 1, b','));
        let is_told = is_of_lesion && page.find(at..self.group.start, is_verb).is_some();
        self.contexts[at].negated && (is_thing || is_told)
    }

    /// `there was no mass which extended to T6`
    fn is_nonexistent(&self, lesion: usize) -> bool {
        let start = self.sentence.start.max(lesion.saturating_sub(3));
        let no = self.page.find_back(start..lesion, |i| self.page.means(i, Meaning::No));
        no.is_some_and(|no| {
            no == self.sentence.start
                || self.page.means_any(no - 1, &[Meaning::There, Meaning::Show])
        })
    }

    /// Whether a `but` answers a `not` before a level: `not at L2 but at L3`.
    fn is_correlative(&self, but: usize) -> bool {
        let start = self.sentence.start.max(but.saturating_sub(4));
        let not = self.page.find_back(start..but, |i| self.page.is_word(i, "not"));
        let is_level = |i: usize| matches!(self.page.kind(i), Some(Kind::Level(_)));
        not.is_some_and(|not| self.page.find(not..but, is_level).is_some())
    }

    /// `fed by the intercostal arteries of T4 and T5`
    fn is_vessel(&self, place: usize) -> bool {
        let word = self.page.word(place).to_ascii_lowercase();
        ["arter", "vein", "vessel"].iter().any(|stem| word.starts_with(stem))
            && self.page.is_word(place + 1, "of")
            && place + 2 == self.group.start
    }

    /// `contrast medium had spread from T12 to L2`
    fn is_of_contrast(&self, spread: usize) -> bool {
        let start = self.sentence.start.max(spread.saturating_sub(4));
        let is_contrast = |i: usize| {
            let word = self.page.word(i).to_ascii_lowercase();
            ["contrast", "dye", "cement", "anaesthetic", "anesthetic"]
                .iter()
                .any(|stem| word.starts_with(stem))
        };
        self.page.is_word(spread, "spread") && self.page.find(start..spread, is_contrast).is_some()
    }

    /// `separate from the conus at L1`
    fn is_apart(&self, place: usize) -> bool {
        const APART: [&str; 6] =
            ["separate", "separated", "distinct", "remote", "distant", "apart"];
        let start = self.sentence.start.max(place.saturating_sub(4));
        let from = self.page.find_back(start..place, |i| self.page.means(i, Meaning::From));
        let is_near = place + 3 >= self.group.start;
        is_near
            && from.is_some_and(|from| APART.iter().any(|word| self.page.is_word(from - 1, word)))
    }

    /// `a granuloma at the catheter tip compressed the cord at T9`: the place is that of a lesion.
    fn is_place_of_lesion(&self, place: usize) -> bool {
        let start = self.sentence.start.max(place.saturating_sub(5));
        let ends = |i: usize| {
            self.page.is_sign(i, b',')
                || self.page.means_any(i, &[Meaning::And, Meaning::Involve, Meaning::Be])
        };
        let lesion = (start..place)
            .rev()
            .take_while(|i| !ends(*i))
            .find(|i| Pull::of(self.page, *i) == Some(Pull::Lesion));
        lesion.is_some_and(|lesion| {
            !self.contexts[lesion].negated
                && (lesion..place).any(|i| self.page.means(i, Meaning::Preposition))
        })
    }

    /// `conus above the lesion (T12)`: the bracket is not of the lesion.
    fn is_beyond(&self, lesion: usize) -> bool {
        let is_bracket = self.page.is_sign(self.group.start - 1, b'(');
        let before = lesion.checked_sub(1).filter(|i| *i > self.sentence.start);
        let article = before.is_some_and(|i| self.page.means(i, Meaning::Article));
        let word = before.map(|i| i - usize::from(article));
        let is_beyond =
            word.is_some_and(|i| self.page.means_any(i, &[Meaning::Above, Meaning::Below]));
        is_bracket && is_beyond
    }

    /// Whether a word stands in a bracket that closes before the levels.
    fn is_bracketed(&self, at: usize) -> bool {
        let close = self.page.find(at..self.group.start, |i| self.page.is_sign(i, b')'));
        let open =
            |close: usize| self.page.find(at..close, |i| self.page.is_sign(i, b'(')).is_none();
        close.is_some_and(open)
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

    /// `the lesion did not cross to L5`
    fn is_not_reached(&self, lesion: usize) -> bool {
        let start = (lesion + 1).max(self.group.start.saturating_sub(5));
        let is_small = |at: &usize| {
            self.page.means_any(*at, &[Meaning::Preposition, Meaning::To, Meaning::Article])
                || matches!(self.page.kind(*at), Some(Kind::Word(None)))
                || self.page.meaning(*at).is_some_and(is_bone_word)
        };
        let before = (start..self.group.start).rev().find(|at| !is_small(at));
        before.is_some_and(|at| {
            let has_verb = ["did", "does", "do"].iter().any(|verb| self.page.is_word(at - 1, verb));
            self.page.means(at, Meaning::Not) && (has_verb || self.page.word(at).contains(' '))
        })
    }

    /// `the lesion was treated with curettage at T10`: what is taken out lies where that is done.
    fn is_taken_out(&self, act: usize) -> bool {
        const ACTS: [&str; 7] =
            ["curett", "excis", "resect", "remov", "evacuat", "debulk", "drain"];
        let is_at = self.page.is_word(act + 1, "at") && act + 3 >= self.group.start;
        let start = self.sentence.start.max(act.saturating_sub(9));
        // `curettage and bone grafting at L4`
        let and = (start.max(act.saturating_sub(3))..act)
            .rev()
            .find(|i| self.page.means(*i, Meaning::And));
        let takes_out = |at: usize| {
            let word = self.page.word(at).to_ascii_lowercase();
            ACTS.iter().any(|stem| word.starts_with(stem))
        };
        let is_out = takes_out(act) || and.is_some_and(|and| and > start && takes_out(and - 1));
        let ends = |i: &usize| {
            self.page.is_sign(*i, b',') || matches!(self.page.kind(*i), Some(Kind::Level(_)))
        };
        let lesion = (start..act)
            .rev()
            .take_while(|i| !ends(i))
            .find(|i| self.page.means(*i, Meaning::Lesion));
        is_out && is_at && lesion.is_some_and(|lesion| !self.contexts[lesion].negated)
    }

    /// Whether a lesion before a root or a stenosis is what the levels are of, which stand behind
    /// the word by `at`.
    fn is_of_lesion(&self, at: usize) -> bool {
        let word = self.page.word(at).to_ascii_lowercase();
        let is_object = word.ends_with("stenosis") || word.contains("root");
        let is_at = self.page.is_word(self.group.start.wrapping_sub(1), "at");
        let start = self.sentence.start.max(at.saturating_sub(14));
        let is_level = |i: usize| matches!(self.page.kind(i), Some(Kind::Level(_)));
        let lesion = (start..at)
            .rev()
            .take_while(|i| !is_level(*i) && !self.page.is_sign(*i, b','))
            .find(|i| Pull::of(self.page, *i) == Some(Pull::Lesion));
        is_object && is_at && lesion.is_some_and(|lesion| !self.contexts[lesion].negated)
    }

    fn treatment_before(&self, at: usize) -> bool {
        self.page
            .find_back(self.sentence.start..at, |i| Pull::of(self.page, i) == Some(Pull::Treatment))
            .is_some()
    }
}
