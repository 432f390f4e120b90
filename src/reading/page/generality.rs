//! Statements on a disease in general, as case reports begin and end with them: `Osteoid osteomas
//! most often arise in the lumbar spine, at L3 to L5`. They say nothing of the patient.

use std::ops::Range;

use super::Page;
use super::sentences::Sentence;
use super::tokens::Kind;
use super::topics::{BONE, COMMONNESS, FREQUENCY, phrase};
use crate::reading::lexicon::meaning::Meaning;

/// Words that only a story of a patient has.
const STORY: [&str; 26] = [
    "was",
    "were",
    "had",
    "he",
    "she",
    "his",
    "her",
    "him",
    "we",
    "our",
    "i",
    "showed",
    "revealed",
    "demonstrated",
    "disclosed",
    "underwent",
    "presented",
    "developed",
    "complained",
    "received",
    "became",
    "now",
    "today",
    "shows",
    "reveals",
    "demonstrates",
];

/// Whether a sentence speaks of a disease wherever it occurs.
pub(super) fn is_general(page: &Page<'_>, sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    let is_share = |at: usize| is_share(page, at);
    let is_habit = |at: usize| is_habit(page, tokens, at);
    if sentence.is_about(COMMONNESS) && tokens.clone().any(is_share) && !names_patient(page, tokens)
    {
        return true;
    }
    let is_habit = sentence.is_about(FREQUENCY) && tokens.clone().any(is_habit);
    let advises = || sentence.is_about(BONE) && advises(page, tokens);
    (is_habit || advises()) && !is_story(page, tokens)
}

/// Whether a sentence says how rare, or of what kind, a disease is: `Spinal chordomas are rare.`
pub(super) fn is_introduction(page: &Page<'_>, sentence: &Sentence) -> bool {
    let is_rare = |at: usize| {
        let verb = page.is_word(at, "are") || page.is_word(at, "is");
        let word = at + 1 + usize::from(page.means(at + 1, Meaning::Article));
        let kinds = ["rare", "uncommon", "benign", "common", "malignant", "infrequent"];
        let is_adverb = page.has_ending(word, "ly");
        verb && [word, word + usize::from(is_adverb)]
            .iter()
            .any(|at| kinds.iter().any(|kind| page.is_word(*at, kind)))
    };
    let begins = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + 12);
    let names_level = |at: usize| matches!(page.kind(at), Some(Kind::Level(_)));
    page.find(begins, |at| is_rare(at) || names_level(at)).is_some_and(is_rare)
        && !is_story(page, &sentence.tokens)
}

/// `The incidence is highest at S3`, `60 % of cases`: numbers of many patients.
fn is_share(page: &Page<'_>, at: usize) -> bool {
    let is_of_pelvis = page.is_word(at, "incidence") && page.is_word(at.wrapping_sub(1), "pelvic");
    phrase(page, at, COMMONNESS).is_some() && !is_of_pelvis
}

/// `most often arise at L3`, `usually involves T10`; but not `a lesion, most commonly a metastasis`.
fn is_habit(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let Some(next) = phrase(page, at, FREQUENCY) else { return false };
    let is_of_few = |i: usize| {
        ["both", "these", "our", "all"].iter().any(|word| page.is_word(i, word))
            || matches!(page.meaning(i), Some(Meaning::Count(_)))
    };
    if page.is_word(at, "patients") {
        return !is_of_few(at.wrapping_sub(1)) && !is_of_few(at.wrapping_sub(2));
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let is = |i: usize, meanings: &[Meaning]| page.means_any(i, meanings);
    let is_place = |i: usize| {
        is(i, &[Meaning::Preposition, Meaning::Level])
            || ["site", "sites", "location", "locations"].iter().any(|w| page.is_word(i, w))
            || matches!(page.kind(i), Some(Kind::Level(_)))
            || matches!(page.meaning(i), Some(Meaning::Region(_)))
    };
    let judges = |i: usize| {
        let word = page.word(i).to_ascii_lowercase();
        is(i, &[Meaning::Suspected, Meaning::Normal, Meaning::For])
            || ["represent", "due", "secondary", "caused"].iter().any(|s| word.starts_with(s))
    };
    let is_aside = before.is_some_and(|i| {
        page.is_sign(i, b',')
            || page.is_sign(i, b'(')
            || is(i, &[Meaning::Which, Meaning::Article, Meaning::With])
    });
    let is_passive = before.is_some_and(|i| is(i, &[Meaning::Be]));
    if is_aside && !is_place(next) || judges(next) && !is_passive {
        return false;
    }
    let is_superlative =
        ["most", "more", "less", "the", "prevail", "predomin", "commonest"].iter().any(|word| {
            page.word(at).get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        });
    // `the T5 lesion is typically bright`, `there is a lesion commonly seen in children`
    let is_single = |i: usize| {
        is(i, &[Meaning::There])
            || page.is_word(i, "a")
            || page.is_word(i, "an")
            || matches!(page.kind(i), Some(Kind::Level(_)))
    };
    is_superlative || page.find(sentence.start..at, is_single).is_none()
}

/// `Lesions above T4 can be approached by a sternotomy`, `Tumours at C5 to C8 demand more caution`
fn advises(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    const VERBS: [&str; 9] =
        ["can", "must", "demand", "carry", "pose", "arise", "occur", "originate", "deserve"];
    let first = tokens.start;
    let is_plural = page.means(first, Meaning::Lesion) && page.has_ending(first, "s");
    let is_verb = |at: usize| VERBS.iter().any(|verb| page.is_word(at, verb));
    is_plural && page.find(first..tokens.end.min(first + 12), is_verb).is_some()
}

/// Whether a sentence tells what happened to somebody.
pub(super) fn is_story(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let is_told = |at: usize| {
        let length = page.word(at).len();
        length <= 12 && STORY.iter().any(|word| page.is_word(at, word))
    };
    tokens.clone().any(is_told) || names_patient(page, tokens)
}

/// `a 34-year-old man`, `she`
fn names_patient(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let has_age = page.is_word(at, "old")
            && page.is_sign(at.wrapping_sub(1), b'-')
            && page.means(at.wrapping_sub(2), Meaning::Years);
        has_age || ["he", "she", "his", "her", "we", "our"].iter().any(|w| page.is_word(at, w))
    })
}
