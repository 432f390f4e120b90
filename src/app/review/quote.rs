//! The sentences that a proposal rests on, as a person would quote them, with the words in them that
//! were found.

use std::ops::Range;

use crate::reading::Passage;

/// The longest quotation in characters on either side of what was found.
const REACH: usize = 160;

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its characters.
    characters: Range<usize>,
    /// Its bytes.
    bytes: Range<usize>,
}

/// A sentence with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quote {
    /// Its pieces, in one line; those that were found are `true`.
    pub pieces: Vec<(String, bool)>,
    /// The characters of the first words that were found.
    pub first: (usize, usize),
}

impl Quote {
    /// The whole of it.
    pub fn words(&self) -> String {
        self.pieces.iter().map(|(words, _)| words.as_str()).collect()
    }
}

/// Cuts a text into sentences, list items and headings.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut begun = (0, 0);
    for (place, (byte, ch)) in text.char_indices().enumerate() {
        let end = byte + ch.len_utf8();
        if ends(&text[begun.1..end], &text[end..]) {
            let (from, start) = std::mem::replace(&mut begun, (place + 1, end));
            sentences.push(Sentence { characters: from..place + 1, bytes: start..end });
        }
    }
    sentences.push(Sentence { characters: begun.0..usize::MAX, bytes: begun.1..text.len() });
    sentences
}

/// Whether a sentence ends between what was read and what follows.
fn ends(read: &str, rest: &str) -> bool {
    let Some(last) = read.chars().next_back() else { return false };
    let next = rest.chars().next();
    match last {
        '\n' => {
            let line = read.trim_end();
            let is_item = rest.trim_start_matches([' ', '\t']).starts_with(['-', '•', '*', '–']);
            rest.starts_with(['\n', '\r']) || line.ends_with(['.', ':', ';']) || is_item
        }
        '.' | '!' | '?' => {
            let follows = rest.trim_start().chars().next();
            next.is_some_and(char::is_whitespace)
                && follows.is_some_and(|next| !next.is_lowercase() && !next.is_ascii_digit())
        }
        _ => false,
    }
}

/// The sentences that passages stand in, each once, in the order of the text.
pub(super) fn quotes(text: &str, sentences: &[Sentence], passages: &[&Passage]) -> Vec<Quote> {
    let mut quotes: Vec<(usize, Vec<&Passage>)> = Vec::new();
    for passage in passages {
        let at = sentences.partition_point(|one| one.characters.end <= passage.start);
        match quotes.last_mut() {
            Some((last, found)) if *last == at => found.push(passage),
            _ => quotes.push((at, vec![passage])),
        }
    }
    let quote = |(at, found): (usize, Vec<&Passage>)| {
        let last = found.iter().map(|passage| passage.end).max()?;
        let after =
            sentences.partition_point(|one| one.characters.end < last).min(sentences.len() - 1);
        let (first, after) = (sentences.get(at)?, sentences.get(after)?);
        let words = text.get(first.bytes.start..after.bytes.end)?;
        Some(quote(words, first.characters.start, &found))
    };
    quotes.into_iter().filter_map(quote).collect()
}

/// Quotes some words, which begin at a character of the text.
fn quote(words: &str, start: usize, found: &[&Passage]) -> Quote {
    let from = found.iter().map(|passage| passage.start - start).min().unwrap_or_default();
    let to = found.iter().map(|passage| passage.end - start).max().unwrap_or_default();
    let skipped = from.saturating_sub(REACH);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut push = |ch: char, is_found: bool| match pieces.last_mut() {
        Some((piece, same)) if *same == is_found => piece.push(ch),
        _ => pieces.push((ch.to_string(), is_found)),
    };
    if skipped > 0 {
        push('…', false);
    }
    let is_found = |place: usize| {
        found.iter().any(|passage| (passage.start..passage.end).contains(&(start + place)))
    };
    let mut is_space = true;
    let trimmed = words.trim_end();
    for (place, ch) in trimmed.chars().enumerate().skip(skipped) {
        if place > to + REACH {
            push('…', false);
            break;
        }
        // Lines are joined; a passage may hold a line's end.
        if !ch.is_whitespace() {
            push(ch, is_found(place));
        } else if !is_space {
            push(' ', is_found(place));
        }
        is_space = ch.is_whitespace();
    }
    let first = found.first().map_or((0, 0), |passage| (passage.start, passage.end));
    Quote { pieces, first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, found: &[&str]) -> Vec<String> {
        let passage = |words: &&str| {
            let start = text[..text.find(words).unwrap()].chars().count();
            Passage { start, end: start + words.chars().count(), words: (*words).to_owned() }
        };
        let passages: Vec<Passage> = found.iter().map(passage).collect();
        let passages: Vec<&Passage> = passages.iter().collect();
        let quotes = quotes(text, &sentences(text), &passages);
        let marked = |(words, is_found): &(String, bool)| match is_found {
            true => format!("[{words}]"),
            false => words.clone(),
        };
        quotes.iter().map(|quote| quote.pieces.iter().map(marked).collect()).collect()
    }

    #[test]
    fn words_are_quoted_with_the_sentence_around_them() {
        let text = "Größe normal. There is a lytic lesion of T5,\n4.2 x 3.1 cm. T6 is free.";
        let lesion = "There is a [lytic] lesion of [T5], 4.2 x 3.1 cm.";
        assert_eq!(told(text, &["lytic", "T5"]), [lesion]);
        assert_eq!(told(text, &["lytic", "T6"])[1], "[T6] is free.");
        assert_eq!(told("T5", &["T5"]), ["[T5]"]);
    }

    #[test]
    fn headings_list_items_and_paragraphs_are_not_run_together() {
        let text = "FINDINGS:\nT5 lesion\n\nT6 normal\n- T7 lysis\n- T8 lysis e.g. left";
        assert_eq!(told(text, &["T5"]), ["[T5] lesion"]);
        assert_eq!(told(text, &["T6"]), ["[T6] normal"]);
        assert_eq!(told(text, &["T7"]), ["- [T7] lysis"]);
        assert_eq!(told(text, &["T8"]), ["- [T8] lysis e.g. left"]);
    }

    #[test]
    fn a_passage_over_two_sentences_is_quoted_whole_and_a_long_sentence_in_part() {
        assert_eq!(told("It is in T5. T6 too.", &["T5. T6"]), ["It is in [T5. T6] too."]);
        let long = format!("{}T5{}", "word ".repeat(100), " word".repeat(100));
        let quoted = told(&long, &["T5"]).remove(0);
        assert!(quoted.starts_with('…') && quoted.ends_with('…') && quoted.contains("[T5]"));
        assert!(quoted.chars().count() < 2 * REACH + 10);
    }
}
