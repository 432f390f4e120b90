//! Contours of a vertebra from its measures: body, wall of the canal, processes.

use super::path::{Path, p};
use crate::anatomy::{Level, Region, Vertebra};
use crate::figure::geometry::Point;

/// A contour of the left half of a body: half widths from the midline, depths from the front.
type Profile = [(f64, f64); 9];

/// Broad and low, with the uncinate processes at its back corners.
const CERVICAL: Profile = [
    (0.0, 0.0),
    (0.36, 0.012),
    (0.66, 0.06),
    (0.87, 0.18),
    (0.955, 0.34),
    (0.985, 0.50),
    (1.0, 0.66),
    (0.995, 0.80),
    (0.96, 0.95),
];
/// The heart of the middle of the chest.
const HEART: Profile = [
    (0.0, 0.0),
    (0.27, 0.03),
    (0.54, 0.135),
    (0.75, 0.29),
    (0.89, 0.46),
    (0.975, 0.62),
    (1.0, 0.74),
    (0.97, 0.89),
    (0.88, 0.985),
];
/// The kidney of the loin.
const KIDNEY: Profile = [
    (0.0, 0.0),
    (0.33, 0.008),
    (0.63, 0.06),
    (0.845, 0.175),
    (0.96, 0.34),
    (1.0, 0.51),
    (0.995, 0.67),
    (0.95, 0.84),
    (0.80, 0.975),
];

/// The wall of the canal behind the body, in shares of its half width and half depth.
pub type Wall = [(f64, f64); 6];
pub const WALL_CERVICAL: Wall =
    [(0.85, -0.55), (0.985, -0.16), (0.86, 0.34), (0.55, 0.70), (0.24, 0.93), (0.0, 1.0)];
pub const WALL_ROUND: Wall =
    [(0.965, -0.46), (0.99, 0.20), (0.84, 0.60), (0.58, 0.86), (0.28, 0.975), (0.0, 1.0)];
pub const WALL_OVAL: Wall =
    [(0.975, -0.55), (0.965, 0.10), (0.74, 0.56), (0.50, 0.80), (0.24, 0.95), (0.0, 1.0)];
pub const WALL_TRIANGLE: Wall =
    [(0.99, -0.66), (0.92, -0.10), (0.62, 0.38), (0.38, 0.70), (0.17, 0.93), (0.0, 1.0)];

/// What differs from level to level beyond the measures.
#[derive(Clone, Copy)]
struct Character {
    /// How much of the heart and of the kidney is in the body; the rest is cervical.
    heart: f64,
    kidney: f64,
    /// Width and depth of the middle of the body, mm.
    body: [f64; 2],
    /// Angle of the pedicle to the sagittal plane, degrees.
    pedicle: f64,
}

fn character(v: &Vertebra) -> Character {
    let (heart, kidney) = match v.level {
        Level::C2 | Level::C3 | Level::C4 | Level::C5 | Level::C6 => (0.0, 0.0),
        Level::C7 => (0.15, 0.0),
        Level::T1 => (0.35, 0.0),
        Level::T2 => (0.65, 0.0),
        Level::T3 => (0.9, 0.0),
        Level::T10 => (0.85, 0.15),
        Level::T11 => (0.6, 0.4),
        Level::T12 => (0.3, 0.7),
        level if level.region() == Region::Thoracic => (1.0, 0.0),
        _ => (0.0, 1.0),
    };
    let pedicle = match v.level {
        Level::C7 => 35.0,
        Level::T1 | Level::L5 => 27.0,
        Level::T2 => 20.0,
        Level::T3 => 17.0,
        Level::T4 => 15.0,
        Level::T5 | Level::T6 | Level::T7 | Level::T8 | Level::L1 => 10.0,
        Level::T9 | Level::T10 | Level::T11 => 8.0,
        Level::T12 => 5.0,
        Level::L2 => 12.0,
        Level::L3 => 14.0,
        Level::L4 => 18.0,
        _ => 45.0,
    };
    let width = f64::midpoint(v.body_width_superior, v.body_width_inferior);
    let depth = f64::midpoint(v.body_depth_superior, v.body_depth_inferior);
    Character { heart, kidney, body: [width, depth], pedicle }
}

/// The width and the depth of a body where it is cut, mm: between its endplates.
pub fn body_size(v: &Vertebra) -> [f64; 2] {
    character(v).body
}

/// Half width and half depth of the canal.
pub fn half_canal(v: &Vertebra) -> [f64; 2] {
    [v.canal_width / 2.0, v.canal_depth / 2.0]
}

/// Where the contour of a body meets the canal, as the number of its control point.
pub const CORNER: usize = 9;

/// The contour of the body: nine points of its profile, then the canal's corner at `corner`, a
/// point between, and the midline behind.
pub fn body(v: &Vertebra, corner: f64) -> Vec<Point> {
    let Character { heart, kidney, body: [width, depth], .. } = character(v);
    let half_depth = v.canal_depth / 2.0;
    let blend = |a: f64, b: f64, c: f64| a * (1.0 - heart - kidney) + b * heart + c * kidney;
    let mut points: Vec<Point> = (0..9)
        .map(|i| {
            let (a, b, c) = (CERVICAL[i], HEART[i], KIDNEY[i]);
            let x = blend(a.0, b.0, c.0) * width / 2.0;
            p(x, -half_depth - depth + blend(a.1, b.1, c.1) * depth)
        })
        .collect();
    let dip = depth * blend(0.035, 0.06, if v.level == Level::L5 { 0.015 } else { 0.055 });
    let back = |x: f64| {
        let t = x / (width * 0.42);
        p(x, -half_depth + dip * t * t / (0.25 + 0.75 * t * t))
    };
    points.extend([back(corner), back(corner * 0.5), p(0.0, -half_depth)]);
    points
}

/// The wall of the canal, from the corner behind the body on.
pub fn wall(v: &Vertebra, from: Point, shape: &Wall) -> Vec<Point> {
    let [w, d] = half_canal(v);
    let mut points = vec![from];
    points.extend(shape.iter().map(|(x, y)| p(x * w, y * d)));
    // The widest place is as wide as measured, although no control point may lie there.
    for _ in 0..3 {
        let widest = Path::new(&points).all().iter().map(|q| q.x).fold(0.0, f64::max);
        for point in points.iter_mut().skip(1) {
            point.x *= w / widest;
        }
    }
    points
}

pub fn blended(a: &Wall, b: &Wall, share: f64) -> Wall {
    let mut wall = *a;
    for (at, to) in wall.iter_mut().zip(b) {
        *at = (at.0 + (to.0 - at.0) * share, at.1 + (to.1 - at.1) * share);
    }
    wall
}

/// Where a pedicle's lateral wall begins on the contour of a body, at `most` or before it: no nearer
/// to the canal than the pedicle is wide.
pub fn attachment(v: &Vertebra, body: &[Point], most: f64) -> f64 {
    let (path, corner) = (Path::new(body), body[CORNER]);
    let knots = (0..32).map(|step| most - 0.125 * f64::from(step));
    let wide = |knot: &f64| path.at(*knot).distance(corner) >= 1.05 * v.pedicle_width;
    knots.clone().find(wide).unwrap_or(most)
}

/// The point of the pedicle's lateral wall where it is nearest to the canal. `lateral` draws that
/// wall through a point; the walls come as near to each other as the pedicle is wide.
pub fn isthmus(v: &Vertebra, wall: &[Point], lateral: impl Fn(Point) -> Vec<Point>) -> Point {
    let angle = character(v).pedicle;
    let (along, across) = (Point::direction(90.0 - angle), Point::direction(-angle));
    let wall = Path::new(wall);
    let curve = wall.between(0.2, 1.9);
    let straight = |pair: &[Point]| (pair[1] - pair[0]).unit().dot(along);
    let medial = curve
        .windows(2)
        .max_by(|a, b| straight(a).total_cmp(&straight(b)))
        .map_or_else(Point::default, |pair| pair[0].towards(pair[1], 0.5));
    let medial_wall = wall.between(0.0, 2.0);
    let mut point = medial + across * v.pedicle_width;
    for _ in 0..12 {
        point = point + across * (v.pedicle_width - nearest(&medial_wall, &lateral(point)));
    }
    point
}

/// The shortest way between two lines, mm.
fn nearest(one: &[Point], other: &[Point]) -> f64 {
    let from = |line: &[Point], points: &[Point]| {
        let to = |q: &Point| {
            line.windows(2).map(|w| q.distance_to_line(w[0], w[1])).fold(f64::INFINITY, f64::min)
        };
        points.iter().map(to).fold(f64::INFINITY, f64::min)
    };
    from(one, other).min(from(other, one))
}

/// The contour of a free process between its two roots, to a tip at `reach` from the midline,
/// pointing backwards by degrees; its neck and its end are so wide.
pub fn process(roots: [Point; 2], degrees: f64, reach: f64, neck: f64, knob: f64) -> Vec<Point> {
    let along = Point::direction(degrees);
    let front = -along.quarter_turn();
    let root = roots[0].towards(roots[1], 0.5);
    if reach - root.x < knob {
        // No more than a tubercle.
        let (up, down) = (roots[0].y - root.y, roots[1].y - root.y);
        let mut points: Vec<Point> = (0..=10)
            .map(|i| {
                let t = f64::from(i) / 10.0;
                let swell = libm::sin(t * std::f64::consts::PI);
                let y = root.y + up + (down - up) * t + 1.0 * swell;
                p(root.x + (reach - root.x) * libm::pow(swell, 0.8), y)
            })
            .collect();
        points[0] = roots[0];
        points[10] = roots[1];
        return points;
    }
    let end = root + along * ((reach - root.x) / along.x - knob / 2.0);
    let on = |t: f64, off: f64| root.towards(end, t) + front * off;
    let half = knob / 2.0;
    let mut points = vec![
        roots[0],
        on(0.40, neck * 0.56),
        on(0.72, neck * 0.52),
        on(0.98, half),
        end + (along * 0.75 + front * 0.68) * half,
        end + along * half,
        end + (along * 0.70 - front * 0.72) * half,
        on(0.95, -half),
        on(0.68, -neck * 0.52),
        on(0.36, -neck * 0.60),
        roots[1],
    ];
    for _ in 0..3 {
        let tip = Path::new(&points).all().iter().map(|q| q.x).fold(0.0, f64::max);
        let stretch = (reach - root.x) / (tip - root.x);
        for point in &mut points[1..10] {
            point.x = root.x + (point.x - root.x) * stretch;
        }
    }
    points
}

/// The left half of a spinous process behind `from`, to `tip` mm behind the origin.
pub fn spine(from: Point, tip: f64, neck: f64, knob: f64) -> Vec<Point> {
    let at = |t: f64| from.y + (tip - from.y) * t;
    vec![
        from,
        p(from.x.midpoint(neck), at(0.16)),
        p(neck, at(0.38)),
        p(neck * 0.96, at(0.62)),
        p(knob, at(0.87)),
        p(knob * 0.62, at(0.985)),
        p(0.0, tip),
    ]
}

/// Where the tip of the spinous process lies behind the origin: seen from below, a steep process is
/// foreshortened.
pub fn spinous_tip(v: &Vertebra) -> f64 {
    v.canal_depth / 2.0 + v.spinous_length * libm::cos(v.spinous_tilt.to_radians())
}
