//! `site.yaml` becomes [`Settings`].

mod calendar;
mod checks;
mod look;
mod types;

use super::fields::Fields;
use super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part, nearest};
use crate::docket::keys;
use crate::docket::{Crawlers, FeedOf, Node, PartyNames, Settings, Supplement};
use crate::time::Zone;
use calendar::holidays;
use checks::{checks, globs};
use types::{families, types};

/// Reads the keys of `site.yaml`; a key that is wrong leaves its default.
pub(super) fn read(reading: &Reading<'_>, node: Node) -> Settings {
    let mut settings = Settings::default();
    let Some(mut fields) = Fields::new(reading, node, &keys::SITE, KeyPath::default()) else {
        return settings;
    };
    if let Some(title) = fields.text("title") {
        settings.title = title;
    }
    settings.description = fields.text("description");
    settings.base_url = base_url(reading, &mut fields);
    if let Some(lang) = fields.lang("lang") {
        settings.lang = lang;
    }
    if let Some(name) = fields.text("time_zone") {
        match Zone::parse(&name) {
            Some(zone) => (settings.zone, settings.has_zone) = (zone, true),
            None => {
                let help = match Zone::meant(&name) {
                    Some(zone) => format!("write `{zone}`"),
                    None => nearest(&name, Zone::names())
                        .map(|near| format!("did you mean `{near}`?"))
                        .unwrap_or_else(|| {
                            "write an IANA name such as `America/Chicago`".to_owned()
                        }),
                };
                wrong(
                    reading,
                    "time_zone",
                    format!("`{name}` is not a time zone"),
                    Some(help),
                );
            }
        }
    }
    settings.agency = fields.text("agency");
    settings.theme = look::read(reading, &mut fields);
    settings.types = types(&mut fields);
    settings.unnamed = fields.texts("unnamed");
    if fields.word("parties", keys::PARTIES).ok().flatten() == Some("strict") {
        settings.parties = PartyNames::Strict;
    }
    settings.holidays = holidays(reading, &mut fields);
    settings.confidential_markers = fields.texts("confidential_markers");
    settings.ignore = globs(reading, &mut fields, "ignore");
    settings.plain = globs(reading, &mut fields, "plain");
    settings.families = families(reading, &mut fields);
    if let Some(feeds) = feeds(reading, &mut fields) {
        settings.feeds = feeds;
    }
    settings.crawlers = match fields.word("crawlers", keys::CRAWLERS).ok().flatten() {
        Some("search") => Crawlers::Search,
        Some("none") => Crawlers::None,
        _ => Crawlers::All,
    };
    for (supplement, key) in Supplement::BY_TRUTH {
        if fields.truth(key) {
            settings.supplements.push(supplement);
        }
    }
    if fields.word("data", keys::DATA).ok().flatten() == Some("full") {
        settings.supplements.push(Supplement::FullData);
    }
    settings.license = fields.text("license");
    settings.contact = fields.text("contact");
    settings.notice = fields.text("notice");
    if fields.has("publish_contacts") {
        settings.contacts = contacts(reading, &mut fields);
    }
    settings.checks = checks(reading, &mut fields);
    settings.extra = fields.extra();
    settings
}

/// Reads `feeds`: of what there are any, or `none`.
fn feeds(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Option<Vec<FeedOf>> {
    let names = fields.texts("feeds");
    if names.is_empty() {
        return None;
    }
    let mut feeds = Vec::new();
    for (index, name) in names.iter().enumerate() {
        match FeedOf::ALL.iter().find(|(_, word)| word == name) {
            Some((of, _)) => feeds.push(*of),
            None if name == "none" && names.len() == 1 => {}
            None => {
                let at = KeyPath::default().key("feeds").index(index);
                let words = FeedOf::ALL.map(|(_, word)| word);
                let help = nearest(name, words)
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| format!("use `{}`, or `none` alone", words.join("`, `")));
                let message = format!("there are no feeds of `{name}`");
                reading.mistake(Code::InvalidSetting, &at, Part::Value, message, Some(help));
            }
        }
    }
    feeds.sort_by_key(|of| FeedOf::ALL.iter().position(|(known, _)| known == of));
    feeds.dedup();
    Some(feeds)
}

/// Reads `publish_contacts`: what readers see of how people are reached. While a word is wrong,
/// they see nothing of it.
fn contacts(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Vec<&'static str> {
    let typed = fields.texts("publish_contacts");
    let mut contacts = Vec::new();
    for (index, word) in typed.iter().enumerate() {
        match keys::CONTACTS.iter().find(|known| *known == word) {
            Some(known) => contacts.push(*known),
            None => {
                let at = KeyPath::default().key("publish_contacts").index(index);
                let message = format!("`{word}` is not a value of `publish_contacts`");
                let help = nearest(word, keys::CONTACTS.iter().copied())
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| format!("write one of `{}`", keys::CONTACTS.join("`, `")));
                reading.mistake(Code::UnknownValue, &at, Part::Value, message, Some(help));
                return Vec::new();
            }
        }
    }
    match contacts.contains(&"none") {
        true => Vec::new(),
        false => contacts,
    }
}

/// Reads `base_url`: `https://host/path/`. A slash that is missing at the end is added.
fn base_url(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Option<String> {
    let url = fields.url("base_url")?;
    let base = crate::docket::base_url(&url);
    if base.is_none() {
        wrong(
            reading,
            "base_url",
            format!("`{url}` contains more than a host and a path"),
            None,
        );
    }
    base
}

fn wrong(reading: &Reading<'_>, key: &str, message: String, help: Option<String>) {
    let at = KeyPath::default().key(key);
    reading.mistake(Code::InvalidSetting, &at, Part::Value, message, help);
}
