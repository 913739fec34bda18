//! Plants a word in every place that may be withheld, and looks for it in every byte that comes
//! out.
//!
//! Each planted word begins with `kanarie`, in whatever case, and goes on with where it was
//! planted; the rest of the site is free of it. So a leak is found in an address, percent-encoded
//! or not, as well as in a text, and names itself.

mod beside;
mod doors;
mod doubts;
mod homes;
mod look;
mod marks;
mod mistakes;
mod parts;
mod paths;
mod printed;
mod revealed;
#[cfg(feature = "serve")]
mod shown;
mod spoken;
mod typed;

use look::{assert_silent, words};

use crate::site::Site;

/// How every planted word begins.
const CANARY: &str = "kanarie";

/// The year of every day that is withheld; nothing else on the site has it.
const YEAR: &str = "1871";

/// The ways in which a build can be asked to speak.
const WAYS: [&[&str]; 6] = [
    &[],
    &["--strict"],
    &["--message-format", "short"],
    &["--message-format", "json"],
    &["--message-format", "github"],
    &["--message-format", "sarif"],
];

/// The two of them that show most, for tests of many builds.
const LOUDEST: [&[&str]; 2] = [&[], &["--message-format", "json"]];

/// A site with something withheld in every way that there is, and nothing wrong.
const PLANTED: &str = include_str!("planted.txt");

#[test]
fn nothing_that_is_withheld_is_in_any_byte_of_a_site() {
    for way in WAYS {
        let site = Site::of(PLANTED);
        let run = site.build(way);
        assert_eq!(run.code, 0, "{way:?}: {run:?}");
        assert_silent(&site, &run, &format!("a clean build {way:?}"));
        assert!(
            site.page("dockets/p-1/open/index.html")
                .contains("trade secret")
        );
        assert!(
            site.page("dockets/p-1/index.html")
                .contains("A sealed affidavit")
        );
    }
}

#[test]
fn nothing_that_is_withheld_is_in_a_site_without_an_address_either() {
    let site = Site::of(&PLANTED.replace("base_url: https://example.org/dockets/\n", ""));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_silent(&site, &run, "a clean build");
}

/// The control of all other tests here: what they do not see would be seen if it were not withheld.
#[test]
fn the_planted_words_are_seen_once_nothing_is_withheld() {
    let mut open = PLANTED.to_owned();
    for access in ["sealed", "confidential", "unlisted"] {
        open = open.replace(&format!("access: {access}"), "access: public");
    }
    for (mark, none) in [
        ("confidential_markers: [\"[BEGIN CONFIDENTIAL]\"]\n", ""),
        ("draft: true", "draft: false"),
        ("<redacted>", ""),
        ("</redacted>", ""),
        ("<REDACTED reason=\"trade secret\">", ""),
        ("</REDACTED>", ""),
        ("<redacted reason=\"personal\">", ""),
        ("[BEGIN CONFIDENTIAL] ", ""),
    ] {
        open = open.replace(mark, none);
    }
    let site = Site::of(&open);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let seen = words(&site, &run);
    for word in [
        "kanarietitle",
        "kanariebody",
        "kanariebytes",
        "kanariefiler",
        "kanarieabsent",
        "kanariedeadline",
        "kanariecode",
        "kanariecell",
        "kanarieclockname",
        "kanarielawofsealed",
        "kanarielawofclock",
        "kanarielawofdraft",
        "kanariepartyprose",
        "kanarie-party",
        "kanarie-attached.txt",
        "kanarieextrax",
    ] {
        // Themes see `extra`, and the built-in one does not show it.
        assert_eq!(
            seen.contains(word),
            word != "kanarieextrax",
            "{word} among {seen:?}"
        );
    }
    assert!(seen.len() > 100, "{} words are seen", seen.len());
    for (file, words) in [
        (
            "docket.json",
            "KanarieTitle KanarieAttached KanarieServed KanarieAbsent KanarieFact KanarieRuling \
             KanarieLawOfSealed KanarieDeadline KanarieClockName KanarieUnlistedTitle KanarieDraftTitle \
             KanarieAttachmentTitle KanarieConfidentialSummary kanarie-attached.txt kanarie-sealed",
        ),
        (
            "filings.csv",
            "KanarieTitle KanarieFiler KanarieAddressee KanarieAbsent KanarieUnlistedTitle KanarieDraftTitle kanarie-sealed",
        ),
        (
            "deadlines.ics",
            "KanarieDeadline KanarieLawOfDeadline KanarieMilestone KanarieClockName",
        ),
    ] {
        let text = site.page(&format!("dockets/p-1/data/{file}"));
        // A calendar folds its lines.
        let text = text.replace("\r\n ", "");
        for word in words.split_whitespace() {
            assert!(text.contains(word), "{word} is not in {file}");
        }
    }
    // The search index holds them by the word, and as texts.
    for (folder, words) in [
        (
            "words",
            vec![
                "kanariebody",
                "kanarieclockname",
                "kanariefiler",
                "=kanariefiler",
            ],
        ),
        ("results", vec!["KanarieTitle", "kanarie-sealed"]),
        ("summaries", vec!["KanarieBody"]),
    ] {
        let files = site.output().into_iter();
        let files = files.filter(|(path, _)| path.starts_with(&format!("search/{folder}/")));
        let text: String = files
            .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        for word in words {
            assert!(text.contains(word), "{word} in {folder}");
        }
    }
}

#[test]
fn a_filing_that_is_sealed_today_leaves_the_site_with_all_that_came_with_it() {
    let site = Site::of(PLANTED);
    let sealed = text_of("content/P-1/kanarie-sealed.md");
    let clear = text_of("content/P-1/open.md");
    site.put(
        "content/P-1/kanarie-sealed.md",
        sealed
            .replace("access: sealed", "access: public")
            .replace("[BEGIN CONFIDENTIAL]", ""),
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = "dockets/p-1/kanarie-sealed/";
    for file in [
        "index.html",
        "kanarie-attached.txt",
        "kanarie-attached-too.txt",
        "kanarie-linked.txt",
        "kanarie-linked-html.txt",
    ] {
        assert!(site.out().join(page).join(file).exists(), "{file}");
    }
    assert!(site.out().join("parties/kanariefiler/index.html").exists());
    assert!(site.out().join("kanarie-old/index.html").exists());
    site.put("content/P-1/kanarie-sealed.md", sealed);
    site.put("content/P-1/open.md", clear);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_silent(&site, &run, "the second build");
}

#[test]
fn a_public_link_to_a_withheld_file_is_an_error() {
    for link in [
        "[it](kanarie-attached.txt)",
        "![it](kanarie-linked.txt)",
        "<img src=\"kanarie-secret-file.txt\" alt=\"\">",
    ] {
        let site = Site::of(PLANTED);
        site.put(
            "content/P-1/open.md",
            format!("{}\n{link}\n", text_of("content/P-1/open.md")),
        );
        let run = site.build(&["--message-format", "short"]);
        assert_eq!(run.code, 1, "{link}: {run:?}");
        assert!(
            run.stderr.contains("content/P-1/open.md") && run.stderr.contains("[withheld-file]"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_mark_of_confidential_text_that_is_left_is_an_error_without_the_text() {
    let site = Site::of(PLANTED);
    site.put(
        "content/P-1/open.md",
        format!(
            "{}\n[BEGIN CONFIDENTIAL] KanarieNumbers\n",
            text_of("content/P-1/open.md")
        ),
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.stderr.contains("error[marker-left]") && run.stderr.contains("content/P-1/open.md:"),
        "{}",
        run.stderr
    );
    assert_silent(&site, &run, "a mark that is left");
}

/// Gives the text of one file of the planted site.
fn text_of(path: &str) -> String {
    let start = PLANTED
        .find(&format!("-- {path} --\n"))
        .unwrap_or_else(|| panic!("{path} is planted"));
    let text = PLANTED[start..]
        .split_once('\n')
        .map_or("", |(_, text)| text);
    text.split("\n-- ").next().unwrap_or(text).to_owned() + "\n"
}
