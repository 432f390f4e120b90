//! What happened in the course, and after how many months.

use std::ops::Range;

use super::{Event, Happening, amount, has_stem};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;
use crate::reading::role::context::Context;

/// What a sentence says to have happened, and after how many months.
pub(super) fn event(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Option<Event> {
    let of = |stems: &'static [&'static str]| {
        page.find(sentence.clone(), move |i| has_stem(page, i, stems))
    };
    let death = of(&["died", "expired", "death", "deceased", "succumbed"]);
    let recurrence = page.find(sentence.clone(), |i| {
        has_stem(page, i, &["recur", "relaps", "progress"]) && !is_of_symptom(page, sentence, i)
    });
    let free = page.find(sentence.clone(), |i| {
        is_free_of_disease(page, sentence, i) || is_clear(page, contexts, i)
    });
    let follow = of(&["follow"]);
    let any_months = months(page, sentence.clone());
    let (what, at) = if let Some(at) = death.filter(|at| !contexts[*at].negated) {
        (Happening::Death, at)
    } else if let Some(at) = free {
        (Happening::NoDisease, at)
    } else if let Some(at) = recurrence {
        let denied = contexts[at].negated;
        (if denied { Happening::NoDisease } else { Happening::Recurrence }, at)
    } else {
        (Happening::FollowUp, follow.filter(|_| any_months.is_some())?)
    };
    // The time after the word is its own; one before it may be of something else.
    let months = months(page, at..sentence.end).or(any_months);
    // A history of a recurrence, or a risk of one, is no event.
    let is_event = !contexts[at].open && !contexts[at].historical;
    let (first, last) = months
        .as_ref()
        .map_or((at, at + 1), |(_, tokens)| (at.min(tokens.start), (at + 1).max(tokens.end)));
    let passage = page.passage(&(first..last));
    is_event.then(|| Event { what, months: months.map(|(months, _)| months), passage })
}

/// `four months of progressive pain`, `the weakness progressed`: a complaint, not the tumour.
fn is_of_symptom(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const WORDS: [&str; 7] =
        ["gait", "symptom", "weakness", "pain", "stiff", "disturbance", "difficult"];
    let is_complaint = |i: usize| {
        page.means_any(
            i,
            &[Meaning::Deficit, Meaning::Examined, Meaning::Neuro, Meaning::Alignment],
        ) || has_stem(page, i, &WORDS)
    };
    let is_disease = |i: usize| page.means_any(i, &[Meaning::Lesion, Meaning::Carcinoma]);
    // `progressively` says how.
    let is_how = page.has_ending(at, "ly");
    let nearest = |is_one: &dyn Fn(usize) -> bool| {
        let first = sentence.start.max(at.saturating_sub(5));
        let near = (first..sentence.end.min(at + 6)).filter(|i| *i != at && is_one(*i));
        near.map(|i| at.abs_diff(i)).min()
    };
    let complaint = nearest(&is_complaint);
    is_how || complaint.is_some_and(|far| nearest(&is_disease).is_none_or(|near| far < near))
}

/// `disease-free`, `free of local recurrence`; the margins of a specimen, and a patient who is free
/// of pain, tell nothing of the disease.
fn is_free_of_disease(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const DISEASE: [&str; 7] =
        ["disease", "tumor", "tumour", "recurren", "relapse", "metasta", "cancer"];
    let is_disease = |i: usize| has_stem(page, i, &DISEASE);
    let is_margin = |i: usize| has_stem(page, i, &["margin"]);
    let joined = at.checked_sub(1).is_some_and(|sign| page.is_word(sign, "-"));
    if page.is_word(at, "free") && joined {
        return at.checked_sub(2).is_some_and(is_disease) && !is_margin(at + 1);
    }
    // `free of any local recurrence`, `free of symptoms and of disease`
    let goes_on = |i: &usize| {
        page.means(*i, Meaning::And)
            || page.means(*i, Meaning::Or)
            || page.means(*i, Meaning::Article)
            || page.is_word(*i, "of")
            || matches!(page.kind(*i), Some(Kind::Word(_)))
                && !page.means(*i, Meaning::Preposition)
                && !page.is_word(*i, "but")
    };
    let named = (at + 1..sentence.end.min(at + 6)).take_while(goes_on).any(is_disease);
    let of_margin = (sentence.start.max(at.saturating_sub(3))..at).any(is_margin);
    let is_free = ["free of", "free from"].iter().any(|word| page.is_word(at, word));
    is_free && named && !of_margin && !names_part(page, sentence)
}

/// `the canal is free of tumour` tells of a place.
fn names_part(page: &Page<'_>, sentence: &Range<usize>) -> bool {
    let is_part = |at: usize| {
        matches!(
            page.meaning(at),
            Some(Meaning::Part(_) | Meaning::Canal | Meaning::Cord | Meaning::Foramen)
        )
    };
    page.find(sentence.clone(), is_part).is_some()
}

/// `alive without evidence of disease`
fn is_clear(page: &Page<'_>, contexts: &[Context], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| page.word(i));
    let is_evidence = before(1).to_ascii_lowercase().ends_with("evidence of")
        || before(1).eq_ignore_ascii_case("of") && before(2).eq_ignore_ascii_case("evidence");
    let is_end = !matches!(page.kind(at + 1), Some(Kind::Word(Some(Meaning::Preposition))))
        || page.is_word(at + 1, "at");
    page.word(at) == "NED"
        || page.is_word(at, "disease") && is_evidence && is_end && contexts[at].negated
}

/// A span of time in months: `3 months`, `two years`, `13-month`, `3 years and 4 months`.
fn months(page: &Page<'_>, within: Range<usize>) -> Option<(f64, Range<usize>)> {
    let span = |at: usize| {
        let before = at.checked_sub(1)?;
        let before = if page.is_sign(before, b'-') { before.checked_sub(1)? } else { before };
        Some((amount(page, before)? * unit(page, at)?, before..at + 1))
    };
    let at = page.find(within.clone(), |i| unit(page, i).is_some())?;
    let (months, tokens) = span(at)?;
    let rest = at + 1 + usize::from(page.means(at + 1, Meaning::And));
    let more =
        span(rest + 1).filter(|(_, rest)| rest.end <= within.end && page.means(at, Meaning::Years));
    Some(
        more.map_or((months, tokens.clone()), |(more, rest)| {
            (months + more, tokens.start..rest.end)
        }),
    )
}

fn unit(page: &Page<'_>, at: usize) -> Option<f64> {
    let is_old =
        page.is_word(at + 1, "old") || page.is_sign(at + 1, b'-') && page.is_word(at + 2, "old");
    if is_old {
        return None;
    }
    if has_stem(page, at, &["month"]) {
        Some(1.0)
    } else if page.means(at, Meaning::Years) {
        Some(12.0)
    } else if has_stem(page, at, &["week"]) {
        Some(7.0 / 30.4375)
    } else {
        None
    }
}
