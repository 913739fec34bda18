//! Finds the documents of earlier imports again: a document that changed or moved at its source
//! stays the filing that it was.
//!
//! A document is known by its path below the folder or in the archive that was given. The ledger
//! has the digest of each one's copy, by which a document is found that has another path now.

use std::collections::{HashMap, HashSet};

use super::FoundFiling;
use super::ledger::{self, Ledger};
use super::text::line;
use crate::text::fold;

/// What the keys of documents begin with.
pub const DOCUMENT: &str = "document:";

/// What a document without a title is called.
pub(super) const UNTITLED: &str = "Document without a title";

/// Makes the key of a document from its path below what was given.
pub(super) fn key_of_path(path: &str) -> String {
    // What follows a `#` in a key is a file of its record.
    format!("{DOCUMENT}{}", path.replace('#', "%23"))
}

/// Returns the name that the copy of a document had at first, whatever it is called at its source
/// now.
pub(super) fn first_name(document: &FoundFiling) -> Option<String> {
    document.digest.as_ref()?;
    let path = document.key.strip_prefix(DOCUMENT)?;
    let unnumbered = path.rsplit_once(" (").filter(|(_, end)| is_number(end));
    let path = unnumbered.map_or(path, |(path, _)| path);
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(name.replace("%23", "#"))
}

/// Returns each document the key under which an earlier import wrote it. Returns the places of
/// documents that have the path of another one and are filings of their own.
pub(super) fn settle_keys<'a>(
    filings: impl Iterator<Item = &'a mut FoundFiling>,
    ledger: &Ledger,
    current: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<String> {
    let mut documents: Vec<&mut FoundFiling> =
        filings.filter(|filing| filing.digest.is_some()).collect();
    if documents.is_empty() {
        return Vec::new();
    }
    let written = Written::of(ledger);
    let mut keys = Keys::default();
    let mut is_open = vec![true; documents.len()];
    // Those that are as they were come first, then those that moved: what is left has changed, or
    // is new.
    for is_at_its_path in [true, false] {
        for (document, is_open) in documents.iter_mut().zip(&mut is_open) {
            if *is_open && let Some(key) = written.unchanged(document, is_at_its_path, &keys) {
                keys.give(document, key);
                *is_open = false;
            }
        }
    }
    let mut others = Vec::new();
    for (at, document) in documents.iter_mut().enumerate() {
        if is_open[at] && keys.give_by_path(document, ledger, current) {
            others.push(document.place.clone());
        }
    }
    others
}

/// The documents that earlier imports wrote, by the digests of their copies.
struct Written<'a>(HashMap<&'a str, Vec<&'a str>>);

impl<'a> Written<'a> {
    fn of(ledger: &'a Ledger) -> Written<'a> {
        let mut written: HashMap<&str, Vec<&str>> = HashMap::new();
        for (key, line) in ledger.iter() {
            // The first file of such a record is the document itself.
            if let Some(key) = key.strip_suffix("#1")
                && key.starts_with(DOCUMENT)
            {
                written.entry(line.digest).or_default().push(key);
            }
        }
        Written(written)
    }

    /// Finds a document that did not change: at its path, or at any.
    fn unchanged(
        &self,
        document: &FoundFiling,
        is_at_its_path: bool,
        keys: &Keys,
    ) -> Option<&'a str> {
        let own = ledger::key(&document.key);
        let alike = self.0.get(document.digest.as_deref()?)?;
        let mut alike = alike.iter().filter(|key| !keys.taken.contains(**key));
        let found = alike.find(|key| !is_at_its_path || is_numbered(key, &own));
        found.copied()
    }
}

/// The keys that documents of this import have.
#[derive(Default)]
struct Keys {
    by_digest: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Keys {
    /// Gives a document a key; also where a copy of it has one already, which makes it a
    /// duplicate.
    fn give(&mut self, document: &mut FoundFiling, key: &str) {
        let digest = document.digest.clone().unwrap_or_default();
        let key = self
            .by_digest
            .entry(digest)
            .or_insert_with(|| key.to_owned());
        self.taken.insert(key.clone());
        document.key.clone_from(key);
    }

    /// Gives a document the key of its path. Returns whether another document has that key, so that
    /// a number is added.
    fn give_by_path(
        &mut self,
        document: &mut FoundFiling,
        ledger: &Ledger,
        current: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> bool {
        let own = ledger::key(&document.key);
        let digest = document.digest.as_deref().unwrap_or_default();
        if let Some(key) = self.by_digest.get(digest).cloned() {
            self.give(document, &key);
            return false;
        }
        let mut is_other = false;
        for number in 1.. {
            let key = numbered(&own, number);
            if self.taken.contains(&key) {
                continue;
            }
            let is_it = match ledger.find(&key) {
                None => true,
                // What a person deleted says no more what it was.
                Some(line) => current(line.path)
                    .is_none_or(|text| is_same_record(document, &String::from_utf8_lossy(&text))),
            };
            if is_it {
                self.give(document, &key);
                return is_other;
            }
            is_other = true;
        }
        is_other
    }
}

/// Adds a number to a key, from the second on.
fn numbered(key: &str, number: usize) -> String {
    match number {
        1 => key.to_owned(),
        number => format!("{key} ({number})"),
    }
}

/// Returns whether a key is another one, perhaps with a number.
fn is_numbered(key: &str, own: &str) -> bool {
    let Some(rest) = key.strip_prefix(own) else {
        return false;
    };
    rest.is_empty() || rest.strip_prefix(" (").is_some_and(is_number)
}

/// Returns whether the end of a key is a number that was added.
fn is_number(end: &str) -> bool {
    let number = end.strip_suffix(')');
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns whether a document is another version of a record. Names such as `letter.pdf` are used
/// again for other documents, so the title or the date has to be the same, and nothing else may
/// speak against it.
fn is_same_record(document: &FoundFiling, record: &str) -> bool {
    let get = |key: &str| -> Option<String> {
        let mut lines = record.lines().skip_while(|line| !line.starts_with(key));
        let first = lines.next()?[key.len()..].trim();
        let value = match first {
            "" => lines.next()?.trim().trim_start_matches("- "),
            value => value,
        };
        let value = value.trim_matches(['"', '\'']);
        (!matches!(value, "" | "unknown" | "none" | UNTITLED)).then(|| fold(value))
    };
    let own = |value: Option<&str>| value.map(|value| fold(&line(value)));
    let compare = |key: &str, own: Option<String>| match (own, get(key)) {
        (Some(own), Some(its)) => Some(own == its),
        _ => None,
    };
    let title = own(Some(&document.title)
        .filter(|title| **title != UNTITLED)
        .map(String::as_str));
    let title = compare("title:", title) == Some(true);
    let date = compare("date:", own(document.date.as_deref()));
    let docket = compare("docket:", own(document.dockets.first().map(String::as_str)));
    match (title, date) {
        (true, Some(true)) => true,
        (true, Some(false)) => docket == Some(true),
        (true, None) | (false, Some(true)) => docket != Some(false),
        (false, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ledger::digest;

    fn document(path: &str, words: &str, title: &str) -> FoundFiling {
        FoundFiling {
            key: key_of_path(path),
            digest: Some(digest(words.as_bytes())),
            title: title.to_owned(),
            ..FoundFiling::default()
        }
    }

    /// Settles documents after an import that wrote some: path, words, title. Gives their keys.
    fn settle(before: &[(&str, &str, &str)], now: &[(&str, &str, &str)]) -> Vec<String> {
        let mut ledger = Ledger::default();
        for (path, words, title) in before {
            let key = key_of_path(path);
            ledger.note(&key, title, digest(b"the record"));
            ledger.note(&format!("{key}#1"), "a copy", digest(words.as_bytes()));
        }
        let mut now: Vec<FoundFiling> = now
            .iter()
            .map(|(path, words, title)| document(path, words, title))
            .collect();
        // The path of a record is its title here.
        let current = |title: &str| Some(format!("---\ntitle: {title}\n---\n").into_bytes());
        settle_keys(now.iter_mut(), &ledger, &current);
        now.into_iter()
            .map(|filing| filing.key[DOCUMENT.len()..].to_owned())
            .collect()
    }

    #[test]
    fn a_document_is_found_by_its_path_or_by_what_it_holds() {
        let before = &[("a.pdf", "one", "One"), ("b.pdf", "two", "Two")];
        for (now, want) in [
            // As they were, changed, and moved.
            (
                vec![("a.pdf", "one", "One"), ("b.pdf", "two", "Two")],
                vec!["a.pdf", "b.pdf"],
            ),
            (vec![("a.pdf", "new", "One")], vec!["a.pdf"]),
            (vec![("x/y.pdf", "two", "Two")], vec!["b.pdf"]),
            // Exchanged.
            (
                vec![("a.pdf", "two", "Two"), ("b.pdf", "one", "One")],
                vec!["b.pdf", "a.pdf"],
            ),
            // Another document under the same name, and another one after that.
            (vec![("a.pdf", "new", "Other")], vec!["a.pdf (2)"]),
            // A copy is the same document; one that is new too.
            (
                vec![("a.pdf", "one", "One"), ("c.pdf", "one", "One")],
                vec!["a.pdf", "a.pdf"],
            ),
            (
                vec![("c.pdf", "new", "New"), ("d.pdf", "new", "New")],
                vec!["c.pdf", "c.pdf"],
            ),
            // Two folders that each have a document of that name.
            (
                vec![("c.pdf", "new", "New"), ("c.pdf", "more", "More")],
                vec!["c.pdf", "c.pdf (2)"],
            ),
            // A scan says nothing by which it would be known again.
            (vec![("a.pdf", "new", UNTITLED)], vec!["a.pdf (2)"]),
        ] {
            assert_eq!(settle(before, &now), want, "{now:?}");
        }
    }

    #[test]
    fn the_title_or_the_date_has_to_be_the_same_and_the_docket_must_not_differ() {
        let record =
            "---\ntitle: \"Motion: to compel\"\ndate: 2020-01-02\ndocket:\n  - GR-1\n---\n";
        for (title, date, docket, want) in [
            ("Motion: to compel", "2020-01-02", "GR-2", true),
            ("Motion: to compel", "2020-01-03", "GR-1", true),
            ("Motion: to compel", "2020-01-03", "GR-2", false),
            ("Motion: to compel", "", "", true),
            ("Other", "2020-01-02", "GR-1", true),
            ("Other", "2020-01-02", "GR-2", false),
            ("Other", "2020-01-03", "GR-1", false),
        ] {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let document = FoundFiling {
                title: title.to_owned(),
                date: some(date),
                dockets: some(docket).into_iter().collect(),
                ..FoundFiling::default()
            };
            assert_eq!(
                is_same_record(&document, record),
                want,
                "{title} {date} {docket}"
            );
        }
    }
}
