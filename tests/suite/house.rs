//! Holds the order of the layers: reads the `use` lines and paths of every source file.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{files_below, repository};

/// The layers from the first to the last; each may name those before it.
const LAYERS: [&str; 11] = [
    "diagnostic",
    "text",
    "time",
    "law",
    "docket",
    "intake",
    "link",
    "plan",
    "render",
    "write",
    "serve",
];

/// The crates that the layers of nouns may name, and no others: what parses, searches by patterns
/// or cleans stays out of `docket`.
const CRATES: [(&str, &[&str]); 4] = [
    (
        "text",
        &[
            "deunicode",
            "html5ever",
            "icu_properties",
            "percent_encoding",
            "pulldown_cmark",
            "unicode_normalization",
            "unicode_security",
        ],
    ),
    ("time", &["chrono", "chrono_tz"]),
    ("law", &["regex"]),
    ("docket", &["strsim"]),
];

/// What may be named by some files only, and the beginnings of the paths of those. Who may touch
/// files and the clock is in `clippy.toml`.
const ALONE: [(&str, &[&str]); 20] = [
    ("regex", &["law/own.rs", "import/"]),
    ("hayro_interpret", &["intake/pdf/"]),
    ("minifier", &["render/theme/published.rs"]),
    ("serde_yaml", &["intake/yaml.rs"]),
    ("granit_parser", &["intake/locate"]),
    ("annotate_snippets", &["diagnostic/print/human.rs"]),
    ("html5ever", &["text/entities.rs"]),
    (
        "pulldown_cmark",
        &["text/prose.rs", "text/tree", "render/prose/writer.rs"],
    ),
    ("tera", &["render/"]),
    (
        "serde_json",
        &[
            "diagnostic/print/",
            "digest/",
            "import/json.rs",
            "render/",
            "schema.rs",
            "serve/server",
            "commands/list/print.rs",
            "import/",
        ],
    ),
    (
        "walkdir",
        &["intake/", "serve/watch.rs", "write/", "commands/import/"],
    ),
    (
        "rayon",
        &[
            "intake/",
            "link/mod.rs",
            "link/filings.rs",
            "link/resolved.rs",
            "render/search/postings.rs",
            "write/",
            "commands/",
        ],
    ),
    ("calamine", &["import/tables/workbook.rs"]),
    (
        "similar",
        &[
            "commands/import/diff.rs",
            "commands/rename/preview.rs",
            "render/view/redline.rs",
        ],
    ),
    ("IsTerminal", &["commands/"]),
    ("signal_hook", &["commands/interrupt.rs"]),
    ("std::net", &["serve/"]),
    ("axum", &["serve/server"]),
    ("tokio", &["serve/"]),
    ("notify", &["serve/watch.rs"]),
];

#[test]
fn a_layer_names_only_those_before_it() {
    for (path, text) in sources() {
        let Some(own) = LAYERS
            .iter()
            .position(|layer| path.starts_with(&format!("{layer}/")))
        else {
            continue;
        };
        for (at, layer) in LAYERS.iter().enumerate().skip(own + 1) {
            for way in [format!("crate::{layer}"), format!("{layer}::")] {
                let named = code(&text).any(|line| is_named(line, &way) && line.contains("crate"));
                assert!(
                    !named,
                    "src/{path} is of layer {own} and names `{layer}`, of layer {at}"
                );
            }
        }
        assert!(
            !(path.starts_with("serve/") && code(&text).any(|line| line.contains("crate::write"))),
            "src/{path} shows a site, and names what writes one"
        );
        assert!(
            !code(&text).any(|line| line.contains("crate::commands")),
            "src/{path} names the commands"
        );
        assert!(
            !(own == 0 && code(&text).any(|line| line.contains("crate::"))),
            "src/{path} is of the first layer and names another"
        );
    }
}

#[test]
fn a_layer_of_nouns_names_only_its_own_crates() {
    let crates = dependencies();
    let sources = sources();
    for (layer, allowed) in CRATES {
        for name in allowed {
            assert!(
                crates.contains(*name),
                "Cargo.toml does not have `{name}`, which src/{layer} may name"
            );
        }
        let own = format!("{layer}/");
        let files = sources.iter().filter(|(path, _)| path.starts_with(&own));
        let mut named = BTreeSet::new();
        for (path, text) in files {
            for name in &crates {
                let way = format!("{name}::");
                if !code(text).any(|line| names_crate(line, &way)) {
                    continue;
                }
                assert!(
                    allowed.contains(&name.as_str()),
                    "src/{path} names the crate `{name}`"
                );
                named.insert(name.as_str());
            }
        }
        let unused: Vec<_> = allowed
            .iter()
            .filter(|name| !named.contains(**name))
            .collect();
        assert!(unused.is_empty(), "src/{layer} no longer names {unused:?}");
    }
}

/// Gives the names under which code knows the crates that Cargo.toml lists.
fn dependencies() -> BTreeSet<String> {
    let path = repository().join("Cargo.toml");
    let text = std::fs::read_to_string(path).expect("Cargo.toml can be read");
    let list = text
        .split_once("[dependencies]")
        .and_then(|(_, rest)| rest.split_once("\n["))
        .expect("Cargo.toml lists dependencies")
        .0;
    list.lines()
        .filter_map(|line| line.split_once(" = "))
        .filter(|(name, _)| !name.starts_with('#'))
        .map(|(name, _)| name.replace('-', "_"))
        .collect()
}

/// Tells whether a line names something of a crate: `regex::`, but not `crate::regex::`.
fn names_crate(line: &str, way: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    line.match_indices(way)
        .any(|(at, _)| !line[..at].ends_with(is_part))
}

#[test]
fn the_sources_of_an_import_touch_neither_the_disk_nor_what_renders() {
    for (path, text) in sources() {
        if !path.starts_with("import/") {
            continue;
        }
        for layer in ["plan", "render", "write", "serve", "commands"] {
            let way = format!("crate::{layer}");
            assert!(
                !code(&text).any(|line| is_named(line, &way)),
                "src/{path} names `{layer}`"
            );
        }
    }
}

#[test]
fn what_only_some_files_may_name_is_named_by_no_other() {
    for (path, text) in sources() {
        for (name, files) in ALONE {
            let allowed = files.iter().any(|file| path.starts_with(file));
            let named = code(&text).find(|line| is_named(line, name));
            assert!(
                allowed || named.is_none(),
                "src/{path} names `{name}`: {}",
                named.unwrap_or_default()
            );
        }
    }
}

/// Names that several public types have, with the reason.
const SHARED: [(&str, &str); 3] = [
    ("Arguments", "each command has its own"),
    ("Clock", "the JSON of a record has the guide's names"),
    ("Filing", "the JSON of a record has the guide's names"),
];

#[test]
fn no_two_public_types_share_a_name() {
    let mut types: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for name in code(&text).filter_map(public_type) {
            types
                .entry(name.to_owned())
                .or_default()
                .insert(path.clone());
        }
    }
    assert!(types.len() > 300, "the types are not found");
    types.retain(|_, paths| paths.len() > 1);
    for (name, paths) in &types {
        let has_reason = SHARED.iter().any(|(shared, _)| shared == name);
        assert!(has_reason, "several types are named `{name}`: {paths:?}");
    }
    for (name, _) in SHARED {
        assert!(types.contains_key(name), "only one type is named `{name}`");
    }
}

/// Gives the name of the public type that a line begins to define.
fn public_type(line: &str) -> Option<&str> {
    let mut words = line.trim_start().split(' ');
    words.next().filter(|word| word.starts_with("pub"))?;
    let mut words = words.skip_while(|word| word.ends_with(')'));
    let kind = words.next()?;
    let is_type = ["struct", "enum", "trait", "type"].contains(&kind);
    let name = words.next().filter(|_| is_type)?;
    let end = name.find(|c: char| !c.is_alphanumeric());
    Some(&name[..end.unwrap_or(name.len())])
}

#[test]
fn the_name_of_a_public_type_is_found() {
    for (line, name) in [
        ("pub struct Url(String);", Some("Url")),
        ("    pub(super) enum Found<Id> {", Some("Found")),
        ("pub(in crate::link) type Map<K> = A;", Some("Map")),
        ("struct Own;", None),
        ("pub fn url() {", None),
    ] {
        assert_eq!(public_type(line), name, "{line}");
    }
}

/// Files that are longer than others may be, with the reason.
const LONG: [(&str, &str); 2] = [
    ("docket/keys.rs", "the table of all keys is one list"),
    (
        "import/tables/columns/names.rs",
        "the names of all columns are one list",
    ),
];

#[test]
fn no_source_file_is_long_without_a_reason() {
    for (path, bytes) in files_below(&repository().join("src")) {
        if !path.ends_with(".rs") {
            continue;
        }
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        let most = match holds_tests(&path) {
            true => 600,
            false => 400,
        };
        let has_reason = LONG.iter().any(|(long, _)| path.starts_with(long));
        assert!(
            lines <= most || has_reason,
            "src/{path} has {lines} lines, and {most} are the most"
        );
    }
}

#[test]
fn every_source_file_begins_with_what_it_is_for() {
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//!") || first.starts_with("#![doc"),
            "src/{path} begins with `{first}`"
        );
    }
}

#[test]
fn no_source_file_is_unfinished_or_unsafe() {
    for (path, text) in sources() {
        for word in ["todo!(", "unimplemented!(", "dbg!(", "#[allow(", "unsafe {"] {
            assert!(!text.contains(word), "src/{path} holds `{word}`");
        }
    }
}

/// Folders with modules that need one another both ways, with the reason.
const CIRCULAR: [(&str, &str); 3] = [
    (
        "commands",
        "a renaming that was stopped stops every command",
    ),
    (
        "commands/import",
        "what changed in files and in texts of PDFs",
    ),
    (
        "import/documents",
        "web pages and word processors hold one another",
    ),
];

#[test]
fn the_modules_of_a_folder_need_one_another_in_one_direction() {
    let sources = sources();
    let folders: BTreeSet<&str> = sources
        .keys()
        .filter_map(|path| path.rsplit_once('/'))
        .map(|(folder, _)| folder)
        .filter(|folder| !CIRCULAR.iter().any(|(known, _)| known == folder))
        .collect();
    assert!(folders.len() > 60, "the folders are not found");
    for folder in folders {
        let arrows = arrows(&sources, folder);
        let mut needed = BTreeSet::new();
        for module in arrows.keys() {
            let way = &mut vec![module.clone()];
            if let Some(circle) = circle(&arrows, way, &mut needed) {
                panic!("modules of src/{folder} need one another: {circle}");
            }
        }
    }
}

/// Gives for each module of a folder the others of the folder that its files name.
fn arrows(sources: &BTreeMap<String, String>, folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let prefix = format!("{folder}/");
    let module_of = |rest: &str| {
        let first = rest.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs").to_owned()
    };
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources {
        let Some(rest) = path.strip_prefix(&prefix) else {
            continue;
        };
        let own = module_of(rest);
        if own == "mod" {
            continue;
        }
        // From a file of a folder inside, the way up is longer.
        let depth = rest.matches('/').count() + usize::from(!rest.ends_with("/mod.rs"));
        let above = "super::".repeat(depth);
        let crate_way = format!("crate::{}::", folder.replace('/', "::"));
        let named = arrows.entry(own.clone()).or_default();
        let code: String = code(text).collect::<Vec<_>>().join("\n");
        for way in [above.as_str(), crate_way.as_str()] {
            for (at, _) in code.match_indices(way) {
                // `super::super::` holds `super::` too, and leads elsewhere.
                if way == above && code[..at].ends_with("super::") {
                    continue;
                }
                let after = &code[at + way.len()..];
                let names = match after.strip_prefix('{') {
                    Some(list) => list.split('}').next().unwrap_or_default(),
                    None => after,
                };
                let is_list = after.starts_with('{');
                for name in names.split(',').take(if is_list { usize::MAX } else { 1 }) {
                    let name: String = name
                        .trim()
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    named.insert(name);
                }
            }
        }
        named.remove(&own);
    }
    let modules: BTreeSet<String> = arrows.keys().cloned().collect();
    for named in arrows.values_mut() {
        named.retain(|name| modules.contains(name));
    }
    arrows
}

/// Finds a circle on the way on from the last module of a way.
fn circle(
    arrows: &BTreeMap<String, BTreeSet<String>>,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<String> {
    let last = way.last().expect("the way has a beginning").clone();
    if done.contains(&last) {
        return None;
    }
    for next in &arrows[&last] {
        if let Some(at) = way.iter().position(|known| known == next) {
            way.push(next.clone());
            return Some(way[at..].join(" -> "));
        }
        way.push(next.clone());
        if let Some(found) = circle(arrows, way, done) {
            return Some(found);
        }
        way.pop();
    }
    done.insert(last);
    None
}

#[test]
fn a_circle_of_modules_is_found() {
    let of = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let sources = BTreeMap::from([
        of("a/one.rs", "use super::two::X;\n"),
        of("a/two/deep.rs", "use super::super::three;\n"),
        of("a/three.rs", "use super::{Y, one};\n"),
        of("a/four.rs", "use super::one; // and nothing needs it\n"),
    ]);
    let arrows = arrows(&sources, "a");
    let mut done = BTreeSet::new();
    let found = circle(&arrows, &mut vec!["four".to_owned()], &mut done);
    assert_eq!(found.as_deref(), Some("one -> two -> three -> one"));
}

/// Gives the source files by their paths below `src`, without those that hold nothing but tests.
fn sources() -> BTreeMap<String, String> {
    let files = files_below(&repository().join("src"));
    let sources: BTreeMap<_, _> = files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs") && !holds_tests(path))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("source is UTF-8")))
        .collect();
    assert!(
        sources.len() > 20,
        "the source files are not where they were"
    );
    sources
}

/// Tells whether a file holds nothing but tests, by its path.
fn holds_tests(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// Gives the lines that are code of the program: no comments, and no items that only tests have.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let mut lines = text.lines();
    let next = move || {
        let line = lines.next()?;
        if line.trim() != "#[cfg(test)]" {
            return Some(line);
        }
        // The item ends with its first line, or with the brace that is below the beginning of its
        // first line.
        let first = lines.next()?;
        if !first.trim_end().ends_with([';', ',', '}']) {
            let indent = &first[..first.len() - first.trim_start().len()];
            let end = format!("{indent}}}");
            lines.find(|line| line.trim_end() == end);
        }
        Some("")
    };
    std::iter::from_fn(next).filter(|line| !line.trim_start().starts_with("//"))
}

/// Tells whether a line holds a name, not as a part of a longer one.
fn is_named(line: &str, name: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_letter) && !line[at + name.len()..].starts_with(is_letter)
    })
}

#[test]
fn a_name_is_found_in_code_and_not_in_a_longer_one() {
    assert!(is_named("use std::fs;", "std::fs"));
    assert!(is_named("use std::fs::File;", "std::fs"));
    assert!(!is_named("use std::fsx;", "std::fs"));
    let text = "a\n// b\n#[cfg(test)]\nmod tests;\nc\n#[cfg(test)]\nmod more {\n    d\n}\ne\n";
    assert_eq!(code(text).collect::<Vec<_>>(), ["a", "", "c", "", "e"]);
}
