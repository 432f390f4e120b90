//! The texts of a map: its title, what stands beside levels and brackets, and what unmarked parts
//! mean.

use crate::anatomy::Level;
use crate::case::Unmarked;
use crate::figure::drawing::{Group, Role, Weight, font};
use crate::figure::geometry::Point;
use crate::figure::marks::{Bracket, Label, Marks};
use crate::figure::view::Pen;

/// Most lines of the title and of a text beside a bracket.
const TITLE_LINES: usize = 3;
const BRACKET_LINES: usize = 6;

/// Width of the text beside brackets, in em.
pub(super) const BRACKET_TEXT: f64 = 8.5;

/// The title from a corner down, on a page of a width, and where it ends.
pub(in crate::figure) fn title_lines(
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

/// What stands beside each level: its grades, then SINS with the colours of its classes where the
/// levels are tinted.
pub(super) fn labels(marks: &Marks) -> Vec<(Level, String, &[Role])> {
    let of_level = |level: Level| {
        let grades = marks.levels.get(&level).into_iter().flat_map(|marks| &marks.labels);
        let tint = marks.tints.as_ref().and_then(|tints| tints.get(&level));
        let words: Vec<String> =
            grades.map(Label::signed).chain(tint.map(|tint| tint.words.clone())).collect();
        let classes = tint.map_or(&[][..], |tint| &tint.classes[..]);
        (!words.is_empty()).then(|| (level, words.join(" · "), classes))
    };
    Level::ALL.into_iter().filter_map(of_level).collect()
}
