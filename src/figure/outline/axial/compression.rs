//! Tumour in the canal and what it does to sac, cord and roots, by grade and side.
//!
//! Grades of cord compression after Bilsky et al., J Neurosurg Spine 2010;13:324–328: 1a impinges
//! on the epidural space, 1b deforms the sac, 1c touches the cord, 2 compresses it with
//! cerebrospinal fluid still seen, 3 leaves none. From the front the tumour comes in two lobes,
//! since the posterior longitudinal ligament is held in the midline.
//!
//! Everything is a distance from a centre within the sac as a function of the bearing, so that
//! tumour, dura, fluid and cord can never overlap.

use super::path::{bearing, holed, p, reach};
use super::sac::{Canal, DURA, has_sac};
use crate::anatomy::Level;
use crate::case::{Direction, Escc, ThecalSac};
use crate::figure::{Point, Polygon, ellipse};

/// What the canal is narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compression {
    /// How far.
    pub grade: Grade,
    /// From which side.
    pub from: Direction,
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
    /// The tumour in the epidural space.
    pub tumour: Option<Polygon>,
    /// The dura, a band.
    pub dura: Option<Polygon>,
    /// Cerebrospinal fluid; `None` where none is left, or no sac.
    pub fluid: Option<Polygon>,
    /// The cord, C1 to L1.
    pub cord: Option<Polygon>,
    /// Where roots without fluid fill the collapsed sac.
    pub bundle: Option<Polygon>,
    /// Roots, small ellipses.
    pub roots: Vec<Polygon>,
}

/// What the tumour does, whatever the scale.
#[derive(Clone, Copy, PartialEq)]
enum Effect {
    Nothing,
    /// It fills the fat.
    Impinges,
    /// It leaves half of the fluid before the cord.
    Deforms,
    Touches,
    Compresses,
    NoFluid,
    /// It takes this share of the sac.
    Effaces(f64),
    Collapses {
        clumped: bool,
    },
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

/// Bearings are sampled so finely, degrees.
const STEP: f64 = 1.5;
const COUNT: usize = 240;

/// A bearing of the tumour's middle, `None` where it comes from everywhere.
fn heading(from: Direction) -> Option<f64> {
    match from {
        Direction::Anterior => Some(-90.0),
        Direction::Posterior => Some(90.0),
        Direction::Left => Some(0.0),
        Direction::Right => Some(180.0),
        Direction::AllAround => None,
    }
}

/// How far the tumour has grown at a bearing off its middle, 0 to 1: in full up to `full` degrees,
/// not at all beyond `end`; two lobes leave this share standing between them.
#[derive(Clone, Copy)]
struct Growth {
    full: f64,
    end: f64,
    notch: f64,
}

impl Growth {
    fn at(self, off: f64) -> f64 {
        let off = off.abs();
        let ramp = |t: f64| {
            let t = t.clamp(0.0, 1.0);
            t * t * (3.0 - 2.0 * t)
        };
        if off >= self.full {
            return ramp((self.end - off) / (self.end - self.full));
        }
        let t = off / self.full;
        self.notch + (1.0 - self.notch) * libm::sin(t * std::f64::consts::FRAC_PI_2)
    }
}

/// Radii around a centre, one for each bearing.
struct Frame {
    centre: Point,
    /// Bearing of the first sample.
    start: f64,
}

impl Frame {
    fn way(&self, index: usize) -> Point {
        Point::direction(self.start + STEP * index as f64)
    }

    fn radii(&self, ring: &[Point]) -> Vec<f64> {
        (0..COUNT).map(|i| reach(ring, self.centre, self.way(i))).collect()
    }

    fn ring(&self, radii: &[f64]) -> Vec<Point> {
        radii.iter().enumerate().map(|(i, r)| self.centre + self.way(i) * *r).collect()
    }

    /// Degrees from the middle of the tumour; the samples begin opposite to it.
    fn off(index: usize) -> f64 {
        STEP * index as f64 - 180.0
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
    let from = compression.map_or(Direction::Anterior, |c| c.from);
    if effect == Effect::Nothing {
        drawing.dura = Some(holed(sac.clone(), lumen.clone()));
        drawing.fluid = Some(match &canal.cord {
            Some(cord) => holed(lumen.clone(), cord.clone()),
            None => Polygon::new(lumen.clone()),
        });
        drawing.cord = canal.cord.map(Polygon::new);
        drawing.roots = roots.into_iter().map(Polygon::new).collect();
        return drawing;
    }

    let squeezed = squeeze(&canal.wall, sac, lumen, canal.cord.as_deref(), effect, from);
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
        Some(cord) => drawing.cord = Some(Polygon::new(frame.ring(&cord))),
        None if collapsed => drawing.bundle = Some(Polygon::new(inner_ring)),
        None => {}
    }
    drawing
}

/// Radii of everything in the canal under compression.
struct Squeezed {
    frame: Frame,
    wall: Vec<f64>,
    tumour: Vec<f64>,
    sac: Vec<f64>,
    lumen: Vec<f64>,
    cord: Option<Vec<f64>>,
}

fn squeeze(
    wall_ring: &[Point],
    sac: &[Point],
    lumen: &[Point],
    cord: Option<&[Point]>,
    effect: Effect,
    from: Direction,
) -> Squeezed {
    let middle = heading(from);
    let towards = Point::direction(middle.unwrap_or(-90.0));
    let origin = Point::default();
    let start = middle.unwrap_or(-90.0) - 180.0;
    // Half sizes along the tumour's way and across it.
    let along = |ring: &[Point]| reach(ring, origin, -towards);
    let across = |ring: &[Point]| reach(ring, origin, towards.quarter_turn());
    let round = middle.is_none();
    let lobed = from == Direction::Anterior;

    // What the cord becomes, before the tumour dents it.
    let (centre, cord_ring): (Point, Option<Vec<Point>>) = match (effect, cord) {
        (Effect::Compresses, Some(cord)) => {
            let (flat, wide) = if round { (0.92, 0.92) } else { (0.84, 1.04) };
            let room = along(lumen) - along(cord);
            let shift = if round { 0.0 } else { 0.5 * room + (1.0 - flat) * along(cord) };
            let centre = -towards * shift;
            (centre, Some(scaled(cord, towards, flat, wide, centre)))
        }
        (Effect::NoFluid, Some(cord)) => {
            let (flat, wide) = if round { (0.72, 0.72) } else { (0.52, 1.04) };
            let shift = if round { 0.0 } else { 0.94 * (along(lumen) - flat * along(cord)) };
            let centre = -towards * shift;
            (centre, Some(scaled(cord, towards, flat, wide, centre)))
        }
        (Effect::Effaces(_), None) if !round => (-towards * (0.36 * along(sac)), None),
        (Effect::Collapses { clumped }, None) => {
            let (flat, wide) = match (round, clumped) {
                (true, _) => (0.34, 0.34),
                (false, false) => (0.20, 0.74),
                (false, true) => (0.34, 0.52),
            };
            let shift = if round { 0.0 } else { along(lumen) * (0.92 - flat) };
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
        (_, cord) => (origin, cord.map(<[Point]>::to_vec)),
    };

    let frame = Frame { centre, start };
    let (wall, free, inside) = (frame.radii(wall_ring), frame.radii(sac), frame.radii(lumen));
    let core = cord_ring.as_ref().map(|ring| frame.radii(ring));
    let cord_at = |i: usize| core.as_ref().map_or(0.0, |core| core[i]);
    let room: Vec<f64> = (0..COUNT).map(|i| inside[i] - cord_at(i)).collect();
    let most = room.iter().copied().fold(0.0, f64::max);

    // Where the sac has collapsed, tumour takes its place and tapers off behind it.
    let collapsed = |i: usize| soft_minimum(cord_at(i), inside[i] - 0.05) + DURA;
    let taper = |i: usize| {
        let t = ((172.0 - Frame::off(i).abs()) / 77.0).clamp(0.0, 1.0);
        if round { 1.0 } else { t * t * (3.0 - 2.0 * t) }
    };
    let lobes = |depth: f64| lobes(wall_ring, towards, across(wall_ring), depth, lobed);
    let edge = |i: usize, size: f64| match effect {
        Effect::NoFluid | Effect::Collapses { .. } => {
            wall[i] - taper(i) * (wall[i] - collapsed(i)).max(0.0)
        }
        _ if round => {
            let free = if matches!(effect, Effect::Effaces(_)) {
                free[i] * (1.0 - size)
            } else {
                free[i] - size
            };
            free.min(wall[i])
        }
        _ => {
            let hits = lobes(size).into_iter().filter_map(|lobe| lobe.hit(centre, frame.way(i)));
            let edge = hits.fold(wall[i], f64::min);
            if effect == Effect::Impinges { edge.max(free[i] + 0.1).min(wall[i]) } else { edge }
        }
    };
    let grown = |size: f64| -> [Vec<f64>; 3] {
        let (mut tumour, mut outer, mut inner) = (Vec::new(), Vec::new(), Vec::new());
        for i in 0..COUNT {
            let edge = edge(i, size);
            let sac = match effect {
                Effect::Impinges => free[i].min(edge),
                Effect::NoFluid | Effect::Collapses { .. } => collapsed(i),
                _ => soft_minimum(free[i], edge),
            };
            tumour.push(edge);
            inner.push(inside[i].min(sac - DURA).max(0.05));
            outer.push(sac);
        }
        [tumour, outer, inner]
    };
    // The tumour grows until it does what the grade says.
    let near = room.iter().copied().fold(f64::INFINITY, f64::min);
    let gap = |size: f64, i: usize| edge(i, size) - DURA - cord_at(i);
    let reached = |size: f64| match effect {
        Effect::Deforms if round => size >= 0.5 * near,
        Effect::Touches if round => size >= near,
        Effect::Compresses if round => size >= near + 0.4 * (most - near),
        // Half of the fluid that the tumour meets where it comes nearest is left.
        Effect::Deforms => (0..COUNT).any(|i| gap(size, i) <= 0.45 * room[i]),
        Effect::Touches => (0..COUNT).any(|i| gap(size, i) <= 0.0),
        Effect::Compresses => (0..COUNT).any(|i| gap(size, i) <= -0.24 * cord_at(i)),
        Effect::Effaces(taken) => {
            let area = |radii: &[f64]| radii.iter().map(|r| r * r).sum::<f64>();
            area(&grown(size)[1]) <= (1.0 - taken) * area(&free)
        }
        _ => true,
    };
    let size = if effect == Effect::Impinges {
        let fat = reach(wall_ring, origin, towards) - reach(sac, origin, towards);
        if round { -0.1 } else { 1.25 * fat + 0.9 }
    } else {
        let (mut low, mut high) = (0.0, reach(wall_ring, origin, towards) * 2.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if reached(middle) { high = middle } else { low = middle }
        }
        // Never further than the grade allows.
        if effect == Effect::Compresses { high } else { low }
    };
    let [tumour, outer, inner] = grown(size);
    let cord = match (effect, cord) {
        (_, None) => None,
        _ => core.map(|core| core.iter().zip(&inner).map(|(c, i)| c.min(*i)).collect()),
    };
    Squeezed { frame, wall, tumour, sac: outer, lumen: inner, cord }
}

/// The smaller of two lengths, mm, rounded where they meet; never more than the smaller.
fn soft_minimum(a: f64, b: f64) -> f64 {
    const ROUND: f64 = 0.6;
    let near = (1.0 - (a - b).abs() / ROUND).max(0.0);
    a.min(b) - near * near * ROUND / 4.0
}

/// A mass that bulges into the canal: an ellipse with its middle in the wall.
#[derive(Clone, Copy)]
struct Lobe {
    centre: Point,
    towards: Point,
    half_width: f64,
    depth: f64,
}

impl Lobe {
    /// How far a ray goes to the lobe; zero from within, `None` if it passes by.
    fn hit(&self, from: Point, way: Point) -> Option<f64> {
        let across = self.towards.quarter_turn();
        let into = |q: Point| {
            Point::new(q.dot(across) / self.half_width, q.dot(self.towards) / self.depth)
        };
        let (o, d) = (into(from - self.centre), into(way));
        let (a, b, c) = (d.dot(d), o.dot(d), o.dot(o) - 1.0);
        let root = b * b - a * c;
        if c <= 0.0 {
            return Some(0.0);
        }
        (root >= 0.0 && b < 0.0).then(|| (-b - root.sqrt()) / a)
    }
}

/// The masses of a tumour that has grown so deep: two on both sides of the midline from the front,
/// one from elsewhere.
fn lobes(wall: &[Point], towards: Point, half: f64, depth: f64, lobed: bool) -> Vec<Lobe> {
    let across = towards.quarter_turn();
    let depth = depth.max(0.01);
    let lobe = |off: f64, half_width: f64| {
        let base = across * off;
        let centre = base + towards * reach(wall, base, towards);
        Lobe { centre, towards, half_width, depth }
    };
    if lobed {
        let off = 0.40 * half;
        let wide = 0.36 * half + 0.24 * depth;
        vec![lobe(off, wide), lobe(-off, wide)]
    } else {
        vec![lobe(0.0, 0.62 * half + 0.42 * depth)]
    }
}

/// A ring flattened along a way, widened across it and moved.
fn scaled(ring: &[Point], towards: Point, flat: f64, wide: f64, centre: Point) -> Vec<Point> {
    let across = towards.quarter_turn();
    let to =
        |q: &Point| centre + towards * (q.dot(towards) * flat) + across * (q.dot(across) * wide);
    ring.iter().map(to).collect()
}

/// The area between two lines of radii, where the inner is really the inner.
fn between(frame: &Frame, inner: &[f64], outer: &[f64]) -> Option<Polygon> {
    let thick = |i: usize| outer[i] - inner[i] > 0.04;
    if (0..COUNT).all(thick) {
        return Some(holed(frame.ring(outer), frame.ring(inner)));
    }
    let first = (0..COUNT).find(|i| thick(*i))?;
    let last = (0..COUNT).rev().find(|i| thick(*i))?;
    let at = |radii: &[f64], i: usize| frame.centre + frame.way(i) * radii[i];
    let mut ring: Vec<Point> = (first..=last).map(|i| at(inner, i)).collect();
    ring.extend((first..=last).rev().map(|i| at(outer, i)));
    (ring.len() > 5).then(|| Polygon::new(ring))
}

/// The fluid between the dura and the cord. Where the cord touches the dura, a hair of it remains,
/// so that the area stays one ring.
fn fluid(frame: &Frame, lumen: &[f64], cord: &[f64]) -> Polygon {
    holed(frame.ring(lumen), frame.ring(cord))
}

/// Tumour in a canal that holds no sac: from its side, or all of it.
fn in_fat(wall: &[Point], effect: Effect, from: Direction) -> Option<Polygon> {
    let depth = match effect {
        Effect::Nothing => return None,
        Effect::Impinges => 0.35,
        Effect::Effaces(share) => share.max(0.45),
        _ => 0.9,
    };
    let middle = heading(from);
    let frame = Frame { centre: Point::default(), start: middle.unwrap_or(-90.0) - 180.0 };
    let outer = frame.radii(wall);
    let growth = Growth { full: 50.0, end: 110.0, notch: 1.0 };
    let inner: Vec<f64> = (0..COUNT)
        .map(|i| {
            let grown = if middle.is_none() { 1.0 } else { growth.at(Frame::off(i)) };
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
            .is_none_or(|cord| !cord.contains(to) && cord.distance_to_edge(to) > size * 0.9);
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
