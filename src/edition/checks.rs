//! The checks of an edition: what is probably a mistake, and what hides in PDFs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Edition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::intake::{self, Sources, Verdicts};
use crate::link::{self, Catalog};
use crate::render::{self, Theme};

/// Which checks are made: what they find is probably a mistake, and may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// All that the site does not turn off.
    All,
    /// The same, except those that read texts or published files again: a preview is made at every
    /// save.
    Quick,
    /// Those that the site sets, which it wants to hear of at every build.
    Set,
}

/// Whether messages about PDFs show the words that hide there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenWords {
    /// They do.
    Shown,
    /// They give the pages alone.
    Withheld,
}

impl Edition {
    /// Makes the checks, and adds what they find. Those that ask what is in the future are made
    /// where `today` is known. Gives whether they were made.
    pub fn check(&mut self, checks: Checks, today: Option<NaiveDate>) -> bool {
        let Edition {
            sources,
            catalog,
            theme,
            diagnostics,
            ..
        } = self;
        check(sources, catalog, theme, diagnostics, checks, today)
    }

    /// Looks into the PDFs that are published, except those whose verdict is known, and adds what
    /// hides in them. Gives the verdicts on all of them. While there is an error, none is looked
    /// into: nothing is published anyway.
    ///
    /// What is found is reported with its words only where `words` says so, which is for the person
    /// who keeps the files.
    pub fn inspect_pdfs(
        &mut self,
        checks: Checks,
        words: HiddenWords,
        done: &(dyn Fn() + Sync),
    ) -> Option<Verdicts> {
        if self.diagnostics.has_errors() {
            return None;
        }
        let root = &self.sources.root;
        let levels = &self.sources.settings.checks;
        let published = self.catalog.published_files();
        let known = Verdicts::of(root);
        let mut verdicts = Verdicts::default();
        let mut found = Vec::new();
        let mut inspections = BTreeMap::new();
        let mut digests = Vec::new();
        for (path, digest, inspection) in intake::inspect_all(root, &published, &known, done) {
            verdicts.note(&digest, &inspection);
            let hidden = match words {
                HiddenWords::Shown if !inspection.faults().is_empty() => {
                    intake::hidden_words(root, &path)
                }
                _ => Vec::new(),
            };
            found.extend(intake::tell_pdf(&path, &inspection, &hidden));
            if !digest.is_empty() {
                digests.push((path.clone(), digest));
            }
            inspections.insert(path, inspection);
        }
        // Who wrote a PDF is asked of a check alone: nearly every PDF says it.
        found.retain(
            |one| match levels.iter().find(|(set, _)| *set == one.code) {
                Some((_, level)) => level.is_some(),
                None => checks == Checks::All || one.code != Code::PdfNames,
            },
        );
        self.catalog.enter_inspections(inspections);
        self.catalog.enter_digests(digests);
        if !found.is_empty() {
            self.diagnostics.extend(found);
            self.diagnostics.set(levels);
            self.diagnostics.sort();
        }
        Some(verdicts)
    }
}

/// Makes the checks of a linked site, and adds what they find. It is all in what readers see, and
/// told as later stages tell it.
///
/// While there is an error of form, none is made: a record that is wrong may have been meant to be
/// withheld, and what a check finds quotes titles and names of other records. Gives whether they
/// were made.
pub fn check(
    sources: &Sources,
    catalog: &Catalog,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
    checks: Checks,
    today: Option<NaiveDate>,
) -> bool {
    let is_of_form = |one: &Diagnostic| one.severity == Severity::Error && !one.code.can_be_set();
    if diagnostics.iter().any(is_of_form) {
        return false;
    }
    let levels = &sources.settings.checks;
    let wanted = |code: Code| match levels.iter().find(|(set, _)| *set == code) {
        Some((_, level)) => level.is_some(),
        None => checks != Checks::Set,
    };
    let mut found = link::check(catalog, &wanted, today);
    if wanted(Code::WordsLost) && checks != Checks::Quick {
        found.extend(render::check_words(catalog, theme));
    }
    if !found.is_empty() {
        diagnostics.extend(found);
        diagnostics.set(levels);
        diagnostics.sort();
    }
    true
}
