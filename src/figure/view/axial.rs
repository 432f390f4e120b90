//! One level of a case seen from the feet: its parts with their marks, and the canal as its grade
//! of compression leaves it.

use std::collections::BTreeSet;

use super::axial_canal::{TOP, canal_layer, contents, is_in_sac, narrowed};
use super::changes::frame;
use super::devices;
use super::pen::{Pen, Tissue, middle};
use super::placement::Placement;
use super::sign::Sign;
use crate::anatomy::{Level, Part, Structure};
use crate::case::Extent;
use crate::figure::drawing::{Group, Paint, Role, Shape, View};
use crate::figure::geometry::{Bounds, Corner, Point, Polygon, rounded};
use crate::figure::marks::{Compression, Mark, Marks};
use crate::figure::outline::axial::{self, CanalDrawing};
use crate::figure::outline::{Outline, Visible};

/// A level that is being drawn.
pub(in crate::figure) struct Table<'a> {
    pub marks: &'a Marks,
    pub level: Level,
    pub outlines: Vec<Outline>,
    pub place: Placement,
    pub pen: Pen,
    /// What the legend has to explain.
    pub signs: BTreeSet<Sign>,
    /// Whether parts that are seldom there are shown so that they can be marked.
    pub unmarked: bool,
    /// The canal as its grade leaves it.
    pub squeezed: Option<CanalDrawing>,
}

impl Table<'_> {
    /// Everything of the level, the lowest first.
    pub fn groups(&mut self) -> Vec<Group> {
        let level = self.level;
        self.squeezed = self.compression().map(|c| axial::canal(level, Some(narrowed(c))));
        let outlines = self.outlines.clone();
        let mut layers: Vec<(i16, Group)> = Vec::new();
        let mut details = axial::details(level);
        if self.compression().is_none() {
            details.extend(axial::details_in_canal(level));
        }
        for (index, detail) in details.into_iter().enumerate() {
            let mut group = Group::plain(format!("axial-detail-{}", index + 1));
            group.view = Some(View::Axial);
            let points = self.place.line(&detail.points);
            // The smallest levels are drawn largest, but not with bars for lines.
            let scale = self.place.scale.min(0.6 * self.pen.text);
            let line = detail.line.map(|paint| Paint { width: paint.width * scale, ..paint });
            group.shapes.push(match (detail.fill, line) {
                (Some(fill), edge) => Shape::Area { polygon: Polygon::new(points), fill, edge },
                (None, Some(paint)) => Shape::Line { points, closed: detail.closed, paint },
                (None, None) => continue,
            });
            if detail.fill == Some(Role::Nerve) {
                self.signs.insert(Sign::Roots);
            }
            layers.push((detail.layer, group));
        }
        let mut badges = Vec::new();
        for outline in &outlines {
            let mark = self.marks.at(level, &outline.shown);
            if outline.visible == Visible::Always || mark.is_some() {
                layers.push((outline.layer, self.part(outline, mark)));
            } else if self.unmarked {
                layers.push((outline.layer, self.seldom(outline)));
            }
            if mark.is_some_and(|mark| mark.disputed) {
                badges.extend(self.pen.disputed(middle(&self.place.polygon(&outline.polygon)).0));
                self.signs.insert(Sign::Disputed);
            }
        }
        if let Some(compression) = self.compression() {
            // The canal's edge of bone lies above what is in it.
            layers.push((canal_layer(&outlines), self.canal(compression)));
            for outline in outlines.iter().filter(|outline| is_in_sac(outline.part)) {
                let mark = self.marks.at(level, &outline.shown);
                if let Some(mark) = mark.filter(|mark| mark.involved) {
                    let mut group = Group::plain(format!("axial-{level}-within-{}", outline.part));
                    group.shapes = self.pen.hidden(&self.place.polygon(&outline.polygon), mark);
                    layers.push((TOP, group));
                }
            }
        }
        layers.sort_by_key(|(layer, _)| *layer);
        let mut groups: Vec<Group> = layers.into_iter().map(|(_, group)| group).collect();
        groups.extend(self.body_as_a_whole());
        groups.extend(self.frame());
        groups.extend(self.changes());
        if !badges.is_empty() {
            let mut group = Group::plain("axial-disagreements");
            group.shapes = badges;
            groups.push(group);
        }
        groups
    }

    /// The frames of what differs from another picture.
    fn changes(&mut self) -> Option<Group> {
        let mut group = Group::plain("axial-changes");
        group.view = Some(View::Axial);
        for outline in &self.outlines {
            let Some(change) = self.marks.changes.at(self.level, &outline.shown) else { continue };
            let hidden = outline.visible == Visible::WhenMarked && !change.involved;
            if hidden {
                continue;
            }
            let area = self.place.polygon(&outline.polygon);
            group.shapes.extend(frame(self.pen, &area, outline, self.marks, change.change));
            self.signs.insert(Sign::of_change(change.change));
        }
        let whole = self.marks.changes.at(self.level, &[Part::UNSPECIFIED]);
        if let (Some(change), Some(ring)) = (whole, self.level_ring()) {
            let framed = self.pen.change(&ring, change.change);
            if !framed.is_empty() {
                self.signs.insert(Sign::of_change(change.change));
            }
            group.shapes.extend(framed);
        }
        (!group.shapes.is_empty()).then_some(group)
    }

    fn compression(&self) -> Option<Compression> {
        self.marks.levels.get(&self.level)?.compression
    }

    /// The outline of the whole body on the page.
    fn body(&self) -> Polygon {
        devices::body(&self.outlines, self.place)
    }

    /// The mark of a focus or a part of the body where no quarter is named.
    fn whole_body(&self) -> Option<Mark> {
        let leaves: Vec<Part> = Part::BODY.leaves(self.level).collect();
        let marks = self.marks.levels.get(&self.level)?;
        let first = *marks.parts.get(leaves.first()?)?;
        let same = leaves.iter().all(|leaf| marks.parts.get(leaf) == Some(&first));
        let within = matches!(first.extent, Some(Extent::Focus | Extent::Partial));
        (same && within && first.involved).then_some(first)
    }

    fn body_as_a_whole(&mut self) -> Option<Group> {
        let mark = self.whole_body()?;
        let mut group = Group::plain(format!("axial-{}-body", self.level));
        group.view = Some(View::Axial);
        group.shapes = self.pen.involved(&self.body(), mark, Tissue::Bone, true);
        self.signs.extend(Sign::of(mark, Tissue::Bone));
        Some(group)
    }

    /// The ring around all bone of the level.
    fn level_ring(&self) -> Option<Vec<Point>> {
        let bones = self.outlines.iter().filter(|outline| outline.part.structure().is_bone());
        let bounds = bones
            .filter_map(|outline| self.place.polygon(&outline.polygon).bounds())
            .reduce(Bounds::with)?;
        let pad = 0.5 * self.pen.text;
        let corner = |x: f64, y: f64| Corner::new(x, y, 2.0 * pad);
        Some(rounded(&[
            corner(bounds.min.x - pad, bounds.min.y - pad),
            corner(bounds.max.x + pad, bounds.min.y - pad),
            corner(bounds.max.x + pad, bounds.max.y + pad),
            corner(bounds.min.x - pad, bounds.max.y + pad),
        ]))
    }

    /// The frame around a level whose part is not stated, or that is free as a whole.
    fn frame(&mut self) -> Option<Group> {
        let mark = self.marks.at(self.level, &[Part::UNSPECIFIED])?;
        let ring = self.level_ring()?;
        let mut group = Group::part(View::Axial, self.level, Part::UNSPECIFIED);
        group.tooltip = Some(self.tooltip(Part::UNSPECIFIED, Some(mark)));
        if !mark.involved {
            group.shapes = self.pen.free_as_a_whole(&ring);
            self.signs.insert(Sign::Free);
            return Some(group);
        }
        group.shapes = self.pen.frame(&Polygon::new(ring), Mark { extent: None, ..mark });
        self.signs.insert(Sign::PartNotStated);
        self.signs.extend(Sign::of_manner(mark.manner));
        if mark.extent == Some(Extent::Focus) {
            group.shapes.extend(self.pen.involved(&self.body(), mark, Tissue::Bone, true));
            self.signs.insert(Sign::Focus);
        }
        Some(group)
    }

    fn tooltip(&self, part: Part, mark: Option<Mark>) -> String {
        self.marks.tooltip(self.level, part, mark)
    }

    fn part(&mut self, outline: &Outline, mark: Option<Mark>) -> Group {
        let Outline { level, part, .. } = *outline;
        let structure = part.structure();
        let area = self.place.polygon(&outline.polygon);
        let mut group = Group::part(View::Axial, level, part);
        group.tooltip = Some(self.tooltip(part, mark));
        group.touch = self.touch(part);
        let edge = outline.edged.then_some(Role::BoneEdge);
        group.shapes.push(self.pen.area(area.clone(), outline.fill, edge));
        self.signs.extend(match outline.fill {
            Role::Disc if structure != Structure::CostovertebralJoint => Some(Sign::Disc),
            Role::Cord => Some(Sign::Cord),
            Role::Csf => Some(Sign::Csf),
            Role::SoftTissue => Some(Sign::SoftTissue),
            _ => None,
        });
        let Some(mark) = mark else { return group };
        // What is in a narrowed canal is drawn by its grade.
        let drawn_by_grade =
            (structure == Structure::Epidural || is_in_sac(part)) && self.compression().is_some();
        let drawn_as_a_whole = structure == Structure::Body && self.whole_body().is_some();
        if mark.involved && !drawn_by_grade && !drawn_as_a_whole {
            let disc = matches!(structure, Structure::DiscAbove | Structure::DiscBelow);
            let tissue = if structure.is_bone() || disc { Tissue::Bone } else { Tissue::Soft };
            group.shapes.extend(self.pen.involved(&area, mark, tissue, true));
            self.signs.extend(Sign::of(mark, tissue));
        } else if !mark.involved {
            group.shapes.push(self.pen.free(&area));
            self.signs.insert(Sign::Free);
        }
        group
    }

    /// The canal with its tumour, sac and cord.
    fn canal(&mut self, compression: Compression) -> Group {
        let canal = self.squeezed.clone().unwrap_or_default();
        let mut group = Group::plain(format!("axial-{}-canal", self.level));
        group.view = Some(View::Axial);
        group.shapes = contents(&canal, self.place, self.pen);
        for tumour in &canal.tumour {
            group.shapes.extend(self.pen.compressing(self.place.polygon(tumour), compression));
            self.signs.extend(Sign::in_canal(compression));
        }
        group
    }

    /// The edge of a part that a healthy level does not show, so that it can be marked.
    fn seldom(&self, outline: &Outline) -> Group {
        let mut group = Group::part(View::Axial, outline.level, outline.part);
        group.tooltip = Some(self.tooltip(outline.part, None));
        let area = self.place.polygon(&outline.polygon);
        let paint = self.pen.thin(Role::SoftTissueEdge);
        let line = |ring: &Vec<Point>| Shape::Line { points: ring.clone(), closed: true, paint };
        group.shapes = area.rings.iter().map(line).collect();
        group.touch = match self.touch(outline.part) {
            squeezed if !squeezed.is_empty() => squeezed,
            _ => vec![area],
        };
        group
    }

    /// Where a part of a narrowed canal is now.
    fn touch(&self, part: Part) -> Vec<Polygon> {
        let squeezed = self.squeezed.as_ref();
        let now = squeezed.and_then(|canal| axial::squeezed_part(canal, part));
        now.into_iter().map(|area| self.place.polygon(&area)).collect()
    }
}
