//! The ranges of a spine map: brackets of findings and masses right of the column, those of
//! treatment left of it, and the washes of radiation fields.

use super::column::Page;
use super::layout::{LANE, apart};
use super::legend::bracket;
use super::words::bracket_lines;
use crate::anatomy::Level;
use crate::case::Change;
use crate::figure::drawing::{Group, Role, Shape, font};
use crate::figure::geometry::{Corner, Point, Polygon, rounded};
use crate::figure::view::{Pen, Sign, note_label};

impl Page<'_> {
    /// Ranges of findings: brackets right of the labels, with their texts.
    pub(super) fn brackets(&mut self, pen: Pen) -> (Vec<Group>, f64) {
        let line = 1.22 * pen.text;
        let ranges = std::mem::take(&mut self.bracketed);
        // Between what is said of one range stands a little room.
        let room = 0.3 * pen.text;
        let texts: Vec<Vec<Vec<String>>> = ranges
            .iter()
            .map(|range| {
                if let Some(before) = self.numbered {
                    return vec![vec![range.numbers(before)]];
                }
                let said = range.said.iter().map(|index| &self.marks.brackets[*index]);
                said.map(|bracket| bracket_lines(bracket, pen.text)).collect()
            })
            .collect();
        let spans: Vec<[f64; 2]> = ranges
            .iter()
            .map(|range| [self.row(range.first)[0], self.row(range.last)[1]])
            .collect();
        // Texts stand in the order of the brackets' middles.
        let mut order: Vec<usize> = (0..ranges.len()).collect();
        let middle = |index: usize| f64::midpoint(spans[index][0], spans[index][1]);
        order.sort_by(|a, b| middle(*a).total_cmp(&middle(*b)));
        let blocks: Vec<(f64, f64)> = order
            .iter()
            .map(|index| {
                let lines: usize = texts[*index].iter().map(Vec::len).sum();
                let gaps = texts[*index].len().saturating_sub(1) as f64;
                let height = lines as f64 * line + gaps * room;
                (middle(*index) - height / 2.0, height)
            })
            .collect();
        let top = self.row(Level::C1)[0];
        let tops = apart(&blocks, 0.5 * pen.text, top, self.bottom);
        let lanes = self.bracket_lanes.iter().max().map_or(0.0, |most| *most as f64);
        let mut groups = Vec::new();
        let mut end = self.bottom;
        for ((index, at), (_, height)) in order.into_iter().zip(tops).zip(blocks) {
            let inset = 0.25 * pen.text;
            let [from, to] = spans[index];
            let layout = self.layout;
            let lane = |lane: f64| layout.brackets + (LANE * lane + 0.3) * pen.text;
            let x = lane(self.bracket_lanes[index] as f64);
            let opening = x - 0.3 * pen.text;
            let mut group = Group::plain(format!("range-{}", index + 1));
            let ticks = vec![
                Point::new(opening, from + inset),
                Point::new(x, from + inset),
                Point::new(x, to - inset),
                Point::new(opening, to - inset),
            ];
            let changes = ranges[index].said.iter().map(|said| self.marks.brackets[*said].change);
            group.shapes.extend(self.bracket_line(pen, ticks, &changes.collect::<Vec<_>>()));
            // Straight across the brackets further out, then to the text.
            group.shapes.push(Shape::Line {
                points: vec![
                    Point::new(x, middle(index)),
                    Point::new(lane(lanes), middle(index)),
                    Point::new(self.layout.bracket_text - 0.3 * pen.text, at + height / 2.0),
                ],
                closed: false,
                paint: pen.thin(Role::TumourEdge),
            });
            let mut y = at + f64::midpoint(line, font::CAP_HEIGHT * pen.text);
            for lines in &texts[index] {
                for words in lines {
                    let at = Point::new(self.layout.bracket_text, y);
                    group.shapes.push(pen.write(at, words.clone(), Role::TextTumour).shape());
                    y += line;
                }
                y += room;
            }
            end = end.max(at + height);
            groups.push(group);
            for said in &ranges[index].said {
                note_label(&mut self.signs, &self.marks.brackets[*said].label);
            }
        }
        (groups, end)
    }

    /// The line of a bracket: in the manner of a change where what is said of it has changed, in
    /// dots where nothing is said any more.
    fn bracket_line(
        &mut self,
        pen: Pen,
        points: Vec<Point>,
        changes: &[Option<Change>],
    ) -> Vec<Shape> {
        self.signs.extend(changes.iter().flatten().map(|change| Sign::of_change(*change)));
        let paint = match changes.iter().flatten().min() {
            None => pen.strong(Role::TumourEdge),
            Some(_) => pen.strong(Role::Changed),
        };
        if changes.iter().all(|change| *change == Some(Change::Unstated)) {
            return vec![pen.dotted(&points, paint)];
        }
        vec![Shape::Line { points, closed: false, paint }]
    }

    /// Washes of radiation fields behind the views.
    pub(super) fn washes(&self, pen: Pen) -> Group {
        let mut group = Group::plain("treatment-fields");
        for range in self.overlay.ranges.iter().filter(|range| range.is_field) {
            let (top, bottom) = (self.row(range.first)[0], self.row(range.last)[1]);
            let views = [(self.front, self.layout.front), (self.side, self.layout.side)];
            for (bounds, origin) in views {
                let Some(bounds) = bounds else { continue };
                let pad = 0.4 * pen.text;
                let [left, right] =
                    [bounds.min.x, bounds.max.x].map(|x| origin + x * self.layout.scale);
                let corner = |x: f64, y: f64| Corner::new(x, y, 0.8 * pen.text);
                let ring = rounded(&[
                    corner(left - pad, top),
                    corner(right + pad, top),
                    corner(right + pad, bottom),
                    corner(left - pad, bottom),
                ]);
                group.shapes.push(pen.area(Polygon::new(ring.clone()), Role::TreatmentSoft, None));
                group.shapes.push(pen.dashed(&ring, true, pen.thin(Role::Treatment)));
            }
        }
        group
    }

    /// Brackets of fields and of acts without a picture, left of the column.
    pub(super) fn ranges(&self, pen: Pen) -> Vec<Group> {
        let lanes = self.range_lanes.iter().max().map_or(0, |most| most + 1);
        let ranges = self.overlay.ranges.iter().zip(&self.range_lanes).enumerate();
        ranges
            .map(|(index, (range, lane))| {
                // The first lane lies next to the column.
                let x = self.layout.ranges + (LANE * (lanes - lane) as f64 - 0.4) * pen.text;
                let inset = 0.25 * pen.text;
                let (top, bottom) = (self.row(range.first)[0], self.row(range.last)[1]);
                let mut group = Group::plain(format!("treatment-range-{}", index + 1));
                let height = bottom - top - 2.0 * inset;
                group.shapes = bracket(pen, Point::new(x, top + inset), height, Role::Treatment);
                if let Some(letter) = range.letter {
                    let y = f64::midpoint(top, bottom) + font::CAP_HEIGHT * pen.text / 2.0;
                    let at = Point::new(x - 0.55 * pen.text, y);
                    let text = pen.write(at, letter, Role::Treatment).centred().strong();
                    group.shapes.push(text.shape());
                }
                group
            })
            .collect()
    }
}
