//! Names of files: what they say of a record, and what every system takes.

use std::collections::HashSet;

use crate::import::FoundFiling;
use crate::intake::{is_near_docket, is_record_name};
use crate::text::slug;

/// The longest part of a title in a file's name, in bytes.
const LONGEST_WORDS: usize = 60;
/// The longest name of an attached file, in bytes. The name of its filing may come before it.
pub(super) const LONGEST_FILE: usize = 120;

/// Makes a name that every system takes and that is no record's.
pub(super) fn safe_name(name: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || " .-_&(),'’+§".contains(c);
    let name: String = name
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    let name = name.trim_matches([' ', '.', '_', '-']);
    let (own, ending) = match name.rsplit_once('.') {
        Some((own, ending)) if ending.len() <= 8 => (own, Some(ending)),
        _ => (name, None),
    };
    let own = cut(own, LONGEST_FILE).trim_end_matches([' ', '.']);
    let own = if own.is_empty() { "file" } else { own };
    let name = match ending {
        Some(ending) => format!("{own}.{ending}"),
        None => own.to_owned(),
    };
    // Only a filing's own file is a record.
    match is_record_name(&name) || name.to_lowercase().ends_with(".md") || is_near_docket(own) {
        true => format!("file-{name}.txt"),
        false => name,
    }
}

/// Returns whether the name of a file says nothing of a title.
pub(super) fn is_neutral_name(path: &str, found: &FoundFiling) -> bool {
    let words = words(&found.title);
    let name = stem(path).trim_start_matches(&day(found.date.as_deref()));
    let title: HashSet<&str> = words.split('-').filter(|word| word.len() > 2).collect();
    !name.split('-').any(|word| title.contains(word))
}

/// Returns the beginning of a file's name: the day, month or year of the record.
pub(super) fn day(date: Option<&str>) -> String {
    let date = date.unwrap_or("unknown");
    let is_part = |c: &char| c.is_ascii_digit() || *c == '-';
    let day: String = date.chars().take_while(is_part).take(10).collect();
    match day.trim_end_matches('-') {
        "" => "undated".to_owned(),
        day => day.to_owned(),
    }
}

/// Returns the words of a title for a file's name; none where it may hold someone's address or
/// number.
pub(super) fn words(title: &str) -> String {
    let digits = title.chars().filter(char::is_ascii_digit).count();
    if title.contains('@') || digits >= 10 && title.len() < 3 * digits {
        return String::new();
    }
    let words = slug(title).replace('.', "-");
    let cut = cut(&words, LONGEST_WORDS);
    let cut = match words.len() > cut.len() && !words[cut.len()..].starts_with('-') {
        true => cut.rsplit_once('-').map_or(cut, |(whole, _)| whole),
        false => cut,
    };
    let mut words = String::new();
    for word in cut.split('-').filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(word);
    }
    words
}

/// Returns a name that says nothing of what a record is about: its item number, or what the source
/// knows it by.
pub(super) fn own_name(found: &FoundFiling, key: &str) -> String {
    if let Some(number) = found
        .number
        .as_deref()
        .map(slug)
        .filter(|number| !number.is_empty())
    {
        return format!("item-{}", cut(&number, LONGEST_WORDS));
    }
    // A document's path may say what it is about.
    if let Some(digest) = &found.digest {
        return cut(digest, 32).to_owned();
    }
    let tail = key.rsplit(['/', ':', '#']).next().unwrap_or(key);
    let tail = slug(tail).replace('.', "-");
    match cut(&tail, LONGEST_WORDS) {
        "" => "record".to_owned(),
        tail => tail.to_owned(),
    }
}

/// Cuts a text to so many bytes, between characters.
pub(super) fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

pub(super) fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Folds a path: on some disks, names that differ only in case are one.
pub(super) fn folded(path: &str) -> String {
    path.to_lowercase()
}

/// Returns a path as seen from a folder.
pub(super) fn relative(folder: &str, path: &str) -> String {
    match path
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'))
    {
        Some(below) => below.to_owned(),
        None => {
            let up = folder.split('/').filter(|part| !part.is_empty()).count();
            format!("{}{path}", "../".repeat(up))
        }
    }
}
