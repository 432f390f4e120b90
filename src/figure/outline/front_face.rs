//! What the files of the front view share: the order of its layers, its sides, and the face of a
//! body.

use super::shapes::endplates;
use super::{Sheet, Visible};
use crate::anatomy::{Level, Part, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon};

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
