//! The window. Everything that knows egui is below here, and nothing outside needs it.

pub mod preflight;
