//! What `check --reveal` and `check --drafts` show, and to whom they show it.

use super::look::is_planted;
use super::mistakes::mistakes;
use super::{PLANTED, text_of};
use crate::site::{Run, Site};

/// A site with a mistake in a sealed filing, a mark that is not closed in another, a sealed draft,
/// and a clock of each kind.
const MISTAKEN: &str = "-- content/A/docket.md --
---
number: A
clocks:
  - name: Open
    starts: application
    milestones: [{dayz: 3, title: Answer due}]
  - name: KanarieClock
    starts: kanarie-sealed
    milestones: [{dayz: 3, title: Kanarie due}]
  - name: Counted
    starts: 2024-01-40
    milestones: [{days: 3, title: Reply due}]
---
-- content/A/application.md --
---
title: Application
date: 2024-01-10
---
-- content/A/kanarie-sealed.md --
---
title: KanarieTitle
date: 2024-01-41
access: sealed
kanariekey: 1 # KanarieComment
---
-- content/A/kanarie-marked.md --
---
title: KanarieTitle
date: 2024-01-11
access: sealed
---
<redacted>KanarieText
-- content/A/begun.md --
---
title: Begun
date: 2024-01-12
draft: true
---
-- content/A/kanarie-begun.md --
---
title: KanarieBegun
date: 2024-01-12
access: sealed
draft: true
---
";

/// Checks the site with words of the command line, as if no system of continuous integration ran it
/// or as one does.
fn check(words: &[&str], ci: &str) -> Run {
    let site = Site::of(MISTAKEN);
    let words = [
        &["check", "--site", "site", "--message-format", "short"],
        words,
    ]
    .concat();
    let run = site.run_in("", &words, &[("CI", ci)]);
    assert!(!site.out().exists());
    run
}

#[test]
fn withheld_files_are_quoted_where_that_is_asked_for_twice_and_nowhere_else() {
    for (words, ci) in [
        (&[][..], ""),
        // Here the messages do not go to a terminal.
        (&["--reveal"], ""),
        (&["--reveal=auto"], "true"),
        (&["--drafts"], ""),
        (&["--drafts", "--reveal"], "true"),
        (&["--reveal=always"], "true"),
        (&["--reveal=always"], "false"),
    ] {
        let run = check(words, ci);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(!said.lines().any(is_planted), "{words:?} {ci}: {said}");
        let is_refused = words.contains(&"--reveal=always");
        assert_eq!(run.code, if is_refused { 2 } else { 1 }, "{said}");
    }
    for (words, ci) in [
        ("--reveal=always", ""),
        ("--reveal=even-in-ci", "true"),
        ("--reveal=even-in-ci", ""),
    ] {
        let run = check(&[words], ci);
        assert_eq!(run.code, 1);
        for told in [
            "content/A/kanarie-sealed.md:3:7: error[invalid-date]: `2024-01-41` is not a day",
            "content/A/kanarie-sealed.md:5:1: error[unknown-key]: `kanariekey` is not a key of a filing",
            "content/A/kanarie-marked.md:6:1: error[redaction-unclosed]",
            "content/A/docket.md:9:19: error[unknown-key]: `dayz` is not a key of a milestone",
        ] {
            assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
        }
        assert_eq!(run.stdout, "");
    }
}

#[test]
fn the_lines_of_withheld_files_are_shown_as_they_are_typed() {
    let site = Site::of(MISTAKEN);
    let run = site.run_in(
        "",
        &["check", "--site", "site", "--reveal=always"],
        &[("CI", "")],
    );
    for line in ["kanariekey: 1 # KanarieComment", "<redacted>KanarieText"] {
        assert!(run.stderr.contains(line), "{line}: {}", run.stderr);
    }
}

#[test]
fn no_format_for_programs_reveals_anything() {
    let site = Site::of(MISTAKEN);
    for format in ["json", "github", "sarif"] {
        for reveal in ["--reveal", "--reveal=always", "--reveal=even-in-ci"] {
            let words = [
                "check",
                "--site",
                "site",
                "--message-format",
                format,
                reveal,
            ];
            let run = site.run_in("", &words, &[("CI", "")]);
            assert_eq!((run.code, &*run.stdout), (2, ""), "{format} {reveal}");
            assert!(!run.stderr.lines().any(is_planted), "{}", run.stderr);
        }
    }
}

#[test]
fn clocks_that_name_nothing_withheld_keep_their_messages_next_to_one_that_does() {
    let run = check(&[], "");
    let lines: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.contains("A/docket.md"))
        .collect();
    let of_line = |line: &str| -> String {
        let line = format!("content/A/docket.md:{line}:");
        let found = lines.iter().filter(|one| one.starts_with(&line));
        found.copied().collect::<Vec<_>>().join("\n")
    };
    assert!(
        of_line("6").contains("`dayz` is not a key of a milestone"),
        "{lines:?}"
    );
    assert!(
        of_line("9").contains("this kind of record does not have a key of this name"),
        "{lines:?}"
    );
    assert!(
        of_line("11").contains("`2024-01-40` is not a day"),
        "{lines:?}"
    );
}

#[test]
fn drafts_are_counted_and_named_on_demand_but_for_those_that_are_withheld_too() {
    let run = check(&[], "");
    assert!(
        run.stderr
            .contains("2 drafts are left out (see `docketpress check --drafts`)"),
        "{}",
        run.stderr
    );
    let run = check(&["--drafts"], "");
    assert!(run.stderr.contains("2 drafts left out:\n  content/A/begun.md\n  not listed because their access or docket withholds them: 1"), "{}", run.stderr);
    let run = check(&["--drafts", "--reveal=always"], "");
    assert!(
        run.stderr.contains("  content/A/kanarie-begun.md"),
        "{}",
        run.stderr
    );
    let site = Site::of(
        "-- content/A/one.md --\n---\ntitle: One\ndate: 2024-01-01\ndocket: A\n---\n\
         -- content/A/two.md --\n---\ntitle: Two\ndate: 2024-01-01\ndocket: A\ndraft: true\n---\n",
    );
    for run in [site.build(&[]), site.run(&["list", "--site", "site"])] {
        assert_eq!(run.code, 0);
        assert!(run.stderr.contains("1 draft is left out"), "{}", run.stderr);
    }
}

#[test]
fn a_record_of_a_docket_that_lacks_its_number_is_shown_in_full_where_nothing_is_withheld() {
    let site = Site::of(
        "-- content/A/docket.md --\n---\nnumbr: A\n---\n\
         -- content/A/one.md --\n---\ntitle: One\ndate: 2024-01-01\n---\n",
    );
    let run = site.build(&["--message-format", "short"]);
    assert!(
        run.stderr.contains(
            "content/A/docket.md:2:1: error[unknown-key]: `numbr` is not a key of a docket"
        ),
        "{}",
        run.stderr
    );
    site.put(
        "content/S/docket.md",
        "---\nnumber: S-1\naccess: sealed\n---\n",
    );
    let run = site.build(&["--message-format", "short"]);
    assert!(!run.stderr.contains("A/docket.md"), "{}", run.stderr);
}

#[test]
fn every_mistake_of_a_sealed_filing_can_be_revealed() {
    let file = "content/P-1/kanarie-sealed.md";
    for (mistake, change) in mistakes() {
        let site = Site::of(PLANTED);
        let Some(bytes) = change(&text_of(file)) else {
            continue;
        };
        site.put(file, bytes);
        let words = [
            "check",
            "--site",
            "site",
            "--reveal=always",
            "--message-format",
            "short",
        ];
        let run = site.run_in("", &words, &[("CI", "")]);
        // References of a sealed filing are not followed, so a dangling one is no error.
        let is_told = site.build(&[]).stderr.contains("a withheld file");
        let is_revealed = run.stderr.contains(file);
        assert_eq!(is_told, is_revealed, "{mistake}: {}", run.stderr);
    }
}
