//! The drawing of the spine: outlines from the measures, the spine map of a case, and its writers.
//!
//! One [`Drawing`] is painted on the screen and written to SVG and PNG, so that what is seen is
//! what is published. Nothing here knows of the window.

mod drawing;
mod geometry;

pub use drawing::{Anchor, Drawing, Group, Paint, Role, Shape, Target, View, Weight};
pub use geometry::{Point, Polygon};
