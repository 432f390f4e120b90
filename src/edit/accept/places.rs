//! Where the characters of a source's text stand, so that many passages of a long text are looked
//! up without going through it again for each.

use std::sync::Arc;

/// Every how many characters a place is kept.
const STRIDE: usize = 128;

/// The places of a text.
pub(in crate::edit) struct Places {
    text: Arc<str>,
    /// The byte at which every [`STRIDE`]th character begins.
    bytes: Vec<usize>,
}

impl Places {
    pub(in crate::edit) fn of(text: &Arc<str>) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        Self { text: Arc::clone(text), bytes: bytes.step_by(STRIDE).collect() }
    }

    /// The words from one character to another; `None` where the text has none such.
    pub(in crate::edit) fn words(&self, start: usize, end: usize) -> Option<&str> {
        let words = self.text.get(self.byte(start)?..self.byte(end)?)?;
        (!words.is_empty()).then_some(words)
    }

    /// The byte at which a character begins, or at which the text ends.
    fn byte(&self, place: usize) -> Option<usize> {
        let near = *self.bytes.get(place / STRIDE)?;
        let rest = self.text.get(near..)?.char_indices().map(|(byte, _)| near + byte);
        rest.chain([self.text.len()]).nth(place % STRIDE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::case::{Source, SourceKind};

    proptest! {
        #[test]
        fn the_words_are_those_that_a_source_tells(
            text in "[aé×\u{1F600}]{0,300}",
            start in 0_usize..310,
            length in 0_usize..200,
        ) {
            let text: Arc<str> = text.into();
            let source = Source { text: Arc::clone(&text), ..Source::new(SourceKind::Mri, [].iter()) };
            let words = Places::of(&text).words(start, start + length).map(str::to_owned);
            prop_assert_eq!(words.as_deref(), source.words(start, start + length));
        }
    }
}
