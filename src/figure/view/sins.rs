//! A box in the colours of the classes of SINS.

use super::pen::Pen;
use crate::figure::drawing::{Role, Shape};
use crate::figure::geometry::{Bounds, Point, Polygon};

/// Width of the sample of a class before the number, and the gap behind it, in em.
pub(in crate::figure) const SAMPLE: f64 = 1.1;
pub(in crate::figure) const GAP: f64 = 0.4;

/// A box in the colours of classes, one above the other: side by side, one would seem to be of the
/// patient's left and one of the right.
pub(in crate::figure) fn stretches(pen: Pen, area: Bounds, classes: &[Role]) -> Vec<Shape> {
    let height = area.height() / classes.len().max(1) as f64;
    let stretch = |(index, class): (usize, &Role)| {
        let top = area.min.y + height * index as f64;
        let (bottom, left, right) = (top + height, area.min.x, area.max.x);
        let corner = Point::new;
        let ring = vec![
            corner(left, top),
            corner(right, top),
            corner(right, bottom),
            corner(left, bottom),
        ];
        pen.area(Polygon::new(ring), *class, None)
    };
    classes.iter().enumerate().map(stretch).collect()
}
