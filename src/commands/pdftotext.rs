//! Runs Poppler's `pdftotext`, and gives the text of a PDF page by page.
//!
//! The tool is a program of its own, so a PDF that brings it down does no harm here. It gets the
//! file on its standard input: it never sees a name, and reads nothing else.

use std::fmt;
use std::io::{self, Read};
use std::time::Duration;

use super::tool::{self, Tool};
use crate::intake::{bounds, inspect};

/// How to get the tool, for messages.
pub(super) const INSTALL: &str = "install Poppler: `apt install poppler-utils` on Debian and Ubuntu, `brew install poppler` on macOS, `choco install poppler` on Windows";

/// How long one PDF may take. Ten thousand pages of text take about a minute.
const PATIENCE: Duration = Duration::from_secs(300);

/// The default order of `pdftotext` reads one column after the other, which `-layout` does not.
const PDFTOTEXT: Tool<'static> = Tool {
    program: "pdftotext",
    arguments: &["-enc", "UTF-8", "-eol", "unix", "-", "-"],
    patience: PATIENCE,
    most: bounds::PDF_TEXT,
};

/// Why there is no text.
#[derive(Debug)]
pub(super) enum Failure {
    /// The PDF needs a password, or forbids that its text is taken.
    Encrypted,
    /// The tool cannot read the PDF.
    Damaged,
    /// The PDF hides words that its text would hold.
    Hidden,
    /// The PDF is longer than this many bytes.
    Long(u64),
    /// The tool came to no good end.
    Tool(tool::ToolFailure),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Encrypted => write!(f, "the PDF is encrypted"),
            Failure::Damaged => write!(f, "the PDF is damaged"),
            Failure::Hidden => write!(f, "the PDF contains text that a reader does not see"),
            Failure::Tool(tool::ToolFailure::Missing) => write!(
                f,
                "the program `pdftotext` is not installed; it is part of poppler-utils: {INSTALL}"
            ),
            Failure::Tool(tool::ToolFailure::Slow) => write!(f, "pdftotext did not finish"),
            Failure::Long(most) | Failure::Tool(tool::ToolFailure::Long(most)) => write!(
                f,
                "the PDF or its text is longer than {}, the limit",
                bounds::size(*most)
            ),
            Failure::Tool(tool::ToolFailure::System(error)) => {
                write!(f, "pdftotext cannot be run: {}", error.kind())
            }
        }
    }
}

impl std::error::Error for Failure {}

impl From<tool::ToolFailure> for Failure {
    fn from(failure: tool::ToolFailure) -> Failure {
        Failure::Tool(failure)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Tool(tool::ToolFailure::System(error))
    }
}

/// Returns the text of a PDF that is read to its end, with a form feed between two pages. A PDF of
/// pictures gives only form feeds.
pub(super) fn text_of_file(pdf: impl Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    pdf.take(bounds::PDF + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > bounds::PDF {
        true => Err(Failure::Long(bounds::PDF)),
        false => text_of_bytes(&bytes),
    }
}

/// Returns the text of a PDF in memory, in the same form. A PDF that hides words gives none: its
/// text would hold them.
pub(super) fn text_of_bytes(pdf: &[u8]) -> Result<String, Failure> {
    let inspection = inspect(pdf.to_vec()).inspection;
    if inspection
        .faults()
        .iter()
        .any(|fault| fault.kind.hides_text())
    {
        return Err(Failure::Hidden);
    }
    all_text_of_bytes(pdf)
}

/// Returns the text of a PDF in memory with the words that hide in it, which nobody may be shown.
pub(super) fn all_text_of_bytes(pdf: &[u8]) -> Result<String, Failure> {
    text_of(&PDFTOTEXT, pdf)
}

/// Returns whether a text has no words, as that of a scan.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Returns what a tool makes of a PDF.
fn text_of(tool: &Tool<'_>, pdf: &[u8]) -> Result<String, Failure> {
    let (status, text, complaints) = tool.run(pdf)?;
    match status.code() {
        Some(0) => Ok(pages(&text)),
        // 3 is its "permissions error".
        Some(3) => Err(Failure::Encrypted),
        _ if complaints.contains("Incorrect password") => Err(Failure::Encrypted),
        _ => Err(Failure::Damaged),
    }
}

/// Makes the tool's output the text of a sidecar: form feeds are between pages and not behind the
/// last one, as OCRmyPDF writes them, and no other control character is left.
fn pages(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let text = text.strip_suffix('\u{c}').unwrap_or(&text);
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\u{c}'))
        .collect()
}

#[cfg(test)]
mod tests;
