//! What the canal holds: epidural fat, thecal sac, cord or roots. By convention the sac takes 0.75
//! of the canal's width and 0.80 of its depth down to L5, tapering to its end at the middle of S2,
//! where it ends most often (Macdonald et al., Clin Anat 1999;12:149–152).

use super::path::{bearing, holed, inset, p, reach, ring, whole};
use super::plan::{Bone, Detail, FINE};
use crate::anatomy::{Level, Place, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon, ellipse, smooth_closed};

/// Thickness of the dura as drawn, mm: more than it is, so that it can be pointed at.
pub const DURA: f64 = 0.85;

/// The canal of a level and what it holds while nothing compresses it.
pub struct Canal {
    /// The wall of the canal, a whole ring.
    pub wall: Vec<Point>,
    /// The outer edge of the sac, where the level has one; below S2 it seldom reaches.
    pub sac: Option<Vec<Point>>,
    /// The inner edge of the dura.
    pub lumen: Option<Vec<Point>>,
    /// The cord, C1 to L1.
    pub cord: Option<Vec<Point>>,
}

/// Whether the sac is drawn without a mark: it ends at the middle of S2.
pub fn has_sac(level: Level) -> bool {
    level <= Level::S2
}

impl Canal {
    /// The canal of a level with this bone.
    pub fn of(level: Level, bone: &Bone) -> Self {
        let wall = whole(&bone.canal);
        let sac = Structure::Dura.exists_at(level).then(|| sac(level, &wall));
        let lumen = sac.as_ref().map(|sac| inset(sac, DURA));
        let cord = level.cord_size().map(|size| cord([size.width / 2.0, size.depth / 2.0]));
        Self { wall, sac, lumen, cord }
    }

    /// The parts within the canal.
    pub fn parts(&self, level: Level) -> Vec<(Structure, Place, Polygon)> {
        let mut parts = Vec::new();
        let edge = self.sac.as_ref().filter(|_| has_sac(level));
        for (place, area) in sectors(&self.wall, edge) {
            parts.push((Structure::Epidural, place, area));
        }
        if let (Some(sac), Some(lumen)) = (&self.sac, &self.lumen) {
            let band = holed(sac.clone(), lumen.clone());
            parts.push((Structure::Dura, Place::Whole, band));
            let inside = match &self.cord {
                Some(cord) => holed(lumen.clone(), cord.clone()),
                None => Polygon::new(lumen.clone()),
            };
            parts.push((Structure::Intradural, Place::Whole, inside));
        }
        if Structure::Cord.exists_at(level) {
            // Below its usual end the cord is drawn only where it is marked.
            let cord = self.cord.clone().unwrap_or_else(|| cord([2.6, 2.2]));
            parts.push((Structure::Cord, Place::Whole, Polygon::new(cord)));
        }
        parts
    }

    /// The grey matter, roots and filum, as thin lines and dots.
    pub fn details(&self, level: Level) -> Vec<Detail> {
        let mut details = Vec::new();
        if let Some(size) = level.cord_size() {
            details.push(grey_matter([size.width / 2.0, size.depth / 2.0], Point::default()));
        }
        if has_sac(level) {
            let dots = self.roots(level).into_iter();
            details.extend(dots.map(|dot| Detail::area(dot, Role::Nerve, Role::CordEdge, 0.12)));
        }
        details.into_iter().map(|detail| detail.on(super::MARKS)).collect()
    }

    /// The roots within the sac: of the cauda equina below the conus, beside the cord above it.
    pub fn roots(&self, level: Level) -> Vec<Vec<Point>> {
        let Some(lumen) = &self.lumen else { return Vec::new() };
        if let Some(size) = level.cord_size() {
            let (x, y) = (size.width / 2.0, size.depth / 2.0);
            let around: &[(f64, f64)] = if level == Level::L1 {
                &[(0.9, 0.75), (1.3, 0.2), (1.25, -0.4), (0.75, -0.95), (0.4, 1.28)]
            } else {
                &[(0.80, 0.82), (0.78, -0.86)]
            };
            return around
                .iter()
                .flat_map(|(a, b)| {
                    [1.0, -1.0].map(|side| p(side * (a * x + 0.55), b * y + 0.2 * b))
                })
                .map(|at| {
                    // Within the dura.
                    let most = reach(lumen, Point::default(), at.unit()) - 0.6;
                    at.unit() * at.length().min(most)
                })
                .map(|at| ellipse(at, 0.42, 0.42, 0.0))
                .collect();
        }
        let rows: &[(f64, &[f64])] = match level {
            Level::L2 => {
                &[(0.80, &[-60.0, -30.0, 0.0, 28.0, 52.0, 76.0]), (0.52, &[10.0, 45.0, 78.0])]
            }
            Level::L3 => &[(0.80, &[-48.0, -18.0, 10.0, 36.0, 60.0, 80.0]), (0.5, &[35.0, 72.0])],
            Level::L4 => &[(0.78, &[-35.0, -5.0, 25.0, 52.0, 77.0]), (0.42, &[60.0])],
            Level::L5 => &[(0.74, &[-28.0, 8.0, 42.0, 75.0])],
            Level::S1 => &[(0.66, &[-12.0, 30.0, 72.0])],
            _ => &[(0.55, &[10.0])],
        };
        let radius = if level >= Level::S2 { 0.45 } else { 0.62 };
        let mut dots = Vec::new();
        for (share, angles) in rows {
            for angle in *angles {
                for mirrored in [false, true] {
                    let way = Point::direction(*angle);
                    let way = if mirrored { way.mirrored() } else { way };
                    let at = way * (reach(lumen, Point::default(), way) * share);
                    dots.push(ellipse(at, radius, radius, 0.0));
                }
            }
        }
        dots
    }
}

/// The outer edge of the sac: an ellipse, in the lower lumbar canal a triangle with round corners.
fn sac(level: Level, wall: &[Point]) -> Vec<Point> {
    let half = |share: f64, at: fn(&Point) -> f64| wall.iter().map(at).fold(0.0, f64::max) * share;
    let [w, d] = match level {
        Level::S1 => [8.6, 5.2],
        Level::S2 => [4.4, 3.4],
        Level::S3 => [2.8, 2.1],
        Level::S4 => [2.3, 1.6],
        _ => [half(0.75, |q| q.x), half(0.80, |q| q.y)],
    };
    let triangle = match level {
        Level::L2 => 0.25,
        Level::L3 => 0.45,
        Level::L4 | Level::L5 | Level::S1 => 0.8,
        _ => 0.0,
    };
    let steps = 24;
    let points: Vec<Point> = (0..steps)
        .map(|step| {
            let way = Point::direction(-90.0 + 360.0 * f64::from(step) / f64::from(steps));
            let round = p(way.x * w, way.y * d);
            let s = f64::midpoint(way.y, 1.0);
            // Narrow behind, broad before the middle.
            let narrow = 1.0 - 0.52 * s * s + 0.10 * libm::sin(s * std::f64::consts::PI);
            let corner = p(round.x * narrow, round.y);
            round.towards(corner, triangle)
        })
        .collect();
    let widest = points.iter().map(|q| q.x).fold(0.0, f64::max);
    smooth_closed(&points.iter().map(|q| p(q.x * w / widest, q.y)).collect::<Vec<_>>())
}

/// A cord with its front fissure.
pub fn cord([x, y]: [f64; 2]) -> Vec<Point> {
    let half = [
        (0.0, -0.90),
        (0.14, -0.985),
        (0.42, -0.93),
        (0.78, -0.66),
        (0.985, -0.16),
        (0.96, 0.30),
        (0.72, 0.74),
        (0.36, 0.97),
        (0.0, 0.985),
    ];
    let points: Vec<Point> = half.iter().map(|(a, b)| p(a * x, b * y)).collect();
    let half = super::path::Path::new(&points).all();
    whole(&half)
}

/// The grey matter of a cord of half width x and half depth y.
pub fn grey_matter([x, y]: [f64; 2], centre: Point) -> Detail {
    let half = [
        (0.0, -0.10),
        (0.16, -0.16),
        (0.26, -0.48),
        (0.42, -0.50),
        (0.47, -0.22),
        (0.34, 0.02),
        (0.36, 0.36),
        (0.50, 0.66),
        (0.40, 0.70),
        (0.24, 0.40),
        (0.14, 0.08),
        (0.0, 0.06),
    ];
    let points: Vec<Point> = half.iter().map(|(a, b)| p(a * x, b * y)).collect();
    let ring = whole(&super::path::Path::new(&points).all());
    let mut detail = Detail::line(ring.iter().map(|q| *q + centre).collect(), Role::CordEdge, FINE);
    detail.closed = true;
    detail
}

/// The epidural space in four sectors between the wall and the sac; without a sac they meet in the
/// middle.
pub fn sectors(wall: &[Point], sac: Option<&Vec<Point>>) -> [(Place, Polygon); 4] {
    let extent = |at: fn(&Point) -> f64| wall.iter().map(at).fold(0.0, f64::max);
    let (w, d) = (extent(|q| q.x), extent(|q| q.y));
    let fore = bearing(Point::default(), p(0.66 * w, -0.80 * d)) - 360.0;
    let hind = bearing(Point::default(), p(0.66 * w, 0.74 * d));
    let between = |from: f64, to: f64| {
        let outer = arc(wall, from, to);
        let inner = match sac {
            Some(sac) => super::path::reversed(arc(sac, from, to)),
            None => vec![Point::default()],
        };
        ring(&[outer, inner])
    };
    let left = Polygon::new(between(fore, hind));
    [
        (Place::Anterior, Polygon::new(between(-180.0 - fore, fore))),
        (Place::Right, left.mirrored()),
        (Place::Left, left),
        (Place::Posterior, Polygon::new(between(hind, 180.0 - hind))),
    ]
}

/// The piece of a ring around the origin between two bearings in degrees, clockwise.
pub fn arc(ring: &[Point], from: f64, to: f64) -> Vec<Point> {
    let origin = Point::default();
    let at = |angle: f64| {
        let way = Point::direction(angle);
        (angle, way * reach(ring, origin, way))
    };
    let mut points = vec![at(from), at(to)];
    for point in ring {
        let mut angle = bearing(origin, *point);
        while angle - 360.0 > from {
            angle -= 360.0;
        }
        while angle < from {
            angle += 360.0;
        }
        if angle > from + 1e-6 && angle < to - 1e-6 {
            points.push((angle, *point));
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points.into_iter().map(|(_, point)| point).collect()
}
