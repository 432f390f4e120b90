//! What the reader proposes to mark, with the passages that say so.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use serde::Serialize;

use crate::anatomy::{Level, Part};
use crate::case::{
    Alignment, Basis, BoneLesion, Bounds, Canal, Collapse, Direction, Enhancement, Escc, PartState,
    SignalIntensity, ThecalSac, YesNo,
};
use crate::reading::mentions::Certainty;
use crate::reading::page::passage::Passage;

/// A value that is proposed for some levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "finding", content = "value")]
pub enum Proposed {
    /// A part is involved or free.
    Part(Part, PartState),
    /// What the tumour does to bone.
    BoneLesion(BoneLesion),
    /// Collapse of the body.
    Collapse(Collapse),
    /// Alignment at the level.
    Alignment(Alignment),
    /// Invasion of the canal.
    Canal(Canal),
    /// Whether the cord is compressed.
    CordCompressed(YesNo),
    /// A grade of cord compression that the report states.
    EsccStated(Bounds<Escc>),
    /// A bound that follows from the report's words.
    EsccInferred(Bounds<Escc>),
    /// A bound on the compression of the sac below the conus, from the report's words.
    ThecalSac(Bounds<ThecalSac>),
    /// From where cord or sac are compressed.
    CompressedFrom(Direction),
    /// Where the cord is displaced to.
    CordDisplaced(Direction),
    /// Signal on T1-weighted images.
    SignalT1(SignalIntensity),
    /// Signal on T2-weighted images.
    SignalT2(SignalIntensity),
    /// Contrast enhancement.
    Enhancement(Enhancement),
    /// A soft-tissue mass of one to three diameters in centimetres.
    Size(Vec<f64>),
    /// The levels are operated on or irradiated.
    Treated,
    /// The disc between two levels is named.
    Disc,
}

/// A proposal: a value for levels, with the passages that say so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposal {
    /// The levels from the head down; none where the report names none.
    pub levels: Vec<Level>,
    /// What is proposed for them.
    #[serde(flatten)]
    pub value: Proposed,
    /// How sure the report is.
    pub certainty: Certainty,
    /// Whether the report states it, or it follows from the report's words.
    pub basis: Basis,
    /// Where it says so.
    pub evidence: Vec<Passage>,
}

impl Proposal {
    /// A number that is the same for the same value of the same levels.
    pub(in crate::reading) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.levels.hash(&mut hasher);
        std::mem::discriminant(&self.value).hash(&mut hasher);
        match &self.value {
            Proposed::Part(part, state) => (part, state).hash(&mut hasher),
            Proposed::BoneLesion(lesion) => lesion.hash(&mut hasher),
            Proposed::Collapse(collapse) => {
                let percent = collapse.percent.map(|percent| percent.to_string());
                (collapse.class, percent).hash(&mut hasher);
            }
            Proposed::Alignment(alignment) => alignment.hash(&mut hasher),
            Proposed::Canal(canal) => (canal.state, canal.from).hash(&mut hasher),
            Proposed::CordCompressed(answer) => answer.hash(&mut hasher),
            Proposed::EsccStated(grade) | Proposed::EsccInferred(grade) => {
                (grade.min(), grade.max()).hash(&mut hasher);
            }
            Proposed::ThecalSac(grade) => (grade.min(), grade.max()).hash(&mut hasher),
            Proposed::CompressedFrom(side) | Proposed::CordDisplaced(side) => {
                side.hash(&mut hasher);
            }
            Proposed::SignalT1(signal) | Proposed::SignalT2(signal) => signal.hash(&mut hasher),
            Proposed::Enhancement(enhancement) => enhancement.hash(&mut hasher),
            Proposed::Size(diameters) => {
                for diameter in diameters {
                    diameter.to_bits().hash(&mut hasher);
                }
            }
            Proposed::Treated | Proposed::Disc => {}
        }
        hasher.finish()
    }
}

/// A value that some words of the report claim.
pub(in crate::reading) struct Claim {
    pub value: Proposed,
    pub certainty: Certainty,
    pub basis: Basis,
    pub tokens: Range<usize>,
}

impl Claim {
    pub(in crate::reading) fn stated(
        value: Proposed,
        certainty: Certainty,
        tokens: &Range<usize>,
    ) -> Self {
        Self { value, certainty, basis: Basis::Stated, tokens: tokens.clone() }
    }

    pub(in crate::reading) fn proposal(
        &self,
        levels: Vec<Level>,
        evidence: Vec<Passage>,
    ) -> Proposal {
        let (value, certainty, basis) = (self.value.clone(), self.certainty, self.basis);
        Proposal { levels, value, certainty, basis, evidence }
    }
}
