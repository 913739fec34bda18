use std::cell::Cell;

thread_local! {
    pub(super) static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// Does something, and counts its steps on this thread.
pub(crate) fn taken<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = TAKEN.get();
    let done = work();
    (done, TAKEN.get() - before)
}
