//! Behaviour of the library and the command line, without a window.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may")]

mod accepting;
mod cli;
mod files;
mod fuzz;
mod hints;
mod hints_of_sides;
mod interchange;
mod narrative;
mod narrative_prose;
mod newer;
mod pictures;
mod random;
mod reading;
mod reports;
mod round_trip;
mod sample;
mod samples;
mod saves;
mod schema;
mod scores;
mod series;
mod traces;
