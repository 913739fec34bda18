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

/// When a feed without entries was updated: the element must be there, and the same build must make the same bytes.
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

/// Renders the Atom feed of a scope's latest public filings, newest first. Those without a known date are left out.
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

/// Gives the first entries that filings make, given from the newest on. `author` stands for filers that are not named.
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

/// Gives an address in full.
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
mod tests;
