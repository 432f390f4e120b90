//! What is said of a level: by itself, and by the spans that it lies in.
//!
//! Of several keys that hold a part a sided one comes before an unsided one, the level's own before
//! that of a span, and a narrow one before a wide one.

use std::ops::Bound;

use super::{Fact, Findings, LevelFinding, PartFinding, Reading, Span};
use crate::anatomy::{Level, Part};

/// A span that says something of each of its levels; one of a single level can mean nothing else.
pub fn says_every_level(span: &Span) -> bool {
    span.reading == Reading::EveryLevel || span.first == span.last
}

/// What is said of a level. Its own word comes first, then those of the spans that say something
/// of each of their levels.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    level: Level,
    own: Option<&'a LevelFinding>,
    all: Vec<&'a LevelFinding>,
}

/// What is said of one of the smallest parts of a level.
#[derive(Debug, Clone, Copy)]
pub struct SaidOfPart<'a> {
    /// The smallest part.
    pub leaf: Part,
    /// The key that it was said of: the part itself, or one that holds it.
    pub key: Part,
    /// What was said.
    pub fact: &'a Fact<PartFinding>,
}

impl<'a> Said<'a> {
    /// What findings say of a level.
    pub fn of(findings: &'a Findings, level: Level) -> Self {
        let own = findings.levels.get(&level);
        let spans = findings
            .spans
            .iter()
            .filter(|span| says_every_level(span))
            .filter(|span| (span.first..=span.last).contains(&level))
            .map(|span| &span.finding);
        Self { level, own, all: own.into_iter().chain(spans).collect() }
    }

    /// What is said of the level by itself.
    pub const fn own(&self) -> Option<&'a LevelFinding> {
        self.own
    }

    /// Everything that is said, the level's own word first.
    pub fn all(&self) -> &[&'a LevelFinding] {
        &self.all
    }

    /// The first that is said of something.
    pub fn fact<T>(
        &self,
        of: impl Fn(&'a LevelFinding) -> Option<&'a Fact<T>>,
    ) -> Option<&'a Fact<T>> {
        self.all.iter().find_map(|finding| of(finding))
    }

    /// The smallest parts of which something is said, in no order.
    pub fn leaves(&self) -> Vec<SaidOfPart<'a>> {
        let parts = self.all.iter().map(|finding| finding.parts.len()).sum();
        let mut found: Vec<((bool, usize, usize), SaidOfPart<'a>)> = Vec::with_capacity(parts);
        for (source, finding) in self.all.iter().enumerate() {
            for (&key, fact) in &finding.parts {
                if !key.exists_at(self.level) {
                    continue;
                }
                let unsided = key.is_unsided();
                if unsided && fact.value().is_involved() && self.has_involved_side(key) {
                    continue;
                }
                let rank = (unsided, source, key.leaves(self.level).count());
                let leaves = key.leaves(self.level);
                found.extend(leaves.map(|leaf| (rank, SaidOfPart { leaf, key, fact })));
            }
        }
        found.sort_by_key(|(rank, said)| (said.leaf, *rank));
        found.dedup_by_key(|(_, said)| said.leaf);
        found.into_iter().map(|(_, said)| said).collect()
    }

    /// Whether a side of an unsided part is said to be involved: the unsided one says no more then.
    fn has_involved_side(&self, unsided: Part) -> bool {
        // The sides of a structure follow its unsided part in the order of parts.
        let after = (Bound::Excluded(unsided), Bound::Unbounded);
        let mut sides = self.all.iter().flat_map(|finding| {
            let after = finding.parts.range(after);
            after.take_while(|(part, _)| part.structure() == unsided.structure())
        });
        sides.any(|(part, fact)| part.exists_at(self.level) && fact.value().is_involved())
    }
}
