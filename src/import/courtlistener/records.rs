//! Entries, documents, and dockets of CourtListener as filings and dockets.

use crate::docket::Access;
use crate::import::courts::court_name;
use crate::import::json::{self, Json};
use crate::import::{
    Body, FoundAttachment, FoundDocket, FoundFile, FoundFiling, Guess, case, day, entry, plain,
};

pub(super) fn filing(
    row: &Json,
    docket: Option<&Json>,
    mut documents: Vec<&Json>,
    parties: &entry::Names,
) -> FoundFiling {
    let text = json::long_text(row, "description")
        .map(|text| plain::html(&text))
        .unwrap_or_default();
    documents.sort_by_key(|row| {
        let number = json::number(row, "attachment_number");
        (number.is_some(), number)
    });
    let main = documents
        .first()
        .filter(|row| json::number(row, "attachment_number").is_none())
        .copied()
        .unwrap_or(&Json::Null);
    let short = json::text(main, "description").unwrap_or_default();
    let number = json::text(row, "entry_number");
    let kind = entry::kind(&text, &short);
    let mut access = entry::access(&text, &short);
    if is_sealed(main) {
        access = Access::Sealed;
    }
    let date = json::text(row, "date_filed").and_then(|text| day::day(&text));
    let id = json::text(row, "id");
    let key = id.clone().unwrap_or_else(|| {
        // Copies at the Internet Archive have no ids.
        let place = json::text(row, "recap_sequence_number").or_else(|| number.clone());
        let of = json::text(docket.unwrap_or(&Json::Null), "docket_number").unwrap_or_default();
        format!("{of}:{}:{}", place.unwrap_or_default(), case::digest(&text))
    });
    let mut found = FoundFiling {
        key: format!("courtlistener:{key}"),
        title: entry::title(&text, &short, number.as_deref()),
        dockets: docket
            .and_then(|docket| json::text(docket, "docket_number"))
            .into_iter()
            .collect(),
        kind: Some(kind),
        filed_by: entry::filer(&text, kind, parties).into_iter().collect(),
        access,
        identifiers: id
            .map(|id| ("CourtListener".to_owned(), id))
            .into_iter()
            .collect(),
        source_url: json::text(main, "absolute_url").and_then(|path| address(&path)),
        number,
        is_partial: docket.is_none(),
        ..FoundFiling::default()
    };
    if let Some(id) = json::text(main, "pacer_doc_id") {
        found.identifiers.push(("PACER document".to_owned(), id));
    }
    if let Some(entered) = entry::entered(&text).filter(|day| date.as_ref() != Some(day)) {
        found.dates.push(("entered", entered));
    }
    if date.is_none()
        && let Some(order) = json::text(row, "recap_sequence_number")
        && let Some(value) = order.split('.').next().and_then(day::day)
    {
        let from = "the recap_sequence_number".to_owned();
        found.guesses.push(Guess {
            key: "date",
            value,
            from,
        });
    }
    found.date = date;
    if let Some(time) = json::text(row, "time_filed") {
        found.facts.push(("Time filed".to_owned(), time));
    }
    for document in &documents {
        found.attachments.push(attachment(document));
    }
    let mut body = text;
    for document in &documents {
        let Some(text) = json::long_text(document, "plain_text") else {
            continue;
        };
        if is_sealed(document) || document_access(document) != Access::Public {
            continue;
        }
        let what = match json::number(document, "attachment_number") {
            None => "Text of the document:".to_owned(),
            Some(number) => format!("Text of attachment {number}:"),
        };
        let text = plain::clean(&text);
        if !text.is_empty() {
            body = format!("{body}\n\n{what}\n\n{text}")
                .trim_start()
                .to_owned();
        }
    }
    if !body.is_empty() {
        found.body = Body::Plain(body);
    }
    found
}

/// Returns whether a document is sealed. The flag is null where the court said nothing; anything
/// but no withholds.
pub(super) fn is_sealed(document: &Json) -> bool {
    match document.get("is_sealed") {
        None | Some(Json::Null) | Some(Json::Bool(false)) => false,
        Some(other) => json::as_text(other).is_none_or(|text| {
            !["", "false", "no", "0"].contains(&text.to_ascii_lowercase().as_str())
        }),
    }
}

pub(super) fn document_access(document: &Json) -> Access {
    if is_sealed(document) {
        return Access::Sealed;
    }
    entry::document_access(&json::text(document, "description").unwrap_or_default())
}

pub(super) fn attachment(document: &Json) -> FoundAttachment {
    let number = json::number(document, "attachment_number");
    let description = json::text(document, "description");
    let local = json::text(document, "filepath_local").map(|path| {
        if path.starts_with("http") {
            path
        } else {
            format!(
                "https://storage.courtlistener.com/{}",
                path.trim_start_matches('/')
            )
        }
    });
    let url = local
        .or_else(|| json::text(document, "filepath_ia"))
        .filter(|url| url.starts_with("http") && !url.contains(' '));
    FoundAttachment {
        held: url.map_or(FoundFile::Nowhere, FoundFile::Url),
        label: match number {
            Some(number) => Some(format!("Attachment {number}")),
            None => description.is_none().then(|| "Document".to_owned()),
        },
        title: description,
        pages: json::text(document, "page_count").filter(|pages| pages != "0"),
        access: document_access(document),
        ..FoundAttachment::default()
    }
}

pub(super) fn address(path: &str) -> Option<String> {
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains(' ');
    is_path.then(|| format!("https://www.courtlistener.com{path}"))
}

pub(super) fn docket(row: &Json) -> Option<FoundDocket> {
    let get = |name: &str| json::text(row, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let closed = day_of("date_terminated");
    let court = get("court_id").or_else(|| {
        let address = get("court")?;
        Some(address.trim_end_matches('/').rsplit('/').next()?.to_owned())
    });
    let title = ["case_name", "case_name_full", "case_name_short"]
        .iter()
        .find_map(|name| json::long_text(row, name))
        .map(|title| plain::title(&title));
    let presiding = ["assigned_to_str", "referred_to_str", "panel_str"];
    let mut docket = FoundDocket {
        number: get("docket_number")?,
        title: title.filter(|title| !title.is_empty()),
        agency: court.map(|id| court_name(&id).unwrap_or(id)),
        status: closed.is_some().then_some("closed"),
        opened: day_of("date_filed"),
        closed,
        presiding: presiding.iter().filter_map(|name| get(name)).collect(),
        source_url: get("absolute_url").and_then(|path| address(&path)),
        ..FoundDocket::default()
    };
    for (label, name) in [("CourtListener", "id"), ("PACER case", "pacer_case_id")] {
        if let Some(value) = get(name) {
            docket.identifiers.push((label.to_owned(), value));
        }
    }
    case::add_facts(
        &mut docket,
        [
            ("Cause", get("cause")),
            ("Nature of suit", get("nature_of_suit")),
            ("Jurisdiction", get("jurisdiction_type")),
            ("Jury demand", get("jury_demand")),
            ("Appeal from", get("appeal_from_str")),
            ("Fee status", get("appellate_fee_status")),
            ("Type of case", get("appellate_case_type_information")),
            ("MDL status", get("mdl_status")),
            ("Argued", day_of("date_argued")),
            ("Reargued", day_of("date_reargued")),
            ("Certiorari granted", day_of("date_cert_granted")),
            ("Certiorari denied", day_of("date_cert_denied")),
        ],
    );
    Some(docket)
}
