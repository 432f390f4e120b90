//! Where tumour, dura and cord lie in a narrowed canal: distances from a centre within the sac, for
//! each bearing.

use super::coming::{Coming, FRONT};
use super::lobes::{Lobe, lobes};
use super::path::{holed, reach};
use super::sac::DURA;
use crate::case::Directions;
use crate::figure::geometry::{Point, Polygon};

/// What the tumour does, whatever the scale.
#[derive(Clone, Copy, PartialEq)]
pub enum Effect {
    /// It stays in bone.
    Nothing,
    /// It fills the fat.
    Impinges,
    /// It leaves half of the fluid before the cord.
    Deforms,
    /// It presses the dura onto the cord.
    Touches,
    /// It dents the cord.
    Compresses,
    /// It presses the dura onto the cord all around.
    NoFluid,
    /// It takes this share of the sac.
    Effaces(f64),
    /// It leaves roots without fluid.
    Collapses {
        /// Whether they stick together.
        clumped: bool,
    },
}

/// Bearings are sampled so finely, degrees.
pub const STEP: f64 = 1.5;
/// So many samples go around.
pub const COUNT: usize = 240;

/// Radii around a centre, one for each bearing.
pub struct Frame {
    /// Within the sac.
    pub centre: Point,
    /// Bearing of the first sample.
    pub start: f64,
}

impl Frame {
    /// The way of a sample.
    pub fn way(&self, index: usize) -> Point {
        Point::direction(self.start + STEP * index as f64)
    }

    /// How far it is to a ring, for each sample.
    pub fn radii(&self, ring: &[Point]) -> Vec<f64> {
        (0..COUNT).map(|i| reach(ring, self.centre, self.way(i))).collect()
    }

    /// The ring at these distances.
    pub fn ring(&self, radii: &[f64]) -> Vec<Point> {
        radii.iter().enumerate().map(|(i, r)| self.centre + self.way(i) * *r).collect()
    }

    /// How many degrees a sample is away from a bearing.
    pub fn off(&self, index: usize, bearing: f64) -> f64 {
        let turned = self.start + STEP * index as f64 - bearing;
        ((turned + 180.0).rem_euclid(360.0) - 180.0).abs()
    }
}

/// What a canal holds in health, from the outside inwards.
pub struct Rings<'a> {
    /// The wall of the canal.
    pub wall: &'a [Point],
    /// The outer edge of the dura.
    pub sac: &'a [Point],
    /// The inner edge of the dura.
    pub lumen: &'a [Point],
    /// The cord, where there is one.
    pub cord: Option<&'a [Point]>,
}

/// Radii of everything in the canal under compression.
pub struct Squeezed {
    /// What the radii belong to.
    pub frame: Frame,
    /// The wall of the canal.
    pub wall: Vec<f64>,
    /// The edge of the tumour.
    pub tumour: Vec<f64>,
    /// The outer edge of the dura.
    pub sac: Vec<f64>,
    /// The inner edge of the dura.
    pub lumen: Vec<f64>,
    /// The cord, where there is one.
    pub cord: Option<Vec<f64>>,
}

/// What the tumour does to what a canal holds.
pub fn squeeze(rings: &Rings, effect: Effect, from: Directions) -> Squeezed {
    let coming = Coming::of(from);
    let (centre, cord) = reshaped(rings, effect, &coming);
    let frame = coming.frame(centre);
    let core = cord.as_ref().map(|ring| frame.radii(ring));
    let room = Room {
        wall: frame.radii(rings.wall),
        free: frame.radii(rings.sac),
        inside: frame.radii(rings.lumen),
        core: core.clone().unwrap_or_else(|| vec![0.0; COUNT]),
        frame,
        rings,
        effect,
        coming,
    };
    let tumour = match effect {
        Effect::NoFluid | Effect::Collapses { .. } => room.sac_collapsed(),
        _ if room.coming.round => room.ring(),
        _ => room.masses_of_each_side(),
    };
    let (sac, lumen) = room.dura(&tumour);
    let cord =
        rings.cord.and(core).map(|core| core.iter().zip(&lumen).map(|(c, i)| c.min(*i)).collect());
    let Room { frame, wall, .. } = room;
    Squeezed { frame, wall, tumour, sac, lumen, cord }
}

/// The middle of the sac and what the cord, or the bundle of roots without fluid, becomes before
/// the tumour dents it.
fn reshaped(rings: &Rings, effect: Effect, coming: &Coming) -> (Point, Option<Vec<Point>>) {
    let (towards, round) = (Point::direction(coming.axis()), coming.round);
    // Between two sides that face each other there is no way to give.
    let held = coming.middle.is_none();
    // Half sizes along the tumour's way and across it.
    let along = |ring: &[Point]| reach(ring, Point::default(), -towards);
    let across = |ring: &[Point]| reach(ring, Point::default(), towards.quarter_turn());
    let lumen = rings.lumen;
    match (effect, rings.cord) {
        (Effect::Compresses, Some(cord)) => {
            let (flat, wide) = if round { (0.92, 0.92) } else { (0.84, 1.04) };
            let room = along(lumen) - along(cord);
            let shift = if held { 0.0 } else { 0.5 * room + (1.0 - flat) * along(cord) };
            let centre = -towards * shift;
            (centre, Some(scaled(cord, towards, flat, wide, centre)))
        }
        (Effect::NoFluid, Some(cord)) => {
            let (flat, wide) = if round { (0.72, 0.72) } else { (0.52, 1.04) };
            let shift = if held { 0.0 } else { 0.94 * (along(lumen) - flat * along(cord)) };
            let centre = -towards * shift;
            (centre, Some(scaled(cord, towards, flat, wide, centre)))
        }
        (Effect::Effaces(_), None) if !held => (-towards * (0.36 * along(rings.sac)), None),
        (Effect::Collapses { clumped }, None) => {
            let (flat, wide) = match (round, clumped) {
                (true, _) => (0.34, 0.34),
                (false, false) => (0.20, 0.74),
                (false, true) => (0.34, 0.52),
            };
            let shift = if held { 0.0 } else { along(lumen) * (0.92 - flat) };
            let centre = -towards * shift;
            let ring: Vec<Point> = (0..72)
                .map(|i| {
                    let on = Point::direction(5.0 * f64::from(i));
                    centre
                        + towards * (on.y * flat * along(lumen))
                        + towards.quarter_turn() * (on.x * wide * across(lumen))
                })
                .collect();
            (centre, Some(ring))
        }
        (_, cord) => (Point::default(), cord.map(<[Point]>::to_vec)),
    }
}

/// Radii in health and around the reshaped cord, and the tumour that comes.
struct Room<'a> {
    frame: Frame,
    wall: Vec<f64>,
    /// The outer edge of the dura.
    free: Vec<f64>,
    /// The inner edge of the dura.
    inside: Vec<f64>,
    /// The cord or the bundle of roots; zero where there is neither.
    core: Vec<f64>,
    rings: &'a Rings<'a>,
    effect: Effect,
    coming: Coming,
}

impl Room<'_> {
    /// The fluid before the cord.
    fn fluid(&self, i: usize) -> f64 {
        self.inside[i] - self.core[i]
    }

    /// Outer edge of a dura that lies on the cord or the roots.
    fn collapsed(&self, i: usize) -> f64 {
        soft_minimum(self.core[i], self.inside[i] - 0.05) + DURA
    }

    /// Tumour in the place of a collapsed sac; it tapers off behind it.
    fn sac_collapsed(&self) -> Vec<f64> {
        // Tumours that face each other leave fat between them.
        let (end, rise) = if self.coming.is_a_vice() { (110.0, 50.0) } else { (172.0, 77.0) };
        let taper = |i: usize| {
            if self.coming.round {
                1.0
            } else {
                ramp((end - self.coming.off(&self.frame, i)) / rise)
            }
        };
        let edge = |i| self.wall[i] - taper(i) * (self.wall[i] - self.collapsed(i)).max(0.0);
        (0..COUNT).map(edge).collect()
    }

    /// The edge of a tumour all around. It comes nearest in front, as in the side view, and leaves
    /// half of the fluid elsewhere.
    fn ring(&self) -> Vec<f64> {
        let front = |i: usize| ramp((110.0 - self.frame.off(i, FRONT)) / 80.0);
        let edge = |i: usize| {
            let grown = |bite: f64| {
                let share = 0.5 + 0.5 * front(i);
                self.inside[i] - share * (self.fluid(i) + bite * self.core[i]) + DURA
            };
            let edge = match self.effect {
                Effect::Impinges => self.free[i] + 0.1,
                Effect::Deforms => self.inside[i] - 0.5 * self.fluid(i) + DURA,
                Effect::Compresses => grown(0.24),
                // An even layer that leaves this share of the area.
                Effect::Effaces(taken) => self.free[i] * (1.0 - taken).max(0.0).sqrt(),
                _ => grown(0.0),
            };
            edge.min(self.wall[i])
        };
        (0..COUNT).map(edge).collect()
    }

    /// The edge of masses that do what the grade says, from each side for itself. What they take of
    /// the sac they take together.
    fn masses_of_each_side(&self) -> Vec<f64> {
        let sides = &self.coming.sides;
        if let Effect::Effaces(_) = self.effect {
            return self.masses(sides, self.depth(sides));
        }
        let edges = sides.iter().map(|side| self.masses(&[*side], self.depth(&[*side])));
        let nearer = |one: Vec<f64>, other: Vec<f64>| {
            one.iter().zip(&other).map(|(a, b)| a.min(*b)).collect()
        };
        edges.reduce(nearer).unwrap_or_else(|| self.wall.clone())
    }

    /// The edge of masses that have grown so deep from some sides. The midline holds back what
    /// comes from the front.
    fn masses(&self, sides: &[f64], depth: f64) -> Vec<f64> {
        let grown =
            |side: &f64| lobes(self.rings.wall, Point::direction(*side), depth, *side == FRONT);
        let lobes: Vec<Lobe> = sides.iter().flat_map(grown).collect();
        let edge = |i: usize| {
            let way = self.frame.way(i);
            let hits = lobes.iter().filter_map(|lobe| lobe.hit(self.frame.centre, way));
            let edge = hits.fold(self.wall[i], f64::min);
            if self.effect == Effect::Impinges {
                edge.max(self.free[i] + 0.1).min(self.wall[i])
            } else {
                edge
            }
        };
        (0..COUNT).map(edge).collect()
    }

    /// How deep the masses from some sides grow until they do what the grade says, mm.
    fn depth(&self, sides: &[f64]) -> f64 {
        let towards = Point::direction(sides.first().copied().unwrap_or(FRONT));
        let wall = reach(self.rings.wall, Point::default(), towards);
        if self.effect == Effect::Impinges {
            let fat = wall - reach(self.rings.sac, Point::default(), towards);
            return 1.15 * fat + 0.6;
        }
        let (mut low, mut high) = (0.0, wall * 2.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if self.is_reached(&self.masses(sides, middle)) { high = middle } else { low = middle }
        }
        // Never further than the grade allows.
        if self.effect == Effect::Compresses { high } else { low }
    }

    /// Whether a tumour with this edge does what the grade says.
    fn is_reached(&self, edge: &[f64]) -> bool {
        let gap = |i: usize| edge[i] - DURA - self.core[i];
        match self.effect {
            // Half of the fluid that the tumour meets where it comes nearest is left.
            Effect::Deforms => (0..COUNT).any(|i| gap(i) <= 0.45 * self.fluid(i)),
            Effect::Touches => (0..COUNT).any(|i| gap(i) <= 0.0),
            Effect::Compresses => (0..COUNT).any(|i| gap(i) <= -0.24 * self.core[i]),
            Effect::Effaces(taken) => {
                let area = |radii: &[f64]| radii.iter().map(|r| r * r).sum::<f64>();
                area(&self.dura(edge).0) <= (1.0 - taken) * area(&self.free)
            }
            _ => true,
        }
    }

    /// The outer and the inner edge of the dura before a tumour with this edge.
    fn dura(&self, edge: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let sac = |i: usize| match self.effect {
            Effect::NoFluid | Effect::Collapses { .. } => self.collapsed(i),
            Effect::Impinges => self.free[i].min(edge[i]),
            _ if self.coming.round => self.free[i].min(edge[i]),
            _ => soft_minimum(self.free[i], edge[i]),
        };
        let sac: Vec<f64> = (0..COUNT).map(sac).collect();
        let lumen = sac.iter().zip(&self.inside).map(|(s, i)| i.min(s - DURA).max(0.05));
        let lumen = lumen.collect();
        (sac, lumen)
    }
}

/// A rise from 0 to 1 without a kink.
pub fn ramp(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// The smaller of two lengths, mm, rounded where they meet; never more than the smaller.
fn soft_minimum(a: f64, b: f64) -> f64 {
    const ROUND: f64 = 0.6;
    let near = (1.0 - (a - b).abs() / ROUND).max(0.0);
    a.min(b) - near * near * ROUND / 4.0
}

/// A ring flattened along a way, widened across it and moved.
fn scaled(ring: &[Point], towards: Point, flat: f64, wide: f64, centre: Point) -> Vec<Point> {
    let across = towards.quarter_turn();
    let to =
        |q: &Point| centre + towards * (q.dot(towards) * flat) + across * (q.dot(across) * wide);
    ring.iter().map(to).collect()
}

/// The areas between two lines of radii, where the inner is really the inner.
pub fn between(frame: &Frame, inner: &[f64], outer: &[f64]) -> Vec<Polygon> {
    let thick = |i: usize| outer[i] - inner[i] > 0.04;
    let Some(gap) = (0..COUNT).find(|i| !thick(*i)) else {
        return vec![holed(frame.ring(outer), frame.ring(inner))];
    };
    let at = |radii: &[f64], i: &usize| frame.centre + frame.way(*i) * radii[*i];
    let around: Vec<usize> = (gap..gap + COUNT).map(|i| i % COUNT).collect();
    let runs = around.split(|i| !thick(*i)).filter(|run| run.len() > 2);
    runs.map(|run| {
        let inner = run.iter().map(|i| at(inner, i));
        Polygon::new(inner.chain(run.iter().rev().map(|i| at(outer, i))).collect())
    })
    .collect()
}
