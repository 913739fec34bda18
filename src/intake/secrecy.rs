//! How much of a file may be shown in a message.

use super::reading::Reading;

/// How much of a file may be shown in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secrecy {
    /// All of it.
    Open,
    /// Its name, and the line whose mistake makes it doubtful whether it is open.
    Doubtful,
    /// Nothing, not even its name.
    Withheld,
    /// It is a draft and takes no part: not even its mistakes count.
    Draft,
}

impl Secrecy {
    /// Makes an open file doubtful where a key or a value was read that was to withhold it and does
    /// not.
    pub(super) fn or_doubtful(self, reading: &Reading<'_>) -> Secrecy {
        match (self, reading.doubtful.get()) {
            (Secrecy::Open, true) => Secrecy::Doubtful,
            (secrecy, _) => secrecy,
        }
    }
}
