//! The masses of a tumour that bulge into the canal from one side.

use super::path::reach;
use crate::figure::geometry::Point;

/// A mass that bulges into the canal: an ellipse with its middle in the wall.
#[derive(Clone, Copy)]
pub struct Lobe {
    centre: Point,
    towards: Point,
    half_width: f64,
    depth: f64,
}

impl Lobe {
    /// How far a ray goes to the lobe; zero from within, `None` if it passes by.
    pub fn hit(&self, from: Point, way: Point) -> Option<f64> {
        let across = self.towards.quarter_turn();
        let into = |q: Point| {
            Point::new(q.dot(across) / self.half_width, q.dot(self.towards) / self.depth)
        };
        let (o, d) = (into(from - self.centre), into(way));
        let (a, b, c) = (d.dot(d), o.dot(d), o.dot(o) - 1.0);
        let root = b * b - a * c;
        if c <= 0.0 {
            return Some(0.0);
        }
        (root >= 0.0 && b < 0.0).then(|| (-b - root.sqrt()) / a)
    }
}

/// The masses of a tumour that has grown so deep: two on both sides of the midline from the front,
/// one from elsewhere.
pub fn lobes(wall: &[Point], towards: Point, depth: f64, lobed: bool) -> Vec<Lobe> {
    let across = towards.quarter_turn();
    let wide = |way: Point| reach(wall, Point::default(), way);
    let half = f64::midpoint(wide(across), wide(-across));
    let depth = depth.max(0.01);
    let lobe = |off: f64, half_width: f64| {
        let base = across * off;
        let centre = base + towards * reach(wall, base, towards);
        Lobe { centre, towards, half_width, depth }
    };
    if lobed {
        let off = 0.40 * half;
        let wide = 0.36 * half + 0.24 * depth;
        vec![lobe(off, wide), lobe(-off, wide)]
    } else {
        vec![lobe(0.0, 0.62 * half + 0.42 * depth)]
    }
}
