//! Scores made for display: in words, and without a hold on the case.

use std::cmp::Ordering;

use super::offers::{Offer, offers};
use crate::anatomy::Level;
use crate::case::{Case, Choice as _, Wording};
use crate::scores::{self, FieldPath, Input, Outcome, Rank, Score, State, Subject, Value};

/// The scores of a time point, or those of specimens and treatments.
pub struct Group {
    pub heading: String,
    pub cards: Vec<Card>,
}

/// Scores of one kind: of the levels, or doses of one model.
pub struct Card {
    /// The one to report first: the worst, where some are worse than others.
    pub first: Summary,
    /// The worst of several levels, or those that may be: `worst level: T5 or T9`.
    pub worst: Option<String>,
    pub others: Vec<Summary>,
    /// What was decided by this program, and where the rules are published.
    pub foot: String,
}

/// A score in words.
pub struct Summary {
    pub name: &'static str,
    pub level: Option<Level>,
    pub title: String,
    /// How it stands among other levels: `may be the worst`; empty where it is not the worst.
    pub rank: &'static str,
    /// The value; empty where the score does not apply.
    pub result: String,
    /// The class, or why the score does not apply.
    pub class: String,
    pub bar: Option<Bar>,
    /// What it rests on, and what else a reader should know.
    pub remarks: Vec<String>,
    pub answers: Vec<Answer>,
    /// The score as a paper prints it.
    pub line: String,
}

/// Where a result lies on the whole scale of its score.
pub struct Bar {
    pub scale: (f64, f64),
    pub result: (f64, f64),
}

/// An input in words.
pub struct Answer {
    pub name: String,
    pub value: String,
    pub points: String,
    /// Observed, stated or inferred.
    pub origin: String,
    /// What is not settled, and how far it could move the result; none where it is.
    pub open: Option<String>,
    /// The passages and remarks that it rests on.
    pub grounds: Vec<String>,
    pub field: FieldPath,
    /// What can be answered in the line.
    pub offers: Vec<Offer>,
}

impl Summary {
    /// Result and class: `5–10, stable – potentially unstable`.
    pub fn in_words(&self) -> String {
        joined(&[&self.result, &self.class])
    }
}

impl Answer {
    /// The whole of it: `pain, mechanical or not mechanical, 1–3 points, stated`.
    pub fn in_words(&self) -> String {
        let points = match self.points.as_str() {
            "" => String::new(),
            "1" => "1 point".to_owned(),
            points => format!("{points} points"),
        };
        let open = self.open.as_deref().unwrap_or_default();
        joined(&[&self.name, &self.value, &points, &self.origin, open])
    }
}

fn joined(words: &[&str]) -> String {
    let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

/// All scores that are shown with a time point.
pub fn groups(case: &Case, time_point: usize) -> Vec<Group> {
    let point = case.time_points.get(time_point).map_or("", |point| point.label.as_str());
    let at_time = scores::of_time_point(case, time_point);
    let of_records = scores::of_records(case);
    [(point, at_time), ("Specimens and treatments", of_records)]
        .into_iter()
        .filter(|(_, scores)| !scores.is_empty())
        .map(|(heading, scores)| Group { heading: heading.to_owned(), cards: cards(case, &scores) })
        .collect()
}

/// Cards in the order of their scores; those that do not apply at all come last.
fn cards(case: &Case, scores: &[Score<'_>]) -> Vec<Card> {
    let mut cards: Vec<Card> =
        scores.chunk_by(is_of_one_kind).filter_map(|scores| card(case, scores)).collect();
    cards.sort_by_key(|card| card.first.result.is_empty());
    cards
}

/// Whether two scores that follow one another stand in one card.
fn is_of_one_kind(one: &Score<'_>, next: &Score<'_>) -> bool {
    let is_of_levels =
        |score: &Score<'_>| matches!(score.subject, Subject::Level(_) | Subject::Within(..));
    let is_measure = |score: &Score<'_>| matches!(score.outcome, Outcome::Between(..));
    one.name == next.name && is_of_levels(one) && is_of_levels(next)
        || one.citation == next.citation && is_measure(one) && is_measure(next)
}

fn card(case: &Case, scores: &[Score<'_>]) -> Option<Card> {
    let mut all: Vec<&Score<'_>> = scores.iter().collect();
    let worst = scores::worst_level(&all);
    let is_ranked = worst.is_some();
    let rank = |score: &Score<'_>| match score.rank.filter(|_| is_ranked) {
        Some(Rank::Worst) => "the worst",
        Some(Rank::Possible) => "may be the worst",
        None => "",
    };
    all.sort_by(|one, other| by_weight(one, other));
    let mut conventions: Vec<&str> = Vec::new();
    for convention in scores.iter().flat_map(|score| &score.conventions) {
        if !conventions.contains(convention) {
            conventions.push(convention);
        }
    }
    let citation = scores.first()?.citation;
    let foot = if conventions.is_empty() {
        citation.to_owned()
    } else {
        format!("{citation}\nBy convention: {}", conventions.join("; "))
    };
    let mut all = all.into_iter().map(|score| summary(case, score, rank(score)));
    Some(Card { first: all.next()?, worst, others: all.collect(), foot })
}

/// The worst level first; of several that may be it, the one that is highest for certain.
fn by_weight(one: &Score<'_>, other: &Score<'_>) -> Ordering {
    let group = |score: &Score<'_>| match score.rank {
        Some(Rank::Worst) => 0,
        Some(Rank::Possible) => 1,
        None if score.outcome.not_applicable().is_none() => 2,
        None => 3,
    };
    let ends = |score: &Score<'_>| score.rank.and(score.outcome.min().zip(score.outcome.max()));
    let height = || ends(other).partial_cmp(&ends(one)).unwrap_or(Ordering::Equal);
    group(one).cmp(&group(other)).then_with(height)
}

fn summary(case: &Case, score: &Score<'_>, rank: &'static str) -> Summary {
    let (result, class) = match score.outcome.not_applicable() {
        Some(why) => (String::new(), format!("not applicable: {why}")),
        None => (score.result(), score.class.as_deref().unwrap_or_default().to_owned()),
    };
    let rests = [
        (score.is_inferred(), "rests on inference"),
        (score.is_suspected(), "rests on a suspicion"),
    ];
    let rests = rests.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned());
    Summary {
        name: score.name,
        level: score.subject.level(),
        title: score.title(),
        rank,
        result,
        class,
        bar: bar(score),
        remarks: rests.chain(score.hints.iter().map(ToString::to_string)).collect(),
        answers: score.inputs.iter().map(|input| answer(case, score, input)).collect(),
        line: score.line(),
    }
}

fn bar(score: &Score<'_>) -> Option<Bar> {
    let number = |value: Value| match value {
        Value::Points(points) => Some(f64::from(points)),
        Value::Number(number) => Some(number),
        Value::Grade(_) | Value::Code(_) => None,
    };
    let result = (number(score.outcome.min()?)?, number(score.outcome.max()?)?);
    Some(Bar { scale: score.scale()?, result })
}

fn answer(case: &Case, score: &Score<'_>, input: &Input<'_>) -> Answer {
    let origins = input.origins();
    let mut bases: Vec<&str> = origins.iter().map(|origin| origin.basis.label()).collect();
    bases.sort_unstable();
    bases.dedup();
    let mut grounds: Vec<String> = Vec::new();
    for origin in &origins {
        let passages = origin.evidence.iter().map(|passage| {
            let source = case.source(&passage.source);
            let verbatim = source.is_none_or(|source| source.wording == Wording::Verbatim);
            if verbatim { format!("“{}”", passage.words) } else { passage.words.clone() }
        });
        for ground in passages.chain(origin.note.map(str::to_owned)) {
            if !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
    }
    Answer {
        name: input.name.to_string(),
        value: input.value().into_owned(),
        points: input.points.map(|points| points.to_string()).unwrap_or_default(),
        origin: bases.join(", "),
        open: input.is_missing().then(|| open(score, input)),
        grounds,
        field: input.field,
        offers: if input.is_missing() { offers(case, input) } else { Vec::new() },
    }
}

/// Why an input is not settled, and how far it could move the result.
fn open(score: &Score<'_>, input: &Input<'_>) -> String {
    let unit = match score.outcome {
        _ if input.points.is_some() => "points",
        Outcome::Between(..) => score.unit.unwrap_or_default(),
        _ => "steps",
    };
    let moves = match input.change {
        0.0 => "the result is the same whatever it is".to_owned(),
        change if change.is_infinite() => "could move the result without limit".to_owned(),
        change => {
            let amount = Value::Number(change).to_string();
            let unit = if amount == "1" { unit.trim_end_matches('s') } else { unit };
            format!("could move the result by up to {amount} {unit}").trim_end().to_owned()
        }
    };
    match input.state {
        // Its value says so already.
        State::NotStated => moves,
        state => format!("{}; {moves}", state.label()),
    }
}
