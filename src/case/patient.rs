//! Who the case is about, without a name.

use super::choice::{choice, record};
use super::fact::Fact;
use super::number::Quantity;
use super::when::When;

choice! {
    /// Sex as the source gives it.
    pub enum Sex {
        Female = "female",
        Male = "male",
        Other = "other",
    }
}

choice! {
    /// What kind of thing a piece of history is.
    pub enum HistoryKind {
        Illness = "illness",
        Operation = "operation",
        Tumour = "tumour",
        Radiation = "radiation",
        Medication = "medication",
        Obstetric = "obstetric",
        Family = "family",
        Other = "other",
    }
}

record! {
    /// Something that was before the case began.
    pub struct HistoryItem {
        /// What kind of thing it is.
        pub kind: HistoryKind,
        /// When it was.
        pub when: Option<Fact<When>>,
        /// What it was.
        pub text: Fact<String>,
    }
}

record! {
    /// The patient.
    #[derive(Default)]
    pub struct Patient {
        /// Age in years.
        #[schemars(title = "Age (years)", extend("unit" = "years"))]
        pub age: Option<Fact<Quantity>>,
        /// Sex.
        pub sex: Option<Fact<Sex>>,
        /// Earlier illnesses, operations and treatments.
        pub history: Vec<HistoryItem>,
        /// Anything else.
        pub note: Option<String>,
    }
}
