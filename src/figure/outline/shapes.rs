//! What outlines of all views share: rows, endplates, and the frame of a body.

use crate::anatomy::{Level, Measures, Vertebra};
use crate::figure::geometry::{Point, quadratic};

/// The rows of the levels, mm: from the upper to the lower y of a level, the same in both views.
/// Between two bodies the rows meet in the middle of the disc.
pub fn row(level: Level) -> [f64; 2] {
    let top = level.above().map_or(ATLAS_TOP, lower_edge);
    [top, lower_edge(level)]
}

/// A little above the dens and the lateral masses of C1.
const ATLAS_TOP: f64 = -524.0;

/// Where C1 ends and C2 begins.
const ATLAS_BOTTOM: f64 = -506.5;

fn lower_edge(level: Level) -> f64 {
    if let Some(segment) = level.sacral_segment() {
        return -segment.lower_end_y;
    }
    let Some(vertebra) = level.vertebra() else { return ATLAS_BOTTOM };
    let below = level.below().and_then(Level::vertebra);
    f64::midpoint(endplates(vertebra)[1].y, below.map_or(0.0, |below| endplates(below)[0].y))
}

/// The centres of the superior and the inferior endplate in the side view, mm.
pub fn endplates(vertebra: &Vertebra) -> [Point; 2] {
    let frame = Frame::of(vertebra);
    let half = vertebra.height() / 2.0;
    [frame.at(0.0, -half), frame.at(0.0, half)]
}

/// Places in the side view relative to a body: from its middle backwards and downwards along its
/// own plane.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The middle of the body.
    pub origin: Point,
    /// The direction backwards.
    pub back: Point,
    /// The direction downwards.
    pub down: Point,
}

impl Frame {
    /// A frame at a point, for a plane with a tilt in degrees, positive where the front is lower.
    pub fn new(origin: Point, tilt: f64) -> Self {
        let back = Point::direction(-tilt);
        Self { origin, back, down: back.quarter_turn() }
    }

    /// The frame of a body.
    pub fn of(vertebra: &Vertebra) -> Self {
        Self::new(Point::new(-vertebra.centre_x, -vertebra.centre_y), vertebra.tilt())
    }

    /// The point so many mm behind and below the origin.
    pub fn at(&self, back: f64, down: f64) -> Point {
        self.origin + self.back * back + self.down * down
    }
}

/// A four-sided bone with soft corners. The corners run clockwise from the upper left; each side,
/// beginning with the upper one, is drawn in by its dip in mm (negative: bulges out).
pub fn block(corners: [Point; 4], dips: [f64; 4], radius: f64) -> Vec<Point> {
    shaped(corners, dips, radius, 1.0)
}

/// A [`block`] whose walls run straight, as those of fused segments do.
pub fn straight_block(corners: [Point; 4], dips: [f64; 4], radius: f64) -> Vec<Point> {
    shaped(corners, dips, radius, 0.0)
}

fn shaped(corners: [Point; 4], dips: [f64; 4], radius: f64, flare: f64) -> Vec<Point> {
    const STEPS: u32 = 12;
    let axis = (corners[2] + corners[3] - corners[0] - corners[1]).unit();
    let side = |index: usize| {
        let (from, to) = (corners[index], corners[(index + 1) % 4]);
        let length = from.distance(to);
        let inward = (to - from).unit().quarter_turn();
        let trim = (radius / length).min(0.3);
        (0..=STEPS).map(move |step| {
            let t = trim + (1.0 - 2.0 * trim) * f64::from(step) / f64::from(STEPS);
            let sine = libm::sin(t * std::f64::consts::PI);
            // Steep near the corners, so that they stay corners and widths stay true.
            // The lateral walls leave their corners along the axis, so that the ends stay as wide as
            // they are.
            let sideways = if index % 2 == 1 { flare * (t * t * (3.0 - 2.0 * t) - t) } else { 0.0 };
            let across = (to - from) - axis * (to - from).dot(axis);
            from.towards(to, t)
                + across * sideways
                + inward * (dips[index] * libm::pow(sine.max(0.0), 2.6))
        })
    };
    let mut ring: Vec<Point> = Vec::new();
    for index in 0..4 {
        ring.extend(side(index));
        let corner = corners[(index + 1) % 4];
        let (Some(from), Some(to)) = (ring.last().copied(), side((index + 1) % 4).next()) else {
            continue;
        };
        ring.extend((1..6).map(|step| quadratic(from, corner, to, f64::from(step) / 6.0)));
    }
    ring
}

/// The level's width, depth of canal, mm: C1 to L5 as measured, the sacral canal tapering.
pub fn canal(level: Level) -> [f64; 2] {
    if let Some(vertebra) = level.vertebra() {
        return [vertebra.canal_width, vertebra.canal_depth];
    }
    match level {
        Level::C1 => {
            let atlas = &Measures::adult().atlas;
            // Behind the dens and its gap.
            let taken = atlas.dens_gap + Measures::adult().axis.dens_depth;
            [atlas.canal_width, atlas.canal_depth - taken]
        }
        Level::S1 => [30.0, 14.0],
        Level::S2 => [25.0, 10.5],
        Level::S3 => [20.0, 7.5],
        Level::S4 => [16.0, 5.5],
        _ => [13.0, 4.0],
    }
}
