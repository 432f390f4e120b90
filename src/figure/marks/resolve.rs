//! From the findings of a time point to what is shown at a level: bodies into quarters, unsided
//! parts into both sides, spans into their levels.
//!
//! Of a fact the value that is shown counts; that sources disagree is kept as a sign beside it.

use std::collections::BTreeMap;

use super::level::{Compression, LevelMarks};
use super::mark::{Label, Manner, Mark};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{
    AnyOf, CanalState, Choice as _, Collapse, CollapseClass, CompressionCause, CompressionScale,
    Direction, Directions, Escc, Fact, Findings, Said, YesNo,
};
use crate::figure::outline::{DentDepth, DentFrom};

/// What is shown at a level.
pub(super) fn level_marks(findings: &Findings, level: Level) -> LevelMarks {
    Resolver { said: Said::of(findings, level) }.marks(level)
}

/// Reads the marks of a level off what is said of it.
struct Resolver<'a> {
    said: Said<'a>,
}

impl Resolver<'_> {
    fn marks(&self, level: Level) -> LevelMarks {
        let marks = self.said.leaves().into_iter();
        let mut parts: BTreeMap<Part, Mark> =
            marks.map(|said| (said.leaf, Mark::of(said.fact, !said.key.is_unsided()))).collect();
        if !parts.keys().any(|part| part.structure() == Structure::Epidural) {
            parts.extend(self.canal(level));
        }
        let collapse = self
            .said
            .fact(|finding| finding.collapse.as_ref())
            .filter(|fact| fact.value().class != CollapseClass::None)
            .map(|fact| Label::of(collapse_words(fact), fact));
        LevelMarks {
            labels: self.labels(),
            compression: self.compression(level, &parts),
            parts,
            collapse,
            unmarked: self.said.own().and_then(|finding| finding.unmarked),
        }
    }

    /// What is said of the canal, as marks of the epidural space.
    fn canal(&self, level: Level) -> Vec<(Part, Mark)> {
        let Some(fact) = self.said.fact(|finding| finding.canal.as_ref()) else {
            return Vec::new();
        };
        let canal = *fact.value();
        let from = match canal.state {
            CanalState::Filled | CanalState::Free => Some(Directions::AROUND),
            CanalState::Invaded => canal.from,
        };
        let mark = Mark {
            involved: canal.state != CanalState::Free,
            manner: Manner::of(fact.shown()),
            disputed: fact.is_disputed(),
            side_stated: from.is_some(),
            extent: None,
        };
        let comes_from = |leaf: &Part| {
            let side = SIDES.iter().find(|(place, _)| *place == leaf.place());
            from.is_none_or(|from| side.is_some_and(|(_, side)| from.holds(*side)))
        };
        Part::EPIDURAL.leaves(level).filter(comes_from).map(|leaf| (leaf, mark)).collect()
    }

    fn labels(&self) -> Vec<Label> {
        if let Some(fact) = self.said.fact(|finding| finding.escc.as_ref()) {
            return vec![Label::of(format!("ESCC {}", fact.value()), fact)];
        }
        self.said
            .fact(|finding| finding.cord_compressed.as_ref())
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
        let fact = self.said.fact(|finding| finding.escc.as_ref())?;
        let grade = fact.value().min()?;
        let said =
            self.said.fact(|finding| finding.compressed_from.as_ref()).map(|fact| *fact.value());
        let from = said.or_else(|| marked_sides(parts));
        let cause = self.said.fact(|finding| finding.compression_cause.as_ref()).map(Fact::value);
        let epidural = parts
            .iter()
            .filter(|(part, mark)| part.structure() == Structure::Epidural && mark.involved)
            .map(|(_, mark)| mark.manner)
            .min();
        // Tumour that is marked in the canal beside a grade of none is drawn as the least there is.
        let depth = cord_dent(grade).or(epidural.map(|_| DentDepth::Epidural))?;
        Some(Compression {
            depth,
            from: from.unwrap_or(Direction::Anterior.into()),
            dent: dent_from(from),
            manner: epidural.unwrap_or(Manner::of(fact.shown())),
            by_bone: cause.and_then(AnyOf::exact) == Some(CompressionCause::Bone)
                && epidural.is_none(),
            side_stated: from.is_some(),
        })
    }
}

/// How deep a grade is drawn: as deep as is certain.
fn cord_dent(grade: Escc) -> Option<DentDepth> {
    match grade {
        Escc::Grade0 => None,
        Escc::Grade1a => Some(DentDepth::Epidural),
        Escc::Grade1b => Some(DentDepth::Sac),
        Escc::Grade1c => Some(DentDepth::TouchesCord),
        Escc::Grade2 => Some(DentDepth::IndentsCord),
        Escc::Grade3 => Some(DentDepth::FlattensCord),
    }
}

/// The sides of the epidural space that are marked, where their sides are stated.
fn marked_sides(parts: &BTreeMap<Part, Mark>) -> Option<Directions> {
    let marked = |place| {
        Part::new(Structure::Epidural, place)
            .and_then(|part| parts.get(&part))
            .is_some_and(|mark| mark.involved && mark.side_stated)
    };
    Directions::of(SIDES.into_iter().filter(|(place, _)| marked(*place)).map(|(_, side)| side))
}

/// The sides of the epidural space, and what comes from there.
const SIDES: [(Place, Direction); 4] = [
    (Place::Anterior, Direction::Anterior),
    (Place::Posterior, Direction::Posterior),
    (Place::Left, Direction::Left),
    (Place::Right, Direction::Right),
];

/// From where a dent comes in the view from the left; where nothing is said, from the body, where
/// most tumours of the epidural space come from.
fn dent_from(from: Option<Directions>) -> Option<DentFrom> {
    let Some(from) = from else { return Some(DentFrom::Anterior) };
    match (from.holds(Direction::Anterior), from.holds(Direction::Posterior)) {
        (true, false) => Some(DentFrom::Anterior),
        (false, true) => Some(DentFrom::Posterior),
        (true, true) => Some(DentFrom::AllAround),
        (false, false) => None,
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
