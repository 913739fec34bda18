//! A document or a comment of regulations.gov as a filing.

use std::collections::HashMap;

use super::attached::attachments;
use super::{docket_of, is_restricted, key};
use crate::docket::Access;
use crate::import::agencies::agency_name;
use crate::import::json::{self, Json};
use crate::import::{Body, FoundDeadline, FoundFiling, day, plain};

pub(super) fn filing(
    row: &Json,
    id: &str,
    own: &[Json],
    shared: &[Json],
    keep_contact: bool,
) -> FoundFiling {
    let attributes = row.get("attributes").unwrap_or(&Json::Null);
    let is_comment = json::text(row, "type").as_deref() == Some("comments");
    let document_type = json::text(attributes, "documentType").unwrap_or_default();
    let is_comment = is_comment || document_type == "Public Submission";
    let get = |name: &str| json::text(attributes, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let is_withdrawn = json::is_set(attributes, "withdrawn");
    let mut found = FoundFiling {
        key: key(id),
        title: title(attributes, id, is_comment),
        dockets: docket_of(id, attributes).into_iter().collect(),
        kind: Some(kind(is_comment, &document_type)),
        identifiers: vec![("regulations.gov".to_owned(), id.to_owned())],
        is_partial: attributes.get("modifyDate").is_none(),
        ..FoundFiling::default()
    };
    if is_restricted(attributes) {
        found.access = Access::Confidential;
    }
    let (received, posted) = (day_of("receiveDate"), day_of("postedDate"));
    // What the agency publishes is filed when it is posted; what it gets, when it gets it.
    found.date = if is_comment || !is_published(&document_type) {
        received.clone().or_else(|| posted.clone())
    } else {
        posted.clone().or_else(|| received.clone())
    };
    let others = [
        ("dated", day_of("authorDate")),
        ("received", received),
        ("published", posted),
        ("effective", day_of("effectiveDate")),
    ];
    for (name, date) in others {
        if let Some(date) = date
            && (found.date.as_ref() != Some(&date) || name == "effective")
        {
            found.dates.push((name, date));
        }
    }
    if !is_comment {
        for (name, title) in [
            ("commentStartDate", "Comment period opens"),
            ("commentEndDate", "Comments are due"),
        ] {
            if let Some(date) = day_of(name)
                && (name == "commentEndDate" || found.date.as_ref() != Some(&date))
            {
                let title = title.to_owned();
                found.deadlines.push(FoundDeadline { date, title });
            }
        }
    }
    let page = if is_comment { "comment" } else { "document" };
    if id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    {
        found.source_url = Some(format!("https://www.regulations.gov/{page}/{id}"));
    }
    if let Some(number) = get("frDocNum") {
        let number = number.replace(['–', '—', '‑'], "-");
        let label = "Federal Register".to_owned();
        found.identifiers.push((label, number));
    }
    if let Some(number) = get("trackingNbr") {
        let label = "Tracking Number".to_owned();
        found.identifiers.push((label, number));
    }
    facts(&mut found, row, is_comment, keep_contact);
    // What the agency withdrew it no longer shows: only the entry and the reason are left.
    let submitter = submitter(attributes).filter(|_| !is_withdrawn);
    let agency = || get("agencyId").map(|letters| agency_name(&letters));
    found.filed_by = match is_comment {
        true => submitter.into_iter().collect(),
        false => submitter.or_else(agency).into_iter().collect(),
    };
    if !is_withdrawn {
        let text = if is_comment { "comment" } else { "docAbstract" };
        if let Some(text) = json::long_text(attributes, text) {
            found.body = Body::Plain(plain::html(&text));
        }
        found.attachments = attachments(row, own, shared);
    }
    found
}

pub(super) fn is_published(document_type: &str) -> bool {
    matches!(document_type, "Rule" | "Proposed Rule" | "Notice")
}

pub(super) fn kind(is_comment: bool, document_type: &str) -> &'static str {
    match document_type {
        _ if is_comment => "comment",
        "Rule" => "rule",
        "Proposed Rule" => "proposed-rule",
        "Notice" => "notice",
        _ => "filing",
    }
}

pub(super) fn title(attributes: &Json, id: &str, is_comment: bool) -> String {
    let title = json::long_text(attributes, "title").map(|text| plain::title(&text));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| {
        let what = if is_comment { "Comment" } else { "Document" };
        format!("{what} {id}")
    })
}

/// Returns who submitted a comment: the organization or the government agency before the person.
pub(super) fn submitter(attributes: &Json) -> Option<String> {
    let name = |key: &str| json::text(attributes, key).filter(|name| !is_nobody(name));
    name("organization")
        .or_else(|| name("govAgency"))
        .or_else(|| person(attributes))
}

pub(super) fn person(attributes: &Json) -> Option<String> {
    let parts: Vec<_> = ["firstName", "lastName"]
        .iter()
        .filter_map(|key| json::text(attributes, key))
        .filter(|name| !is_nobody(name))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Returns whether a name means nobody in particular.
pub(super) fn is_nobody(name: &str) -> bool {
    let letters: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    [
        "",
        "na",
        "none",
        "null",
        "self",
        "myself",
        "anonymous",
        "anonymousanonymous",
        "individual",
        "private",
        "privatecitizen",
        "citizen",
        "notapplicable",
        "unknown",
    ]
    .contains(&letters.as_str())
}

pub(super) fn facts(found: &mut FoundFiling, row: &Json, is_comment: bool, keep_contact: bool) {
    let attributes = row.get("attributes").unwrap_or(&Json::Null);
    let labels = labels(attributes);
    let get = |name: &str| json::text(attributes, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let mut facts = Vec::new();
    let mut add = |name: &str, label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let label = labels
                .get(name)
                .cloned()
                .unwrap_or_else(|| label.to_owned());
            facts.push((label, value));
        }
    };
    if json::is_set(attributes, "withdrawn") {
        add("withdrawn", "Status", Some("withdrawn".to_owned()));
        add(
            "reasonWithdrawn",
            "Reason withdrawn",
            get("reasonWithdrawn"),
        );
    }
    if is_restricted(attributes) {
        add(
            "restrictReasonType",
            "Restriction",
            get("restrictReasonType"),
        );
        add(
            "restrictReason",
            "Reason for the restriction",
            get("restrictReason"),
        );
    }
    add(
        "commentOnDocumentId",
        "Comment on",
        get("commentOnDocumentId"),
    );
    add("category", "Category", get("category"));
    let is_plain = get("subtype").as_deref() == Some("Public Comment");
    add("subtype", "Subtype", get("subtype").filter(|_| !is_plain));
    add("subject", "Subject", get("subject"));
    add(
        "authors",
        "Author",
        Some(json::texts(attributes, "authors").join("; ")),
    );
    add("field1", "Field 1", get("field1"));
    add("field2", "Field 2", get("field2"));
    add("frVolNum", "Federal Register citation", get("frVolNum"));
    add(
        "startEndPage",
        "Federal Register pages",
        get("startEndPage"),
    );
    add("cfrPart", "CFR", get("cfrPart"));
    let numbers: Vec<_> = json::texts(attributes, "rin")
        .into_iter()
        .chain(json::texts(attributes, "additionalRins"))
        .filter(|rin| rin != "Not Assigned")
        .collect();
    add("rin", "RIN", Some(numbers.join(", ")));
    add(
        "topics",
        "Topics",
        Some(json::texts(attributes, "topics").join(", ")),
    );
    add(
        "implementationDate",
        "Implementation date",
        day_of("implementationDate"),
    );
    add("ombApproval", "OMB approval", get("ombApproval"));
    add("sourceCitation", "Source citation", get("sourceCitation"));
    add("exhibitType", "Exhibit type", get("exhibitType"));
    add(
        "exhibitLocation",
        "Exhibit location",
        get("exhibitLocation"),
    );
    add("media", "Medium", get("media"));
    add(
        "originalDocumentId",
        "Original document",
        get("originalDocumentId"),
    );
    add("legacyId", "Legacy ID", get("legacyId"));
    add("postmarkDate", "Postmarked", day_of("postmarkDate"));
    let copies = get("duplicateComments").filter(|count| count != "0");
    add("duplicateComments", "Duplicate comments", copies);
    if is_comment && !json::is_set(attributes, "withdrawn") {
        add("submitterRep", "Representative", get("submitterRep"));
        let kind = get("govAgencyType").filter(|kind| !is_nobody(kind));
        add("govAgencyType", "Government agency type", kind);
        let contact =
            person(attributes).filter(|name| submitter(attributes).as_ref() != Some(name));
        add("submitter", "Submitter", contact);
        add(
            "stateProvinceRegion",
            "State or province",
            get("stateProvinceRegion"),
        );
        add("country", "Country", get("country"));
        if keep_contact {
            let parts: Vec<_> = ["address1", "address2", "city", "zip"]
                .iter()
                .filter_map(|name| get(name))
                .collect();
            add("address", "Address", Some(parts.join(", ")));
            add("email", "E-mail", get("email"));
            add("phone", "Phone", get("phone"));
            add("fax", "Fax", get("fax"));
            add(
                "submitterRepAddress",
                "Representative's address",
                get("submitterRepAddress"),
            );
            add(
                "submitterRepCityState",
                "Representative's city",
                get("submitterRepCityState"),
            );
        }
    }
    found.facts = facts;
}

/// Returns the labels under which an agency shows fields.
pub(super) fn labels(attributes: &Json) -> HashMap<String, String> {
    json::list(attributes, "displayProperties")
        .iter()
        .filter_map(|row| Some((json::text(row, "name")?, json::text(row, "label")?)))
        .collect()
}
