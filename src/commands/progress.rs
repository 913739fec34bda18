//! Progress: a bar on a terminal, and only for what takes longer than half a second.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work may take before a bar is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar that appears when work takes long; off a terminal it never does.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: AtomicBool,
}

impl Progress {
    /// Starts to watch work of so many steps; `None` where their number is not known.
    pub(super) fn start(words: &'static str, steps: Option<u64>) -> Progress {
        let bar = ProgressBar::with_draw_target(steps, ProgressDrawTarget::hidden());
        let template = match steps {
            Some(_) => "{msg} [{bar:30}] {human_pos} of {human_len}",
            None => "{msg} {human_pos}",
        };
        bar.set_style(ProgressStyle::with_template(template).expect("the template is right"));
        bar.set_message(words);
        let never = !std::io::stderr().is_terminal();
        Progress {
            bar,
            started: Instant::now(),
            shown: AtomicBool::new(never),
        }
    }

    /// Counts a step.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        if !self.shown.load(Ordering::Relaxed) && self.started.elapsed() > PATIENCE {
            self.shown.store(true, Ordering::Relaxed);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
