//! What the spine map shows at a time: parts of levels, grades, spans and masses.

use std::collections::BTreeMap;
use std::fmt;

use super::bounds::{AnyOf, Bounds};
use super::choice::{choice, record};
use super::compression::{Adherence, Canal, CompressionCause, Direction, Escc, ThecalSac};
use super::directions::Directions;
use super::fact::Fact;
use super::mass::Mass;
use super::number::Quantity;
use super::signal::Signal;
use crate::anatomy::{Level, Part};

choice! {
    /// Whether tumour is in a part.
    pub enum PartState {
        /// Tumour is in the part.
        Involved = "involved",
        /// A source or the annotator says that the part is free.
        Free = "free",
    }
}

choice! {
    /// How much of a part is involved.
    pub enum Extent {
        /// A small focus in it.
        Focus = "a focus",
        /// Some of it.
        Partial = "partial",
        /// All of it.
        Total = "total",
    }
}

record! {
    /// What is known of one part of a level.
    #[derive(Copy, Eq)]
    pub struct PartFinding {
        /// Whether tumour is in it.
        pub state: PartState,
        /// How much of it is involved.
        pub extent: Option<Extent>,
    }
}

impl PartFinding {
    /// Involved, how much of it is not stated.
    pub const INVOLVED: Self = Self { state: PartState::Involved, extent: None };
    /// Free of tumour.
    pub const FREE: Self = Self { state: PartState::Free, extent: None };

    /// Whether tumour is in the part.
    pub fn is_involved(self) -> bool {
        self.state == PartState::Involved
    }
}

impl fmt::Display for PartFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use super::Choice as _;
        f.write_str(self.state.label())?;
        match self.extent {
            Some(extent) => write!(f, ", {}", extent.label()),
            None => Ok(()),
        }
    }
}

choice! {
    /// What it means that a part is not marked.
    pub enum Unmarked {
        /// Nothing is known of it: scores leave it open.
        NotStated = "not stated",
        /// What is marked is all there is: the rest counts as free of tumour.
        Free = "free",
    }
}

choice! {
    /// What the tumour does to bone.
    pub enum BoneLesion {
        Lytic = "lytic",
        Mixed = "mixed",
        Blastic = "blastic",
        /// The bone is looked at and not changed.
        None = "no bone change",
    }
}

choice! {
    /// Whether and how far a body has collapsed.
    pub enum CollapseClass {
        None = "none",
        /// Collapsed, but its degree is not stated.
        Present = "present",
        Below50 = "<50 %",
        Above50 = ">50 %",
    }
}

record! {
    /// Collapse of a vertebral body.
    #[derive(Copy)]
    pub struct Collapse {
        /// Its class.
        pub class: CollapseClass,
        /// Loss of height in percent, where it is measured.
        pub percent: Option<Quantity>,
    }
}

choice! {
    /// Alignment of the column at a level, on radiographs.
    pub enum Alignment {
        Normal = "normal",
        /// New kyphosis or scoliosis.
        NewDeformity = "new deformity",
        Subluxation = "subluxation or translation",
    }
}

choice! {
    /// Yes or no, where a source says so.
    pub enum YesNo {
        Yes = "yes",
        No = "no",
    }
}

choice! {
    /// Transitional anatomy at the lumbosacral or thoracolumbar junction.
    pub enum Transition {
        Sacralised = "sacralised",
        Lumbarised = "lumbarised",
        /// The report counts a level that the column does not have (L6, T13); it was placed here.
        Supernumerary = "supernumerary, placed here",
    }
}

record! {
    /// What is known of one level, or of a span of levels, at one time.
    #[derive(Default)]
    pub struct LevelFinding {
        /// Its parts: involved, suspected or free. A part that is not there is not stated.
        #[schemars(
            with = "BTreeMap<String, Fact<PartFinding>>",
            extend("propertyNames" = {"$ref": "#/$defs/Part"})
        )]
        pub parts: BTreeMap<Part, Fact<PartFinding>>,
        /// What unmarked parts of this level mean, where it differs from the time point.
        #[schemars(title = "Parts without a mark, here")]
        pub unmarked: Option<Unmarked>,
        /// What the tumour does to the bone.
        pub bone_lesion: Option<Fact<BoneLesion>>,
        /// How much of the body tumour replaces, in percent.
        #[schemars(title = "Body replaced (%)", extend("unit" = "%"))]
        pub body_share: Option<Fact<Quantity>>,
        /// Collapse of the body.
        pub collapse: Option<Fact<Collapse>>,
        /// Alignment at the level.
        pub alignment: Option<Fact<Alignment>>,
        /// Invasion of the canal.
        pub canal: Option<Fact<Canal>>,
        /// Whether the cord is compressed, in the source's words and without a grade.
        pub cord_compressed: Option<Fact<YesNo>>,
        /// Cord compression by grade, exact or bounded.
        #[schemars(title = "Cord compression (ESCC)")]
        pub escc: Option<Fact<Bounds<Escc>>>,
        /// Compression of the thecal sac below the conus; unvalidated.
        #[schemars(title = "Thecal sac (unvalidated)")]
        pub thecal_sac: Option<Fact<Bounds<ThecalSac>>>,
        /// Whether tumour extends into a foramen, as the suffix F of the thecal-sac scale.
        pub foraminal_extension: Option<Fact<YesNo>>,
        /// From where the cord or the sac is compressed: one side or several.
        pub compressed_from: Option<Fact<Directions>>,
        /// What compresses it; several where it is not known which.
        pub compression_cause: Option<Fact<AnyOf<CompressionCause>>>,
        /// To where the cord is displaced.
        #[schemars(title = "Cord displaced to")]
        pub cord_displacement: Option<Fact<Direction>>,
        /// How the mass clings to the cord.
        #[schemars(title = "Adherence to the cord")]
        pub cord_adherence: Option<Fact<Adherence>>,
        /// Signal of the lesion.
        #[serde(default, skip_serializing_if = "Signal::is_empty")]
        pub signal: Signal,
        /// Transitional anatomy.
        pub transition: Option<Fact<Transition>>,
        /// The level's name in the report, where it is another one: D3, L6.
        #[schemars(title = "Name in the report")]
        pub source_label: Option<String>,
        /// Anything else.
        pub note: Option<String>,
    }
}

impl LevelFinding {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether tumour is said to be in any part, certainly or perhaps.
    pub fn is_involved(&self) -> bool {
        self.parts.values().any(|fact| fact.values().iter().any(|v| v.value.is_involved()))
    }
}

choice! {
    /// How a finding of a span is meant.
    pub enum Reading {
        /// At every level of the span.
        EveryLevel = "at every level",
        /// Somewhere within the span.
        Somewhere = "somewhere within",
    }
}

record! {
    /// A finding said of a range of levels as a whole.
    pub struct Span {
        /// The upper level.
        pub first: Level,
        /// The lower level.
        pub last: Level,
        /// How the finding is meant.
        pub reading: Reading,
        /// What is said.
        pub finding: LevelFinding,
    }
}

record! {
    /// Everything that the spine map shows at one time.
    #[derive(Default)]
    pub struct Findings {
        /// What unmarked parts mean; not stated unless said otherwise.
        #[schemars(title = "Parts without a mark")]
        pub unmarked: Option<Unmarked>,
        /// What is known of each level.
        #[schemars(
            with = "BTreeMap<String, LevelFinding>",
            extend("propertyNames" = {"$ref": "#/$defs/Level"})
        )]
        pub levels: BTreeMap<Level, LevelFinding>,
        /// What is said of ranges of levels.
        pub spans: Vec<Span>,
        /// Soft-tissue masses.
        pub masses: Vec<Mass>,
    }
}

impl Findings {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
