//! Points and lines in millimetres, without a meaning: curves, areas, hatching. It imports nothing
//! of a figure.

mod curve;
mod hatch;
mod point;
mod polygon;

pub use curve::{
    Corner, band, ellipse, length, quadratic, rounded, simplified, smooth_closed, smooth_open,
};
pub use hatch::{dashes, hatch};
pub use point::{Bounds, Point, hull, signed_area};
pub use polygon::Polygon;
