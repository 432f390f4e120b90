//! The bone of C2 to L5 in a transverse cut: contours from the measures.

use super::path::Path;
use super::plan::{Bone, Detail, EDGE, FINE, Plan};
use crate::anatomy::{Level, Measures, Region, Structure, Vertebra};
use crate::figure::{Paint, Point, Role, ellipse, smooth_closed};

/// A point.
pub const fn p(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

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
type Wall = [(f64, f64); 6];
const WALL_CERVICAL: Wall =
    [(0.85, -0.55), (0.985, -0.16), (0.86, 0.34), (0.55, 0.70), (0.24, 0.93), (0.0, 1.0)];
const WALL_ROUND: Wall =
    [(0.965, -0.46), (0.99, 0.20), (0.84, 0.60), (0.58, 0.86), (0.28, 0.975), (0.0, 1.0)];
const WALL_OVAL: Wall =
    [(0.975, -0.55), (0.965, 0.10), (0.74, 0.56), (0.50, 0.80), (0.24, 0.95), (0.0, 1.0)];
const WALL_TRIANGLE: Wall =
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

/// The angle of a pedicle to the sagittal plane, degrees.
pub fn pedicle_angle(v: &Vertebra) -> f64 {
    character(v).pedicle
}

/// Half width and half depth of the canal.
fn half_canal(v: &Vertebra) -> [f64; 2] {
    [v.canal_width / 2.0, v.canal_depth / 2.0]
}

/// The contour of the body: nine points of its profile, then the canal's corner at `corner`, a
/// point between, and the midline behind.
fn body(v: &Vertebra, corner: f64) -> Vec<Point> {
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
fn wall(v: &Vertebra, from: Point, shape: &Wall) -> Vec<Point> {
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

fn blended(a: &Wall, b: &Wall, share: f64) -> Wall {
    let mut wall = *a;
    for (at, to) in wall.iter_mut().zip(b) {
        *at = (at.0 + (to.0 - at.0) * share, at.1 + (to.1 - at.1) * share);
    }
    wall
}

/// Where the lateral wall of the pedicle is nearest to the canal: a pedicle's width from that point
/// of the wall that runs along the pedicle.
fn isthmus(v: &Vertebra, wall: &[Point]) -> [Point; 2] {
    let angle = pedicle_angle(v);
    let along = Point::direction(90.0 - angle);
    let across = Point::direction(-angle);
    let curve = Path::new(wall).between(0.2, 1.9);
    let medial = curve
        .windows(2)
        .max_by(|a, b| {
            let straight = |pair: &[Point]| (pair[1] - pair[0]).unit().dot(along);
            straight(a).total_cmp(&straight(b))
        })
        .map_or_else(Point::default, |pair| pair[0].towards(pair[1], 0.5));
    // Nothing of the wall may come nearer than its farthest point in that direction.
    let farthest = curve.iter().map(|q| q.dot(across)).fold(f64::NEG_INFINITY, f64::max);
    let medial = medial + across * (farthest - medial.dot(across));
    [medial, medial + across * v.pedicle_width]
}

/// The contour of a free process between its two roots, to a tip at `reach` from the midline,
/// pointing backwards by degrees; its neck and its end are so wide.
fn process(roots: [Point; 2], degrees: f64, reach: f64, neck: f64, knob: f64) -> Vec<Point> {
    let along = Point::direction(degrees);
    let front = -along.quarter_turn();
    let root = roots[0].towards(roots[1], 0.5);
    if reach - root.x < knob * 0.9 {
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
fn spine(from: Point, tip: f64, neck: f64, knob: f64) -> Vec<Point> {
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

/// The bone of a vertebra with a body.
pub fn bone(v: &Vertebra) -> Bone {
    match v.level.region() {
        Region::Cervical => cervical(v),
        Region::Thoracic => thoracic(v),
        _ => lumbar(v),
    }
}

fn cervical(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let corner = if v.level == Level::C2 { 0.56 } else { 0.60 } * w;
    let body = body(v, corner);
    let wall = wall(v, body[9], &WALL_CERVICAL);
    let [_, lateral] = isthmus(v, &wall);
    let attach = body[7];
    let tip = v.transverse_span / 2.0;

    // The canal of the vertebral artery lies before the pedicle, beside the body.
    let radius = if v.level == Level::C7 { 2.0 } else { 2.95 };
    let along = (lateral - attach).unit();
    let middle = attach.towards(lateral, 0.55);
    let hole = middle - along.quarter_turn() * (radius + 1.5);
    let hole = p(hole.x.max(body[6].x + radius * 1.08 + 1.3), hole.y);
    let (hx, hy) = (hole.x, hole.y);
    let joint = p(wall[2].x + 5.6, wall[2].y - 3.6);
    let seventh = v.level == Level::C7;

    let mut outer = vec![body[4]];
    if seventh {
        outer.extend([
            p(hx - 1.5, hy - radius - 1.7),
            p(hx + 2.8, hy - radius - 1.5),
            p(hx + 6.5, hy - 1.2),
            p(tip - 6.0, hy + 0.6),
            p(tip - 1.4, hy + 1.6),
            p(tip, hy + 4.4),
            p(tip - 1.8, hy + 7.2),
            p(tip - 7.0, hy + 7.4),
        ]);
    } else {
        let front = hy - radius;
        outer.extend([
            p(hx - 2.2, front - 1.5),
            p(hx + 1.4, front - 1.9),
            p(hx + 4.6, front - 1.5),
            p(hx + 6.3, front + 0.6),
            p(hx + 6.4, hy - 0.4),
            p((tip - 0.9).max(hx + 7.6), hy + 0.7),
            p(tip, hy + 2.8),
            p(tip - 1.5, hy + 4.9),
        ]);
    }
    let knob = outer[8];
    outer.extend([
        joint.towards(knob, 0.5) + p(0.1, 0.5),
        joint,
        p(w + 8.3, joint.y + 2.4),
        p(w + 10.9, joint.y + 5.6),
        p(w + 11.2, joint.y + 8.9),
        p(w + 9.4, joint.y + 12.2),
        p(w + 5.6, joint.y + 14.0),
        p(w + 1.0, joint.y + 13.2),
        p(w * 0.70, d + 0.9),
        p(w * 0.42, d + 2.7),
    ]);
    let back = spinous_tip(v);
    let start = p(3.1, d + 4.4);
    if seventh {
        outer.extend(spine(start, back, 2.5, 3.9));
    } else {
        let at = |t: f64| start.y + (back - start.y) * t;
        let splay = if v.level == Level::C2 { 6.4 } else { 5.0 };
        outer.extend([
            start,
            p(2.5, at(0.30)),
            p(3.0, at(0.58)),
            p(splay, at(0.82)),
            p(splay + 0.2, at(0.97)),
            p(splay - 1.6, back),
            p(splay - 3.0, at(0.86)),
            p(0.0, at(0.72)),
        ]);
    }
    let hole_ring = ellipse(hole, radius * 1.06, radius * 0.96, 20.0);
    let covered = vec![attach, lateral, joint];
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [4.0, 7.0, 9.0],
        wall,
        inner: [2.0, 3.0],
        outer,
        covered: Some(covered),
        parting: [10.0, 10.0, 16.0, 19.0],
        tip: 7.0,
        foramen: Some(([8.5, 12.0], -0.6)),
        hole: (!seventh).then_some((Structure::VertebralArteryCanal, hole_ring.clone())),
    }
    .cut();
    if seventh {
        // The seventh has the foramen, but the artery does not pass through it.
        bone.details.push(Detail::area(hole_ring, Role::Foramen, Role::BoneEdge, FINE));
    } else {
        let lumen = ellipse(hole, radius * 0.56, radius * 0.52, 20.0);
        bone.details
            .push(Detail::area(lumen, Role::TreatmentSoft, Role::BoneEdge, FINE).on(super::MARKS));
    }
    joint_line(
        &mut bone,
        &[
            p(w + 2.4, joint.y + 9.6),
            p(w + 5.0, joint.y + 7.2),
            p(w + 8.0, joint.y + 6.2),
            p(w + 10.2, joint.y + 6.6),
        ],
    );
    if v.level == Level::C2 {
        let axis = &Measures::adult().axis;
        let centre = p(0.0, -d - body_size(v)[1] + 1.2 + axis.dens_depth / 2.0);
        let ring = dens_ring(axis.dens_width, axis.dens_depth, centre);
        bone.details.push(Detail { closed: true, ..Detail::line(ring, Role::BoneEdge, FINE) });
    }
    // The uncinate process: a fold before the back corner of the body.
    if v.level != Level::C2 {
        let [width, depth] = body_size(v);
        let at = |x: f64, y: f64| p(x * width / 2.0, -d - depth + y * depth);
        let fold = Path::new(&[at(0.86, 0.36), at(0.80, 0.55), at(0.77, 0.74), at(0.80, 0.92)]);
        bone.details.push(Detail::line(fold.all(), Role::BoneEdge, FINE));
    }
    bone
}

/// A joint: two thin lips with cartilage between them.
pub fn joint_line(bone: &mut Bone, points: &[Point]) {
    let line = Path::new(points).all();
    let line_of = |role, width| Detail::line(line.clone(), role, width).on(super::MARKS);
    bone.details.push(line_of(Role::BoneEdge, 1.15));
    bone.details.push(line_of(Role::Disc, 0.75));
}

fn thoracic(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let body = body(v, 0.80 * w);
    let wall = wall(v, body[9], &WALL_ROUND);
    let [_, lateral] = isthmus(v, &wall);
    let number = (v.level.index() - Level::T1.index()) as f64 + 1.0;
    let edge = w + v.pedicle_width;
    let short = ((number - 10.0) / 2.0).clamp(0.0, 1.0);
    let roots = [p(edge + 0.7, d * 0.36), p(edge + 0.2, d + 1.6)];
    let angle = 24.0 + 16.0 * ((number - 1.0) / 6.0).min(1.0) + 10.0 * short;
    let reach = v.transverse_span / 2.0;
    let mut outer = vec![body[7], lateral];
    outer.extend(process(roots, angle, reach, 6.6 - 0.8 * short, 8.6 - 1.6 * short));
    outer.extend([
        p(edge - 0.9, d + 4.3),
        p(edge - 3.0, d + 5.6),
        p(w + 0.2, d + 4.6),
        p(w * 0.74, d + 4.9),
        p(w * 0.50, d + 6.0),
    ]);
    let start = p(3.2, d + 7.8);
    outer.extend(spine(start, spinous_tip(v).max(start.y + 4.0), 2.3, 2.7 + 0.8 * short));
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [7.0, 7.0, 9.0],
        wall,
        inner: [2.0, 3.0],
        outer,
        covered: None,
        parting: [2.0, 12.0, 15.0, 18.0],
        tip: 7.0,
        foramen: Some(([0.5, 3.6], 0.4)),
        hole: None,
    }
    .cut();
    joint_line(&mut bone, &[p(w * 0.97, d + 1.9), p(w + 1.7, d + 3.1), p(edge - 1.5, d + 2.9)]);
    let along = Point::direction(angle);
    let tip = bone.back.first().copied().unwrap_or_default();
    let half = 4.3 - 0.8 * short;
    let centre = tip - along * half;
    super::rib::add(&mut bone, v.level, &super::rib::Knob { centre, along, half });
    bone
}

fn lumbar(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let share = match v.level {
        Level::L1 => 0.0,
        Level::L2 => 0.2,
        Level::L3 => 0.5,
        _ => 1.0,
    };
    let body = body(v, 0.88 * w);
    let wall = wall(v, body[9], &blended(&WALL_OVAL, &WALL_TRIANGLE, share));
    let [_, lateral] = isthmus(v, &wall);
    let shoulder = match v.level {
        Level::L4 => 6.5,
        Level::L5 => 5.75,
        _ => 7.0,
    };
    let edge = lateral.x + 0.4;
    let fifth = v.level == Level::L5;
    let roots = [p(edge + 0.9, d * 0.26), p(edge + 0.1, d * 0.26 + if fifth { 10.0 } else { 7.6 })];
    let reach = v.transverse_span / 2.0;
    let mut outer = vec![Path::new(&body).at(shoulder), lateral];
    let (neck, knob) = if fifth { (8.2, 7.4) } else { (5.4, 5.8) };
    outer.extend(process(roots, if v.level == Level::L1 { 16.0 } else { 11.0 }, reach, neck, knob));
    let base = roots[1].y;
    outer.extend([
        p(edge + 0.9, base + 3.4),
        p(edge + 0.2, base + 7.2),
        p(edge - 3.2, base + 9.8),
        p(edge - 7.0, base + 9.2),
        p(edge.midpoint(w * 0.86) - 2.0, base + 5.6),
        p(w * 0.72, d + 5.6),
        p(w * 0.48, d + 6.6),
    ]);
    let start = p(3.9, d + 9.2);
    outer.extend(spine(start, spinous_tip(v), 3.1, 4.5));
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [shoulder, shoulder, 9.0],
        wall,
        inner: [2.0, 3.0],
        outer,
        covered: None,
        parting: [2.0, 12.0, 17.0, 20.0],
        tip: 7.0,
        foramen: Some(([0.0, 3.4], -2.4)),
        hole: None,
    }
    .cut();
    // The joint stands upright and opens towards the spinous process.
    joint_line(
        &mut bone,
        &[
            p(edge - 8.6, base - 1.4),
            p(edge - 5.4, base - 0.2),
            p(edge - 3.7, base + 3.0),
            p(edge - 3.9, base + 7.2),
        ],
    );
    bone
}

/// The dens on the body of C2, which it hides in a cut from below.
pub fn dens_ring(width: f64, depth: f64, centre: Point) -> Vec<Point> {
    let at = |x: f64, y: f64| centre + p(x * width / 2.0, y * depth / 2.0);
    smooth_closed(&[
        at(0.0, -1.0),
        at(0.72, -0.74),
        at(1.0, -0.05),
        at(0.78, 0.70),
        at(0.0, 1.0),
        at(-0.78, 0.70),
        at(-1.0, -0.05),
        at(-0.72, -0.74),
    ])
}

/// An area of bone with an edge.
pub fn bone_area(points: Vec<Point>) -> Detail {
    Detail {
        points,
        closed: true,
        fill: Some(Role::Bone),
        line: Some(Paint { role: Role::BoneEdge, width: EDGE }),
        layer: super::MARKS,
    }
}
