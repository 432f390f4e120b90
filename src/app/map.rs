//! The spine map in the window: what is under the pointer, clicks, drags, keys, zoom, and the nodes
//! for screen readers.

use std::sync::Arc;

use egui::accesskit::{Action, Role};
use egui::{
    EventFilter, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};

use super::Spinemap;
use super::canvas::{self, Canvas, Placement};
use super::panels;
use super::session::{Selection, Session};
use super::style::Palette;
use crate::anatomy::{Level, Part};
use crate::case::{
    Bounds, Canal, CanalState, Case, Choice as _, Escc, Fact, LevelFinding, PartFinding,
};
use crate::edit::{self, Mark};
use crate::figure::{self, Drawing, MapOptions, Target, Theme, View, ViewChoice};

/// Width of the page that the window shows, in millimetres: a narrow page has large letters.
const SCREEN_WIDTH: f64 = 112.0;

/// A drawing in a panel, with its zoom.
pub struct MapView {
    canvas: Canvas,
    drawing: Option<(Depends, Arc<Drawing>)>,
    /// 1 fits the panel.
    zoom: f32,
    pan: Vec2,
    drag_from: Option<Level>,
}

/// What a drawing depends on.
#[derive(PartialEq)]
struct Depends {
    case: Arc<Case>,
    time_point: usize,
    views: ViewChoice,
    treatment: bool,
}

impl Default for MapView {
    fn default() -> Self {
        Self {
            canvas: Canvas::default(),
            drawing: None,
            zoom: 1.0,
            pan: Vec2::ZERO,
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

    /// Zooms about the middle.
    pub fn zoom_by(&mut self, factor: f32) {
        self.zoom = (self.zoom * factor).clamp(1.0, 12.0);
        if self.zoom <= 1.0 {
            self.pan = Vec2::ZERO;
        }
    }

    /// The drawing of the case, made anew only when what it depends on has changed.
    fn drawing(&mut self, session: &Session, views: ViewChoice, treatment: bool) -> Arc<Drawing> {
        if let Some((key, drawing)) = &self.drawing
            && Arc::ptr_eq(&key.case, session.case())
            && key.time_point == session.time_point
            && key.views == views
            && key.treatment == treatment
        {
            return Arc::clone(drawing);
        }
        let options = MapOptions {
            time_point: session.time_point,
            views,
            width_mm: SCREEN_WIDTH,
            legend: views == ViewChoice::All,
            treatment,
            title: false,
        };
        let drawing = Arc::new(figure::spine_map(session.case(), &options));
        let case = Arc::clone(session.case());
        let time_point = session.time_point;
        self.drawing = Some((Depends { case, time_point, views, treatment }, Arc::clone(&drawing)));
        drawing
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
    let drawing = view.drawing(&app.session, ViewChoice::All, app.panels.treatment);
    let id = Id::unique("spine map");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    navigate(&mut view, ui, &response, rect);
    let placement = view.placement(&drawing, rect);
    let painter = ui.painter_at(rect);
    view.canvas.paint(&painter, &drawing, theme(ui), placement);
    highlight(app, ui, &painter, &drawing, placement, &response);
    pointer(app, &mut view, ui, &drawing, placement, &response);
    keyboard(app, ui, &response);
    level_nodes(app, ui, &drawing, placement, rect);
    context_menu(app, &response, &drawing, placement);
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
    let drawing = view.drawing(&app.session, ViewChoice::Axial(level), app.panels.treatment);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = Id::unique("axial view");
    let response = ui.interact(rect, id, Sense::click());
    let placement = view.placement(&drawing, rect);
    let painter = ui.painter_at(rect);
    view.canvas.paint(&painter, &drawing, theme(ui), placement);
    highlight(app, ui, &painter, &drawing, placement, &response);
    pointer(app, &mut view, ui, &drawing, placement, &response);
    part_nodes(app, ui, &drawing, placement, rect);
    context_menu(app, &response, &drawing, placement);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Group, true, format!("{level} seen from the feet"))
    });
    app.panels.axial = view;
}

/// Zoom and pan.
fn navigate(view: &mut MapView, ui: &Ui, response: &Response, rect: Rect) {
    if !response.contains_pointer() {
        return;
    }
    let (zoom, scroll, pointer) = ui.input(|input| {
        (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos())
    });
    if (zoom - 1.0).abs() > 1e-4 {
        let before = view.zoom;
        view.zoom_by(zoom);
        if let Some(pointer) = pointer {
            // What is under the pointer stays under it.
            let offset = pointer - rect.center() - view.pan;
            view.pan -= offset * (view.zoom / before - 1.0);
        }
    } else if view.zoom > 1.0 && scroll != Vec2::ZERO {
        view.pan += scroll;
    }
    if response.dragged_by(PointerButton::Middle) {
        view.pan += response.drag_delta();
    }
    if view.zoom <= 1.0 {
        view.pan = Vec2::ZERO;
    }
    let limit =
        rect.size() * (view.zoom - 1.0) / 2.0 + Vec2::splat(20.0 * (view.zoom - 1.0).min(1.0));
    view.pan = view.pan.clamp(-limit, limit);
}

/// What lies under a screen position: a part, or the level whose row it is.
fn target_at(drawing: &Drawing, placement: Placement, position: Pos2) -> Option<Target> {
    let point = placement.to_drawing(position);
    drawing.hit(point).or_else(|| {
        Level::ALL.into_iter().find_map(|level| {
            let [top, bottom] = drawing.row(level)?;
            (top..bottom).contains(&point.y).then_some(Target::Level(level))
        })
    })
}

/// Frames what is chosen and what is under the pointer.
fn highlight(
    app: &Spinemap,
    ui: &Ui,
    painter: &egui::Painter,
    drawing: &Drawing,
    placement: Placement,
    response: &Response,
) {
    let palette = Palette::of(ui);
    for level in &app.session.selection.levels {
        if let Some([top, bottom]) = drawing.row(*level) {
            let page = placement.rect(drawing);
            let y = |mm: f64| placement.origin.y + mm as f32 * placement.scale;
            let row = Rect::from_x_y_ranges(page.left()..=page.right(), y(top)..=y(bottom));
            let alpha = if *level == app.session.selection.level { 0.16 } else { 0.10 };
            painter.rect_filled(row, 3.0, palette.accent.gamma_multiply(alpha));
        }
    }
    if let Some(part) = app.session.selection.part {
        let target = Target::Part(app.session.selection.level, part);
        canvas::outline(painter, drawing, placement, target, Stroke::new(2.5, palette.accent));
    }
    if response.has_focus() {
        let rect = response.rect.shrink(1.0);
        painter.rect_stroke(rect, 6.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    if let Some(target) = response.hover_pos().and_then(|p| target_at(drawing, placement, p)) {
        canvas::outline(painter, drawing, placement, target, Stroke::new(2.0, palette.accent));
    }
}

fn pointer(
    app: &mut Spinemap,
    view: &mut MapView,
    ui: &Ui,
    drawing: &Drawing,
    placement: Placement,
    response: &Response,
) {
    let hovered = response.hover_pos().and_then(|p| target_at(drawing, placement, p));
    if let Some(target) = hovered {
        let text = describe(&app.session, target);
        response.clone().on_hover_text_at_pointer(text);
    }
    let modifiers = ui.input(|input| input.modifiers);
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let target = origin.and_then(|p| target_at(drawing, placement, p));
        view.drag_from = target.map(Target::level);
        if let Some(level) = view.drag_from {
            app.session.selection = Selection::one(level);
        }
    }
    if response.dragged_by(PointerButton::Primary)
        && view.drag_from.is_some()
        && let Some(level) =
            response.interact_pointer_pos().and_then(|p| target_at(drawing, placement, p))
    {
        app.session.selection.extend_to(level.level());
    }
    if response.drag_stopped() {
        view.drag_from = None;
    }
    let Some(target) =
        response.interact_pointer_pos().and_then(|p| target_at(drawing, placement, p))
    else {
        return;
    };
    if response.clicked() || response.double_clicked() {
        response.request_focus();
        click(app, target, modifiers, response.double_clicked());
    }
}

fn click(app: &mut Spinemap, target: Target, modifiers: Modifiers, double: bool) {
    let level = target.level();
    if modifiers.shift {
        app.session.selection.extend_to(level);
        return;
    }
    if modifiers.command {
        let levels = &mut app.session.selection.levels;
        if !levels.insert(level) && levels.len() > 1 {
            levels.remove(&level);
        }
        return;
    }
    app.session.selection = Selection::one(level);
    if !app.can_edit() {
        return;
    }
    match target {
        Target::Part(level, part) if modifiers.alt => {
            let mark = match mark_of(&app.session, level, part) {
                Mark::Free => Mark::NotStated,
                _ => Mark::Free,
            };
            set_mark(app, level, part, mark);
        }
        Target::Part(level, part) => toggle(app, level, part),
        Target::Level(level) if double => {
            let index = app.session.time_point;
            let label = format!("Mark {level}, part not stated");
            app.session.editor.edit(label, None, |case| edit::mark_unspecified(case, index, level));
        }
        Target::Level(_) => {}
    }
}

/// Marks a part, or takes its mark away, at one level.
fn toggle(app: &mut Spinemap, level: Level, part: Part) {
    let index = app.session.time_point;
    let marked = app
        .session
        .point()
        .and_then(|point| point.findings.levels.get(&level))
        .is_some_and(|finding| edit::is_marked(finding, part));
    let word = if marked { "Clear" } else { "Mark" };
    let label = format!("{word} {level}, {}", part.label_at(level));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| edit::toggle_part(case, index, level, part));
}

fn set_mark(app: &mut Spinemap, level: Level, part: Part, mark: Mark) {
    let index = app.session.time_point;
    let label = format!("{level}, {}: {}", part.label_at(level), mark.label());
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| edit::set_part(case, index, level, part, mark));
}

fn mark_of(session: &Session, level: Level, part: Part) -> Mark {
    let finding = session.point().and_then(|point| point.findings.levels.get(&level));
    Mark::of(finding.and_then(|finding| finding.parts.get(&part)))
}

/// Takes away all that is said of the chosen levels.
pub fn clear_levels(session: &mut Session) {
    let (index, levels) = (session.time_point, session.selection.levels.clone());
    let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
    session.editor.edit(format!("Clear {}", names.join(", ")), None, |case| {
        for level in levels {
            edit::clear_level(case, index, level);
        }
    });
}

/// What is under the pointer and what is known of it.
fn describe(session: &Session, target: Target) -> String {
    let level = target.level();
    let finding = session.point().and_then(|point| point.findings.levels.get(&level));
    match target {
        Target::Part(level, part) => {
            let state = part_state(finding, part);
            format!("{level}, {}: {state}", part.label_at(level))
        }
        Target::Level(level) => {
            let mut words = vec![level.name().to_owned()];
            if let Some(finding) = finding {
                let involved = finding.parts.iter().filter(|(_, fact)| fact.value().is_involved());
                words.extend(involved.map(|(part, _)| part.label_at(level)));
                if let Some(escc) = &finding.escc {
                    words.push(format!("ESCC {}", escc.value()));
                }
            }
            words.join(" · ")
        }
    }
}

/// What is known of a part, in words.
fn part_state(finding: Option<&LevelFinding>, part: Part) -> String {
    let Some(finding) = finding else { return "not stated".to_owned() };
    let own = finding.parts.get(&part);
    let fact = own.or_else(|| {
        finding.parts.iter().find(|(whole, _)| whole.holds(part)).map(|(_, fact)| fact)
    });
    fact.map_or_else(|| "not stated".to_owned(), fact_state)
}

fn fact_state(fact: &Fact<PartFinding>) -> String {
    let shown = fact.shown();
    let sure = if shown.is_suspected() { "suspected " } else { "" };
    let passages = match shown.evidence.len() {
        0 => String::new(),
        1 => ", 1 passage".to_owned(),
        several => format!(", {several} passages"),
    };
    format!("{sure}{} ({}{passages})", shown.value, shown.basis.label())
}

// ---- keys -------------------------------------------------------------------------------------

fn keyboard(app: &mut Spinemap, ui: &Ui, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let filter =
        EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let shifted = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
        let step = |level: Level| if down { level.below() } else { level.above() };
        if shifted(key) {
            let levels = &app.session.selection.levels;
            let anchor = app.session.selection.level;
            let (first, last) = (levels.first().copied(), levels.last().copied());
            let end = if first == Some(anchor) { last } else { first };
            let grows = if first == last { Some(anchor) } else { end };
            if let Some(next) = grows.and_then(step) {
                app.session.selection.extend_to(next);
            }
        } else if pressed(key)
            && let Some(level) = step(app.session.selection.level)
        {
            let part = app.session.selection.part.filter(|part| part.exists_at(level));
            app.session.selection = Selection { part, ..Selection::one(level) };
        }
    }
    if !app.can_edit() {
        return;
    }
    for (key, back) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
        if pressed(key) {
            step_part(app, back);
        }
    }
    if pressed(Key::Space)
        && let Some(part) = app.session.selection.part
    {
        for level in app.session.selection.levels.clone() {
            if part.exists_at(level) {
                toggle(app, level, part);
            }
        }
    }
    if pressed(Key::Enter) {
        toggle(app, app.session.selection.level, Part::UNSPECIFIED);
    }
    if pressed(Key::Delete) {
        clear_levels(&mut app.session);
    }
    if pressed(Key::C) {
        toggle_canal(app);
    }
    for (key, grade) in [
        (Key::Num0, Some(Escc::Grade0)),
        (Key::Num1, None),
        (Key::Num2, Some(Escc::Grade2)),
        (Key::Num3, Some(Escc::Grade3)),
    ] {
        let at_least = shifted(key);
        if at_least || pressed(key) {
            let now = app.session.finding().and_then(|f| f.escc.as_ref()?.value().min());
            let grade = grade.unwrap_or(match now {
                Some(Escc::Grade1a) if !at_least => Escc::Grade1b,
                Some(Escc::Grade1b) if !at_least => Escc::Grade1c,
                Some(Escc::Grade1c) if at_least => Escc::Grade1c,
                _ => Escc::Grade1a,
            });
            set_grade(
                app,
                Some(if at_least { Bounds::at_least(grade) } else { Bounds::exactly(grade) }),
            );
        }
    }
}

/// The part before or after the one that the keyboard is at, among those of the level.
fn step_part(app: &mut Spinemap, back: bool) {
    let level = app.session.selection.level;
    let parts: Vec<Part> = Part::of(level).filter(|part| part.leaves(level).eq([*part])).collect();
    let now = parts.iter().position(|part| Some(*part) == app.session.selection.part);
    let next = match now {
        None => 0,
        Some(index) if back => (index + parts.len() - 1) % parts.len(),
        Some(index) => (index + 1) % parts.len(),
    };
    app.session.selection.part = parts.get(next).copied();
    app.status = parts.get(next).map(|part| format!("{level}, {}", part.label_at(level)));
}

/// Gives all chosen levels a grade, or none.
fn set_grade(app: &mut Spinemap, grade: Option<Bounds<Escc>>) {
    let (index, levels) = (app.session.time_point, app.session.selection.levels.clone());
    let word = grade.map_or_else(|| "not stated".to_owned(), |grade| grade.to_string());
    let label = format!("Cord compression of {}: {word}", names(&levels));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            if let Some(finding) = edit::finding_mut(case, index, level) {
                finding.escc = grade.map(Fact::observed);
            }
        }
        edit::prune_levels(case, index);
    });
}

fn toggle_canal(app: &mut Spinemap) {
    let (index, levels) = (app.session.time_point, app.session.selection.levels.clone());
    let now =
        app.session.finding().and_then(|finding| finding.canal.as_ref()).map(|f| f.value().state);
    let new = (now != Some(CanalState::Invaded))
        .then(|| Fact::observed(Canal { state: CanalState::Invaded, from: None }));
    let word = if new.is_some() { "invaded" } else { "not stated" };
    let label = format!("Canal of {}: {word}", names(&levels));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            if let Some(finding) = edit::finding_mut(case, index, level) {
                finding.canal.clone_from(&new);
            }
        }
        edit::prune_levels(case, index);
    });
}

fn names(levels: &std::collections::BTreeSet<Level>) -> String {
    levels.iter().map(|level| level.name()).collect::<Vec<_>>().join(", ")
}

// ---- menu -------------------------------------------------------------------------------------

fn context_menu(app: &mut Spinemap, response: &Response, drawing: &Drawing, placement: Placement) {
    let key = response.id.with("menu target");
    if response.secondary_clicked()
        && let Some(target) =
            response.interact_pointer_pos().and_then(|p| target_at(drawing, placement, p))
    {
        response.ctx.data_mut(|data| data.insert_temp(key, target));
        app.session.selection = Selection::one(target.level());
    }
    if !app.can_edit() {
        return;
    }
    response.context_menu(|ui| {
        let Some(target) = ui.data(|data| data.get_temp::<Target>(key)) else { return };
        let level = target.level();
        if let Target::Part(level, part) = target {
            ui.label(super::style::subheading(format!("{level}, {}", part.label_at(level))));
            let now = mark_of(&app.session, level, part);
            for mark in Mark::ALL {
                if ui.selectable_label(now == mark, mark.label()).clicked() {
                    set_mark(app, level, part, mark);
                    ui.close();
                }
            }
            ui.separator();
        } else {
            ui.label(super::style::subheading(level.name()));
        }
        ui.menu_button("Cord compression (ESCC)", |ui| {
            for grade in Escc::ALL {
                let button = egui::Button::new(grade.label());
                if ui.add(button).on_hover_text(grade.hint()).clicked() {
                    set_grade(app, Some(Bounds::exactly(*grade)));
                    ui.close();
                }
            }
            for grade in [Escc::Grade1a, Escc::Grade1b, Escc::Grade1c, Escc::Grade2] {
                if ui.button(format!("≥{}", grade.label())).clicked() {
                    set_grade(app, Some(Bounds::at_least(grade)));
                    ui.close();
                }
            }
            if ui.button("not stated").clicked() {
                set_grade(app, None);
                ui.close();
            }
        });
        if ui.button("Canal invaded, or not stated").clicked() {
            toggle_canal(app);
            ui.close();
        }
        if ui.button("Involved, part not stated").clicked() {
            toggle(app, level, Part::UNSPECIFIED);
            ui.close();
        }
        ui.separator();
        if ui.button(format!("Clear {level}")).clicked() {
            clear_levels(&mut app.session);
            ui.close();
        }
    });
}

// ---- screen readers ---------------------------------------------------------------------------

/// A node that is read out and can be pressed, without a stop of the Tab key. It lies within the
/// shape that it stands for, so that a press of its middle hits the shape.
fn node(ui: &Ui, id: Id, centre: Pos2, clip: Rect, info: impl Fn() -> WidgetInfo) -> bool {
    let rect = Rect::from_center_size(centre, Vec2::splat(2.0));
    if !clip.contains_rect(rect) {
        return false;
    }
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(info);
    ui.ctx().accesskit_node_builder(id, |builder| builder.add_action(Action::Click));
    ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
}

fn level_nodes(app: &mut Spinemap, ui: &Ui, drawing: &Drawing, placement: Placement, clip: Rect) {
    for level in Level::ALL {
        let Some(point) = drawing.anchor(Target::Level(level)) else { continue };
        let id = Id::unique("level node").with(level.name());
        let chosen = app.session.selection.levels.contains(&level);
        let text = describe(&app.session, Target::Level(level));
        let pressed = node(ui, id, placement.to_screen(point), clip, || {
            WidgetInfo::selected(Role::ListItem, true, chosen, format!("Level {text}"))
        });
        if pressed {
            app.session.selection = Selection::one(level);
        }
    }
}

fn part_nodes(app: &mut Spinemap, ui: &Ui, drawing: &Drawing, placement: Placement, clip: Rect) {
    let level = app.session.selection.level;
    let groups = drawing.groups.iter().filter(|group| group.view == Some(View::Axial));
    let parts: std::collections::BTreeSet<Part> =
        groups.filter_map(|group| group.target?.part()).collect();
    for part in parts {
        let Some(point) = drawing.anchor(Target::Part(level, part)) else { continue };
        let id = Id::unique("part node").with((level.name(), part.key()));
        let finding = app.session.finding();
        let chosen = finding.is_some_and(|finding| edit::is_marked(finding, part));
        let name = format!("{level}, {}", part.label_at(level));
        let state = part_state(finding, part);
        let pressed = node(ui, id, placement.to_screen(point), clip, || {
            WidgetInfo::selected(Role::CheckBox, true, chosen, &name)
        });
        ui.ctx().accesskit_node_builder(id, |builder| builder.set_description(state.as_str()));
        if pressed && app.can_edit() {
            toggle(app, level, part);
        }
    }
}

// ---- export -----------------------------------------------------------------------------------

/// Writes the map as it is shown, as SVG or PNG by the file's ending.
pub fn export(
    session: &Session,
    panels: &panels::State,
    path: &std::path::Path,
) -> Result<(), String> {
    let options = MapOptions {
        time_point: session.time_point,
        views: ViewChoice::All,
        width_mm: 180.0,
        legend: true,
        treatment: panels.treatment,
        title: true,
    };
    let drawing = figure::spine_map(session.case(), &options);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("svg") => figure::svg(&drawing, Theme::Print).into_bytes(),
        Some("png") => {
            figure::png(&drawing, Theme::Print, 300).map_err(|error| error.to_string())?
        }
        _ => return Err(format!("a figure is written as .svg or .png: {}", path.display())),
    };
    crate::store::write_file(path, &bytes).map_err(|error| error.to_string())
}
