//! The size of the names of levels and of their grades on the screen. A figure that fits a low
//! window has letters too small to read; these are written larger there than the figure has them.

use std::slice;
use std::sync::Arc;

use crate::app::canvas::Sizes;
use crate::figure::{Anchor, Drawing, Group, Role, Shape, Target, font};

/// The least size on the screen of what has to be read, in points.
const LEAST: f32 = 9.6;
/// The least space between two names, in points.
const BETWEEN: f32 = 1.0;

/// The sizes that were found last.
#[derive(Default)]
pub struct Lettering {
    last: Option<(Arc<Drawing>, f32, Arc<Sizes>)>,
}

impl Lettering {
    /// The sizes for a drawing at so many points per millimetre.
    pub(super) fn sizes(&mut self, drawing: &Arc<Drawing>, scale: f32) -> Arc<Sizes> {
        if let Some((last, at, sizes)) = &self.last
            && Arc::ptr_eq(last, drawing)
            && at.to_bits() == scale.to_bits()
        {
            return Arc::clone(sizes);
        }
        let sizes = Arc::new(sizes(drawing, scale));
        self.last = Some((Arc::clone(drawing), scale, Arc::clone(&sizes)));
        sizes
    }
}

/// The sizes that differ from those of the drawing, at so many points per millimetre. Names that
/// would stand on each other are left out, at size 0: those of marked levels last.
fn sizes(drawing: &Drawing, scale: f32) -> Sizes {
    let mut sizes = Sizes::new();
    let mut names: Vec<(usize, f32, bool)> = Vec::new();
    for (index, group) in drawing.groups.iter().enumerate() {
        if group.id == LETTERS {
            sizes.extend(letters(group, scale).map(|size| (index, size)));
        }
        if group.id == CAPTIONS {
            sizes.insert(index, captions(group, scale));
        }
        if group.id.starts_with(RANGES)
            && let Some(size) = letters(group, scale)
        {
            let natural = size_of(group) as f32 * scale;
            sizes.insert(index, size.min(beside(drawing, group) * natural).max(natural));
        }
        let Some(Shape::Text { at, text, size, weight, role, .. }) = text_of(group) else {
            continue;
        };
        let natural = *size as f32 * scale;
        if natural >= LEAST {
            continue;
        }
        if matches!(group.target, Some(Target::Level(_))) {
            names.push((index, at.y as f32 * scale, *role == Role::TextTumour));
        } else if *role == Role::TextGrade {
            let width = font::width(text, *size, *weight).max(f64::EPSILON);
            let room = ((room(drawing, at.x) - 0.5 * size) / width) as f32;
            sizes.insert(index, (room * natural).clamp(natural, LEAST));
        }
    }
    // A name is as high as its capitals.
    let high = font::CAP_HEIGHT as f32 * LEAST + BETWEEN;
    let mut kept: Vec<f32> = Vec::new();
    names.sort_by_key(|(index, _, marked)| (!marked, *index));
    for (index, y, _) in names {
        let free = kept.iter().all(|other| (other - y).abs() >= high);
        sizes.insert(index, if free { LEAST } else { 0.0 });
        if free {
            kept.push(y);
        }
    }
    sizes
}

/// What the views are; there is room beside it.
const CAPTIONS: &str = "captions";

/// The size of what the views are called; in a narrow panel they neither meet nor are cut.
fn captions(group: &Group, scale: f32) -> f32 {
    let texts = group.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { at, text, weight, .. } => {
            Some((at.x as f32 * scale, at.y, font::width(text, 1.0, *weight) as f32))
        }
        _ => None,
    });
    let texts: Vec<(f32, f64, f32)> = texts.collect();
    let to_edge = texts.iter().map(|(x, _, width)| 2.0 * x / width);
    let between = texts.iter().enumerate().flat_map(|(index, (x, y, width))| {
        let beside = texts[index + 1..].iter().filter(move |other| (other.1 - y).abs() < 1e-6);
        // A letter's size stays free between them.
        beside.map(move |other| 2.0 * (other.0 - x).abs() / (width + other.2 + 2.0))
    });
    to_edge.chain(between).fold(LEAST, f32::min)
}

/// The letters of a level seen from the feet.
const LETTERS: &str = "axial-labels";

/// What is said of ranges of levels, beside their brackets.
const RANGES: &str = "range-";

/// The size of the letters of a group where the smallest could not be read; what stands one above
/// the other keeps apart.
fn letters(group: &Group, scale: f32) -> Option<f32> {
    let texts = group.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { at, text, size, weight, anchor, .. } => {
            let width = font::width(text, f64::from(LEAST), *weight) as f32;
            let before = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
            let left = at.x as f32 * scale - before;
            Some((at.y as f32 * scale, *size as f32 * scale, [left, left + width]))
        }
        _ => None,
    });
    let mut texts: Vec<(f32, f32, [f32; 2])> = texts.collect();
    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let meet = |a: [f32; 2], b: [f32; 2]| a[0] < b[1] && b[0] < a[1];
    let pairs = texts.iter().enumerate().flat_map(|(index, upper)| {
        let below = texts[index + 1..].iter().filter(move |lower| meet(upper.2, lower.2));
        below.map(move |lower| lower.0 - upper.0)
    });
    let gap = pairs.filter(|gap| *gap > 0.5).fold(f32::INFINITY, f32::min);
    let room = (gap - BETWEEN) / font::CAP_HEIGHT as f32;
    let smallest = texts.iter().map(|text| text.1).fold(f32::INFINITY, f32::min);
    (smallest < LEAST).then(|| LEAST.min(room).max(smallest))
}

/// The size of the texts beside a bracket, in mm: all are alike.
fn size_of(group: &Group) -> f64 {
    let size = |shape: &Shape| match shape {
        Shape::Text { size, .. } => Some(*size),
        _ => None,
    };
    group.shapes.iter().find_map(size).unwrap_or_default()
}

/// How many times as wide the texts beside a bracket could be in the room that they have.
fn beside(drawing: &Drawing, group: &Group) -> f32 {
    let share = |shape: &Shape| match shape {
        Shape::Text { at, text, size, weight, .. } => {
            let width = font::width(text, *size, *weight).max(f64::EPSILON);
            Some(((room(drawing, at.x) - 0.2 * size) / width) as f32)
        }
        _ => None,
    };
    group.shapes.iter().filter_map(share).fold(f32::INFINITY, f32::min)
}

/// The text of a name or a grade.
fn text_of(group: &Group) -> Option<&Shape> {
    let named = matches!(group.target, Some(Target::Level(_))) || group.id.starts_with("grade-");
    group.shapes.iter().find(|shape| named && matches!(shape, Shape::Text { .. }))
}

/// How far it is from an x to the brackets of ranges right of it, or to the edge of the page, mm.
fn room(drawing: &Drawing, x: f64) -> f64 {
    let lines = drawing.groups.iter().filter(|group| group.id.starts_with(RANGES));
    let lines = lines.flat_map(|group| &group.shapes).map(|shape| match shape {
        Shape::Line { points, .. } => slice::from_ref(points),
        Shape::Strokes { lines, .. } => lines,
        Shape::Area { .. } | Shape::Text { .. } => &[],
    });
    let right = lines.flatten().flatten().map(|point| point.x).filter(|right| *right > x);
    right.fold(drawing.width, f64::min) - x
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::anatomy::{Level, Part};
    use crate::case::{Case, Fact, PartFinding};
    use crate::edit;
    use crate::figure::{MapOptions, spine_map};

    /// A map with a marked level, and the screen's height of a name for each level that has one.
    fn named(scale: f32) -> BTreeMap<Level, f32> {
        let mut case = Case::new("Small");
        let fact = Fact::observed(PartFinding::INVOLVED);
        let finding = edit::finding_mut(&mut case, 0, Level::C5).unwrap();
        finding.parts.insert(Part::BODY, fact);
        let drawing = spine_map(&case, &MapOptions { width_mm: 112.0, ..MapOptions::default() });
        let sizes = sizes(&drawing, scale);
        let name = |(index, group): (usize, &Group)| {
            let Some(Target::Level(level)) = group.target else { return None };
            let Some(Shape::Text { size, .. }) = text_of(group) else { return None };
            Some((level, sizes.get(&index).copied().unwrap_or(*size as f32 * scale)))
        };
        drawing.groups.iter().enumerate().filter_map(name).collect()
    }

    #[test]
    fn names_are_readable_at_every_scale_and_none_is_left_out_without_need() {
        // A window of 720 points shows the map at about 2.2 points per millimetre.
        for scale in [2.2, 3.0, 4.5, 9.0] {
            let names = named(scale);
            assert_eq!(names.len(), Level::COUNT);
            assert!(names.values().all(|size| *size >= 9.0), "{scale}: {names:?}");
        }
    }

    #[test]
    fn what_is_said_beside_a_bracket_is_larger_in_a_low_window_and_stays_on_the_page() {
        let text = include_str!("../../../sample_cases/shabani-2025.spinecase");
        let case = crate::store::parse(text.as_bytes()).unwrap().case;
        let drawing = spine_map(&case, &MapOptions { width_mm: 112.0, ..MapOptions::default() });
        let scale = 2.2;
        let sizes = sizes(&drawing, scale);
        let mut seen = 0;
        for (index, group) in drawing.groups.iter().enumerate() {
            for shape in &group.shapes {
                let Shape::Text { at, text, size, weight, .. } = shape else { continue };
                if !group.id.starts_with(RANGES) {
                    continue;
                }
                let larger = f64::from(sizes[&index] / scale);
                assert!(larger > 1.1 * size, "{text}");
                assert!(at.x + font::width(text, larger, *weight) <= drawing.width, "{text}");
                seen += 1;
            }
        }
        assert!(seen >= 2, "{seen}");
    }

    #[test]
    fn what_the_views_are_called_neither_meets_nor_is_cut_in_a_narrow_panel() {
        let case = Case::new("Narrow");
        let drawing = spine_map(&case, &MapOptions { width_mm: 112.0, ..MapOptions::default() });
        for scale in [1.0, 1.5, 2.2, 4.0] {
            let sizes = sizes(&drawing, scale);
            let (index, group) =
                drawing.groups.iter().enumerate().find(|(_, group)| group.id == CAPTIONS).unwrap();
            let size = f64::from(sizes[&index] / scale);
            let ends = group.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { at, text, weight, .. } if text.starts_with("seen") => {
                    let half = font::width(text, size, *weight) / 2.0;
                    Some([at.x - half, at.x + half])
                }
                _ => None,
            });
            let ends: Vec<[f64; 2]> = ends.collect();
            assert!(ends[0][0] >= -1e-3 && ends[0][1] < ends[1][0], "{scale}: {ends:?}");
            assert!(ends[1][1] <= drawing.width, "{scale}: {ends:?}");
        }
    }

    #[test]
    fn where_names_would_collide_some_are_left_out_but_no_marked_one() {
        let names = named(1.0);
        assert!(names.values().all(|size| *size >= 9.0 || *size == 0.0));
        let left_out = names.values().filter(|size| **size == 0.0).count();
        assert!((5..=20).contains(&left_out), "{left_out}");
        assert!(names[&Level::C5] >= 9.0);
    }
}
