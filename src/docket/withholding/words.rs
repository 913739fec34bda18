//! The words that people write when they mean to withhold.

use Access::{Confidential, Sealed, Unlisted};
use Written::{Anywhere, AroundText, InFrontMatter};

use super::super::access::Access;

/// A word of withholding.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// Its letters, without case, blanks and signs.
    pub letters: &'static str,
    /// What `access` calls it; nothing where it does not say how much is to be withheld.
    pub means: Option<Access>,
    /// Where people write it.
    pub written: Written,
}

/// Where people write a word of withholding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As a key, as a value, and as a tag around text.
    Anywhere,
    /// As a key or a value. As a tag it would be one that means something else.
    InFrontMatter,
    /// As a tag around text. In front matter it would say too little.
    AroundText,
}

/// All of them.
pub const WORDS: &[Word] = &[
    word("confidential", Some(Confidential), Anywhere),
    word("highlyconfidential", Some(Confidential), Anywhere),
    word("strictlyconfidential", Some(Confidential), Anywhere),
    word("confidentiality", Some(Confidential), InFrontMatter),
    word("proprietary", Some(Confidential), Anywhere),
    word("tradesecret", Some(Confidential), Anywhere),
    word("tradesecrets", Some(Confidential), Anywhere),
    word("privileged", Some(Confidential), Anywhere),
    word("restricted", Some(Confidential), Anywhere),
    word("protected", Some(Confidential), Anywhere),
    word("nonpublic", Some(Confidential), Anywhere),
    word("notpublic", Some(Confidential), Anywhere),
    word("notforpublication", Some(Confidential), Anywhere),
    word("donotpublish", Some(Confidential), Anywhere),
    word("eyesonly", Some(Confidential), Anywhere),
    word("classified", Some(Confidential), Anywhere),
    word("sensitive", Some(Confidential), Anywhere),
    word("redacted", Some(Confidential), InFrontMatter),
    word("hc", Some(Confidential), AroundText),
    word("conf", Some(Confidential), AroundText),
    word("cbi", Some(Confidential), Anywhere),
    word("ceii", Some(Confidential), Anywhere),
    word("cui", Some(Confidential), Anywhere),
    word("pii", Some(Confidential), Anywhere),
    word("attorneyeyesonly", Some(Confidential), Anywhere),
    word("attorneyseyesonly", Some(Confidential), Anywhere),
    word("sealed", Some(Sealed), Anywhere),
    word("seal", Some(Sealed), Anywhere),
    word("underseal", Some(Sealed), Anywhere),
    word("filedunderseal", Some(Sealed), Anywhere),
    word("secret", Some(Sealed), Anywhere),
    word("incamera", Some(Sealed), Anywhere),
    word("unlisted", Some(Unlisted), Anywhere),
    word("private", Some(Unlisted), Anywhere),
    word("hidden", Some(Unlisted), Anywhere),
    word("hide", Some(Unlisted), Anywhere),
    word("internal", Some(Unlisted), Anywhere),
    word("unpublished", Some(Unlisted), Anywhere),
    word("embargoed", Some(Unlisted), Anywhere),
    word("withheld", None, Anywhere),
    word("withhold", None, Anywhere),
    word("censored", None, AroundText),
    word("draft", None, AroundText),
    word("blackout", None, AroundText),
    word("blackedout", None, AroundText),
    word("masked", None, AroundText),
    word("none", None, InFrontMatter),
];

pub(super) const fn word(letters: &'static str, means: Option<Access>, written: Written) -> Word {
    Word {
        letters,
        means,
        written,
    }
}

/// Keys whose value says how open a record is, in other systems.
pub const SCALES: &[&str] = &[
    "access",
    "accesslevel",
    "visibility",
    "security",
    "securitylevel",
    "classification",
    "permission",
    "permissions",
    "privacy",
    "protection",
    "sensitivity",
    "audience",
    "status",
    "publictitle",
    "publicversion",
];

/// Keys that hide a record where their value says no.
pub const OPENERS: &[&str] = &[
    "public",
    "ispublic",
    "publish",
    "published",
    "visible",
    "listed",
    "show",
];

/// Keys that keep a record back until it is ready.
pub(super) const DRAFTS: &[&str] = &[
    "draft",
    "isdraft",
    "unfinished",
    "wip",
    "workinprogress",
    "inprogress",
    "notready",
    "notfinal",
];

/// Values that say yes, and those that say no.
pub(super) const YES: &[&str] = &["yes", "true", "on", "y", "1", "x"];
pub(super) const NO: &[&str] = &["no", "false", "off", "n", "0"];
