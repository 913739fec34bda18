//! The records of synthetic dockets and parties, with the clocks and events of a docket.

use std::fmt::Write;

use chrono::Days;

use crate::chance::Chance;
use crate::filing::receives;
use crate::prose::{Vocabulary, draw_citation, draw_person};
use crate::record::{AGENCY, Filing, Party, Record};
use crate::words::{FAMILY_NAMES, PLACES};
use crate::yaml::{write_list, write_text};

/// Appends a `docket.md`.
pub(crate) fn write_docket(
    out: &mut String,
    record: &Record,
    at: usize,
    vocabulary: &Vocabulary,
    chance: &mut Chance,
) {
    let docket = &record.dockets[at];
    let filings = record.filings_of(docket);
    let opened = filings[0].date;
    let last = filings.last().map_or(opened, |filing| filing.date);
    out.push_str("---\n");
    write_text(out, "", "number", &docket.number);
    write_text(
        out,
        "",
        "title",
        &format!("In the matter of the {}", lower_first(&filings[0].title)),
    );
    write_text(
        out,
        "",
        "type",
        chance.pick(&[
            "arbitration",
            "rate case",
            "complaint",
            "certificate",
            "rulemaking",
        ]),
    );
    if chance.percent(20.0) {
        write_text(out, "", "agency", AGENCY);
    }
    write_text(out, "", "jurisdiction", "Missouri");
    let _ = writeln!(out, "opened: {opened}");
    if chance.percent(60.0) {
        let _ = writeln!(
            out,
            "status: closed\nclosed: {}",
            last + Days::new(chance.between(1, 60) as u64)
        );
    } else {
        out.push_str("status: open\n");
    }
    write_text(out, "", "presiding", &draw_person(chance));
    out.push_str("parties:\n");
    for (rank, &party) in docket.parties.iter().enumerate() {
        write_text(out, "  - ", "party", record.name(party, chance));
        let role = if rank == 0 {
            "applicant"
        } else {
            chance.pick(&["intervenor", "respondent", "amicus"])
        };
        write_text(out, "    ", "role", role);
        if rank > 1 && chance.percent(15.0) {
            let _ = writeln!(
                out,
                "    since: {}",
                opened + Days::new(chance.between(5, 60) as u64)
            );
        }
        if chance.percent(35.0) {
            let firm = format!(
                "{} & {}",
                chance.pick(FAMILY_NAMES),
                chance.pick(FAMILY_NAMES)
            );
            let _ = writeln!(
                out,
                "    counsel:\n      - name: {}\n        firm: {firm}",
                draw_person(chance)
            );
        }
    }
    if record.dockets.len() > 1 && chance.percent(20.0) {
        let other = (at + 1 + chance.below(record.dockets.len() - 1)) % record.dockets.len();
        write_list(out, "related", [record.dockets[other].number.as_str()]);
    }
    write_clocks(out, filings, chance);
    out.push_str("events:\n");
    for _ in 0..chance.between(1, 4) {
        let day = opened + Days::new(chance.between(10, 300) as u64);
        let kind = chance.pick(&["hearing", "conference", "meeting", "event"]);
        let _ = writeln!(
            out,
            "  - date: {day}\n    title: Public {kind}\n    type: {kind}"
        );
        if chance.percent(50.0) {
            let _ = writeln!(
                out,
                "    location: Room {}, Jefferson City",
                chance.between(100, 450)
            );
        }
    }
    if chance.percent(15.0) {
        let before = opened - Days::new(chance.between(20, 300) as u64);
        let _ = writeln!(
            out,
            "not_on_file:\n  - title: Letter that opened the negotiation\n    date: {before}\n    type: letter"
        );
    }
    out.push_str("---\n\n");
    for _ in 0..chance.between(2, 6) {
        vocabulary.write_sentence(out, chance);
        out.push(' ');
    }
    out.push('\n');
}

/// Appends the record of a party.
pub(crate) fn write_party(
    out: &mut String,
    party: &Party,
    vocabulary: &Vocabulary,
    chance: &mut Chance,
) {
    out.push_str("---\n");
    write_text(out, "", "name", &party.name);
    if let Some(alias) = &party.alias {
        write_list(out, "aliases", [alias.as_str()]);
        if chance.percent(15.0) {
            write_list(out, "formerly", [format!("{alias} Holdings").as_str()]);
        }
    }
    write_text(out, "", "kind", party.kind);
    if chance.percent(40.0) {
        let _ = writeln!(
            out,
            "website: https://www.example.com/{}",
            party.id.as_deref().unwrap_or_default()
        );
    }
    if chance.percent(30.0) {
        let _ = writeln!(
            out,
            "counsel:\n  - name: {}\n    firm: {} LLP",
            draw_person(chance),
            chance.pick(FAMILY_NAMES)
        );
    }
    if chance.percent(20.0) {
        let _ = writeln!(out, "facts:\n  Seat: {}", chance.pick(PLACES));
    }
    out.push_str("---\n\n");
    for _ in 0..chance.between(1, 5) {
        vocabulary.write_sentence(out, chance);
        out.push(' ');
    }
    out.push('\n');
}

/// Appends up to two clocks, each started by a filing that has a page.
fn write_clocks(out: &mut String, filings: &[Filing], chance: &mut Chance) {
    let mut opened = false;
    for start in filings.iter().filter(|filing| filing.has_page()).take(2) {
        if !chance.percent(60.0) {
            continue;
        }
        if !opened {
            out.push_str("clocks:\n");
            opened = true;
        }
        let name = chance.pick(&[
            "Arbitration window",
            "Suspension period",
            "Rehearing",
            "Decision",
        ]);
        let _ = writeln!(
            out,
            "  - name: {name}\n    authority: {}",
            draw_citation(chance)
        );
        if receives(start) {
            let _ = writeln!(
                out,
                "    starts:\n      filing: {}\n      date: received",
                start.id
            );
        } else {
            let _ = writeln!(out, "    starts: {}", start.id);
        }
        if chance.percent(50.0) {
            let _ = writeln!(out, "    roll: {}", chance.pick(&["next", "previous"]));
        }
        out.push_str("    milestones:\n");
        for title in [
            "Answers due",
            "Window opens",
            "Window closes",
            "Decision due",
        ]
        .iter()
        .take(chance.between(1, 4))
        {
            let unit = chance.pick(&["days", "months", "business_days", "weeks"]);
            let count = if unit == "months" {
                chance.between(1, 11)
            } else {
                chance.between(5, 45)
            };
            let _ = writeln!(out, "      - {unit}: {count}\n        title: {title}");
        }
    }
}

/// Gives a title as it reads within a sentence.
fn lower_first(title: &str) -> String {
    let mut title = title.to_owned();
    if let Some(letter) = title.get_mut(0..1) {
        letter.make_ascii_lowercase();
    }
    title
}
