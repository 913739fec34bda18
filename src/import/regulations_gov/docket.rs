//! A docket of regulations.gov.

use super::record::labels;
use crate::import::agencies::agency_name;
use crate::import::json::{self, Json};
use crate::import::{FoundDocket, day, plain};

pub(super) fn docket(id: &str, attributes: &Json) -> FoundDocket {
    let labels = labels(attributes);
    let get = |name: &str| json::text(attributes, name);
    let mut docket = FoundDocket {
        number: id.to_owned(),
        title: json::long_text(attributes, "title")
            .map(|text| plain::title(&text))
            .filter(|title| !title.is_empty()),
        agency: get("agencyId").map(|letters| agency_name(&letters)),
        identifiers: vec![("regulations.gov".to_owned(), id.to_owned())],
        source_url: id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            .then(|| format!("https://www.regulations.gov/docket/{id}")),
        ..FoundDocket::default()
    };
    let about = json::long_text(attributes, "dkAbstract").map(|text| plain::title(&text));
    let facts = [
        ("docketType", "Docket type", get("docketType")),
        ("shortTitle", "Short title", get("shortTitle")),
        ("generic", "Program area", get("generic")),
        ("program", "Program", get("program")),
        ("category", "Category", get("category")),
        ("organization", "Organization", get("organization")),
        ("subType", "Subtype", get("subType")),
        ("subType2", "Subtype 2", get("subType2")),
        ("rin", "RIN", get("rin").filter(|rin| rin != "Not Assigned")),
        ("petitionNbr", "Petition number", get("petitionNbr")),
        ("legacyId", "Legacy ID", get("legacyId")),
        ("field1", "Field 1", get("field1")),
        ("field2", "Field 2", get("field2")),
        (
            "keywords",
            "Keywords",
            Some(json::texts(attributes, "keywords").join(", ")),
        ),
        (
            "effectiveDate",
            "Effective date",
            get("effectiveDate").and_then(|text| day::day(&text)),
        ),
        ("abstract", "Description", about),
    ];
    for (name, label, value) in facts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let label = labels
                .get(name)
                .cloned()
                .unwrap_or_else(|| label.to_owned());
            docket.facts.push((label, value));
        }
    }
    docket
}
