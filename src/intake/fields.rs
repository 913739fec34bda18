//! Takes keys out of a front matter one by one, and collects every mistake of it.

use std::collections::HashSet;

use super::cut::is_cut_whole;
use super::reading::Reading;
use super::redirect;
use crate::diagnostic::{Code, KeyPath, Part, is_near, nearest};
use crate::docket::keys::{self, Table};
use crate::docket::withholding::{self, Meant};
use crate::docket::{AbsentMention, Access, Mention, Node, Reference, TypeId};
use crate::text::normal;
use crate::time::Date;

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

    /// Says how to put right a key that the table does not have. Whatever was to withhold something
    /// is never advised away.
    fn help_with_key(&self, name: &str, node: &Node) -> Option<String> {
        let near = nearest(name, self.table.names()).map(|near| format!("did you mean `{near}`?"));
        let trimmed = name.trim();
        if trimmed.len() < name.len() && self.table.find(trimmed).is_some() {
            let help = "delete the no-break space, or other special space, next to the key";
            return Some(help.to_owned());
        }
        let withhold = |means: Option<Access>| match (self.table.find("access"), self.table.noun) {
            (Some(_), _) => withholding::proposal(means),
            (None, "a page" | "a party") => KEEP_OUT.to_owned(),
            (None, "site.yaml") => "write `access` in the record's own file".to_owned(),
            (None, _) => "write `access` at the top level of the front matter".to_owned(),
        };
        // A slip in such a key is put right in the key.
        let own = ["access", "draft", "public_title", "public_version"];
        let slip = own
            .iter()
            .find(|key| self.table.find(key).is_some() && is_near(name, &[key]));
        if let Some(key) = slip {
            return Some(format!("did you mean `{key}`?"));
        }
        match withholding::meant(name, node) {
            Meant::Withhold(access) => Some(withhold(Some(access))),
            Meant::Unclear => near.or_else(|| Some(withhold(None))),
            Meant::Nothing => near.or_else(|| {
                let own = "correct its spelling; keys of your own go below `extra`, and what \
                           withholds a record is `access`";
                self.table.find("extra").map(|_| own.to_owned())
            }),
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

    /// Takes `true` or `false`; `false` where it was not given.
    pub(super) fn truth(&mut self, name: &'static str) -> bool {
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

    /// Takes `draft`; `Err` where it was given and cannot be told.
    pub(super) fn draft(&mut self) -> Result<bool, ()> {
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

    /// Takes one of the words that are allowed; `Err` where another was given.
    pub(super) fn word(
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

    /// Takes `access`; `Err` where it was given, or meant under another key, and cannot be told.
    pub(super) fn access(&mut self) -> Result<Access, ()> {
        let word = self.word("access", keys::ACCESS);
        if self.reading.doubtful.get() && word == Ok(None) {
            return Err(());
        }
        Ok(word?.and_then(Access::parse).unwrap_or_default())
    }

    /// Takes a value, or a list of them, each with its path.
    pub(super) fn list(&mut self, name: &'static str) -> Vec<(Node, KeyPath)> {
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
    pub(super) fn texts(&mut self, name: &'static str) -> Vec<String> {
        self.mentions(name)
            .into_iter()
            .map(|mention| mention.text)
            .collect()
    }

    /// Takes a name or a list of names that are to be resolved.
    pub(super) fn mentions(&mut self, name: &'static str) -> Vec<Mention> {
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
    pub(super) fn exact_mentions(&mut self, name: &'static str) -> Vec<Mention> {
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

    /// Takes one name that is to be resolved.
    pub(super) fn mention(&mut self, name: &'static str) -> Option<Mention> {
        let (node, at) = self.take(name)?;
        Some(Mention {
            text: self.reading.text(node, &at)?,
            at,
        })
    }

    /// Takes a reference or a list of them.
    pub(super) fn references(&mut self, name: &'static str) -> Vec<Reference> {
        let list = self.list(name);
        list.into_iter()
            .filter_map(|(node, at)| self.reading.reference(node, &at))
            .collect()
    }

    /// Takes a list of records, each read by `read`; those that cannot be read are left out.
    pub(super) fn records<T>(
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
    pub(super) fn text_map(&mut self, name: &'static str) -> Vec<(String, String)> {
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
    pub(super) fn redirects(&mut self) -> Vec<(String, KeyPath)> {
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

    /// Takes whatever stands below `extra`.
    pub(super) fn extra(&mut self) -> Option<Node> {
        let (node, at) = self.take("extra")?;
        Some(self.marked(node, &at))
    }

    /// Marks what is withheld, and reports keys given twice and keys without a value, all the way
    /// down.
    fn marked(&self, node: Node, at: &KeyPath) -> Node {
        match node {
            Node::Text(text) => Node::Text(self.reading.public.with_marks(text)),
            Node::List(entries) => Node::List(
                entries
                    .into_iter()
                    .enumerate()
                    .map(|(index, node)| self.marked(node, &at.index(index)))
                    .collect(),
            ),
            Node::Map(entries) => {
                let mut map: Vec<(String, Node)> = Vec::with_capacity(entries.len());
                let mut known = HashSet::new();
                for (key, node) in entries {
                    let at = at.key(&key);
                    let key = self.reading.public.with_marks(key);
                    if known.contains(&key) {
                        let message = format!("`{key}` appears twice");
                        self.reading
                            .mistake(Code::DuplicateKey, &at, Part::Key, message, None);
                    } else if node == Node::Empty {
                        self.reading.empty(&at);
                    } else {
                        known.insert(key.clone());
                        map.push((key, self.marked(node, &at)));
                    }
                }
                Node::Map(map)
            }
            node => node,
        }
    }
}

/// What is a map of keys itself.
impl Reading<'_> {
    /// Reads a value as a reference: text that names a filing, or a map of what is known of a
    /// document.
    pub(super) fn reference(&self, node: Node, at: &KeyPath) -> Option<Reference> {
        match node {
            Node::Map(_) => self.absent(node, at).map(Reference::Absent),
            // What is left of it names something else, or nothing.
            _ if self.is_cut(at) => None,
            node => {
                let text = self.text(node, at)?;
                self.unredacted(&text, at).then(|| {
                    Reference::Named(Mention {
                        text,
                        at: at.clone(),
                    })
                })
            }
        }
    }

    /// Reads a map of what is known of a document that is not on file.
    pub(super) fn absent(&self, node: Node, at: &KeyPath) -> Option<AbsentMention> {
        let mut fields = Fields::new(self, node, &keys::ABSENT, at.clone())?;
        let title = fields.needed_text("title");
        let date = fields.date("date").unwrap_or(Date::Unknown);
        let kind = fields.kind("type");
        let filed_by = fields.mentions("filed_by");
        let addressed_to = fields.mentions("addressed_to");
        Some(AbsentMention {
            title: title?,
            date,
            kind,
            filed_by,
            addressed_to,
            at: at.clone(),
        })
    }
}

/// What to do with a record that `draft` keeps back.
const KEEP_BACK: &str = "to keep it out of every build, write `draft: true`";

/// What to do with a record of a kind that has no `access`.
const KEEP_OUT: &str = "to keep it out of the site, start its file name with `_`";

/// Returns whether an unknown key was meant to withhold: by its own words or by its value's.
fn means_to_withhold(name: &str, node: &Node) -> bool {
    withholding::is_near_key(name) || withholding::meant(name, node) != Meant::Nothing
}
