//! Runs `docketpress serve`, changes files, and looks at what a browser gets.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use crate::browser::{Events, Preview};
use crate::site::Site;

const SITE: &str = "\
-- site.yaml --
title: Record
base_url: https://example.org/record/
theme: own
-- content/D-1/docket.md --
---
number: D-1
title: First docket
---
-- content/D-1/one.md --
---
title: First letter
date: 2024-01-02
filed_by: Acme Gas
attachments: [one.txt]
---
First words.
-- content/D-1/one.txt --
0123456789
-- content/D-1/two.md --
---
title: A draft answer
date: 2024-01-03
draft: true
---
Words of a draft.
-- content/parties/acme.md --
---
name: Acme Gas
---
-- themes/own/own.css --
body { color: red; }
";

const ONE: &str = "/record/dockets/d-1/one/";

fn start(site: &Site, arguments: &[&str]) -> Preview {
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    Preview::start(program, &site.root(), arguments)
}

/// Waits for events until a page is as it should be.
fn until(preview: &Preview, events: &mut Events, path: &str, is_so: impl Fn(u16, &str) -> bool) {
    loop {
        events.next();
        let answer = preview.get(path);
        if is_so(answer.status, &answer.text()) {
            return;
        }
        // Shown where the test fails, because nothing more comes.
        eprintln!("{path} is not yet as it should be: {}", answer.text());
    }
}

/// Waits until a page holds some words.
fn until_it_says(preview: &Preview, events: &mut Events, path: &str, words: &str) {
    until(preview, events, path, |_, page| page.contains(words));
}

fn one(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2024-01-02\nfiled_by: Acme Gas\nattachments: [one.txt]\n---\n{body}\n"
    )
}

#[test]
fn a_mistake_is_over_the_last_good_page_until_it_is_fixed() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let page = preview.get(ONE).text();
    assert!(
        page.contains("First words.") && page.contains("no errors"),
        "{page}"
    );

    site.put("content/D-1/one.md", one("First letter", "Other words."));
    until_it_says(&preview, &mut events, ONE, "Other words.");

    let wrong = one("First letter", "Third words.").replace("filed_by", "filed_bi");
    site.put("content/D-1/one.md", wrong);
    until_it_says(&preview, &mut events, ONE, "filed_bi");
    let page = preview.get(ONE).text();
    assert!(page.contains("content/D-1/one.md:4:1"), "{page}");
    assert!(
        page.contains("did you mean <code>filed_by</code>?"),
        "{page}"
    );
    assert!(page.contains("1 error"), "{page}");
    assert!(
        page.contains("Other words.") && !page.contains("Third words."),
        "{page}"
    );

    site.put("content/D-1/one.md", one("First letter", "Third words."));
    until_it_says(&preview, &mut events, ONE, "Third words.");
    assert!(preview.get(ONE).text().contains("no errors"));
    let said = preview.end();
    assert_eq!(said.matches("unknown-key").count(), 1, "{said}");
    assert!(said.contains("all errors are fixed"), "{said}");
}

#[test]
fn what_may_be_a_mistake_is_said_next_to_the_page_as_it_is_now() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let doubtful = one("First letter", "Privileged and confidential.");
    site.put("content/D-1/one.md", doubtful);
    until_it_says(&preview, &mut events, ONE, "confidential-words");
    let page = preview.get(ONE).text();
    assert!(page.contains("Privileged and confidential."), "{page}");
}

#[test]
fn a_draft_is_not_asked_who_filed_it_before_it_is_a_filing() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let two = "/record/dockets/d-1/two/";
    let page = preview.get(two).text();
    assert!(!page.contains("filed-by-nobody"), "{page}");
    let filed = "---\ntitle: An answer\ndate: 2024-01-03\n---\nWords.\n";
    site.put("content/D-1/two.md", filed);
    until_it_says(&preview, &mut events, two, "filed-by-nobody");
}

#[test]
fn what_was_said_of_a_filing_is_not_said_once_it_is_withheld() {
    let asked = "---\ntitle: Kanarie request\ndate: 2024-02-02\nfiled_by: Acme Gas\n---\n";
    let answer =
        "---\ntitle: Answer\ndate: 2024-02-01\nfiled_by: Acme Gas\nresponds_to: asked\n---\n";
    let site = Site::of(SITE);
    site.put("content/D-1/asked.md", asked);
    site.put("content/D-1/answer.md", answer);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let page = preview.get(ONE).text();
    assert!(page.contains("Kanarie request"), "{page}");
    let withheld = asked.replace("title:", "access: confidential\ntitle:");
    site.put("content/D-1/asked.md", withheld);
    // One change of pages, and one of what is said of them.
    for _ in 0..2 {
        events.next();
        let page = preview.get(ONE).text();
        assert!(!page.contains("Kanarie"), "{page}");
    }
}

#[test]
fn a_site_that_begins_with_a_mistake_shows_it_and_then_itself() {
    let site = Site::of(SITE);
    site.put("content/D-1/one.md", "---\ntitle: Only this\n---\n");
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let answer = preview.get("/");
    assert_eq!(answer.status, 503);
    assert!(
        answer.text().contains("a filing needs <code>date</code>"),
        "{}",
        answer.text()
    );
    site.put("content/D-1/one.md", one("First letter", "Now."));
    until_it_says(&preview, &mut events, ONE, "Now.");
}

#[test]
fn whatever_the_site_is_made_of_shows_when_it_changes() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let docket = "/record/dockets/d-1/";
    let mut shows = |path: &str, words: &str| until_it_says(&preview, &mut events, path, words);

    site.put(
        "content/D-1/new.md",
        one("A new letter", "New.").replace("one.txt", "\"one.txt\""),
    );
    shows(docket, "A new letter");
    fs::rename(
        site.root().join("content/D-1/new.md"),
        site.root().join("content/D-1/moved.md"),
    )
    .expect("it can be renamed");
    shows(docket, "d-1/moved/");
    site.remove("content/D-1/moved.md");
    until(&preview, &mut events, docket, |_, page| {
        !page.contains("A new letter")
    });
    let mut shows = |path: &str, words: &str| until_it_says(&preview, &mut events, path, words);

    site.put(
        "content/D-1/docket.md",
        "---\nnumber: D-1\ntitle: Renamed docket\n---\n",
    );
    shows(docket, "Renamed docket");
    site.put(
        "content/parties/acme.md",
        "---\nname: Acme Gas\n---\nA gas company.\n",
    );
    shows("/record/parties/acme/", "A gas company.");
    site.put("content/D-1/one.txt", "abcdefghij");
    shows("/record/dockets/d-1/one/one.txt", "abcdefghij");
    site.put("themes/own/own.css", "body { color: blue; }");
    shows("/record/assets/own.css", "blue");
    site.put("themes/own/404.html", "<p>Nothing of ours</p>");
    shows("/record/none", "Nothing of ours");
    site.put(
        "themes/own/404.html",
        "<p>{{ site.title }}</p>\n<p>{{ nothing }}</p>",
    );
    shows(docket, "themes/own/404.html:2:");
    let page = preview.get(docket).text();
    let line = "2 | &lt;p&gt;{{ nothing }}&lt;/p&gt;";
    assert_eq!(page.matches(line).count(), 1, "{page}");
    site.put("themes/own/404.html", "<p>Mended</p>");
    shows("/record/none", "Mended");
    site.put(
        "content/D-2/x.md",
        "---\ntitle: In a new folder\ndocket: D-2\ndate: 2024-02-01\n---\n",
    );
    shows("/record/", "D-2");
    fs::rename(
        site.root().join("content/D-2"),
        site.root().join("content/D-3"),
    )
    .expect("it can be renamed");
    shows("/record/", "d-2/x/");
    fs::remove_dir_all(site.root().join("content/D-3")).expect("it can be removed");
    until(&preview, &mut events, "/record/", |_, page| {
        !page.contains("d-2/x/")
    });
    site.remove("content/D-1/one.txt");
    let mut shows = |path: &str, words: &str| until_it_says(&preview, &mut events, path, words);
    shows(ONE, "attachment-missing");
    site.put(
        "site.yaml",
        "title: Another name\nbase_url: https://example.org/\ntheme: own\n",
    );
    shows("/", "Another name");
}

#[test]
fn editors_that_save_by_rename_or_leave_files_next_to_it_do_not_disturb() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let mut events = preview.events();
    let at = |name: &str| site.root().join("content/D-1").join(name);
    for name in [".one.md.swp", "one.md~", "_note.md", "#one.md#"] {
        fs::write(at(name), "no front matter").expect("it can be written");
    }
    fs::rename(at("one.md"), at("one.md~")).expect("it can be renamed");
    fs::write(at(".tmp"), one("First letter", "Saved by rename.")).expect("it can be written");
    fs::rename(at(".tmp"), at("one.md")).expect("it can be renamed");
    until_it_says(&preview, &mut events, ONE, "Saved by rename.");
    assert!(preview.get(ONE).text().contains("no errors"));
}

#[test]
fn a_folder_that_is_looked_through_shows_changes_too_and_the_browser_follows() {
    let site = Site::of(SITE);
    let preview = start(&site, &["--poll", "--follow"]);
    let mut events = preview.events();
    site.put(
        "content/D-1/one.md",
        one("First letter", "Seen, and longer than before."),
    );
    assert!(events.next().contains(&format!("\"follow\":\"{ONE}\"")));
    assert!(preview.get(ONE).text().contains("Seen, and"));
}

#[test]
fn drafts_are_marked_wherever_they_are_shown() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let list = preview.get("/record/dockets/d-1/").text();
    assert!(
        list.contains("A draft answer") && list.contains("tag draft"),
        "{list}"
    );
    assert!(list.contains("1 draft"), "{list}");
    let page = preview.get("/record/dockets/d-1/two/").text();
    assert!(
        page.contains("Words of a draft.") && page.contains("preview-draft"),
        "{page}"
    );
    let one = preview.get(ONE).text();
    assert!(!one.contains("preview-draft"), "{one}");

    let preview = start(&site, &["--no-drafts"]);
    assert_eq!(preview.get("/record/dockets/d-1/two/").status, 404);
    let list = preview.get("/record/dockets/d-1/").text();
    assert!(
        !list.contains("A draft answer") && list.contains("no drafts"),
        "{list}"
    );
}

#[test]
fn it_answers_as_a_static_host_would() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let host = format!("Host: {}", preview.host);
    let answer = preview.get("/");
    assert_eq!(answer.status, 307);
    assert!(
        answer.head.contains("location: /record/"),
        "{}",
        answer.head
    );
    let answer = preview.get("/record/dockets/d-1/one");
    assert_eq!(answer.status, 308);
    assert!(answer.head.contains("location: /record/dockets/d-1/one/"));
    assert_eq!(
        preview.get("/record/dockets/d-1/one/index.html").status,
        200
    );
    let answer = preview.get("/record/nothing/");
    assert_eq!(answer.status, 404);
    assert!(
        answer.text().contains("<title>"),
        "the site's own page is shown"
    );
    let text = "/record/dockets/d-1/one/one.txt";
    let answer = preview.get(text);
    assert!(
        answer
            .head
            .contains("content-type: text/plain; charset=utf-8")
    );
    assert!(answer.head.contains("cache-control: no-store"));
    assert_eq!(answer.body, b"0123456789\n");
    let answer = preview.ask("GET", text, &format!("{host}\r\nRange: bytes=2-4"));
    assert_eq!((answer.status, &*answer.body), (206, &b"234"[..]));
    assert!(answer.head.contains("content-range: bytes 2-4/11"));
    assert_eq!(
        preview
            .ask("GET", text, &format!("{host}\r\nRange: bytes=11-"))
            .status,
        416
    );
    let answer = preview.ask("HEAD", text, &host);
    assert!(
        answer.body.is_empty() && answer.head.contains("content-length: 11"),
        "{}",
        answer.head
    );
    assert!(!site.root().join("public").exists(), "nothing is written");
}

#[test]
fn the_page_for_what_is_not_there_finds_its_style_from_wherever_it_is_shown() {
    let site = Site::of(&SITE.replace("base_url: https://example.org/record/\n", ""));
    let preview = start(&site, &[]);
    let answer = preview.get("/dockets/gone/long-ago/");
    assert_eq!(answer.status, 404);
    let page = answer.text();
    assert!(page.contains("href=\"/assets/"), "{page}");
    assert_eq!(preview.get("/dockets/gone").status, 404);
}

#[test]
fn foreign_names_writes_and_ways_out_are_refused() {
    let site = Site::of(SITE);
    let preview = start(&site, &[]);
    let host = format!("Host: {}", preview.host);
    for foreign in [
        "Host: example.org",
        "Host: 127.0.0.1.example.org:80",
        "Host: 10.1.1.1",
    ] {
        assert_eq!(preview.ask("GET", ONE, foreign).status, 421, "{foreign}");
        assert_eq!(
            preview.ask("GET", "/-/events", foreign).status,
            421,
            "{foreign}"
        );
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(preview.ask(method, ONE, &host).status, 405, "{method}");
    }
    for way in [
        "/record/../../site.yaml",
        "/record/dockets/d-1/one/../../../../site.yaml",
        "/record/%2e%2e/%2e%2e/site.yaml",
        "/record/..%2fsite.yaml",
        "/record/..%5csite.yaml",
        "/record//etc/passwd",
        "/record/content/D-1/one.md",
        "/record/site.yaml",
        "/record/%00",
        "/record/%ff",
    ] {
        assert_eq!(preview.get(way).status, 404, "{way}");
    }
}

#[test]
fn a_taken_port_is_reported_with_one_that_is_free() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("some port is free");
    let port = taken.local_addr().expect("it has one").port();
    let run = Site::of(SITE).run(&["serve", "--site", "site", "--port", &port.to_string()]);
    assert_eq!(run.code, 2, "{run:?}");
    let free = run.stderr.split("use --port ").nth(1);
    let free = free.and_then(|free| free.split(',').next());
    let free: u16 = free.and_then(|free| free.parse().ok()).unwrap_or(0);
    assert!(
        run.stderr
            .contains(&format!("another program uses port {port}"))
            && free > port,
        "{run:?}"
    );
}
