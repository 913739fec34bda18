//! The clocks of a docket, as its record writes them.

use super::super::Reference;
use crate::diagnostic::KeyPath;
use crate::time::{Count, Date, Roll};

/// A clock: a statutory or procedural period, with what falls due along it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its name, such as `Arbitration window`.
    pub name: String,
    /// The law behind it, as typed.
    pub authority: Option<String>,
    /// From when it runs.
    pub starts: ClockStart,
    /// Where `starts` is.
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
    /// Where it is.
    pub at: KeyPath,
}
