//! What came after the operation, and what happened before it.

use std::fmt::Write as _;

use super::imaging::findings;
use super::phrase::{at, inside, sentence, told, within, written};
use super::presentation::{complaints, state};
use super::times::{points, when};
use crate::case::{Case, Choice as _, DiseaseStatus, Event, EventKind, TimePoint, YesNo};

pub fn sentences(case: &Case) -> Vec<String> {
    let before = points(case, true).flat_map(|point| placed(case, point, happened(case, point)));
    let mut told: Vec<String> = before.collect();
    told.extend(points(case, false).flat_map(|point| placed(case, point, later(case, point))));
    told
}

/// Sentences with where in the course they belong before the first of them.
fn placed(case: &Case, point: &TimePoint, mut sentences: Vec<String>) -> Vec<String> {
    let Some(first) = sentences.first_mut() else { return sentences };
    let label = at(&point.label);
    let time = point.when.as_ref().map(|fact| when(case, fact));
    let place = match time {
        // The label says no more than the time does.
        Some(time) if is_of_months(&point.label) || time == label => time,
        Some(time) if time.strip_prefix(&label).is_some_and(|rest| rest.starts_with(" (")) => time,
        Some(time) => format!("{label} ({})", inside(&time)),
        None => label,
    };
    *first = sentence(&format!("{place}, {}", within(first))).unwrap_or_default();
    sentences
}

/// `6 months`, `12 mo`.
fn is_of_months(label: &str) -> bool {
    let mut words = label.split_whitespace();
    let number = words.next().is_some_and(|word| word.parse::<f64>().is_ok());
    number && words.all(|word| word.starts_with("mo"))
}

fn later(case: &Case, point: &TimePoint) -> Vec<String> {
    let mut told_of = Vec::new();
    if let Some(complaints) = complaints(point) {
        told_of.extend(sentence(&format!("the patient complained of {complaints}")));
    }
    told_of.extend(happened(case, point));
    told_of.extend(state(point));
    told_of.extend(findings(point));
    if let Some(fact) = &point.disease_status {
        let words = told(fact, |status| format!("“{}”", status_words(*status)));
        told_of.extend(sentence(&format!("The status was {words}")));
    }
    told_of
}

fn status_words(status: DiseaseStatus) -> &'static str {
    let label = status.label();
    label.split_once(": ").map_or(label, |(_, words)| words)
}

fn happened(case: &Case, point: &TimePoint) -> Vec<String> {
    point.events.iter().filter_map(|event| of_event(case, event)).collect()
}

fn of_event(case: &Case, event: &Event) -> Option<String> {
    let detail = event.detail.as_ref().map(written);
    let is_death = *event.kind.value() == EventKind::Death;
    let mut words = told(&event.kind, |kind| match kind {
        EventKind::Death => "the patient died".to_owned(),
        EventKind::Improvement => "there was improvement".to_owned(),
        EventKind::Other => "it was noted".to_owned(),
        kind => {
            let label = within(kind.label());
            format!("there was {} {label}", super::phrase::article(&label))
        }
    });
    if let Some(fact) = &event.when {
        let _ = write!(words, " {}", when(case, fact));
    }
    if let Some(detail) = detail {
        words.push_str(if is_death { " of " } else { ": " });
        words.push_str(&detail);
    }
    if let Some(fact) = &event.residual_known {
        let known = told(fact, |yes| match yes {
            YesNo::Yes => "residual tumour was known".to_owned(),
            YesNo::No => "no residual tumour was known".to_owned(),
        });
        let _ = write!(words, "; {known}");
    }
    sentence(&words)
}
