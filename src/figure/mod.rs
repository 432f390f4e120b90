//! The drawing of the spine: outlines from the measures, the spine map of a case, and its writers.
//!
//! One [`Drawing`] is painted on the screen and written to SVG and PNG, so that what is seen is
//! what is published. Nothing here knows of the window.

mod curve;
mod drawing;
mod geometry;
mod hatch;
pub mod outline;

pub use curve::{Corner, band, ellipse, length, quadratic, rounded, smooth_closed, smooth_open};
pub use drawing::{Anchor, Drawing, Group, Paint, Role, Shape, Target, View, Weight};
pub use geometry::{Bounds, Point, Polygon, signed_area};
pub use hatch::{dashes, hatch};
