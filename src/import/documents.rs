//! Documents: PDF, Word, OpenDocument, RTF, web pages, plain text, e-mail, and archives of these.
//! Each becomes a draft that says what its text says, beside a copy of the document.

mod bundle;
mod content;
mod days;
mod facts;
mod footnotes;
mod guarded;
mod hidden;
mod letter;
mod mail;
mod markup;
mod mentioned;
mod names;
mod numbers;
mod own_day;
mod packed;
mod paper;
mod rich;
mod running;
mod says;
mod service;
mod sheet;
mod tree;
mod unread;
mod web;
mod wrapped;

use super::again;
use super::archive::Packed;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundFile, FoundFiling, Input, RecordSource, Skipped,
    Unreadable,
};
use crate::docket::Access;
use crate::intake::ledger::digest;
use content::{DocumentFormat, content};
use facts::DocumentFile;
pub use hidden::without_hidden;
use running::Running;
use sheet::{DocumentSheet, LineCount};

/// Documents as people write them.
pub static DOCUMENTS: RecordSource = RecordSource {
    name: "document",
    title: "documents",
    is_public_record: false,
    writers: None,
    detects: |input| is_document(input.path),
    read,
};

/// Returns whether a file is a document by its name.
pub fn is_document(path: &str) -> bool {
    DocumentFormat::of(path).is_some()
}

/// A document that is read by itself.
#[derive(Debug, Clone, Copy)]
pub struct DocumentInput<'a> {
    /// Its path, as in [`Input`].
    pub path: &'a str,
    /// Its path below the folder or in the archive that was given.
    pub below: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Its text, if a file beside it has that.
    pub sidecar: Option<&'a [u8]>,
    /// Its number among so many: messages call a withheld document by it.
    pub number: (usize, usize),
    /// The archive that it comes in.
    pub within: Option<&'a str>,
}

/// A document that a table or a portal names.
#[derive(Debug, Clone, Default)]
pub struct NamedDocument {
    /// Its text, with a form feed between two pages.
    pub text: Option<String>,
    /// Who may see it by its own marks.
    pub access: Access,
    /// What the person should know, without a word of it.
    pub notes: Vec<String>,
    /// What it says of itself.
    pub says: Box<FoundFiling>,
}

impl NamedDocument {
    /// Fills what a record leaves open: a title that is only the name of the file, and the type.
    pub fn fill(&mut self, record: &mut FoundFiling, name: &str) {
        let last = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        let is_name = record.title.is_empty() || last(&record.title) == last(name);
        if !record.access.is_public() || !self.access.is_public() || !is_name {
            return;
        }
        if !self.says.title.is_empty() {
            record.title = std::mem::take(&mut self.says.title);
        }
        record.kind = record.kind.or(self.says.kind);
    }
}

fn read(inputs: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
    let mut batch = Batch::default();
    for (at, input) in inputs.iter().enumerate() {
        let document = DocumentInput {
            path: input.path,
            below: input.path,
            bytes: input.bytes,
            sidecar: None,
            number: (at + 1, inputs.len()),
            within: None,
        };
        let one = read_document(&document, choices)?;
        batch.filings.extend(one.filings);
        batch.parties.extend(one.parties);
        batch.skipped.extend(one.skipped);
        batch.notes.extend(one.notes);
        batch.is_incomplete |= one.is_incomplete;
    }
    Ok(batch)
}

/// Makes a filing of a document, or several of an archive.
pub fn read_document(document: &DocumentInput<'_>, choices: &Choices) -> Result<Batch, Unreadable> {
    if DocumentFormat::of(document.path) == Some(DocumentFormat::Archive) {
        return bundle::read(document, choices);
    }
    let mut batch = Batch::default();
    let held = FoundFile::Input(document.path.to_owned());
    paper(document, held, choices, &mut batch);
    Ok(batch)
}

/// Reads the text and the marks of a document that a record names.
pub fn read_named(
    path: &str,
    bytes: &[u8],
    sidecar: Option<&[u8]>,
    choices: &Choices,
) -> NamedDocument {
    let Some(format) = DocumentFormat::of(path).filter(|format| format.is_paper()) else {
        return NamedDocument::default();
    };
    let content = content(format, bytes, sidecar, choices);
    let name = path.rsplit('/').next().unwrap_or(path);
    let guard = guarded::of_text(name, &content.sheet, &Running::of(&content.sheet).text);
    let file = DocumentFile {
        name,
        folder: "",
        has_moving_day: content.has_moving_day,
    };
    let access = match content.holds_more {
        true => Access::Confidential,
        false => Access::Public,
    };
    NamedDocument {
        says: Box::new(facts::facts(&content.sheet, &file).filing),
        text: content.pages,
        access: guard.map_or(access, |guard| guard.access.max(access)),
        notes: content.notes,
    }
}

impl DocumentInput<'_> {
    /// Names it without a word of it.
    fn by_number(&self) -> String {
        let (at, count) = self.number;
        match self.within {
            Some(archive) => format!("{archive}, document {at} of {count}"),
            None => format!("document {at} of {count}"),
        }
    }
}

/// Makes a filing of a message.
fn message(document: &DocumentInput<'_>, choices: &Choices, batch: &mut Batch) {
    let path = document.path;
    let mail = match mail::read(document.bytes, choices.keep_contact) {
        Ok(mail) => mail,
        Err(why) => {
            let place = path.to_owned();
            batch.skipped.push(Skipped { place, why });
            batch.is_incomplete = true;
            return;
        }
    };
    let sheet = DocumentSheet::of_text(&mail.text, LineCount::InFile);
    let mut filing = FoundFiling {
        key: mail.key(document.bytes),
        place: path.to_owned(),
        title: mail.subject.clone(),
        date: mail.sent,
        kind: Some("letter"),
        filed_by: mail.from,
        addressed_to: mail.to,
        body: Body::Blocks(wrapped::blocks(&sheet)),
        ..FoundFiling::default()
    };
    if filing.title.is_empty() {
        filing.title = "E-mail without a subject".to_owned();
    }
    let text = Running::of(&sheet).text;
    let numbers = numbers::dockets(&mail.subject);
    let numbers = match numbers.is_empty() {
        true => numbers::dockets(&text),
        false => numbers,
    };
    filing.dockets = numbers.into_iter().map(|(_, number)| number).collect();
    let subject = DocumentSheet::of_text(&mail.subject, LineCount::InFile);
    let guard = guarded::of_path(path)
        .or_else(|| guarded::of_text("", &subject, &mail.subject))
        .or_else(|| guarded::of_text("", &sheet, &text));
    let mut shown = path.to_owned();
    if let Some(guard) = guard {
        filing.access = guard.access;
        filing.is_doubtful = true;
        shown = document.by_number();
        filing.place.clone_from(&shown);
        batch
            .notes
            .push(format!("{shown}: withheld, as {}", guard.why));
    }
    let mut notes = Vec::new();
    for (at, (name, bytes)) in mail.files.into_iter().enumerate() {
        let mut attachment = FoundAttachment::default();
        let file = Packed { name, bytes };
        bundle::take(&mut attachment, &file, &shown, at, choices, &mut notes);
        filing.is_doubtful |= !attachment.access.is_public();
        filing.attachments.push(attachment);
    }
    batch.notes.extend(notes);
    let notes = mail.notes.into_iter();
    batch
        .notes
        .extend(notes.map(|note| format!("{shown}: {note}")));
    batch.filings.push(filing);
}

/// Returns the text of a document; nothing where it holds several.
fn sheet_of(path: &str, bytes: &[u8], choices: &Choices) -> Option<DocumentSheet> {
    let format = DocumentFormat::of(path).filter(|format| format.is_paper())?;
    Some(content(format, bytes, None, choices).sheet)
}

/// Makes a filing of one document.
fn paper(document: &DocumentInput<'_>, held: FoundFile, choices: &Choices, batch: &mut Batch) {
    let path = document.path;
    let Some(format) = DocumentFormat::of(path) else {
        return;
    };
    if format == DocumentFormat::Mail {
        message(document, choices, batch);
        return;
    }
    let content = content(format, document.bytes, document.sidecar, choices);
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = document.within.unwrap_or("");
    let folder = folder.rsplit('/').next().unwrap_or(folder);
    let file = DocumentFile {
        name,
        folder,
        has_moving_day: content.has_moving_day,
    };
    let facts = facts::facts(&content.sheet, &file);
    let mut filing = FoundFiling {
        key: again::key_of_path(document.below),
        digest: Some(digest(document.bytes)),
        place: path.to_owned(),
        body: content.body,
        ..facts.filing
    };
    if filing.title.is_empty() {
        filing.title = again::UNTITLED.to_owned();
    }
    let is_pdf = content.sheet.pages > 0 && format == DocumentFormat::Pdf;
    filing.attachments.push(FoundAttachment {
        held,
        pages: is_pdf.then(|| content.sheet.pages.to_string()),
        text: content.pages,
        // Its text is here without what nobody sees. The file itself has it still.
        access: match content.holds_more {
            true => Access::Confidential,
            false => Access::Public,
        },
        ..FoundAttachment::default()
    });
    filing.is_doubtful = content.holds_more;
    let all = Running::of(&content.sheet).text;
    let guard = match content.hides_words {
        true => Some(guarded::HIDES),
        false => guarded::of_path(path).or_else(|| guarded::of_text(name, &content.sheet, &all)),
    };
    let mut shown = path.to_owned();
    if let Some(guard) = guard {
        filing.access = guard.access;
        filing.is_doubtful = true;
        // The name of what is withheld may say what it is about.
        shown = document.by_number();
        filing.place.clone_from(&shown);
        let why = format!("{shown}: withheld, as {}", guard.why);
        batch.notes.push(why);
    }
    let notes = content.notes.into_iter();
    batch
        .notes
        .extend(notes.map(|note| format!("{shown}: {note}")));
    batch.parties.extend(facts.parties);
    batch.filings.push(filing);
}
