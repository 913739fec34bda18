//! The rows of each list, as the catalog has them.

use super::only::Only;
use super::{Cell, List};
use crate::docket::EventKind;
use crate::link::{Catalog, DocketId, Entry, Named};
use crate::plan::slug;
use crate::time::Date;

/// Lists the filings.
pub(super) fn filings(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (_, filed) in catalog.filings() {
        let filing = &filed.filing;
        let kind = filing.kind.as_ref().map_or("", |kind| &kind.0);
        let signed: Vec<Named> = filed.signed_for.iter().flatten().cloned().collect();
        let parties: [&[Named]; 5] = [
            &filed.parties.filed_by,
            &filed.parties.on_behalf_of,
            &filed.parties.addressed_to,
            &filed.parties.served_on,
            &signed,
        ];
        let wanted = only.has_docket(&filed.dockets)
            && only.has_party(&parties)
            && only.has_kind(kind)
            && only.has_date(&filing.date);
        if wanted {
            rows.push(vec![
                Cell::Text(filing.date.to_string()),
                Cell::Text(filing.number.clone().unwrap_or_default()),
                Cell::Text(kind.to_owned()),
                Cell::Text(filing.heading_in_english().into_owned()),
                Cell::Texts(names(catalog, &filed.parties.filed_by)),
                Cell::Texts(names_of_dockets(catalog, &filed.dockets)),
                Cell::Text(filing.access().word().to_owned()),
                Cell::Text(filed.id().unwrap_or_default().to_owned()),
            ]);
        }
    }
    let columns = &[
        "date", "number", "type", "title", "filed_by", "docket", "access", "id",
    ];
    List { columns, rows }
}

/// Lists the parties.
pub(super) fn parties(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (id, party) in catalog.parties() {
        if only.has_docket(&party.dockets) && only.party.is_none_or(|wanted| wanted == id) {
            let record = party.record.as_ref();
            let kind = record.and_then(|record| record.kind.clone());
            rows.push(vec![
                Cell::Text(party.name.clone()),
                Cell::Text(kind.unwrap_or_default()),
                Cell::Number(party.filings.len()),
                Cell::Texts(names_of_dockets(catalog, &party.dockets)),
                // As in its address: a party without a record is known by its folded name.
                Cell::Text(slug(&party.id)),
            ]);
        }
    }
    let columns = &["name", "kind", "filings", "dockets", "id"];
    List { columns, rows }
}

/// Lists the dockets.
pub(super) fn dockets(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (id, docket) in catalog.dockets() {
        let parties: Vec<Named> = docket
            .parties
            .iter()
            .map(|part| part.party.clone())
            .collect();
        if only.has_docket(&[id]) && only.has_party(&[&parties]) {
            let title = docket.heading().map(|heading| heading.in_english("docket"));
            let record = docket.proceeding();
            let opened = record.and_then(|record| record.opened.as_ref());
            rows.push(vec![
                Cell::Text(docket.number.clone()),
                Cell::Text(title.unwrap_or_default().into_owned()),
                Cell::Text(docket.agency.clone().unwrap_or_default()),
                Cell::Text(docket.status().unwrap_or_default().to_owned()),
                Cell::Text(opened.map(Date::to_string).unwrap_or_default()),
                Cell::Number(docket.filings.len()),
                Cell::Text(docket.name.clone()),
            ]);
        }
    }
    let columns = &[
        "number", "title", "agency", "status", "opened", "filings", "id",
    ];
    List { columns, rows }
}

/// Lists the deadlines.
pub(super) fn deadlines(catalog: &Catalog, only: &Only) -> List {
    let mut dated = Vec::new();
    for (id, docket) in catalog.dockets() {
        if !only.has_docket(&[id]) {
            continue;
        }
        for entry in &docket.timeline {
            let (title, source) = match *entry {
                Entry::Limit(clock, at) => {
                    let (clock, counted) = docket.clock(clock);
                    let milestone = &clock.milestones[at];
                    let source = match (&milestone.stated, &counted.limits[at]) {
                        (Some(_), _) => "stated",
                        (None, Some(_)) => "counted",
                        (None, None) => continue,
                    };
                    (milestone.title.clone(), source)
                }
                Entry::Stated(filing, at) => {
                    let document = catalog.filing(filing).filing.document();
                    let document = document.expect("only a document that readers see states dates");
                    (document.deadlines[at].title.clone(), "stated")
                }
                Entry::Event(at) if docket.event(at).kind == EventKind::Deadline => {
                    (docket.event(at).title.clone(), "event")
                }
                Entry::Event(_) | Entry::Filing(_) | Entry::Absent(_) => continue,
            };
            let date = catalog.date_of(docket, *entry);
            if only.has_date(&date) {
                let law = catalog.basis_of(id, *entry).unwrap_or_default().to_owned();
                dated.push((date, title, source, docket.name.clone(), law));
            }
        }
    }
    // Each docket's are in order; several dockets' are merged by their days.
    dated.sort_by_key(|(date, ..)| date.sort_key());
    let row = |(date, title, source, docket, law): (Date, String, &str, String, String)| {
        vec![
            Cell::Text(date.to_string()),
            Cell::Text(title),
            Cell::Text(source.to_owned()),
            Cell::Text(docket),
            Cell::Text(law),
        ]
    };
    List {
        columns: &["date", "title", "source", "docket", "authority"],
        rows: dated.into_iter().map(row).collect(),
    }
}

/// Lists the documents that are not on file.
pub(super) fn not_on_file(catalog: &Catalog, only: &Only) -> List {
    let mut all: Vec<_> = catalog.absents().map(|(_, absent)| absent).collect();
    all.sort_by_key(|absent| (absent.date.sort_key(), absent.title.clone(), absent.docket));
    let mut rows = Vec::new();
    for absent in all {
        let kind = absent.kind.as_ref().map_or("", |kind| &kind.0);
        let docket: Vec<DocketId> = absent.docket.into_iter().collect();
        let wanted = only.has_docket(&docket)
            && only.has_party(&[&absent.filed_by, &absent.addressed_to])
            && only.has_kind(kind)
            && only.has_date(&absent.date);
        if wanted {
            rows.push(vec![
                Cell::Text(absent.date.to_string()),
                Cell::Text(kind.to_owned()),
                Cell::Text(absent.title.clone()),
                Cell::Texts(names(catalog, &absent.filed_by)),
                Cell::Texts(names(catalog, &absent.addressed_to)),
                Cell::Texts(names_of_dockets(catalog, &docket)),
            ]);
        }
    }
    let columns = &[
        "date",
        "type",
        "title",
        "filed_by",
        "addressed_to",
        "docket",
    ];
    List { columns, rows }
}

fn names(catalog: &Catalog, all: &[Named]) -> Vec<String> {
    let name = |named: &Named| match named {
        Named::Party(id) => catalog.party(*id).name.clone(),
        Named::Words(words) => words.clone(),
    };
    all.iter().map(name).collect()
}

fn names_of_dockets(catalog: &Catalog, all: &[DocketId]) -> Vec<String> {
    all.iter()
        .map(|id| catalog.docket(*id).name.clone())
        .collect()
}
