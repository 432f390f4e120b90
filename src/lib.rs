//! Spinemap turns a spine imaging report into a structured, checked, publishable case.
//!
//! The library is everything but the program's start; its modules import downwards only, and only
//! [`app`] knows the window.

pub mod anatomy;
#[cfg(feature = "window")]
pub mod app;
pub mod case;
pub mod cli;
pub mod edit;
pub mod figure;
pub mod hints;
pub mod interchange;
pub mod narrative;
pub mod reading;
pub mod scores;
pub mod series;
pub mod store;
pub mod terms;
