//! What tumour within the dura leaves out: the vertebra, and the grades of epidural tumour.

use std::collections::BTreeSet;

use super::gathered::Gathered;
use super::proposal::{Proposal, Proposed};
use crate::anatomy::{Level, Part, Structure};
use crate::case::PartState;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::Mention;
use crate::reading::page::Page;

/// The proposals without what does not follow at a level whose only tumour lies within the dura,
/// and without inferred grades of cord compression below a conus whose place is told (the scale
/// is of epidural tumour against the cord: Bilsky et al., J Neurosurg Spine 2010).
pub(super) fn settle(page: &Page<'_>, mentions: &[Mention], proposals: Gathered) -> Vec<Proposal> {
    let mut proposals = proposals.into_proposals();
    let within = if is_of_dura(page) { only_within(&proposals) } else { BTreeSet::new() };
    let conus = conus(page, mentions);
    let below = |level: &Level| conus.is_some_and(|conus| conus < *level);
    proposals.retain_mut(|proposal| {
        let had_levels = !proposal.levels.is_empty();
        match proposal.value {
            Proposed::Part(Part::UNSPECIFIED, PartState::Involved) => {
                proposal.levels.retain(|level| !within.contains(level));
            }
            Proposed::EsccInferred(_) => {
                proposal.levels.retain(|level| !within.contains(level) && !below(level));
            }
            _ => {}
        }
        !(had_levels && proposal.levels.is_empty())
    });
    proposals
}

/// Whether a tumour is said to lie within the dura, and none to reach into it: `an intradural
/// mass`, and nowhere `intradural extension`.
fn is_of_dura(page: &Page<'_>) -> bool {
    const REACHES: [&str; 6] = ["exten", "invasi", "spread", "component", "growth", "infiltrat"];
    let reaches = |at: usize| {
        let word = page.word(at).to_ascii_lowercase();
        page.means(at, Meaning::Involve) || REACHES.iter().any(|stem| word.starts_with(stem))
    };
    let is_tumour = |at: usize| page.means_any(at, &[Meaning::Lesion, Meaning::Carcinoma]);
    let mut is_within = false;
    for sentence in page.sentences.iter().filter(|sentence| !sentence.is_of_others) {
        for at in sentence.tokens.clone().filter(|at| page.means(*at, Meaning::Intradural)) {
            let next = at + 1..sentence.tokens.end.min(at + 5);
            match next.into_iter().find(|at| reaches(*at) || is_tumour(*at)) {
                Some(word) if reaches(word) => return false,
                Some(_) => is_within = true,
                None => {}
            }
        }
    }
    is_within
}

/// The levels at which tumour is proposed within the dura, and none of bone or outside the dura.
fn only_within(proposals: &[Proposal]) -> BTreeSet<Level> {
    let levels = |is_one: &dyn Fn(&Proposed) -> bool| -> BTreeSet<Level> {
        let told = proposals.iter().filter(|proposal| is_one(&proposal.value));
        told.flat_map(|proposal| proposal.levels.iter().copied()).collect()
    };
    let within = levels(&|value| match value {
        Proposed::Part(part, PartState::Involved) => part.structure() == Structure::Intradural,
        _ => false,
    });
    let outside = levels(&|value| match value {
        Proposed::Part(Part::UNSPECIFIED, _) => false,
        Proposed::Part(part, PartState::Involved) => {
            !matches!(part.structure(), Structure::Dura | Structure::Intradural | Structure::Cord)
        }
        Proposed::BoneLesion(_) | Proposed::Collapse(_) => true,
        _ => false,
    });
    within.difference(&outside).copied().collect()
}

/// The level at which the conus is said to end: `the conus tip projects at L1`.
fn conus(page: &Page<'_>, mentions: &[Mention]) -> Option<Level> {
    let is_conus = |at: usize| page.word(at).to_ascii_lowercase().starts_with("conus");
    let tells = |mention: &&Mention| {
        let sentence = page.sentences[mention.sentence].tokens.start;
        let near = sentence.max(mention.tokens.start.saturating_sub(8))..mention.tokens.start;
        let is_plain = mention.confuser.is_none() && !mention.of_others && !mention.is_lesion();
        is_plain && page.find_back(near, is_conus).is_some()
    };
    mentions.iter().find(tells).and_then(|mention| mention.levels.last().copied())
}
