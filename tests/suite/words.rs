//! Holds the theme to its files of words: what is said is in them, and what is in them is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{files_below, repository};

/// Groups whose keys are made of what records say, so that no source names them.
const MADE: [&str; 15] = [
    "dates.",
    "types.",
    "plurals.",
    "party_kinds.",
    "statuses.",
    "events.",
    "rulings.",
    "standing.",
    "access.",
    "stand_in.",
    "limits.happened.",
    "facts.",
    "ties.groups.",
    "overview.shapes.",
    "holidays.",
];

#[test]
fn every_word_that_is_asked_for_is_there_and_every_other_is_deleted() {
    let known = keys();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (path, text) in sources() {
        for key in named(&text) {
            let found =
                known.contains(&key) || known.iter().any(|one| one.starts_with(&format!("{key}.")));
            assert!(
                found,
                "{path} asks for the words `{key}`, which are not there"
            );
            asked.insert(key);
        }
    }
    let idle: Vec<_> = known
        .iter()
        .filter(|key| !MADE.iter().any(|made| format!("{key}.").starts_with(made)))
        .filter(|key| {
            !asked.contains(*key) && !asked.iter().any(|one| key.starts_with(&format!("{one}.")))
        })
        .collect();
    assert!(idle.is_empty(), "nothing says these words: {idle:#?}");
}

#[test]
fn a_template_says_nothing_in_words_of_its_own() {
    for (path, text) in sources().iter().filter(|(path, _)| path.ends_with(".html")) {
        let own: Vec<String> = without_code(text)
            .split_whitespace()
            .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
            .map(str::to_owned)
            .collect();
        assert!(own.is_empty(), "{path} says {own:?}");
        for name in ["aria-label", "title", "placeholder", "alt"] {
            let attribute = format!(" {name}=\"");
            let spoken = text.split(&attribute).skip(1);
            // A picture beside its words has an empty `alt`.
            let is_own = |value: &&str| !value.starts_with("{{") && !value.starts_with('"');
            let own = spoken.filter(is_own).count();
            assert_eq!(own, 0, "{path} gives `{name}` words of its own");
        }
    }
}

/// The keys of the words in English, without the forms of plurals: lines of YAML by their indent.
fn keys() -> BTreeSet<String> {
    let path = repository().join("themes/press/words/en.yaml");
    let text = std::fs::read_to_string(path).expect("the words are there");
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut keys = BTreeSet::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let Some((key, value)) = line.trim().split_once(':') else {
            continue;
        };
        if key.starts_with('#')
            || !key
                .chars()
                .all(|c| c.is_ascii_lowercase() || "_-".contains(c))
        {
            continue;
        }
        above.retain(|(before, _)| *before < indent);
        above.push((indent, key.to_owned()));
        if !value.trim().is_empty() {
            let parts: Vec<&str> = above.iter().map(|(_, key)| key.as_str()).collect();
            keys.insert(parts.join("."));
        }
    }
    keys
}

/// The sources that say words: the renderer without its tests, and the built-in templates.
fn sources() -> BTreeMap<String, String> {
    let below = |folder: &str| {
        let folder = folder.to_owned();
        files_below(&repository().join(&folder))
            .into_iter()
            .map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
    };
    let wanted = |path: &str| {
        (path.ends_with(".rs") && !path.ends_with("tests.rs"))
            || path.ends_with(".html")
            || path.ends_with(".xml")
    };
    let sources: BTreeMap<String, String> = below("src/render")
        .chain(below("themes/press"))
        .filter(|(path, _)| wanted(path))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("sources are UTF-8")))
        .map(|(path, text)| {
            let code = text
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .to_owned();
            (path, code)
        })
        .collect();
    assert!(sources.len() > 40, "the sources are not where they were");
    sources
}

/// The keys that a source names: `"group.key"` in Rust, `words.group.key` in a template.
fn named(text: &str) -> Vec<String> {
    let groups: BTreeSet<String> = keys()
        .iter()
        .filter_map(|key| Some(key.split_once('.')?.0.to_owned()))
        .collect();
    let is_key = |key: &str| {
        let parts: Vec<&str> = key.split('.').collect();
        parts.len() > 1
            && groups.contains(parts[0])
            && ![".yaml", ".html"].iter().any(|end| key.ends_with(end))
    };
    // Every piece between two marks of quotation, whether it is the text or what is between two
    // texts.
    let quoted = text.split('"').map(str::to_owned);
    let quoted = quoted.filter(|text| {
        text.chars()
            .all(|c| c.is_ascii_lowercase() || "._-".contains(c))
            && !text.ends_with('.')
    });
    let dotted = text.split("words.").skip(1).map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_' || c == '.'));
        rest[..end.unwrap_or(rest.len())]
            .trim_end_matches('.')
            .to_owned()
    });
    quoted.chain(dotted).filter(|key| is_key(key)).collect()
}

/// Leaves the text of a template: no tags, no values, no statements, no comments.
fn without_code(template: &str) -> String {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<", ">")] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).expect("it is closed");
            text.replace_range(start..start + end + close.len(), " ");
        }
    }
    text
}

#[test]
fn words_between_tags_are_seen() {
    let text = without_code("<p class=\"a > b\">{{ x }} Filed <b>by</b>{% if y %}·{% endif %}</p>");
    assert!(
        text.contains("Filed") && text.contains("by") && !text.contains("class"),
        "{text}"
    );
}
