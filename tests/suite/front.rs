//! Holds front matter to what the person typed: all of it comes out, or an error says where it is lost.

use crate::site::Site;

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
        ("title:Notice", "2:1", "no space stands behind the colon"),
        ("title:\u{a0}Notice", "2:7", "no-break space"),
        ("facts:\n\tDocket: x", "3:1", "a tab stands"),
        ("attachments: \"pdf\\Exhibit A.pdf\"", "2:18", "backslash"),
        ("served_on: [Local #5, Staff]", "2:19", "cuts a value short"),
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
