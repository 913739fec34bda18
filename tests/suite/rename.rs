//! `docketpress rename`: everything that names a record follows it, and no address is lost.

use std::collections::BTreeSet;
use std::fs;

use crate::site::{Run, Site, files_below, repository};

const SITE: &str = "\
-- site.yaml --
title: Test
base_url: https://example.org/sub/
-- content/A-1/docket.md --
---
number: 'A-1'   # the number
related: B-1
parties:
  - {party: Plains Gas, role: applicant}
  - 'Staff'
clocks:
  - name: Answer
    starts: letter
    milestones: [{days: 10, title: Answer due}]
  - name: Reply
    starts: {filing: \"A-1/letter\", date: date}
    milestones: [{days: 10, title: Reply due}]
redirect_from: [/old/a/]
---
See [the letter](letter.md#text-part) and [map](files/map.pdf.txt).
-- content/A-1/letter.md --
---
# A comment: letter
title: A letter
date: 2024-01-02
number: 1
filed_by: Plains  Gas
attachments:
  - 'files/map.txt'   # the map
  - {file: \"files/a b.txt\", title: Letter}
---
# Part

The letter `letter.md` is not [itself](../A-1/letter.md), as [the table](files/map.txt) says.
-- content/A-1/files/map.txt --
Map
-- content/A-1/files/map.pdf.txt --
Text
-- content/A-1/files/a b.txt --
Text
-- content/A-1/answer.md --
---
title: Answer
date: 2024-01-03
filed_by: Staff
responds_to: ['letter', \"A-1#1\"]
references:
  - \"A-1/letter\"   # again
  - {title: letter, date: 2023-01-01, filed_by: plains gas}
---
<redacted>[hidden](letter.md)</redacted> [ref] <a href=\"letter.md\">x</a> ![](files/a%20b.txt)

[ref]: ./letter.md \"A letter\"
-- content/B-1/docket.md --
---
number: B-1
part_of: A-1
---
-- content/B-1/letter.md --
---
title: A letter in another docket
date: 2024-02-01
---
-- content/B-1/both.md --
---
title: Another letter
date: 2024-02-02
docket: [B-1, A-1]
on_behalf_of: PLAINS GAS d/b/a Blue Flame
supersedes: A-1/letter
---
[A](../A-1/letter.md) [B](letter.md) [C](../parties/staff.md) [D](../A-1/docket.md)
-- content/B-1/sealed.md --
---
title: Kanarie
date: 2024-02-03
number: 9
access: sealed
responds_to: A-1/letter
filed_by: staff
---
Kanarie [A](../A-1/letter.md)
-- content/B-1/draft.md --
---
title: Draft
date: 2024-02-04
draft: true
docket: B-1
responds_to: A-1/letter
---
-- content/parties/staff.md --
---
name: Board Staff
aliases: Staff
---
[L](../A-1/letter.md)
-- content/pages/about.md --
---
title: About
---
[L](../A-1/letter.md) and [D](../A-1/docket.md?x#y)
";

/// Renames in a site that was built, and gives what changed. No check finds anything new, and all
/// that was published is still there.
fn renamed(site: &Site, old: &str, new: &str) -> Run {
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let before: BTreeSet<String> = site.output().into_keys().collect();
    let checked = site.run(&["check", "--site", "site"]);
    let run = site.run(&["rename", "--site", "site", old, new]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let again = site.run(&["check", "--site", "site"]);
    assert_eq!(counted(&again), counted(&checked), "{}", again.stderr);
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let after: BTreeSet<String> = site.output().into_keys().collect();
    let is_lasting = |path: &&String| !path.starts_with("search/") && !path.starts_with("assets/");
    let lost: Vec<_> = before.difference(&after).filter(is_lasting).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(!run.stderr.contains("anarie") && !run.stdout.contains("anarie"));
    run
}

fn counted(run: &Run) -> Option<&str> {
    run.stderr.lines().find(|line| line.contains("error"))
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|_| panic!("{path} is there"))
}

#[test]
fn a_filing_takes_along_all_that_names_it_and_keeps_its_addresses() {
    let site = Site::of(SITE);
    let run = renamed(&site, "A-1/letter", "letter-1");
    assert!(
        run.stderr
            .contains("content/A-1/letter.md -> content/A-1/letter-1.md"),
        "{}",
        run.stderr
    );
    assert!(!site.root().join("content/A-1/letter.md").exists());
    let docket = text(&site, "content/A-1/docket.md");
    assert!(
        docket.contains("number: 'A-1'   # the number\n"),
        "{docket}"
    );
    assert!(docket.contains("starts: letter-1\n"), "{docket}");
    assert!(
        docket.contains("{filing: \"A-1/letter-1\", date: date}"),
        "{docket}"
    );
    assert!(
        docket.contains("[the letter](letter-1.md#text-part)"),
        "{docket}"
    );
    let letter = text(&site, "content/A-1/letter-1.md");
    assert!(
        letter.starts_with("---\n# A comment: letter\ntitle: A letter\n"),
        "{letter}"
    );
    assert!(
        letter.contains("\nredirect_from: [/dockets/a-1/letter/, /old/a/letter/]\n---\n"),
        "{letter}"
    );
    assert!(
        letter.contains("`letter.md` is not [itself](letter-1.md)"),
        "{letter}"
    );
    let answer = text(&site, "content/A-1/answer.md");
    assert!(
        answer.contains("responds_to: ['letter-1', \"A-1#1\"]\n"),
        "{answer}"
    );
    assert!(
        answer.contains("  - \"A-1/letter-1\"   # again\n  - {title: letter,"),
        "{answer}"
    );
    assert!(
        answer.contains("<redacted>[hidden](letter.md)</redacted> [ref] <a href=\"letter-1.md\">"),
        "{answer}"
    );
    assert!(
        answer.contains("[ref]: ./letter-1.md \"A letter\""),
        "{answer}"
    );
    let other = text(&site, "content/B-1/both.md");
    assert!(other.contains("supersedes: A-1/letter-1\n"), "{other}");
    assert!(
        other.contains("[A](../A-1/letter-1.md) [B](letter.md)"),
        "{other}"
    );
    let sealed = text(&site, "content/B-1/sealed.md");
    assert!(sealed.contains("responds_to: A-1/letter-1\n"), "{sealed}");
    assert!(sealed.contains("[A](../A-1/letter-1.md)"), "{sealed}");
    assert!(text(&site, "content/B-1/draft.md").contains("responds_to: A-1/letter-1\n"));
    assert!(text(&site, "content/parties/staff.md").contains("(../A-1/letter-1.md)"));
    // Renamed again, it keeps both old addresses; its docket's old name leads to both.
    renamed(&site, "A-1", "A-2");
    renamed(&site, "letter-1", "letter-2");
    let page = site.page("dockets/a-1/letter/index.html");
    assert!(page.contains("dockets/a-2/letter-2/"), "{page}");
    for old in ["a-1/letter", "a-1/letter-1", "a-2/letter-1", "a-2/letter-2"] {
        assert!(
            site.out().join(format!("dockets/{old}/map.txt")).exists(),
            "{old}"
        );
    }
}

#[test]
fn a_docket_takes_along_its_folder_and_keeps_the_addresses_of_all_in_it() {
    let site = Site::of(SITE);
    site.put(
        "imports.tsv",
        format!("# docketpress import: key, file, SHA-256 of what was written\nk\tcontent/A-1/answer.md\t{}\n", "0".repeat(64)),
    );
    renamed(&site, "A-1", "A/2 (new)");
    let folder = "content/a-2-new";
    let docket = text(&site, &format!("{folder}/docket.md"));
    assert!(
        docket.starts_with("---\nnumber: 'A/2 (new)'   # the number\n"),
        "{docket}"
    );
    assert!(
        docket.contains("redirect_from: [/old/a/, /dockets/a-1/]\n"),
        "{docket}"
    );
    let answer = text(&site, &format!("{folder}/answer.md"));
    assert!(answer.contains("['letter', \"A/2 (new)#1\"]"), "{answer}");
    assert!(
        answer.contains("  - \"A/2 (new)/letter\"   # again\n"),
        "{answer}"
    );
    let letter = text(&site, &format!("{folder}/letter.md"));
    assert!(letter.contains("[itself](letter.md)"), "{letter}");
    let other = text(&site, "content/B-1/both.md");
    assert!(other.contains("docket: [B-1, A/2 (new)]\n"), "{other}");
    assert!(other.contains("[D](../a-2-new/docket.md)"), "{other}");
    assert!(text(&site, "content/B-1/docket.md").contains("part_of: A/2 (new)\n"));
    assert!(text(&site, "content/pages/about.md").contains("[D](../a-2-new/docket.md?x#y)"));
    assert!(text(&site, "imports.tsv").contains("k\tcontent/a-2-new/answer.md\t0"));
    for kept in [
        "feed.xml",
        "data/deadlines.ics",
        "letter/map.txt",
        "answer/index.html",
    ] {
        assert!(site.out().join("dockets/a-1").join(kept).exists(), "{kept}");
    }
}

#[test]
fn a_party_takes_another_id_or_another_name() {
    let site = Site::of(SITE);
    renamed(&site, "staff", "board-staff");
    let party = text(&site, "content/parties/board-staff.md");
    assert!(
        party.contains("redirect_from: /parties/staff/\n---\n"),
        "{party}"
    );
    assert!(text(&site, "content/B-1/both.md").contains("[C](../parties/board-staff.md)"));
    assert!(text(&site, "content/B-1/sealed.md").contains("filed_by: board-staff\n"));
    // A name changes where it is written, in whatever spelling; the id and its address stay.
    renamed(&site, "Board Staff", "Staff of the \"Board\"");
    let party = text(&site, "content/parties/board-staff.md");
    assert!(
        party.contains("name: \"Staff of the \\\"Board\\\"\"\n"),
        "{party}"
    );
    // A party without a record gets one, as its old address needs a place.
    renamed(&site, "plains gas", "Prairie Gas, LLC");
    let made = text(&site, "content/parties/prairie-gas-llc.md");
    assert_eq!(
        made,
        "---\nname: \"Prairie Gas, LLC\"\nredirect_from: [/parties/plains-gas/]\n---\n"
    );
    let docket = text(&site, "content/A-1/docket.md");
    assert!(
        docket.contains("{party: \"Prairie Gas, LLC\", role: applicant}"),
        "{docket}"
    );
    let other = text(&site, "content/B-1/both.md");
    assert!(
        other.contains("on_behalf_of: \"Prairie Gas, LLC d/b/a Blue Flame\"\n"),
        "{other}"
    );
}

#[test]
fn the_persons_line_ends_and_lists_stay() {
    let site = Site::of(SITE);
    let typed = "\u{FEFF}---\r\ntitle: A letter\r\ndate: 2024-01-02\r\nnumber: 1\r\nredirect_from:\r\n  - \"/x/\"   # first\r\n---\r\nText [a](answer.md).\r\n";
    site.put("content/A-1/letter.md", typed);
    renamed(&site, "content/A-1/letter.md", "letter-1");
    let letter = text(&site, "content/A-1/letter-1.md");
    let added = "  - \"/x/\"   # first\r\n  - /dockets/a-1/letter/\r\n  - /old/a/letter/\r\n";
    assert_eq!(letter, typed.replace("  - \"/x/\"   # first\r\n", added));
}

#[test]
fn what_is_in_doubt_is_refused_and_changes_nothing() {
    let site = Site::of(SITE);
    let before = files_below(&site.root());
    for (old, new, said) in [
        ("letter", "x", "names 2 records"),
        ("nothing", "x", "no filing, docket or party"),
        ("A-1/letter", "answer", "already"),
        ("A-1/letter", "timeline", "own pages"),
        ("A-1/letter", "_x", "begins or ends"),
        ("A-1/letter", "a/b", "character"),
        ("A-1/letter", "docket", "docket.md"),
        ("A-1/letter", "letter", "its name already"),
        ("A-1", "b-1", "already"),
        ("Plains Gas", "Board Staff", "already"),
        ("content/pages/about.md", "x", "free page"),
    ] {
        let run = site.run(&["rename", "--site", "site", old, new]);
        assert_eq!(run.code, 2, "{old} {new}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{old} {new}: {}", run.stderr);
        assert!(files_below(&site.root()) == before, "{old} {new}");
    }
}

#[test]
fn what_the_site_does_not_read_is_not_moved_into_sight() {
    let site = Site::of(SITE);
    site.put(
        "site.yaml",
        "title: Test\nignore: [A-1/kanarie.md, letter-9.md]\n",
    );
    site.put(
        "content/A-1/kanarie.md",
        "---\ntitle: Kanarie\ndate: 2024\n---\n",
    );
    let before = files_below(&site.root());
    for (old, new) in [("A-1", "A-2"), ("A-1/letter", "letter-9")] {
        let run = site.run(&["rename", "--site", "site", old, new]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(!run.stderr.contains("anarie"), "{}", run.stderr);
        assert!(files_below(&site.root()) == before);
    }
}

#[test]
fn a_dry_run_shows_a_diff_without_what_is_withheld() {
    let site = Site::of(SITE);
    let before = files_below(&site.root());
    let run = site.run(&[
        "rename",
        "--site",
        "site",
        "--dry-run",
        "A-1/letter",
        "letter-1",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(files_below(&site.root()) == before);
    for line in [
        "rename to content/A-1/letter-1.md\n",
        "-responds_to: ['letter', \"A-1#1\"]\n+responds_to: ['letter-1', \"A-1#1\"]\n",
        "changes a withheld file (docketpress list files --number",
    ] {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(
        !said.contains("anarie") && !said.contains("sealed.md") && !said.contains("hidden"),
        "{said}"
    );
    let run = site.run(&[
        "rename",
        "--site",
        "site",
        "--dry-run",
        "B-1/sealed",
        "other",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(
        !said.contains("anarie") && !said.contains("sealed"),
        "{said}"
    );
}

#[test]
fn what_names_a_withheld_record_is_not_shown_and_its_page_is_not_lost() {
    let site = Site::of(SITE);
    site.put(
        "content/A-1/answer.md",
        "---\ntitle: Answer\ndate: 2024-01-03\nreferences: [B-1/kanarie-offer, letter]\n---\n",
    );
    site.put(
        "content/B-1/kanarie-offer.md",
        "---\ntitle: Offer\ndate: 2024-02-03\naccess: sealed\n---\n",
    );
    for (old, new) in [
        ("B-1/kanarie-offer", "zeisig-offer"),
        ("A-1/letter", "letter-1"),
    ] {
        let run = site.run(&["rename", "--site", "site", "--dry-run", old, new]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(
            !said.contains("anarie") && !said.contains("zeisig"),
            "{said}"
        );
        assert!(
            said.contains("(lines that name a withheld record are not shown)"),
            "{said}"
        );
    }
    site.put(
        "content/B-1/docket.md",
        "---\nnumber: B-1\naccess: confidential\n---\n",
    );
    for more in [&["--dry-run"][..], &[]] {
        let run = site.run(&[&["rename", "--site", "site", "B-1", "B-2"], more].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(
            run.stderr.contains("a withheld docket with a page"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_stopped_renaming_is_put_back_before_the_next() {
    let site = Site::of(SITE);
    let before = fs::read(site.root().join("content/A-1/answer.md")).expect("it is there");
    site.put(
        ".docketpress/rename/steps",
        "put\tcontent/A-1/answer.md\nmove\tcontent/A-1\tcontent/A-9\n",
    );
    site.put(".docketpress/rename/0", &before);
    site.put("content/A-1/answer.md", "half");
    fs::rename(
        site.root().join("content/A-1"),
        site.root().join("content/A-9"),
    )
    .expect("it is there");
    let run = site.run(&["check", "--site", "site"]);
    assert!(run.stderr.contains("run it again first"), "{}", run.stderr);
    let run = site.run(&["rename", "--site", "site", "A-1", "A-2"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("note: put the files back"),
        "{}",
        run.stderr
    );
    assert!(!site.root().join("content/A-9").exists());
    assert!(text(&site, "content/A-2/answer.md").contains("title: Answer"));
}

#[test]
fn the_sample_is_renamed_without_loss() {
    let site = Site::empty();
    for part in ["site.yaml", "pdf-texts.tsv"] {
        let bytes = fs::read(repository().join(part)).expect("it is there");
        site.put(part, bytes);
    }
    for (path, bytes) in files_below(&repository().join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    renamed(&site, "GR-2024-0117", "GR-2024-0118");
    renamed(&site, "2024-07-03-motion-to-compel", "2024-07-03-motion");
    renamed(&site, "prairie-lantern-gas", "prairie-gas");
    let texts = text(&site, "pdf-texts.tsv");
    assert!(
        texts.contains("content/GR-2024-0118/schedules/tariff-sheets.pdf\t"),
        "{texts}"
    );
}
