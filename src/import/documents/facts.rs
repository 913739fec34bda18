//! What a document says of itself. A certain value becomes a key of its filing; a guess becomes a
//! comment.

mod parties;
mod title;

use std::sync::LazyLock;

use regex::Regex;

use super::days;
use super::letter;
use super::names;
use super::numbers;
use super::own_day::own_day;
use super::paper;
use super::running::Running;
use super::says::{self, Correspondents};
use super::service;
use super::sheet::DocumentSheet;
use crate::import::{FoundAbsent, FoundFiling, FoundParty, FoundReference, Guess};
use parties::parties;
use title::{kind, title};

/// What the file of a document says by its name and place.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// The name of the archive or the folder that it is in.
    pub folder: &'a str,
    /// Whether a day in it may be that on which it was opened last.
    pub has_moving_day: bool,
}

/// What a document says.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The filing, without its files and its text.
    pub filing: FoundFiling,
    /// Parties of which it says more than a name.
    pub parties: Vec<FoundParty>,
}

/// Reads what a document says of itself.
pub(super) fn facts(sheet: &DocumentSheet, file: &DocumentFile<'_>) -> Facts {
    let running = Running::of(sheet);
    let text = &running.text;
    let mut facts = Facts::default();
    let found = &mut facts.filing;
    let letter = letter::letter(sheet, text);
    let paper = match &letter {
        Some(_) => paper::Paper::default(),
        None => paper::paper(sheet, text),
    };
    let about = letter::about(sheet);
    let signed = letter::signature(sheet, letter.is_some());
    let mut begins = letter.as_ref().map_or(paper.begins, |letter| letter.begins);
    if let (Some(_), Some((_, at))) = (&letter, &about) {
        begins = begins.max(at + 1);
    }
    found.dockets = numbers::of_document(sheet, begins, file);

    if let Some((signature, _)) = &signed {
        found.signed_by.push(signature.clone());
    }
    if let Some(letter) = &letter {
        found.kind = Some("letter");
        let party = signed.as_ref().and_then(|(one, _)| one.party.clone());
        let by = party.or_else(|| letter.head.clone());
        let by = by.or_else(|| signed.as_ref().map(|(one, _)| one.name.clone()));
        if by.is_none() || letter.head.is_none() {
            guess_sender(&running, letter.to.as_deref(), found);
        }
        found.filed_by.extend(by);
        found.addressed_to.extend(letter.to.clone());
        if let Some(attention) = &letter.attention {
            let label = "To the attention of".to_owned();
            found.facts.push((label, attention.clone()));
        }
    } else {
        found.filed_by = paper.filed_by;
        found.addressed_to = paper.addressed_to;
    }

    let own = own_day(sheet, begins, signed.as_ref().map(|(_, at)| *at), text);
    match own {
        Some((day, place)) if file.has_moving_day && !place.is_sure_in_fields() => {
            guess(
                found,
                "date",
                day.to_string(),
                place.words(sheet) + ", which may change whenever the file is opened",
            );
        }
        Some((day, _)) => found.date = Some(day.to_string()),
        None => {
            if let Some(day) = days::of_name(file.name) {
                guess(
                    found,
                    "date",
                    day.to_string(),
                    "the name of the file".to_owned(),
                );
            }
        }
    }

    title(
        &letter,
        &about,
        paper.title,
        own.map(|(day, _)| day),
        file,
        &running,
        found,
    );
    kind(sheet, paper.is_issued, found);
    found.label = sheet.mark.clone();
    if found.filed_by.is_empty() {
        found.filed_by.extend(filer_of_title(&found.title));
    }
    // An attorney signs for the party, and with a firm.
    for signature in &mut found.signed_by {
        let firm = signature
            .party
            .as_ref()
            .filter(|party| party.ends_with("LLP") || party.ends_with("P.C."));
        if let Some(firm) = firm.cloned()
            && let [party] = found.filed_by.as_slice()
            && *party != firm
        {
            signature.party = Some(party.clone());
            signature.title.get_or_insert(firm);
        }
    }
    if let Some(certificate) = service::certificate(text) {
        found.served_on = service::served_on(certificate);
    }
    let who = Correspondents {
        from: &found.filed_by,
        to: &found.addressed_to,
    };
    let said = says::said(&running, own.map(|(day, _)| day), &who);
    found.deadlines = said.deadlines;
    let is_own =
        |one: &FoundAbsent| found.title.eq_ignore_ascii_case(&one.title) && one.date == found.date;
    let mentioned = said.mentioned.into_iter().filter(|one| !is_own(one));
    found.references = mentioned.map(FoundReference::NotOnFile).collect();
    parties(sheet, &running, &mut facts);
    facts
}

/// Returns whose paper it is where its title says so: `Response of Sample, LLC to Data Request 4`,
/// `Comments of the Sample Alliance`.
fn filer_of_title(title: &str) -> Option<String> {
    if let Some(company) = names::companies(title).first()
        && OF.is_match(&title[..company.from])
    {
        return Some(company.name.clone());
    }
    let (at, before) = title
        .match_indices(" of ")
        .map(|(at, of)| (at + of.len(), &title[..at + of.len()]))
        .next()?;
    let name = title[at..].trim_start_matches("the ");
    let is_name = OF.is_match(before) && names::is_organization(name) && names::is_titled(name);
    is_name.then(|| name.to_owned())
}

static OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\w+\s+){0,2}(?:response|answer|reply|motion|application|petition|comments|brief|objections?|testimony|report|complaint)\s+of\s+(?:the\s+)?$")
        .expect("the expression is right")
});

/// Guesses for whom a letter is written that has no head: `Sample intends`, `Sample requests`.
fn guess_sender(running: &Running, to: Option<&str>, found: &mut FoundFiling) {
    let mut all: Vec<(String, usize, usize)> = Vec::new();
    for acts in ACTS.captures_iter(&running.text) {
        let name = acts["name"].to_owned();
        let at = acts.get(0).map_or(0, |whole| whole.start());
        if to.is_some_and(|to| to.starts_with(&name)) {
            continue;
        }
        match all.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, count, _)) => *count += 1,
            None => all.push((name, 1, at)),
        }
    }
    if let Some((name, _, at)) = all
        .into_iter()
        .max_by_key(|(_, count, at)| (*count, usize::MAX - at))
    {
        let place = running.place(at);
        guess(found, "filed_by", name, place);
    }
}

static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<name>[A-Z][A-Za-z&]{2,})\s+(?:is\s+(?:submitting|requesting|asking|writing|planning)|intends|requests|asks|would\s+like|submits|proposes)\b")
        .expect("the expression is right")
});

fn guess(found: &mut FoundFiling, key: &'static str, value: String, from: String) {
    found.guesses.push(Guess { key, value, from });
}
