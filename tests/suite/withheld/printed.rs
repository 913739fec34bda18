//! What the commands print that write nothing: `check` in all its formats, and `list`.

use super::look::{assert_none, assert_silent, leak};
use super::mistakes::mistakes;
use super::{PLANTED, WAYS, text_of};
use crate::site::{Run, Site};

/// An open filing that every check has something to say of, next to what is withheld.
const SUSPECT: &str = "---
title: An answer of <redacted>KanarieWordsOfTitle</redacted>
date: 2001-01-01
number: 3
responds_to: [kanarie-sealed, kanarie-confidential, kanarie-unlisted]
references: {title: An open filing, date: 2005-08-09, type: motion, filed_by: <redacted>KanarieAbsent</redacted>}
---

CONFIDENTIAL: <redacted>KanarieWordsOfBody</redacted> <!-- KanarieComment -->
";

#[test]
fn a_check_reveals_nothing_that_is_withheld() {
    for way in WAYS {
        let site = Site::of(PLANTED);
        site.put("content/P-1/suspect.md", SUSPECT);
        let run = check(&site, way);
        assert_silent(&site, &run, &format!("a check {way:?}"));
        for code in ["filed-by-nobody", "answer-before", "confidential-words"] {
            let said = format!("{}{}", run.stdout, run.stderr);
            assert!(said.contains(code), "{code}: {said}");
        }
        assert!(!site.out().exists());
    }
}

#[test]
fn a_check_of_a_filing_that_may_have_been_meant_to_be_withheld_reveals_nothing_of_it() {
    let mut leaks = Vec::new();
    for typed in ["acess: sealed", "access: seald", "access:", "drafft: true"] {
        let site = Site::of(PLANTED);
        let keys = "title: KanarieTitle\ndate: 2005-08-09";
        let text = format!("---\n{keys}\n{typed}\n---\n\nConfidential KanarieBody\n");
        site.put("content/P-1/plain.md", text);
        for way in WAYS {
            let run = check(&site, way);
            assert_eq!(run.code, 1, "{run:?}");
            leaks.extend(leak(&site, &run, &format!("`{typed}` {way:?}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_check_of_a_mistake_in_a_withheld_file_reveals_nothing_of_it_to_a_program() {
    let file = "content/P-1/kanarie-sealed.md";
    let mut leaks = Vec::new();
    for (mistake, change) in mistakes() {
        let site = Site::of(PLANTED);
        let Some(bytes) = change(&text_of(file)) else {
            continue;
        };
        site.put(file, bytes);
        for format in ["github", "sarif"] {
            let run = check(&site, &["--message-format", format]);
            leaks.extend(leak(&site, &run, &format!("{mistake}, {format}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_list_holds_of_what_is_withheld_its_entry_alone() {
    let site = Site::of(PLANTED);
    for what in ["filings", "parties", "dockets", "deadlines", "not-on-file"] {
        for format in ["table", "json", "csv"] {
            let run = site.run(&["list", what, "--format", format, "--site", "site"]);
            assert_eq!(run.code, 0, "{run:?}");
            assert_silent(&site, &run, &format!("a list of {what} as {format}"));
            if what == "filings" {
                assert!(run.stdout.contains("A sealed affidavit"), "{}", run.stdout);
            }
        }
    }
    // A name that is withheld is not proposed for one that is near it.
    for option in [
        ["--party", "kanariefile"],
        ["--docket", "kanarie-unlisted-docke"],
    ] {
        let run = site.run(&["list", "filings", option[0], option[1], "--site", "site"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(!run.stderr.contains("did you mean"), "{}", run.stderr);
    }
}

fn check(site: &Site, way: &[&str]) -> Run {
    site.run(&[&["check", "--site", "site"], way].concat())
}
