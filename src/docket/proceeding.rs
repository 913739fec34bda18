//! A docket as its `docket.md` records it: what it is, who takes part, its clocks and events.

use super::{AbsentMention, Access, Contents, Counsel, Heading, Mention, Node, Reference};
use crate::diagnostic::{KeyPath, SitePath};
use crate::text::Prose;
use crate::time::{Count, Date, Roll};

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

/// A clock: a statutory or procedural period, with what falls due along it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its name, such as `Arbitration window`.
    pub name: String,
    /// The law behind it, as typed.
    pub authority: Option<String>,
    /// From when it runs.
    pub starts: ClockStart,
    /// Where `starts` stands.
    pub at: KeyPath,
    /// What falls due along it.
    pub milestones: Vec<Milestone>,
}

/// From when a clock runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockStart {
    /// From a day.
    Day(Date),
    /// From a document: from the date under this key, or from its filing.
    Document(Reference, Option<&'static str>),
}

/// What a clock's `starts` names, as far as it can be read though the clock cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockNames {
    /// No filing: it is a day, or a document that is not on file.
    Nothing,
    /// A filing, as it is written.
    Filing(String),
    /// Nobody can say.
    Unknown,
}

/// One deadline of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is due or begins then.
    pub title: String,
    /// How far it is from the start, where it is counted.
    pub count: Option<Count>,
    /// What becomes of a date on a weekend or a holiday.
    pub roll: Roll,
    /// The law behind it, as typed.
    pub authority: Option<String>,
    /// The date that a document states.
    pub stated: Option<Date>,
    /// Where it stands.
    pub at: KeyPath,
}

/// A dated fact that no filing carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What.
    pub title: String,
    /// What kind of event it is.
    pub kind: EventKind,
    /// Where.
    pub location: Option<String>,
    /// More about it.
    pub url: Option<String>,
}

/// What kind of event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A hearing.
    Hearing,
    /// A conference.
    Conference,
    /// A meeting.
    Meeting,
    /// A date by which something is due.
    Deadline,
    /// Anything else.
    Event,
}

impl EventKind {
    /// All of them, in the order of the guide.
    pub const ALL: [EventKind; 5] = [
        EventKind::Hearing,
        EventKind::Conference,
        EventKind::Meeting,
        EventKind::Deadline,
        EventKind::Event,
    ];

    /// Returns the word that a record uses.
    pub const fn word(self) -> &'static str {
        match self {
            EventKind::Hearing => "hearing",
            EventKind::Conference => "conference",
            EventKind::Meeting => "meeting",
            EventKind::Deadline => "deadline",
            EventKind::Event => "event",
        }
    }
}
