//! Lengths and areas taken off finished polygons, as with a ruler, for the tests. Nothing here
//! knows how they are drawn.

use std::collections::BTreeMap;

use crate::figure::geometry::{Bounds, Point, Polygon, signed_area};

/// Distance of the lines on which areas are counted, mm.
const STEP: f64 = 0.1;
/// Where the first of them lies, in steps: on no round number, where the corners are.
const OFF: f64 = 0.4637;

/// An area as spans on horizontal lines, by the number of the line.
pub struct Spans(BTreeMap<i64, Vec<f64>>);

impl Spans {
    pub fn of(polygon: &Polygon) -> Self {
        let mut rows: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        for (a, b) in polygon.edges() {
            let (top, bottom) = if a.y < b.y { (a, b) } else { (b, a) };
            let first = (top.y / STEP - OFF).floor() as i64;
            for row in first.. {
                let y = (row as f64 + OFF) * STEP;
                if y >= bottom.y {
                    break;
                }
                if y < top.y {
                    continue;
                }
                let x = top.x + (y - top.y) / (bottom.y - top.y) * (bottom.x - top.x);
                rows.entry(row).or_default().push(x);
            }
        }
        for xs in rows.values_mut() {
            xs.sort_by(f64::total_cmp);
        }
        Self(rows)
    }

    /// What both cover, mm².
    pub fn shared(&self, other: &Self) -> f64 {
        let mut length = 0.0;
        for (row, xs) in &self.0 {
            let Some(others) = other.0.get(row) else { continue };
            for a in xs.chunks_exact(2) {
                for b in others.chunks_exact(2) {
                    length += (a[1].min(b[1]) - a[0].max(b[0])).max(0.0);
                }
            }
        }
        length * STEP
    }

    /// The area, mm².
    pub fn area(&self) -> f64 {
        self.shared(self)
    }

    /// What only one of the two covers, mm².
    pub fn differing(&self, other: &Self) -> f64 {
        self.area() + other.area() - 2.0 * self.shared(other)
    }
}

/// Whether two edges cross, more than touch.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let apart = |i: f64, j: f64, k: f64, l: f64| i.max(j) < k.min(l) || k.max(l) < i.min(j);
    if apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y) {
        return false;
    }
    let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    side(a, b, c) * side(a, b, d) < -1e-12 && side(c, d, a) * side(c, d, b) < -1e-12
}

/// A place where the edges of an area cross each other, those of its holes too.
pub fn crossing(polygon: &Polygon) -> Option<Point> {
    let mut edges: Vec<(Point, Point)> = polygon.edges().collect();
    let first = |(a, b): (Point, Point)| a.x.min(b.x);
    edges.sort_by(|one, other| first(*one).total_cmp(&first(*other)));
    (0..edges.len()).find_map(|i| {
        let (a, b) = edges[i];
        // Those that begin before this one ends, from left to right.
        let mut near = edges[i + 1..].iter().take_while(|other| first(**other) <= a.x.max(b.x));
        near.any(|other| cross(edges[i], *other)).then_some(a)
    })
}

/// The first corner where a line turns back on itself, by more than 170 degrees.
pub fn spike(polygon: &Polygon) -> Option<Point> {
    polygon.rings.iter().find_map(|ring| {
        let mut ring = ring.clone();
        ring.dedup_by(|a, b| a.distance(*b) < 0.01);
        let at = |index: usize| ring[index % ring.len()];
        (0..ring.len()).find_map(|i| {
            let (one, two) = ((at(i + 1) - at(i)).unit(), (at(i + 2) - at(i + 1)).unit());
            (one.dot(two) < -0.985).then(|| at(i + 1))
        })
    })
}

/// A line around an area, in steps of at most 0.1 mm.
pub fn walked(polygon: &Polygon) -> Vec<Point> {
    let mut points = Vec::new();
    for (a, b) in polygon.edges() {
        let steps = (a.distance(b) / 0.1).ceil().max(1.0) as usize;
        points.extend((0..steps).map(|step| a.towards(b, step as f64 / steps as f64)));
    }
    points
}

/// The shortest way from the edges of one area to those of another, mm.
pub fn gap(one: &Polygon, other: &Polygon) -> f64 {
    let from = |a: &Polygon, b: &Polygon| {
        let points = a.rings.iter().flatten().step_by(2);
        points.map(|point| b.distance_to_edge(*point)).fold(f64::INFINITY, f64::min)
    };
    from(one, other).min(from(other, one))
}

/// How far the line around an area lies from that around another where it lies farthest, mm.
pub fn strays(one: &Polygon, other: &Polygon) -> f64 {
    let other = Polygon::new(other.outline().to_vec());
    let points = one.outline().iter().step_by(2);
    points.map(|point| other.distance_to_edge(*point)).fold(0.0, f64::max)
}

/// Where an area begins and ends in a direction, mm from the origin.
pub fn extent(polygon: &Polygon, along: Point) -> [f64; 2] {
    let reached = polygon.outline().iter().map(|point| point.dot(along));
    reached.fold([f64::INFINITY, f64::NEG_INFINITY], |[a, b], c| [a.min(c), b.max(c)])
}

/// Where an area begins and ends on the line x, mm.
pub fn on_line(polygon: &Polygon, x: f64) -> Option<[f64; 2]> {
    let turned = polygon.map(|point| Point::new(point.y, point.x));
    let crossings = turned.crossings(x);
    Some([*crossings.first()?, *crossings.last()?])
}

/// The rectangle around several areas.
pub fn bounds<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Bounds {
    polygons.into_iter().filter_map(Polygon::bounds).reduce(Bounds::with).unwrap()
}

#[test]
fn the_ruler_measures_squares() {
    let square = |x: f64, size: f64| {
        let p = |a: f64, b: f64| Point::new(x + a * size, b * size);
        Polygon::new(vec![p(0.0, 0.0), p(1.0, 0.0), p(1.0, 1.0), p(0.0, 1.0)])
    };
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found}");
    let (one, two) = (square(0.0, 10.0), square(8.0, 10.0));
    close(Spans::of(&one).area(), 100.0);
    close(Spans::of(&one).shared(&Spans::of(&two)), 20.0);
    close(Spans::of(&one).differing(&Spans::of(&two)), 160.0);
    close(gap(&one, &square(13.0, 10.0)), 3.0);
    close(strays(&one, &square(0.0, 12.0)), 2.0);
    close(extent(&one, Point::new(1.0, 0.0))[1], 10.0);
    assert_eq!(on_line(&one, 5.0), Some([0.0, 10.0]));
    assert_eq!(crossing(&one), None);
    assert!(spike(&one).is_none() && signed_area(one.outline()) > 0.0);
    let bow = Polygon::new([0, 2, 1, 3].map(|i| one.outline()[i]).to_vec());
    assert!(crossing(&bow).is_some());
}
