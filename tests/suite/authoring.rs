//! The commands that begin things: a site, a record; and those that tell shells and readers of
//! manuals about the program.

use std::fs;

use crate::site::{Run, Site, files_below, repository};

/// Makes a site as `docketpress init` does.
fn started() -> Site {
    let site = Site::empty();
    let run = site.run(&["init", "site"]);
    assert_eq!(run.code, 0, "{run:?}");
    site
}

/// Begins a record, and gives the file's path below the site and its text.
fn begin(site: &Site, arguments: &[&str]) -> (String, String) {
    let run = site.run(&[&["new"], arguments, &["--site", "site"]].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let path = run.stdout.trim().trim_start_matches("site/").to_owned();
    let text = fs::read_to_string(site.root().join(&path)).expect("the path that is told is there");
    (path, text)
}

fn builds_cleanly(site: &Site) -> Run {
    let run = site.build(&["--strict", "--no-lock"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.stderr.contains("warning"), "{run:?}");
    run
}

#[test]
fn a_new_site_builds_without_a_mistake() {
    let site = started();
    let run = builds_cleanly(&site);
    assert!(run.stderr.contains("3 filings in 1 docket"), "{run:?}");
    for party in ["sampletown-water", "pretend-river-users"] {
        site.page(&format!("parties/{party}/index.html"));
    }
}

#[test]
fn a_new_site_says_what_to_type_next() {
    let site = Site::empty();
    let run = site.run(&["init", "site"]);
    assert!(run.stderr.contains("cd site\n"), "{run:?}");
    assert!(run.stderr.contains("docketpress serve --open"), "{run:?}");
}

#[test]
fn a_new_site_shows_an_editor_schemas_that_are_there() {
    let site = started();
    let text = fs::read_to_string(site.root().join(".vscode/settings.json")).expect("it is there");
    let settings: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let schemas = settings["yaml.schemas"]
        .as_object()
        .expect("it has schemas");
    assert_eq!(schemas.len(), 5);
    for path in schemas.keys() {
        assert!(site.root().join(path).is_file(), "{path}");
    }
    let first = fs::read_to_string(site.root().join("site.yaml")).expect("it is there");
    let named = first
        .lines()
        .next()
        .and_then(|line| line.split_once("$schema="));
    let (_, schema) = named.expect("its first line names the schema");
    assert!(site.root().join(schema).is_file(), "{schema}");
}

#[test]
fn a_repository_without_a_file_is_a_place_for_a_new_site() {
    let site = Site::of("-- .git/HEAD --\nref: refs/heads/main\n");
    let run = site.run(&["init", "site"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(site.root().join("content").is_dir());
}

#[test]
fn a_folder_that_holds_anything_is_no_place_for_a_new_site() {
    let site = Site::of("-- notes.txt --\nMine.\n");
    let run = site.run(&["init", "site"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("is not empty"), "{run:?}");
    assert!(!site.root().join("site.yaml").exists());
}

#[test]
fn a_scaffold_is_a_draft_that_builds_as_it_is() {
    let site = started();
    let (path, text) = begin(
        &site,
        &[
            "filing",
            "--title",
            "A letter: \"why\"",
            "--date",
            "2025-05-02",
        ],
    );
    assert_eq!(path, "content/WB-2025-01/2025-05-02-a-letter-why.md");
    assert!(text.contains("\ndraft: true\n"), "{text}");
    begin(&site, &["docket", "WB-2025-02", "--title", "A complaint"]);
    begin(&site, &["party", "Ann Example"]);
    let run = builds_cleanly(&site);
    assert!(run.stderr.contains("3 filings in 2 dockets"), "{run:?}");
    begin(
        &site,
        &[
            "filing",
            "--docket",
            "WB-2025-02",
            "--by",
            "Ann Example",
            "--no-draft",
        ],
    );
    let run = builds_cleanly(&site);
    assert!(run.stderr.contains("4 filings in 2 dockets"), "{run:?}");
    site.page("parties/ann-example/index.html");
}

#[test]
fn an_answer_knows_its_docket_its_title_its_addressees_and_its_number() {
    let site = started();
    let (path, text) = begin(
        &site,
        &[
            "filing",
            "--responds-to",
            "2025-03-21-objection",
            "--date",
            "2025-04-10",
        ],
    );
    assert!(
        path.starts_with("content/WB-2025-01/2025-04-10-response-to"),
        "{path}"
    );
    for line in [
        "title: Response to Objection of the users",
        "date: 2025-04-10",
        "type: response",
        "number: 4",
        "addressed_to: Pretend River Users Association",
        "responds_to: 2025-03-21-objection",
    ] {
        assert!(
            text.lines().any(|one| one == line),
            "`{line}` is missing from:\n{text}"
        );
    }
    assert!(
        !text.contains("\ndocket:"),
        "the folder's docket.md gives it:\n{text}"
    );
    builds_cleanly(&site);
}

#[test]
fn a_filing_is_answered_from_another_docket() {
    let site = started();
    let (path, text) = begin(
        &site,
        &[
            "filing",
            "--docket",
            "X 9",
            "--new-docket",
            "--responds-to",
            "WB-2025-01#3",
            "--to",
            "A",
            "--to",
            "B, Inc.",
            "--no-draft",
        ],
    );
    assert!(path.starts_with("content/X-9/"), "{path}");
    assert!(text.contains("docket: X 9\n"), "{text}");
    assert!(
        text.contains("responds_to: WB-2025-01/2025-04-04-order\n"),
        "{text}"
    );
    assert!(
        text.contains("addressed_to:\n  - A\n  - B, Inc.\n"),
        "{text}"
    );
    builds_cleanly(&site);
}

#[test]
fn the_folder_gives_the_docket() {
    let site = started();
    begin(&site, &["docket", "WB-2025-02"]);
    let run = site.run(&["new", "filing", "--site", "site"]);
    assert_eq!(run.code, 2, "two dockets, and none is named: {run:?}");
    assert!(run.stderr.contains("--docket WB-2025-02"), "{run:?}");
    let run = site.run_in(
        "site/content/WB-2025-02",
        &["new", "filing", "--title", "A"],
        &[],
    );
    assert_eq!(run.code, 0, "{run:?}");
    let file = site
        .root()
        .join("content/WB-2025-02")
        .join(run.stdout.trim());
    assert!(file.is_file(), "{run:?}");
}

#[test]
fn a_folder_of_nothing_but_filings_takes_another() {
    let site = Site::of("-- a.md --\n---\ntitle: A\ndate: 2005-08-09\ndocket: X-1\n---\n");
    let (path, text) = begin(
        &site,
        &["filing", "--responds-to", "a", "--date", "2005-08-10"],
    );
    assert_eq!(path, "2005-08-10-response-to-a.md");
    assert!(text.contains("\ndocket: X-1\n"), "{text}");
    builds_cleanly(&site);
}

#[test]
fn the_folder_counts_for_more_than_what_is_answered() {
    let site = started();
    begin(&site, &["docket", "WB-2025-02"]);
    let arguments = ["new", "filing", "--responds-to", "2025-03-21-objection"];
    let run = site.run_in("site/content/WB-2025-02", &arguments, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let folder = site.root().join("content/WB-2025-02");
    let text = fs::read_to_string(folder.join(run.stdout.trim())).expect("it is there");
    assert!(
        text.contains("responds_to: WB-2025-01/2025-03-21-objection\n"),
        "{text}"
    );
}

#[test]
fn nothing_is_ever_overwritten() {
    let site = started();
    let again = ["filing", "--title", "A letter", "--date", "2025-05-02"];
    let (path, _) = begin(&site, &again);
    site.put(&path, "Mine.\n");
    for arguments in [
        &again[..],
        &["docket", "WB-2025-01"],
        &["party", "sampletown water"],
    ] {
        let run = site.run(&[&["new"], arguments, &["--site", "site"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
    }
    let kept = fs::read_to_string(site.root().join(&path)).expect("it is there");
    assert_eq!(kept, "Mine.\n");
}

#[test]
fn what_was_probably_meant_is_proposed() {
    let site = started();
    for (arguments, word) in [
        (["filing", "--type", "moton"], "did you mean `motion`"),
        (
            ["filing", "--responds-to", "2025-03-21-objektion"],
            "did you mean `2025-03-21-objection`",
        ),
        (["filing", "--date", "08/09/2005"], "2005-08-09"),
    ] {
        let run = site.run(&[&["new"], &arguments[..], &["--site", "site"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(word), "{run:?}");
    }
    let run = site.run(&[
        "new",
        "filing",
        "--by",
        "Sampletown Water Compny",
        "--site",
        "site",
    ]);
    assert!(
        run.stderr
            .contains("did you mean `Sampletown Water Company`"),
        "{run:?}"
    );
}

#[test]
fn a_withheld_filing_is_answered_by_its_entry_and_never_proposed() {
    let site = started();
    for (id, access) in [
        ("canary-one", "sealed\nnumber: 4\nfiled_by: CANARY"),
        ("canary-two", "unlisted\nnumber: 5\nfiled_by: CANARY"),
        (
            "canary-three",
            "confidential\nnumber: 6\npublic_title: What readers see",
        ),
    ] {
        site.put(
            &format!("content/WB-2025-01/{id}.md"),
            format!("---\ntitle: CANARY\ndate: 2025-04-20\naccess: {access}\n---\n"),
        );
    }
    let new = |reference: &str| {
        let arguments = ["new", "filing", "--responds-to", reference];
        site.run(&[&arguments[..], &["--site", "site"]].concat())
    };
    let run = new("canary-thre");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(!run.stderr.contains("canary-three"), "{run:?}");
    for reference in ["canary-one", "canary-two", "WB-2025-01/canary-three"] {
        let answer = [
            "filing",
            "--responds-to",
            reference,
            "--docket",
            "WB-2025-01",
        ];
        let (path, text) = begin(&site, &[&answer[..], &["--no-draft"]].concat());
        let wanted = format!("\nresponds_to: {reference}\n");
        assert!(text.contains(&wanted), "{text}");
        assert!(!text.contains("CANARY"), "{text}");
        let titled = text.contains("Response to What readers see");
        assert_eq!(titled, reference.ends_with("three"), "{text}");
        builds_cleanly(&site);
        site.remove(&path);
    }
    assert_eq!(new("WB-2025-02/canary-three").code, 2);
}

#[test]
fn a_withheld_filing_is_answered_by_docket_and_number() {
    let site = started();
    site.put(
        "content/WB-2025-01/canary-id.md",
        "---\ntitle: CANARY\ndate: 2025-04-20\nnumber: 4\naccess: sealed\n---\n",
    );
    let (_, text) = begin(
        &site,
        &["filing", "--responds-to", "WB-2025-01#4", "--no-draft"],
    );
    assert!(text.contains("responds_to: \"WB-2025-01#4\""), "{text}");
    assert!(!text.contains("CANARY"), "{text}");
    builds_cleanly(&site);
}

#[test]
fn a_docket_that_is_not_on_the_site_is_begun_only_where_that_is_said() {
    let site = started();
    let before = files_below(&site.root());
    let new = |words: &[&str]| {
        let start = ["new", "filing", "--site", "site", "--docket"];
        site.run(&[&start[..], words].concat())
    };
    let run = new(&["WB-2025-10"]);
    assert_eq!(run.code, 2, "{run:?}");
    let said = "`WB-2025-10` is not a docket of this site; did you mean `WB-2025-01`? To create a new docket, add --new-docket";
    assert!(run.stderr.contains(said), "{run:?}");
    assert_eq!(files_below(&site.root()), before);
    let run = new(&["WB-2025-10", "--new-docket", "--no-draft"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.stdout.starts_with("site/content/WB-2025-10/"),
        "{run:?}"
    );
    assert_eq!(new(&["WB-2025-10", "--title", "Another"]).code, 0);
}

#[test]
fn what_would_stop_the_build_is_said_before_a_file_is_made() {
    let site = started();
    let before = files_below(&site.root());
    for (arguments, said) in [
        (&["filing", "--docket", "wb-2025-01"][..], "as `WB-2025-01`"),
        (&["docket", "WB 2025/01"], "as `WB-2025-01`"),
        (
            &["filing", "--by", "Pretend River Users"],
            "`Pretend River Users Association`",
        ),
    ] {
        let run = site.run(&[&["new"], arguments, &["--site", "site"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(said), "{run:?}");
    }
    assert_eq!(files_below(&site.root()), before);
    let taken = ["new", "filing", "--number", "1", "--site", "site"];
    let run = site.run(&taken);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("the next free number is 4"), "{run:?}");
}

#[test]
fn a_filing_may_be_outside_every_docket() {
    let site = started();
    let arguments = ["new", "filing", "--docket", "none", "--no-draft"];
    for below in ["site", "site/content/WB-2025-01"] {
        let run = site.run_in(below, &arguments, &[]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(
            run.stderr.contains("this filing belongs to no docket"),
            "{run:?}"
        );
        let path = site.root().parent().expect("it has").join(below);
        let path = path.join(run.stdout.trim());
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains("docket: none\n"), "{text}");
        let run = builds_cleanly(&site);
        assert!(run.stderr.contains("4 filings in 1 docket"), "{run:?}");
        fs::remove_file(path).expect("it is there");
    }
}

#[test]
fn above_several_sites_each_docket_is_named_once() {
    let site = Site::empty();
    for folder in ["site/one", "site/two"] {
        for docket in ["A-1", "A-2"] {
            site.put(
                &format!("{}/content/{docket}/a.md", folder.replace("site/", "")),
                format!("---\ntitle: A\ndate: 2025-01-01\ndocket: {docket}\n---\n"),
            );
        }
    }
    let run = site.run_in("site", &["new", "filing"], &[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.stderr.matches("--docket A-1").count(), 1, "{run:?}");
    assert!(run.stderr.contains("--site"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn the_editor_is_opened_when_asked_for() {
    let site = started();
    let arguments = ["new", "party", "Ann Example", "--edit", "--site", "site"];
    let run = site.run_in("", &arguments, &[("EDITOR", ""), ("VISUAL", "")]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(!site.root().join("content/parties/ann-example.md").exists());
    let run = site.run_in("", &arguments, &[("EDITOR", "rm -f"), ("VISUAL", "")]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.starts_with("to preview it, run\n"), "{run:?}");
    assert!(!site.root().join("content/parties/ann-example.md").exists());
    for editor in ["false", "./no-such-editor"] {
        let run = site.run_in("", &arguments, &[("EDITOR", editor), ("VISUAL", "")]);
        assert_eq!(run.code, 2, "{run:?}");
        let made = "site/content/parties/ann-example.md";
        assert!(
            run.stderr.contains(&format!("created {made}, but")),
            "{run:?}"
        );
        site.remove("content/parties/ann-example.md");
    }
}

/// Takes the comment sign away from all keys that a scaffold offers.
#[test]
fn what_a_scaffold_offers_is_allowed_once_its_comment_sign_is_gone() {
    let site = started();
    for arguments in [
        &["filing", "--date", "2025-05-02"][..],
        &["docket", "WB-2025-02"],
        &["party", "Ann Example"],
    ] {
        let (path, text) = begin(&site, arguments);
        let text: String = text
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(key) if key.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    format!("{key}\n")
                }
                _ => format!("{line}\n"),
            })
            .collect();
        // What it names as an example is not there.
        let text = text.replace("attachments: [file-in-this-folder.pdf]\n", "");
        let text = text.replace("responds_to: 2025-01-31-id-of-the-other-filing\n", "");
        site.put(&path, text.replace("draft: true\n", ""));
    }
    builds_cleanly(&site);
}

/// The commands that a person can type.
fn commands(site: &Site) -> Vec<String> {
    let help = site.run(&["--help"]).stdout;
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .filter(|name| name != "help")
        .collect()
}

#[test]
fn completions_know_every_command() {
    let site = Site::empty();
    let commands = commands(&site);
    assert!(commands.len() >= 6, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = site.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{run:?}");
        for command in &commands {
            assert!(
                run.stdout.contains(command.as_str()),
                "{shell} misses {command}"
            );
        }
        assert!(run.stdout.contains("responds-to"), "{shell}");
        // PowerShell's completes commands and options alone.
        for word in ["unknown-key", "data-request", "not-on-file"] {
            let offered = run.stdout.contains(word);
            assert!(offered || shell == "powershell", "{shell} misses {word}");
        }
    }
    let fish = site.run(&["completions", "fish"]).stdout;
    for line in fish.lines().filter(|line| line.contains(" -r")) {
        assert!(line.contains(" -f"), "files are offered: {line}");
    }
    assert!(fish.contains("complete -c docketpress -f\n"), "{fish}");
    let bash = site.run(&["completions", "bash"]).stdout;
    assert!(!bash.contains("compgen -f"), "{bash}");
}

#[test]
fn every_command_has_a_manual_page_and_examples_in_its_help() {
    let site = Site::empty();
    let run = site.run(&["man", "--out", "out"]);
    assert_eq!(run.code, 0, "{run:?}");
    let main = site.page("docketpress.1");
    assert_eq!(site.run(&["man"]).stdout, main);
    for command in commands(&site) {
        let page = site.page(&format!("docketpress-{command}.1"));
        assert!(page.contains(".SH EXAMPLES\n.TP\n"), "{command}: {page}");
        assert!(!page.contains(".SH EXTRA"), "{command}: {page}");
        let name = format!("docketpress\\-{command}");
        assert!(main.contains(&name), "{command} is missing from:\n{main}");
        let help = site.run(&[&command, "--help"]);
        assert_eq!(help.code, 0, "{help:?}");
        assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
    }
    let build = site.page("docketpress-build.1");
    let options = "[\\fB\\-\\-jobs\\fR \\fIN\\fR] [\\fB\\-\\-help\\fR]";
    assert!(build.contains(options), "{build}");
    let main_help = site.run(&["--help"]).stdout;
    assert!(main_help.contains("Examples:"), "{main_help}");
    for record in ["filing", "docket", "party"] {
        site.page(&format!("docketpress-new-{record}.1"));
        let help = site.run(&["new", record, "--help"]).stdout;
        assert!(help.contains("Examples:"), "{help}");
    }
}

#[test]
fn colors_are_printed_where_they_are_wanted_and_nowhere_else() {
    let site = Site::of("-- content/a.md --\n---\ntitle: A\n---\n");
    let help = ["--help"];
    let wrong = ["build", "--strickt"];
    let mistake = ["build", "--site", "site", "--out", "out"];
    let failure = ["build", "--site", "nowhere", "--out", "out"];
    for arguments in [&help[..], &wrong, &mistake, &failure] {
        let colored = |variables: &[(&str, &str)]| {
            let run = site.run_in("", arguments, variables);
            run.stdout.contains('\u{1b}') || run.stderr.contains('\u{1b}')
        };
        assert!(!colored(&[]), "{arguments:?}: no terminal, no color");
        assert!(colored(&[("CLICOLOR_FORCE", "1")]), "{arguments:?}: forced");
        assert!(!colored(&[("NO_COLOR", "1")]), "{arguments:?}: refused");
    }
}

#[test]
fn the_package_holds_what_a_new_site_is_made_of() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("it is there");
    let excluded = manifest
        .lines()
        .find(|line| line.starts_with("exclude"))
        .expect("something is left out");
    assert!(!excluded.contains("starter"), "{excluded}");
}
