//! A filing of an archive as Markdown: its public facts as front matter, then its text.

use serde_json::Value;

use super::{Bundled, Package};
use crate::link::DocketId;
use crate::render::download;

/// The facts by which a reader knows a filing, which come before all others.
const FIRST: [&str; 4] = ["date", "number", "title", "type"];

/// Writes a filing as Markdown.
///
/// The front matter has what the docket's record as JSON has of it. Each value is written as JSON,
/// which is YAML too, so no title can end a line or begin a comment.
pub(super) fn markdown(package: &Package<'_>, filing: &Bundled, docket: DocketId) -> Vec<u8> {
    let press = package.press;
    let mut text = "---\n".to_owned();
    let number = Value::from(press.catalog.docket(docket).number.as_str());
    text.push_str(&format!("docket: {number}\n"));
    let Value::Object(facts) = download::facts_of(press, filing.id) else {
        unreachable!("a filing is written as an object");
    };
    let (first, rest): (Vec<_>, Vec<_>) = facts
        .into_iter()
        .partition(|(key, _)| FIRST.contains(&key.as_str()));
    for (key, mut value) in first.into_iter().chain(rest) {
        if press.plan.base().is_none() && drop_addresses(&key, &mut value) {
            continue;
        }
        text.push_str(&format!("{key}: {value}\n"));
    }
    text.push_str("---\n\n");
    package.among(filing, |apart, filed| {
        if let Some(document) = filed.filing.document() {
            text.push_str(&apart.markdown(&document.body));
        }
    });
    text.into_bytes()
}

/// Drops addresses from the root of a site whose own address is not known: in an archive they lead
/// nowhere. Returns whether the key itself is one.
fn drop_addresses(key: &str, value: &mut Value) -> bool {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| {
            drop_addresses("", one);
        }),
        Value::Object(keys) => keys.retain(|key, value| {
            // An attachment or an authority may have one on the web.
            let is_ours = value.as_str().is_some_and(|text| !text.contains("://"));
            drop_addresses("", value);
            key != "address" || !is_ours
        }),
        _ => {}
    }
    key == "address"
}
