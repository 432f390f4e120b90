//! What a sentence is about, so that rules of other topics pass it over.

use std::sync::LazyLock;

use crate::reading::lexicon::trie::Trie;
use crate::reading::page::Page;

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
/// How often something occurs, or in whom.
pub(in crate::reading) const FREQUENCY: Topics = 1 << 5;
/// Numbers of many patients.
pub(in crate::reading) const COMMONNESS: Topics = 1 << 6;

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
        (
            FREQUENCY,
            "most often, more often, most common*, more common*, most frequent*, more frequent*, \
             less common*, less frequent*, less often, most rarely, commonest, usual, usually, \
             typically, commonly, frequently, often, rarely, seldom, generally, mostly, tend to, \
             tends to, patients, predominantly affect*, preferential*, favours, favors, \
             prevail, prevails, predominate, predominates, the rule, preferred site*, \
             favoured site*, favored site*, site of election, nearly always, \
             almost always, almost exclusively, nearly exclusively, hardly ever, autopsies",
        ),
        (
            COMMONNESS,
            "incidence, prevalence, predilection, account for, accounts for, accounted for, \
             accounting for, of cases, of all cases, of the cases, of patients, of all patients, \
             of reported cases, of all spinal, of all primary, of all bone",
        ),
    ])
});

/// The token after the word or phrase of a topic that starts at a token.
pub(in crate::reading) fn phrase(page: &Page<'_>, token: usize, topic: Topics) -> Option<usize> {
    let start = page.tokens.get(token)?.start;
    let (found, end) = WORDS.longest(page.text.plain().as_bytes(), start)?;
    let next = || (token..).find(|i| page.tokens.get(*i).is_none_or(|next| next.start >= end));
    (found & topic != 0).then(next).flatten()
}

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
