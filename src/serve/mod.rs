//! 5b. Serve: a preview. An edition is made and shown, and made again whenever a file changes;
//! nothing is written.

mod overlay;
mod server;
mod stage;
#[expect(
    clippy::disallowed_methods,
    reason = "the watch waits for files to change"
)]
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use server::{Taken, listen};
pub use watch::Way;

use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Library, Located, Place, Severity, SitePath, Wording, tell,
};
use crate::docket::Audience;
use crate::intake::{Changed, locate_lines};
use crate::{Again, Checks, Edition, Remembered, check, prepare_again};
use stage::{ShownEdition, Stage};
use watch::Watch;

/// What a preview shows, and how it learns of changes.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The site's folder.
    pub root: PathBuf,
    /// Whether drafts are shown.
    pub audience: Audience,
    /// How changes are noticed.
    pub way: Way,
    /// Whether the browser goes to the filing that was saved.
    pub follow: bool,
    /// The names by which browsers may ask for the preview, besides those of this machine itself.
    pub host: String,
}

/// Shows a site until the process ends. `told` is called with each mistake once, when it appears,
/// and with whether the last error has just gone.
pub fn serve(
    preview: &Preview,
    listener: std::net::TcpListener,
    told: &dyn Fn(&[Wording], bool),
) -> anyhow::Result<()> {
    let stage = Arc::new(Stage::new(preview.follow));
    server::start(listener, &preview.host, Arc::clone(&stage))?;
    // The watch begins before the first reading, so that no change falls between the two.
    let mut watch = Watch::start(&preview.root, preview.way)?;
    let mut memory = Memory::default();
    let mut changed = Changed::Everything;
    let mut said = Said::default();
    let mut unchecked = None;
    loop {
        match memory.prepare(preview, &changed) {
            Some(Attempt::Checked(shown, mistakes)) => {
                unchecked = None;
                stage.show(shown.map(Arc::new), Some(&mistakes), &changed);
                said.say(mistakes, told);
            }
            // A page that a browser waits for comes first.
            Some(Attempt::Unchecked(shown, diagnostics)) => {
                let shown = Arc::new(shown);
                said.no_error(told);
                stage.show(Some(Arc::clone(&shown)), None, &changed);
                unchecked = Some((shown, diagnostics));
            }
            None => {}
        }
        // What the checks find is out of date at once where there is a change already.
        if !watch.has_change()
            && let Some((shown, diagnostics)) = unchecked.take()
        {
            let mistakes = memory.check(&shown, diagnostics);
            stage.tell(&mistakes);
            said.say(mistakes, told);
        }
        changed = watch.wait()?;
    }
}

/// What was said on the terminal of the last edition.
#[derive(Default)]
struct Said(Vec<Wording>);

impl Said {
    /// Says what was not said before, and that there is no error any more.
    fn say(&mut self, mistakes: Vec<Wording>, told: &dyn Fn(&[Wording], bool)) {
        let new = mistakes.iter().filter(|told| !self.0.contains(told));
        let new: Vec<Wording> = new.cloned().collect();
        let are_gone = is_wrong(&self.0) && !is_wrong(&mistakes);
        if are_gone || !new.is_empty() {
            told(&new, are_gone);
        }
        self.0 = mistakes;
    }

    /// Says that there is no error any more, where there was one; what else there is, is not known
    /// yet.
    fn no_error(&mut self, told: &dyn Fn(&[Wording], bool)) {
        let others = self
            .0
            .iter()
            .filter(|told| told.severity != Severity::Error);
        let others = others.cloned().collect();
        self.say(others, told);
    }
}

/// Returns whether there are errors among mistakes.
fn is_wrong(mistakes: &[Wording]) -> bool {
    mistakes.iter().any(|told| told.severity == Severity::Error)
}

/// What an attempt at an edition gave.
enum Attempt {
    /// The site, where nothing is wrong with it that would keep it from being built, and all that
    /// is wrong, in words.
    Checked(Option<ShownEdition>, Vec<Wording>),
    /// A site that can be shown, and what is wrong with it, before the checks are made.
    Unchecked(ShownEdition, Diagnostics),
}

/// What is kept from one edition to the next.
#[derive(Default)]
struct Memory {
    remembered: Remembered,
    /// Whether the theme failed when it was tried.
    is_broken: bool,
}

impl Memory {
    /// Makes an edition anew except the files that did not change; `None` where nothing did.
    fn prepare(&mut self, preview: &Preview, changed: &Changed) -> Option<Attempt> {
        match self.try_prepare(preview, changed) {
            Ok(edition) => edition,
            // A folder may be gone for a moment, while it is moved or exchanged: that takes nothing
            // down either.
            Err(error) => {
                // What this change was about is not known to be taken in: the next one begins
                // afresh.
                *self = Memory::default();
                let message = format!("{error:#}");
                let problem = Diagnostic::error(Code::Unreadable, Place::Site, message);
                let told = tell(&[problem].into_iter().collect(), &Templates(&preview.root));
                Some(Attempt::Checked(None, told))
            }
        }
    }

    fn try_prepare(
        &mut self,
        preview: &Preview,
        changed: &Changed,
    ) -> anyhow::Result<Option<Attempt>> {
        let Preview { root, audience, .. } = preview;
        let Some(again) = prepare_again(&mut self.remembered, root, *audience, changed)? else {
            return Ok(None);
        };
        let Again {
            mut edition,
            is_first,
            has_new_theme,
        } = again;
        // The checks are made before only where one may keep the edition from being shown, and
        // where nobody waits yet.
        let levels = &edition.sources.settings.checks;
        let is_error = |(_, level): &(_, Option<Severity>)| *level == Some(Severity::Error);
        let checks_first =
            is_first || edition.diagnostics.has_errors() || levels.iter().any(is_error);
        if checks_first {
            edition.check(Checks::Quick, None);
        }
        let Edition {
            sources,
            catalog,
            plan,
            theme,
            diagnostics,
        } = edition;
        let shown = (!diagnostics.has_errors())
            .then(|| ShownEdition::new(root, catalog, plan, theme, &diagnostics));
        // A template's mistake shows only where it is used, and a theme's is best seen before it is
        // shown.
        let broken = shown.as_ref().filter(|_| has_new_theme || self.is_broken);
        let broken = broken.map(ShownEdition::proof).unwrap_or_default();
        self.is_broken = !broken.is_empty();
        if self.is_broken {
            let mut mistakes = tell(&diagnostics, &*sources);
            mistakes.extend(broken);
            return Ok(Some(Attempt::Checked(None, mistakes)));
        }
        Ok(Some(match shown {
            Some(shown) if !checks_first => Attempt::Unchecked(shown, diagnostics),
            shown => Attempt::Checked(shown, tell(&diagnostics, &*sources)),
        }))
    }

    /// Makes the checks of an edition that is shown, and puts all that was found into words.
    fn check(&self, shown: &ShownEdition, mut diagnostics: Diagnostics) -> Vec<Wording> {
        let (Some(sources), Some(theme)) = (self.remembered.sources(), self.remembered.theme())
        else {
            return Vec::new();
        };
        check(
            sources,
            shown.catalog(),
            theme,
            &mut diagnostics,
            Checks::Quick,
            None,
        );
        tell(&diagnostics, sources)
    }
}

/// A library of a site's templates alone, for what is known by its line already.
struct Templates<'a>(&'a Path);

impl Library for Templates<'_> {
    fn locate(&self, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>> {
        locate_lines(self.0, file, places)
    }

    fn folder(&self) -> String {
        String::new()
    }

    fn locator(&self, _: &SitePath) -> String {
        "a withheld file".to_owned()
    }
}

/// Returns a path below the site's folder as [`Changed`] has it; `None` for one that is elsewhere,
/// or that no site reads: what begins with `.` or `_`, and what editors leave next to a file.
fn relevant(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in below.components() {
        let part = part.as_os_str().to_str()?;
        let of_editor = part.ends_with(['~', '#']) || part.ends_with(".swp");
        if part.starts_with(['.', '_']) || of_editor {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}
