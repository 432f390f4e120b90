//! Outlines of every part of every level, seen from the front and from the left: functions of the
//! measures alone, the same for every case.
//!
//! Coordinates are millimetres, x to the right of the viewer, y downwards, with the centre of the
//! S1 endplate at y = 0. Both views share y, so that a level is one row across both. From the
//! front the patient's left lies at positive x; from the left the front lies at negative x.
//!
//! The shapes are schematic: their sizes, positions and angles are those of the measures, their
//! curves are drawn by hand between them. Nothing but `geometry` and `drawing` is imported.

pub mod axial;
mod canal;
mod canal_dents;
mod canal_section;
mod front;
mod front_face;
mod front_neck;
mod front_sacrum;
mod front_soft;
mod front_trunk;
mod shapes;
mod side;
mod side_arch;
mod side_soft;

use std::sync::LazyLock;

pub use canal::{CanalDrawing, cord_and_sac};
pub use canal_dents::{Dent, DentDepth, DentFrom};
pub use shapes::row;

use crate::anatomy::{Level, Part};
use crate::figure::drawing::{Role, View};
use crate::figure::geometry::{Bounds, Point, Polygon};

/// When an outline is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visible {
    /// Always, marked or not.
    Always,
    /// As a thin edge without a fill while it is not marked: it lies before other parts.
    EdgeOnly,
    /// Only when marked: it is hidden behind other parts, or is soft tissue that a map of a healthy
    /// column does not draw.
    WhenMarked,
    /// A piece of the body. The whole body is painted while all its pieces are in the same state,
    /// so that no line divides it; otherwise each marked piece is painted upon the whole.
    Piece,
}

/// The outline of a part of a level in a view. A part may have several outlines in a view.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The level.
    pub level: Level,
    /// The part to name and to mark: a leaf, or the body or its half where the view cannot tell
    /// its quarters apart.
    pub part: Part,
    /// The leaves that are seen here. Marking any of them marks the outline.
    pub shown: Vec<Part>,
    /// The leaves that lie behind, on the far side of the view: where only these are marked, the
    /// outline is drawn as an edge in the tumour's colour.
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

/// A shape that belongs to no part: lines on bone, the bone that unites the sacrum.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The level that it lies at.
    pub level: Level,
    /// A line, or the ring of an area.
    pub points: Vec<Point>,
    /// Whether the last point is joined to the first.
    pub closed: bool,
    /// What fills the area, if anything.
    pub fill: Option<Role>,
    /// What colours the line, if there is one.
    pub line: Option<Role>,
    /// Its place in the order of painting, among the outlines.
    pub layer: i16,
}

/// Everything that a view is drawn of, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlines {
    /// The view.
    pub view: View,
    /// The parts, in the order of painting.
    pub outlines: Vec<Outline>,
    /// The details, in the order of painting.
    pub details: Vec<Detail>,
    /// The area that the always visible outlines take, mm.
    pub bounds: Bounds,
}

/// The outlines seen from the front.
pub fn front() -> &'static Outlines {
    static FRONT: LazyLock<Outlines> = LazyLock::new(|| {
        let mut sheet = Sheet::default();
        front::draw(&mut sheet);
        front_sacrum::draw(&mut sheet);
        front_soft::draw(&mut sheet);
        sheet.finish(View::Front)
    });
    &FRONT
}

/// The outlines seen from the patient's left. Canal, sac and cord depend on the case:
/// [`cord_and_sac`] draws them, to be painted between [`CANAL_LAYER`] and what lies above it.
pub fn side() -> &'static Outlines {
    static SIDE: LazyLock<Outlines> = LazyLock::new(|| {
        let mut sheet = Sheet::default();
        side::draw(&mut sheet);
        side_arch::draw(&mut sheet);
        side_soft::draw(&mut sheet);
        sheet.finish(View::Side)
    });
    &SIDE
}

/// The layer at which the side view paints canal, sac and cord.
pub const CANAL_LAYER: i16 = -20;

/// From this layer on, outlines lie before others that should stay in sight, such as the cord:
/// marked ones are painted so that what is behind them shows through.
pub const OVERLAY_LAYER: i16 = 15;

impl Outlines {
    /// The outlines of a part of a level: all whose shown or hidden leaves the part holds.
    pub fn of(&self, level: Level, part: Part) -> impl Iterator<Item = &Outline> {
        self.outlines.iter().filter(move |outline| {
            outline.level == level
                && outline.shown.iter().chain(&outline.hidden).any(|leaf| part.holds(*leaf))
        })
    }

    /// What is to be painted, the lowest first, each with its state: `state` tells that of the
    /// leaves of a level, `None` for not marked. Parts that are only seen when marked are left out
    /// otherwise, and a body whose pieces are in one state is given whole.
    pub fn painted<S: PartialEq>(
        &self,
        state: impl Fn(Level, &[Part]) -> Option<S>,
    ) -> Vec<(&Outline, Option<S>)> {
        let mut painted = Vec::new();
        for outline in &self.outlines {
            let own = state(outline.level, &outline.shown);
            let pieces = || {
                self.outlines.iter().filter(|piece| {
                    piece.visible == Visible::Piece
                        && piece.level == outline.level
                        && piece.part.structure() == outline.part.structure()
                })
            };
            let united = || {
                let mut states = pieces().map(|piece| state(piece.level, &piece.shown));
                states.next().is_none_or(|first| states.all(|other| other == first))
            };
            match outline.visible {
                Visible::Always if outline.part != Part::BODY || united() => {
                    painted.push((outline, own));
                }
                Visible::Always => painted.push((outline, None)),
                Visible::EdgeOnly => painted.push((outline, own)),
                Visible::WhenMarked if own.is_some() => painted.push((outline, own)),
                Visible::Piece if own.is_some() && !united() => painted.push((outline, own)),
                Visible::WhenMarked | Visible::Piece => {}
            }
        }
        painted
    }
}

/// Where outlines are collected.
#[derive(Default)]
struct Sheet {
    outlines: Vec<Outline>,
    details: Vec<Detail>,
}

impl Sheet {
    /// Adds an outline of a part with an edge; the caller changes what differs.
    fn add(
        &mut self,
        level: Level,
        part: Part,
        ring: Vec<Point>,
        (fill, visible, layer): (Role, Visible, i16),
    ) -> &mut Outline {
        self.add_area(level, part, Polygon::new(ring), (fill, visible, layer))
    }

    fn add_area(
        &mut self,
        level: Level,
        part: Part,
        polygon: Polygon,
        (fill, visible, layer): (Role, Visible, i16),
    ) -> &mut Outline {
        self.outlines.push(Outline {
            level,
            part,
            shown: part.leaves(level).collect(),
            hidden: Vec::new(),
            polygon,
            fill,
            edged: true,
            visible,
            layer,
        });
        let last = self.outlines.len() - 1;
        &mut self.outlines[last]
    }

    fn line(&mut self, level: Level, points: Vec<Point>, line: Role, layer: i16) {
        let (closed, fill) = (false, None);
        self.details.push(Detail { level, points, closed, fill, line: Some(line), layer });
    }

    fn ring(&mut self, level: Level, points: Vec<Point>, line: Role, layer: i16) {
        let (closed, fill) = (true, None);
        self.details.push(Detail { level, points, closed, fill, line: Some(line), layer });
    }

    fn area(&mut self, level: Level, points: Vec<Point>, fill: Role, layer: i16) {
        let (closed, line) = (true, None);
        self.details.push(Detail { level, points, closed, fill: Some(fill), line, layer });
    }

    fn finish(mut self, view: View) -> Outlines {
        // Within a layer the order of drawing stays.
        self.outlines.sort_by_key(|outline| outline.layer);
        self.details.sort_by_key(|detail| detail.layer);
        let visible = self.outlines.iter().filter(|outline| outline.visible == Visible::Always);
        let points = visible.flat_map(|outline| outline.polygon.outline().iter().copied());
        let bounds =
            Bounds::of(points).unwrap_or(Bounds { min: Point::default(), max: Point::default() });
        Outlines { view, outlines: self.outlines, details: self.details, bounds }
    }
}

#[cfg(test)]
mod tests;
