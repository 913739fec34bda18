//! What a text cites: a statute, rule or report under its one name.

use std::ops::Range;

use super::scan;
use crate::diagnostic::is_marked;
use crate::text::slug;

/// The longest name, in bytes of its address, that is still a name and not a sentence.
const LONGEST: usize = 150;

/// One law, rule or report, named at the level of its section: `47 U.S.C. § 251`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Authority {
    /// The one way to write it, the same however a text wrote it.
    pub name: String,
    /// Where the public can read it, if a lasting address is known.
    pub url: Option<String>,
    /// What a reader should know before looking it up, such as `now 20 CSR 4240-36`.
    pub note: Option<String>,
}

/// A place in a text that cites an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The bytes of the text that make the citation, on character boundaries.
    pub range: Range<usize>,
    /// What is cited.
    pub authority: Authority,
    /// The subdivision that is meant, as written but for its spaces: `(f)(2)`, `(b) or (c)`.
    pub pinpoint: Option<String>,
}

impl Authority {
    /// Makes an authority of words that no family knows, without an address.
    pub fn of_words(words: &str) -> Authority {
        Authority {
            name: scan::single_spaced(words),
            url: None,
            note: None,
        }
    }

    /// Says whether it is the docket of this number, which a commission may call a case or a file.
    pub fn is_docket(&self, number: &str) -> bool {
        let of_docket = self.name.rsplit_once(" No. ").filter(|(kind, own)| {
            (kind.ends_with("Case") || kind.ends_with("Docket")) && slug(own) == slug(number)
        });
        of_docket.is_some() || self.name == number
    }

    /// Returns what tells it from all others: its name as an address keeps it, so that names which
    /// differ by case, spaces or signs alone are one authority, and no two authorities can have one
    /// address.
    ///
    /// Returns `None` for words that name none: without a letter or digit, withheld in part, or a
    /// whole sentence.
    pub fn key(&self) -> Option<String> {
        let key = slug(&self.name);
        let is_name = (1..=LONGEST).contains(&key.len()) && !is_marked(&self.name);
        is_name.then_some(key)
    }
}
