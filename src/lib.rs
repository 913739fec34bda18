#![doc = include_str!("README.md")]

pub mod commands;
pub mod diagnostic;
pub mod docket;
pub mod import;
pub mod intake;
pub mod link;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
mod steps;
pub mod write;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use diagnostic::{Code, Diagnostic, Diagnostics, Severity, SitePath};
use docket::Audience;
use intake::{Kind, Sources, Verdicts, is_near_docket};
use link::Catalog;
use plan::Plan;
use render::Theme;

/// A site that is ready to print: everything is decided, nothing is rendered.
#[derive(Debug)]
pub struct Edition {
    /// What the files tell.
    pub sources: Sources,
    /// What they tell together.
    pub catalog: Catalog,
    /// Every address, and what stands there.
    pub plan: Plan,
    /// The templates and the theme's own files.
    pub theme: Theme,
    /// All that is wrong so far, without a word of what is withheld.
    pub diagnostics: Diagnostics,
}

/// Which checks are made: what they find is probably a mistake, and may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// All that the site does not turn off.
    All,
    /// The same, but for those that read texts or published files again: a preview is made at every save.
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
    /// Makes the checks, and adds what they find. Those that ask what is in the future are made where `today` is known. Gives
    /// whether they were made.
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

    /// Looks into the PDFs that are published, but for those whose verdict is known, and adds what hides in them. Gives the verdicts
    /// on all of them. While an error stands, none is looked into: nothing is published anyway.
    ///
    /// What is found is told with its words only where `words` says so, which is for the person who keeps the files.
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
        for (path, digest, inspection) in intake::inspect_all(root, &published, &known, done) {
            verdicts.note(&digest, &inspection);
            let hidden = match words {
                HiddenWords::Shown if !inspection.faults().is_empty() => {
                    intake::hidden_words(root, &path)
                }
                _ => Vec::new(),
            };
            found.extend(intake::tell_pdf(&path, &inspection, &hidden));
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
        if !found.is_empty() {
            self.diagnostics.extend(found);
            self.diagnostics.set(levels);
            self.diagnostics.sort();
        }
        Some(verdicts)
    }

    /// Gives the errors that leave open who may see which records: those of `site.yaml`, which may say what is not read at
    /// all, and of each `docket.md`, which may withhold any filing.
    pub fn doubts(&self) -> Diagnostics {
        let leaves_doubt = |one: &&Diagnostic| {
            let is_error = one.severity == Severity::Error && !one.code.leaves_no_doubt();
            is_error && !self.is_of_one_record(one)
        };
        let doubts = self.diagnostics.iter().filter(leaves_doubt).cloned();
        self.diagnostics.followed_by(doubts)
    }

    /// Gives the files of the content folder that are neither records nor named by one, in the order of their paths. What
    /// begins with `_` was left out on purpose.
    pub fn unnamed_files(&self) -> Vec<&SitePath> {
        let published: HashSet<&SitePath> = self.catalog.published_files().into_iter().collect();
        let files = self.sources.others.iter().map(|(path, _)| path);
        files
            .filter(|path| !published.contains(path) && !self.diagnostics.conceal(path))
            .filter(|path| !path.name().starts_with('_') && !self.sources.is_sidecar(path))
            .collect()
    }

    /// Tells whether a mistake is of a record that says nothing of others: a filing, a party or a page.
    fn is_of_one_record(&self, one: &Diagnostic) -> bool {
        // What was perhaps meant as a docket's record may withhold any filing.
        if matches!(one.code, Code::DocketName | Code::FileName) {
            return false;
        }
        let files = &self.sources.files;
        let at = one
            .place
            .file()
            .and_then(|file| files.binary_search_by(|source| source.path.cmp(file)).ok());
        at.is_some_and(|at| {
            let source = &files[at];
            // A docket's record by a name such as `docket (1).md` is read as a filing, and is none.
            let is_whole = source.record.is_some() || !is_near_docket(source.path.stem());
            source.kind != Kind::Docket && is_whole
        })
    }
}

/// Makes the checks of a linked site, and adds what they find. It is all in what readers see, and told as later stages
/// tell it.
///
/// While a mistake of form stands, none is made: a record that is wrong may have been meant to be withheld, and what
/// a check finds quotes titles and names of other records. Gives whether they were made.
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

/// Reads, links and plans a site. `done` is called after each file that is read.
///
/// Fails only where the folder cannot be read; what is wrong in the files is among the diagnostics.
pub fn prepare(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    edition_of(intake::read(root, audience, done)?, link::link, Texts::Read)
}

/// Does the same for readers, with diagnostics that tell all of withheld files too. They are for the person who keeps these files
/// and nobody else, and the rest of the edition is as ever.
pub fn prepare_to_reveal(root: &Path, done: &(dyn Fn() + Sync)) -> anyhow::Result<Edition> {
    let sources = intake::read(root, Audience::Readers, done)?;
    let edition = edition_of(sources, link::link_to_reveal, Texts::Read)?;
    let diagnostics = edition.diagnostics.into_iter();
    Ok(Edition {
        diagnostics: diagnostics.map(Diagnostic::revealed).collect(),
        ..edition
    })
}

/// Reads, links and plans a site for a command that prints records though others have errors.
///
/// Nothing is taken from a filing, a party or a page with an error in it: its `access` may be the error. Where
/// [`Edition::doubts`] gives any, nothing of the edition may be printed at all.
pub fn consult(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let mut sources = intake::read(root, audience, done)?;
    sources.set_aside_mistaken();
    edition_of(sources, link::link, Texts::LeftOut)
}

/// Whether the texts of PDFs are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Texts {
    /// They are: pages are made of them.
    Read,
    /// They are not: no page is made, and a sidecar that is too old may be about to be written anew.
    LeftOut,
}

fn edition_of(
    sources: Sources,
    link: fn(&Sources) -> (Catalog, Diagnostics),
    texts: Texts,
) -> anyhow::Result<Edition> {
    let settings = &sources.settings;
    let (theme, of_theme) = Theme::load(&sources.root, &settings.theme, &settings.lang)?;
    let (mut catalog, mut diagnostics) = link(&sources);
    diagnostics.set(&sources.settings.checks);
    if texts == Texts::Read && !diagnostics.has_errors() {
        let (texts, of_texts) = intake::read_texts(&sources.root, catalog.with_sidecar());
        catalog = catalog.with_texts(texts);
        diagnostics.extend(of_texts);
    }
    let (plan, of_plan) = plan::plan(&catalog, &theme.files());
    diagnostics.extend(of_theme);
    diagnostics.extend(of_plan);
    // An error that the site makes a warning does not keep anything from being published.
    diagnostics.set(&sources.settings.checks);
    // While a mistake stands, nothing is published anyway, and its record may have been meant to be withheld.
    if !diagnostics.has_errors() {
        let named = catalog.named_files().collect();
        let found = intake::check_beginnings(&sources.root, named);
        if !found.is_empty() {
            diagnostics.extend(found);
            diagnostics.sort();
        }
    }
    diagnostics.set(&sources.settings.checks);
    Ok(Edition {
        sources,
        catalog,
        plan,
        theme,
        diagnostics,
    })
}
