//! From which sides tumour comes into the canal, as bearings.

use super::path::bearing;
use super::squeeze::Frame;
use crate::case::{Direction, Directions};
use crate::figure::geometry::Point;

/// The bearing of the front.
pub const FRONT: f64 = -90.0;

/// From where tumour comes, as bearings.
pub struct Coming {
    /// The bearing of each side.
    pub sides: Vec<f64>,
    /// The bearing that they have together; `None` where they are opposite to each other.
    pub middle: Option<f64>,
    /// Whether it comes from everywhere.
    pub round: bool,
}

impl Coming {
    /// The bearings of some sides.
    pub fn of(from: Directions) -> Self {
        let of_side = |side: Direction| match side {
            Direction::Posterior => 90.0,
            Direction::Left => 0.0,
            Direction::Right => 180.0,
            Direction::Anterior | Direction::AllAround => FRONT,
        };
        let sides: Vec<f64> = from.sides().map(of_side).collect();
        let sum = sides.iter().fold(Point::default(), |sum, side| sum + Point::direction(*side));
        let middle = match sides[..] {
            [one] => Some(one),
            _ => (sum.length() > 0.5).then(|| bearing(Point::default(), sum)),
        };
        Self { sides, middle, round: from.is_all_around() }
    }

    /// Whether it comes from two sides that face each other, and from no other.
    pub fn is_a_vice(&self) -> bool {
        self.middle.is_none() && !self.round
    }

    /// The bearing of what it presses along.
    pub fn axis(&self) -> f64 {
        self.middle.or(self.sides.first().copied()).filter(|_| !self.round).unwrap_or(FRONT)
    }

    /// The frame around a centre; its samples begin opposite to the middle of the tumour.
    pub fn frame(&self, centre: Point) -> Frame {
        Frame { centre, start: self.axis() - 180.0 }
    }

    /// How many degrees a sample is away from the nearest side.
    pub fn off(&self, frame: &Frame, index: usize) -> f64 {
        self.sides.iter().map(|side| frame.off(index, *side)).fold(f64::INFINITY, f64::min)
    }
}
