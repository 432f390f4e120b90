//! Paints a [`Drawing`] in the window: one mesh that is kept until the drawing, its theme or its
//! scale changes, and texts above it. While the scale changes the kept mesh is stretched; it is made
//! anew when it comes to rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::epaint::Mesh;
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape as Painted, Stroke, Vec2,
};

use super::mesh::{Manner, Tessellated};
use super::style::{color, semibold};
use crate::figure::font::CAP_HEIGHT;
use crate::figure::{Anchor, Drawing, Group, Point, Shape, Theme, Weight};

/// Sizes of texts on the screen, in points, by the place of the group in the drawing.
pub type Sizes = BTreeMap<usize, f32>;

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
    /// With the drawing's corner at the screen's origin.
    tessellated: Tessellated,
    /// Where it was painted last.
    placed: Option<(Placement, Arc<Mesh>)>,
}

impl Kept {
    /// The mesh at a place; `None` where it has to be made anew.
    fn at(&mut self, placement: Placement) -> Option<Arc<Mesh>> {
        let stretched = self.is_stretched(placement);
        if let Some((last, mesh)) = &self.placed
            && *last == placement
            && !stretched
        {
            return Some(Arc::clone(mesh));
        }
        let stretch = placement.scale / self.tessellated.manner.scale;
        // It comes to rest where it is painted twice at one scale.
        let moves = self
            .placed
            .as_ref()
            .is_some_and(|(last, _)| last.scale.to_bits() != placement.scale.to_bits());
        if stretched && (!moves || !(1.0 / STRETCH..=STRETCH).contains(&stretch)) {
            return None;
        }
        let mut mesh = self.tessellated.mesh.clone();
        mesh.transform(TSTransform::new(placement.origin.to_vec2(), stretch));
        let mesh = Arc::new(mesh);
        self.placed = Some((placement, Arc::clone(&mesh)));
        Some(mesh)
    }

    /// Whether the mesh is made for another scale.
    fn is_stretched(&self, placement: Placement) -> bool {
        placement.scale.to_bits() != self.tessellated.manner.scale.to_bits()
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
        let manner = Manner { theme, scale: placement.scale, pixels_per_point };
        let same = |kept: &&mut Kept| {
            Arc::ptr_eq(&kept.drawing, drawing)
                && kept.tessellated.manner.differs_only_in_scale(manner)
        };
        let mut last = self.kept.take();
        let placed = last.as_mut().filter(same).and_then(|kept| kept.at(placement));
        let placed = placed.or_else(|| {
            self.tessellated += 1;
            let before = last.as_ref().map(|kept| (&*kept.drawing, &kept.tessellated));
            let tessellated = Tessellated::new(drawing, manner, before);
            let kept = Kept { drawing: Arc::clone(drawing), tessellated, placed: None };
            last.insert(kept).at(placement)
        });
        if last.as_ref().is_some_and(|kept| kept.is_stretched(placement)) {
            painter.ctx().request_repaint();
        }
        self.kept = last;
        let Some(placed) = placed else { return };
        // Cut off a hair farther out, it stays alone in its batch, which then needs no larger copy.
        let own = painter.clip_rect().expand(0.01);
        painter.with_clip_rect(own).add(Painted::mesh(placed));
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

fn texts(painter: &Painter, drawing: &Drawing, theme: Theme, placement: Placement, sizes: &Sizes) {
    let groups = drawing.groups.iter().enumerate();
    for (index, shape) in groups.flat_map(|(i, group)| group.shapes.iter().map(move |s| (i, s))) {
        let Shape::Text { at, text, size, anchor, weight, role } = shape else { continue };
        let natural = (*size as f32 * placement.scale / STEP).round() * STEP;
        // They are never smaller than in the drawing, but for what is left out.
        let size = sizes
            .get(&index)
            .map_or(natural, |size| if *size > 0.0 { size.max(natural) } else { 0.0 });
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
