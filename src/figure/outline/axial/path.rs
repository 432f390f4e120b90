//! Smooth contours with junctions: what neighbouring parts share, so that they meet without a gap.

use crate::figure::geometry::{Point, Polygon, signed_area, smooth_open};

/// A point.
pub const fn p(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

/// A smooth line through control points. Its pieces between two of them are shared by the parts on
/// both sides.
#[derive(Debug, Clone)]
pub struct Path {
    curve: Vec<Point>,
    pieces: usize,
    count: usize,
}

impl Path {
    /// A line through points; an end on the midline goes on as its mirror image, so that the whole
    /// contour has no kink there.
    pub fn new(points: &[Point]) -> Self {
        let on_axis = |point: &Point| point.x.abs() < 1e-9;
        let mut control = Vec::with_capacity(points.len() + 2);
        let before = usize::from(points.first().is_some_and(on_axis));
        if before > 0 {
            control.extend(points.get(1).map(|point| point.mirrored()));
        }
        control.extend_from_slice(points);
        if points.len() > 1 && points.last().is_some_and(on_axis) {
            control.push(points[points.len() - 2].mirrored());
        }
        let curve = smooth_open(&control);
        let pieces = (curve.len().saturating_sub(1)) / control.len().saturating_sub(1).max(1);
        let start = before * pieces;
        let end = start + points.len().saturating_sub(1) * pieces;
        let curve = curve.get(start..=end).map(<[Point]>::to_vec).unwrap_or_default();
        Self { curve, pieces, count: points.len() }
    }

    /// The last of its control points.
    pub const fn end(&self) -> f64 {
        self.count.saturating_sub(1) as f64
    }

    /// The point at a control point, or between two of them.
    pub fn at(&self, knot: f64) -> Point {
        self.curve.get(self.index(knot)).copied().unwrap_or_default()
    }

    /// The piece from one control point to another, backwards if they stand so.
    pub fn between(&self, from: f64, to: f64) -> Vec<Point> {
        let (a, b) = (self.index(from), self.index(to));
        let mut piece =
            self.curve.get(a.min(b)..=a.max(b)).map(<[Point]>::to_vec).unwrap_or_default();
        if a > b {
            piece.reverse();
        }
        piece
    }

    /// The first place from `first` on from which a straight line to `to`, on the right of the way,
    /// meets nothing of what lies between.
    pub fn clear_of(&self, to: f64, first: f64) -> f64 {
        let end = self.at(to);
        let clear = |from: &f64| {
            let start = self.at(*from);
            let line = end - start;
            self.between(*from, to).iter().all(|q| line.cross(*q - start) > -1e-6)
        };
        let mut places = (0..40).map(|step| first + 0.125 * f64::from(step));
        places.find(|place| *place >= to || clear(place)).unwrap_or(to)
    }

    /// All of it.
    pub fn all(&self) -> Vec<Point> {
        self.curve.clone()
    }

    fn index(&self, knot: f64) -> usize {
        let index = libm::round(knot * self.pieces as f64) as usize;
        index.min(self.curve.len().saturating_sub(1))
    }
}

/// One line out of several that follow each other; points that coincide are taken once.
pub fn join(pieces: &[Vec<Point>]) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::new();
    for point in pieces.iter().flatten() {
        if line.last().is_none_or(|last| last.distance(*point) > 1e-6) {
            line.push(*point);
        }
    }
    line
}

/// A ring out of lines that follow each other.
pub fn ring(pieces: &[Vec<Point>]) -> Vec<Point> {
    let mut ring = join(pieces);
    while ring.len() > 1 && ring[0].distance(ring[ring.len() - 1]) < 1e-6 {
        ring.pop();
    }
    ring
}

/// The other way round.
pub fn reversed(mut line: Vec<Point>) -> Vec<Point> {
    line.reverse();
    line
}

/// A line in the mirror, from its mirrored end to its mirrored start.
pub fn mirror(line: &[Point]) -> Vec<Point> {
    line.iter().rev().map(|point| point.mirrored()).collect()
}

/// A ring of a half that begins and ends on the midline, together with its mirror image.
pub fn whole(half: &[Point]) -> Vec<Point> {
    ring(&[half.to_vec(), mirror(half)])
}

/// An arc from one point to another, bulging by mm to the left of the way, on a page.
pub fn bulge(from: Point, to: Point, by: f64) -> Vec<Point> {
    const STEPS: u32 = 10;
    let across = -(to - from).unit().quarter_turn();
    (0..=STEPS)
        .map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            from.towards(to, t) + across * (by * 4.0 * t * (1.0 - t))
        })
        .collect()
}

/// How far a ray from a point inside goes to the first edge of a ring, mm; zero if it meets none.
pub fn reach(ring: &[Point], from: Point, way: Point) -> f64 {
    let mut nearest = f64::INFINITY;
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (edge, to) = (*b - *a, *a - from);
        let turn = way.cross(edge);
        if turn.abs() < 1e-12 {
            continue;
        }
        let (along, share) = (to.cross(edge) / turn, to.cross(way) / turn);
        if along > 1e-9 && (-1e-9..=1.0 + 1e-9).contains(&share) {
            nearest = nearest.min(along);
        }
    }
    if nearest.is_finite() { nearest } else { 0.0 }
}

/// The angle of a point seen from another, degrees from 0 (to the right) to 360, clockwise.
pub fn bearing(from: Point, to: Point) -> f64 {
    let way = to - from;
    let angle = libm::atan2(way.y, way.x).to_degrees();
    if angle < 0.0 { angle + 360.0 } else { angle }
}

/// A ring drawn in (or, with negative mm, out) along its normals.
pub fn inset(ring: &[Point], by: f64) -> Vec<Point> {
    let count = ring.len();
    let clockwise = if signed_area(ring) > 0.0 { 1.0 } else { -1.0 };
    (0..count)
        .map(|index| {
            let (before, after) = (ring[(index + count - 1) % count], ring[(index + 1) % count]);
            ring[index] + (after - before).unit().quarter_turn() * (by * clockwise)
        })
        .collect()
}

/// An area with a hole.
pub fn holed(outline: Vec<Point>, hole: Vec<Point>) -> Polygon {
    Polygon { rings: vec![outline, hole] }
}
