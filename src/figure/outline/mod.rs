//! Outlines of every part of every level: functions of the measures alone, the same for every case.
//!
//! The shapes are schematic: their sizes, positions and angles are those of the measures, their
//! curves are drawn by hand between them.

pub mod axial;

use super::{Polygon, Role};
use crate::anatomy::{Level, Part};

/// When an outline is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visible {
    /// Always, marked or not.
    Always,
    /// Only when marked: a healthy column does not draw it.
    WhenMarked,
}

/// The outline of a part of a level in a view.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The level.
    pub level: Level,
    /// The part to name and to mark: a leaf.
    pub part: Part,
    /// The leaves that are seen here. Marking any of them marks the outline.
    pub shown: Vec<Part>,
    /// The leaves that lie behind, on the far side of the view.
    pub hidden: Vec<Part>,
    /// Its area, mm.
    pub polygon: Polygon,
    /// What fills it while it is not marked.
    pub fill: Role,
    /// Whether it has an edge of its own while it is not marked.
    pub edged: bool,
    /// When it is painted.
    pub visible: Visible,
    /// Its place in the order of painting, the lowest first.
    pub layer: i16,
}
