//! The words of the theme in the site's language, its plurals and its dates. What a language lacks
//! is said in English.

mod direction;
mod phrase;
mod spelled;

pub(super) use direction::direction_of;
pub(super) use phrase::escape;

use std::collections::BTreeMap;

use icu_locale::LanguageIdentifier;
use tera::{Kwargs, State, Tera, Value};

use crate::docket::Node;
use crate::text::Phrase;
use crate::time::{Date, DatePlace, DateWords};
use direction::direction;
use phrase::{category, filled, replace};
use spelled::dates;

/// The language that has all words, and that every other falls back on.
pub(super) const ENGLISH: &str = "en";

/// The words of a theme in one language.
#[derive(Debug)]
pub(super) struct Words {
    /// The language of the site, BCP 47.
    lang: LanguageIdentifier,
    /// Every phrase by its key, such as `docket.sheet`; the forms of a plural have keys below its
    /// own.
    phrases: BTreeMap<String, Phrase>,
    dates: DateWords,
    /// What templates see under `words`.
    value: Value,
}

/// Why words cannot be used: what is wrong, and in which file of words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WordsError {
    /// The number of the file among those given.
    pub file: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Returns the names under which a language's words may be, the most general first: `es`,
/// `es-mx`.
pub(super) fn names_of(lang: &str) -> Vec<String> {
    let lang = lang.to_lowercase();
    let ends = lang.match_indices('-').map(|(at, _)| at);
    ends.chain([lang.len()])
        .map(|end| lang[..end].to_owned())
        .collect()
}

impl Words {
    /// Joins files of words, each of which replaces some of those before; the first has all of
    /// them.
    ///
    /// A key that the first file does not have, and words of another shape than its own, are
    /// errors.
    pub(super) fn join(lang: &str, files: &[Node]) -> Result<Words, WordsError> {
        let mut joined = files.first().cloned().unwrap_or(Node::Map(Vec::new()));
        for (file, more) in files.iter().enumerate().skip(1) {
            replace(&mut joined, more, "").map_err(|message| WordsError { file, message })?;
        }
        let mut phrases = BTreeMap::new();
        flatten(&joined, String::new(), &mut phrases);
        let file = files.len().saturating_sub(1);
        let dates = dates(&joined).map_err(|message| WordsError { file, message })?;
        Ok(Words {
            lang: lang.parse().unwrap_or(LanguageIdentifier::UNKNOWN),
            phrases,
            dates,
            value: to_value(&joined),
        })
    }

    /// Returns the words under a key, such as `docket.sheet`.
    pub(super) fn get(&self, key: &str) -> &str {
        self.find(key)
            .unwrap_or_else(|| panic!("the built-in words have no `{key}`"))
    }

    /// Returns the words under a key, where there are any.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.phrases.get(key).map(Phrase::as_str)
    }

    /// Returns the words under a key with values in their places.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let phrase = self.phrases.get(key);
        let phrase = phrase.unwrap_or_else(|| panic!("the built-in words have no `{key}`"));
        phrase.fill(values)
    }

    /// Returns the form of a plural for a number, with the number in the place `{n}`.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        let form = category(&self.lang, n as u64);
        let phrase = [form, "other"]
            .iter()
            .find_map(|form| self.phrases.get(&format!("{key}.{form}")));
        let phrase = phrase.unwrap_or_else(|| panic!("the built-in words have no plural `{key}`"));
        phrase.fill(&[("n", &n.to_string())])
    }

    /// Spells the mark of text that was withheld for a reason; an empty one says that none was
    /// given.
    pub(super) fn redaction(&self, reason: &str) -> String {
        match reason {
            "" => self.get("redacted.plain").to_owned(),
            reason => self.fill("redacted.because", &[("reason", reason)]),
        }
    }

    /// Returns how the language spells dates.
    pub(super) fn dates(&self) -> &DateWords {
        &self.dates
    }

    /// Spells a date for a place.
    pub(super) fn date(&self, date: &Date, place: DatePlace) -> String {
        self.dates.spell(date, place)
    }

    /// Returns the direction of the language: `ltr` or `rtl`.
    pub(super) fn direction(&self) -> &'static str {
        direction(&self.lang)
    }

    /// Puts the words where every template finds them.
    pub(super) fn register(&self, tera: &mut Tera) {
        tera.global_context()
            .insert_value("words", self.value.clone());
    }

    /// Registers the filters that fill and count words; they must be known before templates are.
    pub(super) fn register_filters(&self, tera: &mut Tera) {
        tera.register_filter("fill", |words: &str, values: Kwargs, _: &State<'_>| {
            filled(words, &values)
        });
        let lang = self.lang.clone();
        tera.register_filter(
            "count",
            move |forms: &Value, values: Kwargs, _: &State<'_>| {
                let n = values.must_get::<u64>("n")?;
                let forms = forms.as_map().ok_or_else(|| {
                    tera::Error::message("`count` requires words with plural forms")
                })?;
                let form = |name: &str| {
                    forms
                        .iter()
                        .find(|(key, _)| key.as_str() == Some(name))
                        .and_then(|(_, words)| words.as_str())
                };
                let words = form(category(&lang, n))
                    .or_else(|| form("other"))
                    .ok_or_else(|| tera::Error::message("the words have no plural form `other`"))?;
                filled(words, &values)
            },
        );
    }
}

/// The groups that name what records name: English needs no words for what the format has words for
/// already.
const OPEN: [&str; 5] = [
    "types.",
    "plurals.",
    "party_kinds.",
    "statuses.",
    "rulings.",
];

/// Collects the phrases of a tree of words by their keys.
fn flatten(node: &Node, key: String, phrases: &mut BTreeMap<String, Phrase>) {
    match node {
        Node::Map(map) => {
            for (name, inner) in map {
                let key = match key.is_empty() {
                    true => name.as_str().to_owned(),
                    false => format!("{key}.{name}"),
                };
                flatten(inner, key, phrases);
            }
        }
        Node::Text(text) => {
            phrases.insert(key, Phrase::new(text.as_str()));
        }
        Node::List(_) | Node::Bool(_) | Node::Empty => {}
    }
}

/// Converts words for templates.
fn to_value(node: &Node) -> Value {
    match node {
        Node::Empty => Value::none(),
        Node::Bool(truth) => Value::from(*truth),
        Node::Text(text) => Value::from(text.as_str()),
        Node::List(list) => {
            Value::from_serializable(&list.iter().map(to_value).collect::<Vec<_>>())
        }
        Node::Map(map) => {
            let map = map
                .iter()
                .map(|(key, node)| (key.as_str().to_owned().into(), to_value(node)));
            Value::from(map.collect::<tera::Map>())
        }
    }
}

/// Returns the built-in words in English, for tests.
#[cfg(test)]
pub(super) fn english() -> Words {
    Words::join(
        "en",
        &[tests::read(include_str!(
            "../../themes/press/words/en.yaml"
        ))],
    )
    .expect("the built-in words are whole")
}

#[cfg(test)]
mod tests;
