//! The document of a filing: what its record tells beside its entry.

use super::super::{Access, FilingStatus, Heading, Mention, Node, Reference};
use super::relation::Relation;
use crate::diagnostic::{KeyPath, SitePath};
use crate::text::Prose;
use crate::time::Date;

/// What a public filing holds beyond its entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id: the file's name without `.md`.
    pub id: String,
    /// The file that records it.
    pub path: SitePath,
    /// Its other dates under their keys, such as `received`.
    pub dates: Vec<(&'static str, Date)>,
    /// Who signed it.
    pub signed_by: Vec<Signature>,
    /// The documents that it refers to, by how.
    pub references: Vec<(Relation, Reference)>,
    /// What it rules on, and how.
    pub rules_on: Vec<(Reference, String)>,
    /// What it is called as an exhibit.
    pub label: Option<String>,
    /// The files that come with it.
    pub attachments: Vec<Attachment>,
    /// The authorities that its front matter lists, as typed.
    pub authorities: Vec<String>,
    /// The dates that it states or sets.
    pub deadlines: Vec<StatedDate>,
    /// What became of it, where it is not part of the record that a decision may rest on.
    pub status: Option<FilingStatus>,
    /// Whether it is marked as archived web content.
    pub archived: bool,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its language, where it is not the site's.
    pub lang: Option<String>,
    /// Where the official record has it.
    pub source_url: Option<String>,
    /// Its names in other systems.
    pub identifiers: Vec<(String, String)>,
    /// Whatever else the record should show.
    pub facts: Vec<(String, String)>,
    /// Old addresses that lead here, as paths from the site's root.
    pub redirect_from: Vec<(String, KeyPath)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
    /// The text.
    pub body: Prose,
}

/// A person who signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The person's name.
    pub name: String,
    /// The office held.
    pub title: Option<String>,
    /// The party for which the person signed.
    pub party: Option<Mention>,
}

/// A file that comes with a filing, or that is known to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Where it is.
    pub held: Held,
    /// What it is called, such as `Schedule 3`.
    pub label: Option<String>,
    /// Its title, or what is shown in place of it.
    pub heading: Option<Heading>,
    /// How many pages it has, as typed.
    pub pages: Option<String>,
    /// Where the record names it.
    pub at: KeyPath,
}

/// Where an attachment is to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// In the content folder, at a path relative to the filing's file.
    File(String),
    /// At a web address.
    Url(String),
    /// Known, not held.
    Nowhere,
    /// Withheld: neither its path nor its title was kept.
    Withheld(Access),
}

/// A date that a document states or sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedDate {
    /// The date or range.
    pub date: Date,
    /// What is due or begins then.
    pub title: String,
    /// The authority, as typed.
    pub authority: Option<String>,
}
