//! The bone of C2 to C7 in a transverse cut.

use super::contours::{
    CORNER, WALL_CERVICAL, attachment, body, body_size, half_canal, isthmus, spine, spinous_tip,
    wall,
};
use super::path::{Path, p};
use super::plan::{Bone, Detail, FINE, Plan};
use crate::anatomy::{Level, Measures, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, ellipse, smooth_closed};

/// The bone of C2 to C7.
pub fn bone(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let corner = if v.level == Level::C2 { 0.56 } else { 0.60 } * w;
    let body = body(v, corner);
    let wall = wall(v, body[CORNER], &WALL_CERVICAL);
    let root = attachment(v, &body, 7.0);
    let attach = Path::new(&body).at(root);
    // The joint stands at the end of the pedicle, which opens towards it.
    let joint = wall[2] + p(5.6, -3.6) * (v.pedicle_width / 6.3).max(1.0);
    let covered = |lateral| vec![attach, lateral, joint];
    let lateral = isthmus(v, &wall, |lateral| Path::new(&covered(lateral)).all());
    let tip = v.transverse_span / 2.0;

    // The canal of the vertebral artery lies before the pedicle, beside the body; on C2 with its
    // broad pedicle, beside that.
    let second = v.level == Level::C2;
    let radius = match v.level {
        Level::C2 => 2.6,
        Level::C7 => 2.0,
        _ => 2.95,
    };
    let (from, to, share) = if second { (lateral, joint, 0.5) } else { (attach, lateral, 0.55) };
    let beside = -(to - from).unit().quarter_turn();
    let hole = from.towards(to, share) + beside * (radius + 1.5);
    let nearest = body[6].x + radius * 1.08 + 1.3;
    let hole = p(hole.x.min(tip - radius - 3.2).max(nearest), hole.y);
    let (hx, hy) = (hole.x, hole.y);
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
    } else if second {
        // No more than a tubercle around the canal of the artery.
        let front = hy - radius;
        outer.extend([
            p(hx - 3.4, front - 0.3),
            p(hx - 0.4, front - 1.7),
            p(hx + 2.4, front - 1.0),
            p(hx + 4.3, hy - 1.7),
            p(tip - 0.5, hy + 0.5),
            p(tip, hy + 2.2),
            p(tip - 0.6, hy + 3.8),
            p(tip - 2.4, hy + 5.0),
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
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [4.0, root, 9.0],
        wall,
        inner: [2.0, 3.0],
        outer,
        covered: Some(covered(lateral)),
        parting: [10.0, 10.0, 16.0, 19.0],
        tip: if second || seventh { 6.0 } else { 7.0 },
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
    bone.add_joint(&[
        p(w + 2.4, joint.y + 9.6),
        p(w + 5.0, joint.y + 7.2),
        p(w + 8.0, joint.y + 6.2),
        p(w + 10.2, joint.y + 6.6),
    ]);
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
