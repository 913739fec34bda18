//! Runs Poppler's `pdftotext`, and gives the text of a PDF page by page.
//!
//! The tool is a program of its own, so a PDF that brings it down does no harm here. It gets the file on its standard input: it never
//! sees a name, and reads nothing else.

use std::fmt;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::intake::{bounds, inspect};

/// How to get the tool, for messages.
pub(super) const INSTALL: &str = "install Poppler: `apt install poppler-utils` on Debian and Ubuntu, `brew install poppler` on macOS, `choco install poppler` on Windows";

/// How long one PDF may take. Ten thousand pages of text take about a minute.
const PATIENCE: Duration = Duration::from_secs(300);

/// How much of the tool's complaints is kept, in bytes.
const COMPLAINTS: u64 = 16 * 1024;

/// The program as it is run.
pub(super) struct Tool<'a> {
    pub(super) program: &'a str,
    pub(super) arguments: &'a [&'a str],
    pub(super) patience: Duration,
    /// The most text that it may give, in bytes.
    pub(super) most: u64,
}

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
    /// The tool is not installed.
    Missing,
    /// The PDF needs a password, or forbids that its text is taken.
    Encrypted,
    /// The tool cannot read the PDF.
    Damaged,
    /// The PDF hides words that its text would hold.
    Hidden,
    /// The tool did not come to an end.
    Slow,
    /// The text is longer than this many bytes.
    Long(u64),
    /// The system refused.
    System(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Missing => write!(
                f,
                "the program `pdftotext` is not installed; it is part of poppler-utils: {INSTALL}"
            ),
            Failure::Encrypted => write!(f, "the PDF is encrypted"),
            Failure::Damaged => write!(f, "the PDF is damaged"),
            Failure::Hidden => write!(f, "the PDF contains text that a reader does not see"),
            Failure::Slow => write!(f, "pdftotext did not finish"),
            Failure::Long(most) => write!(
                f,
                "the PDF or its text is longer than {}, the limit",
                bounds::size(*most)
            ),
            Failure::System(error) => write!(f, "pdftotext cannot be run: {}", error.kind()),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::NotFound => Failure::Missing,
            _ => Failure::System(error),
        }
    }
}

/// Gives the text of a PDF that is read to its end, with a form feed between two pages. A PDF of pictures gives only form feeds.
pub(super) fn text_of_file(pdf: impl Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    pdf.take(bounds::PDF + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > bounds::PDF {
        true => Err(Failure::Long(bounds::PDF)),
        false => text_of_bytes(&bytes),
    }
}

/// Gives the text of a PDF in memory, in the same form. A PDF that hides words gives none: its text would hold them.
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

/// Gives the text of a PDF in memory with the words that hide in it, which nobody may be shown.
pub(super) fn all_text_of_bytes(pdf: &[u8]) -> Result<String, Failure> {
    PDFTOTEXT.text_of(Stdio::piped(), Some(pdf))
}

/// Tells whether a text has no words, as that of a scan.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

impl Tool<'_> {
    fn text_of(&self, input: Stdio, bytes: Option<&[u8]>) -> Result<String, Failure> {
        let (status, text, complaints) = self.run(input, bytes)?;
        match status.code() {
            Some(0) => Ok(pages(&text)),
            // 3 is its "permissions error".
            Some(3) => Err(Failure::Encrypted),
            _ if complaints.contains("Incorrect password") => Err(Failure::Encrypted),
            _ => Err(Failure::Damaged),
        }
    }

    /// Runs the tool, and gives its status, its output and its complaints.
    pub(super) fn run(
        &self,
        input: Stdio,
        bytes: Option<&[u8]>,
    ) -> Result<(ExitStatus, Vec<u8>, String), Failure> {
        let mut child = Command::new(self.program)
            .args(self.arguments)
            // Complaints are recognized by their English words.
            .env("LC_ALL", "C")
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        self.wait(&mut child, bytes)
    }

    /// Feeds the tool and reads what it gives, until it ends or has to be ended.
    fn wait(
        &self,
        child: &mut Child,
        bytes: Option<&[u8]>,
    ) -> Result<(ExitStatus, Vec<u8>, String), Failure> {
        let input = child.stdin.take();
        let output = child.stdout.take().expect("it is piped");
        let errors = child.stderr.take().expect("it is piped");
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || {
                let mut text = Vec::new();
                let read = output.take(self.most + 1).read_to_end(&mut text);
                // Nobody listens any more where it was too slow.
                let _ = sender.send(read.map(|_| text));
            });
            let complaints = scope.spawn(move || complaints(errors));
            if let (Some(mut input), Some(bytes)) = (input, bytes) {
                // A tool that gives up early reads no further, and says itself why.
                scope.spawn(move || drop(input.write_all(bytes)));
            }
            let given = match receiver.recv_timeout(self.patience) {
                Ok(Ok(text)) if text.len() as u64 > self.most => Err(Failure::Long(self.most)),
                Ok(Ok(text)) => Ok(text),
                Ok(Err(error)) => Err(Failure::System(error)),
                Err(_) => Err(Failure::Slow),
            };
            if given.is_err() {
                // It may have ended by itself just now.
                let _ = child.kill();
            }
            let status = child.wait()?;
            let complaints = complaints.join().unwrap_or_default();
            Ok((status, given?, complaints))
        })
    }
}

/// Reads the beginning of the complaints, and lets go of the rest, so that the tool never waits for a reader.
fn complaints(mut errors: impl Read) -> String {
    let mut kept = Vec::new();
    let _ = (&mut errors).take(COMPLAINTS).read_to_end(&mut kept);
    let _ = io::copy(&mut errors, &mut io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}

/// Makes the tool's output the text of a sidecar: form feeds stand between pages and not behind the last one, as OCRmyPDF writes them,
/// and no other control character is left.
fn pages(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let text = text.strip_suffix('\u{c}').unwrap_or(&text);
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\u{c}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, input: &[u8], patience: Duration, most: u64) -> Result<String, Failure> {
        let tool = Tool {
            program: "sh",
            arguments: &["-c", script],
            patience,
            most,
        };
        tool.text_of(Stdio::piped(), Some(input))
    }

    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn pages_are_parted_by_form_feeds_and_the_last_one_has_none() {
        let text = shell(r"printf 'a\001\r\nb\n\f\fc\n\f'", b"", LONG, 100);
        assert_eq!(text.expect("it ends well"), "a\nb\n\u{c}\u{c}c\n");
        assert!(is_blank("\u{c}\n\u{c}") && !is_blank("\u{c}x"));
    }

    #[test]
    fn the_tool_is_fed_and_need_not_eat() {
        let input = vec![b'x'; 1 << 20];
        let text = shell("cat", &input, LONG, 1 << 20).expect("it ends well");
        assert_eq!(text.len(), 1 << 20);
        let refused = shell("exit 1", &input, LONG, 10);
        assert!(matches!(refused, Err(Failure::Damaged)), "{refused:?}");
    }

    #[test]
    fn a_tool_that_writes_or_runs_without_end_is_ended() {
        let endless = shell("while :; do echo x; done", b"", LONG, 1000);
        assert!(matches!(endless, Err(Failure::Long(1000))), "{endless:?}");
        let stuck = shell("while :; do :; done", b"", Duration::ZERO, 1000);
        assert!(matches!(stuck, Err(Failure::Slow)), "{stuck:?}");
        let loud = shell("yes | head -c 1000000 >&2", b"", LONG, 1000);
        assert!(loud.is_ok(), "{loud:?}");
    }

    #[test]
    fn what_is_locked_is_told_from_what_is_damaged() {
        for (script, locked) in [
            (
                "echo 'Command Line Error: Incorrect password' >&2; exit 1",
                true,
            ),
            ("exit 3", true),
            ("echo 'Syntax Error: no trailer' >&2; exit 1", false),
        ] {
            let failure = shell(script, b"", LONG, 10).expect_err("it fails");
            assert_eq!(matches!(failure, Failure::Encrypted), locked, "{script}");
        }
    }

    #[test]
    fn a_missing_tool_is_named_with_how_to_get_it() {
        let tool = Tool {
            program: "no-such-program-of-poppler",
            ..PDFTOTEXT
        };
        let failure = tool
            .text_of(Stdio::piped(), Some(b""))
            .expect_err("it is missing");
        let said = failure.to_string();
        assert!(
            said.contains("poppler-utils") && said.contains("apt install"),
            "{said}"
        );
    }

    #[test]
    fn the_text_of_a_pdf_comes_page_by_page() {
        let pdf = include_bytes!("../../tests/pdf/two-pages.pdf");
        let text = text_of_bytes(pdf).expect("poppler-utils is needed for the tests");
        assert_eq!(text, "First page\n\n\u{c}Second page\n\n");
    }
}
