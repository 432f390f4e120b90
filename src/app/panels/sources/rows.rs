//! Where the characters of a laid out text stand, found without going through the whole of it.

use egui::{Galley, Pos2, Rect, pos2};

/// The rows of a laid out text.
pub(super) struct Rows {
    /// The character that each row begins with.
    starts: Vec<usize>,
}

impl Rows {
    pub(super) fn of(galley: &Galley) -> Self {
        let mut next = 0;
        let starts = galley.rows.iter().map(|row| {
            let start = next;
            next += row.glyphs.len() + usize::from(row.ends_with_newline);
            start
        });
        Self { starts: starts.collect() }
    }

    /// The characters of the rows between two heights.
    pub(super) fn within(&self, galley: &Galley, top: f32, bottom: f32) -> (usize, usize) {
        let first = galley.rows.partition_point(|row| row.rect().bottom() < top);
        let after = galley.rows.partition_point(|row| row.rect().top() <= bottom);
        let start = |row: usize| self.starts.get(row).copied().unwrap_or(usize::MAX);
        (start(first), start(after))
    }

    /// The places of some characters, one for each row that they stand in.
    pub(super) fn rects(&self, galley: &Galley, start: usize, end: usize) -> Vec<Rect> {
        let first = self.row_of(start);
        let rows = galley.rows.iter().zip(&self.starts).skip(first);
        rows.take_while(|(_, own)| **own < end)
            .filter_map(|(row, own)| {
                let x = |place: usize| {
                    let column = place.saturating_sub(*own).min(row.glyphs.len());
                    row.pos.x + row.x_offset(column.into())
                };
                let (left, right) = (x(start), x(end));
                let rect = row.rect();
                (left < right)
                    .then(|| Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom())))
            })
            .collect()
    }

    /// The character at a place, if there is one.
    pub(super) fn char_at(&self, galley: &Galley, place: Pos2) -> Option<usize> {
        let row = galley.rows.partition_point(|row| row.rect().bottom() <= place.y);
        let (own, row) = (self.starts.get(row)?, galley.rows.get(row)?);
        let rect = row.rect();
        if place.y < rect.top() {
            return None;
        }
        let x = place.x - row.pos.x;
        let column = row.glyphs.iter().position(|glyph| glyph.pos.x <= x && x < glyph.max_x())?;
        Some(own + column)
    }

    fn row_of(&self, place: usize) -> usize {
        self.starts.partition_point(|start| *start <= place).saturating_sub(1)
    }
}
