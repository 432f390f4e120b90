//! Where tumour is, for scores: the marks of a time point as regions of each level that are
//! involved, perhaps involved or not.
//!
//! A suspected part, one that the sources disagree on and one that is marked “somewhere within” a
//! span is perhaps involved. Of an unsided part, of a body of which a part is involved and of a
//! level of which no part is named, at least one region is involved, which is not known.

use std::fmt::Write as _;

use crate::anatomy::{Level, Part, Structure};
use crate::case::{
    Canal, CanalState, Extent, Fact, LevelFinding, PartFinding, Said, SaidOfPart, TimePoint,
    Unmarked, says_every_level,
};

use super::origin::Sources;
use super::regions::{Presence, Regions};

/// What is known of a smallest part of a level.
#[derive(Debug, Clone, Copy)]
struct Leaf<'a> {
    part: Part,
    /// The key that it was said of.
    key: Part,
    presence: Presence,
    /// Whether the key is involved as a whole or in part, and it is not known in which.
    is_spread: bool,
    grounds: Ground<'a>,
}

/// What a mark rests on.
#[derive(Debug, Clone, Copy)]
enum Ground<'a> {
    Part(&'a Fact<PartFinding>),
    Canal(&'a Fact<Canal>),
}

/// The marks of one level.
#[derive(Debug, Clone)]
pub(super) struct LevelMarks<'a> {
    pub(super) level: Level,
    /// Its place among the levels of which something is said.
    pub(super) place: usize,
    pub(super) said: Said<'a>,
    /// What unmarked parts mean.
    pub(super) unmarked: Unmarked,
    /// Whether tumour is in the bone of the vertebra: not where no value names it.
    pub(super) bone: Presence,
    /// Whether tumour is in any part: not where no value names it.
    pub(super) involved: Presence,
    /// Sorted by their keys.
    leaves: Vec<Leaf<'a>>,
}

/// What is not sure of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Doubt {
    /// Whether there are any at all.
    pub(super) is_marked: bool,
    pub(super) suspected: bool,
    pub(super) disputed: bool,
}

/// The vertebral bone that a level without a named part is involved in.
const VERTEBRA: [Structure; 6] = [
    Structure::Body,
    Structure::Pedicle,
    Structure::Facet,
    Structure::TransverseProcess,
    Structure::Lamina,
    Structure::SpinousProcess,
];

/// Whether a part is bone of the vertebra itself, not of its rib.
pub(super) fn is_vertebral(part: Part) -> bool {
    part.structure().is_vertebral()
}

impl<'a> LevelMarks<'a> {
    pub(super) fn of(point: &'a TimePoint, level: Level, place: usize) -> Self {
        let findings = &point.findings;
        let said = Said::of(findings, level);
        let unmarked = said.own().and_then(|own| own.unmarked).or(findings.unmarked);
        let mut leaves: Vec<Leaf<'a>> =
            said.leaves().into_iter().map(|said| Leaf::of(said, level)).collect();
        let canal = said.fact(|finding| finding.canal.as_ref());
        add_canal(&mut leaves, canal, false);
        for span in findings.spans.iter().filter(|span| !says_every_level(span)) {
            if (span.first..=span.last).contains(&level) {
                add_somewhere(&mut leaves, &span.finding, level);
            }
        }
        leaves.sort_by_key(|leaf| (leaf.key, leaf.part));
        let mut marks = Self {
            level,
            place,
            said,
            unmarked: unmarked.unwrap_or(Unmarked::NotStated),
            bone: Presence::No,
            involved: Presence::No,
            leaves,
        };
        if marks.names_tumour(|_| true) {
            marks.involved = marks.any(|_| true);
        }
        if marks.names_tumour(|part| is_vertebral(part) || part == Part::UNSPECIFIED) {
            marks.bone = marks.any(is_vertebral);
        }
        marks
    }

    /// The regions that tumour is in. `of` gives the bits of the regions of a part.
    pub(super) fn regions(&self, of: impl Fn(Part) -> u16) -> Regions {
        let mut regions = Regions::default();
        let mut keys: Vec<Part> = Vec::new();
        for leaf in &self.leaves {
            match leaf.presence {
                Presence::No => {}
                Presence::Perhaps => regions.open |= of(leaf.part),
                Presence::Yes if !leaf.is_spread => regions.sure |= of(leaf.part),
                Presence::Yes => {
                    regions.open |= of(leaf.part);
                    if !keys.contains(&leaf.key) {
                        keys.push(leaf.key);
                    }
                }
            }
        }
        for key in keys {
            let parts = self.leaves.iter().filter(|leaf| leaf.key == key).map(|leaf| leaf.part);
            regions.add_group(parts, &of);
        }
        self.add_unspecified(&mut regions, &of);
        regions.simplified()
    }

    /// A level that is involved without a part being named: somewhere in its bone, unless a part
    /// of that is marked.
    fn add_unspecified(&self, regions: &mut Regions, of: &impl Fn(Part) -> u16) {
        let unspecified = self.presence(Part::UNSPECIFIED);
        let is_named = self
            .leaves
            .iter()
            .any(|leaf| leaf.presence == Presence::Yes && is_vertebral(leaf.part));
        if unspecified.is_none_or(|presence| presence == Presence::No) || is_named {
            return;
        }
        let bone = || {
            let wholes = VERTEBRA.into_iter().map(Part::whole);
            let leaves = wholes.filter(|part| part.exists_at(self.level));
            leaves.flat_map(|part| part.leaves(self.level)).filter(|leaf| !self.is_free(*leaf))
        };
        regions.open |= bone().fold(0, |bits, leaf| bits | of(leaf));
        if unspecified == Some(Presence::Yes) {
            regions.add_group(bone(), of);
        }
    }

    /// Whether a smallest part is said to be free.
    fn is_free(&self, leaf: Part) -> bool {
        self.presence(leaf) == Some(Presence::No)
    }

    /// What is said of a smallest part, nothing where it is not marked.
    pub(super) fn presence(&self, leaf: Part) -> Option<Presence> {
        let found = self.leaves.iter().find(|known| known.part == leaf)?;
        let is_spread = found.is_spread && found.presence == Presence::Yes;
        Some(if is_spread { Presence::Perhaps } else { found.presence })
    }

    /// What a smallest part can be, where unmarked ones may be involved unless they are said to be
    /// free.
    pub(super) fn presence_or_unmarked(&self, leaf: Part) -> Presence {
        self.presence(leaf).unwrap_or(match self.unmarked {
            Unmarked::Free => Presence::No,
            Unmarked::NotStated => Presence::Perhaps,
        })
    }

    /// Whether any value says that tumour is in a part of a kind, or is suspected there. That a part
    /// is only suspected to be free names none.
    fn names_tumour(&self, kind: impl Fn(Part) -> bool) -> bool {
        self.leaves.iter().filter(|leaf| kind(leaf.part)).any(|leaf| match leaf.grounds {
            Ground::Part(fact) => fact.values().iter().any(|v| v.value.is_involved()),
            Ground::Canal(fact) => fact.values().iter().any(|v| v.value.state != CanalState::Free),
        })
    }

    /// Whether tumour is in any part of a kind.
    pub(super) fn any(&self, kind: impl Fn(Part) -> bool) -> Presence {
        let is_sure =
            |leaf: &Leaf<'_>| leaf.presence == Presence::Yes && !leaf.is_spread && kind(leaf.part);
        if self.leaves.iter().any(is_sure) {
            return Presence::Yes;
        }
        self.regions(|part| u16::from(kind(part))).presence(1)
    }

    /// Whether all smallest parts of a structure are said to be free, or are unmarked and so free.
    pub(super) fn is_all_free(&self, structure: Structure) -> bool {
        let mut leaves = Part::whole(structure).leaves(self.level);
        leaves.all(|leaf| self.presence_or_unmarked(leaf) == Presence::No)
    }

    /// How much of the body is involved, where that is said of all of it and not disputed.
    pub(super) fn extent_of_body(&self) -> Option<Extent> {
        let body = self.leaves.iter().find(|leaf| leaf.key == Part::BODY)?;
        let Ground::Part(fact) = body.grounds else { return None };
        let extent = fact.value().extent;
        let agreed = fact.values().iter().all(|v| !v.is_suspected() && v.value.extent == extent);
        extent.filter(|_| agreed && body.presence == Presence::Yes)
    }

    /// One leaf for each key of a kind that goes by structure.
    fn keys(&self, kind: impl Fn(Part) -> bool) -> impl Iterator<Item = &Leaf<'a>> {
        self.leaves.iter().enumerate().filter_map(move |(place, leaf)| {
            let before = place.checked_sub(1).map(|before| self.leaves[before].key);
            (kind(leaf.part) && before != Some(leaf.key)).then_some(leaf)
        })
    }

    /// The facts behind the marks of parts of a kind.
    pub(super) fn facts(
        &self,
        kind: impl Fn(Part) -> bool,
    ) -> impl Iterator<Item = &'a dyn Sources> {
        self.keys(kind).map(|leaf| match leaf.grounds {
            Ground::Part(fact) => fact as &dyn Sources,
            Ground::Canal(fact) => fact,
        })
    }

    /// What is not sure of the marks of parts of a kind.
    pub(super) fn doubt(&self, kind: impl Fn(Part) -> bool) -> Doubt {
        let doubts = self.keys(kind).map(|leaf| match leaf.grounds {
            Ground::Part(fact) => Doubt::of(fact, |value| value.is_involved()),
            Ground::Canal(fact) => Doubt::of(fact, |canal| canal.state != CanalState::Free),
        });
        doubts.fold(Doubt::default(), Doubt::or)
    }

    /// The parts of a kind that are involved, in words: `left pedicle, body (perhaps)`. Of many
    /// only the first are named.
    pub(super) fn words(&self, kind: impl Fn(Part) -> bool) -> Option<String> {
        const MOST_NAMED: usize = 9;
        let involved = self.keys(kind).filter(|leaf| leaf.presence != Presence::No);
        let mut text = String::with_capacity(160);
        let mut count = 0_usize;
        for leaf in involved {
            count += 1;
            if count > MOST_NAMED {
                continue;
            }
            if !text.is_empty() {
                text.push_str(", ");
            }
            leaf.key.push_label_at(self.level, &mut text);
            if leaf.presence == Presence::Perhaps {
                text.push_str(" (perhaps)");
            }
        }
        if let more @ 1.. = count.saturating_sub(MOST_NAMED) {
            let _ = write!(text, " and {more} more");
        }
        (!text.is_empty()).then_some(text)
    }
}

impl Doubt {
    fn of<T>(fact: &Fact<T>, is_involved: impl Fn(&T) -> bool) -> Self {
        let shown = is_involved(fact.value());
        Self {
            is_marked: true,
            suspected: fact.shown().is_suspected(),
            disputed: fact.values().iter().any(|v| is_involved(&v.value) != shown),
        }
    }

    /// What is not sure of these and those.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            is_marked: self.is_marked || other.is_marked,
            suspected: self.suspected || other.suspected,
            disputed: self.disputed || other.disputed,
        }
    }
}

impl<'a> Leaf<'a> {
    fn of(said: SaidOfPart<'a>, level: Level) -> Self {
        let SaidOfPart { leaf, key, fact } = said;
        let extent = fact.value().extent;
        let in_part = matches!(extent, Some(Extent::Focus | Extent::Partial));
        let is_spread = key.is_unsided() || in_part && key.leaves(level).nth(1).is_some();
        Self {
            part: leaf,
            key,
            presence: presence_of(fact),
            is_spread,
            grounds: Ground::Part(fact),
        }
    }
}

/// What a fact says of a part: perhaps involved where it is suspected or the sources disagree.
pub(super) fn presence_of(fact: &Fact<PartFinding>) -> Presence {
    let all = |involved: bool| {
        fact.values().iter().all(|v| v.value.is_involved() == involved && !v.is_suspected())
    };
    match (all(true), all(false)) {
        (true, _) => Presence::Yes,
        (_, true) => Presence::No,
        _ => Presence::Perhaps,
    }
}

/// What is said of the canal, where no part of the epidural space is marked.
fn add_canal<'a>(leaves: &mut Vec<Leaf<'a>>, canal: Option<&'a Fact<Canal>>, somewhere: bool) {
    let is_marked = leaves.iter().any(|leaf| leaf.part.structure() == Structure::Epidural);
    let Some(fact) = canal.filter(|_| !is_marked) else { return };
    let all = |free: bool| {
        fact.values()
            .iter()
            .all(|v| (v.value.state == CanalState::Free) == free && !v.is_suspected())
    };
    let presence = match (all(false), all(true)) {
        (true, _) if !somewhere => Presence::Yes,
        (_, true) if somewhere => return,
        (_, true) => Presence::No,
        _ => Presence::Perhaps,
    };
    leaves.push(Leaf {
        part: Part::EPIDURAL,
        key: Part::EPIDURAL,
        presence,
        is_spread: false,
        grounds: Ground::Canal(fact),
    });
}

/// What is said to be somewhere within a span may be at each of its levels.
fn add_somewhere<'a>(leaves: &mut Vec<Leaf<'a>>, finding: &'a LevelFinding, level: Level) {
    for (&key, fact) in &finding.parts {
        if !key.exists_at(level) || presence_of(fact) == Presence::No {
            continue;
        }
        for part in key.leaves(level) {
            if !leaves.iter().any(|leaf| leaf.part == part) {
                leaves.push(Leaf {
                    part,
                    key,
                    presence: Presence::Perhaps,
                    is_spread: false,
                    grounds: Ground::Part(fact),
                });
            }
        }
    }
    add_canal(leaves, finding.canal.as_ref(), true);
}
