//! What a spine map shows at a level: its marked parts, its labels, how its canal is narrowed.

use std::collections::BTreeMap;

use super::mark::{Label, Manner, Mark};
use crate::anatomy::{Part, Place, Structure};
use crate::case::{Direction, Directions, Unmarked};
use crate::figure::outline::{DentDepth, DentFrom};

/// How the canal is narrowed at a level that has a cord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compression {
    /// How far the tumour reaches into it.
    pub depth: DentDepth,
    /// From where, seen from the feet.
    pub from: Directions,
    /// From where, seen from the left; none where it comes neither from the front nor from behind,
    /// for there one looks along the dent.
    pub dent: Option<DentFrom>,
    /// How sure it is.
    pub manner: Manner,
    /// Whether bone alone compresses, not tumour.
    pub by_bone: bool,
    /// Whether it is said from where; otherwise it is drawn from the front, where most comes from.
    pub side_stated: bool,
}

impl Compression {
    /// What stands for tumour that compresses from the left or from the right, at the epidural
    /// space of that side.
    pub(super) fn beside(self, leaves: &[Part]) -> Option<Mark> {
        let comes_from = |(place, direction)| {
            let part = Part::new(Structure::Epidural, place);
            self.from.holds(direction) && part.is_some_and(|part| leaves.contains(&part))
        };
        let sides = [(Place::Left, Direction::Left), (Place::Right, Direction::Right)];
        let is_beside = !self.by_bone && !self.from.is_all_around();
        let mark = Mark { side_stated: true, ..self.mark() };
        (is_beside && sides.into_iter().any(comes_from)).then_some(mark)
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
