//! Scaffolds: the text that `docketpress new` begins a record with. What is known is filled in; the
//! keys that are needed most often are below it as comments, each under its sentence from the table
//! of keys.

mod front;

pub use front::scalar;

use crate::docket::keys::{self};
use front::ScaffoldFront;

/// What is known of a filing that is about to be drafted.
#[derive(Debug, Clone, Default)]
pub struct FilingScaffold {
    /// What it is called.
    pub title: String,
    /// The day it is filed.
    pub date: String,
    /// Its docket, where the folder does not give it.
    pub docket: Option<String>,
    /// The id of its type.
    pub kind: String,
    /// Its item number.
    pub number: Option<String>,
    /// Who files it.
    pub filed_by: Vec<String>,
    /// To whom.
    pub addressed_to: Vec<String>,
    /// What it answers.
    pub responds_to: Vec<String>,
    /// Whether it is kept out of every build for now.
    pub draft: bool,
}

/// Writes the scaffold of a filing.
pub fn filing(known: &FilingScaffold) -> String {
    let mut front = ScaffoldFront::of(&keys::FILING);
    front.give("title", &known.title);
    front.give("date", &known.date);
    front.give_all("docket", known.docket.as_slice());
    front.give("type", &known.kind);
    front.give_all("number", known.number.as_slice());
    front.give_all("filed_by", &known.filed_by);
    front.give_all("addressed_to", &known.addressed_to);
    front.give_all("responds_to", &known.responds_to);
    if known.draft {
        front.say("A draft: builds leave it out, and the preview shows and marks it.");
        front.lines.push("draft: true".to_owned());
    }
    front.offer(&[
        ("number", "\"1\""),
        ("filed_by", "Name of the party"),
        ("addressed_to", "[Name of one party, Name of another]"),
        ("served_on", "[Name of one party, Name of another]"),
        (
            "signed_by",
            "{name: Name of the person, title: Office held}",
        ),
        ("responds_to", "2025-01-31-id-of-the-other-filing"),
        ("attachments", "[file-in-this-folder.pdf]"),
        ("deadlines", "[{date: 2025-12-31, title: What is due}]"),
        ("summary", "One or two sentences."),
        ("public_title", "Title for readers of a withheld filing"),
    ]);
    front.say(WITHHOLD);
    front.with_body(
        "The text of the filing, in Markdown. It may stay empty; this comment is never published.",
    )
}

/// How a record is withheld. It is said in a sentence, as a line that begins with the key and is a
/// comment is an error.
const WITHHOLD: &str =
    "To withhold it, add a line with the key `access` and one of: confidential, sealed, unlisted.";

/// What is known of a docket that is about to be recorded.
#[derive(Debug, Clone, Default)]
pub struct DocketScaffold {
    /// Its number.
    pub number: String,
    /// What it is called.
    pub title: Option<String>,
    /// The agency before which it is, where the site names none.
    pub agency: Option<String>,
    /// When it was opened.
    pub opened: String,
}

/// Writes the scaffold of a `docket.md`.
pub fn docket(known: &DocketScaffold) -> String {
    let mut front = ScaffoldFront::of(&keys::DOCKET);
    front.give("number", &known.number);
    front.give_all("title", known.title.as_slice());
    front.give_all("agency", known.agency.as_slice());
    front.give("status", "open");
    front.give("opened", &known.opened);
    front.offer(&[
        ("title", "What the proceeding is about"),
        ("type", "Kind of proceeding"),
        ("presiding", "Name of the person"),
        ("parties", "[{party: Name of the party, role: Applicant}]"),
        (
            "clocks",
            "[{name: Time to answer, starts: 2025-01-31, milestones: [{days: 20, title: Answers due}]}]",
        ),
        ("events", "[{date: \"2025-12-31T10:00\", title: Hearing, type: hearing}]"),
        ("not_on_file", "[{title: A letter that is known, date: 2025-01-31}]"),
        ("source_url", "https://example.org/"),
    ]);
    front.say(WITHHOLD);
    front.with_body("What the docket is about, in Markdown. It may stay empty; this comment is never published.")
}

/// Writes the scaffold of a party's record.
pub fn party(name: &str) -> String {
    let mut front = ScaffoldFront::of(&keys::PARTY);
    front.give("name", name);
    front.offer(&[
        ("aliases", "[Another spelling, Its initials]"),
        ("formerly", "Former name"),
        ("kind", "company"),
        ("parent", "Name of the party that owns it"),
        ("website", "https://example.org/"),
        (
            "counsel",
            "[{name: Name of the person, firm: Name of the firm}]",
        ),
    ]);
    front.with_body(
        "Who the party is, in Markdown. It may stay empty; this comment is never published.",
    )
}

#[cfg(test)]
mod tests;
