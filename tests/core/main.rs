//! The program without its window.

#[cfg(test)]
mod samples;
