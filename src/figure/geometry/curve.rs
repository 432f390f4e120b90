//! Smooth curves, flattened to points: what outlines are built of.

use super::point::Point;
use super::polygon::Polygon;

/// Points on each piece of a curve: fine enough for a figure twice the size of life.
const PIECES: u32 = 8;

/// A corner of a rounded outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corner {
    /// Where it would be without rounding.
    pub at: Point,
    /// How far from the corner the rounding begins, mm; never beyond the middle of an edge.
    pub radius: f64,
}

impl Corner {
    /// A corner that is rounded from `radius` mm before it to `radius` mm behind it.
    pub const fn new(x: f64, y: f64, radius: f64) -> Self {
        Self { at: Point::new(x, y), radius }
    }

    /// A corner rounded as softly as its neighbours allow.
    pub const fn soft(x: f64, y: f64) -> Self {
        Self::new(x, y, f64::INFINITY)
    }

    /// The same corner elsewhere.
    pub fn map(self, to: impl Fn(Point) -> Point) -> Self {
        Self { at: to(self.at), radius: self.radius }
    }
}

/// A closed outline with rounded corners. It never leaves the convex hull of its corners, so it
/// has no spikes and no loops where the corners have none.
pub fn rounded(corners: &[Corner]) -> Vec<Point> {
    let count = corners.len();
    let mut points = Vec::with_capacity(count * 2);
    for (index, corner) in corners.iter().enumerate() {
        let before = corners[(index + count - 1) % count].at;
        let after = corners[(index + 1) % count].at;
        let trim = |other: Point| {
            let length = corner.at.distance(other);
            let t = if length > 0.0 { (corner.radius / length).min(0.5) } else { 0.0 };
            corner.at.towards(other, t)
        };
        let (start, end) = (trim(before), trim(after));
        if corner.radius <= 0.0 {
            push(&mut points, corner.at);
            continue;
        }
        for piece in 0..=PIECES {
            push(&mut points, quadratic(start, corner.at, end, share(piece)));
        }
    }
    while points.len() > 1 && points[0].distance(points[points.len() - 1]) < 1e-9 {
        points.pop();
    }
    points
}

/// A closed curve through points: a centripetal Catmull–Rom spline, without loops or cusps.
pub fn smooth_closed(points: &[Point]) -> Vec<Point> {
    let count = points.len();
    if count < 3 {
        return points.to_vec();
    }
    let at = |index: usize| points[index % count];
    (0..count)
        .flat_map(|index| {
            let knots = [at(index + count - 1), at(index), at(index + 1), at(index + 2)];
            (0..PIECES).map(move |piece| catmull_rom(knots, share(piece)))
        })
        .collect()
}

/// An open curve through points, from the first to the last.
pub fn smooth_open(points: &[Point]) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return Vec::new() };
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut curve = Vec::with_capacity(points.len() * PIECES as usize);
    for index in 0..points.len() - 1 {
        let (from, to) = (points[index], points[index + 1]);
        // Beyond the ends the curve goes on as it came.
        let before = if index > 0 { points[index - 1] } else { from - (to - from) };
        let after = points.get(index + 2).copied().unwrap_or(last + (to - from));
        curve.extend((0..PIECES).map(|piece| catmull_rom([before, from, to, after], share(piece))));
    }
    if let Some(start) = curve.first_mut() {
        *start = first;
    }
    curve.push(last);
    curve
}

/// An ellipse, turned by degrees.
pub fn ellipse(centre: Point, radius_x: f64, radius_y: f64, degrees: f64) -> Vec<Point> {
    const POINTS: u32 = 40;
    (0..POINTS)
        .map(|index| {
            let on = Point::direction(360.0 * f64::from(index) / f64::from(POINTS));
            centre + Point::new(on.x * radius_x, on.y * radius_y).turned(degrees)
        })
        .collect()
}

/// A point on the quadratic curve from `a` to `c` with the control point `b`.
pub fn quadratic(a: Point, b: Point, c: Point, t: f64) -> Point {
    a.towards(b, t).towards(b.towards(c, t), t)
}

/// A band along a line whose width, mm, is a function of the way along it, 0 to 1. Its ends are
/// round.
pub fn band(line: &[Point], width: impl Fn(f64) -> f64) -> Polygon {
    const CAP: u32 = 12;
    if line.len() < 2 {
        return Polygon::default();
    }
    let total = length(line);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut way = 0.0;
    for (index, &point) in line.iter().enumerate() {
        if index > 0 {
            way += point.distance(line[index - 1]);
        }
        let from = line[index.saturating_sub(1)];
        let to = line[(index + 1).min(line.len() - 1)];
        let across = (to - from).unit().quarter_turn();
        let half = width(if total > 0.0 { way / total } else { 0.0 }) / 2.0;
        left.push(point - across * half);
        right.push(point + across * half);
    }
    let cap = |from: Point, to: Point| {
        let centre = from.towards(to, 0.5);
        (1..CAP).map(move |step| {
            centre + (from - centre).turned(180.0 * f64::from(step) / f64::from(CAP))
        })
    };
    let (Some(&left_end), Some(&right_end)) = (left.last(), right.last()) else {
        return Polygon::default();
    };
    let (left_start, right_start) = (left[0], right[0]);
    let mut outline = left;
    outline.extend(cap(left_end, right_end));
    outline.extend(right.into_iter().rev());
    outline.extend(cap(right_start, left_start));
    Polygon::new(outline)
}

/// A line or a closed ring with as few of its points as keep it within `tolerance` mm of what it
/// was (Douglas and Peucker). Ends are kept, and of a ring a point and the one farthest from it.
pub fn simplified(points: &[Point], closed: bool, tolerance: f64) -> Vec<Point> {
    let Some(first) = points.first() else { return Vec::new() };
    if !closed {
        let mut kept = Vec::new();
        simplify(points, tolerance, &mut kept);
        kept.extend(points.last().filter(|_| points.len() > 1));
        return kept;
    }
    let mut ring = points.to_vec();
    ring.push(*first);
    let far = (0..points.len())
        .max_by(|a, b| first.distance(points[*a]).total_cmp(&first.distance(points[*b])))
        .unwrap_or_default();
    let mut kept = Vec::new();
    simplify(&ring[..=far], tolerance, &mut kept);
    simplify(&ring[far..], tolerance, &mut kept);
    // A ring that is thinner than the tolerance stays as it was.
    if kept.len() < 3 { points.to_vec() } else { kept }
}

/// Adds the points to keep, all but the last.
fn simplify(points: &[Point], tolerance: f64, kept: &mut Vec<Point>) {
    let [first, .., last] = points else {
        kept.extend(points.first());
        return;
    };
    let farthest = points
        .iter()
        .enumerate()
        .map(|(index, point)| (index, point.distance_to_line(*first, *last)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match farthest {
        Some((index, distance)) if distance > tolerance => {
            simplify(&points[..=index], tolerance, kept);
            simplify(&points[index..], tolerance, kept);
        }
        _ => kept.push(*first),
    }
}

/// The length of a line, mm.
pub fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

fn share(piece: u32) -> f64 {
    f64::from(piece) / f64::from(PIECES)
}

fn push(points: &mut Vec<Point>, point: Point) {
    if points.last().is_none_or(|last| last.distance(point) > 1e-9) {
        points.push(point);
    }
}

/// Barry and Goldman's form; knots that coincide are parted a little.
fn catmull_rom([a, b, c, d]: [Point; 4], t: f64) -> Point {
    let gap = |from: Point, to: Point| from.distance(to).sqrt().max(1e-6);
    let (t1, t2) = (gap(a, b), gap(a, b) + gap(b, c));
    let t3 = t2 + gap(c, d);
    let t = t1 + (t2 - t1) * t;
    let between = |p: Point, q: Point, from: f64, to: f64| p.towards(q, (t - from) / (to - from));
    let (ab, bc, cd) = (between(a, b, 0.0, t1), between(b, c, t1, t2), between(c, d, t2, t3));
    between(between(ab, bc, 0.0, t2), between(bc, cd, t1, t3), t1, t2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Point>> {
        let point = (-50.0_f64..50.0, -50.0_f64..50.0).prop_map(|(x, y)| Point::new(x, y));
        prop::collection::vec(point, count)
    }

    #[test]
    fn an_ellipse_has_its_area_and_turns() {
        let area = Polygon::new(ellipse(Point::new(3.0, 4.0), 5.0, 2.0, 30.0)).area();
        assert!((area - 31.4).abs() < 0.3, "{area}");
        let upright = Polygon::new(ellipse(Point::default(), 5.0, 2.0, 90.0)).bounds().unwrap();
        assert!((upright.height() - 10.0).abs() < 1e-9 && (upright.width() - 4.0).abs() < 0.1);
    }

    #[test]
    fn a_band_has_its_width_and_round_ends() {
        let line = [Point::new(0.0, 0.0), Point::new(10.0, 0.0)];
        let band = band(&line, |t| 4.0 - 2.0 * t);
        let bounds = band.bounds().unwrap();
        assert!((bounds.min.x + 2.0).abs() < 0.1 && (bounds.max.x - 11.0).abs() < 0.1);
        assert!((band.crossings(0.9).len()) == 2 && band.contains(Point::new(0.1, 1.9)));
        assert!(!band.contains(Point::new(9.9, 1.2)));
    }

    #[test]
    fn few_points_are_harmless() {
        assert!(simplified(&[], true, 1.0).is_empty());
        assert_eq!(simplified(&[Point::default(); 2], false, 1.0).len(), 2);
        assert!(rounded(&[]).is_empty() && smooth_open(&[]).is_empty());
        assert!(band(&[Point::default()], |_| 1.0).outline().is_empty());
    }

    proptest! {
        #[test]
        fn smooth_curves_pass_through_their_points(points in points(3..12)) {
            for curve in [smooth_closed(&points), smooth_open(&points)] {
                for point in &points {
                    let nearest =
                        curve.iter().map(|on| on.distance(*point)).fold(f64::INFINITY, f64::min);
                    prop_assert!(nearest < 1e-6);
                }
                prop_assert!(curve.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            }
        }

        #[test]
        fn simplified_lines_stay_close_and_lose_points(radius in 1.0..40.0_f64, closed in any::<bool>()) {
            let line = ellipse(Point::default(), radius, radius / 2.0, 20.0);
            let kept = simplified(&line, closed, 0.05);
            prop_assert!(kept.len() <= line.len() && kept.len() > 4);
            let ring = [kept.as_slice(), &kept[..1]].concat();
            for point in &line {
                let nearest = ring
                    .windows(2)
                    .map(|pair| point.distance_to_line(pair[0], pair[1]))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= 0.05 + 1e-9);
            }
        }

        #[test]
        fn rounding_stays_within_the_corners(points in points(3..12), radius in 0.0..9.0_f64) {
            let corners: Vec<Corner> = points.iter().map(|at| Corner { at: *at, radius }).collect();
            let hull = crate::figure::Bounds::of(points).unwrap();
            for point in rounded(&corners) {
                prop_assert!(point.x >= hull.min.x - 1e-9 && point.x <= hull.max.x + 1e-9);
                prop_assert!(point.y >= hull.min.y - 1e-9 && point.y <= hull.max.y + 1e-9);
            }
        }
    }
}
