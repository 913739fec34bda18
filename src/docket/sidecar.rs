//! A sidecar: the file beside a PDF that holds its text, with form feeds between the pages. Its
//! name and form are the convention of OCRmyPDF's `--sidecar`.

use std::sync::Arc;

use crate::diagnostic::SitePath;
use crate::text::is_mark;

/// What the name of a sidecar has beyond that of its PDF.
const ENDING: &str = ".txt";

/// What is between two pages.
const FORM_FEED: char = '\u{c}';

/// The text of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfText(Arc<str>);

impl PdfText {
    /// Takes the text of a sidecar. Control characters are left out, and so are those that are
    /// for redactions in records.
    pub fn new(text: &str) -> PdfText {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Some tools write a form feed behind the last page too.
        let text = text.trim_end_matches(['\n', '\r']);
        let text = text.strip_suffix(FORM_FEED).unwrap_or(text);
        let is_kept = |c: &char| {
            let is_space = matches!(*c, '\n' | '\t' | FORM_FEED);
            is_space || !(c.is_control() || is_mark(*c) || *c == '\u{feff}')
        };
        PdfText(text.chars().filter(is_kept).collect::<String>().into())
    }

    /// Returns each page.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.0.split(FORM_FEED)
    }

    /// Returns the whole text, with form feeds between the pages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether no page has a word.
    pub fn is_blank(&self) -> bool {
        self.0.chars().all(char::is_whitespace)
    }
}

/// Returns whether a file is a PDF by its name.
pub fn is_pdf(path: &SitePath) -> bool {
    let name = path.name().as_bytes();
    name.len() > 4 && name[name.len() - 4..].eq_ignore_ascii_case(b".pdf")
}

/// Returns the path of a PDF's sidecar.
pub fn sidecar_of(pdf: &SitePath) -> SitePath {
    SitePath::new(&format!("{pdf}{ENDING}"))
}

/// Returns the path of the PDF that a file is the sidecar of by its name.
pub fn pdf_of(sidecar: &SitePath) -> Option<SitePath> {
    let pdf = SitePath::new(sidecar.as_str().strip_suffix(ENDING)?);
    is_pdf(&pdf).then_some(pdf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sidecar_is_named_by_its_pdf() {
        let pdf = SitePath::new("content/A/b.PDF");
        let sidecar = sidecar_of(&pdf);
        assert_eq!(sidecar.as_str(), "content/A/b.PDF.txt");
        assert_eq!(pdf_of(&sidecar), Some(pdf));
        for other in [
            "content/b.txt",
            "content/pdf.txt",
            "content/.pdf.txt",
            "content/b.pdf",
        ] {
            assert_eq!(pdf_of(&SitePath::new(other)), None, "{other}");
        }
    }

    #[test]
    fn pages_are_parted_by_form_feeds() {
        let pages =
            |text: &str| -> Vec<String> { PdfText::new(text).pages().map(str::to_owned).collect() };
        assert_eq!(
            pages("\u{feff}a\r\n\u{c}\u{c}b\u{1}\n\u{c}\n"),
            ["a\n", "", "b\n"]
        );
        assert_eq!(pages(""), [""]);
        assert!(PdfText::new(" \u{c}\n").is_blank());
        let mark = crate::text::MARK_FIRST;
        assert_eq!(pages(&format!("a{mark}b")), ["ab"]);
    }
}
