//! What is weaker than a finding: signal alone, and a finding that is called benign.

use std::ops::Range;

use super::{Governor, Search};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// `a sclerotic focus in L5, likely a bone island`, `the uptake is considered degenerative`
    pub(super) fn is_benign(&self, lesion: usize) -> bool {
        if by_the_way(self.page, self.sentence, lesion) {
            return true;
        }
        // A fracture of weak bone is one all the same.
        if self.page.means_any(lesion, &[Meaning::Fracture, Meaning::Collapse]) {
            return false;
        }
        let from = lesion.max(self.group.end);
        let judged = self.page.find(from..self.sentence.end, |i| {
            self.page.means(i, Meaning::Suspected)
                || [
                    "considered",
                    "represents",
                    "representing",
                    "regarded",
                    "typical",
                    "attributed",
                    "thought",
                    "reflects",
                    "explained",
                ]
                .iter()
                .any(|word| self.page.is_word(i, word))
        });
        judged.is_some_and(|judged| {
            (judged + 1..self.sentence.end.min(judged + 5)).any(|i| {
                self.page.means(i, Meaning::Degenerative)
                    || self.page.is_word(i, "benign")
                    || self.page.is_word(i, "incidental")
                    || self.page.means(i, Meaning::Normal)
            })
        })
    }

    /// Changed signal of the bone, where nothing else is said of the levels.
    pub(super) fn signal(&self) -> Option<Governor> {
        let is_changed = |i: usize| {
            self.page.means(i, Meaning::Intensity)
                || self.page.means(i, Meaning::Signal)
                    && (i.saturating_sub(4)..i).any(|k| {
                        [
                            "low",
                            "high",
                            "abnormal",
                            "altered",
                            "heterogeneous",
                            "increased",
                            "decreased",
                            "diffuse",
                        ]
                        .iter()
                        .any(|word| self.page.is_word(k, word))
                    })
        };
        let is_soft = |i: usize| {
            self.page.means_any(
                i,
                &[
                    Meaning::Cord,
                    Meaning::Disc,
                    Meaning::Csf,
                    Meaning::Intramedullary,
                    Meaning::Degenerative,
                ],
            )
        };
        if self.page.find(self.sentence.clone(), is_soft).is_some() {
            return None;
        }
        let before = self.page.find_back(self.sentence.start..self.group.start, is_changed);
        let token =
            before.or_else(|| self.page.find(self.group.end..self.sentence.end, is_changed))?;
        Some(self.governor(token, Pull::Lesion))
    }
}

/// A haemangioma or a cyst that is called incidental is not what the report is about.
pub(in crate::reading) fn by_the_way(
    page: &Page<'_>,
    sentence: &Range<usize>,
    lesion: usize,
) -> bool {
    const FINDINGS: [&str; 6] = ["haemangioma", "hemangioma", "angioma", "lipoma", "cyst", "fatty"];
    let word = page.word(lesion).to_ascii_lowercase();
    let near = sentence.start.max(lesion.saturating_sub(5))..sentence.end.min(lesion + 10);
    let is_incidental = |at: usize| {
        let word = page.word(at);
        word.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("incidenta"))
    };
    // `Incidentally, there was a haemangioma`
    let is_said = is_incidental(sentence.start) || near.clone().any(is_incidental);
    FINDINGS.iter().any(|finding| word.contains(finding)) && is_said
}
