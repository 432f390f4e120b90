//! What a view shows within the canal: sac, cord and roots, and the tumours that dent them.

use super::column::Canvas;
use super::pen::middle;
use super::placement::FINE;
use super::sign::Sign;
use crate::anatomy::{Level, Part, Place, Side, Structure};
use crate::figure::drawing::{Role, Shape, View};
use crate::figure::geometry::{Polygon, simplified};
use crate::figure::marks::Mark;
use crate::figure::outline::{CanalDrawing, DentFrom, Outline};

impl Canvas<'_> {
    /// Whether the dent of its level stands for an outline of the epidural space in this view.
    pub(super) fn is_dent(&self, outline: &Outline) -> bool {
        let compression = self.marks.levels.get(&outline.level).and_then(|marks| marks.compression);
        let (Some(compression), Structure::Epidural, View::Side) =
            (compression, outline.part.structure(), self.outlines.view)
        else {
            return false;
        };
        let stated = self
            .marks
            .at(outline.level, &outline.shown)
            .is_none_or(|mark| mark.side_stated || !mark.involved);
        let Some(from) = compression.dent else { return false };
        match (outline.part.place(), from) {
            _ if !stated => true,
            (Place::Anterior, DentFrom::Anterior | DentFrom::AllAround)
            | (Place::Posterior, DentFrom::Posterior | DentFrom::AllAround)
            | (_, DentFrom::AllAround) => true,
            _ => false,
        }
    }

    /// Whether an outline within the canal lies before a body that it would hide, while the view
    /// from the left shows it as it is.
    pub(super) fn is_left_to_the_side(&self, outline: &Outline, mark: Option<Mark>) -> bool {
        self.beside_side
            && self.outlines.view == View::Front
            && match outline.part.structure() {
                Structure::Epidural => {
                    outline.part.side().is_none()
                        || mark.is_none_or(|mark| !mark.side_stated)
                        || self.is_on_both_sides(outline)
                }
                Structure::Dura | Structure::Intradural | Structure::Cord => true,
                _ => false,
            }
    }

    /// Whether the epidural space is involved on both sides of a level: then it is no matter of a
    /// side, and would only cover the pedicles.
    fn is_on_both_sides(&self, outline: &Outline) -> bool {
        let involved = |side| {
            let part = Part::sided(Structure::Epidural, side);
            self.marks.at(outline.level, &[part]).is_some_and(|mark| mark.involved)
        };
        involved(Side::Left) && involved(Side::Right)
    }

    /// Canal, sac, cord, roots, and the tumours that dent them.
    pub(super) fn canal(&mut self, canal: &CanalDrawing) {
        let polygon = |area: &Polygon| self.place.polygon(area);
        let area = |shape: &Polygon, fill, edge| self.pen.area(polygon(shape), fill, edge);
        let mut shapes = vec![
            area(&canal.canal, Role::Canal, None),
            area(&canal.sac, Role::Csf, Some(Role::Dura)),
            area(&canal.cord, Role::Cord, Some(Role::CordEdge)),
        ];
        for strand in &canal.strands {
            let points = simplified(&self.place.line(strand), false, FINE);
            shapes.push(Shape::Line { points, closed: false, paint: self.pen.thin(Role::Nerve) });
        }
        self.loose("canal", None, shapes);
        self.signs.extend([Sign::Cord, Sign::Csf, Sign::Roots]);
        let marks = self.marks;
        let mut before: Option<Level> = None;
        for (level, tumour) in &canal.tumours {
            let compression = marks.levels.get(level).and_then(|marks| marks.compression);
            let Some(compression) = compression else { continue };
            let Some(from) = compression.dent else { continue };
            let place = match from {
                DentFrom::Posterior => Place::Posterior,
                DentFrom::AllAround if before == Some(*level) => Place::Posterior,
                DentFrom::Anterior | DentFrom::AllAround => Place::Anterior,
            };
            before = Some(*level);
            let side = Part::new(Structure::Epidural, place).unwrap_or(Part::EPIDURAL);
            let own = marks.at(*level, &[side]);
            let part = if compression.side_stated { side } else { Part::EPIDURAL };
            let mut group = self.group(*level, part);
            group.tooltip = Some(marks.tooltip(*level, part, own));
            group.shapes.extend(self.pen.compressing(self.place.polygon(tumour), compression));
            self.signs.extend(Sign::in_canal(compression));
            if own.is_some_and(|mark| mark.disputed) {
                if let Some(Shape::Area { polygon, .. }) = group.shapes.first() {
                    self.badges.extend(self.pen.disputed(middle(polygon).0));
                }
                self.signs.insert(Sign::Disputed);
            }
            self.groups.push(group);
        }
    }
}
