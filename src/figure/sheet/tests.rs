use std::collections::BTreeSet;

use super::*;
use crate::figure::drawing::Anchor;
use crate::figure::page::SMALLEST_TEXT;
use crate::figure::{MapOptions, Shape, View, map_cases as cases, spine_map};

fn all() -> BTreeSet<Include> {
    Include::ALL.into()
}

fn texts(drawing: &Drawing) -> Vec<String> {
    let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
    let texts = shapes.filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn every_choice_stays_on_the_page_and_has_ids_of_its_own() {
    let case = cases::thoracic();
    let points: Vec<usize> = (0..case.time_points.len()).collect();
    for width in [60.0, 85.0, 180.0, 400.0] {
        for (time_points, axial) in [
            (vec![0], vec![Level::T5]),
            (points.clone(), vec![Level::T5, Level::T6]),
            (vec![], vec![]),
        ] {
            let options = SheetOptions {
                time_points,
                axial,
                include: all(),
                width_mm: width,
                caption: "A caption of some length, which is broken into lines. ".repeat(4),
                ..SheetOptions::default()
            };
            let drawing = sheet(&case, &options);
            let ids: BTreeSet<&str> = drawing.groups.iter().map(|g| g.id.as_str()).collect();
            assert_eq!(ids.len(), drawing.groups.len(), "ids are unique");
            for group in &drawing.groups {
                for shape in &group.shapes {
                    let points = match shape {
                        Shape::Area { polygon, .. } => polygon.outline().to_vec(),
                        Shape::Line { points, .. } => points.clone(),
                        Shape::Strokes { lines, .. } => lines.concat(),
                        Shape::Text { at, .. } => vec![*at],
                    };
                    for point in points {
                        let inside = (0.0..=drawing.width).contains(&point.x)
                            && (0.0..=drawing.height).contains(&point.y);
                        assert!(inside, "{width} {} {point:?}", group.id);
                    }
                }
            }
        }
    }
}

#[test]
fn columns_side_by_side_have_one_scale() {
    let case = cases::thoracic();
    let options = SheetOptions { time_points: vec![0, 1], ..SheetOptions::default() };
    let drawing = sheet(&case, &options);
    let body = |id: &str| {
        let group = drawing.groups.iter().find(|group| group.id == id).unwrap();
        group.areas().next().unwrap().bounds().unwrap()
    };
    let (one, other) = (body("time-1-side-L3-body"), body("time-2-side-L3-body"));
    assert!((one.width() - other.width()).abs() < 1e-9);
    assert!((one.min.y - other.min.y).abs() < 1e-9);
    assert!((other.min.x - one.min.x - 90.0).abs() < 1e-9);
}

#[test]
fn what_is_left_out_is_not_there() {
    let case = cases::thoracic();
    let options = SheetOptions {
        time_points: vec![case.first_marked()],
        include: BTreeSet::new(),
        axial: vec![Level::T5],
        views: None,
        ..SheetOptions::default()
    };
    let drawing = sheet(&case, &options);
    assert!(drawing.groups.iter().all(|group| group.view != Some(View::Front)));
    assert!(drawing.groups.iter().any(|group| group.view == Some(View::Axial)));
    let words = texts(&drawing);
    assert!(
        !words.iter().any(|text| text.contains("ESCC") || text.contains("tumour")),
        "{words:?}"
    );
    let whole = SheetOptions { include: all(), ..options };
    let words = texts(&sheet(&case, &whole)).join(" ");
    for word in ["Epidural spinal cord compression (ESCC)", "tumour", "1c"] {
        assert!(words.contains(word), "{word}: {words}");
    }
}

#[test]
fn frames_stand_around_exactly_what_has_changed() {
    let case = cases::thoracic();
    let frames = |time_points: Vec<usize>| {
        let include = [Include::Changes, Include::Legend, Include::Labels].into();
        let options = SheetOptions { time_points, include, ..SheetOptions::default() };
        let drawing = sheet(&case, &options);
        let frames = drawing.groups.iter().filter(|group| group.id.ends_with("changes"));
        let count: usize = frames.map(|group| group.shapes.len()).sum();
        (count, texts(&drawing))
    };
    let tells = |words: &[String], what: &str| words.iter().any(|text| text.starts_with(what));
    assert_eq!(frames(vec![0]).0, 0);
    let (count, words) = frames(vec![0, 0]);
    assert!(count == 0 && !tells(&words, "changed since"));
    let (count, words) = frames(vec![0, 1]);
    assert!(count > 0 && tells(&words, "changed since the picture before"), "{words:?}");
    let (count, words) = frames(vec![1, 0]);
    assert!(count > 0 && tells(&words, "no longer stated"), "{words:?}");
    assert!(!tells(&words, "changed since"), "silence is no change of the disease");
}

#[test]
fn changes_are_counted_from_the_picture_before_or_from_the_first() {
    let case = cases::thoracic();
    let framed = |since| {
        let include = [Include::Changes].into();
        let time_points = vec![0, 1, 1];
        let options = SheetOptions { time_points, include, since, ..SheetOptions::default() };
        let drawing = sheet(&case, &options);
        drawing
            .groups
            .iter()
            .filter(|group| group.id.starts_with("time-3-"))
            .any(|group| group.id.ends_with("changes"))
    };
    assert!(!framed(Since::Before), "the last two are the same");
    assert!(framed(Since::First));
}

#[test]
fn no_text_is_smaller_than_five_points_however_many_time_points_there_are() {
    let case = cases::thoracic();
    for width in [85.0, 180.0] {
        for count in [1, 2, 4, 7] {
            let options = SheetOptions {
                time_points: (0..count).map(|index| index % 2).collect(),
                axial: vec![Level::T5, Level::C4],
                include: all(),
                width_mm: width,
                ..SheetOptions::default()
            };
            let drawing = sheet(&case, &options);
            for group in &drawing.groups {
                for shape in &group.shapes {
                    let Shape::Text { size, text, .. } = shape else { continue };
                    // A question mark within its badge is a sign.
                    assert!(
                        *size >= SMALLEST_TEXT - 1e-6 || text == "?",
                        "{width} {count} {}: {text} {size}",
                        group.id
                    );
                }
            }
        }
    }
}

#[test]
fn time_points_stand_in_rows_in_their_order_and_one_scale() {
    let case = cases::thoracic();
    let time_points = vec![0, 1, 0, 1, 0, 1, 0];
    let options = SheetOptions { time_points, ..SheetOptions::default() };
    let drawing = sheet(&case, &options);
    let place = |index: usize| {
        let id = format!("time-{index}-side-L3-body");
        let group = drawing.groups.iter().find(|group| group.id == id).unwrap();
        group.areas().next().unwrap().bounds().unwrap()
    };
    let places: Vec<_> = (1..=7).map(place).collect();
    for pair in places.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        assert!((one.width() - next.width()).abs() < 1e-9);
        let beside = next.min.x > one.min.x + 1.0 && (next.min.y - one.min.y).abs() < 1e-9;
        assert!(beside || next.min.y > one.max.y, "to the right or below");
    }
    assert!(drawing.height < 240.0, "one page of a journal: {}", drawing.height);
}

#[test]
fn a_sheet_of_one_time_point_shows_what_the_map_shows() {
    let case = cases::thoracic();
    let options = SheetOptions::default();
    let ids = |drawing: &Drawing| -> BTreeSet<String> {
        drawing.groups.iter().filter(|g| g.view.is_some()).map(|g| g.id.clone()).collect()
    };
    assert_eq!(ids(&sheet(&case, &options)), ids(&spine_map(&case, &MapOptions::default())));
}

/// The names over an element of an SVG, the outermost first.
fn path(node: resvg::usvg::roxmltree::Node<'_, '_>) -> Vec<String> {
    let mut names: Vec<String> = node
        .ancestors()
        .filter_map(|node| node.attribute("data-name").map(str::to_owned))
        .collect();
    names.reverse();
    names
}

#[test]
fn a_level_is_found_by_its_name_in_its_view_and_time_point() {
    let case = cases::thoracic();
    let options = SheetOptions {
        time_points: vec![0, 1, 0],
        axial: vec![Level::T5, Level::T6],
        include: all(),
        ..SheetOptions::default()
    };
    for theme in crate::figure::Theme::ALL {
        let drawing = crate::figure::patterned(&sheet(&case, &options), theme).into_owned();
        let text = crate::figure::svg(&drawing, theme);
        assert_eq!(text, crate::figure::svg(&drawing, theme), "the same bytes");
        let tree = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
        let ids: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "ids are unique");
        let group = |id: &str| tree.descendants().find(|node| node.attribute("id") == Some(id));
        let first = &case.time_points[0].label;
        let body = path(group("time-1-front-T5-body").unwrap());
        assert_eq!(body, [first.as_str(), "Front", "T5"]);
        let axial = path(group("time-3-T6-axial-labels").unwrap());
        assert_eq!(axial, [first.as_str(), "From the feet", "T6"]);
        // Every group of the drawing is written once.
        for group in &drawing.groups {
            assert!(unique.contains(group.id.as_str()), "{}", group.id);
        }
        let own = ["Spinemap", env!("CARGO_PKG_VERSION")];
        let metadata = tree.descendants().find(|node| node.has_tag_name("metadata")).unwrap();
        assert!(own.iter().all(|word| metadata.text().unwrap().contains(word)));
        assert!(!text.contains("/home") && !text.contains("Users"));
    }
}

/// How far the words of the levels keep from the edges of the page, left and right.
fn free_edges(drawing: &Drawing) -> [f64; 2] {
    let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
    let spans = shapes.filter_map(|shape| match shape {
        Shape::Text { at, text, size, anchor, weight, .. } => {
            let width = font::width(text, *size, *weight);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Some((left, left + width))
        }
        _ => None,
    });
    let ends = spans
        .fold((f64::MAX, f64::MIN), |(low, high), (left, right)| (low.min(left), high.max(right)));
    [ends.0, drawing.width - ends.1]
}

#[test]
fn words_of_levels_keep_as_far_from_the_right_edge_as_the_title_from_the_left() {
    let case = cases::thoracic();
    for width in [60.0, 85.0, 120.0, 150.0, 180.0] {
        for axial in [vec![Level::T5], vec![Level::T5, Level::T6], Level::ALL[9..14].to_vec()] {
            for time_points in [vec![0], (0..case.time_points.len()).collect()] {
                let options = SheetOptions {
                    time_points,
                    axial: axial.clone(),
                    width_mm: width,
                    views: None,
                    ..SheetOptions::default()
                };
                let drawing = sheet(&case, &options);
                let [left, right] = free_edges(&drawing);
                assert!(left >= 0.01 * width, "{width} {axial:?}: {left:.2} left");
                assert!(right >= 0.01 * width.max(100.0), "{width} {axial:?}: {right:.2} right");
            }
        }
    }
}

#[test]
fn the_width_for_a_page_is_the_widest_that_fits() {
    let case = cases::thoracic();
    let options = SheetOptions { axial: vec![Level::T5, Level::T6], ..SheetOptions::default() };
    let high =
        |width: f64| sheet(&case, &SheetOptions { width_mm: width, ..options.clone() }).height;
    assert!(high(options.width_mm) > PAGE[1]);
    let width = width_for_a_page(&case, &options).unwrap();
    assert!(high(width) <= PAGE[1] && high(width + 1.0) > PAGE[1], "{width}");
    let all = SheetOptions { axial: Level::ALL.to_vec(), ..options };
    assert_eq!(width_for_a_page(&case, &all), None);
}
