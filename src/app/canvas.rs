//! Paints a [`Drawing`] in the window: one mesh that is kept until the drawing, its theme or its
//! scale changes, and texts above it. While the scale changes the kept mesh is stretched; it is made
//! anew when it comes to rest.

use std::sync::Arc;

use earcut::Earcut;
use egui::emath::TSTransform;
use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape as Painted, Stroke, Vec2,
};

use super::map::Sizes;
use super::style::semibold;
use crate::figure::font::CAP_HEIGHT;
use crate::figure::{
    Anchor, Drawing, Group, Point, Polygon, Role, Shape, Theme, Weight, simplified,
};

/// How far, in pixels, a painted outline may lie from the true one.
const FINEST: f32 = 0.12;

/// How far a kept mesh may be stretched: beyond, its edges would look soft.
const STRETCH: f32 = 1.6;

/// Steps of the size of letters, in points, so that zooming does not fill the atlas of glyphs.
const STEP: f32 = 0.5;

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
    tessellated: u64,
}

struct Kept {
    drawing: Arc<Drawing>,
    theme: Theme,
    pixels_per_point: f32,
    /// The scale that the mesh is made for.
    scale: f32,
    /// With the drawing's corner at the screen's origin.
    mesh: Mesh,
    /// Where it was painted last.
    placed: Option<(Placement, Arc<Mesh>)>,
}

impl Kept {
    /// The mesh at a place; `None` where it has to be made anew.
    fn at(&mut self, placement: Placement) -> Option<Arc<Mesh>> {
        if let Some((last, mesh)) = &self.placed
            && *last == placement
            && placement.scale.to_bits() == self.scale.to_bits()
        {
            return Some(Arc::clone(mesh));
        }
        let stretch = placement.scale / self.scale;
        // It comes to rest where it is painted twice at one scale.
        let moves = self.placed.as_ref().is_some_and(|(last, _)| last.scale != placement.scale);
        let same = placement.scale.to_bits() == self.scale.to_bits();
        if !same && (!moves || !(1.0 / STRETCH..=STRETCH).contains(&stretch)) {
            return None;
        }
        let mut mesh = self.mesh.clone();
        mesh.transform(TSTransform::new(placement.origin.to_vec2(), stretch));
        let mesh = Arc::new(mesh);
        self.placed = Some((placement, Arc::clone(&mesh)));
        Some(mesh)
    }
}

impl Canvas {
    /// How many meshes were made so far.
    pub const fn tessellated(&self) -> u64 {
        self.tessellated
    }

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
        let kept = self.kept.take_if(|kept| {
            Arc::ptr_eq(&kept.drawing, drawing)
                && kept.theme == theme
                && kept.pixels_per_point.to_bits() == pixels_per_point.to_bits()
        });
        let mut kept = kept.and_then(|mut kept| Some((kept.at(placement)?, kept)));
        if kept.is_none() {
            self.tessellated += 1;
            let scale = placement.scale;
            let mesh = tessellate(drawing, theme, scale, pixels_per_point);
            let drawing = Arc::clone(drawing);
            let mut new = Kept { drawing, theme, pixels_per_point, scale, mesh, placed: None };
            kept = new.at(placement).map(|mesh| (mesh, new));
        }
        let Some((placed, kept)) = kept else { return };
        if kept.scale.to_bits() != placement.scale.to_bits() {
            painter.ctx().request_repaint();
        }
        self.kept = Some(kept);
        painter.add(Painted::mesh(placed));
        texts(painter, drawing, theme, placement, sizes);
    }
}

/// Lays a line around every area of a group.
pub fn outline(painter: &Painter, group: &Group, placement: Placement, stroke: Stroke) {
    for ring in group.touched().flat_map(|area| &area.rings) {
        let points = ring.iter().map(|point| placement.to_screen(*point)).collect();
        painter.add(Painted::closed_line(points, stroke));
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
        let natural = (*size as f32 * placement.scale / STEP).round() * STEP;
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
