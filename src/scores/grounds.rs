//! What an input of a score rests on. It is kept as references and told only when somebody asks,
//! so that counting costs little.

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use super::marks::{Doubt, LevelMarks};
use super::origin::{Origin, Sources};
use crate::anatomy::Part;
use crate::case::Fact;

/// What an input rests on.
#[derive(Clone, Default)]
pub(super) enum Grounds<'a> {
    /// Nothing is said.
    #[default]
    Nothing,
    /// A fact.
    Fact(&'a dyn Sources),
    /// The marks of parts.
    Marks(Marks<'a>),
    /// Several of these.
    Several(Vec<Self>),
}

/// The marks of the parts of a kind, at some of the levels of which something is said.
#[derive(Clone)]
pub(super) struct Marks<'a> {
    pub(super) levels: Rc<Vec<LevelMarks<'a>>>,
    pub(super) at: Range<usize>,
    pub(super) kind: fn(Part) -> bool,
}

impl<'a> Grounds<'a> {
    /// A fact, where there is one.
    pub(super) fn of<T>(fact: Option<&'a Fact<T>>) -> Self {
        fact.map_or(Self::Nothing, |fact| Self::Fact(fact))
    }

    /// These and those.
    pub(super) fn and(self, more: Self) -> Self {
        match (self, more) {
            (Self::Nothing, one) | (one, Self::Nothing) => one,
            (Self::Several(mut all), one) => {
                all.push(one);
                Self::Several(all)
            }
            (one, other) => Self::Several(vec![one, other]),
        }
    }

    /// Where the values came from, one by one.
    pub(super) fn origins(&self) -> Vec<Origin<'a>> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Fact(fact) => fact.origins(),
            Self::Marks(marks) => {
                let facts = marks.levels().iter().flat_map(|level| level.facts(marks.kind));
                facts.flat_map(Sources::origins).collect()
            }
            Self::Several(all) => all.iter().flat_map(Self::origins).collect(),
        }
    }

    /// The involved parts by name, where it rests on marks of parts.
    pub(super) fn parts(&self) -> Option<String> {
        match self {
            Self::Marks(marks) => marks.levels().iter().find_map(|level| level.words(marks.kind)),
            _ => None,
        }
    }
}

impl<'a> Marks<'a> {
    fn levels(&self) -> &[LevelMarks<'a>] {
        self.levels.get(self.at.clone()).unwrap_or_default()
    }

    /// Whether anything is marked at all, and what is not sure of it.
    pub(super) fn doubt(&self) -> Doubt {
        let doubts = self.levels().iter().map(|level| level.doubt(self.kind));
        doubts.fold(Doubt::default(), Doubt::or)
    }
}

impl fmt::Debug for Grounds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.origins()).finish()
    }
}
