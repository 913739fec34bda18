//! What strangers file: nothing of it reaches the theme, and nothing runs as a part of the site.

use std::fs;

use crate::page::tags;
use crate::site::{Site, files_below, repository};

/// How the ids of a text begin.
const PREFIX: &str = "text-";

/// Gives the site of the case `strangers`, in the built-in theme.
fn strangers() -> Site {
    let site = Site::copy_of(&repository().join("tests/sites/strangers/site"));
    site.put(
        "site.yaml",
        "title: Board\nbase_url: https://example.org/board/\n",
    );
    site
}

#[test]
fn a_text_has_no_class_role_or_id_of_the_page() {
    let site = strangers();
    assert_eq!(site.build(&[]).code, 0);
    let mut seen = 0;
    for (path, bytes) in site
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with("index.html"))
    {
        let html = String::from_utf8_lossy(bytes);
        let Some((before, after)) = html.split_once("prose\">") else {
            continue;
        };
        // What follows the text on a page in this theme.
        let end = [
            "<nav class=\"neighbors\"",
            "<h2 class=\"quiet\"",
            "</div>\n<h2>",
            "</div></article>",
        ];
        let end = end.iter().filter_map(|end| after.find(end)).min();
        let (text, after) = after.split_at(end.expect("something follows the text"));
        let of = |html: &str, name: &str| -> Vec<String> {
            let tags = tags(html).into_iter();
            let values = tags.filter_map(|tag| tag.attribute(name).map(str::to_owned));
            values.collect()
        };
        let page = [of(before, "id"), of(after, "id")].concat();
        assert!(
            !page.iter().any(|id| id.starts_with(PREFIX)),
            "{path}: {page:?}"
        );
        for id in of(text, "id") {
            assert!(!page.contains(&id), "{path}: {id}");
            seen += 1;
        }
        for class in of(text, "class") {
            let own = [
                "footnote",
                "footnotes",
                "back",
                "table",
                "language-notice",
                "cite",
            ];
            assert!(own.contains(&&*class), "{path}: {class}");
        }
        for (name, own) in [
            ("role", "region doc-noteref doc-backlink"),
            ("data-turn", ""),
        ] {
            let all = of(text, name);
            assert!(
                all.iter().all(|value| own.contains(&**value)),
                "{path}: {all:?}"
            );
        }
    }
    assert!(seen > 8, "{seen} ids of texts were seen");
}

#[test]
fn no_id_of_the_theme_and_no_anchor_of_the_program_begins_like_those_of_texts() {
    let theme = files_below(&repository().join("themes/press"));
    let preview = files_below(&repository().join("src/serve"));
    let views = files_below(&repository().join("src"));
    let views = views.into_iter().filter(|(path, _)| {
        let makes_texts = path.starts_with("render/prose") || path.ends_with("text/anchors.rs");
        path.ends_with(".rs") && !makes_texts
    });
    let mut looked_at = 0;
    for (path, bytes) in theme.into_iter().chain(preview).chain(views) {
        let text = String::from_utf8_lossy(&bytes);
        // Also the beginnings of anchors that the program puts together.
        for way in [
            "id=\"",
            "id='",
            "id=\\\"",
            "#",
            "format!(\"",
            "anchor = \"",
            "for=\"",
        ] {
            let wrong = format!("{way}{PREFIX}");
            assert!(!text.contains(&wrong), "{path} has `{wrong}`");
        }
        looked_at += 1;
    }
    assert!(looked_at > 100, "{looked_at} files were looked at");
}

#[test]
fn the_anchors_of_a_page_do_not_begin_like_those_of_texts() {
    // Names that are made of what people write: types, parties, dockets, documents not on file.
    let site = Site::of(
        "\
-- site.yaml --
title: text-title
types: [{id: text-message, label: Text message}]
-- content/text-1/docket.md --
---
number: text-1
title: text-docket
not_on_file: [{title: text-paper, date: 2024-01-01}]
events: [{title: text-event, date: 2024-01-03}]
clocks: [{name: text-clock, starts: 2024-01-01, milestones: [{days: 3, title: text-limit}]}]
---
",
    );
    site.put(
        "content/text-1/text-filing.md",
        "---\ntitle: text-filing\ndate: 2024-01-02\ntype: text-message\nfiled_by: text-party\n---\n47 U.S.C. § 252\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut ids = 0;
    for (path, bytes) in site
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        for tag in tags(&String::from_utf8_lossy(bytes)) {
            let id = tag.attribute("id").unwrap_or_default();
            assert!(!id.starts_with(PREFIX), "{path}: {id}");
            ids += usize::from(!id.is_empty());
        }
    }
    assert!(ids > 20, "{ids} ids were seen");
}

#[test]
fn links_offer_what_a_browser_may_run_for_download_and_nothing_else() {
    let site = strangers();
    assert_eq!(site.build(&[]).code, 0);
    let mut offered = 0;
    for (path, bytes) in site
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        for tag in tags(&String::from_utf8_lossy(bytes)) {
            let to = tag.attribute("href").filter(|_| tag.name == "a");
            let Some(to) = to.and_then(|to| to.split('#').next()) else {
                continue;
            };
            let name = to.rsplit('/').next().unwrap_or_default();
            let is_active = ["form.html", "map.svg", "plan", "page.HTML"].contains(&name);
            assert_eq!(
                tag.attribute("download").is_some(),
                is_active,
                "{path}: {to}"
            );
            offered += usize::from(is_active);
        }
    }
    // Four attachments, and three links in the text.
    assert_eq!(offered, 7);
}

#[test]
fn a_site_can_refuse_what_a_browser_may_run() {
    let site = strangers();
    site.put(
        "site.yaml",
        "title: Board\nchecks: {active-attachment: error}\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for file in ["form.html", "map.svg", "plan", "page.HTML"] {
        let said = format!("--> content/D/{file}");
        assert_eq!(run.stderr.matches(&said).count(), 1, "{}", run.stderr);
    }
    assert!(site.output().is_empty());
}

#[test]
fn a_list_of_headers_is_written_where_it_is_needed_and_a_persons_own_is_kept() {
    let site = strangers();
    assert_eq!(site.build(&["--no-lock"]).code, 0);
    let list = site.page("_headers");
    for path in [
        "/board/dockets/*.svg",
        "/board/dockets/d/comment/form.html",
        "/board/dockets/d/comment/form",
        "/board/dockets/d/comment/plan",
    ] {
        let rule = format!("\n{path}\n  Content-Security-Policy: sandbox;");
        assert!(list.contains(&rule), "{list}");
    }

    // Without such files there is nothing to say. That they are missing would stop the build.
    let settings = fs::read_to_string(site.root().join("site.yaml")).expect("the site has one");
    site.put(
        "site.yaml",
        format!("{settings}\nchecks: {{attachment-missing: warning}}\n"),
    );
    for file in ["form.html", "map.svg", "plan", "page.HTML"] {
        site.remove(&format!("content/D/{file}"));
    }
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.out().join("_headers").exists());

    let own = "/*\n  X-Frame-Options: DENY\n";
    fs::write(site.out().join("_headers"), own).expect("the folder is there");
    site.put("content/D/plan", "<script>alert(1)</script>\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("_headers; add the headers"),
        "{}",
        run.stderr
    );
    assert_eq!(site.page("_headers"), own);
    // Nothing takes its place later either.
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(site.page("_headers"), own);
}

#[cfg(feature = "serve")]
#[test]
fn nothing_that_a_stranger_filed_runs_in_the_preview() {
    use crate::browser::Preview;
    use std::path::Path;

    let site = strangers();
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    let preview = Preview::start(program, &site.root(), &[]);
    let policy = "content-security-policy: sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    let own = "/board/dockets/d/comment/";
    for file in [
        "form.html",
        "map.svg",
        "notes.txt",
        "plan",
        "page.HTML",
        "form.html?x",
    ] {
        let answer = preview.get(&format!("{own}{file}"));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.head.contains(policy), "{}", answer.head);
        assert!(
            answer.head.contains("x-content-type-options: nosniff"),
            "{}",
            answer.head
        );
        assert!(!answer.text().contains("preview"), "{file} is no page");
    }
    let range = format!("Host: {}\r\nRange: bytes=1-2", preview.host);
    let answer = preview.ask("GET", &format!("{own}form.html"), &range);
    assert!(
        answer.status == 206 && answer.head.contains(policy),
        "{}",
        answer.head
    );
    // The site's own is not kept from running.
    for path in [
        "/board/",
        own,
        "/board/assets/press.js",
        "/board/assets/icon.svg",
        "/-/preview.js",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            !answer.head.contains("content-security-policy"),
            "{}",
            answer.head
        );
    }
}
