//! Feeds made-up inputs to what reads strangers' input, and holds what comes out to what must
//! always be so.
//!
//! The inputs are the same on every run. A longer run takes another number and another beginning:
//!
//!     DOCKETPRESS_FUZZ_CASES=100000 DOCKETPRESS_FUZZ_SEED=2 cargo test --profile profiling --test fuzz dates
//!
//! An input that fails is written below `target/tmp/`, and belongs into `found/TARGET/` once its
//! fault is fixed: what lies there is tried first. `fuzz/` has the same targets for cargo-fuzz.

#![expect(clippy::disallowed_methods, reason = "tests write sites to folders")]

mod dice;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use dice::Dice;
use targets::Target;

/// Tries what was found before, then the seeds as they are, then so many inputs that are made of
/// them.
fn run(target: &Target, cases: usize) {
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fuzz/found/{}", target.name));
    let mut files: Vec<_> = fs::read_dir(found)
        .map(|entries| {
            entries
                .map(|entry| entry.expect("it can be listed").path())
                .collect()
        })
        .unwrap_or_default();
    files.sort();
    for path in files {
        try_one(target, &fs::read(path).expect("it can be read"));
    }
    let seeds = (target.seeds)();
    for seed in &seeds {
        try_one(target, seed);
    }
    let number = |name: &str, usual: u64| {
        let set = std::env::var(name).ok();
        set.map_or(usual, |text| {
            text.parse().expect("the variable is a number")
        })
    };
    let mut dice = Dice::new(number("DOCKETPRESS_FUZZ_SEED", 1));
    for _ in 0..number("DOCKETPRESS_FUZZ_CASES", cases as u64) {
        try_one(target, &dice::mutate(&mut dice, &seeds, target.words));
    }
}

/// Tries one input; one that fails is kept in a file.
fn try_one(target: &Target, input: &[u8]) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| (target.check)(input))) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{}", target.name));
        fs::write(&path, input).expect("it can be written");
        eprintln!(
            "{} fails at this input, which is in {}:\n{}",
            target.name,
            path.display(),
            input.escape_ascii()
        );
        resume_unwind(panic);
    }
}

/// Makes a test of each target, with the number of cases that takes a few seconds.
macro_rules! fuzz {
    ($($name:ident: $cases:literal),* $(,)?) => {
        $(#[test] fn $name() { run(&targets::$name::TARGET, $cases); })*
    };
}

fuzz! {
    reader: 25,
    redaction: 1500,
    front_matter: 500,
    dates: 40000,
    pdf: 3000,
    documents: 600,
    clocks: 1500,
    markdown: 200,
    addresses: 40,
    calendar: 60,
    feed: 30,
}
