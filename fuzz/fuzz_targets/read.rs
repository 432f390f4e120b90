//! Any text is read, and every passage lies on its own words.

#![no_main]

#[allow(dead_code, reason = "the module holds the other targets too")]
#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::read(data));
