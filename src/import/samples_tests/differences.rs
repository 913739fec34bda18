//! Compares what a source gives with what is expected of it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::records::record_differences;
use super::*;
use crate::docket::built_in;
use crate::time::Date;

/// Compares a batch with what is expected. Gives all differences.
pub(super) fn differences(batch: &Batch, expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(text);
    if batch.filings.len() as u64 != expected["filings"].as_u64().unwrap_or_default() {
        say(format!(
            "{} filings instead of {}",
            batch.filings.len(),
            expected["filings"]
        ));
    }
    let keys: BTreeSet<_> = batch.filings.iter().map(|filing| &filing.key).collect();
    if keys.len() != batch.filings.len() {
        say("two filings have one key".to_owned());
    }
    for filing in &batch.filings {
        for text in format_faults(filing) {
            say(format!("{}: {text}", filing.key));
        }
    }
    let key_of = |id: &str| {
        batch
            .filings
            .iter()
            .find(|filing| filing.identifiers.iter().any(|(_, value)| value == id))
            .map(|filing| filing.key.clone())
            .unwrap_or_default()
    };
    let none = Vec::new();
    for (at, record) in expected["records"]
        .as_array()
        .unwrap_or(&none)
        .iter()
        .enumerate()
    {
        let id = record["id"].as_str().unwrap_or_default();
        let by_id = batch
            .filings
            .iter()
            .find(|filing| filing.identifiers.iter().any(|(_, value)| value == id));
        let Some(filing) = by_id.or_else(|| batch.filings.get(at)) else {
            say(format!("{id} is missing"));
            continue;
        };
        for text in record_differences(filing, record, &key_of) {
            say(format!("{id}: {text}"));
        }
    }
    for docket in expected["dockets"].as_array().unwrap_or(&none) {
        let number = docket["number"].as_str().unwrap_or_default();
        let Some(found) = batch.dockets.iter().find(|found| found.number == number) else {
            say(format!(
                "docket {number} is missing: {:?}",
                batch
                    .dockets
                    .iter()
                    .map(|docket| &docket.number)
                    .collect::<Vec<_>>()
            ));
            continue;
        };
        let all = format!("{found:?}");
        for (key, value) in [
            ("title", &found.title),
            ("opened", &found.opened),
            ("closed", &found.closed),
        ] {
            let wanted = &docket[key];
            if docket.get(key).is_some() && wanted.as_str() != value.as_deref() {
                say(format!(
                    "docket {number}: {key} is {value:?} instead of {wanted}"
                ));
            }
        }
        if let Some(any) = docket["status_any"].as_array()
            && !any.iter().any(|wanted| wanted.as_str() == found.status)
        {
            say(format!("docket {number}: status {:?}", found.status));
        }
        if docket.get("agency_any").is_some()
            && !texts(&docket["agency_any"]).contains(&found.agency.clone().unwrap_or_default())
        {
            say(format!("docket {number}: agency {:?}", found.agency));
        }
        for text in texts(&docket["mentions"]) {
            if !all.contains(&text) {
                say(format!("docket {number}: does not mention {text}"));
            }
        }
        for (label, value) in docket["facts"].as_object().into_iter().flatten() {
            let fact = (label.clone(), value.as_str().unwrap_or_default().to_owned());
            if !found.facts.contains(&fact) {
                say(format!(
                    "docket {number}: no fact {fact:?} in {:?}",
                    found.facts
                ));
            }
        }
    }
    for party in expected["parties"].as_array().unwrap_or(&none) {
        let name = party["name"].as_str().unwrap_or_default();
        let Some(found) = batch.parties.iter().find(|found| found.name == name) else {
            say(format!("party {name} is missing: {:?}", batch.parties));
            continue;
        };
        let role = party["role"].as_str();
        if role.is_some() && role != found.role.as_deref() {
            say(format!("party {name}: role {:?}", found.role));
        }
        if let Some(until) = party["until"].as_str()
            && found.until.as_deref() != Some(until)
        {
            say(format!("party {name}: until {:?}", found.until));
        }
        if party.get("counsel").is_some() {
            let counsel: Vec<_> = found.counsel.iter().map(|(name, _)| name.clone()).collect();
            if counsel != texts(&party["counsel"]) {
                say(format!("party {name}: counsel {counsel:?}"));
            }
        }
        for (key, names) in [("dba_any", &found.dba), ("formerly_any", &found.formerly)] {
            if let Some(first) = party[key][0].as_str()
                && names != &[first.to_owned()]
            {
                say(format!("party {name}: {key} {names:?}"));
            }
        }
    }
    let all = format!(
        "{:?}{:?}{:?}{:?}{}",
        batch.dockets,
        batch.parties,
        batch.skipped,
        batch.notes,
        batch.filings.iter().map(written).collect::<String>()
    );
    for text in texts(&expected["never"]) {
        if all.contains(&text) {
            say(format!("{text:?} came out"));
        }
    }
    for skipped in expected["skipped"].as_array().unwrap_or(&none) {
        let place = match (skipped["id"].as_str(), skipped["line"].as_u64()) {
            (Some(id), _) => id.to_owned(),
            (_, line) => format!("line {}", line.unwrap_or_default()),
        };
        let found = batch
            .skipped
            .iter()
            .any(|found| found.place.contains(&place) || found.why.contains(&place));
        if !found {
            say(format!("{place} is not reported: {:?}", batch.skipped));
        }
    }
    wrong
}

/// Lists what of a filing no record could hold.
pub(super) fn format_faults(filing: &FoundFiling) -> Vec<String> {
    let mut wrong = Vec::new();
    let dates = filing
        .date
        .iter()
        .chain(filing.dates.iter().map(|(_, date)| date));
    for date in dates.chain(filing.deadlines.iter().map(|deadline| &deadline.date)) {
        if Date::parse(date).is_err() {
            wrong.push(format!("{date} is no date"));
        }
    }
    if let Some(kind) = filing.kind
        && !built_in().iter().any(|known| known.id == kind)
    {
        wrong.push(format!("{kind} is no type"));
    }
    if filing.title.trim().is_empty() {
        wrong.push("no title".to_owned());
    }
    let facts = filing.facts.iter().chain(&filing.identifiers);
    let lines = facts
        .flat_map(|(label, value)| [label, value])
        .chain([&filing.title])
        .chain(&filing.filed_by);
    for line in lines.chain(
        filing
            .attachments
            .iter()
            .flat_map(|file| file.title.iter().chain(&file.label)),
    ) {
        if line.trim().is_empty() || line.contains(|c: char| c.is_control()) {
            wrong.push(format!("{line:?} is blank or holds a control character"));
        }
    }
    if let Body::Plain(text) | Body::Markdown(text) = &filing.body
        && text.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
    {
        wrong.push("a control character in the text".to_owned());
    }
    wrong
}
