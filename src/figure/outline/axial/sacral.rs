//! The bone of S1 to S5 in cuts along the planes of the segments.

use super::path::p;
use super::plan::{Bone, Detail, FINE, Plan};
use crate::anatomy::{Level, Measures, SacralSegment, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, ellipse};

/// Width and depth of the body where it is cut, mm: S1 at its endplate, the others between the
/// transverse lines.
pub fn body_size(s: &SacralSegment) -> [f64; 2] {
    let sacrum = &Measures::adult().sacrum;
    let lines = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => f64::midpoint(a, b),
        (Some(a), None) => a,
        _ => sacrum.endplate_width,
    };
    let above = s.level.above().and_then(Level::sacral_segment).and_then(|s| s.ventral_line_width);
    let width = match s.level {
        Level::S1 => sacrum.endplate_width,
        Level::S5 => 19.0,
        _ => lines(above, s.ventral_line_width),
    };
    [width, s.depth_top]
}

/// Width of the segment with its lateral parts where it is cut, mm.
pub fn span(s: &SacralSegment) -> f64 {
    f64::midpoint(s.width_top, s.width_bottom)
}

/// Width and depth of the sacral canal, mm: drawn, not measured.
pub const fn canal(level: Level) -> [f64; 2] {
    match level {
        Level::S1 => [30.0, 14.0],
        Level::S2 => [25.0, 10.5],
        Level::S3 => [20.0, 7.5],
        Level::S4 => [16.0, 5.5],
        _ => [13.0, 4.0],
    }
}

/// The bone of a sacral segment.
pub fn bone(s: &SacralSegment) -> Bone {
    let [width, depth] = body_size(s);
    let [canal_width, canal_depth] = canal(s.level);
    let (hw, w, d) = (width / 2.0, canal_width / 2.0, canal_depth / 2.0);
    let (front, ala) = (-d - depth, span(s) / 2.0);
    let order = (s.level.index() - Level::S1.index()) as f64;
    let first = s.level == Level::S1;
    let at = |x: f64, t: f64| p(hw * x, front + depth * t);
    // The pelvic face of the lower segments is hollow: they are as deep as measured in the middle.
    let hollow = 0.02 * order;
    let corner = w * 0.86;
    let body = vec![
        at(0.0, 0.0),
        at(0.34, 0.01 - hollow * 0.3),
        at(0.64, 0.06 - hollow),
        at(0.86, 0.16 - hollow * 0.6),
        at(0.96, 0.30),
        at(1.0, 0.48),
        at(1.0, 0.64),
        at(0.99, 0.80),
        at(0.90, 0.985),
        p(corner.min(hw * 0.85), -d + 0.35),
        p(corner * 0.45, -d + 0.15),
        p(0.0, -d),
    ];
    let wall = vec![
        body[9],
        p(w * 0.995, -d * 0.62),
        p(w * 0.90, d * 0.05),
        p(w * 0.58, d * 0.52),
        p(w * 0.28, d * 0.86),
        p(0.0, d),
    ];
    // Beside the body: the wing on S1, the lateral part below it.
    let reach = ala - hw;
    let deep = depth * if first { 1.0 } else { 0.92 };
    let wing = |x: f64, y: f64| p(hw + reach * x, front + deep * y);
    let crest = d + 15.0 - 2.6 * order;
    let post = d + 2.4 - 0.3 * order;
    let thick = 5.6 - 0.75 * order;
    let end = p((w + 8.0 - 1.2 * order).min(hw + reach * 0.35), d * 0.5 + 1.2);
    let mut outer = vec![body[3]];
    if first {
        outer.extend([
            wing(0.22, 0.13),
            wing(0.58, 0.25),
            wing(0.86, 0.43),
            wing(0.985, 0.66),
            wing(1.0, 0.82),
            wing(0.92, 1.0),
            wing(0.80, 1.13),
            wing(0.64, 1.20),
            wing(0.50, 1.33),
            p(hw + reach * 0.30, post + 0.8),
        ]);
    } else {
        let hind = d + thick * 0.5;
        let slope = |x: f64, t: f64| {
            let (a, b) = (front + deep * 0.16, hind);
            p(hw + reach * x, a + (b - a) * t)
        };
        outer.extend([
            slope(0.18, 0.07),
            slope(0.50, 0.18),
            slope(0.80, 0.32),
            slope(0.965, 0.50),
            slope(1.0, 0.64),
            slope(0.95, 0.79),
            slope(0.80, 0.90),
            slope(0.60, 0.95),
            slope(0.42, 0.96),
            slope(0.26, 1.0),
        ]);
    }
    let root =
        if first { p(end.x + 1.0, post) } else { p(hw.max(w) + reach * 0.10, d + thick * 0.5) };
    outer.push(root);
    if first {
        outer.extend([
            p(w + 7.6, d + 5.2),
            p(w + 4.6, d + 8.4),
            p(w * 0.98, d + 7.8),
            p(w * 0.74, d + 4.6),
            p(w * 0.46, d + 5.8),
        ]);
    } else {
        outer.extend([
            p(w * 0.98, d + thick * 0.76),
            p(w * 0.72, d + thick * 0.60),
            p(w * 0.44, d + thick * 0.74),
        ]);
    }
    let half = if s.level == Level::S5 { 1.6 } else { 2.5 };
    let base = d + thick * 1.05;
    let along = |t: f64| base + (crest - base) * t;
    outer.extend([
        p(half, base),
        p(half * 0.82, along(0.45)),
        p(half * 1.05, along(0.8)),
        p(half * 0.7, along(0.97)),
        p(0.0, crest),
    ]);
    let attach = body[7];
    let covered =
        vec![attach, attach.towards(root, 0.5) + p(if first { 1.4 } else { 0.5 }, -0.6), root];
    let hole = Point::new(
        hw + reach * if first { 0.27 } else { 0.36 },
        attach.y + if first { -3.0 } else { (d - attach.y) * 0.22 },
    );
    let size = if first { 1.0 } else { (reach / 24.0).min(0.85 * depth / 18.0).clamp(0.42, 0.9) };
    let foramen = ellipse(hole, 4.9 * size, 3.7 * size, 24.0);
    let last = s.level == Level::S5;
    let lamina = if first { 17.0 } else { 15.0 };
    let mut bone = Plan {
        body,
        flank: 2.0,
        attach: [3.0, 7.0, 9.0],
        wall,
        inner: if first { [2.0, 3.0] } else { [2.0, 2.0] },
        outer,
        covered: Some(covered),
        parting: [11.0, 11.0, if first { 15.0 } else { 11.0 }, lamina],
        tip: 5.0,
        foramen: None,
        hole: (!last).then_some((Structure::Foramen, foramen.clone())),
    }
    .cut();
    if !last {
        let root = ellipse(hole, 2.2 * size, 1.6 * size, 24.0);
        bone.details.push(Detail::area(root, Role::Nerve, Role::CordEdge, FINE).on(super::MARKS));
    }
    if first {
        bone.add_joint(&[
            p(w + 0.6, d + 2.8),
            p(w + 3.0, d + 3.6),
            p(w + 4.4, d + 5.8),
            p(w + 4.2, d + 8.0),
        ]);
    }
    bone
}
