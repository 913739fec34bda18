//! What a document says of itself. A certain value becomes a key of its filing; a guess becomes a
//! comment.

use std::sync::LazyLock;

use chrono::NaiveDate;
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
use super::sheet::Sheet;
use crate::import::tables::kinds;
use crate::import::text::line;
use crate::import::{FoundAbsent, FoundFiling, FoundParty, FoundReference, Guess};

/// What the file of a document says by its name and place.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
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
pub(super) fn facts(sheet: &Sheet, file: &File<'_>) -> Facts {
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

/// Finds the title: what a letter is about, the title of a paper, or else what the name of the file
/// says.
fn title(
    letter: &Option<letter::Letter>,
    about: &Option<(String, usize)>,
    paper: Option<String>,
    day: Option<NaiveDate>,
    file: &File<'_>,
    running: &Running,
    found: &mut FoundFiling,
) {
    if let Some((about, _)) = about {
        found.title = line(about);
        return;
    }
    if let Some(title) = paper {
        found.title = line(&title);
        return;
    }
    if let Some(letter) = letter {
        let to = letter.to.as_ref().map(|to| format!(" to {to}"));
        let of = day.map(|day| format!(" of {}", crate::time::spell_day(day)));
        found.title = format!("Letter{}{}", of.unwrap_or_default(), to.unwrap_or_default());
        if let Some((from, sentence)) = purpose(running) {
            let place = running.place(from);
            guess(found, "title", sentence, place);
        }
        return;
    }
    found.title = of_name(file.name);
    if found.title.is_empty() {
        // A name such as `12-1.pdf` says nothing, but a filing needs a title.
        found.title = "Document without a title".to_owned();
        let first = running.text.split("\n\n").next().unwrap_or_default();
        let first: String = first.chars().take(120).collect();
        if !first.trim().is_empty() {
            guess(found, "title", line(&first), "line 1".to_owned());
        }
    }
}

/// Finds the sentence that says what a letter is for.
fn purpose(running: &Running) -> Option<(usize, String)> {
    let text = &running.text;
    let lower = text.to_ascii_lowercase();
    let marks = [
        "is submitting a ",
        "the purpose of this letter is to ",
        "i am writing to ",
        "we are writing to ",
        "this letter is to ",
        "this is to ",
    ];
    let (at, mark) = marks
        .iter()
        .find_map(|mark| Some((lower.find(mark)?, *mark)))?;
    let rest = &text[at + mark.len()..];
    let end = [" for the purpose", " with ", ". ", ", ", "\n\n"]
        .iter()
        .filter_map(|end| rest.find(end))
        .min()
        .unwrap_or(rest.len());
    let words: String = rest[..end].chars().take(120).collect();
    let words = words.trim();
    let mut letters = words.chars();
    let first = letters.next()?;
    Some((at, first.to_uppercase().chain(letters).collect()))
}

/// Makes a title of the name of a file; nothing where it says nothing, as that of a scan.
pub(super) fn of_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.replace('_', " ");
    let words = line(&words);
    let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
    const NOTHING: [&str; 12] = [
        "scan", "scanned", "img", "image", "doc", "document", "file", "untitled", "dsc", "page",
        "fax", "copy",
    ];
    let says_nothing = letters.len() < 3 || NOTHING.contains(&letters.to_lowercase().as_str());
    match says_nothing {
        true => String::new(),
        false => words,
    }
}

/// Finds the type, where the title says it.
fn kind(sheet: &Sheet, is_issued: bool, found: &mut FoundFiling) {
    if found.kind.is_some() {
        return;
    }
    let title = found.title.to_lowercase();
    let is_answer = title.starts_with("response") || title.starts_with("answer");
    let kind = match is_answer && title.contains("data request") {
        true => Some("data-response"),
        false => kinds::of(&found.title),
    };
    match kind {
        // Only the agency's own papers are orders.
        Some(kind) if kinds::is_issued(kind) && !is_issued => {
            let from = "the title".to_owned();
            guess(found, "type", kind.to_owned(), from);
        }
        Some(kind) => found.kind = Some(kind),
        None if sheet.mark.is_some() => found.kind = Some("exhibit"),
        None => {}
    }
}

/// Gathers the companies that a document names: those that do business under another name have a
/// record.
fn parties(sheet: &Sheet, running: &Running, facts: &mut Facts) {
    let mut named: Vec<String> = Vec::new();
    let (mut all, mut perhaps) = (Vec::new(), Vec::new());
    for paragraph in &sheet.paragraphs {
        // Lines that a person broke hold a name each; others go on.
        let mut own = String::new();
        for (at, line) in paragraph.lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &paragraph.lines[at].text);
            let is_short = |before: &&String| before.split(' ').count() <= 5;
            if before
                .filter(is_short)
                .is_some_and(|before| names::is_titled(before))
            {
                all.extend(companies(&own, &mut perhaps));
                own.clear();
            }
            // The lines of a caption end with a sign that parts them from its other half.
            let words = line.text.trim_end_matches([')', '§', ' ']);
            super::sheet::join(&mut own, words);
        }
        all.extend(companies(&own, &mut perhaps));
    }
    for company in all {
        let name = names::respelled(&company.name, &running.text);
        if let Some(dba) = company.dba.filter(|_| facts.parties.len() < 50) {
            match facts.parties.iter_mut().find(|party| party.name == name) {
                Some(party) if !party.dba.contains(&dba) => party.dba.push(dba),
                Some(_) => {}
                None => facts.parties.push(FoundParty {
                    name: name.clone(),
                    aliases: vec![format!("{name} d/b/a {dba}")],
                    dba: vec![dba],
                    ..FoundParty::default()
                }),
            }
        }
        if !named.contains(&name) && named.len() < 12 {
            named.push(name);
        }
    }
    let found = &mut facts.filing;
    let is_said = |name: &String| {
        let all = [&found.filed_by, &found.addressed_to, &found.served_on];
        all.into_iter().any(|names| names.contains(name))
    };
    // The end of a name that a line cuts is no name.
    let whole = named.clone();
    let is_end = |name: &String| {
        let end = format!(" {name}");
        let all = [
            &whole,
            &found.filed_by,
            &found.addressed_to,
            &found.served_on,
        ];
        all.into_iter().flatten().any(|other| other.ends_with(&end))
    };
    named.retain(|name| !is_said(name) && !is_end(name));
    if !named.is_empty() {
        let label = "Companies named".to_owned();
        let shown: Vec<String> = named
            .iter()
            .map(|name| {
                let own = facts.parties.iter().find(|party| party.name == *name);
                let dba = own.and_then(|party| party.dba.first());
                dba.map_or_else(|| name.clone(), |dba| format!("{name} d/b/a {dba}"))
            })
            .collect();
        found.facts.push((label, shown.join("; ")));
    }
    perhaps.sort();
    perhaps.dedup();
    for (name, dba) in perhaps.into_iter().take(12) {
        let said = ["d/b/a ", "dba ", "d.b.a. ", "doing business as "]
            .iter()
            .find_map(|sign| running.text.find(&format!("{sign}{dba}")));
        let place = running.place(said.unwrap_or(0));
        guess(found, "dba", format!("{name} d/b/a {dba}"), place);
    }
}

/// Finds the companies of a text. `Sample of Kansas, LLC and Tern, Inc. d/b/a Sample` may mean that
/// both do business so.
fn companies(text: &str, perhaps: &mut Vec<(String, String)>) -> Vec<names::Company> {
    let found = names::companies(text);
    for two in found.windows(2) {
        let between = text[two[0].to..two[1].from]
            .trim()
            .trim_start_matches(',')
            .trim();
        let is_joined = matches!(between, "and" | "and with" | "and to" | "or" | "&");
        if let (None, Some(dba)) = (&two[0].dba, &two[1].dba)
            && is_joined
            && two[0].name.starts_with(&format!("{dba} "))
        {
            perhaps.push((two[0].name.clone(), dba.clone()));
        }
    }
    found
}
