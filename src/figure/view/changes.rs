//! The frames around parts that differ from another picture, in every view.

use std::collections::BTreeSet;

use super::pen::Pen;
use super::placement::Placement;
use super::sign::Sign;
use crate::anatomy::{Level, Part, Structure};
use crate::case::Change;
use crate::figure::drawing::{Group, Shape, View};
use crate::figure::geometry::Polygon;
use crate::figure::marks::{Marks, PartChange};
use crate::figure::outline::{Outline, Outlines, Visible};

/// The frames of a view of the column; what has changed on its far side alone is framed in dashes,
/// as it is marked there. Where the view from the left stands beside the one from the
/// front, what lies within the canal is framed there alone.
pub(in crate::figure) fn frames(
    outlines: &Outlines,
    marks: &Marks,
    place: Placement,
    pen: Pen,
    beside_side: bool,
    signs: &mut BTreeSet<Sign>,
) -> Option<Group> {
    let view = outlines.view;
    let change = |level: Level, leaves: &[Part]| marks.changes.at(level, leaves);
    let mut group = Group::plain(format!("{}-changes", view.key()));
    group.view = Some(view);
    for (outline, change) in outlines.painted(change) {
        let Some(change) = change else { continue };
        let hidden = outline.visible == Visible::WhenMarked && !change.involved;
        let left_to_the_side = beside_side && view == View::Front && is_in_canal(outline);
        if hidden || left_to_the_side {
            continue;
        }
        let area = place.polygon(&outline.polygon);
        group.shapes.extend(frame(pen, &area, outline, marks, change.change));
        signs.insert(Sign::of_change(change.change));
    }
    for outline in &outlines.outlines {
        let near = marks.changes.at(outline.level, &outline.shown);
        let far = marks.changes.at(outline.level, &outline.hidden).filter(|_| near.is_none());
        let Some(PartChange { change, involved }) = far else { continue };
        let unseen = outline.visible == Visible::WhenMarked && !involved;
        if unseen || outline.visible == Visible::Piece || change == Change::NotReassessed {
            continue;
        }
        let area = place.polygon(&outline.polygon);
        group.shapes.push(pen.change_behind(area.outline()));
        signs.insert(Sign::ChangedFarSide);
    }
    (!group.shapes.is_empty()).then_some(group)
}

/// The frame of an area, with the sign of what is free where its mark does not show it already.
pub(super) fn frame(
    pen: Pen,
    area: &Polygon,
    outline: &Outline,
    marks: &Marks,
    change: Change,
) -> Vec<Shape> {
    if change == Change::NotReassessed {
        return pen.as_before(area).to_vec();
    }
    let mut shapes = pen.change(area.outline(), change);
    if change == Change::Free && marks.at(outline.level, &outline.shown).is_none() {
        shapes.push(pen.free(area));
    }
    shapes
}

fn is_in_canal(outline: &Outline) -> bool {
    matches!(
        outline.part.structure(),
        Structure::Epidural | Structure::Dura | Structure::Intradural | Structure::Cord
    )
}
