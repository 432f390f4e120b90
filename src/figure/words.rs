//! The texts of a map that more than one view needs: its title, and what unmarked parts mean.

use std::collections::BTreeSet;

use super::brackets::Bracket;
use super::marks::{Label, Manner, Marks};
use super::paint::Pen;
use super::sign::Sign;
use super::{Group, Point, Role, Weight, font};
use crate::anatomy::Level;
use crate::case::Unmarked;

/// Most lines of the title and of a text beside a bracket.
const TITLE_LINES: usize = 3;
const BRACKET_LINES: usize = 6;

/// Width of the text beside brackets, in em.
pub(super) const BRACKET_TEXT: f64 = 8.5;

/// The title from a corner down, on a page of a width, and where it ends.
pub(super) fn title_lines(
    title: &str,
    corner: Point,
    width: f64,
    text: f64,
) -> (Option<Group>, f64) {
    let size = 1.18 * text;
    let room = width - 2.0 * corner.x;
    let lines = font::wrap_to(title, size, Weight::SemiBold, room, TITLE_LINES);
    if lines.is_empty() {
        return (None, corner.y);
    }
    let mut group = Group::plain("title");
    let mut y = corner.y;
    for line in lines {
        let at = Point::new(corner.x, y + font::CAP_HEIGHT * size);
        group.shapes.push(Pen { text: size }.write(at, line, Role::Text).strong().shape());
        y += font::LINE * size;
    }
    (Some(group), y + 0.5 * text)
}

/// What unmarked parts mean, of one level or of all, where anything is marked.
pub(super) fn note(marks: &Marks, only: Option<Level>) -> Option<&'static str> {
    let of = |level: &Level| only.is_none_or(|only| only == *level);
    let levels = || marks.levels.iter().filter(|(level, _)| of(level));
    let marked = levels().any(|(_, marks)| !marks.parts.is_empty());
    let mut own = levels().filter_map(|(_, marks)| marks.unmarked);
    let note = match (only, marks.unmarked.unwrap_or(Unmarked::NotStated)) {
        (None, general) if own.any(|own| own != general) => {
            "Unmarked parts: as stated for each level"
        }
        (None, general) => unmarked_words(general),
        (Some(level), _) => unmarked_words(marks.unmarked(level)),
    };
    marked.then_some(note)
}

const fn unmarked_words(unmarked: Unmarked) -> &'static str {
    match unmarked {
        Unmarked::NotStated => "Unmarked parts: not stated",
        Unmarked::Free => "Unmarked parts: free of tumour",
    }
}

/// What stands beside a bracket, in lines.
pub(super) fn bracket_lines(bracket: &Bracket, text: f64) -> Vec<String> {
    let words = bracket.label.signed();
    font::wrap_to(&words, text, Weight::Regular, BRACKET_TEXT * text, BRACKET_LINES)
}

/// Notes the signs of a label for the legend.
pub(super) fn note_label(signs: &mut BTreeSet<Sign>, label: &Label) {
    // Single words of a label can have signs of their own.
    let text = label.signed();
    for (manner, sign) in
        [(Manner::Inferred, Sign::LabelInferred), (Manner::Suspected, Sign::LabelSuspected)]
    {
        if text.contains(manner.sign()) {
            signs.insert(sign);
        }
    }
    if label.disputed {
        signs.insert(Sign::Disputed);
    }
}
