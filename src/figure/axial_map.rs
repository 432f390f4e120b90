//! One level of a case seen from the feet: its parts with their marks, and the canal as its grade
//! of compression leaves it.

use std::collections::BTreeSet;

use super::axial_canal::{TOP, canal_layer, is_in_sac, narrowed};
use super::legend::Legend;
use super::map::{MapOptions, Medium};
use super::marks::{Compression, Mark, Marks};
use super::outline::axial::{self, CanalDrawing};
use super::outline::{Outline, Visible};
use super::paint::{Pen, Tissue, middle};
use super::sign::Sign;
use super::treatment::Overlay;
use super::view::Placement;
use super::view_changes::frame;
use super::wbb;
use super::words::{note, title_lines};
use super::{
    Bounds, Corner, Drawing, Group, Paint, Point, Polygon, Role, Shape, View, devices, rounded,
};
use crate::anatomy::{Level, Part, Structure};
use crate::case::Extent;

pub(super) use super::axial_canal::contents;

/// Height of the drawing for the width of its page.
const ASPECT: f64 = 0.64;
/// Height of what stands below a level with the overlay of WBB, in em.
const WBB_FOOT: f64 = 3.6;

/// The drawing of a level with its legend.
pub(super) fn draw(
    marks: &Marks,
    overlay: &Overlay,
    level: Level,
    title: &str,
    options: &MapOptions,
    width: f64,
) -> Drawing {
    let joint = if title.is_empty() { "" } else { " · " };
    let title = format!("{title}{joint}{level}, seen from the feet");
    let text = text_size(width);
    let title = (options.medium == Medium::Paper).then_some(title.as_str());
    let panel = Panel { marks, overlay, level, title, width, text, wbb: options.wbb };
    let (mut drawing, legend) = panel.draw_for(options.medium);
    if options.legend {
        let corner = Point::new(text, drawing.height - 0.4 * text);
        let (group, end) = legend.lay_out(corner, width - 2.0 * text, text);
        drawing.groups.push(group);
        drawing.height = end + text;
    }
    drawing
}

/// The size of the text of a level that is drawn alone.
fn text_size(width: f64) -> f64 {
    (width * 0.028).min(4.2)
}

/// A level that is to be drawn.
pub(super) struct Panel<'a> {
    pub marks: &'a Marks,
    pub overlay: &'a Overlay,
    pub level: Level,
    /// What stands above it.
    pub title: Option<&'a str>,
    pub width: f64,
    pub text: f64,
    /// Whether the sectors and layers of WBB lie over it.
    pub wbb: bool,
}

impl Panel<'_> {
    /// The drawing of the level on paper, and what a legend has to say of it.
    pub fn draw(&self) -> (Drawing, Legend) {
        self.draw_for(Medium::Paper)
    }

    fn draw_for(&self, medium: Medium) -> (Drawing, Legend) {
        let Self { marks, overlay, level, title, width, text, wbb: with_wbb } = *self;
        let pen = Pen { text };
        let mut drawing = Drawing::new(title.unwrap_or(level.name()), width, 0.0);
        "Adult schematic proportions, seen from the feet: the patient's left is on the right."
            .clone_into(&mut drawing.description);
        let mut top = text;
        if let Some(title) = title {
            let (group, end) = title_lines(title, Point::new(text, 1.4 * text), width, text);
            drawing.groups.extend(group);
            top = end;
        }
        let bottom = top + width * ASPECT - text;
        // Below it are the numbers of sectors and the words of the overlay.
        let foot = if with_wbb { bottom + WBB_FOOT * text } else { bottom };
        let page = Bounds { min: Point::new(text, top), max: Point::new(width - text, bottom) };
        let outlines = axial::outlines(level);
        let on_screen = medium == Medium::Screen;
        let shown = |outline: &Outline| {
            let marked = || marks.at(level, &outline.shown).is_some();
            on_screen || outline.visible == Visible::Always || marked()
        };
        let shown = outlines.iter().filter(|outline| shown(outline));
        let bounds = shown.filter_map(|outline| outline.polygon.bounds()).reduce(Bounds::with);
        let mut table = Table {
            marks,
            level,
            place: Placement::fit(bounds.unwrap_or(page), page, text),
            outlines,
            pen,
            signs: BTreeSet::new(),
            unmarked: on_screen,
            squeezed: None,
        };
        drawing.groups.extend(table.groups());
        let overlay = overlay.at(level);
        drawing.groups.extend(devices::paint_level(
            &overlay,
            level,
            &table.outlines,
            marks,
            table.place,
            pen,
        ));
        let letters = table.letters(Bounds { max: Point::new(page.max.x, foot), ..page });
        if with_wbb {
            let Table { outlines, place, .. } = &table;
            let page = Bounds { max: Point::new(page.max.x, foot), ..page };
            let overlay = wbb::Overlay { marks, level, outlines, place: *place, page, pen };
            drawing.groups.push(overlay.draw(&letters.shapes));
        }
        drawing.groups.push(letters);
        for group in &mut drawing.groups {
            group.view = Some(View::Axial);
            group.level = Some(level);
        }
        drawing.height = foot + text;
        let legend = Legend {
            signs: table.signs,
            treatments: overlay.entries,
            notes: note(marks, Some(level)).map(str::to_owned).into_iter().collect(),
            ..Legend::default()
        };
        (drawing, legend)
    }
}

/// A level that is being drawn.
pub(super) struct Table<'a> {
    pub(super) marks: &'a Marks,
    pub(super) level: Level,
    pub(super) outlines: Vec<Outline>,
    pub(super) place: Placement,
    pub(super) pen: Pen,
    /// What the legend has to explain.
    pub(super) signs: BTreeSet<Sign>,
    /// Whether parts that are seldom there are shown so that they can be marked.
    unmarked: bool,
    /// The canal as its grade leaves it.
    squeezed: Option<CanalDrawing>,
}

impl Table<'_> {
    /// Everything of the level, the lowest first.
    fn groups(&mut self) -> Vec<Group> {
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

    /// The frame around a level whose part is not stated.
    fn frame(&mut self) -> Option<Group> {
        let mark = self.marks.at(self.level, &[Part::UNSPECIFIED]).filter(|mark| mark.involved)?;
        let ring = self.level_ring()?;
        let mut group = Group::part(View::Axial, self.level, Part::UNSPECIFIED);
        group.tooltip = Some(self.tooltip(Part::UNSPECIFIED, Some(mark)));
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
        let Some(tumour) = canal.tumour else { return group };
        let area = self.place.polygon(&tumour);
        if compression.by_bone {
            group.shapes.push(self.pen.area(area, Role::Bone, Some(Role::BoneEdge)));
            self.signs.insert(Sign::BoneInCanal);
            return group;
        }
        let mark = Mark {
            involved: true,
            manner: compression.manner,
            disputed: false,
            side_stated: compression.side_stated,
            extent: None,
        };
        group.shapes.extend(self.pen.involved(&area, mark, Tissue::Bone, true));
        self.signs.extend(Sign::in_canal(mark));
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

#[cfg(test)]
#[path = "axial_map_tests.rs"]
mod tests;
