//! What the report's word on a level alone amounts to: involved, free, treated, or no more than
//! the soft tissue that it names there.

use std::collections::{BTreeSet, HashMap};

use crate::anatomy::{Level, Part, Structure};
use crate::case::PartState;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::{Certainty, Mention, Role};
use crate::reading::page::Page;
use crate::reading::proposals::proposal::Proposed;

/// How far from a level a part is looked for that a denial may speak of instead, in tokens.
const NEAR: usize = 40;

/// What follows from the role of a mention's levels.
pub(in crate::reading) fn verdict(page: &Page<'_>, mention: &Mention) -> Option<Proposed> {
    let is_plain = !mention.negated && !mention.of_others && mention.confuser.is_none();
    match mention.role {
        Role::Involved if mention.is_lesion() => soft_part(page, mention)
            .is_none()
            .then_some(Proposed::Part(Part::UNSPECIFIED, PartState::Involved)),
        Role::Involved if mention.negated => {
            Some(Proposed::Part(denied(page, mention)?, PartState::Free))
        }
        Role::Treated if is_plain => Some(Proposed::Treated),
        Role::Disc if is_plain => Some(Proposed::Disc),
        _ => None,
    }
}

/// What is free where tumour is denied: the body where it is named, else the level. `None` where
/// something else is denied, such as a fracture, or only some part is spoken of.
fn denied(page: &Page<'_>, mention: &Mention) -> Option<Part> {
    let is_plain = !mention.historical
        && !mention.of_others
        && mention.confuser.is_none()
        && mention.certainty == Certainty::Definite;
    let governor = mention.governor.filter(|_| is_plain)?;
    let tells = page.means_any(
        governor,
        &[Meaning::Normal, Meaning::Lesion, Meaning::Carcinoma, Meaning::Involve],
    );
    // `no lytic lesion` leaves room for another one.
    let is_of_a_kind = governor.checked_sub(1).is_some_and(|before| {
        page.means_any(before, &[Meaning::Lytic, Meaning::Blastic, Meaning::MixedBone])
    });
    if !tells || is_of_a_kind && !mention.excepted {
        return None;
    }
    let sentence = &page.sentences[mention.sentence].tokens;
    let start = sentence.start.max(mention.tokens.start.saturating_sub(NEAR));
    let end = sentence.end.min(mention.tokens.end + NEAR);
    let mut part = Part::UNSPECIFIED;
    for meaning in (start..end).filter_map(|at| page.meaning(at)) {
        match meaning {
            Meaning::Part(Structure::Body) => part = Part::BODY,
            Meaning::Part(_)
            | Meaning::PosteriorElements
            | Meaning::Foramen
            | Meaning::Canal
            | Meaning::Epidural
            | Meaning::Intradural
            | Meaning::Intramedullary
            | Meaning::Dura
            | Meaning::Sac
            | Meaning::Cord
            | Meaning::Disc => return None,
            _ => {}
        }
    }
    Some(part)
}

/// The soft tissue that is all that is said to be diseased at a mention's levels: `epidural
/// extension from T8 to T10`, `a paravertebral mass at T5`, `into the epidural space at T9`.
pub(in crate::reading) fn soft_part(page: &Page<'_>, mention: &Mention) -> Option<usize> {
    let sentence = page.sentences[mention.sentence].tokens.start;
    let is_small = |at: usize| {
        page.means_any(
            at,
            &[
                Meaning::Preposition,
                Meaning::From,
                Meaning::To,
                Meaning::Between,
                Meaning::Article,
                Meaning::Level,
                Meaning::Vertebra,
            ],
        )
    };
    let is_soft = |at: &usize| match page.meaning(*at) {
        Some(Meaning::Epidural | Meaning::Intradural) => true,
        Some(Meaning::Part(structure)) => !structure.is_bone(),
        _ => false,
    };
    let is_noun =
        |at: usize| page.means_any(at, &[Meaning::Lesion, Meaning::Carcinoma, Meaning::Involve]);
    let noun = page.find_back(sentence..mention.list.start, |at| !is_small(at))?;
    // `epidural tumour extension`: a word or a hyphen may stand between the two.
    let first = noun.saturating_sub(2).max(sentence);
    let between = |at: usize| (at + 1..=noun).all(|i| is_noun(i) || page.is_sign(i, b'-'));
    (first..=noun).rev().find(|at| is_soft(at) && between(*at))
}

/// Mentions by the soft tissue that is said to be diseased there, by its token.
pub(in crate::reading) fn by_soft_part<'a>(
    page: &Page<'_>,
    mentions: &'a [Mention],
) -> HashMap<usize, Vec<&'a Mention>> {
    let mut found: HashMap<usize, Vec<&Mention>> = HashMap::new();
    for mention in mentions.iter().filter(|mention| mention.is_lesion()) {
        if let Some(part) = soft_part(page, mention) {
            found.entry(part).or_default().push(mention);
        }
    }
    found
}

/// The levels that sentences take out of what they say: `T3 to T9 with sparing of T6`.
pub(in crate::reading) fn excepted(mentions: &[Mention]) -> HashMap<usize, BTreeSet<Level>> {
    let mut found: HashMap<usize, BTreeSet<Level>> = HashMap::new();
    for mention in mentions.iter().filter(|mention| mention.excepted && mention.negated) {
        found.entry(mention.sentence).or_default().extend(&mention.levels);
    }
    found
}
