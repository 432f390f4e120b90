//! The parts of a level that can be marked, bone and soft tissue, and which level has which.
//!
//! A part is a structure at a place: `pedicle_left`, `body_right_anterior`, `epidural_posterior`.
//! A paired structure also has an unsided key (`pedicle`), for reports that name no side.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Level;

/// The patient's side. Pictures seen from the front or from the feet show the left on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The patient's left.
    Left,
    /// The patient's right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The side as a word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The other side.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A structure of a level, without its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Structure {
    /// Vertebral body; on C1 the anterior arch, on C2 with the dens.
    Body,
    /// Pedicle; on C1 the lateral mass.
    Pedicle,
    /// Articular processes and pars.
    Facet,
    /// Transverse process; on the sacrum the ala or lateral part.
    TransverseProcess,
    /// Lamina; on C1 the posterior arch.
    Lamina,
    /// Spinous process; on C1 the posterior tubercle, on the sacrum the median crest.
    SpinousProcess,
    /// The rib at this thoracic level.
    Rib,
    /// The joint of rib and vertebra.
    CostovertebralJoint,
    /// Neural foramen.
    Foramen,
    /// The canal of the vertebral artery, C1 to C6.
    VertebralArteryCanal,
    /// Epidural space of the canal; on the sacrum the sacral canal.
    Epidural,
    /// The dura itself.
    Dura,
    /// Space inside the dura.
    Intradural,
    /// Spinal cord.
    Cord,
    /// Soft tissue beside the column.
    Paravertebral,
    /// Soft tissue in front of the column.
    Prevertebral,
    /// Muscle behind the column.
    PosteriorMuscle,
    /// Wall or lumen of the aorta or the vena cava.
    GreatVessel,
    /// The disc above the level.
    DiscAbove,
    /// The disc below the level.
    DiscBelow,
    /// The level is involved, and which part of it is not stated.
    Unspecified,
}

/// Where within its structure a part lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// All of it; for a paired structure: the side is not stated.
    Whole,
    /// The patient's left.
    Left,
    /// The patient's right.
    Right,
    /// The front.
    Anterior,
    /// The back.
    Posterior,
    /// The front left quarter of a body.
    LeftAnterior,
    /// The back left quarter of a body.
    LeftPosterior,
    /// The front right quarter of a body.
    RightAnterior,
    /// The back right quarter of a body.
    RightPosterior,
    /// All around.
    Circumferential,
}

impl Place {
    /// The side on which the place lies, if it lies on one.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Left | Self::LeftAnterior | Self::LeftPosterior => Some(Side::Left),
            Self::Right | Self::RightAnterior | Self::RightPosterior => Some(Side::Right),
            Self::Whole | Self::Anterior | Self::Posterior | Self::Circumferential => None,
        }
    }

    const fn of(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }

    const fn suffix(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Left => "_left",
            Self::Right => "_right",
            Self::Anterior => "_anterior",
            Self::Posterior => "_posterior",
            Self::LeftAnterior => "_left_anterior",
            Self::LeftPosterior => "_left_posterior",
            Self::RightAnterior => "_right_anterior",
            Self::RightPosterior => "_right_posterior",
            Self::Circumferential => "_circumferential",
        }
    }
}

const WHOLE: &[Place] = &[Place::Whole];
const PAIRED: &[Place] = &[Place::Whole, Place::Left, Place::Right];
const QUARTERED: &[Place] = &[
    Place::Whole,
    Place::Left,
    Place::Right,
    Place::LeftAnterior,
    Place::LeftPosterior,
    Place::RightAnterior,
    Place::RightPosterior,
];
const RING: &[Place] = &[
    Place::Whole,
    Place::Anterior,
    Place::Left,
    Place::Right,
    Place::Posterior,
    Place::Circumferential,
];

impl Structure {
    /// All structures, bone first.
    pub const ALL: [Self; 21] = [
        Self::Body,
        Self::Pedicle,
        Self::Facet,
        Self::TransverseProcess,
        Self::Lamina,
        Self::SpinousProcess,
        Self::Rib,
        Self::CostovertebralJoint,
        Self::Foramen,
        Self::VertebralArteryCanal,
        Self::Epidural,
        Self::Dura,
        Self::Intradural,
        Self::Cord,
        Self::Paravertebral,
        Self::Prevertebral,
        Self::PosteriorMuscle,
        Self::GreatVessel,
        Self::DiscAbove,
        Self::DiscBelow,
        Self::Unspecified,
    ];

    /// The places that a structure has, the unsided one first.
    pub const fn places(self) -> &'static [Place] {
        match self {
            Self::Body => QUARTERED,
            Self::Pedicle
            | Self::Facet
            | Self::TransverseProcess
            | Self::Lamina
            | Self::Rib
            | Self::CostovertebralJoint
            | Self::Foramen
            | Self::VertebralArteryCanal
            | Self::Paravertebral => PAIRED,
            Self::Epidural => RING,
            _ => WHOLE,
        }
    }

    /// Whether the structure is bone (of the vertebra or its rib).
    pub const fn is_bone(self) -> bool {
        matches!(
            self,
            Self::Body
                | Self::Pedicle
                | Self::Facet
                | Self::TransverseProcess
                | Self::Lamina
                | Self::SpinousProcess
                | Self::Rib
                | Self::CostovertebralJoint
        )
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Pedicle => "pedicle",
            Self::Facet => "facet",
            Self::TransverseProcess => "transverse_process",
            Self::Lamina => "lamina",
            Self::SpinousProcess => "spinous_process",
            Self::Rib => "rib",
            Self::CostovertebralJoint => "costovertebral_joint",
            Self::Foramen => "foramen",
            Self::VertebralArteryCanal => "vertebral_artery_canal",
            Self::Epidural => "epidural",
            Self::Dura => "dura",
            Self::Intradural => "intradural",
            Self::Cord => "cord",
            Self::Paravertebral => "paravertebral",
            Self::Prevertebral => "prevertebral",
            Self::PosteriorMuscle => "posterior_muscle",
            Self::GreatVessel => "great_vessel",
            Self::DiscAbove => "disc_above",
            Self::DiscBelow => "disc_below",
            Self::Unspecified => "unspecified",
        }
    }

    /// What the structure is called at a level, where C1 and the sacrum have names of their own.
    pub const fn label_at(self, level: Level) -> &'static str {
        match (self, level) {
            (Self::Body, Level::C1) => "anterior arch",
            (Self::Pedicle, Level::C1) => "lateral mass",
            (Self::Lamina, Level::C1) => "posterior arch",
            (Self::SpinousProcess, Level::C1) => "posterior tubercle",
            (Self::Body, Level::C2) => "body and dens",
            (Self::TransverseProcess, Level::S1) => "ala",
            (Self::TransverseProcess, _) if level.is_sacral() => "lateral part",
            (Self::SpinousProcess, _) if level.is_sacral() => "median crest",
            (Self::Epidural, _) if level.is_sacral() => "sacral canal",
            _ => self.label(),
        }
    }

    /// What the structure is called where no level is at hand.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Pedicle => "pedicle",
            Self::Facet => "facet",
            Self::TransverseProcess => "transverse process",
            Self::Lamina => "lamina",
            Self::SpinousProcess => "spinous process",
            Self::Rib => "rib",
            Self::CostovertebralJoint => "costovertebral joint",
            Self::Foramen => "neural foramen",
            Self::VertebralArteryCanal => "vertebral artery canal",
            Self::Epidural => "epidural space",
            Self::Dura => "dura",
            Self::Intradural => "intradural space",
            Self::Cord => "spinal cord",
            Self::Paravertebral => "paravertebral soft tissue",
            Self::Prevertebral => "prevertebral soft tissue",
            Self::PosteriorMuscle => "posterior muscle",
            Self::GreatVessel => "great vessel",
            Self::DiscAbove => "disc above",
            Self::DiscBelow => "disc below",
            Self::Unspecified => "part not stated",
        }
    }

    /// Whether a level has the structure at all.
    pub const fn exists_at(self, level: Level) -> bool {
        let index = level.index();
        match self {
            Self::Rib | Self::CostovertebralJoint => level.has_ribs(),
            // The lateral masses of C1 carry its facets; below S1 the sacrum is fused.
            Self::Facet => index >= Level::C2.index() && index <= Level::S1.index(),
            Self::Foramen => index < Level::S5.index(),
            Self::VertebralArteryCanal => index <= Level::C6.index(),
            // The conus may lie as low as L3, the sac may reach S4.
            Self::Cord => index <= Level::L3.index(),
            Self::Dura | Self::Intradural => index <= Level::S4.index(),
            Self::DiscAbove => index >= Level::C3.index() && index <= Level::S1.index(),
            Self::DiscBelow => level.has_disc_below(),
            _ => true,
        }
    }
}

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
            && matches!(self.structure.places(), places if places == PAIRED || places == RING)
    }

    /// The smallest parts of a level that this one is made of: a body has four quarters, an
    /// unsided pedicle stands for both, a circumferential epidural space for its four sides.
    pub fn leaves(self, level: Level) -> impl Iterator<Item = Self> {
        let leaves: &'static [Place] = match self.structure {
            Structure::Body if level == Level::C1 => &[Place::Left, Place::Right],
            Structure::Body => &QUARTERED[3..],
            Structure::Epidural => &RING[1..5],
            _ if self.structure.places() == PAIRED => &PAIRED[1..],
            _ => WHOLE,
        };
        leaves
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
        self.label_with(self.structure.label_at(level))
    }

    /// The name for a reader where no level is at hand.
    pub fn label(self) -> String {
        self.label_with(self.structure.label())
    }

    fn label_with(self, name: &str) -> String {
        let qualified = |qualifier: &str| format!("{qualifier} {name}");
        match self.place {
            Place::Whole if self.is_unsided() => format!("{name} (side not stated)"),
            Place::Whole => name.to_owned(),
            Place::Left if self.structure == Structure::Body => qualified("left half of the"),
            Place::Right if self.structure == Structure::Body => qualified("right half of the"),
            Place::Left => qualified("left"),
            Place::Right => qualified("right"),
            Place::Anterior => qualified("anterior"),
            Place::Posterior => qualified("posterior"),
            Place::LeftAnterior => qualified("left anterior quarter of the"),
            Place::LeftPosterior => qualified("left posterior quarter of the"),
            Place::RightAnterior => qualified("right anterior quarter of the"),
            Place::RightPosterior => qualified("right posterior quarter of the"),
            Place::Circumferential => format!("{name} all around"),
        }
    }
}

impl Place {
    fn holds(self, other: Self) -> bool {
        match self {
            Self::Whole | Self::Circumferential => true,
            Self::Left | Self::Right if other.side() == self.side() => true,
            _ => self == other,
        }
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
