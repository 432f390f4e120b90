//! What tumour does to the canal, the cord and the sac, and the scales that grade it.

use super::choice::{choice, record};
use super::directions::Directions;
use crate::anatomy::Level;

choice! {
    /// Whether the vertebral canal is invaded.
    pub enum CanalState {
        Free = "free",
        Invaded = "invaded",
        /// Tumour fills it completely.
        Filled = "completely filled",
    }
}

choice! {
    /// A direction as seen from the patient.
    pub enum Direction {
        Anterior = "anterior",
        Posterior = "posterior",
        Left = "left",
        Right = "right",
        AllAround = "all around",
    }
}

record! {
    /// Invasion of the vertebral canal.
    #[derive(Copy, Eq)]
    pub struct Canal {
        /// Whether it is invaded.
        pub state: CanalState,
        /// From where the tumour entered it: one side or several.
        pub from: Option<Directions>,
    }
}

choice! {
    /// Epidural spinal cord compression on axial T2 MRI (Bilsky et al., J Neurosurg Spine 2010).
    pub enum Escc {
        /// Tumour in bone only.
        #[serde(rename = "0")]
        Grade0 = "0",
        /// Epidural impingement, thecal sac not deformed.
        #[serde(rename = "1a")]
        Grade1a = "1a",
        /// Thecal sac deformed, cord not touched.
        #[serde(rename = "1b")]
        Grade1b = "1b",
        /// Thecal sac deformed and cord touched, cord not compressed.
        #[serde(rename = "1c")]
        Grade1c = "1c",
        /// Cord compressed, CSF still visible around it.
        #[serde(rename = "2")]
        Grade2 = "2",
        /// Cord compressed, no CSF visible.
        #[serde(rename = "3")]
        Grade3 = "3",
    }
}

/// Which scale of compression is offered at a level: the cord ends at the conus, most often at L1 or
/// the L1–L2 disc, the sac at mid-S2. What a source states elsewhere is stored all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompressionScale {
    /// Epidural spinal cord compression.
    Escc,
    /// The same, where the conus may have ended: confirm that cord is present.
    EsccWithNotice,
    /// Compression of the thecal sac.
    ThecalSac,
    /// Only whether the sacral canal is invaded.
    CanalOnly,
}

impl CompressionScale {
    /// The scale that a level is offered.
    pub fn of(level: Level) -> Self {
        match level {
            _ if level <= Level::L1 => Self::Escc,
            Level::L2 => Self::EsccWithNotice,
            _ if level <= Level::S2 => Self::ThecalSac,
            _ => Self::CanalOnly,
        }
    }

    /// Whether a grade of cord compression is offered.
    pub fn offers_escc(self) -> bool {
        matches!(self, Self::Escc | Self::EsccWithNotice)
    }
}

choice! {
    /// Compression of the thecal sac below the conus. Not a standard: from a conference abstract
    /// (AANS 2025), unvalidated.
    pub enum ThecalSac {
        /// Tumour in bone only.
        #[serde(rename = "0")]
        Grade0 = "0",
        /// Sac effaced by less than half.
        #[serde(rename = "1")]
        Grade1 = "1",
        /// Sac effaced by half or more.
        #[serde(rename = "2")]
        Grade2 = "2",
        /// Sac fully effaced, no CSF.
        #[serde(rename = "3")]
        Grade3 = "3",
        /// As 3, with clumped roots above.
        #[serde(rename = "4")]
        Grade4 = "4",
    }
}

choice! {
    /// What compresses the cord or the sac.
    pub enum CompressionCause {
        Tumour = "tumour",
        /// Collapsed or displaced bone.
        Bone = "bone",
        TumourAndBone = "tumour and bone",
    }
}

choice! {
    /// How a mass clings to the cord or the dura.
    pub enum Adherence {
        None = "not adherent",
        Adherent = "adherent",
        Tight = "tightly adherent",
    }
}
