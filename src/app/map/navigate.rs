//! Zoom and pan, the same for the map and for the level seen from the feet.
//!
//! A mouse wheel zooms about the pointer, as in programs for slides and on maps; two fingers on a
//! touchpad move what is zoomed, and pinching zooms. The middle button, or the space bar with the
//! main one, takes hold of the drawing.

use egui::{CursorIcon, Key, MouseWheelSource, PointerButton, Rect, Response, Ui, Vec2};

use super::view::MapView;

/// Points of the wheel that zoom by a factor of e: a notch of a usual mouse is 40.
const SPEED: f32 = 200.0;

/// What the wheel does until it comes to rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wheel {
    /// It zooms the drawing.
    Zooms,
    /// It moves the drawing.
    Moves,
    /// It is left to the panel that the drawing stands in.
    Scrolls,
}

/// Takes wheel, pinch and drag.
pub(super) fn navigate(view: &mut MapView, ui: &Ui, response: &Response, rect: Rect) {
    drag(view, ui, response);
    let (zoom, scroll, source, pointer) = ui.input(|input| {
        let scroll = input.smooth_scroll_delta();
        (input.zoom_delta(), scroll, input.scroll_source(), input.pointer.hover_pos())
    });
    if source.is_none() {
        view.wheel = None;
    }
    let Some(pointer) = pointer.filter(|_| response.contains_pointer()) else { return };
    let offset = pointer - rect.center();
    if (zoom - 1.0).abs() > 1e-4 {
        view.zoom_about(offset, zoom);
    } else if scroll != Vec2::ZERO {
        let wheel = view.wheel.unwrap_or_else(|| meant(view, ui, rect, scroll, source));
        view.wheel = Some(wheel);
        match wheel {
            Wheel::Zooms => view.zoom_about(offset, (scroll.y / SPEED).exp()),
            Wheel::Moves => view.move_by(scroll),
            Wheel::Scrolls => return,
        }
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    }
}

/// What a wheel that begins to turn is meant for. A drawing that cannot become smaller leaves it to
/// the panel around it, and so does one at which a person arrives while scrolling up.
fn meant(
    view: &MapView,
    ui: &Ui,
    rect: Rect,
    scroll: Vec2,
    source: Option<MouseWheelSource>,
) -> Wheel {
    let scrolled = rect.top() < ui.clip_rect().top() - 1.0;
    let moves = source == Some(MouseWheelSource::Trackpad) || scroll.y == 0.0;
    match () {
        () if !view.is_fit() && moves => Wheel::Moves,
        () if !view.is_fit() => Wheel::Zooms,
        () if moves || scrolled || scroll.y < 0.0 => Wheel::Scrolls,
        () => Wheel::Zooms,
    }
}

fn drag(view: &mut MapView, ui: &Ui, response: &Response) {
    let space = ui.input(|input| input.key_down(Key::Space));
    let by_space = space && response.dragged_by(PointerButton::Primary);
    if by_space || response.dragged_by(PointerButton::Middle) {
        view.move_by(response.drag_delta());
        if by_space {
            view.space = Some(true);
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    } else if space && response.hovered() && !view.is_fit() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}
