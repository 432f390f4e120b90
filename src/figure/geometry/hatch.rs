//! Hatching and dashing as geometry, so that the screen and a file show the same lines.

use super::point::Point;
use super::polygon::Polygon;

/// Parallel lines `spacing` mm apart at an angle in degrees, cut to an area with its holes.
///
/// The lines lie on one grid for the whole page, so that they run on from one area to the next.
/// Without a positive spacing there are none.
pub fn hatch(area: &Polygon, degrees: f64, spacing: f64) -> Vec<Vec<Point>> {
    let flat = area.map(|point| point.turned(-degrees));
    let Some(bounds) = flat.bounds().filter(|_| spacing > 0.0) else { return Vec::new() };
    let (first, last) = (libm::ceil(bounds.min.y / spacing), libm::floor(bounds.max.y / spacing));
    let mut lines = Vec::new();
    let mut row = first;
    while row <= last {
        let y = row * spacing;
        for span in flat.crossings(y).chunks_exact(2) {
            if span[1] - span[0] > 1e-6 {
                let ends = [span[0], span[1]].map(|x| Point::new(x, y).turned(degrees));
                // To and fro, as one hatches by hand: the next line begins near the last one's end.
                let [from, to] = if row as i64 % 2 == 0 { ends } else { [ends[1], ends[0]] };
                lines.push(vec![from, to]);
            }
        }
        row += 1.0;
    }
    lines
}

/// The dashes of a line: `on` mm drawn, `off` mm left out, from its first point. A closed line
/// returns to its first point. Without positive lengths the line stays whole.
pub fn dashes(line: &[Point], closed: bool, on: f64, off: f64) -> Vec<Vec<Point>> {
    let mut points = line.to_vec();
    if let (true, Some(first)) = (closed, line.first()) {
        points.push(*first);
    }
    if on <= 0.0 || off <= 0.0 {
        return vec![points];
    }
    let mut dashes = Vec::new();
    let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let mut from = pair[0];
        let to = pair[1];
        while from.distance(to) > left {
            let turn = from.towards(to, left / from.distance(to));
            if drawing {
                dash.push(turn);
                dashes.push(std::mem::take(&mut dash));
            } else {
                dash.push(turn);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
            from = turn;
        }
        left -= from.distance(to);
        if drawing {
            dash.push(to);
        }
    }
    if dash.len() > 1 {
        dashes.push(dash);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::{ellipse, length};

    fn ring() -> Polygon {
        let circle = |radius| ellipse(Point::new(7.0, -3.0), radius, radius, 0.0);
        Polygon { rings: vec![circle(20.0), circle(8.0)] }
    }

    #[test]
    fn hatching_without_spacing_or_area_is_empty() {
        assert!(hatch(&ring(), 45.0, 0.0).is_empty());
        assert!(hatch(&Polygon::default(), 45.0, 1.0).is_empty());
    }

    #[test]
    fn a_closed_line_is_dashed_all_around() {
        let square =
            [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map(|(x, y)| Point::new(x, y));
        let dashes = dashes(&square, true, 1.0, 1.0);
        assert_eq!(dashes.len(), 8);
        assert!(dashes.iter().all(|dash| (length(dash) - 1.0).abs() < 1e-9));
    }

    proptest! {
        #[test]
        fn hatching_lies_inside_and_covers_the_area(degrees in -180.0..180.0_f64, spacing in 0.5..3.0_f64) {
            let ring = ring();
            let lines = hatch(&ring, degrees, spacing);
            for line in &lines {
                prop_assert!(ring.contains(line[0].towards(line[1], 0.5)));
                prop_assert!(ring.distance_to_edge(line[0]) < 1e-6);
            }
            let covered: f64 = lines.iter().map(|line| length(line) * spacing).sum();
            prop_assert!((covered / ring.area() - 1.0).abs() < 0.2);
        }

        #[test]
        fn dashes_draw_their_share(on in 0.3..4.0_f64, off in 0.3..4.0_f64) {
            let line = ellipse(Point::default(), 30.0, 20.0, 0.0);
            let dashed: f64 = dashes(&line, true, on, off).iter().map(|dash| length(dash)).sum();
            let whole = length(&[line.as_slice(), &line[..1]].concat());
            prop_assert!((dashed - whole * on / (on + off)).abs() <= on.max(off));
        }
    }
}
