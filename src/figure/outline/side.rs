//! The side view of what lies before the canal: bodies, dens, discs, sacral segments, ribs.

use super::shapes::{Frame, block, endplates, straight_block};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Place, SacralSegment, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon, band, ellipse, smooth_closed, smooth_open};

pub const DISC: i16 = -10;
pub const BODY: i16 = 0;
pub const PIECE: i16 = 5;
pub const NEAR: i16 = 30;

/// Marks the outline of a left part as covering the right one behind it.
pub fn both(
    sheet: &mut Sheet,
    level: Level,
    structure: Structure,
    ring: Vec<Point>,
    style: (Role, Visible, i16),
) {
    let left = Part::sided(structure, Side::Left);
    let right = Part::sided(structure, Side::Right);
    sheet.add(level, left, ring, style).hidden = vec![right];
}

pub fn draw(sheet: &mut Sheet) {
    atlas_arch(sheet);
    for level in Level::range(Level::C2, Level::L5) {
        let Some(vertebra) = level.vertebra() else { continue };
        let ring = if level == Level::C2 { axis(vertebra) } else { body_ring(level, vertebra) };
        body(sheet, level, ring, Frame::of(vertebra));
        disc_below(sheet, level, vertebra);
        if level.has_ribs() {
            rib(sheet, level, vertebra);
        }
    }
    for segment in &Measures::adult().sacral_segment {
        let frame = Frame::new(Point::new(-segment.centre_x, -segment.centre_y), segment.tilt);
        body(sheet, segment.level, sacral_ring(segment), frame);
    }
}

/// The whole body, and its front and back halves for when they differ. A half stands for the left
/// quarter, which is seen, and for the right one behind it.
fn body(sheet: &mut Sheet, level: Level, ring: Vec<Point>, frame: Frame) {
    let whole = Polygon::new(ring);
    let quarters = [
        (Place::LeftAnterior, Place::RightAnterior, -1.0),
        (Place::LeftPosterior, Place::RightPosterior, 1.0),
    ];
    for (near, far, way) in quarters {
        let (Some(near), Some(far)) =
            (Part::new(Structure::Body, near), Part::new(Structure::Body, far))
        else {
            continue;
        };
        let half = whole.half(frame.origin, frame.back * way);
        sheet.add_area(level, near, half, (Role::Bone, Visible::Piece, PIECE)).hidden = vec![far];
    }
    sheet_whole(sheet, level, whole);
}

fn sheet_whole(sheet: &mut Sheet, level: Level, whole: Polygon) {
    let outline = sheet.add_area(level, Part::BODY, whole, (Role::Bone, Visible::Always, BODY));
    let (left, right) = outline.shown.iter().partition(|leaf| leaf.side() == Some(Side::Left));
    (outline.shown, outline.hidden) = (left, right);
}

fn atlas_arch(sheet: &mut Sheet) {
    let Measures { atlas, axis, .. } = Measures::adult();
    let middle = Point::new(-axis.dens_tip_x, atlas.below_dens_tip - axis.dens_tip_y);
    let back = -axis.dens_depth / 2.0 - atlas.dens_gap;
    let (deep, high) = (atlas.anterior_arch_depth, atlas.anterior_arch_height / 2.0);
    // Flat towards the dens, with a tubercle in front.
    let ring = smooth_closed(&[
        middle + Point::new(back, 0.2),
        middle + Point::new(back - 0.35 * deep, high * 0.86),
        middle + Point::new(back - 0.62 * deep, high),
        middle + Point::new(back - deep, high * 0.1),
        middle + Point::new(back - 0.66 * deep, -high),
        middle + Point::new(back - 0.3 * deep, -high * 0.86),
    ]);
    sheet_whole(sheet, Level::C1, Polygon::new(ring));
}

/// The four corners of a body: upper front, upper back, lower back, lower front.
pub fn corners(vertebra: &Vertebra) -> [Point; 4] {
    let [top, bottom] = endplates(vertebra);
    let upper = Frame::new(top, vertebra.tilt_superior);
    let lower = Frame::new(bottom, vertebra.tilt_inferior);
    let (deep_top, deep_bottom) =
        (vertebra.body_depth_superior / 2.0, vertebra.body_depth_inferior / 2.0);
    [
        upper.at(-deep_top, 0.0),
        upper.at(deep_top, 0.0),
        lower.at(deep_bottom, 0.0),
        lower.at(-deep_bottom, 0.0),
    ]
}

fn body_ring(level: Level, vertebra: &Vertebra) -> Vec<Point> {
    let waist = 0.06 * vertebra.body_depth_superior;
    let (dip, radius) = if level < Level::T1 { (0.5, 1.5) } else { (0.7, 1.9) };
    block(corners(vertebra), [dip, waist * 0.45, dip, waist], radius)
}

/// Body and dens in one contour.
fn axis(vertebra: &Vertebra) -> Vec<Point> {
    let axis = &Measures::adult().axis;
    let tip = Point::new(-axis.dens_tip_x, -axis.dens_tip_y);
    let [upper_front, upper_back, lower_back, lower_front] = corners(vertebra);
    let lip = axis.body_height_anterior - vertebra.body_height_anterior;
    let dens = axis.dens_depth / 2.0;
    let base = tip.y + axis.dens_height;
    let at = |x: f64, y: f64| Point::new(tip.x + x, y);
    smooth_closed(&[
        at(0.4, tip.y),
        at(dens - 1.4, tip.y + 1.6),
        at(dens, tip.y + 5.2),
        at(dens - 0.8, tip.y + 10.0),
        at(dens + 0.2, base + 0.4),
        upper_back.towards(lower_back, 0.12) + Point::new(-0.4, 0.0),
        upper_back.towards(lower_back, 0.55) + Point::new(-0.5, 0.0),
        lower_back.towards(upper_back, 0.14),
        lower_back.towards(lower_front, 0.05) + Point::new(0.0, 0.1),
        lower_back.towards(lower_front, 0.5) + Point::new(0.0, -0.1),
        lower_front.towards(lower_back, 0.2) + Point::new(0.0, lip * 0.45),
        lower_front + Point::new(0.5, lip * 0.85),
        lower_front.towards(upper_front, 0.12) + Point::new(0.1, 0.0),
        lower_front.towards(upper_front, 0.5) + Point::new(1.2, 0.0),
        upper_front.towards(lower_front, 0.16) + Point::new(0.7, 0.0),
        at(-dens - 0.5, base + 0.6),
        at(-dens + 0.4, tip.y + 10.5),
        at(-dens, tip.y + 5.8),
        at(-dens + 1.0, tip.y + 1.9),
    ])
}

fn disc_below(sheet: &mut Sheet, level: Level, vertebra: &Vertebra) {
    let [.., lower_back, lower_front] = corners(vertebra);
    let below = level.below().and_then(Level::vertebra);
    let [upper_front, upper_back, ..] =
        below.map_or_else(|| sacral_corners(&Measures::adult().sacral_segment[0]), corners);
    // Tucked under the hollow endplates.
    let down = Frame::of(vertebra).down;
    let tuck = 0.8;
    let inset = |from: Point, to: Point, by: f64| from + (to - from).unit() * by;
    let ring = block(
        [
            inset(lower_front, lower_back, 0.9) - down * tuck,
            inset(lower_back, lower_front, 0.7) - down * tuck,
            inset(upper_back, upper_front, 0.7) + down * tuck,
            inset(upper_front, upper_back, 0.9) + down * tuck,
        ],
        [0.0, -0.5, 0.0, -0.8],
        0.8,
    );
    let style = (Role::Disc, Visible::Always, DISC);
    sheet.add(level, Part::whole(Structure::DiscBelow), ring.clone(), style);
    if let Some(below) = level.below() {
        let style = (Role::Disc, Visible::WhenMarked, DISC + 1);
        sheet.add(below, Part::whole(Structure::DiscAbove), ring, style);
    }
}

/// The four corners of a sacral segment, in the order of those of a body.
pub fn sacral_corners(segment: &SacralSegment) -> [Point; 4] {
    let measures = Measures::adult();
    let above = segment.level.above().and_then(Level::sacral_segment);
    let below = segment.level.below().and_then(Level::sacral_segment);
    let end = |of: &SacralSegment| Point::new(-of.lower_end_x, -of.lower_end_y);
    let top = match above {
        Some(above) => Frame::new(end(above), f64::midpoint(above.tilt, segment.tilt)),
        None => Frame::new(Point::default(), measures.sacrum.slope),
    };
    let bottom = match below {
        Some(below) => Frame::new(end(segment), f64::midpoint(below.tilt, segment.tilt)),
        None => Frame::new(end(segment), segment.tilt - 8.0),
    };
    let (deep_top, deep_bottom) =
        (segment.depth_top / 2.0, below.map_or(6.0, |below| below.depth_top) / 2.0);
    [
        top.at(-deep_top, 0.0),
        top.at(deep_top, 0.0),
        bottom.at(deep_bottom, 0.0),
        bottom.at(-deep_bottom, 0.0),
    ]
}

fn sacral_ring(segment: &SacralSegment) -> Vec<Point> {
    let first = segment.level == Level::S1;
    let (top, radius) = if first { (0.7, 1.8) } else { (0.0, 1.0) };
    straight_block(sacral_corners(segment), [top, 0.4, 0.0, 0.05 * segment.depth_top], radius)
}

/// The rib as a stub from its joint with the bodies, and the joint.
fn rib(sheet: &mut Sheet, level: Level, vertebra: &Vertebra) {
    let own = matches!(level, Level::T1 | Level::T11 | Level::T12);
    let frame = Frame::of(vertebra);
    let (deep, high) = (vertebra.body_depth_superior / 2.0, vertebra.height() / 2.0);
    let head = frame.at(deep - 3.0, if own { 4.0 - high } else { -high - 0.6 });
    let neck = vertebra.canal_depth + 5.0;
    let line = smooth_open(&[
        head,
        head + frame.back * (0.6 * neck) - frame.down * 0.6,
        head + frame.back * neck + frame.down * 3.0,
        head + frame.back * (neck - 1.0) + frame.down * 9.0,
        head + frame.back * (neck - 7.0) + frame.down * 15.0,
    ]);
    let stub =
        band(&line, |t| 6.0 - 1.2 * libm::sin(t * std::f64::consts::PI)).rings.swap_remove(0);
    let style = (Role::Process, Visible::WhenMarked, NEAR + 6);
    both(sheet, level, Structure::Rib, stub, style);
    let style = (Role::Process, Visible::WhenMarked, NEAR + 8);
    both(sheet, level, Structure::CostovertebralJoint, ellipse(head, 3.0, 3.0, 0.0), style);
}
