//! Tests of `feed.rs`.

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
    let world =
        World::of("-- site.yaml --\nbase_url: https://example.org/\n-- content/readme.txt --\n");
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
