//! Holds the schemas of what is written to what is written, and the other files for programs.

use docketpress::schema::WrittenKind;
use jsonschema::Validator;
use serde_json::Value;

use crate::site::{Site, files_below, repository};

/// A site whose filings have texts, one of them withheld in part and one as a whole.
const SITE: &str = "\
-- site.yaml --
title: A site
data: full
license: https://example.org/terms
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/one.md --
---
title: A motion
date: 2024-07-01
filed_by: Ann
---

# Facts

It costs <redacted reason=\"trade secret\">nine</redacted> dollars.
-- content/A-1/two.md --
---
title: A sealed answer
date: 2024-07-02
access: sealed
---

Nobody reads this.
-- content/elsewhere.md --
---
title: A letter
date: 2024-07-03
docket: none
---

A text.
";

fn validator(kind: WrittenKind) -> Validator {
    let schema: Value = serde_json::from_str(kind.schema()).expect("a schema is JSON");
    jsonschema::meta::validate(&schema).expect("a schema fits the schema of schemas");
    jsonschema::draft202012::new(&schema).expect("a schema can be used")
}

/// Fails where a text is not as a schema has it.
fn assert_fits(schema: &Validator, text: &str, place: &str) {
    let value: Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"));
    let faults = schema.iter_errors(&value);
    let faults: Vec<String> = faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{place}: {faults:#?}");
}

#[test]
fn every_record_of_a_docket_that_is_written_fits_its_schema() {
    let schema = validator(WrittenKind::Docket);
    let mut count = 0;
    for (path, bytes) in files_below(&repository().join("tests/sites")) {
        if path.ends_with("/docket.json") {
            let text = String::from_utf8(bytes).expect("it is UTF-8");
            assert_fits(&schema, &text, &path);
            count += 1;
        }
    }
    assert!(count >= 2, "the cases are not found");
    let site = Site::empty();
    for (path, bytes) in files_below(&repository().join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    let settings = std::fs::read_to_string(repository().join("site.yaml")).expect("it is there");
    site.put("site.yaml", format!("{settings}\ndata: full\n"));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with("/docket.json") {
            assert_fits(&schema, &text, &path);
            assert!(text.contains("\"text\":"), "{path}");
        }
        if path == "filings.ndjson" {
            let schema = validator(WrittenKind::Filings);
            for line in text.lines() {
                assert_fits(&schema, line, line);
            }
            assert!(text.lines().count() > 60, "the filings are not found");
        }
    }
}

#[test]
fn a_schema_refuses_what_is_not_written() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let text = site.page("dockets/a-1/data/docket.json");
    let schema = validator(WrittenKind::Docket);
    assert_fits(&schema, &text, "docket.json");
    for (right, wrong) in [
        ("\"version\":1", "\"version\":2"),
        ("\"access\":\"sealed\"", "\"access\":\"secret\""),
        ("\"time_zone\"", "\"zone\""),
        ("\"2024-07-01\"", "\"July 1\""),
    ] {
        let wrong = text.replacen(right, wrong, 1);
        assert_ne!(wrong, text, "{right}");
        let value: Value = serde_json::from_str(&wrong).expect("it is JSON");
        assert!(!schema.is_valid(&value), "{right} as {wrong}");
    }
    for name in ["docket", "filings"] {
        let run = site.run(&["schema", "--of", name]);
        assert_eq!(run.code, 0, "{run:?}");
        let kinds = WrittenKind::ALL.iter();
        let kind = kinds.clone().find(|kind| kind.name() == name);
        assert_eq!(run.stdout, kind.expect("it is one of them").schema());
    }
}

#[test]
fn full_data_has_the_text_of_public_filings_alone() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let lines = site.page("filings.ndjson");
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["docket"], "A-1");
    assert_eq!(
        lines[0]["text"],
        "Facts\nIt costs [redacted: trade secret] dollars."
    );
    assert_eq!(lines[1].get("docket"), None);
    assert_eq!(lines[1]["text"], "A text.");
    let docket: Value =
        serde_json::from_str(&site.page("dockets/a-1/data/docket.json")).expect("JSON");
    assert_eq!(docket["filings"][0]["text"], lines[0]["text"]);
    assert_eq!(docket["filings"][1].get("text"), None);
    // A second build leaves the file as it is.
    let run = site.build(&[]);
    let all = site.output().len() - 1;
    assert!(run.stderr.contains(&format!("({all} unchanged")), "{run:?}");

    let site = Site::of(&SITE.replace("data: full\n", ""));
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.output().contains_key("filings.ndjson"));
    assert!(
        !site
            .page("dockets/a-1/data/docket.json")
            .contains("\"text\"")
    );
}

#[test]
fn the_metadata_of_a_sheet_names_its_columns_in_order() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let metadata = site.page("dockets/a-1/data/filings.csv-metadata.json");
    let metadata: Value = serde_json::from_str(&metadata).expect("it is JSON");
    assert_eq!(metadata["@context"][0], "http://www.w3.org/ns/csvw");
    assert_eq!(metadata["url"], "filings.csv");
    assert_eq!(metadata["dc:license"], "https://example.org/terms");
    let columns = metadata["tableSchema"]["columns"]
        .as_array()
        .expect("a list");
    let titles: Vec<&str> = columns
        .iter()
        .filter_map(|one| one["titles"].as_str())
        .collect();
    let sheet = site.page("dockets/a-1/data/filings.csv");
    assert_eq!(
        sheet.lines().next().expect("it has a head"),
        titles.join(",")
    );
    // Each name is one that the standard allows, and no two are one.
    for column in columns {
        let name = column["name"].as_str().expect("it has a name");
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{name}"
        );
    }
}
