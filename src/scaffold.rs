//! Scaffolds: the text that `docketpress new` begins a record with. What is known is filled in; the
//! keys that are needed most often are below it as comments, each under its sentence from the table
//! of keys.

use crate::docket::keys::{self, Table};

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
    let mut front = Front::of(&keys::FILING);
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
    let mut front = Front::of(&keys::DOCKET);
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
    let mut front = Front::of(&keys::PARTY);
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

/// The lines of a front matter, as far as they are written.
struct Front {
    table: &'static Table,
    given: Vec<&'static str>,
    lines: Vec<String>,
}

impl Front {
    fn of(table: &'static Table) -> Front {
        Front {
            table,
            given: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn give(&mut self, name: &'static str, value: &str) {
        debug_assert!(self.table.find(name).is_some(), "`{name}` is in the table");
        self.given.push(name);
        self.lines.push(format!("{name}: {}", scalar(value)));
    }

    /// Writes a key with one value, or a list of several; none leaves it out.
    fn give_all(&mut self, name: &'static str, values: &[String]) {
        match values {
            [] => {}
            [only] => self.give(name, only),
            several => {
                self.given.push(name);
                self.lines.push(format!("{name}:"));
                let entries = several.iter().map(|value| format!("  - {}", scalar(value)));
                self.lines.extend(entries);
            }
        }
    }

    fn say(&mut self, sentence: &str) {
        self.lines.push(format!("# {sentence}"));
    }

    /// Offers keys that were not given, each under its sentence.
    fn offer(&mut self, keys: &[(&'static str, &str)]) {
        self.lines.push("#".to_owned());
        self.say("Other keys that are often needed. Take the # away and write your own value.");
        for (name, example) in keys {
            if self.given.contains(name) {
                continue;
            }
            let key = self.table.find(name);
            self.say(key.expect("the table has what is offered").about);
            self.lines.push(format!("#{name}: {example}"));
        }
    }

    fn with_body(self, comment: &str) -> String {
        format!(
            "---\n{}\n---\n\n<!-- {comment} -->\n",
            self.lines.join("\n")
        )
    }
}

/// Writes a text as YAML: plain where that is safe, else between quotation marks.
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " .,;()&/§'’+-–—_!?%~".contains(c);
    let begins = text.chars().next().is_some_and(char::is_alphanumeric);
    let means_other = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    let plain = begins && !means_other && !text.ends_with(' ') && text.chars().all(is_plain);
    if plain {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // A record holds no other control characters.
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        let yaml = format!("key: {}\n", scalar(text));
        let value: serde_yaml::Value = serde_yaml::from_str(&yaml).ok()?;
        value["key"].as_str().map(str::to_owned)
    }

    #[test]
    fn a_text_is_quoted_only_where_it_must_be() {
        for (text, want) in [
            ("Socket Telecom, LLC", "Socket Telecom, LLC"),
            ("2024-03-01-petition", "2024-03-01-petition"),
            ("Answer: no", "\"Answer: no\""),
            ("true", "\"true\""),
            ("- a", "\"- a\""),
            ("A \"draft\"", "\"A \\\"draft\\\"\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_read_back_as_it_was(text in "[a-zA-Z][ -~äß§]{0,30}[a-z]") {
            prop_assert_eq!(read(&text), Some(text));
        }
    }
}
