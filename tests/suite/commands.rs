//! The commands as a person or a script meets them: exit codes, help, and what a build does to the
//! output folder.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use docketpress::diagnostic::Code;
use docketpress::docket::keys;

use crate::site::{Site, files_below};

/// A small site with nothing wrong.
const SMALL: &str = "\
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/letter.md --
---
title: A letter
date: 2005-08-09
filed_by: Ann
attachments: map.txt
---

Text.
-- content/A-1/map.txt --
A map.
-- content/A-1/answer.md --
---
title: An answer
date: 2005-08-10
responds_to: letter
---
";

#[test]
fn a_build_ends_with_0_where_all_is_well_1_for_mistakes_and_2_where_it_cannot_run() {
    let site = Site::of(SMALL);
    assert_eq!(site.build(&[]).code, 0);
    site.put("content/A-1/answer.md", "---\ntitle: An answer\n---\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("1 error; nothing was written"),
        "{}",
        run.stderr
    );
    let run = site.run(&["build", "--site", "nowhere", "--out", "out"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("nowhere is not a folder"),
        "{}",
        run.stderr
    );
    assert_eq!(site.run(&["build", "--strickt"]).code, 2);
    assert_eq!(site.run(&[]).code, 2);
}

#[test]
fn a_folder_that_holds_nothing_of_a_site_is_refused() {
    let site = Site::of("-- notes.txt --\nNothing.\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(!site.out().exists());
}

#[test]
fn help_is_shown_on_standard_output_with_examples() {
    let site = Site::empty();
    for arguments in [
        &["--help"][..],
        &["build", "--help"],
        &["help", "build"],
        &["check", "--help"],
        &["explain", "--help"],
        &["list", "--help"],
    ] {
        let run = site.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}");
        assert_eq!(run.stderr, "", "{arguments:?}");
        assert!(
            run.stdout.contains("Usage: docketpress"),
            "{arguments:?}: {}",
            run.stdout
        );
        assert!(
            run.stdout.lines().all(|line| line.chars().count() <= 110),
            "{arguments:?}: {}",
            run.stdout
        );
    }
    let help = site.run(&["build", "--help"]).stdout;
    for word in [
        "Examples:",
        "docketpress build --strict",
        "--message-format",
        "--jobs",
        "--out",
        "--site",
    ] {
        assert!(help.contains(word), "`{word}` is missing from:\n{help}");
    }
    assert!(site.run(&["--help"]).stdout.contains("Exit status:"));
    assert!(site.run(&["--version"]).stdout.starts_with("docketpress "));
}

#[test]
fn what_is_wrong_goes_to_standard_error_and_json_to_standard_output() {
    let site = Site::of(SMALL);
    site.put("content/A-1/answer.md", "---\ntitle: An answer\n---\n");
    assert_eq!(site.build(&["--message-format", "human"]).stdout, "");
    assert_eq!(site.build(&["--message-format", "short"]).stdout, "");
    let run = site.build(&["--message-format", "json"]);
    let objects: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is an object"))
        .collect();
    let mistake = objects
        .iter()
        .find(|one| one["code"] == "missing-key")
        .expect("the mistake is among them");
    assert_eq!(mistake["file"], "content/A-1/answer.md");
    assert_eq!(mistake["severity"], "error");
    assert!(
        mistake["line"].is_u64() && mistake["column"].is_u64(),
        "{mistake}"
    );
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
}

#[test]
fn nothing_that_is_printed_steers_the_terminal() {
    let site = Site::of(SMALL);
    site.put(
        "content/A-1/answer.md",
        "---\ntitle: \"x\"\ndate: \"\\x1b[2Jtoday\"\n\u{1b}[31mkey: x\n---\n",
    );
    for format in ["human", "short", "json", "github", "sarif"] {
        let run = site.build(&["--message-format", format]);
        assert_eq!(run.code, 1);
        let said = run.stdout + &run.stderr;
        assert!(
            !said.chars().any(|c| c.is_control() && c != '\n'),
            "{said:?}"
        );
    }
}

#[test]
fn a_check_writes_nothing_and_ends_as_a_build_would() {
    let site = Site::of(SMALL);
    let before = files_below(&site.root());
    let check = |more: &[&str]| site.run(&[&["check", "--site", "site"], more].concat());
    let run = check(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("2 filings in 1 docket: 0 errors, 1 warning"),
        "{}",
        run.stderr
    );
    assert_eq!(check(&["--strict"]).code, 1);
    assert_eq!(files_below(&site.root()), before);
    assert!(!site.out().exists());
    // A build makes no checks that nobody set.
    assert_eq!(site.build(&["--strict"]).code, 0);
    site.put("content/A-1/answer.md", "---\ntitle: An answer\n---\n");
    let run = check(&[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("[missing-key]")
            && run
                .stderr
                .contains("fix these errors to run the remaining checks"),
        "{}",
        run.stderr
    );
    assert_eq!(site.run(&["check", "--site", "nowhere"]).code, 2);
}

#[test]
fn a_check_finds_a_mistake_in_a_template_once() {
    let site = Site::of(SMALL);
    site.put("site.yaml", "theme: mine\n");
    site.put("themes/mine/filing.html", "{{ filing.titel }}");
    let run = site.run(&["check", "--site", "site", "--message-format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(
        run.stderr.matches("[template]").count(),
        1,
        "{}",
        run.stderr
    );
}

#[test]
fn a_mistake_in_a_template_of_many_pages_is_reported_once_with_its_line() {
    let site = Site::of(SMALL);
    site.put("site.yaml", "theme: mine\n");
    let head = "<h2>Head</h2>\n<p>{{ nonsuch.x }}</p>\n";
    site.put("themes/mine/docket-head.html", head);
    for command in [
        &["check", "--site", "site"][..],
        &["build", "--site", "site", "--out", "out"],
    ] {
        let run = site.run(command);
        assert_eq!(run.code, 1, "{run:?}");
        assert_eq!(run.stderr.matches("[template]").count(), 1, "{run:?}");
        let shown = "2 | <p>{{ nonsuch.x }}</p>";
        assert!(run.stderr.contains(shown), "{}", run.stderr);
        let marked = "^^^^^^^ correct the template; the guide's page on themes";
        assert!(run.stderr.contains(marked), "{}", run.stderr);
    }
}

#[test]
fn what_is_wrong_is_reported_to_code_hosts_in_their_formats() {
    let site = Site::of(SMALL);
    site.put("content/A-1/50%, a:b.md", "---\ntitle: An answer\n---\n");
    let run = site.build(&["--message-format", "github"]);
    assert!(
        run.stdout
            .contains("::error file=site/content/A-1/50%25%2C a%3Ab.md,line="),
        "{}",
        run.stdout
    );
    for site in [site, Site::of(SMALL)] {
        let run = site.build(&["--message-format", "sarif"]);
        let log: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is one document");
        assert_eq!(log["version"], "2.1.0");
        let rules = log["runs"][0]["tool"]["driver"]["rules"]
            .as_array()
            .expect("there are rules");
        let results = log["runs"][0]["results"]
            .as_array()
            .expect("there are results");
        for result in results {
            let rule = result["ruleIndex"].as_u64().expect("each has a rule");
            assert_eq!(rules[rule as usize]["id"], result["ruleId"]);
            assert!(
                ["error", "warning", "note"].contains(&result["level"].as_str().expect("a level"))
            );
            // Code hosts refuse a document with a result that is nowhere.
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].is_string(), "{result}");
        }
        assert_eq!(
            run.code == 1,
            results.iter().any(|one| one["level"] == "error")
        );
        let first = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert!(
            run.code == 0 || first == "site/content/A-1/50%25,%20a%3Ab.md",
            "{first}"
        );
    }
}

/// Phrases of the program's first messages, which readers had to decode.
const ODD: [&str; 15] = [
    "the way out",
    " mended",
    "to mend",
    "what may be",
    "lies ahead",
    "leads to nothing",
    "leads nowhere",
    "time limit",
    " stands",
    "stood",
    "if left out",
    "somebody",
    "nobody can",
    "whoever",
    " tells ",
];

#[test]
fn help_and_explanations_are_in_plain_english() {
    let site = Site::empty();
    let mut texts: Vec<(String, String)> = Vec::new();
    let commands = [
        "build",
        "check",
        "completions",
        "explain",
        "init",
        "list",
        "man",
        "new",
        "new filing",
        "new docket",
        "new party",
        "schema",
        "serve",
    ];
    for command in [""].into_iter().chain(commands) {
        let words = command.split_whitespace().chain(["--help"]);
        let help = site.run(&words.collect::<Vec<_>>()).stdout;
        texts.push((format!("{command} --help"), help));
    }
    for code in Code::ALL {
        let text = [code.sentence(), code.way_out(), code.explanation()].join("\n");
        texts.push((code.name().to_owned(), text));
    }
    for (_, table) in keys::ALL {
        let keys = table.keys.iter().map(|key| key.about);
        let about: Vec<&str> = keys.collect();
        texts.push((format!("the keys of {}", table.noun), about.join("\n")));
    }
    let found: Vec<String> = texts
        .iter()
        .flat_map(|(whose, text)| {
            let lower = text.to_lowercase();
            let odd = ODD.iter().filter(move |odd| lower.contains(**odd));
            odd.map(move |odd| format!("{whose}: `{odd}`"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_code_is_explained_and_an_unknown_one_is_guessed() {
    let site = Site::empty();
    let all = site.run(&["explain"]);
    assert_eq!(all.code, 0);
    for line in all.stdout.lines() {
        let code = line.split_whitespace().next().expect("a line has a code");
        let run = site.run(&["explain", code]);
        assert_eq!(run.code, 0, "{code}");
        assert!(run.stdout.contains("How to fix it: "), "{}", run.stdout);
    }
    let run = site.run(&["explain", "unknwon-key"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("did you mean `unknown-key`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_list_is_cut_down_as_asked_and_refuses_what_means_nothing() {
    let site = Site::of(SMALL);
    let list = |more: &[&str]| site.run(&[&["list", "--site", "site"], more].concat());
    let titles = |more: &[&str]| -> Vec<String> {
        let run = list(&[&["--format", "json"], more].concat());
        let all: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("it is JSON");
        all.iter()
            .map(|one| one["title"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    assert_eq!(titles(&[]), ["A letter", "An answer"]);
    assert_eq!(titles(&["--since", "2005-08-10"]), ["An answer"]);
    assert_eq!(titles(&["--party", "ann"]), ["A letter"]);
    assert_eq!(titles(&["--docket", "a-1"]).len(), 2);
    assert_eq!(titles(&["--type", "order"]).len(), 0);
    for (wrong, said) in [
        (["--docket", "A-2"], "did you mean `A-1`?"),
        (["--docket", "NOPE"], "`docketpress list dockets`"),
        (["--type", "ordr"], "did you mean `order`?"),
        (["--since", "8/9/2005"], "--since: "),
    ] {
        let run = list(&wrong);
        assert_eq!(run.code, 2, "{wrong:?}: {run:?}");
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert_eq!(list(&["parties", "--type", "order"]).code, 2);
    let none = list(&["--type", "order"]);
    assert_eq!((none.code, &*none.stdout), (0, ""));
    assert_eq!(none.stderr, "nothing on record matches\n");
}

#[test]
fn commands_know_a_party_by_every_name_that_a_record_may_use() {
    let site = Site::of(SMALL);
    site.put(
        "content/parties/att.md",
        "---\nname: AT&T Corp.\naliases: [Ma Bell]\ndba: [Long Lines]\n---\n",
    );
    site.put(
        "content/A-1/letter.md",
        "---\ntitle: A letter\ndate: 2005-08-09\nfiled_by: AT&T Corp., d/b/a Lucent\n---\n",
    );
    // Names near these, one of which would be proposed for a name that nobody has.
    site.put(
        "content/A-1/notice.md",
        "---\ntitle: A notice\ndate: 2005-08-10\nfiled_by: [Lucant, Long Line]\n---\n",
    );
    for name in [
        "AT and T Corp",
        "at&t corp",
        "ATT",
        "ma bell",
        "Long Lines",
        "lucent",
    ] {
        let run = site.run(&["list", "--party", name, "--site", "site"]);
        assert_eq!(run.code, 0, "{name}: {run:?}");
        assert!(run.stdout.contains("A letter"), "{name}: {run:?}");
        let new = ["new", "filing", "--by", name, "--docket", "A-1"];
        let run = site.run(&[&new[..], &["--title", name, "--site", "site"]].concat());
        assert_eq!(run.code, 0, "{name}: {run:?}");
        assert!(!run.stderr.contains("no party has"), "{name}: {run:?}");
    }
    let run = site.run(&["list", "--party", "AT Corp", "--site", "site"]);
    assert!(run.stderr.contains("`AT Corp` is not a party"), "{run:?}");
}

#[test]
fn a_party_without_a_record_is_listed_by_the_id_of_its_address() {
    let site = Site::of(SMALL);
    site.put(
        "content/A-1/letter.md",
        "---\ntitle: A letter\ndate: 2005-08-09\nfiled_by: Anita Docket\n---\n",
    );
    for more in [&[][..], &["--party", "anita-docket"]] {
        let list = ["list", "parties", "--format", "csv", "--site", "site"];
        let run = site.run(&[&list[..], more].concat());
        assert!(run.stdout.contains(",anita-docket\r\n"), "{run:?}");
    }
}

#[test]
fn a_build_with_mistakes_leaves_the_old_site_as_it_was() {
    let site = Site::of(SMALL);
    site.build(&[]);
    let before = site.output();
    site.put("content/A-1/answer.md", "---\ntitle: An answer\n---\n");
    assert_eq!(site.build(&[]).code, 1);
    assert_eq!(site.output(), before);
}

#[test]
fn an_output_folder_that_holds_something_else_is_refused_and_left_as_it_was() {
    let site = Site::of(SMALL);
    fs::create_dir(site.out()).expect("the folder is new");
    fs::write(site.out().join("thesis.txt"), "Years of work.").expect("the file can be written");
    let run = site.build(&[]);
    assert_eq!(run.code, 2, "{run:?}");
    let files: Vec<_> = site.output().into_iter().collect();
    assert_eq!(
        files,
        [("thesis.txt".to_owned(), b"Years of work.".to_vec())]
    );
}

#[test]
fn an_empty_output_folder_is_filled() {
    let site = Site::of(SMALL);
    fs::create_dir(site.out()).expect("the folder is new");
    assert_eq!(site.build(&[]).code, 0);
    assert!(site.out().join("index.html").exists());
}

#[test]
fn an_output_folder_inside_the_content_or_around_the_site_is_refused() {
    let site = Site::of(SMALL);
    let before = files_below(&site.root());
    for out in ["site/content/public", "site/content", "site", "."] {
        let run = site.run(&["build", "--site", "site", "--out", out]);
        assert_eq!(run.code, 2, "{out}: {run:?}");
        assert_eq!(files_below(&site.root()), before, "{out}");
    }
}

#[test]
fn a_site_is_built_into_its_folder_public_and_does_not_read_it() {
    let site =
        Site::of("-- letter.md --\n---\ntitle: A letter\ndate: 2005-08-09\ndocket: A-1\n---\n");
    for _ in 0..2 {
        let run = site.run(&["build", "--site", "site"]);
        assert_eq!(run.code, 0, "{run:?}");
    }
    assert!(
        site.root()
            .join("public/dockets/a-1/letter/index.html")
            .exists()
    );
    assert!(!site.root().join("public/public").exists());
}

#[test]
fn files_that_did_not_change_keep_their_modification_time() {
    let site = Site::of(SMALL);
    site.build(&[]);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_123_545_600);
    for path in site.output().into_keys() {
        set_modified(&site.out().join(path), long_ago);
    }
    let before = site.output();
    site.put(
        "content/A-1/answer.md",
        "---\ntitle: Another answer\ndate: 2005-08-10\n---\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut kept = 0;
    for (path, bytes) in site.output() {
        let modified = fs::metadata(site.out().join(&path))
            .and_then(|file| file.modified())
            .expect("it has a time");
        let same = before.get(&path) == Some(&bytes);
        // The list of files is written each time, since it is what a later build trusts.
        if !path.starts_with('.') {
            assert_eq!(modified == long_ago, same, "{path}");
        }
        kept += usize::from(same);
    }
    assert!(kept > 3, "some files are as they were");
    assert_ne!(
        before["dockets/a-1/answer/index.html"],
        site.output()["dockets/a-1/answer/index.html"]
    );
}

#[test]
fn what_a_killed_build_left_behind_is_cleared() {
    let site = Site::of(SMALL);
    site.build(&[]);
    let before = site.output();
    let staging = site.out().with_file_name(".out.docketpress");
    fs::create_dir_all(staging.join("new/dockets")).expect("the folder can be made");
    fs::write(staging.join("new/dockets/half.html"), "half of a page")
        .expect("the file can be written");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!staging.exists());
    assert_eq!(site.output(), before);
}

#[test]
fn a_page_whose_filing_is_gone_goes_too() {
    let site = Site::of(SMALL);
    site.build(&[]);
    assert!(site.out().join("dockets/a-1/letter/map.txt").exists());
    site.remove("content/A-1/letter.md");
    site.put(
        "content/A-1/answer.md",
        "---\ntitle: An answer\ndate: 2005-08-10\n---\n",
    );
    let run = site.build(&["--no-lock"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!site.out().join("dockets/a-1/letter").exists());
    assert!(!site.out().join("parties/ann").exists());
}

#[test]
fn any_number_of_threads_makes_the_same_site() {
    let mut outputs = ["0", "1", "2", "8"].map(|jobs| {
        let site = Site::of(SMALL);
        let run = site.build(&["--jobs", jobs]);
        assert_eq!(run.code, 0, "{run:?}");
        site.output()
    });
    outputs.sort();
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(Site::of(SMALL).build(&["--jobs", "many"]).code, 2);
}

#[test]
fn a_name_that_no_host_can_serve_is_a_mistake() {
    let site = Site::of(SMALL);
    site.put(
        "content/A-1/line\nbreak.md",
        "---\ntitle: A letter\ndate: 2005-08-09\n---\n",
    );
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("[file-name]"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    let site = Site::of(SMALL);
    site.put(
        "outside/secret.md",
        "---\ntitle: Kept elsewhere\ndate: 2005-08-09\ndocket: A-1\n---\n",
    );
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(site.root().join(to), site.root().join(at))
            .expect("a link can be made");
    };
    link("outside/secret.md", "content/A-1/secret.md");
    link("outside", "content/outside");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let output = site.output();
    assert!(
        output
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("Kept elsewhere"))
    );
    link("outside/secret.md", "content/A-1/map2.txt");
    site.put(
        "content/A-1/answer.md",
        "---\ntitle: An answer\ndate: 2005-08-10\nattachments: map2.txt\n---\n",
    );
    site.build(&[]);
    assert!(
        site.output()
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("Kept elsewhere"))
    );
}

#[test]
fn the_list_of_published_files_names_every_one_with_its_digest() {
    use sha2::{Digest, Sha256};
    let site = Site::of(SMALL);
    site.build(&[]);
    let list = site.page(".docketpress-manifest");
    for (path, bytes) in site
        .output()
        .iter()
        .filter(|(path, _)| *path != ".docketpress-manifest")
    {
        let digest: String = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert!(
            list.lines().any(|line| line == format!("{digest}  {path}")),
            "{path} in:\n{list}"
        );
    }
}

fn set_modified(path: &Path, time: SystemTime) {
    let file = File::options()
        .append(true)
        .open(path)
        .expect("the file can be opened");
    file.set_modified(time).expect("its time can be set");
}
