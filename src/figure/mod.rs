//! The drawing of the spine: outlines from the measures, the spine map of a case, and its writers.
//!
//! One [`Drawing`] is painted on the screen and written to SVG, PDF and PNG, so that what is seen is
//! what is published. Nothing here knows of the window.

mod axial_canal;
mod axial_map;
mod axial_words;
mod brackets;
mod change;
mod curve;
mod devices;
mod drawing;
pub mod font;
mod format;
mod geometry;
mod grade;
mod hatch;
mod layout;
mod legend;
mod map;
#[cfg(test)]
mod map_cases;
mod marks;
mod nesting;
pub mod outline;
mod page;
mod page_ranges;
mod page_words;
mod paint;
mod patterns;
mod pdf;
mod places;
mod png;
mod pointer;
mod polygon;
mod resolve;
mod sheet;
mod sign;
mod stability;
mod svg;
mod svg_path;
mod theme;
mod timing;
mod treatment;
mod tree;
mod view;
mod view_canal;
mod view_changes;
mod wbb;
mod wbb_zones;
mod words;

pub use brackets::{Bracket, Topic};
pub use change::Changes;
pub use curve::{
    Corner, band, ellipse, length, quadratic, rounded, simplified, smooth_closed, smooth_open,
};
pub use drawing::{Anchor, Drawing, Group, Paint, Role, Section, Shape, Target, View, Weight};
pub use format::{FigureError, Format};
pub use geometry::{Bounds, Point, hull, signed_area};
pub use grade::{escc_picture, sac_picture};
pub use hatch::{dashes, hatch};

pub use map::{MapOptions, Medium, ViewChoice, spine_map};
pub use marks::{Compression, Label, LevelMarks, Manner, Mark, Marks};
pub use patterns::patterned;
pub use pdf::pdf;
pub use png::png;
pub use polygon::Polygon;
pub use sheet::{Include, SheetOptions, Since, sheet};
pub use sign::Sign;
pub use stability::{Tint, Tints};
pub use svg::svg;
pub use theme::{Ink, Theme};
pub use timing::given_by;
