//! The title and the type of a document.

use chrono::NaiveDate;

use super::{DocumentFile, guess};
use crate::import::FoundFiling;
use crate::import::documents::letter;
use crate::import::documents::running::Running;
use crate::import::documents::sheet::DocumentSheet;
use crate::import::tables::kinds;
use crate::import::text::line;

/// Finds the title: what a letter is about, the title of a paper, or else what the name of the file
/// says.
pub(super) fn title(
    letter: &Option<letter::Letter>,
    about: &Option<(String, usize)>,
    paper: Option<String>,
    day: Option<NaiveDate>,
    file: &DocumentFile<'_>,
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
pub(super) fn purpose(running: &Running) -> Option<(usize, String)> {
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
pub(in crate::import::documents) fn of_name(name: &str) -> String {
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
pub(super) fn kind(sheet: &DocumentSheet, is_issued: bool, found: &mut FoundFiling) {
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
