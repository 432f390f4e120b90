//! The text as the rules read it, with a way back to every original character.
//!
//! Reports come with soft hyphens, six kinds of dashes, words broken over lines, tags and
//! ligatures. The rules read plain text: one space between words, ASCII hyphens, letters without
//! accents. Every byte of it knows the character that it was made from.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::reading::page::passage::Passage;

/// A character of the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin {
    byte: u32,
    character: u32,
}

/// Where a line of the original text starts in the plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Line {
    /// Place of its first character in the plain text.
    pub start: usize,
    /// Whether an empty line stands before it.
    pub after_blank: bool,
}

/// A report's text, made plain.
#[derive(Debug)]
pub(in crate::reading) struct Text<'a> {
    original: &'a str,
    plain: String,
    /// Runs of plain text that follow the original byte by byte: where each begins, and there.
    runs: Vec<(usize, Origin)>,
    lines: Vec<Line>,
}

impl<'a> Text<'a> {
    /// Makes a text plain.
    pub(in crate::reading) fn new(original: &'a str) -> Self {
        let mut builder = Builder::new(original);
        builder.run();
        builder.text
    }

    /// The plain text.
    pub(in crate::reading) fn plain(&self) -> &str {
        &self.plain
    }

    /// The lines that are not empty.
    pub(in crate::reading) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where a range of the plain text stands in the original.
    pub(in crate::reading) fn passage(&self, start: usize, end: usize) -> Passage {
        let last = end.checked_sub(1).and_then(|last| self.origin(last));
        let (Some(first), Some(last)) = (self.origin(start), last) else {
            return Passage::default();
        };
        let from = first.byte as usize;
        let last_byte = last.byte as usize;
        let length = self.original[last_byte..].chars().next().map_or(0, char::len_utf8);
        Passage {
            start: first.character as usize,
            end: last.character as usize + 1,
            words: self.original.get(from..last_byte + length).unwrap_or_default().to_owned(),
        }
    }
}

impl Text<'_> {
    /// The original character of a byte of the plain text.
    fn origin(&self, place: usize) -> Option<Origin> {
        if place >= self.plain.len() {
            return None;
        }
        let place = self.plain.floor_char_boundary(place);
        let run = self.runs.partition_point(|(start, _)| *start <= place).checked_sub(1)?;
        let (start, origin) = *self.runs.get(run)?;
        Some(origin.after(place - start))
    }
}

impl Origin {
    /// So many characters of one byte later.
    const fn after(self, bytes: usize) -> Self {
        Self { byte: self.byte + bytes as u32, character: self.character + bytes as u32 }
    }
}

/// Words after which a hyphen at a line's end belongs to the word.
const COMPOUNDS: [&str; 17] = [
    "well", "high", "low", "soft", "post", "pre", "non", "follow", "long", "short", "mid", "multi",
    "large", "small", "contrast", "image", "half",
];

/// How many bytes are plain already: ASCII words with one space between them.
fn plain_run(text: &[u8]) -> usize {
    let is_plain =
        |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'\\' | b'$' | b'*');
    let mut end = 0;
    loop {
        end += text[end..].iter().take_while(|byte| is_plain(byte)).count();
        let goes_on =
            end > 0 && text.get(end) == Some(&b' ') && text.get(end + 1).is_some_and(is_plain);
        if !goes_on {
            return end;
        }
        end += 1;
    }
}

struct Builder<'a> {
    text: Text<'a>,
    /// White space since the last character: its origin and its line ends.
    white: Option<(Origin, usize)>,
}

impl<'a> Builder<'a> {
    fn new(original: &'a str) -> Self {
        let text = Text {
            original,
            plain: String::with_capacity(original.len()),
            runs: Vec::new(),
            lines: vec![Line { start: 0, after_blank: false }],
        };
        Self { text, white: None }
    }

    fn run(&mut self) {
        let mut origin = Origin { byte: 0, character: 0 };
        let mut rest = self.text.original;
        while let Some(ch) = rest.chars().next() {
            let plain = plain_run(rest.as_bytes());
            let (bytes, characters) = if plain > 0 {
                self.copy(&rest[..plain], origin);
                (plain, plain)
            } else if ch == '<' {
                let tag = self.tag(rest, origin);
                (tag, tag)
            } else if ch == '\\' && rest.starts_with("\\times") {
                self.push('x', origin);
                ("\\times".len(), "\\times".len())
            } else {
                self.character(ch, origin);
                (ch.len_utf8(), 1)
            };
            origin.byte += bytes as u32;
            origin.character += characters as u32;
            rest = &rest[bytes..];
        }
    }

    /// Takes over words that are plain already.
    fn copy(&mut self, words: &str, origin: Origin) {
        let (first, others) = words.split_at(1);
        first.chars().for_each(|first| self.push(first, origin));
        self.text.plain.push_str(others);
    }

    fn character(&mut self, ch: char, origin: Origin) {
        match ch {
            '\n' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => self.space(origin, 1),
            '$' => self.space(origin, 0),
            // A cell of a table ends.
            '\t' if !matches!(self.text.plain.as_bytes().last(), None | Some(b':'))
                && self.white.is_none_or(|(_, ends)| ends == 0) =>
            {
                self.space(origin, 0);
                self.push('|', origin);
                self.space(origin, 0);
            }
            '*' if !self.text.plain.ends_with(|c: char| c.is_ascii_digit()) => {
                self.space(origin, 0);
            }
            _ if ch.is_ascii_graphic() => self.push(ch, origin),
            _ if ch.is_whitespace() || ch.is_control() => self.space(origin, 0),
            // Soft hyphen, zero-width characters, byte-order mark.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
                self.push('-', origin);
            }
            // `3 cm×2 cm`: no letter of the unit.
            '×' | '✕' | '✖' if self.text.plain.ends_with(|c: char| c.is_alphabetic()) => {
                self.push('*', origin);
            }
            '×' | '✕' | '✖' => self.push('x', origin),
            '≥' | '≤' | '±' | '≈' => self.push(ch, origin),
            '’' | '‘' => self.push('\'', origin),
            '“' | '”' | '„' => self.push('"', origin),
            '•' | '▪' | '●' | '‣' | '·' => self.push('-', origin),
            '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' if !self.text.plain.ends_with('m') => {
                self.space(origin, 0);
            }
            _ => {
                for part in std::iter::once(ch).nfkd().filter(|c| !is_combining_mark(*c)) {
                    if part.is_whitespace() {
                        self.space(origin, 0);
                    } else {
                        self.push(part, origin);
                    }
                }
            }
        }
    }

    fn space(&mut self, origin: Origin, line_ends: usize) {
        match &mut self.white {
            Some((_, ends)) => *ends += line_ends,
            None => self.white = Some((origin, line_ends)),
        }
    }

    fn push(&mut self, ch: char, origin: Origin) {
        if let Some((white, line_ends)) = self.white.take() {
            if line_ends > 0 && ch.is_lowercase() && self.joins_over_the_line() {
                // The rest of a broken word follows.
            } else {
                if !self.text.plain.is_empty() {
                    self.append(' ', white);
                }
                if line_ends > 0 && !self.text.plain.is_empty() {
                    let start = self.text.plain.len();
                    self.text.lines.push(Line { start, after_blank: line_ends > 1 });
                }
            }
        }
        self.append(ch, origin);
    }

    fn append(&mut self, ch: char, origin: Origin) {
        let place = self.text.plain.len();
        let goes_on = |(start, first): &(usize, Origin)| first.after(place - start) == origin;
        if !self.text.runs.last().is_some_and(goes_on) {
            self.text.runs.push((place, origin));
        }
        self.text.plain.push(ch);
    }

    /// Whether the plain text ends with a broken word; takes its hyphen away where it does not
    /// belong to the word.
    fn joins_over_the_line(&mut self) -> bool {
        let Some(before) = self.text.plain.strip_suffix('-') else { return false };
        if !before.ends_with(char::is_lowercase) {
            return false;
        }
        let letters = before.bytes().rev().take_while(u8::is_ascii_lowercase).take(12).count();
        let is_compound = COMPOUNDS.contains(&&before[before.len() - letters..]);
        if !is_compound {
            self.text.plain.pop();
            let end = self.text.plain.len();
            self.text.runs.pop_if(|(start, _)| *start == end);
        }
        true
    }

    /// Passes over a tag such as `<sub>`; answers how many characters it has, 1 where it is none.
    fn tag(&mut self, rest: &str, origin: Origin) -> usize {
        const TAGS: [&str; 14] = [
            "sub", "sup", "i", "b", "u", "em", "strong", "br", "p", "td", "tr", "th", "span", "div",
        ];
        let inside = rest[1..].bytes().take(10).position(|c| c == b'>').map(|end| &rest[1..=end]);
        let name = inside.map(|tag| tag.trim_matches(['/', ' ']).to_ascii_lowercase());
        match (inside, name) {
            (Some(tag), Some(name)) if TAGS.contains(&name.as_str()) => {
                let closes = tag.starts_with('/');
                let keeps =
                    name == "sub" || (name == "sup" && (closes || self.text.plain.ends_with('m')));
                if !keeps {
                    self.space(origin, usize::from(matches!(name.as_str(), "br" | "p" | "tr")));
                }
                tag.len() + 2
            }
            _ => {
                self.push('<', origin);
                1
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Text::new(text).plain().to_owned()
    }

    #[test]
    fn words_broken_over_lines_are_joined() {
        assert_eq!(plain("a me-\n\ndiastinal mass"), "a mediastinal mass");
        assert_eq!(plain("a well-\ndefined mass"), "a well-defined mass");
        assert_eq!(plain("C6/\r\n\r\nC7 and T7-\nT10"), "C6/ C7 and T7- T10");
    }

    #[test]
    fn dashes_spaces_tags_and_signs_become_plain() {
        assert_eq!(plain("T5\u{2013}T6, T1\u{2011}weighted"), "T5-T6, T1-weighted");
        assert_eq!(plain("T<sub>1</sub>-weighted <b>mass</b>"), "T1-weighted mass");
        assert_eq!(plain("mg/m² T10² $8 \\times 4$"), "mg/m2 T10 8 x 4");
        assert_eq!(plain("ver\u{ad}tèbre ﬁve\u{a0}cm x<3"), "vertebre five cm x<3");
    }

    #[test]
    fn every_range_leads_back_to_its_own_words() {
        let text = "Größe: me-\ndiastinal ﬁlm at T5\u{2013}T6.";
        let made = Text::new(text);
        for words in ["T5-T6", "mediastinal", "film", "Große"] {
            let start = made.plain().find(words).unwrap();
            let passage = made.passage(start, start + words.len());
            let own: String =
                text.chars().skip(passage.start).take(passage.end - passage.start).collect();
            assert_eq!(own, passage.words);
            assert_eq!(plain(&passage.words), words);
        }
    }

    #[test]
    fn lines_are_known_with_the_blank_ones_between_them() {
        let text = Text::new("  One\ntwo\n\n three ");
        let lines: Vec<_> = text.lines().iter().map(|l| (l.start, l.after_blank)).collect();
        assert_eq!(lines, [(0, false), (4, false), (8, true)]);
    }
}
