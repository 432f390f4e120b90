//! The window. Only this module knows egui.

pub mod command;
pub mod forms;
pub mod preflight;
pub mod style;
