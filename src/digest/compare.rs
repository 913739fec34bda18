//! Compares what two editions publish about each docket.

mod differing;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::{ChangeDigest, Changes, Due, ListedFiling, Records, Removed, Ruled};
use differing::{NOT_FACTS, differing};

/// Compares two editions, in the order of the new one.
pub(crate) fn compare(old: &Records, new: &Records, removed: Removed) -> ChangeDigest {
    let mut digest = ChangeDigest::default();
    let mut told = HashSet::new();
    for (name, docket) in &new.0 {
        let before = old.find(name);
        let changes = changes(before, docket, removed, &mut told);
        if changes.new || has_any(&changes) {
            digest.dockets.push(changes);
        }
    }
    let is_gone = |(name, _): &&(String, Value)| new.find(name).is_none();
    digest.removed = old.0.iter().filter(is_gone).count();
    digest
}

fn has_any(changes: &Changes) -> bool {
    !changes.facts.is_empty()
        || !changes.new_filings.is_empty()
        || !changes.changed_filings.is_empty()
        || changes.removed > 0
        || !changes.deadlines.is_empty()
        || !changes.rulings.is_empty()
}

/// Compares a docket. A document of several dockets is reported in the first one.
fn changes(
    before: Option<&Value>,
    docket: &Value,
    removed: Removed,
    told: &mut HashSet<String>,
) -> Changes {
    let nothing = Value::Null;
    let old = before.unwrap_or(&nothing);
    let mut changes = Changes {
        number: text(docket, "number"),
        title: maybe(docket, "title"),
        address: text(docket, "address"),
        new: before.is_none(),
        ..Changes::default()
    };
    if before.is_some() {
        changes.facts = differing(old, docket, &NOT_FACTS);
    }
    let known: HashMap<String, &Value> = list(old, "filings").map(|one| (key(one), one)).collect();
    let mut there = HashSet::new();
    for filing in list(docket, "filings") {
        let key = key(filing);
        there.insert(key.clone());
        let address = text(filing, "address");
        let is_first = told.insert(address);
        let before = known.get(&key);
        if !is_first {
            continue;
        }
        match before {
            None => changes.new_filings.push(paper(filing, Vec::new())),
            Some(before) => {
                let facts = differing(before, filing, &["address", "draft"]);
                if !facts.is_empty() {
                    changes.changed_filings.push(paper(filing, facts));
                }
            }
        }
        let ruled = rulings(filing);
        let ruled_before = before.map(|before| rulings(before)).unwrap_or_default();
        changes
            .rulings
            .extend(ruled.into_iter().filter(|one| !ruled_before.contains(one)));
    }
    let gone: Vec<&Value> = list(old, "filings")
        .filter(|one| !there.contains(&key(one)) && told.insert(text(one, "address")))
        .collect();
    changes.removed = gone.len();
    if removed == Removed::Named {
        changes.removed_filings = gone.into_iter().map(|one| paper(one, Vec::new())).collect();
    }
    let due_before: BTreeMap<(String, String), String> = deadlines(old)
        .into_iter()
        .map(|due| ((due.set_by, due.title), due.date))
        .collect();
    for mut due in deadlines(docket) {
        let before = due_before.get(&(due.set_by.clone(), due.title.clone()));
        if before.is_none_or(|before| *before != due.date) {
            due.was = before.cloned();
            changes.deadlines.push(due);
        }
    }
    changes
}

/// Returns what tells a document from the others of its docket: its id, or the name of its entry
/// where it is withheld.
fn key(filing: &Value) -> String {
    maybe(filing, "id").unwrap_or_else(|| {
        let address = text(filing, "address");
        let entry = address.rsplit_once('#').map(|(_, entry)| entry.to_owned());
        entry.unwrap_or(address)
    })
}

fn paper(filing: &Value, facts: Vec<String>) -> ListedFiling {
    let names = list(filing, "filed_by").filter_map(Value::as_str);
    ListedFiling {
        date: text(filing, "date"),
        title: text(filing, "title"),
        address: text(filing, "address"),
        number: maybe(filing, "number"),
        kind: maybe(filing, "type"),
        filed_by: names.map(str::to_owned).collect(),
        facts,
    }
}

/// Returns all deadlines of a docket: of its clocks, of its documents, and events of that type.
fn deadlines(docket: &Value) -> Vec<Due> {
    let mut all = Vec::new();
    for clock in list(docket, "clocks") {
        for milestone in list(clock, "milestones") {
            let date = maybe(milestone, "stated").or_else(|| maybe(milestone, "computed"));
            all.extend(date.map(|date| Due {
                date,
                title: text(milestone, "title"),
                set_by: text(clock, "name"),
                was: None,
            }));
        }
    }
    for filing in list(docket, "filings") {
        all.extend(list(filing, "deadlines").map(|stated| Due {
            date: text(stated, "date"),
            title: text(stated, "title"),
            set_by: text(filing, "title"),
            was: None,
        }));
    }
    let events = list(docket, "events").filter(|event| text(event, "type") == "deadline");
    all.extend(events.map(|event| Due {
        date: text(event, "date"),
        title: text(event, "title"),
        ..Due::default()
    }));
    all.sort_by(|a, b| a.date.cmp(&b.date));
    all
}

/// Returns what a document rules.
fn rulings(filing: &Value) -> Vec<Ruled> {
    let references = list(filing, "references");
    let ruled = references.filter_map(|reference| {
        Some(Ruled {
            on: text(reference, "title"),
            ruling: maybe(reference, "ruling")?,
            by: text(filing, "title"),
            address: text(filing, "address"),
        })
    });
    ruled.collect()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    let all = value.get(key).and_then(Value::as_array);
    all.into_iter().flatten()
}

fn maybe(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn text(value: &Value, key: &str) -> String {
    maybe(value, key).unwrap_or_default()
}
