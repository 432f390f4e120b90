//! What is proposed for the levels, and how it is grouped for a person to decide on.

mod gathered;
pub(super) mod group;
mod grouping;
mod intradural;
pub(super) mod proposal;
pub(super) mod reader;
