//! Where a view stands on its page, and how large.

use crate::figure::geometry::{Bounds, Point, Polygon, simplified};

/// Where a view stands on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::figure) struct Placement {
    /// Millimetres of the page for one of the column.
    pub scale: f64,
    /// Where the column's origin stands on the page.
    pub origin: Point,
}

impl Placement {
    /// As large as an area fits between the letters of a page.
    pub fn fit(area: Bounds, page: Bounds, text: f64) -> Self {
        let (width, height) = (page.width() - 2.0 * text, page.height() - 0.6 * text);
        let scale = (width / area.width()).min(height / area.height());
        Self { scale, origin: page.centre() + area.centre() * -scale }
    }

    /// A point of the column on the page.
    pub fn at(&self, point: Point) -> Point {
        self.origin + point * self.scale
    }

    /// An area of the column on the page.
    pub fn polygon(&self, polygon: &Polygon) -> Polygon {
        let ring = |ring: &Vec<Point>| simplified(&self.line(ring), true, FINE);
        Polygon { rings: polygon.rings.iter().map(ring).collect() }
    }

    /// A line of the column on the page.
    pub fn line(&self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.at(*point)).collect()
    }
}

/// How far a line on the page may stray from its curve, mm: a dot of the finest printer.
pub(super) const FINE: f64 = 0.01;
