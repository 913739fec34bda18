//! The events of a docket.

use crate::time::Date;

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
