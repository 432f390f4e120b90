//! What a figure is made of: shapes with a role each, in groups that stand for something, the
//! themes that turn roles into inks, and the typeface. It imports `geometry` alone.

pub mod font;
mod group;
mod patterns;
mod places;
mod shape;
mod target;
mod theme;

pub use group::{Drawing, Group, Section};
pub use patterns::patterned;
pub use shape::{Anchor, Paint, Role, Shape, Weight};
pub use target::{Target, View};
pub use theme::{Ink, Theme};
