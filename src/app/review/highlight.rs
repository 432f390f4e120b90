//! What stands out in a report's text, and why, in words for a person who points at it.

use std::collections::BTreeMap;

use crate::anatomy::Level;
use crate::case::{Canal, CanalState, Certainty as Sure, PartState, YesNo};
use crate::reading::{
    Certainty, Confuser, Doubt, Item, Mention, ProposalGroup, Role, Subject, Value,
};

/// What a highlighted passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Levels that are diseased.
    Involved,
    /// What is suspected or left open.
    Uncertain,
    /// Parts, bone, canal, cord and sizes.
    Finding,
    /// What tissue shows.
    Tissue,
    /// What was done, and what came of it.
    Treatment,
    /// A disc.
    Disc,
    /// A nerve, a root or a sensory level.
    Nerve,
    /// Levels that are only named.
    Named,
    /// What is normal or denied.
    Denied,
    /// Of the patient's past, or of other patients.
    Past,
    /// What only looks like a level.
    NoLevel,
    /// What a person must place.
    Question,
}

impl Kind {
    /// All kinds, as the legend lists them.
    pub const ALL: [Self; 12] = [
        Self::Involved,
        Self::Uncertain,
        Self::Finding,
        Self::Tissue,
        Self::Treatment,
        Self::Disc,
        Self::Nerve,
        Self::Named,
        Self::Denied,
        Self::Past,
        Self::NoLevel,
        Self::Question,
    ];

    /// What the legend says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Involved => "diseased level",
            Self::Uncertain => "suspected or left open",
            Self::Finding => "part, bone, canal, cord, size",
            Self::Tissue => "pathology",
            Self::Treatment => "treatment and course",
            Self::Disc => "disc",
            Self::Nerve => "nerve or sensory level",
            Self::Named => "level, only named",
            Self::Denied => "normal or denied",
            Self::Past => "history, or other patients",
            Self::NoLevel => "not a level",
            Self::Question => "which level is meant?",
        }
    }

    fn of_mention(mention: &Mention) -> Self {
        match mention {
            Mention { confuser: Some(Confuser::Transitional), .. } => Self::Question,
            Mention { confuser: Some(_), .. } => Self::NoLevel,
            Mention { of_others: true, .. } | Mention { historical: true, .. } => Self::Past,
            Mention { role: Role::Neuro, .. } => Self::Nerve,
            Mention { role: Role::Disc, .. } => Self::Disc,
            Mention { negated: true, role: Role::Involved, .. } => Self::Denied,
            Mention { role: Role::Treated, .. } => Self::Treatment,
            Mention { role: Role::Mention, .. } => Self::Named,
            Mention { certainty: Certainty::Definite, .. } => Self::Involved,
            _ => Self::Uncertain,
        }
    }

    fn of_item(subject: &Subject, item: &Item) -> Self {
        let is_denied = matches!(
            item.value,
            Value::Part(_, PartState::Free)
                | Value::Canal(Canal { state: CanalState::Free, .. })
                | Value::CordCompressed(YesNo::No)
        );
        match subject {
            _ if is_denied => Self::Denied,
            _ if item.certainty == Sure::Suspected => Self::Uncertain,
            Subject::Levels(_) | Subject::Mass(_) => Self::Finding,
            Subject::Specimen | Subject::Diagnosis => Self::Tissue,
            Subject::Radiotherapy
            | Subject::Systemic
            | Subject::Surgery
            | Subject::Patient
            | Subject::Symptoms
            | Subject::Event => Self::Treatment,
        }
    }
}

/// A passage that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// First character, in Unicode scalar values.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Why, in words.
    pub reason: String,
    /// The levels that it is about.
    pub levels: Vec<Level>,
}

impl Highlight {
    fn of_mention(mention: &Mention) -> Self {
        let (start, end) = (mention.passage.start, mention.passage.end);
        let kind = Kind::of_mention(mention);
        Self { start, end, kind, reason: reason(mention), levels: mention.levels.clone() }
    }
}

/// What a report says of the levels that it names there, in plain words.
fn reason(mention: &Mention) -> String {
    if let Some(confuser) = mention.confuser {
        return no_level(confuser).to_owned();
    }
    let levels = match &mention.levels[..] {
        [] => mention.passage.words.clone(),
        [one] => one.name().to_owned(),
        [first, .., last] => format!("{first}–{last}"),
    };
    let said = match mention {
        Mention { of_others: true, .. } => "of other patients, not of this one",
        Mention { historical: true, .. } => "history, not a finding of now",
        Mention { role: Role::Neuro, .. } => "a neurological level, not a lesion",
        Mention { role: Role::Disc, .. } => "the disc is meant",
        Mention { role: Role::Involved, negated: true, .. } => "said to be normal or free",
        Mention { role: Role::Treated, .. } => "something was done to it; not a lesion by itself",
        Mention { role: Role::Mention, .. } => "only named, nothing is said of disease",
        Mention { certainty: Certainty::Definite, .. } => "said to be diseased",
        Mention { certainty: Certainty::Suspected, .. } => "suspected to be diseased",
        Mention { certainty: Certainty::Open, .. } => "left open: it cannot be excluded",
    };
    let doubt = match mention.doubt {
        Some(Doubt::PerhapsDisc) => "; the disc between them could be meant",
        Some(Doubt::PerhapsSequence) => "; an MR sequence could be meant",
        Some(Doubt::RestIgnored) => "; part of it names no level and was left out",
        Some(Doubt::Transitional | Doubt::NoSuchLevel) | None => "",
    };
    format!("{levels}: {said}{doubt}")
}

const fn no_level(confuser: Confuser) -> &'static str {
    match confuser {
        Confuser::Sequence => "An MR sequence, not a level",
        Confuser::OrganSegment => "A segment of liver or lung, not a level",
        Confuser::Molecule => "A molecule, an antibody or a drug, not a level",
        Confuser::Complement => "Complement in serum, not a level",
        Confuser::Stage => "A tumour stage, not a level",
        Confuser::Densitometry => "A site of bone densitometry, not a finding",
        Confuser::Thyroid => "A thyroid hormone, not a level",
        Confuser::Day => "A day or cycle of therapy, not a level",
        Confuser::HeartSound => "A heart sound, not a level",
        Confuser::Electrode => "An electrode, not a level",
        Confuser::Supplement => "A table, figure or page, not a level",
        Confuser::Alignment => "A landmark of a measurement, not a finding",
        Confuser::Label => "A type, group, block or slide, not a level",
        Confuser::NoSuchLevel => "There is no such level",
        Confuser::Transitional => "A transitional vertebra? Say which level is meant",
    }
}

/// All that stands out in a text, in its order; no two overlap, and levels come before what is said
/// of them.
pub fn highlights(mentions: &[Mention], groups: &[ProposalGroup]) -> Vec<Highlight> {
    let mut levels: Vec<Highlight> = mentions.iter().map(Highlight::of_mention).collect();
    levels.sort_by_key(|highlight| (highlight.start, highlight.end));
    levels.dedup_by(|next, before| next.start < before.end);
    let mut found = findings(groups);
    found.sort_by_key(|highlight| (highlight.start, highlight.end));
    let mut all = Vec::with_capacity(levels.len() + found.len());
    let (mut next, mut free) = (0, 0);
    for highlight in found {
        let mut at = highlight.start.max(free);
        while let Some(level) = levels.get(next).filter(|level| level.start < highlight.end) {
            if level.end > at {
                if at < level.start {
                    all.push(Highlight { start: at, end: level.start, ..highlight.clone() });
                }
                at = level.end;
            }
            next += 1;
        }
        // The last one may reach into the next finding as well.
        next = next.saturating_sub(1);
        free = free.max(highlight.end);
        if at < highlight.end {
            all.push(Highlight { start: at, ..highlight });
        }
    }
    all.extend(levels);
    all.sort_by_key(|highlight| highlight.start);
    all
}

/// What is said of levels, tissue and course; where one passage says several things, all are told.
fn findings(groups: &[ProposalGroup]) -> Vec<Highlight> {
    const MOST: usize = 240;
    let mut found: BTreeMap<(usize, usize), Highlight> = BTreeMap::new();
    for group in groups {
        let levels = group.subject.levels();
        for item in &group.items {
            let says = format!("{}: {}", group.subject, item.words(levels.first().copied()));
            for passage in &item.evidence {
                let kind = Kind::of_item(&group.subject, item);
                let (start, end) = (passage.start, passage.end);
                let known = found.entry((start, end)).or_insert_with(|| Highlight {
                    start,
                    end,
                    kind,
                    reason: String::new(),
                    levels: Vec::new(),
                });
                known.kind = known.kind.min(kind);
                if known.levels.is_empty() {
                    known.levels = levels.to_vec();
                }
                if known.reason.len() < MOST && !known.reason.contains(&says) {
                    let line = if known.reason.is_empty() { "" } else { "\n" };
                    known.reason.push_str(line);
                    known.reason.push_str(&says);
                }
            }
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    fn shown(text: &str) -> Vec<(String, Kind)> {
        let reading = read(text);
        let letters: Vec<char> = text.chars().collect();
        let words = |h: &Highlight| letters[h.start..h.end].iter().collect();
        let all = highlights(&reading.mentions, &reading.groups());
        for pair in all.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?}");
        }
        all.iter().map(|highlight| (words(highlight), highlight.kind)).collect()
    }

    fn kind(text: &str, words: &str) -> Kind {
        let shown = shown(text);
        let found = shown.iter().find(|(own, _)| own == words);
        found.unwrap_or_else(|| panic!("{words} in {shown:?}")).1
    }

    #[test]
    fn passages_are_told_apart_by_what_they_are() {
        assert_eq!(kind("Metastasis of T5.", "T5"), Kind::Involved);
        assert_eq!(kind("Metastasis of the left pedicle of T5.", "pedicle"), Kind::Finding);
        assert_eq!(kind("A metastasis in T4 is suspected.", "T4"), Kind::Uncertain);
        assert_eq!(kind("T6 is unremarkable.", "T6"), Kind::Denied);
        assert_eq!(kind("Disc herniation at L4-L5.", "L4-L5"), Kind::Disc);
        assert_eq!(kind("Low signal on T1-weighted images.", "T1"), Kind::NoLevel);
        assert_eq!(kind("Metastasis of L6.", "L6"), Kind::Question);
        assert_eq!(kind("Positive for SMA.", "SMA"), Kind::Tissue);
        assert_eq!(kind("30 Gy in 10 fractions.", "30 Gy in 10"), Kind::Treatment);
    }

    #[test]
    fn highlights_of_any_text_stand_one_after_the_other() {
        shown(
            "MRI of the thoracic spine. Lytic lesion of the T9 vertebral body and left pedicle, \
             with epidural extension from T8 to T10 and cord compression, ESCC grade 3. The mass \
             measures 4.2 x 3.1 cm. S-100 negative. T1N0M0. History of fracture of L1.",
        );
    }
}
