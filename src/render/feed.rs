//! Atom feeds (RFC 4287) and sitemaps (sitemaps.org) of the public record.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;

use super::Press;
use super::prose::plain;
use super::view::{heading_of, spell_type, title_of};
use crate::diagnostic::Diagnostic;
use crate::docket::Document;
use crate::link::{Catalog, Filed, FilingId, Named};
use crate::plan::{Plan, Scope, Sitemap, Url, in_sitemap};

/// The most filings that a feed lists.
const ENTRIES: usize = 20;

/// The most characters of a filing's text that stand for a summary it does not have.
const SUMMARY: usize = 300;

/// When a feed without entries was updated: the element must be there, and the same build must make
/// the same bytes.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// What the template of a feed sees.
#[derive(Serialize)]
struct Feed {
    lang: String,
    /// The feed's own address in full.
    id: String,
    /// The page that lists the same filings.
    page: String,
    title: String,
    updated: String,
    author: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    /// The filing's address in full.
    id: String,
    title: String,
    updated: String,
    authors: Vec<String>,
    category: Option<Category>,
    summary: Option<String>,
}

#[derive(Serialize)]
struct Category {
    term: String,
    label: String,
}

/// What the template of a sitemap sees: addresses in full.
#[derive(Serialize)]
struct Addresses {
    addresses: Vec<String>,
}

/// Renders the Atom feed of a scope's latest public filings, newest first. Those without a known
/// date are left out.
pub(super) fn feed(press: &Press<'_>, url: &Url, scope: Scope) -> Result<Vec<u8>, Diagnostic> {
    let Press { catalog, plan, .. } = *press;
    let settings = catalog.settings();
    let of = |what: &str| allowed(&format!("{what} \u{2013} {}", settings.title));
    let site = settings.agency.as_ref().unwrap_or(&settings.title);
    let (page, title, author, entries) = match scope {
        Scope::Site => {
            let entries = latest(press, catalog.filings().rev().map(|(id, _)| id), site);
            (Url::default(), allowed(&settings.title), site, entries)
        }
        Scope::Docket(id) => {
            let docket = catalog.docket(id);
            let title = match title_of(press.theme.words(), docket) {
                Some(title) => format!("{}: {title}", docket.number),
                None => docket.number.clone(),
            };
            let agency = docket.agency.as_ref().unwrap_or(site);
            let entries = latest(press, docket.filings.iter().rev().copied(), agency);
            (plan.docket(id).clone(), of(&title), agency, entries)
        }
        Scope::Party(id) => {
            let party = catalog.party(id);
            let entries = latest(press, party.filings.iter().rev().map(|(id, _)| *id), site);
            (plan.party(id).clone(), of(&party.name), site, entries)
        }
    };
    // Entries stand by the day in the site's zone; the instants of one day may be in another order.
    let updated = entries
        .iter()
        .max_by_key(|(instant, _)| *instant)
        .map(|(_, entry)| entry.updated.clone());
    let feed = Feed {
        lang: settings.lang.clone(),
        id: in_full(plan, url),
        page: in_full(plan, &page),
        title,
        updated: updated.unwrap_or_else(|| NEVER.to_owned()),
        author: allowed(author),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    };
    press.theme.render("feed.xml", &feed)
}

/// Returns the first entries that filings make, given from the newest on. `author` stands for
/// filers that are not named.
fn latest(
    press: &Press<'_>,
    filings: impl Iterator<Item = FilingId>,
    author: &str,
) -> Vec<(DateTime<FixedOffset>, Entry)> {
    filings
        .filter_map(|id| {
            let filed = press.catalog.filing(id);
            let document = filed.filing.document()?;
            let instant = press.catalog.settings().zone.instant(&filed.filing.date)?;
            Some((
                instant,
                entry(
                    press,
                    press.plan.filing(id)?,
                    filed,
                    document,
                    instant,
                    author,
                ),
            ))
        })
        .take(ENTRIES)
        .collect()
}

fn entry(
    press: &Press<'_>,
    url: &Url,
    filed: &Filed,
    document: &Document,
    instant: DateTime<FixedOffset>,
    author: &str,
) -> Entry {
    let mut authors: Vec<String> = filed
        .parties
        .filed_by
        .iter()
        .map(|named| allowed(name_of(press.catalog, named)))
        .collect();
    if authors.is_empty() {
        authors.push(allowed(author));
    }
    let category = filed.filing.kind.as_ref().map(|kind| {
        let types = &press.catalog.settings().types;
        let label = types
            .iter()
            .find(|known| known.id == kind.0)
            .map_or(&*kind.0, |known| spell_type(press.theme.words(), known));
        Category {
            term: allowed(&kind.0),
            label: allowed(label),
        }
    });
    let words = press.theme.words();
    let heading = heading_of(words, &filed.filing);
    let title = match filed.filing.draft {
        true => words.fill("document.draft_of", &[("title", heading)]),
        false => heading.to_owned(),
    };
    let summary = document
        .summary
        .clone()
        .unwrap_or_else(|| plain(&document.body, SUMMARY, words));
    Entry {
        id: in_full(press.plan, url),
        title: allowed(&title),
        updated: instant.to_rfc3339_opts(SecondsFormat::Secs, true),
        authors,
        category,
        summary: (!summary.is_empty()).then(|| allowed(&summary)),
    }
}

fn name_of<'a>(catalog: &'a Catalog, named: &'a Named) -> &'a str {
    match named {
        Named::Party(id) => &catalog.party(*id).name,
        Named::Words(words) => words,
    }
}

/// Renders the sitemap, or a part of it.
pub(super) fn sitemap(press: &Press<'_>, sitemap: &Sitemap) -> Result<Vec<u8>, Diagnostic> {
    let plan = press.plan;
    let pages = plan
        .items()
        .filter(|(_, item)| in_sitemap(item))
        .map(|(url, _)| in_full(plan, url));
    let (template, addresses) = match sitemap {
        Sitemap::Whole => ("sitemap.xml", pages.collect()),
        Sitemap::Part(range) => (
            "sitemap.xml",
            pages.skip(range.start).take(range.len()).collect(),
        ),
        Sitemap::Index(parts) => {
            let parts =
                (1..=*parts).map(|part| in_full(plan, &Url::new(format!("sitemap-{part}.xml"))));
            ("sitemap-index.xml", parts.collect())
        }
    };
    press.theme.render(template, &Addresses { addresses })
}

/// Returns an address in full.
fn in_full(plan: &Plan, url: &Url) -> String {
    plan.absolute(url)
        .expect("feeds and sitemaps are planned only where the site's address is known")
}

/// Drops the characters that XML 1.0 (section 2.2) does not allow.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {

    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::plan::Item;
    use crate::world::World;

    /// Returns the texts of one element of what was made, which must be XML.
    fn texts(xml: &[u8], element: &str) -> Vec<String> {
        let mut reader = Reader::from_reader(xml);
        let mut found = Vec::new();
        let mut inside = false;
        loop {
            match reader.read_event().expect("what is made is XML") {
                Event::Start(tag) => {
                    inside = tag.name().as_ref() == element;
                    if inside {
                        found.push(String::new());
                    }
                }
                Event::End(_) => inside = false,
                Event::Text(text) if inside => {
                    found
                        .last_mut()
                        .expect("an element is open")
                        .push_str(&text);
                }
                Event::Eof => return found,
                _ => {}
            }
        }
    }

    /// Renders what is at an address of a small site.
    fn made(address: &str) -> Vec<u8> {
        let world = World::without_errors(
            "\
-- site.yaml --
base_url: https://example.org/x/
time_zone: America/Chicago
title: T
-- content/A/1.md --
---
title: One
date: 2005-08-09
docket: A
filed_by: B
---
*First* words
-- content/A/2.md --
---
title: Two
date: 2005-12-09T10:00
docket: A
---
{{ x }}
-- content/A/3.md --
---
title: Secret
date: 2006-01-01
docket: A
access: sealed
---
Secret
-- content/A/4.md --
---
title: Undated
date: unknown
docket: A
---
x",
        );
        let press = world.press();
        let url = Url::new(address);
        match press.plan.item(&url).expect("it is planned") {
            Item::Feed(scope) => feed(&press, &url, *scope),
            Item::Sitemap(part) => sitemap(&press, part),
            other => panic!("{other:?} is no feed"),
        }
        .expect("it renders")
    }

    #[test]
    fn a_feed_lists_public_filings_newest_first() {
        for address in ["feed.xml", "dockets/a/feed.xml"] {
            let xml = made(address);
            let id = |name: &str| format!("https://example.org/x/dockets/a/{name}/");
            assert_eq!(texts(&xml, "id")[1..], [id("2"), id("1")], "{address}");
            assert_eq!(
                texts(&xml, "id")[0],
                format!("https://example.org/x/{address}")
            );
            let updated = [
                "2005-12-09T10:00:00-06:00",
                "2005-12-09T10:00:00-06:00",
                "2005-08-09T00:00:00-05:00",
            ];
            assert_eq!(texts(&xml, "updated"), updated);
            assert_eq!(texts(&xml, "name"), ["T", "T", "B"]);
            assert_eq!(texts(&xml, "summary"), ["{{ x }}", "First words"]);
            assert!(!String::from_utf8_lossy(&xml).contains("Secret"));
        }
    }

    #[test]
    fn a_feed_without_entries_is_never_updated() {
        let world = World::of(
            "-- site.yaml --\nbase_url: https://example.org/\n-- content/readme.txt --\n",
        );
        let press = world.press();
        let xml = feed(&press, &Url::new("feed.xml"), Scope::Site).expect("it renders");
        assert_eq!(texts(&xml, "updated"), [NEVER]);
    }

    #[test]
    fn the_sitemap_names_pages_in_full() {
        let pages = texts(&made("sitemap.xml"), "loc");
        assert!(
            pages.contains(&"https://example.org/x/dockets/a/1/".to_owned()),
            "{pages:?}"
        );
        assert!(
            !pages
                .iter()
                .any(|page| page.contains("404") || page.contains(".xml")),
            "{pages:?}"
        );
    }

    #[test]
    fn what_xml_forbids_is_dropped() {
        assert_eq!(allowed("a\u{0}\u{B}\u{FFFE}\u{1F600}\tb"), "a\u{1F600}\tb");
    }
}
