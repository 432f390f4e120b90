//! The front view of the neck: atlas, axis, and the pillars and processes of C3 to C7.

use super::front_face::{FACET, Face, PROCESS, THROUGH, body, on, points};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, ellipse, smooth_closed};

pub fn atlas(sheet: &mut Sheet) {
    let Measures { atlas, axis, .. } = Measures::adult();
    let middle = atlas.below_dens_tip - axis.dens_tip_y;
    let at = |coordinates: Vec<Point>| {
        coordinates.into_iter().map(|p| Point::new(p.x, p.y + middle)).collect::<Vec<_>>()
    };
    let half = atlas.span / 2.0;
    let (inner, high) = (8.4, atlas.lateral_mass_height / 2.0);
    let outer = inner + atlas.lateral_mass_width;
    for side in Side::BOTH {
        let mass = smooth_closed(&at(points([
            (inner + 1.2, -high * 0.42),
            (f64::midpoint(inner, outer) + 0.6, -high * 0.78),
            (outer - 1.2, -high * 0.98),
            (outer, -high * 0.3),
            (outer - 0.5, high * 0.55),
            (outer - 2.6, high),
            (f64::midpoint(inner, outer), high * 0.78),
            (inner + 0.8, high * 0.38),
            (inner, 0.0),
        ])));
        let part = Part::sided(Structure::Pedicle, side);
        sheet.add(Level::C1, part, on(side, mass), (Role::Process, Visible::Always, PROCESS + 2));
        let process = smooth_closed(&at(points([
            (outer - 3.0, -2.6),
            (outer + 3.5, -3.3),
            (half - 3.0, -3.0),
            (half, 0.4),
            (half - 2.0, 3.6),
            (half - 6.0, 3.9),
            (outer + 1.0, 3.6),
            (outer - 3.0, 3.4),
        ])));
        let part = Part::sided(Structure::TransverseProcess, side);
        sheet.add(Level::C1, part, on(side, process), (Role::Process, Visible::Always, PROCESS));
    }
    // The upper border dips, so that the tip of the dens is seen above it.
    let arch = atlas.anterior_arch_height;
    let (top, bottom) = (-0.36 * arch, 0.64 * arch);
    body(
        sheet,
        Level::C1,
        smooth_closed(&at(points([
            (0.0, top),
            (5.0, top - 0.1),
            (9.5, top - 0.9),
            (12.6, top + 0.2),
            (12.9, 1.6),
            (9.6, 3.9),
            (4.4, 4.6),
            (0.0, bottom),
            (-4.4, 4.6),
            (-9.6, 3.9),
            (-12.9, 1.6),
            (-12.6, top + 0.2),
            (-9.5, top - 0.9),
            (-5.0, top - 0.1),
        ]))),
    );
    let drop = at(ellipse(Point::new(0.0, 1.0), 2.6, 3.0, 0.0));
    sheet.add(
        Level::C1,
        Part::SPINOUS_PROCESS,
        drop,
        (Role::Process, Visible::WhenMarked, THROUGH),
    );
}

pub fn axis(sheet: &mut Sheet, vertebra: &Vertebra, face: Face) {
    let axis = &Measures::adult().axis;
    let tip = -axis.dens_tip_y;
    let dens = axis.dens_width / 2.0;
    let neck = dens - 0.9;
    let (top, half) = (face.top, face.half_bottom);
    let base = tip + axis.dens_height;
    // The body flares below into the lip over the disc.
    let side = [
        (1.9, tip + 0.35),
        (dens - 0.5, tip + 2.6),
        (dens, tip + 5.4),
        (neck, base - 3.4),
        (neck + 0.5, base + 0.4),
        (half - 1.6, top + 2.2),
        (half - 1.2, f64::midpoint(top, face.bottom) + 1.0),
        (half - 0.2, face.bottom - 2.0),
        (half - 0.6, face.bottom + 0.1),
        (half - 3.0, face.bottom + 0.5),
    ];
    let right = side.iter().map(|(x, y)| Point::new(*x, *y));
    let left = right.clone().rev().map(Point::mirrored);
    let mut ring = vec![Point::new(0.0, tip)];
    ring.extend(right);
    ring.push(Point::new(0.0, face.bottom));
    ring.extend(left);
    body(sheet, Level::C2, smooth_closed(&ring));
    let reach = vertebra.transverse_span / 2.0;
    for side in Side::BOTH {
        // The shoulder that carries the atlas.
        let low = face.bottom;
        let shoulder = smooth_closed(&points([
            (4.0, base + 0.2),
            (7.4, base - 1.4),
            (13.4, base + 0.2),
            (20.0, base + 3.8),
            (22.8, base + 6.6),
            (21.4, base + 10.0),
            (19.2, base + 14.0),
            (19.0, low + 0.2),
            (17.0, low + 2.2),
            (11.6, low + 1.2),
            (7.0, low - 2.6),
            (4.0, base + 8.0),
        ]));
        let part = Part::sided(Structure::Facet, side);
        sheet.add(Level::C2, part, on(side, shoulder), (Role::Process, Visible::Always, FACET));
        let process = smooth_closed(&points([
            (15.4, base + 7.8),
            (19.6, base + 8.0),
            (reach - 2.6, base + 10.6),
            (reach, base + 14.0),
            (reach - 1.0, base + 16.6),
            (reach - 3.4, base + 16.6),
            (20.6, base + 14.2),
            (15.6, base + 13.2),
            (14.2, base + 10.4),
        ]));
        let part = Part::sided(Structure::TransverseProcess, side);
        // Its root lies behind the shoulder.
        sheet.add(Level::C2, part, on(side, process), (Role::Process, Visible::Always, FACET - 1));
        let pedicle = ellipse(
            Point::new(half + 2.8, f64::midpoint(top, face.bottom) - 2.0),
            vertebra.pedicle_width / 2.0,
            vertebra.pedicle_height / 2.0,
            0.0,
        );
        let part = Part::sided(Structure::Pedicle, side);
        sheet.add(
            Level::C2,
            part,
            on(side, pedicle),
            (Role::Process, Visible::WhenMarked, THROUGH),
        );
    }
}

pub fn cervical(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
    if level == Level::C2 {
        return;
    }
    let reach = vertebra.transverse_span / 2.0;
    let inner = face.half_top - 2.0;
    let pillar = (reach - 5.0).min(inner + 14.0);
    let (top, bottom, high) = (face.top, face.bottom, face.height());
    let gap = vertebra.disc_height_below;
    for side in Side::BOTH {
        // The articular pillar, from joint to joint: the joints lie at the height of the discs.
        let facet = smooth_closed(&points([
            (inner + 1.0, top - 0.6),
            (f64::midpoint(inner, pillar), top - 0.52 * gap),
            (pillar - 1.2, top + 0.6),
            (pillar - 0.2, top + 0.2 * high),
            (pillar - 1.4, top + 0.5 * high),
            (pillar, bottom - 0.15 * high),
            (pillar - 0.8, bottom + 0.2 * gap),
            (f64::midpoint(inner, pillar), bottom + 0.36 * gap),
            (inner + 1.0, bottom),
            (inner, f64::midpoint(top, bottom)),
        ]));
        let part = Part::sided(Structure::Facet, side);
        sheet.add(level, part, on(side, facet), (Role::Process, Visible::Always, FACET));
        // The two roots of the transverse process, with the gutter of the nerve between them.
        let y = top + 0.55 * high;
        let process = if level == Level::C7 {
            points([
                (inner + 1.0, y - 3.6),
                (inner + 6.0, y - 3.0),
                (reach - 7.0, y - 2.4),
                (reach - 2.4, y - 3.0),
                (reach - 0.2, y - 1.2),
                (reach - 0.2, y + 1.8),
                (reach - 2.6, y + 3.9),
                (reach - 7.0, y + 3.0),
                (inner + 6.0, y + 2.8),
                (inner + 1.0, y + 3.8),
            ])
        } else {
            points([
                (inner + 1.0, y - 3.4),
                (inner + 5.0, y - 2.9),
                (reach - 5.4, y - 1.9),
                (reach - 2.2, y - 2.7),
                (reach - 0.2, y - 1.0),
                (reach, y + 2.0),
                (reach - 1.8, y + 4.7),
                (reach - 4.6, y + 4.4),
                (reach - 7.6, y + 3.0),
                (inner + 4.6, y + 2.7),
                (inner + 1.0, y + 3.2),
            ])
        };
        let part = Part::sided(Structure::TransverseProcess, side);
        let style = (Role::Process, Visible::Always, PROCESS);
        sheet.add(level, part, on(side, smooth_closed(&process)), style);
        let x = f64::midpoint(inner, pillar) - 1.0;
        let pedicle = ellipse(
            Point::new(x, y),
            vertebra.pedicle_width / 2.0,
            vertebra.pedicle_height / 2.0,
            0.0,
        );
        let part = Part::sided(Structure::Pedicle, side);
        sheet.add(level, part, on(side, pedicle), (Role::Process, Visible::WhenMarked, THROUGH));
    }
}
