//! The edition that is shown: its pages are rendered when they are asked for, and kept until the
//! next one takes its place.

mod shown;

pub(super) use shown::{Answer, ShownEdition};

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::diagnostic::{Severity, Wording};
use crate::intake::Changed;
use crate::plan::Url;

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
