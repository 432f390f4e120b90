//! What a spine map shows, and how wide it is.

use crate::anatomy::Level;

/// Which views a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ViewChoice {
    /// Front and side beside each other.
    #[default]
    All,
    /// From the front alone.
    Front,
    /// From the left alone.
    Side,
    /// One level from the feet.
    Axial(Level),
}

/// What a map is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// To be printed: the case's label and the time point stand above.
    #[default]
    Paper,
    /// To be marked: room is kept for what may yet be said, so that the column stays where it is
    /// while somebody works on it.
    Screen,
}

/// What a map shows, and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct MapOptions {
    /// The time point, by its place in the case.
    pub time_point: usize,
    /// The views.
    pub views: ViewChoice,
    /// Width of the page, mm; the height follows. Kept within [`MapOptions::WIDTHS`].
    pub width_mm: f64,
    /// Whether a legend explains the signs.
    pub legend: bool,
    /// Whether treatment is shown.
    pub treatment: bool,
    /// Whether the sectors and layers of WBB lie over a level.
    pub wbb: bool,
    /// Whether the levels are tinted by SINS.
    pub sins: bool,
    /// What the map is drawn for.
    pub medium: Medium,
}

impl MapOptions {
    /// The narrowest and the widest page, mm.
    pub const WIDTHS: [f64; 2] = [60.0, 1000.0];
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            time_point: 0,
            views: ViewChoice::All,
            width_mm: 180.0,
            legend: true,
            treatment: true,
            wbb: false,
            sins: false,
            medium: Medium::Paper,
        }
    }
}
