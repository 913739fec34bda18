//! The programs that turn documents into text, as the sources ask for them.

use std::fmt;
use std::sync::Arc;

/// A program that turns a document into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextTool {
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
pub type Run = dyn Fn(TextTool, &[u8]) -> Result<Told, Untold> + Send + Sync;

/// Runs the programs that turn documents into text, so that the sources themselves run nothing.
#[derive(Clone, Default)]
pub struct Tools(Option<Arc<Run>>);

impl Tools {
    /// Wraps what runs the programs.
    pub fn new(run: Arc<Run>) -> Tools {
        Tools(Some(run))
    }

    /// Returns the text of a document.
    pub fn text(&self, tool: TextTool, bytes: &[u8]) -> Result<Told, Untold> {
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
