//! The phrases of a theme, with values filled in and one form for each number.

use icu_locale::LanguageIdentifier;
use icu_plurals::{PluralCategory, PluralRules};
use tera::{Kwargs, TeraResult, Value};

use super::OPEN;
use crate::docket::Node;
use crate::text::{Phrase, PhrasePart};

/// Fills words for a template: words and values are escaped, except values that are HTML already.
pub(super) fn filled(words: &str, values: &Kwargs) -> TeraResult<Value> {
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
pub(in crate::render) fn escape(html: &mut String, text: &str) {
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
pub(super) fn category(lang: &LanguageIdentifier, n: u64) -> &'static str {
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
pub(super) fn replace(words: &mut Node, by: &Node, above: &str) -> Result<(), String> {
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
