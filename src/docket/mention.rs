//! A name as a record writes it, still to be resolved, and where it is.

use super::TypeId;
use crate::diagnostic::{KeyPath, is_marked};
use crate::time::Date;

/// Words that name a party, a docket or a filing, and the key that holds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words as typed.
    pub text: String,
    /// Where they are in the front matter.
    pub at: KeyPath,
}

impl Mention {
    /// Returns whether some of the words are withheld.
    pub fn is_redacted(&self) -> bool {
        is_marked(&self.text)
    }
}

/// A document that a record refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// By id, `DOCKET/id` or `DOCKET#number`.
    Named(Mention),
    /// By what is known of it: it is not on file.
    Absent(AbsentMention),
}

/// What is known of a document that is not on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentMention {
    /// Its title.
    pub title: String,
    /// Its date, which may be unknown.
    pub date: Date,
    /// Its type, where known.
    pub kind: Option<TypeId>,
    /// Who filed or sent it.
    pub filed_by: Vec<Mention>,
    /// To whom.
    pub addressed_to: Vec<Mention>,
    /// Where it is mentioned.
    pub at: KeyPath,
}
