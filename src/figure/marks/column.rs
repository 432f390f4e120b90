//! What a spine map shows of the whole column at a time point.

use std::collections::BTreeMap;

use super::brackets::{Bracket, mass_bracket, span_brackets};
use super::change::Changes;
use super::level::{Compression, LevelMarks};
use super::mark::Mark;
use super::resolve::level_marks;
use super::tints::Tints;
use crate::anatomy::{Level, Part};
use crate::case::{Findings, Unmarked, says_every_level};
use crate::figure::outline::Dent;

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
    pub(in crate::figure) fn painted(&self, level: Level, leaves: &[Part]) -> Option<Mark> {
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
#[path = "column_tests.rs"]
mod tests;
