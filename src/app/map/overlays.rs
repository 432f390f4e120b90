//! What is laid over the map.

/// What is laid over the map, and over the chosen level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlays {
    /// Treatments that were given.
    pub treatment: bool,
    /// The sectors of WBB, over the chosen level.
    pub wbb: bool,
    /// The tint of levels by SINS.
    pub sins: bool,
}

impl Default for Overlays {
    fn default() -> Self {
        Self { treatment: true, wbb: false, sins: false }
    }
}
