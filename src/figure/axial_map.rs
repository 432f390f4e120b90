//! One level of a case seen from the feet: its parts with their marks, and the canal as its grade
//! of compression leaves it.

use super::map::MapOptions;
use super::marks::{Compression, Mark, Marks};
use super::outline::axial::{self, CanalDrawing, Grade};
use super::outline::{DentDepth, DentFrom, Outline, Visible};
use super::paint::{Pen, Tissue};
use super::view::Placement;
use super::{Anchor, Bounds, Drawing, Group, Paint, Point, Polygon, Role, Shape, View, Weight};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{Direction, Escc};

/// Height of the page for its width.
const ASPECT: f64 = 0.64;
/// Layer above everything that is drawn of a level.
const TOP: i16 = i16::MAX;

/// The drawing of a level.
pub(super) fn draw(
    marks: &Marks,
    level: Level,
    title: &str,
    options: &MapOptions,
    width: f64,
) -> Drawing {
    let text = (width * 0.028).min(4.2);
    let pen = Pen { text };
    let head = if options.title { text * 2.2 } else { 0.0 };
    let height = width * ASPECT + head;
    let outlines = axial::outlines(level);
    let page =
        Bounds { min: Point::new(text, head + text), max: Point::new(width - text, height - text) };
    let place = fit(&outlines, page);
    let mut drawing = Drawing::new(format!("{title}: {level} from the feet"), width, height);
    "Adult schematic proportions, seen from the feet: the patient's left is on the right."
        .clone_into(&mut drawing.description);
    drawing.groups.push(background(width, height));
    let mut layers: Vec<(i16, Group)> = Vec::new();
    for (index, detail) in axial::details(level).into_iter().enumerate() {
        let mut group = Group::plain(format!("axial-detail-{}", index + 1));
        let points = place.line(&detail.points);
        let line = detail.line.map(|paint| Paint { width: paint.width * place.scale, ..paint });
        group.shapes.push(match (detail.fill, line) {
            (Some(fill), edge) => Shape::Area { polygon: Polygon::new(points), fill, edge },
            (None, Some(paint)) => Shape::Line { points, closed: detail.closed, paint },
            (None, None) => continue,
        });
        layers.push((detail.layer, group));
    }
    let compression = marks.levels.get(&level).and_then(|marks| marks.compression);
    for outline in &outlines {
        let mark = marks.at(level, &outline.shown);
        if outline.visible == Visible::Always || mark.is_some() {
            let group = part(outline, mark, place, pen, compression.is_some());
            layers.push((outline.layer, group));
        }
    }
    if let Some(compression) = compression {
        // The canal's edge of bone lies above what is in it.
        layers.push((canal_layer(&outlines), canal(marks, level, compression, place, pen)));
        for outline in outlines.iter().filter(|outline| is_in_sac(outline.part)) {
            if let Some(mark) = marks.at(level, &outline.shown).filter(|mark| mark.involved) {
                let mut group = Group::plain(format!("axial-{level}-within-{}", outline.part));
                group.shapes = pen.hidden(&place.polygon(&outline.polygon), mark);
                layers.push((TOP, group));
            }
        }
    }
    layers.sort_by_key(|(layer, _)| *layer);
    drawing.groups.extend(layers.into_iter().map(|(_, group)| group));
    drawing.groups.extend(letters(marks, level, title, options, page, text));
    drawing
}

fn background(width: f64, height: f64) -> Group {
    let mut group = Group::plain("background");
    let corners = vec![
        Point::new(0.0, 0.0),
        Point::new(width, 0.0),
        Point::new(width, height),
        Point::new(0.0, height),
    ];
    group.shapes.push(Shape::Area {
        polygon: Polygon::new(corners),
        fill: Role::Background,
        edge: None,
    });
    group
}

/// As large as the level fits on the page.
fn fit(outlines: &[Outline], page: Bounds) -> Placement {
    let always = outlines.iter().filter(|outline| outline.visible == Visible::Always);
    let bounds =
        always.filter_map(|outline| outline.polygon.bounds()).reduce(Bounds::with).unwrap_or(page);
    let scale = (page.width() / bounds.width()).min(page.height() / bounds.height());
    Placement { scale, origin: page.centre() + bounds.centre() * -scale }
}

/// The layer just above what the canal holds.
fn canal_layer(outlines: &[Outline]) -> i16 {
    let inside = outlines.iter().filter(|outline| {
        outline.part.structure() == Structure::Epidural || is_in_sac(outline.part)
    });
    inside.map(|outline| outline.layer).max().map_or(TOP, |layer| layer + 1)
}

const fn is_in_sac(part: Part) -> bool {
    matches!(part.structure(), Structure::Dura | Structure::Intradural | Structure::Cord)
}

fn part(
    outline: &Outline,
    mark: Option<Mark>,
    place: Placement,
    pen: Pen,
    compressed: bool,
) -> Group {
    let Outline { level, part, .. } = *outline;
    let area = place.polygon(&outline.polygon);
    let mut group = Group::part(View::Axial, level, part);
    let state = mark.map_or_else(|| "not stated".to_owned(), |mark| mark.words());
    group.tooltip = Some(format!("{level}, {}: {state}", part.label_at(level)));
    let edge = outline.edged.then_some(Role::BoneEdge);
    group.shapes.push(pen.area(area.clone(), outline.fill, edge));
    let Some(mark) = mark else { return group };
    // What is in a narrowed canal is drawn by its grade.
    let drawn_by_grade = part.structure() == Structure::Epidural || is_in_sac(part);
    if mark.involved && !(compressed && drawn_by_grade) {
        let tissue = if part.structure().is_bone() { Tissue::Bone } else { Tissue::Soft };
        group.shapes.extend(pen.involved(&area, mark, tissue, true));
    } else if !mark.involved {
        group.shapes.push(pen.free(&area));
    }
    if mark.disputed {
        group.shapes.extend(pen.disputed(area.interior_point()));
    }
    group
}

/// The canal with its tumour, sac and cord.
fn canal(
    marks: &Marks,
    level: Level,
    compression: Compression,
    place: Placement,
    pen: Pen,
) -> Group {
    let grade = match compression.dent.depth {
        DentDepth::Epidural => Escc::Grade1a,
        DentDepth::Sac => Escc::Grade1b,
        DentDepth::TouchesCord => Escc::Grade1c,
        DentDepth::IndentsCord => Escc::Grade2,
        DentDepth::FlattensCord => Escc::Grade3,
    };
    let from = direction(marks, level, compression.dent.from);
    let narrowed = axial::Compression { grade: Grade::Escc(grade), from };
    let CanalDrawing { space, tumour, dura, fluid, cord, bundle, roots } =
        axial::canal(level, Some(narrowed));
    let mut group = Group::plain(format!("axial-{level}-canal"));
    let mut add = |polygon: &Polygon, fill: Role, edge: Option<Role>| {
        group.shapes.push(pen.area(place.polygon(polygon), fill, edge));
    };
    add(&space, Role::Canal, None);
    for (polygon, fill, edge) in [
        (&fluid, Role::Csf, None),
        (&dura, Role::Dura, None),
        (&bundle, Role::Nerve, None),
        (&cord, Role::Cord, Some(Role::CordEdge)),
    ] {
        if let Some(polygon) = polygon {
            add(polygon, fill, edge);
        }
    }
    for root in &roots {
        add(root, Role::Nerve, None);
    }
    if let Some(tumour) = tumour {
        let mark = Mark {
            involved: true,
            manner: compression.manner,
            disputed: false,
            side_stated: true,
            extent: None,
        };
        let area = place.polygon(&tumour);
        if compression.by_bone {
            group.shapes.push(pen.area(area, Role::Bone, Some(Role::BoneEdge)));
        } else {
            group.shapes.extend(pen.involved(&area, mark, Tissue::Bone, true));
        }
    }
    group
}

/// From where the canal is narrowed: as marked by side, or as the dent says.
fn direction(marks: &Marks, level: Level, from: DentFrom) -> Direction {
    let involved = |place: Place| {
        let part = Part::new(Structure::Epidural, place);
        let marks = marks.levels.get(&level);
        part.and_then(|part| marks?.parts.get(&part)).is_some_and(|m| m.involved && m.side_stated)
    };
    let sides = [
        (Place::Anterior, Direction::Anterior),
        (Place::Posterior, Direction::Posterior),
        (Place::Left, Direction::Left),
        (Place::Right, Direction::Right),
    ];
    let marked: Vec<Direction> =
        sides.into_iter().filter(|(place, _)| involved(*place)).map(|(_, d)| d).collect();
    match (marked[..].as_ref(), from) {
        ([one], _) => *one,
        ([], DentFrom::Anterior) => Direction::Anterior,
        ([], DentFrom::Posterior) => Direction::Posterior,
        _ => Direction::AllAround,
    }
}

/// R and L, the level's name where the page has a title, and its grade.
fn letters(
    marks: &Marks,
    level: Level,
    title: &str,
    options: &MapOptions,
    page: Bounds,
    text: f64,
) -> Vec<Group> {
    let mut sides = Group::plain("axial-sides");
    let mut write = |at: Point, words: String, anchor: Anchor, role: Role| {
        let weight = Weight::SemiBold;
        sides.shapes.push(Shape::Text { at, text: words, size: text, anchor, weight, role });
    };
    let top = page.min.y + text;
    write(Point::new(page.min.x, top), "R".to_owned(), Anchor::Start, Role::TextMuted);
    write(Point::new(page.max.x, top), "L".to_owned(), Anchor::End, Role::TextMuted);
    let labels = marks.levels.get(&level).map(|marks| marks.labels.as_slice()).unwrap_or_default();
    let grades: Vec<String> = labels.iter().map(super::marks::Label::signed).collect();
    if !grades.is_empty() {
        let at = Point::new(page.max.x, page.max.y);
        write(at, grades.join(" · "), Anchor::End, Role::TextGrade);
    }
    if options.title {
        let at = Point::new(page.min.x, text * 2.0);
        let words = format!("{title} · {level}, seen from the feet");
        write(at, words, Anchor::Start, Role::Text);
    }
    vec![sides]
}
