//! How a lesion or a mass looks in an image: signal, enhancement and attenuation.

use super::choice::{choice, record};
use super::fact::Fact;

choice! {
    /// Signal on an MR sequence, against the cord or muscle.
    pub enum SignalIntensity {
        Hypointense = "low",
        Isointense = "intermediate",
        Hyperintense = "high",
        HeterogeneousLow = "heterogeneous, low",
        Heterogeneous = "heterogeneous",
        HeterogeneousHigh = "heterogeneous, high",
    }
}

choice! {
    /// Contrast enhancement.
    pub enum Enhancement {
        None = "none",
        Homogeneous = "homogeneous",
        Heterogeneous = "heterogeneous",
        Rim = "rim",
        /// It enhances; how is not stated.
        Present = "present",
    }
}

record! {
    /// Signal of a lesion or a mass.
    #[derive(Default)]
    pub struct Signal {
        /// Signal on T1-weighted images.
        #[schemars(title = "T1 signal")]
        pub t1: Option<Fact<SignalIntensity>>,
        /// Signal on T2-weighted images.
        #[schemars(title = "T2 signal")]
        pub t2: Option<Fact<SignalIntensity>>,
        /// Enhancement after contrast.
        pub enhancement: Option<Fact<Enhancement>>,
        /// Attenuation on CT, in words.
        #[schemars(title = "CT attenuation")]
        pub attenuation: Option<Fact<String>>,
    }
}

impl Signal {
    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
