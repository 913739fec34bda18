//! How much work one PDF may take.

use std::cell::Cell;
use std::panic::resume_unwind;

/// How much work a PDF may still take. What is spent beyond it ends the reading.
pub(super) struct Budget(pub(super) Cell<u64>);

/// What ends the reading of a PDF that takes too much work.
pub(super) struct Spent;

impl Budget {
    /// Ends the reading.
    pub(super) fn exhaust(&self) {
        self.0.set(0);
        self.spend(1);
    }

    pub(super) fn spend(&self, steps: u64) {
        crate::steps::count(steps as usize);
        match self.0.get().checked_sub(steps) {
            Some(left) => self.0.set(left),
            // The interpreter cannot be asked to stop, but it lets itself be unwound.
            None => resume_unwind(Box::new(Spent)),
        }
    }
}
