//! The bone of T1 to L5 in a transverse cut.

use super::contours::{
    CORNER, WALL_OVAL, WALL_ROUND, WALL_TRIANGLE, attachment, blended, body, half_canal, isthmus,
    process, spine, spinous_tip, wall,
};
use super::path::{Path, p};
use super::plan::{Bone, Plan};
use crate::anatomy::{Level, Vertebra};
use crate::figure::geometry::Point;

/// The bone of T1 to T12 with its ribs.
pub fn thoracic(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let body = body(v, 0.80 * w);
    let wall = wall(v, body[CORNER], &WALL_ROUND);
    let number = (v.level.index() - Level::T1.index()) as f64 + 1.0;
    let edge = w + v.pedicle_width;
    let short = ((number - 10.0) / 2.0).clamp(0.0, 1.0);
    let roots = [p(edge + 0.7, d * 0.36), p(edge + 0.2, d + 1.6)];
    let angle = 24.0 + 16.0 * ((number - 1.0) / 6.0).min(1.0);
    let reach = v.transverse_span / 2.0;
    let root = attachment(v, &body, 7.0);
    let attach = Path::new(&body).at(root);
    let transverse = process(roots, angle, reach, 6.6 - 0.8 * short, 8.6 - 1.6 * short);
    let along = |lateral| [vec![attach, lateral], transverse.clone()].concat();
    let lateral = isthmus(v, &wall, |lateral| Path::new(&along(lateral)).between(0.0, 2.0));
    let mut outer = along(lateral);
    outer.extend([
        p(edge - 0.9, d + 4.3),
        p(edge - 3.0, d + 5.6),
        p(w + 0.2, d + 4.6),
        p(w * 0.74, d + 4.9),
        p(w * 0.50, d + 6.0),
    ]);
    let start = p(3.2, d + 7.8);
    outer.extend(spine(start, spinous_tip(v).max(start.y + 4.0), 2.3, 2.7 + 0.8 * short));
    let shoulder = Path::new(&outer).clear_of(3.6, 0.5);
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [root, root, 9.0],
        wall,
        inner: [2.0, 3.0],
        outer,
        covered: None,
        parting: [2.0, 12.0, 15.0, 18.0],
        tip: 7.0,
        foramen: Some(([shoulder, 3.6], -2.0 * short)),
        hole: None,
    }
    .cut();
    bone.add_joint(&[p(w * 0.97, d + 1.9), p(w + 1.7, d + 3.1), p(edge - 1.5, d + 2.9)]);
    let along = Point::direction(angle);
    let tip = bone.back.first().copied().unwrap_or_default();
    let half = 4.3 - 0.8 * short;
    let centre = tip - along * half;
    super::rib::add(&mut bone, v.level, &super::rib::Knob { centre, along, half });
    bone
}

/// The bone of L1 to L5.
pub fn lumbar(v: &Vertebra) -> Bone {
    let [w, d] = half_canal(v);
    let share = match v.level {
        Level::L1 => 0.0,
        Level::L2 => 0.2,
        Level::L3 => 0.5,
        _ => 1.0,
    };
    let body = body(v, 0.88 * w);
    let wall = wall(v, body[CORNER], &blended(&WALL_OVAL, &WALL_TRIANGLE, share));
    let fifth = v.level == Level::L5;
    let root = attachment(
        v,
        &body,
        match v.level {
            Level::L4 => 6.5,
            Level::L5 => 5.75,
            _ => 7.0,
        },
    );
    let attach = Path::new(&body).at(root);
    let (neck, knob) = if fifth { (8.2, 7.4) } else { (5.4, 5.8) };
    let angle = if v.level == Level::L1 { 16.0 } else { 11.0 };
    let roots = |lateral: Point| {
        let (edge, front) = (lateral.x + 0.4, d * 0.26);
        [p(edge + 0.9, front), p(edge + 0.1, front + if fifth { 10.0 } else { 7.6 })]
    };
    let along = |lateral| {
        let transverse = process(roots(lateral), angle, v.transverse_span / 2.0, neck, knob);
        [vec![attach, lateral], transverse].concat()
    };
    let lateral = isthmus(v, &wall, |lateral| Path::new(&along(lateral)).between(0.0, 2.0));
    let mut outer = along(lateral);
    let (roots, edge) = (roots(lateral), lateral.x + 0.4);
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
        attach: [root, root, 9.0],
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
    bone.add_joint(&[
        p(edge - 8.6, base - 1.4),
        p(edge - 5.4, base - 0.2),
        p(edge - 3.7, base + 3.0),
        p(edge - 3.9, base + 7.2),
    ]);
    bone
}
