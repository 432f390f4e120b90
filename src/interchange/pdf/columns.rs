//! From letters on a page to lines in the order in which a person reads them.
//!
//! Letters on one height are a row. Where a gutter runs down between two columns of prose, the left
//! one is read before the right one; the columns of a table are not prose, and its rows stay lines,
//! with tabs between the cells.

use std::cmp::Ordering;

/// A letter, or a few that are drawn as one, on its baseline. Lengths are in points, `y` grows down.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where it begins.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// Where the next one is expected.
    pub end: f64,
    /// The height of its font.
    pub size: f64,
    /// What it says.
    pub words: String,
}

/// Letters of a row without a gap in them.
#[derive(Debug, Clone)]
struct Word {
    x: f64,
    end: f64,
    letters: String,
}

/// Words of a row without a wide gap between them; never none.
#[derive(Debug, Clone)]
struct Piece {
    x: f64,
    end: f64,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Row {
    y: f64,
    size: f64,
    pieces: Vec<Piece>,
}

/// From which gap on words are apart, in heights of the font.
const SPACE: f64 = 0.17;
/// From which gap on words may be in different columns.
const GUTTER: f64 = 1.0;
/// From which gap on words are in different cells of a table.
const CELL: f64 = 1.7;
/// From which gap on they are, where a cell of another row begins at the same place.
const ALIGNED_CELL: f64 = 0.3;
/// How wide a column of prose is at least.
const PROSE: f64 = 12.0;
/// How many rows two columns of prose have at least.
const ROWS_OF_PROSE: usize = 8;
/// Pages with more rows than this are no pages of prose.
const MOST_ROWS: usize = 1000;

/// The lines of a page; an empty one stands between paragraphs.
pub fn lines(letters: Vec<Letter>) -> Vec<String> {
    let rows = rows(letters);
    let mut pitches: Vec<f64> = rows.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    pitches.sort_by(f64::total_cmp);
    let pitch = pitches.get(pitches.len().saturating_sub(1) / 2).copied().unwrap_or(f64::INFINITY);
    let mut lines = Vec::new();
    let mut before: Option<f64> = None;
    let rows = in_reading_order(rows, 3);
    for (index, row) in rows.iter().enumerate() {
        // Upwards goes who begins the next column.
        if before.is_some_and(|y| row.y - y > 1.45 * pitch || row.y < y) {
            lines.push(String::new());
        }
        before = Some(row.y);
        let around = &rows[index.saturating_sub(2)..(index + 3).min(rows.len())];
        lines.push(line(row, around));
    }
    lines
}

/// Letters on one height, from the left, and the heights from the top.
fn rows(mut letters: Vec<Letter>) -> Vec<Row> {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Letter>> = Vec::new();
    let (mut y, mut size) = (f64::NEG_INFINITY, 0.0_f64);
    for letter in letters {
        // Raised and lowered letters stand on the row that they belong to.
        match rows.last_mut() {
            Some(row) if letter.y - y <= 0.45 * size.max(letter.size) => {
                if letter.size > size {
                    (y, size) = (letter.y, letter.size);
                }
                row.push(letter);
            }
            _ => {
                (y, size) = (letter.y, letter.size);
                rows.push(vec![letter]);
            }
        }
    }
    rows.into_iter().filter_map(row).collect()
}

/// A row of its letters; none where they are blank.
fn row(mut letters: Vec<Letter>) -> Option<Row> {
    letters.sort_by(|a, b| a.x.total_cmp(&b.x));
    let tallest = letters.iter().max_by(|a, b| a.size.total_cmp(&b.size))?;
    let (y, size) = (tallest.y, tallest.size);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut has_space = false;
    let mut last: Option<Letter> = None;
    for letter in letters {
        if letter.words.trim().is_empty() {
            has_space = true;
            continue;
        }
        // Bold is made by some programs by drawing a letter twice.
        let is_twice =
            |last: &Letter| last.words == letter.words && letter.x - last.x < 0.1 * letter.size;
        if last.as_ref().is_some_and(is_twice) {
            continue;
        }
        let gap = last.as_ref().map_or(f64::INFINITY, |last| (letter.x - last.end) / size);
        let word = Word { x: letter.x, end: letter.end, letters: letter.words.clone() };
        match pieces.last_mut() {
            Some(piece) if gap < GUTTER => {
                piece.end = piece.end.max(letter.end);
                match piece.words.last_mut() {
                    Some(last) if !has_space && gap <= SPACE => {
                        last.letters.push_str(&word.letters);
                        last.end = piece.end;
                    }
                    _ => piece.words.push(word),
                }
            }
            _ => pieces.push(Piece { x: word.x, end: word.end, words: vec![word] }),
        }
        has_space = false;
        last = Some(letter);
    }
    (!pieces.is_empty()).then_some(Row { y, size, pieces })
}

/// A row as a line. Words are in a cell of their own after a wide gap, or after a narrower one where
/// a cell of a row nearby begins at the same place.
fn line(row: &Row, around: &[Row]) -> String {
    let begins_cell = |x: f64| {
        let same = |piece: &Piece| (piece.x - x).abs() < 0.2 * row.size;
        let cells = |other: &Row| !std::ptr::eq(other, row) && other.pieces[1..].iter().any(same);
        around.iter().any(cells)
    };
    let mut line = String::new();
    let mut end = None;
    for word in row.pieces.iter().flat_map(|piece| &piece.words) {
        if let Some(end) = end {
            let gap = (word.x - end) / row.size;
            let is_cell = gap > CELL || (gap > ALIGNED_CELL && begins_cell(word.x));
            line.push(if is_cell { '\t' } else { ' ' });
        }
        line.push_str(&word.letters);
        end = Some(word.end);
    }
    line
}

/// Rows in the order of reading: down the left column before the right one, where there are two.
fn in_reading_order(rows: Vec<Row>, depth: usize) -> Vec<Row> {
    let Some(gutter) = gutter(&rows).filter(|_| depth > 0) else { return rows };
    let mut ordered = Vec::new();
    let mut band: Vec<Row> = Vec::new();
    for row in rows {
        if row.crosses(gutter) {
            flush(&mut band, gutter, depth, &mut ordered);
            ordered.push(row);
        } else {
            band.push(row);
        }
    }
    flush(&mut band, gutter, depth, &mut ordered);
    ordered
}

/// Puts rows beside a gutter in order, if they are prose.
fn flush(band: &mut Vec<Row>, gutter: f64, depth: usize, ordered: &mut Vec<Row>) {
    let band = std::mem::take(band);
    if !is_prose(&band, gutter) {
        ordered.extend(band);
        return;
    }
    let side = |is_left: bool| {
        let rows = band.iter().map(|row| {
            let on_side = |piece: &&Piece| (piece.end <= gutter) == is_left;
            Row { pieces: row.pieces.iter().filter(on_side).cloned().collect(), ..*row }
        });
        rows.filter(|row| !row.pieces.is_empty()).collect::<Vec<_>>()
    };
    ordered.extend(in_reading_order(side(true), depth - 1));
    ordered.extend(in_reading_order(side(false), depth - 1));
}

/// Where most rows have a gap at the same place.
fn gutter(rows: &[Row]) -> Option<f64> {
    if rows.len() < ROWS_OF_PROSE || rows.len() > MOST_ROWS {
        return None;
    }
    let gaps: Vec<(f64, f64)> = rows
        .iter()
        .flat_map(|row| row.pieces.windows(2).map(|pair| (pair[0].end, pair[1].x)))
        .filter(|(end, start)| end < start)
        .collect();
    if gaps.len() < ROWS_OF_PROSE || gaps.len() > 4 * MOST_ROWS {
        return None;
    }
    let covers = |place: f64| gaps.iter().filter(|(a, b)| *a < place && place < *b).count();
    let middles = gaps.iter().map(|(end, start)| f64::midpoint(*end, *start));
    let best = middles.map(|place| (covers(place), place)).max_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal))
    })?;
    (best.0 >= ROWS_OF_PROSE).then_some(best.1)
}

/// Whether rows beside a gutter are two columns of prose: lines that fill their column.
fn is_prose(rows: &[Row], gutter: f64) -> bool {
    let both = rows.iter().filter(|row| row.stands_on_both_sides(gutter)).count();
    both >= ROWS_OF_PROSE
        && fills(rows, |piece| piece.end <= gutter)
        && fills(rows, |piece| piece.end > gutter)
}

/// Whether a column is wide enough for prose, and most of its lines are nearly as wide as it.
fn fills(rows: &[Row], is_on_side: impl Fn(&Piece) -> bool) -> bool {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for row in rows {
        let mut own = row.pieces.iter().filter(|piece| is_on_side(piece));
        if let Some(first) = own.next() {
            spans.push((first.x, own.next_back().unwrap_or(first).end));
        }
    }
    let start = spans.iter().map(|span| span.0).fold(f64::INFINITY, f64::min);
    let end = spans.iter().map(|span| span.1).fold(f64::NEG_INFINITY, f64::max);
    let wide = spans.iter().filter(|(a, b)| b - a > 0.75 * (end - start)).count();
    let size = rows.iter().map(|row| row.size).fold(0.0, f64::max);
    end - start > PROSE * size && wide * 2 > spans.len()
}

impl Row {
    fn crosses(&self, gutter: f64) -> bool {
        self.pieces.iter().any(|piece| piece.x < gutter && gutter < piece.end)
    }

    fn stands_on_both_sides(&self, gutter: f64) -> bool {
        self.pieces.iter().any(|piece| piece.end <= gutter)
            && self.pieces.iter().any(|piece| piece.x >= gutter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words at a place, in a font of 10 points in which every letter is 5 points wide.
    fn at(x: f64, y: f64, words: &str) -> Vec<Letter> {
        let letter = |(place, letter): (usize, char)| {
            let x = x + 5.0 * place as f64;
            Letter { x, y, end: x + 5.0, size: 10.0, words: letter.to_string() }
        };
        words.chars().enumerate().map(letter).collect()
    }

    fn read(places: &[(f64, f64, &str)]) -> Vec<String> {
        lines(places.iter().flat_map(|(x, y, words)| at(*x, *y, words)).collect())
    }

    #[test]
    fn rows_are_read_from_the_top_whatever_the_order_of_drawing() {
        let places = [(0.0, 24.0, "T6 normal"), (0.0, 0.0, "MRI"), (0.0, 12.0, "T5 lytic")];
        assert_eq!(read(&places), ["MRI", "T5 lytic", "T6 normal"]);
        let apart = [(0.0, 0.0, "T5"), (12.0, 0.0, "lytic"), (0.0, 12.0, "a"), (0.0, 40.0, "b")];
        assert_eq!(read(&apart), ["T5 lytic", "a", "", "b"]);
    }

    #[test]
    fn raised_letters_stay_in_their_row_and_double_ones_count_once() {
        assert_eq!(read(&[(0.0, 10.0, "3 cm"), (20.0, 6.6, "2"), (25.0, 10.0, "a")]), ["3 cm2a"]);
        assert_eq!(read(&[(0.0, 0.0, "bold"), (0.3, 0.0, "bold")]), ["bold"]);
    }

    #[test]
    fn the_rows_of_a_table_stay_lines() {
        let rows: Vec<_> = (0..12).map(|i| (0.0, 12.0 * f64::from(i), "T5")).collect();
        let grades: Vec<_> = (0..12).map(|i| (200.0, 12.0 * f64::from(i), "1b")).collect();
        let read = read(&[rows, grades].concat());
        assert!(read.iter().all(|line| line == "T5\t1b"), "{read:?}");
    }

    #[test]
    fn a_narrow_gap_parts_cells_where_another_row_shows_them() {
        let places =
            [(0.0, 0.0, "Level"), (33.0, 0.0, "Body"), (0.0, 12.0, "T7"), (33.0, 12.0, "free")];
        assert_eq!(read(&places), ["Level\tBody", "T7\tfree"]);
        assert_eq!(read(&places[..2]), ["Level Body"]);
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other() {
        let mut places =
            vec![(0.0, 0.0, "A title that stands over both of the columns of the page")];
        for row in 0..10 {
            places.push((0.0, 20.0 + 12.0 * f64::from(row), "words in the column at left"));
            places.push((150.0, 20.0 + 12.0 * f64::from(row), "words in the column at right"));
        }
        let read = read(&places);
        let sides: Vec<bool> = read.iter().map(|line| line.ends_with("left")).collect();
        assert_eq!(sides[2..12], [true; 10], "{read:?}");
        assert!(read[13..].iter().all(|line| line == "words in the column at right"), "{read:?}");
    }
}
