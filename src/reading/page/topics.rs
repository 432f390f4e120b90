//! What a sentence is about, so that rules of other topics pass it over.

use std::sync::LazyLock;

use crate::reading::lexicon::trie::Trie;

/// Topics of a sentence, as bits.
pub(in crate::reading) type Topics = u8;

/// Mitoses.
pub(in crate::reading) const MITOSES: Topics = 1;
/// Necrosis.
pub(in crate::reading) const NECROSIS: Topics = 1 << 1;
/// Grades and differentiation.
pub(in crate::reading) const GRADE: Topics = 1 << 2;
/// Stains and their results; signs tell of results too.
pub(in crate::reading) const STAIN: Topics = 1 << 3;
/// What happened in the course.
pub(in crate::reading) const EVENT: Topics = 1 << 4;

static WORDS: LazyLock<Trie<Topics>> = LazyLock::new(|| {
    Trie::new([
        (MITOSES, "mitos*, mitot*"),
        (NECROSIS, "necros*, necrot*"),
        (GRADE, "grade*, grading, differentiated, g, fnclcc"),
        (
            STAIN,
            "positiv*, negativ*, immuno*, stain*, reactiv*, nonreactiv*, express*, loss, lost, \
             equivocal, inconclusive, ki, mib, is negativ*, was negativ*, are negativ*, \
             were negativ*, retain*, pos, neg, weak, focal, patchy, strong, diffuse, scattered",
        ),
        (
            EVENT,
            "died, expired, death, deceased, succumbed, recur*, relaps*, progress*, free, follow*",
        ),
    ])
});

/// The topic of the word that starts at a place.
pub(in crate::reading) fn topic(text: &[u8], start: usize) -> Topics {
    match text.get(start) {
        Some(b'+' | b'%') => STAIN,
        Some(byte) if byte.is_ascii_alphabetic() => {
            WORDS.longest(text, start).map_or(0, |(topic, _)| topic)
        }
        _ => 0,
    }
}
