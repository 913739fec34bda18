//! An edition as the preview shows it.

use std::collections::HashMap;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::Templates;
use crate::diagnostic::{Diagnostic, Diagnostics, Wording, tell};
use crate::intake::Changed;
use crate::link::Catalog;
use crate::plan::{Item, PageKind, Plan, Url};
use crate::render::{Content, Forme, Press, Theme, render};

/// An edition without mistakes.
pub(in crate::serve) struct ShownEdition {
    root: PathBuf,
    catalog: Catalog,
    plan: Plan,
    theme: Arc<Theme>,
    forme: Forme,
    secrets: Diagnostics,
    /// How many drafts it holds.
    pub drafts: usize,
    pages: Mutex<HashMap<Url, ShownPage>>,
}

/// A page as it was rendered, or what kept it from being.
type ShownPage = Result<Arc<[u8]>, Diagnostic>;

/// What is at an address.
pub(in crate::serve) enum Answer {
    /// Bytes that were made.
    Made(Arc<[u8]>),
    /// A file of the site's folder.
    File(PathBuf),
    /// The address is that of a page whose template fails.
    Broken(Diagnostic),
}

impl ShownEdition {
    /// Takes a site that is ready to print.
    pub(in crate::serve) fn new(
        root: &Path,
        catalog: Catalog,
        plan: Plan,
        theme: Arc<Theme>,
        diagnostics: &Diagnostics,
    ) -> ShownEdition {
        let forme = Forme::new(&catalog);
        let drafts = catalog.filings().filter(|(_, filed)| filed.filing.draft);
        ShownEdition {
            root: root.to_owned(),
            drafts: drafts.count(),
            forme,
            secrets: diagnostics.followed_by([]),
            catalog,
            plan,
            theme,
            pages: Mutex::default(),
        }
    }

    /// Returns what is at an address of the plan; `None` where nothing is.
    pub(in crate::serve) fn find(&self, url: &Url) -> Option<Answer> {
        let item = self.plan.item(url)?;
        let known = self.pages().get(url).cloned();
        let page = match known {
            Some(page) => page,
            None => {
                let (catalog, plan) = (&self.catalog, &self.plan);
                let press = Press::of(catalog, plan, &self.theme, &self.root, &self.forme);
                let page = match render(&press, url, item) {
                    Ok(Content::Copy(path)) => return Some(Answer::File(path)),
                    Ok(Content::Made(bytes)) => Ok(bytes.into()),
                    Ok(Content::Lines(lines)) => {
                        Ok(lines.each().flatten().collect::<Vec<u8>>().into())
                    }
                    // Only a build packs archives.
                    Ok(Content::Packed(_)) => return None,
                    Err(problem) => Err(problem),
                };
                self.pages().insert(url.clone(), page.clone());
                page
            }
        };
        Some(match page {
            Ok(bytes) => Answer::Made(bytes),
            Err(problem) => Answer::Broken(problem),
        })
    }

    /// Renders the page that says that there is no page at an address.
    pub(in crate::serve) fn missing(&self) -> Option<Vec<u8>> {
        let url = Url::new("404.html");
        let press = Press::of(
            &self.catalog,
            &self.plan,
            &self.theme,
            &self.root,
            &self.forme,
        );
        match render(&press, &url, &Item::Page(PageKind::NotFound)) {
            Ok(Content::Made(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// Renders one page of each kind, and gives what keeps the theme from doing so.
    pub(in crate::serve) fn proof(&self) -> Vec<Wording> {
        let mut kinds = Vec::new();
        let mut problems = Vec::new();
        for (url, item) in self.plan.items() {
            let page = match item {
                Item::Page(page) => Some(discriminant(page)),
                _ => None,
            };
            let kind = (discriminant(item), page);
            // The search would gather the words of the whole site first.
            let is_passed = matches!(
                item,
                Item::File(_) | Item::Search(_) | Item::Page(PageKind::Search)
            );
            if is_passed || kinds.contains(&kind) {
                continue;
            }
            kinds.push(kind);
            if let Some(Answer::Broken(problem)) = self.find(url) {
                problems.push(problem);
            }
        }
        self.tell(problems)
    }

    /// Puts mistakes of templates into words, each with its line.
    pub(in crate::serve) fn tell(
        &self,
        problems: impl IntoIterator<Item = Diagnostic>,
    ) -> Vec<Wording> {
        let mut diagnostics = self.secrets.followed_by([]);
        diagnostics.extend_of_templates(problems);
        tell(&diagnostics, &Templates(&self.root))
    }

    /// Returns what the edition shows.
    pub(in crate::serve) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Returns the path under which the site is on its host: `/`, or that of `base_url`.
    pub(in crate::serve) fn base(&self) -> &str {
        self.plan.path()
    }

    /// Returns how a browser hears of an address, below [`ShownEdition::base`].
    pub(in crate::serve) fn href(&self, url: &Url) -> String {
        url.href(self.plan.links())
    }

    /// Returns whether the page of a draft is at an address.
    pub(in crate::serve) fn is_draft(&self, url: &Url) -> bool {
        match self.plan.item(url) {
            Some(Item::Page(PageKind::Filing(id))) => self.catalog.filing(*id).filing.draft,
            _ => false,
        }
    }

    /// Finds the page of the one filing whose file was saved.
    pub(super) fn saved(&self, changed: &Changed) -> Option<Url> {
        let Changed::These(paths) = changed else {
            return None;
        };
        let is_saved = |id| {
            let document = self.catalog.filing(id).filing.document()?;
            paths.contains(document.path.as_str()).then_some(id)
        };
        let id = self.catalog.filings().find_map(|(id, _)| is_saved(id))?;
        self.plan.filing(id).cloned()
    }

    fn pages(&self) -> MutexGuard<'_, HashMap<Url, ShownPage>> {
        // A page is put in whole or not at all.
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
