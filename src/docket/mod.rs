//! The nouns of a docket room, as a person writes them down. No files, no YAML, no clock.

mod access;
mod active;
mod filing;
mod heading;
mod inspection;
pub mod keys;
mod kind;
mod look;
mod mention;
mod node;
mod page;
mod party;
mod proceeding;
mod settings;
mod sidecar;
mod status;
mod supplement;
mod texts;
pub mod withholding;

pub use access::{Access, Audience};
pub use active::{FILE_POLICY, Opened, is_active, opened};
pub use filing::{
    Attachment, Contents, Dockets, Document, Filing, FilingParties, Held, Relation, Signature,
    StatedDate,
};
pub use heading::Heading;
pub use inspection::{Fault, FaultKind, Inspected, Inspection, Unread};
pub use kind::{FilingType, TypeId, TypeRole, built_in, built_in_ids};
pub use look::{Color, ThemeChoice};
pub use mention::{AbsentMention, Mention, Reference};
pub use node::Node;
pub use page::Page;
pub use party::{Contact, Counsel, PARTY_KINDS, PartyRecord};
pub use proceeding::{
    Clock, ClockNames, ClockStart, DocketRecord, Event, EventKind, Milestone, Participation,
    Proceeding,
};
pub use settings::{Crawlers, FeedOf, PartyNames, Settings, base_url};
pub use sidecar::{PdfText, is_pdf, pdf_of, sidecar_of};
pub use status::FilingStatus;
pub use supplement::Supplement;
pub use texts::{HasProse, Texts};
