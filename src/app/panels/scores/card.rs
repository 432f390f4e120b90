//! A card: the score to report first with its bar and inputs, and others of its kind folded.

use egui::accesskit::Role;
use egui::collapsing_header::{CollapsingState, paint_default_icon};
use egui::{Align, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::offers::Offer;
use super::summary::{Answer, Bar, Card, Summary};
use super::{Sought, Wish, line};
use crate::app::forms::{capital, small_button};
use crate::app::style::named;
use crate::app::style::{Palette, semibold, subheading};

/// Draws a card and returns what is asked for. The sought score is opened and brought into sight.
pub fn show(ui: &mut Ui, card: &Card, sought: Option<Sought>, locked: bool) -> Option<Wish> {
    let sought_in = |summary: &Summary| {
        sought.filter(|sought| (sought.name, sought.level) == (summary.name, summary.level))
    };
    let muted = Palette::of(ui).muted;
    let frame = egui::Frame::group(ui.style()).inner_margin(10.0).corner_radius(6.0);
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut wish = head(ui, &card.first, card.worst.as_deref());
        wish = body(ui, &card.first, locked).or(wish);
        for other in &card.others {
            wish = folded(ui, other, sought_in(other), locked).or(wish);
        }
        ui.label(RichText::new(&card.foot).size(10.5).color(muted));
        wish
    });
    if sought_in(&card.first).is_some_and(|sought| sought.to_top) {
        ui.scroll_to_rect(drawn.response.rect, Some(Align::TOP));
    }
    drawn.inner
}

/// What it is a score of, and the button that copies it.
fn head(ui: &mut Ui, summary: &Summary, worst: Option<&str>) -> Option<Wish> {
    let muted = Palette::of(ui).muted;
    ui.horizontal_top(|ui| {
        let right = Layout::right_to_left(Align::Min);
        ui.with_layout(right, |ui| {
            let wish = copy_button(ui, summary);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add(egui::Label::new(subheading(&summary.title)).wrap());
                if let Some(worst) = worst {
                    ui.label(RichText::new(capital(worst)).size(11.5).color(muted));
                }
            });
            wish
        })
        .inner
    })
    .inner
}

fn copy_button(ui: &mut Ui, summary: &Summary) -> Option<Wish> {
    let button = small_button(ui, "Copy as text");
    let button = named(button, &format!("Copy {} as text", summary.title));
    let tip = format!("Puts this into the clipboard:\n{}", summary.line);
    button.on_hover_text(tip).clicked().then(|| Wish::Copy(summary.line.clone()))
}

/// A score whose result stands in a line; its inputs are shown once the line is clicked.
fn folded(ui: &mut Ui, summary: &Summary, sought: Option<Sought>, locked: bool) -> Option<Wish> {
    const ICON: f32 = 14.0;
    let palette = Palette::of(ui);
    let id = ui.make_persistent_id(("score", &summary.title));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    if sought.is_some() {
        state.set_open(true);
    }
    let word = if state.is_open() { "Fold" } else { "Unfold" };
    let name = format!("{word} {}: {}", summary.title, summary.in_words());
    let (text, muted) = (palette.text, palette.muted);
    let words = [
        line::words(&summary.title, 13.0, semibold(), text),
        line::words(&summary.result, 13.0, semibold(), text),
        line::words(&summary.class, 12.5, egui::FontFamily::Proportional, muted),
        line::words(summary.rank, 11.5, egui::FontFamily::Proportional, muted),
    ];
    let width = ui.available_width() - ICON - line::GAP;
    let cells = [(ICON, line::cell(&[])), (width, line::cell(&words))];
    let row = line::show(ui, &name, cells, line::cell(&[]));
    let icon = Rect::from_center_size(row.rect.left_top() + vec2(8.0, 11.0), vec2(9.0, 9.0));
    paint_default_icon(ui, state.openness(ui.ctx()), &row.clone().with_new_rect(icon));
    if row.clicked() {
        state.toggle(ui);
    }
    if let Some(sought) = sought {
        ui.scroll_to_rect(row.rect, sought.to_top.then_some(Align::TOP));
    }
    let body = state.show_body_unindented(ui, |ui| {
        let wish = copy_button(ui, summary);
        body(ui, summary, locked).or(wish)
    });
    body.and_then(|body| body.inner)
}

/// Result and class, the bar, what it rests on, and the inputs.
fn body(ui: &mut Ui, summary: &Summary, locked: bool) -> Option<Wish> {
    let palette = Palette::of(ui);
    let result = line::words(&summary.result, 19.0, semibold(), palette.text);
    let class = line::words(&summary.class, 13.0, egui::FontFamily::Proportional, palette.text);
    ui.label(line::cell(&[result, class]));
    if let Some(bar) = &summary.bar {
        show_bar(ui, bar, summary);
    }
    for remark in &summary.remarks {
        ui.label(RichText::new(capital(remark)).size(11.5).color(palette.muted));
    }
    let mut wish = None;
    let (open, settled): (Vec<&Answer>, Vec<&Answer>) =
        summary.answers.iter().partition(|answer| answer.open.is_some());
    for answer in settled {
        wish = show_answer(ui, summary, answer).or(wish);
    }
    if !open.is_empty() {
        ui.label(subheading("Not settled").size(12.0).color(palette.warning));
    }
    for answer in open {
        wish = show_answer(ui, summary, answer).or(wish);
        if !answer.offers.is_empty() && !locked {
            wish = show_offers(ui, summary, answer).or(wish);
        }
    }
    wish
}

/// Answers as buttons, or as a list where they are many; returns the one that is clicked.
fn choose<'a>(ui: &mut Ui, name: &str, offers: &'a [Offer]) -> Option<&'a Offer> {
    /// As many answers stand side by side.
    const SIDE_BY_SIDE: usize = 7;
    let mut chosen = None;
    if offers.len() <= SIDE_BY_SIDE {
        for offer in offers {
            let button = named(small_button(ui, &offer.label), &format!("{name}: {}", offer.label));
            let button =
                if offer.hint.is_empty() { button } else { button.on_hover_text(offer.hint) };
            if button.clicked() {
                chosen = Some(offer);
            }
        }
        return chosen;
    }
    let list = egui::ComboBox::from_id_salt(name).selected_text("answer").width(90.0);
    let response = list.show_ui(ui, |ui| {
        for offer in offers {
            if ui.selectable_label(false, offer.label.as_ref()).on_hover_text(offer.hint).clicked()
            {
                chosen = Some(offer);
            }
        }
    });
    let enabled = ui.is_enabled();
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, enabled, name));
    chosen
}

/// What an open input can be answered with, under its line.
fn show_offers(ui: &mut Ui, summary: &Summary, answer: &Answer) -> Option<Wish> {
    let name = format!("Answer {}, {}", summary.title, answer.name);
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        ui.add_space(NAME + line::GAP);
        ui.horizontal_wrapped(|ui| chosen = choose(ui, &name, &answer.offers));
    });
    let offer = chosen?;
    let label = format!("Set {} to {}", answer.name, offer.label);
    let answered = Sought { name: summary.name, level: summary.level, to_top: false };
    Some(Wish::Fill(label, offer.clone(), answered))
}

/// Room for the name of an input.
const NAME: f32 = 96.0;

/// An input: its name, its value, its points and where it came from.
fn show_answer(ui: &mut Ui, summary: &Summary, answer: &Answer) -> Option<Wish> {
    const ORIGIN: f32 = 54.0;
    const ARROW: f32 = 8.0;
    let Palette { text, muted, accent, .. } = *Palette::of(ui);
    let plain =
        |words, size, color| line::words(words, size, egui::FontFamily::Proportional, color);
    let name = capital(&answer.name);
    // Only sums have points.
    let is_sum = summary.answers.iter().any(|answer| !answer.points.is_empty());
    let points = if is_sum { 30.0 } else { 0.0 };
    let value = ui.available_width() - NAME - points - ORIGIN - ARROW - 4.0 * line::GAP;
    let cells = [
        (NAME, line::cell(&[plain(&name, 12.5, muted)])),
        (value, line::cell(&[plain(&answer.value, 12.5, text)])),
        (points, line::cell(&[plain(&answer.points, 12.5, text)])),
        (ORIGIN, line::cell(&[plain(&answer.origin, 11.5, muted)])),
        (ARROW, line::cell(&[plain("›", 13.0, accent)])),
    ];
    let open = answer.open.as_deref().unwrap_or_default();
    let under = line::cell(&[plain(open, 11.5, muted)]);
    let row = line::show(ui, &format!("{}: {}", summary.title, answer.in_words()), cells, under);
    let mut tip = "Go to what answers this".to_owned();
    for ground in &answer.grounds {
        tip = format!("{tip}\n{ground}");
    }
    row.on_hover_text(tip).clicked().then_some(Wish::Answer(answer.field))
}

/// The whole scale as a line, with its ends; the result is a thick stretch of it, or a mark where
/// it is one value.
fn show_bar(ui: &mut Ui, bar: &Bar, summary: &Summary) {
    const HEIGHT: f32 = 18.0;
    const END: f32 = 26.0;
    let palette = Palette::of(ui);
    let (least, most) = bar.scale;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let name = format!("{}: {} on a scale of {least} to {most}", summary.title, summary.result);
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &name));
    let track = rect.shrink2(vec2(END, 0.0));
    let font = egui::FontId::proportional(11.0);
    for (at, align, end) in [
        (rect.left_center(), egui::Align2::LEFT_CENTER, least),
        (rect.right_center(), egui::Align2::RIGHT_CENTER, most),
    ] {
        ui.painter().text(at, align, end.to_string(), font.clone(), palette.muted);
    }
    let x = |value: f64| {
        let share = ((value - least) / (most - least)).clamp(0.0, 1.0);
        egui::lerp(track.x_range(), share as f32)
    };
    let middle = track.center().y;
    let stretch = |from: f32, to: f32, height: f32| {
        Rect::from_x_y_ranges(from..=to, middle - height / 2.0..=middle + height / 2.0)
    };
    let edge = Stroke::new(1.0, palette.edge);
    let whole = stretch(track.left(), track.right(), 8.0);
    ui.painter().rect(whole, 4.0, palette.field, edge, StrokeKind::Inside);
    let (low, high) = (x(bar.result.0), x(bar.result.1));
    ui.painter().rect_filled(stretch(low, high, 8.0), 4.0, palette.accent);
    for end in [low, high] {
        ui.painter().rect_filled(stretch(end - 1.5, end + 1.5, 16.0), 1.5, palette.text);
    }
}
