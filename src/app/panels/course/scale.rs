//! The line of the course: where months stand on it, and the lanes of what has no date.

use egui::accesskit::Role;
use egui::{FontId, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo};

use super::entries::{Entry, Place};
use crate::app::style::Palette;

/// Room between the lanes at the right.
const GAP: f32 = 30.0;

/// Room for a label at both ends of the line.
const END: f32 = 60.0;

/// The lane of what has no date.
const fn lane(place: &Place) -> usize {
    match place {
        Place::Before => 0,
        Place::After => 1,
        _ => 2,
    }
}

/// Where months stand on the line: near times are spread, far ones drawn together.
fn position(months: f64) -> f64 {
    months.signum() * (months.abs() / 3.0).ln_1p()
}

/// The height of the line: a little lower than the middle, for more is written above it.
pub(super) fn axis(rect: Rect) -> f32 {
    rect.top() + (0.56 * rect.height()).round()
}

/// The line of what is dated, between the lanes of what is not: known to be before its zero at the
/// left, known to be after it and the rest at the right.
pub(super) struct Scale {
    left: f32,
    right: f32,
    low: f64,
    high: f64,
    dated: bool,
    /// Where the lanes begin, how wide they are, and how many things they hold.
    lanes: [(f32, f32, usize); 3],
}

impl Scale {
    pub(super) fn of(entries: &[Entry], rect: Rect) -> Self {
        let dated: Vec<f64> = entries
            .iter()
            .filter_map(|entry| match &entry.place {
                Place::Months(months) => Some(months),
                _ => None,
            })
            .flatten()
            .map(|months| position(*months))
            .collect();
        let low = dated.iter().copied().fold(f64::INFINITY, f64::min);
        let high = dated.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let count = |place: Place| entries.iter().filter(|entry| entry.place == place).count();
        let counts = [Place::Before, Place::After, Place::Undated].map(count);
        let all = (counts.iter().sum::<usize>() + dated.len()).max(1) as f32;
        let widths = counts.map(|count| {
            let share = count as f32 / all * rect.width();
            if dated.is_empty() { share - END } else { share.min(count as f32 * 120.0) }
        });
        let gap = if counts[1] > 0 && counts[2] > 0 { GAP } else { 0.0 };
        let left = rect.left() + END + widths[0];
        let right = rect.right() - END - widths[1] - gap - widths[2];
        let after = right + END - 12.0;
        let lanes = [
            (rect.left() + 12.0, widths[0], counts[0]),
            (after, widths[1], counts[1]),
            (after + widths[1] + gap, widths[2], counts[2]),
        ];
        Self { left, right, low, high, dated: !dated.is_empty(), lanes }
    }

    pub(super) fn x(&self, months: f64) -> f32 {
        if self.high <= self.low {
            return f32::midpoint(self.left, self.right);
        }
        let share = (position(months) - self.low) / (self.high - self.low);
        self.left + share as f32 * (self.right - self.left)
    }

    /// The next place in a lane.
    pub(super) fn next(&self, place: &Place, next: &mut [usize; 3]) -> f32 {
        let lane = lane(place);
        let (from, width, count) = self.lanes[lane];
        next[lane] += 1;
        from + width / count.max(1) as f32 * (next[lane] as f32 - 0.5)
    }

    pub(super) fn paint(&self, painter: &Painter, palette: &Palette, rect: Rect) {
        let axis = axis(rect);
        let stroke = Stroke::new(1.5, palette.edge);
        if self.dated {
            let ends = [Pos2::new(self.left - 30.0, axis), Pos2::new(self.right + 30.0, axis)];
            painter.line_segment(ends, stroke);
        }
        for (from, width, count) in self.lanes {
            if count > 0 {
                let ends = [Pos2::new(from, axis), Pos2::new(from + width, axis)];
                painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 4.0));
            }
        }
    }

    /// Names the lanes of what has no date, and gives the room that the names take.
    pub(super) fn lane_names(&self, ui: &mut Ui, palette: &Palette, rect: Rect) -> Vec<Rect> {
        let names = [
            ("Earlier, no date", "Before what is dated; how long before is not stated"),
            (
                "After 0 months, no date",
                "After the moment that the line counts from; how long after is not stated",
            ),
            (
                "Time not stated",
                "How far along the line is not known; here it stands in the order of the case",
            ),
        ];
        let mut taken = Vec::new();
        for ((from, width, count), (name, tip)) in self.lanes.into_iter().zip(names) {
            if count == 0 {
                continue;
            }
            let font = FontId::proportional(11.0);
            let galley = ui.painter().layout_no_wrap(name.to_owned(), font, palette.muted);
            let at = Rect::from_min_size(Pos2::new(from, rect.top() - 3.0), galley.size());
            ui.painter().galley(at.min, galley, palette.muted);
            let response = ui.interact(at, ui.scope_id().with(name), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            taken.push(response.on_hover_text(tip).rect);
            // Where the lane ends towards the dated line.
            let x = if from < self.left { from + width + 18.0 } else { from - 18.0 };
            let axis = axis(rect);
            let ends = [Pos2::new(x, axis - 8.0), Pos2::new(x, axis + 8.0)];
            if self.dated {
                ui.painter().line_segment(ends, Stroke::new(1.5, palette.edge));
            }
        }
        taken
    }
}
