//! Bone that is not there any more: `the left pedicle of T8 was not visible`.

use super::{Governor, Search};
use crate::anatomy::Structure;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::REACH;
use crate::reading::role::pull::Pull;

impl Search<'_> {
    /// A process or a pedicle of the levels that an image lacks, where no operation took it.
    pub(super) fn lost_part(&self) -> Option<Governor> {
        let part = self.own_part()?;
        let is_operated = |i: usize| self.page.means(i, Meaning::Treatment);
        let is_body = self.page.means(part, Meaning::Part(Structure::Body));
        let is_lost = (self.is_said_lost(part) || !is_body && self.is_loss_of(part))
            && self
                .page
                .find(self.reach_back(part)..self.sentence.end.min(part + REACH), is_operated)
                .is_none();
        is_lost.then_some(Governor {
            token: part,
            pull: Pull::Lesion,
            negated: false,
            excepted: false,
            direct: false,
        })
    }

    /// `the pedicle of T8`, `the T8 pedicle`, `the T8 left pedicle`
    fn own_part(&self) -> Option<usize> {
        let is_part = |i: usize| {
            let parts = [
                Structure::Body,
                Structure::Pedicle,
                Structure::Lamina,
                Structure::TransverseProcess,
                Structure::SpinousProcess,
            ];
            parts.iter().any(|part| self.page.means(i, Meaning::Part(*part)))
        };
        let start = self.sentence.start.max(self.group.start.saturating_sub(3));
        let end = self.sentence.end.min(self.group.end + 2);
        let before = self.page.find_back(start..self.group.start, is_part);
        before.or_else(|| self.page.find(self.group.end..end, is_part))
    }

    /// `is absent`, `has disappeared`, `could not be seen`; a body only disappears.
    fn is_said_lost(&self, part: usize) -> bool {
        const GONE: [&str; 5] = ["disappeared", "vanished", "absent", "missing", "invisible"];
        let is_body = self.page.means(part, Meaning::Part(Structure::Body));
        let gone = &GONE[..if is_body { 2 } else { GONE.len() }];
        let after = part.max(self.group.end - 1) + 1;
        let end = self.sentence.end.min(after + 6);
        let end = self.page.find(after..end, |i| self.page.is_sign(i, b',')).unwrap_or(end);
        let is_gone = |i: usize| gone.iter().any(|word| self.page.word(i).ends_with(word));
        let is_seen =
            |i: usize| self.page.means(i, Meaning::Seen) || self.page.is_word(i, "visible");
        match self.page.find(after..end, |i| self.page.means(i, Meaning::Not)) {
            Some(not) => !is_body && self.page.find(not..end, is_seen).is_some(),
            None => self.page.find(after..end, is_gone).is_some(),
        }
    }

    /// `absence of the left pedicle`, `non-visualisation of the pedicle`
    fn is_loss_of(&self, part: usize) -> bool {
        let first = part.min(self.group.start);
        let start = self.sentence.start.max(first.saturating_sub(6));
        let starts =
            |i: usize, stem: &str| self.page.word(i).to_ascii_lowercase().starts_with(stem);
        let is_loss = |i: usize| {
            ["absence", "disappearance", "loss", "nonvisuali"].iter().any(|loss| starts(i, loss))
                || starts(i, "visuali") && (start..i).any(|non| self.page.is_word(non, "non"))
        };
        self.page.find(start..first, is_loss).is_some()
    }
}
