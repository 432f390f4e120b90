//! Scores that differ between time points, side by side: what each was, and from when.

use egui::{
    Align, Align2, CursorIcon, FontId, Layout, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::Wish;
use super::line;
use crate::app::style::{Palette, semibold, subheading};
use crate::case::Case;
use crate::scores::{Course, Step};

/// Room for the name of a score, at most for what it was at a time point, and for the arrow between.
const NAME: f32 = 104.0;
const STEP: f32 = 136.0;
const ARROW: f32 = 18.0;

/// Draws the courses in a card; none where no score differs.
pub fn show(ui: &mut Ui, case: &Case, courses: &[Course], shown: usize) -> Option<Wish> {
    if courses.is_empty() {
        return None;
    }
    let mut wish = None;
    let frame = egui::Frame::group(ui.style()).inner_margin(10.0).corner_radius(6.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(subheading("Over time"));
        for course in courses {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
                let column = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(vec2(NAME, 20.0), column, |ui| {
                    ui.set_width(NAME);
                    ui.add_space(3.0);
                    let words = egui::RichText::new(&course.title).size(12.5);
                    ui.add(egui::Label::new(words.color(Palette::of(ui).muted)).wrap());
                });
                ui.with_layout(Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
                    ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
                    for (index, step) in course.steps.iter().enumerate() {
                        if show_step(ui, case, course, step, index > 0, shown) {
                            wish = Some(Wish::See(step.time_point, course.name, course.level));
                        }
                    }
                });
            });
        }
    });
    ui.add_space(6.0);
    wish
}

/// What a score was from a time point on; returns whether it is clicked.
fn show_step(
    ui: &mut Ui,
    case: &Case,
    course: &Course,
    step: &Step,
    follows: bool,
    shown: usize,
) -> bool {
    let palette = Palette::of(ui);
    let point = case.time_points.get(step.time_point).map_or("", |point| point.label.as_str());
    let arrow = if follows { ARROW } else { 0.0 };
    let regular = || egui::FontFamily::Proportional;
    let layout = |text: &str, size: f32, family, color| {
        let mut job = line::cell(&[line::words(text, size, family, color)]);
        job.wrap.max_width = STEP - 8.0;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let lines = [
        layout(&step.result, 15.0, semibold(), palette.text),
        layout(&step.class, 11.5, regular(), palette.text),
        layout(point, 11.0, regular(), palette.muted),
    ];
    let height: f32 = lines.iter().map(|line| line.size().y).sum();
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max);
    let size = vec2(arrow + width + 8.0, height + 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let class = if step.class.is_empty() { "" } else { ", " };
    let name =
        format!("Over time: {}, {point}: {}{class}{}", course.title, step.result, step.class);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, enabled, &name));
    let place = Rect::from_min_max(rect.min + vec2(arrow, 0.0), rect.max);
    if response.hovered() || response.has_focus() || step.time_point == shown {
        let color = if response.has_focus() { palette.accent } else { palette.edge };
        let stroke = Stroke::new(1.0, color);
        ui.painter().rect(place, 4.0, palette.field, stroke, StrokeKind::Inside);
    }
    if follows {
        let at = rect.min + vec2(arrow / 2.0, 3.0 + lines[0].size().y / 2.0);
        ui.painter().text(
            at,
            Align2::CENTER_CENTER,
            "→",
            FontId::proportional(13.0),
            palette.muted,
        );
    }
    let mut at = place.min + vec2(4.0, 3.0);
    for line in lines {
        let height = line.size().y;
        ui.painter().galley(at, line, palette.text);
        at.y += height;
    }
    response
        .on_hover_text("Show this time point with what the score is made of")
        .on_hover_cursor(CursorIcon::PointingHand)
        .clicked()
}
