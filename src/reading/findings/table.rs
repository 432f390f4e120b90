//! Tables: what stands in a column that is headed `Epidural`, `Canal` or `Cord`.

use std::ops::Range;

use crate::case::{Bounds, Escc};
use crate::reading::findings::canal::Compromise;
use crate::reading::findings::escc;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// The columns of the table that the text is in.
#[derive(Debug, Default)]
pub(in crate::reading) struct Columns {
    /// The meaning of each column's heading.
    headings: Vec<Option<Meaning>>,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading) struct Cell {
    pub what: Compromise,
    pub holds: bool,
    pub tokens: Range<usize>,
}

impl Columns {
    /// Reads a row: keeps it where it heads columns, else tells what its cells say.
    pub(in crate::reading) fn read(&mut self, page: &Page<'_>, row: &Range<usize>) -> Vec<Cell> {
        let columns = self.columns(page, row);
        let tell = |(head, cell): (Meaning, Range<usize>)| match column(head) {
            Some(what) => read(page, what, cell),
            None if is_scale(head) => compression(page, cell),
            None => None,
        };
        columns.into_iter().filter_map(tell).collect()
    }

    /// Reads a row: tells the grades of compression in it, each with its tokens.
    pub(in crate::reading) fn grades(
        &mut self,
        page: &Page<'_>,
        row: &Range<usize>,
    ) -> Vec<(Bounds<Escc>, Range<usize>)> {
        let columns = self.columns(page, row).into_iter();
        let graded = columns.filter(|(head, _)| is_scale(*head));
        graded.filter_map(|(_, cell)| Some((escc::in_cell(page, &cell)?, cell))).collect()
    }

    /// The cells of a row that names levels, each with the heading above it.
    fn columns(&mut self, page: &Page<'_>, row: &Range<usize>) -> Vec<(Meaning, Range<usize>)> {
        let signs = row.clone().filter(|at| page.is_sign(*at, b'|')).take(2).count();
        let cells = if signs < 2 { Vec::new() } else { cells(page, row) };
        if cells.len() < 3 {
            return Vec::new();
        }
        let names_level = row.clone().any(|at| matches!(page.kind(at), Some(Kind::Level(_))));
        if !names_level {
            let heading = |cell: &Range<usize>| cell.clone().find_map(|at| page.meaning(at));
            let headings: Vec<Option<Meaning>> = cells.iter().map(heading).collect();
            let is_known = |meaning: &Meaning| column(*meaning).is_some() || is_scale(*meaning);
            if headings.iter().flatten().any(is_known) {
                self.headings = headings;
            }
            return Vec::new();
        }
        if cells.len() != self.headings.len() {
            return Vec::new();
        }
        let columns = self.headings.iter().zip(cells);
        columns.filter_map(|(heading, cell)| Some(((*heading)?, cell))).collect()
    }
}

/// What a column is about.
fn column(heading: Meaning) -> Option<Compromise> {
    match heading {
        Meaning::Epidural | Meaning::Canal => Some(Compromise::Canal),
        Meaning::Cord => Some(Compromise::Cord),
        _ => None,
    }
}

/// Whether a column tells grades of compression.
const fn is_scale(heading: Meaning) -> bool {
    matches!(heading, Meaning::Escc | Meaning::Bilsky)
}

/// What a grade tells of the cord.
fn compression(page: &Page<'_>, cell: Range<usize>) -> Option<Cell> {
    let grade = escc::in_cell(page, &cell)?;
    let is_compressed = grade.min() >= Some(Escc::Grade2);
    is_compressed.then_some(Cell { what: Compromise::Cord, holds: true, tokens: cell })
}

/// The tokens of the cells of a row.
fn cells(page: &Page<'_>, row: &Range<usize>) -> Vec<Range<usize>> {
    let first = row.start + usize::from(page.is_sign(row.start, b'|'));
    let signs = (first..row.end).filter(|at| page.is_sign(*at, b'|')).chain([row.end]);
    let mut start = first;
    let cells = signs.map(|end| std::mem::replace(&mut start, end + 1)..end);
    cells.filter(|cell| cell.end < row.end || !cell.is_empty()).collect()
}

fn read(page: &Page<'_>, what: Compromise, cell: Range<usize>) -> Option<Cell> {
    const YES: [&str; 3] = ["yes", "present", "positive"];
    const NO: [&str; 6] = ["no", "none", "nil", "0", "absent", "negative"];
    /// What tells of tumour in a column of the canal: where it lies is said too.
    const TUMOUR: [Meaning; 8] = [
        Meaning::Lesion,
        Meaning::Involve,
        Meaning::Anterior,
        Meaning::Posterior,
        Meaning::Left,
        Meaning::Right,
        Meaning::Fill,
        Meaning::Narrow,
    ];
    let word = |at: usize, words: &[&str]| words.iter().any(|word| page.is_word(at, word));
    let tells: &[Meaning] = match what {
        Compromise::Cord => &[Meaning::Compress],
        _ => &TUMOUR,
    };
    let affirms = |at: &usize| word(*at, &YES) || page.means_any(*at, tells);
    let denies =
        |at: &usize| word(*at, &NO) || page.means_any(*at, &[Meaning::Normal, Meaning::Not]);
    let is_dash = cell.len() == 1 && page.is_sign(cell.start, b'-');
    // `yes, no cord contact`, and `abutted, not compressed`: the first word holds.
    let holds = match (cell.clone().find(affirms), cell.clone().find(denies)) {
        (Some(yes), Some(no)) => yes < no,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) if is_dash => false,
        (None, None) => return None,
    };
    Some(Cell { what, holds, tokens: cell })
}
