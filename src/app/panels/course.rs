//! The course: time points, treatments and events on a line, to be chosen and added to.

use std::sync::Arc;

use egui::{
    Color32, FontId, Key, Pos2, Rect, RichText, Sense, Shape, Stroke, TextEdit, Ui, Vec2,
    WidgetInfo,
};

use crate::app::Spinemap;
use crate::app::style::{Palette, heading};
use crate::case::{
    Case, DiseaseStatus, EventKind, Fact, Id, TimePoint, When, is_before_zero, months_from,
};
use crate::edit::copy_findings;

/// A time point that is about to be added.
pub struct Adding {
    label: String,
    focus: bool,
}

/// One thing on the line.
struct Entry {
    /// Months from the zero of the line; none where only the order is known.
    months: Vec<f64>,
    /// Whether it is only known to be before something.
    before: bool,
    label: String,
    time: String,
    color: Color32,
    /// The place of its time point in the case.
    point: Option<usize>,
    /// Below the line rather than above.
    below: bool,
}

/// The panel.
pub fn show(app: &mut Spinemap, ui: &mut Ui) {
    ui.set_min_height(ui.available_height());
    ui.horizontal(|ui| {
        ui.label(heading("Course"));
        let enabled = app.can_edit();
        if ui.add_enabled(enabled, egui::Button::new("Add a time point").small()).clicked() {
            app.panels.adding = Some(Adding { label: String::new(), focus: true });
        }
        let several = app.session.case().time_points.len() > 1;
        let remove = egui::Button::new("Remove this one").small();
        if ui.add_enabled(enabled && several, remove).clicked() {
            remove_time_point(app);
        }
        let (place, last) = (app.session.time_point, app.session.case().time_points.len());
        for (text, can, to) in
            [("Earlier", place > 0, place.wrapping_sub(1)), ("Later", place + 1 < last, place + 1)]
        {
            let button = egui::Button::new(text).small();
            let button = ui.add_enabled(enabled && can, button);
            if button.on_hover_text("Its place among the time points").clicked() {
                move_time_point(app, to);
            }
        }
    });
    let case = Arc::clone(app.session.case());
    let palette = Palette::of(ui);
    let entries = entries(&case, palette);
    line(app, ui, &entries, palette);
    adding(app, ui);
}

fn entries(case: &Case, palette: &Palette) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, point) in case.time_points.iter().enumerate() {
        entries.push(Entry {
            months: months(case, point.when.as_ref()),
            before: point.when.as_ref().is_some_and(|when| is_before_zero(case, when.value())),
            label: point.label.clone(),
            time: time(case, point.when.as_ref(), &point.label),
            color: point_color(point, palette),
            point: Some(index),
            below: false,
        });
    }
    for treatment in case.treatments.iter().filter(|treatment| treatment.is_given()) {
        entries.push(Entry {
            months: months(case, treatment.when.as_ref()),
            before: (treatment.when.as_ref())
                .is_some_and(|when| is_before_zero(case, when.value())),
            label: treatment.label.clone(),
            time: time(case, treatment.when.as_ref(), &treatment.label),
            color: palette.treatment,
            point: None,
            below: true,
        });
    }
    entries
}

fn months(case: &Case, when: Option<&Fact<When>>) -> Vec<f64> {
    let values = when.into_iter().flat_map(Fact::values);
    let mut months: Vec<f64> = values.filter_map(|v| months_from(case, &v.value)).collect();
    months.dedup();
    months
}

/// The time in words, where it has a place on the line and the label does not say it already.
fn time(case: &Case, when: Option<&Fact<When>>, label: &str) -> String {
    let dated = when.into_iter().flat_map(Fact::values).map(|sourced| &sourced.value);
    let words = dated.filter(|when| is_dated(case, when)).map(|when| when.offset.to_string());
    let words = words.collect::<Vec<_>>().join(" or ");
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if figures(label) == figures(&words) { String::new() } else { words }
}

fn is_dated(case: &Case, when: &When) -> bool {
    months_from(case, when).is_some()
}

fn point_color(point: &TimePoint, palette: &Palette) -> Color32 {
    let died = point.events.iter().any(|event| *event.kind.value() == EventKind::Death);
    let status = point.disease_status.as_ref().map(|fact| *fact.value());
    let disease = point.findings.levels.values().any(crate::case::LevelFinding::is_involved);
    match status {
        _ if died => palette.text,
        Some(DiseaseStatus::NoEvidence) => palette.good,
        Some(DiseaseStatus::AliveWithDisease) => palette.tumour,
        _ if disease => palette.tumour,
        _ => palette.accent,
    }
}

/// Where months stand on the line: near times are spread, far ones drawn together.
fn position(months: f64) -> f64 {
    months.signum() * (months.abs() / 3.0).ln_1p()
}

fn line(app: &mut Spinemap, ui: &mut Ui, entries: &[Entry], palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), ui.available_height().max(58.0)),
        Sense::hover(),
    );
    let axis = rect.center().y;
    let dated: Vec<f64> =
        entries.iter().flat_map(|entry| &entry.months).map(|m| position(*m)).collect();
    let low = dated.iter().copied().fold(f64::INFINITY, f64::min);
    let high = dated.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // What has no date stands in lanes of its own: before at the left, the rest at the right, in
    // the order of the case.
    let undated = |before: bool| {
        entries.iter().filter(|entry| entry.months.is_empty() && entry.before == before).count()
    };
    let lane = |count: usize| (count as f32 * 120.0).min(rect.width() * 0.32);
    let counts = [undated(true), undated(false)];
    let mut widths = counts.map(lane);
    if dated.is_empty() {
        // Nothing but an order is known.
        let share = rect.width() / (counts[0] + counts[1]).max(1) as f32;
        widths = counts.map(|count| count as f32 * share - 60.0);
    }
    let (left, right) = (rect.left() + 60.0 + widths[0], rect.right() - 60.0 - widths[1]);
    let span = (high - low).max(1e-9);
    let x_of = |months: f64| {
        let share =
            if dated.len() < 2 || high <= low { 0.5 } else { (position(months) - low) / span };
        left + share as f32 * (right - left)
    };
    let painter = ui.painter().clone();
    let stroke = Stroke::new(1.5, palette.edge);
    if !dated.is_empty() {
        let ends = [Pos2::new(left - 30.0, axis), Pos2::new(right + 30.0, axis)];
        painter.line_segment(ends, stroke);
    }
    for (width, from, to) in
        [(widths[0], rect.left() + 8.0, left - 48.0), (widths[1], right + 48.0, rect.right() - 8.0)]
    {
        if width > 0.0 {
            let ends = [Pos2::new(from, axis), Pos2::new(to, axis)];
            painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 4.0));
        }
    }
    let mut lanes = Lanes::default();
    let mut next = [0, 0];
    for entry in entries {
        let xs: Vec<f32> = if entry.months.is_empty() {
            let side = usize::from(!entry.before);
            let from = if entry.before { rect.left() + 12.0 } else { right + 48.0 };
            next[side] += 1;
            let step = widths[side] / counts[side].max(1) as f32;
            vec![from + step * (next[side] as f32 - 0.5)]
        } else {
            entry.months.iter().map(|months| x_of(*months)).collect()
        };
        draw(app, ui, entry, &xs, axis, rect, &mut lanes, palette);
    }
}

/// Keeps labels beside the line from standing on each other.
#[derive(Default)]
struct Lanes {
    taken: Vec<Rect>,
}

impl Lanes {
    /// Moves a label away from the line until it is free; `None` where there is no room.
    fn place(&mut self, mut label: Rect, step: f32, within: Rect) -> Option<Rect> {
        for _ in 0..4 {
            if !within.expand(2.0).contains_rect(label) {
                return None;
            }
            if self.taken.iter().all(|other| !other.intersects(label)) {
                self.taken.push(label);
                return Some(label);
            }
            label = label.translate(Vec2::new(0.0, step));
        }
        None
    }
}

#[expect(clippy::too_many_arguments, reason = "one call, in the loop above")]
fn draw(
    app: &mut Spinemap,
    ui: &mut Ui,
    entry: &Entry,
    xs: &[f32],
    axis: f32,
    within: Rect,
    lanes: &mut Lanes,
    palette: &Palette,
) {
    let painter = ui.painter().clone();
    let chosen = entry.point.is_some() && entry.point == Some(app.session.time_point);
    if let ([first, ..], [.., last]) = (xs, xs)
        && xs.len() > 1
    {
        // The sources disagree on the time: both are drawn, joined.
        let stroke = Stroke::new(3.0, entry.color.gamma_multiply(0.45));
        painter.line_segment([Pos2::new(*first, axis), Pos2::new(*last, axis)], stroke);
    }
    for (index, x) in xs.iter().enumerate() {
        let centre = Pos2::new(*x, axis);
        let radius = if chosen { 7.0 } else { 5.0 };
        if entry.point.is_some() {
            painter.circle_filled(centre, radius, entry.color);
        } else {
            let square = Rect::from_center_size(centre, Vec2::splat(9.0));
            painter.rect_filled(square, 1.0, entry.color);
        }
        if chosen {
            painter.circle_stroke(centre, 10.0, Stroke::new(1.5, palette.accent));
        }
        let Some(point) = entry.point else { continue };
        let hit = Rect::from_center_size(centre, Vec2::splat(22.0));
        let id = ui.scope_id().with(("point", app.session.serial, point, index));
        let response = ui.interact(hit, id, Sense::click());
        let again = if index > 0 { ", also" } else { "" };
        let name = format!("Time point: {}{again}", entry.label);
        response.widget_info(|| {
            WidgetInfo::selected(egui::accesskit::Role::RadioButton, true, chosen, &name)
        });
        if response.on_hover_text(format!("{}\n{}", entry.label, entry.time)).clicked() {
            app.session.time_point = point;
        }
    }
    label(ui, entry, xs, axis, within, lanes, palette, chosen);
}

#[expect(clippy::too_many_arguments, reason = "one call, above")]
fn label(
    ui: &Ui,
    entry: &Entry,
    xs: &[f32],
    axis: f32,
    within: Rect,
    lanes: &mut Lanes,
    palette: &Palette,
    chosen: bool,
) {
    let painter = ui.painter();
    let color = if chosen { palette.accent } else { palette.text };
    let font = FontId::proportional(11.5);
    let mut words = entry.label.clone();
    if words.chars().count() > 34 {
        words = words.chars().take(33).collect::<String>() + "…";
    }
    let galley = painter.layout_no_wrap(words, font, color);
    let when =
        painter.layout_no_wrap(entry.time.clone(), FontId::proportional(10.5), palette.muted);
    let gap = if entry.time.is_empty() { 0.0 } else { 6.0 };
    let size = Vec2::new(galley.size().x + gap + when.size().x, galley.size().y);
    let x = xs.iter().sum::<f32>() / xs.len().max(1) as f32;
    let x = x.clamp(within.left() + size.x / 2.0, within.right() - size.x / 2.0);
    let y = if entry.below { axis + 9.0 } else { axis - 9.0 - size.y };
    let place = Rect::from_min_size(Pos2::new(x - size.x / 2.0, y), size);
    let step = if entry.below { size.y + 1.0 } else { -size.y - 1.0 };
    if let Some(place) = lanes.place(place, step, within) {
        let right = Pos2::new(place.right() - when.size().x, place.top() + 1.5);
        painter.galley(place.min, galley, color);
        painter.galley(right, when, palette.muted);
    }
}

fn move_time_point(app: &mut Spinemap, to: usize) {
    let from = app.session.time_point;
    app.session.editor.edit("Move a time point", None, |case| case.time_points.swap(from, to));
    app.session.time_point = to;
}

fn remove_time_point(app: &mut Spinemap) {
    let Some(point) = app.session.point().cloned() else { return };
    let index = app.session.time_point;
    app.session.editor.edit(format!("Remove {}", point.label), None, |case| {
        case.time_points.remove(index);
        crate::edit::settle(case);
    });
    app.session.clamp();
    app.status = Some(format!("Removed {}; undo brings it back", point.label));
}

/// Asks what a new time point is called and what of the marks it takes over.
fn adding(app: &mut Spinemap, ui: &mut Ui) {
    let Some(adding) = &mut app.panels.adding else { return };
    let mut answer = None;
    let modal = egui::Modal::new(egui::Id::unique("add time point")).show(ui.ctx(), |ui| {
        ui.set_width(420.0);
        ui.label(heading("Add a time point"));
        let label = ui.label(RichText::new("Name").color(Palette::of(ui).muted));
        let field = TextEdit::singleline(&mut adding.label).hint_text("6 months");
        let response = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(&mut adding.focus) {
            response.request_focus();
        }
        ui.label("What is marked at the time point that is shown now:");
        ui.horizontal_wrapped(|ui| {
            let named = !adding.label.trim().is_empty();
            for (text, tip, value) in [
                ("Start empty", "Nothing is marked", Take::Nothing),
                ("Copy as unconfirmed", "The marks, inferred and suspected", Take::Unconfirmed),
                ("Copy as unchanged", "The marks, as seen by you", Take::Unchanged),
            ] {
                let button = egui::Button::new(text);
                if ui.add_enabled(named, button).on_hover_text(tip).clicked() {
                    answer = Some(Some(value));
                }
            }
            if ui.button("Cancel").clicked() {
                answer = Some(None);
            }
        });
    });
    if modal.should_close() || ui.input(|input| input.key_pressed(Key::Escape)) {
        answer = Some(None);
    }
    if let Some(take) = answer {
        let label = adding.label.trim().to_owned();
        app.panels.adding = None;
        if let Some(take) = take {
            add(app, &label, take);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    Nothing,
    Unconfirmed,
    Unchanged,
}

fn add(app: &mut Spinemap, label: &str, take: Take) {
    let from = app.session.time_point;
    let at = (from + 1).min(app.session.case().time_points.len());
    app.session.editor.edit(format!("Add {label}"), None, |case| {
        let id = Id::fresh(label, case.time_points.iter().map(|point| &point.id));
        let mut point = TimePoint::new(id, label);
        if take != Take::Nothing
            && let Some(old) = case.time_points.get(from)
        {
            copy_findings(old, &mut point, take == Take::Unchanged);
        }
        case.time_points.insert(at, Arc::new(point));
    });
    app.session.time_point = at;
}
