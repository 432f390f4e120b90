//! The spine map in the window: painting, what is under the pointer, clicks, drags and zoom.

mod keys;
mod lettering;
mod marking;
mod menu;
mod nodes;
mod pointer;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::Spinemap;
use super::canvas::{self, Canvas, Placement};
use super::panels;
use super::session::Session;
use super::style::Palette;
use crate::anatomy::Level;
use crate::case::Case;
use crate::figure::{
    self, Drawing, Group, MapOptions, Marks, Medium, Point, Polygon, Target, Theme, View,
    ViewChoice,
};
use pointer::{navigate, pointer, target_at};

pub use lettering::Sizes;
pub use marking::clear_levels;

/// Width of the page that the window shows, in millimetres: a narrow page has large letters.
const SCREEN_WIDTH: f64 = 112.0;

/// Room for the neighbours of the levels that are zoomed to, in millimetres of the page.
const NEIGHBOURS: f32 = 14.0;

/// A drawing in a panel, with its zoom.
pub struct MapView {
    canvas: Canvas,
    sheet: Option<(Depends, Arc<Sheet>)>,
    /// 1 fits the panel.
    zoom: f32,
    pan: Vec2,
    /// Zooms to the marked levels in the next frame.
    to_lesion: bool,
    /// Takes the keyboard in the next frame.
    to_focus: bool,
    drag_from: Option<Level>,
}

/// What a drawing depends on.
#[derive(PartialEq)]
struct Depends {
    case: Arc<Case>,
    time_point: usize,
    views: ViewChoice,
    treatment: bool,
    wbb: bool,
    sins: bool,
}

/// A drawing with what the window looks up in it at every frame.
struct Sheet {
    drawing: Arc<Drawing>,
    /// The rows of the levels, from the head down.
    rows: Vec<(Level, [f64; 2])>,
    /// A point within each level's name, and within each part of an axial view.
    anchors: Vec<(Target, Point)>,
    /// What the figure says of each target.
    told: BTreeMap<Target, String>,
}

impl Sheet {
    fn of(drawing: Drawing) -> Self {
        let rows = Level::ALL.into_iter().filter_map(|level| Some((level, drawing.row(level)?)));
        let rows = rows.collect();
        let named = |group: &&Group| {
            group.view == Some(View::Axial) || matches!(group.target, Some(Target::Level(_)))
        };
        let targets: BTreeSet<Target> =
            drawing.groups.iter().filter(named).filter_map(|group| group.target).collect();
        let anchors = targets.into_iter().filter_map(|t| Some((t, drawing.anchor(t)?))).collect();
        let told = drawing.groups.iter().filter_map(|g| Some((g.target?, g.tooltip.clone()?)));
        let told = told.collect();
        Self { drawing: Arc::new(drawing), rows, anchors, told }
    }
}

impl Default for MapView {
    fn default() -> Self {
        Self {
            canvas: Canvas::default(),
            sheet: None,
            zoom: 1.0,
            pan: Vec2::ZERO,
            to_lesion: false,
            to_focus: false,
            drag_from: None,
        }
    }
}

impl MapView {
    /// Shows the whole drawing.
    pub fn fit(&mut self) {
        self.zoom = 1.0;
        self.pan = Vec2::ZERO;
    }

    /// Takes the keyboard in the next frame.
    pub const fn focus(&mut self) {
        self.to_focus = true;
    }

    /// Shows the marked levels as large as they fit, from the next frame on.
    pub const fn zoom_to_lesion(&mut self) {
        self.to_lesion = true;
    }

    /// Zooms to rows of levels, in a panel of a size.
    fn zoom_to(&mut self, sheet: &Sheet, levels: &BTreeSet<Level>, rect: Rect) {
        let chosen = sheet.rows.iter().filter(|(level, _)| levels.contains(level));
        let range = chosen.map(|(_, row)| *row).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]);
        let Some([top, bottom]) = range else { return };
        let fit = Placement::fit(&sheet.drawing, rect);
        let (width, height) = (sheet.drawing.width as f32, (bottom - top) as f32);
        // A level above and below stays in sight, and so does the whole width.
        let high = rect.height() / (fit.scale * (height * 1.3 + NEIGHBOURS));
        let wide = rect.width() / (fit.scale * width);
        self.zoom = high.min(wide.max(1.0)).clamp(1.0, 12.0);
        let middle = f64::midpoint(top, bottom) - sheet.drawing.height / 2.0;
        self.pan = Vec2::new(0.0, -(middle as f32) * fit.scale * self.zoom);
    }

    /// Zooms about the middle.
    pub fn zoom_by(&mut self, factor: f32) {
        self.zoom = (self.zoom * factor).clamp(1.0, 12.0);
        if self.zoom <= 1.0 {
            self.pan = Vec2::ZERO;
        }
    }

    /// The drawing of the case, made anew only when what it depends on has changed.
    fn sheet(
        &mut self,
        session: &Session,
        views: ViewChoice,
        panels: &panels::State,
    ) -> Arc<Sheet> {
        let (treatment, wbb, sins) = (panels.treatment, panels.wbb, panels.sins);
        if let Some((depends, sheet)) = &self.sheet
            && Arc::ptr_eq(&depends.case, session.case())
            && depends.time_point == session.time_point
            && depends.views == views
            && depends.treatment == treatment
            && depends.wbb == wbb
            && depends.sins == sins
        {
            return Arc::clone(sheet);
        }
        let options = MapOptions {
            time_point: session.time_point,
            views,
            width_mm: SCREEN_WIDTH,
            legend: views == ViewChoice::All,
            treatment,
            wbb,
            sins,
            medium: Medium::Screen,
        };
        let sheet = Arc::new(Sheet::of(figure::spine_map(session.case(), &options)));
        let case = Arc::clone(session.case());
        let time_point = session.time_point;
        let depends = Depends { case, time_point, views, treatment, wbb, sins };
        self.sheet = Some((depends, Arc::clone(&sheet)));
        sheet
    }

    fn placement(&self, drawing: &Drawing, rect: Rect) -> Placement {
        let fit = Placement::fit(drawing, rect);
        let scale = fit.scale * self.zoom;
        let size = Vec2::new(drawing.width as f32, drawing.height as f32) * scale;
        Placement { origin: rect.center() - size / 2.0 + self.pan, scale }
    }
}

fn theme(ui: &Ui) -> Theme {
    if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light }
}

/// The map in the middle of the window.
pub fn show(app: &mut Spinemap, ui: &mut Ui) {
    let rect = ui.available_rect_before_wrap();
    let mut view = std::mem::take(&mut app.panels.map);
    let sheet = view.sheet(&app.session, ViewChoice::All, &app.panels);
    let id = Id::unique("spine map");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    if std::mem::take(&mut view.to_focus) {
        response.request_focus();
    }
    navigate(&mut view, ui, &response, rect);
    if std::mem::take(&mut view.to_lesion) {
        let marks = app.session.point().map(|point| Marks::of(&point.findings)).unwrap_or_default();
        let levels = Level::ALL.into_iter().filter(|level| marks.is_involved(*level)).collect();
        view.zoom_to(&sheet, &levels, rect);
    }
    let placement = view.placement(&sheet.drawing, rect);
    let painter = ui.painter_at(rect);
    let sizes = lettering::sizes(&sheet.drawing, placement.scale);
    view.canvas.paint(&painter, &sheet.drawing, theme(ui), placement, &sizes);
    highlight(app, ui, &painter, &sheet, placement, &response);
    if let Some(point) = app.session.point() {
        let font = egui::FontId::new(13.0, super::style::semibold());
        let color = Palette::of(ui).accent;
        painter.text(rect.left_top(), egui::Align2::LEFT_TOP, &point.label, font, color);
    }
    pointer(app, &mut view, ui, &sheet, placement, &response);
    keys::keyboard(app, ui, &response);
    nodes::level_nodes(app, ui, &sheet, placement, rect);
    menu::context_menu(app, &response, &sheet, placement);
    response.widget_info(|| {
        let point = app.session.point().map_or("", |point| point.label.as_str());
        WidgetInfo::labeled(Role::Group, true, format!("Spine map, {point}"))
    });
    app.panels.map = view;
}

/// The chosen level from the feet.
pub fn show_axial(app: &mut Spinemap, ui: &mut Ui, size: Vec2) {
    let level = app.session.selection.level;
    let mut view = std::mem::take(&mut app.panels.axial);
    let sheet = view.sheet(&app.session, ViewChoice::Axial(level), &app.panels);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = Id::unique("axial view");
    let response = ui.interact(rect, id, Sense::click());
    let placement = view.placement(&sheet.drawing, rect);
    let painter = ui.painter_at(rect);
    let sizes = lettering::sizes(&sheet.drawing, placement.scale);
    view.canvas.paint(&painter, &sheet.drawing, theme(ui), placement, &sizes);
    highlight(app, ui, &painter, &sheet, placement, &response);
    pointer(app, &mut view, ui, &sheet, placement, &response);
    nodes::part_nodes(app, ui, &sheet, placement, rect);
    menu::context_menu(app, &response, &sheet, placement);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Group, true, format!("{level} seen from the feet"))
    });
    app.panels.axial = view;
}

/// Frames what is chosen and what is under the pointer.
fn highlight(
    app: &Spinemap,
    ui: &Ui,
    painter: &egui::Painter,
    sheet: &Sheet,
    placement: Placement,
    response: &Response,
) {
    let palette = Palette::of(ui);
    let drawing = &*sheet.drawing;
    let page = placement.rect(drawing);
    let y = |mm: f64| placement.origin.y + mm as f32 * placement.scale;
    for (level, [top, bottom]) in &sheet.rows {
        if app.session.selection.levels.contains(level) {
            let row = Rect::from_x_y_ranges(page.left()..=page.right(), y(*top)..=y(*bottom));
            let alpha = if *level == app.session.selection.level { 0.16 } else { 0.10 };
            painter.rect_filled(row, 3.0, palette.accent.gamma_multiply(alpha));
        }
    }
    if let Some(part) = app.session.selection.part {
        let target = Target::Part(app.session.selection.level, part);
        canvas::outline(painter, drawing, placement, target, Stroke::new(2.5, palette.selected));
    }
    if response.has_focus() {
        let rect = response.rect.shrink(1.0);
        painter.rect_stroke(rect, 6.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    let stroke = Stroke::new(2.0, palette.hovered);
    match response.hover_pos().and_then(|p| target_at(sheet, placement, p)) {
        // A name may be written larger than its area; its row has room for it.
        Some(Target::Level(level)) => {
            let named = |group: &&Group| group.target == Some(Target::Level(level));
            let area = drawing.groups.iter().find(named).and_then(|group| group.areas().next());
            let row = sheet.rows.iter().find(|(other, _)| *other == level);
            if let (Some(bounds), Some((_, [top, bottom]))) = (area.and_then(Polygon::bounds), row)
            {
                let x = |mm: f64| placement.origin.x + mm as f32 * placement.scale;
                let (x, y) = (x(bounds.min.x)..=x(bounds.max.x), y(*top)..=y(*bottom));
                let frame = Rect::from_x_y_ranges(x, y);
                painter.rect_stroke(frame, 3.0, stroke, egui::StrokeKind::Middle);
            }
        }
        Some(target) => canvas::outline(painter, drawing, placement, target, stroke),
        None => {}
    }
}
