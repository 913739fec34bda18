//! The anchors of a text: the names under which links find its headings and the elements of its
//! author's HTML.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

/// How the id of every anchor of a text begins on its page. No id of a theme begins so, and no
/// anchor that the program makes for itself: whatever a text says, a script or a link of the page
/// never finds the text in place of its own element.
pub const PREFIX: &str = "text-";

/// The name of a heading without a letter or a digit.
const NAMELESS: &str = "section";

/// A heading that Markdown makes, by what names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadingName {
    /// The id that its author gave it.
    pub id: Option<String>,
    /// Its words.
    pub words: String,
}

/// The names of a text that are taken, each by one element.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    /// All names, and for each the highest number that one of its namesakes has.
    taken: HashMap<String, usize>,
    /// The second names of elements that have two, with the first.
    seconds: HashMap<String, String>,
    /// Names in lower case, where that is another way to write them.
    folded: HashMap<String, String>,
}

impl Anchors {
    /// Takes the name of a heading: its author's, or one made of its words. The first element keeps
    /// a name, and its namesakes get a number.
    pub fn take_heading(&mut self, heading: &HeadingName) -> String {
        match heading.id.as_deref() {
            Some(id) if !id.is_empty() => self.take(id),
            _ => match anchor(&heading.words) {
                words if words.is_empty() => self.take(NAMELESS),
                words => self.take(&words),
            },
        }
    }

    /// Takes a name for an element of an author's HTML, if none has it: a parser repeats the tag of
    /// an element that is not closed, and only the first is meant. An element may have a second
    /// name.
    pub fn take_element(&mut self, name: &str, second: Option<&str>) -> Option<String> {
        let names = [Some(name), second];
        let mut free = names
            .into_iter()
            .flatten()
            .filter(|name| !self.taken.contains_key(*name));
        let (own, other) = (free.next()?, free.next());
        let own = self.take(own);
        if let Some(other) = other {
            self.taken.insert(other.to_owned(), 1);
            self.seconds.insert(other.to_owned(), own.clone());
            self.fold(other, &own);
        }
        Some(own)
    }

    fn take(&mut self, name: &str) -> String {
        let unique = self.unused(name);
        self.taken.insert(unique.clone(), 1);
        self.fold(&unique, &unique);
        unique
    }

    fn fold(&mut self, name: &str, of: &str) {
        let folded = name.to_lowercase();
        if folded != name {
            self.folded.entry(folded).or_insert_with(|| of.to_owned());
        }
    }

    /// Finds the name that a fragment means, without its `#`: as browsers do, first as it is
    /// written and then percent-decoded. Old pages may write it in another case, so that is tried
    /// last.
    pub fn find(&self, fragment: &str) -> Option<&str> {
        let decoded = percent_decode_str(fragment).decode_utf8_lossy();
        let folded = decoded.to_lowercase();
        let exactly = |name: &str| {
            let second = self.seconds.get(name);
            second.or_else(|| self.taken.get_key_value(name).map(|(name, _)| name))
        };
        exactly(fragment)
            .or_else(|| exactly(&decoded))
            .or_else(|| exactly(&folded))
            .or_else(|| self.folded.get(&folded))
            .map(String::as_str)
    }

    /// Returns a name that no element has. Of namesakes each looks on where the last one stopped,
    /// so that many of them take no longer for each.
    fn unused(&mut self, name: &str) -> String {
        let Some(mut number) = self.taken.get(name).copied() else {
            return name.to_owned();
        };
        let unused = loop {
            number += 1;
            let numbered = format!("{name}-{number}");
            if !self.taken.contains_key(&numbered) {
                break numbered;
            }
        };
        self.taken.insert(name.to_owned(), number);
        unused
    }
}

/// Makes the anchor of a heading from its text: letters and digits in lower case, `-` between
/// words.
fn anchor(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            anchor.push(c);
        } else if !anchor.ends_with('-') && !anchor.is_empty() {
            anchor.push('-');
        }
    }
    anchor.truncate(anchor.trim_end_matches('-').len());
    anchor
}

/// How the anchors begin that pages have of their own: entries and months of a timeline, and
/// footnotes.
const TAKEN: [&str; 10] = [
    "f-",
    "w-",
    "n-",
    "m-",
    "y-",
    "event-",
    "deadline-",
    "limit-",
    "fn-",
    "fnref-",
];

/// Anchors that pages have of their own.
const OWN: [&str; 2] = ["main", "attachments"];

/// Returns whether an anchor is one that pages have of their own, and no heading of a text may
/// have.
pub fn is_of_page(anchor: &str) -> bool {
    OWN.contains(&anchor) || TAKEN.iter().any(|taken| anchor.starts_with(taken))
}

#[cfg(test)]
mod tests;
