//! Any file is a case that survives saving, or is refused.

#![no_main]

#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::case_file(data));
