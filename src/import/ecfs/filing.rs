//! A filing of ECFS as its API gives it.

use crate::docket::Access;
use crate::import::agencies::is_fcc;
use crate::import::json::{self, Json};
use crate::import::marks::is_marked_file;
use crate::import::{Body, FoundAttachment, FoundFile, FoundFiling, day, plain};

pub(super) fn filing(row: &Json, keep_contact: bool) -> FoundFiling {
    let id = json::text(row, "id_submission").unwrap_or_default();
    let all = names(row, "filers");
    let is_nobody = |name: &&String| name.eq_ignore_ascii_case("anonymous");
    let filed_by: Vec<String> = all
        .iter()
        .filter(|name| !is_nobody(name))
        .cloned()
        .collect();
    let label = submission(row).unwrap_or_default();
    let is_issued = filed_by.iter().any(|name| is_fcc(name));
    let kind = kind(&label, is_issued);
    let access = if withholds(row).is_some() {
        Access::Confidential
    } else {
        Access::Public
    };
    let attachments: Vec<_> = ["documents", "attachments"]
        .iter()
        .flat_map(|key| json::list(row, key))
        .filter_map(attachment)
        .collect();
    let received = json::text(row, "date_received").or_else(|| json::text(row, "date_submission"));
    let date = received.as_deref().and_then(day::moment);
    let mut found = FoundFiling {
        key: format!("ecfs:{id}"),
        title: match filed_by.is_empty() && !all.is_empty() {
            true => format!("{} (anonymous)", title(kind, &label, &filed_by, &[])),
            false => title(kind, &label, &filed_by, &attachments),
        },
        dockets: dockets(row),
        kind,
        filed_by,
        access,
        attachments,
        identifiers: vec![("ECFS".to_owned(), id.clone())],
        body: match json::long_text(row, "text_data") {
            Some(text) => Body::Plain(plain::maybe_html(&text)),
            None => Body::None,
        },
        ..FoundFiling::default()
    };
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        found.source_url = Some(format!("https://www.fcc.gov/ecfs/filing/{id}"));
    }
    if let Some(number) = json::text(row, "confirmation_number") {
        let label = "ECFS confirmation".to_owned();
        found.identifiers.push((label, number));
    }
    if let Some(shown) = json::text(row, "date_disseminated").and_then(|text| day::day(&text)) {
        found.dates.push(("published", shown));
    }
    let own_day = date
        .as_deref()
        .map(|date| date[..10.min(date.len())].to_owned());
    let sent = json::text(row, "date_submission").and_then(|text| day::day(&text));
    let mut fact = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            found.facts.push((label.to_owned(), value));
        }
    };
    let is_told = kind.is_some_and(|kind| kind.eq_ignore_ascii_case(&label));
    fact("Submission type", Some(label).filter(|_| !is_told));
    fact(
        "Submitted",
        sent.filter(|sent| own_day.as_ref() != Some(sent)),
    );
    fact("Author", Some(names(row, "authors").join(", ")));
    fact("Law firm", Some(names(row, "lawfirms").join("; ")));
    fact("Bureau", Some(names(row, "bureaus").join("; ")));
    fact("Presented to", Some(names(row, "presented_to").join("; ")));
    fact("File number", json::text(row, "file_number"));
    fact("Report number", json::text(row, "report_number"));
    fact(
        "Pages",
        json::text(row, "total_page_count").filter(|pages| pages != "0"),
    );
    let late = json::text(row, "exparte_or_late_filed").is_some_and(|flag| flag == "Y");
    fact("Ex parte or late filed", late.then(|| "yes".to_owned()));
    if access != Access::Public {
        fact("Viewing status", viewing_status(row));
    }
    if keep_contact {
        let address = row.get("addressentity").unwrap_or(&Json::Null);
        let lines = [
            "address_line_1",
            "address_line_2",
            "city",
            "state",
            "zip_code",
        ];
        let parts: Vec<_> = lines
            .iter()
            .filter_map(|key| json::text(address, key))
            .collect();
        fact("Address", Some(parts.join(", ")));
        let abroad = row.get("internationaladdressentity").unwrap_or(&Json::Null);
        fact("Foreign address", json::text(abroad, "addresstext"));
        fact("E-mail", json::text(row, "contact_email"));
    }
    found.date = date;
    found
}

/// Returns why a filing is not known to be public.
pub(super) fn withholds(row: &Json) -> Option<&'static str> {
    let status = viewing_status(row);
    let is_open = status
        .as_deref()
        .is_some_and(|word| word.eq_ignore_ascii_case("unrestricted"));
    if status.is_none() {
        return Some("it has no viewing status");
    }
    if !is_open {
        return Some("its viewing status is not \"Unrestricted\"");
    }
    let is_hidden = row
        .pointer("/submissiontype/flag_public")
        .and_then(json::as_text)
        .is_some_and(|flag| flag.eq_ignore_ascii_case("n"));
    if is_hidden {
        return Some("its type of submission is not public");
    }
    let state = row
        .pointer("/filingstatus/description")
        .and_then(json::as_text)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let gone = [
        "RETURN",
        "DELET",
        "REJECT",
        "REMOV",
        "WITHDR",
        "SUPPRESS",
        "CONFIDENTIAL",
    ];
    gone.iter()
        .any(|word| state.contains(word))
        .then_some("its filing status says that it is not shown")
}

pub(super) fn viewing_status(row: &Json) -> Option<String> {
    let status = row.get("viewingstatus")?;
    json::text(status, "description").or_else(|| json::as_text(status))
}

/// Returns the names of a list of `{name}`, or of plain texts.
pub(super) fn names(row: &Json, key: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let one = row.get(key).filter(|value| value.is_string());
    for entry in json::list(row, key).iter().chain(one) {
        let name = json::text(entry, "name").or_else(|| json::as_text(entry));
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

pub(super) fn dockets(row: &Json) -> Vec<String> {
    names(row, "proceedings")
}

pub(super) fn submission(row: &Json) -> Option<String> {
    let kind = row.get("submissiontype")?;
    json::text(kind, "description")
        .or_else(|| json::text(kind, "short"))
        .or_else(|| json::as_text(kind))
}

/// Returns the type for what the filer chose. Anyone can choose any type there, so those that the
/// agency issues need its name.
pub(super) fn kind(label: &str, is_issued: bool) -> Option<&'static str> {
    let label = label.to_ascii_uppercase();
    let says = |word: &str| label.contains(word);
    if is_issued {
        let kind = match () {
            () if says("PROPOSED RULE") || says("NPRM") => Some("proposed-rule"),
            () if says("PUBLIC NOTICE") || says("NOTICE OF INQUIRY") || says("NEWS") => {
                Some("notice")
            }
            () if says("RULING") => Some("ruling"),
            () if says("ORDER") || says("CONSENT DECREE") => Some("order"),
            () if says("ERRATUM") || says("ERRATA") => Some("correction"),
            () => None,
        };
        if kind.is_some() {
            return kind;
        }
    }
    let kind = match () {
        () if says("PROPOSED RULE") || says("NPRM") || says("PUBLIC NOTICE") => "filing",
        () if says("NOTICE OF INQUIRY") || says("RULING") || says("CONSENT DECREE") => "filing",
        () if says("EXPARTE") || says("EX PARTE") || says("EX-PARTE") => "ex-parte",
        () if says("REPLY") => "reply",
        () if says("OPPOSITION") || says("RESPONSE") => "response",
        () if says("OBJECTION") => "objection",
        () if says("PROTEST") => "protest",
        () if says("COMMENT") => "comment",
        () if says("COMPLAINT") => "complaint",
        () if says("PETITION") || says("WAIVER") => "petition",
        () if says("APPLICATION") => "application",
        () if says("MOTION") => "motion",
        () if says("ORDER") => "filing",
        () if says("LETTER") => "letter",
        () if says("BRIEF") => "brief",
        () if says("TESTIMONY") => "testimony",
        () if says("AFFIDAVIT") || says("DECLARATION") => "affidavit",
        () if says("CERTIFICATION") || says("CERTIFICATE") => "certificate",
        () if says("TRANSCRIPT") => "transcript",
        () if says("AGREEMENT") => "agreement",
        () if says("ERRATUM") || says("ERRATA") => "correction",
        () if says("STUDY") => "study",
        () if says("REPORT") => "report",
        () if says("NOTICE") => "notice",
        () => "filing",
    };
    Some(kind)
}

/// Makes a title: ECFS has none.
pub(super) fn title(
    kind: Option<&'static str>,
    label: &str,
    filers: &[String],
    attachments: &[FoundAttachment],
) -> String {
    let is_plain = label.is_empty() || label.eq_ignore_ascii_case("other");
    let misleads = kind == Some("filing") && is_issue(label);
    let what = match is_plain || misleads {
        true => "Filing".to_owned(),
        false => sentence(label),
    };
    match filers {
        [] => {
            let first = attachments
                .iter()
                .find(|file| file.access == Access::Public);
            let name = first.and_then(|file| file.label.as_ref().or(file.title.as_ref()));
            match name {
                Some(name) => format!("{what}: {name}"),
                None => what,
            }
        }
        [one] => format!("{what} of {one}"),
        [one, two] => format!("{what} of {one} and {two}"),
        [one, two, three] => format!("{what} of {one}, {two}, and {three}"),
        [one, two, rest @ ..] => format!("{what} of {one}, {two}, and {} others", rest.len()),
    }
}

/// Returns whether a label names what only the agency issues: a title that says so would mislead.
pub(super) fn is_issue(label: &str) -> bool {
    let label = label.to_ascii_uppercase();
    [
        "PROPOSED RULE",
        "NPRM",
        "PUBLIC NOTICE",
        "INQUIRY",
        "RULING",
        "DECREE",
        "ORDER",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// Writes words that are all capitals as a sentence would.
pub(super) fn sentence(label: &str) -> String {
    if label.chars().any(char::is_lowercase) {
        return label.to_owned();
    }
    let lower = label.to_lowercase().replace("exparte", "ex parte");
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

pub(super) fn attachment(row: &Json) -> Option<FoundAttachment> {
    let name = json::text(row, "filename").or_else(|| json::text(row, "name"));
    let description = json::text(row, "description");
    let url = json::text(row, "src").filter(|url| is_address(url));
    let title = name.or_else(|| description.clone());
    if title.is_none() && url.is_none() {
        return None;
    }
    let marked = [&title, &description]
        .into_iter()
        .flatten()
        .any(|text| is_marked_file(text));
    Some(FoundAttachment {
        held: url.map_or(FoundFile::Nowhere, FoundFile::Url),
        label: description.filter(|text| Some(text) != title.as_ref()),
        title,
        access: if marked {
            Access::Confidential
        } else {
            Access::Public
        },
        ..FoundAttachment::default()
    })
}

pub(super) fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(char::is_whitespace)
}
