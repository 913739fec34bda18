//! What is remembered of an edition, so that the next one reads only what has changed.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::texts::{PdfTexts, TextsOfPdfs};
use super::{Edition, Link};
use crate::diagnostic::{Code, Diagnostics, Severity, SitePath};
use crate::docket::{Audience, Supplement, ThemeChoice};
use crate::intake::{self, Changed, Sources, read_again};
use crate::link;
use crate::plan::{self, FirstSeen};
use crate::render::{self, Theme};

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

/// A theme with what is wrong in it, and the choice and the language by which it was loaded.
#[derive(Debug)]
struct LoadedTheme {
    choice: ThemeChoice,
    lang: String,
    theme: Arc<Theme>,
    problems: Diagnostics,
}

/// What a preview sets before the site does: a file that is still to come stops a build, and nobody
/// who is writing.
const OF_PREVIEW: &[(Code, Option<Severity>)] =
    &[(Code::AttachmentMissing, Some(Severity::Warning))];

impl Remembered {
    /// Returns what is known once the files of a site are read, and nothing else.
    pub(super) fn of(sources: Sources, seen: FirstSeen) -> Remembered {
        Remembered {
            sources: Some(Arc::new(sources)),
            seen,
            ..Remembered::default()
        }
    }

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
        let (mut sources, differs) = read_again(before, changed, root, audience, done)?;
        // A preview packs no archives, so no page of it may lead to one.
        let supplements = &mut sources.settings.supplements;
        supplements.retain(|one| *one != Supplement::Packages);
        self.sources = Some(Arc::new(sources));
        Ok(differs)
    }

    /// Loads the theme that the settings name, where it may differ from the one that is remembered.
    /// Returns whether it was loaded.
    pub(super) fn load_theme(&mut self, changed: &Changed) -> anyhow::Result<bool> {
        let Some(sources) = &self.sources else {
            return Ok(false);
        };
        let (choice, lang) = (&sources.settings.theme, &sources.settings.lang);
        let is_known = |loaded: &LoadedTheme| loaded.choice == *choice && loaded.lang == *lang;
        if self.theme.as_ref().is_some_and(is_known) && !touches_theme(changed) {
            return Ok(false);
        }
        self.theme = None;
        let (theme, problems) = Theme::load(&sources.root, choice, lang)?;
        self.theme = Some(LoadedTheme {
            choice: choice.clone(),
            lang: lang.clone(),
            theme: Arc::new(theme),
            problems,
        });
        Ok(true)
    }

    /// Links and plans what was read.
    pub(super) fn edition(
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
        // While there is an error, nothing is published anyway, and its record may have been meant
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
