//! What the course shows: time points, treatments and events, each with its place in time.

use std::collections::VecDeque;

use egui::Color32;

use super::colours::{event_color, point_color};
use super::order;
use crate::app::style::Palette;
use crate::case::{
    Case, Choice as _, Event, EventKind, Fact, Offset, TimePoint, Treatment, TreatmentStatus, When,
    is_after_zero, is_before_zero, months_from, when_in_words,
};

/// What a thing on the line is; each kind has a sign of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A time point, by its place in the case.
    Point(usize),
    Treatment,
    /// A treatment that was refused, or recommended and not given.
    Withheld,
    /// Something that happened, by the place of its time point.
    Event(usize),
    Improvement(usize),
    Death(usize),
}

impl Kind {
    /// What the legend calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Point(_) => "time point",
            Self::Treatment => "treatment",
            Self::Withheld => "not given",
            Self::Event(_) => "event",
            Self::Improvement(_) => "improvement",
            Self::Death(_) => "death",
        }
    }

    /// The place of the time point that it is or belongs to.
    pub fn point(self) -> Option<usize> {
        match self {
            Self::Treatment | Self::Withheld => None,
            Self::Point(index)
            | Self::Event(index)
            | Self::Improvement(index)
            | Self::Death(index) => Some(index),
        }
    }

    pub const fn is_treatment(self) -> bool {
        matches!(self, Self::Treatment | Self::Withheld)
    }

    pub fn is_event(self) -> bool {
        matches!(self, Self::Event(_) | Self::Improvement(_) | Self::Death(_))
    }
}

/// Where in time something is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// At so many months from the zero of the line; at several where the sources disagree.
    Months(Vec<f64>),
    /// Without a date, before what is dated.
    Before,
    /// Without a date, after the zero of the line.
    After,
    /// Without a date.
    Undated,
    /// At its time point.
    AtPoint,
}

/// One thing on the line.
pub(super) struct Entry {
    pub kind: Kind,
    pub place: Place,
    pub label: String,
    /// Its time on the line, where the label does not say it.
    pub time: String,
    /// All that is known of it, for a pointer that rests on it.
    pub tip: String,
    pub color: Color32,
}

impl Entry {
    /// Its name for a screen reader.
    pub fn name(&self) -> String {
        let kind = match self.kind {
            Kind::Point(_) => "Time point",
            Kind::Treatment => "Treatment",
            Kind::Withheld => "Treatment not given",
            Kind::Event(_) | Kind::Improvement(_) | Kind::Death(_) => "Event",
        };
        format!("{kind}: {}", self.label)
    }
}

/// All entries: what has no date in the order of time as far as that is known, and else in the
/// order of the case.
pub(super) fn entries(case: &Case, palette: &Palette) -> Vec<Entry> {
    let mut treatments: VecDeque<(Key, Entry)> = treatments(case, palette).into();
    let mut entries = Vec::new();
    let mut events = Vec::new();
    let mut key = Key::default();
    for (index, point) in case.time_points.iter().enumerate() {
        key = Key::of(case, point.when.as_ref(), key);
        // A treatment that a time point is named after comes before it, and so do those before it.
        let label = point.label.to_lowercase();
        let named = treatments.iter().rposition(|(_, treatment)| {
            let name = treatment.label.trim().to_lowercase();
            !name.is_empty() && label.starts_with("after") && label.contains(&name)
        });
        let earlier = treatments.iter().take_while(|(other, _)| *other < key).count();
        let count = earlier.max(named.map_or(0, |place| place + 1));
        entries.extend(treatments.drain(..count).map(|(_, entry)| entry));
        let entry = time_point(case, index, point, palette);
        events.extend(point.events.iter().map(|e| event(case, index, point, e, &entry, palette)));
        entries.push(entry);
    }
    entries.extend(treatments.into_iter().map(|(_, entry)| entry));
    put_before(case, &mut entries);
    entries.extend(events);
    entries
}

/// A time point of which nothing is said, listed before the first one with a date, is an earlier
/// one; nobody takes it for the last then.
fn put_before(case: &Case, entries: &mut [Entry]) {
    let is_dated =
        |entry: &Entry| matches!((entry.kind, &entry.place), (Kind::Point(_), Place::Months(_)));
    let Some(first) = entries.iter().position(is_dated) else { return };
    for entry in &mut entries[..first] {
        let is_silent =
            |index: usize| case.time_points.get(index).is_some_and(|point| point.when.is_none());
        if matches!(entry.kind, Kind::Point(index) if is_silent(index)) {
            entry.place = Place::Before;
        }
    }
}

/// What is known of the order of things without a date: the anchor that they are counted from, in
/// the order of the case, and the months from it.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
struct Key(usize, f64);

impl Key {
    /// The key of a time; something without any follows what is before it in the case.
    fn of(case: &Case, when: Option<&Fact<When>>, before: Self) -> Self {
        let Some(when) = when.map(Fact::value) else { return before };
        let Some(anchor) = case.anchors.iter().position(|anchor| anchor.id == when.anchor) else {
            return before;
        };
        let months = match when.offset {
            Offset::Before => f64::NEG_INFINITY,
            Offset::After => f64::INFINITY,
            dated => dated.middle().unwrap_or_default(),
        };
        Self(anchor, months)
    }
}

fn treatments(case: &Case, palette: &Palette) -> Vec<(Key, Entry)> {
    let mut key = Key::default();
    let told_of = |treatment: &&Treatment| *treatment.status.value() != TreatmentStatus::NoneStated;
    let treatments = case.treatments.iter().filter(told_of);
    treatments
        .map(|treatment| {
            let status = &treatment.status;
            let withheld = (!treatment.is_given()).then(|| told(status.value().label(), status));
            let when = treatment.when.as_ref();
            key = Key::of(case, when, key);
            let is_zero = order::is_zero(case, treatment);
            let told_when = if is_zero {
                "The line counts from it: no other operation is told of".to_owned()
            } else {
                when_in_words(case, when)
            };
            let entry = Entry {
                kind: if withheld.is_some() { Kind::Withheld } else { Kind::Treatment },
                place: if is_zero { Place::Months(vec![0.0]) } else { place(case, when) },
                label: treatment.label.clone(),
                time: if is_zero { "0 mo".to_owned() } else { time(case, when, &treatment.label) },
                tip: lines([treatment.label.clone(), withheld.unwrap_or_default(), told_when]),
                color: palette.treatment,
            };
            (key, entry)
        })
        .collect()
}

fn time_point(case: &Case, index: usize, point: &TimePoint, palette: &Palette) -> Entry {
    let when = point.when.as_ref();
    let status = point.disease_status.as_ref();
    let status = status.map_or_else(String::new, |fact| told(fact.value().label(), fact));
    // Where the time point itself has no date, something that happened at it may have one.
    let dated = point.events.iter().map(|event| place(case, event.when.as_ref()));
    let named = || when.is_none().then(|| order::named(case, &point.label)).flatten();
    let place = match place(case, when) {
        Place::Undated | Place::After => dated.into_iter().find(|p| matches!(p, Place::Months(_))),
        own => Some(own),
    };
    let place = place.or_else(named).unwrap_or_else(|| self::place(case, when));
    Entry {
        kind: Kind::Point(index),
        place,
        label: point.label.clone(),
        time: time(case, when, &point.label),
        tip: lines([point.label.clone(), when_in_words(case, when), status]),
        color: point_color(point, palette),
    }
}

/// An event: at its time point, or where its own time is.
fn event(
    case: &Case,
    index: usize,
    point: &TimePoint,
    event: &Event,
    at: &Entry,
    palette: &Palette,
) -> Entry {
    let kind = *event.kind.value();
    let label = match &event.detail {
        Some(detail) => format!("{}: {}", kind.label(), detail.value()),
        None => kind.label().to_owned(),
    };
    let own = place(case, event.when.as_ref());
    let same = |months: &[f64], other: &[f64]| {
        months.iter().any(|month| other.iter().any(|other| (month - other).abs() < 0.1))
    };
    let place = match (own, &at.place) {
        (Place::Months(own), Place::Months(at)) if same(&own, at) => Place::AtPoint,
        (Place::Months(own), _) => Place::Months(own),
        _ => Place::AtPoint,
    };
    let when = event.when.as_ref().or(point.when.as_ref());
    Entry {
        kind: match kind {
            EventKind::Death => Kind::Death(index),
            EventKind::Improvement => Kind::Improvement(index),
            _ => Kind::Event(index),
        },
        time: if place == Place::AtPoint { String::new() } else { time(case, when, "") },
        place,
        tip: lines([told(&label, &event.kind), point.label.clone(), when_in_words(case, when)]),
        label,
        color: event_color(kind, palette),
    }
}

fn lines<const COUNT: usize>(lines: [String; COUNT]) -> String {
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Words with the doubt that a fact has.
fn told<T: PartialEq>(words: &str, fact: &Fact<T>) -> String {
    let suspected = if fact.shown().is_suspected() { ", suspected" } else { "" };
    let disputed = if fact.is_disputed() { ", sources disagree" } else { "" };
    format!("{words}{suspected}{disputed}")
}

fn place(case: &Case, when: Option<&Fact<When>>) -> Place {
    let values = when.into_iter().flat_map(Fact::values);
    let mut months: Vec<f64> = values.filter_map(|v| months_from(case, &v.value)).collect();
    months.dedup();
    match when {
        _ if !months.is_empty() => Place::Months(months),
        Some(when) if is_before_zero(case, when.value()) => Place::Before,
        Some(when) if is_after_zero(case, when.value()) => Place::After,
        _ => Place::Undated,
    }
}

/// The months on the line in words, where there are some and the label does not say them already.
/// What is counted from another moment than the line's zero is converted, and so approximate.
fn time(case: &Case, when: Option<&Fact<When>>, label: &str) -> String {
    let dated = when.into_iter().flat_map(Fact::values).map(|sourced| &sourced.value);
    let words = dated.filter_map(|when| {
        let (months, own) = (months_from(case, when)?, when.offset.middle()?);
        let least = if matches!(when.offset, Offset::AtLeast(_)) { "≥" } else { "~" };
        let same = (months - own).abs() < 1e-9;
        let rounded = (months * 10.0).round() / 10.0 + 0.0;
        let space = if rounded < 0.0 { "\u{2009}" } else { "" };
        Some(if same { when.offset.to_string() } else { format!("{least}{space}{rounded} mo") })
    });
    let words = words.collect::<Vec<_>>().join(" or ").replace('-', "−");
    // A time that is counted from a moment of its own, at no known distance from the zero.
    let stated = || when.is_some_and(|fact| fact.value().offset.middle().is_some());
    if words.is_empty() && stated() {
        return when_in_words(case, when);
    }
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if figures(label) == figures(&words) { String::new() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> Vec<Entry> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases");
        let case = crate::store::load(&folder.join(name)).unwrap().case;
        let ctx = egui::Context::default();
        let mut found = Vec::new();
        let input = egui::RawInput::default();
        let mut output = ctx.run_ui(input, |ui| found = entries(&case, Palette::of(ui)));
        output.textures_delta.clear();
        found
    }

    fn labels(entries: &[Entry], of: impl Fn(&Entry) -> bool) -> Vec<&str> {
        entries.iter().filter(|entry| of(entry)).map(|entry| entry.label.as_str()).collect()
    }

    #[test]
    fn treatments_without_a_date_stand_among_the_time_points() {
        let found = sample("kjg-2019.spinecase");
        assert_eq!(
            labels(&found, |entry| entry.place == Place::After),
            [
                "After surgery",
                "Surgery for the gastric cancer",
                "Rectal polypectomy",
                "Radiotherapy",
                "After radiotherapy",
                "Chemotherapy, first line",
                "After three cycles",
                "Chemotherapy, second line",
            ]
        );
        assert!(labels(&found, |entry| entry.place == Place::Undated).is_empty());
        let found = sample("shabani-2025.spinecase");
        let before = labels(&found, |entry| entry.place == Place::Before);
        assert_eq!(before, ["Uterine operation", "Before surgery"]);
        let operation = found.iter().find(|entry| entry.label == "Uterine operation").unwrap();
        assert!(operation.time.contains("144"), "{}", operation.time);
        let refused: Vec<(String, String)> = sample("lee.spinecase")
            .into_iter()
            .filter(|entry| entry.kind == Kind::Withheld)
            .map(|entry| (entry.label, entry.tip))
            .collect();
        assert!(refused.iter().any(|(_, tip)| tip.contains("refused")), "{refused:?}");
    }

    #[test]
    fn events_stand_at_their_time_point_or_at_a_time_of_their_own() {
        let found = sample("lee.spinecase");
        let events: Vec<&Entry> = found.iter().filter(|entry| entry.kind.is_event()).collect();
        assert_eq!(events.len(), 8);
        assert!(events.iter().all(|event| event.place == Place::AtPoint));
        assert!(matches!(events[7].kind, Kind::Death(4)));
        assert_eq!(events[7].name(), "Event: death: relapse");
        assert_eq!(events[7].tip, "death: relapse\nDeath\n~6 mo after first visit");
        let found = sample("kjg-2019.spinecase");
        let death = found.iter().find(|entry| matches!(entry.kind, Kind::Death(_))).unwrap();
        assert_eq!(death.place, Place::AtPoint);
        let at = found.iter().find(|entry| entry.label == "Death").unwrap();
        assert_eq!(at.place, Place::Months(vec![6.5]), "the event dates its time point");
    }

    #[test]
    fn all_times_on_the_line_are_counted_from_its_zero() {
        let found = sample("lee.spinecase");
        let time = |label: &str| {
            let entry = found.iter().find(|entry| entry.label == label).unwrap();
            entry.time.clone()
        };
        assert_eq!(time("First visit"), "~\u{2009}−3 mo");
        assert_eq!(time("Before surgery"), "~0 mo");
        assert_eq!(time("Recurrence"), "2 mo");
    }
}
