//! The spine map in the window: painting, what is under the pointer, clicks, drags and zoom.

mod highlight;
mod keys;
mod lettering;
mod marking;
mod menu;
mod navigate;
mod nodes;
mod overlays;
mod pointer;
mod sheet;
mod tools;
mod view;
mod wider;
mod words;

use egui::accesskit::Role;
use egui::{Align2, FontId, Id, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::Spinemap;
use super::canvas::Placement;
use super::style::Palette;
use crate::anatomy::Level;
use crate::figure::{Marks, Target, Theme, View, ViewChoice};
use sheet::Sheet;

pub use keys::KEYS;
pub use marking::clear_levels;
pub use overlays::Overlays;
pub use view::MapView;
pub use wider::wider_parts;

/// How far beside a line the pointer still meets it, in points.
const REACH: f32 = 4.0;

/// Height of the line above the map that names the time point, in points.
const TITLE: f32 = 15.0;

/// A drawing in its place in this frame.
struct Shown<'a> {
    sheet: &'a Sheet,
    rect: Rect,
    placement: Placement,
    response: &'a Response,
    hovered: Option<Target>,
}

impl Shown<'_> {
    /// What lies under a screen position: a part, or the level whose row it is.
    fn target_at(&self, position: Pos2) -> Option<Target> {
        target_at(self.sheet, self.placement, position)
    }

    /// Where a target is on the screen.
    fn position_of(&self, target: Target) -> Option<Pos2> {
        self.sheet.anchors().get(&target).map(|point| self.placement.to_screen(*point))
    }
}

fn target_at(sheet: &Sheet, placement: Placement, position: Pos2) -> Option<Target> {
    sheet.hit(placement.to_drawing(position), f64::from(REACH / placement.scale))
}

fn theme(ui: &Ui) -> Theme {
    if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light }
}

/// The map in the middle of the window.
pub fn show(app: &mut Spinemap, ui: &mut Ui) {
    let panel = ui.available_rect_before_wrap();
    let rect = panel.with_min_y(panel.top() + TITLE);
    let mut view = std::mem::take(&mut app.panels.map);
    let response = ui.interact(rect, Id::unique("spine map"), Sense::click_and_drag());
    ui.advance_cursor_after_rect(panel);
    draw(app, &mut view, ui, &response, ViewChoice::All);
    if let Some(point) = app.session.point() {
        let font = FontId::new(13.0, super::style::semibold());
        let (color, painter) = (Palette::of(ui).accent, ui.painter_at(panel.expand(4.0)));
        let at = panel.left_top() - vec2(5.0, 4.0);
        highlight::label(ui, &painter, at, Align2::LEFT_TOP, &point.label, font, color);
    }
    tools::in_corner(&mut view, ui, rect);
    app.panels.map = view;
}

/// The chosen level from the feet.
pub fn show_axial(app: &mut Spinemap, ui: &mut Ui, size: Vec2) {
    let level = app.session.selection.level;
    let mut view = std::mem::take(&mut app.panels.axial);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, Id::unique("axial view"), Sense::click_and_drag());
    if view.chosen.as_ref().is_some_and(|chosen| chosen.level != level) {
        view.fit();
    }
    draw(app, &mut view, ui, &response, ViewChoice::Axial(level));
    app.panels.axial = view;
}

/// Draws a view of the case and takes what a person does on it.
fn draw(
    app: &mut Spinemap,
    view: &mut MapView,
    ui: &mut Ui,
    response: &Response,
    choice: ViewChoice,
) {
    let rect = response.rect;
    let sheet = view.kept.sheet(&app.session, choice, app.panels.overlays);
    if std::mem::take(&mut view.to_focus) {
        response.request_focus();
    }
    view.attended = response.has_focus() || response.contains_pointer();
    navigate::navigate(view, ui, response, rect);
    view.keep_within(&sheet.drawing, rect);
    if std::mem::take(&mut view.to_lesion) {
        to_lesion(app, view, &sheet, rect);
    }
    bring_chosen(app, view, &sheet, rect);
    let placement = view.placement(&sheet.drawing, rect);
    let painter = ui.painter_at(rect);
    let sizes = view.lettering.sizes(&sheet.drawing, placement.scale);
    view.canvas.paint(&painter, &sheet.drawing, theme(ui), placement, &sizes);
    // What lies under a dialog is not named above it.
    let pointer = response.hover_pos().filter(|_| !app.is_busy());
    let hovered = pointer.and_then(|at| target_at(&sheet, placement, at));
    let shown = Shown { sheet: &sheet, rect, placement, response, hovered };
    highlight::highlight(app, ui, &painter, &shown, view.pointed);
    highlight::edge_names(ui, &painter, &shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name(app, choice)));
    pointer::pointer(app, view, ui, &shown);
    keys::keyboard(app, view, ui, &shown);
    nodes::nodes(app, view, ui, &shown);
    menu::context_menu(app, view, &shown);
}

fn name(app: &Spinemap, choice: ViewChoice) -> String {
    if let ViewChoice::Axial(level) = choice {
        return format!("{level} seen from the feet");
    }
    let point = app.session.point().map_or("", |point| point.label.as_str());
    format!("Spine map, {point}")
}

fn to_lesion(app: &mut Spinemap, view: &mut MapView, sheet: &Sheet, rect: Rect) {
    let marks = app.session.point().map(|point| Marks::of(&point.findings)).unwrap_or_default();
    let levels: Vec<Level> =
        Level::ALL.into_iter().filter(|level| marks.is_involved(*level)).collect();
    let (Some(first), Some(last)) = (levels.first(), levels.last()) else {
        app.status = Some("No level is marked as involved at this time point".to_owned());
        return;
    };
    let key = "Ctrl+L again shows it";
    app.status = match view.zoom_to(sheet, &levels, rect) {
        None => Some(format!("{first}–{last}, with a level above and below")),
        Some(View::Side) => Some(format!("{first}–{last} from the left; {key} from the front")),
        Some(_) => Some(format!("{first}–{last} from the front; {key} from the left")),
    };
}

/// Moves a zoomed drawing to what was chosen elsewhere: by a key, by its name, in another panel.
fn bring_chosen(app: &Spinemap, view: &mut MapView, sheet: &Sheet, rect: Rect) {
    let selection = &app.session.selection;
    let before = view.chosen.replace(selection.clone());
    let Some(before) = before.filter(|before| before != selection && !view.is_fit()) else {
        return;
    };
    let fresh = selection.levels.iter().filter(|level| !before.levels.contains(level));
    let level = fresh.max_by_key(|level| level.index().abs_diff(selection.level.index())).copied();
    let level = level.or((before.level != selection.level).then_some(selection.level));
    let targets = if sheet.is_map() {
        level.map(Target::Level).into_iter().collect()
    } else {
        selection.part.map(|part| sheet.shown(selection.level, part)).unwrap_or_default()
    };
    if let Some(point) = targets.first().and_then(|target| sheet.anchors().get(target)) {
        view.bring(&sheet.drawing, rect, *point);
    }
}
