//! Many cases together. Nothing here changes a case.

mod kaplan_meier;
mod survival;

pub use kaplan_meier::{Curve, Observation, Scale, Step, kaplan_meier};
pub use survival::{Endpoint, Excluded, Survival, survival};
