//! The data of an SVG path in as few letters as it takes: hundredths of a millimetre, each point
//! counted from the one before it. A hatched figure is thousands of short lines, and a hundredth of
//! a millimetre is less than a dot of the finest printer.

use super::decimal::{Decimal, rounded};
use crate::figure::geometry::Point;

/// Hundredths of a millimetre in whole numbers, so that no rounding adds up along a path.
type Place = [i64; 2];

/// A path that is being written.
#[derive(Default)]
pub(super) struct Path {
    at: Place,
    places: Vec<Place>,
}

impl Path {
    /// Adds a line or a ring: `m1 1 8 0 0 8-8 0z`. What is shorter than can be told is left out.
    pub(super) fn add(&mut self, out: &mut String, points: &[Point], closed: bool) {
        let places = &mut self.places;
        places.clear();
        places.extend(points.iter().map(|point| [point.x, point.y].map(rounded::<2>)));
        places.dedup();
        if closed && places.len() > 1 && places.first() == places.last() {
            places.pop();
        }
        let [start, _, ..] = places[..] else { return };
        out.push('m');
        for (index, place) in places.iter().copied().enumerate() {
            let step = [place[0] - self.at[0], place[1] - self.at[1]];
            self.at = place;
            separated(out, step[0], index == 0);
            separated(out, step[1], false);
        }
        if closed {
            out.push('z');
            self.at = start;
        }
    }
}

/// Writes a number of hundredths; its sign parts it from the number before it.
fn separated(out: &mut String, value: i64, first: bool) {
    if !first && value >= 0 {
        out.push(' ');
    }
    out.push_str(Decimal::new::<2>(value, false).as_str());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use resvg::usvg::tiny_skia_path::PathSegment;

    use super::*;

    fn written(lines: &[(Vec<Point>, bool)]) -> String {
        let (mut out, mut path) = (String::new(), Path::default());
        for (points, closed) in lines {
            path.add(&mut out, points, *closed);
        }
        out
    }

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_path_is_short() {
        let ring = line(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)]);
        let stroke = line(&[(-0.5, 2.0), (12.345, 1.999_9)]);
        let written = written(&[(ring, true), (stroke.clone(), false), (stroke, false)]);
        assert_eq!(written, "m0 0 9 0 0 9-9 0zm-.5 2 12.85 0m-12.85 0 12.85 0");
    }

    #[test]
    fn what_is_shorter_than_can_be_told_is_left_out() {
        let speck = line(&[(1.0, 1.0), (1.001, 1.001)]);
        assert_eq!(written(&[(speck.clone(), false), (speck, true), (Vec::new(), true)]), "");
        assert_eq!(written(&[(line(&[(f64::NAN, 1.0), (2.0, f64::INFINITY)]), false)]), "m0 1 2-1");
    }

    proptest! {
        #[test]
        fn a_reader_finds_every_point_where_it_was(
            lines in prop::collection::vec(
                (prop::collection::vec((-99.0..400.0_f64, -99.0..400.0_f64), 2..40), any::<bool>()),
                1..6,
            ),
        ) {
            let lines: Vec<_> = lines.iter().map(|(points, closed)| (line(points), *closed)).collect();
            let document = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><path stroke=\"#000\" d=\"{}\"/></svg>",
                written(&lines)
            );
            let tree = resvg::usvg::Tree::from_str(&document, &resvg::usvg::Options::default()).unwrap();
            let resvg::usvg::Node::Path(path) = &tree.root().children()[0] else { panic!() };
            let read: Vec<[f32; 2]> = path.data().segments().filter_map(|segment| match segment {
                PathSegment::MoveTo(point) | PathSegment::LineTo(point) => Some([point.x, point.y]),
                _ => None,
            }).collect();
            let expected: Vec<Point> = lines.into_iter().flat_map(|(points, _)| points).collect();
            prop_assert_eq!(read.len(), expected.len());
            for ([x, y], point) in read.into_iter().zip(expected) {
                let error = (f64::from(x) - point.x).abs().max((f64::from(y) - point.y).abs());
                prop_assert!(error < 0.0052, "{}", error);
            }
        }
    }
}
