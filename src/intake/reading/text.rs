//! Reads texts, with marks for what is withheld.

use std::borrow::Cow;

use super::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::{Mention, Node};
use crate::text::normal;

impl Reading<'_> {
    /// Reads a value as one clean line of text, each letter in one form. Truth values are text
    /// where text is asked for.
    pub(in crate::intake) fn text(&self, node: Node, at: &KeyPath) -> Option<String> {
        let text = self.exact_text(node, at)?;
        Some(match normal(text.trim()) {
            Cow::Borrowed(trimmed) if trimmed.len() == text.len() => text,
            clean => clean.into_owned(),
        })
    }

    /// Reads a value as one line of text, with the blanks at its ends that it has: they are a part
    /// of a file's name.
    pub(in crate::intake) fn exact_text(&self, node: Node, at: &KeyPath) -> Option<String> {
        let text = self.lines(node, at)?;
        Some(match text.contains(LINE_ENDS) {
            true => one_line(&text),
            false => text,
        })
    }

    fn lines(&self, node: Node, at: &KeyPath) -> Option<String> {
        match node {
            Node::Text(text) if text.trim().is_empty() => {
                self.empty(at);
                None
            }
            // HTML has no place for control characters, and nobody sees them in a record.
            Node::Text(text) if text.contains(is_stray) => {
                let text = text.replace('\0', "\u{FFFD}");
                Some(self.public.with_marks(text.replace(is_stray, "")))
            }
            Node::Text(text) => Some(self.public.with_marks(text)),
            Node::Bool(value) => Some(value.to_string()),
            Node::Empty => {
                self.empty(at);
                None
            }
            other => {
                self.wrong_shape(at, "text", &other);
                None
            }
        }
    }

    /// Reports a value that holds a redaction where something must be found by it.
    pub(in crate::intake) fn unredacted(&self, text: &str, at: &KeyPath) -> bool {
        let mention = Mention {
            text: text.to_owned(),
            at: at.clone(),
        };
        if mention.is_redacted() {
            let code = Code::RedactionInLink;
            self.mistake(
                code,
                at,
                Part::Value,
                code.sentence().to_owned(),
                Some(code.way_out().to_owned()),
            );
        }
        !mention.is_redacted()
    }
}

/// What ends a line of text.
pub(super) const LINE_ENDS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// Joins the lines of a text: a title in a block of text is one line on every page and in every
/// file.
fn one_line(text: &str) -> String {
    let lines = text.split(LINE_ENDS).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns whether a character is a control character other than a line break or a tab.
pub(super) fn is_stray(c: char) -> bool {
    c.is_control() && !LINE_ENDS.contains(&c) && c != '\t'
}
