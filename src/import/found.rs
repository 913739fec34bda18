//! What a source gives: filings, dockets, and parties as it describes them.

use super::blocks::Block;
use crate::docket::{Access, FilingStatus};

/// A filing as a source describes it.
#[derive(Debug, Clone, Default)]
pub struct FoundFiling {
    /// What the source knows it by, unique within the source: `ecfs:10309231234`.
    pub key: String,
    /// The digest of its document, where the key is only the document's path and may be found by
    /// the digest too.
    pub digest: Option<String>,
    /// Where it is, for messages, without a word of it: `sheet.csv, row 4`.
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

/// A docket as a source describes it.
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

/// A party as a source describes it.
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
