//! Whatever a report says is accepted into a case that is valid and can be saved.

#![no_main]

#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::accept(data));
