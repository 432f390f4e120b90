//! What came after the operation, and what happened before it.

use super::imaging::findings;
use super::phrase::{
    article, at, by_inference, followed, inside, listed, plain, sentence, told, weighed, within,
    written,
};
use super::presentation::{complaints, state};
use super::times::{points, when};
use crate::case::{Case, Choice as _, DiseaseStatus, Event, EventKind, TimePoint, YesNo};

pub fn sentences(case: &Case) -> Vec<String> {
    let before = points(case, true).map(|point| (place(case, point), happened(case, point)));
    let after = points(case, false).map(|point| (place(case, point), later(case, point)));
    let told: Vec<(String, Vec<String>)> =
        before.chain(after).filter(|(_, sentences)| !sentences.is_empty()).collect();
    // Follow-ups of which the same is said are told together.
    let alike = told.chunk_by(|(_, one), (_, next)| one == next);
    alike.flat_map(placed).collect()
}

/// Sentences with where in the course they belong before the first of them.
fn placed(points: &[(String, Vec<String>)]) -> Vec<String> {
    let Some((_, sentences)) = points.first() else { return Vec::new() };
    let mut sentences = sentences.clone();
    let places: Vec<&str> = points.iter().map(|(place, _)| place.as_str()).collect();
    if let Some(first) = sentences.first_mut() {
        let (place, said) = (together(&places), within(first));
        // Once for the time and what was then.
        let again = said.strip_prefix("by inference, ").filter(|_| place.contains("by inference "));
        let words = format!("{place}, {}", again.unwrap_or(&said));
        *first = sentence(&words).unwrap_or_default();
    }
    sentences
}

/// `at 6 and 12 months after surgery`.
fn together(places: &[&str]) -> String {
    let apart = |place: &&str| {
        let (number, rest) = place.strip_prefix("at ")?.split_once(' ')?;
        number.parse::<f64>().ok()?;
        Some((number.to_owned(), rest.to_owned()))
    };
    let split: Option<Vec<(String, String)>> = places.iter().map(apart).collect();
    if let Some([(_, rest), others @ ..]) = split.as_deref()
        && others.iter().all(|(_, other)| other == rest)
    {
        let numbers = split.iter().flatten().map(|(number, _)| number.clone());
        return format!("at {} {rest}", listed(&numbers.collect::<Vec<_>>()));
    }
    listed(&places.iter().map(|place| (*place).to_owned()).collect::<Vec<_>>())
}

/// Where in the course a time point is: `at 6 months after surgery`, `at recurrence (2 months after
/// surgery)`.
fn place(case: &Case, point: &TimePoint) -> String {
    let label = at(&point.label);
    let Some(fact) = &point.when else { return label };
    let time = when(case, fact);
    let known = plain(&time);
    // The label says no more than the time does, or as much.
    let is_death = point.label.trim().eq_ignore_ascii_case("death");
    if is_of_months(&point.label) || is_death {
        let time = by_inference(&time);
        let counted = time.starts_with(|c: char| c.is_ascii_digit());
        return if counted { format!("at {time}") } else { time };
    }
    if *known.as_ref().unwrap_or(&time) == label {
        return label;
    }
    match known {
        Some(time) => format!("{label}, by inference {time}"),
        None if time.strip_prefix(&label).is_some_and(|rest| rest.starts_with(" (")) => time,
        None => format!("{label} ({})", inside(&time)),
    }
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
    let status = point.disease_status.as_ref();
    let status = status.map(|fact| told(fact, |status| status_words(*status).to_owned()));
    told_of.extend(sentence(&weighed(status.into_iter().collect())));
    told_of
}

const fn status_words(status: DiseaseStatus) -> &'static str {
    match status {
        DiseaseStatus::NoEvidence => "there was no evidence of disease",
        DiseaseStatus::AliveWithDisease => "the patient was alive with disease",
        DiseaseStatus::Alive => "the patient was alive; whether with disease is not stated",
        DiseaseStatus::DeadOfDisease => "death was due to the disease",
        DiseaseStatus::DeadOfOther => "death was due to another cause",
        DiseaseStatus::DeadOfTreatment => "death was due to the treatment",
        DiseaseStatus::DeadUnknown => "the cause of death was unknown",
        DiseaseStatus::LostToFollowUp => "the patient was lost to follow-up",
    }
}

/// What happened; events of one kind in a row are told together.
fn happened(case: &Case, point: &TimePoint) -> Vec<String> {
    let is_plain = |event: &Event| {
        event.when.is_none() && event.residual_known.is_none() && event.detail.is_some()
    };
    let alike = point.events.chunk_by(|one, next| {
        let kind = |event: &Event| told(&event.kind, |kind| kind.label().to_owned());
        let is_counted = plural(*one.kind.value()).is_some();
        is_counted && kind(one) == kind(next) && is_plain(one) && is_plain(next)
    });
    alike
        .filter_map(|events| match events {
            [event] => of_event(case, event),
            events => of_events(events),
        })
        .collect()
}

/// What several events of a kind are called, where they can be told together.
const fn plural(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::LocalRecurrence => "local recurrences",
        EventKind::DistantMetastasis => "distant metastases",
        EventKind::Reoperation => "reoperations",
        EventKind::Complication => "complications",
        EventKind::NeurologicalChange => "neurological changes",
        _ => return None,
    })
}

fn of_events(events: &[Event]) -> Option<String> {
    let kind = &events.first()?.kind;
    let words =
        told(kind, |kind| format!("there were {}", plural(*kind).unwrap_or_else(|| kind.label())));
    let details: Vec<String> =
        events.iter().filter_map(|event| event.detail.as_ref()).map(written).collect();
    sentence(&format!("{}: {}", by_inference(&words), listed(&details)))
}

fn of_event(case: &Case, event: &Event) -> Option<String> {
    let is_death = *event.kind.value() == EventKind::Death;
    let mut words = by_inference(&told(&event.kind, |kind| what(*kind)));
    if let Some(fact) = &event.detail {
        words.push_str(if is_death { " of " } else { ": " });
        words.push_str(&written(fact));
    }
    let when = event.when.as_ref().map(|fact| format!("this was {}", when(case, fact)));
    let residual = event.residual_known.as_ref().map(|fact| {
        told(fact, |yes| match yes {
            YesNo::Yes => "residual tumour was known".to_owned(),
            YesNo::No => "no residual tumour was known".to_owned(),
        })
    });
    sentence(&followed(&words, when.into_iter().chain(residual).collect()))
}

fn what(kind: EventKind) -> String {
    match kind {
        EventKind::Death => "the patient died".to_owned(),
        EventKind::Improvement => "there was improvement".to_owned(),
        EventKind::LocalProgression | EventKind::DistantProgression | EventKind::ImplantFailure => {
            format!("there was {}", kind.label())
        }
        EventKind::RegionalNode => "a regional lymph node was affected".to_owned(),
        EventKind::Other => "it was noted".to_owned(),
        kind => format!("there was {} {}", article(kind.label()), kind.label()),
    }
}
