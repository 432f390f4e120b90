//! Turns a [`Drawing`] into a mesh: concave areas into triangles, lines with soft edges. What a
//! drawing has in common with the one before it is taken over.

use std::collections::HashMap;
use std::ops::Range;

use earcut::Earcut;
use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Color32, Pos2, Shape as Painted, Stroke};

use super::style::color;
use crate::figure::{Bounds, Drawing, Group, Point, Polygon, Shape, Theme, simplified};

/// How far, in pixels, a painted outline may lie from the true one.
const FINEST: f32 = 0.33;

/// What a mesh is made for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner {
    /// The colours.
    pub theme: Theme,
    /// Screen points per millimetre.
    pub scale: f32,
    /// Pixels per screen point.
    pub pixels_per_point: f32,
}

impl Manner {
    /// Whether a mesh for one would do for the other, if it were stretched.
    pub fn differs_only_in_scale(self, other: Self) -> bool {
        self == Self { scale: self.scale, ..other }
    }
}

/// The mesh of a drawing.
pub struct Tessellated {
    /// What it is made for.
    pub manner: Manner,
    /// All groups, the lowest first, with the drawing's corner at the origin.
    pub mesh: Mesh,
    /// What belongs to each group.
    pieces: Vec<Piece>,
}

struct Piece {
    vertices: Range<usize>,
    indices: Range<usize>,
}

impl Tessellated {
    /// The mesh of a drawing; groups that the last drawing had too are copied from its mesh.
    pub fn new(drawing: &Drawing, manner: Manner, last: Option<(&Drawing, &Self)>) -> Self {
        let last = last.filter(|(_, last)| last.manner == manner);
        let known: HashMap<&str, (&Group, &Self, &Piece)> = last
            .into_iter()
            .flat_map(|(drawing, last)| {
                let pieces = drawing.groups.iter().zip(&last.pieces);
                pieces.map(move |(group, piece)| (group.id.as_str(), (group, last, piece)))
            })
            .collect();
        let mut maker = Maker::new(manner);
        let pieces = drawing.groups.iter().map(|group| {
            let (vertex, index) = (maker.mesh.vertices.len(), maker.mesh.indices.len());
            match known.get(group.id.as_str()) {
                Some((before, last, piece)) if before.shapes == group.shapes => {
                    maker.copy(&last.mesh, piece);
                }
                _ => group.shapes.iter().for_each(|shape| maker.shape(shape)),
            }
            Piece {
                vertices: vertex..maker.mesh.vertices.len(),
                indices: index..maker.mesh.indices.len(),
            }
        });
        let pieces = pieces.collect();
        Self { manner, mesh: maker.mesh, pieces }
    }
}

struct Maker {
    manner: Manner,
    mesh: Mesh,
    tessellator: Tessellator,
    cutter: Earcut<f32>,
    /// What is finer, in millimetres, costs time and shows nothing.
    fine: f64,
}

impl Maker {
    fn new(manner: Manner) -> Self {
        let Manner { scale, pixels_per_point, .. } = manner;
        let options = TessellationOptions::default();
        Self {
            manner,
            mesh: Mesh::default(),
            tessellator: Tessellator::new(pixels_per_point, options, [1, 1], Vec::new()),
            cutter: Earcut::new(),
            fine: f64::from(FINEST / (scale * pixels_per_point)),
        }
    }

    fn copy(&mut self, from: &Mesh, piece: &Piece) {
        let (first, before) = (self.mesh.vertices.len() as u32, piece.vertices.start as u32);
        self.mesh.vertices.extend_from_slice(&from.vertices[piece.vertices.clone()]);
        let indices = from.indices[piece.indices.clone()].iter();
        self.mesh.indices.extend(indices.map(|index| index - before + first));
    }

    fn shape(&mut self, shape: &Shape) {
        let Manner { theme, scale, pixels_per_point } = self.manner;
        match shape {
            Shape::Area { polygon, fill, edge } => {
                let rings = polygon.rings.iter().map(|ring| self.simplified(ring, true));
                let polygon = Polygon { rings: rings.collect() };
                let fill = color(theme, *fill);
                self.fill(&polygon, fill);
                // An edge hides the steps of the fill; without one, a hairline of the same colour.
                let hairline = Stroke::new(0.8 / pixels_per_point, fill);
                let stroke = edge.map_or(hairline, |paint| {
                    Stroke::new(paint.width as f32 * scale, color(theme, paint.role))
                });
                if edge.is_some() || fill.is_opaque() {
                    for ring in &polygon.rings {
                        self.line(ring, true, stroke);
                    }
                }
            }
            Shape::Line { points, closed, paint } => {
                let stroke = Stroke::new(paint.width as f32 * scale, color(theme, paint.role));
                self.line(&self.simplified(points, *closed), *closed, stroke);
            }
            Shape::Strokes { lines, paint } => {
                let stroke = Stroke::new(paint.width as f32 * scale, color(theme, paint.role));
                for points in lines {
                    self.line(&self.simplified(points, false), false, stroke);
                }
            }
            Shape::Text { .. } => {}
        }
    }

    /// A line with no more points than show. What is small keeps its shape: a root is round.
    fn simplified(&self, points: &[Point], closed: bool) -> Vec<Point> {
        let extent = Bounds::of(points.iter().copied()).map_or(0.0, |b| b.width().max(b.height()));
        simplified(points, closed, self.fine.min(0.018 * extent))
    }

    fn line(&mut self, points: &[Point], closed: bool, stroke: Stroke) {
        let scale = self.manner.scale;
        let points = points.iter().map(|p| Pos2::new(p.x as f32 * scale, p.y as f32 * scale));
        let points = points.collect();
        let shape = if closed {
            Painted::closed_line(points, stroke)
        } else {
            Painted::line(points, stroke)
        };
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    fn fill(&mut self, polygon: &Polygon, color: Color32) {
        let scale = self.manner.scale;
        let points: Vec<[f32; 2]> = polygon
            .rings
            .iter()
            .flatten()
            .map(|point| [point.x as f32 * scale, point.y as f32 * scale])
            .collect();
        let mut holes = Vec::new();
        let mut end = 0_u32;
        for ring in &polygon.rings {
            end += ring.len() as u32;
            holes.push(end);
        }
        holes.pop();
        let mut triangles: Vec<u32> = Vec::new();
        self.cutter.earcut(points.iter().copied(), &holes, &mut triangles);
        let first = self.mesh.vertices.len() as u32;
        for [x, y] in points {
            self.mesh.colored_vertex(Pos2::new(x, y), color);
        }
        self.mesh.indices.extend(triangles.into_iter().map(|index| first + index));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Level, Part};
    use crate::case::Case;
    use crate::edit;
    use crate::figure::{MapOptions, spine_map};

    const MANNER: Manner = Manner { theme: Theme::Light, scale: 3.0, pixels_per_point: 1.0 };

    fn mesh(tessellated: &Tessellated) -> (&[egui::epaint::Vertex], &[u32]) {
        (&tessellated.mesh.vertices, &tessellated.mesh.indices)
    }

    #[test]
    fn what_is_taken_over_is_as_if_it_were_made_anew() {
        let mut case = Case::new("Marked");
        let before = spine_map(&case, &MapOptions::default());
        edit::toggle_part(&mut case, 0, Level::T5, Part::BODY);
        edit::toggle_part(&mut case, 0, Level::L2, Part::SPINOUS_PROCESS);
        let after = spine_map(&case, &MapOptions::default());
        let first = Tessellated::new(&before, MANNER, None);
        let anew = Tessellated::new(&after, MANNER, None);
        assert_ne!(mesh(&first), mesh(&anew));
        let taken = Tessellated::new(&after, MANNER, Some((&before, &first)));
        assert_eq!(mesh(&taken), mesh(&anew));
        // A mesh for another scale is of no use.
        let larger = Manner { scale: 4.0, ..MANNER };
        let taken = Tessellated::new(&after, larger, Some((&before, &first)));
        assert_eq!(mesh(&taken), mesh(&Tessellated::new(&after, larger, None)));
    }
}
