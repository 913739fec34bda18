//! Writes what a source found as the text of a record, in the order in which a person would write its keys.

use std::borrow::Cow;

use super::again::first_name;
use super::text::{Strength, is_url, line, markdown, value};
use super::{
    Body, FoundAbsent, FoundDeadline, FoundDocket, FoundFiling, FoundParty, FoundReference,
    FoundSignature,
};
use crate::docket::Access;
use crate::intake::{bounds, holds_mark};
use crate::link::is_ending;
use crate::text::letters_of_name;
use crate::text::slug;
use crate::time::Date;

/// The longest name of which an address is made, in bytes; `plan` refuses longer ones.
const LONGEST_NAME: usize = 180;

/// Names a filing of the same source by its key.
pub type Refers<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the rest of the import and the site say of a filing.
#[derive(Clone, Default)]
pub struct Place<'a> {
    /// Its dockets, as the site writes them, the home first.
    pub dockets: Vec<String>,
    /// Whether it is kept out of builds for now.
    pub draft: bool,
    /// The path of each attachment, relative to the filing's file; `None` where none is held.
    pub files: Vec<Option<String>>,
    /// How a filing of the same source is named, by its key; `None` where it is not on file.
    pub refers: Option<Refers<'a>>,
}

/// Writes a filing's file.
pub fn filing(found: &FoundFiling, place: &Place<'_>) -> String {
    safely(|strength| filing_at(found, place, strength))
}

/// Writes a text, and again with more escapes where what stands beside one another in it makes a mark.
fn safely(write: impl Fn(Strength) -> String) -> String {
    let text = write(Strength::Light);
    match holds_mark(&text) || nests(&text) {
        true => write(Strength::Full),
        false => text,
    }
}

/// Tells whether brackets in values are left open so often that the reader takes the front matter for one that nests.
fn nests(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > bounds::NESTING - 4
    })
}

fn filing_at(found: &FoundFiling, place: &Place<'_>, strength: Strength) -> String {
    let mut front = Front::of(strength);
    let mut facts = Facts::default();
    let title = line(&found.title);
    let untitled = || match found.kind {
        Some(kind) => format!("{} without a title", kind.replace('-', " ")),
        None => "Document without a title".to_owned(),
    };
    front.give(
        "title",
        &Some(title)
            .filter(|title| !title.is_empty())
            .unwrap_or_else(untitled),
    );
    front.give_date(
        "date",
        found.date.as_deref().unwrap_or("unknown"),
        &mut facts,
    );
    match place.dockets.as_slice() {
        [] => front.plain("docket", "none"),
        some => front.give_all("docket", some),
    }
    if let Some(kind) = found.kind {
        front.plain("type", kind);
    }
    front.give_some("number", found.number.as_deref());
    for (key, label, names) in [
        ("filed_by", "Filed by", &found.filed_by),
        ("on_behalf_of", "On behalf of", &found.on_behalf_of),
        ("addressed_to", "Addressed to", &found.addressed_to),
        ("served_on", "Served on", &found.served_on),
    ] {
        front.give_all(key, &parties(names, label, &mut facts));
    }
    front.sign(&found.signed_by);
    for (key, references) in [
        ("responds_to", &found.responds_to),
        ("references", &found.references),
        ("corrects", &found.corrects),
    ] {
        front.refer(key, references, place);
    }
    front.give_some("label", found.label.as_deref());
    front.attach(found, place);
    front.give_deadlines(&found.deadlines, &mut facts);
    for key in crate::docket::keys::OTHER_DATES {
        let date = found.dates.iter().find(|(name, _)| name == key);
        if let Some((_, date)) = date {
            front.give_date(key, date, &mut facts);
        }
    }
    // It is always said: a value that reads like this key then counts as what it is, a value.
    front.plain("access", found.access.word());
    front.give_some("public_title", found.public_title.as_deref());
    facts.add_all(&found.facts);
    let after_access = front.lines.len();
    if place.draft {
        front.plain("draft", "true");
    }
    front.give_source(found.source_url.as_deref(), &mut facts);
    front.give_map("identifiers", &found.identifiers);
    front.give_map("facts", &facts.all);
    for guess in &found.guesses {
        let (from, value) = (value(&guess.from, strength), value(&guess.value, strength));
        front
            .lines
            .push(format!("# guess from {from}: {}: {value}", guess.key));
    }
    // A value that begins like this key would count as the key, unless the record has it.
    if !place.draft && front.lines.iter().any(|line| begins_like_draft(line)) {
        front.lines.insert(after_access, "draft: false".to_owned());
    }
    front.with_body(&body(&found.body, strength))
}

/// Tells whether the first word of a line is near to `draft`.
fn begins_like_draft(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    let word = words.find(|word| !word.is_empty()).unwrap_or("");
    (4..=8).contains(&word.len()) && strsim::damerau_levenshtein(&word.to_lowercase(), "draft") <= 1
}

/// Writes a docket's record, with the parties of which a source tells the role.
pub fn docket(found: &FoundDocket, number: &str, parties: &[&FoundParty]) -> String {
    safely(|strength| docket_at(found, number, parties, strength))
}

fn docket_at(
    found: &FoundDocket,
    number: &str,
    parties: &[&FoundParty],
    strength: Strength,
) -> String {
    let mut front = Front::of(strength);
    let mut facts = Facts::default();
    front.give("number", number);
    front.give_some("title", found.title.as_deref());
    front.give_some("agency", found.agency.as_deref());
    if let Some(status) = found.status {
        front.plain("status", status);
    }
    for (key, date) in [("opened", &found.opened), ("closed", &found.closed)] {
        if let Some(date) = date {
            front.give_date(key, date, &mut facts);
        }
    }
    front.give_all("presiding", &found.presiding);
    front.take_part(parties);
    front.plain("access", Access::Public.word());
    front.give_events(&found.deadlines, &mut facts);
    front.miss(&found.not_on_file);
    front.give_source(found.source_url.as_deref(), &mut facts);
    facts.add_all(&found.facts);
    front.give_map("identifiers", &found.identifiers);
    front.give_map("facts", &facts.all);
    front.with_body("")
}

/// Writes a party's record. `aliases` are all other spellings of its name.
pub fn party(found: &FoundParty, aliases: &[String]) -> String {
    safely(|strength| {
        let mut front = Front::of(strength);
        front.give("name", &found.name);
        // One spelling stands in one list, and the name itself in none.
        let mut known = vec![letters_of_name(&found.name)];
        let mut new = |name: &&String| {
            let folded = letters_of_name(name);
            let is_new = !folded.is_empty() && !known.contains(&folded);
            known.push(folded);
            is_new
        };
        let formerly: Vec<String> = found.formerly.iter().filter(&mut new).cloned().collect();
        let all = aliases.iter().chain(&found.aliases);
        let aliases: Vec<String> = all.filter(&mut new).cloned().collect();
        front.give_all("aliases", &aliases);
        front.give_all("formerly", &formerly);
        front.give_all("dba", &found.dba);
        front.counsel("", &found.counsel);
        front.with_body("")
    })
}

/// Tells whether a party's record would say more than its name.
pub fn says_more(found: &FoundParty) -> bool {
    let more = [&found.dba, &found.aliases, &found.formerly];
    more.iter().any(|names| !names.is_empty()) || !found.counsel.is_empty()
}

/// Tells whether a name makes an address.
pub fn makes_address(name: &str) -> bool {
    let name = slug(name);
    !name.is_empty() && name.len() <= LONGEST_NAME
}

/// Gives the names that can be parties: an ending that was cut off goes back to its name, and what cannot be a party
/// becomes a fact.
fn parties(names: &[String], label: &str, facts: &mut Facts) -> Vec<String> {
    let mut parties: Vec<String> = Vec::new();
    for name in names.iter().map(|name| line(name)) {
        let is_known = parties.contains(&name);
        match parties.last_mut() {
            _ if name.is_empty() || is_known => {}
            Some(last) if is_ending(&name) => {
                last.push_str(", ");
                last.push_str(&name);
            }
            None if is_ending(&name) => facts.add(label, &name),
            _ if !letters_of_name(&name).is_empty() && !makes_address(&name) => {
                facts.add(label, &name)
            }
            _ => parties.push(name),
        }
    }
    parties
}

fn body(body: &Body, strength: Strength) -> Cow<'_, str> {
    match body {
        Body::None => "".into(),
        Body::Plain(text) => markdown(text, strength).into(),
        // A mark in it was not meant as one: the text is the source's own.
        Body::Markdown(text) if strength == Strength::Full || holds_mark(text) => {
            markdown(text, strength).into()
        }
        Body::Markdown(text) => super::text::lines(text).into(),
        Body::Blocks(blocks) => match super::blocks::markdown(blocks, strength) {
            text if strength == Strength::Light && holds_mark(&text) => {
                super::blocks::markdown(blocks, Strength::Full).into()
            }
            text => text.into(),
        },
    }
}

/// Facts under the names that readers are shown; those of one name are one fact.
#[derive(Default)]
struct Facts {
    all: Vec<(String, String)>,
}

impl Facts {
    fn add(&mut self, name: &str, text: &str) {
        let (name, text) = (line(name), line(text));
        if name.is_empty() || text.is_empty() {
            return;
        }
        match self.all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) if *all == text => {}
            Some((_, all)) => {
                all.push_str("; ");
                all.push_str(&text);
            }
            None => self.all.push((name, text)),
        }
    }

    fn add_all(&mut self, facts: &[(String, String)]) {
        for (name, text) in facts {
            self.add(name, text);
        }
    }
}

/// The lines of a front matter.
#[derive(Default)]
struct Front {
    lines: Vec<String>,
    strength: Strength,
}

impl Front {
    fn of(strength: Strength) -> Front {
        Front {
            strength,
            ..Front::default()
        }
    }

    /// Gives a key a word of the format itself.
    fn plain(&mut self, key: &str, word: &str) {
        self.lines.push(format!("{key}: {word}"));
    }

    fn give(&mut self, key: &str, text: &str) {
        let strength = self.strength;
        self.lines.push(format!("{key}: {}", value(text, strength)));
    }

    fn give_some(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text.map(line).filter(|text| !text.is_empty()) {
            self.give(key, &text);
        }
    }

    fn give_all(&mut self, key: &str, texts: &[String]) {
        let strength = self.strength;
        let texts: Vec<String> = texts.iter().map(|text| line(text)).collect();
        let texts: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
        match texts.as_slice() {
            [] => {}
            [only] => self.give(key, only),
            several => {
                self.lines.push(format!("{key}:"));
                let entries = several
                    .iter()
                    .map(|text| format!("  - {}", value(text, strength)));
                self.lines.extend(entries);
            }
        }
    }

    /// Gives a date, or a fact where the source's date is none.
    fn give_date(&mut self, key: &'static str, date: &str, facts: &mut Facts) {
        match Date::parse(date) {
            Ok(date) => self.plain(key, &date.to_string()),
            Err(_) => {
                if key == "date" {
                    self.plain(key, "unknown");
                }
                facts.add(&capitalized(key), date);
            }
        }
    }

    fn give_map(&mut self, key: &str, entries: &[(String, String)]) {
        let strength = self.strength;
        let mut known: Vec<String> = Vec::new();
        let mut lines = Vec::new();
        for (name, text) in entries {
            let (name, text) = (line(name), line(text));
            if name.is_empty() || text.is_empty() || known.contains(&name) {
                continue;
            }
            lines.push(format!(
                "  {}: {}",
                value(&name, strength),
                value(&text, strength)
            ));
            known.push(name);
        }
        if !lines.is_empty() {
            self.lines.push(format!("{key}:"));
            self.lines.extend(lines);
        }
    }

    fn give_source(&mut self, url: Option<&str>, facts: &mut Facts) {
        let Some(url) = url.map(line).filter(|url| !url.is_empty()) else {
            return;
        };
        match is_url(&url) {
            true => self.give("source_url", &url),
            false => facts.add("Address", &url),
        }
    }

    fn give_deadlines(&mut self, deadlines: &[FoundDeadline], facts: &mut Facts) {
        let strength = self.strength;
        let mut entries = Vec::new();
        for deadline in deadlines {
            match Date::parse(&deadline.date) {
                Ok(date) => entries.push(vec![
                    ("date", date.to_string()),
                    ("title", value(&deadline.title, strength)),
                ]),
                Err(_) => facts.add(&deadline.title, &deadline.date),
            }
        }
        self.give_records("", "deadlines", &entries);
    }

    /// Gives the dates that a docket sets, as its events.
    fn give_events(&mut self, deadlines: &[FoundDeadline], facts: &mut Facts) {
        let strength = self.strength;
        let mut entries = Vec::new();
        for deadline in deadlines {
            match Date::parse(&deadline.date) {
                Ok(date) => entries.push(vec![
                    ("date", date.to_string()),
                    ("title", value(&deadline.title, strength)),
                    ("type", "deadline".to_owned()),
                ]),
                Err(_) => facts.add(&deadline.title, &deadline.date),
            }
        }
        self.give_records("", "events", &entries);
    }

    /// Gives a list of maps, whose values are YAML already.
    fn give_records(&mut self, indent: &str, key: &str, records: &[Vec<(&str, String)>]) {
        if records.is_empty() {
            return;
        }
        self.lines.push(format!("{indent}{key}:"));
        for record in records {
            for (at, (name, text)) in record.iter().enumerate() {
                let sign = if at == 0 { "-" } else { " " };
                self.lines.push(format!("{indent}  {sign} {name}: {text}"));
            }
        }
    }

    fn refer(&mut self, key: &str, references: &[FoundReference], place: &Place<'_>) {
        let strength = self.strength;
        let mut entries: Vec<Vec<String>> = Vec::new();
        for reference in references {
            let entry = match reference {
                FoundReference::Key(key) => {
                    let named = place.refers.and_then(|refers| refers(key));
                    named.map(|name| vec![value(&name, strength)])
                }
                FoundReference::NotOnFile(absent) => {
                    let lines = self.absent(absent);
                    (!line(&absent.title).is_empty()).then_some(lines)
                }
            };
            entries.extend(entry.filter(|entry| !entries.contains(entry)));
        }
        match entries.as_slice() {
            [] => {}
            [only] if only.len() == 1 && !only[0].starts_with("title:") => {
                self.plain(key, &only[0]);
            }
            several => {
                self.lines.push(format!("{key}:"));
                for lines in several {
                    for (at, text) in lines.iter().enumerate() {
                        let sign = if at == 0 { "-" } else { " " };
                        self.lines.push(format!("  {sign} {text}"));
                    }
                }
            }
        }
    }

    fn attach(&mut self, found: &FoundFiling, place: &Place<'_>) {
        let strength = self.strength;
        let mut records = Vec::new();
        for (at, attachment) in found.attachments.iter().enumerate() {
            let file = place.files.get(at).and_then(Option::as_deref);
            let (mut url, mut name) = (None, None);
            match &attachment.held {
                super::FoundFile::Url(address) if is_url(&line(address)) => {
                    url = Some(line(address))
                }
                super::FoundFile::Url(address) => name = Some(line(address)),
                super::FoundFile::Input(path) => name = Some(base_name(path)),
                super::FoundFile::Inside(path, _) | super::FoundFile::Named(path) => {
                    name = Some(base_name(path));
                }
                super::FoundFile::Nowhere => {}
            }
            if at == 0 {
                name = first_name(found).or(name);
            }
            let title = attachment
                .title
                .as_deref()
                .map(line)
                .filter(|title| !title.is_empty());
            // A name that the file does not have is kept in the title.
            let name = name
                .filter(|name| file.is_none_or(|file| !base_name(file).ends_with(name.as_str())));
            let title = match (title, name) {
                (Some(title), Some(name)) if title != name => Some(format!("{title} ({name})")),
                (title, name) => title.or(name),
            };
            let label = attachment
                .label
                .as_deref()
                .map(line)
                .filter(|label| !label.is_empty());
            let mut record = Vec::new();
            let mut give = |key, text: Option<String>| {
                record.extend(text.map(|text| (key, value(&text, strength))));
            };
            give("file", file.map(str::to_owned));
            give("url", url.filter(|_| file.is_none()));
            give("label", label);
            give("title", title);
            give(
                "pages",
                attachment
                    .pages
                    .as_deref()
                    .map(line)
                    .filter(|pages| !pages.is_empty()),
            );
            if !attachment.access.is_public() {
                record.push(("access", attachment.access.word().to_owned()));
                let public_title = attachment.public_title.as_deref().map(line);
                let public_title = public_title.filter(|title| !title.is_empty());
                record.extend(public_title.map(|title| ("public_title", value(&title, strength))));
            }
            if record.is_empty() {
                record.push(("title", "Attachment".to_owned()));
            }
            records.push(record);
        }
        self.give_records("", "attachments", &records);
    }

    /// Gives the parties of a docket with their roles and counsel.
    fn take_part(&mut self, parties: &[&FoundParty]) {
        let strength = self.strength;
        let parties: Vec<&&FoundParty> = parties
            .iter()
            .filter(|party| makes_address(&party.name) && !is_ending(&party.name))
            .collect();
        if parties.is_empty() {
            return;
        }
        self.lines.push("parties:".to_owned());
        for party in parties {
            self.lines
                .push(format!("  - party: {}", value(&party.name, strength)));
            if let Some(role) = party
                .role
                .as_deref()
                .map(line)
                .filter(|role| !role.is_empty())
            {
                self.lines
                    .push(format!("    role: {}", value(&role, strength)));
            }
            let until = party
                .until
                .as_deref()
                .and_then(|until| Date::parse(until).ok());
            if let Some(until) = until {
                self.lines.push(format!("    until: {until}"));
            }
            self.counsel("    ", &party.counsel);
        }
    }

    fn counsel(&mut self, indent: &str, counsel: &[(String, Option<String>)]) {
        let strength = self.strength;
        let records: Vec<Vec<(&str, String)>> = counsel
            .iter()
            .filter(|(name, _)| !line(name).is_empty())
            .map(|(name, firm)| {
                let firm = firm.as_deref().map(line).filter(|firm| !firm.is_empty());
                let mut record = vec![("name", value(name, strength))];
                record.extend(firm.map(|firm| ("firm", value(&firm, strength))));
                record
            })
            .collect();
        self.give_records(indent, "counsel", &records);
    }

    fn sign(&mut self, signatures: &[FoundSignature]) {
        let strength = self.strength;
        let mut records = Vec::new();
        for one in signatures.iter().filter(|one| !line(&one.name).is_empty()) {
            let mut record = vec![("name", value(&one.name, strength))];
            let title = one.title.as_deref().map(line);
            let title = title.filter(|title| !title.is_empty());
            record.extend(title.map(|title| ("title", value(&title, strength))));
            let party = one.party.as_deref().map(line);
            let party = party.filter(|party| makes_address(party) && !is_ending(party));
            record.extend(party.map(|party| ("for", value(&party, strength))));
            records.push(record);
        }
        self.give_records("", "signed_by", &records);
    }

    fn miss(&mut self, absent: &[FoundAbsent]) {
        for (at, one) in absent.iter().enumerate() {
            if at == 0 {
                self.lines.push("not_on_file:".to_owned());
            }
            for (at, text) in self.absent(one).into_iter().enumerate() {
                let sign = if at == 0 { "-" } else { " " };
                self.lines.push(format!("  {sign} {text}"));
            }
        }
    }

    /// Gives the lines of a document that is not on file.
    fn absent(&self, one: &FoundAbsent) -> Vec<String> {
        let strength = self.strength;
        let mut lines = vec![format!("title: {}", value(&one.title, strength))];
        let date = one.date.as_deref().and_then(|date| Date::parse(date).ok());
        lines.extend(date.map(|date| format!("date: {date}")));
        lines.extend(one.kind.map(|kind| format!("type: {kind}")));
        for (key, names) in [
            ("filed_by", &one.filed_by),
            ("addressed_to", &one.addressed_to),
        ] {
            let names = parties(names, key, &mut Facts::default());
            if !names.is_empty() {
                lines.push(format!("{key}:"));
                let names = names
                    .iter()
                    .map(|name| format!("  - {}", value(name, strength)));
                lines.extend(names);
            }
        }
        lines
    }

    fn with_body(self, body: &str) -> String {
        let front = self.lines.join("\n");
        match body.trim() {
            "" => format!("---\n{front}\n---\n"),
            body => format!("---\n{front}\n---\n\n{body}\n"),
        }
    }
}

/// Gives a file's name without its folders.
pub fn base_name(path: &str) -> String {
    line(path.rsplit(['/', '\\']).next().unwrap_or(path))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Severity, SitePath};
    use crate::docket::{Contents, Settings};
    use crate::import::text;
    use crate::intake::{Record, read_unwritten};
    use crate::text::Prose;
    use crate::text::fold;
    use crate::text::tree::{Element, NodeKind};
    use proptest::prelude::*;

    /// Reads a filing's text as the program does, and gives its title, its facts and the words of its body.
    fn read(text: &str) -> (String, Vec<(String, String)>, String) {
        let path = SitePath::new("content/A/2024-01-01-a.md");
        let source = read_unwritten("content", path, text, &Settings::default());
        let errors: Vec<_> = source
            .problems
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{text}\n{errors:?}");
        let Some(Record::Filing(record)) = source.record else {
            panic!("no filing: {text}");
        };
        let filing = record.filing.expect("it is public");
        let Contents::Open(document) = &filing.contents else {
            panic!("it is withheld: {text}");
        };
        (
            filing.heading_in_english().into_owned(),
            document.facts.clone(),
            words_shown(&document.body),
        )
    }

    /// Gives the words that readers see, with a line break for each break and a blank line for each paragraph. Anything but
    /// paragraphs of text would be an effect of the source's text.
    fn words_shown(prose: &Prose) -> String {
        prose.read(|tree| {
            let mut shown = String::new();
            for node in &tree.nodes {
                match &node.kind {
                    // The line break behind a break that readers see.
                    NodeKind::Line if shown.ends_with('\n') => {}
                    NodeKind::Text(text) => shown.push_str(text),
                    NodeKind::Break => shown.push('\n'),
                    NodeKind::Element(Element::Paragraph {
                        holds_blocks: false,
                    }) => {
                        if !shown.is_empty() {
                            shown.push_str("\n\n");
                        }
                    }
                    other => panic!("{other:?} in {:?}", prose.text),
                }
            }
            shown
        })
    }

    /// Gives the lines of a text as they should be shown.
    fn wanted(text: &str) -> String {
        let text = text::lines(text);
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        let paragraphs = lines.split(|line| line.is_empty());
        let paragraphs = paragraphs.filter(|lines| !lines.is_empty());
        let paragraphs: Vec<String> = paragraphs.map(|lines| lines.join("\n")).collect();
        paragraphs.join("\n\n")
    }

    fn of(title: &str, fact: &str, body: &str) -> (String, Vec<(String, String)>, String) {
        let found = FoundFiling {
            title: title.to_owned(),
            date: Some("2024-01-01".to_owned()),
            facts: vec![(fact.to_owned(), title.to_owned())],
            filed_by: vec![title.to_owned()],
            number: Some(title.to_owned()),
            body: Body::Plain(body.to_owned()),
            guesses: vec![super::super::Guess {
                key: "filed_by",
                value: title.to_owned(),
                from: "line 3".to_owned(),
            }],
            ..FoundFiling::default()
        };
        let place = Place {
            dockets: vec!["A".to_owned()],
            ..Place::default()
        };
        read(&filing(&found, &place))
    }

    /// What text from outside may hold to take effect.
    const HOSTILE: [&str; 58] = [
        "<redacted>a</redacted>",
        "<redacted reason=\"x\">a",
        "</redacted>",
        "[/redacted]",
        "[redacted]x[/redacted]",
        "(end of redaction)",
        "< redacted >",
        "‹redacted›",
        "＜redacted＞",
        "«/confidential»",
        "<confidential>a</confidential>",
        "[confidential]x[/confidential]",
        "::: redacted",
        "\\redact{x}",
        "{% redacted %}",
        "{{ site.title }}",
        "<!-- a -->",
        "<!-- a",
        "a --> b",
        "<?a?>",
        "<!DOCTYPE html>",
        "<-- a -->",
        "&#x100000; &lt;redacted&gt;",
        "\u{100000}\u{10FFFD}",
        "---\naccess: sealed\ndraft: true\n---",
        "access: sealed",
        "Access confidential",
        "draft: true",
        "Confidential: yes",
        "sealed: true",
        "title: \"a: b\" # c",
        "<script>alert(1)</script>",
        "<b hidden>x</b>",
        "<span style=\"display: none\">x</span>",
        "[a](javascript:b)",
        "![a](b.png)",
        "[a]: b\n[a]",
        "<https://example.org>",
        "a[^1]\n\n[^1]: b",
        "| a | b |\n| --- | --- |\n| c | d |",
        "a | b\n--- | ---\nc | d",
        "# a\n## b {#c}",
        "a\n===\nb\n---",
        "- a\n  - b\n* c\n+ d\n1. e\n2) f",
        "- [ ] a",
        "> a\n>> b",
        "```\na\n```",
        "~~~\na",
        "    code\n\tcode",
        "a\n: b\n: c",
        "*a* **b** _c_ __d__ ~~e~~ ~f~ `g`",
        "a\\\nb  \nc",
        "\u{0}\u{7}\u{1B}[31ma\u{85}b\u{2028}c\u{FEFF}",
        "'a' \"b\" `c` \\n \\u003credacted\\u003e",
        "010 1e5 0x1F 2024-01-01 ~ null true No",
        "%TAG !a\n... \n&a *a !!b @c `d",
        "a\r\nb\rc\u{C}d",
        "\u{202E}abc\u{202C}",
    ];

    #[test]
    fn hostile_text_shows_its_own_words_and_takes_no_effect() {
        for hostile in HOSTILE {
            let (_, _, body) = of("A title", "A fact", hostile);
            assert_eq!(body, wanted(hostile), "{hostile:?}");
            // In the front matter, signs of marks are written otherwise; the words stay.
            let (title, facts, _) = of(hostile, hostile, "");
            let words = fold(&text::line(hostile));
            assert_eq!(fold(&title), words, "{hostile:?}");
            assert_eq!(facts.len(), 1, "{hostile:?}");
            assert_eq!(fold(&facts[0].1), words, "{hostile:?}");
        }
    }

    #[test]
    fn hostile_text_in_blocks_shows_its_own_words_and_takes_no_effect() {
        for hostile in HOSTILE {
            let lines: Vec<String> = text::lines(hostile)
                .split('\n')
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect();
            let found = FoundFiling {
                title: "A title".to_owned(),
                body: Body::Blocks(vec![super::super::blocks::paragraph(lines.clone())]),
                ..FoundFiling::default()
            };
            let place = Place {
                dockets: vec!["A".to_owned()],
                ..Place::default()
            };
            let (_, _, body) = read(&filing(&found, &place));
            let single = |text: &str| {
                text.split(' ')
                    .filter(|word| !word.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let wanted: Vec<String> = lines.iter().map(|line| single(line)).collect();
            assert_eq!(body, wanted.join("\n"), "{hostile:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_the_same_words(
            text in proptest::collection::vec(
                prop_oneof![
                    3 => "[ -~]{1,8}",
                    2 => "[a-z]{1,6}",
                    2 => "\n|\n\n|\r\n| |\t|    ",
                    1 => "\\PC{1,4}",
                    1 => any::<char>().prop_map(|c| c.to_string()),
                    2 => (0..HOSTILE.len()).prop_map(|at| HOSTILE[at].to_owned()),
                ],
                1..12,
            )
        ) {
            let text = text.concat();
            prop_assume!(text::line(&text).contains(char::is_alphanumeric));
            let (title, facts, body) = of(&text, "A fact", &text);
            prop_assert_eq!(&body, &wanted(&text));
            let line = text::line(&text);
            // Only signs may be written otherwise, and only where some may make a mark.
            prop_assert_eq!(fold(&title), fold(&line));
            let is_harmless = !line.contains(['<', '[', '{', '(', '\\', '&', ':', '=']) && line.is_ascii();
            prop_assert!(title == line || !is_harmless, "{} {}", title, line);
            prop_assert_eq!(&facts[0].1, &title);
        }
    }
}
