//! The nouns of a docket room, as a person writes them down. No files, no YAML, no clock.

mod access;
mod active;
mod anchors;
mod authority;
mod clock;
mod date;
mod elements;
mod entities;
mod filing;
mod fold;
mod holidays;
pub mod html;
mod inspection;
pub mod keys;
mod kind;
pub mod looks;
mod manuscript;
mod mention;
mod node;
mod party;
mod passage;
mod phrase;
mod prose;
mod settings;
mod sidecar;
mod slug;
mod tag;
pub mod tree;
pub mod withholding;

pub use access::{Access, Audience};
pub use active::{FILE_POLICY, Opened, is_active, opened};
pub use anchors::{Anchors, HeadingName, PREFIX as ANCHOR_PREFIX};
pub use authority::{Acts, Authority, Citation, Families, FamilyRule};
pub use clock::{
    ClockError, Closure, Count, Reckoning, Roll, Step as ClockStep, closure_of, reckon,
};
pub use date::{
    Date, DateError, DatePlace, DateStyle, DateWords, Moment, Point, Precision, month_name,
    spell_day,
};
pub use elements::is_element;
pub use entities::resolve as resolve_entities;
pub use filing::{
    Attachment, Contents, Dockets, Document, Filing, FilingParties, Held, Relation, Signature,
    StatedDate, stand_in,
};
pub use fold::{fold, letters_of_name, normal, without_case, words_of_name};
pub use holidays::{Holidays, UnknownYear};
pub use inspection::{Fault, FaultKind, Inspected, Inspection, Unread};
pub use kind::{FilingType, TypeId, built_in, built_in_ids};
pub use mention::{AbsentMention, Mention, Reference};
pub use node::Node;
pub use party::{Counsel, PARTY_KINDS, PartyRecord};
pub use passage::{Flow, is_code};
pub use phrase::{Part as PhrasePart, Phrase};
pub use prose::{
    BodyLink, Code, CodeKind, EMPTY_COMMENT, MARK_FIRST, MARK_LAST, Prose, is_mark, is_of_page,
    local_path,
};
pub use settings::{PartyNames, Settings, Zone};
pub use sidecar::{PdfText, is_pdf, pdf_of, sidecar_of};
pub use slug::slug;

use crate::diagnostic::{KeyPath, SitePath};

/// What a `docket.md` says of a docket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocketRecord {
    /// The file that records it.
    pub path: SitePath,
    /// Its number, as the agency writes it.
    pub number: String,
    /// Its id, where two agencies use one number.
    pub id: Option<String>,
    /// How open its filings can be at most.
    pub access: Access,
    /// Its title, or what stands in its place.
    pub title: Option<String>,
    /// The agency before which it is.
    pub agency: Option<String>,
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
    /// Its statutory and procedural time limits.
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
    /// Gives what names the docket for good: its id where it has one, its number otherwise.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.number)
    }

    /// Drops what `access` withholds: all but the number, the agency and the words for readers.
    ///
    /// `public_title` is what the record gives readers in place of the title.
    pub fn withhold(&mut self, access: Access, public_title: Option<String>) {
        if access.is_public() {
            return;
        }
        *self = DocketRecord {
            path: self.path.clone(),
            number: std::mem::take(&mut self.number),
            id: self.id.take(),
            access,
            title: Some(public_title.unwrap_or_else(|| stand_in("docket", access))),
            agency: self.agency.take(),
            jurisdiction: None,
            kind: None,
            status: None,
            opened: None,
            closed: None,
            presiding: Vec::new(),
            parties: Vec::new(),
            part_of: None,
            related: Vec::new(),
            consolidated_into: None,
            clocks: Vec::new(),
            events: Vec::new(),
            not_on_file: Vec::new(),
            source_url: None,
            identifiers: Vec::new(),
            facts: Vec::new(),
            redirect_from: Vec::new(),
            extra: None,
            prose: Prose::default(),
        };
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

/// A statutory or procedural time limit, with what falls due along it.
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

/// One time limit of a clock.
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
    /// `hearing`, `conference`, `meeting`, `deadline` or `event`.
    pub kind: &'static str,
    /// Where.
    pub location: Option<String>,
    /// More about it.
    pub url: Option<String>,
}

/// The kinds of event, with their words.
pub const EVENT_KINDS: &[(&str, &str)] = &[
    ("hearing", "Hearing"),
    ("conference", "Conference"),
    ("meeting", "Meeting"),
    ("deadline", "Deadline"),
    ("event", "Event"),
];

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id: the path below `pages/` without `.md`.
    pub id: String,
    /// The file that holds it.
    pub path: SitePath,
    /// Its title.
    pub title: String,
    /// Its place among the pages; those without come after, by title.
    pub order: Option<i64>,
    /// The text.
    pub prose: Prose,
}
