//! Who the report is about: age and sex, without a name.

use crate::case::Sex;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::tokens::Kind;
use crate::reading::pathology::Found;

/// What a report says of the patient.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PatientWords {
    /// Age in years.
    pub age: Option<Found<f64>>,
    /// Sex.
    pub sex: Option<Found<Sex>>,
}

const FEMALE: [&str; 5] = ["woman", "female", "girl", "lady", "schoolgirl"];
const MALE: [&str; 5] = ["man", "male", "boy", "gentleman", "schoolboy"];

/// How many sentences of a report may tell who it is about, and how many tokens of each.
const SENTENCES: usize = 12;
const REACH: usize = 30;

/// Reads age and sex where they stand together: `a 34-year-old man`, `woman, aged 61 years`,
/// `63 years of age`, `38M`. A report of several patients tells of none.
pub(in crate::reading) fn patient(page: &Page<'_>) -> PatientWords {
    let mut found = PatientWords::default();
    let told = page
        .sentences
        .iter()
        .filter(|sentence| !sentence.is_of_others && sentence.section != Section::References);
    for sentence in told.take(SENTENCES) {
        let end = sentence.tokens.end.min(sentence.tokens.start + REACH);
        for at in sentence.tokens.start..end {
            let Some((age, next)) = age(page, at, end) else { continue };
            if found.age.is_some() {
                // `the first, a 45-year-old woman, ...; the second, a 60-year-old man`
                return if found.age.as_ref().is_some_and(|known| (known.value - age).abs() < 0.5) {
                    found
                } else {
                    PatientWords::default()
                };
            }
            found.sex = sex(page, at, next, end);
            found.age = Some(Found { value: age, passage: page.passage(&(at..next)) });
        }
    }
    found
}

/// The age that begins at a token, and where its words end.
fn age(page: &Page<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    let years = page.tokens.get(at)?.number().filter(|years| (1.0..=110.0).contains(years))?;
    let skip = |i: usize| i + usize::from(page.is_sign(i, b'-'));
    let unit = skip(at + 1);
    if let Some(end) = with_letter(page, at, end) {
        return Some((years, end));
    }
    if ["yo", "y", "yrs"].iter().any(|short| page.is_word(unit, short)) {
        let old = unit + 1;
        return Some((years, old));
    }
    // `a woman aged 61 years`, `a girl of 9 years`
    let before = |back: usize| at.checked_sub(back);
    let is_of = before(1).is_some_and(|i| page.is_word(i, "of"))
        && before(2).is_some_and(|i| FEMALE.iter().chain(&MALE).any(|w| page.is_word(i, w)));
    if is_of && ends_age(page, at + 1, end) {
        return Some((years, at + 1));
    }
    if !page.means(unit, Meaning::Years) || unit >= end {
        return None;
    }
    let old = skip(unit + 1);
    if page.is_word(old, "old") {
        return Some((years, old + 1));
    }
    if page.is_word(unit + 1, "of") && page.is_word(unit + 2, "age") {
        return Some((years, unit + 3));
    }
    let is_aged = before(1).is_some_and(|i| page.is_word(i, "aged"));
    (is_aged || is_of).then_some((years, unit + 1))
}

/// Where the words end of an age with a letter for the sex: `38M`, `38 F`, `38/M`. They stand first
/// in their sentence or behind a colon, so that neither `18F-FDG` nor a `5 F` catheter is a patient.
fn with_letter(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let letter = at + 1 + usize::from(page.is_sign(at + 1, b'/'));
    let is_letter = matches!(page.word(letter), "M" | "F");
    let is_first = page.sentences.iter().any(|sentence| sentence.tokens.start == at)
        || at.checked_sub(1).is_some_and(|before| {
            page.is_sign(before, b':')
                || page.means(before, Meaning::Article)
                || page.is_word(before, "patient")
        });
    (is_letter && is_first && letter < end && ends_age(page, letter + 1, end)).then_some(letter)
}

/// Whether what follows a number leaves it an age: no unit, no name of a thing.
fn ends_age(page: &Page<'_>, at: usize, end: usize) -> bool {
    const GO_ON: [&str; 14] = [
        "with",
        "who",
        "whose",
        "presented",
        "presents",
        "presenting",
        "had",
        "has",
        "was",
        "is",
        "and",
        "complained",
        "referred",
        "known",
    ];
    let is_sign = [b',', b'.', b';', b')', b':'].iter().any(|sign| page.is_sign(at, *sign));
    let ends_sentence = page.sentences.iter().any(|sentence| sentence.tokens.end == at);
    let goes_on = GO_ON.iter().any(|word| page.is_word(at, word));
    ends_sentence || at < end && (is_sign || goes_on)
}

/// The sex that is told beside an age: the nearest word for it.
fn sex(page: &Page<'_>, first: usize, next: usize, end: usize) -> Option<Found<Sex>> {
    let of = |at: usize| {
        let is_any = |words: &[&str]| words.iter().any(|word| page.is_word(at, word));
        let is_letter = |letter: &str| {
            page.word(at) == letter && !matches!(page.kind(at), Some(Kind::Level(_)))
        };
        if is_any(&FEMALE) || is_letter("F") {
            Some(Sex::Female)
        } else if is_any(&MALE) || is_letter("M") {
            Some(Sex::Male)
        } else {
            None
        }
    };
    let after = (next..end.min(next + 8)).find_map(|at| Some((at, of(at)?)));
    let before = || (first.saturating_sub(8)..first).rev().find_map(|at| Some((at, of(at)?)));
    let (at, value) = after.or_else(before)?;
    Some(Found { value, passage: page.passage(&(at..at + 1)) })
}
