//! Runs the target of tests/fuzz/targets/documents.rs under cargo-fuzz.

#![no_main]

#[allow(dead_code, reason = "each program runs one of the targets")]
#[path = "../../tests/fuzz/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|input: &[u8]| (targets::documents::TARGET.check)(input));
