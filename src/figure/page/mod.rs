//! The page of a spine map: where its views stand, the words and brackets beside them, and its
//! legend. It imports `view` and what that imports.

mod axial;
mod bracketed;
mod column;
mod labels;
mod layout;
mod legend;
mod map;
mod options;
mod ranges;
mod tints;
mod words;

pub use map::spine_map;
pub use options::{MapOptions, Medium, ViewChoice};

pub(super) use axial::Panel;
pub(super) use column::{Common, Page};
pub(super) use layout::{Layout, Needs, SMALLEST_TEXT};
pub(super) use legend::Legend;
pub(super) use words::title_lines;
