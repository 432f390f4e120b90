//! What is proposed for the levels, and how it is grouped for a person to decide on.

mod gathered;
pub(super) mod group;
mod grouping;
pub(super) mod proposal;
pub(super) mod reader;
