//! The words that the rules know.
//!
//! One list a meaning; `*` stands for any ending. Of two entries that match, the longer one holds.

mod anatomy;
mod context;
mod drugs;
mod elsewhere;
mod findings;
pub(super) mod meaning;
mod numbers;
pub(super) mod trie;

use std::sync::LazyLock;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::lexicon::trie::Trie;

/// All words and phrases.
pub(in crate::reading) static LEXICON: LazyLock<Trie<Meaning>> = LazyLock::new(|| {
    let lists = [
        anatomy::WORDS,
        findings::WORDS,
        context::WORDS,
        elsewhere::WORDS,
        drugs::WORDS,
        numbers::WORDS,
    ];
    Trie::new(lists.into_iter().flatten().copied())
});

/// A meaning with its words, parted by commas.
type List = (Meaning, &'static str);
