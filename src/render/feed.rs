//! Feeds of what joined the public record: Atom (RFC 4287) with archives (RFC 5005), and JSON Feed
//! 1.1.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Press;
use super::prose::plain;
use super::view::{changes, heading_of, spell_type, spell_types, title_of};
use crate::diagnostic::Diagnostic;
use crate::docket::Document;
use crate::link::{Catalog, Filed, FilingId, Link, Named, Referent, ruled};
use crate::plan::{Feed, FeedFormat, FeedPart, Plan, Scope, Url};

/// The most characters of a filing's text that replace a summary it does not have.
const SUMMARY: usize = 300;

/// When a feed without entries was updated: the element must be there, and the same build must make
/// the same bytes.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// What the template of a feed sees.
#[derive(Serialize)]
struct FeedView {
    lang: String,
    /// The feed's own address in full.
    id: String,
    /// The page that lists the same filings.
    page: String,
    title: String,
    updated: String,
    author: String,
    /// Whether it is an archive, which does not change.
    archive: bool,
    /// The feed that an archive belongs to.
    current: Option<String>,
    /// The archive of what joined before.
    previous: Option<String>,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    /// The filing's address in full, as it was first published.
    id: String,
    /// Its address now.
    url: String,
    title: String,
    /// When it joined the record.
    published: String,
    /// When it did, or when a document that changes what it says did.
    updated: String,
    authors: Vec<String>,
    category: Option<Category>,
    summary: Option<String>,
    /// Its language, where it is not the site's.
    lang: Option<String>,
}

#[derive(Serialize)]
struct Category {
    term: String,
    label: String,
}

/// Whose filings a feed lists, in words.
struct Subject<'a> {
    title: String,
    author: &'a str,
    page: Url,
}

/// Renders a feed of a scope's public filings, the last to join first. Those of which nobody knows
/// when are left out.
pub(super) fn feed(press: &Press<'_>, url: &Url, feed: &Feed) -> Result<Vec<u8>, Diagnostic> {
    let Press { catalog, plan, .. } = *press;
    let settings = catalog.settings();
    let Subject {
        title,
        author,
        page,
    } = subject(press, feed.scope);
    let entries: Vec<Entry> = plan
        .listed(feed)
        .iter()
        .filter_map(|id| {
            let filed = catalog.filing(*id);
            let document = filed.filing.document()?;
            Some(entry(press, *id, filed, document, author))
        })
        .collect();
    let updated = plan
        .listed(feed)
        .iter()
        .filter_map(|id| updated(press, *id));
    let in_full = |url: &Url| in_full(plan, url);
    let address = |feed: &Feed| in_full(&plan.feed(catalog, feed));
    let is_archive = feed.part != FeedPart::Latest;
    let view = FeedView {
        lang: settings.lang.clone(),
        id: in_full(url),
        page: in_full(&page),
        title,
        updated: updated.max().map_or_else(|| NEVER.to_owned(), spell),
        author: allowed(author),
        archive: is_archive,
        current: is_archive.then(|| {
            address(&Feed {
                part: FeedPart::Latest,
                ..feed.clone()
            })
        }),
        previous: plan.archive_before(feed).map(|before| address(&before)),
        entries,
    };
    match feed.format {
        FeedFormat::Atom => press.theme.render("feed.xml", &view),
        FeedFormat::Json => Ok(as_json(&view)),
    }
}

/// Returns when a filing joined the record, or when the last document that corrects, replaces,
/// withdraws or strikes it did; `None` where nobody knows.
pub(super) fn updated(press: &Press<'_>, id: FilingId) -> Option<DateTime<FixedOffset>> {
    let changes = |link: &Link| changes(link) || ruled(link).is_some();
    let joined = |id| press.plan.joined(id).map(|joined| joined.instant);
    let by = press.catalog.referred_to_by(Referent::Filing(id)).iter();
    let by = by.filter(|(link, _)| changes(link));
    let by = by.filter_map(|(_, other)| joined(*other));
    by.chain(joined(id)).max()
}

fn subject<'a>(press: &Press<'a>, scope: Scope) -> Subject<'a> {
    let Press { catalog, plan, .. } = *press;
    let settings = catalog.settings();
    let site = settings.agency.as_ref().unwrap_or(&settings.title);
    let of = |what: &str| allowed(&format!("{what} \u{2013} {}", settings.title));
    let titled = |id| {
        let docket = catalog.docket(id);
        match title_of(press.theme.words(), docket) {
            Some(title) => format!("{}: {title}", docket.number),
            None => docket.number.clone(),
        }
    };
    match scope {
        Scope::Site => Subject {
            title: allowed(&settings.title),
            author: site,
            page: Url::default(),
        },
        Scope::Docket(id) => Subject {
            title: of(&titled(id)),
            author: catalog.docket(id).agency.as_ref().unwrap_or(site),
            page: plan.docket(id).clone(),
        },
        Scope::Type(id, at) => {
            let kind = &settings.types[at];
            let label = spell_types(press.theme.words(), kind);
            Subject {
                title: of(&format!("{label}, {}", titled(id))),
                author: catalog.docket(id).agency.as_ref().unwrap_or(site),
                page: plan.grouped(id, crate::link::Grouping::Type),
            }
        }
        Scope::Party(id) => Subject {
            title: of(&catalog.party(id).name),
            author: site,
            page: plan.party(id).clone(),
        },
        Scope::Authority(id) => Subject {
            title: of(&catalog.authority(id).authority.name),
            author: site,
            page: plan.authority(id).clone(),
        },
    }
}

/// Makes an entry. `author` is used for filers that are not named.
fn entry(
    press: &Press<'_>,
    id: FilingId,
    filed: &Filed,
    document: &Document,
    author: &str,
) -> Entry {
    let url = press
        .plan
        .filing(id)
        .expect("only filings with a page are listed");
    let joined = press
        .plan
        .joined(id)
        .expect("only filings whose joining is known are listed");
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
        id: in_full(press.plan, press.plan.first_url(url)),
        url: in_full(press.plan, url),
        title: allowed(&title),
        published: spell(joined.instant),
        updated: spell(updated(press, id).unwrap_or(joined.instant)),
        authors,
        category,
        summary: (!summary.is_empty()).then(|| allowed(&summary)),
        lang: document.lang.clone(),
    }
}

fn spell(instant: DateTime<FixedOffset>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Writes a feed as JSON Feed 1.1. Each item must have a text: that of one without a summary is its
/// title.
fn as_json(feed: &FeedView) -> Vec<u8> {
    let author = |name: &String| json!({"name": name});
    let items: Vec<Value> = feed
        .entries
        .iter()
        .map(|entry| {
            let mut item = Map::new();
            let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
            put("id", json!(entry.id));
            put("url", json!(entry.url));
            put("title", json!(entry.title));
            let text = entry.summary.as_ref().unwrap_or(&entry.title);
            put("content_text", json!(text));
            put("date_published", json!(entry.published));
            if entry.updated != entry.published {
                put("date_modified", json!(entry.updated));
            }
            let authors: Vec<Value> = entry.authors.iter().map(author).collect();
            put("authors", Value::Array(authors));
            if let Some(category) = &entry.category {
                put("tags", json!([category.label]));
            }
            if let Some(lang) = &entry.lang {
                put("language", json!(lang));
            }
            Value::Object(item)
        })
        .collect();
    let whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.id,
        "language": feed.lang,
        "authors": [author(&feed.author)],
        "items": items,
    });
    let mut bytes = serde_json::to_vec_pretty(&whole).expect("it is made of texts");
    bytes.push(b'\n');
    bytes
}

fn name_of<'a>(catalog: &'a Catalog, named: &'a Named) -> &'a str {
    match named {
        Named::Party(id) => &catalog.party(*id).name,
        Named::Words(words) => words,
    }
}

/// Returns an address in full.
pub(super) fn in_full(plan: &Plan, url: &Url) -> String {
    plan.absolute(url)
        .expect("feeds and sitemaps are planned only where the site's address is known")
}

/// Drops the characters that XML 1.0 (section 2.2) does not allow.
fn allowed(text: &str) -> String {
    // Nearly every text has only signs that are allowed, and is taken over as a whole.
    if text.bytes().all(|byte| byte >= 0x20 && byte != 0xEF) {
        return text.to_owned();
    }
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests;
