//! The structures that a level is made of, the places that each has, and which level has which.

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

    pub(super) const fn of(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }

    pub(super) const fn suffix(self) -> &'static str {
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

    /// Whether what lies at another place lies here too.
    pub(super) fn holds(self, other: Self) -> bool {
        match self {
            Self::Whole | Self::Circumferential => true,
            Self::Left | Self::Right if other.side() == self.side() => true,
            _ => self == other,
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

    /// The places of a level that do not hold one another and together are the whole.
    pub(super) fn smallest_places(self, level: Level) -> &'static [Place] {
        match self {
            Self::Body if level == Level::C1 => &PAIRED[1..],
            Self::Body => &QUARTERED[3..],
            Self::Epidural => &RING[1..5],
            _ if self.places() == PAIRED => &PAIRED[1..],
            _ => WHOLE,
        }
    }

    /// Whether the structure is bone of the vertebra itself, not of its rib.
    pub const fn is_vertebral(self) -> bool {
        self.is_bone() && !matches!(self, Self::Rib | Self::CostovertebralJoint)
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

    pub(super) const fn key(self) -> &'static str {
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
