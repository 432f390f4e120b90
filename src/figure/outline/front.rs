//! The front view from C1 to L5: bodies, discs, processes and ribs.

use super::shapes::{block, endplates};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Region, Side, Structure, Vertebra};
use crate::figure::{
    Corner, Point, Polygon, Role, band, ellipse, rounded, smooth_closed, smooth_open,
};

pub const RIB: i16 = -40;
pub const FACET: i16 = -32;
pub const PROCESS: i16 = -30;
pub const DISC: i16 = -10;
pub const BODY: i16 = 0;
pub const PIECE: i16 = 5;
pub const ARCH: i16 = 7;
pub const ON_BODY: i16 = 10;
pub const THROUGH: i16 = 20;

/// The sign of x of a side: the patient's left is on the right.
pub const fn sign(side: Side) -> f64 {
    match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    }
}

/// A ring drawn for the left, brought to a side.
pub fn on(side: Side, ring: Vec<Point>) -> Vec<Point> {
    match side {
        Side::Left => ring,
        Side::Right => Polygon::new(ring).mirrored().rings.swap_remove(0),
    }
}

pub fn points<const N: usize>(coordinates: [(f64, f64); N]) -> Vec<Point> {
    coordinates.map(|(x, y)| Point::new(x, y)).to_vec()
}

/// A body seen from the front.
#[derive(Clone, Copy)]
pub struct Face {
    pub top: f64,
    pub bottom: f64,
    pub half_top: f64,
    pub half_bottom: f64,
    /// Height of the pedicles' centres.
    pub pedicle: f64,
}

impl Face {
    pub fn of(vertebra: &Vertebra) -> Self {
        let [top, bottom] = endplates(vertebra).map(|centre| centre.y);
        Self {
            top,
            bottom,
            half_top: vertebra.body_width_superior / 2.0,
            half_bottom: vertebra.body_width_inferior / 2.0,
            pedicle: f64::midpoint(top, bottom) - 0.15 * vertebra.body_height_posterior,
        }
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Half the width a share `t` of the way down, without the waist.
    pub fn half(self, t: f64) -> f64 {
        self.half_top + (self.half_bottom - self.half_top) * t
    }
}

/// The x of a pedicle's centre, mm from the midline.
///
/// Beside the canal, but never far beyond the edge of the body: pedicles that turn outwards, as
/// those of L5, begin at the body nearer to the midline.
pub fn pedicle_x(vertebra: &Vertebra) -> f64 {
    let beside = f64::midpoint(vertebra.canal_width, vertebra.pedicle_width);
    beside.min(Face::of(vertebra).half(0.35) - 1.2 - vertebra.pedicle_width / 2.0)
}

pub fn draw(sheet: &mut Sheet) {
    atlas(sheet);
    for level in Level::range(Level::C2, Level::L5) {
        let Some(vertebra) = level.vertebra() else { continue };
        let face = Face::of(vertebra);
        if level == Level::C2 {
            axis(sheet, vertebra, face);
        } else {
            body(sheet, level, body_ring(level, face));
        }
        disc_below(sheet, level, face);
        match level.region() {
            Region::Cervical => cervical(sheet, level, vertebra, face),
            Region::Thoracic => thoracic(sheet, level, vertebra, face),
            _ => lumbar(sheet, level, vertebra, face),
        }
        if level.region() != Region::Cervical {
            pedicles(sheet, level, vertebra, face);
        }
        teardrop(sheet, level, vertebra, face);
    }
}

/// The whole body, and its halves for when they differ. A half stands for both its quarters:
/// from the front they lie one behind the other.
pub fn body(sheet: &mut Sheet, level: Level, ring: Vec<Point>) {
    let whole = Polygon::new(ring);
    for side in Side::BOTH {
        let half = whole.half(Point::default(), Point::new(sign(side), 0.0));
        let part = Part::sided(Structure::Body, side);
        let layer = if level == Level::C1 { ARCH + 1 } else { PIECE };
        sheet.add_area(level, part, half, (Role::Bone, Visible::Piece, layer));
    }
    // The anterior arch of the atlas lies before the dens.
    let layer = if level == Level::C1 { ARCH } else { BODY };
    sheet.add_area(level, Part::BODY, whole, (Role::Bone, Visible::Always, layer));
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
        let middle = bottom - wide - 0.6;
        rounded(&[
            Corner::soft(0.0, top - grow - 0.6),
            Corner::soft(wide * 0.55 + grow * 0.5, f64::midpoint(top, middle)),
            Corner::soft(wide + grow, middle),
            Corner::soft(wide + grow, bottom + grow * 0.4),
            Corner::soft(-wide - grow, bottom + grow * 0.4),
            Corner::soft(-wide - grow, middle),
            Corner::soft(-wide * 0.55 - grow * 0.5, f64::midpoint(top, middle)),
        ])
    };
    let style = (Role::Process, Visible::WhenMarked, THROUGH);
    sheet.add(level, Part::SPINOUS_PROCESS, drop(0.8), style);
    if level.region() != Region::Cervical {
        sheet.ring(level, drop(0.0), Role::BoneEdge, ON_BODY);
    }
}

fn atlas(sheet: &mut Sheet) {
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

fn axis(sheet: &mut Sheet, vertebra: &Vertebra, face: Face) {
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
        sheet.add(Level::C2, part, on(side, process), (Role::Process, Visible::Always, PROCESS));
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

fn cervical(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
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

/// The half span of the ribs as they are drawn, mm, T1 to T12: the contour of a chest, cut off.
const RIB_REACH: [f64; 12] =
    [46.5, 49.5, 52.0, 54.5, 56.5, 58.5, 60.0, 60.5, 60.0, 57.5, 51.0, 40.0];

/// How far the ends of the ribs hang below their heads, mm.
const RIB_DROP: [f64; 12] =
    [14.0, 18.0, 21.0, 23.0, 25.0, 26.5, 27.5, 28.0, 28.5, 29.5, 31.0, 27.0];

fn thoracic(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
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

fn lumbar(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, face: Face) {
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
