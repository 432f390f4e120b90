//! What compresses the cord, and what only touches something beside it.

use super::canal::Finder;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;

impl Finder<'_> {
    /// The word by which the cord at a token is said to be compressed.
    pub(super) fn compressed(&self, cord: usize) -> Option<usize> {
        let is_compress = |i: usize| {
            let word = self.page.word(i).to_ascii_lowercase();
            self.page.means(i, Meaning::Compress) && !word.starts_with("efface")
                || word == "uncompressed"
        };
        let passes = |i: usize| match self.page.kind(i) {
            // `the cord, which is however not compressed`
            Some(Kind::Word(Some(Meaning::But))) if self.page.is_word(i, "however") => true,
            Some(Kind::Word(Some(meaning))) => !matches!(
                meaning,
                Meaning::But
                    | Meaning::Show
                    | Meaning::Lesion
                    | Meaning::Fracture
                    | Meaning::Treatment
            ),
            Some(Kind::Sign(sign)) => sign != b'|' && (sign != b':' || i == cord + 1),
            _ => true,
        };
        let end = self.sentence.end.min(cord + 14);
        let after =
            (cord + 1..end).take_while(|i| passes(*i)).find(|i| is_compress(*i)).filter(|i| {
                // `cord compression`, `the cord is compressed`; not `the cord. Compressing ...`
                *i == cord + 1
                    || ["ed", "iert", "ime", "imee"].iter().any(|end| self.page.has_ending(*i, end))
                    || self.page.has_ending(*i, "ion")
                        && ((cord + 1..*i).all(|k| !self.page.means(k, Meaning::Preposition))
                            || self.page.means(cord + 1, Meaning::No))
            });
        let start = self.sentence.start.max(cord.saturating_sub(9));
        let before = (start..cord).rev().take_while(|i| passes(*i)).find(|i| is_compress(*i));
        // `sac flattened, CSF beside the cord`
        let is_passive = |verb: usize| self.page.is_sign(verb + 1, b',');
        after.or(before.filter(|verb| !is_passive(*verb) && !self.has_own_object(*verb, cord)))
    }

    /// `indents the thecal sac and pushes the cord`: the first verb says nothing of the cord.
    fn has_own_object(&self, verb: usize, cord: usize) -> bool {
        let object = self.page.find(verb..cord, |i| self.page.means(i, Meaning::Sac));
        let moves = [Meaning::Displace, Meaning::Touch, Meaning::Involve];
        object.is_some_and(|object| (object..cord).any(|i| self.page.means_any(i, &moves)))
    }

    /// `displaces the cord and flattens it`
    pub(super) fn compresses_it(&self, cord: usize) -> Option<usize> {
        self.page.find(cord..self.sentence.end, |i| {
            self.page.means(i, Meaning::Compress) && self.page.is_word(i + 1, "it")
        })
    }

    /// `a mass effect on the marrow which is compressed`, `compression of the marrow`: the marrow of
    /// the spine, as translators call the cord; no bone's marrow is compressed.
    pub(super) fn compressed_marrow(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let which = at + 1 + usize::from(page.is_sign(at + 1, b','));
        let verb = which + usize::from(page.means(which, Meaning::Which));
        if page.means(verb, Meaning::Be) {
            let next = self.page.find(verb + 1..self.sentence.end.min(verb + 4), |i| {
                page.means(i, Meaning::Compress)
            });
            return next.filter(|next| page.has_ending(*next, "ed"));
        }
        let article = usize::from(page.means(at.checked_sub(1)?, Meaning::Article));
        let noun = at.checked_sub(2 + article).filter(|noun| *noun >= self.sentence.start)?;
        let is_of = page.is_word(noun + 1, "of") && page.has_ending(noun, "compression");
        is_of.then_some(noun)
    }
}
