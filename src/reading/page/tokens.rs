//! Words, numbers, signs and numbered levels.

use crate::reading::levels::notation::{self, Numbered};
use crate::reading::lexicon::LEXICON;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::lexicon::trie::is_letter;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) enum Kind {
    /// A word or a phrase, with its meaning where the lexicon knows it.
    Word(Option<Meaning>),
    /// A number without a sign.
    Number(f64),
    /// What may be a level.
    Level(Numbered),
    /// Any other sign.
    Sign(u8),
}

/// A token of the plain text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) struct Token {
    pub kind: Kind,
    /// First byte in the plain text.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Token {
    /// The meaning of a word.
    pub(in crate::reading) fn meaning(&self) -> Option<Meaning> {
        match self.kind {
            Kind::Word(meaning) => meaning,
            _ => None,
        }
    }

    /// Whether it is a word with this meaning.
    pub(in crate::reading) fn means(&self, meaning: Meaning) -> bool {
        self.kind == Kind::Word(Some(meaning))
    }

    /// Whether it is this sign.
    pub(in crate::reading) fn is_sign(&self, sign: u8) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// The value of a number.
    pub(in crate::reading) fn number(&self) -> Option<f64> {
        match self.kind {
            Kind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// A number without a fraction that could count levels.
    pub(in crate::reading) fn small_integer(&self) -> Option<u16> {
        self.number().filter(|n| n.fract() == 0.0 && (1.0..=99.0).contains(n)).map(|n| n as u16)
    }
}

/// Cuts the plain text into tokens.
pub(in crate::reading) fn tokens(plain: &str) -> Vec<Token> {
    let text = plain.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte == b' ' {
            at += 1;
            continue;
        }
        // `CD34 ......... positive`: dots lead the eye.
        let dots = text[at..].iter().take_while(|byte| **byte == b'.').count();
        if dots >= 4 {
            at += dots;
            continue;
        }
        let (kind, end) = match byte {
            b'0'..=b'9' => match identifier(text, at) {
                Some(end) => (Kind::Word(None), end),
                None => number(text, at),
            },
            _ if is_letter(byte) => {
                if let Some(end) = address(text, at) {
                    (Kind::Word(None), end)
                } else {
                    word(text, at, tokens.last())
                }
            }
            b'#' if is_fracture(text, at, tokens.last()) => {
                (Kind::Word(Some(Meaning::Fracture)), at + 1)
            }
            _ => (Kind::Sign(byte), at + 1),
        };
        tokens.push(Token { kind, start: at, end });
        at = end;
    }
    tokens
}

/// Whether `#` stands for a fracture: `burst #`, `no #`.
fn is_fracture(text: &[u8], at: usize, previous: Option<&Token>) -> bool {
    let follows_word = previous
        .is_some_and(|p| p.end + 1 == at && matches!(p.kind, Kind::Word(_) | Kind::Level(_)));
    let next = text.get(at + 1).copied().unwrap_or(b' ');
    follows_word && !next.is_ascii_alphanumeric() && next != b'#'
}

/// A number; `5th` is an ordinal word.
fn number(text: &[u8], start: usize) -> (Kind, usize) {
    let digits = |from: usize| text[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = start + digits(start);
    let whole = end;
    if text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end += 1 + digits(end + 1);
    }
    let written = std::str::from_utf8(&text[start..end]).unwrap_or_default();
    if end == whole && end - start <= 2 {
        let ending = text.get(end..end + 2).unwrap_or_default();
        let ends = text.get(end + 2).is_none_or(|byte| !is_letter(*byte));
        let is_ordinal =
            [b"st", b"nd", b"rd", b"th"].iter().any(|known| ending.eq_ignore_ascii_case(*known));
        if ends && is_ordinal {
            let ordinal = written.parse().ok().map(Meaning::Ordinal);
            return (Kind::Word(ordinal), end + 2);
        }
    }
    // No number of a report has more digits than this; the rest is a code.
    let value =
        if end - start > 16 { f64::INFINITY } else { written.parse().unwrap_or(f64::INFINITY) };
    (Kind::Number(value), end)
}

/// A word, a phrase, a numbered level or a code such as `CD34`.
fn word(text: &[u8], start: usize, previous: Option<&Token>) -> (Kind, usize) {
    let follows_number =
        previous.is_some_and(|p| p.end == start && matches!(p.kind, Kind::Number(_)));
    if !follows_number && let Some((numbered, end)) = notation::read(text, start) {
        return (Kind::Level(numbered), end);
    }
    if let Some((meaning, end)) = LEXICON.longest(text, start)
        && !is_code(text, start, end, meaning)
    {
        return (Kind::Word(Some(meaning)), end);
    }
    let letters = text[start..].iter().take_while(|byte| is_letter(**byte)).count();
    let end = start + letters;
    if follows_number {
        return (Kind::Word(None), end);
    }
    // A code of letters and digits is one word.
    let code = text[end..].iter().take_while(|b| is_letter(**b) || b.is_ascii_digit()).count();
    (Kind::Word(None), end + code)
}

/// Whether a word only begins a code: `HER2`.
fn is_code(text: &[u8], start: usize, end: usize, meaning: Meaning) -> bool {
    text.get(end).is_some_and(u8::is_ascii_digit)
        && end - start <= 4
        && text[start..end].iter().all(u8::is_ascii_uppercase)
        && !matches!(meaning, Meaning::Escc | Meaning::Grade | Meaning::ShortRegion(_))
}

/// The end of a document's identifier: `10.1097/…`.
fn identifier(text: &[u8], start: usize) -> Option<usize> {
    let rest = text[start..].strip_prefix(b"10.")?;
    let digits = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let is_one = digits >= 4 && rest.get(digits) == Some(&b'/');
    is_one.then(|| start + text[start..].iter().take_while(|byte| **byte != b' ').count())
}

/// The end of an address, whose letters and digits say nothing.
fn address(text: &[u8], start: usize) -> Option<usize> {
    let starts = |name: &[u8]| {
        text[start..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let is_address = starts(b"http:") || starts(b"https:") || starts(b"www.") || starts(b"doi:");
    is_address.then(|| start + text[start..].iter().take_while(|byte| **byte != b' ').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn a_text_is_cut_into_words_numbers_signs_and_levels() {
        assert_eq!(
            words("T5-6: a 3.5x2 cm soft-tissue mass, CD34+"),
            [
                "T5", "-", "6", ":", "a", "3.5", "x", "2", "cm", "soft", "-", "tissue", "mass",
                ",", "CD34", "+"
            ]
        );
        assert_eq!(words("at https://x.org/T5 the 5th"), ["at", "https://x.org/T5", "the", "5th"]);
        assert_eq!(tokens("12th")[0].meaning(), Some(Meaning::Ordinal(12)));
    }
}
