//! What reports say of each level: all that its mentions and proposals come to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::anatomy::{Level, Part};
use crate::case::{Bounds, CanalState, Choice as _, Escc, PartState, YesNo};
use crate::reading::{
    Answer, Certainty, GradeBasis, Mention, Passage, Proposal, Proposed, Reading, Role,
};

/// What a report says of a level in a role.
#[expect(clippy::struct_excessive_bools, reason = "the output has them as such")]
#[derive(Serialize)]
pub(super) struct LevelReport<'a> {
    pub(super) level: Level,
    pub(super) role: &'static str,
    pub(super) negated: bool,
    pub(super) uncertain: bool,
    pub(super) historical: bool,
    pub(super) other_patient: bool,
    pub(super) parts: Vec<Part>,
    free_parts: Vec<Part>,
    canal: Answer,
    cord_compression: Answer,
    escc: Option<Grade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bone_lesion: Option<&'static str>,
    pub(super) evidence: Vec<&'a Passage>,
}

/// A grade of cord compression, exact or bounded.
#[derive(Serialize)]
pub(super) struct Grade {
    min: Option<&'static str>,
    max: Option<&'static str>,
    basis: GradeBasis,
}

impl Grade {
    pub(super) fn of((bounds, basis): (Bounds<Escc>, GradeBasis)) -> Self {
        let label = |grade: Escc| grade.label();
        Self { min: bounds.min().map(label), max: bounds.max().map(label), basis }
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Involved => "involved",
        Role::Treated => "treated",
        Role::Disc => "disc",
        Role::Neuro => "neuro",
        Role::Mention => "mention",
    }
}

/// The levels from the head down, each once for every role that it has.
pub(super) fn levels(reading: &Reading) -> Vec<LevelReport<'_>> {
    type Key = (Level, &'static str, bool, bool, bool, bool);
    let mut by_role: BTreeMap<Key, Vec<&Mention>> = BTreeMap::new();
    for mention in &reading.mentions {
        let uncertain = mention.certainty != Certainty::Definite;
        for level in &mention.levels {
            let key = (
                *level,
                role(mention.role),
                mention.negated,
                uncertain,
                mention.historical,
                mention.of_others,
            );
            by_role.entry(key).or_default().push(mention);
        }
    }
    let mut proposals: BTreeMap<Level, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &reading.proposals {
        for level in &proposal.levels {
            proposals.entry(*level).or_default().push(proposal);
        }
    }
    let none = Vec::new();
    by_role
        .into_iter()
        .map(|((level, role, negated, uncertain, historical, other_patient), mentions)| {
            let is_lesion = mentions.iter().any(|mention| mention.is_lesion());
            let own = if is_lesion { proposals.get(&level).unwrap_or(&none) } else { &none };
            let evidence = mentions.iter().map(|mention| &mention.passage);
            let mut report = LevelReport {
                level,
                role,
                negated,
                uncertain,
                historical,
                other_patient,
                parts: Vec::new(),
                free_parts: Vec::new(),
                canal: Answer::NotStated,
                cord_compression: Answer::NotStated,
                escc: None,
                bone_lesion: None,
                evidence: evidence.collect(),
            };
            for proposal in own {
                report.add(proposal);
            }
            report
        })
        .collect()
}

impl<'a> LevelReport<'a> {
    fn add(&mut self, proposal: &'a Proposal) {
        match &proposal.value {
            Proposed::Part(Part::UNSPECIFIED, _) => return,
            Proposed::Part(part, _) if !part.exists_at(self.level) => return,
            Proposed::Part(part, PartState::Involved) => self.parts.push(*part),
            Proposed::Part(part, PartState::Free) => self.free_parts.push(*part),
            Proposed::BoneLesion(lesion) => self.bone_lesion = Some(lesion.label()),
            Proposed::Canal(canal) if canal.state != CanalState::Free => self.canal = Answer::Yes,
            Proposed::Canal(_) if self.canal == Answer::Yes => {}
            Proposed::Canal(_) => self.canal = Answer::No,
            Proposed::CordCompressed(YesNo::Yes) => self.cord_compression = Answer::Yes,
            Proposed::CordCompressed(YesNo::No) if self.cord_compression == Answer::Yes => {}
            Proposed::CordCompressed(YesNo::No) => self.cord_compression = Answer::No,
            Proposed::EsccStated(grade) => {
                self.escc = Some(Grade::of((*grade, GradeBasis::Stated)));
            }
            Proposed::EsccInferred(grade) => {
                let is_stated =
                    self.escc.as_ref().is_some_and(|grade| grade.basis == GradeBasis::Stated);
                let worse =
                    self.escc.as_ref().is_none_or(|own| own.min < grade.min().map(Escc::label));
                if !is_stated && worse {
                    self.escc = Some(Grade::of((*grade, GradeBasis::Inferred)));
                }
            }
            _ => {}
        }
        if let Some(passage) = proposal.evidence.first()
            && !self.evidence.contains(&passage)
        {
            self.evidence.push(passage);
        }
    }
}
