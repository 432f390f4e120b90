//! Where in a file something stands: byte offsets, lines and columns, and the place of a field.
//!
//! Offsets are looked for in text that may be damaged further on, so nothing here may trust it.

use std::fmt::{self, Write as _};

/// A place in a text file. Both counts start at 1; a column is a character, not a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Place {
    /// The place of a byte.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        // A byte in the middle of a character is that character's place.
        let begun = before[start..].iter().filter(|byte| is_first_of_character(**byte)).count();
        let within = text.as_bytes().get(offset).is_some_and(|byte| !is_first_of_character(*byte));
        Self {
            line: before.split(|byte| *byte == b'\n').count(),
            column: if within { begun } else { begun + 1 },
        }
    }
}

const fn is_first_of_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The byte that `serde_json` means by a line and a column, which counts bytes from 1.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .nth(line - 2)
            .map_or(text.len(), |(newline, _)| newline + 1),
    };
    (start + column.saturating_sub(1)).min(text.len())
}

/// One step from a record to a field or from a list to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Item(usize),
}

/// The steps of a path such as `time_points[0].when`.
pub(super) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let mut pieces = part.split('[');
        steps.extend(pieces.next().filter(|name| !name.is_empty()).map(|n| Step::Field(n.into())));
        steps.extend(pieces.filter_map(|p| p.trim_end_matches(']').parse().ok()).map(Step::Item));
    }
    steps
}

/// The path of some steps, such as `time_points[0].when`.
pub(super) fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Field(name) if path.is_empty() => path.push_str(name),
            Step::Field(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Item(index) => {
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

/// Where a field or an item begins: at its name, or at the value where it has none. Of a path that
/// leads nowhere, the part that is there counts.
pub(super) fn locate(text: &str, steps: &[Step]) -> usize {
    let mut scan = Scan { text: text.as_bytes(), at: 0 };
    scan.space();
    let mut found = scan.at;
    for step in steps {
        let next = match step {
            Step::Field(name) => scan.field(name),
            Step::Item(index) => scan.item(*index),
        };
        match next {
            Some(start) => found = start,
            None => break,
        }
    }
    found
}

/// Where the name begins that ends at an offset, its closing quotation mark.
pub(super) fn start_of_name(text: &str, end: usize) -> usize {
    let bytes = text.as_bytes();
    (0..end)
        .rev()
        .find(|at| {
            let slashes = bytes[..*at].iter().rev().take_while(|byte| **byte == b'\\').count();
            bytes.get(*at) == Some(&b'"') && slashes % 2 == 0
        })
        .unwrap_or(end)
}

/// Where the number begins that ends at or before an offset.
pub(super) fn start_of_number(text: &str, end: usize) -> usize {
    let before = &text.as_bytes()[..end];
    end - before.iter().rev().take_while(|b| b.is_ascii_digit() || b"+-.eE".contains(b)).count()
}

/// A walk over JSON that looks at no more than it must.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        self.space();
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    /// Passes a string and gives its bytes, quotation marks included.
    fn string(&mut self) -> Option<&[u8]> {
        self.space();
        let start = self.at;
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.text.get(start..self.at)
    }

    /// Passes a value, however deep, without recursion.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.space();
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                b',' | b':' => return None,
                _ => {
                    while self.peek().is_some_and(|b| !b",:{}[]\" \t\r\n".contains(&b)) {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Enters a record up to the value of a field and gives the place of the field's name.
    fn field(&mut self, name: &str) -> Option<usize> {
        self.take(b'{')?;
        loop {
            self.space();
            let start = self.at;
            let key = self.string()?;
            let found = serde_json::from_slice::<String>(key).is_ok_and(|key| key == name);
            if found {
                // The name counts even where nothing follows it.
                if self.take(b':').is_some() {
                    self.space();
                }
                return Some(start);
            }
            self.take(b':')?;
            self.value()?;
            self.take(b',')?;
        }
    }

    /// Enters a list up to an item and gives the item's place.
    fn item(&mut self, index: usize) -> Option<usize> {
        self.take(b'[')?;
        for _ in 0..index {
            self.value()?;
            self.take(b',')?;
        }
        self.space();
        (self.peek()? != b']').then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"ä\": [1, {\"b\\\"\": \"}]\"}, [2]],\n  \"c\": {\"d\": null}\n}\n";

    fn place(path: &[Step]) -> (usize, usize) {
        let place = Place::of(TEXT, locate(TEXT, path));
        (place.line, place.column)
    }

    #[test]
    fn fields_and_items_are_found_where_they_begin() {
        let field = |name: &str| Step::Field(name.into());
        assert_eq!(place(&[]), (1, 1));
        assert_eq!(place(&[field("ä")]), (2, 3));
        assert_eq!(place(&[field("ä"), Step::Item(0)]), (2, 9));
        assert_eq!(place(&[field("ä"), Step::Item(1)]), (2, 12));
        assert_eq!(place(&[field("ä"), Step::Item(1), field("b\"")]), (2, 13));
        assert_eq!(place(&[field("ä"), Step::Item(2), Step::Item(0)]), (2, 28));
        assert_eq!(place(&[field("c"), field("d")]), (3, 9));
    }

    #[test]
    fn of_a_path_that_leads_nowhere_the_part_that_is_there_counts() {
        let field = |name: &str| Step::Field(name.into());
        assert_eq!(place(&[field("c"), field("x"), Step::Item(4)]), (3, 3));
        assert_eq!(place(&[field("ä"), Step::Item(7)]), (2, 3));
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(Place::of("é×\nö3", 7), Place { line: 2, column: 2 });
        assert_eq!(Place::of("é×\nö3", 1), Place { line: 1, column: 1 });
        assert_eq!(Place::of("é×\nö3", 99), Place { line: 2, column: 3 });
        assert_eq!(offset("é×\nö3", 2, 3), 7);
        assert_eq!(offset("", 9, 9), 0);
    }

    #[test]
    fn damaged_text_of_any_length_is_harmless() {
        for end in (0..TEXT.len()).filter(|end| TEXT.is_char_boundary(*end)) {
            for path in ["ä[1].b", "c.d", "ä[2][0]", "x"] {
                assert!(locate(&TEXT[..end], &steps(path)) <= end);
            }
            assert!(start_of_name(TEXT, end) <= end);
        }
    }

    #[test]
    fn paths_are_read_as_they_are_written() {
        for text in ["", "a", "a[0].b", "a[0][12].b.c[3]"] {
            assert_eq!(path(&steps(text)), text);
        }
    }
}
