//! What is wrong, where, and the fix of it. Knows nothing else of this program.
//!
//! What a person wrote wrongly is a [`Diagnostic`], collected and never an `Err`; what the world
//! refused (a full disk, a missing folder) is an `anyhow::Error`.

mod codes;
mod escape;
mod list;
mod mark;
mod place;
mod print;
mod severity;
mod suggest;
mod unsayable;

pub use codes::Code;
pub use escape::{escaped, is_unseen};
pub use list::{Diagnostics, Secrets};
pub use mark::{is_marked, marks_in_english, push_mark, spell_marks};
pub use place::{KeyPath, Part, Place, SitePath, Step};
pub use print::{Format, Library, Located, Wording, print, tell};
pub use severity::Severity;
pub use suggest::{five_nearest, is_near, nearest, three_nearest};

use std::borrow::Cow;

/// Whether the words of a diagnostic may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Showing {
    /// Message, help and the line itself.
    Everything,
    /// Message and help, and the line where it begins with what is marked.
    OwnLine,
    /// Message and help, but not the line: text next to the mistake may be what is withheld.
    NoLine,
    /// Message and help, neither the line nor the file's name: the file may have been meant to be
    /// withheld, and only what makes that doubtful is shown.
    NoName,
    /// Only the code's own sentence and a locator: the file is withheld, its name included.
    Nothing,
    /// All of it, though it may be withheld. Only `docketpress check --reveal` asks for it, and no
    /// format for programs prints it.
    Revealed,
}

/// One problem: what it is, where it is, and the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which mistake it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// The fix, shown at the mark.
    pub help: Option<String>,
    /// What may be shown of it.
    pub showing: Showing,
    /// The words that were taken out of it.
    kept: Kept,
}

/// Spells the marks in words that a message quotes.
fn plain(words: String) -> String {
    match marks_in_english(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(spelled) => spelled,
    }
}

/// The words of a diagnostic that may not be reported. They are kept until all diagnostics are
/// sealed, and then dropped or revealed.
#[derive(Debug, Clone, Default)]
struct Kept(Option<Box<(String, Option<String>)>>);

/// Two diagnostics that tell the same are the same, whatever may not be said of them.
impl PartialEq for Kept {
    fn eq(&self, _: &Kept) -> bool {
        true
    }
}

impl Eq for Kept {}

impl Diagnostic {
    /// Makes an error at a place.
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: plain(message.into()),
            place,
            help: None,
            showing: Showing::Everything,
            kept: Kept::default(),
        }
    }

    /// Makes a warning at a place.
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, message)
        }
    }

    /// Makes a note at a place.
    pub fn note(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Note,
            ..Diagnostic::error(code, place, message)
        }
    }

    /// Adds the fix.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(plain(help.into()));
        self
    }

    /// Adds the fix where there is one.
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.map(plain).or(self.help);
        self
    }

    /// Keeps the line itself from being shown.
    pub fn without_line(mut self) -> Diagnostic {
        self.showing = self.showing.max(Showing::NoLine);
        self
    }

    /// Keeps the line from being shown where something is before the mistake on it.
    pub fn alone_on_its_line(mut self) -> Diagnostic {
        if self.showing == Showing::Everything {
            self.showing = Showing::OwnLine;
        }
        self
    }

    /// Drops every word that came from the file's text: what stays is the code's sentence and the
    /// place.
    pub fn without_words(self) -> Diagnostic {
        let file = self.withheld();
        Diagnostic {
            showing: Showing::NoLine,
            ..file
        }
    }

    /// Keeps the line and the file's name from being shown.
    pub fn without_name(mut self) -> Diagnostic {
        self.showing = self.showing.max(Showing::NoName);
        self
    }

    /// Drops every word that came from the file: what stays is the code's sentence and a locator.
    pub fn withheld(mut self) -> Diagnostic {
        let message = std::mem::replace(&mut self.message, self.code.sentence().to_owned());
        let help = self.help.replace(self.code.way_out().to_owned());
        // What was taken out before says more than the sentence in its place.
        self.kept.0.get_or_insert_with(|| Box::new((message, help)));
        self.showing = Showing::Nothing;
        self
    }

    /// Puts back every word that was taken out, for a person who may see what is withheld.
    pub fn revealed(mut self) -> Diagnostic {
        if let Some(kept) = self.kept.0.take() {
            (self.message, self.help) = *kept;
        }
        self.showing = Showing::Revealed;
        self
    }

    /// Drops every word that was taken out, so that nothing can put it back.
    pub fn sealed(mut self) -> Diagnostic {
        self.kept = Kept::default();
        self
    }

    /// Makes an error of it.
    pub fn as_error(mut self) -> Diagnostic {
        self.severity = Severity::Error;
        self
    }
}
