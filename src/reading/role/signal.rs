//! What is weaker than a finding: signal alone, and a finding that is called benign.

use super::{Governor, Search};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// `a sclerotic focus in L5, likely a bone island`, `the uptake is considered degenerative`
    pub(super) fn is_benign(&self, lesion: usize) -> bool {
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
