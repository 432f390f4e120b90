//! Areas with an outline and holes, in millimetres.

use super::point::{Bounds, Point, signed_area};

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

    /// The outline without the holes.
    pub fn outline(&self) -> &[Point] {
        self.rings.first().map_or(&[], Vec::as_slice)
    }

    /// Every edge of every ring.
    pub fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        self.rings.iter().flat_map(|ring| {
            ring.iter().zip(ring.iter().cycle().skip(1)).map(|(from, to)| (*from, *to))
        })
    }

    /// Whether a point lies inside, by the even-odd rule, so that holes are outside.
    pub fn contains(&self, point: Point) -> bool {
        let mut inside = false;
        for (current, next) in self.edges() {
            if (current.y > point.y) != (next.y > point.y) {
                let t = (point.y - current.y) / (next.y - current.y);
                if point.x < current.x + t * (next.x - current.x) {
                    inside = !inside;
                }
            }
        }
        inside
    }

    /// The area without its holes, mm².
    pub fn area(&self) -> f64 {
        let mut rings = self.rings.iter().map(|ring| signed_area(ring).abs());
        rings.next().unwrap_or_default() - rings.sum::<f64>()
    }

    /// The centre of mass of the outline; of an outline without an area, the middle of its points.
    pub fn centroid(&self) -> Point {
        let outline = self.outline();
        // Relative to a point of the outline, so that nothing is lost far from the origin.
        let origin = outline.first().copied().unwrap_or_default();
        let (mut sum, mut weight) = (Point::default(), 0.0);
        for (a, b) in Self::new(outline.to_vec()).edges() {
            let (a, b) = (a - origin, b - origin);
            sum = sum + (a + b) * a.cross(b);
            weight += a.cross(b);
        }
        if weight.abs() < 1e-12 {
            return self.bounds().map(|bounds| bounds.centre()).unwrap_or_default();
        }
        origin + sum * (1.0 / (3.0 * weight))
    }

    /// The rectangle around it, `None` where it has no points.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::of(self.outline().iter().copied())
    }

    /// Distance of a point to the nearest edge, mm, inside or outside; infinite without edges.
    pub fn distance_to_edge(&self, point: Point) -> f64 {
        self.edges().map(|(a, b)| point.distance_to_line(a, b)).fold(f64::INFINITY, f64::min)
    }

    /// The x of each crossing of the edges with a horizontal line, sorted, even-odd: the area lies
    /// between the first and the second, the third and the fourth, and so on.
    pub fn crossings(&self, y: f64) -> Vec<f64> {
        let mut crossings: Vec<f64> = self
            .edges()
            .filter(|(a, b)| (a.y > y) != (b.y > y))
            .map(|(a, b)| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings
    }

    /// A point well inside, for a label or a pointer: close to the one farthest from all edges.
    /// It lies inside every polygon that has an area.
    pub fn interior_point(&self) -> Point {
        const ROWS: u32 = 16;
        const STEPS: [Point; 8] = [
            Point::new(1.0, 0.0),
            Point::new(-1.0, 0.0),
            Point::new(0.0, 1.0),
            Point::new(0.0, -1.0),
            Point::new(0.7, 0.7),
            Point::new(-0.7, 0.7),
            Point::new(0.7, -0.7),
            Point::new(-0.7, -0.7),
        ];
        let Some(bounds) = self.bounds() else { return Point::default() };
        let mut best = bounds.centre();
        let mut clearance = f64::NEG_INFINITY;
        for row in 0..ROWS {
            let y = bounds.min.y + bounds.height() * (f64::from(row) + 0.5) / f64::from(ROWS);
            for span in self.crossings(y).chunks_exact(2) {
                let middle = Point::new(f64::midpoint(span[0], span[1]), y);
                let distance = self.distance_to_edge(middle);
                if span[1] > span[0] && distance > clearance {
                    (best, clearance) = (middle, distance);
                }
            }
        }
        let mut step = bounds.height().max(bounds.width()) / f64::from(ROWS);
        for _ in 0..12 {
            for way in STEPS {
                let to = best + way * step;
                let distance = self.distance_to_edge(to);
                if distance > clearance && self.contains(to) {
                    (best, clearance) = (to, distance);
                }
            }
            step *= 0.6;
        }
        best
    }

    /// Every point moved.
    pub fn map(&self, to: impl Fn(Point) -> Point) -> Self {
        let ring = |ring: &Vec<Point>| ring.iter().map(|point| to(*point)).collect();
        Self { rings: self.rings.iter().map(ring).collect() }
    }

    /// Seen in a mirror along the y axis, turning in the same direction as before.
    pub fn mirrored(&self) -> Self {
        let ring = |ring: &Vec<Point>| ring.iter().rev().map(|p| p.mirrored()).collect();
        Self { rings: self.rings.iter().map(ring).collect() }
    }

    /// What lies on one side of the line through `on`, the side that `towards` points to.
    ///
    /// Exact for shapes that the line cuts into two pieces; where it would cut a shape into more,
    /// the pieces stay joined along the line.
    pub fn half(&self, on: Point, towards: Point) -> Self {
        let side = |point: Point| (point - on).dot(towards);
        let cut = |ring: &Vec<Point>| {
            let mut kept = Vec::with_capacity(ring.len() + 2);
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (from, to) = (side(*a), side(*b));
                if from >= 0.0 {
                    kept.push(*a);
                }
                if (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0) {
                    kept.push(a.towards(*b, from / (from - to)));
                }
            }
            kept.dedup_by(|a, b| a.distance(*b) < 1e-9);
            kept
        };
        Self { rings: self.rings.iter().map(cut).filter(|ring| ring.len() > 2).collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::geometry::hull;

    fn square(size: f64) -> Polygon {
        let p = Point::new;
        Polygon::new(vec![p(0.0, 0.0), p(size, 0.0), p(size, size), p(0.0, size)])
    }

    fn frame() -> Polygon {
        let hole = square(4.0).map(|point| point + Point::new(3.0, 3.0));
        Polygon { rings: [square(10.0).rings, hole.rings].concat() }
    }

    /// A star around the origin: any radii give a polygon that does not cross itself.
    fn star() -> impl Strategy<Value = Polygon> {
        prop::collection::vec(1.0_f64..50.0, 3..24).prop_map(|radii| {
            let step = 360.0 / radii.len() as f64;
            let at =
                |(index, radius): (usize, &f64)| Point::direction(step * index as f64) * *radius;
            Polygon::new(radii.iter().enumerate().map(at).collect())
        })
    }

    #[test]
    fn holes_count_in_area_and_containment() {
        assert!((frame().area() - 84.0).abs() < 1e-9);
        assert!(frame().contains(Point::new(1.0, 1.0)));
        assert!(!frame().contains(Point::new(5.0, 5.0)));
        assert!(frame().contains(frame().interior_point()));
        assert_eq!(frame().crossings(5.0), [0.0, 3.0, 7.0, 10.0]);
    }

    #[test]
    fn half_of_a_square_has_half_its_area() {
        let half = square(10.0).half(Point::new(5.0, 5.0), Point::direction(30.0));
        assert!((half.area() - 50.0).abs() < 1e-9);
        assert!(half.contains(Point::new(9.0, 5.0)) && !half.contains(Point::new(1.0, 5.0)));
    }

    #[test]
    fn nothing_and_flat_areas_are_harmless() {
        for polygon in [Polygon::default(), Polygon::new(vec![Point::new(1.0, 2.0); 3])] {
            assert!(polygon.area().abs() < 1e-9);
            let inside = polygon.interior_point();
            assert!(inside.x.is_finite() && polygon.centroid().y.is_finite());
        }
    }

    proptest! {
        #[test]
        fn the_interior_point_lies_inside(polygon in star()) {
            prop_assert!(polygon.contains(polygon.interior_point()));
        }

        #[test]
        fn a_mirror_keeps_area_and_direction(polygon in star()) {
            let mirrored = polygon.mirrored();
            prop_assert!((signed_area(mirrored.outline()) - signed_area(polygon.outline())).abs() < 1e-6);
            prop_assert_eq!(mirrored.mirrored(), polygon);
        }

        #[test]
        fn a_hull_holds_its_points_and_is_its_own_hull(polygon in star()) {
            let ring = hull(polygon.outline());
            let whole = Polygon::new(ring.clone());
            prop_assert!(whole.area() >= polygon.area() - 1e-9);
            for point in polygon.outline() {
                prop_assert!(whole.contains(*point) || whole.distance_to_edge(*point) < 1e-9);
            }
            prop_assert_eq!(hull(&ring).len(), ring.len());
        }

        #[test]
        fn two_halves_make_a_whole(polygon in star(), angle in 0.0..360.0_f64) {
            let towards = Point::direction(angle);
            let halves = [towards, -towards].map(|t| polygon.half(Point::default(), t).area());
            prop_assert!((halves[0] + halves[1] - polygon.area()).abs() < 1e-6);
        }

        #[test]
        fn turning_keeps_lengths(x in -99.0..99.0_f64, y in -99.0..99.0_f64, by in -720.0..720.0_f64) {
            let point = Point::new(x, y);
            prop_assert!((point.turned(by).length() - point.length()).abs() < 1e-9);
        }
    }
}
