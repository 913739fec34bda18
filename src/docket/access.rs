//! How open a record is to readers.

use crate::time::Day;

/// Who may see a record, from the most open to the least.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Everyone sees all of it.
    #[default]
    Public,
    /// Readers see an entry: date, number, type, parties, and a title made for them.
    Confidential,
    /// Readers see an entry: date, number, and a title made for them.
    Sealed,
    /// Readers see nothing.
    Unlisted,
}

impl Access {
    /// All of them, from the most open to the least.
    pub const ALL: [Access; 4] = [
        Access::Public,
        Access::Confidential,
        Access::Sealed,
        Access::Unlisted,
    ];

    /// Returns the word that a record uses.
    pub fn word(self) -> &'static str {
        match self {
            Access::Public => "public",
            Access::Confidential => "confidential",
            Access::Sealed => "sealed",
            Access::Unlisted => "unlisted",
        }
    }

    /// Reads the word that a record uses.
    pub fn parse(word: &str) -> Option<Access> {
        Access::ALL.into_iter().find(|access| access.word() == word)
    }

    /// Returns whether all of the record may be seen.
    pub fn is_public(self) -> bool {
        self == Access::Public
    }
}

/// For whom a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Readers: drafts are left out as if they were not there.
    Readers,
    /// Readers of a past day: what was filed later is left out as drafts are.
    ReadersOn(Day),
    /// Those who draft: drafts are shown and marked.
    Drafters,
}

impl Audience {
    /// Returns the past day whose record is shown; none for the record of today.
    pub fn as_of(self) -> Option<Day> {
        match self {
            Audience::ReadersOn(day) => Some(day),
            Audience::Readers | Audience::Drafters => None,
        }
    }

    /// Returns whether the audience sees drafts.
    pub fn sees_drafts(self) -> bool {
        self == Audience::Drafters
    }
}
