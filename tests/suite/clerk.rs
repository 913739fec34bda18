//! Checks a record as a clerk would: numbers, dockets, parties, dates and files that are probably
//! wrong.

use super::site::{Run, Site};

/// A docket in whose folder each test puts its own files.
const DOCKET: &str = "-- site.yaml --\nholidays: us-federal\n\
    -- content/GR-2024-0117/docket.md --\n---\nnumber: GR-2024-0117\nopened: 2024-01-01\n---\n";

/// Makes a site of the docket and of files, each a path below its folder with front matter.
fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::of(DOCKET);
    for (path, header) in files {
        let path = format!("content/GR-2024-0117/{path}");
        match path.ends_with(".md") {
            true => site.put(&path, format!("---\n{header}\n---\n")),
            false => site.put(&path, header),
        }
    }
    site
}

/// Checks a site on a day that never changes.
fn check(site: &Site) -> Run {
    let line = "check --site site --today 2024-06-03 --message-format short";
    site.run(&line.split(' ').collect::<Vec<_>>())
}

/// Gives the messages of one code, each with its file's name.
fn of_code(run: &Run, code: &str) -> Vec<String> {
    let found = run
        .stderr
        .lines()
        .filter(|line| line.contains(&format!("[{code}]")));
    let short = |line: &str| line.trim_start_matches("content/GR-2024-0117/").to_owned();
    found.map(short).collect()
}

/// A filing's front matter.
fn filing(title: &str, more: &str) -> String {
    format!("title: {title}\ndate: 2024-03-15\nfiled_by: Ann Example\n{more}")
}

#[test]
fn an_item_number_that_two_filings_have_stops_a_build() {
    let two = [
        ("1.md", &*filing("One", "number: 7")),
        ("2.md", &*filing("Two", "number: \"07\"")),
    ];
    let site = site(&two);
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains(
        "error[number-twice]: item 07 of docket GR-2024-0117 is also content/GR-2024-0117/1.md"
    ));
    site.put("site.yaml", "checks: {number-twice: off}\n");
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn an_item_number_that_the_official_record_uses_twice_is_a_warning() {
    let two = [
        (
            "1.md",
            &*filing("One", "number: 7\nidentifiers: {Court: 1}"),
        ),
        (
            "2.md",
            &*filing("Two", "number: 7\nidentifiers: {Court: 2}"),
        ),
    ];
    let run = site(&two).build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("warning[number-twice]"),
        "{}",
        run.stderr
    );
}

#[test]
fn exhibits_and_public_versions_share_a_number_and_withheld_filings_are_not_named() {
    let of_one = [
        ("1.md", &*filing("One", "number: 7")),
        ("2.md", &*filing("Two", "number: 7\nexhibit_of: 1")),
        ("4.md", &*filing("Redacted", "number: 8")),
        (
            "secret-3.md",
            &*filing(
                "Secret",
                "number: 8\naccess: confidential\npublic_version: 4",
            ),
        ),
    ];
    let run = site(&of_one).build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let of_two = [
        ("4.md", &*filing("Four", "number: 8")),
        (
            "secret-3.md",
            &*filing("Secret", "number: 8\naccess: confidential"),
        ),
    ];
    let run = check(&site(&of_two));
    let told = of_code(&run, "number-twice");
    assert!(
        told[0].starts_with(
            "4.md:5:9: error[number-twice]: item 8 of docket GR-2024-0117 is also a withheld filing"
        ),
        "{told:?}"
    );
    assert!(
        !run.stderr.to_lowercase().contains("secret"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_number_that_only_a_draft_or_an_unlisted_filing_has_is_not_missing() {
    let all = |third: &str, fifth: &str| {
        let (third, fifth) = (format!("number: 3\n{third}"), format!("number: 5\n{fifth}"));
        let files = [
            ("1.md", filing("One", "number: 1")),
            ("2.md", filing("Two", "number: 2")),
            ("3.md", filing("Three", &third)),
            ("4.md", filing("Four", "number: 4")),
            ("5.md", filing("Five", &fifth)),
            ("7.md", filing("Seven", "number: 7")),
        ];
        let files = files.each_ref().map(|(path, text)| (*path, &**text));
        of_code(&check(&site(&files)), "number-missing").len()
    };
    assert_eq!(all("", ""), 1, "item 6 is missing");
    assert_eq!(all("draft: true", ""), 1);
    assert_eq!(all("access: sealed", ""), 1);
    assert_eq!(all("access: unlisted", ""), 1);
    // That item 6 alone is missing would tell that there is an item 5.
    assert_eq!(all("", "access: unlisted"), 0);
}

#[test]
fn a_copy_of_a_filing_is_found_and_two_bare_entries_are_none() {
    let site = site(&[]);
    let text = |title: &str, body: &str| format!("---\n{}\n---\n{body}\n", filing(title, ""));
    site.put("content/GR-2024-0117/1.md", text("Comment", "We object."));
    site.put("content/GR-2024-0117/2.md", text("Comment", "We object."));
    for (path, by, number) in [
        ("3", "Anonymous", ""),
        ("4", "Anonymous", ""),
        ("6", "Ann", "8"),
        ("7", "Ann", "9"),
    ] {
        let header = format!("title: Letter\ndate: 2024-03-15\nfiled_by: {by}\nfacts: {{a: b}}");
        let number = if number.is_empty() {
            String::new()
        } else {
            format!("\nnumber: {number}")
        };
        site.put(
            &format!("content/GR-2024-0117/{path}.md"),
            format!("---\n{header}{number}\n---\n"),
        );
    }
    site.put("site.yaml", "unnamed: Anonymous\n");
    site.put(
        "content/GR-2024-0117/5.md",
        text("Comment", "We object too."),
    );
    let told = of_code(&check(&site), "filing-twice");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains(
        "2.md: warning[filing-twice]: this filing is a copy of content/GR-2024-0117/1.md"
    ));
}

#[test]
fn a_docket_that_one_filing_alone_names_is_probably_mistyped() {
    let one = filing("One", "docket: GR-2024-0171");
    let told = of_code(&check(&site(&[("1.md", &one)])), "docket-alone");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("1.md:5:9:") && told[0].contains("did you mean `GR-2024-0117`?"),
        "{told:?}"
    );
    let two = [("1.md", &*one), ("2.md", &*one)];
    assert!(of_code(&check(&site(&two)), "docket-alone").is_empty());
    let second = filing("One", "docket: [GR-2024-0117, AO-7]");
    assert!(of_code(&check(&site(&[("1.md", &second)])), "docket-alone").is_empty());
}

#[test]
fn a_docket_that_is_not_on_the_site_is_reported_where_a_record_names_it_and_a_hidden_one_is_not() {
    let site = site(&[("1.md", &filing("One", ""))]);
    site.put(
        "content/GR-2024-0200/docket.md",
        "---\nnumber: GR-2024-0200\n---\n",
    );
    site.put(
        "content/S/docket.md",
        "---\nnumber: WC-2023-5\naccess: unlisted\n---\n",
    );
    site.put(
        "content/T/docket.md",
        "---\nnumber: AO-9\nrelated: [GR-2024-0201, WC-2023-5, GR-2024-0200]\npart_of: XY-1\n---\n",
    );
    let run = check(&site);
    let told = of_code(&run, "docket-unknown");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("`GR-2024-0201` is not on this site (did you mean `GR-2024-0200`?)"));
    assert!(told[1].contains("`XY-1` is not on this site"));
    assert!(!run.stderr.contains("WC-2023-5"), "{}", run.stderr);
}

#[test]
fn a_party_with_slips_in_two_words_is_found_and_so_are_two_parties_in_one_value() {
    let by = |name: &str| format!("title: A\ndate: 2024-03-15\nfiled_by: {name}");
    let files = [
        ("1.md", by("Tall Prairie Public Utilities Commission")),
        ("2.md", by("Tall Prarie Public Utilities Commision")),
        (
            "3.md",
            by("Ann Example and Tall Prairie Public Utilities Commission"),
        ),
        ("4.md", by("Ann Example")),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, &**text));
    let run = check(&site(&files));
    let alike = of_code(&run, "parties-alike");
    assert_eq!(alike.len(), 1, "{alike:?}");
    assert!(
        alike[0].contains("Commision` looks like `Tall Prairie")
            || alike[0].contains("Commission` looks like `Tall Prarie")
    );
    let joined = of_code(&run, "party-joined");
    assert_eq!(joined.len(), 1, "{joined:?}");
    assert!(joined[0].starts_with("3.md:4:11:"), "{joined:?}");
}

#[test]
fn dates_against_sense_are_found_by_the_day_that_is_given() {
    let site = site(&[
        ("1.md", "title: Old\ndate: 2023-12-30\nfiled_by: A"),
        ("2.md", "title: New\ndate: 2024-06-04\nfiled_by: A"),
        (
            "3.md",
            "title: Order\ndate: 2024-03-15\nfiled_by: A\ndeadlines:\n  - {date: 2023-04-14, title: Comments due}\n  - {date: 2024-12-25, title: Reply due}\n  - {date: 2024-12-25, title: Rates take effect}",
        ),
    ]);
    site.put(
        "content/GR-2024-0117/docket.md",
        "---\nnumber: GR-2024-0117\nopened: 2024-01-01\nstatus: closed\n---\n",
    );
    let run = check(&site);
    let counts = [
        "date-future",
        "opened-late",
        "deadline-early",
        "deadline-holiday",
        "closed-early",
    ];
    for code in counts {
        assert_eq!(of_code(&run, code).len(), 1, "{code}: {}", run.stderr);
    }
    assert!(
        of_code(&run, "deadline-early")[0].starts_with("3.md:6:"),
        "{}",
        run.stderr
    );
    assert!(
        of_code(&run, "deadline-holiday")[0].contains("Christmas Day"),
        "{}",
        run.stderr
    );
    let later = site.run(&[
        "check",
        "--site",
        "site",
        "--today",
        "2025-01-01",
        "--message-format",
        "short",
    ]);
    for code in ["date-future", "closed-early"] {
        assert!(of_code(&later, code).is_empty(), "{code}: {}", later.stderr);
    }
    // A build makes a check that the site sets, by the same day.
    site.put("site.yaml", "checks: {date-future: error}\n");
    assert_eq!(site.build(&["--today", "2024-06-03"]).code, 1);
    assert_eq!(site.build(&["--today", "2024-06-04"]).code, 0);
    assert_eq!(
        site.run(&["check", "--site", "site", "--today", "2024-06"])
            .code,
        2
    );
}

#[test]
fn words_of_confidential_filings_are_found_in_titles_labels_names_and_headings() {
    let site = site(&[
        ("1.md", &filing("Highly Confidential testimony", "")),
        ("2.md", &filing("Testimony", "label: Exhibit B (CEII)")),
        ("3-proprietary.md", &filing("Data", "")),
        (
            "4.md",
            &filing("Data", "attachments: bids-trade-secret.pdf"),
        ),
        ("bids-trade-secret.pdf", "x"),
        ("5.md", &filing("Motion for Confidential Treatment", "")),
        (
            "6.md",
            &filing(
                "Testimony",
                "attachments: {label: Privileged log, access: sealed}",
            ),
        ),
        ("7.md", &filing("Order", "")),
    ]);
    let heading = format!(
        "---\n{}\n---\nText.\n\nMore.\n\nMore.\n\nMore.\n\nMore.\n\n## Filed under seal\n",
        filing("Letter", "")
    );
    site.put("content/GR-2024-0117/8.md", heading);
    let told = of_code(&check(&site), "confidential-words");
    let files: Vec<&str> = told
        .iter()
        .filter_map(|line| line.split(": warning").next())
        .collect();
    assert_eq!(
        files,
        [
            "1.md:2:8",
            "2.md:5:8",
            "3-proprietary.md",
            "4.md:5:14",
            "8.md:17:10"
        ]
    );
}

#[test]
fn files_that_no_record_names_are_counted_by_folder_and_not_named() {
    let site = site(&[
        ("1.md", &filing("One", "attachments: named.pdf")),
        ("named.pdf", "x"),
        ("kanarie-a.pdf", "x"),
        ("scans/kanarie-b.pdf", "x"),
        (
            "answer-held.md",
            &filing("Two", "attachments: secret.pdf\naccess: sealed"),
        ),
        ("secret.pdf", "x"),
        (
            "reply-begun.md",
            &filing("Three", "attachments: begun.pdf\ndraft: true"),
        ),
        ("begun.pdf", "x"),
        ("sealed/motion-held.md", &filing("Four", "access: sealed")),
        ("sealed/kanarie-c.pdf", "x"),
    ]);
    let run = check(&site);
    let told: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.contains("file-unnamed"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with(
            "content/GR-2024-0117: warning[file-unnamed]: no record names 2 of the files"
        ),
        "{told:?}"
    );
    assert!(!run.stderr.contains("kanarie"), "{}", run.stderr);
}

#[test]
fn a_missing_attachment_stops_a_build_and_the_case_of_its_ending_is_proposed() {
    let site = site(&[
        ("1.md", &filing("One", "attachments: [a.pdf, b.pdf]")),
        ("a.PDF", "x"),
    ]);
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains(
            "error[attachment-missing]: the attachment `a.pdf` does not exist (did you mean `a.PDF`?"
        ),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("`b.pdf` does not exist (put the file there"),
        "{}",
        run.stderr
    );
    site.put("site.yaml", "checks: {attachment-missing: warning}\n");
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn a_missing_attachment_that_is_only_a_warning_lets_no_record_be_published_as_a_file() {
    let site = site(&[
        ("1.md", &filing("One", "attachments: [gone.pdf, other.txt]")),
        ("other.txt", "---\ntitle: Kanarie\n---\n"),
    ]);
    site.put("site.yaml", "checks: {attachment-missing: warning}\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("error[front-matter-file]"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_strict_site_takes_names_of_records_alone_and_names_no_record_that_may_be_withheld() {
    let strict = |more: &[(&str, &str)]| {
        let by = "title: A\ndate: 2024-03-15\nfiled_by: [Prairie Gas Compnay, Anonymous]";
        let site = site(&[&[("1.md", by)], more].concat());
        site.put("site.yaml", "parties: strict\nunnamed: Anonymous\n");
        site.put(
            "content/parties/gas.md",
            "---\nname: Prairie Gas Company\n---\n",
        );
        site.build(&["--message-format", "short"])
    };
    let run = strict(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let told = of_code(&run, "party-unrecorded");
    assert_eq!(told.len(), 1, "{}", run.stderr);
    assert!(
        told[0]
            .contains("has the name `Prairie Gas Compnay` (did you mean `Prairie Gas Company`?)"),
        "{told:?}"
    );
    // Now the company may be a party to the sealed filing alone.
    let sealed = "title: B\ndate: 2024-03-15\naccess: sealed\nfiled_by: Prairie Gas Company";
    let run = strict(&[("sealed-letter.md", sealed)]);
    assert_eq!(of_code(&run, "party-unrecorded").len(), 1, "{}", run.stderr);
    assert!(
        !run.stderr.contains("Prairie Gas Company"),
        "{}",
        run.stderr
    );
    // A public filing names it too.
    let open = "title: C\ndate: 2024-03-16\nfiled_by: Prairie Gas Company";
    let run = strict(&[("sealed-letter.md", sealed), ("open.md", open)]);
    let told = of_code(&run, "party-unrecorded");
    assert!(
        told[0].contains("did you mean `Prairie Gas Company`?"),
        "{told:?}"
    );
}
