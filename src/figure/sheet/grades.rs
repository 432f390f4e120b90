//! The grades of compression in pictures.

use super::Sheet;
use crate::anatomy::Level;
use crate::case::{Choice as _, Direction, Escc};
use crate::figure::drawing::{Group, Role, Weight, font};
use crate::figure::geometry::Point;
use crate::figure::view::{Pen, escc_picture};

/// The least width of a picture with its words, mm.
const LEAST: f64 = 21.0;

impl Sheet {
    /// The grades of cord compression: in a row, or in two where the page is narrow.
    pub(super) fn grades(&mut self, level: Level) {
        let (margin, pen) = (self.margin(), Pen { text: 0.96 * self.text });
        let room = self.drawing.width - 2.0 * margin;
        let in_row = if room / Escc::ALL.len() as f64 >= LEAST { 6 } else { 3 };
        let step = room / in_row as f64;
        let mut group = Group::plain("grades");
        let heading = Point::new(margin, self.y + 1.2 * pen.text);
        let words = "Epidural spinal cord compression (ESCC)";
        group.shapes.push(pen.write(heading, words, Role::Text).strong().shape());
        self.y += 2.0 * pen.text;
        for grades in Escc::ALL.chunks(in_row) {
            let mut low = self.y;
            for (place, grade) in grades.iter().enumerate() {
                let at = Point::new(margin + step * place as f64, self.y);
                low = low.max(self.grade(&mut group, level, *grade, at, step, pen));
            }
            self.y = low + pen.text;
        }
        self.drawing.groups.push(group);
    }

    /// A grade from a corner down, in a room of a width, and where it ends.
    fn grade(
        &mut self,
        group: &mut Group,
        level: Level,
        grade: Escc,
        at: Point,
        room: f64,
        pen: Pen,
    ) -> f64 {
        let width = (0.8 * room).min(9.0 * pen.text);
        let mut picture = escc_picture(level, grade, Direction::Anterior.into(), width);
        let mut y = at.y + picture.height + 1.1 * pen.text;
        picture.prefix(&format!("escc-{}", grade.label()));
        self.drawing.put(picture, at, None);
        let name = pen.write(Point::new(at.x, y), grade.label(), Role::TextGrade).strong();
        group.shapes.push(name.shape());
        let small = Pen { text: 0.9 * pen.text };
        let wide = room - 0.8 * pen.text;
        for line in font::wrap_to(grade.hint(), small.text, Weight::Regular, wide, 5) {
            y += font::LINE * small.text;
            group.shapes.push(small.write(Point::new(at.x, y), line, Role::Text).shape());
        }
        y
    }
}
