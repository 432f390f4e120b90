//! The line of the course: signs at their places in time, labels where there is room, and lanes
//! for what has no date.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{
    Color32, FontId, Painter, Pos2, Rect, RichText, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use super::entries::{Entry, Kind, Place};
use super::scale::{Scale, axis};
use crate::app::Spinemap;
use crate::app::style::Palette;
use crate::app::tab::Tab;

/// Draws the strip in what is left of the panel.
pub(super) fn show(app: &mut Spinemap, ui: &mut Ui, entries: &[Entry]) {
    let palette = Palette::of(ui);
    let size = Vec2::new(ui.available_width(), ui.available_height().max(58.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let scale = Scale::of(entries, rect);
    scale.paint(ui.painter(), palette, rect);
    let mut strip = Strip { rect, axis: axis(rect), taken: scale.lane_names(ui, palette, rect) };
    // Where things stand: first the time points, which other signs make room for.
    let mut next = [0; 3];
    let mut points: BTreeMap<usize, f32> = BTreeMap::new();
    let mut placed: Vec<(&Entry, Vec<f32>)> = Vec::new();
    for entry in entries {
        let xs = match (&entry.place, entry.kind.point().and_then(|index| points.get(&index))) {
            (Place::Months(months), _) => months.iter().map(|months| scale.x(*months)).collect(),
            (Place::AtPoint, Some(x)) => vec![*x + beside(entries, entry)],
            (place, _) => vec![scale.next(place, &mut next)],
        };
        if let (Kind::Point(index), Some(last)) = (entry.kind, xs.last()) {
            points.insert(index, *last);
        }
        placed.push((entry, xs));
    }
    placed.sort_by_key(|(entry, _)| (entry.kind.is_event(), entry.kind.is_treatment()));
    let mut labels = Vec::new();
    for (entry, xs) in &placed {
        let at = strip.signs(app, ui, entry, xs, palette);
        labels.push((*entry, at));
    }
    for (index, (entry, at)) in labels.iter().enumerate() {
        // Treatments at one time share a label.
        let together = |other: &&(&Entry, Vec<Pos2>)| {
            let both = entry.kind.is_treatment() && entry.kind == other.0.kind;
            both && matches!(entry.place, Place::Months(_)) && entry.place == other.0.place
        };
        if entry.place == Place::AtPoint || labels[..index].iter().any(|other| together(&other)) {
            continue;
        }
        let chosen = entry.kind == Kind::Point(app.session.time_point);
        let others = labels[index + 1..].iter().filter(together);
        let (mut words, mut at) = (entry.label.clone(), at.clone());
        for (other, signs) in others {
            words = format!("{words}, {}", other.label);
            at.extend(signs);
        }
        strip.label(ui.painter(), entry, words, &at, palette, chosen);
    }
}

/// How far an event stands from the middle of those of its time point: they follow one another from
/// the left.
fn beside(entries: &[Entry], entry: &Entry) -> f32 {
    let here =
        |other: &&Entry| other.place == Place::AtPoint && other.kind.point() == entry.kind.point();
    let all = entries.iter().filter(here).count();
    let before = entries.iter().filter(here).take_while(|other| !std::ptr::eq(*other, entry));
    12.0 * (before.count() as f32 - (all.max(1) - 1) as f32 / 2.0)
}

/// The signs that occur, and what the line counts from.
pub(super) fn legend(ui: &mut Ui, entries: &[Entry], zero: Option<&str>) {
    let palette = Palette::of(ui);
    let words = |text: &str| RichText::new(text).size(11.5).color(palette.muted);
    let dated = entries.iter().any(|entry| matches!(entry.place, Place::Months(_)));
    if let Some(zero) = zero.filter(|_| dated) {
        ui.label(words(&format!("months from {zero}")));
        ui.add_space(8.0);
    }
    // What a time point is, its colour says; of events, whatever they are, one is enough.
    let name = |entry: &Entry| match entry.kind {
        Kind::Point(_) if entry.color == palette.tumour => "with disease",
        Kind::Point(_) if entry.color == palette.good => "without disease",
        Kind::Point(_) => "time point",
        kind => kind.words(),
    };
    let mut seen = BTreeSet::new();
    let mut kinds: Vec<&Entry> = entries.iter().filter(|entry| seen.insert(name(entry))).collect();
    kinds.sort_by_key(|entry| (entry.kind.is_event(), entry.kind.is_treatment(), name(entry)));
    // The row is filled from the right.
    for entry in kinds.into_iter().rev() {
        ui.label(words(name(entry)));
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
        let color = match entry.kind {
            Kind::Point(_) if name(entry) == "time point" => palette.accent,
            Kind::Event(_) => palette.warning,
            _ => entry.color,
        };
        paint(ui.painter(), entry.kind, rect.center(), color, false);
        ui.add_space(4.0);
    }
}

/// The strip while it is drawn: what has been taken already.
struct Strip {
    rect: Rect,
    axis: f32,
    taken: Vec<Rect>,
}

impl Strip {
    fn is_free(&self, rect: Rect) -> bool {
        self.taken.iter().all(|other| !other.intersects(rect))
    }

    /// A place for a sign near its time: that of a time point on the line, that of a treatment on
    /// it or below, that of an event above.
    fn sign_place(&mut self, kind: Kind, x: f32, index: usize) -> Pos2 {
        let (rows, size): (&[f32], f32) = match kind {
            Kind::Point(_) => (&[0.0], 20.0),
            Kind::Treatment | Kind::Withheld => (&[0.0, 16.5], 11.0),
            _ => (&[-16.0], 11.0),
        };
        let asides = [0.0, 12.0, -12.0, 24.0, -24.0, 36.0, -36.0];
        let asides = if matches!(kind, Kind::Point(_)) { &asides[..1] } else { &asides[..] };
        let on_line = |row: f32| if row == 0.0 && index == 0 { &asides[..1] } else { asides };
        let places = rows.iter().flat_map(|row| on_line(*row).iter().map(move |a| (*a, *row)));
        let at = |(aside, row)| Pos2::new(x + aside, self.axis + row);
        let sign = |centre| Rect::from_center_size(centre, Vec2::splat(size));
        let place = places.map(at).find(|centre| self.is_free(sign(*centre)));
        let place = place.unwrap_or(Pos2::new(x, self.axis + rows[0]));
        self.taken.push(sign(place));
        place
    }

    /// Draws the signs of an entry and gives their places.
    fn signs(
        &mut self,
        app: &mut Spinemap,
        ui: &Ui,
        entry: &Entry,
        xs: &[f32],
        palette: &Palette,
    ) -> Vec<Pos2> {
        let painter = ui.painter();
        let chosen = entry.kind == Kind::Point(app.session.time_point);
        // How many signs there are before: two treatments may be called the same.
        let before = self.taken.len();
        let mut centres = Vec::new();
        for (index, x) in xs.iter().enumerate() {
            centres.push(self.sign_place(entry.kind, *x, index));
        }
        if let ([first, .., last], true) = (&centres[..], centres.len() > 1) {
            // The sources disagree on the time: both are drawn, joined.
            let stroke = Stroke::new(3.0, entry.color.gamma_multiply(0.45));
            painter.line_segment([*first, *last], stroke);
        }
        for (index, centre) in centres.iter().enumerate() {
            paint(painter, entry.kind, *centre, entry.color, chosen);
            if chosen {
                painter.circle_stroke(*centre, 10.0, Stroke::new(1.5, palette.accent));
            }
            let again = if index > 0 { ", also" } else { "" };
            let name = format!("{}{again}", entry.name());
            let response = if let Kind::Point(point) = entry.kind {
                let hit = Rect::from_center_size(*centre, Vec2::splat(22.0));
                let id = ui.scope_id().with(("point", app.session.serial, point, index));
                let response = ui.interact(hit, id, Sense::click());
                response
                    .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
                response
            } else {
                let hit = Rect::from_center_size(*centre, Vec2::splat(12.0));
                let id = ui.scope_id().with(("sign", app.session.serial, before + index));
                // Without a stop of the Tab key; what only hovers yields to a time point nearby.
                let response = ui.interact(hit, id, Sense::CLICK);
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
                response
            };
            let clicked = response.on_hover_text(&entry.tip).clicked();
            match entry.kind.point() {
                Some(point) if clicked => app.session.time_point = point,
                None if clicked => app.panels.tab = Tab::Treatment,
                _ => {}
            }
        }
        centres
    }

    /// Writes the label of an entry where there is room, the nearer to its signs the better.
    fn label(
        &mut self,
        painter: &Painter,
        entry: &Entry,
        mut words: String,
        signs: &[Pos2],
        palette: &Palette,
        chosen: bool,
    ) {
        let color = if chosen { palette.accent } else { palette.text };
        if words.chars().count() > 34 {
            words = words.chars().take(33).collect::<String>() + "…";
        }
        let galley = painter.layout_no_wrap(words, FontId::proportional(11.5), color);
        let small = FontId::proportional(10.5);
        let when = painter.layout_no_wrap(entry.time.clone(), small, palette.muted);
        let x = signs.iter().map(|at| at.x).sum::<f32>() / signs.len().max(1) as f32;
        let below = entry.kind.is_treatment();
        let with_time = galley.size() + Vec2::new(6.0 + when.size().x, 0.0);
        let sizes =
            if entry.time.is_empty() { &[galley.size()][..] } else { &[with_time, galley.size()] };
        // Where there is no room for the time, the name alone is better than nothing.
        let Some(place) = sizes.iter().find_map(|size| self.room_for(*size, x, below)) else {
            return;
        };
        self.taken.push(place);
        let right = Pos2::new(place.right() - when.size().x, place.top() + 1.5);
        let timed = place.width() > galley.size().x;
        painter.galley(place.min, galley, color);
        if timed {
            painter.galley(right, when, palette.muted);
        }
    }

    /// A free place for a label of a size above or below the line, the nearer the better.
    fn room_for(&self, size: Vec2, x: f32, below: bool) -> Option<Rect> {
        let within = self.rect.expand(3.0);
        let x = x.clamp(self.rect.left() + size.x / 2.0, self.rect.right() - size.x / 2.0);
        let (y, step) =
            if below { (self.axis + 8.0, 4.0) } else { (self.axis - 10.0 - size.y, -4.0) };
        let place = Rect::from_min_size(Pos2::new(x - size.x / 2.0, y), size);
        let mut places = (0..16).map(|n| place.translate(Vec2::new(0.0, n as f32 * step)));
        places.find(|place| within.contains_rect(*place) && self.is_free(*place))
    }
}

/// The sign of a kind: a disc, a square, full or empty, a diamond, a triangle, a cross.
fn paint(painter: &Painter, kind: Kind, at: Pos2, color: Color32, chosen: bool) {
    let point = |x: f32, y: f32| at + Vec2::new(x, y);
    match kind {
        Kind::Point(_) => {
            painter.circle_filled(at, if chosen { 7.0 } else { 5.0 }, color);
        }
        Kind::Treatment => {
            painter.rect_filled(Rect::from_center_size(at, Vec2::splat(9.0)), 1.0, color);
        }
        Kind::Withheld => {
            let square = Rect::from_center_size(at, Vec2::splat(9.0));
            painter.rect_stroke(square, 1.0, Stroke::new(1.5, color), StrokeKind::Inside);
        }
        Kind::Event(_) => {
            let corners = [point(0.0, -5.0), point(5.0, 0.0), point(0.0, 5.0), point(-5.0, 0.0)];
            painter.add(Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE));
        }
        Kind::Improvement(_) => {
            let corners = [point(0.0, -4.5), point(5.0, 4.0), point(-5.0, 4.0)];
            painter.add(Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE));
        }
        Kind::Death(_) => {
            let stroke = Stroke::new(2.5, color);
            painter.line_segment([point(-4.0, -4.0), point(4.0, 4.0)], stroke);
            painter.line_segment([point(-4.0, 4.0), point(4.0, -4.0)], stroke);
        }
    }
}
