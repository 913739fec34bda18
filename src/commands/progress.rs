//! Progress of what takes longer than half a second: a bar on a terminal, a line a stage elsewhere.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a command may take before anything is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// The stages of a command. Nothing is said while it is quick.
pub(super) struct Progress {
    started: Instant,
    patience: Duration,
    on_terminal: bool,
    say: Box<dyn Fn(String) + Sync>,
}

/// How many steps a stage has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Steps {
    /// So many.
    Known(usize),
    /// It will be seen.
    Unknown,
    /// It is done in one go.
    One,
}

impl Progress {
    /// Begins to watch a command.
    pub(super) fn start() -> Progress {
        Progress {
            started: Instant::now(),
            patience: PATIENCE,
            on_terminal: std::io::stderr().is_terminal(),
            say: Box::new(|line| anstream::eprintln!("{line}")),
        }
    }

    /// Begins a stage, which ends when it is dropped.
    pub(super) fn stage(&self, words: &'static str, steps: Steps) -> ProgressStage<'_> {
        let (length, template) = match steps {
            Steps::Known(steps) => (
                Some(steps as u64),
                "{msg} [{bar:30}] {human_pos} of {human_len}",
            ),
            Steps::Unknown => (None, "{msg} {human_pos}"),
            Steps::One => (None, "{msg} ..."),
        };
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden());
        bar.set_style(ProgressStyle::with_template(template).expect("the template is right"));
        bar.set_message(words);
        let stage = ProgressStage {
            progress: self,
            words,
            bar,
            shown: AtomicBool::new(false),
        };
        stage.show_when_due();
        stage
    }
}

/// One stage of a command.
pub(super) struct ProgressStage<'a> {
    progress: &'a Progress,
    words: &'static str,
    bar: ProgressBar,
    shown: AtomicBool,
}

impl ProgressStage<'_> {
    /// Counts a step.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        self.show_when_due();
    }

    fn show_when_due(&self) {
        let due = || self.progress.started.elapsed() >= self.progress.patience;
        if self.shown.load(Ordering::Relaxed) || !due() || self.shown.swap(true, Ordering::Relaxed)
        {
            return;
        }
        match self.progress.on_terminal {
            true => {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
                self.bar.tick();
            }
            false => (self.progress.say)(format!("{} ...", self.words)),
        }
    }
}

impl Drop for ProgressStage<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    fn lines(patience: Duration, on_terminal: bool) -> Vec<String> {
        let said = Arc::new(Mutex::new(Vec::new()));
        let to = Arc::clone(&said);
        let progress = Progress {
            started: Instant::now(),
            patience,
            on_terminal,
            say: Box::new(move |line| to.lock().expect("one thread writes").push(line)),
        };
        for (words, steps) in [("reading", Steps::Unknown), ("writing", Steps::Known(2))] {
            let stage = progress.stage(words, steps);
            stage.step();
            stage.step();
        }
        let said = said.lock().expect("one thread writes");
        said.clone()
    }

    #[test]
    fn a_slow_command_says_each_stage_once_off_a_terminal_and_a_quick_one_nothing() {
        let slow = Duration::ZERO;
        assert_eq!(lines(slow, false), ["reading ...", "writing ..."]);
        assert!(lines(slow, true).is_empty());
        assert!(lines(Duration::MAX, false).is_empty());
    }
}
