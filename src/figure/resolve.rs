//! From the findings of a time point to what is shown at a level: bodies into quarters, unsided
//! parts into both sides, spans into their levels.
//!
//! Of a fact the value that is shown counts; that sources disagree is kept as a sign beside it.

use std::collections::BTreeMap;

use super::marks::{Compression, Label, LevelMarks, Manner, Mark};
use super::outline::{DentDepth, DentFrom};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{
    Bounds, CanalState, Choice as _, Collapse, CollapseClass, CompressionCause, CompressionScale,
    Direction, Escc, Fact, Findings, LevelFinding, Reading, Span, YesNo,
};

/// What is shown at a level.
pub(super) fn level_marks(findings: &Findings, level: Level) -> LevelMarks {
    Said::of(findings, level).marks(level)
}

/// A span that says something of each of its levels; one of a single level can mean nothing else.
pub fn says_every_level(span: &Span) -> bool {
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

    /// How the canal is narrowed. Only a grade of cord compression says so, and only where there
    /// is a cord: the scale of the thecal sac is unvalidated and is left out of figures.
    fn compression(&self, level: Level, parts: &BTreeMap<Part, Mark>) -> Option<Compression> {
        if !CompressionScale::of(level).offers_escc() {
            return None;
        }
        let fact = self.fact(|finding| finding.escc.as_ref())?;
        let depth = cord_dent(*fact.value())?;
        let said = self.fact(|finding| finding.compressed_from.as_ref()).map(|fact| *fact.value());
        let sides = marked_sides(parts);
        let cause = self.fact(|finding| finding.compression_cause.as_ref()).map(Fact::value);
        let epidural = parts
            .iter()
            .filter(|(part, mark)| part.structure() == Structure::Epidural && mark.involved)
            .map(|(_, mark)| mark.manner)
            .min();
        Some(Compression {
            depth,
            from: said.unwrap_or(match sides[..] {
                [] => Direction::Anterior,
                [one] => one,
                _ => Direction::AllAround,
            }),
            dent: dent_from(said, &sides),
            manner: epidural.unwrap_or(Manner::of(fact.shown())),
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

/// The sides of the epidural space that are marked, where their sides are stated.
fn marked_sides(parts: &BTreeMap<Part, Mark>) -> Vec<Direction> {
    let marked = |place| {
        Part::new(Structure::Epidural, place)
            .and_then(|part| parts.get(&part))
            .is_some_and(|mark| mark.involved && mark.side_stated)
    };
    [
        (Place::Anterior, Direction::Anterior),
        (Place::Posterior, Direction::Posterior),
        (Place::Left, Direction::Left),
        (Place::Right, Direction::Right),
    ]
    .into_iter()
    .filter(|(place, _)| marked(*place))
    .map(|(_, direction)| direction)
    .collect()
}

/// From where a dent comes in the view from the left: as is said, or else as is marked, or else
/// from the body, where most tumours of the epidural space come from.
fn dent_from(said: Option<Direction>, sides: &[Direction]) -> Option<DentFrom> {
    let marked = |direction| sides.contains(&direction);
    match (said, marked(Direction::Anterior), marked(Direction::Posterior)) {
        (Some(Direction::Left | Direction::Right), ..) => None,
        (Some(Direction::Anterior), ..) | (None, true, false) => Some(DentFrom::Anterior),
        (Some(Direction::Posterior), ..) | (None, false, true) => Some(DentFrom::Posterior),
        (Some(Direction::AllAround), ..) | (None, true, true) => Some(DentFrom::AllAround),
        (None, false, false) => sides.is_empty().then_some(DentFrom::Anterior),
    }
}

/// Collapse in words.
pub(super) fn collapse_words(fact: &Fact<Collapse>) -> String {
    let collapse = fact.value();
    match (collapse.percent, collapse.class) {
        (Some(percent), _) => format!("collapse {percent} %"),
        (None, CollapseClass::Present | CollapseClass::None) => "collapse".to_owned(),
        (None, class) => format!("collapse {}", class.label()),
    }
}
