//! Reads records that other systems hold: bytes in, filings out. Only `commands/import` touches the
//! disk.
//!
//! Each source is one file of this folder. It gets the files that it claims, and gives a [`Batch`].
//! Text stays text: what a source holds is written by `write.rs` in such a way that no Markdown,
//! HTML, front matter or mark in it takes effect.

mod again;
mod agencies;
#[cfg(test)]
mod answers_tests;
mod archive;
mod blocks;
mod case;
mod contact;
mod courtlistener;
mod courts;
mod day;
mod documents;
mod ecfs;
mod entities;
mod entry;
mod federal_register;
mod found;
mod internet_archive;
mod json;
mod juriscraper;
mod lay;
mod ledger;
mod marks;
mod mirrulations;
mod pages;
mod plain;
mod recap_zip;
mod regulations_gov;
#[cfg(test)]
mod samples_tests;
mod stamp;
mod tables;
mod text;
mod tools;
mod unknown;
mod write;

use std::borrow::Cow;

pub use again::DOCUMENT;
pub use blocks::Block;
pub use contact::Writers;
pub use documents::{
    DOCUMENTS, DocumentInput, NamedDocument, is_document, read_document, read_named, without_hidden,
};
pub use found::{
    Body, FoundAbsent, FoundAttachment, FoundDeadline, FoundDocket, FoundFile, FoundFiling,
    FoundParty, FoundReference, FoundSignature, Guess,
};
pub use lay::{FoundBatch, Kind, Known, KnownDocket, Laid, NewContents, Output, Wishes, lay};
pub use ledger::{Ledger, NAME as LEDGER};
pub use tools::{Run, TextTool, Told, Tools, Untold};
pub use unknown::why_unknown;

/// One input file of an import.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// Its path as the person gave it, or below the folder that was given, with `/` between its
    /// parts.
    pub path: &'a str,
    /// What it holds. It is empty for files of a kind that no source reads, such as pictures: they
    /// can still be attached.
    pub bytes: &'a [u8],
}

/// What a person set for the whole import.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The docket of records that name none.
    pub docket: Option<String>,
    /// Which part of `7/3/2024` is the month; `None` asks where both are possible.
    pub dates: Option<DateOrder>,
    /// Columns by the key that they fill, as given with `--map`.
    pub map: Vec<(String, String)>,
    /// Whether street addresses, e-mail addresses and phone numbers of private people are kept.
    pub keep_contact: bool,
    /// The programs that turn documents into text.
    pub tools: Tools,
}

/// The order of a date that is written in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Month, day, year.
    MonthFirst,
    /// Day, month, year.
    DayFirst,
}

/// What a source gives.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The filings, in the order of the source.
    pub filings: Vec<FoundFiling>,
    /// The dockets that it describes.
    pub dockets: Vec<FoundDocket>,
    /// The parties of which it says more than a name.
    pub parties: Vec<FoundParty>,
    /// What makes no filing of its own, with the reason.
    pub skipped: Vec<Skipped>,
    /// What else the person should know, a sentence each: records that are missing, a map that was
    /// used. They hold no word of a withheld record.
    pub notes: Vec<String>,
    /// Whether a file could not be read that may hold records.
    pub is_incomplete: bool,
    /// Input files whose contents are in the batch although nothing attaches them, such as
    /// extracted text.
    pub used: Vec<String>,
}

impl Batch {
    /// Adds what another batch has.
    fn join(&mut self, other: Batch) {
        self.filings.extend(other.filings);
        self.dockets.extend(other.dockets);
        self.parties.extend(other.parties);
        self.skipped.extend(other.skipped);
        self.notes.extend(other.notes);
        self.is_incomplete |= other.is_incomplete;
        self.used.extend(other.used);
    }
}

/// A record that makes no filing of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it is: a file, with a line, row or record.
    pub place: String,
    /// Why it is skipped, and how to fix that where it can be fixed.
    pub why: String,
}

/// Why a file cannot be read as what it seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub path: String,
    /// What is wrong, and how to fix it.
    pub why: Cow<'static, str>,
}

/// A system from which records come.
pub struct RecordSource {
    /// The word for `--from`: `ecfs`.
    pub name: &'static str,
    /// What it is called in a sentence: `FCC ECFS`.
    pub title: &'static str,
    /// Whether its records are public already, so that `--publish` may leave `draft` out.
    pub is_public_record: bool,
    /// Who wrote the texts that it hands out; `None` where they are the person's own documents.
    pub writers: Option<Writers>,
    /// Returns whether a file is of this source.
    pub detects: fn(&Input<'_>) -> bool,
    /// Reads all files of one import that are of this source, in the order of their paths.
    pub read: fn(&[Input<'_>], &Choices) -> Result<Batch, Unreadable>,
}

impl RecordSource {
    /// Reads all files of this source, without what shows where private people can be reached.
    pub fn batch(&self, files: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
        let mut batch = (self.read)(files, choices)?;
        if let Some(writers) = self.writers.filter(|_| !choices.keep_contact) {
            contact::leave_out(&mut batch, writers);
        }
        Ok(batch)
    }
}

/// All sources, in the order in which they are asked. The first that knows a file gets it.
pub static SOURCES: &[&RecordSource] = &[
    &mirrulations::MIRRULATIONS,
    &ecfs::ECFS,
    &federal_register::FEDERAL_REGISTER,
    &regulations_gov::REGULATIONS_GOV,
    &courtlistener::COURTLISTENER,
    &juriscraper::JURISCRAPER,
    &internet_archive::INTERNET_ARCHIVE,
    &recap_zip::RECAP_ZIP,
    &tables::TABLES,
    &documents::DOCUMENTS,
];
