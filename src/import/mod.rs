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
mod write;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::docket::{Access, FilingStatus};
pub use again::DOCUMENT;
pub use blocks::Block;
pub use contact::Writers;
pub use documents::{DOCUMENTS, Document, Named, is_document, read_document, read_named};
pub use json::why_unknown;
pub use lay::{Contents, Found, Kind, Known, KnownDocket, Laid, Output, Wishes, lay};
pub use ledger::{Ledger, NAME as LEDGER};

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

/// A program that turns a document into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// `pandoc`, which reads this format of its own and gives JSON.
    Pandoc(&'static str),
    /// `antiword`, which gives a line for each paragraph.
    Antiword,
    /// Poppler's `pdftotext`, which gives pages with a form feed between two.
    Pdftotext,
}

/// The text of a document, as a program gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The text. Where words hide in the document, the lines that hold any of them are left out.
    pub text: String,
    /// Whether words hide in the document.
    pub hides_words: bool,
    /// What else was found in it, without a word of it.
    pub notes: Vec<String>,
}

/// Why a program gave no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untold {
    /// It is not installed; how to get it.
    Missing(String),
    /// The document needs a password.
    Encrypted,
    /// It could not read the document; why, without a word of it.
    Failed(String),
}

/// How a tool is run: the tool, the document, and the result.
pub type Run = dyn Fn(Tool, &[u8]) -> Result<Told, Untold> + Send + Sync;

/// Runs the programs that turn documents into text, so that the sources themselves run nothing.
#[derive(Clone, Default)]
pub struct Tools(Option<Arc<Run>>);

impl Tools {
    /// Wraps what runs the programs.
    pub fn new(run: Arc<Run>) -> Tools {
        Tools(Some(run))
    }

    /// Returns the text of a document.
    pub fn text(&self, tool: Tool, bytes: &[u8]) -> Result<Told, Untold> {
        match &self.0 {
            Some(run) => run(tool, bytes),
            None => Err(Untold::Missing("there are no tools here".to_owned())),
        }
    }
}

impl fmt::Debug for Tools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tools")
    }
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

/// A filing as a source tells it.
#[derive(Debug, Clone, Default)]
pub struct FoundFiling {
    /// What the source knows it by, unique within the source: `ecfs:10309231234`.
    pub key: String,
    /// The digest of its document, where the key is only the document's path and may be found by
    /// the digest too.
    pub digest: Option<String>,
    /// Where it stands, for messages, without a word of it: `sheet.csv, row 4`.
    pub place: String,
    /// Its title.
    pub title: String,
    /// The day at the agency, or a moment with its offset, as an EDTF text; `None` where the source
    /// gives none.
    pub date: Option<String>,
    /// Its dockets' numbers, the home docket first; none where the source gives none.
    pub dockets: Vec<String>,
    /// The id of its type, one that docketpress has built in.
    pub kind: Option<&'static str>,
    /// Its item number.
    pub number: Option<String>,
    /// Who filed it.
    pub filed_by: Vec<String>,
    /// For whom the filer acts.
    pub on_behalf_of: Vec<String>,
    /// To whom it is addressed.
    pub addressed_to: Vec<String>,
    /// On whom it was served.
    pub served_on: Vec<String>,
    /// Who signed it.
    pub signed_by: Vec<FoundSignature>,
    /// Who may see it.
    pub access: Access,
    /// Whether the source gives only a part of the record, as a page of search results does. It
    /// never takes the place of more that an earlier import wrote, unless the record is withheld
    /// now.
    pub is_partial: bool,
    /// Whether it is a public record already although not all records of its source are.
    pub is_public_record: bool,
    /// Whether it has to stay a draft, even with `--publish`: someone has to look at it first.
    pub is_doubtful: bool,
    /// What readers see in place of a withheld title.
    pub public_title: Option<String>,
    /// What it is called as an exhibit.
    pub label: Option<String>,
    /// Other dates, each under its front-matter key: `dated`, `received`, `entered`, `served`,
    /// `published`, `effective`.
    pub dates: Vec<(&'static str, String)>,
    /// The dates that it states or sets.
    pub deadlines: Vec<FoundDeadline>,
    /// What it answers: keys of filings of the same batch, or dates and titles of documents that
    /// are not on file.
    pub responds_to: Vec<FoundReference>,
    /// What it corrects.
    pub corrects: Vec<FoundReference>,
    /// What else it mentions.
    pub references: Vec<FoundReference>,
    /// The files that come with it, in order.
    pub attachments: Vec<FoundAttachment>,
    /// What became of it, where it is not part of the record.
    pub status: Option<FilingStatus>,
    /// Where the official record has it.
    pub source_url: Option<String>,
    /// Its names in other systems.
    pub identifiers: Vec<(String, String)>,
    /// Whatever else a reader gains from, under the name that a reader is shown.
    pub facts: Vec<(String, String)>,
    /// Its text.
    pub body: Body,
    /// Values that are guessed: a key, the value, and where it comes from. They are written as
    /// comments.
    pub guesses: Vec<Guess>,
}

/// The text of a filing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Body {
    /// It has none.
    #[default]
    None,
    /// Plain text: blank lines part paragraphs, and nothing in it is Markdown.
    Plain(String),
    /// Markdown that the importer made, in which all of the source's own text is escaped.
    Markdown(String),
    /// The blocks of a document.
    Blocks(Vec<Block>),
}

/// Who signed a filing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundSignature {
    /// The person's name.
    pub name: String,
    /// The office held.
    pub title: Option<String>,
    /// The party for which the person signed.
    pub party: Option<String>,
}

/// A value that is guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The front-matter key.
    pub key: &'static str,
    /// The value.
    pub value: String,
    /// Where it comes from, such as `line 3`.
    pub from: String,
}

/// A document that a filing refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundReference {
    /// A filing of the same source, by its key. It is left out where no such filing is imported or
    /// on file.
    Key(String),
    /// A document that is not on file.
    NotOnFile(FoundAbsent),
}

/// A date that a filing states or sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDeadline {
    /// The date, as an EDTF text.
    pub date: String,
    /// What is due or begins then.
    pub title: String,
}

/// A file that comes with a filing.
#[derive(Debug, Clone, Default)]
pub struct FoundAttachment {
    /// Where it is.
    pub held: FoundFile,
    /// What it is called.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// How many pages it has.
    pub pages: Option<String>,
    /// Who may see it.
    pub access: Access,
    /// What readers see in place of a withheld title.
    pub public_title: Option<String>,
    /// Its text where the source has extracted it, with a form feed between two pages.
    pub text: Option<String>,
}

/// Where an attachment is.
#[derive(Debug, Clone, Default)]
pub enum FoundFile {
    /// At an address that the source itself gives.
    Url(String),
    /// Among the input files, by its path there. It is copied beside the filing under its own name.
    Input(String),
    /// In an archive or a message: a name and what it holds.
    Inside(String, Vec<u8>),
    /// By its name only, beside the table that names it. It is taken where it is found there.
    Named(String),
    /// Known, and not held.
    #[default]
    Nowhere,
}

/// A docket as a source tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundDocket {
    /// Its number, as the agency writes it.
    pub number: String,
    /// What it is called.
    pub title: Option<String>,
    /// The agency before which it is.
    pub agency: Option<String>,
    /// `open`, `closed` or `stayed`, where the source says so.
    pub status: Option<&'static str>,
    /// The day on which it was opened.
    pub opened: Option<String>,
    /// The day on which it was closed.
    pub closed: Option<String>,
    /// Who presides.
    pub presiding: Vec<String>,
    /// Where the official record has it.
    pub source_url: Option<String>,
    /// Its names in other systems.
    pub identifiers: Vec<(String, String)>,
    /// Whatever else a reader gains from.
    pub facts: Vec<(String, String)>,
    /// Dates that the docket sets.
    pub deadlines: Vec<FoundDeadline>,
    /// Documents that are known and not on file.
    pub not_on_file: Vec<FoundAbsent>,
}

/// A document that a source knows and does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundAbsent {
    /// What it is called.
    pub title: String,
    /// Its date, as an EDTF text.
    pub date: Option<String>,
    /// The id of its type.
    pub kind: Option<&'static str>,
    /// Who filed or sent it.
    pub filed_by: Vec<String>,
    /// To whom it is addressed.
    pub addressed_to: Vec<String>,
}

/// A party as a source tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundParty {
    /// The name that it is shown by.
    pub name: String,
    /// Other spellings of its name.
    pub aliases: Vec<String>,
    /// Its former names.
    pub formerly: Vec<String>,
    /// Names under which it does business.
    pub dba: Vec<String>,
    /// Its role in the docket, such as `Petitioner`.
    pub role: Option<String>,
    /// The docket in which it has that role.
    pub docket: Option<String>,
    /// The day on which it left the docket.
    pub until: Option<String>,
    /// The names of those who speak for it, each with a firm where one is known.
    pub counsel: Vec<(String, Option<String>)>,
}

/// A record that makes no filing of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands: a file, with a line, row or record.
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
pub struct Source {
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

impl Source {
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
pub static SOURCES: &[&Source] = &[
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
