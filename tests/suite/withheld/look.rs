//! Looks for planted words in all that a build makes and says.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{CANARY, YEAR};
use crate::site::{Run, Site, unpacked};

/// Fails where a planted word came out of a build.
pub(super) fn assert_silent(site: &Site, run: &Run, what: &str) {
    let leak = leak(site, run, what);
    assert!(leak.is_none(), "{}", leak.unwrap_or_default());
}

/// Fails with all leaks that were found.
pub(super) fn assert_none(leaks: &[String]) {
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

/// Tells which planted words came out, if any, and in which line of which file.
pub(super) fn leak(site: &Site, run: &Run, what: &str) -> Option<String> {
    let lines: Vec<String> = everything(site, run)
        .into_iter()
        .flat_map(|(place, text)| {
            let found: Vec<String> = text
                .split('\n')
                .filter(|line| is_planted(line))
                .map(|line| format!("    {place}: {}", around(line)))
                .collect();
            found
        })
        .take(4)
        .collect();
    (!lines.is_empty()).then(|| format!("{what}:\n{}", lines.join("\n")))
}

/// Tells whether a line holds a planted word or a day of the planted year.
pub(super) fn is_planted(line: &str) -> bool {
    line.to_lowercase().contains(CANARY) || line.contains(YEAR)
}

/// Gives the planted words that came out, in lower case.
pub(super) fn words(site: &Site, run: &Run) -> BTreeSet<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let mut words = BTreeSet::new();
    for (_, text) in everything(site, run) {
        let text = text.to_lowercase();
        for (at, _) in text.match_indices(CANARY) {
            words.insert(text[at..].chars().take_while(|c| is_word(*c)).collect());
        }
    }
    words
}

/// Gives all that came out: what was said, the names of files, and their bytes.
fn everything(site: &Site, run: &Run) -> Vec<(String, String)> {
    let mut all = vec![
        ("stdout".to_owned(), run.stdout.clone()),
        ("stderr".to_owned(), run.stderr.clone()),
    ];
    // In place of an archive, what is in it.
    let files = site.output().into_iter().flat_map(|(path, bytes)| {
        let inside = path.ends_with(".zip").then(|| unpacked(&bytes));
        let inside = inside.unwrap_or_else(|| vec![(String::new(), bytes)]);
        inside
            .into_iter()
            .map(move |(name, bytes)| (format!("{path}{name}"), bytes))
            .collect::<Vec<_>>()
    });
    for (path, bytes) in files {
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if path == ".docketpress-manifest" || path.ends_with("/SHA256SUMS") {
            // A digest may hold any four digits.
            text = text
                .lines()
                .map(|line| format!("{}\n", line.get(64..).unwrap_or(line)))
                .collect();
        }
        // An address may hold a letter percent-encoded.
        let decoded = percent_encoding::percent_decode_str(&text)
            .decode_utf8_lossy()
            .into_owned();
        all.push(("the names of files".to_owned(), path.clone()));
        // The search index is JSON, which may write any letter as an escape.
        if path.starts_with("search/") && path.ends_with(".js") {
            let unescaped = texts_of_index(&path, &text);
            all.push((format!("{path}, without escapes"), unescaped));
        }
        all.push((
            path,
            if decoded == text {
                text
            } else {
                format!("{text}\n{decoded}")
            },
        ));
    }
    all
}

/// Gives every text that a file of the search index hands over, keys of maps with them, a line
/// each.
fn texts_of_index(path: &str, text: &str) -> String {
    fn gather(value: &Value, texts: &mut String) {
        match value {
            Value::String(text) => texts.extend([text, "\n"]),
            Value::Array(list) => list.iter().for_each(|value| gather(value, texts)),
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                texts.extend([key, "\n"]);
                gather(value, texts);
            }),
            _ => {}
        }
    }
    let call = text.strip_prefix("docketpress.take(");
    let call = call.and_then(|call| call.strip_suffix(");\n"));
    let call = call.unwrap_or_else(|| panic!("{path} is no file of the index: {text}"));
    let values = serde_json::from_str(&format!("[{call}]"));
    let mut texts = String::new();
    gather(
        &values.unwrap_or_else(|error| panic!("{path}: {error}")),
        &mut texts,
    );
    texts
}

/// Cuts a long line down to what is around the first planted word.
fn around(line: &str) -> String {
    let at = line
        .to_lowercase()
        .find(CANARY)
        .or_else(|| line.find(YEAR))
        .unwrap_or(0);
    let start = at.saturating_sub(60);
    line.chars()
        .skip(line.get(..start).map_or(0, |before| before.chars().count()))
        .take(200)
        .collect()
}
