//! Specimens of a pathology report: where they were taken, and what was found in them, often far
//! apart: `A. T5 lamina. B. T4 lamina. ... Diagnosis: A: metastasis. B: no malignancy.`

use std::ops::Range;

use crate::reading::levels::Confuser;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::{Mention, Role};
use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::tokens::Kind;
use crate::reading::role::context::Context;

/// What stands behind a letter, up to the next one.
struct Part {
    /// The letters of the specimens, as bits.
    letters: u32,
    sentences: Range<usize>,
}

/// Makes levels diseased from which a specimen was taken that holds tumour, or a fracture.
pub(in crate::reading) fn settle(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    let parts = parts(page);
    let begins_with_a = parts.first().is_some_and(|part| part.letters & 1 != 0);
    if begins_with_a && is_of_tissue(page) {
        labelled(page, contexts, &parts, mentions);
    } else {
        single(page, contexts, mentions);
    }
}

/// Whether a report speaks of tissue, so that its letters may be those of specimens, and not of its
/// own sections.
fn is_of_tissue(page: &Page<'_>) -> bool {
    const STEMS: [&str; 8] =
        ["specimen", "biops", "histol", "histop", "microscop", "formalin", "fragment", "pathol"];
    let is_word = |at: &usize| {
        let word = page.word(*at);
        STEMS.iter().any(|s| word.get(..s.len()).is_some_and(|w| w.eq_ignore_ascii_case(s)))
    };
    page.sentences.iter().any(|s| s.section == Section::Pathology)
        || (0..page.tokens.len()).any(|at| is_word(&at))
}

fn labelled(page: &Page<'_>, contexts: &[Context], parts: &[Part], mentions: &mut [Mention]) {
    let mut tumours: [Option<usize>; 26] = [None; 26];
    for part in parts {
        let found = tumour(page, contexts, &part.sentences);
        for letter in (0..26).filter(|letter| part.letters & 1 << letter != 0) {
            tumours[letter] = tumours[letter].or(found);
        }
    }
    for part in parts.iter().filter(|part| part.letters.is_power_of_two()) {
        let letter = part.letters.trailing_zeros();
        let first = mentions.partition_point(|m| m.sentence < part.sentences.start);
        // A specimen is named where its part begins.
        let end = part.sentences.end.min(part.sentences.start + 2);
        let last = mentions.partition_point(|m| m.sentence < end);
        for mention in &mut mentions[first..last] {
            if is_block(page, mention, letter) {
                mention.confuser = Some(Confuser::Label);
                mention.levels.clear();
            } else if let Some(tumour) = tumours[letter as usize].filter(|_| is_site(mention)) {
                involve(mention, tumour);
            }
        }
    }
}

/// One specimen, one diagnosis.
fn single(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    let is_level = |m: &&Mention| m.confuser.is_none() && !m.levels.is_empty();
    let Some(site) = mentions.iter().find(is_level) else { return };
    let is_only = mentions.iter().filter(is_level).all(|m| m.levels == site.levels);
    // The clinical data of a pathology report tell where the tissue came from too.
    let is_asked = |m: &Mention| {
        page.sentences[m.sentence].section == Section::History
            && m.role == Role::Involved
            && !contexts[m.tokens.start].historical
    };
    let is_specimen = page.sentences[site.sentence].section == Section::Pathology;
    let is_pathology = page.sentences.iter().any(|s| s.section == Section::Pathology);
    if !is_only || !(is_specimen || is_pathology && is_asked(site)) {
        return;
    }
    let all = 0..page.sentences.len();
    if let Some(tumour) = tumour(page, contexts, &all) {
        for mention in mentions.iter_mut() {
            if is_asked(mention) {
                mention.historical = false;
            } else if is_site(mention) {
                involve(mention, tumour);
            }
        }
    }
}

/// Whether a level is only named as the place that tissue was taken from.
fn is_site(mention: &Mention) -> bool {
    matches!(mention.role, Role::Mention | Role::Treated)
        && mention.confuser.is_none()
        && !mention.negated
        && !mention.historical
        && !mention.of_others
}

/// `D. core of L2 (D1)`: a block of a specimen has its letter.
fn is_block(page: &Page<'_>, mention: &Mention, letter: u32) -> bool {
    let letter = b'A' + letter as u8;
    let open = mention.tokens.start.wrapping_sub(1);
    page.is_sign(open, b'(') && page.word(mention.tokens.start).as_bytes().first() == Some(&letter)
}

fn involve(mention: &mut Mention, tumour: usize) {
    mention.role = Role::Involved;
    mention.governor = Some(tumour);
}

/// The word for a tumour or a fracture that sentences say to be there.
fn tumour(page: &Page<'_>, contexts: &[Context], sentences: &Range<usize>) -> Option<usize> {
    let is_tumour = |at: &usize| {
        let context = contexts[*at];
        page.means_any(*at, &[Meaning::Lesion, Meaning::Carcinoma, Meaning::Fracture])
            && !(context.negated || context.open || context.historical)
    };
    let found = page.sentences[sentences.clone()].iter().filter(|sentence| {
        !matches!(sentence.section, Section::History | Section::Comparison | Section::References)
    });
    found.flat_map(|sentence| sentence.tokens.clone()).find(is_tumour)
}

/// The labelled parts of a report in the order of the text.
fn parts(page: &Page<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut section = Section::default();
    let mut is_open = false;
    for (index, sentence) in page.sentences.iter().enumerate() {
        is_open &= sentence.section == section;
        section = sentence.section;
        if let Some(letters) = letters(page, &sentence.tokens) {
            parts.push(Part { letters, sentences: index..index + 1 });
            is_open = true;
        } else if let Some(part) = parts.last_mut().filter(|_| is_open) {
            part.sentences.end = index + 1;
        }
    }
    parts
}

/// The letters at the beginning of a sentence: `A.`, `B)`, `A, B:`, `A and B show`.
fn letters(page: &Page<'_>, sentence: &Range<usize>) -> Option<u32> {
    let mut letters: u32 = 0;
    let mut at = sentence.start;
    // `1. A, B: metastasis`
    if matches!(page.kind(at), Some(Kind::Number(_))) && page.is_sign(at + 1, b'.') {
        at += 2;
    }
    while at < sentence.end {
        let letter = match page.word(at).as_bytes() {
            [letter @ b'A'..=b'Z'] => letter - b'A',
            // An article is a letter too.
            _ => return None,
        };
        letters |= 1 << letter;
        let ends = [b'.', b')', b':'].iter().any(|sign| page.is_sign(at + 1, *sign));
        if ends || letters.count_ones() > 1 && page.means(at + 1, Meaning::Show) {
            return Some(letters);
        }
        let joins = page.is_sign(at + 1, b',')
            || page.is_sign(at + 1, b'&')
            || page.means(at + 1, Meaning::And);
        if !joins {
            return None;
        }
        at += 2;
    }
    None
}
