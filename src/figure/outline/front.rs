//! The front view from C1 to L5: bodies, discs, pedicles, spinous processes.

use super::front_face::{DISC, Face, ON_BODY, THROUGH, body, on, pedicle_x, sign};
use super::shapes::{block, endplates};
use super::{Sheet, Visible, front_neck, front_trunk};
use crate::anatomy::{Level, Measures, Part, Region, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, ellipse, smooth_closed};

pub fn draw(sheet: &mut Sheet) {
    front_neck::atlas(sheet);
    for level in Level::range(Level::C2, Level::L5) {
        let Some(vertebra) = level.vertebra() else { continue };
        let face = Face::of(vertebra);
        if level == Level::C2 {
            front_neck::axis(sheet, vertebra, face);
        } else {
            body(sheet, level, body_ring(level, face));
        }
        disc_below(sheet, level, face);
        match level.region() {
            Region::Cervical => front_neck::cervical(sheet, level, vertebra, face),
            Region::Thoracic => front_trunk::thoracic(sheet, level, vertebra, face),
            _ => front_trunk::lumbar(sheet, level, vertebra, face),
        }
        if level.region() != Region::Cervical {
            pedicles(sheet, level, vertebra, face);
        }
        teardrop(sheet, level, vertebra, face);
    }
}

fn body_ring(level: Level, face: Face) -> Vec<Point> {
    let Face { top, bottom, half_top, half_bottom, .. } = face;
    let waist = 0.04 * (half_top + half_bottom);
    let (lip, dip, radius) = match level.region() {
        // The uncinate processes rise beside the disc above.
        Region::Cervical => (2.0, 0.5, 1.5),
        Region::Thoracic => (0.4, 0.4, 2.0),
        _ => (0.7, 0.7, 2.6),
    };
    let corners = [
        Point::new(-half_top, top - lip),
        Point::new(half_top, top - lip),
        Point::new(half_bottom, bottom + dip),
        Point::new(-half_bottom, bottom + dip),
    ];
    block(corners, [lip, waist, dip, waist], radius)
}

fn disc_below(sheet: &mut Sheet, level: Level, face: Face) {
    let below = level.below();
    let (half, bottom) = match below.and_then(Level::vertebra) {
        Some(next) => (next.body_width_superior / 2.0, endplates(next)[0].y),
        None => (Measures::adult().sacrum.endplate_width / 2.0, 0.0),
    };
    let inset = if level < Level::C7 { 1.6 } else { 0.9 };
    let corners = [
        Point::new(-face.half_bottom + inset, face.bottom),
        Point::new(face.half_bottom - inset, face.bottom),
        Point::new(half - inset, bottom),
        Point::new(inset - half, bottom),
    ];
    let bulge = -0.5;
    // Tucked under the bodies, so that no gap shows between them.
    let tuck = |p: Point| {
        Point::new(
            p.x,
            if p.y > f64::midpoint(face.bottom, bottom) { p.y + 0.8 } else { p.y - 0.8 },
        )
    };
    let ring = block(corners.map(tuck), [0.0, bulge, 0.0, bulge], 0.8);
    let disc = |structure| Part::whole(structure);
    sheet.add(level, disc(Structure::DiscBelow), ring.clone(), (Role::Disc, Visible::Always, DISC));
    if let Some(below) = below {
        let style = (Role::Disc, Visible::WhenMarked, DISC + 1);
        sheet.add(below, disc(Structure::DiscAbove), ring, style);
    }
}

fn pedicles(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
    for side in Side::BOTH {
        let centre = Point::new(sign(side) * pedicle_x(vertebra), face.pedicle);
        let (wide, high) = (vertebra.pedicle_width / 2.0, vertebra.pedicle_height / 2.0);
        let ring = on(side, ellipse(Point::new(centre.x.abs(), centre.y), wide, high, 0.0));
        let part = Part::sided(Structure::Pedicle, side);
        sheet.add(level, part, ring, (Role::Bone, Visible::Always, ON_BODY));
    }
}

/// The spinous process, seen through the body: a thin drop, which is filled when marked.
fn teardrop(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
    let reach = vertebra.spinous_length * libm::sin(vertebra.spinous_tilt.to_radians());
    let high = face.height();
    let (wide, top) = match level.region() {
        Region::Cervical => (2.2, face.top + 0.42 * high),
        Region::Thoracic => (1.7, face.top + 0.40 * high),
        _ => (2.1, face.top + 0.42 * high),
    };
    let bottom = (top + 0.5 * high + 0.12 * reach).min(face.bottom - 0.8);
    let drop = |grow: f64| {
        let (top, low, wide) = (top - grow, bottom + grow * 0.4, wide + grow);
        let y = |t: f64| top + (low - top) * t;
        let half = [(0.42, 0.40), (0.86, 0.68), (1.0, 0.84), (0.66, 0.97)];
        let left = half.iter().map(|(x, t)| Point::new(x * wide, y(*t)));
        let right = left.clone().rev().map(Point::mirrored);
        let mut ring = vec![Point::new(0.0, top)];
        ring.extend(left);
        ring.push(Point::new(0.0, low));
        ring.extend(right);
        smooth_closed(&ring)
    };
    let style = (Role::Process, Visible::WhenMarked, THROUGH);
    sheet.add(level, Part::SPINOUS_PROCESS, drop(0.8), style);
    if level.region() != Region::Cervical {
        sheet.ring(level, drop(0.0), Role::BoneEdge, ON_BODY);
    }
}
