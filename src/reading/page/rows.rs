//! Rows of two cells, which are a label and what it says: `| Level | T7 |`, `Canal<tab>clear`.

use crate::reading::page::text::Text;
use crate::reading::page::tokens::{Kind, Token};

/// How many words a label has at most.
const LABEL: usize = 7;

/// Puts a colon for the sign between the two cells of a row that begins with a label.
pub(super) fn join_labels(text: &Text<'_>, tokens: &mut [Token]) {
    let mut lines = text.lines().iter().map(|line| line.start).skip(1);
    let mut rest = tokens;
    while !rest.is_empty() {
        let end = lines.next().unwrap_or(usize::MAX);
        let count = rest.partition_point(|token| token.start < end);
        let (row, others) = rest.split_at_mut(count);
        rest = others;
        join(row);
    }
}

fn join(row: &mut [Token]) {
    let is_edge = |token: &Token| token.is_sign(b'|');
    let first = usize::from(row.first().is_some_and(is_edge));
    let last = row.len() - usize::from(row.len() > first && row.last().is_some_and(is_edge));
    let mut signs = (first..last).filter(|at| row[*at].is_sign(b'|'));
    let (Some(sign), None) = (signs.next(), signs.next()) else { return };
    let is_name = |token: &Token| match token.kind {
        Kind::Word(_) => true,
        Kind::Sign(sign) => matches!(sign, b'(' | b')' | b'/' | b'-'),
        _ => false,
    };
    let label = &row[first..sign];
    let is_label = !label.is_empty() && label.len() <= LABEL && label.iter().all(is_name);
    if is_label && sign + 1 < last {
        row[sign].kind = Kind::Sign(b':');
    }
}
