//! Sentences, list items and rows, each in its section.

use std::ops::Range;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::sections::{Section, heading};
use crate::reading::page::text::Text;
use crate::reading::page::tokens::{Kind, Token};
use crate::reading::page::topics::{Topics, topics};

/// A sentence, a list item or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading) struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The section that it stands in.
    pub section: Section,
    /// Whether it is an item of a list or a line of its own.
    pub is_item: bool,
    /// Whether it speaks of other patients.
    pub is_of_others: bool,
    /// Whether it begins a paragraph.
    pub begins_paragraph: bool,
    /// What it is about.
    pub topics: Topics,
}

impl Sentence {
    /// Whether some word of it belongs to one of some topics.
    pub(in crate::reading) const fn is_about(&self, topics: Topics) -> bool {
        self.topics & topics != 0
    }
}

/// The longest sentence in tokens; what goes on after it is cut, so that no rule looks far.
const LONGEST: usize = 400;

/// Cuts the tokens into sentences.
pub(in crate::reading) fn sentences(text: &Text<'_>, tokens: &[Token]) -> Vec<Sentence> {
    Cutter::new(text, tokens).run()
}

struct Cutter<'a> {
    plain: &'a str,
    tokens: &'a [Token],
    /// For each token whether it begins a line, and whether that begins something new.
    lines: Vec<Option<bool>>,
    /// The tokens that follow an empty line, in order.
    paragraphs: Vec<usize>,
    /// Whether empty lines stand within sentences, and so end no paragraph.
    is_double_spaced: bool,
    sentences: Vec<Sentence>,
    section: Section,
    /// The section that a figure's legend interrupts.
    interrupted: Option<Section>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a Text<'_>, tokens: &'a [Token]) -> Self {
        let plain = text.plain();
        let lines = text.lines();
        let mut starts = vec![None; tokens.len() + 1];
        let mut paragraphs = Vec::new();
        let mut token = 0;
        for (index, line) in lines.iter().enumerate() {
            while tokens.get(token).is_some_and(|t| t.start < line.start) {
                token += 1;
            }
            if line.after_blank {
                paragraphs.push(token);
            }
            let width = |place: usize| {
                let end = lines.get(place + 1).map_or(plain.len(), |next| next.start);
                end - lines[place].start
            };
            let around = index.saturating_sub(4)..(index + 4).min(lines.len());
            let widest = around.map(width).max().unwrap_or_default();
            let first_word = plain[line.start..].bytes().take_while(|byte| *byte != b' ').count();
            let would_fit = index > 0 && width(index - 1) + first_word + 1 < widest;
            // Each row of a table is new.
            let is_row = |place: usize| plain[lines[place].start..][..width(place)].contains('|');
            let is_small = plain.as_bytes().get(line.start).is_some_and(u8::is_ascii_lowercase);
            let is_in_table = index > 0 && !is_small && is_row(index) && is_row(index - 1);
            starts[token] = Some(is_in_table || is_hard(plain, tokens, token, would_fit));
        }
        let is_small = |token: &&usize| {
            tokens.get(**token).is_some_and(|t| plain.as_bytes()[t.start].is_ascii_lowercase())
        };
        let is_double_spaced = paragraphs.iter().filter(is_small).count() * 5 > paragraphs.len();
        Self {
            plain,
            tokens,
            is_double_spaced,
            lines: starts,
            paragraphs,
            sentences: Vec::new(),
            section: Section::default(),
            interrupted: None,
        }
    }

    fn line_at(&self, token: usize) -> Option<bool> {
        self.lines.get(token).copied().flatten()
    }

    fn run(mut self) -> Vec<Sentence> {
        let mut start = 0;
        let mut at = 0;
        while at < self.tokens.len() {
            let line = self.line_at(at);
            let may_start = at == start || line.is_some();
            let heading = if may_start && self.section != Section::References {
                heading(self.plain, self.tokens, at, &|token| self.line_at(token).is_some())
            } else {
                None
            };
            if let Some(heading) = heading {
                self.close(start..at);
                start = heading.next;
                at = heading.next.max(at + 1);
                self.enter(heading.section);
                continue;
            }
            if (line == Some(true) || at - start >= LONGEST) && at > start {
                self.close(start..at);
                start = at;
                if let Some(section) = self.interrupted.take() {
                    self.section = section;
                }
                self.end_preamble(at);
            }
            if self.ends_sentence(at) {
                self.close(start..at + 1);
                start = at + 1;
                // A legend ends with its paragraph.
                if self.line_at(start).is_some()
                    && let Some(section) = self.interrupted.take()
                {
                    self.section = section;
                }
                self.end_preamble(start);
            }
            at += 1;
        }
        self.close(start..self.tokens.len());
        self.sentences
    }

    fn enter(&mut self, section: Section) {
        if section == Section::Legend {
            self.interrupted.get_or_insert(self.section);
        } else {
            self.interrupted = None;
        }
        self.section = section;
    }

    /// History, technique and comparison end with their paragraph where no heading ends them.
    fn end_preamble(&mut self, start: usize) {
        let is_preamble =
            matches!(self.section, Section::History | Section::Technique | Section::Comparison);
        let begins_paragraph = self.paragraphs.binary_search(&start).is_ok();
        let has_text = self.sentences.last().is_some_and(|last| last.section == self.section);
        let labels_level = matches!(self.tokens.get(start).map(|t| t.kind), Some(Kind::Level(_)))
            && self.tokens[start..].iter().take(4).any(|token| token.is_sign(b':'));
        if is_preamble && labels_level && self.line_at(start).is_some() {
            self.section = Section::Report;
            return;
        }
        if is_preamble && begins_paragraph && has_text && !self.is_double_spaced {
            self.section = Section::Report;
        }
    }

    fn close(&mut self, tokens: Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        let words = &self.tokens[tokens.clone()];
        let cells = words.iter().filter(|token| token.is_sign(b'|')).take(2).count();
        let has_year = || {
            words.iter().any(|token| token.number().is_some_and(|n| (1950.0..2100.0).contains(&n)))
        };
        let own = || words.iter().any(|token| token.means(Meaning::OwnCase));
        let is_of_others = cells == 2 && has_year() && !own();
        let text = self.plain.as_bytes();
        self.sentences.push(Sentence {
            topics: words.iter().fold(0, |known, token| known | topics(text, token)),
            is_item: self.line_at(tokens.start) == Some(true),
            begins_paragraph: self.paragraphs.binary_search(&tokens.start).is_ok(),
            tokens,
            section: self.section,
            is_of_others,
        });
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let Kind::Sign(sign) = self.tokens[at].kind else { return false };
        let Some(next) = self.tokens.get(at + 1) else { return true };
        let has_gap = next.start > self.tokens[at].end;
        match sign {
            b';' | b'!' => true,
            b'?' => has_gap,
            b'.' => {
                let Some(previous) = at.checked_sub(1).map(|i| &self.tokens[i]) else {
                    return false;
                };
                if has_gap {
                    return !self.is_abbreviation(previous, next);
                }
                // `mass.The` lacks a space.
                let glued = self.plain.as_bytes();
                glued[next.start].is_ascii_uppercase()
                    && glued.get(next.start + 1).is_some_and(u8::is_ascii_lowercase)
                    && previous.end - previous.start > 1
            }
            _ => false,
        }
    }

    fn is_abbreviation(&self, previous: &Token, next: &Token) -> bool {
        const SHORT: [&str; 24] = [
            "fig", "figs", "vs", "al", "dr", "mr", "mrs", "ms", "prof", "approx", "ca", "resp",
            "st", "incl", "max", "min", "cf", "bzw", "ggf", "suppl", "nr", "cp", "lat", "etc",
        ];
        let text = &self.plain[..previous.end];
        if text.ends_with(" i.e") || text.ends_with("(i.e") || text.ends_with("e.g") {
            return true;
        }
        let words = &self.plain[previous.start..previous.end];
        let word = words.rsplit(' ').next().unwrap_or(words);
        let is_initial = word.len() == 1
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && matches!(previous.kind, Kind::Word(_));
        // `1.` begins an item of a list.
        let is_number = matches!(previous.kind, Kind::Number(_))
            && self.line_at_token(previous)
            && !matches!(next.kind, Kind::Number(_));
        let is_count = word.eq_ignore_ascii_case("no") && matches!(next.kind, Kind::Number(_));
        is_initial || is_number || is_count || SHORT.iter().any(|s| s.eq_ignore_ascii_case(word))
    }

    fn line_at_token(&self, token: &Token) -> bool {
        let place = self.tokens.partition_point(|t| t.start < token.start);
        self.line_at(place).is_some()
    }
}

/// Whether a line begins something new, and is not the rest of a sentence that was broken because
/// the page was too narrow.
fn is_hard(plain: &str, tokens: &[Token], first: usize, would_fit: bool) -> bool {
    let Some(token) = tokens.get(first) else { return true };
    let Some(last) = first.checked_sub(1).map(|before| &tokens[before]) else { return true };
    let next = tokens.get(first + 1);
    let has_gap = next.is_some_and(|next| next.start > token.end);
    let is_bullet = token.is_sign(b'-') && has_gap
        || matches!(token.kind, Kind::Number(_))
            && next.is_some_and(|n| n.is_sign(b'.') || n.is_sign(b')'))
        || token.is_sign(b'#')
        || token.is_sign(b'|');
    let is_cell = first > 1 && tokens[first - 2].is_sign(b'|');
    // `Canal: no`, `Canal: -`
    let is_answer = first > 1 && tokens[first - 2].is_sign(b':');
    let goes_on = !is_cell
        && !is_answer
        && matches!(
            last.kind,
            Kind::Sign(b',' | b'-' | b'/' | b'(' | b'&')
                | Kind::Word(Some(
                    Meaning::Preposition
                        | Meaning::Article
                        | Meaning::And
                        | Meaning::Or
                        | Meaning::To
                        | Meaning::From
                        | Meaning::Be
                        | Meaning::With
                        | Meaning::No
                        | Meaning::Not,
                ))
        );
    if is_bullet {
        return !goes_on || last.is_sign(b'-');
    }
    if goes_on {
        return false;
    }
    let begins = plain.as_bytes()[token.start];
    let may_begin = !begins.is_ascii_lowercase() && begins != b')' && begins != b',';
    let labels_level = matches!(token.kind, Kind::Level(_))
        && tokens[first + 1..].iter().take(4).any(|t| t.is_sign(b':') || t.is_sign(b'|'));
    // `L3 - 15 mm`, and not the end of a range
    let heads_item = matches!(token.kind, Kind::Level(_))
        && next.is_some_and(|sign| sign.is_sign(b'-') && has_gap)
        && tokens.get(first + 2).is_some_and(|after| !matches!(after.kind, Kind::Level(_)));
    let begins_field = is_label(tokens, first);
    begins_field || may_begin && (would_fit || labels_level || heads_item || last.is_sign(b':'))
}

/// Whether a line begins with a label: `Cord compression: none`, `Level T7:`.
fn is_label(tokens: &[Token], first: usize) -> bool {
    const LONGEST: usize = 6;
    let label = tokens[first..].iter().take(LONGEST + 1);
    let is_name = |token: &Token| match token.kind {
        Kind::Word(_) | Kind::Level(_) => true,
        Kind::Sign(sign) => matches!(sign, b'(' | b')' | b'/'),
        Kind::Number(_) => false,
    };
    let length = label.take_while(|token| is_name(token)).count();
    length > 0 && tokens.get(first + length).is_some_and(|token| token.is_sign(b':'))
}
