//! How the cord works: the scales of deficit, strength, sensation, sphincters and gait.

use super::bounds::AnyOf;
use super::choice::{choice, record};
use super::fact::Fact;
use super::value::NeurologicalLevel;

choice! {
    /// Frankel grade (Frankel et al., Paraplegia 1969).
    pub enum Frankel {
        /// Complete motor and sensory loss below the level.
        #[serde(rename = "A")]
        A = "A",
        /// Some sensation, no motor function.
        #[serde(rename = "B")]
        B = "B",
        /// Motor function present but not useful.
        #[serde(rename = "C")]
        C = "C",
        /// Useful motor function.
        #[serde(rename = "D")]
        D = "D",
        /// No motor, sensory or sphincter deficit.
        #[serde(rename = "E")]
        E = "E",
    }
}

choice! {
    /// ASIA Impairment Scale (ISNCSCI, revision of 2019).
    pub enum Ais {
        /// Complete: no function in S4–S5.
        #[serde(rename = "A")]
        A = "A",
        /// Sensory incomplete.
        #[serde(rename = "B")]
        B = "B",
        /// Motor incomplete, more than half of the key muscles below grade 3.
        #[serde(rename = "C")]
        C = "C",
        /// Motor incomplete, at least half of the key muscles at grade 3 or more.
        #[serde(rename = "D")]
        D = "D",
        /// Normal after an earlier deficit.
        #[serde(rename = "E")]
        E = "E",
    }
}

choice! {
    /// McCormick grade, made for intramedullary tumours (McCormick et al., J Neurosurg 1990).
    pub enum McCormick {
        /// Intact or minimal deficit, normal gait.
        #[serde(rename = "I")]
        I = "I",
        /// Mild deficit, independent.
        #[serde(rename = "II")]
        II = "II",
        /// Moderate deficit, needs an aid.
        #[serde(rename = "III")]
        III = "III",
        /// Severe deficit, dependent.
        #[serde(rename = "IV")]
        IV = "IV",
        /// Para- or tetraplegic (modified scale only).
        #[serde(rename = "V")]
        V = "V",
    }
}

choice! {
    /// Nurick grade (Nurick, Brain 1972).
    pub enum Nurick {
        /// Root symptoms only, no cord disease.
        #[serde(rename = "0")]
        Grade0 = "0",
        /// Signs of cord disease, normal gait.
        #[serde(rename = "1")]
        Grade1 = "1",
        /// Slight gait difficulty, full-time work.
        #[serde(rename = "2")]
        Grade2 = "2",
        /// Gait difficulty prevents full-time work, walks without help.
        #[serde(rename = "3")]
        Grade3 = "3",
        /// Walks only with help or a frame.
        #[serde(rename = "4")]
        Grade4 = "4",
        /// Chair- or bedbound.
        #[serde(rename = "5")]
        Grade5 = "5",
    }
}

record! {
    /// Neurological state at one time.
    #[derive(Default)]
    pub struct Neurology {
        /// Frankel grade, one or several that it can be.
        pub frankel: Option<Fact<AnyOf<Frankel>>>,
        /// ASIA Impairment Scale.
        #[schemars(title = "AIS")]
        pub ais: Option<Fact<AnyOf<Ais>>>,
        /// McCormick grade.
        #[schemars(title = "McCormick")]
        pub mccormick: Option<Fact<AnyOf<McCormick>>>,
        /// Nurick grade.
        pub nurick: Option<Fact<AnyOf<Nurick>>>,
        /// Motor function, in words.
        pub motor: Option<Fact<String>>,
        /// Sensation, in words.
        pub sensation: Option<Fact<String>>,
        /// The dermatome or sensory level; never a vertebra.
        pub sensory_level: Option<Fact<NeurologicalLevel>>,
        /// Bladder and bowel, in words.
        pub sphincters: Option<Fact<String>>,
        /// Gait, in words.
        pub gait: Option<Fact<String>>,
    }
}
