//! A party: who takes part in a docket, under which names.

use super::{Mention, Node};
use crate::diagnostic::{KeyPath, SitePath};
use crate::text::Prose;

/// What a record says of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRecord {
    /// Its id: the file's name without `.md`.
    pub id: String,
    /// The file that records it.
    pub path: SitePath,
    /// The name that it is shown by.
    pub name: String,
    /// Other spellings of its name.
    pub aliases: Vec<Mention>,
    /// Its former names.
    pub formerly: Vec<Mention>,
    /// Names under which it does business.
    pub dba: Vec<Mention>,
    /// What kind of party it is: a kind of the table, or other text.
    pub kind: Option<String>,
    /// The party that owns it.
    pub parent: Option<Mention>,
    /// Its website.
    pub website: Option<String>,
    /// Who speaks for it.
    pub counsel: Vec<Counsel>,
    /// How it is reached, as far as the site publishes that.
    pub contact: Contact,
    /// Whether only its id and its exact name are it.
    pub distinct: bool,
    /// Whatever else its page should show.
    pub facts: Vec<(String, String)>,
    /// Its names in other systems.
    pub identifiers: Vec<(String, String)>,
    /// Old addresses that lead to its page.
    pub redirect_from: Vec<(String, KeyPath)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
    /// The text on its page.
    pub prose: Prose,
}

/// A person or firm that speaks for a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counsel {
    /// The person's name.
    pub name: String,
    /// The firm.
    pub firm: Option<String>,
    /// The role, such as `lead counsel`.
    pub role: Option<String>,
    /// How the person is reached, as far as the site publishes that.
    pub contact: Contact,
}

/// How a person or a party is reached. What the site does not publish is dropped where a record is
/// read, and never here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// Who accepts service for a party without being counsel.
    pub representative: Option<String>,
    /// How a party is served: a word of the table.
    pub service: Option<&'static str>,
}

/// The kinds of party that have words of their own; any other text is shown as it is.
pub const PARTY_KINDS: &[(&str, &str)] = &[
    ("company", "Company"),
    ("utility", "Utility"),
    ("agency", "Agency"),
    ("person", "Person"),
    ("group", "Group"),
    ("consumer-advocate", "Consumer advocate"),
    ("municipality", "Municipality"),
];
