//! A report cut into tokens and sentences, as the rules look at it.

use std::ops::Range;

use super::meaning::Meaning;
use super::passage::Passage;
use super::sections::Section;
use super::sentences::{Sentence, sentences};
use super::text::Text;
use super::tokens::{Kind, Token, tokens};

/// How far a rule looks from a token, so that endless sentences cost no more than long ones.
pub(super) const REACH: usize = 80;

/// A report, ready to be read.
pub(super) struct Page<'a> {
    pub text: Text<'a>,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Page<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        let text = Text::new(original);
        let tokens = tokens(text.plain());
        let sentences = sentences(&text, &tokens);
        let mut page = Self { text, tokens, sentences };
        for index in 0..page.sentences.len() {
            page.sentences[index].is_of_others |= page.is_of_others(index);
        }
        page
    }

    /// Whether a sentence tells of other patients than the report's own.
    fn is_of_others(&self, sentence: usize) -> bool {
        const STRONG: [&str; 8] =
            ["literature", "et al", "report", "descri", "previous", "their", "other", "another"];
        let sentence = &self.sentences[sentence];
        let is_general = sentence.section == Section::Discussion;
        let mut of_literature = is_general;
        for at in sentence.tokens.clone() {
            match self.meaning(at) {
                Some(Meaning::OwnCase) => return false,
                Some(Meaning::Literature) if !of_literature => {
                    let word = self.word(at).to_ascii_lowercase();
                    of_literature = STRONG.iter().any(|strong| word.contains(strong));
                }
                _ => {}
            }
        }
        of_literature
    }

    /// The meaning of a token; `None` past the ends too.
    pub(super) fn meaning(&self, token: usize) -> Option<Meaning> {
        self.tokens.get(token).and_then(Token::meaning)
    }

    /// Whether a token has a meaning.
    pub(super) fn means(&self, token: usize, meaning: Meaning) -> bool {
        self.meaning(token) == Some(meaning)
    }

    /// Whether a token has one of some meanings.
    pub(super) fn means_any(&self, token: usize, meanings: &[Meaning]) -> bool {
        self.meaning(token).is_some_and(|meaning| meanings.contains(&meaning))
    }

    /// Whether a token is a sign.
    pub(super) fn is_sign(&self, token: usize, sign: u8) -> bool {
        self.tokens.get(token).is_some_and(|token| token.is_sign(sign))
    }

    /// What a token is.
    pub(super) fn kind(&self, token: usize) -> Option<Kind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The words of a token in the plain text.
    pub(super) fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.text.plain()[token.start..token.end])
    }

    /// Whether a token is a word, whatever its case.
    pub(super) fn is_word(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// Whether a token starts with a capital letter.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.word(token).starts_with(|c: char| c.is_uppercase())
    }

    /// Whether a token follows its neighbour without a space.
    pub(super) fn is_glued(&self, token: usize) -> bool {
        token > 0
            && self.tokens.get(token).is_some_and(|own| self.tokens[token - 1].end == own.start)
    }

    /// The passage of some tokens.
    pub(super) fn passage(&self, tokens: &Range<usize>) -> Passage {
        let first = self.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (first, last) {
            (Some(first), Some(last)) => self.text.passage(first.start, last.end),
            _ => Passage::default(),
        }
    }

    /// The first token after a place, within a sentence and reach, that satisfies a condition.
    pub(super) fn find(
        &self,
        within: Range<usize>,
        mut condition: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let end = within.end.min(within.start.saturating_add(REACH)).min(self.tokens.len());
        (within.start..end).find(|token| condition(*token))
    }

    /// The last token before a place, within a sentence and reach, that satisfies a condition.
    pub(super) fn find_back(
        &self,
        within: Range<usize>,
        mut condition: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let start = within.start.max(within.end.saturating_sub(REACH));
        (start..within.end.min(self.tokens.len())).rev().find(|token| condition(*token))
    }

    /// Whether any token near a place, within its sentence, has one of some meanings.
    pub(super) fn has_near(
        &self,
        sentence: &Range<usize>,
        token: usize,
        distance: usize,
        meanings: &[Meaning],
    ) -> bool {
        let from = sentence.start.max(token.saturating_sub(distance));
        let to = sentence.end.min(token.saturating_add(distance));
        (from..to).any(|i| self.means_any(i, meanings))
    }
}
