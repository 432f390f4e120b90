//! What is shown of a case at a time point: its findings as marks of parts and labels of levels,
//! what has changed, what was treated. Nothing here draws; it imports `outline` for how deep a dent
//! is, and `drawing` for the roles of classes.

mod brackets;
mod change;
mod column;
mod level;
mod mark;
mod pointer;
mod resolve;
mod since;
mod tints;
pub(super) mod treatment;

pub use crate::case::given_by;
pub use brackets::{Bracket, Topic};
pub use change::Changes;
pub use column::Marks;
pub use level::{Compression, LevelMarks};
pub use mark::{Label, Manner, Mark};
pub use since::Since;
pub use tints::{Tint, Tints};

pub(super) use change::PartChange;
pub(super) use tints::tints;
pub(super) use treatment::Overlay;
