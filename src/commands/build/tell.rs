//! Tells the person at the terminal what a build did.

use std::path::{Path, absolute};
use std::time::Instant;

use super::super::{Outcome, count, tally, tell_drafts, tell_reveal};
use crate::diagnostic::{Diagnostics, escaped};
use crate::intake::Sources;
use crate::write::Tally;

/// Tells the person at the terminal what a build did.
pub(super) struct Tell<'a> {
    pub sources: &'a Sources,
}

impl Tell<'_> {
    /// Says that nothing was written.
    pub(super) fn refusal(&self, diagnostics: &Diagnostics) -> anyhow::Result<Outcome> {
        anstream::eprintln!("{}; nothing was written", tally(diagnostics));
        tell_drafts(self.sources);
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
        tell_drafts(self.sources);
        // Without `base_url` every link is relative, and the folder can be looked at as it lies.
        match &self.sources.settings.base_url {
            None => anstream::eprintln!("open {}", absolute(out)?.join("index.html").display()),
            Some(url) => anstream::eprintln!("publish it at {}", escaped(url)),
        }
        Ok(())
    }
}
