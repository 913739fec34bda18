//! What `list` and `new` print while it is not known what may be printed: nothing.

use super::look::{assert_none, leak};
use super::mistakes::mistakes;
use super::{WAYS, text_of};
use crate::site::{Run, Site, files_below};

/// A site whose docket S-1 is sealed, and whose settings leave a folder out.
const SITE: &str = "\
-- site.yaml --
title: A site
ignore: [kanarie-ignored]
-- content/S-1/docket.md --
---
number: S-1
title: KanarieDocket
access: sealed
parties: KanarieDocketParty
clocks: [{name: KanarieClock, starts: 1871-04-03, milestones: [{days: 3, title: KanarieMilestone}]}]
not_on_file: [{title: KanarieAbsent, filed_by: KanarieAbsentFiler}]
---
-- content/S-1/kanarie-merger.md --
---
title: KanarieMerger
date: 2005-01-02
number: 7
filed_by: KanarieFiler
deadlines: [{date: 1871-01-05, title: KanarieDeadline}]
references: {title: KanarieAbsentToo, date: 1871-01-06}
---
-- content/elsewhere/kanarie-named.md --
---
title: KanarieElsewhere
date: 2005-01-03
docket: S-1
filed_by: KanarieFilerElsewhere
---
-- content/kanarie-ignored/kanarie-old.md --
---
title: KanarieIgnored
date: 1871-01-04
docket: P-1
filed_by: KanarieFilerIgnored
---
-- content/P-1/docket.md --
---
number: P-1
---
-- content/P-1/open.md --
---
title: An open filing
date: 2005-08-09
number: 1
filed_by: Ann
---
-- content/parties/kanarie-record.md --
---
name: KanarieFiler
aliases: KanarieAlias
---
";

/// Every way to ask for records, by near spellings of withheld names and by exact ones.
const QUESTIONS: [&[&str]; 21] = [
    &["list", "filings"],
    &["list", "filings", "--format", "json"],
    &["list", "filings", "--party", "kanariefile"],
    &["list", "filings", "--docket", "S-11"],
    &["list", "parties", "--format", "csv"],
    &["list", "dockets", "--format", "json"],
    &["list", "deadlines"],
    &["list", "not-on-file", "--format", "csv"],
    &["new", "filing"],
    &["new", "filing", "--title", "Memo", "--docket", "S-1"],
    &[
        "new", "filing", "--title", "Memo", "--docket", "P-1", "--number", "1",
    ],
    &["new", "filing", "--docket", "S-11"],
    &["new", "filing", "--responds-to", "kanari-merger"],
    &["new", "filing", "--responds-to", "merger"],
    &["new", "filing", "--responds-to", "S-1#7"],
    &[
        "new",
        "filing",
        "--responds-to",
        "P-1/open",
        "--by",
        "kanariefile",
    ],
    &["new", "docket", "S-1"],
    &["new", "docket", "s.1"],
    &["new", "docket", "S-2"],
    &["new", "party", "Kanari Alias"],
    &["new", "party", "Somebody Else"],
];

/// Gives every third question, from another one for each number: all are asked of a few sites in
/// turn.
fn some(number: usize) -> Vec<&'static [&'static str]> {
    QUESTIONS.into_iter().skip(number % 3).step_by(3).collect()
}

/// Asks questions of a site, and gives what leaks or does not end as it should. What was typed is
/// no leak.
fn ask(site: &Site, questions: &[&[&str]], code: Option<i32>, what: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let before = files_below(&site.root());
    for question in questions {
        let run = site.run(&[*question, &["--site", "site"]].concat());
        let run = without_typed(run, question);
        let what = format!("{what}: {question:?}");
        faults.extend(leak(site, &run, &what));
        let now = files_below(&site.root()).into_keys();
        let made: Vec<String> = now.filter(|path| !before.contains_key(path)).collect();
        made.iter().for_each(|path| site.remove(path));
        if let Some(code) = code
            && (run.code != code || !made.is_empty() || !run.stdout.is_empty())
        {
            faults.push(format!("{what} is not refused: {run:?}"));
        }
    }
    faults
}

/// Takes the words that were typed out of what was said.
fn without_typed(mut run: Run, typed: &[&str]) -> Run {
    let is_planted = |word: &&&str| word.to_lowercase().starts_with("kanari");
    for word in typed.iter().filter(is_planted) {
        let slug = word.to_lowercase().replace(' ', "-");
        for said in [&mut run.stdout, &mut run.stderr] {
            for word in [word, slug.as_str()] {
                for end in ["`", " ", "\n", ".md", "/", ";"] {
                    *said = said.replace(&format!("{word}{end}"), &format!("TYPED{end}"));
                }
            }
        }
    }
    run
}

#[test]
fn nothing_is_printed_while_a_record_of_a_docket_cannot_be_trusted() {
    let docket = "content/S-1/docket.md";
    let site = Site::of(SITE);
    let right = std::fs::read_to_string(site.root().join(docket)).expect("it is there");
    let mut faults = Vec::new();
    let mut number = 0;
    let mut ask = |site: &Site, what: &str| {
        number += 1;
        faults.extend(self::ask(site, &some(number), Some(1), what));
    };
    for wrong in [
        "acess: sealed",
        "Access: sealed",
        "access: seald",
        "access: [sealed]",
        "access:",
        "access: sealed\naccess: public",
        "access: public\naccess: sealed",
        "access:sealed",
        "access: 'sealed",
        "broken: [",
        "a: b: c",
        "\tb",
        "confidential: true",
        "nothing: of it",
        "opened: yesterday",
        "title: [a]",
        "numbr: S-2",
        "lang: &a x",
    ] {
        site.put(docket, right.replace("access: sealed", wrong));
        ask(&site, &format!("`{wrong}`"));
    }
    for (what, wrong) in [
        ("no end", right.replace("\n---\n", "\n")),
        ("no beginning", right.replacen("---\n", "", 1)),
        ("no number", right.replace("number: S-1\n", "")),
        ("an open mark", right.clone() + "<redacted>"),
        (
            "a mistyped mark",
            right.clone() + "<redact>KanarieX</redact>",
        ),
        ("nothing", String::new()),
    ] {
        site.put(docket, wrong);
        ask(&site, what);
    }
    site.put(docket, [right.as_bytes(), b"Kanarie \xff\n"].concat());
    ask(&site, "not UTF-8");
    assert_none(&faults);
}

#[test]
fn nothing_is_printed_while_the_settings_cannot_be_trusted() {
    let site = Site::of(SITE);
    let mut faults = Vec::new();
    let mut number = 0;
    for wrong in [
        "title: A site\nignore: [kanarie-ignored\n",
        "title: A site\nignor: [kanarie-ignored]\n",
        "title: A site\nignore: {a: kanarie-ignored}\n",
        "title: A site\nignore: [\"[\", kanarie-ignored]\n",
        "title: A site\nignore: [kanarie-ignored]\nignore: [other]\n",
        "title: A site: of dockets\nignore: [kanarie-ignored]\n",
        "title: <redacted>A site\nignore: [kanarie-ignored]\n",
        "title: A site\nlang: [a]\nignore:\n",
    ] {
        site.put("site.yaml", wrong);
        number += 1;
        faults.extend(ask(&site, &some(number), Some(1), &format!("{wrong:?}")));
    }
    // A build and a check tell nothing of what the settings were to leave out either.
    for wrong in [
        "ignor: [kanarie-ignored]",
        "exclude: [kanarie-ignored]",
        "ignore: {a: kanarie-ignored}",
        "ignore: [\"[\", kanarie-ignored]",
        "ignore:\n",
        "ignore: [a]\nignore: [kanarie-ignored]",
    ] {
        let site = Site::of(SITE);
        site.put("site.yaml", format!("title: A site\n{wrong}\n"));
        site.put(
            "content/kanarie-ignored/kanarie-wrong.md",
            "---\ntitle: KanarieTitle\ndate: KanarieDay\nnothing: KanarieValue\n---\n",
        );
        for way in WAYS {
            for command in [&["build", "--out", "out"][..], &["check"]] {
                let run = site.run(&[command, &["--site", "site"], way].concat());
                assert_eq!(run.code, 1, "{run:?}");
                faults.extend(leak(&site, &run, &format!("{wrong}: {command:?} {way:?}")));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn what_is_printed_of_a_site_without_errors_is_what_readers_see() {
    let site = Site::of(SITE);
    site.put(
        "content/P-1/kanarie-draft.md",
        "---\ntitle: KanarieDraft\ndate: 1871-02-02\nnumber: 2\ndraft: true\nfiled_by: KanarieDrafter\ndocket: [P-1, KanarieDocketOfDraft]\n---\n",
    );
    site.put(
        "content/P-1/kanarie-unlisted.md",
        "---\ntitle: KanarieUnlisted\ndate: 1871-02-02\nnumber: 3\naccess: unlisted\nfiled_by: KanarieUnlistedFiler\n---\n",
    );
    let mut faults = ask(&site, &QUESTIONS, None, "no error");
    let questions = [
        &["new", "filing", "--docket", "P-1", "--number", "2"][..],
        &["new", "filing", "--docket", "KanariDocketOfDraf"],
        &[
            "new",
            "filing",
            "--docket",
            "KanariDocketOfDraf",
            "--new-docket",
        ],
        &["new", "filing", "--docket", "P-1", "--by", "KanarieDrafte"],
        &["new", "filing", "--responds-to", "kanari-draft"],
        &["new", "filing", "--responds-to", "P-1#2"],
        &[
            "new",
            "filing",
            "--responds-to",
            "P-1#2",
            "--type",
            "reply",
            "--no-draft",
        ],
        &["new", "docket", "kanariedocketofdraf"],
    ];
    faults.extend(ask(&site, &questions, None, "drafts"));
    assert_none(&faults);
    // A withheld docket is neither begun again nor found in another spelling.
    for (question, said) in [
        (
            ["new", "docket", "S-1"],
            "docket S-1 already has a docket.md",
        ),
        (["new", "docket", "s 1"], "writes the docket s 1 as `S-1`"),
    ] {
        let run = site.run(&[&question[..], &["--site", "site"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(said), "{run:?}");
    }
    let sealed = text_of_docket(&site).replace("access: sealed", "access: unlisted");
    site.put("content/S-1/docket.md", sealed);
    for question in [
        &["new", "docket", "S-1"][..],
        &["new", "docket", "s.1"],
        &["new", "filing", "--docket", "s.1"],
        &["new", "filing", "--docket", "Docket S-1-A"],
        // An answer to it is put into no other docket unasked.
        &["new", "filing", "--responds-to", "kanarie-merger"],
    ] {
        let run = site.run(&[question, &["--site", "site"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(!run.stderr.contains("`S-1`"), "{run:?}");
    }
}

fn text_of_docket(site: &Site) -> String {
    std::fs::read_to_string(site.root().join("content/S-1/docket.md")).expect("it is there")
}

#[test]
fn a_filing_with_an_error_is_neither_listed_nor_proposed() {
    // What these are about is found only when records are linked, and leaves no doubt of who may
    // see the filing.
    let settled = [
        "a dangling reference",
        "a path out of the content",
        "a link that leads to nothing",
        "a name that is an ending",
    ];
    let text = text_of("content/P-1/kanarie-sealed.md").replace("access: sealed\n", "");
    let text = text.replace("date: 2005-08-10", "date: 1871-08-10");
    let text = text.replace("type: kanarie-type\n", "");
    let mut faults = Vec::new();
    for (mistake, change) in mistakes() {
        let Some(bytes) = change(&text).filter(|_| !settled.contains(&mistake)) else {
            continue;
        };
        let site = Site::of(SITE);
        site.put("content/P-1/kanarie-merger.md", bytes);
        let some: Vec<&[&str]> = QUESTIONS.into_iter().step_by(4).collect();
        faults.extend(ask(&site, &some, None, mistake));
        let run = site.run(&["list", "--site", "site"]);
        if run.code != 0 || !run.stderr.contains("this list may be incomplete") {
            faults.push(format!("{mistake}: {run:?}"));
        }
    }
    assert_none(&faults);
}
