//! Any file gives reports or a sentence why not.

#![no_main]

#[allow(dead_code, reason = "the module holds the other targets too")]
#[path = "../../tests/core/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::report_file(data));
