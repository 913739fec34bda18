//! What is shown of a message, by what it may say.

use super::super::unsayable::Unsayable;
use super::super::{Diagnostic, Showing, escaped};
use super::located::{Library, Located};

/// A diagnostic with its place found.
pub(super) struct ShownMessage {
    pub(super) diagnostic: Diagnostic,
    pub(super) file: Option<String>,
    pub(super) located: Option<Located>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl ShownMessage {
    pub(super) fn new(
        diagnostic: Diagnostic,
        mut located: Option<Located>,
        unsayable: &Unsayable<'_>,
        library: &dyn Library,
    ) -> ShownMessage {
        let revealed = diagnostic.showing == Showing::Revealed;
        let is_named = revealed || diagnostic.showing < Showing::NoName;
        let file = diagnostic.place.file().map(|file| {
            if !is_named {
                library.locator(file)
            } else {
                file.to_string()
            }
        });
        if let Some(located) = &mut located {
            let column = located.column;
            let shown = match diagnostic.showing {
                Showing::Everything => true,
                Showing::OwnLine => located
                    .text
                    .as_deref()
                    .is_some_and(|text| is_alone(text, column)),
                Showing::NoLine | Showing::NoName | Showing::Nothing => false,
                Showing::Revealed => true,
            };
            located.text.take_if(|text| {
                !revealed && (!shown || holds_comment(text) || unsayable.is_in_line(text))
            });
        }
        let sayable = |text: &str| revealed || !unsayable.is_in_message(text);
        let code = diagnostic.code;
        let message = match sayable(&diagnostic.message) {
            true => &*diagnostic.message,
            false => code.sentence(),
        };
        let help = match diagnostic.help.as_deref() {
            Some(help) if sayable(help) => Some(help),
            None if sayable(&diagnostic.message) => None,
            _ => Some(code.way_out()),
        };
        // No file can steer the terminal, or show a name as another one.
        let (message, help) = (escaped(message), help.map(escaped));
        ShownMessage {
            diagnostic,
            file,
            located,
            message,
            help,
        }
    }

    /// Returns the name of its file; nothing where that is withheld.
    pub(super) fn file_name(&self) -> Option<&str> {
        self.file.as_deref().filter(|_| !self.is_withheld())
    }

    /// Returns the file with line and column, as editors read it.
    pub(super) fn place(&self) -> String {
        let mut place = self.file.clone().unwrap_or_else(|| "site".to_owned());
        if let Some(at) = &self.located {
            place.push_str(&format!(":{}:{}", at.line, at.column));
        }
        place
    }

    /// Returns the help, and what finds a withheld file.
    pub(super) fn help_with_locator(&self) -> Option<String> {
        let locator = self.file.as_ref().filter(|_| self.is_withheld());
        match (&self.help, locator) {
            (Some(help), Some(locator)) => Some(format!("{help}; in {locator}")),
            (help, locator) => help.as_ref().or(locator).cloned(),
        }
    }

    fn is_withheld(&self) -> bool {
        matches!(self.diagnostic.showing, Showing::NoName | Showing::Nothing)
    }
}

/// Returns whether a line holds a comment of YAML: what nobody publishes is not printed either.
/// Those of HTML are cut out.
fn holds_comment(line: &str) -> bool {
    line.contains(" #") || line.starts_with('#')
}

/// Returns whether a line holds one key and its value alone, with the place marked in it at
/// `column`.
fn is_alone(line: &str, column: usize) -> bool {
    let before: String = line.chars().take(column - 1).collect();
    let key = before.trim().trim_end_matches(':').trim_end();
    key.chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && !line.contains('#')
}
