//! The anatomy that everything else stands on: levels, regions, the parts of each level, and the
//! measures of an adult column.
//!
//! Nothing here knows of a case, a drawing or a window.

mod level;
mod measures;
#[cfg(test)]
mod morphometry_csv;
mod part;
mod structure;

pub use level::{Level, Region, UnknownLevel};
pub use measures::{Atlas, Axis, CordSize, Measures, SacralSegment, Sacrum, Vertebra};
pub use part::{Part, UnknownPart};
pub use structure::{Place, Side, Structure};
