//! A report cut into tokens and sentences, as the rules look at it.

mod generality;
pub(super) mod passage;
mod rows;
pub(super) mod sections;
pub(super) mod sentences;
pub(super) mod text;
pub(super) mod tokens;
pub(super) mod topics;

use std::ops::Range;

use crate::anatomy::Side;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::generality::{is_general, is_introduction, is_story};
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::sentences::{Sentence, sentences};
use crate::reading::page::text::Text;
use crate::reading::page::tokens::{Kind, Token, tokens};
use crate::reading::page::topics::TEXT;

/// How far a rule looks from a token, so that endless sentences cost no more than long ones.
pub(in crate::reading) const REACH: usize = 80;

/// Whose illness a sentence tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The report's own patient.
    Own,
    /// Other patients, of whom the next sentences may go on to tell.
    OtherPatients,
    /// What others wrote.
    Literature,
}

/// A report, ready to be read.
pub(in crate::reading) struct Page<'a> {
    pub text: Text<'a>,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Page<'a> {
    pub(in crate::reading) fn new(original: &'a str) -> Self {
        let text = Text::new(original);
        let mut tokens = tokens(text.plain());
        rows::join_labels(&text, &mut tokens);
        let sentences = sentences(&text, &tokens);
        let mut page = Self { text, tokens, sentences };
        page.tell_others_apart();
        page.tell_present_illness();
        page
    }

    /// Marks the sentences that tell of other patients than the report's own: those that say so,
    /// and what follows in their paragraph until the own one is spoken of again.
    fn tell_others_apart(&mut self) {
        let mut goes_on = false;
        // A paragraph that begins in general goes on so until a story begins.
        let mut is_lecture = false;
        for index in 0..self.sentences.len() {
            let whose = self.whose(index);
            let sentence = &self.sentences[index];
            let begins = sentence.begins_paragraph || index == 0;
            goes_on &= !sentence.begins_paragraph && whose != Some(Whose::Own);
            goes_on |= whose == Some(Whose::OtherPatients);
            let is_own = whose == Some(Whose::Own);
            let speaks_in_general = !is_own && is_general(self, sentence);
            is_lecture = if speaks_in_general || begins {
                speaks_in_general && (begins || is_lecture)
                    || !is_own && begins && is_introduction(self, sentence)
            } else {
                is_lecture && !is_own && !is_story(self, &sentence.tokens)
            };
            let speaks_in_general = speaks_in_general || is_lecture;
            let discusses = sentence.section == Section::Discussion && !is_own;
            let continues = whose.is_none() && self.continues_last(index);
            let is_of_others = goes_on
                || speaks_in_general
                || discusses
                || whose == Some(Whose::Literature)
                || continues && self.sentences[index - 1].is_of_others;
            self.sentences[index].is_of_others |= is_of_others;
        }
    }

    /// Whether a sentence goes on after a semicolon.
    fn continues_last(&self, sentence: usize) -> bool {
        let start = self.sentences[sentence].tokens.start;
        sentence > 0 && self.is_sign(start.wrapping_sub(1), b';')
    }

    /// Whose illness the words of a sentence say that it tells of.
    fn whose(&self, sentence: usize) -> Option<Whose> {
        const LITERATURE: [&str; 15] = [
            "cited",
            "author",
            "others have",
            "literature",
            "et al",
            "report",
            "descri",
            "previous",
            "published",
            "aunt",
            "uncle",
            "grand",
            "sister",
            "brother",
            "relatives",
        ];
        const OTHERS: [&str; 11] = [
            "similar", "other", "another", "their", "patients", "files", "series", "our",
            "workers", "earlier", "review",
        ];
        let mut whose = None;
        if !self.sentences[sentence].is_about(TEXT) {
            return whose;
        }
        for at in self.sentences[sentence].tokens.clone() {
            match self.meaning(at) {
                // `in the patient of another group`
                // `as in our case, the patients with lesions at C5`
                Some(Meaning::OwnCase) if self.is_compared(at) => {
                    whose = Some(Whose::OtherPatients);
                }
                Some(Meaning::OwnCase) if !self.is_word(at + 1, "of") => return Some(Whose::Own),
                // `the previously reported lesion has grown`
                Some(Meaning::Literature) if self.is_known_lesion(at) => {}
                // `in the review at 18 months` the own patient is seen again.
                Some(Meaning::Literature)
                    if self.has_ending(at, "review") && self.is_word(at + 1, "at") => {}
                Some(Meaning::Literature) => {
                    let word = self.word(at).to_ascii_lowercase();
                    let is_any = |words: &[&str]| words.iter().any(|known| word.contains(known));
                    if is_any(&OTHERS) {
                        whose = Some(Whose::OtherPatients);
                    } else if whose.is_none() && is_any(&LITERATURE) {
                        whose = Some(Whose::Literature);
                    }
                }
                _ if self.counts_patients(at) => whose = Some(Whose::OtherPatients),
                _ => {}
            }
        }
        whose
    }

    /// `as in our case`, `unlike our patient`: others are like the own one, or are not.
    fn is_compared(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let is_like = ["like", "unlike"].iter().any(|word| self.is_word(before, word));
        is_like || self.is_word(before, "in") && self.is_word(before.wrapping_sub(1), "as")
    }

    fn is_known_lesion(&self, at: usize) -> bool {
        let is_lesion = |i: usize| self.means_any(i, &[Meaning::Lesion, Meaning::Fracture]);
        self.word(at).to_ascii_lowercase().starts_with("previously") && is_lesion(at + 1)
    }

    /// `613 patients`, `(12 cases)`
    fn counts_patients(&self, at: usize) -> bool {
        let many = self.tokens[at].number().is_some_and(|number| number >= 2.0);
        many && ["patients", "cases", "children", "women", "men", "individuals"].iter().any(
            |word| {
                // `12 cases have been` is one phrase.
                self.word(at + 1).split(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word))
            },
        )
    }

    /// A clinical question that tells what images show speaks of now: `MR shows a mass at T6`.
    fn tell_present_illness(&mut self) {
        let mut is_present = false;
        for index in 0..self.sentences.len() {
            let is_history = self.sentences[index].section == Section::History;
            is_present =
                is_history && (is_present || self.shows_images(index) || self.tells_signal(index));
            if is_present {
                self.sentences[index].section = Section::Report;
            }
        }
    }

    /// Whether a sentence behind the first of a clinical question tells of signal, as findings do
    /// that no heading parts from it.
    fn tells_signal(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map(|before| &self.sentences[before]);
        let goes_on = before.is_some_and(|before| before.section == Section::History);
        let tokens = self.sentences[index].tokens.clone();
        let is_signal = |i: usize| self.means_any(i, &[Meaning::Signal, Meaning::Intensity]);
        goes_on && self.find(tokens, is_signal).is_some()
    }

    /// Whether a sentence tells what images show.
    fn shows_images(&self, sentence: usize) -> bool {
        let tokens = self.sentences[sentence].tokens.clone();
        let is_image = |i: usize| {
            ["mr", "mri", "ct", "pet", "imaging", "radiographs", "scintigraphy"]
                .iter()
                .any(|word| self.is_word(i, word))
        };
        let shows = |i: usize| {
            ["shows", "show", "demonstrates", "reveals", "showed", "demonstrated", "revealed"]
                .iter()
                .any(|word| self.is_word(i, word))
        };
        // `MRI yesterday: T8 infiltrated`
        let heads = |image: usize| (image + 1..image + 4).any(|i| self.is_sign(i, b':'));
        let image = self.find(tokens.clone(), is_image);
        // `cord compression on MRI`
        let tells = |image: usize| self.is_word(image.wrapping_sub(1), "on");
        image.is_some_and(|image| {
            tells(image) || heads(image) || self.find(image..tokens.end, shows).is_some()
        })
    }

    /// The meaning of a token; `None` past the ends too.
    pub(in crate::reading) fn meaning(&self, token: usize) -> Option<Meaning> {
        self.tokens.get(token).and_then(Token::meaning)
    }

    /// Whether a token has a meaning.
    pub(in crate::reading) fn means(&self, token: usize, meaning: Meaning) -> bool {
        self.meaning(token) == Some(meaning)
    }

    /// Whether a token has one of some meanings.
    pub(in crate::reading) fn means_any(&self, token: usize, meanings: &[Meaning]) -> bool {
        self.meaning(token).is_some_and(|meaning| meanings.contains(&meaning))
    }

    /// Whether a token is a sign.
    pub(in crate::reading) fn is_sign(&self, token: usize, sign: u8) -> bool {
        self.tokens.get(token).is_some_and(|token| token.is_sign(sign))
    }

    /// What a token is.
    pub(in crate::reading) fn kind(&self, token: usize) -> Option<Kind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The words of a token in the plain text.
    pub(in crate::reading) fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.text.plain()[token.start..token.end])
    }

    /// Whether a token is a word, whatever its case.
    pub(in crate::reading) fn is_word(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|own| {
            // Most words differ in their length already.
            own.end - own.start == word.len()
                && self.text.plain().as_bytes()[own.start..own.end]
                    .eq_ignore_ascii_case(word.as_bytes())
        })
    }

    /// Whether a token ends so, whatever its case.
    pub(in crate::reading) fn has_ending(&self, token: usize, ending: &str) -> bool {
        let word = self.word(token).as_bytes();
        let start = word.len().checked_sub(ending.len());
        start.is_some_and(|start| word[start..].eq_ignore_ascii_case(ending.as_bytes()))
    }

    /// Whether a token starts with a capital letter.
    pub(in crate::reading) fn is_capital(&self, token: usize) -> bool {
        self.word(token).starts_with(|c: char| c.is_uppercase())
    }

    /// Whether a token follows its neighbour without a space.
    pub(in crate::reading) fn is_glued(&self, token: usize) -> bool {
        token > 0
            && self.tokens.get(token).is_some_and(|own| self.tokens[token - 1].end == own.start)
    }

    /// The passage of some tokens.
    pub(in crate::reading) fn passage(&self, tokens: &Range<usize>) -> Passage {
        let first = self.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (first, last) {
            (Some(first), Some(last)) => self.text.passage(first.start, last.end),
            _ => Passage::default(),
        }
    }

    /// The first token after a place, within a sentence and reach, that satisfies a condition.
    pub(in crate::reading) fn find(
        &self,
        within: Range<usize>,
        mut condition: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let end = within.end.min(within.start.saturating_add(REACH)).min(self.tokens.len());
        (within.start..end).find(|token| condition(*token))
    }

    /// The last token before a place, within a sentence and reach, that satisfies a condition.
    pub(in crate::reading) fn find_back(
        &self,
        within: Range<usize>,
        mut condition: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let start = within.start.max(within.end.saturating_sub(REACH));
        (start..within.end.min(self.tokens.len())).rev().find(|token| condition(*token))
    }

    /// Whether a token names a side: `left`, and `L` or `R` where a word follows.
    pub(in crate::reading) fn side(&self, token: usize) -> Option<Side> {
        match self.meaning(token) {
            Some(Meaning::Left) => return Some(Side::Left),
            Some(Meaning::Right) => return Some(Side::Right),
            _ => {}
        }
        if !matches!(self.kind(token + 1), Some(Kind::Word(_))) || self.is_glued(token + 1) {
            return None;
        }
        match self.word(token) {
            "L" => Some(Side::Left),
            "R" => Some(Side::Right),
            _ => None,
        }
    }

    /// The number of a size that stands right behind a token: `epidural, 5 mm`.
    pub(in crate::reading) fn size_after(&self, token: usize) -> Option<usize> {
        let is_sign = self.is_sign(token + 1, b',') || self.is_sign(token + 1, b'(');
        let number = token + 1 + usize::from(is_sign);
        let is_unit = self.means_any(number + 1, &[Meaning::Millimetre, Meaning::Centimetre]);
        (matches!(self.kind(number), Some(Kind::Number(_))) && is_unit).then_some(number)
    }

    /// Whether any token near a place, within its sentence, has one of some meanings.
    pub(in crate::reading) fn has_near(
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
