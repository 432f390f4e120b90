//! What a spine map shows at each part of each level. [`super::resolve`] makes it of the findings
//! of a time point; nothing here draws.

use std::collections::BTreeMap;

use super::brackets::{Bracket, mass_bracket, span_brackets};
use super::change::Changes;
use super::outline::{Dent, DentDepth, DentFrom};
use super::resolve::level_marks;
use super::stability::Tints;
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{
    Basis, Choice, Direction, Extent, Fact, Findings, PartFinding, Sourced, Unmarked,
    says_every_level,
};

/// How a mark is drawn, by the basis and the certainty of its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// Seen by the annotator or stated by a source: solid.
    Definite,
    /// It follows from what the sources say: hatched.
    Inferred,
    /// Suspected, on whatever basis: a dashed edge.
    Suspected,
}

impl Manner {
    /// The manner of a value.
    pub fn of<T>(sourced: &Sourced<T>) -> Self {
        if sourced.is_suspected() {
            Self::Suspected
        } else if sourced.basis == Basis::Inferred {
            Self::Inferred
        } else {
            Self::Definite
        }
    }

    /// The sign that a label of this manner ends with; the legend explains it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Definite => "",
            Self::Inferred => "†",
            Self::Suspected => "‡",
        }
    }

    /// The manner in a word, where there is something to say.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Definite => None,
            Self::Inferred => Some("inferred"),
            Self::Suspected => Some("suspected"),
        }
    }
}

/// What is drawn at a part of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Whether tumour is in the part; otherwise it is said to be free.
    pub involved: bool,
    /// How sure it is.
    pub manner: Manner,
    /// Whether the sources disagree.
    pub disputed: bool,
    /// Whether the side is stated; where it is not, both sides are marked as possible.
    pub side_stated: bool,
    /// How much of the part is involved, where it is known.
    pub extent: Option<Extent>,
}

impl Mark {
    /// What a fact says of a part.
    pub fn of(fact: &Fact<PartFinding>, side_stated: bool) -> Self {
        let PartFinding { extent, .. } = *fact.value();
        Self {
            involved: fact.value().is_involved(),
            manner: Manner::of(fact.shown()),
            disputed: fact.is_disputed(),
            side_stated,
            extent,
        }
    }

    /// The one mark of several parts that are drawn as one area: involved where one of them is,
    /// free only where all are.
    fn joined(marks: &[Option<Self>]) -> Option<Self> {
        let first = |keep: fn(&Self) -> bool| {
            let kept = marks.iter().flatten().filter(|mark| keep(mark));
            kept.min_by_key(|mark| (mark.manner, !mark.side_stated)).copied()
        };
        let disputed = marks.iter().flatten().any(|mark| mark.disputed);
        let all_free = !marks.is_empty() && marks.iter().all(Option::is_some);
        first(|mark| mark.involved)
            .or_else(|| first(|mark| !mark.involved).filter(|_| all_free))
            .map(|mark| Self { disputed, ..mark })
    }

    /// The mark in words: `involved, suspected, a focus`.
    pub fn words(&self) -> String {
        let mut words = vec![if self.involved { "involved" } else { "free" }];
        words.extend(self.details());
        words.join(", ")
    }

    /// What is to be said of it beside that it is there.
    pub(super) fn details(self) -> Vec<&'static str> {
        let mut words: Vec<&str> = self.manner.word().into_iter().collect();
        if !self.side_stated {
            words.push("side not stated");
        }
        words.extend(self.extent.map(Choice::label));
        if self.disputed {
            words.push("sources disagree");
        }
        words
    }
}

/// A value as a label beside its level, such as `ESCC ≥2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The value in words.
    pub text: String,
    /// How sure it is.
    pub manner: Manner,
    /// Whether the sources disagree.
    pub disputed: bool,
    /// Whether it is carried over from another time, and nobody has looked again.
    pub carried_over: bool,
}

impl Label {
    pub(super) fn of<T: PartialEq>(text: impl Into<String>, fact: &Fact<T>) -> Self {
        Self {
            text: text.into(),
            manner: Manner::of(fact.shown()),
            disputed: fact.is_disputed(),
            carried_over: fact.shown().is_carried_over(),
        }
    }

    /// The label with its signs.
    pub fn signed(&self) -> String {
        let disputed = if self.disputed { " ?" } else { "" };
        format!("{}{}{disputed}", self.text, self.manner.sign())
    }

    /// The label with its signs in words: `ESCC ≥2, inferred`.
    pub(super) fn words(&self) -> String {
        let disputed = self.disputed.then_some("sources disagree");
        let text = self.text.replace('†', " (inferred)").replace('‡', " (suspected)");
        let words = [Some(text.as_str()), self.manner.word(), disputed];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// How the canal is narrowed at a level that has a cord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compression {
    /// How far the tumour reaches into it.
    pub depth: DentDepth,
    /// From where, seen from the feet.
    pub from: Direction,
    /// From where, seen from the left; none where it comes from a side alone, for there one looks
    /// along the dent.
    pub dent: Option<DentFrom>,
    /// How sure it is.
    pub manner: Manner,
    /// Whether bone alone compresses, not tumour.
    pub by_bone: bool,
    /// Whether it is said from where; otherwise it is drawn from the front, where most comes from.
    pub side_stated: bool,
}

impl Compression {
    /// What stands for tumour that compresses from a side alone, at the epidural space of that
    /// side.
    fn beside(self, leaves: &[Part]) -> Option<Mark> {
        let place = match self.from {
            Direction::Left => Place::Left,
            Direction::Right => Place::Right,
            _ => return None,
        };
        let part = Part::new(Structure::Epidural, place)?;
        (!self.by_bone && leaves.contains(&part)).then_some(Mark {
            involved: true,
            manner: self.manner,
            disputed: false,
            side_stated: true,
            extent: None,
        })
    }
}

/// What is drawn at a level.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LevelMarks {
    /// The marked leaf parts.
    pub parts: BTreeMap<Part, Mark>,
    /// Labels beside the level: the grade of cord compression.
    pub labels: Vec<Label>,
    /// How the canal is narrowed.
    pub compression: Option<Compression>,
    /// Collapse of the body.
    pub collapse: Option<Label>,
    /// What unmarked parts of the level mean.
    pub unmarked: Option<Unmarked>,
}

impl LevelMarks {
    /// Whether tumour is in any part, certainly or perhaps.
    pub fn is_involved(&self) -> bool {
        self.parts.values().any(|mark| mark.involved)
    }
}

/// Everything that a spine map shows of the disease at a time point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// By level.
    pub levels: BTreeMap<Level, LevelMarks>,
    /// Ranges with their texts, from the head down.
    pub brackets: Vec<Bracket>,
    /// What unmarked parts mean where a level says nothing else.
    pub unmarked: Option<Unmarked>,
    /// What differs from another picture, where one is compared with it.
    pub changes: Changes,
    /// SINS of the levels, where the map is tinted by it.
    pub tints: Option<Tints>,
}

impl Marks {
    /// Resolves findings.
    pub fn of(findings: &Findings) -> Self {
        let levels = Level::ALL.into_iter().filter_map(|level| {
            let marks = level_marks(findings, level);
            (marks != LevelMarks::default()).then_some((level, marks))
        });
        let spans = findings.spans.iter().filter(|span| !says_every_level(span));
        let mut brackets: Vec<Bracket> = spans
            .flat_map(span_brackets)
            .chain(findings.masses.iter().filter_map(mass_bracket))
            .collect();
        brackets.sort_by_key(|bracket| (bracket.first, bracket.last));
        Self {
            levels: levels.collect(),
            brackets,
            unmarked: findings.unmarked,
            changes: Changes::default(),
            tints: None,
        }
    }

    /// The mark of an area that shows some leaf parts of a level.
    pub fn at(&self, level: Level, leaves: &[Part]) -> Option<Mark> {
        let marks = self.levels.get(&level)?;
        let found: Vec<Option<Mark>> =
            leaves.iter().map(|leaf| marks.parts.get(leaf).copied()).collect();
        Mark::joined(&found)
    }

    /// Whether tumour is said to be at a level.
    pub fn is_involved(&self, level: Level) -> bool {
        self.levels.get(&level).is_some_and(LevelMarks::is_involved)
    }

    /// What unmarked parts of a level mean.
    pub fn unmarked(&self, level: Level) -> Unmarked {
        let own = self.levels.get(&level).and_then(|marks| marks.unmarked);
        own.or(self.unmarked).unwrap_or(Unmarked::NotStated)
    }

    /// What is painted upon an area: its mark, or the tumour that compresses the cord from there.
    pub(super) fn painted(&self, level: Level, leaves: &[Part]) -> Option<Mark> {
        self.at(level, leaves)
            .or_else(|| self.levels.get(&level)?.compression.and_then(|c| c.beside(leaves)))
    }

    /// How the canal's contents are dented in the view from the left, from the head down.
    pub fn dents(&self) -> Vec<Dent> {
        let dent = |(level, marks): (&Level, &LevelMarks)| {
            let Compression { depth, dent, .. } = marks.compression?;
            Some(Dent { level: *level, depth, from: dent? })
        };
        self.levels.iter().filter_map(dent).collect()
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
