//! The drawing of the spine: outlines from the measures, the spine map of a case, and its writers.
//!
//! One [`Drawing`] is painted on the screen and written to SVG, PDF and PNG, so that what is seen is
//! what is published. Nothing here knows of the window.
//!
//! A figure comes about from folder to folder, and each imports those before it alone: `geometry`,
//! `drawing` (what a figure is made of), `outline` (bones and canal from the measures), `marks` (what
//! is shown of a case), `view` (painting both), `page` (a map with its words and legend) and `sheet`
//! (several for publication). `write` turns any drawing into a file and imports the first two.

mod drawing;
mod geometry;
#[cfg(test)]
mod map_cases;
mod marks;
pub mod outline;
mod page;
mod sheet;
mod view;
mod write;

pub use drawing::{
    Anchor, Drawing, Group, Ink, Paint, Role, Section, Shape, Target, Theme, View, Weight, font,
    patterned,
};
pub use geometry::{
    Bounds, Corner, Point, Polygon, band, dashes, ellipse, hatch, hull, length, quadratic, rounded,
    signed_area, simplified, smooth_closed, smooth_open,
};
pub use marks::{
    Bracket, Changes, Compression, Label, LevelMarks, Manner, Mark, Marks, Since, Tint, Tints,
    Topic, given_by,
};
pub use page::{MapOptions, Medium, ViewChoice, spine_map};
pub use sheet::{Include, PAGE, SheetOptions, sheet, width_for_a_page};
pub use view::{Sign, escc_picture, sac_picture};
pub use write::{FigureError, Format, pdf, png, svg};
