//! What a spine map shows at one place: the mark of a part, or a label beside a level, and how sure
//! either is.

use crate::case::{Basis, Choice, Extent, Fact, PartFinding, Sourced};

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
    pub(super) fn joined(marks: &[Option<Self>]) -> Option<Self> {
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
