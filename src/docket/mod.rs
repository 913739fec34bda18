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
mod heading;
mod holidays;
pub mod html;
mod inspection;
pub mod keys;
mod kind;
mod links;
pub mod looks;
mod manuscript;
mod mention;
mod node;
mod page;
mod party;
mod passage;
mod phrase;
mod proceeding;
mod prose;
mod settings;
mod sidecar;
mod slug;
mod tag;
mod targets;
mod texts;
mod transcript;
pub mod tree;
pub mod withholding;

pub use access::{Access, Audience};
pub use active::{FILE_POLICY, Opened, is_active, opened};
pub use anchors::{Anchors, HeadingName, PREFIX as ANCHOR_PREFIX};
pub use authority::{Acts, Authority, Citation, Families, FamilyRule};
pub use clock::{ClockError, ClockStep, Closure, Count, Reckoning, Roll, closure_of, reckon};
pub use date::{
    Date, DateError, DatePlace, DateStyle, DateWords, Moment, Point, Precision, month_name,
    spell_day,
};
pub use elements::is_element;
pub use entities::resolve as resolve_entities;
pub use filing::{
    Attachment, Contents, Dockets, Document, Filing, FilingParties, Held, Relation, Signature,
    StatedDate,
};
pub use fold::{fold, letters_of_name, normal, without_case, words_of_name};
pub use heading::Heading;
pub use holidays::{Holiday, Holidays, UnknownYear};
pub use inspection::{Fault, FaultKind, Inspected, Inspection, Unread};
pub use kind::{FilingType, TypeId, built_in, built_in_ids};
pub use links::{BodyLink, local_path};
pub use mention::{AbsentMention, Mention, Reference};
pub use node::Node;
pub use page::Page;
pub use party::{Contact, Counsel, PARTY_KINDS, PartyRecord};
pub use passage::{Flow, is_code};
pub use phrase::{Phrase, PhrasePart};
pub use proceeding::{
    Clock, ClockNames, ClockStart, DocketRecord, Event, EventKind, Milestone, Participation,
    Proceeding,
};
pub use prose::{Code, CodeKind, EMPTY_COMMENT, MARK_FIRST, MARK_LAST, Prose, is_mark, is_of_page};
pub use settings::{PartyNames, Settings, Zone, base_url};
pub use sidecar::{PdfText, is_pdf, pdf_of, sidecar_of};
pub use slug::slug;
pub use texts::{HasProse, Texts};
pub use transcript::{Piece, Transcript};
