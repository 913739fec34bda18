//! Plans, as text in and text out.

use snapbox::{assert_data_eq, str};

use super::{Addresses, FirstSeen, HostFile, Item, PageKind, plan};
use crate::link::{Entry, Referent};
use crate::world::World;

/// Returns the addresses of the documents of a site: filings, pages and files, and what they
/// redirect to.
fn addresses(world: &World) -> String {
    let lines = world.edition.plan.items().filter_map(|(url, item)| {
        let what = match item {
            Item::Page(PageKind::Filing(id)) => world.name(Referent::Filing(*id)),
            Item::Page(PageKind::Docket(_)) => "docket".to_owned(),
            Item::Page(PageKind::Party(..)) => "party".to_owned(),
            Item::Page(PageKind::Free(_)) => "page".to_owned(),
            Item::File(path) => path.as_str().to_owned(),
            Item::Redirect(to) => format!("-> {to}"),
            _ => return None,
        };
        Some(format!("{url} {what}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the names of the entries of a docket's timeline.
fn anchors(world: &World, docket: &str) -> String {
    let (catalog, plan) = (world.catalog(), &world.edition.plan);
    let id = world.docket(docket);
    let timeline = catalog.docket(id).timeline.iter();
    let names = timeline.map(|entry| plan.anchor(catalog, id, *entry));
    names.collect::<Vec<_>>().join("\n")
}

#[test]
fn addresses_come_from_names_and_folders() {
    let world = World::without_errors(
        "\
-- content/A-1/docket.md --
number: A/1 (2024)
-- content/A-1/Der-Brief.md --
title: Letter
date: 2024-01-01
filed_by: Müller & Söhne
attachments: [files/Plan ä.pdf]
-- content/A-1/files/Plan ä.pdf --
x
-- content/parties/acme.md --
name: Acme Incorporated
-- content/A-1/two.md --
title: Two
date: 2024-01-02
filed_by: Acme Incorporated
-- content/pages/guide/start.md --
title: Start",
    );
    assert_data_eq!(
        addresses(&world),
        str![[r#"
/dockets/a-1-2024/ docket
/dockets/a-1-2024/der-brief/ Der-Brief
/dockets/a-1-2024/der-brief/Plan ä.pdf content/A-1/files/Plan ä.pdf
/dockets/a-1-2024/limits/ -> /dockets/a-1-2024/deadlines/
/dockets/a-1-2024/two/ two
/pages/guide/start/ page
/parties/acme/ party
/parties/muller-and-sohne/ party
"#]]
    );
}

#[test]
fn a_document_outside_every_docket_has_an_address_of_its_own() {
    let world = World::without_errors(
        "\
-- content/m/x.md --
title: X
date: 2024-01-01
docket: none",
    );
    assert_data_eq!(addresses(&world), str!["/filings/x/ x"]);
}

#[test]
fn two_filings_whose_ids_make_one_address_are_an_error() {
    let world = World::of(
        "\
-- content/A/docket.md --
number: A
-- content/A/one two.md --
title: X
date: 2024-01-01
-- content/A/x/one-two.md --
title: Y
date: 2024-01-02",
    );
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/x/one-two.md address-taken: content/A/one two.md and content/A/x/one-two.md have the same address, /dockets/a/one-two/ [rename one of the files]"
        ]
    );
}

#[test]
fn a_filing_cannot_have_the_name_of_a_page_of_its_docket() {
    let world = World::of(
        "\
-- content/A/docket.md --
number: A
-- content/A/sheet.md --
title: X
date: 2024-01-01",
    );
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/sheet.md reserved-id: the docket's own pages use the name `sheet` [rename the file]"
        ]
    );
}

#[test]
fn an_old_address_leads_to_the_new_one_unless_something_is_there() {
    let world = World::of(
        "\
-- content/A/docket.md --
number: A
redirect_from: /old/a.html
-- content/A/one.md --
title: X
date: 2024-01-01
redirect_from: [/old/one/, /dockets/a/two/]
-- content/A/two.md --
title: Y
date: 2024-01-02",
    );
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/one.md:4:28 address-taken: the address /dockets/a/two/ is already used by content/A/two.md [delete it here]"
        ]
    );
    assert_data_eq!(
        addresses(&world),
        str![[r#"
/dockets/a/ docket
/dockets/a/limits/ -> /dockets/a/deadlines/
/dockets/a/one/ one
/dockets/a/two/ two
/old/a.html -> /dockets/a/
/old/one/ -> /dockets/a/one/
"#]]
    );
}

#[test]
fn a_withheld_filing_has_no_page_and_a_name_of_what_its_entry_shows() {
    let world = World::without_errors(
        "\
-- content/A/docket.md --
number: A
-- content/A/secret-id.md --
title: Secret
date: 2024-01-01
number: 7
access: sealed
-- content/A/other-secret.md --
title: Secret
date: 2024-01-01
number: 8
access: confidential",
    );
    let plan = &world.edition.plan;
    for (id, _) in world.catalog().filings() {
        assert_eq!(plan.filing(id), None);
    }
    assert_data_eq!(
        anchors(&world, "A"),
        str![[r#"
w-7-2024-01-01
w-8-2024-01-01
"#]]
    );
    let all: Vec<&str> = plan.items().map(|(url, _)| url.as_str()).collect();
    assert!(!all.join("\n").contains("secret"));
}

#[test]
fn the_names_of_entries_stay_when_an_entry_comes_before_them() {
    let site = "\
-- content/A/docket.md --
number: A
events: [{date: 2024-03-01, title: Talk, type: hearing}, {date: 2024-03-01, title: Talk}]
not_on_file: [{title: The letter, date: 2023-01-01}]
clocks: [{name: Window, starts: a, milestones: [{days: 5, title: Answer due}]}]
-- content/A/a.md --
title: A
date: 2024-01-01
deadlines: [{date: 2024-02-01, title: Reply due}]";
    let before = anchors(&World::without_errors(site), "A");
    assert_data_eq!(
        before.as_str(),
        str![[r#"
n-2023-01-01-the-letter
f-a
deadline-window-answer-due-2024-01-06
f-a-date-reply-due-2024-02-01
event-talk-2024-03-01
event-talk-2024-03-01-2
"#]]
    );
    let more = format!("{site}\n-- content/A/earlier.md --\ntitle: E\ndate: 2020-01-01");
    let after = anchors(&World::without_errors(&more), "A");
    assert_eq!(after, format!("f-earlier\n{before}"));
}

#[test]
fn without_an_address_links_are_relative_and_name_their_file() {
    let site = "\
-- content/A/docket.md --
number: A
-- content/A/a.md --
title: A
date: 2024-01-01";
    let relative = World::without_errors(site);
    let rooted = World::without_errors(&format!(
        "-- site.yaml --\nbase_url: https://example.org/x/\n{site}"
    ));
    let link = |world: &World| {
        let plan = &world.edition.plan;
        let url = plan.filing(world.filing("a")).expect("it has a page");
        url.href(plan.links())
    };
    assert_eq!(link(&relative), "dockets/a/a/index.html");
    let plan = &relative.edition.plan;
    let root = plan.root_from(plan.docket(relative.docket("A")));
    assert_eq!(root, "../../");
    assert_eq!(link(&rooted), "dockets/a/a/");
    let plan = &rooted.edition.plan;
    let url = plan.filing(rooted.filing("a")).expect("it has a page");
    assert_eq!(
        plan.absolute(url).as_deref(),
        Some("https://example.org/x/dockets/a/a/")
    );
    assert_eq!(plan.path(), "/x/");
}

#[test]
fn a_site_without_an_address_has_no_feed_and_no_sitemap() {
    let site =
        "-- content/A/docket.md --\nnumber: A\n-- content/A/a.md --\ntitle: A\ndate: 2024-01-01";
    let count = |world: &World| {
        let items = world.edition.plan.items();
        let of_readers = items.filter(|(_, item)| matches!(item, Item::Feed(_) | Item::Sitemap(_)));
        of_readers.count()
    };
    assert_eq!(count(&World::without_errors(site)), 0);
    let with = format!("-- site.yaml --\nbase_url: https://example.org/\n{site}");
    // The feed of the site and of the docket, each in two formats, and the sitemap.
    assert_eq!(count(&World::without_errors(&with)), 5);
}

#[test]
fn a_long_timeline_has_pages_that_hold_each_entry_once() {
    let mut site = "-- content/A/docket.md --\nnumber: A".to_owned();
    for at in 0..600 {
        let day = 1 + at % 28;
        site += &format!("\n-- content/A/f{at:03}.md --\ntitle: F\ndate: 2024-02-{day:02}");
    }
    let world = World::without_errors(&site);
    let id = world.docket("A");
    let parts = world.edition.plan.timeline(id);
    let ranges: Vec<_> = parts.iter().map(|part| part.leaf.range.clone()).collect();
    assert!(ranges.len() > 1, "{ranges:?}");
    let all: Vec<usize> = ranges.into_iter().flatten().collect();
    assert_eq!(all, (0..600).collect::<Vec<_>>());
}

#[test]
fn what_is_published_of_a_site_that_browsers_could_run_has_headers() {
    let site = |file: &str| {
        World::without_errors(&format!(
            "-- content/A/docket.md --\nnumber: A\n-- content/A/a.md --\ntitle: A\ndate: 2024-01-01\nattachments: [{file}]\n-- content/A/{file} --\nx"
        ))
    };
    let has_headers = |world: &World| {
        let mut items = world.edition.plan.items();
        items.any(|(_, item)| *item == Item::Host(HostFile::Headers))
    };
    assert!(has_headers(&site("x.svg")));
    assert!(!has_headers(&site("x.csv")));
}

#[test]
fn a_document_that_is_not_on_file_is_at_its_place_on_the_timeline() {
    let world = World::without_errors(
        "\
-- content/A/docket.md --
number: A
not_on_file: [{title: Lost, date: 2023-01-01}]
-- content/A/a.md --
title: A
date: 2024-01-01
references: {title: Lost, date: 2023-01-01}",
    );
    let (id, _) = world.catalog().absents().next().expect("one is known");
    let docket = world.docket("A");
    let anchor = world
        .edition
        .plan
        .anchor(world.catalog(), docket, Entry::Absent(id));
    assert_eq!(anchor, "n-2023-01-01-lost");
    let page = world.edition.plan.absent(id).expect("it is on a page");
    assert_eq!(page.as_str(), "dockets/a/");
}

#[test]
fn files_that_two_filings_name_are_published_next_to_both() {
    let world = World::without_errors(
        "\
-- content/A/docket.md --
number: A
-- content/A/map.pdf --
x
-- content/A/a.md --
title: A
date: 2024-01-01
attachments: [map.pdf]
-- content/A/b.md --
title: B
date: 2024-01-02
attachments: [map.pdf]",
    );
    assert_data_eq!(
        addresses(&world),
        str![[r#"
/dockets/a/ docket
/dockets/a/a/ a
/dockets/a/a/map.pdf content/A/map.pdf
/dockets/a/b/ b
/dockets/a/b/map.pdf content/A/map.pdf
/dockets/a/limits/ -> /dockets/a/deadlines/
"#]]
    );
}

/// Returns which of some addresses a site has once it has published others.
fn published<const N: usize>(world: &World, before: &[&str], asked: [&str; N]) -> [bool; N] {
    let lines = before.iter();
    let lines: String = lines
        .map(|address| format!("{address}\t2024-01-01\t-\t-\n"))
        .collect();
    let known = Addresses::parse(&lines).expect("the lines are right");
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 1).expect("it is a day");
    let (plan, _) = plan(world.catalog(), &[], &FirstSeen::Since(known, day));
    asked.map(|address| plan.item(&super::Url::new(address)).is_some())
}

#[test]
fn a_party_has_a_json_feed_from_a_hundred_filings_on_or_if_it_was_published() {
    let mut site = "-- site.yaml --\nbase_url: https://example.org/\n".to_owned();
    for at in 0..100 {
        let ann = if at < 99 { "Ann" } else { "Bo" };
        site.push_str(&format!(
            "-- content/A/n{at}.md --\ntitle: N\ndate: 2005-03-04\ndocket: A\nfiled_by: [{ann}, Cy]\n"
        ));
    }
    let world = World::without_errors(&site);
    let asked = ["ann", "bo", "cy"].map(|party| format!("parties/{party}/feed.json"));
    let asked = [0, 1, 2].map(|at| &*asked[at]);
    assert_eq!(published(&world, &[], asked), [false, false, true]);
    assert_eq!(
        published(&world, &["parties/bo/feed.json"], asked),
        [false, true, true]
    );
    site.push_str("-- content/parties/bo.md --\nname: Bo\nredirect_from: /people/bo/\n");
    let moved = World::without_errors(&site);
    let asked = ["parties/bo/feed.json", "people/bo/feed.json"];
    assert_eq!(published(&moved, &[], asked), [false, false]);
    assert_eq!(published(&moved, &asked[1..], asked), [true, true]);
    let always = ["feed.json", "dockets/a/feed.json", "parties/bo/feed.xml"];
    assert_eq!(published(&world, &[], always), [true; 3]);
}

#[test]
fn of_many_authorities_one_that_a_single_filing_cites_is_in_its_dockets_table() {
    let mut site = "-- site.yaml --\nbase_url: https://example.org/\n".to_owned();
    let cites = |from: usize, to: usize| -> String {
        (from..to).map(|at| format!("47 U.S.C. {at}. ")).collect()
    };
    for (id, docket, text) in [
        ("a", "A", cites(1, 1001)),
        ("b", "A", cites(1000, 1002)),
        ("c", "none", cites(1002, 1003)),
    ] {
        site.push_str(&format!(
            "-- content/{id}.md --\n---\ntitle: N\ndate: 2005-03-04\ndocket: {docket}\n---\n{text}\n"
        ));
    }
    let world = World::without_errors(&site);
    let catalog = world.catalog();
    assert_eq!(catalog.authorities().len(), 1002);
    let asked = [1, 999, 1000, 1002].map(|at| format!("authorities/47-u.s.c.-{at}/"));
    let asked = [0, 1, 2, 3].map(|at| &*asked[at]);
    assert_eq!(
        published(&world, &[], asked),
        [false, false, true, true],
        "two filings cite the third, and the last is in no docket's table"
    );
    assert_eq!(
        published(&world, &asked[1..2], asked),
        [false, true, true, true]
    );
    let id = catalog.authority_in("47 U.S.C. 999").expect("it is cited");
    assert_eq!(
        world.edition.plan.link_to_authority(catalog, id),
        "dockets/a/authorities/4/#a-47-u.s.c.-999"
    );
}
