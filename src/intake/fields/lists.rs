//! Keys that have many values: lists and maps.

use std::collections::HashSet;

use super::super::reading::Reading;
use super::super::redirect;
use super::Fields;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::{Mention, Node, Reference};
use crate::text::normal;

impl<'a, 'r> Fields<'a, 'r> {
    /// Takes a value, or a list of them, each with its path.
    pub(in crate::intake) fn list(&mut self, name: &'static str) -> Vec<(Node, KeyPath)> {
        match self.take(name) {
            None => Vec::new(),
            Some((Node::List(entries), at)) => entries
                .into_iter()
                .enumerate()
                .map(|(index, node)| (node, at.index(index)))
                .collect(),
            Some((node, at)) => vec![(node, at.index(0))],
        }
    }

    /// Takes a text or a list of texts.
    pub(in crate::intake) fn texts(&mut self, name: &'static str) -> Vec<String> {
        self.mentions(name)
            .into_iter()
            .map(|mention| mention.text)
            .collect()
    }

    /// Takes a name or a list of names that are to be resolved.
    pub(in crate::intake) fn mentions(&mut self, name: &'static str) -> Vec<Mention> {
        let list = self.list(name);
        list.into_iter()
            .filter_map(|(node, at)| {
                Some(Mention {
                    text: self.reading.text(node, &at)?,
                    at,
                })
            })
            .collect()
    }

    /// Takes the names of dockets, with blanks at their ends: a withheld docket has to be named
    /// exactly.
    pub(in crate::intake) fn exact_mentions(&mut self, name: &'static str) -> Vec<Mention> {
        let list = self.list(name);
        let text = |node, at: &KeyPath| {
            let text = self.reading.exact_text(node, at)?;
            Some(normal(&text).into_owned())
        };
        list.into_iter()
            .filter_map(|(node, at)| {
                Some(Mention {
                    text: text(node, &at)?,
                    at,
                })
            })
            .collect()
    }

    /// Takes a reference or a list of them.
    pub(in crate::intake) fn references(&mut self, name: &'static str) -> Vec<Reference> {
        let list = self.list(name);
        list.into_iter()
            .filter_map(|(node, at)| self.reading.reference(node, &at))
            .collect()
    }

    /// Takes a list of records, each read by `read`; those that cannot be read are left out.
    pub(in crate::intake) fn records<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&'r Reading<'a>, Node, KeyPath) -> Option<T>,
    ) -> Vec<T> {
        let list = self.list(name);
        list.into_iter()
            .filter_map(|(node, at)| read(self.reading, node, at))
            .collect()
    }

    /// Takes a map of names to texts.
    pub(in crate::intake) fn text_map(&mut self, name: &'static str) -> Vec<(String, String)> {
        match self.take(name) {
            None => Vec::new(),
            Some((Node::Map(entries), at)) => {
                let mut texts: Vec<(String, String)> = Vec::with_capacity(entries.len());
                let mut known = HashSet::new();
                for (key, node) in entries {
                    let at = at.key(&key);
                    let key = self.reading.public.with_marks(key);
                    if known.contains(&key) {
                        let message = format!("`{key}` appears twice");
                        self.reading
                            .mistake(Code::DuplicateKey, &at, Part::Key, message, None);
                    } else if let Some(text) = self.reading.text(node, &at) {
                        known.insert(key.clone());
                        texts.push((key, text));
                    }
                }
                texts
            }
            Some((node, at)) => {
                self.reading
                    .wrong_shape(&at, "a map of names to texts", &node);
                Vec::new()
            }
        }
    }

    /// Takes old addresses: paths from the site's root.
    pub(in crate::intake) fn redirects(&mut self) -> Vec<(String, KeyPath)> {
        self.mentions("redirect_from")
            .into_iter()
            .filter_map(|Mention { text, at }| {
                let fault = redirect::find_fault(&text);
                if let Some(fault) = fault {
                    // A control character would be obeyed by the terminal that shows the message.
                    let message = match text.contains(char::is_control) {
                        true => format!("the value is not a path on this site: {fault}"),
                        false => format!("`{text}` is not a path on this site: {fault}"),
                    };
                    let help =
                        "write a path from the site's root, such as `/old/letter.html`".to_owned();
                    self.reading
                        .mistake(Code::InvalidPath, &at, Part::Value, message, Some(help));
                }
                let fine = fault.is_none();
                (fine && self.reading.unredacted(&text, &at)).then_some((text, at))
            })
            .collect()
    }
}
