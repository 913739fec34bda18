//! The edition that is shown: its pages are rendered when they are asked for, and kept until the
//! next one takes its place.

use std::collections::HashMap;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::Templates;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Wording, tell};
use crate::intake::Changed;
use crate::link::Catalog;
use crate::plan::{Item, PageKind, Plan, Url};
use crate::render::{Content, Forme, Press, Theme, render};

/// What is shown now, and who waits for the next.
pub(super) struct Stage {
    follow: bool,
    scene: Mutex<Scene>,
    turn: watch::Sender<Turn>,
}

/// What is shown: the last good edition, and what is wrong with the files as they are now.
#[derive(Clone, Default)]
pub(super) struct Scene {
    /// The edition; none where there was no good one yet.
    pub shown: Option<Arc<ShownEdition>>,
    /// What is wrong.
    pub mistakes: Arc<[Wording]>,
    /// Which turn it is.
    pub turn: Turn,
}

/// How often the scene has changed, and where a browser that follows is to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// The number of the change; 0 before the first edition.
    pub number: u64,
    /// The address of the filing that was saved, below the site's root.
    pub follow: Option<Url>,
}

impl Stage {
    /// Makes an empty stage.
    pub(super) fn new(follow: bool) -> Stage {
        Stage {
            follow,
            scene: Mutex::default(),
            turn: watch::Sender::default(),
        }
    }

    /// Shows an edition; where it is none, the last one stays up under the new mistakes. Where it
    /// is not known yet what is wrong, it is no error, and nothing but notes is said until
    /// [`Stage::tell`]: what was said of the last edition may quote what is withheld in this one.
    pub(super) fn show(
        &self,
        shown: Option<Arc<ShownEdition>>,
        mistakes: Option<&[Wording]>,
        changed: &Changed,
    ) {
        let follow = match &shown {
            Some(shown) if self.follow => shown.saved(changed),
            _ => None,
        };
        let (turn, old) = {
            let mut scene = self.lock();
            let notes = scene.mistakes.iter();
            let notes = notes.filter(|told| told.severity == Severity::Note);
            scene.mistakes = match mistakes {
                Some(mistakes) => mistakes.into(),
                None => notes.cloned().collect(),
            };
            scene.turn = Turn {
                number: scene.turn.number + 1,
                follow,
            };
            let old = shown.and_then(|shown| scene.shown.replace(shown));
            (scene.turn.clone(), old)
        };
        self.turn.send_replace(turn);
        // Taking the old edition apart takes a while; nobody waits for it.
        drop(old);
    }

    /// Says what is wrong with the edition that is shown.
    pub(super) fn tell(&self, mistakes: &[Wording]) {
        let turn = {
            let mut scene = self.lock();
            if *scene.mistakes == *mistakes {
                return;
            }
            scene.mistakes = mistakes.into();
            scene.turn.number += 1;
            scene.turn.clone()
        };
        self.turn.send_replace(turn);
    }

    /// Returns what is shown now.
    pub(super) fn scene(&self) -> Scene {
        self.lock().clone()
    }

    /// Returns the turns as they come.
    pub(super) fn turns(&self) -> watch::Receiver<Turn> {
        self.turn.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Scene> {
        // A scene is changed field by field without anything that could panic between.
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An edition without mistakes.
pub(super) struct ShownEdition {
    root: PathBuf,
    catalog: Catalog,
    plan: Plan,
    theme: Arc<Theme>,
    forme: Forme,
    secrets: Diagnostics,
    /// How many drafts it holds.
    pub drafts: usize,
    pages: Mutex<HashMap<Url, Page>>,
}

/// A page as it was rendered, or what kept it from being.
type Page = Result<Arc<[u8]>, Diagnostic>;

/// What stands at an address.
pub(super) enum Answer {
    /// Bytes that were made.
    Made(Arc<[u8]>),
    /// A file of the site's folder.
    File(PathBuf),
    /// The address is that of a page whose template fails.
    Broken(Diagnostic),
}

impl ShownEdition {
    /// Takes a site that is ready to print.
    pub(super) fn new(
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

    /// Returns what stands at an address of the plan; `None` where nothing does.
    pub(super) fn find(&self, url: &Url) -> Option<Answer> {
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

    /// Renders the page that says that nothing stands at an address.
    pub(super) fn missing(&self) -> Option<Vec<u8>> {
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
    pub(super) fn proof(&self) -> Vec<Wording> {
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
    pub(super) fn tell(&self, problems: impl IntoIterator<Item = Diagnostic>) -> Vec<Wording> {
        let mut diagnostics = self.secrets.followed_by([]);
        diagnostics.extend_of_templates(problems);
        tell(&diagnostics, &Templates(&self.root))
    }

    /// Returns what the edition shows.
    pub(super) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Returns the path under which the site is on its host: `/`, or that of `base_url`.
    pub(super) fn base(&self) -> &str {
        self.plan.path()
    }

    /// Returns how a browser is told of an address, below [`ShownEdition::base`].
    pub(super) fn href(&self, url: &Url) -> String {
        url.href(self.plan.links())
    }

    /// Returns whether the page of a draft is at an address.
    pub(super) fn is_draft(&self, url: &Url) -> bool {
        match self.plan.item(url) {
            Some(Item::Page(PageKind::Filing(id))) => self.catalog.filing(*id).filing.draft,
            _ => false,
        }
    }

    /// Finds the page of the one filing whose file was saved.
    fn saved(&self, changed: &Changed) -> Option<Url> {
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

    fn pages(&self) -> MutexGuard<'_, HashMap<Url, Page>> {
        // A page is put in whole or not at all.
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
