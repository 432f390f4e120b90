//! Masses in soft tissue, and how large something is.

use super::choice::{choice, record};
use super::compression::Direction;
use super::fact::Fact;
use super::number::Number;
use super::signal::Signal;
use super::value::Id;
use crate::anatomy::Level;

choice! {
    /// The space in which a mass lies.
    pub enum Space {
        Extradural = "extradural",
        IntraduralExtramedullary = "intradural extramedullary",
        Intramedullary = "intramedullary",
        Paraspinal = "paraspinal",
        ParaspinalAndExtradural = "paraspinal and extradural",
    }
}

choice! {
    /// How a size was found.
    pub enum SizeMethod {
        Ct = "CT",
        Mri = "MRI",
        Radiograph = "radiograph",
        Ultrasound = "ultrasound",
        Endoscopy = "endoscopy",
        Palpation = "palpation",
        Gross = "gross specimen",
        NotStated = "method not stated",
    }
}

record! {
    /// One measurement of a tumour or a mass.
    pub struct Size {
        /// One to three diameters in centimetres, in the order of the source.
        #[serde_with(skip_apply)]
        #[schemars(title = "Diameters (cm)", extend("unit" = "cm"), length(min = 1, max = 3))]
        pub diameters: Vec<Number>,
        /// How it was found.
        pub method: SizeMethod,
        /// Whether the source says about.
        pub approximate: bool,
        /// What was measured, where a tumour has several parts: a nodule in liver segment 4.
        pub of: Option<String>,
        /// The time point at which it was measured.
        pub time_point: Option<Id>,
    }
}

record! {
    /// A soft-tissue mass.
    #[derive(Default)]
    pub struct Mass {
        /// Its upper level.
        pub first: Option<Level>,
        /// Its lower level.
        pub last: Option<Level>,
        /// Where it lies beside the column.
        pub side: Option<Fact<Direction>>,
        /// The space in which it lies.
        pub space: Option<Fact<Space>>,
        /// Its sizes.
        pub sizes: Vec<Fact<Size>>,
        /// Its signal.
        #[serde(default, skip_serializing_if = "Signal::is_empty")]
        pub signal: Signal,
        /// The tumour that it belongs to.
        pub tumour: Option<Id>,
        /// Shape, borders and course, in words.
        pub description: Option<Fact<String>>,
    }
}
