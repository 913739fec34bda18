//! Holds front matter to what the person typed: all of it comes out, or an error says where it is
//! lost.

use crate::site::Site;

/// A PDF that can be read.
const PDF: &str = "%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj
trailer <</Root 1 0 R>>
";

/// A site of one filing, with a front matter line of its own.
fn filing(line: &str) -> Site {
    let site = Site::empty();
    let rest = [
        "title: T",
        "date: 2024-01-02",
        "docket: GR-1",
        "filed_by: S",
    ];
    let key = line.split(':').next().unwrap_or_default();
    let rest: Vec<&str> = rest
        .into_iter()
        .filter(|other| other.split(':').next() != Some(key))
        .collect();
    let text = format!("---\n{line}\n{}\n---\nx\n", rest.join("\n"));
    site.put("content/GR-1/a.md", text);
    site
}

/// A site with one more file.
fn with(path: &str, text: &str) -> Site {
    let site = filing("title: T");
    site.put(path, text);
    site
}

/// What `check` says of a site, a line for each diagnostic.
fn said(site: &Site) -> String {
    let run = site.run(&["check", "--site", "site", "--message-format", "short"]);
    run.stderr + &run.stdout
}

#[test]
fn a_sign_that_cuts_a_value_short_is_an_error_that_shows_the_form_to_write() {
    for (site, place, form) in [
        (
            filing("title: Notice #3 of hearing"),
            "GR-1/a.md:2:8",
            "`title: \"Notice #3 of hearing\"`",
        ),
        (
            filing("title: #5 Order"),
            "GR-1/a.md:2:1",
            "`title: \"#5 Order\"`",
        ),
        (
            filing("filed_by:\n  - Local Union #5"),
            "GR-1/a.md:3:5",
            "`\"Local Union #5\"`",
        ),
        (
            filing("attachments: DR #12.pdf"),
            "GR-1/a.md:2:14",
            "`attachments: \"DR #12.pdf\"`",
        ),
        (
            filing("responds_to: GR-1 #12"),
            "GR-1/a.md:2:14",
            "`responds_to: \"GR-1 #12\"`",
        ),
        (
            with(
                "content/GR-1/docket.md",
                "---\nnumber: GR-1\ntitle: Case #7\n---\n",
            ),
            "GR-1/docket.md:3:8",
            "`title: \"Case #7\"`",
        ),
        (
            with("content/pages/a.md", "---\ntitle: Step #7\n---\n"),
            "pages/a.md:2:8",
            "`title: \"Step #7\"`",
        ),
        (
            with("site.yaml", "unnamed:\n  - Person #1\n"),
            "site.yaml:2:5",
            "`\"Person #1\"`",
        ),
    ] {
        let said = said(&site);
        let line = said.lines().find(|line| line.contains("error[value-cut]"));
        let line = line.unwrap_or_else(|| panic!("{form}\n{said}"));
        assert!(line.contains(place) && line.contains(form), "{line}");
        assert_eq!(said.matches("error[").count(), 1, "{said}");
    }
}

#[test]
fn a_party_s_name_that_a_sign_cuts_short_is_an_error_too() {
    let site = with(
        "content/parties/s.md",
        "---\nname: Local #5\naliases: [S]\n---\n",
    );
    let said = said(&site);
    assert!(said.contains("error[value-cut]"), "{said}");
}

#[test]
fn a_comment_that_takes_nothing_away_is_fine() {
    for line in [
        "date: 2024-01-02 # as stamped",
        "access: public # decided",
        "draft: false # ready",
        "title: \"T\" # a comment",
        "# a comment: #5",
    ] {
        let said = said(&filing(line));
        assert!(!said.contains("error["), "{line}\n{said}");
    }
}

#[test]
fn what_may_be_a_comment_is_not_printed() {
    for line in [
        "title: A report # canary",
        "title: A report #canary",
        "filed_by: [Staff # canary, B]",
        "attachments:\n  - {file: b.pdf, access: sealed}\n  - c #7 canary.pdf",
    ] {
        let site = filing(line);
        site.put("content/GR-1/b.pdf", "x");
        let run = site.run(&["check", "--site", "site"]);
        let all = run.stderr + &run.stdout;
        assert!(all.contains("value-cut"), "{line}\n{all}");
        assert!(!all.contains("canary"), "{line}\n{all}");
    }
}

#[test]
fn a_fault_of_yaml_is_shown_where_it_begins() {
    for (line, place, words) in [
        ("title: 'Til death", "2:8", "a quotation mark opens here"),
        ("title: 'Smith's motion'", "2:8", "goes on after that mark"),
        ("title:Notice", "2:1", "there is no space after the colon"),
        ("title:\u{a0}Notice", "2:7", "no-break space"),
        ("facts:\n\tDocket: x", "3:1", "indented with a tab"),
        ("attachments: \"pdf\\Exhibit A.pdf\"", "2:18", "backslash"),
        ("served_on: [Local #5, Staff]", "2:19", "cuts off a value"),
        ("title: [Amended] Order", "2:8", "bracket"),
        ("title: Motion: to compel", "2:14", "colon and a space"),
        ("title: !important notice", "2:8", "tags"),
    ] {
        let said = said(&filing(line));
        let place = format!("content/GR-1/a.md:{place}: error[");
        assert!(said.contains(&place), "{line}\n{said}");
        assert!(said.contains(words), "{line}\n{said}");
    }
}

/// Builds a site of filings in one docket, each with lines of its own next to what a filing needs.
fn built(site_yaml: &str, filings: &[(&str, &str)]) -> Site {
    let site = Site::empty();
    site.put("site.yaml", site_yaml);
    for (name, lines) in filings {
        let mut text = String::from("---\n");
        for needed in [
            "title: T",
            "date: 2024-01-02",
            "docket: GR-1",
            "filed_by: S",
        ] {
            let key = needed.split_once(':').map_or("", |(key, _)| key);
            if !lines
                .lines()
                .any(|line| line.starts_with(&format!("{key}:")))
            {
                text.push_str(needed);
                text.push('\n');
            }
        }
        text.push_str(lines);
        text.push_str("\n---\n\nx\n");
        site.put(&format!("content/{name}"), text);
    }
    site
}

fn build(site: &Site) {
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn read(site: &Site, path: &str) -> String {
    let path = site.out().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The column of a site's parties, as `list parties` gives it.
fn parties(site: &Site) -> Vec<String> {
    let run = site.run(&["list", "parties", "--site", "site", "--format", "csv"]);
    let lines = run.stdout.lines().skip(1);
    lines
        .map(|line| line.split(',').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_block_of_text_is_one_clean_line_wherever_it_comes_out() {
    let site = built(
        "base_url: https://example.org/",
        &[(
            "GR-1/a.md",
            "title: >\n  Petition of the Town of\n  Elmwood Spur\nfiled_by: |\n  Town of\n  Elmwood Spur\n\
             summary: |\n  One.\n\n  Two.\nfacts:\n  Where: |\n    Elm\n    Spur\n\
             deadlines:\n  - date: 2024-02-02\n    title: >\n      Comments due\n\
             signed_by: |\n  Ann\n  Lee\n",
        )],
    );
    build(&site);
    let json = read(&site, "dockets/gr-1/data/docket.json");
    for words in [
        "\"Petition of the Town of Elmwood Spur\"",
        "\"Town of Elmwood Spur\"",
        "\"One. Two.\"",
        "\"Elm Spur\"",
        "\"Comments due\"",
        "\"Ann Lee\"",
    ] {
        assert!(json.contains(words), "{words}\n{json}");
    }
    assert!(!json.contains("\\n\""), "{json}");
    let csv = read(&site, "dockets/gr-1/data/filings.csv");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let calendar = read(&site, "dockets/gr-1/data/deadlines.ics");
    assert!(!calendar.contains("\\n\r\n"), "{calendar}");
    let page = read(&site, "dockets/gr-1/a/index.html");
    assert!(
        page.contains("Town of Elmwood Spur, Petition of the Town of Elmwood Spur, Docket GR-1"),
        "{page}"
    );
}

#[test]
fn punctuation_case_and_normal_form_make_no_other_party() {
    for (one, other) in [
        ("U.S. EPA", "US EPA"),
        ("O'Brien Co.", "OBrien Co."),
        ("O’Brien Co.", "O'BRIEN CO"),
        ("STRASSE AG", "Straße AG"),
        ("ΔΗΜΟΣ", "Δημος"),
        ("Cafe\u{301} Co.", "Café Co."),
    ] {
        let filings = [
            ("GR-1/a.md", format!("filed_by: \"{one}\"")),
            ("GR-1/b.md", format!("filed_by: \"{other}\"")),
        ];
        let filings = filings
            .each_ref()
            .map(|(name, lines)| (*name, lines.as_str()));
        let site = built("", &filings);
        assert_eq!(parties(&site).len(), 1, "{one}");
        for asked in [one, other] {
            let run = site.run(&[
                "list", "--site", "site", "--format", "csv", "--party", asked,
            ]);
            assert_eq!(run.stdout.lines().count(), 3, "{asked}\n{}", run.stderr);
            let run = site.run(&["new", "party", asked, "--site", "site"]);
            assert_eq!(run.code, 0, "{}", run.stderr);
            let record = std::fs::read_dir(site.root().join("content/parties"));
            let record: Vec<_> = record.expect("a record was made").collect();
            assert_eq!(record.len(), 1);
            assert_eq!(parties(&site).len(), 1, "{asked} beside its record");
            std::fs::remove_dir_all(site.root().join("content/parties")).expect("it is there");
        }
    }
}

#[test]
fn a_party_is_its_record_by_id_and_name_in_any_case() {
    let site = built(
        "",
        &[
            ("GR-1/a.md", "filed_by: BOR"),
            ("GR-1/b.md", "filed_by: bor"),
            ("GR-1/c.md", "filed_by: bureau of reclamation"),
        ],
    );
    site.put(
        "content/parties/bor.md",
        "---\nname: Bureau of Reclamation\n---\n",
    );
    assert_eq!(parties(&site), ["Bureau of Reclamation"]);
}

#[test]
fn both_unicode_forms_of_a_letter_are_one_in_ids_references_and_paths() {
    let nfd = "re\u{301}sume\u{301}";
    let site = built(
        "",
        &[
            (&format!("GR-1/{nfd}.md"), "title: First"),
            (
                "GR-1/b.md",
                "title: Second\nresponds_to: résumé\nattachments: [pièce.pdf]\nfiled_by: Ann",
            ),
            ("GR-1/c.md", "title: Third\nresponds_to: GR-1/résumé"),
        ],
    );
    site.put("content/GR-1/pie\u{300}ce.pdf", PDF);
    site.put(
        "content/GR-1/d.md",
        "---\ntitle: Fourth\ndate: 2024-01-03\ndocket: GR-1\nfiled_by: S\n---\n[first](résumé.md), [piece](pièce.pdf)\n",
    );
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    let page = read(&site, "dockets/gr-1/d/index.html");
    assert!(page.contains("gr-1/resume/"), "{page}");
}

#[test]
fn a_withheld_file_is_known_in_either_unicode_form() {
    let site = built(
        "",
        &[
            ("GR-1/a.md", "access: sealed\nattachments: [pièce.pdf]"),
            ("GR-1/b.md", "title: Second"),
        ],
    );
    site.put("content/GR-1/pie\u{300}ce.pdf", "%PDF-1.4");
    build(&site);
    site.put(
        "content/GR-1/c.md",
        "---\ntitle: T\ndate: 2024-01-02\ndocket: GR-1\nfiled_by: S\n---\n[x](pièce.pdf)\n",
    );
    let run = site.build(&[]);
    assert!(run.stderr.contains("withheld-file"), "{}", run.stderr);
}

#[test]
fn a_docket_without_a_status_has_none_anywhere() {
    let site = built(
        "base_url: https://example.org/",
        &[("GR-1/a.md", "title: T")],
    );
    site.put(
        "content/GR-1/docket.md",
        "---\nnumber: GR-1\nclosed: 2024-02-02\n---\n",
    );
    build(&site);
    for path in [
        "index.html",
        "dockets/index.html",
        "dockets/gr-1/index.html",
    ] {
        let page = read(&site, path);
        assert!(!page.contains("class=\"status\""), "{path}");
    }
    let json = read(&site, "dockets/gr-1/data/docket.json");
    assert!(!json.contains("\"open\""), "{json}");
    let list = site.run(&["list", "dockets", "--site", "site", "--format", "csv"]);
    assert!(!list.stdout.contains("open,"), "{}", list.stdout);
}

/// The titles of a docket's filings, in the order of its sheet.
fn titles(site: &Site, docket: &str) -> String {
    let csv = read(site, &format!("dockets/{docket}/data/filings.csv"));
    let head: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
    let column = head.iter().position(|name| *name == "title");
    let column = column.expect("the sheet has titles");
    let titles = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(column));
    titles.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_order_of_one_day_is_by_moment_number_and_name_across_home_dockets() {
    let site = built(
        "time_zone: America/Chicago",
        &[
            (
                "A/a.md",
                "title: A9\ndocket: [A, M]\nnumber: 9\ndate: 2024-01-02T09:00",
            ),
            (
                "A/b.md",
                "title: A3\ndocket: [A, M]\nnumber: 3\ndate: 2024-01-02",
            ),
            (
                "B/a.md",
                "title: B10\ndocket: [B, M]\nnumber: 10\ndate: 2024-01-02T10:00",
            ),
            (
                "B/b.md",
                "title: B2\ndocket: [B, M]\nnumber: 2\ndate: 2024-01-02",
            ),
            (
                "C/a.md",
                "title: C4\ndocket: [C, M]\nnumber: 4\ndate: 2024-01-02T08:00",
            ),
            (
                "C/c.md",
                "title: C5\ndocket: [C, M]\nnumber: 5\ndate: 2024-01-02T16:00Z",
            ),
            ("M/z.md", "title: M\ndocket: M"),
        ],
    );
    build(&site);
    assert_eq!(titles(&site, "m"), "M B2 A3 C4 A9 C5 B10");
    assert_eq!(titles(&site, "c"), "C4 C5");
}

#[test]
fn the_day_of_a_moment_is_that_of_the_site_for_timeline_and_clocks() {
    let site = built(
        "time_zone: America/Chicago\nbase_url: https://example.org/",
        &[
            ("GR-1/a.md", "title: Early\ndate: 2024-01-03T04:30Z"),
            ("GR-1/b.md", "title: Late\ndate: 2024-01-02T23:00"),
        ],
    );
    site.put(
        "content/GR-1/docket.md",
        "---\nnumber: GR-1\nclocks:\n  - name: C\n    starts: {filing: a}\n    milestones:\n      - {days: 10, title: Answer due}\n---\n",
    );
    build(&site);
    assert_eq!(titles(&site, "gr-1"), "Early Late");
    let json = read(&site, "dockets/gr-1/data/docket.json");
    assert!(
        json.contains("2024-01-12") && !json.contains("2024-01-13"),
        "{json}"
    );
    assert!(json.contains("2024-01-02T22:30-06:00"), "{json}");
    let page = read(&site, "dockets/gr-1/a/index.html");
    assert!(page.contains("January 2, 2024"), "{page}");
}

#[test]
fn a_time_that_never_was_is_an_error_and_a_fraction_of_a_second_is_none() {
    let site = built(
        "time_zone: America/Chicago",
        &[("GR-1/a.md", "date: 2024-03-10T02:30")],
    );
    assert!(said(&site).contains("error[invalid-date]: `2024-03-10T02:30` does not exist"));
    let site = built(
        "time_zone: America/Chicago",
        &[
            ("GR-1/a.md", "title: Second\ndate: 2026-08-03T15:10:54.600Z"),
            ("GR-1/b.md", "title: First\ndate: 2026-08-03T15:10:54.250Z"),
            ("GR-1/c.md", "title: Fall\ndate: 2024-11-03T01:30"),
        ],
    );
    build(&site);
    assert_eq!(titles(&site, "gr-1"), "Fall First Second");
    let site = built("", &[("GR-1/a.md", "date: 2024-01-02T23:00-06:00")]);
    assert!(said(&site).contains("add `time_zone` to site.yaml"));
}

#[test]
fn a_value_that_is_wrong_is_answered_with_the_one_that_is_meant() {
    for (site, words) in [
        (filing("draft: \"false\""), "is in quotation marks"),
        (filing("type: motoin"), "the nearest types are `motion`, "),
        (
            filing("type: motion to compel"),
            "the nearest types are `motion`, ",
        ),
        (
            filing("responds_to: 1"),
            "write item 1 of the docket as `GR-1#1`",
        ),
        (
            filing("responds_to: \"#12\""),
            "write item 12 of the docket as `GR-1#12`",
        ),
        (
            filing("source_url: \"https://example.org/a \""),
            "delete the space",
        ),
        (
            filing("source_url: https://example.org/a b.pdf"),
            "`https://example.org/a%20b.pdf`",
        ),
        (
            with("site.yaml", "time_zone: CST\n"),
            "write `America/Chicago`",
        ),
        (
            with("site.yaml", "time_zone: EST\n"),
            "write `America/New_York`",
        ),
        (
            with("site.yaml", "time_zone: US Pacific Time\n"),
            "write `America/Los_Angeles`",
        ),
        (
            with("site.yml", "title: X\n"),
            "rename the file to `site.yaml`",
        ),
        (
            {
                let site = with("site.yaml", "title: X\n");
                site.put("site.yml", "title: Y\n");
                site
            },
            "rename the file to `site.yaml`",
        ),
    ] {
        let said = said(&site);
        assert!(said.contains(words), "{words}\n{said}");
        assert!(said.contains("error["), "{words}\n{said}");
    }
}

#[test]
fn settings_of_comments_alone_are_none() {
    let said = said(&with("site.yaml", "# title: X\n\n  # lang: es\n"));
    assert!(!said.contains("error["), "{said}");
}

#[test]
fn two_parties_at_one_address_are_each_shown_at_their_line() {
    let site = built(
        "",
        &[
            ("GR-1/a.md", "filed_by: Café"),
            ("GR-1/b.md", "title: U\nfiled_by: [Ann, Cafe]"),
        ],
    );
    let said = said(&site);
    for place in [
        "content/GR-1/a.md:5:11: error[party-taken]",
        "content/GR-1/b.md:5:17: error[party-taken]",
    ] {
        assert!(said.contains(place), "{place}\n{said}");
    }
    assert_eq!(said.matches("error[").count(), 2, "{said}");
}

#[test]
fn an_attachment_may_have_any_name() {
    let names = [
        "b?.pdf",
        "c%20d.pdf",
        "e (1) [x].pdf",
        "_f.pdf",
        "g#h.pdf",
        "i & j's.pdf",
        "%.pdf",
    ];
    let list: Vec<String> = names
        .iter()
        .map(|name| format!("\n  - \"{name}\""))
        .collect();
    let site = built(
        "",
        &[("GR-1/a.md", &format!("attachments:{}", list.concat()))],
    );
    for name in names {
        site.put(&format!("content/GR-1/{name}"), PDF);
    }
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = read(&site, "dockets/gr-1/a/index.html");
    for name in names {
        assert_eq!(read(&site, &format!("dockets/gr-1/a/{name}")), PDF);
    }
    assert_eq!(
        page.matches(&format!("{} bytes", PDF.len())).count(),
        names.len(),
        "{page}"
    );
    for link in ["b%3F.pdf", "c%2520d.pdf", "_f.pdf", "g%23h.pdf", "%25.pdf"] {
        assert!(page.contains(&format!("{link}\"")), "{link}\n{page}");
    }
}

#[test]
fn a_byte_order_mark_before_a_template_does_no_harm() {
    let site = with("site.yaml", "theme: t\n");
    site.put("themes/t/404.html", "\u{FEFF}{% extends \"base.html\" %}\n");
    site.put("themes/t/words/en.yaml", "\u{FEFF}labels: {}\n");
    let said = said(&site);
    assert!(!said.contains("error[template]"), "{said}");
    assert!(!said.contains("not YAML"), "{said}");
}

#[test]
fn a_character_that_is_none_becomes_the_one_that_represents_it() {
    let site = filing("title: A\0B");
    site.put(
        "content/GR-1/b.md",
        "---\ntitle: T\ndate: 2024-01-02\ndocket: GR-1\nfiled_by: S\n---\na\0b `c\0d`\n",
    );
    build(&site);
    let page = read(&site, "dockets/gr-1/b/index.html");
    assert!(
        page.contains("a\u{FFFD}b <code>c\u{FFFD}d</code>"),
        "{page}"
    );
    assert!(read(&site, "dockets/gr-1/a/index.html").contains("A\u{FFFD}B"));
}

/// A site with a file of each kind that `list files` distinguishes.
const FILES: &str = "\
-- content/GR-1/a.md --
---
title: A
date: 2024-01-02
docket: GR-1
filed_by: S
attachments: [exhibits/a.pdf]
---
-- content/GR-1/exhibits/a.pdf --
%PDF-1.4
-- content/GR-1/exhibits/b.pdf --
%PDF-1.4
-- content/GR-1/notes.txt --
x
-- content/GR-1/_later.txt --
x
-- content/S/docket.md --
---
number: S
access: sealed
---
-- content/S/canary-1.md --
---
title: Canary
date: 2024-01-02
docket: S
attachments: [canary.pdf]
---
-- content/S/canary.pdf --
%PDF-1.4
-- content/S/canary bids.xlsx --
x
-- content/pages/about.md --
---
title: About
---
x
";

#[test]
fn files_that_no_record_names_are_counted_and_listed() {
    let site = Site::of(FILES);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let words = "3 files that no record names are not published (see `docketpress list files`)";
    assert!(run.stderr.contains(words), "{}", run.stderr);
    assert!(said(&site).contains(words));
    let list = site.run(&["list", "files", "--site", "site", "--format", "csv"]);
    let lines: Vec<&str> = list.stdout.lines().collect();
    assert_eq!(
        lines,
        [
            "number,what,file",
            "1,withheld or left out,",
            "2,filing,content/GR-1/a.md",
            "3,named by a record,content/GR-1/exhibits/a.pdf",
            "4,no record names it,content/GR-1/exhibits/b.pdf",
            "5,no record names it,content/GR-1/notes.txt",
            "6,withheld or left out,",
            "7,withheld or left out,",
            "8,withheld or left out,",
            "9,withheld or left out,",
            "10,page,content/pages/about.md",
        ],
        "{}",
        list.stderr
    );
}

#[test]
fn the_number_of_a_withheld_file_leads_to_it_and_not_on_a_machine_that_builds() {
    let site = Site::of(FILES);
    site.put(
        "content/S/canary-1.md",
        "---\ntitle: Canary\ndate: 2024-13-01\ndocket: S\n---\n",
    );
    let said = said(&site);
    let locator = "a withheld file (docketpress list files --number 7):3:7: error[invalid-date]";
    assert!(said.contains(locator) && !said.contains("anary"), "{said}");
    let ask = ["list", "files", "--site", "site", "--number", "7"];
    let run = site.run_in("", &ask, &[("CI", "")]);
    assert_eq!(
        (run.code, &*run.stdout),
        (0, "content/S/canary-1.md\n"),
        "{}",
        run.stderr
    );
    let run = site.run_in("", &ask, &[("CI", "true")]);
    assert!(run.code == 2 && !(run.stdout + &run.stderr).contains("anary"));
    let run = site.run_in(
        "",
        &["list", "files", "--site", "site", "--number", "70"],
        &[("CI", "")],
    );
    assert_eq!(run.code, 2, "{}", run.stderr);
    let run = site.run(&["list", "files", "--site", "site"]);
    assert!(!(run.stdout + &run.stderr).contains("anary"));
}

#[test]
fn a_file_next_to_a_record_with_an_error_is_not_named() {
    let site = Site::of(FILES);
    site.put(
        "content/E/a.md",
        "---\ntitle: A\ndate: 2024-01-02\ndocket: GR-1\nattachments: [canary.pdf]\nacess: seald\n---\n",
    );
    site.put("content/E/canary.pdf", "x");
    let run = site.run(&["list", "files", "--site", "site"]);
    assert!(
        !(run.stdout.clone() + &run.stderr).contains("canary"),
        "{run:?}"
    );
    assert!(run.stdout.contains("no record names it"), "{run:?}");
}

#[test]
fn a_link_from_the_root_has_a_code_that_a_site_may_set() {
    let text =
        "---\ntitle: T\ndate: 2024-01-02\ndocket: GR-1\nfiled_by: S\n---\n[here](/GR-1/b.md)\n";
    let site = with("content/GR-1/a.md", text);
    assert!(said(&site).contains("error[link-from-root]: `/GR-1/b.md`"));
    site.put("site.yaml", "checks: {link-from-root: warning}\n");
    build(&site);
    // A link to what is withheld stays the error that it is, however the path begins.
    site.put(
        "content/GR-1/b.md",
        "---\ntitle: T\ndate: 2024-01-02\ndocket: GR-1\naccess: sealed\nattachments: [b.pdf]\n---\n",
    );
    site.put("content/GR-1/b.pdf", "x");
    site.put("content/GR-1/a.md", text.replace("b.md", "b.pdf"));
    assert!(
        said(&site).contains("error[withheld-file]"),
        "{}",
        said(&site)
    );
}

#[test]
fn a_reason_may_hold_a_sign_between_blanks() {
    let site = filing("title: T");
    site.put(
        "content/GR-1/a.md",
        "---\ntitle: T\ndate: 2024-01-02\ndocket: GR-1\nfiled_by: S\n---\nIt <redacted reason=\"cost > 5\">canary</redacted> ends.\n",
    );
    build(&site);
    let page = read(&site, "dockets/gr-1/a/index.html");
    assert!(
        page.contains("cost &gt; 5") && !page.contains("canary"),
        "{page}"
    );
}

#[test]
fn an_entry_that_is_read_into_the_one_above_it_is_an_error() {
    let said = said(&filing("served_on:\n  - Ann\n    - Bob"));
    assert!(
        said.contains("content/GR-1/a.md:3:5: error[yaml-syntax]: a list entry"),
        "{said}"
    );
}

/// A site that publishes some Markdown files as they are.
const PLAIN: &str = "\
-- site.yaml --
title: A site
plain: ['**/sch/**', 'note *.md']
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/open.md --
---
title: An open filing
date: 2005-08-09
attachments: [sch/Schedule 1.md]
---

See the [note](<note (1).md>).
-- content/A-1/sch/Schedule 1.md --
# Rates <IBM>

Not *read* as a record.
-- content/A-1/note (1).md --
A note.
";

#[test]
fn markdown_without_front_matter_is_an_attachment_where_the_site_says_so() {
    let site = Site::of(PLAIN);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let output = site.output();
    let schedule = output
        .iter()
        .find(|(path, _)| path.ends_with("Schedule 1.md"));
    let (path, bytes) = schedule.expect("the schedule is published");
    assert_eq!(bytes, b"# Rates <IBM>\n\nNot *read* as a record.\n");
    assert!(output.keys().any(|path| path.ends_with("note (1).md")));
    let page = site.page("dockets/a-1/open/index.html");
    let name = path.rsplit('/').next().expect("a path has a name");
    assert!(page.contains(&name.replace(' ', "%20")), "{page}");
    assert!(page.contains("note%20"), "{page}");

    // Elsewhere, and where the site does not say so, a record without front matter is a mistake.
    for (path, text) in [
        ("content/A-1/other.md", "No front matter.\n"),
        ("content/A-1/sch/docket.md", "No front matter.\n"),
        ("content/A-1/sch/comment.md", "Text <!-- about it -->\n"),
        (
            "content/A-1/sch/late.md",
            "\n---\ntitle: A filing\ndate: 2005-08-09\n---\n",
        ),
    ] {
        let site = Site::of(PLAIN);
        site.put(path, text);
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{path}: {}", run.stdout);
        assert!(
            run.stderr.contains("no-front-matter"),
            "{path}: {}",
            run.stderr
        );
    }
    // With front matter, the file is a record all the same.
    let site = Site::of(PLAIN);
    site.put(
        "content/A-1/sch/order.md",
        "---\ntitle: An order of the schedule\ndate: 2005-08-09\ndocket: A-1\n---\n",
    );
    assert_eq!(site.build(&[]).code, 0);
    assert!(site.output().contains_key("dockets/a-1/order/index.html"));
}
