//! When something was, in words; and which time points come before the operation.

use super::phrase::{told, within};
use crate::case::{AnchorKind, Case, Fact, Offset, TimePoint, When, is_before_zero, months_from};

/// `12 months after surgery`, `about 2 months before the first visit`.
pub fn when(case: &Case, fact: &Fact<When>) -> String {
    told(fact, |when| offset(case, when))
}

fn offset(case: &Case, when: &When) -> String {
    let anchor = case.anchors.iter().find(|anchor| anchor.id == when.anchor);
    let anchor = anchor.map_or_else(String::new, |anchor| match anchor.kind {
        AnchorKind::IndexSurgery => "surgery".to_owned(),
        AnchorKind::FirstPresentation => "the first presentation".to_owned(),
        AnchorKind::Admission => "admission".to_owned(),
        AnchorKind::Diagnosis => "the diagnosis".to_owned(),
        _ => format!("the {}", within(&anchor.label)),
    });
    let distance = |months: f64, about: &str| {
        let side = if months < 0.0 { "before" } else { "after" };
        if months.abs() < 1e-9 {
            format!("{about}at {anchor}")
        } else {
            format!("{about}{} {side} {anchor}", duration(months.abs()))
        }
    };
    match when.offset {
        Offset::Exact(months) => distance(months.get(), ""),
        Offset::Approximate(months) => distance(months.get(), "about "),
        Offset::AtLeast(months) => distance(months.get(), "at least "),
        Offset::Range(range) => {
            let (from, to) = (range.from().get(), range.to().get());
            let side = if to <= 0.0 { "before" } else { "after" };
            format!("{} to {} months {side} {anchor}", from.abs(), to.abs())
        }
        Offset::After => format!("after {anchor}"),
        Offset::Before => format!("before {anchor}"),
    }
}

/// `6.5 months`; from three years on whole years are told as such: `12 years`.
fn duration(months: f64) -> String {
    let years = months / 12.0;
    if years >= 3.0 && (years - years.round()).abs() < 1e-9 {
        return format!("{years:.0} years");
    }
    // A tenth is more than a text that says “nine weeks” knows.
    let rounded = if months < 0.1 { months } else { (months * 10.0).round() / 10.0 };
    let unit = if (rounded - 1.0).abs() < 1e-9 { "month" } else { "months" };
    format!("{rounded} {unit}")
}

/// Whether a time point is of the time before the index operation; the first one always is.
pub fn is_preoperative(case: &Case, index: usize, point: &TimePoint) -> bool {
    let operated = case.anchors.iter().any(|anchor| anchor.kind == AnchorKind::IndexSurgery);
    let when = point.when.as_ref().map(Fact::value);
    let before = when.is_some_and(|when| match months_from(case, when) {
        Some(months) => months <= 0.0 && !is_death(point),
        None => is_before_zero(case, when),
    });
    index == 0 || operated && before
}

fn is_death(point: &TimePoint) -> bool {
    point.events.iter().any(|event| *event.kind.value() == crate::case::EventKind::Death)
}

/// The time points before the operation, or those after it.
pub fn points(case: &Case, before: bool) -> impl Iterator<Item = &TimePoint> {
    let all = case.time_points.iter().enumerate();
    let wanted = all.filter(move |(index, point)| is_preoperative(case, *index, point) == before);
    wanted.map(|(_, point)| point.as_ref())
}
