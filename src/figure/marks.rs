//! What a spine map shows at each part of each level, resolved from the findings of a time point:
//! bodies into quarters, unsided parts into both sides, spans into their levels.
//!
//! Of a fact the value that is shown counts; that sources disagree is kept as a sign beside it.
//! Nothing here draws.

use std::collections::BTreeMap;

use super::brackets::{Bracket, mass_bracket, span_brackets};
use super::outline::{Dent, DentDepth, DentFrom};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{
    Basis, Bounds, CanalState, Choice, CollapseClass, CompressionCause, Direction, Escc, Extent,
    Fact, Findings, LevelFinding, PartFinding, Reading, Sourced, Span, ThecalSac, Unmarked, YesNo,
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
        match self.manner {
            Manner::Definite => {}
            Manner::Inferred => words.push("inferred"),
            Manner::Suspected => words.push("suspected"),
        }
        if !self.side_stated {
            words.push("side not stated");
        }
        words.extend(self.extent.map(Choice::label));
        if self.disputed {
            words.push("sources disagree");
        }
        words.join(", ")
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
}

impl Label {
    pub(super) fn of<T: PartialEq>(text: impl Into<String>, fact: &Fact<T>) -> Self {
        Self { text: text.into(), manner: Manner::of(fact.shown()), disputed: fact.is_disputed() }
    }

    /// The label with its signs.
    pub fn signed(&self) -> String {
        let disputed = if self.disputed { " ?" } else { "" };
        format!("{}{}{disputed}", self.text, self.manner.sign())
    }
}

/// How the cord or the sac is dented at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compression {
    /// The dent.
    pub dent: Dent,
    /// How sure it is.
    pub manner: Manner,
    /// Whether bone alone compresses, not tumour.
    pub by_bone: bool,
}

/// What is drawn at a level.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LevelMarks {
    /// The marked leaf parts.
    pub parts: BTreeMap<Part, Mark>,
    /// Labels beside the level: the grade of cord compression.
    pub labels: Vec<Label>,
    /// How the cord or the sac is dented.
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
}

impl Marks {
    /// Resolves findings.
    pub fn of(findings: &Findings) -> Self {
        let levels = Level::ALL.into_iter().filter_map(|level| {
            let marks = Said::of(findings, level).marks(level);
            (marks != LevelMarks::default()).then_some((level, marks))
        });
        let spans = findings.spans.iter().filter(|span| !says_every_level(span));
        let mut brackets: Vec<Bracket> = spans
            .flat_map(span_brackets)
            .chain(findings.masses.iter().filter_map(mass_bracket))
            .collect();
        brackets.sort_by_key(|bracket| (bracket.first, bracket.last));
        Self { levels: levels.collect(), brackets, unmarked: findings.unmarked }
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

    /// What a part is and what is known of it, for a pointer that rests on it.
    pub fn tooltip(&self, level: Level, part: Part, mark: Option<Mark>) -> String {
        let state = match (mark, self.unmarked(level)) {
            (Some(mark), _) => mark.words(),
            (None, Unmarked::NotStated) => "not stated".to_owned(),
            (None, Unmarked::Free) => "not marked, free".to_owned(),
        };
        format!("{level}, {}: {state}", part.label_at(level))
    }

    /// How the canal's contents are dented, from the head down.
    pub fn dents(&self) -> Vec<Dent> {
        let compressions = self.levels.values().filter_map(|marks| marks.compression);
        compressions.map(|compression| compression.dent).collect()
    }
}

/// A span that says something of each of its levels; one of a single level can mean nothing else.
fn says_every_level(span: &Span) -> bool {
    span.reading == Reading::EveryLevel || span.first == span.last
}

/// What is said of a level: by itself, and by the spans that it lies in. Its own word comes first.
struct Said<'a> {
    own: Option<&'a LevelFinding>,
    all: Vec<&'a LevelFinding>,
}

impl<'a> Said<'a> {
    fn of(findings: &'a Findings, level: Level) -> Self {
        let own = findings.levels.get(&level);
        let spans = findings
            .spans
            .iter()
            .filter(|span| says_every_level(span))
            .filter(|span| (span.first..=span.last).contains(&level))
            .map(|span| &span.finding);
        Self { own, all: own.into_iter().chain(spans).collect() }
    }

    /// The first that is said of something.
    fn fact<T>(&self, of: impl Fn(&'a LevelFinding) -> Option<&'a Fact<T>>) -> Option<&'a Fact<T>> {
        self.all.iter().find_map(|finding| of(finding))
    }

    fn marks(&self, level: Level) -> LevelMarks {
        let mut parts = BTreeMap::new();
        for leaf in Part::of(level).flat_map(|part| part.leaves(level)) {
            if let Some(mark) = self.leaf(level, leaf) {
                parts.insert(leaf, mark);
            }
        }
        if !parts.keys().any(|part| part.structure() == Structure::Epidural) {
            parts.extend(self.canal(level));
        }
        let collapse = self
            .fact(|finding| finding.collapse.as_ref())
            .filter(|fact| fact.value().class != CollapseClass::None)
            .map(|fact| Label::of(collapse_words(fact), fact));
        LevelMarks {
            labels: self.labels(),
            compression: self.compression(level, &parts),
            parts,
            collapse,
            unmarked: self.own.and_then(|finding| finding.unmarked),
        }
    }

    /// The mark of a leaf part. Of several keys that hold it a sided one comes before an unsided
    /// one, the level's own before that of a span, and a narrow one before a wide one.
    fn leaf(&self, level: Level, leaf: Part) -> Option<Mark> {
        let mut best: Option<(_, Mark)> = None;
        for (source, finding) in self.all.iter().enumerate() {
            for (part, fact) in &finding.parts {
                if !part.exists_at(level) || !part.holds(leaf) {
                    continue;
                }
                let mark = Mark::of(fact, !part.is_unsided());
                if part.is_unsided() && mark.involved && self.has_involved_side(level, *part) {
                    continue;
                }
                let rank = (part.is_unsided(), source, part.leaves(level).count());
                if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                    best = Some((rank, mark));
                }
            }
        }
        best.map(|(_, mark)| mark)
    }

    /// Whether a side of an unsided part is said to be involved: the unsided one says no more then.
    fn has_involved_side(&self, level: Level, unsided: Part) -> bool {
        self.all.iter().flat_map(|finding| &finding.parts).any(|(part, fact)| {
            *part != unsided
                && part.structure() == unsided.structure()
                && part.exists_at(level)
                && fact.value().is_involved()
        })
    }

    /// What is said of the canal, as marks of the epidural space.
    fn canal(&self, level: Level) -> Vec<(Part, Mark)> {
        let Some(fact) = self.fact(|finding| finding.canal.as_ref()) else { return Vec::new() };
        let canal = *fact.value();
        let place = match (canal.state, canal.from) {
            (CanalState::Filled | CanalState::Free, _) | (_, Some(Direction::AllAround)) => {
                Place::Circumferential
            }
            (_, Some(Direction::Anterior)) => Place::Anterior,
            (_, Some(Direction::Posterior)) => Place::Posterior,
            (_, Some(Direction::Left)) => Place::Left,
            (_, Some(Direction::Right)) => Place::Right,
            (_, None) => Place::Whole,
        };
        let part = Part::new(Structure::Epidural, place).unwrap_or(Part::EPIDURAL);
        let mark = Mark {
            involved: canal.state != CanalState::Free,
            manner: Manner::of(fact.shown()),
            disputed: fact.is_disputed(),
            side_stated: !part.is_unsided(),
            extent: None,
        };
        part.leaves(level).map(|leaf| (leaf, mark)).collect()
    }

    fn labels(&self) -> Vec<Label> {
        if let Some(fact) = self.fact(|finding| finding.escc.as_ref()) {
            return vec![Label::of(format!("ESCC {}", fact.value()), fact)];
        }
        self.fact(|finding| finding.cord_compressed.as_ref())
            .filter(|fact| *fact.value() == YesNo::Yes)
            .map(|fact| Label::of("cord compressed", fact))
            .into_iter()
            .collect()
    }

    fn compression(&self, level: Level, parts: &BTreeMap<Part, Mark>) -> Option<Compression> {
        let escc = self.fact(|finding| finding.escc.as_ref());
        let sac = self.fact(|finding| finding.thecal_sac.as_ref());
        let (depth, manner) = escc
            .and_then(|fact| Some((cord_dent(*fact.value())?, Manner::of(fact.shown()))))
            .or_else(|| {
                sac.and_then(|fact| Some((sac_dent(*fact.value())?, Manner::of(fact.shown()))))
            })?;
        let from = match self.fact(|finding| finding.compressed_from.as_ref()).map(Fact::value) {
            Some(Direction::Anterior) => DentFrom::Anterior,
            Some(Direction::Posterior) => DentFrom::Posterior,
            Some(Direction::AllAround) => DentFrom::AllAround,
            // From the left one looks along the dent; what else is marked tells how it is drawn.
            Some(Direction::Left | Direction::Right) | None => dent_from(parts),
        };
        let cause = self.fact(|finding| finding.compression_cause.as_ref()).map(Fact::value);
        let epidural = parts
            .iter()
            .filter(|(part, mark)| part.structure() == Structure::Epidural && mark.involved)
            .map(|(_, mark)| mark.manner)
            .min();
        Some(Compression {
            dent: Dent { level, depth, from },
            manner: epidural.unwrap_or(manner),
            by_bone: cause == Some(&CompressionCause::Bone) && epidural.is_none(),
        })
    }
}

/// How deep a grade is drawn: as deep as is certain.
fn cord_dent(grade: Bounds<Escc>) -> Option<DentDepth> {
    match grade.min()? {
        Escc::Grade0 => None,
        Escc::Grade1a => Some(DentDepth::Epidural),
        Escc::Grade1b => Some(DentDepth::Sac),
        Escc::Grade1c => Some(DentDepth::TouchesCord),
        Escc::Grade2 => Some(DentDepth::IndentsCord),
        Escc::Grade3 => Some(DentDepth::FlattensCord),
    }
}

fn sac_dent(grade: Bounds<ThecalSac>) -> Option<DentDepth> {
    match grade.min()? {
        ThecalSac::Grade0 => None,
        ThecalSac::Grade1 => Some(DentDepth::Sac),
        ThecalSac::Grade2 => Some(DentDepth::IndentsCord),
        ThecalSac::Grade3 | ThecalSac::Grade4 => Some(DentDepth::FlattensCord),
    }
}

/// From where the marks in the epidural space press; from the body where they do not say.
fn dent_from(parts: &BTreeMap<Part, Mark>) -> DentFrom {
    let at = |place| {
        Part::new(Structure::Epidural, place)
            .and_then(|part| parts.get(&part))
            .is_some_and(|mark| mark.involved && mark.side_stated)
    };
    match (at(Place::Anterior), at(Place::Posterior)) {
        (true, true) => DentFrom::AllAround,
        (false, true) => DentFrom::Posterior,
        _ => DentFrom::Anterior,
    }
}

/// Collapse in words.
pub(super) fn collapse_words(fact: &Fact<crate::case::Collapse>) -> String {
    let collapse = fact.value();
    match (collapse.percent, collapse.class) {
        (Some(percent), _) => format!("collapse {percent} %"),
        (None, CollapseClass::Present | CollapseClass::None) => "collapse".to_owned(),
        (None, class) => format!("collapse {}", class.label()),
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
