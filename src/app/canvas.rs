//! Paints a [`Drawing`] in the window: one mesh that is kept until the drawing, its theme or its
//! scale changes, and texts above it.

use std::sync::Arc;

use earcut::Earcut;
use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape as Painted, Stroke, Vec2,
};

use super::map::Sizes;
use super::style::semibold;
use crate::figure::font::CAP_HEIGHT;
use crate::figure::{
    Anchor, Drawing, Point, Polygon, Role, Shape, Target, Theme, Weight, simplified,
};

/// How far, in pixels, a painted outline may lie from the true one.
const FINEST: f32 = 0.12;

/// Where a drawing stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// The screen position of the drawing's top left corner.
    pub origin: Pos2,
    /// Screen points per millimetre.
    pub scale: f32,
}

impl Placement {
    /// As large as it fits into a rectangle, in its middle.
    pub fn fit(drawing: &Drawing, rect: Rect) -> Self {
        let size = Vec2::new(drawing.width as f32, drawing.height as f32);
        let scale = (rect.width() / size.x).min(rect.height() / size.y).max(0.01);
        Self { origin: rect.center() - size * scale / 2.0, scale }
    }

    /// Screen position of a point of the drawing.
    pub fn to_screen(self, point: Point) -> Pos2 {
        self.origin + Vec2::new(point.x as f32, point.y as f32) * self.scale
    }

    /// Point of the drawing at a screen position.
    pub fn to_drawing(self, position: Pos2) -> Point {
        let offset = (position - self.origin) / self.scale;
        Point::new(f64::from(offset.x), f64::from(offset.y))
    }

    /// Screen rectangle of the whole drawing.
    pub fn rect(self, drawing: &Drawing) -> Rect {
        let size = Vec2::new(drawing.width as f32, drawing.height as f32);
        Rect::from_min_size(self.origin, size * self.scale)
    }
}

/// A painted drawing that is kept between frames.
#[derive(Default)]
pub struct Canvas {
    kept: Option<Kept>,
}

struct Kept {
    drawing: Arc<Drawing>,
    theme: Theme,
    scale: f32,
    pixels_per_point: f32,
    /// With the drawing's corner at the screen's origin.
    mesh: Arc<Mesh>,
    placed: Option<(Pos2, Arc<Mesh>)>,
}

impl Canvas {
    /// Paints the drawing; `sizes` are those of texts that differ from the drawing's.
    pub fn paint(
        &mut self,
        painter: &Painter,
        drawing: &Arc<Drawing>,
        theme: Theme,
        placement: Placement,
        sizes: &Sizes,
    ) {
        let pixels_per_point = painter.pixels_per_point();
        let fresh = self.kept.as_ref().is_some_and(|kept| {
            Arc::ptr_eq(&kept.drawing, drawing)
                && kept.theme == theme
                && kept.scale.to_bits() == placement.scale.to_bits()
                && kept.pixels_per_point.to_bits() == pixels_per_point.to_bits()
        });
        if !fresh {
            self.kept = Some(Kept {
                drawing: Arc::clone(drawing),
                theme,
                scale: placement.scale,
                pixels_per_point,
                mesh: Arc::new(tessellate(drawing, theme, placement.scale, pixels_per_point)),
                placed: None,
            });
        }
        let Some(kept) = &mut self.kept else { return };
        let placed = match &kept.placed {
            Some((origin, mesh)) if *origin == placement.origin => Arc::clone(mesh),
            _ => {
                let mut mesh = Mesh::clone(&kept.mesh);
                mesh.translate(placement.origin.to_vec2());
                let mesh = Arc::new(mesh);
                kept.placed = Some((placement.origin, Arc::clone(&mesh)));
                mesh
            }
        };
        painter.add(Painted::mesh(placed));
        texts(painter, drawing, theme, placement, sizes);
    }
}

/// Lays a line around every area of a target.
pub fn outline(
    painter: &Painter,
    drawing: &Drawing,
    placement: Placement,
    target: Target,
    stroke: Stroke,
) {
    for group in drawing.groups.iter().filter(|group| group.target == Some(target)) {
        for area in group.areas() {
            for ring in &area.rings {
                let points = ring.iter().map(|point| placement.to_screen(*point)).collect();
                painter.add(Painted::closed_line(points, stroke));
            }
        }
    }
}

/// The colour of a role in a theme.
pub fn color(theme: Theme, role: Role) -> Color32 {
    let ink = theme.ink(role);
    let [red, green, blue] = ink.rgb;
    Color32::from_rgba_unmultiplied(red, green, blue, (ink.opacity * 255.0).round() as u8)
}

fn tessellate(drawing: &Drawing, theme: Theme, scale: f32, pixels_per_point: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut tessellator =
        Tessellator::new(pixels_per_point, TessellationOptions::default(), [1, 1], Vec::new());
    let mut cutter = Earcut::new();
    let on_screen = |ring: &[Point]| -> Vec<Pos2> {
        ring.iter().map(|p| Pos2::new(p.x as f32 * scale, p.y as f32 * scale)).collect()
    };
    let mut line = |points: Vec<Pos2>, closed: bool, stroke: Stroke, mesh: &mut Mesh| {
        let shape = if closed {
            Painted::closed_line(points, stroke)
        } else {
            Painted::line(points, stroke)
        };
        tessellator.tessellate_shape(shape, mesh);
    };
    // What is finer than a part of a pixel costs time and shows nothing.
    let fine = f64::from(FINEST / (scale * pixels_per_point));
    let coarse = |ring: &[Point], closed: bool| simplified(ring, closed, fine);
    for shape in drawing.groups.iter().flat_map(|group| &group.shapes) {
        match shape {
            Shape::Area { polygon, fill, edge } => {
                let rings = polygon.rings.iter().map(|ring| coarse(ring, true)).collect();
                let polygon = &Polygon { rings };
                let fill = color(theme, *fill);
                fill_polygon(&mut cutter, polygon, scale, fill, &mut mesh);
                // An edge hides the steps of the fill; without one, a hairline of the same colour.
                let hairline = Stroke::new(0.8 / pixels_per_point, fill);
                let stroke = edge.map_or(hairline, |paint| {
                    Stroke::new(paint.width as f32 * scale, color(theme, paint.role))
                });
                if edge.is_some() || fill.is_opaque() {
                    for ring in &polygon.rings {
                        line(on_screen(ring), true, stroke, &mut mesh);
                    }
                }
            }
            Shape::Line { points, closed, paint } => {
                let stroke = Stroke::new(paint.width as f32 * scale, color(theme, paint.role));
                line(on_screen(&coarse(points, *closed)), *closed, stroke, &mut mesh);
            }
            Shape::Text { .. } => {}
        }
    }
    mesh
}

fn fill_polygon(
    cutter: &mut Earcut<f32>,
    polygon: &Polygon,
    scale: f32,
    color: Color32,
    mesh: &mut Mesh,
) {
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
    cutter.earcut(points.iter().copied(), &holes, &mut triangles);
    let first = mesh.vertices.len() as u32;
    for [x, y] in points {
        mesh.colored_vertex(Pos2::new(x, y), color);
    }
    mesh.indices.extend(triangles.into_iter().map(|index| first + index));
}

fn texts(painter: &Painter, drawing: &Drawing, theme: Theme, placement: Placement, sizes: &Sizes) {
    let groups = drawing.groups.iter().enumerate();
    for (index, shape) in groups.flat_map(|(i, group)| group.shapes.iter().map(move |s| (i, s))) {
        let Shape::Text { at, text, size, anchor, weight, role } = shape else { continue };
        let natural = *size as f32 * placement.scale;
        let size = sizes.get(&index).copied().unwrap_or(natural);
        if size <= 0.0 {
            continue;
        }
        let family = match weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::SemiBold => semibold(),
        };
        let font = FontId::new(size, family);
        let galley = painter.layout_no_wrap(text.clone(), font, color(theme, *role));
        let row = galley.rows.first();
        let baseline = row
            .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y))
            .unwrap_or(galley.size().y);
        let align = match anchor {
            Anchor::Start => Align2::LEFT_TOP,
            Anchor::Middle => Align2::CENTER_TOP,
            Anchor::End => Align2::RIGHT_TOP,
        };
        // What is written larger keeps its middle.
        let lower = CAP_HEIGHT as f32 * (size - natural) / 2.0;
        let position = placement.to_screen(*at) - Vec2::new(0.0, baseline - lower);
        let rect = align.anchor_size(position, galley.size());
        painter.galley(rect.min, galley, Color32::PLACEHOLDER);
    }
}
