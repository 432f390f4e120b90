//! What a spine map shows at a level: its marked parts, its labels, how its canal is narrowed.

use std::collections::BTreeMap;

use super::mark::{Label, Manner, Mark};
use crate::anatomy::{Part, Place, Structure};
use crate::case::{Direction, Unmarked};
use crate::figure::outline::{DentDepth, DentFrom};

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
    pub(super) fn beside(self, leaves: &[Part]) -> Option<Mark> {
        let place = match self.from {
            Direction::Left => Place::Left,
            Direction::Right => Place::Right,
            _ => return None,
        };
        let part = Part::new(Structure::Epidural, place)?;
        let mark = Mark { side_stated: true, ..self.mark() };
        (!self.by_bone && leaves.contains(&part)).then_some(mark)
    }

    /// How the tumour that compresses is drawn.
    pub(in crate::figure) const fn mark(self) -> Mark {
        Mark {
            involved: true,
            manner: self.manner,
            disputed: false,
            side_stated: self.side_stated,
            extent: None,
        }
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
