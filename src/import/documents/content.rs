//! Reads the text of a document, whatever its form.

use super::packed::{self, Cleaned};
use super::sheet::{DocumentSheet, LineCount};
use super::{footnotes, rich, tree, unread, web, wrapped};
use crate::import::tables::cells;
use crate::import::{Body, Choices, TextTool, Told, Untold};

/// What a document is by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentFormat {
    /// PDF.
    Pdf,
    /// Plain text.
    Text,
    /// DOCX.
    Word,
    /// ODT.
    OpenDocument,
    /// RTF.
    Rich,
    /// HTML.
    Web,
    /// A Word file of before 2007, which no tool here reads.
    OldWord,
    /// EML.
    Mail,
    /// ZIP.
    Archive,
}

impl DocumentFormat {
    /// Finds it by the name of a file.
    pub(super) fn of(path: &str) -> Option<DocumentFormat> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_lowercase().as_str() {
            "pdf" => DocumentFormat::Pdf,
            "txt" | "text" | "asc" => DocumentFormat::Text,
            "docx" | "docm" => DocumentFormat::Word,
            "odt" => DocumentFormat::OpenDocument,
            "rtf" => DocumentFormat::Rich,
            "htm" | "html" | "xhtml" => DocumentFormat::Web,
            "doc" => DocumentFormat::OldWord,
            "eml" => DocumentFormat::Mail,
            "zip" => DocumentFormat::Archive,
            _ => return None,
        })
    }
}

impl DocumentFormat {
    /// Looks at what is named `.doc`: many programs write other formats under that name.
    fn by_bytes(self, bytes: &[u8]) -> DocumentFormat {
        let beginning = bytes.trim_ascii_start();
        let beginning = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning);
        match self {
            DocumentFormat::OldWord if beginning.starts_with(b"{\\rtf") => DocumentFormat::Rich,
            DocumentFormat::OldWord if beginning.starts_with(b"PK") => DocumentFormat::Word,
            DocumentFormat::OldWord if beginning.starts_with(b"<") => DocumentFormat::Web,
            other => other,
        }
    }

    /// Returns whether it is one document and not several.
    pub(super) fn is_paper(self) -> bool {
        !matches!(self, DocumentFormat::Mail | DocumentFormat::Archive)
    }
}

/// What a document holds, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct DocumentText {
    /// Its text as pages, paragraphs and lines.
    pub sheet: DocumentSheet,
    /// Its text for the filing.
    pub body: Body,
    /// Its text page by page, which stays beside it.
    pub pages: Option<String>,
    /// What the person should know, without a word of it.
    pub notes: Vec<String>,
    /// Whether a day in it may change whenever it is opened.
    pub has_moving_day: bool,
    /// Whether the file holds more than a reader sees.
    pub holds_more: bool,
    /// Whether words hide on its pages, so that nothing of it may be public.
    pub hides_words: bool,
}

/// Reads what a document holds.
pub(super) fn content(
    format: DocumentFormat,
    bytes: &[u8],
    sidecar: Option<&[u8]>,
    choices: &Choices,
) -> DocumentText {
    match format.by_bytes(bytes) {
        DocumentFormat::Pdf => pdf(bytes, sidecar, choices),
        DocumentFormat::Text => {
            let text = cells::decode(bytes);
            let sheet = DocumentSheet::of_text(&text, LineCount::InFile);
            DocumentText {
                body: Body::Blocks(wrapped::blocks(&sheet)),
                sheet,
                ..DocumentText::default()
            }
        }
        DocumentFormat::Word => converted(packed::word(bytes), "docx", choices),
        DocumentFormat::OpenDocument => converted(packed::open_document(bytes), "odt", choices),
        DocumentFormat::Rich => {
            let cleaned = rich::cleaned(bytes).map(|(bytes, unseen)| Cleaned {
                words: vec![rich::words(&bytes)],
                bytes,
                unseen,
                margins: Vec::new(),
            });
            converted(cleaned, "rtf", choices)
        }
        DocumentFormat::Web => {
            let text = cells::decode(bytes);
            let (page, unseen) = web::cleaned(&text);
            let cleaned = Cleaned {
                bytes: page.into_bytes(),
                unseen,
                ..Cleaned::default()
            };
            converted(Ok(cleaned), "html", choices)
        }
        DocumentFormat::OldWord => old_word(bytes, choices),
        DocumentFormat::Mail | DocumentFormat::Archive => DocumentText::default(),
    }
}

/// Reads a Word file of the form before 2007. Word keeps in it what was deleted, too.
fn old_word(bytes: &[u8], choices: &Choices) -> DocumentText {
    let mut content = DocumentText {
        holds_more: true,
        ..DocumentText::default()
    };
    match choices.tools.text(TextTool::Antiword, bytes) {
        Ok(told) => {
            content.sheet = DocumentSheet::of_text(&told.text, LineCount::InFile);
            content.body = Body::Blocks(wrapped::blocks(&content.sheet));
            content.notes.push(
                "the file itself is withheld, as Word files from before 2007 keep words that were deleted: decide who may see it"
                    .to_owned(),
            );
        }
        Err(untold) => content.notes.push(why(&untold)),
    }
    content
}

/// Turns a document without what no reader sees into blocks.
fn converted(
    cleaned: Result<Cleaned, String>,
    format: &'static str,
    choices: &Choices,
) -> DocumentText {
    let mut content = DocumentText::default();
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
        .text(TextTool::Pandoc(format), &cleaned.bytes)
        .and_then(|told| tree::read(&told.text).map_err(Untold::Failed));
    match read {
        Ok((blocks, pictures)) => {
            let blocks = web::with_lists(footnotes::with_notes(blocks));
            content.sheet = DocumentSheet::of_blocks(&blocks);
            content.body = Body::Blocks(blocks);
            content
                .notes
                .extend(unread::note(&cleaned.words, &content.sheet));
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

fn pdf(bytes: &[u8], sidecar: Option<&[u8]>, choices: &Choices) -> DocumentText {
    let mut content = DocumentText::default();
    let told = match choices.tools.text(TextTool::Pdftotext, bytes) {
        Ok(told) => told,
        Err(untold) => {
            content.notes.push(why(&untold));
            Told::default()
        }
    };
    content.notes.extend(told.notes);
    if told.hides_words {
        // The text beside it, too, may have what hides in it.
        content.sheet = DocumentSheet::of_text(&told.text, LineCount::OnPage);
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
            cells::decode(text)
        }
        None => told.text,
    };
    let is_blank = text.chars().all(char::is_whitespace);
    if is_blank && !content.notes.is_empty() {
        return content;
    }
    content.sheet = DocumentSheet::of_text(&text, LineCount::OnPage);
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
