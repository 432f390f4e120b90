//! The anatomy that everything else stands on: levels, regions, the parts of each level, and the
//! measures of an adult column.
//!
//! Nothing here knows of a case, a drawing or a window.

mod level;
mod part;

pub use level::{Level, Region, UnknownLevel};
pub use part::{Part, Place, Side, Structure, UnknownPart};
