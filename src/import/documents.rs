//! Documents: PDF, Word, OpenDocument, RTF, web pages, plain text, e-mail, and archives of these. Each becomes a draft that says what
//! its text says, beside a copy of the document.

mod bundle;
mod days;
mod facts;
mod guarded;
mod letter;
mod mail;
mod markup;
mod names;
mod packed;
mod paper;
mod rich;
mod running;
mod says;
mod sheet;
mod tree;
mod web;
mod wrapped;

use super::archive::Packed;
use super::ledger::digest;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundFile, FoundFiling, Input, Skipped, Source, Told,
    Tool, Unreadable, Untold,
};
use crate::docket::Access;
use facts::File;
use packed::Cleaned;
use running::Running;
use sheet::{Counted, Sheet};

/// Documents as people write them.
pub static DOCUMENTS: Source = Source {
    name: "document",
    title: "documents",
    is_public_record: false,
    detects: |input| is_document(input.path),
    read,
};

/// What a document is by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Pdf,
    Text,
    Word,
    OpenDocument,
    Rich,
    Web,
    /// A Word file of before 2007, which no tool here reads.
    OldWord,
    Mail,
    Archive,
}

impl Format {
    fn of(path: &str) -> Option<Format> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_lowercase().as_str() {
            "pdf" => Format::Pdf,
            "txt" | "text" | "asc" => Format::Text,
            "docx" | "docm" => Format::Word,
            "odt" => Format::OpenDocument,
            "rtf" => Format::Rich,
            "htm" | "html" | "xhtml" => Format::Web,
            "doc" => Format::OldWord,
            "eml" => Format::Mail,
            "zip" => Format::Archive,
            _ => return None,
        })
    }
}

impl Format {
    /// Tells whether it is one document and not several.
    fn is_paper(self) -> bool {
        !matches!(self, Format::Mail | Format::Archive)
    }
}

/// Tells whether a file is a document by its name.
pub fn is_document(path: &str) -> bool {
    Format::of(path).is_some()
}

/// A document that is read by itself.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its path, as in [`Input`].
    pub path: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Its text, where that lies beside it.
    pub sidecar: Option<&'a [u8]>,
    /// Its number among so many: messages call a withheld document by it.
    pub number: (usize, usize),
    /// The archive that it comes in.
    pub within: Option<&'a str>,
}

/// A document that a table or a portal names.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Its text, with a form feed between two pages.
    pub text: Option<String>,
    /// Who may see it by its own marks.
    pub access: Access,
    /// What the person should know, without a word of it.
    pub notes: Vec<String>,
    /// What it says of itself.
    pub says: Box<FoundFiling>,
}

impl Named {
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
        let document = Document {
            path: input.path,
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
pub fn read_document(document: &Document<'_>, choices: &Choices) -> Result<Batch, Unreadable> {
    if Format::of(document.path) == Some(Format::Archive) {
        return bundle::read(document, choices);
    }
    let mut batch = Batch::default();
    let held = FoundFile::Input(document.path.to_owned());
    paper(document, held, choices, &mut batch);
    Ok(batch)
}

/// Reads the text and the marks of a document that a record names.
pub fn read_named(path: &str, bytes: &[u8], sidecar: Option<&[u8]>, choices: &Choices) -> Named {
    let Some(format) = Format::of(path).filter(|format| format.is_paper()) else {
        return Named::default();
    };
    let content = content(format, bytes, sidecar, choices);
    let name = path.rsplit('/').next().unwrap_or(path);
    let guard = guarded::of_text(name, &content.sheet, &Running::of(&content.sheet).text);
    let file = File {
        name,
        folder: "",
        has_moving_day: content.has_moving_day,
    };
    let access = match content.holds_more {
        true => Access::Confidential,
        false => Access::Public,
    };
    Named {
        says: Box::new(facts::facts(&content.sheet, &file).filing),
        text: content.pages,
        access: guard.map_or(access, |guard| guard.access.max(access)),
        notes: content.notes,
    }
}

/// What a document holds, as far as it can be read.
#[derive(Debug, Default)]
struct Content {
    sheet: Sheet,
    body: Body,
    /// Its text page by page, which stays beside it.
    pages: Option<String>,
    /// What the person should know, without a word of it.
    notes: Vec<String>,
    has_moving_day: bool,
    /// Whether the file holds more than a reader sees.
    holds_more: bool,
    /// Whether words hide on its pages, so that nothing of it may be public.
    hides_words: bool,
}

impl Document<'_> {
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
fn message(document: &Document<'_>, choices: &Choices, batch: &mut Batch) {
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
    let sheet = Sheet::of_text(&mail.text, Counted::InFile);
    let mut filing = FoundFiling {
        key: format!("document:{}", &digest(document.bytes)[..32]),
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
    let numbers = names::dockets(&mail.subject);
    let numbers = match numbers.is_empty() {
        true => names::dockets(&text),
        false => numbers,
    };
    filing.dockets = numbers.into_iter().map(|(_, number)| number).collect();
    let subject = Sheet::of_text(&mail.subject, Counted::InFile);
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

/// Gives the text of a document; nothing where it holds several.
fn sheet_of(path: &str, bytes: &[u8], choices: &Choices) -> Option<Sheet> {
    let format = Format::of(path).filter(|format| format.is_paper())?;
    Some(content(format, bytes, None, choices).sheet)
}

/// Makes a filing of one document.
fn paper(document: &Document<'_>, held: FoundFile, choices: &Choices, batch: &mut Batch) {
    let path = document.path;
    let Some(format) = Format::of(path) else {
        return;
    };
    if format == Format::Mail {
        message(document, choices, batch);
        return;
    }
    let content = content(format, document.bytes, document.sidecar, choices);
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = document.within.unwrap_or("");
    let folder = folder.rsplit('/').next().unwrap_or(folder);
    let file = File {
        name,
        folder,
        has_moving_day: content.has_moving_day,
    };
    let facts = facts::facts(&content.sheet, &file);
    let mut filing = FoundFiling {
        key: format!("document:{}", &digest(document.bytes)[..32]),
        place: path.to_owned(),
        body: content.body,
        ..facts.filing
    };
    if filing.title.is_empty() {
        filing.title = "Document without a title".to_owned();
    }
    let is_pdf = content.sheet.pages > 0 && format == Format::Pdf;
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

fn content(format: Format, bytes: &[u8], sidecar: Option<&[u8]>, choices: &Choices) -> Content {
    match format {
        Format::Pdf => pdf(bytes, sidecar, choices),
        Format::Text => {
            let text = super::tables::cells::decode(bytes);
            let sheet = Sheet::of_text(&text, Counted::InFile);
            Content {
                body: Body::Blocks(wrapped::blocks(&sheet)),
                sheet,
                ..Content::default()
            }
        }
        Format::Word => converted(packed::word(bytes), "docx", choices),
        Format::OpenDocument => converted(packed::open_document(bytes), "odt", choices),
        Format::Rich => {
            let cleaned = rich::cleaned(bytes).map(|(bytes, unseen)| Cleaned {
                bytes,
                unseen,
                margins: Vec::new(),
            });
            converted(cleaned, "rtf", choices)
        }
        Format::Web => {
            let text = super::tables::cells::decode(bytes);
            let (page, unseen) = web::cleaned(&text);
            let cleaned = Cleaned {
                bytes: page.into_bytes(),
                unseen,
                margins: Vec::new(),
            };
            converted(Ok(cleaned), "html", choices)
        }
        Format::OldWord => Content {
            notes: vec![
                "its text was not read, as it is a Word file of an older form: save it as DOCX and import that".to_owned(),
            ],
            // Word keeps what was deleted, too.
            holds_more: true,
            ..Content::default()
        },
        Format::Mail | Format::Archive => Content::default(),
    }
}

/// Turns a document without what no reader sees into blocks.
fn converted(cleaned: Result<Cleaned, String>, format: &'static str, choices: &Choices) -> Content {
    let mut content = Content::default();
    let cleaned = match cleaned {
        Ok(cleaned) => cleaned,
        Err(why) => {
            content.notes.push(format!("its text was not read: {why}"));
            content.holds_more = true;
            return content;
        }
    };
    content.notes.extend(cleaned.unseen.notes());
    content.holds_more = cleaned.unseen.is_any();
    content.has_moving_day = cleaned.unseen.moving_days > 0;
    if content.holds_more {
        content.notes.push(
            "these are left out of the text, and the file itself is withheld, as it holds them: decide who may see it".to_owned(),
        );
    }
    let read = choices
        .tools
        .text(Tool::Pandoc(format), &cleaned.bytes)
        .and_then(|told| tree::read(&told.text).map_err(Untold::Failed));
    match read {
        Ok((blocks, pictures)) => {
            let blocks = web::with_lists(blocks);
            content.sheet = Sheet::of_blocks(&blocks);
            content.body = Body::Blocks(blocks);
            if pictures > 0 {
                let are = if pictures == 1 {
                    "picture is"
                } else {
                    "pictures are"
                };
                content
                    .notes
                    .push(format!("{pictures} {are} not in its text"));
            }
        }
        Err(untold) => content.notes.push(why(&untold)),
    }
    content.sheet.margins = cleaned.margins;
    content
}

fn pdf(bytes: &[u8], sidecar: Option<&[u8]>, choices: &Choices) -> Content {
    let mut content = Content::default();
    let told = match choices.tools.text(Tool::Pdftotext, bytes) {
        Ok(told) => told,
        Err(untold) => {
            content.notes.push(why(&untold));
            Told::default()
        }
    };
    content.notes.extend(told.notes);
    if told.hides_words {
        // The text beside it, too, may have what hides in it.
        content.sheet = Sheet::of_text(&told.text, Counted::OnPage);
        content.body = Body::Blocks(wrapped::blocks(&content.sheet));
        content.hides_words = true;
        content.holds_more = true;
        content.notes.push(
            "the lines that hold such words are left out of its text: replace the file with a copy from which these words are gone".to_owned(),
        );
        return content;
    }
    let text = match sidecar {
        Some(text) => {
            content.notes.clear();
            super::tables::cells::decode(text)
        }
        None => told.text,
    };
    let is_blank = text.chars().all(char::is_whitespace);
    if is_blank && !content.notes.is_empty() {
        return content;
    }
    content.sheet = Sheet::of_text(&text, Counted::OnPage);
    let blank: Vec<String> = text
        .split('\u{c}')
        .enumerate()
        .filter(|(_, page)| page.trim().is_empty())
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    match blank.as_slice() {
        [] => {}
        [page] => content.notes.push(format!(
            "no text on page {page}: a picture, of which OCRmyPDF can recognize the words"
        )),
        pages => content.notes.push(format!(
            "no text on pages {}: pictures, of which OCRmyPDF can recognize the words",
            pages.join(", ")
        )),
    }
    content.pages = (!is_blank).then_some(text);
    content
}

/// Says why a document has no text.
fn why(untold: &Untold) -> String {
    match untold {
        Untold::Missing(how) => format!("its text was not read: {how}"),
        Untold::Encrypted => {
            "its text was not read, as it is encrypted; it is attached as it is".to_owned()
        }
        Untold::Failed(why) => format!("its text was not read: {why}; it is attached as it is"),
    }
}
