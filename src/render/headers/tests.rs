//! Tests of `headers.rs`.

use super::rules::HeaderRule;
use super::*;

/// Returns the rules for a site under `/d/` with these files and pages.
fn paths(files: &[&str], pages: &[&str]) -> (Vec<String>, usize) {
    let site = Site {
        base: "/d/",
        files: files.to_vec(),
        pages: pages.iter().map(|page| (*page).to_owned()).collect(),
    };
    let (rules, left_out) = rules(&site);
    (rules.iter().map(HeaderRule::path).collect(), left_out)
}

#[test]
fn files_are_told_by_their_ending_and_web_pages_one_by_one() {
    let files = [
        "dockets/a/1/a.svg",
        "dockets/a/1/b.svg",
        "dockets/a/1/c.SVG",
        "dockets/a/1/page",
        "dockets/a/1/page.html",
        "dockets/a/1/plain",
        "parties/b/d.svg",
        "parties/b/it's all.html",
    ];
    let pages = ["dockets", "dockets/a", "dockets/a/1", "parties/b"];
    let want = [
        "/d/dockets/*.SVG",
        "/d/dockets/*.svg",
        "/d/parties/*.svg",
        "/d/dockets/a/1/page",
        "/d/dockets/a/1/page.html",
        "/d/dockets/a/1/plain",
        "/d/parties/b/it*all.html",
        "/d/parties/b/it*all",
    ];
    assert_eq!(paths(&files, &pages), (want.map(str::to_owned).to_vec(), 0));
}

#[test]
fn no_rule_fits_a_page() {
    // The docket has a filing named `page`, and another one that is named like a picture.
    let files = ["dockets/a/page.html", "dockets/a/m.svg", "dockets/a/x%y"];
    let pages = [
        "dockets/a",
        "dockets/a/page",
        "dockets/a/map.svg",
        "dockets/a/xy",
    ];
    let want = [
        "/d/dockets/a/page.html",
        "/d/dockets/a/m.svg",
        "/d/dockets/a/x%25y",
    ];
    assert_eq!(paths(&files, &pages), (want.map(str::to_owned).to_vec(), 0));
}

#[test]
fn many_web_pages_share_a_rule() {
    let many = |name: &str| -> Vec<String> {
        (0..200)
            .map(|number| format!("dockets/a/{number}/{name}"))
            .collect()
    };
    let files = many("page.html");
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (rules, left_out) = paths(&files, &["dockets/a", "dockets/page-2.html"]);
    assert_eq!(rules[0], "/d/dockets/:record/*.html");
    assert_eq!((rules.len(), left_out), (99, 102));
    // Where pages lead to one another by such names, there is no rule for all.
    let (rules, left_out) = paths(&files, &["dockets/a/index.html"]);
    assert_eq!(rules[0], "/d/dockets/a/0/page.html");
    assert_eq!((rules.len(), left_out), (99, 301));
}
