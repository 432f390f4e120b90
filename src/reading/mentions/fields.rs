//! Forms: what stands in the fields below a level belongs to it, until the next level.
//! `Level: T7. Finding: lytic. Canal: clear.`

use crate::anatomy::Structure;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::Mention;
use crate::reading::mentions::ahead::{graded, involve, is_only_named};
use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::sentences::Sentence;
use crate::reading::page::tokens::Kind;
use crate::reading::page::topics::{CANAL, PART};
use crate::reading::role::answer::{is_answered_no, is_no};
use crate::reading::role::context::Context;
use crate::reading::role::is_bone_word;
use crate::reading::role::pull::Pull;

/// How many tokens a label has at most.
const LABEL: usize = 8;

/// For each sentence the first mention of the field under which it stands.
pub(in crate::reading) fn heads(page: &Page<'_>, mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut heads = vec![None; page.sentences.len()];
    let mut head = None;
    let mut next = 0;
    for (index, sentence) in page.sentences.iter().enumerate() {
        let first = next;
        while mentions.get(next).is_some_and(|mention| mention.sentence == index) {
            next += 1;
        }
        let is_level = |m: &Mention| m.confuser.is_none() && !m.levels.is_empty();
        let own = (first..next).find(|i| is_level(&mentions[*i]));
        if let Some(own) = own.filter(|own| is_head(page, sentence, &mentions[*own])) {
            head = Some(own);
            continue;
        }
        if ends_form(page, sentence, own.is_some()) {
            head = None;
        }
        heads[index] = head;
    }
    heads
}

/// Whether a sentence names the level that the next ones are about: `Level: T7`, `Level T7:`.
fn is_head(page: &Page<'_>, sentence: &Sentence, mention: &Mention) -> bool {
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let first = mention.tokens.start;
    if first - start > LABEL || mention.historical || mention.of_others {
        return false;
    }
    let is_bone = |i: usize| page.meaning(i).is_some_and(is_bone_word);
    let label = start..first.saturating_sub(1);
    if first > start && page.is_sign(first - 1, b':') {
        return label.clone().any(|i| names_place(page, i)) && label.clone().all(|i| fits(page, i));
    }
    // `Level T7:`, and a line that is but the name of a level
    let last = mention.list.end.max(mention.tokens.end);
    let rest = page.find(last..end, |i| !is_bone(i)).unwrap_or(end);
    let is_alone = rest == end && sentence.is_item;
    let is_colon = page.is_sign(rest, b':') && rest + 1 == end;
    (is_alone || is_colon) && (start..first).all(|i| is_bone(i) || page.is_sign(i, b'-'))
}

/// Whether a word of a label says that levels follow: `Level(s)`, `Location`, `Vertebra`.
fn names_place(page: &Page<'_>, at: usize) -> bool {
    const PLACES: [&str; 7] =
        ["location", "localisation", "localization", "site", "sites", "level", "levels"];
    page.means_any(at, &[Meaning::Level, Meaning::Vertebra])
        || PLACES.iter().any(|place| page.is_word(at, place))
}

/// Whether a word may stand in the label of a diseased level: no operation, no nerve.
fn fits(page: &Page<'_>, at: usize) -> bool {
    match page.kind(at) {
        Some(Kind::Word(_)) => {
            !page.means_any(at, &[Meaning::Cord, Meaning::Canal, Meaning::Adjacent])
                && matches!(Pull::of(page, at), None | Some(Pull::Lesion | Pull::Verb))
        }
        Some(Kind::Sign(sign)) => matches!(sign, b'(' | b')' | b'-' | b'/' | b'|'),
        _ => false,
    }
}

/// Whether the fields of a level end before a sentence.
fn ends_form(page: &Page<'_>, sentence: &Sentence, names_level: bool) -> bool {
    const SUMMARIES: [&str; 8] = [
        "impression",
        "impressions",
        "conclusion",
        "conclusions",
        "summary",
        "opinion",
        "comment",
        "beurteilung",
    ];
    let start = sentence.tokens.start;
    let before = |back: usize| start.checked_sub(back);
    let follows_heading = before(1).is_some_and(|i| page.is_sign(i, b':'));
    let sums_up = before(1 + usize::from(follows_heading))
        .is_some_and(|i| SUMMARIES.iter().any(|word| page.is_word(i, word)));
    let ends_section = matches!(
        sentence.section,
        Section::History
            | Section::Comparison
            | Section::Technique
            | Section::Examination
            | Section::Treatment
            | Section::Plan
            | Section::Discussion
            | Section::References
            | Section::Legend
    );
    let is_field = follows_heading || is_field(page, sentence);
    // `Neighbouring levels: T11 and L1`
    let other = sentence.tokens.clone().take(LABEL).take_while(|i| !page.is_sign(*i, b':'));
    let is_field = is_field && !(names_level && other.into_iter().any(|i| names_place(page, i)));
    sums_up || ends_section || (names_level || sentence.begins_paragraph) && !is_field
}

/// `Canal: clear`, `- Body: lytic`
fn is_field(page: &Page<'_>, sentence: &Sentence) -> bool {
    let start = sentence.tokens.start + usize::from(page.is_sign(sentence.tokens.start, b'-'));
    let end = sentence.tokens.end.min(start + LABEL);
    let colon = page.find(start..end, |i| page.is_sign(i, b':'));
    let is_label = |i: usize| {
        matches!(page.kind(i), Some(Kind::Word(_) | Kind::Sign(b'(' | b')' | b'/' | b'-')))
    };
    colon.is_some_and(|colon| colon > start && (start..colon).all(is_label))
}

/// Gives levels that are only named in a field what the fields below say of them.
pub(super) fn fill(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    let heads = heads(page, mentions);
    let mut index = 0;
    while index < heads.len() {
        let Some(head) = heads[index] else {
            index += 1;
            continue;
        };
        let end = (index..heads.len()).find(|i| heads[*i] != Some(head)).unwrap_or(heads.len());
        if is_only_named(&mentions[head])
            && let Some((token, negated)) = said(page, contexts, &page.sentences[index..end])
        {
            let (sentence, list) = (mentions[head].sentence, mentions[head].list.clone());
            let own = mentions[head..].iter_mut().take_while(|m| m.sentence == sentence);
            for mention in own.filter(|m| m.list == list && is_only_named(m)) {
                involve(mention, token, negated, contexts[token]);
            }
        }
        index = end;
    }
}

/// The word of some fields that makes their level diseased, else the one that denies that.
fn said(page: &Page<'_>, contexts: &[Context], fields: &[Sentence]) -> Option<(usize, bool)> {
    let tokens = |sentence: &Sentence| {
        let end = sentence.tokens.end;
        sentence.tokens.clone().map(move |at| (at, end))
    };
    let is_diseased = |(at, end): &(usize, usize)| {
        let is_finding = matches!(Pull::of(page, *at), Some(Pull::Lesion | Pull::Verb));
        is_finding && !contexts[*at].negated && !is_answered_no(page, *at, *end)
    };
    let graded = fields.iter().find_map(|field| graded(page, field));
    let disease = fields.iter().flat_map(tokens).find(is_diseased).map(|(at, _)| at).or(graded);
    // A canal or a pedicle that is clear says nothing of the rest of the bone.
    let is_of_body = |field: &Sentence| {
        let start = field.tokens.start..field.tokens.start + 2;
        start.into_iter().any(|at| page.means(at, Meaning::Part(Structure::Body)))
    };
    let plain = fields
        .iter()
        .filter(|field| !field.is_about(CANAL) && (!field.is_about(PART) || is_of_body(field)));
    let is_denied = |(at, end): &(usize, usize)| match Pull::of(page, *at) {
        Some(Pull::Normal) => true,
        Some(Pull::Lesion) => contexts[*at].negated || is_answered_no(page, *at, *end),
        _ => false,
    };
    let is_empty = |field: &&Sentence| {
        field.tokens.len() <= 2 && is_no(page, field.tokens.start, field.tokens.end)
    };
    disease.map(|at| (at, false)).or_else(|| {
        let denial = plain.clone().flat_map(tokens).find(is_denied).map(|(at, _)| at);
        let denial = denial.or_else(|| plain.clone().find(is_empty).map(|f| f.tokens.start));
        denial.map(|at| (at, true))
    })
}
