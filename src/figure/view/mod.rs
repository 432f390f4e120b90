//! Painting a view: the column from the front and from the left, a level from the feet, and what
//! lies over them, with the signs that a legend has to explain. It imports `marks` and what that
//! imports.

mod axial;
mod axial_canal;
mod axial_words;
mod changes;
mod column;
mod column_canal;
pub(super) mod devices;
mod grade;
mod pen;
mod placement;
mod sign;
pub(super) mod sins;
pub(super) mod wbb;
mod wbb_zones;

pub use grade::{escc_picture, sac_picture};
pub use sign::Sign;

pub(super) use axial::Table;
pub(super) use changes::frames;
pub(super) use column::{extent, paint, sides};
pub(super) use pen::{Pen, Tissue};
pub(super) use placement::Placement;
pub(super) use sign::note_label;
