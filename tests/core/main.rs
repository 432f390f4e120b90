//! The program without its window.

mod pictures;
mod samples;
