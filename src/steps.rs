//! Counts the steps of loops that must not grow faster than their input. Only tests read the count,
//! and it costs a program nothing.

/// Adds steps that were taken: letters looked at, or entries gone through.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn count(_: usize) {}

/// Adds steps that were taken on this thread.
#[cfg(test)]
pub(crate) fn count(steps: usize) {
    tests::TAKEN.with(|taken| taken.set(taken.get() + steps as u64));
}

/// Notes that a text is read as a tree.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn count_reading() {}

/// Notes that a text is read as a tree on this thread.
#[cfg(test)]
pub(crate) fn count_reading() {
    tests::READINGS.with(|readings| readings.set(readings.get() + 1));
}

#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
pub(crate) use tests::taken;
