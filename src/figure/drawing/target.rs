//! What a part of a drawing stands for: its view, its level and its part.

use crate::anatomy::{Level, Part};

/// The direction that a part of a figure is seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// From the front: the patient's left is on the right.
    Front,
    /// From the patient's left: the front is on the left.
    Side,
    /// From the feet, the front up: the patient's left is on the right.
    Axial,
}

impl View {
    /// The view in ids, such as `front`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Side => "side",
            Self::Axial => "axial",
        }
    }

    /// The view as a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Front => "Front",
            Self::Side => "Left side",
            Self::Axial => "From the feet",
        }
    }
}

/// What a group of shapes stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A part of a level, which can be marked.
    Part(Level, Part),
    /// A level as a whole: its name between the views, its row.
    Level(Level),
}

impl Target {
    /// The level it belongs to.
    pub const fn level(self) -> Level {
        match self {
            Self::Part(level, _) | Self::Level(level) => level,
        }
    }

    /// The part it stands for, if it stands for one.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Part(_, part) => Some(part),
            Self::Level(_) => None,
        }
    }
}
