//! Which part of a drawing a panel shows: how large, and moved how far.

use egui::{Pos2, Rect, Vec2};

use super::sheet::{Kept, Sheet};
use crate::anatomy::{Level, Part};
use crate::app::canvas::{Canvas, Placement};
use crate::app::session::Selection;
use crate::figure::{Bounds, Drawing, Point, Target, View};

/// The largest zoom; 1 fits the panel.
const LARGEST: f32 = 12.0;

/// Room that is kept around what is shown, in points.
const MARGIN: f32 = 12.0;

/// A drawing in a panel, with its zoom.
pub struct MapView {
    pub(super) canvas: Canvas,
    pub(super) kept: Kept,
    pub(super) lettering: super::lettering::Lettering,
    zoom: f32,
    /// How far the drawing's middle lies from the panel's, in points.
    pan: Vec2,
    /// Zooms to the marked levels in the next frame.
    pub(super) to_lesion: bool,
    /// Takes the keyboard in the next frame.
    pub(super) to_focus: bool,
    /// Where a range of levels is being dragged from.
    pub(super) drag_from: Option<Level>,
    /// What the wheel does until it comes to rest.
    pub(super) wheel: Option<super::navigate::Wheel>,
    /// While the space bar is down: whether the drawing was moved meanwhile.
    pub(super) space: Option<bool>,
    /// The part whose button is pointed at.
    pub(super) pointed: Option<Part>,
    /// What the open menu is for, and where it stands.
    pub(super) menu: Option<(Target, Pos2)>,
    /// What was chosen in the last frame.
    pub(super) chosen: Option<Selection>,
    /// The view that was zoomed to, where both did not fit.
    lesion_in: Option<View>,
    /// Whether it has the keyboard or the pointer.
    pub(super) attended: bool,
}

impl Default for MapView {
    fn default() -> Self {
        Self {
            canvas: Canvas::default(),
            kept: Kept::default(),
            lettering: super::lettering::Lettering::default(),
            zoom: 1.0,
            pan: Vec2::ZERO,
            to_lesion: false,
            to_focus: false,
            drag_from: None,
            wheel: None,
            space: None,
            pointed: None,
            menu: None,
            chosen: None,
            lesion_in: None,
            attended: false,
        }
    }
}

impl MapView {
    /// Shows the whole drawing.
    pub fn fit(&mut self) {
        self.zoom = 1.0;
        self.pan = Vec2::ZERO;
        self.lesion_in = None;
    }

    /// Takes the keyboard in the next frame.
    pub const fn focus(&mut self) {
        self.to_focus = true;
    }

    /// Shows the marked levels as large as they fit, from the next frame on.
    pub const fn zoom_to_lesion(&mut self) {
        self.to_lesion = true;
    }

    /// Zooms about the middle.
    pub fn zoom_by(&mut self, factor: f32) {
        self.zoom_about(Vec2::ZERO, factor);
    }

    /// Whether it has the keyboard or the pointer, so that zooming is meant for it.
    pub const fn is_attended(&self) -> bool {
        self.attended
    }

    /// Forgets that it has the keyboard or the pointer.
    pub const fn leave(&mut self) {
        self.attended = false;
    }

    /// How many drawings were made so far.
    pub const fn built(&self) -> u64 {
        self.kept.built()
    }

    /// How many meshes were made so far.
    pub const fn tessellated(&self) -> u64 {
        self.canvas.tessellated()
    }

    /// Whether it shows more than a part of the drawing.
    pub(super) fn is_fit(&self) -> bool {
        self.zoom <= 1.0
    }

    /// Zooms; what stands at an offset from the panel's middle stays there.
    pub(super) fn zoom_about(&mut self, offset: Vec2, factor: f32) {
        let before = self.zoom;
        self.zoom = (self.zoom * factor).clamp(1.0, LARGEST);
        self.pan -= (offset - self.pan) * (self.zoom / before - 1.0);
        if self.is_fit() {
            self.pan = Vec2::ZERO;
        }
    }

    pub(super) fn move_by(&mut self, by: Vec2) {
        self.pan += by;
    }

    /// Keeps the drawing in the panel.
    pub(super) fn keep_within(&mut self, drawing: &Drawing, rect: Rect) {
        if self.is_fit() {
            self.pan = Vec2::ZERO;
            return;
        }
        let size = Placement::fit(drawing, rect).rect(drawing).size() * self.zoom;
        let limit = ((size - rect.size()) / 2.0 + Vec2::splat(MARGIN)).max(Vec2::ZERO);
        self.pan = self.pan.clamp(-limit, limit);
    }

    pub(super) fn placement(&self, drawing: &Drawing, rect: Rect) -> Placement {
        let scale = Placement::fit(drawing, rect).scale * self.zoom;
        let size = Vec2::new(drawing.width as f32, drawing.height as f32) * scale;
        Placement { origin: rect.center() - size / 2.0 + self.pan, scale }
    }

    /// Moves the drawing until a point of it is in sight.
    pub(super) fn bring(&mut self, drawing: &Drawing, rect: Rect, point: Point) {
        let at = self.placement(drawing, rect).to_screen(point);
        let inside = rect.shrink(3.0 * MARGIN);
        if !inside.contains(at) {
            self.pan += inside.clamp(at) - at;
            self.keep_within(drawing, rect);
        }
    }

    /// Zooms to levels and a neighbour above and below, so that they fill the height. Where both
    /// views are too wide for that, one is shown, and the other when it is asked for again.
    pub(super) fn zoom_to(&mut self, sheet: &Sheet, levels: &[Level], rect: Rect) -> Option<View> {
        let (first, last) = (levels.first()?, levels.last()?);
        let levels: Vec<Level> =
            Level::range(first.above().unwrap_or(*first), last.below().unwrap_or(*last)).collect();
        let rows = sheet.rows.iter().filter(|(level, _)| levels.contains(level));
        let [top, bottom] =
            rows.map(|(_, row)| *row).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])])?;
        let fit = Placement::fit(&sheet.drawing, rect).scale;
        let high = rect.height() / (fit * (bottom - top) as f32);
        let wide = |bounds: &Bounds| (rect.width() - 2.0 * MARGIN) / (fit * bounds.width() as f32);
        let views = [View::Front, View::Side].map(|view| (view, sheet.extent(view, &levels)));
        let both = views.iter().filter_map(|(_, bounds)| *bounds).reduce(Bounds::with)?;
        let (view, bounds) = if wide(&both) >= high {
            (None, both)
        } else {
            let next = if self.lesion_in == Some(View::Front) { View::Side } else { View::Front };
            let bounds = views.iter().find(|(view, _)| *view == next)?.1?;
            (Some(next), bounds)
        };
        self.lesion_in = view;
        self.zoom = high.min(wide(&bounds)).clamp(1.0, LARGEST);
        let middle = Point::new(bounds.centre().x, f64::midpoint(top, bottom));
        let page = Point::new(sheet.drawing.width / 2.0, sheet.drawing.height / 2.0);
        let off = page - middle;
        self.pan = Vec2::new(off.x as f32, off.y as f32) * fit * self.zoom;
        self.keep_within(&sheet.drawing, rect);
        view
    }
}
