//! Writes what a source found as the text of a record, in the order in which a person would write
//! its keys.

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
pub(super) type Refers<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the rest of the import and the site say of a filing.
#[derive(Clone, Default)]
pub(super) struct Place<'a> {
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
pub(super) fn filing(found: &FoundFiling, place: &Place<'_>) -> String {
    safely(|strength| filing_at(found, place, strength))
}

/// Writes a text, and again with more escapes where what stands beside one another in it makes a
/// mark.
fn safely(write: impl Fn(Strength) -> String) -> String {
    let text = write(Strength::Light);
    match holds_mark(&text) || nests(&text) {
        true => write(Strength::Full),
        false => text,
    }
}

/// Returns whether brackets in values are left open so often that the reader takes the front matter
/// for one that nests.
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
    if let Some(status) = found.status {
        front.plain("status", status.word());
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

/// Returns whether the first word of a line is near to `draft`.
fn begins_like_draft(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    let word = words.find(|word| !word.is_empty()).unwrap_or("");
    (4..=8).contains(&word.len()) && strsim::damerau_levenshtein(&word.to_lowercase(), "draft") <= 1
}

/// Writes a docket's record, with the parties of which a source tells the role.
pub(super) fn docket(found: &FoundDocket, number: &str, parties: &[&FoundParty]) -> String {
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
pub(super) fn party(found: &FoundParty, aliases: &[String]) -> String {
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

/// Returns whether a party's record would say more than its name.
pub(super) fn says_more(found: &FoundParty) -> bool {
    let more = [&found.dba, &found.aliases, &found.formerly];
    more.iter().any(|names| !names.is_empty()) || !found.counsel.is_empty()
}

/// Returns whether a name makes an address.
pub(super) fn makes_address(name: &str) -> bool {
    let name = slug(name);
    !name.is_empty() && name.len() <= LONGEST_NAME
}

/// Returns the names that can be parties: an ending that was cut off goes back to its name, and
/// what cannot be a party becomes a fact.
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

    /// Writes a key with a word of the format itself.
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

    /// Writes a date, or a fact where the source's date is none.
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

    /// Writes the dates that a docket sets, as its events.
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

    /// Writes a list of maps, whose values are YAML already.
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

    /// Writes the parties of a docket with their roles and counsel.
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

    /// Returns the lines of a document that is not on file.
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

/// Returns a file's name without its folders.
pub(super) fn base_name(path: &str) -> String {
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
mod tests;
