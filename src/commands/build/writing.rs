//! Watches a build while it writes: shows how far it is, and stops it at a signal.

use super::super::interrupt::Interrupt;
use super::super::progress::ProgressStage;
use crate::write::Onlooker;

/// The stage of writing, which a signal stops.
pub(super) struct Writing<'a> {
    pub stage: ProgressStage<'a>,
    pub interrupt: &'a Interrupt,
}

impl Onlooker for Writing<'_> {
    fn step(&self) {
        self.stage.step();
    }

    fn asks_to_stop(&self) -> bool {
        self.interrupt.signal().is_some()
    }
}
