//! The words beside the views of a spine map: captions, names of levels, and grades.

use super::column::Page;
use super::layout::{Layout, SMALLEST_TEXT, apart, clear_of_each_other, pill};
use super::options::Medium;
use super::words::labels;
use crate::anatomy::Level;
use crate::figure::drawing::{Group, Role, Target, Weight, font};
use crate::figure::geometry::{Bounds, Corner, Point, Polygon, rounded};
use crate::figure::marks::LevelMarks;
use crate::figure::view::{Pen, Sign, note_label, sins};

impl Page<'_> {
    /// What the views are, and the patient's sides.
    pub(super) fn captions(&self, baseline: f64, pen: Pen) -> Group {
        let mut group = Group::plain("captions");
        let small = Pen { text: (0.92 * pen.text).max(SMALLEST_TEXT.min(pen.text)) };
        let mut caption = |x: f64, words: &str| {
            let text = small.write(Point::new(x, baseline), words, Role::TextMuted).centred();
            group.shapes.push(text.shape());
        };
        let Layout { front, side, scale, .. } = self.layout;
        let left = self.side.map_or(side, |bounds| side + bounds.centre().x * scale);
        let [long, short] = [["seen from the front", "seen from the left"], ["front", "left"]];
        let room = if self.front.is_some() && self.side.is_some() {
            left - front
        } else {
            self.width - 2.0 * self.layout.margin
        };
        let half = |words: &str| font::width(words, small.text, Weight::Regular) / 2.0;
        let on_page = |x: f64, words: &str| {
            x - half(words) > 0.4 * pen.text && x + half(words) < self.width - 0.4 * pen.text
        };
        let fits = 2.0 * half(long[0]) + pen.text < room
            && (self.front.is_none() || on_page(front, long[0]))
            && (self.side.is_none() || on_page(left, long[1]));
        let words = if fits { long } else { short };
        if self.front.is_some() {
            caption(front, words[0]);
        }
        if self.side.is_some() {
            caption(left, words[1]);
        }
        if let Some(bounds) = self.front {
            // Beside the neck, above the ribs.
            let [top, bottom] = self.row(Level::C4);
            let y = f64::midpoint(top, bottom) + font::CAP_HEIGHT * pen.text / 2.0;
            // They can be read on a band, too.
            let role = if self.marks.tints.is_some() { Role::Text } else { Role::TextMuted };
            for (x, words) in [(bounds.min.x, "R"), (bounds.max.x, "L")] {
                let at = Point::new(front + 0.84 * x * scale, y);
                let text = Pen { text: 1.15 * pen.text }.write(at, words, role);
                group.shapes.push(text.centred().strong().shape());
            }
        }
        group
    }

    /// The names of the levels, each a target.
    pub(super) fn names(&self, pen: Pen) -> Vec<Group> {
        let half = pill() / 2.0 * pen.text;
        let x = self.layout.names;
        let name = |level: Level| {
            let [top, bottom] = self.row(level);
            let middle = f64::midpoint(top, bottom);
            let involved = self.marks.is_involved(level);
            let high = (0.68 * pen.text).min(0.47 * (bottom - top));
            let (fill, radius) =
                if involved { (Role::TumourWash, high) } else { (Role::Background, 0.0) };
            let corner = |dx: f64, dy: f64| Corner::new(x + dx, middle + dy, radius);
            let ring = [
                corner(-half, -high),
                corner(half, -high),
                corner(half, high),
                corner(-half, high),
            ];
            let mut group = Group::plain(format!("level-{level}"));
            group.target = Some(Target::Level(level));
            group.tooltip = Some(self.marks.level_tooltip(level));
            group.shapes.push(pen.area(Polygon::new(rounded(&ring)), fill, None));
            let at = Point::new(x, middle + font::CAP_HEIGHT * pen.text / 2.0);
            let role = if involved { Role::TextTumour } else { Role::TextMuted };
            let text = pen.write(at, level.name(), role).centred();
            group.shapes.push(if involved { text.strong() } else { text }.shape());
            group
        };
        self.named_levels(pen).into_iter().map(name).collect()
    }

    /// The levels whose names are written: all that find room, those of which something is said and
    /// the first of each region before the others.
    fn named_levels(&self, pen: Pen) -> Vec<Level> {
        if self.options.medium == Medium::Screen {
            return Level::ALL.to_vec();
        }
        let rank = |level: &Level| {
            let marks = self.marks.levels.get(level);
            let graded = |marks: &LevelMarks| !marks.labels.is_empty() || marks.collapse.is_some();
            match level {
                _ if marks.is_some_and(graded) => 0,
                level if self.marks.is_involved(*level) => 1,
                _ if marks.is_some() => 2,
                Level::C1 | Level::T1 | Level::L1 | Level::S1 => 3,
                _ => 4,
            }
        };
        let mut levels = Level::ALL.to_vec();
        levels.sort_by_key(rank);
        let middles: Vec<f64> = levels
            .iter()
            .map(|level| {
                let [top, bottom] = self.row(*level);
                f64::midpoint(top, bottom)
            })
            .collect();
        let kept = clear_of_each_other(&middles, 1.22 * font::CAP_HEIGHT * pen.text);
        let mut named: Vec<Level> = kept.into_iter().map(|index| levels[index]).collect();
        named.sort_unstable();
        named
    }

    /// The grades beside their levels.
    pub(super) fn labels(&mut self, pen: Pen) -> Vec<Group> {
        let marks = self.marks;
        let labels = labels(marks);
        let blocks: Vec<(f64, f64)> = labels
            .iter()
            .map(|(level, ..)| {
                let [top, bottom] = self.row(*level);
                let framed = marks.changes.labels.contains_key(level);
                let height = if framed { 1.32 * pen.text } else { pen.text };
                (f64::midpoint(top, bottom) - height / 2.0, height)
            })
            .collect();
        let tops = apart(&blocks, 0.0, self.row(Level::C1)[0], self.bottom);
        let mut groups = Vec::new();
        for (((level, words, classes), top), (_, height)) in
            labels.into_iter().zip(tops).zip(blocks)
        {
            let middle = top + height / 2.0;
            let mut group = Group::plain(format!("grade-{level}"));
            let mut x = self.layout.labels;
            if !classes.is_empty() {
                let half = 0.4 * pen.text;
                let min = Point::new(x, middle - half);
                let max = Point::new(x + sins::SAMPLE * pen.text, middle + half);
                group.shapes = sins::stretches(pen, Bounds { min, max }, classes);
                x = max.x + sins::GAP * pen.text;
            }
            let at = Point::new(x, middle + font::CAP_HEIGHT * pen.text / 2.0);
            if let Some(change) = marks.changes.labels.get(&level) {
                let width = font::width(&words, pen.text, Weight::SemiBold);
                group.shapes.extend(pen.change_around(at, width, 0.58 * pen.text, *change));
                self.signs.insert(Sign::of_change(*change));
            }
            group.shapes.push(pen.write(at, words, Role::TextGrade).strong().shape());
            groups.push(group);
        }
        for label in marks.levels.values().flat_map(|marks| &marks.labels) {
            note_label(&mut self.signs, label);
        }
        groups
    }
}
