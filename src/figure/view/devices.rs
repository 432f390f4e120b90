//! Draws the treatment overlay upon a view.

use super::pen::Pen;
use super::placement::Placement;
use crate::anatomy::{Level, Measures, Part, Side, Structure};
use crate::figure::drawing::{Group, Paint, Role, Shape, View};
use crate::figure::geometry::{Point, Polygon, ellipse, hatch, hull, smooth_open};
use crate::figure::marks::Marks;
use crate::figure::marks::treatment::{Overlay, Screws};
use crate::figure::outline::{Outline, Outlines, Visible};

/// The overlay of a view as groups, the lowest first.
pub(in crate::figure) fn paint(
    overlay: &Overlay,
    outlines: &Outlines,
    marks: &Marks,
    place: Placement,
    pen: Pen,
) -> Vec<Group> {
    let bench = Bench { outlines, marks, place, pen };
    let removed = overlay.removed.iter().flat_map(|(level, part)| bench.removed(*level, *part));
    let cement = overlay.cement.iter().flat_map(|level| bench.cement(*level));
    let cages = overlay.cages.iter().flat_map(|level| bench.cage(*level));
    let discs = overlay.discs.iter().flat_map(|level| bench.disc(*level));
    [
        ("removed", removed.collect::<Vec<_>>()),
        ("cement", cement.collect()),
        ("cages", cages.collect()),
        ("discectomy", discs.collect()),
        ("plates", overlay.plates.iter().flat_map(|levels| bench.plate(levels)).collect()),
        ("screws", overlay.screws.iter().flat_map(|screws| bench.screws(screws)).collect()),
    ]
    .into_iter()
    .filter(|(_, shapes): &(_, Vec<Shape>)| !shapes.is_empty())
    .map(|(name, shapes)| {
        let mut group = Group::plain(format!("{}-treatment-{name}", outlines.view.key()));
        group.view = Some(outlines.view);
        group.shapes = shapes;
        group
    })
    .collect()
}

/// The overlay of one level seen from the feet.
pub(in crate::figure) fn paint_level(
    overlay: &Overlay,
    level: Level,
    outlines: &[Outline],
    marks: &Marks,
    place: Placement,
    pen: Pen,
) -> Vec<Group> {
    let mut shapes = Vec::new();
    for outline in outlines {
        let is_removed = |leaf: &&Part| overlay.removed.contains(&(level, **leaf));
        if outline.shown.first().as_ref().is_some_and(is_removed) {
            shapes.extend(removed(pen, marks, outline, place));
        }
    }
    let body = body(outlines, place);
    if overlay.cement.contains(&level) {
        shapes.extend(cement(pen, &shrunk(&body, 0.74)));
    }
    if overlay.cages.contains(&level) {
        shapes.extend(cage(pen, &shrunk(&body, 0.6)));
    }
    for screws in &overlay.screws {
        let Some((_, proven)) = screws.levels.iter().find(|(at, _)| *at == level) else { continue };
        for side in &screws.sides {
            let pedicle = Part::sided(Structure::Pedicle, *side);
            let outline = outlines.iter().find(|outline| outline.part == pedicle);
            if let Some(outline) = outline {
                let through = place.at(outline.polygon.interior_point());
                shapes.extend(screw_from_the_feet(pen, &body, through, *proven));
            }
        }
    }
    if shapes.is_empty() {
        return Vec::new();
    }
    let mut group = Group::plain(format!("axial-{level}-treatment"));
    group.view = Some(View::Axial);
    group.shapes = shapes;
    vec![group]
}

/// The whole body of a level seen from the feet, on the page.
pub(in crate::figure) fn body(outlines: &[Outline], place: Placement) -> Polygon {
    let bodies = outlines.iter().filter(|outline| outline.part.structure() == Structure::Body);
    let points: Vec<Point> =
        bodies.flat_map(|outline| place.line(outline.polygon.outline())).collect();
    Polygon::new(hull(&points))
}

/// A screw from behind through a pedicle into the body; one that no source names is a faint line.
fn screw_from_the_feet(pen: Pen, body: &Polygon, through: Point, proven: bool) -> Vec<Shape> {
    let Some(bounds) = body.bounds() else { return Vec::new() };
    let centre = bounds.centre();
    // It converges a little towards the midline.
    let tip =
        Point::new(centre.x + 0.42 * (through.x - centre.x), centre.y - 0.05 * bounds.height());
    let head_at = through + (through - tip).unit() * (0.42 * bounds.height());
    let line = |role, width: f64| Shape::Line {
        points: vec![head_at, tip],
        closed: false,
        paint: Paint { role, width: width * pen.text },
    };
    let mut shapes = if proven {
        vec![line(Role::Background, 0.5), line(Role::Treatment, 0.32)]
    } else {
        vec![pen.dashed(&[head_at, tip], false, pen.strong(Role::Treatment))]
    };
    shapes.push(head(pen, head_at, proven, 0.55));
    shapes
}

struct Bench<'a> {
    outlines: &'a Outlines,
    marks: &'a Marks,
    place: Placement,
    pen: Pen,
}

impl Bench<'_> {
    /// Removed bone: its outline in dashes. Where nothing is marked in it, its place is empty.
    fn removed(&self, level: Level, leaf: Part) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let outlines = self.outlines.outlines.iter().filter(|outline| {
            outline.level == level
                && outline.visible != Visible::Piece
                // A part of several leaves is drawn once, for the first of them.
                && outline.shown.first() == Some(&leaf)
        });
        for outline in outlines {
            shapes.extend(removed(self.pen, self.marks, outline, self.place));
        }
        shapes
    }

    fn body(&self, level: Level) -> Option<Polygon> {
        let mut bodies = self.outlines.of(level, Part::BODY);
        let body = bodies.find(|body| body.visible == Visible::Always)?;
        Some(self.place.polygon(&body.polygon))
    }

    fn cement(&self, level: Level) -> Vec<Shape> {
        self.body(level).map_or_else(Vec::new, |body| cement(self.pen, &shrunk(&body, 0.74)))
    }

    fn cage(&self, level: Level) -> Vec<Shape> {
        self.body(level).map_or_else(Vec::new, |body| cage(self.pen, &shrunk(&body, 0.6)))
    }

    fn disc(&self, above: Level) -> Vec<Shape> {
        let disc = Part::whole(Structure::DiscBelow);
        let Some(outline) = self.outlines.of(above, disc).next() else { return Vec::new() };
        let tilt = match self.outlines.view {
            View::Side => level_tilt(above),
            View::Front | View::Axial => 0.0,
        };
        crossed(self.pen, &self.place.polygon(&outline.polygon), tilt)
    }

    /// A plate before the bodies, with a screw in each.
    fn plate(&self, levels: &[Level]) -> Vec<Shape> {
        let at = |level: &Level| {
            let body = self.body(*level)?;
            Some(match self.outlines.view {
                View::Side => {
                    let forward = forward(*level);
                    let centre = body.centroid();
                    let reach = body
                        .outline()
                        .iter()
                        .map(|point| (*point - centre).dot(forward))
                        .fold(0.0, f64::max);
                    centre + forward * (reach + 0.12 * self.pen.text)
                }
                View::Front | View::Axial => body.centroid(),
            })
        };
        let points: Vec<Point> = levels.iter().filter_map(at).collect();
        let mut shapes = self.rod(&points, 0.3);
        shapes.extend(points.iter().map(|point| self.head(*point, true, 0.2)));
        shapes
    }

    fn screws(&self, screws: &Screws) -> Vec<Shape> {
        match self.outlines.view {
            View::Side => self.screws_from_the_side(screws),
            View::Front | View::Axial => screws
                .sides
                .iter()
                .flat_map(|side| self.screws_from_the_front(screws, *side))
                .collect(),
        }
    }

    /// Screws seen end-on in their pedicles, and the rod that joins them.
    fn screws_from_the_front(&self, screws: &Screws, side: Side) -> Vec<Shape> {
        let pedicle = Part::sided(Structure::Pedicle, side);
        let heads: Vec<(Point, bool)> = screws
            .levels
            .iter()
            .filter_map(|(level, proven)| {
                let outline = self.outlines.of(*level, pedicle).next()?;
                Some((self.place.at(outline.polygon.interior_point()), *proven))
            })
            .collect();
        let points: Vec<Point> = heads.iter().map(|(point, _)| *point).collect();
        let mut shapes = self.rod(&points, 0.2);
        shapes.extend(heads.into_iter().map(|(point, proven)| self.head(point, proven, 0.3)));
        shapes
    }

    /// Screws through the pedicles into the bodies, and the rod behind the laminae.
    fn screws_from_the_side(&self, screws: &Screws) -> Vec<Shape> {
        let pedicle = Part::sided(Structure::Pedicle, Side::Left);
        let mut shapes = Vec::new();
        let mut heads = Vec::new();
        for (level, proven) in &screws.levels {
            let Some(outline) = self.outlines.of(*level, pedicle).next() else { continue };
            let forward = forward(*level);
            let centre = outline.polygon.interior_point();
            let (deep, wide) = level.vertebra().map_or((22.0, 16.0), |vertebra| {
                (vertebra.body_depth_superior, vertebra.canal_depth)
            });
            let head = self.place.at(centre - forward * (0.62 * wide + 5.0));
            let tip = self.place.at(centre + forward * (0.72 * deep));
            if *proven {
                for (role, width) in [(Role::Background, 0.26), (Role::Treatment, 0.15)] {
                    let paint = Paint { role, width: width * self.pen.text };
                    shapes.push(Shape::Line { points: vec![head, tip], closed: false, paint });
                }
            }
            heads.push((head, *proven));
        }
        let points: Vec<Point> = heads.iter().map(|(head, _)| *head).collect();
        shapes.extend(self.rod(&points, 0.2));
        shapes.extend(heads.into_iter().map(|(head, proven)| self.head(head, proven, 0.3)));
        shapes
    }

    fn rod(&self, points: &[Point], width: f64) -> Vec<Shape> {
        if points.len() < 2 {
            return Vec::new();
        }
        let curve = smooth_open(points);
        let line = |role, width: f64| Shape::Line {
            points: curve.clone(),
            closed: false,
            paint: Paint { role, width: width * self.pen.text },
        };
        vec![line(Role::Background, width + 0.12), line(Role::Treatment, width)]
    }

    fn head(&self, at: Point, proven: bool, radius: f64) -> Shape {
        head(self.pen, at, proven, radius)
    }
}

fn removed(pen: Pen, marks: &Marks, outline: &Outline, place: Placement) -> Vec<Shape> {
    let area = place.polygon(&outline.polygon);
    let marked = marks.at(outline.level, &outline.shown).is_some();
    let empty = outline.visible == Visible::Always && !marked;
    let mut shapes = Vec::new();
    if empty {
        shapes.push(pen.area(area.clone(), Role::Background, None));
    }
    shapes.push(pen.area(area.clone(), Role::TreatmentSoft, None));
    shapes.push(pen.dashed(area.outline(), true, pen.strong(Role::Treatment)));
    shapes
}

/// The direction from the canal to the front at a level, in the side view.
fn forward(level: Level) -> Point {
    let tilt = level_tilt(level).to_radians();
    Point::new(-libm::cos(tilt), libm::sin(tilt))
}

fn level_tilt(level: Level) -> f64 {
    match (level.vertebra(), level.sacral_segment()) {
        (Some(vertebra), _) => vertebra.tilt(),
        (_, Some(segment)) => segment.tilt,
        _ => Measures::adult().atlas.tilt,
    }
}

/// The head of a screw; one that no source names is a faint ring.
pub(in crate::figure) fn head(pen: Pen, at: Point, proven: bool, radius: f64) -> Shape {
    let radius = radius * pen.text * if proven { 1.0 } else { 0.7 };
    let polygon = Polygon::new(ellipse(at, radius, radius, 0.0));
    let (fill, edge) = if proven {
        (Role::Treatment, Role::Background)
    } else {
        (Role::Background, Role::Treatment)
    };
    pen.area(polygon, fill, Some(edge))
}

/// Dots in an area.
pub(in crate::figure) fn cement(pen: Pen, area: &Polygon) -> Vec<Shape> {
    let Some(bounds) = area.bounds() else { return Vec::new() };
    let step = 0.3 * pen.text;
    let radius = 0.085 * pen.text;
    let mut shapes = vec![pen.area(area.clone(), Role::TreatmentSoft, None)];
    let (rows, columns) = ((bounds.height() / step) as usize, (bounds.width() / step) as usize);
    for row in 0..=rows {
        for column in 0..=columns {
            let shift = if row % 2 == 0 { 0.25 } else { 0.75 };
            let at = bounds.min + Point::new(column as f64 + shift, row as f64 + 0.5) * step;
            if area.contains(at) && area.distance_to_edge(at) > radius {
                let dot = Polygon::new(ellipse(at, radius, radius, 0.0));
                shapes.push(Shape::Area { polygon: dot, fill: Role::Treatment, edge: None });
            }
        }
    }
    shapes
}

/// A box of mesh.
pub(in crate::figure) fn cage(pen: Pen, area: &Polygon) -> Vec<Shape> {
    let mut shapes = vec![Shape::Area {
        polygon: area.clone(),
        fill: Role::Background,
        edge: Some(pen.strong(Role::Treatment)),
    }];
    let lines = [45.0, -45.0].map(|degrees| hatch(area, degrees, 0.38 * pen.text)).concat();
    shapes.push(Shape::Strokes { lines, paint: pen.thin(Role::Treatment) });
    shapes
}

/// A disc that is crossed out, its plane tilted by degrees.
pub(in crate::figure) fn crossed(pen: Pen, area: &Polygon, tilt: f64) -> Vec<Shape> {
    let centre = area.centroid();
    let flat = area.map(|point| (point - centre).turned(tilt));
    let Some(bounds) = flat.bounds() else { return Vec::new() };
    let (x, y) = (0.36 * bounds.width(), 0.5 * bounds.height());
    let paint = pen.strong(Role::Treatment);
    let mut shapes = vec![Shape::Area {
        polygon: area.clone(),
        fill: Role::Background,
        edge: Some(pen.thin(Role::Treatment)),
    }];
    for x in [x, -x] {
        let points = [Point::new(-x, -y), Point::new(x, y)];
        let points = points.map(|point| centre + point.turned(-tilt)).to_vec();
        shapes.push(Shape::Line { points, closed: false, paint });
    }
    shapes
}

/// An area made smaller about its middle.
fn shrunk(area: &Polygon, by: f64) -> Polygon {
    let centre = area.centroid();
    area.map(|point| centre.towards(point, by))
}
