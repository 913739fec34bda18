//! The words of the theme in the site's language, its plurals and its dates. What a language lacks
//! is said in English.

use std::collections::BTreeMap;

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use icu_plurals::{PluralCategory, PluralRules};
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::docket::Node;
use crate::text::{Phrase, PhrasePart};
use crate::time::{Date, DatePlace, DateStyle, DateWords};

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

/// Returns the names under which a language's words may stand, the most general first: `es`,
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

/// Tells the direction of a language that is given by its tag; words that are no tag run left to
/// right.
pub(super) fn direction_of(tag: &str) -> &'static str {
    tag.parse().map_or("ltr", |lang| direction(&lang))
}

fn direction(lang: &LanguageIdentifier) -> &'static str {
    match LocaleDirectionality::new_common().is_right_to_left(lang) {
        true => "rtl",
        false => "ltr",
    }
}

/// Fills words for a template: words and values are escaped, except values that are HTML already.
fn filled(words: &str, values: &Kwargs) -> TeraResult<Value> {
    let phrase = Phrase::new(words);
    let mut html = String::with_capacity(words.len() + 32);
    let mut missing = None;
    phrase.parts(|part| match part {
        PhrasePart::Words(words) => escape(&mut html, words),
        PhrasePart::Place(name, _) => match values.get::<&Value>(name) {
            Ok(Some(value)) if value.is_none() || value.is_undefined() => {
                missing = Some(name.to_owned());
            }
            Ok(Some(value)) => match (value.as_str(), value.is_safe()) {
                (Some(text), true) => html.push_str(text),
                (Some(text), false) => escape(&mut html, text),
                (None, _) => escape(&mut html, &value.to_string()),
            },
            _ => missing = Some(name.to_owned()),
        },
    });
    match missing {
        None => Ok(Value::safe_string(&html)),
        Some(name) => Err(tera::Error::message(format!(
            "the words `{words}` require a value for `{name}`"
        ))),
    }
}

/// Writes text as HTML, or as the value of an attribute.
pub(super) fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#x27;"),
            c => html.push(c),
        }
    }
}

/// Names the plural category of a number in a language (Unicode CLDR).
fn category(lang: &LanguageIdentifier, n: u64) -> &'static str {
    let rules = PluralRules::try_new_cardinal(lang.into());
    match rules.map(|rules| rules.category_for(n)) {
        Ok(PluralCategory::Zero) => "zero",
        Ok(PluralCategory::One) => "one",
        Ok(PluralCategory::Two) => "two",
        Ok(PluralCategory::Few) => "few",
        Ok(PluralCategory::Many) => "many",
        Ok(PluralCategory::Other) | Err(_) => "other",
    }
}

/// Returns whether a map holds the forms of a plural.
fn has_forms(map: &[(String, Node)]) -> bool {
    map.iter().any(|(key, _)| key == "other")
}

/// Replaces words by others of the same keys. `above` is the key of the group, with a dot.
fn replace(words: &mut Node, by: &Node, above: &str) -> Result<(), String> {
    match (words, by) {
        (Node::Map(words), Node::Map(by)) if has_forms(words) => {
            // Each language has plural forms of its own.
            if !has_forms(by) {
                let key = above.trim_end_matches('.');
                return Err(format!("the words `{key}` require a plural form `other`"));
            }
            words.clone_from(by);
            Ok(())
        }
        (Node::Map(words), Node::Map(by)) => {
            for (key, by) in by {
                let known = words.iter_mut().find(|(known, _)| known == key);
                match known {
                    Some((_, words)) => replace(words, by, &format!("{above}{key}."))?,
                    // Groups of names, such as types of filings, are open.
                    None if OPEN.contains(&above) => words.push((key.clone(), by.clone())),
                    None => return Err(format!("there are no words `{above}{key}`")),
                }
            }
            Ok(())
        }
        (Node::Text(words), Node::Text(by)) => {
            words.clone_from(by);
            Ok(())
        }
        (Node::List(words), Node::List(by)) if words.len() == by.len() => {
            words.clone_from(by);
            Ok(())
        }
        _ => {
            let key = above.trim_end_matches('.');
            Err(format!(
                "the words `{key}` must have the same form as in `press`"
            ))
        }
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

/// Reads how dates are spelled from the group `dates`.
fn dates(words: &Node) -> Result<DateWords, String> {
    let group = step(words, "dates")?;
    Ok(DateWords {
        spelled: style(group, "spelled")?,
        list: style(group, "list")?,
        legal: style(group, "legal")?,
        weekdays: texts(group, "weekdays")?,
        weekday: phrase(group, "weekday")?,
        moment: phrase(group, "moment")?,
        halves: texts(group, "halves")?,
    })
}

fn style(group: &Node, name: &str) -> Result<DateStyle, String> {
    let group = step(group, name)?;
    Ok(DateStyle {
        months: texts(group, "months")?,
        day: phrase(group, "day")?,
        day_of_year: phrase(group, "day_of_year")?,
        month: phrase(group, "month")?,
        month_of_year: phrase(group, "month_of_year")?,
        days: phrase(group, "days")?,
        days_of_year: phrase(group, "days_of_year")?,
        range: phrase(group, "range")?,
        about: phrase(group, "about")?,
        uncertain: phrase(group, "uncertain")?,
        unknown: phrase(group, "unknown")?.as_str().to_owned(),
    })
}

fn step<'a>(group: &'a Node, name: &str) -> Result<&'a Node, String> {
    let found = match group {
        Node::Map(map) => map.iter().find(|(key, _)| key == name),
        _ => None,
    };
    found
        .map(|(_, node)| node)
        .ok_or_else(|| format!("the words for dates lack `{name}`"))
}

fn phrase(group: &Node, name: &str) -> Result<Phrase, String> {
    match step(group, name)? {
        Node::Text(text) => Ok(Phrase::new(text.as_str())),
        _ => Err(format!("`{name}` in the words for dates must be text")),
    }
}

fn texts<const N: usize>(group: &Node, name: &str) -> Result<[String; N], String> {
    let wrong = || format!("`{name}` in the words for dates must be a list of {N} words");
    let Node::List(list) = step(group, name)? else {
        return Err(wrong());
    };
    let texts = list.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str().to_owned()),
        _ => None,
    });
    texts.collect::<Vec<_>>().try_into().map_err(|_| wrong())
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
