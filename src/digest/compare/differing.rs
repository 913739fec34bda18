//! The facts that differ between two editions of a record.

use serde_json::Value;

/// Keys of a docket that are not facts of it: what is compared by itself, and what every build may
/// change.
pub(super) const NOT_FACTS: [&str; 8] = [
    "format",
    "version",
    "address",
    "time_zone",
    "filings",
    "clocks",
    "events",
    "draft",
];

/// Returns the keys whose values differ, those of either in order. Where a document is found is no
/// fact.
pub(super) fn differing(old: &Value, new: &Value, without: &[&str]) -> Vec<String> {
    let keys = |value: &Value| -> Vec<String> {
        let map = value.as_object();
        map.map_or(Vec::new(), |map| map.keys().cloned().collect())
    };
    let mut all = keys(new);
    for key in keys(old) {
        if !all.contains(&key) {
            all.push(key);
        }
    }
    let differs = |key: &String| {
        let of = |value: &Value| value.get(key).map(lasting);
        !without.contains(&&**key) && of(old) != of(new)
    };
    all.retain(differs);
    all
}

/// Returns a value without addresses, which say where something is, and without how much a party
/// filed, which each new filing says.
fn lasting(value: &Value) -> Value {
    match value {
        Value::Array(all) => Value::Array(all.iter().map(lasting).collect()),
        Value::Object(map) => {
            let is_count = |key: &str, value: &Value| {
                matches!(key, "filed" | "served") && (value.is_number() || value.is_boolean())
            };
            let kept = map.iter();
            let kept = kept.filter(|(key, value)| *key != "address" && !is_count(key, value));
            Value::Object(
                kept.map(|(key, value)| (key.clone(), lasting(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}
