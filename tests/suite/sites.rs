//! The cases of `tests/sites`: a folder is built, and what comes out and what is said are compared
//! whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use docketpress::diagnostic::Code;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::site::{Run, Site, files_below, repository};

/// Mistakes that no case can show: what they need cannot be in a repository.
const SHOWN_ELSEWHERE: [Code; 6] = [
    Code::Unreadable,
    Code::FileName,
    Code::NotAFile,
    Code::InputSize,
    Code::SymbolicLink,
    // Only a fault of the program would show it; src/render/prose/tally/tests.rs makes some up.
    Code::WordsLost,
];

#[test]
fn every_mistake_is_shown_by_a_case() {
    let all: String = files_below(&repository().join("tests/sites"))
        .into_iter()
        .filter(|(path, _)| path.ends_with("want.txt"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    let unseen: Vec<_> = Code::ALL
        .iter()
        .filter(|code| {
            !SHOWN_ELSEWHERE.contains(code) && !all.contains(&format!("[{}]", code.name()))
        })
        .map(|code| code.name())
        .collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}

#[test]
fn every_site_is_built_as_wanted() {
    let folder = repository().join("tests/sites");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "no case in {}", folder.display());
    let failures: Vec<String> = cases.iter().flat_map(|case| check(case)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Builds one case by each of its commands, each time twice, and gives all that is not as wanted.
fn check(case: &Path) -> Vec<String> {
    let said = case.join("want.txt");
    let text = fs::read_to_string(&said).unwrap_or_default();
    let mut commands: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with(PROMPT))
        .collect();
    if commands.is_empty() {
        commands.push(COMMAND);
    }
    let mut failures = Vec::new();
    let mut reports = Vec::new();
    let mut output = BTreeMap::new();
    for command in commands {
        let (once, run) = build(case, command, "1");
        let (again, rerun) = build(case, command, "8");
        reports.push(report(command, &run, &once));
        if run != rerun {
            failures.push(format!(
                "{}: two builds say different things\n{run:?}\n{rerun:?}",
                case.display()
            ));
        }
        if once != again {
            let paths = once.keys().chain(again.keys());
            let differ: Vec<_> = paths
                .filter(|path| once.get(*path) != again.get(*path))
                .collect();
            failures.push(format!(
                "{}: two builds differ in {differ:?}",
                case.display()
            ));
        }
        if output.is_empty() {
            output = once;
        }
    }
    let mut compare = |want: &Path, got: String| {
        let want = Data::read_from(want, Some(DataFormat::Text)).raw();
        let assert = Assert::new().action_env("SNAPSHOTS");
        failures.extend(
            assert
                .try_eq(None, Data::text(got), want)
                .err()
                .map(|error| error.to_string()),
        );
    };
    compare(&said, reports.join("\n"));
    for path in files_below(&case.join("want")).into_keys() {
        let got = output
            .get(&path)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        compare(
            &case.join("want").join(&path),
            got.unwrap_or_else(|| "(no such file)\n".to_owned()),
        );
    }
    failures
}

/// How every command of a case begins.
const PROMPT: &str = "$ docketpress ";

/// The whole command where `want.txt` names none.
const COMMAND: &str = "$ docketpress build";

/// Builds a copy of a case's site. The bare theme is put in where `site.yaml` asks for it.
fn build(case: &Path, command: &str, jobs: &str) -> (BTreeMap<String, Vec<u8>>, Run) {
    let site = Site::copy_of(&case.join("site"));
    let settings = fs::read_to_string(site.root().join("site.yaml")).unwrap_or_default();
    if settings.contains("theme: bare") {
        for (path, bytes) in files_below(&repository().join("tests/themes/bare")) {
            site.put(&format!("themes/bare/{path}"), bytes);
        }
    }
    let arguments = command
        .strip_prefix(PROMPT)
        .expect("a case begins with `$ docketpress`");
    let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
    match arguments[0] {
        "build" => arguments.extend(["--site", "site", "--out", "out", "--jobs", jobs]),
        "check" => arguments.extend(["--site", "site", "--jobs", jobs]),
        _ => arguments.extend(["--site", "site"]),
    }
    let run = site.run(&arguments);
    (site.output(), run)
}

/// Writes down a run: the command, how it ended, what it said, and which files there are next to
/// the theme's own and those of the search index, whose number is left out too.
fn report(command: &str, run: &Run, output: &BTreeMap<String, Vec<u8>>) -> String {
    let mut report = format!("{command}\nexit {}\n", run.code);
    let files: String = output
        .keys()
        .filter(|path| !path.starts_with("assets/"))
        .filter(|path| !(path.starts_with("search/") && path.ends_with(".js")))
        .map(|path| format!("{path}\n"))
        .collect();
    let stderr: String = run
        .stderr
        .split_inclusive('\n')
        .map(without_number)
        .collect();
    for (name, text) in [
        ("stdout", &run.stdout),
        ("stderr", &stderr),
        ("files", &files),
    ] {
        if !text.is_empty() {
            report.push_str(&format!("\n== {name} ==\n{text}"));
        }
    }
    report
}

/// Cuts the number of files off a build's summary: it is the theme's as well as the site's.
fn without_number(line: &str) -> String {
    match line.split_once(": ") {
        Some((counted, written)) if written.contains(" in out (") => format!("{counted}\n"),
        _ => line.to_owned(),
    }
}
