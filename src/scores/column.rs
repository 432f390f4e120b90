//! The marks of a time point: those of all levels of which something is said.

use std::rc::Rc;

use super::grounds::{Grounds, Marks};
use super::marks::{LevelMarks, presence_of};
use super::regions::Presence;
use crate::anatomy::{Level, Part};
use crate::case::{CanalState, TimePoint, says_every_level};

/// The marks of a time point.
#[derive(Debug, Clone)]
pub(super) struct Column<'a> {
    pub(super) index: usize,
    pub(super) point: &'a TimePoint,
    /// The levels of which something is said, from the head down.
    pub(super) levels: Rc<Vec<LevelMarks<'a>>>,
    /// Whether tumour is marked at all.
    pub(super) is_marked: bool,
}

impl<'a> Column<'a> {
    /// The marks of a time point, which has a place in its case.
    pub(super) fn of(point: &'a TimePoint, index: usize) -> Self {
        let findings = &point.findings;
        let is_said = |level: &Level| {
            findings.levels.contains_key(level)
                || findings.spans.iter().any(|span| (span.first..=span.last).contains(level))
        };
        let levels = Level::ALL.into_iter().filter(is_said);
        let levels = levels.enumerate().map(|(place, level)| LevelMarks::of(point, level, place));
        let levels = Rc::new(levels.collect());
        let mut column = Self { index, point, levels, is_marked: false };
        column.is_marked = column.anywhere(|_| true) != Presence::No;
        column
    }

    /// Whether tumour is in any part of a kind at any level.
    pub(super) fn anywhere(&self, kind: impl Fn(Part) -> bool + Copy) -> Presence {
        let somewhere = self.point.findings.spans.iter().any(|span| {
            !says_every_level(span) && {
                let marked = span
                    .finding
                    .parts
                    .iter()
                    .any(|(part, fact)| presence_of(fact) == Presence::Yes && kind(*part));
                let invaded = kind(Part::EPIDURAL)
                    && span.finding.canal.as_ref().is_some_and(|canal| {
                        let values = canal.values();
                        values
                            .iter()
                            .all(|v| v.value.state != CanalState::Free && !v.is_suspected())
                    });
                marked || invaded
            }
        });
        if somewhere {
            return Presence::Yes;
        }
        let diseased = self.levels.iter().filter(|marks| marks.involved != Presence::No);
        diseased.map(|marks| marks.any(kind)).max().unwrap_or(Presence::No)
    }

    /// The marks of a kind at all levels.
    pub(super) fn marks(&self, kind: fn(Part) -> bool) -> Grounds<'a> {
        let at = 0..self.levels.len();
        Grounds::Marks(Marks { levels: Rc::clone(&self.levels), at, kind })
    }

    /// The marks of a kind at one level.
    pub(super) fn marks_at(&self, marks: &LevelMarks<'a>, kind: fn(Part) -> bool) -> Grounds<'a> {
        let at = marks.place..marks.place + 1;
        Grounds::Marks(Marks { levels: Rc::clone(&self.levels), at, kind })
    }
}
