//! Writes what a source found as the text of a record, in the order in which a person would write
//! its keys.

mod facts;
mod front;

use std::borrow::Cow;

use super::text::{Strength, line, markdown, value};
use super::{Body, FoundDocket, FoundFiling, FoundParty};
use crate::docket::Access;
use crate::intake::{bounds, holds_mark};
use crate::link::is_ending;
use crate::text::letters_of_name;
use crate::text::slug;
use facts::FrontFacts;
use front::Front;
pub(super) use front::base_name;

/// The longest name of which an address is made, in bytes; `plan` refuses longer ones.
const LONGEST_NAME: usize = 180;

/// Names a filing of the same source by its key.
pub(super) type Refers<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the rest of the import and the site say of a filing.
#[derive(Clone, Default)]
pub(super) struct FilingPlace<'a> {
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
pub(super) fn filing(found: &FoundFiling, place: &FilingPlace<'_>) -> String {
    safely(|strength| filing_at(found, place, strength))
}

/// Writes a text, and again with more escapes if two of its parts together make a mark.
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

fn filing_at(found: &FoundFiling, place: &FilingPlace<'_>, strength: Strength) -> String {
    let mut front = Front::of(strength);
    let mut facts = FrontFacts::default();
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

/// Writes a docket's record, with the parties of which a source gives the role.
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
    let mut facts = FrontFacts::default();
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
        // One spelling is in one list, and the name itself in none.
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
fn parties(names: &[String], label: &str, facts: &mut FrontFacts) -> Vec<String> {
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

#[cfg(test)]
mod tests;
