use super::*;
use crate::case::{Bounds as Between, Case, Escc, Fact, Findings, LevelFinding, PartFinding};
use crate::edit::finding_mut;
use crate::figure::{MapOptions, Polygon, ViewChoice, spine_map};

fn drawn(level: Level, parts: &[&str], grade: bool) -> crate::figure::Drawing {
    let mut case = Case::new("A");
    let finding = finding_mut(&mut case, 0, level).unwrap();
    for part in parts {
        finding.parts.insert(part.parse().unwrap(), Fact::observed(PartFinding::INVOLVED));
    }
    finding.escc = grade.then(|| Fact::observed(Between::exactly(Escc::Grade3)));
    let options = MapOptions {
        views: ViewChoice::Axial(level),
        wbb: true,
        width_mm: 60.0,
        ..MapOptions::default()
    };
    spine_map(&case, &options)
}

fn overlay(drawing: &crate::figure::Drawing) -> &Group {
    drawing.groups.iter().find(|group| group.id.ends_with("axial-wbb")).unwrap()
}

#[test]
fn nothing_that_is_written_touches_another_word_at_any_level() {
    for level in Level::ALL {
        let drawing = drawn(level, &["spinous_process"], level <= Level::L1);
        let shapes = || drawing.groups.iter().flat_map(|group| &group.shapes);
        let boxes: Vec<(String, Bounds)> = shapes()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some((text.clone(), text_box(shape)?)),
                _ => None,
            })
            .collect();
        for (index, (one, a)) in boxes.iter().enumerate() {
            assert!(a.min.x >= 0.0 && a.max.x <= drawing.width, "{level}: {one}");
            for (other, b) in &boxes[..index] {
                assert!(!a.meets(b), "{level}: {one} {other}");
            }
        }
        let numbers: Vec<&str> = boxes.iter().map(|(text, _)| text.as_str()).collect();
        for number in 1..=12 {
            assert!(numbers.contains(&number.to_string().as_str()), "{level}: {number}");
        }
        for letter in ["A", "B", "C", "D"] {
            assert!(numbers.contains(&letter), "{level}: {letter}");
        }
        assert_eq!(numbers.contains(&"F"), level <= Level::C6, "{level}");
        assert!(numbers.iter().any(|words| words.starts_with("WBB (SOSG) ")), "{level}");
    }
}

#[test]
fn marked_sectors_are_tinted_in_marked_layers_and_nothing_else_is() {
    let drawing = drawn(Level::T5, &["pedicle_left", "body_left_anterior"], false);
    let group = overlay(&drawing);
    let tinted: Vec<&Polygon> = (group.shapes.iter())
        .filter_map(|shape| match shape {
            Shape::Area { polygon, fill: Role::TumourWash, .. } => Some(polygon),
            _ => None,
        })
        .collect();
    assert_eq!(tinted.len(), 4, "sectors 4 and 6 in B and C");
    let words = group.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, role: Role::TextTumour, .. } => Some(text.as_str()),
        _ => None,
    });
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    assert_eq!(words, ["4", "6", "B", "C"]);
}

#[test]
fn layers_lie_within_each_other_and_sectors_where_they_are_counted() {
    for level in Level::ALL {
        let outlines = crate::figure::outline::axial::outlines(level);
        let place = Placement { scale: 1.0, origin: Point::new(0.0, 0.0) };
        let far = Point::new(500.0, 500.0);
        let page = Bounds { min: -far, max: far };
        let zones = Zones::of(level, &outlines, place, page, 2.0);
        for number in 1..=12 {
            let mut last = 0.0;
            for layer in [Layer::E, Layer::D, Layer::C, Layer::B, Layer::A] {
                let Some(middle) = zones.middle(layer, first_degrees(number) + 15.0) else {
                    assert_eq!(layer, Layer::E, "{level}");
                    continue;
                };
                let from = middle - zones.centre;
                assert_eq!(wbb::sector_at(from.x, -from.y), number, "{level}");
                assert!(from.length() > last, "{level} {number} {layer:?}");
                last = from.length();
                let zone = zones.zone(number, layer).unwrap();
                assert!(zone.contains(middle), "{level} {number} {layer:?}");
            }
        }
    }
}

#[test]
fn a_layer_without_a_sector_is_tinted_all_around() {
    let mut finding = LevelFinding::default();
    finding.parts.insert(Part::EPIDURAL, Fact::observed(PartFinding::INVOLVED));
    let findings = Findings { levels: [(Level::T5, finding)].into(), ..Findings::default() };
    assert_eq!(marked(&Marks::of(&findings), Level::T5), (0, 0b1000));
    let drawing = drawn(Level::T5, &["epidural"], false);
    let tinted = overlay(&drawing).shapes.iter();
    let tinted = tinted.filter(|shape| matches!(shape, Shape::Area { fill: Role::TumourWash, .. }));
    assert_eq!(tinted.count(), 12);
}
