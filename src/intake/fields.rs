//! Takes keys out of a front matter one by one, and collects every mistake of it.

mod access;
mod extra;
mod lists;
mod reference;
mod unknown;

use super::cut::is_cut_whole;
use super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::keys::Table;
use crate::docket::withholding::{self};
use crate::docket::{Mention, Node, TypeId};
use crate::time::Date;
use access::KEEP_BACK;
use unknown::means_to_withhold;

/// The keys of one map that are still to be taken.
pub(super) struct Fields<'a, 'r> {
    reading: &'r Reading<'a>,
    table: &'static Table,
    entries: Vec<(String, Node)>,
    at: KeyPath,
}

impl<'a, 'r> Fields<'a, 'r> {
    /// Takes a map apart. Unknown keys, keys without a value and keys given twice are reported
    /// here.
    ///
    /// Returns `None` where it is no map.
    pub(super) fn new(
        reading: &'r Reading<'a>,
        node: Node,
        table: &'static Table,
        at: KeyPath,
    ) -> Option<Fields<'a, 'r>> {
        let entries = match node {
            Node::Map(entries) => entries,
            other => {
                reading.wrong_shape(&at, &format!("the keys of {}", table.noun), &other);
                return None;
            }
        };
        let mut fields = Fields {
            reading,
            table,
            entries: Vec::with_capacity(entries.len()),
            at,
        };
        for (name, node) in entries {
            fields.admit(name, node);
        }
        Some(fields)
    }

    fn admit(&mut self, name: String, node: Node) {
        let at = self.at.key(&name);
        if self.table.find(&name).is_none() {
            let shown = self.reading.public.with_marks(name.clone());
            let message = format!("`{shown}` is not a key of {}", self.table.noun);
            let help = self.help_with_key(&name, &node);
            self.reading
                .mistake(Code::UnknownKey, &at, Part::Key, message, help);
            if means_to_withhold(&name, &node) {
                self.reading.doubtful.set(true);
                self.reading.mark_doubt();
            }
        } else if self.entries.iter().any(|(known, _)| *known == name) {
            let message = format!("`{name}` appears twice");
            self.reading.mistake(
                Code::DuplicateKey,
                &at,
                Part::Key,
                message,
                Some(Code::DuplicateKey.way_out().to_owned()),
            );
        } else if node == Node::Empty && self.reading.is_cut(&at) {
            // Its value was reported as taken for a comment.
            self.entries.push((name, node));
        } else if node == Node::Empty {
            let message = format!("`{name}` has no value");
            let help = match &*name {
                _ if self.at.steps().is_empty()
                    && is_cut_whole(self.reading.public.as_str(), &name) =>
                {
                    "`#` starts a comment; put quotation marks around the value".to_owned()
                }
                "access" => withholding::proposal(None),
                "draft" => KEEP_BACK.to_owned(),
                _ => "give the key a value".to_owned(),
            };
            self.reading
                .mistake(Code::EmptyValue, &at, Part::Key, message, Some(help));
            if matches!(&*name, "access" | "draft") {
                self.reading.mark_doubt();
            }
            // Taken as given, so that a needed key is not reported as missing too.
            self.entries.push((name, node));
        } else {
            self.entries.push((name, node));
        }
    }

    /// Returns whether a key was given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(known, _)| known == name)
    }

    /// Takes a key's value and its path; `None` where it was not given, or has no value.
    pub(super) fn take(&mut self, name: &'static str) -> Option<(Node, KeyPath)> {
        debug_assert!(self.table.find(name).is_some(), "`{name}` is in the table");
        let at = self.entries.iter().position(|(known, _)| known == name)?;
        match std::mem::replace(&mut self.entries[at].1, Node::Empty) {
            Node::Empty => None,
            node => Some((node, self.at.key(name))),
        }
    }

    /// Takes a text.
    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        let (node, at) = self.take(name)?;
        self.reading.text(node, &at)
    }

    /// Takes the path of a file, with the blanks at its ends that it has.
    pub(super) fn path(&mut self, name: &'static str) -> Option<String> {
        let (node, at) = self.take(name)?;
        self.reading.exact_text(node, &at)
    }

    /// Takes a text that must be there.
    pub(super) fn needed_text(&mut self, name: &'static str) -> Option<String> {
        self.need(name);
        self.text(name)
    }

    /// Reports a needed key that was not given.
    pub(super) fn need(&mut self, name: &'static str) {
        if !self.entries.iter().any(|(known, _)| known == name) {
            let message = format!("{} needs `{name}`", self.table.noun);
            let example = match name {
                "date" => "add `date:` with the day, as in 2005-08-09",
                _ => "",
            };
            let help = Some(if example.is_empty() {
                format!("add `{name}:`")
            } else {
                example.to_owned()
            });
            let at = self.at.clone();
            self.reading
                .mistake(Code::MissingKey, &at, Part::Value, message, help);
        }
    }

    /// Takes a date.
    pub(super) fn date(&mut self, name: &'static str) -> Option<Date> {
        let (node, at) = self.take(name)?;
        self.reading.date(node, &at)
    }

    /// Takes a web address.
    pub(super) fn url(&mut self, name: &'static str) -> Option<String> {
        let (node, at) = self.take(name)?;
        self.reading.url(node, &at)
    }

    /// Takes a language tag.
    pub(super) fn lang(&mut self, name: &'static str) -> Option<String> {
        let (node, at) = self.take(name)?;
        self.reading.lang(node, &at)
    }

    /// Takes a whole number.
    pub(super) fn number(&mut self, name: &'static str) -> Option<i64> {
        let (node, at) = self.take(name)?;
        self.reading.number(node, &at)
    }

    /// Takes the id of a type of filing.
    pub(super) fn kind(&mut self, name: &'static str) -> Option<TypeId> {
        let (node, at) = self.take(name)?;
        self.reading.kind(node, &at)
    }

    /// Takes one name that is to be resolved.
    pub(super) fn mention(&mut self, name: &'static str) -> Option<Mention> {
        let (node, at) = self.take(name)?;
        Some(Mention {
            text: self.reading.text(node, &at)?,
            at,
        })
    }
}
