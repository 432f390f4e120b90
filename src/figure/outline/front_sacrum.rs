//! The front view of the sacrum: one tapering bone, its transverse lines and ventral foramina.

use super::front_face::{BODY, ON_BODY, PROCESS, THROUGH, body, on, points};
use super::shapes::row;
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Side, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon, ellipse, smooth_open};

/// The right edge of the picture's sacrum from the endplate to the apex.
fn contour() -> Vec<Point> {
    let measures = Measures::adult();
    let segments = &measures.sacral_segment;
    let endplate = measures.sacrum.endplate_width / 2.0;
    let wide = measures.sacrum.width / 2.0;
    let below = |index: usize| {
        segments.get(index).map_or(Point::default(), |segment| {
            Point::new(segment.width_bottom / 2.0, -segment.lower_end_y)
        })
    };
    let mut line = points([
        (endplate, 0.0),
        (endplate + 3.4, 2.2),
        (endplate + 10.0, 3.0),
        (wide - 12.0, 2.2),
        (wide - 5.0, 2.9),
        (wide - 1.0, 6.4),
        (wide - 0.2, 10.6),
        (wide - 3.0, 15.6),
    ]);
    line.extend([below(0), below(1), below(2), below(3)]);
    let apex = below(4);
    line.extend([
        Point::new(apex.x + 7.2, apex.y - 7.4),
        Point::new(apex.x + 2.4, apex.y - 3.2),
        Point::new(apex.x - 3.0, apex.y - 0.5),
        Point::new(0.0, apex.y),
    ]);
    smooth_open(&line)
}

pub fn draw(sheet: &mut Sheet) {
    let right = contour();
    let mut ring = right.clone();
    ring.extend(right.iter().rev().skip(1).map(|p| p.mirrored()));
    let whole = Polygon::new(ring.clone());
    sheet.area(Level::S1, ring.clone(), Role::Process, PROCESS - 1);
    for level in Level::range(Level::S1, Level::S5) {
        let [top, bottom] = segment_row(level);
        let strip = whole
            .half(Point::new(0.0, top), Point::new(0.0, 1.0))
            .half(Point::new(0.0, bottom), Point::new(0.0, -1.0));
        let (upper, lower) = (body_half(level.above()), body_half(Some(level)));
        for side in Side::BOTH {
            // It reaches a little under the body, which is painted over it.
            let edge = (Point::new(upper - 2.0, top), Point::new(lower - 2.0, bottom));
            let outward = -(edge.1 - edge.0).quarter_turn();
            let wing = strip.half(edge.0, outward).half(Point::default(), Point::new(1.0, 0.0));
            let wing = wing.rings.into_iter().next().unwrap_or_default();
            let part = Part::sided(Structure::TransverseProcess, side);
            let style = (Role::Process, Visible::Always, PROCESS);
            sheet.add(level, part, on(side, wing), style).edged = false;
        }
        let mut ring = border(level);
        let left = ring.clone();
        ring.extend(left.iter().rev().map(|p| p.mirrored()));
        body(sheet, level, ring);
        sides(sheet, level, lower, top, bottom);
    }
    for outline in &mut sheet.outlines {
        if outline.level.is_sacral() && outline.part.structure() == Structure::Body {
            outline.edged = false;
        }
    }
    sheet.ring(Level::S1, ring, Role::BoneEdge, ON_BODY);
    details(sheet);
}

/// The upper and the lower y of a segment: its row, but S1 begins at its endplate.
fn segment_row(level: Level) -> [f64; 2] {
    let [top, bottom] = row(level);
    [if level == Level::S1 { 0.0 } else { top }, bottom]
}

/// Half the width of the fused bodies below a level, mm: that of the transverse line.
fn body_half(level: Option<Level>) -> f64 {
    match level.and_then(Level::sacral_segment) {
        None => Measures::adult().sacrum.endplate_width / 2.0,
        Some(segment) => segment.ventral_line_width.unwrap_or(16.0) / 2.0,
    }
}

/// The left border of a body towards the lateral part, from above down: hollow like a waist.
fn border(level: Level) -> Vec<Point> {
    let [top, bottom] = segment_row(level);
    let (upper, lower) =
        (body_half(level.above().filter(|l| l.is_sacral())), body_half(Some(level)));
    let (from, to) = (Point::new(upper, top), Point::new(lower, bottom));
    let waist = Point::new(1.5, 0.0);
    smooth_open(&[from, from.towards(to, 0.3) - waist * 0.75, from.towards(to, 0.65) - waist, to])
}

fn sides(sheet: &mut Sheet, level: Level, lower: f64, top: f64, bottom: f64) {
    let index = (level.index() - Level::S1.index()) as f64;
    for side in Side::BOTH {
        if level != Level::S5 {
            let centre = Point::new(lower + 3.6 - 0.3 * index, bottom + 0.4);
            let hole = ellipse(centre, 4.4 - 0.55 * index, 3.3 - 0.35 * index, 18.0);
            let part = Part::sided(Structure::Foramen, side);
            let style = (Role::Foramen, Visible::Always, ON_BODY + 1);
            sheet.add(level, part, on(side, hole), style);
        }
        let high = 0.32 * (bottom - top);
        let centre = Point::new(lower + 5.0, top + 0.42 * (bottom - top));
        let pedicle = ellipse(centre, 4.6 - 0.6 * index, high, 0.0);
        let part = Part::sided(Structure::Pedicle, side);
        sheet.add(level, part, on(side, pedicle), (Role::Process, Visible::WhenMarked, THROUGH));
    }
    let crest =
        ellipse(Point::new(0.0, f64::midpoint(top, bottom)), 2.6, 0.38 * (bottom - top), 0.0);
    let style = (Role::Process, Visible::WhenMarked, THROUGH);
    sheet.add(level, Part::SPINOUS_PROCESS, crest, style);
}

fn details(sheet: &mut Sheet) {
    let endplate = Measures::adult().sacrum.endplate_width / 2.0;
    // The promontory: the front edge of the endplate, seen as a shallow bow.
    let bow = smooth_open(&points([
        (-endplate, 0.0),
        (-endplate * 0.55, 3.4),
        (0.0, 4.6),
        (endplate * 0.55, 3.4),
        (endplate, 0.0),
    ]));
    sheet.line(Level::S1, bow, Role::BoneEdge, ON_BODY);
    for level in Level::range(Level::S1, Level::S4) {
        let y = row(level)[1];
        let half = body_half(Some(level));
        let ridge = smooth_open(&points([
            (-half, y),
            (-half * 0.5, y + 0.7),
            (0.0, y + 0.9),
            (half * 0.5, y + 0.7),
            (half, y),
        ]));
        sheet.line(level, ridge, Role::BoneEdge, ON_BODY);
    }
    // The border between the fused bodies and the lateral parts, from foramen to foramen.
    for side in Side::BOTH {
        for level in Level::range(Level::S1, Level::S4) {
            sheet.line(level, on(side, border(level)), Role::BoneEdge, BODY + 1);
        }
    }
}
