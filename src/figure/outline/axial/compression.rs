//! Tumour in the canal and what it does to sac, cord and roots, by grade and side.
//!
//! Grades of cord compression after Bilsky et al., J Neurosurg Spine 2010;13:324–328: 1a impinges
//! on the epidural space, 1b deforms the sac, 1c touches the cord, 2 compresses it with
//! cerebrospinal fluid still seen, 3 leaves none. From the front the tumour comes in two lobes,
//! since the posterior longitudinal ligament is held in the midline.
//!
//! Everything is a distance from a centre within the sac as a function of the bearing, so that
//! tumour, dura, fluid and cord can never overlap.

use super::coming::Coming;
use super::path::{bearing, holed, p, reach};
use super::sac::{Canal, grey_matter, has_sac};
use super::squeeze::{COUNT, Effect, Frame, Rings, STEP, Squeezed, between, ramp, squeeze};
use crate::anatomy::Level;
use crate::case::{Direction, Directions, Escc, ThecalSac};
use crate::figure::geometry::{Point, Polygon, ellipse};

/// What the canal is narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compression {
    /// How far.
    pub grade: Grade,
    /// From which sides.
    pub from: Directions,
}

/// A grade on either scale. Stated where the other scale belongs, it is drawn as what it says of
/// the sac: a grade of cord compression below the conus deforms the sac alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Epidural spinal cord compression.
    Escc(Escc),
    /// The sac below the conus.
    ThecalSac(ThecalSac),
}

/// The canal of a level with what is in it. Areas do not overlap, but for roots, which lie upon
/// the fluid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CanalDrawing {
    /// All that the bone leaves free; what no other area covers is fat.
    pub space: Polygon,
    /// The tumour in the epidural space, in pieces that do not touch.
    pub tumour: Vec<Polygon>,
    /// The dura, a band.
    pub dura: Option<Polygon>,
    /// Cerebrospinal fluid; `None` where none is left, or no sac.
    pub fluid: Option<Polygon>,
    /// The cord, C1 to L1.
    pub cord: Option<Polygon>,
    /// The edge of the grey matter in it; `None` where the cord is too flat to show any.
    pub grey: Option<Vec<Point>>,
    /// Where roots without fluid fill the collapsed sac.
    pub bundle: Option<Polygon>,
    /// Roots, small ellipses.
    pub roots: Vec<Polygon>,
}

fn effect(grade: Grade, cord: bool) -> Effect {
    match (grade, cord) {
        (Grade::Escc(Escc::Grade0) | Grade::ThecalSac(ThecalSac::Grade0), _) => Effect::Nothing,
        (Grade::Escc(Escc::Grade1a), _) => Effect::Impinges,
        (Grade::Escc(Escc::Grade1b) | Grade::ThecalSac(ThecalSac::Grade1), true) => Effect::Deforms,
        (Grade::Escc(Escc::Grade1c), true) => Effect::Touches,
        (Grade::Escc(Escc::Grade2) | Grade::ThecalSac(ThecalSac::Grade2), true) => {
            Effect::Compresses
        }
        (_, true) => Effect::NoFluid,
        (Grade::Escc(Escc::Grade1b), false) => Effect::Effaces(0.2),
        (Grade::Escc(Escc::Grade1c) | Grade::ThecalSac(ThecalSac::Grade1), false) => {
            Effect::Effaces(0.32)
        }
        (Grade::Escc(Escc::Grade2) | Grade::ThecalSac(ThecalSac::Grade2), false) => {
            Effect::Effaces(0.62)
        }
        (Grade::ThecalSac(ThecalSac::Grade4), false) => Effect::Collapses { clumped: true },
        (_, false) => Effect::Collapses { clumped: false },
    }
}

/// The canal of a level, with or without tumour in it.
pub fn canal(level: Level, compression: Option<Compression>) -> CanalDrawing {
    let canal = Canal::of(level, &super::bone(level));
    let mut drawing =
        CanalDrawing { space: Polygon::new(canal.wall.clone()), ..CanalDrawing::default() };
    let (Some(sac), Some(lumen), true) = (&canal.sac, &canal.lumen, has_sac(level)) else {
        // Only fat and the last roots.
        if let Some(Compression { grade, from }) = compression {
            drawing.tumour = in_fat(&canal.wall, effect(grade, false), from);
        }
        return drawing;
    };
    let roots = canal.roots(level);
    let effect = compression.map_or(Effect::Nothing, |c| effect(c.grade, canal.cord.is_some()));
    let from = compression.map_or(Direction::Anterior.into(), |c| c.from);
    if effect == Effect::Nothing {
        drawing.dura = Some(holed(sac.clone(), lumen.clone()));
        drawing.fluid = Some(match &canal.cord {
            Some(cord) => holed(lumen.clone(), cord.clone()),
            None => Polygon::new(lumen.clone()),
        });
        drawing.cord = canal.cord.map(Polygon::new);
        drawing.grey = drawing.cord.as_ref().and_then(grey);
        drawing.roots = roots.into_iter().map(Polygon::new).collect();
        return drawing;
    }

    let rings = Rings { wall: &canal.wall, sac, lumen, cord: canal.cord.as_deref() };
    let squeezed = squeeze(&rings, effect, from);
    let Squeezed { frame, wall, tumour, sac: outer, lumen: inner, cord } = squeezed;
    drawing.tumour = between(&frame, &tumour, &wall);
    let outer_ring = frame.ring(&outer);
    let inner_ring = frame.ring(&inner);
    drawing.dura = Some(holed(outer_ring, inner_ring.clone()));
    let collapsed = matches!(effect, Effect::NoFluid | Effect::Collapses { .. });
    if !collapsed {
        drawing.fluid = Some(match &cord {
            Some(cord) => fluid(&frame, &inner, cord),
            None => Polygon::new(inner_ring.clone()),
        });
    }
    drawing.roots = displaced(&roots, lumen, &frame, &inner, cord.as_deref(), effect);
    match cord {
        Some(cord) => {
            let cord = Polygon::new(frame.ring(&cord));
            drawing.grey = grey(&cord);
            drawing.cord = Some(cord);
        }
        None if collapsed => drawing.bundle = Some(Polygon::new(inner_ring)),
        None => {}
    }
    drawing
}

/// The edge of the grey matter of a cord, where it keeps within.
fn grey(cord: &Polygon) -> Option<Vec<Point>> {
    let bounds = cord.bounds()?;
    let half = [bounds.width() / 2.0, bounds.height() / 2.0];
    let edge = grey_matter(half, bounds.centre()).points;
    edge.iter().all(|point| cord.contains(*point)).then_some(edge)
}

/// The fluid between the dura and the cord. Where the cord touches the dura, a hair of it remains,
/// so that the area stays one ring.
fn fluid(frame: &Frame, lumen: &[f64], cord: &[f64]) -> Polygon {
    holed(frame.ring(lumen), frame.ring(cord))
}

/// Tumour in a canal that holds no sac: from its sides, or all of it.
fn in_fat(wall: &[Point], effect: Effect, from: Directions) -> Vec<Polygon> {
    let depth = match effect {
        Effect::Nothing => return Vec::new(),
        Effect::Impinges => 0.35,
        Effect::Effaces(share) => share.max(0.45),
        _ => 0.9,
    };
    let coming = Coming::of(from);
    let frame = coming.frame(Point::default());
    let outer = frame.radii(wall);
    let inner: Vec<f64> = (0..COUNT)
        .map(|i| {
            let grown = ramp((110.0 - coming.off(&frame, i)) / 60.0);
            outer[i] * (1.0 - depth * grown)
        })
        .collect();
    between(&frame, &inner, &outer)
}

/// Where the roots go: each keeps its bearing and its share of the way to the dura.
fn displaced(
    roots: &[Vec<Point>],
    lumen: &[Point],
    frame: &Frame,
    inner: &[f64],
    cord: Option<&[f64]>,
    effect: Effect,
) -> Vec<Polygon> {
    if matches!(effect, Effect::NoFluid) {
        return Vec::new();
    }
    let sac = Polygon::new(frame.ring(inner));
    let solid = cord.map(|cord| Polygon::new(frame.ring(cord)));
    let mut placed: Vec<(Point, f64)> = Vec::new();
    for root in roots {
        let area = Polygon::new(root.clone());
        let at = area.centroid();
        let size = root.first().map_or(0.4, |q| q.distance(at));
        let way = at.unit();
        let share = at.length() / reach(lumen, Point::default(), way).max(1e-6);
        let angle = bearing(Point::default(), at);
        let turned = (angle - frame.start).rem_euclid(360.0) / STEP;
        let index = (libm::round(turned) as usize) % COUNT;
        let to = frame.centre + Point::direction(angle) * (inner[index] * share);
        let size = size.min(sac.distance_to_edge(to) * 0.9);
        let free = solid
            .as_ref()
            .is_none_or(|cord| !cord.contains(to) && cord.distance_to_edge(to) > size);
        let clear = placed.iter().all(|(other, r)| other.distance(to) > (r + size) * 0.8);
        if free && clear && size > 0.18 && sac.contains(to) {
            placed.push((to, size));
        }
    }
    placed.into_iter().map(|(at, size)| Polygon::new(ellipse(at, size, size, 0.0))).collect()
}

/// The middle of the canal and half its width and depth, mm: what a picture of a grade shows.
pub fn extent(level: Level) -> (Point, [f64; 2]) {
    let canal = Canal::of(level, &super::bone(level));
    let most = |at: fn(&Point) -> f64| canal.wall.iter().map(at).fold(f64::NEG_INFINITY, f64::max);
    let (right, down, up) = (most(|q| q.x), most(|q| q.y), most(|q| -q.y));
    (p(0.0, f64::midpoint(down, -up)), [right, f64::midpoint(down, up)])
}
