//! A line across the canal in the side view, and what lies on it.

use crate::figure::geometry::Point;

/// A line across the canal: its front and back wall, and what lies between them, in mm from the
/// front wall.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section {
    /// Place along the column: the middle of C1 is 0, of C2 is 1.
    pub along: f64,
    pub front: Point,
    pub back: Point,
    pub sac: [f64; 2],
    pub cord: [f64; 2],
    /// The bundle of the cauda equina; above the conus it is the cord.
    pub bundle: [f64; 2],
    /// Tumour from the front wall, and to the back wall.
    pub tumour: [f64; 2],
}

impl Section {
    /// The canal's depth, mm.
    pub fn depth(&self) -> f64 {
        self.front.distance(self.back)
    }

    /// The point so many mm behind the front wall.
    pub fn at(&self, mm: f64) -> Point {
        self.front + (self.back - self.front).unit() * mm
    }
}
