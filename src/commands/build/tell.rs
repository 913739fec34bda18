//! Tells the person at the terminal what a build did.

use std::path::{Path, absolute};
use std::time::Instant;

use super::super::{Outcome, count, tally, tell_drafts, tell_reveal};
use crate::diagnostic::{Diagnostics, escaped};
use crate::intake::{Secrecy, Source, Sources};
use crate::write::Tally;

/// Tells the person at the terminal what a build did.
pub(super) struct Tell<'a> {
    pub sources: &'a Sources,
}

impl Tell<'_> {
    /// Says that nothing was written.
    pub(super) fn refusal(&self, diagnostics: &Diagnostics) -> anyhow::Result<Outcome> {
        anstream::eprintln!("{}; nothing was written", tally(diagnostics));
        tell_left_out(self.sources);
        tell_reveal(diagnostics);
        Ok(Outcome::Mistakes)
    }

    /// Says what was written, and where.
    pub(super) fn summary(
        &self,
        filings: usize,
        dockets: usize,
        tally: &Tally,
        out: &Path,
        started: Instant,
    ) -> anyhow::Result<()> {
        anstream::eprintln!(
            "{} in {}: {} in {} ({} unchanged, {} removed), {:.2} s",
            count(filings, "filing"),
            count(dockets, "docket"),
            count(tally.files, "file"),
            out.display(),
            tally.unchanged,
            tally.removed.len(),
            started.elapsed().as_secs_f64(),
        );
        tell_left_out(self.sources);
        // Without `base_url` every link is relative, and the folder can be looked at as it lies.
        match &self.sources.settings.base_url {
            None => anstream::eprintln!("open {}", absolute(out)?.join("index.html").display()),
            Some(url) => anstream::eprintln!("publish it at {}", escaped(url)),
        }
        Ok(())
    }
}

/// Says how many filings are left out, because they are drafts or were filed after the day whose
/// record is built.
fn tell_left_out(sources: &Sources) {
    let Some(day) = sources.settings.as_of else {
        return tell_drafts(sources);
    };
    let is_left_out = |one: &&Source| one.secrecy == Secrecy::Draft;
    let left_out = sources.files.iter().filter(is_left_out).count();
    anstream::eprintln!(
        "the record as of {day}; left out because they were filed later or are drafts: {left_out}"
    );
}

/// Says how many addresses are no longer published on purpose; their names are withheld.
pub(super) fn withheld(addresses: usize) {
    if addresses > 0 {
        anstream::eprintln!(
            "addresses no longer published because their records are withheld or drafts now: {addresses}"
        );
    }
}
