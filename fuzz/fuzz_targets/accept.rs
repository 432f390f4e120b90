//! Whatever a report says is accepted into a case that is valid and can be saved.

#![no_main]

#[allow(dead_code, reason = "the module holds the other targets too")]
#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::accept(data));
