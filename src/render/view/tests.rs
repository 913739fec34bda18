//! Small sites, written to a folder and rendered with the built-in theme.

use super::super::{Content, render};
use crate::plan::Url;
use crate::world::World;

/// The pages of a site, written as files each after a line `-- path`.
struct Pages(Vec<(String, String)>);

impl Pages {
    /// Renders every page of a site.
    fn of(site: &str) -> Pages {
        let world = World::without_errors(site);
        let press = world.press();
        let page = |(url, item): (&Url, _)| match render(&press, url, item) {
            Ok(Content::Made(bytes)) => Some((
                url.as_str().to_owned(),
                String::from_utf8(bytes).expect("pages are UTF-8"),
            )),
            Ok(Content::Copy(_) | Content::Packed(_) | Content::Lines(_)) => None,
            Err(problem) => panic!("{url}: {}", problem.message),
        };
        Pages(world.edition.plan.items().filter_map(page).collect())
    }

    fn at(&self, url: &str) -> &str {
        let found = self.0.iter().find(|(one, _)| one == url);
        &found.unwrap_or_else(|| panic!("no page at `{url}`")).1
    }
}

/// Returns what is between two texts, the first time that the first is found.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page
        .find(from)
        .unwrap_or_else(|| panic!("`{from}` is not in the page: {page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).expect("it ends")]
}

/// Makes a filing's file.
fn filing(id: &str, keys: &str) -> String {
    format!("\n-- content/A-1/{id}.md\n---\ndocket: A-1\ntitle: Paper {id}\n{keys}\n---\n\nText.\n")
}

#[test]
fn an_exchange_is_nested_by_answer_and_balanced() {
    let pages = Pages::of(
        &[
            filing("a", "date: 2024-01-01"),
            filing("b", "date: 2024-01-02\nresponds_to: a"),
            filing("c", "date: 2024-01-03\nresponds_to: b"),
            filing("d", "date: 2024-01-04\nresponds_to: a"),
        ]
        .concat(),
    );
    let thread = between(
        pages.at("dockets/a-1/c/"),
        "<ol class=\"thread\">",
        "</section>",
    );
    let open = thread.matches("<ol").count();
    assert_eq!((open, thread.matches("</ol>").count()), (3, 3), "{thread}");
    let at = |title: &str| thread.find(title).expect("it is in the exchange");
    assert!(
        at("Paper a") < at("Paper b")
            && at("Paper b") < at("Paper c")
            && at("Paper c") < at("Paper d")
    );
    assert!(
        thread[..at("Paper d")].matches("</ol>").count() == 1,
        "d is one below a: {thread}"
    );
    assert!(thread.contains("<li aria-current=\"page\">"));
}

#[test]
fn documents_that_answer_each_other_are_shown_once_each() {
    let pages = Pages::of(
        &[
            filing("a", "date: 2024-01-01\nresponds_to: b"),
            filing("b", "date: 2024-01-01\nresponds_to: a"),
        ]
        .concat(),
    );
    let thread = between(
        pages.at("dockets/a-1/a/"),
        "<ol class=\"thread\">",
        "</section>",
    );
    assert_eq!(thread.matches("<li").count(), 2, "{thread}");
}

#[test]
fn a_long_exchange_is_cut_around_the_filing() {
    let answers = (0..300).map(|n| filing(&format!("r{n:03}"), "date: 2024-01-02\nresponds_to: a"));
    let pages = Pages::of(
        &answers
            .chain([filing("a", "date: 2024-01-01")])
            .collect::<String>(),
    );
    let first = between(
        pages.at("dockets/a-1/a/"),
        "<ol class=\"thread\">",
        "</section>",
    );
    assert_eq!(first.matches("<li").count(), 21);
    assert!(first.contains("and 280 more"), "{first}");
    let answer = between(
        pages.at("dockets/a-1/r000/"),
        "<ol class=\"thread\">",
        "</section>",
    );
    assert_eq!(answer.matches("<li").count(), 2);
    assert!(pages.0.iter().all(|(_, page)| page.len() < 300_000));
}

#[test]
fn a_sealed_filing_has_an_entry_and_nothing_leads_to_it() {
    let pages = Pages::of(
        &[
            filing("a", "date: 2024-01-01\nfiled_by: Ada"),
            filing(
                "secret",
                "date: 2024-01-02\naccess: sealed\nfiled_by: Bea\nresponds_to: a",
            ),
            filing("z", "date: 2024-01-03\nresponds_to: secret"),
        ]
        .concat(),
    );
    let docket = pages.at("dockets/a-1/");
    assert!(
        docket.contains("<p class=\"title\">Sealed filing</p>"),
        "{docket}"
    );
    assert!(
        between(
            pages.at("dockets/a-1/a/"),
            "<nav class=\"neighbors\"",
            "</nav>"
        )
        .contains("Paper z")
    );
    for (url, page) in &pages.0 {
        assert!(
            !page.contains("Paper secret") && !page.contains("Bea") && !page.contains("a-1/secret"),
            "{url}: {page}"
        );
    }
    let total = between(pages.at("coverage/"), "<tfoot>", "</tfoot>");
    assert!(
        total.contains("<td>2</td><td>0</td><td>0</td><td>1</td>"),
        "{total}"
    );
}

#[test]
fn a_superseded_filing_says_so_before_its_text() {
    let pages = Pages::of(
        &[
            filing("a", "date: 2024-01-01"),
            filing("b", "date: 2024-01-02\nsupersedes: a"),
        ]
        .concat(),
    );
    let page = pages.at("dockets/a-1/a/");
    let notice = page.find("Superseded by").expect("it is noticed");
    assert!(notice < page.find("class=\"sheet").expect("it has a text"));
    assert!(pages.at("dockets/a-1/").contains("superseded by"));
}

#[test]
fn a_stated_date_is_shown_first_and_a_computed_one_next_to_it() {
    let pages = Pages::of(
        "\n-- content/A-1/docket.md\n---\nnumber: A-1\nclocks:\n  - name: Window\n    starts: 2005-08-09\n    milestones:\n      \
         - {months: 9, title: In place, stated: 2006-05-06}\n---\n",
    );
    let limits = pages.at("dockets/a-1/deadlines/");
    let (stated, computed) = (limits.find("May 6, 2006"), limits.find("May 9, 2006"));
    assert!(stated.is_some() && stated < computed, "{limits}");
    assert!(limits.contains("The two dates differ"));
    assert!(limits.contains("<li>9 months later: Tuesday, May 9, 2006</li>"));
    assert!(
        pages
            .at("dockets/a-1/")
            .contains("<strong>Computed: May 9, 2006.</strong>")
    );
}

#[test]
fn a_filing_that_is_not_part_of_the_record_keeps_its_entry_and_says_by_which_order() {
    let pages = Pages::of(
        &[
            filing("a", "date: 2024-01-01"),
            filing("b", "date: 2024-01-02\nstatus: lodged"),
            filing(
                "o",
                "date: 2024-02-02\nrules_on: [{filing: a, ruling: Stricken}]",
            ),
            filing("w", "date: 2024-02-03\nwithdraws: o"),
        ]
        .concat(),
    );
    for page in ["dockets/a-1/", "dockets/a-1/sheet/"] {
        let page = pages.at(page);
        assert!(page.contains("<s><a href="), "{page}");
        assert!(
            page.contains("<span class=\"tag\">stricken</span>"),
            "{page}"
        );
        assert!(page.contains("<span class=\"tag\">lodged</span>"), "{page}");
    }
    let sheet = pages.at("dockets/a-1/sheet/");
    assert_eq!(
        sheet.matches("<s>").count(),
        1,
        "what is lodged is not crossed out"
    );
    assert!(sheet.contains("<span class=\"tag\">withdrawn</span>"));
    let stricken = pages.at("dockets/a-1/a/");
    assert!(stricken.contains("This filing was stricken. It is not part of the record."));
    assert!(stricken.contains("Stricken by"), "{stricken}");
    assert!(
        pages
            .at("dockets/a-1/b/")
            .contains("This filing was lodged.")
    );
    assert!(!pages.at("dockets/a-1/o/").contains("<h1><s>"));
    let data = pages.at("dockets/a-1/data/docket.json");
    assert!(
        data.contains(r#""status":"stricken""#) && data.contains(r#""status":"lodged""#),
        "{data}"
    );
}

#[test]
fn what_a_filing_changes_in_the_text_of_another_is_shown_word_by_word() {
    let text = |id: &str, keys: &str, text: &str| {
        format!("\n-- content/A-1/{id}.md\n---\ntitle: T {id}\ndocket: A-1\n{keys}\n---\n{text}\n")
    };
    let pages = Pages::of(
        &[
            text(
                "a",
                "date: 2024-01-01",
                "The rate for a residential customer is *4* cents. <!-- CANARY -->\n\nIt ends in <redacted>May</redacted>.",
            ),
            text(
                "b",
                "date: 2024-01-02\ncorrects: a",
                "The rate for a residential customer is 14 cents.\n\nIt ends in June.",
            ),
            text(
                "c",
                "date: 2024-01-03\nwithdraws: [b, {title: Gone, date: 2023}]",
                "Withdrawn.",
            ),
        ]
        .concat(),
    );
    let redline = pages.at("dockets/a-1/b/changes/");
    assert!(
        redline.contains("<del><span class=\"unseen\">removed: </span>4</del>"),
        "{redline}"
    );
    assert!(
        redline.contains("<ins><span class=\"unseen\">added: </span>14</ins>"),
        "{redline}"
    );
    assert!(
        !redline.contains("CANARY") && !redline.contains("May"),
        "{redline}"
    );
    for page in ["dockets/a-1/a/", "dockets/a-1/b/", "corrections/"] {
        assert!(pages.at(page).contains("dockets/a-1/b/changes/"), "{page}");
    }
    let corrections = pages.at("corrections/");
    assert!(corrections.find("T c") < corrections.find("T b"));
    assert!(corrections.contains("Gone"));
    assert!(
        !corrections.contains("c/changes"),
        "what is withdrawn has no new text"
    );
}

#[test]
fn every_link_between_pages_leads_to_something_and_no_id_is_given_twice() {
    let pages = Pages::of(
        &[
            "\n-- site.yaml\nbase_url: https://example.org/sub/\n".to_owned(),
            "\n-- content/pages/about.md\n---\ntitle: About\n---\nText.\n".to_owned(),
            filing("a", "date: 2024-01-01\nfiled_by: [Ada, Bea]\ndeadlines: {date: 2024-02-01, title: Due}"),
            filing("b", "date: 2024-02-02\nresponds_to: [a, {title: Gone, date: 2023}]\nrules_on: {filing: a, ruling: denied}"),
        ]
        .concat(),
    );
    let html: Vec<&(String, String)> = pages
        .0
        .iter()
        .filter(|(_, page)| page.starts_with("<!doctype html>"))
        .collect();
    assert!(html.len() > 10);
    for (url, page) in html {
        for href in page.split(" href=\"").skip(1) {
            let href = &href[..href.find('"').expect("it ends")];
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let Some(path) = path.strip_prefix("/sub/") else {
                continue;
            };
            if path.starts_with("assets/") {
                continue;
            }
            let target = pages.at(path);
            assert!(
                anchor.is_empty() || target.contains(&format!(" id=\"{anchor}\"")),
                "{url}: {href}"
            );
        }
        let mut ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .map(|rest| &rest[..rest.find('"').expect("it ends")])
            .collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{url} gives an id twice");
        // The policy of every page allows neither.
        let bare = page
            .replace("<script defer blocking=\"render\" src=\"", "")
            .replace("<script defer src=\"", "")
            .replace("<script type=\"application/ld+json\">", "");
        assert!(
            !bare.contains(" style=\"") && !bare.contains("<script"),
            "{url}"
        );
    }
}

#[test]
fn the_picture_of_a_long_docket_leads_to_the_months_of_its_timeline() {
    let day = |n: usize| format!("date: {}-{:02}-01", 2020 + n / 150, n % 12 + 1);
    let filings = (0..300).map(|n| filing(&format!("f{n:03}"), &day(n)));
    let pages = Pages::of(
        &["\n-- site.yaml\nbase_url: https://example.org/\n".to_owned()]
            .into_iter()
            .chain(filings)
            .collect::<String>(),
    );
    let picture = between(
        pages.at("dockets/a-1/"),
        "<figure class=\"overview\">",
        "</figure>",
    );
    let links: Vec<&str> = picture.split("<a href=\"").skip(1).collect();
    assert_eq!(links.len(), 24, "a cell for each month of two years");
    let mut elsewhere = 0;
    for link in links {
        let href = &link[..link.find('"').expect("it ends")];
        let (path, anchor) = href.split_once('#').expect("it has an anchor");
        assert!(anchor.starts_with("m-202"), "{href}");
        let page = match path.strip_prefix('/') {
            Some(path) => pages.at(path),
            None => pages.at("dockets/a-1/"),
        };
        elsewhere += usize::from(!path.is_empty());
        let id = format!(" id=\"{anchor}\"");
        assert_eq!(page.matches(&id).count(), 1, "{href}");
    }
    assert!(
        elsewhere >= 12,
        "the page shows the latest alone: {elsewhere}"
    );
}
