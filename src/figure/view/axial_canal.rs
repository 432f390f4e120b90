//! What the canal of a level holds, as a figure of the level paints it.

use super::pen::Pen;
use super::placement::Placement;
use crate::anatomy::{Part, Structure};
use crate::case::Escc;
use crate::figure::drawing::{Paint, Role, Shape};
use crate::figure::geometry::Polygon;
use crate::figure::marks::Compression;
use crate::figure::outline::axial::{self, CanalDrawing, Grade};
use crate::figure::outline::{DentDepth, Outline};

/// Layer above everything that is drawn of a level.
pub(super) const TOP: i16 = i16::MAX;

/// What a canal holds, but for tumour: fat, fluid, dura, cord and roots.
pub(super) fn contents(canal: &CanalDrawing, place: Placement, pen: Pen) -> Vec<Shape> {
    let CanalDrawing { space, dura, fluid, cord, grey, bundle, roots, tumour: _ } = canal;
    let area = |polygon: &Polygon, fill, edge| pen.area(place.polygon(polygon), fill, edge);
    let mut shapes = vec![area(space, Role::Canal, None)];
    for (polygon, fill, edge) in [
        (fluid, Role::Csf, None),
        (dura, Role::Dura, None),
        (bundle, Role::Nerve, None),
        (cord, Role::Cord, Some(Role::CordEdge)),
    ] {
        shapes.extend(polygon.iter().map(|polygon| area(polygon, fill, edge)));
    }
    shapes.extend(roots.iter().map(|root| area(root, Role::Nerve, None)));
    if let Some(grey) = grey {
        let paint = Paint { role: Role::CordEdge, width: axial::FINE * place.scale };
        shapes.push(Shape::Line { points: place.line(grey), closed: true, paint });
    }
    shapes
}

/// The layer just above what the canal holds.
pub(super) fn canal_layer(outlines: &[Outline]) -> i16 {
    let inside = outlines.iter().filter(|outline| {
        outline.part.structure() == Structure::Epidural || is_in_sac(outline.part)
    });
    inside.map(|outline| outline.layer).max().map_or(TOP, |layer| layer + 1)
}

/// The grade that narrows a canal so far.
pub(super) const fn narrowed(compression: Compression) -> axial::Compression {
    let grade = match compression.depth {
        DentDepth::Epidural => Escc::Grade1a,
        DentDepth::Sac => Escc::Grade1b,
        DentDepth::TouchesCord => Escc::Grade1c,
        DentDepth::IndentsCord => Escc::Grade2,
        DentDepth::FlattensCord => Escc::Grade3,
    };
    axial::Compression { grade: Grade::Escc(grade), from: compression.from }
}

pub(super) const fn is_in_sac(part: Part) -> bool {
    matches!(part.structure(), Structure::Dura | Structure::Intradural | Structure::Cord)
}
