//! The keys of few words: `access`, `draft`, and others that say yes, no or one of a list.

use super::Fields;
use crate::diagnostic::{Code, Part, nearest};
use crate::docket::keys::{self};
use crate::docket::withholding::{self};
use crate::docket::{Access, Node};

/// What to do with a record that `draft` keeps back.
pub(super) const KEEP_BACK: &str = "to keep it out of every build, write `draft: true`";

impl<'a, 'r> Fields<'a, 'r> {
    /// Takes `true` or `false`; `false` where it was not given.
    pub(in crate::intake) fn truth(&mut self, name: &'static str) -> bool {
        match self.take(name) {
            None => false,
            Some((Node::Bool(value), _)) => value,
            Some((node, at)) => {
                let typed = match &node {
                    Node::Text(text) => format!("`{text}`"),
                    other => other.shape().to_owned(),
                };
                let is_quoted =
                    matches!(&node, Node::Text(text) if matches!(&**text, "true" | "false"));
                let message = match is_quoted {
                    true => format!("{typed} is in quotation marks, so it is text"),
                    false => format!("{typed} is neither `true` nor `false`"),
                };
                let help = match &node {
                    _ if is_quoted => "remove the quotation marks",
                    Node::Text(text) if withholding::says_yes(text) => "write `true`",
                    _ if name == "draft" => KEEP_BACK,
                    _ => Code::NotABoolean.way_out(),
                };
                self.reading.mistake(
                    Code::NotABoolean,
                    &at,
                    Part::Value,
                    message,
                    Some(help.to_owned()),
                );
                false
            }
        }
    }

    /// Takes `draft`; `Err` where it was given and is not clear.
    pub(in crate::intake) fn draft(&mut self) -> Result<bool, ()> {
        let known = self.reading.problems.borrow().len();
        let given = self
            .entries
            .iter()
            .any(|(name, node)| name == "draft" && *node == Node::Empty);
        let draft = self.truth("draft");
        let mistaken = self.reading.problems.borrow().len() > known;
        if mistaken {
            self.reading.mark_doubt();
        }
        if given || mistaken {
            Err(())
        } else {
            Ok(draft)
        }
    }

    /// Takes one of the words that are allowed; `Err` where another was given.
    pub(in crate::intake) fn word(
        &mut self,
        name: &'static str,
        allowed: &'static [&'static str],
    ) -> Result<Option<&'static str>, ()> {
        let Some((node, at)) = self.take(name) else {
            // A key without a value was reported, and says nothing that could be relied on.
            return if self.entries.iter().any(|(known, _)| known == name) {
                Err(())
            } else {
                Ok(None)
            };
        };
        let text = self.reading.text(node, &at).ok_or(())?;
        if let Some(word) = allowed.iter().find(|word| **word == text) {
            return Ok(Some(word));
        }
        let withholds = withholding::word_of_text(&text).filter(|word| word.letters != "none");
        // `status: sealed` was meant to withhold the record.
        let is_doubtful = name == "access" || withholds.is_some();
        let help = match is_doubtful {
            true => withholding::proposal(withholds.and_then(|word| word.means)),
            false => nearest(&text, allowed.iter().copied())
                .map(|near| format!("did you mean `{near}`?"))
                .unwrap_or_else(|| format!("write one of `{}`", allowed.join("`, `"))),
        };
        let message = format!("`{text}` is not a value of `{name}`");
        self.reading
            .mistake(Code::UnknownValue, &at, Part::Value, message, Some(help));
        if is_doubtful {
            self.reading.doubtful.set(true);
            self.reading.mark_doubt();
        }
        Err(())
    }

    /// Takes `access`; `Err` where it was given, or meant under another key, and is not clear.
    pub(in crate::intake) fn access(&mut self) -> Result<Access, ()> {
        let word = self.word("access", keys::ACCESS);
        if self.reading.doubtful.get() && word == Ok(None) {
            return Err(());
        }
        Ok(word?.and_then(Access::parse).unwrap_or_default())
    }
}
