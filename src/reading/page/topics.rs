//! What a sentence is about, so that rules of other topics pass it over.

use std::sync::LazyLock;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::lexicon::trie::Trie;
use crate::reading::page::Page;
use crate::reading::page::tokens::{Kind, Token};

/// Topics of a sentence, as bits.
pub(in crate::reading) type Topics = u32;

/// Mitoses.
pub(in crate::reading) const MITOSES: Topics = 1;
/// Necrosis.
pub(in crate::reading) const NECROSIS: Topics = 1 << 1;
/// Grades and differentiation.
pub(in crate::reading) const GRADE: Topics = 1 << 2;
/// Stains and their results; signs tell of results too: `CD34-`.
pub(in crate::reading) const STAIN: Topics = 1 << 3;
/// What happened in the course.
pub(in crate::reading) const EVENT: Topics = 1 << 4;
/// Pain.
pub(in crate::reading) const PAIN: Topics = 1 << 5;
/// Doses of radiotherapy.
pub(in crate::reading) const DOSE: Topics = 1 << 6;
/// Drugs.
pub(in crate::reading) const DRUG: Topics = 1 << 7;
/// What may be an operation.
pub(in crate::reading) const OPERATION: Topics = 1 << 8;
/// Lengths.
pub(in crate::reading) const LENGTH: Topics = 1 << 9;
/// Grades of cord compression.
pub(in crate::reading) const COMPRESSION_GRADE: Topics = 1 << 10;
/// Canal, sac and cord.
pub(in crate::reading) const CANAL: Topics = 1 << 11;
/// Parts of levels.
pub(in crate::reading) const PART: Topics = 1 << 12;
/// Lytic, blastic, collapsed, fractured; signal and enhancement.
pub(in crate::reading) const BONE: Topics = 1 << 13;
/// Words or levels: a sentence without any says nothing.
pub(in crate::reading) const TEXT: Topics = 1 << 16;
/// Cells of a table.
pub(in crate::reading) const TABLE: Topics = 1 << 17;
/// How often something occurs, or in whom.
pub(in crate::reading) const FREQUENCY: Topics = 1 << 18;
/// Numbers of many patients.
pub(in crate::reading) const COMMONNESS: Topics = 1 << 19;

static WORDS: LazyLock<Trie<Topics>> = LazyLock::new(|| {
    Trie::new([
        (MITOSES, "mitos*, mitot*"),
        (NECROSIS, "necros*, necrot*"),
        (GRADE, "grade*, grading, differentiated, g, fnclcc"),
        (
            STAIN,
            "positiv*, negativ*, immuno*, stain*, reactiv*, nonreactiv*, express*, loss, lost, \
             equivocal, inconclusive, lack, lacks, lacked, lacking, absent, ki, mib, is negativ*, was negativ*, are negativ*, \
             were negativ*, retain*, pos, neg, weak, focal, patchy, strong, diffuse, scattered",
        ),
        (
            EVENT,
            "died, expired, death, deceased, succumbed, recur*, relaps*, progress*, free, follow*, evidence of, no evidence of, without evidence of, ned",
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
        (PAIN, "pain, pains, ache, backache"),
        (DOSE, "gy, gray, cgy"),
        (CANAL, "marrow, spinal marrow"),
    ])
});

/// The token after the word or phrase of a topic that starts at a token.
pub(in crate::reading) fn phrase(page: &Page<'_>, token: usize, topic: Topics) -> Option<usize> {
    let start = page.tokens.get(token)?.start;
    let (found, end) = WORDS.longest(page.text.plain().as_bytes(), start)?;
    let next = || (token..page.tokens.len()).find(|i| page.tokens[*i].start >= end);
    (found & topic != 0).then(|| next().unwrap_or(page.tokens.len()))
}

/// The topics that a token tells of.
pub(in crate::reading) fn topics(text: &[u8], token: &Token) -> Topics {
    match token.kind {
        Kind::Sign(b'+' | b'-' | b'%') => STAIN,
        Kind::Sign(b'|') => TABLE,
        Kind::Word(meaning) => {
            let named = WORDS.longest(text, token.start).map_or(0, |(topic, _)| topic);
            TEXT | named | meaning.map_or(0, by_meaning)
        }
        Kind::Level(_) => TEXT | WORDS.longest(text, token.start).map_or(0, |(topic, _)| topic),
        Kind::Sign(_) | Kind::Number(_) => 0,
    }
}

fn by_meaning(meaning: Meaning) -> Topics {
    match meaning {
        Meaning::Drug => DRUG,
        Meaning::Treatment | Meaning::Biopsy | Meaning::Disc => OPERATION,
        Meaning::Centimetre | Meaning::Millimetre => LENGTH,
        Meaning::Escc | Meaning::Bilsky => COMPRESSION_GRADE | CANAL,
        Meaning::Canal
        | Meaning::Sac
        | Meaning::Dura
        | Meaning::Cord
        | Meaning::CordCompression => CANAL,
        Meaning::Epidural | Meaning::Intradural => CANAL | PART,
        Meaning::Part(_) | Meaning::PosteriorElements | Meaning::Foramen => PART,
        Meaning::Lesion
        | Meaning::Lytic
        | Meaning::Blastic
        | Meaning::MixedBone
        | Meaning::Collapse
        | Meaning::Fracture
        | Meaning::Alignment
        | Meaning::Change
        | Meaning::Intensity
        | Meaning::Signal => BONE,
        _ => 0,
    }
}
