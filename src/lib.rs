//! Spinemap turns a spine imaging report into a structured, checked, publishable case.
//!
//! The library is everything but the window's start; the modules import downwards only.

pub mod anatomy;
pub mod case;
pub mod cli;
pub mod figure;
pub mod store;
