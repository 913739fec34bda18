//! What a person types to `new` between marks of redaction is in no file's name and in nothing that
//! is said.

use super::look::is_planted;
use crate::site::{Run, Site, files_below};

/// Makes a site as `docketpress init` does.
fn started() -> Site {
    let site = Site::empty();
    assert_eq!(site.run(&["init", "site"]).code, 0);
    site
}

/// Begins a record; gives the run, and the path and text of what was made.
fn begin(site: &Site, arguments: &[&str]) -> (Run, Vec<(String, String)>) {
    let before = files_below(&site.root());
    let run = site.run(&[&["new"], arguments, &["--site", "site"]].concat());
    let after = files_below(&site.root()).into_iter();
    let made = after.filter(|(path, _)| !before.contains_key(path));
    let made = made.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()));
    (run, made.collect())
}

/// Fails where a planted word was said, or is in a path.
fn assert_unsaid(run: &Run, made: &[(String, String)], what: &str) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(!is_planted(&said), "{what}: {said}");
    for (path, _) in made {
        assert!(!is_planted(path), "{what}: {path}");
    }
}

#[test]
fn a_title_with_withheld_words_gives_a_name_without_them() {
    for (title, name) in [
        (
            "Memo on <redacted>KanarieBribe</redacted> payments",
            "memo-on-payments",
        ),
        ("<redacted>Kanarie</redacted> memo", "memo"),
        (
            "Memo <redacted reason=\"trade secret\">Kanarie</redacted>",
            "memo",
        ),
        (
            "Memo <REDACTED reason='x'>Kanarie</REDACTED> two",
            "memo-two",
        ),
        ("Memo<redacted>Kanarie</redacted>payments", "memo-payments"),
        (
            "A <redacted>Kanarie</redacted> b <redacted>Kanarie</redacted> c",
            "a-b-c",
        ),
        ("<redacted>Kanarie</redacted>", "motion"),
        ("Memo: \"<redacted>Kanarie \\ \"x\"</redacted>\"", "memo"),
        ("Memo <redacted>Kanarie\nnew line</redacted> x", "memo-x"),
    ] {
        let site = started();
        let arguments = [
            "filing",
            "--date",
            "2026-11-30",
            "--type",
            "motion",
            "--title",
            title,
        ];
        let (run, made) = begin(&site, &[&arguments[..], &["--no-draft"]].concat());
        assert_eq!(run.code, 0, "{title}: {run:?}");
        assert_unsaid(&run, &made, title);
        let (path, text) = &made[0];
        assert_eq!(path, &format!("content/WB-2025-01/2026-11-30-{name}.md"));
        // The file is the person's own, and keeps what was typed.
        assert!(text.contains("Kanarie"), "{text}");
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{title}: {run:?}");
        super::look::assert_silent(&site, &run, title);
    }
}

#[test]
fn what_stays_withheld_in_the_file_may_be_typed_elsewhere_too() {
    let mark = "<redacted>Kanarie Company</redacted>";
    for arguments in [
        &["filing", "--by", mark, "--no-draft"][..],
        &["filing", "--to", mark, "--by", "Ann", "--no-draft"],
        &[
            "filing",
            "--number",
            "4<redacted>Kanarie</redacted>",
            "--no-draft",
        ],
        &["docket", "WB-2025-02", "--title", mark],
        &["docket", "WB-2025-02", "--agency", mark],
    ] {
        let site = started();
        let (run, made) = begin(&site, arguments);
        assert_eq!((run.code, made.len()), (0, 1), "{arguments:?}: {run:?}");
        assert_unsaid(&run, &made, arguments[1]);
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{arguments:?}: {run:?}");
        super::look::assert_silent(&site, &run, arguments[1]);
    }
}

#[test]
fn what_a_record_is_found_by_and_a_mark_that_is_wrong_are_refused_unsaid() {
    let mark = "X <redacted>Kanarie</redacted>";
    let wrong = [
        "Memo <redacted>Kanarie",
        "Memo Kanarie</redacted>",
        "Memo <redact>Kanarie</redact>",
        "Memo <redcated>Kanarie</redcated>",
        "Memo <redacted><redacted>Kanarie</redacted></redacted>",
        "Memo < redacted>Kanarie</redacted>",
        "Memo <redacted reason=x>Kanarie</redacted>",
        "Memo [redacted]Kanarie[/redacted]",
        "Memo \u{100000}Kanarie",
    ];
    let site = started();
    let refused = |arguments: &[&str]| {
        let (run, made) = begin(&site, arguments);
        assert_eq!((run.code, made.len()), (2, 0), "{arguments:?}: {run:?}");
        assert_unsaid(&run, &made, arguments[0]);
    };
    for arguments in [
        &["party", mark][..],
        &["docket", mark],
        &["filing", "--docket", mark],
        &["filing", "--docket", "<redacted>Kanarie</redacted>"],
        &["filing", "--responds-to", mark],
        &["filing", "--type", mark],
        &["filing", "--date", mark],
        // What the command line cannot be read for is not repeated either.
        &["filing", mark],
        &["party", "A", mark],
        &["filing", "--titel", mark],
        &[mark],
        &["filing", &format!("--{mark}")],
    ] {
        refused(arguments);
    }
    for wrong in wrong {
        for arguments in [
            &["filing", "--title", wrong][..],
            &["filing", "--by", wrong],
            &["filing", "--to", wrong],
            &["filing", "--number", wrong],
            &["filing", "--docket", wrong],
            &["docket", "WB-2025-02", "--title", wrong],
            &["docket", "WB-2025-02", "--agency", wrong],
            &["docket", wrong],
            &["party", wrong],
        ] {
            refused(arguments);
        }
    }
}

#[test]
fn a_title_with_the_marks_of_a_paper_practice_gives_a_name_without_it() {
    let site = started();
    site.put(
        "site.yaml",
        "title: A site\nconfidential_markers: [\"**\", \"[CONFIDENTIAL\"]\n",
    );
    for title in [
        "Memo on **Kanarie** payments",
        "[CONFIDENTIAL Kanarie] memo",
    ] {
        let arguments = [
            "filing",
            "--date",
            "2026-11-30",
            "--type",
            "motion",
            "--title",
            title,
        ];
        let (run, made) = begin(&site, &arguments);
        assert_eq!(run.code, 0, "{run:?}");
        assert_unsaid(&run, &made, title);
        assert_eq!(made[0].0, "content/WB-2025-01/2026-11-30-motion.md");
        site.remove(&made[0].0);
    }
}

#[test]
fn an_answer_to_a_draft_has_no_name_of_it() {
    let site = started();
    site.put(
        "content/WB-2025-01/drafted.md",
        "---\ntitle: Kanarie plan\ndate: 2025-05-01\nfiled_by: Kanarie Filer\ndraft: true\n---\n",
    );
    let (run, made) = begin(
        &site,
        &["filing", "--responds-to", "drafted", "--date", "2025-05-02"],
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert_unsaid(&run, &made, "an answer");
    let (path, text) = &made[0];
    assert_eq!(path, "content/WB-2025-01/2025-05-02-response.md");
    assert!(text.contains("title: Response to Kanarie plan\n"), "{text}");
}

#[test]
fn nothing_that_is_said_of_a_new_filing_says_how_to_publish_it() {
    let site = started();
    let (run, made) = begin(&site, &["filing", "--title", "Memo"]);
    assert!(
        run.stderr
            .contains("the filing is a draft; builds leave drafts out\n"),
        "{run:?}"
    );
    for said in [&run.stderr, &made[0].1] {
        assert!(!said.to_lowercase().contains("delete"), "{said}");
    }
}
