//! Archives of small sites.

use super::*;
use crate::world::World;

/// Returns the files of an archive with what was made; a copied file is given by its path.
fn parts(site: &str, docket: &str) -> Vec<(String, String)> {
    let world = World::without_errors(site);
    let press = world.press();
    let package = package(&press, world.docket(docket));
    let parts = package.parts().map(|(name, content)| match content {
        Content::Made(bytes) => (name, String::from_utf8(bytes).expect("it is UTF-8")),
        Content::Copy(path) => {
            let path = path.strip_prefix(press.root).expect("it is of the site");
            (name, path.display().to_string())
        }
        Content::Packed(_) | Content::Lines(_) => panic!("an archive in an archive"),
    });
    parts.collect()
}

fn names(parts: &[(String, String)]) -> Vec<&str> {
    parts.iter().map(|(name, _)| name.as_str()).collect()
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    let found = parts.iter().find(|(known, _)| known == name);
    &found
        .unwrap_or_else(|| panic!("no {name} in {:?}", names(parts)))
        .1
}

#[test]
fn names_begin_with_item_numbers_and_say_what_each_file_is() {
    let parts = parts(
        "-- content/A-1/one.md --
---
title: 'Motion: to compel'
date: 2024-07-03
number: 9
attachments: [{file: m.pdf}]
---
[the order](two.md#facts) [the docket](docket.md) [ann](../parties/ann.md)
-- content/A-1/two.md --
---
title: Order
date: 2024-08
number: 12
attachments: [{file: a.pdf, label: Exhibit A, title: The map}, {file: b.pdf, label: Exhibit B}]
---
## Facts

![m](map.png)
-- content/A-1/docket.md --
number: A-1
-- content/parties/ann.md --
name: Ann
-- content/A-1/m.pdf --
-- content/A-1/a.pdf --
-- content/A-1/b.pdf --
-- content/A-1/map.png --
",
        "A-1",
    );
    assert_eq!(
        names(&parts),
        [
            "README.txt",
            "docket-sheet.csv",
            "docket-sheet.html",
            "filings/009 - 2024-07-03 - Motion- to compel.html",
            "filings/009 - 2024-07-03 - Motion- to compel.md",
            "filings/009 - 2024-07-03 - Motion- to compel.pdf",
            "filings/012 - 2024-08 - Order - Exhibit A - The map.pdf",
            "filings/012 - 2024-08 - Order - Exhibit B.pdf",
            "filings/012 - 2024-08 - Order - map.png",
            "filings/012 - 2024-08 - Order.html",
            "filings/012 - 2024-08 - Order.md",
        ]
    );
    let page = part(&parts, "filings/009 - 2024-07-03 - Motion- to compel.html");
    let links: Vec<&str> = page
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(
        links,
        [
            "../docket-sheet.html",
            "009%20-%202024-07-03%20-%20Motion-%20to%20compel.pdf",
            concat!("012%20-%202024-08%20-%20Order.html#", "text-facts"),
            "../docket-sheet.html",
        ],
        "{page}"
    );
    let markdown = part(&parts, "filings/009 - 2024-07-03 - Motion- to compel.md");
    assert!(markdown.starts_with("---\ndocket: \"A-1\"\n"), "{markdown}");
    assert!(
        markdown.contains("\ntitle: \"Motion: to compel\"\n"),
        "{markdown}"
    );
    assert!(!markdown.contains("address"), "{markdown}");
    assert!(part(&parts, "README.txt").contains("item number"));
    let sheet = part(&parts, "docket-sheet.html");
    assert!(
        sheet.contains("<a href=\"filings/012%20-%202024-08%20-%20Order.html\">Order</a>"),
        "{sheet}"
    );
}

#[test]
fn an_archive_holds_what_readers_see_and_leads_to_the_site_for_the_rest() {
    let parts = parts(
        "-- site.yaml --
base_url: https://example.org/d/
-- content/A-1/one.md --
---
title: A letter
date: unknown
---
[sealed](kanarie.md) [other](../B-1/other.md) <redacted reason=\"trade secret\">kanarie</redacted>
-- content/A-1/kanarie.md --
---
title: Kanarie
date: 2024-01-02
access: sealed
attachments: [{file: kanarie.pdf, title: Kanarie}]
---
Kanarie
-- content/A-1/kanarie.pdf --
-- content/A-1/draft.md --
---
title: Kanarie draft
date: 2024-01-02
draft: true
---
-- content/A-1/docket.md --
number: A-1
not_on_file: [{title: A lost letter, date: 2023}]
-- content/B-1/docket.md --
number: B-1
-- content/B-1/other.md --
---
title: Other
date: 2024-01-01
---
",
        "A-1",
    );
    assert_eq!(
        names(&parts)[3..],
        [
            "filings/003 - undated - A letter.html",
            "filings/003 - undated - A letter.md"
        ]
    );
    for (name, text) in &parts {
        assert!(!text.to_lowercase().contains("kanarie"), "{name}: {text}");
    }
    let page = part(&parts, "filings/003 - undated - A letter.html");
    assert!(
        page.contains("<a href=\"https://example.org/d/dockets/b-1/other/\">other</a>"),
        "{page}"
    );
    assert!(page.contains("[redacted: trade secret]"), "{page}");
    let sheet = part(&parts, "docket-sheet.html");
    assert!(
        sheet.contains("Sealed filing") && sheet.contains("A lost letter"),
        "{sheet}"
    );
}
