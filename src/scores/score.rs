//! The one shape of all scores: what came out, what went in and where it came from, what is
//! missing and how much that could change, why a score does not apply.

use std::borrow::Cow;
use std::fmt;

use super::Points;
use super::grounds::Grounds;
use super::origin::Origin;
use crate::anatomy::Level;
use crate::case::{Basis, Certainty, Id};

/// Words of a score: fixed ones, or made of the case.
pub type Words = Cow<'static, str>;

/// A score of a case.
#[derive(Debug, Clone)]
pub struct Score<'a> {
    /// Its name, such as `SINS`.
    pub name: &'static str,
    /// What it is a score of.
    pub subject: Subject<'a>,
    /// What came out.
    pub outcome: Outcome,
    /// The unit of the outcome, where it has one.
    pub unit: Option<&'static str>,
    /// The class of the outcome; where it is not unique, the classes that it can be.
    pub class: Option<Words>,
    /// How it stands among the scores of other levels at this time.
    pub rank: Option<Rank>,
    /// What went in.
    pub inputs: Vec<Input<'a>>,
    /// What was decided by a convention of this program rather than by the score's authors.
    pub conventions: Vec<&'static str>,
    /// What else a reader should know.
    pub hints: Vec<Words>,
    /// Where the rules are published.
    pub citation: &'static str,
}

/// How a score stands among those of the other levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// No other level can be worse.
    Worst,
    /// It may be the worst; another may be worse.
    Possible,
}

/// What a score is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The patient at a time point.
    Patient,
    /// A level.
    Level(Level),
    /// Something within a range of levels; at which of them is not known.
    Within(Level, Level),
    /// A tumour, by its id and its label.
    Tumour(&'a Id, &'a str),
    /// A specimen, or one of its stains, by the specimen's id and the label.
    Specimen(&'a Id, &'a str),
    /// A treatment, or one of its drugs, by the treatment's id and the label.
    Treatment(&'a Id, &'a str),
}

impl Subject<'_> {
    /// The level, where it is one.
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            _ => None,
        }
    }

    /// The label, where it is a record of the case.
    pub const fn label(&self) -> Option<&str> {
        match self {
            Self::Patient | Self::Level(_) | Self::Within(..) => None,
            Self::Tumour(_, label) | Self::Specimen(_, label) | Self::Treatment(_, label) => {
                Some(label)
            }
        }
    }
}

/// What came out of a score.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The values that it can have, in ascending order; never none.
    OneOf(Vec<Value>),
    /// Anything from the first number to the second.
    Between(f64, f64),
    /// It does not apply, and why.
    NotApplicable(Words),
}

impl Outcome {
    /// The outcome of a scale, by the places of its grades.
    pub(super) fn of_grades(places: Points, scale: &[&'static str]) -> Self {
        let grade = |place: u8| scale.get(usize::from(place)).map(|grade| Value::Grade(grade));
        Self::OneOf(places.iter().filter_map(grade).collect())
    }

    /// The outcome of a sum of points.
    pub fn of_points(points: Points) -> Self {
        Self::OneOf(points.iter().map(Value::Points).collect())
    }

    /// The lowest value, if the score applies.
    pub fn min(&self) -> Option<Value> {
        match self {
            Self::OneOf(values) => values.first().cloned(),
            Self::Between(low, _) => Some(Value::Number(*low)),
            Self::NotApplicable(_) => None,
        }
    }

    /// The highest value, if the score applies.
    pub fn max(&self) -> Option<Value> {
        match self {
            Self::OneOf(values) => values.last().cloned(),
            Self::Between(_, high) => Some(Value::Number(*high)),
            Self::NotApplicable(_) => None,
        }
    }

    /// The value, where there is only one.
    pub fn value(&self) -> Option<Value> {
        self.min().filter(|min| self.max().as_ref() == Some(min))
    }

    /// The values, where they are several and single ones.
    pub fn one_of(&self) -> &[Value] {
        match self {
            Self::OneOf(values) => values,
            _ => &[],
        }
    }

    /// Why the score does not apply.
    pub fn not_applicable(&self) -> Option<&str> {
        match self {
            Self::NotApplicable(why) => Some(why),
            _ => None,
        }
    }
}

/// A value of a score. Those of one score are ordered; grades as their letters are.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Value {
    /// Points or a type.
    Points(u8),
    /// A grade or a stage.
    Grade(&'static str),
    /// A code that is put together.
    Code(String),
    /// A measure.
    Number(f64),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points(points) => write!(f, "{points}"),
            Self::Grade(grade) => f.write_str(grade),
            Self::Code(code) => f.write_str(code),
            // Two decimals are more than any dose is known to.
            Self::Number(number) => write!(f, "{}", (number * 100.0).round() / 100.0 + 0.0),
        }
    }
}

/// Something that a score asks for.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// What is asked for.
    pub name: Words,
    /// What is known of it.
    pub(super) told: Told,
    /// The points that it can add, in scores that are sums.
    pub points: Option<Points>,
    /// How it is known.
    pub state: State,
    /// How far the result could move with this input alone: points of a sum, steps of an ordered
    /// scale. 0 where it is settled, or where the result is the same whatever it is.
    pub change: f64,
    /// The field of the case that answers it.
    pub field: FieldPath,
    /// What its values rest on.
    pub(super) grounds: Grounds<'a>,
}

/// What is known of an input.
#[derive(Debug, Clone)]
pub(super) enum Told {
    /// In these words.
    Words(Words),
    /// The parts that are marked, by name, or that there are none; and what is said after them.
    Parts { none: &'static str, after: &'static str },
}

impl<T: Into<Words>> From<T> for Told {
    fn from(words: T) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> Input<'a> {
    /// What is known of it, in words.
    pub fn value(&self) -> Words {
        match &self.told {
            Told::Words(words) => words.clone(),
            Told::Parts { none, after } => match self.grounds.parts() {
                Some(parts) => format!("{parts}{after}").into(),
                None => (*none).into(),
            },
        }
    }

    /// Where its values came from.
    pub fn origins(&self) -> Vec<Origin<'a>> {
        self.grounds.origins()
    }

    /// Whether more could be known of it.
    pub fn is_missing(&self) -> bool {
        self.state != State::Known
    }
}

/// How an input is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has one value.
    Known,
    /// Nothing is said of it: it runs over all its legal values.
    NotStated,
    /// It is narrowed to some of its values.
    Bounded,
    /// It is only suspected: it may be so and may not be so.
    Suspected,
    /// The sources disagree: it runs over what they say.
    Disputed,
}

impl State {
    /// The state in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::NotStated => "not stated",
            Self::Bounded => "not known exactly",
            Self::Suspected => "only suspected",
            Self::Disputed => "sources disagree",
        }
    }
}

/// The field of the case that answers an input. Lists are counted from 0, as in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPath {
    /// A field of a time point.
    TimePoint(usize, &'static str),
    /// A field of a level at a time point.
    Level(usize, Level, &'static str),
    /// A field of a span, by its place, at a time point.
    Span(usize, usize, &'static str),
    /// A field of a tumour.
    Tumour(usize, &'static str),
    /// A field of a diagnosis.
    Diagnosis(usize, &'static str),
    /// A field of a specimen.
    Specimen(usize, &'static str),
    /// A field of a treatment.
    Treatment(usize, &'static str),
    /// One of the lists of the case.
    List(&'static str),
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimePoint(index, field) => write!(f, "time_points[{index}].{field}"),
            Self::Level(index, level, field) => {
                write!(f, "time_points[{index}].findings.levels.{level}.{field}")
            }
            Self::Span(index, span, field) => {
                write!(f, "time_points[{index}].findings.spans[{span}].finding.{field}")
            }
            Self::Tumour(index, field) => write!(f, "tumours[{index}].{field}"),
            Self::Diagnosis(index, field) => write!(f, "diagnoses[{index}].{field}"),
            Self::Specimen(index, field) => write!(f, "specimens[{index}].{field}"),
            Self::Treatment(index, field) => write!(f, "treatments[{index}].{field}"),
            Self::List(list) => f.write_str(list),
        }
    }
}

impl<'a> Score<'a> {
    /// A score without inputs yet.
    pub(super) fn new(
        name: &'static str,
        subject: Subject<'a>,
        outcome: Outcome,
        citation: &'static str,
    ) -> Self {
        Self {
            name,
            subject,
            outcome,
            unit: None,
            class: None,
            rank: None,
            inputs: Vec::new(),
            conventions: Vec::new(),
            hints: Vec::new(),
            citation,
        }
    }

    /// A score that does not apply.
    pub(super) fn not_applicable(
        name: &'static str,
        subject: Subject<'a>,
        why: impl Into<Words>,
        citation: &'static str,
    ) -> Self {
        Self::new(name, subject, Outcome::NotApplicable(why.into()), citation)
    }

    /// The inputs of which more could be known.
    pub fn missing(&self) -> impl Iterator<Item = &Input<'a>> {
        self.inputs.iter().filter(|input| input.is_missing())
    }

    /// Whether the result rests on a value that somebody inferred.
    pub fn is_inferred(&self) -> bool {
        self.origins().any(|origin| origin.basis == Basis::Inferred)
    }

    /// Whether the result rests on a value that is only suspected.
    pub fn is_suspected(&self) -> bool {
        self.origins().any(|origin| origin.certainty == Certainty::Suspected)
    }

    fn origins(&self) -> impl Iterator<Item = Origin<'a>> {
        self.inputs.iter().flat_map(Input::origins)
    }
}
