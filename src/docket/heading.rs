//! What is shown where a record has its title: a stand-in stays a value until the language of its
//! readers is known.

use std::borrow::Cow;

use super::Access;

/// The title of a record, or what is shown in place of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Heading {
    /// The title of a record that readers may see.
    Given(String),
    /// What a withheld record gives readers in place of its title.
    ForReaders(String),
    /// Nothing: the words of the site say that the record is confidential or sealed.
    StandIn(Access),
}

impl Heading {
    /// Makes the heading of a withheld record from what the record gives readers.
    pub fn of_withheld(access: Access, public_title: Option<String>) -> Heading {
        public_title.map_or(Heading::StandIn(access), Heading::ForReaders)
    }

    /// Returns the words that somebody typed, unless it is a stand-in.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Heading::Given(words) | Heading::ForReaders(words) => Some(words),
            Heading::StandIn(_) => None,
        }
    }

    /// Spells it for messages and lists, which are in English on any site. `noun` says what kind of
    /// record it is.
    pub fn in_english(&self, noun: &str) -> Cow<'_, str> {
        match self {
            Heading::Given(words) | Heading::ForReaders(words) => Cow::Borrowed(words),
            Heading::StandIn(Access::Confidential) => format!("Confidential {noun}").into(),
            Heading::StandIn(_) => format!("Sealed {noun}").into(),
        }
    }
}
