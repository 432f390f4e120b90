//! Operations as a report tells them: what was done, and at which levels.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Serialize;

use crate::anatomy::{Level, Structure};
use crate::case::ActKind;
use crate::reading::course::plan::is_only_planned;
use crate::reading::levels::Shape;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::lexicon::trie::Trie;
use crate::reading::mentions::{Mention, Role};
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::tokens::Kind;
use crate::reading::page::topics::OPERATION;
use crate::reading::role::context::Context;
use crate::reading::role::is_bone_word;
use crate::reading::role::pull::is_congenital_fusion;

/// A surgical act that a report says was done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SurgicalAct {
    /// What was done.
    #[serde(rename = "act")]
    pub kind: ActKind,
    /// The levels from the head down; none where the report names none.
    pub levels: Vec<Level>,
    /// Whether only the first and the last level are named: screws may skip those between.
    pub is_range: bool,
    /// Where it is said.
    pub evidence: Vec<Passage>,
    /// The sentence, counted from the first.
    #[serde(skip)]
    pub(in crate::reading) sentence: usize,
}

static ACTS: LazyLock<Trie<ActKind>> = LazyLock::new(|| {
    Trie::new([
        (ActKind::Biopsy, "biops*"),
        (ActKind::Hemilaminectomy, "hemilaminectom*, hemi laminectom*"),
        (ActKind::Laminectomy, "laminectom*"),
        (ActKind::Laminotomy, "laminotom*"),
        (ActKind::Facetectomy, "facetectom*"),
        (ActKind::Pediculectomy, "pediculectom*"),
        (ActKind::Costotransversectomy, "costotransversectom*"),
        (ActKind::Discectomy, "discectom*, diskectom*, microdiscectom*"),
        (ActKind::Corpectomy, "corpectom*"),
        (ActKind::Spondylectomy, "spondylectom*, vertebrectom*"),
        (ActKind::EnBlocSpondylectomy, "total en bloc spondylectom*"),
        (ActKind::Debulking, "debulk*"),
        (ActKind::Decompression, "decompressi*, decompressed"),
        (ActKind::SeparationSurgery, "separation surger*"),
        (ActKind::PedicleScrews, "screw*"),
        (
            ActKind::Instrumentation,
            "instrumentation*, instrumented, fixation, stabilisation, stabilization, stabilised, \
             stabilized, fusion, fused, spondylodesis, arthrodesis",
        ),
        (ActKind::Cage, "cage, cages, expandable cage*, strut graft*"),
        (ActKind::AnteriorFixation, "anterior plat*, plating"),
        (ActKind::CementAugmentation, "cement*, pmma"),
        (ActKind::Vertebroplasty, "vertebroplast*"),
        (ActKind::Kyphoplasty, "kyphoplast*"),
        (ActKind::Embolisation, "embolisation*, embolization*, embolised, embolized"),
        (ActKind::Thoracotomy, "thoracotom*"),
        (ActKind::TumourExcision, "resect*, excis*, remov*"),
    ])
});

/// Acts of which several are named with the levels of the last: `laminectomy and facetectomy at T5`.
const REMOVALS: [ActKind; 11] = [
    ActKind::Laminectomy,
    ActKind::Hemilaminectomy,
    ActKind::Laminotomy,
    ActKind::Facetectomy,
    ActKind::Pediculectomy,
    ActKind::Costotransversectomy,
    ActKind::Corpectomy,
    ActKind::Spondylectomy,
    ActKind::PartialSpondylectomy,
    ActKind::Debulking,
    ActKind::Decompression,
];

/// Reads the operations of a report.
pub(in crate::reading) fn read(
    page: &Page<'_>,
    contexts: &[Context],
    mentions: &[Mention],
) -> Vec<SurgicalAct> {
    let mut acts: Vec<SurgicalAct> = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let ignored = matches!(
            sentence.section,
            Section::References | Section::Technique | Section::History | Section::Comparison
        );
        let tokens = &sentence.tokens;
        if ignored || sentence.is_of_others || !sentence.is_about(OPERATION) {
            continue;
        }
        let first = mentions.partition_point(|mention| mention.sentence < index);
        let last = mentions.partition_point(|mention| mention.sentence <= index);
        let finder = Finder { page, contexts, sentence: tokens, mentions: &mentions[first..last] };
        if !is_only_planned(page, sentence) {
            acts.extend(tokens.clone().filter_map(|at| finder.act(index, at)));
        }
    }
    acts
}

fn can_be_act(page: &Page<'_>, at: usize) -> bool {
    page.means_any(at, &[Meaning::Treatment, Meaning::Biopsy, Meaning::Disc])
}

struct Finder<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    sentence: &'a Range<usize>,
    mentions: &'a [Mention],
}

impl Finder<'_> {
    fn act(&self, sentence: usize, at: usize) -> Option<SurgicalAct> {
        let context = self.contexts[at];
        let is_act = can_be_act(self.page, at) && !is_congenital_fusion(self.page, at);
        if context.negated || context.open || context.historical || !is_act {
            return None;
        }
        let start = self.page.tokens[at].start;
        let (kind, _) = ACTS.longest(self.page.text.plain().as_bytes(), start)?;
        let kind = self.precisely(kind, at)?;
        let own = match kind {
            ActKind::TumourExcision => self.diseased(at),
            ActKind::Biopsy => self.sampled(at),
            _ => self.levels(at, REMOVALS.contains(&kind)),
        };
        let mut levels: Vec<Level> = own.iter().flat_map(|m| m.levels.iter().copied()).collect();
        levels.sort_unstable();
        levels.dedup();
        let is_range = matches!(own[..], [one] if one.shape == Shape::Range);
        let mut evidence = vec![self.page.passage(&(at..at + 1))];
        evidence.extend(own.iter().map(|mention| mention.passage.clone()));
        Some(SurgicalAct { kind, levels, is_range, evidence, sentence })
    }

    /// The kind of an act with the words before it: `partial spondylectomy`. `None` where something
    /// else than tumour is removed, or tissue is spoken of and no operation.
    fn precisely(&self, kind: ActKind, at: usize) -> Option<ActKind> {
        let near = self.sentence.start.max(at.saturating_sub(4))..at;
        let before = |word: &str| near.clone().any(|i| self.page.is_word(i, word));
        match kind {
            ActKind::Spondylectomy if before("bloc") => Some(ActKind::EnBlocSpondylectomy),
            ActKind::Spondylectomy if before("partial") || before("sagittal") => {
                Some(ActKind::PartialSpondylectomy)
            }
            // A vertebroplasty is done with cement.
            ActKind::CementAugmentation => {
                let plasty = |i: usize| {
                    let word = self.page.word(i).to_ascii_lowercase();
                    word.starts_with("vertebroplast") || word.starts_with("kyphoplast")
                };
                self.page.find(self.sentence.clone(), plasty).is_none().then_some(kind)
            }
            ActKind::TumourExcision if self.removed_bone(at).is_some() => self.removed_bone(at),
            ActKind::TumourExcision => {
                let is_specimen =
                    |i: usize| self.page.word(i).to_ascii_lowercase().starts_with("specimen");
                let is_tissue = self.page.find(self.sentence.clone(), is_specimen).is_some();
                let tumour = [Meaning::Lesion, Meaning::Carcinoma];
                let is_tumour = self.page.has_near(self.sentence, at, 8, &tumour);
                (is_tumour && !is_tissue).then_some(kind)
            }
            _ => Some(kind),
        }
    }

    /// The operation that takes out some bone: `the laminae of T4 to T6 were removed`, `removal of
    /// the T5 lamina`.
    fn removed_bone(&self, at: usize) -> Option<ActKind> {
        const OBJECT: usize = 9;
        let page = self.page;
        let is_small = |i: usize| {
            let words =
                [Meaning::Article, Meaning::Preposition, Meaning::Be, Meaning::And, Meaning::To];
            page.means_any(i, &words)
                || page.meaning(i).is_some_and(is_bone_word)
                || page.is_sign(i, b',')
                || page.is_sign(i, b'-')
                || matches!(page.kind(i), Some(Kind::Level(_) | Kind::Number(_)))
        };
        let is_bone =
            |i: usize| matches!(page.meaning(i), Some(Meaning::Part(part)) if part.is_bone());
        let start = self.sentence.start.max(at.saturating_sub(OBJECT));
        let end = self.sentence.end.min(at + OBJECT);
        let before = (start..at).rev().take_while(|i| is_small(*i)).find(|i| is_bone(*i));
        let after = || (at + 1..end).take_while(|i| is_small(*i)).find(|i| is_bone(*i));
        let found = before.filter(|_| page.has_ending(at, "ed")).or_else(after)?;
        // `the tumour of the lamina was removed`
        let owner = (start..found).rev().find(|i| !is_small(*i));
        if owner.is_some_and(|i| page.means_any(i, &[Meaning::Lesion, Meaning::Carcinoma])) {
            return None;
        }
        match page.meaning(found)? {
            Meaning::Part(Structure::Lamina) => Some(ActKind::Laminectomy),
            Meaning::Part(Structure::Facet) => Some(ActKind::Facetectomy),
            Meaning::Part(Structure::Pedicle) => Some(ActKind::Pediculectomy),
            _ => None,
        }
    }

    /// The levels that a biopsy is of: `biopsy of T9`, `a biopsy from the L2 body`.
    fn sampled(&self, act: usize) -> Vec<&Mention> {
        let own = self.levels(act, false);
        if !own.is_empty() {
            return own;
        }
        let is_small = |i: usize| {
            self.page.means_any(i, &[Meaning::Preposition, Meaning::From, Meaning::Article])
                || self.page.meaning(i).is_some_and(is_bone_word)
        };
        let follows = |m: &&Mention| {
            m.tokens.start > act && (act + 1..m.tokens.start).all(is_small) && !m.levels.is_empty()
        };
        self.mentions.iter().filter(follows).collect()
    }

    /// The diseased levels that an excision speaks of: its own, else those of its sentence.
    fn diseased(&self, act: usize) -> Vec<&Mention> {
        let own = self.levels(act, false);
        if !own.is_empty() {
            return own;
        }
        self.mentions.iter().filter(|m| m.is_lesion() && !m.levels.is_empty()).collect()
    }

    /// The levels at which an act was done: those that it governs, else those of the act that it
    /// is named together with: `laminectomy and facetectomy at T5`.
    fn levels(&self, act: usize, is_removal: bool) -> Vec<&Mention> {
        let governed = |at: usize| -> Vec<&Mention> {
            let is_own = |m: &&Mention| {
                m.governor == Some(at) && matches!(m.role, Role::Treated | Role::Disc)
            };
            self.mentions.iter().filter(is_own).filter(|m| !m.levels.is_empty()).collect()
        };
        let own = governed(act);
        if !own.is_empty() || !is_removal {
            return own;
        }
        let passes = |at: usize| {
            self.page.means_any(
                at,
                &[
                    Meaning::And,
                    Meaning::With,
                    Meaning::Treatment,
                    Meaning::Posterior,
                    Meaning::Anterior,
                    Meaning::Bilateral,
                    Meaning::Left,
                    Meaning::Right,
                    Meaning::Article,
                ],
            ) || self.page.is_sign(at, b',')
                || matches!(self.page.kind(at), Some(Kind::Word(None)))
        };
        let together = (act + 1..self.sentence.end.min(act + 12))
            .take_while(|at| passes(*at))
            .filter(|at| self.page.means(*at, Meaning::Treatment));
        together.map(governed).find(|levels| !levels.is_empty()).unwrap_or_default()
    }
}
