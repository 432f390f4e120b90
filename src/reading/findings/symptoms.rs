//! Pain, as the score of spinal instability asks for it (Fisher et al., Spine 2010): mechanical is
//! what lying down eases, or movement and loading provoke.

use std::ops::Range;

use serde::Serialize;

use crate::case::{Basis, Pain};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::topics::PAIN;
use crate::reading::role::context::Context;

/// What a report says of pain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PainWords {
    /// What kind it is.
    pub pain: Pain,
    /// Stated by its name, or following from what eases and provokes it.
    pub basis: Basis,
    /// Where it is said.
    #[serde(rename = "evidence")]
    pub passage: Passage,
}

/// What makes mechanical pain worse or better.
const PROVOKES: [&str; 16] = [
    "movement",
    "moving",
    "motion",
    "standing",
    "walking",
    "sitting",
    "upright",
    "loading",
    "weight",
    "activity",
    "bending",
    "exertion",
    "mobilisation",
    "mobilization",
    "ambulation",
    "weightbearing",
];
const EASES: [&str; 8] =
    ["lying", "recumbency", "recumbent", "rest", "resting", "supine", "bed", "reclining"];
const WORSE: [&str; 7] =
    ["worse", "worsen", "aggravat", "exacerbat", "provok", "increas", "brought"];
const BETTER: [&str; 7] = ["reliev", "eas", "improv", "better", "relief", "alleviat", "disappear"];

/// How many tokens may stand between a pain and what provokes it.
const REACH: usize = 14;

/// Finds what a report says of pain.
pub(in crate::reading) fn pain(page: &Page<'_>, contexts: &[Context]) -> Vec<PainWords> {
    let mut found = Vec::new();
    for sentence in &page.sentences {
        if sentence.section == Section::References
            || sentence.is_of_others
            || !sentence.is_about(PAIN)
        {
            continue;
        }
        let finder = Finder { page, contexts, sentence: &sentence.tokens };
        let pains = sentence.tokens.clone().filter(|at| is_pain(page, *at) && !contexts[*at].open);
        found.extend(pains.filter_map(|at| finder.pain(at)).map(|(pain, basis, tokens)| {
            PainWords { pain, basis, passage: page.passage(&tokens) }
        }));
    }
    found
}

struct Finder<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    sentence: &'a Range<usize>,
}

impl Finder<'_> {
    fn pain(&self, at: usize) -> Option<(Pain, Basis, Range<usize>)> {
        self.named(at)
            .or_else(|| self.free(at))
            .map(|(pain, tokens)| (pain, Basis::Stated, tokens))
            .or_else(|| self.provoked(at).map(|tokens| (Pain::Mechanical, Basis::Inferred, tokens)))
    }

    /// `mechanical back pain`, `the pain is mechanical`, `non-mechanical pain`
    fn named(&self, at: usize) -> Option<(Pain, Range<usize>)> {
        let page = self.page;
        let start = self.sentence.start.max(at.saturating_sub(4));
        let end = self.sentence.end.min(at + 5);
        let is_name = |i: &usize| is_any(page, *i, &["mechanical", "nonmechanical"]);
        let is_predicate = |i: &usize| (at + 1..*i).any(|k| page.means(k, Meaning::Be));
        let name = (start..at).rev().find(is_name);
        let name = name.or_else(|| (at + 1..end).find(is_name).filter(is_predicate))?;
        let before = name.checked_sub(1).map_or("", |i| page.word(i));
        let is_denied = self.contexts[name].negated
            || page.is_word(name, "nonmechanical")
            || ["non", "-"].iter().any(|sign| before.eq_ignore_ascii_case(sign));
        let pain = if is_denied { Pain::NotMechanical } else { Pain::Mechanical };
        Some((pain, name.min(at)..name.max(at) + 1))
    }

    /// `pain-free`, `no back pain`; but not `no abdominal pain`, `no pain at night`.
    fn free(&self, at: usize) -> Option<(Pain, Range<usize>)> {
        let page = self.page;
        let free = at + 1 + usize::from(page.is_sign(at + 1, b'-'));
        if page.is_word(free, "free") {
            return Some((Pain::None, at..free + 1));
        }
        let place = at - usize::from(is_any(page, at.checked_sub(1)?, &["back", "neck", "spinal"]));
        let no = place.checked_sub(1).filter(|i| is_any(page, *i, &["no", "without", "denies"]))?;
        let is_limited = is_any(page, at + 1, &["on", "at", "during", "with", "in"]);
        (!is_limited).then_some((Pain::None, no..at + 1))
    }

    /// The words from a pain to what provokes or eases it.
    fn provoked(&self, at: usize) -> Option<Range<usize>> {
        let page = self.page;
        if self.contexts[at].negated {
            return None;
        }
        let end = self.sentence.end.min(at + REACH);
        let after = || (at + 1..end).take_while(|i| !is_pain(page, *i));
        let holds = |i: usize| !self.contexts[i].negated;
        let cause = |stems: &[&str], causes: &[&str]| {
            let verb = after().find(|i| starts(page, *i, stems) && holds(*i))?;
            after().find(|i| *i > verb && is_any(page, *i, causes))
        };
        let last = cause(&WORSE, &PROVOKES).or_else(|| cause(&BETTER, &EASES))?;
        Some(at..last + 1)
    }
}

fn is_pain(page: &Page<'_>, at: usize) -> bool {
    is_any(page, at, &["pain", "pains", "ache", "backache"])
}

fn is_any(page: &Page<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| page.is_word(at, word))
}

fn starts(page: &Page<'_>, at: usize, stems: &[&str]) -> bool {
    let word = page.word(at);
    stems.iter().any(|stem| word.get(..stem.len()).is_some_and(|w| w.eq_ignore_ascii_case(stem)))
}
