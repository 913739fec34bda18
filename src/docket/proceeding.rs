//! A docket as its `docket.md` records it: what it is, who takes part, its clocks and events.

mod clock;
mod event;

pub use clock::{Clock, ClockNames, ClockStart, Milestone};
pub use event::{Event, EventKind};

use super::{AbsentMention, Access, Contents, Counsel, Heading, Mention, Node};
use crate::diagnostic::{KeyPath, SitePath};
use crate::text::Prose;
use crate::time::Date;

/// What a `docket.md` says of a docket. What readers may see of it at all is here; the rest is in
/// its [`Contents`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocketRecord {
    /// The file that records it.
    pub path: SitePath,
    /// Its number, as the agency writes it.
    pub number: String,
    /// Its id, where two agencies use one number.
    pub id: Option<String>,
    /// Its title, or what is shown in place of it; `None` where its record gives none.
    pub heading: Option<Heading>,
    /// The agency before which it is.
    pub agency: Option<String>,
    /// The proceeding, where readers may see it.
    pub contents: Contents<Proceeding>,
}

/// What a public docket's record holds beyond its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proceeding {
    /// The agency's jurisdiction.
    pub jurisdiction: Option<String>,
    /// What kind of proceeding it is.
    pub kind: Option<String>,
    /// `open`, `closed`, `stayed`, or other text.
    pub status: Option<String>,
    /// When it was opened.
    pub opened: Option<Date>,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Who presides.
    pub presiding: Vec<String>,
    /// Its parties, with their roles.
    pub parties: Vec<Participation>,
    /// The docket of which it is a part.
    pub part_of: Option<Mention>,
    /// Dockets that have to do with it.
    pub related: Vec<Mention>,
    /// The docket that it was consolidated into.
    pub consolidated_into: Option<Mention>,
    /// Its clocks, which compute statutory and procedural deadlines.
    pub clocks: Vec<Clock>,
    /// Dated facts that no filing carries.
    pub events: Vec<Event>,
    /// Documents that are known and not on file.
    pub not_on_file: Vec<AbsentMention>,
    /// Where the official record is.
    pub source_url: Option<String>,
    /// Its names in other systems.
    pub identifiers: Vec<(String, String)>,
    /// Whatever else its head should show.
    pub facts: Vec<(String, String)>,
    /// Old addresses that lead to its page.
    pub redirect_from: Vec<(String, KeyPath)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
    /// The text at the top of its page.
    pub prose: Prose,
}

impl DocketRecord {
    /// Returns what names the docket for good: its id where it has one, its number otherwise.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.number)
    }

    /// Returns the proceeding, where readers may see it.
    pub fn proceeding(&self) -> Option<&Proceeding> {
        self.contents.open()
    }

    /// Returns how open its filings can be at most.
    pub fn access(&self) -> Access {
        self.contents.access()
    }

    /// Drops what `access` withholds: all but the number, the agency and the words for readers.
    ///
    /// `public_title` is what the record gives readers in place of the title.
    pub fn withhold(&mut self, access: Access, public_title: Option<String>) {
        if access.is_public() {
            return;
        }
        self.contents = Contents::Withheld(access);
        self.heading = Some(Heading::of_withheld(access, public_title));
    }
}

/// A party's part in a docket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// The party.
    pub party: Mention,
    /// Its role, such as `intervenor`.
    pub role: Option<String>,
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// Who speaks for it here.
    pub counsel: Vec<Counsel>,
}
