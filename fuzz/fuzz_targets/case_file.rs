//! Any file is a case that survives saving, or is refused.

#![no_main]

#[allow(dead_code, reason = "the module holds the other targets too")]
#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::case_file(data));
