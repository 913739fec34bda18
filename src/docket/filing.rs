//! A filing: what a person recorded of one document of a docket.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Access, FilingStatus, Heading, Mention, Node, Reference, TypeId};
use crate::diagnostic::{KeyPath, SitePath};
use crate::text::Prose;
use crate::time::Date;

/// A filing. What readers may see of it at all is here; the rest is in its [`Contents`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The day it was filed, or sent.
    pub date: Date,
    /// Its item number in the docket.
    pub number: Option<String>,
    /// Its type; `None` where that is withheld.
    pub kind: Option<TypeId>,
    /// The title, or what is shown in place of it.
    pub heading: Heading,
    /// Who filed it, for whom, to whom; nobody where that is withheld.
    pub parties: FilingParties,
    /// The version for public inspection, named by a filing that is confidential.
    pub public_version: Option<Mention>,
    /// The document, where readers may see it.
    pub contents: Contents<Document>,
    /// Whether it is a draft, which only the preview shows.
    pub draft: bool,
}

/// The dockets that a filing names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dockets {
    /// None: the folder's `docket.md` gives it.
    OfFolder,
    /// `none`: a document outside every docket.
    Outside,
    /// One or more, the first its home.
    Named(Vec<Mention>),
    /// Nobody can tell: the key or its value is wrong.
    Unclear,
}

/// The parties that a filing names, by what they have to do with it.
///
/// A record has mentions, and a catalog has what they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingParties<Name = Mention> {
    /// Who filed or sent it.
    pub filed_by: Vec<Name>,
    /// For whom the filer acts.
    pub on_behalf_of: Vec<Name>,
    /// To whom it is addressed.
    pub addressed_to: Vec<Name>,
    /// On whom it was served.
    pub served_on: Vec<Name>,
}

impl<Name> Default for FilingParties<Name> {
    fn default() -> FilingParties<Name> {
        FilingParties {
            filed_by: Vec::new(),
            on_behalf_of: Vec::new(),
            addressed_to: Vec::new(),
            served_on: Vec::new(),
        }
    }
}

impl<Name> FilingParties<Name> {
    /// Returns all lists, in the order of the guide.
    pub fn lists(&self) -> [&[Name]; 4] {
        let FilingParties {
            filed_by,
            on_behalf_of,
            addressed_to,
            served_on,
        } = self;
        [filed_by, on_behalf_of, addressed_to, served_on]
    }

    /// Makes the same of other names, list by list.
    pub fn map<Other>(&self, mut list: impl FnMut(&[Name]) -> Vec<Other>) -> FilingParties<Other> {
        FilingParties {
            filed_by: list(&self.filed_by),
            on_behalf_of: list(&self.on_behalf_of),
            addressed_to: list(&self.addressed_to),
            served_on: list(&self.served_on),
        }
    }
}

/// All of a record that only some may see: the document of a filing, or the proceeding of a docket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents<Whole> {
    /// Public: here it is.
    Open(Arc<Whole>),
    /// Not public: it was dropped where it was read.
    Withheld(Access),
}

impl<Whole> Contents<Whole> {
    /// Returns what readers may see, if they may.
    pub fn open(&self) -> Option<&Whole> {
        match self {
            Contents::Open(whole) => Some(whole),
            Contents::Withheld(_) => None,
        }
    }

    /// Returns how open it is.
    pub fn access(&self) -> Access {
        match self {
            Contents::Open(_) => Access::Public,
            Contents::Withheld(access) => *access,
        }
    }
}

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

/// How one document refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It answers the other.
    RespondsTo,
    /// It mentions the other.
    References,
    /// It takes the other's place.
    Supersedes,
    /// It corrects the other.
    Corrects,
    /// It withdraws the other.
    Withdraws,
    /// It is an exhibit to the other.
    ExhibitOf,
}

impl Relation {
    /// All of them, with the key of each.
    pub const ALL: [(Relation, &'static str); 6] = [
        (Relation::RespondsTo, "responds_to"),
        (Relation::References, "references"),
        (Relation::Supersedes, "supersedes"),
        (Relation::Corrects, "corrects"),
        (Relation::Withdraws, "withdraws"),
        (Relation::ExhibitOf, "exhibit_of"),
    ];
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

impl Filing {
    /// Returns the document, where readers may see it.
    pub fn document(&self) -> Option<&Document> {
        self.contents.open()
    }

    /// Returns how open it is.
    pub fn access(&self) -> Access {
        self.contents.access()
    }

    /// Spells its heading for messages and lists, which are in English on any site.
    pub fn heading_in_english(&self) -> Cow<'_, str> {
        self.heading.in_english("filing")
    }

    /// Drops what `access` withholds; a filing that is less open already stays as it is.
    ///
    /// `public_title` is what its record gives readers in place of the title.
    pub fn withhold(&mut self, access: Access, public_title: Option<&str>) {
        if access <= self.access() {
            return;
        }
        self.contents = Contents::Withheld(access);
        self.heading = Heading::of_withheld(access, public_title.map(str::to_owned));
        if access >= Access::Sealed {
            self.kind = None;
            self.parties = FilingParties::default();
            self.public_version = None;
        }
    }
}
