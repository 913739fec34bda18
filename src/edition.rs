//! The pipeline: a site is read, linked and planned, once for a command or again and again for a
//! preview.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, SitePath};
use crate::docket::{Audience, PdfText, sidecar_of};
use crate::intake::{
    self, Changed, FileKind, PDF_LEDGER, Sources, Verdicts, is_near_docket, read_again, read_texts,
};
use crate::link::{self, Catalog};
use crate::plan::{self, Addresses, FirstSeen, Plan};
use crate::render::{self, Theme};
use crate::time::Zone;

/// A site that is ready to print: everything is decided, nothing is rendered.
#[derive(Debug)]
pub struct Edition {
    /// What the files tell.
    pub sources: Arc<Sources>,
    /// What they tell together.
    pub catalog: Catalog,
    /// Every address, and what is there.
    pub plan: Plan,
    /// The templates and the theme's own files.
    pub theme: Arc<Theme>,
    /// All that is wrong so far, without a word of what is withheld.
    pub diagnostics: Diagnostics,
}

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
    /// hides in them. Gives the verdicts on all of them. While an error stands, none is looked
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

    /// Returns the errors that leave open who may see which records: those of `site.yaml`, which
    /// may say what is not read at all, and of each `docket.md`, which may withhold any filing.
    pub fn doubts(&self) -> Diagnostics {
        let leaves_doubt = |one: &&Diagnostic| {
            let is_error = one.severity == Severity::Error && !one.code.leaves_no_doubt();
            is_error && !self.is_of_one_record(one)
        };
        let doubts = self.diagnostics.iter().filter(leaves_doubt).cloned();
        self.diagnostics.followed_by(doubts)
    }

    /// Returns the files of the content folder that are neither records nor named by one, in the
    /// order of their paths. What begins with `_` was left out on purpose.
    pub fn unnamed_files(&self) -> Vec<&SitePath> {
        let published: HashSet<&SitePath> = self.catalog.published_files().into_iter().collect();
        let files = self.sources.others.iter().map(|(path, _)| path);
        files
            .filter(|path| !published.contains(path) && !self.diagnostics.conceal(path))
            .filter(|path| !path.name().starts_with('_') && !self.sources.is_sidecar(path))
            .collect()
    }

    /// Returns whether a mistake is of a record that says nothing of others: a filing, a party or a
    /// page.
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
            source.kind != FileKind::Docket && is_whole
        })
    }
}

/// Makes the checks of a linked site, and adds what they find. It is all in what readers see, and
/// told as later stages tell it.
///
/// While a mistake of form stands, none is made: a record that is wrong may have been meant to be
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

/// What is remembered of an edition, so that the next one reads only what has changed: what files
/// say by themselves, and the theme.
#[derive(Debug, Default)]
pub struct Remembered {
    sources: Option<Arc<Sources>>,
    theme: Option<LoadedTheme>,
    /// The published files that were looked at and begin like no record.
    plain: HashSet<SitePath>,
    /// The texts of PDFs, and what is wrong with them.
    pdfs: Option<PdfTexts>,
    /// Since when pages are published.
    seen: FirstSeen,
}

/// The texts of published PDFs as they were read last.
#[derive(Debug)]
struct PdfTexts {
    pdfs: Vec<SitePath>,
    read: (BTreeMap<SitePath, PdfText>, Vec<Diagnostic>),
}

impl PdfTexts {
    /// Returns the texts of an edition's PDFs. All are read again where one of their files, or
    /// their ledger, may have changed: that a sidecar fits its PDF takes reading the PDF too.
    fn again(
        known: &mut Option<PdfTexts>,
        root: &Path,
        catalog: &Catalog,
        changed: &Changed,
    ) -> (BTreeMap<SitePath, PdfText>, Vec<Diagnostic>) {
        let pdfs = catalog.with_sidecar();
        let is_same = |known: &PdfTexts| {
            let is_changed = |pdf: &SitePath| {
                changed.holds(pdf.as_str()) || changed.holds(sidecar_of(pdf).as_str())
            };
            known.pdfs == pdfs && !changed.holds(PDF_LEDGER) && !pdfs.iter().any(is_changed)
        };
        let texts = known.take().filter(is_same).unwrap_or_else(|| PdfTexts {
            pdfs: pdfs.to_vec(),
            read: read_texts(root, pdfs),
        });
        known.insert(texts).read.clone()
    }
}

/// What a build is asked for beside what the site's folder says.
pub struct Publication<'a> {
    /// The address of the site, in place of the one in its settings.
    pub base_url: Option<&'a str>,
    /// The addresses that were published before, where they are kept.
    pub addresses: Option<&'a Addresses>,
    /// Returns today's date in a time zone; asked for where addresses are kept.
    pub today: &'a dyn Fn(Zone) -> anyhow::Result<NaiveDate>,
}

impl Default for Publication<'_> {
    fn default() -> Self {
        Publication {
            base_url: None,
            addresses: None,
            today: &|_| anyhow::bail!("no addresses are kept"),
        }
    }
}

/// Whether the texts of PDFs are read.
#[derive(Debug, Clone, Copy)]
enum TextsOfPdfs<'a> {
    /// They are: pages are made of them. Those whose files did not change are taken over.
    Read(&'a Changed),
    /// They are not: no page is made, and a sidecar that is too old may be about to be written
    /// anew.
    LeftOut,
}

/// A theme with what is wrong in it, and the name and the language by which it was loaded.
#[derive(Debug)]
struct LoadedTheme {
    name: String,
    lang: String,
    theme: Arc<Theme>,
    problems: Diagnostics,
}

/// The texts of all PDFs, read now.
const ALL_TEXTS: TextsOfPdfs<'_> = TextsOfPdfs::Read(&Changed::Everything);

/// How sources are linked.
type Link = fn(&Sources) -> (Catalog, Diagnostics);

/// What a preview sets before the site does: a file that is still to come stops a build, and nobody
/// who is writing.
const OF_PREVIEW: &[(Code, Option<Severity>)] =
    &[(Code::AttachmentMissing, Some(Severity::Warning))];

impl Remembered {
    /// Returns what files say by themselves, where anything was read.
    pub fn sources(&self) -> Option<&Sources> {
        self.sources.as_deref()
    }

    /// Returns the theme, where one was loaded.
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_ref().map(|loaded| &*loaded.theme)
    }

    /// Reads the files that have changed. Tells whether anything differs.
    fn read(
        &mut self,
        root: &Path,
        audience: Audience,
        changed: &Changed,
        done: &(dyn Fn() + Sync),
    ) -> anyhow::Result<bool> {
        self.plain.retain(|path| !changed.holds(path.as_str()));
        // Where someone still holds them, all is read again.
        let before = self.sources.take().and_then(Arc::into_inner);
        let (sources, differs) = read_again(before, changed, root, audience, done)?;
        self.sources = Some(Arc::new(sources));
        Ok(differs)
    }

    /// Loads the theme that the settings name, where it may differ from the one that is remembered.
    /// Returns whether it was loaded.
    fn load_theme(&mut self, changed: &Changed) -> anyhow::Result<bool> {
        let Some(sources) = &self.sources else {
            return Ok(false);
        };
        let (name, lang) = (&sources.settings.theme, &sources.settings.lang);
        let is_known = |loaded: &LoadedTheme| loaded.name == *name && loaded.lang == *lang;
        if self.theme.as_ref().is_some_and(is_known) && !touches_theme(changed) {
            return Ok(false);
        }
        self.theme = None;
        let (theme, problems) = Theme::load(&sources.root, name, lang)?;
        self.theme = Some(LoadedTheme {
            name: name.clone(),
            lang: lang.clone(),
            theme: Arc::new(theme),
            problems,
        });
        Ok(true)
    }

    /// Links and plans what was read.
    fn edition(
        &mut self,
        link: Link,
        levels: &[(Code, Option<Severity>)],
        texts: TextsOfPdfs<'_>,
    ) -> Edition {
        let (Some(sources), Some(loaded)) = (&self.sources, &self.theme) else {
            unreachable!("a site is read, and its theme loaded, before it is linked");
        };
        let (mut catalog, mut diagnostics) = link(sources);
        render::spell_marks(&mut catalog, &loaded.theme);
        diagnostics.set(levels);
        diagnostics.set(&sources.settings.checks);
        if let (TextsOfPdfs::Read(changed), false) = (texts, diagnostics.has_errors()) {
            let (texts, of_texts) =
                PdfTexts::again(&mut self.pdfs, &sources.root, &catalog, changed);
            catalog = catalog.with_texts(texts);
            diagnostics.extend(of_texts);
        }
        let (plan, of_plan) = plan::plan(&catalog, &loaded.theme.files(), &self.seen);
        diagnostics.extend(loaded.problems.iter().cloned());
        diagnostics.extend(of_plan);
        diagnostics.set(levels);
        // An error that the site makes a warning does not keep anything from being published.
        diagnostics.set(&sources.settings.checks);
        // While a mistake stands, nothing is published anyway, and its record may have been meant
        // to be withheld.
        if !diagnostics.has_errors() {
            let named = catalog.named_files();
            let named: Vec<_> = named
                .filter(|(_, path)| !self.plain.contains(path))
                .collect();
            let found = intake::check_beginnings(&sources.root, named.clone());
            if found.is_empty() {
                let looked_at = named.into_iter().map(|(_, path)| path.clone());
                self.plain.extend(looked_at);
            } else {
                diagnostics.extend(found);
                diagnostics.sort();
            }
        }
        diagnostics.set(&sources.settings.checks);
        Edition {
            sources: Arc::clone(sources),
            catalog,
            plan,
            theme: Arc::clone(&loaded.theme),
            diagnostics,
        }
    }
}

/// Returns whether the theme may have changed.
fn touches_theme(changed: &Changed) -> bool {
    match changed {
        Changed::Everything => true,
        Changed::These(paths) => paths
            .iter()
            .any(|path| path == "themes" || path.starts_with("themes/") || path == "site.yaml"),
    }
}

/// An edition that was prepared again.
#[derive(Debug)]
pub struct Again {
    /// The edition.
    pub edition: Edition,
    /// Whether it is the first one.
    pub is_first: bool,
    /// Whether its theme was loaded anew.
    pub has_new_theme: bool,
}

/// Reads, links and plans a site for a preview, except the files that did not change; `None` where
/// nothing did.
pub fn prepare_again(
    remembered: &mut Remembered,
    root: &Path,
    audience: Audience,
    changed: &Changed,
) -> anyhow::Result<Option<Again>> {
    let is_first = remembered.sources.is_none();
    let differs = remembered.read(root, audience, changed, &|| {})?;
    let has_new_theme = remembered.load_theme(changed)?;
    if !(is_first || differs || has_new_theme) {
        return Ok(None);
    }
    Ok(Some(Again {
        edition: remembered.edition(link::link, OF_PREVIEW, TextsOfPdfs::Read(changed)),
        is_first,
        has_new_theme,
    }))
}

/// Reads, links and plans a site. `done` is called after each file that is read.
///
/// Fails only where the folder cannot be read; what is wrong in the files is among the diagnostics.
pub fn prepare(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    prepare_at(root, audience, &Publication::default(), done)
}

/// Does the same for a site that is published, as it is asked for.
pub fn prepare_at(
    root: &Path,
    audience: Audience,
    publication: &Publication<'_>,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let mut sources = intake::read(root, audience, done)?;
    if let Some(base_url) = publication.base_url {
        sources.settings.base_url = Some(base_url.to_owned());
    }
    let seen = match publication.addresses {
        Some(addresses) => FirstSeen::Since(
            addresses.clone(),
            (publication.today)(sources.settings.zone)?,
        ),
        None => FirstSeen::Unknown,
    };
    edition_of(sources, link::link, ALL_TEXTS, seen)
}

/// Does the same for readers, with diagnostics that tell all of withheld files too. They are for
/// the person who keeps these files and nobody else, and the rest of the edition is as ever.
pub fn prepare_to_reveal(root: &Path, done: &(dyn Fn() + Sync)) -> anyhow::Result<Edition> {
    let sources = intake::read(root, Audience::Readers, done)?;
    let edition = edition_of(sources, link::link_to_reveal, ALL_TEXTS, FirstSeen::Unknown)?;
    let diagnostics = edition.diagnostics.into_iter();
    Ok(Edition {
        diagnostics: diagnostics.map(Diagnostic::revealed).collect(),
        ..edition
    })
}

/// Reads, links and plans a site for a command that prints records though others have errors.
///
/// Nothing is taken from a filing, a party or a page with an error in it: its `access` may be the
/// error. Where [`Edition::doubts`] gives any, nothing of the edition may be printed at all.
pub fn consult(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let mut sources = intake::read(root, audience, done)?;
    sources.set_aside_mistaken();
    edition_of(
        sources,
        link::link,
        TextsOfPdfs::LeftOut,
        FirstSeen::Unknown,
    )
}

fn edition_of(
    sources: Sources,
    link: Link,
    texts: TextsOfPdfs<'_>,
    seen: FirstSeen,
) -> anyhow::Result<Edition> {
    let mut remembered = Remembered {
        sources: Some(Arc::new(sources)),
        seen,
        ..Remembered::default()
    };
    remembered.load_theme(&Changed::Everything)?;
    Ok(remembered.edition(link, &[], texts))
}
