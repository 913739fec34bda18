//! Dockets of the RECAP collection of the Internet Archive: `gov.uscourts.COURT.CASE.docket.xml`.

mod tree;

use std::collections::HashSet;

use super::courts::court_name;
use super::juriscraper::is_over;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDocket, FoundFile, FoundFiling, FoundParty, Input,
    RecordSource, Skipped, Unreadable, case, day, entry, json, plain,
};
use crate::docket::Access;
use tree::{XmlElement, tree};

/// The Internet Archive's RECAP collection.
pub(super) static INTERNET_ARCHIVE: RecordSource = RecordSource {
    name: "internet-archive",
    title: "RECAP at the Internet Archive",
    is_public_record: true,
    writers: Some(super::Writers::Officials),
    detects,
    read,
};

fn detects(input: &Input<'_>) -> bool {
    let head = json::decode(&input.bytes[..input.bytes.len().min(4096)]);
    head.trim_start().starts_with('<') && head.contains("<gov_uscourts_docket")
}

fn read(inputs: &[Input<'_>], _: &Choices) -> Result<Batch, Unreadable> {
    let mut batch = Batch::default();
    let mut keys = HashSet::new();
    let mut named = Vec::new();
    for input in inputs {
        let tree = match tree(input.bytes) {
            Ok(tree) => tree,
            Err(why) => {
                let place = input.path.to_owned();
                batch.skipped.push(Skipped { place, why });
                continue;
            }
        };
        docket(input.path, &tree, &mut batch, &mut keys, &mut named);
    }
    case::refer(&mut batch.filings, &named);
    case::note_withheld(&mut batch);
    Ok(batch)
}

fn docket(
    path: &str,
    root: &XmlElement,
    batch: &mut Batch,
    keys: &mut HashSet<String>,
    named: &mut Vec<(usize, Vec<String>)>,
) {
    let nothing = XmlElement::default();
    let details = root.child("case_details").unwrap_or(&nothing);
    let day_of = |name: &str| details.line(name).and_then(|text| day::day(&text));
    let court = details.line("court").unwrap_or_default();
    let case = details.line("pacer_case_num").unwrap_or_default();
    let number = details.line("docket_num");
    let closed = day_of("date_case_terminated");
    if let Some(number) = &number {
        let mut docket = FoundDocket {
            number: number.clone(),
            title: details.line("case_name"),
            agency: (!court.is_empty())
                .then(|| court_name(&court).unwrap_or_else(|| court.clone())),
            status: closed.is_some().then_some("closed"),
            opened: day_of("date_case_filed"),
            closed,
            presiding: ["assigned_to", "referred_to"]
                .iter()
                .filter_map(|name| details.line(name))
                .collect(),
            ..FoundDocket::default()
        };
        if !case.is_empty() {
            docket
                .identifiers
                .push(("PACER case".to_owned(), case.clone()));
        }
        case::add_facts(
            &mut docket,
            [
                ("Cause", details.line("case_cause")),
                ("Nature of suit", details.line("nature_of_suit")),
                ("Jurisdiction", details.line("jurisdiction")),
                ("Jury demand", details.line("jury_demand")),
                ("Demand", details.line("demand")),
            ],
        );
        if !batch
            .dockets
            .iter()
            .any(|known| known.number == docket.number)
        {
            batch.dockets.push(docket);
        }
    }
    let names = parties(path, root, number.as_deref(), batch);
    let documents: Vec<&XmlElement> = root
        .child("document_list")
        .into_iter()
        .flat_map(|list| list.all("document"))
        .collect();
    if documents.is_empty() {
        let why = "this docket lists no documents".to_owned();
        batch.skipped.push(Skipped {
            place: path.to_owned(),
            why,
        });
    }
    let place = Case {
        court,
        case,
        number,
        names,
    };
    let mut at = 0;
    while at < documents.len() {
        let own = number_of(documents[at]);
        let is_main = |document: &XmlElement| attachment_number(document) == 0;
        // Attachments follow the document of their number, or have none.
        let mut end = at + 1;
        while end < documents.len() && number_of(documents[end]) == own && !is_main(documents[end])
        {
            end += 1;
        }
        let mut filing = place.filing(&documents[at..end]);
        filing.place = format!("{path}, document {}", at + 1);
        if keys.insert(filing.key.clone()) {
            let text = match &filing.body {
                Body::Plain(text) => entry::refers_to(text),
                _ => Vec::new(),
            };
            named.push((batch.filings.len(), text));
            batch.filings.push(filing);
        } else {
            let why = format!(
                "document {} is listed twice",
                own.unwrap_or("without a number")
            );
            batch.skipped.push(Skipped {
                place: path.to_owned(),
                why,
            });
        }
        at = end;
    }
}

fn number_of(document: &XmlElement) -> Option<&str> {
    document
        .attribute("doc_num")
        .map(str::trim)
        .filter(|number| !number.is_empty() && *number != "0")
}

fn attachment_number(document: &XmlElement) -> u32 {
    document
        .attribute("attachment_num")
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

fn parties(path: &str, root: &XmlElement, docket: Option<&str>, batch: &mut Batch) -> entry::Names {
    let mut names = Vec::new();
    let rows = root
        .child("party_list")
        .into_iter()
        .flat_map(|list| list.all("party"));
    for (at, row) in rows.enumerate() {
        let Some(name) = row.line("name").and_then(|name| case::name(&name)) else {
            let place = format!("{path}, party {}", at + 1);
            let why = "this party has no name; it is left out".to_owned();
            batch.skipped.push(Skipped { place, why });
            continue;
        };
        names.push(name.clone());
        let notes = row
            .child("extra_info")
            .map(|notes| notes.text.clone())
            .unwrap_or_default();
        let other = case::other_names(&notes);
        let mut counsel: Vec<(String, Option<String>)> = Vec::new();
        for attorney in row
            .child("attorney_list")
            .into_iter()
            .flat_map(|list| list.all("attorney"))
        {
            let Some(lawyer) = attorney
                .line("attorney_name")
                .and_then(|name| case::name(&name))
            else {
                continue;
            };
            let has_left = attorney
                .line("attorney_role")
                .is_some_and(|role| is_over(&role));
            let is_known = counsel.iter().any(|(known, _)| *known == lawyer);
            if has_left || is_known || lawyer.eq_ignore_ascii_case(&name) {
                continue;
            }
            let contact = attorney
                .child("contact")
                .map(|contact| contact.text.clone());
            let firm = case::firm(&contact.unwrap_or_default(), &lawyer);
            counsel.push((lawyer, firm));
        }
        let party = FoundParty {
            dba: other.dba,
            formerly: other.formerly,
            aliases: other.aliases,
            role: row.line("type"),
            docket: docket.map(str::to_owned),
            until: row.line("date_terminated").and_then(|text| day::day(&text)),
            counsel,
            name,
        };
        if !batch.parties.contains(&party) {
            batch.parties.push(party);
        }
    }
    entry::Names::of(names)
}

/// What documents of one case have in common.
struct Case {
    court: String,
    case: String,
    number: Option<String>,
    names: entry::Names,
}

impl Case {
    /// Makes a filing of a document and its attachments.
    fn filing(&self, documents: &[&XmlElement]) -> FoundFiling {
        let main = documents[0];
        let text = main
            .child("long_desc")
            .map(|text| plain::clean(&text.text))
            .unwrap_or_default();
        let short = main.line("short_desc").unwrap_or_default();
        let number = number_of(main)
            .map(plain::line)
            .filter(|number| number.len() <= 6);
        let kind = entry::kind(&text, &short);
        let date = main.line("date_filed").and_then(|text| day::day(&text));
        let id = match (number_of(main), main.line("pacer_doc_id")) {
            (Some(number), _) if attachment_number(main) > 0 => {
                format!("{number}.{}", attachment_number(main))
            }
            (Some(number), _) => plain::line(number),
            (None, Some(id)) => format!("doc-{id}"),
            (None, None) => format!(
                "{}-{}",
                date.as_deref().unwrap_or("unknown"),
                case::digest(&text)
            ),
        };
        let mut found = FoundFiling {
            key: format!("internet-archive:{}:{}:{id}", self.court, self.case),
            title: entry::title(&text, &short, number.as_deref()),
            dockets: self.number.clone().into_iter().collect(),
            kind: Some(kind),
            filed_by: entry::filer(&text, kind, &self.names).into_iter().collect(),
            access: entry::access(&text, &short),
            number,
            ..FoundFiling::default()
        };
        for (label, name) in [
            ("PACER document", "pacer_doc_id"),
            ("PACER sequence", "pacer_de_seq_num"),
        ] {
            if let Some(value) = main.line(name) {
                found.identifiers.push((label.to_owned(), value));
            }
        }
        let entered = main
            .line("date_entered")
            .and_then(|text| day::day(&text))
            .or_else(|| entry::entered(&text));
        if let Some(entered) = entered.filter(|entered| date.as_ref() != Some(entered)) {
            found.dates.push(("entered", entered));
        }
        found.date = date;
        let is_held = |document: &&XmlElement| document.line("available").as_deref() == Some("1");
        for document in documents {
            let is_main = std::ptr::eq(*document, main) && attachment_number(main) == 0;
            if is_main && !is_held(document) {
                continue;
            }
            let title = document.line("short_desc");
            let held = match is_held(document).then(|| self.address(document)).flatten() {
                Some(url) => FoundFile::Url(url),
                None => FoundFile::Nowhere,
            };
            let number = attachment_number(document);
            let label = match (number, &title) {
                (0, None) => Some("Document".to_owned()),
                (0, Some(_)) => None,
                (number, _) => Some(format!("Attachment {number}")),
            };
            found.attachments.push(FoundAttachment {
                held,
                label,
                access: title
                    .as_deref()
                    .map_or(Access::Public, entry::document_access),
                title,
                ..FoundAttachment::default()
            });
        }
        if !text.is_empty() {
            found.body = Body::Plain(text);
        }
        found
    }

    /// Returns the address of a document that the archive holds.
    fn address(&self, document: &XmlElement) -> Option<String> {
        let number = number_of(document)?;
        let is_word =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_word(&self.court) || !is_word(&self.case) || !is_word(number) {
            return None;
        }
        let bucket = format!("gov.uscourts.{}.{}", self.court, self.case);
        let place = attachment_number(document);
        Some(format!(
            "https://archive.org/download/{bucket}/{bucket}.{number}.{place}.pdf"
        ))
    }
}

#[cfg(test)]
mod tests;
