//! Holds the guide to the table of keys, and to what the files hold that readers take away: what
//! the guide promises is what is read and written.

use std::collections::BTreeSet;
use std::fs;

use docketpress::diagnostic::Code;
use docketpress::docket::keys::{self, Table};
use docketpress::intake::bounds::{self, size};

use crate::site::repository;

/// The page of the guide that lists the keys.
const GUIDE: &str = "content/pages/guide/format.md";

#[test]
fn the_guide_lists_every_key_as_the_reader_reads_it() {
    let guide = fs::read_to_string(repository().join(GUIDE)).expect("the guide is there");
    let mut wrong = Vec::new();
    for (heading, table) in keys::ALL {
        match rows(&guide, heading) {
            None => wrong.push(format!("no section `### {heading}` with a table")),
            Some(rows) => wrong.extend(compare(heading, table, &rows)),
        }
    }
    assert!(
        wrong.is_empty(),
        "{GUIDE} and docket::keys differ:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_table_that_a_key_leads_to_is_listed() {
    let listed = |table: &Table| keys::ALL.iter().any(|(_, known)| *known == table);
    for (_, table) in keys::ALL {
        for key in table.keys {
            if let keys::Shape::Records(inner) = key.shape {
                assert!(
                    listed(inner),
                    "the table of `{}` is not in keys::ALL",
                    key.name
                );
            }
        }
    }
}

/// The page of the guide that lists what data files hold, and the case whose dockets have a value
/// for every key.
const DATA: &str = "content/pages/guide/data.md";
const TAKEN_AWAY: &str = "tests/sites/downloads/want/dockets";

#[test]
fn the_guide_documents_every_key_of_a_dockets_data_and_no_other() {
    let guide = fs::read_to_string(repository().join(DATA)).expect("the guide is there");
    let (_, record) = guide
        .split_once("## docket.json")
        .expect("it has a section");
    let mut documented: BTreeSet<String> = first_cells(record)
        .flat_map(|cell| names_in(&cell))
        .collect();
    // Only the preview writes it: `drafts` looks for it there.
    assert!(documented.remove("draft"), "the guide has `draft`");
    let mut written = BTreeSet::new();
    for docket in ["a-1", "board-a-2"] {
        let path = repository().join(format!("{TAKEN_AWAY}/{docket}/data/docket.json"));
        let text = fs::read_to_string(path).expect("the case has it");
        let value = serde_json::from_str(&text).expect("it is JSON");
        gather_keys(&value, &mut written);
    }
    let unwritten: Vec<_> = documented.difference(&written).collect();
    assert!(unwritten.is_empty(), "no record has {unwritten:?}");
    // A row names the keys of its entries: `name`, `firm`, `role`.
    let rows = record.lines().filter(|line| line.starts_with("| `"));
    let named: BTreeSet<String> = rows.flat_map(names_in).collect();
    let unnamed: Vec<_> = written.difference(&named).collect();
    assert!(unnamed.is_empty(), "the guide does not have {unnamed:?}");
}

#[test]
fn the_guide_documents_every_column_of_a_docket_sheet_in_order() {
    let guide = fs::read_to_string(repository().join(DATA)).expect("the guide is there");
    let (_, sheet) = guide
        .split_once("## filings.csv")
        .expect("it has a section");
    let (sheet, _) = sheet.split_once("\n## ").expect("another section follows");
    let documented: Vec<String> = first_cells(sheet)
        .flat_map(|cell| names_in(&cell))
        .collect();
    let path = repository().join(format!("{TAKEN_AWAY}/a-1/data/filings.csv"));
    let text = fs::read_to_string(path).expect("the case has it");
    let header = text.lines().next().expect("it has a header");
    assert_eq!(header.split(',').collect::<Vec<_>>(), documented);
}

/// The page of the guide that lists the codes.
const MISTAKES: &str = "content/pages/guide/mistakes.md";

#[test]
fn the_guide_lists_every_code_as_the_table_of_codes_has_it() {
    let guide = fs::read_to_string(repository().join(MISTAKES)).expect("the guide is there");
    // Marks of redaction would be taken for such in the guide itself, so they are spelled in HTML
    // there.
    let guide = guide
        .replace("<code>", "`")
        .replace("</code>", "`")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let (_, codes) = guide.split_once("## All codes").expect("it has a section");
    let documented: Vec<Vec<String>> = codes
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(cells)
        .collect();
    let want: Vec<Vec<String>> = Code::ALL
        .iter()
        .map(|code| {
            let name = format!("`{}`", code.name());
            vec![name, code.sentence().to_owned(), code.way_out().to_owned()]
        })
        .collect();
    assert_eq!(documented, want);
}

#[test]
fn the_guide_states_every_limit() {
    let guide = fs::read_to_string(repository().join(GUIDE)).expect("the guide is there");
    let (_, limits) = guide.split_once("## Limits").expect("it has a section");
    let (limits, _) = limits.split_once("\n## ").expect("another section follows");
    let number = |number: usize| {
        let digits = number.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| str::from_utf8(group).expect("digits are ASCII"))
            .collect();
        groups.join(",")
    };
    let want = [
        format!(
            "words | {}, and {} levels of nesting |",
            size(bounds::FRONT_MATTER),
            bounds::NESTING
        ),
        format!("a Markdown file | {} |", size(bounds::MARKDOWN)),
        format!(
            "files of a theme | {}; {}, and {} files |",
            size(bounds::THEME_FILE),
            size(bounds::THEME),
            number(bounds::THEME_FILES)
        ),
        format!("output folder | {} |", size(bounds::MANIFEST)),
        format!(
            "files of one import | {}; {} |",
            size(bounds::IMPORT),
            size(bounds::IMPORT_ALL)
        ),
        format!("`content/` | {} |", number(bounds::FILES)),
        format!(
            "a path | {} bytes, and {} folders inside one another |",
            number(bounds::PATH),
            bounds::DEPTH
        ),
        format!("`redirect_from` | {} bytes |", bounds::NAME),
        format!("a published file | {} |", size(bounds::PUBLISHED)),
        format!("a PDF that docketpress looks into | {};", size(bounds::PDF)),
        format!("the text of one PDF | {} |", size(bounds::PDF_TEXT)),
    ];
    for row in want {
        assert!(limits.contains(&row), "{row}");
    }
}

/// The page of the guide that lists the promises.
const PROMISES: &str = "content/pages/guide/promises.md";

#[test]
fn every_promise_names_tests_that_exist() {
    let guide = fs::read_to_string(repository().join(PROMISES)).expect("the guide is there");
    let is_heading = |row: &&[String]| row[0] != "Promise" && !row[0].starts_with("---");
    let rows: Vec<Vec<String>> = guide
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(cells)
        .collect();
    let promises: Vec<&[String]> = rows.iter().map(Vec::as_slice).filter(is_heading).collect();
    assert!(promises.len() > 20, "the promises are not where they were");
    for promise in promises {
        let tests = names_in(&promise[1]);
        assert!(!tests.is_empty(), "no test holds to: {}", promise[0]);
        for test in tests {
            assert!(
                exists(&test),
                "{test} is no test, but named for: {}",
                promise[0]
            );
        }
    }
    assert!(!exists("tests/suite/contract.rs::every_promise"));
    assert!(!exists("tests/suite/contract.rs::exists"));
    assert!(!exists("tests/fuzz/main.rs::run"));
}

/// Tells whether a test is in a file, as in `tests/suite/page.rs::a_page_with_faults_is_seen`.
fn exists(test: &str) -> bool {
    let Some((path, name)) = test.split_once("::") else {
        return false;
    };
    let text = fs::read_to_string(repository().join(path)).unwrap_or_default();
    let fuzzed = text.split("\nfuzz! {").nth(1);
    let is_fuzzed = fuzzed.is_some_and(|list| list.contains(&format!("\n    {name}: ")));
    let function = format!("fn {name}()");
    let functions = text.match_indices(&function);
    let mut before =
        functions.map(|(at, _)| text[..at].trim_end().lines().last().unwrap_or_default());
    is_fuzzed || before.any(|line| line.trim() == "#[test]")
}

/// Gives the first cell of every row of the tables of a text, without their heads.
fn first_cells(text: &str) -> impl Iterator<Item = String> + '_ {
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| cells(row).swap_remove(0))
}

/// Gives the names between backticks.
fn names_in(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Gathers the keys of all objects in a value. What is in identifiers and facts is the record's
/// own.
fn gather_keys(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                keys.insert(key.clone());
                if !["identifiers", "facts"].contains(&&**key) {
                    gather_keys(inner, keys);
                }
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|inner| gather_keys(inner, keys)),
        _ => {}
    }
}

/// Gives all that a table of the guide says otherwise than the table of keys, row by row.
fn compare(heading: &str, table: &Table, rows: &[Vec<String>]) -> Vec<String> {
    let want: Vec<(String, bool, &str)> = table
        .keys
        .iter()
        .map(|key| (format!("`{}`", key.name), key.needed, key.about))
        .collect();
    let mut wrong = Vec::new();
    for (at, (name, needed, about)) in want.iter().enumerate() {
        let Some(row) = rows.get(at) else {
            wrong.push(format!("{heading}: {name} is missing from the guide"));
            continue;
        };
        let says_needed = row[1].starts_with("yes");
        if row[0] != *name || says_needed != *needed || row[2] != *about {
            wrong.push(format!(
                "{heading}: want | {name} | {} | {about} |, got {row:?}",
                if *needed { "yes" } else { "no" }
            ));
        }
    }
    wrong.extend(
        rows.iter()
            .skip(want.len())
            .map(|row| format!("{heading}: the guide lists {} and nothing reads it", row[0])),
    );
    wrong
}

/// Gives the rows of the first table of a section, without its head; `None` where there is none.
fn rows(guide: &str, heading: &str) -> Option<Vec<Vec<String>>> {
    let line = format!("### {heading}");
    let mut lines = guide
        .lines()
        .skip_while(|one| one.trim_end() != line)
        .skip(1)
        .peekable();
    lines.peek()?;
    let section = lines.take_while(|line| !line.starts_with('#'));
    let table = section
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let rows: Vec<Vec<String>> = table
        .skip(2)
        .map(cells)
        .filter(|cells| cells.len() >= 3)
        .collect();
    (!rows.is_empty()).then_some(rows)
}

/// Splits a row of a Markdown table into its cells; `\|` is no border.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_start_matches('|').replace("\\|", "\u{1}");
    let row = row.strip_suffix('|').unwrap_or(&row);
    row.split('|')
        .map(|cell| cell.trim().replace('\u{1}', "|"))
        .collect()
}

#[test]
fn a_row_that_differs_is_seen() {
    let guide = "### Counsel\n\n| key | needed | value |\n| --- | --- | --- |\n| `name` | no | The person's name |\n";
    let wrong = compare(
        "Counsel",
        &keys::COUNSEL,
        &rows(guide, "Counsel").expect("the table is there"),
    );
    assert_eq!(wrong.len(), 6, "{wrong:?}");
}
