//! `site.yaml` becomes [`Settings`].

mod look;

use super::fields::Fields;
use super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part, Severity, nearest};
use crate::docket::keys;
use crate::docket::{
    Crawlers, FeedOf, FilingType, Node, PartyNames, Settings, Supplement, TypeRole, built_in,
};
use crate::law::{Families, FamilyRule};
use crate::time::{Date, Holidays, Zone};

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

/// Reads globs, none of them where one is wrong.
fn globs(reading: &Reading<'_>, fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<String> {
    let globs = fields.texts(key);
    let Err((index, why)) = super::walk::globs(&globs) else {
        return globs;
    };
    let at = KeyPath::default().key(key).index(index);
    let message = format!("this is not a glob: {why}");
    reading.mistake(Code::InvalidPattern, &at, Part::Value, message, None);
    Vec::new()
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

/// Reads `checks`: codes, each `off`, `warning` or `error`.
fn checks(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Vec<(Code, Option<Severity>)> {
    let mut checks = Vec::new();
    for (name, level) in fields.text_map("checks") {
        let at = KeyPath::default().key("checks").key(&name);
        let mistake = |part: Part, message: String, help: String| {
            reading.mistake(Code::InvalidSetting, &at, part, message, Some(help));
        };
        let code = match Code::named(&name) {
            Some(code) if code.can_be_set() => code,
            Some(_) => {
                let message = format!("`{name}` is always an error");
                let help = "fix the error in its file; this code cannot be turned off".to_owned();
                mistake(Part::Key, message, help);
                continue;
            }
            None => {
                let known = Code::ALL.iter().filter(|code| code.can_be_set());
                let help = nearest(&name, known.map(|code| code.name()))
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| "run `docketpress explain` to see all codes".to_owned());
                mistake(Part::Key, format!("`{name}` is not a code"), help);
                continue;
            }
        };
        match &*level {
            "off" => checks.push((code, None)),
            "warning" => checks.push((code, Some(Severity::Warning))),
            "error" => checks.push((code, Some(Severity::Error))),
            _ => mistake(
                Part::Value,
                format!("`{level}` is not a level"),
                "write `off`, `warning` or `error`".to_owned(),
            ),
        }
    }
    checks
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

fn types(fields: &mut Fields<'_, '_>) -> Vec<FilingType> {
    let own = fields.records("types", |reading, node, at| {
        let mut fields = Fields::new(reading, node, &keys::TYPE, at)?;
        let id = fields.needed_text("id")?;
        let label = fields.text("label").unwrap_or_else(|| label_of(&id));
        let plural = fields.text("plural").unwrap_or_else(|| format!("{label}s"));
        Some(FilingType {
            id,
            label,
            plural,
            role: match (fields.truth("issued"), fields.truth("asks")) {
                (true, _) => TypeRole::Issued,
                (false, true) => TypeRole::Asks,
                (false, false) => TypeRole::Says,
            },
        })
    });
    // A type of the site's own takes the place of a built-in one of the same id.
    let mut types = built_in();
    types.retain(|kind| own.iter().all(|mine| mine.id != kind.id));
    types.extend(own);
    types
}

/// Makes a label of an id: `data-request` becomes `Data request`.
fn label_of(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn holidays(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Holidays {
    let mut federal = false;
    let mut listed = Vec::new();
    for (node, at) in fields.list("holidays") {
        match node {
            Node::Text(word) if word == "us-federal" => federal = true,
            Node::Map(_) => {
                let Some(mut fields) = Fields::new(reading, node, &keys::HOLIDAY, at.clone())
                else {
                    continue;
                };
                fields.need("date");
                let date = fields.date("date");
                let Some(name) = fields.needed_text("name") else {
                    continue;
                };
                match date.as_ref().and_then(Date::exact_day) {
                    Some(day) => listed.push((day, name)),
                    None if date.is_some() => {
                        let message = "a holiday must be one day".to_owned();
                        reading.mistake(
                            Code::InvalidDate,
                            &at.key("date"),
                            Part::Value,
                            message,
                            None,
                        );
                    }
                    None => {}
                }
            }
            other => {
                let found = match &other {
                    Node::Text(text) => format!("`{text}`"),
                    other => other.shape().to_owned(),
                };
                let message = format!("{found} is neither `us-federal` nor a holiday");
                let help =
                    Some("write `us-federal`, or `{date: 2005-12-26, name: ...}`".to_owned());
                reading.mistake(Code::UnknownValue, &at, Part::Value, message, help);
            }
        }
    }
    match (federal, listed.is_empty()) {
        (true, true) => Holidays::us_federal(),
        (true, false) => Holidays::us_federal().with(listed),
        (false, false) => Holidays::listed(listed),
        (false, true) => Holidays::none(),
    }
}

fn families(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Families {
    let rules = fields.records("authorities", |reading, node, at| {
        let mut fields = Fields::new(reading, node, &keys::AUTHORITY, at)?;
        let pattern = fields.needed_text("pattern")?;
        let (url, name) = (fields.text("url"), fields.text("name"));
        Some(FamilyRule { pattern, url, name })
    });
    Families::new(&rules).unwrap_or_else(|(index, why)| {
        let at = KeyPath::default()
            .key("authorities")
            .index(index)
            .key("pattern");
        let message = format!(
            "this is not a regular expression: {}",
            why.lines().last().unwrap_or("")
        );
        reading.mistake(Code::InvalidPattern, &at, Part::Value, message, None);
        Settings::default().families
    })
}

fn wrong(reading: &Reading<'_>, key: &str, message: String, help: Option<String>) {
    let at = KeyPath::default().key(key);
    reading.mistake(Code::InvalidSetting, &at, Part::Value, message, help);
}
