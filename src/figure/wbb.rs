//! The sectors and layers of WBB (Boriani et al., Spine 1997) over a level seen from the feet, as
//! the SOSG counts them: from the left half of the spinous process counter-clockwise.

use super::marks::Marks;
use super::paint::Pen;
use super::{Bounds, Group, Point, Polygon, Role, font};
use crate::anatomy::{Level, Part};
use crate::scores::wbb;

/// The letters of the layers, from outside to inside; the last is the vertebral artery's.
const LAYERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// The overlay around the middle of the canal, within a box on the page.
pub(super) fn overlay(marks: &Marks, level: Level, centre: Point, page: Bounds, pen: Pen) -> Group {
    let mut group = Group::plain("axial-wbb");
    // The words stand below the sectors.
    let words = Point::new(page.min.x, page.max.y - 0.2 * pen.text);
    let page = Bounds { max: Point::new(page.max.x, page.max.y - 1.6 * pen.text), ..page };
    let small = Pen { text: 0.85 * pen.text };
    let (sectors, layers) = marked(marks, level);
    for number in 1..=12_u8 {
        // Sector 1 begins straight behind the canal, and they follow counter-clockwise.
        let from = 30.0 * f64::from(number - 1) - 90.0;
        let edge = |degrees: f64| reach(centre, degrees, page);
        if sectors & (1 << (number - 1)) != 0 {
            let corner = corners(page)
                .into_iter()
                .find(|corner| wbb::sector_at(corner.x - centre.x, centre.y - corner.y) == number);
            let mut ring = vec![centre, edge(from)];
            ring.extend(corner);
            ring.push(edge(from + 30.0));
            group.shapes.push(pen.area(Polygon::new(ring), Role::TumourWash, None));
        }
        let line = pen.dashed(&[centre, edge(from)], false, pen.thin(Role::Text));
        group.shapes.extend(line);
        let at = edge(from + 15.0);
        let inside = centre.towards(at, 1.0 - 1.1 * pen.text / centre.distance(at).max(1.0));
        let marked = sectors & (1 << (number - 1)) != 0;
        let role = if marked { Role::TextTumour } else { Role::TextMuted };
        let at = Point::new(inside.x, inside.y + font::CAP_HEIGHT * small.text / 2.0);
        let text = small.write(at, number.to_string(), role).centred();
        group.shapes.push(if marked { text.strong() } else { text }.shape());
    }
    let (mut at, name) = (words, "WBB (SOSG), layers");
    group.shapes.push(small.write(at, name, Role::TextMuted).shape());
    at.x += font::width(name, small.text, super::Weight::Regular) + 0.6 * small.text;
    let count = if level <= Level::C7 { 6 } else { 5 };
    for (index, letter) in LAYERS.iter().enumerate().take(count) {
        let marked = layers & (1 << index) != 0;
        let role = if marked { Role::TextTumour } else { Role::TextMuted };
        let text = small.write(at, *letter, role);
        group.shapes.push(if marked { text.strong() } else { text }.shape());
        at.x += 1.1 * small.text;
    }
    group
}

/// The sectors and layers in which tumour is marked, certainly or perhaps.
fn marked(marks: &Marks, level: Level) -> (u16, u16) {
    let parts = marks.levels.get(&level).into_iter().flat_map(|marks| &marks.parts);
    let involved = parts.filter(|(_, mark)| mark.involved).map(|(part, _)| *part);
    involved.fold((0, 0), |(sectors, layers): (u16, u16), part: Part| {
        (sectors | wbb::sectors_of(part), layers | wbb::layers_of(part.structure()))
    })
}

/// Where a ray from a point leaves a box; degrees counter-clockwise from the right.
fn reach(from: Point, degrees: f64, page: Bounds) -> Point {
    let turned = Point::direction(degrees);
    let (dx, dy) = (turned.x, -turned.y);
    let along = |way: f64, at: f64, low: f64, high: f64| {
        let end = if way > 0.0 { high } else { low };
        if way.abs() < 1e-9 { f64::INFINITY } else { (end - at) / way }
    };
    let length =
        along(dx, from.x, page.min.x, page.max.x).min(along(dy, from.y, page.min.y, page.max.y));
    from + Point::new(dx, dy) * length.max(0.0)
}

fn corners(page: Bounds) -> [Point; 4] {
    let Bounds { min, max } = page;
    [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Fact, Findings, LevelFinding, PartFinding};
    use crate::figure::Shape;

    #[test]
    fn marked_sectors_are_tinted_and_the_others_not() {
        let mut finding = LevelFinding::default();
        for part in ["pedicle_left", "body_left_anterior", "paravertebral_left"] {
            finding.parts.insert(part.parse().unwrap(), Fact::observed(PartFinding::INVOLVED));
        }
        let findings = Findings { levels: [(Level::T5, finding)].into(), ..Findings::default() };
        let page = Bounds { min: Point::new(0.0, 0.0), max: Point::new(100.0, 70.0) };
        let centre = Point::new(50.0, 40.0);
        let group = overlay(&Marks::of(&findings), Level::T5, centre, page, Pen { text: 3.0 });
        let tinted: Vec<&Polygon> = (group.shapes.iter())
            .filter_map(|shape| match shape {
                Shape::Area { polygon, .. } => Some(polygon),
                _ => None,
            })
            .collect();
        assert_eq!(tinted.len(), 2, "sectors 4 and 6");
        // Sector 4 lies on the patient's left, before the middle; sector 6 at the front.
        assert!(tinted[0].contains(Point::new(80.0, 36.0)));
        assert!(tinted[1].contains(Point::new(55.0, 10.0)));
        assert!(!tinted.iter().any(|area| area.contains(Point::new(20.0, 40.0))));
        let strong: Vec<&str> = (group.shapes.iter())
            .filter_map(|shape| match shape {
                Shape::Text { text, role: Role::TextTumour, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(strong, ["4", "6", "A", "B", "C"]);
    }

    #[test]
    fn rays_end_on_the_edge_of_the_page() {
        let page = Bounds { min: Point::new(0.0, 0.0), max: Point::new(100.0, 70.0) };
        let from = Point::new(50.0, 40.0);
        assert!((reach(from, 0.0, page).x - 100.0).abs() < 1e-9);
        assert!(reach(from, 90.0, page).y.abs() < 1e-9);
        assert!((reach(from, -90.0, page).y - 70.0).abs() < 1e-9);
        assert!(reach(from, 180.0, page).x.abs() < 1e-9);
    }
}
