//! Spine maps of small and of random cases.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::*;
use crate::anatomy::Level;
use crate::anatomy::Part;
use crate::figure::{
    Anchor, Bounds, Group, Point, Role, Shape, Target, Theme, font, map_cases as cases, svg,
};

/// The words of a group.
fn words(drawing: &Drawing, id: &str) -> Vec<String> {
    let group = drawing.groups.iter().find(|group| group.id == id);
    let shapes = group.map(|group| group.shapes.as_slice()).unwrap_or_default();
    let text = |shape: &Shape| match shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    shapes.iter().filter_map(text).collect()
}

fn group<'a>(drawing: &'a Drawing, id: &str) -> &'a Group {
    drawing.groups.iter().find(|group| group.id == id).unwrap_or_else(|| panic!("no group {id}"))
}

fn fills(group: &Group) -> BTreeSet<Role> {
    let fill = |shape: &Shape| match shape {
        Shape::Area { fill, .. } => Some(*fill),
        _ => None,
    };
    group.shapes.iter().filter_map(fill).collect()
}

/// The upright box of a text.
fn text_box(shape: &Shape) -> Option<(String, Bounds)> {
    let Shape::Text { at, text, size, anchor, weight, .. } = shape else { return None };
    let width = font::width(text, *size, *weight);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    let min = Point::new(left, at.y - font::CAP_HEIGHT * size);
    let max = Point::new(left + width, at.y + font::DESCENT * size);
    Some((text.clone(), Bounds { min, max }))
}

/// The example cases and many random ones, drawn.
static MANY: LazyLock<Vec<Drawing>> = LazyLock::new(|| {
    let random = (1..24).map(cases::random);
    let widths = [85.0, 110.0, 180.0, 400.0];
    examples()
        .into_iter()
        .map(|(_, case)| case)
        .chain(random)
        .enumerate()
        .map(|(index, case)| {
            let axial = ViewChoice::Axial(Level::ALL[index * 7 % Level::COUNT]);
            let views =
                [ViewChoice::All, ViewChoice::Front, ViewChoice::Side, axial][index / 2 % 4];
            spine_map(&case, &MapOptions { views, ..options(widths[index % 4]) })
        })
        .collect()
});

#[test]
fn ids_are_unique_and_the_svg_is_well_formed() {
    for drawing in MANY.iter() {
        let text = svg(drawing, Theme::Light);
        let tree = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
        let mut ids = BTreeSet::new();
        for id in tree.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id.to_owned()), "{id} twice in {}", drawing.title);
            assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{id}");
        }
        assert!(!text.contains("NaN"));
    }
}

#[test]
fn what_is_hit_at_an_anchor_is_its_target() {
    for drawing in MANY.iter() {
        for target in drawing.groups.iter().filter_map(|group| group.target) {
            // What other marked parts cover has no anchor.
            let Some(point) = drawing.anchor(target) else { continue };
            assert_eq!(drawing.hit(point), Some(target), "{target:?} in {}", drawing.title);
        }
    }
}

#[test]
fn every_target_of_an_example_can_be_pointed_at() {
    for (name, case) in examples() {
        let drawing = spine_map(&case, &options(180.0));
        let drawn = drawing.groups.iter().filter(|group| group.areas().next().is_some());
        for target in drawn.filter_map(|group| group.target) {
            assert!(drawing.anchor(target).is_some(), "{target:?} in {name}");
        }
    }
}

#[test]
fn every_level_and_its_body_can_be_pointed_at_in_an_empty_map() {
    let drawing = spine_map(&Case::new("Empty"), &options(180.0));
    for level in Level::ALL {
        for target in [Target::Level(level), Target::Part(level, Part::BODY)] {
            assert!(drawing.anchor(target).is_some(), "{target:?}");
        }
    }
    assert_eq!(drawing.hit(Point::new(1.0, 1.0)), None);
    // Soft tissue that is not marked is not there.
    let ghost = cases::part("paravertebral_left");
    assert_eq!(drawing.anchor(Target::Part(Level::T5, ghost)), None);
}

#[test]
fn texts_are_neither_cut_nor_do_they_overlap() {
    for drawing in MANY.iter() {
        let texts: Vec<(String, Bounds)> = drawing
            .groups
            .iter()
            .filter(|group| !group.id.ends_with("-disagreements"))
            .flat_map(|group| group.shapes.iter().filter_map(text_box))
            .collect();
        for (text, bounds) in &texts {
            let inside = bounds.min.x >= 0.0
                && bounds.min.y >= 0.0
                && bounds.max.x <= drawing.width + 1e-6
                && bounds.max.y <= drawing.height + 1e-6;
            assert!(inside, "`{text}` is cut in {}: {bounds:?}", drawing.title);
        }
        for (index, (text, a)) in texts.iter().enumerate() {
            for (other, b) in &texts[index + 1..] {
                let apart = a.max.x <= b.min.x
                    || b.max.x <= a.min.x
                    || a.max.y <= b.min.y
                    || b.max.y <= a.min.y;
                assert!(apart, "`{text}` and `{other}` overlap in {}", drawing.title);
            }
        }
    }
}

#[test]
fn nothing_is_drawn_beyond_the_page() {
    for drawing in MANY.iter() {
        for group in &drawing.groups {
            for shape in &group.shapes {
                let points = match shape {
                    Shape::Area { polygon, .. } => polygon.outline().to_vec(),
                    Shape::Line { points, .. } => points.clone(),
                    Shape::Strokes { lines, .. } => lines.concat(),
                    Shape::Text { .. } => continue,
                };
                for point in points {
                    let inside = (0.0..=drawing.width).contains(&point.x)
                        && (0.0..=drawing.height).contains(&point.y);
                    assert!(inside, "{} {point:?}", group.id);
                }
            }
        }
    }
}

#[test]
fn the_legend_explains_what_occurs_and_nothing_else() {
    let anatomy = ["disc", "spinal cord", "cerebrospinal fluid", "nerve roots"];
    for (case, expected) in [
        (Case::new("Healthy"), &[][..]),
        (
            cases::thoracic(),
            &[
                "tumour",
                "tumour in soft tissue or overlapping bone",
                "left of the column (view from the left)",
                "in the canal, side not stated: drawn in front",
                "laminectomy T5–T6",
                "pedicle screws and rods T3–T9, between them not stated",
                "Unmarked parts: not stated",
            ],
        ),
        (
            cases::suspected(),
            &[
                "tumour in soft tissue or overlapping bone",
                "left of the column (view from the left)",
                "inferred",
                "suspected",
                "† inferred",
                "laminectomy T7–T10",
                "a",
                "radiation field T6–T11, 45 Gy",
                "b",
                "excision of tumour T7–T9",
                "Unmarked parts: not stated",
            ],
        ),
        (
            cases::cervical(),
            &[
                "tumour",
                "part not stated",
                "focus, its place within the part schematic",
                "collapse: C6 >50 %",
                "bone in the canal",
                "† inferred",
                "corpectomy C6",
                "anterior screws or plate C5, C7",
                "cage or strut C6",
                "cement augmentation C5, C7",
                "discectomy C5/C6, C6/C7",
                "Unmarked parts: not stated",
            ],
        ),
    ] {
        let drawing = spine_map(&case, &options(180.0));
        let found: BTreeSet<String> = words(&drawing, "legend").into_iter().collect();
        let expected = expected.iter().chain(&anatomy).map(|word| (*word).to_owned());
        assert_eq!(found, expected.collect(), "{}", case.label);
        let without = spine_map(&case, &MapOptions { legend: false, ..options(180.0) });
        assert!(words(&without, "legend").is_empty());
    }
}

#[test]
fn marks_are_painted_on_exactly_their_parts() {
    let drawing = spine_map(&cases::thoracic(), &options(180.0));
    for id in ["front-T5-body", "front-T6-rib-left", "side-T5-body", "side-T6-spinous-process"] {
        let group = group(&drawing, id);
        assert!(fills(group).contains(&Role::Tumour), "{id}");
        assert!(group.tooltip.as_deref().unwrap().ends_with(": involved"), "{id}");
    }
    for id in ["front-T5-rib-right", "front-T7-body", "side-T4-body", "front-T5-pedicle-right"] {
        let group = group(&drawing, id);
        assert!(!fills(group).contains(&Role::Tumour), "{id}");
        assert!(group.tooltip.as_deref().unwrap().ends_with(": not stated"), "{id}");
    }
    assert_eq!(
        group(&drawing, "front-T5-pedicle-left").tooltip.as_deref(),
        Some("T5, left pedicle: involved")
    );
    assert_eq!(words(&drawing, "level-T5"), ["T5"]);
    assert_eq!(words(&drawing, "grade-T5"), ["ESCC 3"]);
    assert_eq!(fills(group(&drawing, "level-T5")), [Role::TumourWash].into());
    assert_eq!(fills(group(&drawing, "level-T4")), [Role::Background].into());
}

#[test]
fn tissue_before_a_body_leaves_the_mark_of_the_body_in_sight() {
    let mut case = cases::thoracic();
    let point = std::sync::Arc::make_mut(&mut case.time_points[1]);
    let marked = &mut point.findings.levels.get_mut(&Level::T5).unwrap().parts;
    marked.insert(cases::part("prevertebral"), cases::involved());
    let drawing = spine_map(&case, &options(180.0));
    let bounds = |id: &str| {
        group(&drawing, id).areas().filter_map(crate::figure::Polygon::bounds).reduce(Bounds::with)
    };
    let (body, before) =
        (bounds("front-T5-body").unwrap(), bounds("front-T5-prevertebral").unwrap());
    // It lies before most of the body, and what is between its edges is the body's.
    assert!(before.width() > 0.6 * body.width());
    for x in [-0.15, 0.15] {
        let between = before.centre() + Point::new(x * body.width(), 0.0);
        assert_eq!(drawing.hit(between), Some(Target::Part(Level::T5, Part::BODY)));
    }
    let covered: f64 =
        group(&drawing, "front-T5-prevertebral").areas().map(crate::figure::Polygon::area).sum();
    assert!(covered < 0.35 * body.width() * body.height());
    // Seen from the left it is whole.
    assert_eq!(group(&drawing, "side-T5-prevertebral").areas().count(), 1);
    assert!(words(&drawing, "legend").iter().any(|words| words.starts_with("before the body")));
}

#[test]
fn treatment_shows_after_it_was_given_and_can_be_switched_off() {
    let case = cases::thoracic();
    let overlays = |options: MapOptions| {
        let drawing = spine_map(&case, &options);
        drawing.groups.iter().filter(|group| group.id.contains("-treatment-")).count()
    };
    let after = options(180.0);
    assert_eq!(overlays(after), 4);
    assert_eq!(overlays(MapOptions { treatment: false, ..after }), 0);
    assert_eq!(overlays(MapOptions { time_point: 0, ..after }), 0);
}

#[test]
fn what_cannot_be_drawn_is_an_empty_map() {
    for (time_point, width) in [(99, 180.0), (0, f64::NAN), (0, -5.0), (0, 1e9)] {
        let drawing = spine_map(&cases::thoracic(), &MapOptions { time_point, ..options(width) });
        assert!(drawing.width >= MapOptions::WIDTHS[0] && drawing.width <= MapOptions::WIDTHS[1]);
        assert!(drawing.height.is_finite() && drawing.height > 50.0);
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    for seed in 1..6 {
        let bytes = || svg(&spine_map(&cases::random(seed), &options(180.0)), Theme::Print);
        assert_eq!(bytes(), bytes());
    }
}

fn options(width_mm: f64) -> MapOptions {
    MapOptions { time_point: 1, width_mm, ..MapOptions::default() }
}

fn examples() -> Vec<(&'static str, Case)> {
    vec![
        ("thoracic", cases::thoracic()),
        ("suspected", cases::suspected()),
        ("cervical", cases::cervical()),
        ("motley", cases::motley()),
        ("healthy", Case::new("Healthy")),
    ]
}

#[test]
fn a_level_that_is_free_as_a_whole_is_framed_in_every_view_and_explained() {
    use crate::case::{Fact, PartFinding};
    for level in Level::ALL {
        let mut case = Case::new("Free");
        let finding = crate::edit::finding_mut(&mut case, 0, level).unwrap();
        finding.parts.insert(Part::UNSPECIFIED, Fact::observed(PartFinding::FREE));
        for views in [ViewChoice::Front, ViewChoice::Side, ViewChoice::Axial(level)] {
            let drawing = spine_map(&case, &MapOptions { views, ..MapOptions::default() });
            let target = Some(Target::Part(level, Part::UNSPECIFIED));
            let of_level = drawing.groups.iter().filter(|group| group.target == target);
            let is_ring = |shape: &&Shape| matches!(shape, Shape::Area { edge: Some(edge), .. } if edge.role == Role::Free);
            let rings = of_level.flat_map(|group| &group.shapes).filter(is_ring).count();
            assert_eq!(rings, 1, "{level} {views:?}");
            let told = drawing
                .groups
                .iter()
                .flat_map(|group| &group.shapes)
                .any(|shape| matches!(shape, Shape::Text { text, .. } if text == "free"));
            assert!(told, "{level} {views:?}: no word in the legend");
        }
    }
}
