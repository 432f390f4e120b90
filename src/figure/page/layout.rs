//! Where everything of a spine map stands on the page. Text and column share the width: the text
//! follows the height of a level's row, so that no label touches the next one.

use crate::anatomy::Level;
use crate::figure::drawing::{Weight, font};
use crate::figure::geometry::Bounds;
use crate::figure::outline::row;

/// What has to find room, all texts in em.
#[derive(Debug, Clone, Default)]
pub(in crate::figure) struct Needs {
    /// The front view's area in millimetres of the column, if it is drawn.
    pub front: Option<Bounds>,
    /// The side view's.
    pub side: Option<Bounds>,
    /// Lanes of brackets left of the column.
    pub ranges: usize,
    /// Width of the widest label beside a level.
    pub labels: f64,
    /// Lanes of brackets right of the labels.
    pub brackets: usize,
    /// Width of the texts beside these brackets.
    pub bracket_text: f64,
}

impl Needs {
    /// What two pages need together.
    pub fn with(self, other: &Self) -> Self {
        let both = |a: Option<Bounds>, b: Option<Bounds>| {
            [a, b].into_iter().flatten().reduce(Bounds::with)
        };
        Self {
            front: both(self.front, other.front),
            side: both(self.side, other.side),
            ranges: self.ranges.max(other.ranges),
            labels: self.labels.max(other.labels),
            brackets: self.brackets.max(other.brackets),
            bracket_text: self.bracket_text.max(other.bracket_text),
        }
    }
}

/// The places of a spine map, mm of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::figure) struct Layout {
    /// Size of the text.
    pub text: f64,
    /// Millimetres of the page for one of the column.
    pub scale: f64,
    /// The free border.
    pub margin: f64,
    /// The first lane of brackets left of the column.
    pub ranges: f64,
    /// The midline of the front view.
    pub front: f64,
    /// The middle of the names of levels.
    pub names: f64,
    /// The origin of the side view.
    pub side: f64,
    /// Where the labels begin.
    pub labels: f64,
    /// The first lane of brackets right of the labels.
    pub brackets: f64,
    /// Where their texts begin.
    pub bracket_text: f64,
}

/// Width of a lane of brackets, in em.
pub(super) const LANE: f64 = 1.5;

/// Width of the pill behind a level's name, in em.
pub(super) fn pill() -> f64 {
    let widths = Level::ALL.map(|level| font::width(level.name(), 1.0, Weight::SemiBold));
    widths.into_iter().fold(0.0, f64::max) + 1.0
}

/// Space between columns, in em.
const GAP: f64 = 1.0;
const MARGIN: f64 = 1.6;

/// The share of the lowest row that the size of the text may take.
const SHARE: f64 = 0.78;

/// The share of a page's width that all its texts may take.
const MOST_TEXT: f64 = 0.75;

/// The smallest text of a figure, mm: 5 points, which journals ask for at the figure's final size.
pub(in crate::figure) const SMALLEST_TEXT: f64 = 5.0 * 25.4 / 72.0;

/// The largest text for a width, mm: 7.4 points on a column of a journal, 12 on its whole page.
fn largest_text(width: f64) -> f64 {
    2.6 + 0.016 * (width - 85.0).max(0.0)
}

impl Layout {
    /// The layout of a page of a width.
    pub fn new(width: f64, needs: &Needs) -> Self {
        let lowest = Level::ALL
            .map(|level| row(level)[1] - row(level)[0])
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        let column = needs.front.map_or(0.0, |b| b.width()) + needs.side.map_or(0.0, |b| b.width());
        let texts = Columns::of(needs).width();
        // The text grows with the column until it is as large as text should be.
        let share = SHARE * lowest;
        let mut scale = width / (column + share * texts);
        let mut text = share * scale;
        if text > largest_text(width) {
            text = largest_text(width);
            scale = (width - text * texts) / column;
        } else if text < SMALLEST_TEXT {
            // The rows become lower than their text; names that would touch are left out.
            text = SMALLEST_TEXT.min(MOST_TEXT * width / texts);
            scale = (width - text * texts) / column;
        }
        Columns::of(needs).place(text, scale, needs)
    }
}

/// The widths between the views, in em.
struct Columns {
    ranges: f64,
    names: f64,
    labels: f64,
    brackets: f64,
    bracket_text: f64,
}

impl Columns {
    fn of(needs: &Needs) -> Self {
        let with_gap = |width: f64| if width > 0.0 { width + GAP } else { 0.0 };
        Self {
            ranges: with_gap(LANE * needs.ranges as f64),
            names: pill()
                + GAP * if needs.front.is_some() && needs.side.is_some() { 2.0 } else { 1.0 },
            labels: with_gap(needs.labels),
            brackets: with_gap(LANE * needs.brackets as f64),
            bracket_text: needs.bracket_text,
        }
    }

    fn width(&self) -> f64 {
        let Self { ranges, names, labels, brackets, bracket_text } = self;
        2.0 * MARGIN + ranges + names + labels + brackets + bracket_text
    }

    fn place(&self, text: f64, scale: f64, needs: &Needs) -> Layout {
        let margin = MARGIN * text;
        let ranges = margin;
        let mut x = ranges + self.ranges * text;
        let origin = |bounds: Option<Bounds>, x: &mut f64| {
            let Some(bounds) = bounds else { return *x };
            let origin = *x - bounds.min.x * scale;
            *x += bounds.width() * scale;
            origin
        };
        let front = origin(needs.front, &mut x);
        if needs.front.is_some() {
            x += GAP * text;
        }
        let names = x + pill() / 2.0 * text;
        x += pill() * text;
        if needs.side.is_some() {
            x += GAP * text;
        }
        let side = origin(needs.side, &mut x);
        let labels = x + GAP * text;
        let brackets = x + (self.labels + GAP) * text;
        let bracket_text = x + (self.labels + self.brackets) * text;
        Layout { text, scale, margin, ranges, front, names, side, labels, brackets, bracket_text }
    }
}

impl Layout {
    /// Height of the column, mm.
    pub fn height(&self) -> f64 {
        (row(Level::S5)[1] - row(Level::C1)[0]) * self.scale
    }

    /// Height of the row of a thoracic level, mm.
    pub fn usual_row(&self) -> f64 {
        let [top, bottom] = row(Level::T6);
        (bottom - top) * self.scale
    }
}

/// Those of some places, the most important first, at which something of a height can stand
/// without touching.
pub(super) fn clear_of_each_other(places: &[f64], height: f64) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        if kept.iter().all(|other| (places[*other] - place).abs() >= height) {
            kept.push(index);
        }
    }
    kept
}

/// Gives each range the first lane that is free, so that brackets never cross; the lanes from
/// the column outwards.
pub(super) fn lanes(ranges: &[(Level, Level)]) -> Vec<usize> {
    let mut taken: Vec<Vec<(Level, Level)>> = Vec::new();
    ranges
        .iter()
        .map(|&(first, last)| {
            let free =
                |lane: &Vec<(Level, Level)>| lane.iter().all(|(a, b)| last < *a || first > *b);
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            taken[lane].push((first, last));
            lane
        })
        .collect()
}

/// Moves blocks apart that want to stand at some heights, keeping their order: each is given as
/// its wished upper end and its height. The first stands no higher than `top`.
pub(super) fn apart(blocks: &[(f64, f64)], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut placed: Vec<f64> = Vec::with_capacity(blocks.len());
    let mut free = top;
    for (wish, height) in blocks {
        let at = wish.max(free);
        placed.push(at);
        free = at + height + gap;
    }
    // What was pushed below the bottom goes up again, as far as there is room.
    let mut limit = bottom;
    for (at, (_, height)) in placed.iter_mut().zip(blocks).rev() {
        *at = at.min(limit - height);
        limit = *at - gap;
    }
    // Where there is not enough room, the page grows downwards.
    let mut free = top;
    for (at, (_, height)) in placed.iter_mut().zip(blocks) {
        *at = at.max(free);
        free = *at + height + gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::outline;

    #[test]
    fn every_width_is_filled_and_rows_are_higher_than_their_text() {
        let needs = Needs {
            front: Some(outline::front().bounds),
            side: Some(outline::side().bounds),
            ranges: 1,
            labels: 4.0,
            brackets: 1,
            bracket_text: 8.0,
        };
        for width in [85.0, 120.0, 180.0, 400.0] {
            let layout = Layout::new(width, &needs);
            let end = layout.bracket_text + needs.bracket_text * layout.text + layout.margin;
            assert!((end - width).abs() < 1e-6, "{width}: {end}");
            for level in Level::ALL {
                let [top, bottom] = row(level);
                let row = (bottom - top) * layout.scale;
                let smallest = layout.text <= SMALLEST_TEXT + 1e-9;
                assert!(smallest || layout.text <= row * 0.79, "{level}");
            }
            assert!(layout.text >= SMALLEST_TEXT - 1e-9, "{width}: {}", layout.text);
        }
    }

    #[test]
    fn names_that_would_touch_give_way_to_more_important_ones() {
        assert_eq!(clear_of_each_other(&[5.0, 1.0, 6.0, 3.0, 8.0], 2.0), [0, 1, 3, 4]);
        assert_eq!(clear_of_each_other(&[1.0, 3.0, 5.0], 2.0), [0, 1, 2]);
    }

    #[test]
    fn brackets_that_overlap_take_lanes_of_their_own() {
        use Level::{T1, T3, T4, T6, T7, T9};
        assert_eq!(lanes(&[(T1, T4), (T3, T6), (T7, T9), (T4, T7)]), [0, 1, 0, 2]);
    }

    #[test]
    fn blocks_keep_their_order_and_do_not_overlap() {
        let blocks = [(5.0, 3.0), (6.0, 3.0), (6.5, 3.0)];
        assert_eq!(apart(&blocks, 1.0, 0.0, 100.0), [5.0, 9.0, 13.0]);
        assert_eq!(apart(&blocks, 1.0, 0.0, 12.0), [1.0, 5.0, 9.0]);
        assert_eq!(apart(&blocks, 1.0, 0.0, 5.0), [0.0, 4.0, 8.0]);
    }
}
