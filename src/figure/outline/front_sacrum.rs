//! The front view of the sacrum: one tapering bone, its transverse lines and ventral foramina.

use super::front::{BODY, ON_BODY, PROCESS, THROUGH, body, on, points, sign};
use super::shapes::row;
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Side, Structure};
use crate::figure::{Point, Polygon, Role, ellipse, smooth_open};

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
        (endplate + 2.6, 3.0),
        (endplate + 8.5, 3.4),
        (wide - 11.0, 0.6),
        (wide - 3.4, 2.2),
        (wide, 8.0),
        (wide - 2.8, 14.5),
    ]);
    line.extend([below(0), below(1) + Point::new(0.6, 0.0), below(2), below(3)]);
    let apex = below(4);
    line.extend([
        Point::new(apex.x + 5.6, apex.y - 7.0),
        Point::new(apex.x, apex.y - 1.6),
        Point::new(apex.x - 4.2, apex.y),
    ]);
    smooth_open(&line)
}

pub fn draw(sheet: &mut Sheet) {
    let right = contour();
    let mut ring = right.clone();
    ring.extend(right.iter().rev().map(|p| p.mirrored()));
    let whole = Polygon::new(ring.clone());
    sheet.area(Level::S1, ring.clone(), Role::Process, PROCESS - 1);
    for level in Level::range(Level::S1, Level::S5) {
        let [top, bottom] = row(level);
        let strip = whole
            .half(Point::new(0.0, top), Point::new(0.0, 1.0))
            .half(Point::new(0.0, bottom), Point::new(0.0, -1.0));
        let (upper, lower) = (body_half(level.above(), top), body_half(Some(level), bottom));
        for side in Side::BOTH {
            let edge = (Point::new(upper, top), Point::new(lower, bottom));
            let outward = -(edge.1 - edge.0).quarter_turn();
            let wing = strip.half(edge.0, outward).half(Point::default(), Point::new(1.0, 0.0));
            let wing = wing.rings.into_iter().next().unwrap_or_default();
            let part = Part::sided(Structure::TransverseProcess, side);
            let style = (Role::Process, Visible::Always, PROCESS);
            sheet.add(level, part, on(side, wing), style).edged = false;
        }
        let corners = points([(-upper, top), (upper, top), (lower, bottom), (-lower, bottom)]);
        body(sheet, level, corners);
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

/// Half the width of the fused bodies below a level, mm.
fn body_half(level: Option<Level>, _at: f64) -> f64 {
    let segment = level.and_then(Level::sacral_segment);
    match segment {
        None => Measures::adult().sacrum.endplate_width / 2.0,
        Some(segment) => segment.ventral_line_width.unwrap_or(17.0) / 2.0,
    }
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
        let half = body_half(Some(level), y);
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
            let [top, bottom] = row(level);
            let (upper, lower) = (body_half(level.above(), top), body_half(Some(level), bottom));
            let from = Point::new(sign(side) * upper, top);
            let to = Point::new(sign(side) * (lower + 0.8), bottom - 2.6);
            let bend = from.towards(to, 0.5) - Point::new(sign(side) * 1.4, 0.0);
            sheet.line(
                level,
                smooth_open(&[from.towards(to, 0.12), bend, to]),
                Role::BoneEdge,
                BODY + 1,
            );
        }
    }
}
