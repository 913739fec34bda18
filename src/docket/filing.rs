//! A filing: what a person recorded of one document of a docket.

mod document;
mod parties;
mod relation;

pub use document::{Attachment, Document, Held, Signature, StatedDate};
pub use parties::FilingParties;
pub use relation::Relation;

use std::borrow::Cow;
use std::sync::Arc;

use super::{Access, Heading, Mention, TypeId};
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
