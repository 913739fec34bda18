//! Whether a filing is part of the record that a decision may rest on.

/// What became of a filing that has an entry and is not part of that record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingStatus {
    /// It was taken out of the record by order.
    Stricken,
    /// It was received, and not accepted for filing.
    Lodged,
    /// It was sent back to its filer.
    Returned,
}

impl FilingStatus {
    /// All of them.
    pub const ALL: [FilingStatus; 3] = [
        FilingStatus::Stricken,
        FilingStatus::Lodged,
        FilingStatus::Returned,
    ];

    /// Returns the word of the format, which a ruling may use too.
    pub const fn word(self) -> &'static str {
        match self {
            FilingStatus::Stricken => "stricken",
            FilingStatus::Lodged => "lodged",
            FilingStatus::Returned => "returned",
        }
    }

    /// Finds what a word of the format, or a ruling, means.
    pub fn named(word: &str) -> Option<FilingStatus> {
        let word = word.trim();
        FilingStatus::ALL
            .into_iter()
            .find(|known| word.eq_ignore_ascii_case(known.word()))
    }

    /// Returns whether the filing's entry is crossed out: what is lodged may still be accepted.
    pub fn is_crossed_out(self) -> bool {
        self != FilingStatus::Lodged
    }
}
