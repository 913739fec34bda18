//! Front matter, key by key.

use super::facts::FrontFacts;
use super::{FilingPlace, makes_address, parties};
use crate::import::FoundFile;
use crate::import::again::first_name;
use crate::import::text::{Strength, is_url, line, value};
use crate::import::{
    FoundAbsent, FoundDeadline, FoundFiling, FoundParty, FoundReference, FoundSignature,
};
use crate::link::is_ending;
use crate::time::Date;

/// The lines of a front matter.
#[derive(Default)]
pub(super) struct Front {
    pub(super) lines: Vec<String>,
    pub(super) strength: Strength,
}

impl Front {
    pub(super) fn of(strength: Strength) -> Front {
        Front {
            strength,
            ..Front::default()
        }
    }

    /// Writes a key with a word of the format itself.
    pub(super) fn plain(&mut self, key: &str, word: &str) {
        self.lines.push(format!("{key}: {word}"));
    }

    pub(super) fn give(&mut self, key: &str, text: &str) {
        let strength = self.strength;
        self.lines.push(format!("{key}: {}", value(text, strength)));
    }

    pub(super) fn give_some(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text.map(line).filter(|text| !text.is_empty()) {
            self.give(key, &text);
        }
    }

    pub(super) fn give_all(&mut self, key: &str, texts: &[String]) {
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
    pub(super) fn give_date(&mut self, key: &'static str, date: &str, facts: &mut FrontFacts) {
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

    pub(super) fn give_map(&mut self, key: &str, entries: &[(String, String)]) {
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

    pub(super) fn give_source(&mut self, url: Option<&str>, facts: &mut FrontFacts) {
        let Some(url) = url.map(line).filter(|url| !url.is_empty()) else {
            return;
        };
        match is_url(&url) {
            true => self.give("source_url", &url),
            false => facts.add("Address", &url),
        }
    }

    pub(super) fn give_deadlines(&mut self, deadlines: &[FoundDeadline], facts: &mut FrontFacts) {
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
    pub(super) fn give_events(&mut self, deadlines: &[FoundDeadline], facts: &mut FrontFacts) {
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
    pub(super) fn give_records(
        &mut self,
        indent: &str,
        key: &str,
        records: &[Vec<(&str, String)>],
    ) {
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

    pub(super) fn refer(
        &mut self,
        key: &str,
        references: &[FoundReference],
        place: &FilingPlace<'_>,
    ) {
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

    pub(super) fn attach(&mut self, found: &FoundFiling, place: &FilingPlace<'_>) {
        let strength = self.strength;
        let mut records = Vec::new();
        for (at, attachment) in found.attachments.iter().enumerate() {
            let file = place.files.get(at).and_then(Option::as_deref);
            let (mut url, mut name) = (None, None);
            match &attachment.held {
                FoundFile::Url(address) if is_url(&line(address)) => url = Some(line(address)),
                FoundFile::Url(address) => name = Some(line(address)),
                FoundFile::Input(path) => name = Some(base_name(path)),
                FoundFile::Inside(path, _) | FoundFile::Named(path) => {
                    name = Some(base_name(path));
                }
                FoundFile::Nowhere => {}
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
    pub(super) fn take_part(&mut self, parties: &[&FoundParty]) {
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

    pub(super) fn counsel(&mut self, indent: &str, counsel: &[(String, Option<String>)]) {
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

    pub(super) fn sign(&mut self, signatures: &[FoundSignature]) {
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

    pub(super) fn miss(&mut self, absent: &[FoundAbsent]) {
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
    pub(super) fn absent(&self, one: &FoundAbsent) -> Vec<String> {
        let strength = self.strength;
        let mut lines = vec![format!("title: {}", value(&one.title, strength))];
        let date = one.date.as_deref().and_then(|date| Date::parse(date).ok());
        lines.extend(date.map(|date| format!("date: {date}")));
        lines.extend(one.kind.map(|kind| format!("type: {kind}")));
        for (key, names) in [
            ("filed_by", &one.filed_by),
            ("addressed_to", &one.addressed_to),
        ] {
            let names = parties(names, key, &mut FrontFacts::default());
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

    pub(super) fn with_body(self, body: &str) -> String {
        let front = self.lines.join("\n");
        match body.trim() {
            "" => format!("---\n{front}\n---\n"),
            body => format!("---\n{front}\n---\n\n{body}\n"),
        }
    }
}

/// Returns a file's name without its folders.
pub(in crate::import) fn base_name(path: &str) -> String {
    line(path.rsplit(['/', '\\']).next().unwrap_or(path))
}

pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
