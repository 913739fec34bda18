//! Tests of `feed.rs`.

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
    let world =
        World::of("-- site.yaml --\nbase_url: https://example.org/\n-- content/readme.txt --\n");
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
        let Some((_, rest)) = xml.split_once("rel=\"prev-archive\" href=\"https://example.org/")
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
