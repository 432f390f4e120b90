//! The words beside a level that is seen from the feet.

use super::axial::Table;
use super::sign::{Sign, note_label};
use crate::anatomy::{Part, Structure};
use crate::figure::drawing::{Anchor, Group, Role, Shape, Weight, font};
use crate::figure::geometry::{Bounds, Point, Polygon};

impl Table<'_> {
    /// R and L, the grade, and the names of what stands before the level as a mere sign.
    pub fn letters(&mut self, page: Bounds) -> Group {
        let text = self.pen.text;
        let mut group = Group::plain("axial-labels");
        let mut write = |at: Point, words: &str, size: f64, anchor: Anchor, role: Role| {
            let strong = role != Role::TextMuted || words.len() == 1;
            let weight = if strong { Weight::SemiBold } else { Weight::Regular };
            let text = words.to_owned();
            group.shapes.push(Shape::Text { at, text, size, anchor, weight, role });
        };
        let top = page.min.y + text;
        write(Point::new(page.min.x, top), "R", 1.15 * text, Anchor::Start, Role::TextMuted);
        write(Point::new(page.max.x, top), "L", 1.15 * text, Anchor::End, Role::TextMuted);
        for outline in &self.outlines {
            let structure = outline.part.structure();
            let is_sign = matches!(structure, Structure::DiscAbove | Structure::DiscBelow);
            let bounds = self.place.polygon(&outline.polygon).bounds();
            let (true, Some(bounds)) = (is_sign, bounds) else { continue };
            let size = 0.8 * text;
            let y = bounds.centre().y + font::CAP_HEIGHT * size / 2.0;
            // One to either side: small levels have them too close for words one below the other.
            let (x, anchor) = if structure == Structure::DiscAbove {
                (bounds.min.x - 0.4 * text, Anchor::End)
            } else {
                (bounds.max.x + 0.4 * text, Anchor::Start)
            };
            write(Point::new(x, y), structure.label(), size, anchor, Role::TextMuted);
        }
        let mut grounds = Vec::new();
        let labels = self.marks.levels.get(&self.level).map(|marks| &marks.labels);
        let labels = labels.map(Vec::as_slice).unwrap_or_default();
        for (index, label) in labels.iter().enumerate() {
            let y = page.max.y - (labels.len() - 1 - index) as f64 * font::LINE * text;
            let at = Point::new(page.max.x, y - 0.2 * text);
            grounds.push((at, font::width(&label.signed(), text, Weight::SemiBold)));
            write(at, &label.signed(), text, Anchor::End, Role::TextGrade);
            note_label(&mut self.signs, label);
        }
        // The frame of a level may reach below them.
        let ground = |(at, width): (Point, f64)| {
            let low = Point::new(at.x + 0.2 * text, at.y + 0.3 * text);
            let high = Point::new(at.x - width - 0.3 * text, at.y - text);
            let ring = vec![high, Point::new(low.x, high.y), low, Point::new(high.x, low.y)];
            self.pen.area(Polygon::new(ring), Role::Background, None)
        };
        if self.marks.at(self.level, &[Part::UNSPECIFIED]).is_some() {
            group.shapes.splice(0..0, grounds.into_iter().map(ground));
        }
        if let (Some(change), Some(label)) =
            (self.marks.changes.labels.get(&self.level), labels.first())
        {
            let width = font::width(&label.signed(), text, Weight::SemiBold);
            let at = Point::new(page.max.x - width, page.max.y - 0.2 * text);
            group.shapes.extend(self.pen.change_around(at, width, 0.66 * text, *change));
            self.signs.insert(Sign::of_change(*change));
        }
        group
    }
}
