//! Compares a filing with what is expected of it.

use serde_json::Value;

use super::*;

pub(super) fn record_differences(
    filing: &FoundFiling,
    record: &Value,
    key_of: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(text);
    let all = written(filing);
    let values: Vec<_> = filing
        .identifiers
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    for (_, value) in record["identifiers"].as_object().into_iter().flatten() {
        if !values.contains(&value.as_str().unwrap_or_default().to_owned()) {
            say(format!("identifiers {values:?}"));
        }
    }
    for key in ["identifiers_any", "ids_any"] {
        let any = texts(&record[key]);
        if !any.is_empty() && !any.iter().any(|id| values.contains(id)) {
            say(format!("identifiers {values:?} instead of {any:?}"));
        }
    }
    let date = filing.date.clone().unwrap_or_else(|| "unknown".to_owned());
    let day = date.split('T').next().unwrap_or_default().to_owned();
    let dates: Vec<_> = texts(&record["date"])
        .into_iter()
        .chain(texts(&record["date_any"]))
        .collect();
    if !dates.is_empty() && !dates.contains(&day) {
        say(format!("date {date} instead of {dates:?}"));
    }
    for key in ["dated", "effective", "entered"] {
        if let Some(wanted) = record[key].as_str()
            && !filing.dates.contains(&(key, wanted.to_owned()))
        {
            say(format!("{key} {wanted} is not in {:?}", filing.dates));
        }
    }
    for wanted in texts(&record["deadlines"]) {
        if !filing
            .deadlines
            .iter()
            .any(|deadline| deadline.date == wanted)
        {
            say(format!(
                "deadline {wanted} is not in {:?}",
                filing.deadlines
            ));
        }
    }
    let dockets = if filing.dockets.is_empty() {
        vec!["none".to_owned()]
    } else {
        filing.dockets.clone()
    };
    let mut choices: Vec<Vec<String>> = Vec::new();
    if record.get("docket").is_some() {
        choices.push(texts(&record["docket"]));
    }
    choices.extend(
        record["docket_any"]
            .as_array()
            .into_iter()
            .flatten()
            .map(texts),
    );
    let first_only = record["docket_first_only"].as_bool().unwrap_or_default();
    let fits = |choice: &Vec<String>| {
        if first_only {
            dockets.first() == choice.first()
        } else {
            &dockets == choice
        }
    };
    if !choices.is_empty() && !choices.iter().any(fits) {
        say(format!("dockets {dockets:?} instead of {choices:?}"));
    }
    let number = filing.number.as_deref();
    if let Some(any) = record["number_any"].as_array() {
        if !any.iter().any(|wanted| wanted.as_str() == number) {
            say(format!("number {number:?}"));
        }
    } else if record["number"].as_str() != number {
        say(format!("number {number:?} instead of {}", record["number"]));
    }
    let kind = filing.kind.unwrap_or("filing").to_owned();
    if record.get("type").is_some() && !texts(&record["type"]).contains(&kind) {
        say(format!("type {kind} instead of {}", record["type"]));
    }
    if texts(&record["type_not"]).contains(&kind) {
        say(format!("type {kind}"));
    }
    if let Some(title) = record["title"].as_str()
        && words(title) != filing.title
    {
        say(format!("title {:?} instead of {title:?}", filing.title));
    }
    let optional =
        record["filed_by_optional"].as_bool().unwrap_or_default() && filing.filed_by.is_empty();
    if record.get("filed_by").is_some()
        && texts(&record["filed_by"]) != filing.filed_by
        && !optional
    {
        say(format!(
            "filed by {:?} instead of {}",
            filing.filed_by, record["filed_by"]
        ));
    }
    let any = texts(&record["filed_by_any"]);
    if !any.is_empty() && !optional && !filing.filed_by.iter().any(|name| any.contains(name)) {
        say(format!(
            "filed by {:?} instead of any of {any:?}",
            filing.filed_by
        ));
    }
    let access = filing.access.word().to_owned();
    let wanted = if record.get("access_any").is_some() {
        texts(&record["access_any"])
    } else {
        texts(&record["access"])
    };
    if !wanted.contains(&access) {
        say(format!("access {access} instead of {wanted:?}"));
    }
    if let Some(attachments) = record["attachments"].as_array() {
        for text in attachment_differences(filing, attachments) {
            say(text);
        }
    }
    let body = match &filing.body {
        Body::None => String::new(),
        Body::Plain(text) | Body::Markdown(text) => words(text),
        Body::Blocks(_) => String::new(),
    };
    for phrase in texts(&record["body"]) {
        if !body.contains(&words(&phrase)) {
            say(format!("the text lacks {phrase:?}: {body:?}"));
        }
    }
    for text in texts(&record["mentions"])
        .into_iter()
        .chain(texts(&record["says"]))
    {
        if !all.contains(&text) {
            say(format!("does not mention {text:?}: {all}"));
        }
    }
    let any = texts(&record["mentions_any"]);
    if !any.is_empty() && !any.iter().any(|text| all.contains(text)) {
        say(format!("mentions none of {any:?}: {all}"));
    }
    for text in texts(&record["not_in_file"]) {
        if all.contains(&text) {
            say(format!("holds {text:?}"));
        }
    }
    for (label, value) in record["facts"].as_object().into_iter().flatten() {
        let fact = (label.clone(), value.as_str().unwrap_or_default().to_owned());
        if !filing.facts.contains(&fact) {
            say(format!("no fact {fact:?} in {:?}", filing.facts));
        }
    }
    for (key, references) in [
        ("responds_to", &filing.responds_to),
        ("corrects", &filing.corrects),
    ] {
        if let Some(id) = record[key].as_str()
            && !references.contains(&FoundReference::Key(key_of(id)))
        {
            say(format!("{key} {references:?} instead of {id}"));
        }
    }
    if let Some(url) = record["source_url"].as_str()
        && filing.source_url.as_deref() != Some(url)
    {
        say(format!("source_url {:?}", filing.source_url));
    }
    wrong
}

pub(super) fn attachment_differences(filing: &FoundFiling, wanted: &[Value]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut rest = filing.attachments.as_slice();
    for one in wanted {
        let urls: Vec<_> = texts(&one["url"])
            .into_iter()
            .chain(texts(&one["url_any"]))
            .collect();
        let file = one["file"].as_str();
        let fits = |found: &FoundAttachment| match &found.held {
            FoundFile::Url(url) => urls.contains(url),
            FoundFile::Input(path) => {
                file.is_some_and(|file| path.rsplit('/').next() == Some(file))
            }
            FoundFile::Inside(name, _) | FoundFile::Named(name) => file == Some(name.as_str()),
            FoundFile::Nowhere => urls.is_empty() && file.is_none(),
        };
        let Some(found) = rest.first().filter(|found| fits(found)) else {
            wrong.push(format!("attachment {one}: {:?}", rest.first()));
            break;
        };
        if let Some(title) = one["title"].as_str()
            && !title.is_empty()
            && found.title.as_deref() != Some(title.trim())
        {
            wrong.push(format!(
                "attachment title {:?} instead of {title:?}",
                found.title
            ));
        }
        if let Some(access) = one["access"].as_str()
            && found.access.word() != access
        {
            wrong.push(format!("attachment {one}: access {:?}", found.access));
        }
        if let Some(pages) = one["pages"].as_u64()
            && found.pages.as_deref() != Some(pages.to_string().as_str())
        {
            wrong.push(format!("attachment pages {:?}", found.pages));
        }
        rest = &rest[1..];
        // Its other formats follow it.
        while !urls.is_empty() && rest.first().is_some_and(fits) {
            rest = &rest[1..];
        }
    }
    if !rest.is_empty() {
        wrong.push(format!("more attachments: {rest:?}"));
    }
    wrong
}
