//! 5b. Serve: a preview. An edition is made and shown, and made again whenever a file changes;
//! nothing is written.

mod memory;
mod overlay;
mod server;
mod stage;
#[expect(
    clippy::disallowed_methods,
    reason = "the watch waits for files to change"
)]
mod watch;

pub use server::{Taken, listen};
pub use watch::Way;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Library, Located, Place, Severity, SitePath, Wording};
use crate::docket::Audience;
use crate::intake::{Changed, locate_lines};
use memory::{Memory, PreviewAttempt};
use stage::Stage;
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
            Some(PreviewAttempt::Checked(shown, mistakes)) => {
                unchecked = None;
                stage.show(shown.map(Arc::new), Some(&mistakes), &changed);
                said.say(mistakes, told);
            }
            // A page that a browser waits for comes first.
            Some(PreviewAttempt::Unchecked(shown, diagnostics)) => {
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
