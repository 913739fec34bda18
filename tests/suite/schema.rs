//! Holds the JSON Schemas to the reader: what builds is allowed, and what the reader refuses for
//! its shape is refused.

use docketpress::docket::{PARTY_KINDS, built_in, keys};
use docketpress::schema::{SchemaKind, schema};
use jsonschema::Validator;
use regex::Regex;
use serde_json::{Value, json};

use crate::site::{Site, files_below, repository};

/// Gives the schema as `docketpress schema` makes it in a site.
fn of(subject: SchemaKind, site: &Site) -> Validator {
    let run = site.run(&["schema", subject.name(), "--site", "site"]);
    assert_eq!(run.code, 0, "{run:?}");
    validator(&run.stdout)
}

fn validator(text: &str) -> Validator {
    let schema: Value = serde_json::from_str(text).expect("a schema is JSON");
    jsonschema::meta::validate(&schema).expect("a schema fits the schema of schemas");
    jsonschema::draft202012::new(&schema).expect("a schema can be used")
}

/// Gives what an editor sees between the `---` lines: values as YAML 1.2 takes them, not as the
/// reader does.
fn front_matter(text: &str) -> Value {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").expect("it has a front matter");
    let end = rest.find("\n---").expect("the front matter ends");
    yaml(&rest[..end + 1])
}

fn yaml(text: &str) -> Value {
    // An editor takes a whole number that is too long for one as a float.
    let long = Regex::new(r"\b[0-9]{20,}\b").expect("the pattern is right");
    let text = long.replace_all(text, "1e20");
    let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("it is YAML");
    serde_json::to_value(value).expect("it is as JSON could be")
}

/// Tells what kind of record a file of a site is, by its path.
fn subject(path: &str) -> Option<SchemaKind> {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    match path {
        "site.yaml" => Some(SchemaKind::Site),
        _ if !path.ends_with(".md") => None,
        _ if inside.starts_with("parties/") => Some(SchemaKind::Party),
        _ if inside.starts_with("pages/") => Some(SchemaKind::Page),
        _ if name == "docket.md" => Some(SchemaKind::Docket),
        _ => Some(SchemaKind::Filing),
    }
}

/// Gives all that the schemas refuse of a site, a line each.
fn refused(site: &Site) -> Vec<String> {
    let schemas = SchemaKind::ALL.map(|subject| (subject, of(subject, site)));
    let mut refused = Vec::new();
    for (path, bytes) in files_below(&site.root()) {
        let Some(subject) = subject(&path) else {
            continue;
        };
        let (_, schema) = schemas
            .iter()
            .find(|(known, _)| *known == subject)
            .expect("each has a schema");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        let value = match subject {
            SchemaKind::Site => yaml(&text),
            _ => front_matter(&text),
        };
        refused.extend(
            schema
                .iter_errors(&value)
                .map(|error| format!("{path}: {} at {}", error, error.instance_path())),
        );
    }
    refused
}

#[test]
fn the_sample_content_is_allowed() {
    let site = Site::empty();
    for (path, bytes) in files_below(&repository().join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    let settings = std::fs::read(repository().join("site.yaml")).expect("it is there");
    site.put("site.yaml", settings);
    assert_eq!(refused(&site), Vec::<String>::new());
}

#[test]
fn every_case_that_builds_is_allowed() {
    let mut seen = 0;
    for entry in std::fs::read_dir(repository().join("tests/sites")).expect("the cases are there") {
        let case = entry.expect("a case can be listed").path();
        let said = std::fs::read_to_string(case.join("want.txt")).unwrap_or_default();
        // A case of wrong templates or words is right in its content, but says nothing of it here.
        if !said.contains("\nexit 0\n") || said.contains("\nexit 1\n") {
            continue;
        }
        seen += 1;
        let site = Site::copy_of(&case.join("site"));
        assert_eq!(refused(&site), Vec::<String>::new(), "{}", case.display());
    }
    assert!(seen > 8, "only {seen} cases build");
}

#[test]
fn mistakes_that_an_editor_can_see_are_refused() {
    let site = Site::copy_of(&repository().join("tests/sites/mistakes/site"));
    for path in [
        "content/M-1/missing-date.md",
        "content/M-1/missing-key.md",
        "content/M-1/unknown-key.md",
        "content/M-1/unknown-type.md",
        "content/M-1/wrong-shape.md",
        "content/M-1/empty-value.md",
        "content/M-1/dates.md",
        "content/M-1/addresses.md",
        "content/M-1/public-version.md",
    ] {
        let text = std::fs::read_to_string(site.root().join(path)).expect(path);
        let subject = subject(path).expect("it is a record");
        let schema = of(subject, &site);
        assert!(!schema.is_valid(&front_matter(&text)), "{path} is allowed");
    }
    assert!(of(SchemaKind::Filing, &site).is_valid(&json!({"title": "A", "date": "2005-08-09"})));
}

#[test]
fn only_codes_that_can_be_set_are_set_and_only_to_a_level() {
    let schema = validator(&schema(SchemaKind::Site, &built_in()));
    for (checks, allowed) in [
        ("{filed-by-nobody: off, link-broken: error}", true),
        ("{stated-differs: warning}", true),
        ("{nonsense: off}", false),
        ("{unknown-key: off}", false),
        ("{filed-by-nobody: maybe}", false),
    ] {
        let site = Site::of("-- content/a.md --\n---\ntitle: A\ndate: 2005\ndocket: A-1\n---\n");
        let text = format!("checks: {checks}\n");
        site.put("site.yaml", &text);
        assert_eq!(schema.is_valid(&yaml(&text)), allowed, "{checks}");
        assert_eq!(site.build(&[]).code == 0, allowed, "{checks}");
    }
}

/// What an editor sees of one key of a filing, and whether the reader takes it.
#[test]
fn values_are_allowed_as_an_editor_sees_them() {
    let schema = validator(&schema(SchemaKind::Filing, &built_in()));
    let with = |key: &str, value: Value| {
        let mut filing = json!({"title": "A", "date": "2005-08-09"});
        filing[key] = value;
        schema.is_valid(&filing)
    };
    for (key, value) in [
        ("number", json!(12)),
        ("number", json!("12-A")),
        ("docket", json!(2005.11)),
        ("docket", json!(["A-1", 2005.11])),
        ("docket", json!("none")),
        ("date", json!(1998)),
        ("date", json!("1998~")),
        ("date", json!("2005-08")),
        ("date", json!("2005-03-22/2005-05-25")),
        ("date", json!("2005-08-09T14:30")),
        ("date", json!("2005-08-09T14:30:15-05:00")),
        ("date", json!("unknown")),
        ("title", json!(true)),
        ("filed_by", json!("Ann")),
        ("filed_by", json!(["Ann", "Bob"])),
        ("signed_by", json!("Ann")),
        ("signed_by", json!([{"name": "Ann", "for": "Bob"}, "Cy"])),
        ("responds_to", json!({"title": "A letter", "date": 1998})),
        ("responds_to", json!(["a", {"title": "A letter"}])),
        (
            "attachments",
            json!(["a.pdf", {"file": "b.pdf", "pages": 3}]),
        ),
        (
            "rules_on",
            json!({"filing": "a", "ruling": "granted, with conditions"}),
        ),
        ("identifiers", json!({"EFIS": 12345})),
        ("access", json!("sealed")),
        ("draft", json!(true)),
        ("extra", json!({"any": [1, {"b": 2}]})),
    ] {
        assert!(with(key, value.clone()), "{key}: {value} is refused");
    }
    for (key, value) in [
        ("number", json!(null)),
        ("title", json!(" ")),
        ("title", json!(["A"])),
        ("date", json!("08/09/2005")),
        ("date", json!("2005-13-01")),
        ("date", json!("2005-8-9")),
        ("date", json!("2005-08-09T25:00")),
        ("date", json!(20050809)),
        ("type", json!("lettre")),
        ("access", json!("secret")),
        ("draft", json!("yes")),
        ("source_url", json!("example.org")),
        ("responds_to", json!({"date": 1998})),
        ("responds_to", json!({"title": "A letter", "page": 3})),
        ("rules_on", json!("a")),
        ("signed_by", json!({"title": "Clerk"})),
        ("acess", json!("sealed")),
        ("public_version", json!({"title": "A letter"})),
    ] {
        assert!(!with(key, value.clone()), "{key}: {value} is allowed");
    }
}

#[test]
fn the_types_of_the_site_count_too() {
    let site = Site::of("-- site.yaml --\ntypes:\n  - {id: site-visit}\n");
    let visit = json!({"title": "A", "date": "2005-08-09", "type": "site-visit"});
    assert!(of(SchemaKind::Filing, &site).is_valid(&visit));
    assert!(!of(SchemaKind::Filing, &Site::empty()).is_valid(&visit));
}

#[test]
fn every_key_carries_its_sentence() {
    for (subject, table) in [
        (SchemaKind::Filing, &keys::FILING),
        (SchemaKind::Docket, &keys::DOCKET),
        (SchemaKind::Party, &keys::PARTY),
        (SchemaKind::Page, &keys::PAGE),
        (SchemaKind::Site, &keys::SITE),
    ] {
        let schema: Value =
            serde_json::from_str(&schema(subject, &built_in())).expect("a schema is JSON");
        for key in table.keys {
            let description = &schema["properties"][key.name]["description"];
            assert_eq!(description, key.about, "{} of {}", key.name, table.noun);
        }
        let described = schema["properties"].as_object().expect("it has keys").len();
        assert_eq!(described, table.keys.len(), "{}", table.noun);
    }
}

#[test]
fn the_kinds_of_parties_are_those_that_have_words() {
    let words: Vec<&str> = PARTY_KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(keys::PARTY_KIND, words);
}

#[test]
fn schemas_are_written_as_files_again_and_again() {
    let site = Site::empty();
    for _ in 0..2 {
        let run = site.run(&["schema", "--out", "out"]);
        assert_eq!(run.code, 0, "{run:?}");
    }
    let files: Vec<String> = site.output().into_keys().collect();
    assert_eq!(
        files,
        [
            "docket.schema.json",
            "filing.schema.json",
            "page.schema.json",
            "party.schema.json",
            "site.schema.json"
        ]
    );
    let printed = site.run(&["schema", "party"]).stdout;
    assert_eq!(site.page("party.schema.json"), printed);
    assert_eq!(site.run(&["schema"]).code, 2);
}
