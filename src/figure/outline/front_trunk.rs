//! The front view of chest and loin: ribs and transverse processes.

use super::front_face::{Face, ON_BODY, PROCESS, RIB, on, points};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Part, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, band, ellipse, smooth_closed, smooth_open};

/// The half span of the ribs as they are drawn, mm, T1 to T12: the contour of a chest, cut off.
const RIB_REACH: [f64; 12] =
    [45.5, 49.5, 52.0, 54.5, 56.5, 58.5, 60.0, 60.5, 60.0, 57.5, 51.0, 40.0];

/// How far the ends of the ribs hang below their heads, mm.
const RIB_DROP: [f64; 12] =
    [11.5, 17.5, 21.0, 23.0, 25.0, 26.5, 27.5, 28.0, 28.5, 29.5, 31.0, 27.0];

pub fn thoracic(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
    let index = level.index() - Level::T1.index();
    let reach = vertebra.transverse_span / 2.0;
    // The heads of T2 to T10 lie across the disc above, the others on their own body.
    let own = matches!(level, Level::T1 | Level::T11 | Level::T12);
    let head_y = if own { face.top + 3.6 } else { face.top - 0.8 };
    let head = Point::new(face.half_top - 1.0, head_y);
    // Under the broad processes of T1 and T2 the rib turns before their tips.
    let tubercle = Point::new((reach - 1.5).min(31.0), head_y - if own { 0.6 } else { 1.4 });
    let (end_x, drop) = (RIB_REACH[index], RIB_DROP[index]);
    // From the tubercle a part of an ellipse, level at first.
    let arc = (1..=9).map(|step| {
        let angle = 64.0 * f64::from(step) / 9.0;
        let on = Point::direction(angle);
        let whole = Point::direction(64.0);
        Point::new(
            tubercle.x + (end_x - tubercle.x) * on.y / whole.y,
            tubercle.y + drop * (1.0 - on.x) / (1.0 - whole.x),
        )
    });
    let mut line = vec![head];
    if tubercle.x > head.x + 6.0 {
        line.push(head.towards(tubercle, 0.55) + Point::new(0.0, 0.2));
        line.push(tubercle);
    }
    line.extend(arc.skip_while(|p| p.x < head.x + 4.0));
    let line = smooth_open(&line);
    let stout = if index == 11 { 0.85 } else { 1.0 };
    let width = move |t: f64| {
        let bump = |at: f64, wide: f64| libm::exp(-((t - at) / wide) * ((t - at) / wide));
        stout * (5.2 + 1.6 * bump(0.0, 0.10) + 0.9 * bump(0.36, 0.10) + 0.5 * bump(0.75, 0.3))
    };
    let rib = band(&line, width).rings.swap_remove(0);
    // The process lies below the neck of the rib and reaches its tubercle.
    let root = face.half(0.4) - 3.0;
    let (y, rise) = (face.pedicle + 1.0, if index >= 10 { 0.0 } else { 1.8 });
    let process = smooth_closed(&if index >= 10 {
        points([
            (root, y - 3.2),
            (reach - 2.4, y - 3.0),
            (reach, y + 0.6),
            (reach - 2.0, y + 4.4),
            (root, y + 4.0),
        ])
    } else {
        points([
            (root, y - 2.2),
            (f64::midpoint(root, reach), y - 2.2 - rise * 0.5),
            (reach - 3.4, y - 2.9 - rise),
            (reach - 0.3, y - 1.8 - rise),
            (reach, y + 0.9 - rise),
            (reach - 2.0, y + 3.2 - rise),
            (reach - 5.0, y + 3.0 - rise),
            (f64::midpoint(root, reach), y + 2.8 - rise * 0.3),
            (root, y + 3.8),
        ])
    });
    for side in Side::BOTH {
        let part = Part::sided(Structure::Rib, side);
        sheet.add(level, part, on(side, rib.clone()), (Role::Process, Visible::Always, RIB));
        let part = Part::sided(Structure::TransverseProcess, side);
        sheet.add(
            level,
            part,
            on(side, process.clone()),
            (Role::Process, Visible::Always, PROCESS),
        );
        let joint = ellipse(Point::new(head.x + 1.0, head.y), 2.6, 3.4, 0.0);
        let part = Part::sided(Structure::CostovertebralJoint, side);
        sheet.add(level, part, on(side, joint), (Role::Process, Visible::WhenMarked, ON_BODY + 1));
    }
}

pub fn lumbar(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
    let reach = vertebra.transverse_span / 2.0;
    let root = face.half(0.35) - 4.0;
    let index = (level.index() - Level::L1.index()) as f64;
    let slope = libm::tan((10.0_f64 + 2.0 * index).to_radians());
    let stout = if level == Level::L5 { 1.5 } else { 1.0 };
    let y = |x: f64| face.pedicle + 2.2 - (x - root) * slope * 0.75;
    let process = smooth_closed(&points([
        (root, y(root) - 4.6 * stout),
        (root + 5.0, y(root + 5.0) - 3.4 * stout),
        (reach - 8.0, y(reach - 8.0) - 2.9 * stout),
        (reach - 2.2, y(reach) - 2.8 * stout),
        (reach, y(reach) + 0.1),
        (reach - 1.8, y(reach) + 2.7 * stout),
        (reach - 8.0, y(reach - 8.0) + 3.3 * stout),
        (root + 5.0, y(root + 5.0) + 3.6 * stout),
        (root, y(root) + 5.2 * stout),
    ]));
    for side in Side::BOTH {
        let part = Part::sided(Structure::TransverseProcess, side);
        sheet.add(
            level,
            part,
            on(side, process.clone()),
            (Role::Process, Visible::Always, PROCESS),
        );
    }
}
