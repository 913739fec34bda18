//! Tells all diagnostics as one SARIF 2.1.0 document, which code hosts and editors read.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::super::{Code, Severity};
use super::shown::ShownMessage;

/// What a path keeps of itself in an address: all but what would end it or is not allowed there.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    // The first part of a relative address must not look like a scheme.
    .add(b':');

/// Where what has no file of its own is shown.
const SITE: &str = "site.yaml";

/// Tells all diagnostics as one document of one run. `folder` leads to the site from where the
/// command runs.
pub(super) fn sarif(all: &[ShownMessage], folder: &str) -> Value {
    let mut codes: Vec<Code> = all.iter().map(|shown| shown.diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let results: Vec<Value> = all
        .iter()
        .map(|shown| result(shown, &codes, folder))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "docketpress",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.sentence() },
        "fullDescription": { "text": code.explanation() },
        "help": { "text": code.way_out() },
    })
}

fn result(shown: &ShownMessage, codes: &[Code], folder: &str) -> Value {
    let code = shown.diagnostic.code;
    let level = match shown.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut text = shown.message.clone();
    let file = shown.file_name();
    let region = match (&shown.located, file) {
        (Some(at), Some(_)) => Some(json!({
            "startLine": at.line,
            "startColumn": at.column,
            "endColumn": at.end,
        })),
        (None, Some(_)) => None,
        (at, None) => {
            // A place in no file that could be named is reported in words.
            if let Some(at) = at {
                text.push_str(&format!(", at line {}, column {}", at.line, at.column));
            }
            Some(json!({ "startLine": 1 }))
        }
    };
    // Code hosts refuse a result without a place; what concerns the site as a whole is at its
    // settings.
    let path = format!("{folder}{}", file.unwrap_or(SITE));
    let uri = utf8_percent_encode(&path, PATH).to_string();
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let Some(region) = region {
        physical["region"] = region;
    }
    if let Some(help) = shown.help_with_locator() {
        text.push_str(&format!(" ({help})"));
    }
    json!({
        "ruleId": code.name(),
        "ruleIndex": codes.binary_search(&code).ok(),
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical }],
    })
}
