//! The things that structured data names.

use serde_json::{Map, Value, json};

use super::super::super::Press;
use crate::link::{Named, PartyId};
use crate::plan::Url;
use crate::time::Date;

/// The most names of a list.
pub(super) const NAMES: usize = 20;

pub(super) fn names(press: &Press<'_>, page: &Url, all: &[Named]) -> Option<Value> {
    let names: Vec<Value> = all
        .iter()
        .take(NAMES)
        .map(|named| name_of(press, page, named))
        .collect();
    (!names.is_empty()).then_some(Value::Array(names))
}

pub(super) fn name_of(press: &Press<'_>, page: &Url, named: &Named) -> Value {
    match named {
        Named::Party(id) => json!({
            "@type": type_of(press, *id),
            "name": press.catalog.party(*id).name,
            "url": address(press, page, press.plan.party(*id)),
        }),
        Named::Words(words) => json!({"@type": "Person", "name": words}),
    }
}

/// Names the type of a party; most are organizations.
pub(super) fn type_of(press: &Press<'_>, id: PartyId) -> &'static str {
    let record = press.catalog.party(id).record.as_ref();
    match record.and_then(|record| record.kind.as_deref()) {
        Some("person") => "Person",
        Some("agency" | "municipality" | "consumer-advocate") => "GovernmentOrganization",
        _ => "Organization",
    }
}

pub(super) fn organization(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

/// Returns the address of a page in full, or as the way to it where the site's own address is not
/// known.
pub(super) fn address(press: &Press<'_>, page: &Url, url: &Url) -> String {
    press.plan.absolute(url).unwrap_or_else(|| {
        let root = press.plan.root_from(page);
        format!("{root}{}", url.href(press.plan.links()))
    })
}

/// Returns a date as schema.org takes it; none for a range, whose ends it would not tell, and for
/// an unknown date.
pub(super) fn date(date: &Date) -> Option<Value> {
    date.machine().map(|text| json!(text))
}

pub(super) fn start_of(range: &Date) -> Option<Value> {
    date(range).or_else(|| range.first_day().map(|day| json!(day.to_string())))
}

/// Returns the last day of a range; anything else ends where it starts.
pub(super) fn end_of(range: &Date) -> Option<Value> {
    let day = range.last_day().filter(|_| date(range).is_none())?;
    Some(json!(day.to_string()))
}

/// Makes a thing of a type; what is not known is left out.
pub(super) fn thing(
    kind: &str,
    pairs: impl IntoIterator<Item = (&'static str, Option<Value>)>,
) -> Value {
    let mut map = Map::new();
    map.insert("@type".to_owned(), json!(kind));
    for (key, value) in pairs {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    }
    Value::Object(map)
}
