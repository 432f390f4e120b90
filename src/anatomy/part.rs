//! The parts of a level that can be marked, bone and soft tissue.
//!
//! A part is a structure at a place: `pedicle_left`, `body_right_anterior`, `epidural_posterior`.
//! A paired structure also has an unsided key (`pedicle`), for reports that name no side.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Level, Place, Side, Structure};

/// A part of a level: a structure at one of its places. Impossible pairs cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    structure: Structure,
    place: Place,
}

impl Part {
    /// All of the body.
    pub const BODY: Self = Self::whole(Structure::Body);
    /// The spinous process.
    pub const SPINOUS_PROCESS: Self = Self::whole(Structure::SpinousProcess);
    /// The epidural space, side not stated.
    pub const EPIDURAL: Self = Self::whole(Structure::Epidural);
    /// The dura.
    pub const DURA: Self = Self::whole(Structure::Dura);
    /// The level is involved, its part is not stated.
    pub const UNSPECIFIED: Self = Self::whole(Structure::Unspecified);

    /// A structure as a whole; of a paired one, the side is not stated.
    pub const fn whole(structure: Structure) -> Self {
        Self { structure, place: Place::Whole }
    }

    /// A structure at a place, `None` where it has no such place.
    pub fn new(structure: Structure, place: Place) -> Option<Self> {
        structure.places().contains(&place).then_some(Self { structure, place })
    }

    /// One side of a paired structure or of the body; the structure itself where it has no sides.
    pub fn sided(structure: Structure, side: Side) -> Self {
        Self::new(structure, Place::of(side)).unwrap_or(Self::whole(structure))
    }

    /// Every part that there is, of whichever level.
    pub fn all() -> impl Iterator<Item = Self> {
        Structure::ALL.into_iter().flat_map(|structure| {
            structure.places().iter().map(move |place| Self { structure, place: *place })
        })
    }

    /// The parts that a level has.
    pub fn of(level: Level) -> impl Iterator<Item = Self> {
        Self::all().filter(move |part| part.exists_at(level))
    }

    /// Its structure.
    pub const fn structure(self) -> Structure {
        self.structure
    }

    /// Its place within the structure.
    pub const fn place(self) -> Place {
        self.place
    }

    /// The side that it lies on, if it lies on one.
    pub const fn side(self) -> Option<Side> {
        self.place.side()
    }

    /// Whether a level has this part. C1 has an anterior arch with two halves, not four quarters.
    pub fn exists_at(self, level: Level) -> bool {
        self.structure.exists_at(level)
            && (level != Level::C1
                || self.structure != Structure::Body
                || matches!(self.place, Place::Whole | Place::Left | Place::Right))
    }

    /// Whether the part is of a paired structure, or of the epidural ring, and names no side.
    pub fn is_unsided(self) -> bool {
        self.place == Place::Whole
            && self.structure != Structure::Body
            && self.structure.places().len() > 1
    }

    /// The smallest parts of a level that this one is made of: a body has four quarters, an
    /// unsided pedicle stands for both, a circumferential epidural space for its four sides.
    pub fn leaves(self, level: Level) -> impl Iterator<Item = Self> {
        self.structure
            .smallest_places(level)
            .iter()
            .filter(move |leaf| self.place.holds(**leaf))
            .map(move |leaf| Self { structure: self.structure, place: *leaf })
    }

    /// Whether another part is this one or lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.structure == other.structure && self.place.holds(other.place)
    }

    /// The name in a file, such as `pedicle_left`.
    pub fn key(self) -> String {
        format!("{}{}", self.structure.key(), self.place.suffix())
    }

    /// The name for a reader at a level, such as `left pedicle` or, on C1, `left lateral mass`.
    pub fn label_at(self, level: Level) -> String {
        self.words_with(self.structure.label_at(level)).concat()
    }

    /// Adds [`Self::label_at`] to a text.
    pub fn push_label_at(self, level: Level, text: &mut String) {
        for words in self.words_with(self.structure.label_at(level)) {
            text.push_str(words);
        }
    }

    /// The name for a reader where no level is at hand.
    pub fn label(self) -> String {
        self.words_with(self.structure.label()).concat()
    }

    /// What stands before the name of the structure, the name, and what stands after it.
    fn words_with(self, name: &str) -> [&str; 3] {
        let is_body = matches!(self.structure, Structure::Body);
        let before = match self.place {
            Place::Whole if self.is_unsided() => return ["", name, " (side not stated)"],
            Place::Whole => "",
            Place::Circumferential => return ["", name, " all around"],
            Place::Left if is_body => "left half of the ",
            Place::Right if is_body => "right half of the ",
            Place::Left => "left ",
            Place::Right => "right ",
            Place::Anterior => "anterior ",
            Place::Posterior => "posterior ",
            Place::LeftAnterior => "left anterior quarter of the ",
            Place::LeftPosterior => "left posterior quarter of the ",
            Place::RightAnterior => "right anterior quarter of the ",
            Place::RightPosterior => "right posterior quarter of the ",
        };
        [before, name, ""]
    }
}

/// A word that names no part of a level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no part of a level")]
pub struct UnknownPart(pub String);

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.key())
    }
}

impl FromStr for Part {
    type Err = UnknownPart;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::all()
            .find(|part| {
                key.strip_prefix(part.structure.key()).is_some_and(|end| end == part.place.suffix())
            })
            .ok_or_else(|| UnknownPart(key.chars().take(40).collect()))
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = Cow::<'de, str>::deserialize(deserializer)?;
        key.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Part {
    fn schema_name() -> Cow<'static, str> {
        "Part".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys: Vec<String> = Self::all().map(Self::key).collect();
        schemars::json_schema!({
            "description": "A part of a level",
            "type": "string",
            "enum": keys,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::anatomy::Region;

    fn labels(level: Level) -> Vec<String> {
        Part::of(level).map(|part| part.label_at(level)).collect()
    }

    #[test]
    fn every_key_reads_back_and_is_unique() {
        let keys: BTreeSet<String> = Part::all().map(Part::key).collect();
        assert_eq!(keys.len(), Part::all().count());
        for part in Part::all() {
            assert_eq!(part.key().parse(), Ok(part));
        }
        assert!("pedicle_anterior".parse::<Part>().is_err());
        assert!("cord_left".parse::<Part>().is_err());
    }

    #[test]
    fn labels_of_a_level_are_unique() {
        for level in Level::ALL {
            let all = labels(level);
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{level}");
        }
    }

    #[test]
    fn the_atlas_and_the_sacrum_have_names_of_their_own() {
        let atlas = labels(Level::C1);
        for name in
            ["anterior arch", "left lateral mass", "right posterior arch", "posterior tubercle"]
        {
            assert!(atlas.iter().any(|label| label == name), "{name}");
        }
        assert!(labels(Level::C2).iter().any(|label| label == "body and dens"));
        let sacrum = labels(Level::S1);
        for name in ["left ala", "median crest", "posterior sacral canal"] {
            assert!(sacrum.iter().any(|label| label == name), "{name}");
        }
    }

    #[test]
    fn levels_have_only_the_parts_that_anatomy_gives_them() {
        let has = |level, structure| Part::of(level).any(|part| part.structure() == structure);
        for level in Level::ALL {
            assert_eq!(has(level, Structure::Rib), level.region() == Region::Thoracic, "{level}");
            assert_eq!(has(level, Structure::VertebralArteryCanal), level <= Level::C6, "{level}");
            assert_eq!(
                has(level, Structure::DiscBelow),
                level.below().is_some_and(|below| has(below, Structure::DiscAbove)),
                "{level}"
            );
        }
        assert!(!has(Level::C1, Structure::DiscBelow) && has(Level::C2, Structure::DiscBelow));
        assert!(!has(Level::C1, Structure::Facet) && !has(Level::S2, Structure::Facet));
        assert!(!has(Level::L4, Structure::Cord) && !has(Level::S5, Structure::Dura));
        assert_eq!(Part::BODY.leaves(Level::C1).count(), 2);
    }

    #[test]
    fn leaves_are_the_smallest_parts() {
        let keys = |part: Part| part.leaves(Level::T5).map(Part::key).collect::<Vec<_>>().join(" ");
        assert_eq!(
            keys(Part::BODY),
            "body_left_anterior body_left_posterior body_right_anterior body_right_posterior"
        );
        assert_eq!(
            keys(Part::sided(Structure::Body, Side::Left)),
            "body_left_anterior body_left_posterior"
        );
        assert_eq!(keys(Part::whole(Structure::Pedicle)), "pedicle_left pedicle_right");
        assert_eq!(keys(Part::sided(Structure::Pedicle, Side::Right)), "pedicle_right");
        assert_eq!(
            keys("epidural_circumferential".parse().unwrap()),
            "epidural_anterior epidural_left epidural_right epidural_posterior"
        );
        assert_eq!(keys("epidural_left".parse().unwrap()), "epidural_left");
        assert_eq!(keys(Part::SPINOUS_PROCESS), "spinous_process");
    }
}
