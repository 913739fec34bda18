//! Notices changes: the system reports them, or the folder is looked through again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use walkdir::WalkDir;

use super::memory::relevant;
use crate::intake::Changed;

/// How long it must be quiet before a change counts as complete: an editor writes, renames and
/// removes in one go.
const QUIET: Duration = Duration::from_millis(5);

/// How many such stretches at most are waited for while changes go on.
const PATIENCE: usize = 25;

/// How long nothing must change before the checks are made: a person who saves again at once does
/// not wait for them.
const MOMENT: Duration = Duration::from_millis(60);

/// How often a folder is looked through where the system reports nothing.
const POLL: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The system tells.
    Events,
    /// The folder is looked through: for file systems that tell nothing.
    Poll,
}

/// A watch over a site's folder.
pub(super) enum Watch {
    Events(Box<Events>),
    Poll { root: PathBuf, known: Stamps },
}

/// The times and sizes of files.
type Stamps = BTreeMap<String, (Option<SystemTime>, u64)>;

/// What the system tells.
pub(super) struct Events {
    /// The site's folder as the system names it.
    root: PathBuf,
    watcher: RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
    told: Receiver<notify::Result<notify::Event>>,
    /// What was reported and is not answered yet.
    next: Option<notify::Result<notify::Event>>,
}

impl Watch {
    /// Begins to watch.
    pub(super) fn start(root: &Path, way: Way) -> anyhow::Result<Watch> {
        let cannot = || format!("cannot watch {}", root.display());
        let root = root.canonicalize().with_context(cannot)?;
        if way == Way::Poll {
            let known = stamps(&root);
            return Ok(Watch::Poll { root, known });
        }
        let (teller, told) = channel();
        let watcher = notify::recommended_watcher(teller).with_context(cannot)?;
        let mut events = Events {
            root,
            watcher,
            watched: BTreeSet::new(),
            told,
            next: None,
        };
        events.watch().with_context(
            || "the system cannot watch the folder; use `--poll` to check it twice a second instead",
        )?;
        Ok(Watch::Events(Box::new(events)))
    }

    /// Returns whether a change comes within a moment, so that [`Watch::wait`] would return.
    pub(super) fn has_change(&mut self) -> bool {
        match self {
            Watch::Events(events) => events.has_change(),
            Watch::Poll { .. } => false,
        }
    }

    /// Waits until something changed and it is quiet again.
    pub(super) fn wait(&mut self) -> anyhow::Result<Changed> {
        match self {
            Watch::Events(events) => events.wait(),
            Watch::Poll { root, known } => loop {
                std::thread::sleep(POLL);
                let now = stamps(root);
                let differ = |path: &&String| known.get(*path) != now.get(*path);
                let paths: BTreeSet<String> = known
                    .keys()
                    .chain(now.keys())
                    .filter(differ)
                    .cloned()
                    .collect();
                *known = now;
                if !paths.is_empty() {
                    return Ok(Changed::These(paths));
                }
            },
        }
    }
}

impl Events {
    /// Watches what the site reads: `site.yaml`, the content and the themes. Folders that appeared
    /// are added.
    fn watch(&mut self) -> notify::Result<()> {
        let content = self.root.join("content");
        let mut wanted = vec![(self.root.join("themes"), RecursiveMode::Recursive)];
        match content.is_dir() {
            true => wanted.extend([
                (self.root.clone(), RecursiveMode::NonRecursive),
                (content, RecursiveMode::Recursive),
            ]),
            false => wanted.push((self.root.clone(), RecursiveMode::Recursive)),
        }
        self.watched.retain(|folder| folder.is_dir());
        for (folder, mode) in wanted {
            if folder.is_dir() && !self.watched.contains(&folder) {
                self.watcher.watch(&folder, mode)?;
                self.watched.insert(folder);
            }
        }
        Ok(())
    }

    fn has_change(&mut self) -> bool {
        // What changes nothing is passed over: nobody would hear of a change that never comes.
        for _ in 0..PATIENCE {
            let next = self.next.take();
            let Some(told) = next.or_else(|| self.told.recv_timeout(MOMENT).ok()) else {
                break;
            };
            let is_read = |path: &PathBuf| relevant(&self.root, path).is_some();
            let counts = told.as_ref().map_or(true, |event| {
                event.need_rescan() || (is_change(event) && event.paths.iter().any(is_read))
            });
            if counts {
                self.next = Some(told);
                return true;
            }
        }
        false
    }

    fn wait(&mut self) -> anyhow::Result<Changed> {
        loop {
            let mut paths = BTreeSet::new();
            let mut everything = false;
            let mut next = match self.next.take() {
                Some(told) => Some(told),
                None => {
                    let told = self.told.recv();
                    Some(told.context("the system stopped watching the folder")?)
                }
            };
            let mut patience = PATIENCE;
            while let Some(told) = next.take() {
                match told {
                    Ok(event) if event.need_rescan() => everything = true,
                    Ok(event) if is_change(&event) => {
                        paths.extend(
                            event
                                .paths
                                .iter()
                                .filter_map(|path| relevant(&self.root, path)),
                        );
                    }
                    Ok(_) => {}
                    // What was missed is not known.
                    Err(_) => everything = true,
                }
                if patience > 0 {
                    patience -= 1;
                    next = match self.told.recv_timeout(QUIET) {
                        Ok(told) => Some(told),
                        Err(RecvTimeoutError::Timeout) => None,
                        Err(error) => {
                            return Err(error).context("the system stopped watching the folder");
                        }
                    };
                }
            }
            // A folder that was made anew, or moved here, must be watched too.
            let roots = ["", "content", "themes"];
            if everything || roots.iter().any(|folder| paths.contains(*folder)) {
                self.watched.retain(|folder| *folder == self.root);
                let _ = self.watch();
            }
            match everything || paths.contains("") {
                true => return Ok(Changed::Everything),
                false if !paths.is_empty() => return Ok(Changed::These(paths)),
                false => {}
            }
        }
    }
}

/// Returns whether an event says that something changed; being read is no change.
fn is_change(event: &notify::Event) -> bool {
    use notify::EventKind;
    use notify::event::{AccessKind, AccessMode};
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Returns the time and size of every file that a site may read.
fn stamps(root: &Path) -> Stamps {
    let files = WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || relevant(root, entry.path()).is_some());
    files
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let meta = entry.metadata().ok()?;
            Some((
                relevant(root, entry.path())?,
                (meta.modified().ok(), meta.len()),
            ))
        })
        .collect()
}
