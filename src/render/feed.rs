//! Feeds of what joined the public record: Atom (RFC 4287) with archives (RFC 5005), and JSON Feed 1.1.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Press;
use super::prose::plain;
use super::view::{changes, heading_of, spell_type, spell_types, title_of};
use crate::diagnostic::Diagnostic;
use crate::docket::Document;
use crate::link::{Catalog, Document as Any, Filed, FilingId, Link, Named, ruled};
use crate::plan::{Feed, FeedFormat, FeedPart, Plan, Scope, Url};

/// The most characters of a filing's text that stand for a summary it does not have.
const SUMMARY: usize = 300;

/// When a feed without entries was updated: the element must be there, and the same build must make the same bytes.
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

/// Renders a feed of a scope's public filings, the last to join first. Those of which nobody knows when are left out.
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

/// Gives when a filing joined the record, or when the last document that corrects, replaces, withdraws or strikes it did; `None` where nobody
/// knows.
pub(super) fn updated(press: &Press<'_>, id: FilingId) -> Option<DateTime<FixedOffset>> {
    let changes = |link: &Link| changes(link) || ruled(link).is_some();
    let joined = |id| press.plan.joined(id).map(|joined| joined.instant);
    let by = press.catalog.referred_to_by(Any::Filing(id)).iter();
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

/// Makes an entry. `author` stands for filers that are not named.
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

/// Writes a feed as JSON Feed 1.1. Each item must have a text: that of one without a summary is its title.
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

/// Gives an address in full.
pub(super) fn in_full(plan: &Plan, url: &Url) -> String {
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

    /// Gives the texts of one element of what was made, which must be XML.
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

    /// Renders what stands at an address of a small site.
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
            Item::Feed(of) => feed(&press, &url, of),
            Item::Sitemap(part) => crate::render::sitemap::sitemap(&press, part),
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
        let of = Feed {
            scope: Scope::Site,
            format: FeedFormat::Atom,
            part: FeedPart::Latest,
        };
        let xml = feed(&press, &Url::new("feed.xml"), &of).expect("it renders");
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
    fn a_json_feed_tells_the_same_as_the_atom_feed() {
        let json: Value = serde_json::from_slice(&made("feed.json")).expect("it is JSON");
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["feed_url"], "https://example.org/x/feed.json");
        let items = json["items"].as_array().expect("it has items");
        let ids: Vec<_> = items.iter().map(|item| item["id"].as_str()).collect();
        let atom = texts(&made("feed.xml"), "id");
        assert_eq!(ids, [Some(&*atom[1]), Some(&*atom[2])]);
        assert_eq!(items[0]["date_published"], "2005-12-09T10:00:00-06:00");
        assert_eq!(items[1]["content_text"], "First words");
    }

    #[test]
    fn a_correction_moves_the_day_on_which_an_entry_was_updated() {
        let world = World::without_errors(
            "\
-- site.yaml --
base_url: https://example.org/
-- content/A/1.md --
title: One
date: 2005-08-09
docket: A
-- content/A/2.md --
title: Errata
date: 2005-09-01
docket: A
corrects: 1
",
        );
        let press = world.press();
        let (first, second) = (world.filing("1"), world.filing("2"));
        assert_eq!(updated(&press, first), updated(&press, second));
        let of = Feed {
            scope: Scope::Site,
            format: FeedFormat::Atom,
            part: FeedPart::Latest,
        };
        let xml = feed(&press, &Url::new("feed.xml"), &of).expect("it renders");
        let published = ["2005-09-01T00:00:00Z", "2005-08-09T00:00:00Z"];
        assert_eq!(texts(&xml, "published"), published);
        assert_eq!(texts(&xml, "updated"), ["2005-09-01T00:00:00Z"; 3]);
        let sitemap = crate::render::sitemap::sitemap(&press, &crate::plan::Sitemap::Whole);
        let days = texts(&sitemap.expect("it renders"), "lastmod");
        assert_eq!(days, ["2005-09-01"; 3], "the docket and both filings");
    }

    #[test]
    fn archives_and_the_feed_list_every_filing_from_the_first_on() {
        let mut site = "-- site.yaml --\nbase_url: https://example.org/\n".to_owned();
        for at in 1..=130 {
            let day = 1 + at % 28;
            site.push_str(&format!(
                "-- content/A/n{at}.md --\ntitle: N{at}\ndate: 2005-03-{day:02}\ndocket: A\n"
            ));
        }
        let world = World::without_errors(&site);
        let press = world.press();
        let mut url = "feed.xml".to_owned();
        let mut seen = std::collections::BTreeSet::new();
        let mut visited = Vec::new();
        loop {
            let at = Url::new(&*url);
            let Some(Item::Feed(of)) = press.plan.item(&at) else {
                panic!("no feed at {url}");
            };
            let xml = feed(&press, &at, of).expect("it renders");
            seen.extend(texts(&xml, "id").into_iter().skip(1));
            let xml = String::from_utf8(xml).expect("it is UTF-8");
            visited.push(url);
            let Some((_, rest)) =
                xml.split_once("rel=\"prev-archive\" href=\"https://example.org/")
            else {
                break;
            };
            url = rest.split('"').next().unwrap_or_default().to_owned();
        }
        assert_eq!(visited, ["feed.xml", "feed-101-130.xml", "feed-1-100.xml"]);
        assert_eq!(seen.len(), 130);
    }

    #[test]
    fn what_xml_forbids_is_dropped() {
        assert_eq!(allowed("a\u{0}\u{B}\u{FFFE}\u{1F600}\tb"), "a\u{1F600}\tb");
    }
}
