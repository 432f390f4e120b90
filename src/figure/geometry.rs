//! Points and polygons in millimetres, and what outlines need of them.
//!
//! Trigonometry comes from `libm`, so that every machine computes the same figure.

/// A point or a vector in millimetres; on a page x grows to the right and y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards on a page.
    pub y: f64,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A closed area: the first ring is its outline, the others are holes. Rings are not closed by a
/// repeated point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Polygon {
    /// The outline, then the holes.
    pub rings: Vec<Vec<Point>>,
}

impl Polygon {
    /// An area without holes.
    pub fn new(outline: Vec<Point>) -> Self {
        Self { rings: vec![outline] }
    }

    /// Whether a point lies inside, by the even-odd rule, so that holes are outside.
    pub fn contains(&self, point: Point) -> bool {
        let mut inside = false;
        for ring in &self.rings {
            let mut previous = match ring.last() {
                Some(last) => *last,
                None => continue,
            };
            for &current in ring {
                if (current.y > point.y) != (previous.y > point.y) {
                    let t = (point.y - current.y) / (previous.y - current.y);
                    if point.x < current.x + t * (previous.x - current.x) {
                        inside = !inside;
                    }
                }
                previous = current;
            }
        }
        inside
    }
}
