//! Grades of epidural spinal cord compression (Bilsky et al., J Neurosurg Spine 2010).

use std::ops::Range;

use crate::case::{Bounds, Escc};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// The grade that stands beside a word for the scale.
pub(in crate::reading) fn beside(
    page: &Page<'_>,
    sentence: &Range<usize>,
    scale: usize,
) -> Option<Bounds<Escc>> {
    if is_oesophageal(page, sentence, scale) {
        return None;
    }
    after(page, sentence, scale).or_else(|| before(page, sentence, scale)).map(|(grade, _)| grade)
}

/// A stated grade with its tokens.
pub(in crate::reading) fn grades(
    page: &Page<'_>,
    sentence: &Range<usize>,
) -> Vec<(Bounds<Escc>, Range<usize>)> {
    let mut grades: Vec<(Bounds<Escc>, Range<usize>)> = Vec::new();
    for scale in sentence.clone() {
        let is_scale = page.means_any(scale, &[Meaning::Escc, Meaning::Bilsky]);
        if !is_scale || is_oesophageal(page, sentence, scale) {
            continue;
        }
        let found = after(page, sentence, scale).or_else(|| before(page, sentence, scale));
        if let Some((grade, token)) = found {
            let tokens = scale.min(token)..scale.max(token + 1);
            if grades.last().is_none_or(|(_, last)| last.end <= tokens.start) {
                grades.push((grade, tokens));
            }
        }
    }
    grades
}

/// Whether a grade tells of tumour in the epidural space: any but 0.
pub(in crate::reading) fn is_disease(grade: Bounds<Escc>) -> bool {
    grade.max() != Some(Escc::Grade0)
}

/// ESCC is also oesophageal squamous cell carcinoma.
fn is_oesophageal(page: &Page<'_>, sentence: &Range<usize>, scale: usize) -> bool {
    let named = |word: &str| page.find(sentence.clone(), |i| page.is_word(i, word)).is_some();
    page.word(scale).len() <= 5
        && (named("esophageal") || named("oesophageal") || named("squamous"))
}

fn after(page: &Page<'_>, sentence: &Range<usize>, scale: usize) -> Option<(Bounds<Escc>, usize)> {
    let end = sentence.end.min(scale + 9);
    let mut least = false;
    let mut most = false;
    for at in scale + 1..end {
        match page.kind(at)? {
            Kind::Number(_) => {
                let (first, next) = grade(page, at)?;
                let second = ["-", "/", "or", "to"]
                    .iter()
                    .any(|join| page.is_word(next, join))
                    .then(|| grade(page, next + 1))
                    .flatten();
                let min = first.min();
                let (max, last) =
                    second.map_or((first.max(), next), |(grade, end)| (grade.max(), end));
                let bounds =
                    Bounds::new(if most { None } else { min }, if least { None } else { max });
                return bounds.ok().map(|bounds| (bounds, last - 1));
            }
            Kind::Sign(b'>') => least = true,
            Kind::Sign(b'(' | b':' | b'-' | b',' | b'=' | b')' | b'"')
            | Kind::Word(Some(
                Meaning::Grade
                | Meaning::Kind
                | Meaning::Preposition
                | Meaning::Be
                | Meaning::Escc
                | Meaning::Bilsky
                | Meaning::Article
                | Meaning::Stage
                | Meaning::Canal,
            )) => {}
            Kind::Word(_) => match page.word(at).to_ascii_lowercase().as_str() {
                "≥" | "least" => least = true,
                "≤" | "most" => most = true,
                "scale" | "classification" | "type" | "as" | "compression" | "score" => {}
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}

/// `grade 3 epidural spinal cord compression`, `high-grade (2) ESCC`
fn before(page: &Page<'_>, sentence: &Range<usize>, scale: usize) -> Option<(Bounds<Escc>, usize)> {
    let start = sentence.start.max(scale.saturating_sub(5));
    let word = (start..scale).rev().find(|i| page.means(*i, Meaning::Grade))?;
    let (bounds, end) = grade(page, word + 1)?;
    (end <= scale && scale - end <= 2).then_some((bounds, word))
}

/// The grade that a cell of a table begins with.
pub(in crate::reading) fn in_cell(page: &Page<'_>, cell: &Range<usize>) -> Option<Bounds<Escc>> {
    grade(page, cell.start).filter(|(_, end)| *end <= cell.end).map(|(grade, _)| grade)
}

/// Reads `0`, `1`, `1b`, `2`, `3`, `1 c`; answers the place after it.
fn grade(page: &Page<'_>, at: usize) -> Option<(Bounds<Escc>, usize)> {
    let number = page.word(at);
    let letter = page.word(at + 1).to_ascii_lowercase();
    let has_letter = matches!(letter.as_str(), "a" | "b" | "c") && page.is_glued(at + 1);
    let exactly = |grade| Some((Bounds::exactly(grade), at + 1));
    match number {
        "0" => return exactly(Escc::Grade0),
        "2" => return exactly(Escc::Grade2),
        "3" => return exactly(Escc::Grade3),
        "1" => {}
        _ => return None,
    }
    if !has_letter {
        return Bounds::new(Some(Escc::Grade1a), Some(Escc::Grade1c)).ok().map(|b| (b, at + 1));
    }
    let grade = match letter.as_str() {
        "a" => Escc::Grade1a,
        "b" => Escc::Grade1b,
        _ => Escc::Grade1c,
    };
    Some((Bounds::exactly(grade), at + 2))
}
