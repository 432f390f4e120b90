//! One view of the spine map: outlines, details, canal and cord, each painted in the manner of its
//! mark and made a group that can be pointed at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::pen::{Pen, Tissue, middle};
use super::placement::{FINE, Placement};
use super::sign::Sign;
use crate::anatomy::{Level, Part, Side, Structure};
use crate::case::Extent;
use crate::figure::drawing::{Group, Role, Shape, View};
use crate::figure::geometry::{Bounds, Point, Polygon, simplified};
use crate::figure::marks::{Manner, Mark, Marks};
use crate::figure::outline::{
    CANAL_LAYER, Detail, OVERLAY_LAYER, Outline, Outlines, Visible, cord_and_sac,
};

/// The areas of a view's outlines on a page. They depend on nothing but the page, and a window
/// that is marked shows the same page again and again, so the last few are kept.
fn placed(outlines: &'static Outlines, place: Placement) -> Arc<Vec<Polygon>> {
    type Page = (View, Placement);
    static LAST: Mutex<Vec<(Page, Arc<Vec<Polygon>>)>> = Mutex::new(Vec::new());
    const KEPT: usize = 4;
    let page = (outlines.view, place);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, areas)) = last.iter().find(|(known, _)| *known == page) {
        return Arc::clone(areas);
    }
    let areas = outlines.outlines.iter().map(|outline| place.polygon(&outline.polygon));
    let areas: Arc<Vec<Polygon>> = Arc::new(areas.collect());
    last.insert(0, (page, Arc::clone(&areas)));
    last.truncate(KEPT);
    areas
}

/// What an outline is painted with.
#[derive(Debug, Clone, Copy, PartialEq)]
struct State {
    mark: Mark,
}

/// A view that is being painted.
pub(super) struct Canvas<'a> {
    pub outlines: &'static Outlines,
    /// The areas of the outlines on the page, in their order.
    placed: Arc<Vec<Polygon>>,
    pub marks: &'a Marks,
    pub place: Placement,
    pub pen: Pen,
    /// Whether the view from the left stands beside this one.
    pub beside_side: bool,
    /// What the legend has to explain.
    pub signs: &'a mut BTreeSet<Sign>,
    ids: BTreeMap<String, usize>,
    pub groups: Vec<Group>,
    pub badges: Vec<Shape>,
    loose: usize,
}

/// The area that a view takes for some marks, in millimetres of the column: that of the bone, and
/// of what is marked beyond it.
pub(in crate::figure) fn extent(outlines: &Outlines, marks: &Marks) -> Bounds {
    let marked = outlines
        .outlines
        .iter()
        .filter(|outline| marks.at(outline.level, &outline.shown).is_some_and(|m| m.involved))
        .filter_map(|outline| outline.polygon.bounds());
    marked.fold(outlines.bounds, Bounds::with)
}

/// Paints a view.
pub(in crate::figure) fn paint(
    outlines: &'static Outlines,
    marks: &Marks,
    place: Placement,
    pen: Pen,
    beside_side: bool,
    signs: &mut BTreeSet<Sign>,
) -> Vec<Group> {
    let mut canvas = Canvas {
        outlines,
        placed: placed(outlines, place),
        marks,
        place,
        pen,
        beside_side,
        signs,
        ids: BTreeMap::new(),
        groups: Vec::new(),
        badges: Vec::new(),
        loose: 0,
    };
    canvas.paint();
    let mut groups = canvas.groups;
    if !canvas.badges.is_empty() {
        let mut group = Group::plain(format!("{}-disagreements", outlines.view.key()));
        group.view = Some(outlines.view);
        group.shapes = canvas.badges;
        groups.push(group);
    }
    groups
}

impl Canvas<'_> {
    fn paint(&mut self) {
        let outlines = self.outlines;
        let marks = self.marks;
        let state =
            |level: Level, leaves: &[Part]| marks.painted(level, leaves).map(|mark| State { mark });
        let mut painted = outlines.painted(state).into_iter().peekable();
        let mut details = outlines.details.iter().peekable();
        let mut canal = (outlines.view == View::Side).then(|| cord_and_sac(&marks.dents()));
        let placed = Arc::clone(&self.placed);
        for (outline, area) in outlines.outlines.iter().zip(&*placed) {
            while let Some(detail) = details.next_if(|detail| detail.layer < outline.layer) {
                self.detail(detail);
            }
            if outline.layer > CANAL_LAYER
                && let Some(canal) = canal.take()
            {
                self.canal(&canal);
            }
            let own = painted.next_if(|(next, _)| std::ptr::eq(*next, outline));
            let seen = own.is_some();
            let mark = own.and_then(|(_, state)| state).map(|state| state.mark);
            if self.is_dent(outline) || self.is_left_to_the_side(outline, mark) {
                continue;
            }
            if seen {
                self.outline(outline, area, mark);
            }
            if !mark.is_some_and(|mark| mark.involved) {
                self.far_side(outline, area);
            }
        }
        for detail in details {
            self.detail(detail);
        }
    }

    /// A new group of a part; a part that is drawn twice gets a numbered one.
    pub(super) fn group(&mut self, level: Level, part: Part) -> Group {
        let mut group = Group::part(self.outlines.view, level, part);
        let count = self.ids.entry(group.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            group.id = format!("{}-{count}", group.id);
        }
        group
    }

    /// What is known of a part: its own mark, even where the grade alone paints it.
    fn tooltip(&self, level: Level, part: Part, leaves: &[Part]) -> String {
        self.marks.tooltip(level, part, self.marks.at(level, leaves))
    }

    pub(super) fn loose(&mut self, name: &str, level: Option<Level>, shapes: Vec<Shape>) {
        self.loose += 1;
        let view = self.outlines.view;
        let mut group = Group::plain(format!("{}-{name}-{}", view.key(), self.loose));
        group.view = Some(view);
        group.level = level;
        group.shapes = shapes;
        self.groups.push(group);
    }

    fn detail(&mut self, detail: &Detail) {
        let points = simplified(&self.place.line(&detail.points), detail.closed, FINE);
        let shape = match (detail.fill, detail.line) {
            (Some(fill), line) => self.pen.area(Polygon::new(points), fill, line),
            (None, Some(role)) => {
                Shape::Line { points, closed: detail.closed, paint: self.pen.thin(role) }
            }
            (None, None) => return,
        };
        // Details of a level that follow one another share a group.
        let name = format!("{}-detail", detail.level);
        let prefix = format!("{}-{name}-", self.outlines.view.key());
        match self.groups.last_mut() {
            Some(last) if last.id.starts_with(&prefix) => last.shapes.push(shape),
            _ => self.loose(&name, Some(detail.level), vec![shape]),
        }
    }

    fn outline(&mut self, outline: &Outline, area: &Polygon, mark: Option<Mark>) {
        let Outline { level, part, .. } = *outline;
        let structure = part.structure();
        let involved = mark.filter(|mark| mark.involved);
        let free = mark.filter(|mark| !mark.involved);
        let shown = outline.visible != Visible::WhenMarked;
        // What is free and hidden behind a body would put its ring on that body.
        if !shown && involved.is_none() && outline.view_hides_it(self.outlines.view) {
            return;
        }
        let mut group = self.group(level, part);
        group.tooltip = Some(self.tooltip(level, part, &outline.shown));
        let edge = outline.edged.then_some(Role::BoneEdge);
        let edge = if structure_is_disc(structure) { Some(Role::DiscEdge) } else { edge };
        let covered = involved.is_some_and(|mark| {
            mark.manner == Manner::Definite
                && mark.side_stated
                && mark.extent.is_none_or(|extent| extent == Extent::Total)
        });
        match outline.visible {
            Visible::Always if !covered || outline.layer >= OVERLAY_LAYER => {
                group.shapes.push(self.pen.area(area.clone(), outline.fill, edge));
            }
            Visible::EdgeOnly if involved.is_none() => group.shapes.push(Shape::Line {
                points: area.outline().to_vec(),
                closed: true,
                paint: self.pen.thin(Role::BoneEdge),
            }),
            _ => {}
        }
        if structure_is_disc(structure) && shown {
            self.signs.insert(Sign::Disc);
        }
        if let Some(mark) = involved {
            if structure == Structure::Unspecified {
                group.shapes.extend(self.frame(outline, area, mark));
            } else {
                let soft = !structure.is_bone() && !structure_is_disc(structure);
                let veil =
                    self.outlines.view == View::Side && structure == Structure::Paravertebral;
                let tissue = if veil {
                    Tissue::Veil
                } else if soft || outline.layer >= OVERLAY_LAYER {
                    Tissue::Soft
                } else {
                    Tissue::Bone
                };
                for area in self.seen_of(outline, area, mark) {
                    group.shapes.extend(self.pen.involved(&area, mark, tissue, outline.edged));
                }
                self.signs.extend(Sign::of(mark, tissue));
            }
        }
        if free.is_some() && structure == Structure::Unspecified {
            group.shapes.extend(self.pen.free_as_a_whole(area.outline()));
            self.signs.insert(Sign::Free);
        } else if free.is_some() {
            // Without its edge the ring of unseen soft tissue would stand in the void.
            if !shown && !is_in_canal(structure) {
                group.shapes.push(Shape::Line {
                    points: area.outline().to_vec(),
                    closed: true,
                    paint: self.pen.thin(Role::SoftTissueEdge),
                });
            }
            group.shapes.push(self.pen.free(area));
            self.signs.insert(Sign::Free);
        }
        if mark.is_some_and(|mark| mark.disputed) {
            let at = if structure == Structure::Unspecified {
                let top = area.bounds().map_or(0.0, |bounds| bounds.min.x);
                Point::new(top, area.interior_point().y)
            } else if is_before_the_bodies(outline, self.outlines.view) {
                middle(&sides(area)[0]).0
            } else {
                middle(area).0
            };
            self.badges.extend(self.pen.disputed(at));
            self.signs.insert(Sign::Disputed);
        }
        self.groups.push(group);
    }

    /// What is painted of an involved area: of the band before the bodies its edges alone, so that
    /// the marks of the bodies behind it stay in sight. A focus lies at one of them.
    fn seen_of(&mut self, outline: &Outline, area: &Polygon, mark: Mark) -> Vec<Polygon> {
        if !is_before_the_bodies(outline, self.outlines.view) {
            return vec![area.clone()];
        }
        self.signs.insert(Sign::BeforeBodies);
        let mut edges = sides(area);
        if mark.extent == Some(Extent::Focus) {
            edges.truncate(1);
        }
        edges
    }

    /// The frame of a level whose part is not stated; a focus is a spot in its body.
    fn frame(&mut self, outline: &Outline, area: &Polygon, mark: Mark) -> Vec<Shape> {
        self.signs.insert(Sign::PartNotStated);
        self.signs.extend(Sign::of_manner(mark.manner));
        let mut shapes = self.pen.frame(area, Mark { extent: None, ..mark });
        if mark.extent == Some(Extent::Focus) {
            let body = self
                .outlines
                .of(outline.level, Part::BODY)
                .find(|body| body.visible == Visible::Always);
            if let Some(body) = body {
                let body = self.place.polygon(&body.polygon);
                shapes.extend(self.pen.involved(&body, mark, Tissue::Bone, true));
                self.signs.insert(Sign::Focus);
            }
        }
        shapes
    }

    /// The edge of what is marked on the far side of the view only.
    fn far_side(&mut self, outline: &Outline, area: &Polygon) {
        if outline.hidden.is_empty() || outline.visible == Visible::Piece {
            return;
        }
        let level = outline.level;
        let mark = self.marks.painted(level, &outline.hidden);
        let Some(mark) = mark.filter(|mark| mark.involved) else { return };
        let part = Part::sided(outline.part.structure(), Side::Right);
        let mut group = self.group(level, part);
        group.tooltip = Some(self.tooltip(level, part, &outline.hidden));
        group.shapes = self.pen.hidden(area, mark);
        self.signs.insert(Sign::FarSide);
        if mark.disputed {
            self.badges.extend(self.pen.disputed(middle(area).0));
            self.signs.insert(Sign::Disputed);
        }
        self.groups.push(group);
    }
}

impl Outline {
    /// Whether a view hides the outline behind others unless it is marked as involved.
    fn view_hides_it(&self, view: View) -> bool {
        view == View::Front
            && !matches!(
                self.part.structure(),
                Structure::Paravertebral
                    | Structure::PosteriorMuscle
                    | Structure::Rib
                    | Structure::Unspecified
            )
    }
}

/// Whether an outline is a band that would hide the bodies.
fn is_before_the_bodies(outline: &Outline, view: View) -> bool {
    view == View::Front && outline.part.structure() == Structure::Prevertebral
}

/// The share of a band's width that each of its edges takes.
const EDGE: f64 = 0.15;

/// The edges of an upright band, the patient's left one first.
pub(in crate::figure) fn sides(band: &Polygon) -> Vec<Polygon> {
    let Some(bounds) = band.bounds() else { return Vec::new() };
    let out = Point::new(1.0, 0.0);
    let inner = bounds.max.x - EDGE * bounds.width();
    let outer = bounds.min.x + EDGE * bounds.width();
    vec![band.half(Point::new(inner, 0.0), out), band.half(Point::new(outer, 0.0), -out)]
}

const fn is_in_canal(structure: Structure) -> bool {
    matches!(
        structure,
        Structure::Epidural | Structure::Dura | Structure::Intradural | Structure::Cord
    )
}

const fn structure_is_disc(structure: Structure) -> bool {
    matches!(structure, Structure::DiscAbove | Structure::DiscBelow)
}
