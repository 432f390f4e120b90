//! Every part of every level can be pointed at in the figure that is marked on the screen.

use super::*;
use crate::anatomy::{Part, Structure};
use crate::case::{Bounds as Bounded, Case, CompressionScale, Direction, Escc, Fact, PartFinding};
use crate::edit::finding_mut;
use crate::figure::{Role, Shape, Target, ViewChoice, spine_map};

/// The smallest parts of a level.
fn leaves(level: Level) -> BTreeSet<Part> {
    let named = Part::of(level).filter(|part| *part != Part::UNSPECIFIED);
    named.flat_map(|part| part.leaves(level)).collect()
}

fn drawn(case: &Case, level: Level, medium: Medium) -> Drawing {
    let views = ViewChoice::Axial(level);
    spine_map(case, &MapOptions { views, medium, width_mm: 112.0, ..MapOptions::default() })
}

/// The parts of a level that no click reaches.
fn missing(case: &Case, level: Level) -> Vec<String> {
    let drawing = drawn(case, level, Medium::Screen);
    let reached = |part: &Part| {
        let target = Target::Part(level, *part);
        drawing.anchor(target).is_some_and(|point| drawing.hit(point) == Some(target))
    };
    let parts = leaves(level).into_iter().filter(|part| !reached(part));
    parts.map(|part| format!("{level} {part}")).collect()
}

#[test]
fn every_part_can_be_pointed_at_marked_or_not() {
    for level in Level::ALL {
        let mut case = Case::new("Empty");
        assert_eq!(missing(&case, level), [""; 0]);
        for part in leaves(level) {
            let parts = &mut finding_mut(&mut case, 0, level).unwrap().parts;
            parts.insert(part, Fact::observed(PartFinding::INVOLVED));
        }
        assert_eq!(missing(&case, level), [""; 0], "marked");
    }
}

#[test]
fn every_part_can_be_pointed_at_in_a_narrowed_canal() {
    let graded = |level: &Level| CompressionScale::of(*level).offers_escc();
    for level in Level::ALL.into_iter().filter(graded) {
        // Each level with a grade and a side in turn, so that all meet.
        let grades = [Escc::Grade1b, Escc::Grade2, Escc::Grade3, Escc::Grade1a, Escc::Grade1c];
        let sides = [Direction::Anterior, Direction::Left, Direction::AllAround];
        for turn in [0, 1] {
            let (grade, from) =
                (grades[(level.index() + turn) % 5], sides[(level.index() + 2 * turn) % 3]);
            let mut case = Case::new("Narrow");
            let finding = finding_mut(&mut case, 0, level).unwrap();
            finding.escc = Some(Fact::observed(Bounded::exactly(grade)));
            finding.compressed_from = Some(Fact::observed(from.into()));
            assert_eq!(missing(&case, level), [""; 0], "{grade:?} from {from:?}");
        }
    }
}

#[test]
fn a_squeezed_cord_is_pointed_at_where_it_is_drawn() {
    let mut case = Case::new("Narrow");
    let finding = finding_mut(&mut case, 0, Level::T5).unwrap();
    finding.escc = Some(Fact::observed(Bounded::exactly(Escc::Grade3)));
    let drawing = drawn(&case, Level::T5, Medium::Screen);
    let cord = |drawing: &Drawing| {
        let group = drawing.groups.iter().find(|group| group.id == "axial-T5-canal");
        group.and_then(|group| {
            group.shapes.iter().find_map(|shape| match shape {
                Shape::Area { polygon, fill: Role::Cord, .. } => Some(polygon.interior_point()),
                _ => None,
            })
        })
    };
    let target = Target::Part(Level::T5, Part::whole(Structure::Cord));
    assert_eq!(drawing.hit(cord(&drawing).unwrap()), Some(target));
    // Where its front was is tumour now.
    let before = drawn(&Case::new("Healthy"), Level::T5, Medium::Screen);
    let front = before.anchor(target).unwrap() - Point::new(0.0, 1.4);
    assert_eq!(before.hit(front), Some(target));
    assert_ne!(drawing.hit(front), Some(target));
}

#[test]
fn parts_that_are_seldom_there_are_shown_on_the_screen_alone() {
    let case = Case::new("Empty");
    let vessel = Target::Part(Level::C5, Part::whole(Structure::GreatVessel));
    assert!(drawn(&case, Level::C5, Medium::Screen).anchor(vessel).is_some());
    assert!(drawn(&case, Level::C5, Medium::Paper).anchor(vessel).is_none());
}
