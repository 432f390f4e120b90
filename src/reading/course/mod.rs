//! The course as a report tells it: radiotherapy, drugs, what happened and how it ended.

mod events;
mod plan;
pub(super) mod surgery;

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::reading::course::events::event;
use crate::reading::course::plan::is_only_planned;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::Mention;
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::topics::{DOSE, DRUG, EVENT};
use crate::reading::role::context::Context;
use surgery::SurgicalAct;

/// Radiotherapy with its dose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dose {
    /// Total dose in Gy.
    pub gray: f64,
    /// Number of fractions.
    pub fractions: Option<f64>,
    /// Where it is said.
    #[serde(rename = "evidence")]
    pub passage: Passage,
}

/// A drug as it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drug {
    /// Its name in the report's words.
    #[serde(rename = "drug")]
    pub name: String,
    /// Its dose as written, such as `25 mg/m2`.
    pub dose: Option<String>,
    /// How many cycles.
    pub cycles: Option<f64>,
    /// Where it is said.
    #[serde(rename = "evidence")]
    pub passage: Passage,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// The tumour came back or grew.
    Recurrence,
    /// The patient died.
    Death,
    /// No disease was found.
    NoDisease,
    /// The patient was seen again.
    FollowUp,
}

impl Happening {
    /// What happened, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Recurrence => "recurrence",
            Self::Death => "death",
            Self::NoDisease => "no evidence of disease",
            Self::FollowUp => "follow-up",
        }
    }
}

/// As its label.
impl Serialize for Happening {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.label())
    }
}

/// An event of the course.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// What happened.
    #[serde(rename = "event")]
    pub what: Happening,
    /// After how many months, as the report counts them.
    pub months: Option<f64>,
    /// Where it is said.
    #[serde(rename = "evidence")]
    pub passage: Passage,
}

/// The course as a report tells it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course {
    /// Doses of radiotherapy.
    pub doses: Vec<Dose>,
    /// Drugs.
    pub drugs: Vec<Drug>,
    /// What was done at operations, in the order of the text.
    pub acts: Vec<SurgicalAct>,
    /// What happened, in the order of the text.
    pub events: Vec<Event>,
}

/// Reads the course.
pub(in crate::reading) fn read(
    page: &Page<'_>,
    contexts: &[Context],
    mentions: &[Mention],
) -> Course {
    let acts = surgery::read(page, contexts, mentions);
    let mut course = Course { acts, ..Course::default() };
    for sentence in &page.sentences {
        let ignored = matches!(sentence.section, Section::References | Section::Discussion);
        if ignored || sentence.is_of_others {
            continue;
        }
        let tokens = &sentence.tokens;
        let (mut doses, mut drugs) = (Vec::new(), Vec::new());
        if sentence.is_about(DOSE) {
            doses.extend(tokens.clone().filter_map(|at| dose(page, tokens, at)));
            let told = doses.clone();
            // `30 fractions of 1.8 Gy (total dose 54 Gy)` is told once.
            doses.retain(|dose: &Dose| {
                let is_same = |known: &&Dose| (known.gray - dose.gray).abs() < 0.01;
                dose.fractions.is_some()
                    || !told.iter().filter(is_same).any(|known| known.fractions.is_some())
            });
        }
        if sentence.is_about(DRUG) {
            let is_given = |at: &usize| page.means(*at, Meaning::Drug) && !contexts[*at].negated;
            drugs.extend(tokens.clone().filter(is_given).map(|at| drug(page, tokens, at)));
        }
        let is_told = !doses.is_empty() || !drugs.is_empty();
        if is_told && !is_only_planned(page, sentence) {
            course.doses.append(&mut doses);
            course.drugs.append(&mut drugs);
        }
        if sentence.is_about(EVENT) {
            course.events.extend(event(page, contexts, tokens));
        }
    }
    course
}

fn has_stem(page: &Page<'_>, at: usize, stems: &[&str]) -> bool {
    let word = page.word(at);
    stems.iter().any(|stem| word.get(..stem.len()).is_some_and(|w| w.eq_ignore_ascii_case(stem)))
}

/// `50 Gy in 25 fractions`, `30Gy/10`, `5 x 4 Gy`, `8 Gy x 1`, `five fractions of 4 Gy`
fn dose(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> Option<Dose> {
    let factor = if page.is_word(at + 1, "Gy") || page.is_word(at + 1, "Gray") {
        1.0
    } else if page.is_word(at + 1, "cGy") {
        0.01
    } else {
        return None;
    };
    let gray = amount(page, at)? * factor;
    if !(0.5..=120.0).contains(&gray) {
        return None;
    }
    let end = sentence.end.min(at + 8);
    let is_fraction = |i: usize| has_stem(page, i, &["fraction", "fx", "fr"]);
    let dose = |gray: f64, fractions: Option<f64>, tokens: Range<usize>| {
        Some(Dose { gray, fractions, passage: page.passage(&tokens) })
    };
    // One fraction times their number.
    let each = |fractions: f64| Some(gray * fractions).filter(|total| *total <= 120.0);
    let times = at + 2;
    if page.means(times, Meaning::By)
        && let Some(fractions) = amount(page, times + 1)
        && let Some(total) = each(fractions)
    {
        return dose(total, Some(fractions), at..times + 2);
    }
    let before = at.checked_sub(2).filter(|i| *i >= sentence.start);
    if let Some(count) = before.filter(|_| page.means(at - 1, Meaning::By))
        && let Some(fractions) = amount(page, count)
        && let Some(total) = each(fractions)
    {
        return dose(total, Some(fractions), count..at + 2);
    }
    if let Some(fraction) = before.filter(|i| is_fraction(*i) && page.is_word(at - 1, "of"))
        && let Some(count) = fraction.checked_sub(1)
    {
        let fractions = if page.is_word(count, "single") { Some(1.0) } else { amount(page, count) };
        if let Some((fractions, total)) = fractions.and_then(|n| Some((n, each(n)?))) {
            return dose(total, Some(fractions), count..at + 2);
        }
    }
    let after = (at + 2..end).find(|i| {
        amount(page, *i).is_some()
            && (is_fraction(*i + 1)
                || is_fraction(*i + 2)
                || page.is_sign(*i - 1, b'/')
                || *i == at + 3 && page.is_word(at + 2, "in") && !is_counted(page, *i + 1))
    });
    if let Some(count) = after {
        return dose(gray, amount(page, count), at..count + 1);
    }
    let single = (at + 2..end).find(|i| {
        page.is_word(*i, "single") && (is_fraction(*i + 1) || page.is_word(*i + 1, "dose"))
    });
    dose(gray, single.map(|_| 1.0), at..single.map_or(at + 2, |i| i + 2))
}

/// Whether a number before a token counts something: `in 5 weeks`.
fn is_counted(page: &Page<'_>, at: usize) -> bool {
    page.means_any(at, &[Meaning::Time, Meaning::Years, Meaning::Cycle])
}

/// A number in figures, or in words up to twelve.
fn amount(page: &Page<'_>, at: usize) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    page.tokens.get(at)?.number().or_else(|| {
        let place = WORDS.iter().position(|word| page.is_word(at, word))?;
        Some(place as f64 + 1.0)
    })
}

fn drug(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> Drug {
    let next_drug = page
        .find(at + 1..sentence.end, |i| page.means(i, Meaning::Drug))
        .unwrap_or(sentence.end)
        .min(at + 8);
    // `adriamycin (25 mg/m2, ...)`
    let dose = (at + 1..next_drug).find(|i| {
        page.tokens[*i].number().is_some()
            && has_stem(page, *i + 1, &["mg", "g", "ug", "mcg", "auc"])
            && !has_stem(page, *i + 1, &["gy", "gray"])
    });
    let dose_tokens = dose.map(|first| {
        let per = page.is_sign(first + 2, b'/');
        let square =
            usize::from(per && page.tokens.get(first + 4).is_some_and(|t| t.number() == Some(2.0)));
        first..(first + 2 + if per { 2 + square } else { 0 }).min(sentence.end)
    });
    let passage = page.passage(&(at..dose_tokens.as_ref().map_or(at + 1, |tokens| tokens.end)));
    let dose = dose_tokens.map(|tokens| page.passage(&tokens).words);
    let is_cycle = |i: usize| has_stem(page, i, &["cycle", "course"]);
    let cycles = page.find(sentence.clone(), is_cycle).and_then(|i| {
        let before = i.checked_sub(1)?;
        amount(page, before)
    });
    Drug { name: page.word(at).to_owned(), dose, cycles, passage }
}
