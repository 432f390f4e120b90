//! The signs that a spine map can show, and what a legend says of them.

use std::collections::BTreeSet;

use super::pen::Tissue;
use crate::case::{Change, Extent};
use crate::figure::marks::{Compression, Label, Manner, Mark};

/// A sign that a map can show. The order is that of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Tumour in bone or disc, seen or stated.
    Tumour,
    /// Tumour in soft tissue, or in bone that lies before other parts.
    SoftTumour,
    /// Tumour in soft tissue beside the column, in the view from the left.
    NearTumour,
    /// Tumour before the bodies, in the view from the front.
    BeforeBodies,
    /// Inferred from the sources.
    Inferred,
    /// Suspected.
    Suspected,
    /// Involved on a side that is not stated.
    SideNotStated,
    /// Tumour in the canal on a side that is not stated.
    SideInCanal,
    /// On the right only, in the view from the left.
    FarSide,
    /// A level whose part is not stated.
    PartNotStated,
    /// A focus in a part.
    Focus,
    /// Some of a part.
    Partial,
    /// Said to be free.
    Free,
    /// Sources disagree.
    Disputed,
    /// Collapse of a body.
    Collapse,
    /// Bone that presses into the canal.
    BoneInCanal,
    /// A label that is inferred.
    LabelInferred,
    /// A label that is suspected.
    LabelSuspected,
    /// What differs from another picture.
    Changed,
    /// What is said to be free now, and was not in another picture.
    ChangedFree,
    /// What another picture showed and nothing is said of now.
    Unstated,
    /// What has changed on the right only, in the view from the left.
    ChangedFarSide,
    /// What is carried over from another picture, and nobody has looked again.
    NotReassessed,
    /// SINS is stable.
    SinsStable,
    /// SINS is potentially unstable.
    SinsPotential,
    /// SINS is unstable.
    SinsUnstable,
    /// The class of SINS is not settled.
    SinsOpen,
    /// SINS does not apply.
    SinsNone,
    /// Intervertebral discs.
    Disc,
    /// The spinal cord.
    Cord,
    /// Cerebrospinal fluid.
    Csf,
    /// Nerve roots and the cauda equina.
    Roots,
    /// Muscle and other soft tissue around the column.
    SoftTissue,
}

impl Sign {
    /// What the legend says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Tumour => "tumour",
            Self::SoftTumour => "tumour in soft tissue or overlapping bone",
            Self::NearTumour => "left of the column (view from the left)",
            Self::BeforeBodies => "before the body (view from the front: its edges)",
            Self::Inferred | Self::LabelInferred => "inferred",
            Self::Suspected | Self::LabelSuspected => "suspected",
            Self::SideNotStated => "side not stated",
            Self::SideInCanal => "in the canal, side not stated: drawn in front",
            Self::FarSide => "on the right only (view from the left)",
            Self::PartNotStated => "part not stated",
            Self::Focus => "focus, its place within the part schematic",
            Self::Partial => "some of the part, schematic",
            Self::Free => "free",
            Self::Disputed => "sources disagree",
            Self::Collapse => "collapse",
            Self::BoneInCanal => "bone in the canal",
            Self::Changed => "changed since",
            Self::ChangedFree => "free now",
            Self::Unstated => "no longer stated",
            Self::ChangedFarSide => "changed on the right only (view from the left)",
            Self::NotReassessed => "carried over, not reassessed",
            Self::SinsStable => "SINS 0–6: stable",
            Self::SinsPotential => "SINS 7–12: potentially unstable",
            Self::SinsUnstable => "SINS 13–18: unstable",
            Self::SinsOpen => "SINS not settled: the classes that it can be",
            Self::SinsNone => "no SINS",
            Self::Disc => "disc",
            Self::Cord => "spinal cord",
            Self::Csf => "cerebrospinal fluid",
            Self::Roots => "nerve roots",
            Self::SoftTissue => "soft tissue",
        }
    }

    /// What the legend has to explain of an involved area.
    pub(super) fn of(mark: Mark, tissue: Tissue) -> impl Iterator<Item = Self> {
        let extent = match mark.extent {
            Some(Extent::Focus) => Some(Self::Focus),
            Some(Extent::Partial) => Some(Self::Partial),
            Some(Extent::Total) | None => None,
        };
        let solid = (mark.manner == Manner::Definite && mark.side_stated).then_some(match tissue {
            Tissue::Bone => Self::Tumour,
            Tissue::Soft => Self::SoftTumour,
            Tissue::Veil => Self::NearTumour,
        });
        let side = (!mark.side_stated).then_some(Self::SideNotStated);
        [extent, solid, side, Self::of_manner(mark.manner)].into_iter().flatten()
    }

    /// What the legend has to explain of what narrows the canal.
    pub(super) fn in_canal(compression: Compression) -> Vec<Self> {
        if compression.by_bone {
            return vec![Self::BoneInCanal];
        }
        let signs = Self::of(compression.mark(), Tissue::Bone).map(|sign| match sign {
            Self::SideNotStated => Self::SideInCanal,
            other => other,
        });
        signs.collect()
    }

    /// What the legend has to explain of a manner.
    pub(super) const fn of_manner(manner: Manner) -> Option<Self> {
        match manner {
            Manner::Definite => None,
            Manner::Inferred => Some(Self::Inferred),
            Manner::Suspected => Some(Self::Suspected),
        }
    }

    /// What the legend has to explain of a change.
    pub(in crate::figure) const fn of_change(change: Change) -> Self {
        match change {
            Change::Changed => Self::Changed,
            Change::Free => Self::ChangedFree,
            Change::Unstated => Self::Unstated,
            Change::NotReassessed => Self::NotReassessed,
        }
    }

    pub(in crate::figure) const fn is_anatomy(self) -> bool {
        matches!(self, Self::Disc | Self::Cord | Self::Csf | Self::Roots | Self::SoftTissue)
    }
}

/// Notes the signs of a label for the legend.
pub(in crate::figure) fn note_label(signs: &mut BTreeSet<Sign>, label: &Label) {
    // Single words of a label can have signs of their own.
    let text = label.signed();
    for (manner, sign) in
        [(Manner::Inferred, Sign::LabelInferred), (Manner::Suspected, Sign::LabelSuspected)]
    {
        if text.contains(manner.sign()) {
            signs.insert(sign);
        }
    }
    if label.disputed {
        signs.insert(Sign::Disputed);
    }
}
