//! Levels of which a later sentence or clause tells: `T8 vertebral body. There is destruction.`

use std::ops::Range;

use crate::reading::findings::escc;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::{Certainty, Mention, Role};
use crate::reading::page::Page;
use crate::reading::page::sentences::Sentence;
use crate::reading::page::tokens::Kind;
use crate::reading::page::topics::COMPRESSION_GRADE;
use crate::reading::role::context::Context;
use crate::reading::role::is_bone_word;
use crate::reading::role::pull::Pull;

/// A level that is only named may be described in the sentences that follow it.
pub(super) fn look_ahead(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    const SENTENCES: usize = 2;
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        if !is_only_named(mention) {
            continue;
        }
        let own = mention.sentence;
        let next_named = mentions[at + 1..]
            .iter()
            .find(|m| m.confuser.is_none())
            .map_or(usize::MAX, |m| m.sentence);
        let section = page.sentences[own].section;
        let is_topic = is_topic(page, &page.sentences[own].tokens, &mention.tokens);
        if !is_topic || next_named == own {
            continue;
        }
        let following = (own + 1..next_named.min(own + 1 + SENTENCES))
            .filter_map(|i| page.sentences.get(i))
            .take_while(|s| s.section == section && !s.is_item);
        let tells = |i: &usize| Pull::of(page, *i) == Some(Pull::Lesion) && !contexts[*i].negated;
        let lesion = following
            .clone()
            .flat_map(|s| s.tokens.clone())
            .find(tells)
            .or_else(|| following.clone().find_map(|s| graded(page, s)));
        if let Some(lesion) = lesion {
            involve(&mut mentions[at], lesion, false, contexts[lesion]);
        }
    }
}

/// `At T8 the body; at T9 the left lamina are destroyed`: the verb of both stands after the
/// semicolon.
pub(super) fn share_verbs(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    for at in (0..mentions.len()).rev() {
        let own = mentions[at].sentence;
        let sentence = &page.sentences[own].tokens;
        let says = |i: usize| {
            Pull::of(page, i).is_some()
                || page.means_any(i, &[Meaning::Be, Meaning::Show, Meaning::Biopsy])
        };
        let lacks_verb = || page.find(sentence.clone(), says).is_none();
        if !is_only_named(&mentions[at])
            || !page.is_sign(sentence.end - 1, b';')
            || !is_topic(page, sentence, &mentions[at].tokens)
            || !lacks_verb()
        {
            continue;
        }
        let next = mentions[at + 1..].iter().find(|m| m.sentence > own);
        let verb = next.filter(|m| m.sentence == own + 1 && m.role == Role::Involved);
        if let Some((Some(governor), negated)) = verb.map(|m| (m.governor, m.negated)) {
            involve(&mut mentions[at], governor, negated, contexts[governor]);
        }
    }
}

/// Whether nothing is said of a level but its name.
pub(super) fn is_only_named(mention: &Mention) -> bool {
    mention.role == Role::Mention && mention.governor.is_none() && mention.confuser.is_none()
}

/// Makes a level what a word says that stands elsewhere.
pub(super) fn involve(mention: &mut Mention, word: usize, negated: bool, context: Context) {
    mention.role = Role::Involved;
    mention.governor = Some(word);
    mention.negated = negated;
    if context.open {
        mention.certainty = Certainty::Open;
    } else if context.suspected {
        mention.certainty = Certainty::Suspected;
    }
}

/// The word for the scale where a sentence states a grade of tumour in the epidural space.
pub(super) fn graded(page: &Page<'_>, sentence: &Sentence) -> Option<usize> {
    let is_graded = sentence.is_about(COMPRESSION_GRADE);
    let grades = if is_graded { escc::grades(page, &sentence.tokens) } else { Vec::new() };
    let disease = grades.into_iter().find(|(grade, _)| escc::is_disease(*grade));
    disease.map(|(_, tokens)| tokens.start)
}

/// Whether a sentence is about a level: it stands at its beginning, or all of it is its name.
fn is_topic(page: &Page<'_>, sentence: &Range<usize>, mention: &Range<usize>) -> bool {
    let is_small = |i: usize| {
        page.means_any(i, &[Meaning::Preposition, Meaning::Article])
            || page.meaning(i).is_some_and(is_bone_word)
            || page.is_sign(i, b'-')
            || matches!(page.kind(i), Some(Kind::Number(_)))
    };
    // `MRI (reviewed): T9 body`
    let colon = page.find_back(sentence.start..mention.start, |i| page.is_sign(i, b':'));
    let start = colon.map_or(sentence.start, |colon| colon + 1);
    (start..mention.start).all(is_small)
}
