//! The front matter of a synthetic filing, with every key that real sites use.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};

use crate::chance::Chance;
use crate::prose::{Vocabulary, draw_citation, draw_person};
use crate::record::{Access, Docket, Filing, Record};
use crate::words::FAMILY_NAMES;
use crate::yaml::{write_list, write_text};

/// Appends the front matter of the filing at a place in the record; `attachment` is a file that
/// lies next to it.
pub(crate) fn write_filing(
    out: &mut String,
    record: &Record,
    place: usize,
    attachment: Option<&str>,
    vocabulary: &Vocabulary,
    chance: &mut Chance,
) {
    let filing = &record.filings[place];
    let docket = &record.dockets[filing.docket];
    out.push_str("---\n");
    write_text(out, "", "title", &filing.title);
    write_dates(out, filing, chance);
    if let Some(second) = filing.also_in {
        write_list(
            out,
            "docket",
            [
                docket.number.as_str(),
                record.dockets[second].number.as_str(),
            ],
        );
    } else if !docket.described || chance.percent(20.0) {
        write_text(out, "", "docket", &docket.number);
    }
    write_text(out, "", "type", filing.kind);
    if filing.states_number {
        let _ = writeln!(out, "number: {}", filing.number);
    }
    write_people(out, record, filing, docket, chance);
    write_relations(out, record, place, docket, chance);
    write_access(out, record, filing, docket, vocabulary, chance);
    if let Some(attachment) = attachment {
        let _ = writeln!(
            out,
            "attachments:\n  - file: {attachment}\n    label: Attachment 1\n    title: Supporting schedule"
        );
        if chance.percent(20.0) {
            out.push_str("  - title: Work papers of the witness\n    label: Attachment 2\n");
        }
    }
    if chance.percent(9.0) {
        let citations: Vec<String> = (0..chance.between(1, 4))
            .map(|_| draw_citation(chance))
            .collect();
        write_list(out, "authorities", citations.iter().map(String::as_str));
    }
    if chance.percent(if filing.is_issued() { 45.0 } else { 6.0 }) {
        out.push_str("deadlines:\n");
        for _ in 0..chance.between(1, 3) {
            let date = filing.date + Days::new(chance.between(7, 75) as u64);
            let title = chance.pick(&[
                "Responses are due",
                "Compliance report is due",
                "Briefs are due",
                "Hearing begins",
            ]);
            let _ = writeln!(out, "  - date: {date}\n    title: {title}");
            if chance.percent(30.0) {
                write_text(out, "    ", "authority", &draw_citation(chance));
            }
        }
    }
    if chance.percent(50.0) {
        let mut summary = String::new();
        for sentence in 0..chance.between(1, 2) {
            if sentence > 0 {
                summary.push(' ');
            }
            vocabulary.write_sentence(&mut summary, chance);
        }
        if filing.access == Access::Redacted && chance.percent(20.0) {
            summary.push_str(" The price is <redacted>");
            let _ = write!(summary, "${}", chance.between(100, 9999));
            summary.push_str("</redacted>.");
        }
        write_text(out, "", "summary", &summary);
    }
    if chance.percent(30.0) {
        let _ = writeln!(
            out,
            "source_url: https://efis.example.gov/document/{}",
            100_000 + place
        );
    }
    if chance.percent(20.0) {
        let _ = writeln!(out, "identifiers:\n  EFIS: {}", 930_000_000 + place);
    }
    if chance.percent(5.0) {
        let _ = writeln!(
            out,
            "facts:\n  Pages: {}\n  Received by: {}",
            chance.between(1, 90),
            chance.pick(FAMILY_NAMES)
        );
    }
    if filing.has_page() && chance.percent(1.0) {
        let _ = writeln!(out, "redirect_from:\n  - /cases/{place}/");
    }
    out.push_str("---\n\n");
}

/// Appends the day of a filing and, at times, its other dates.
fn write_dates(out: &mut String, filing: &Filing, chance: &mut Chance) {
    let day = filing.date;
    if chance.percent(3.0) {
        // Hours of a working day: the clocks of no time zone jump then.
        let _ = writeln!(
            out,
            "date: {day}T{:02}:{:02}",
            chance.between(8, 16),
            chance.below(60)
        );
    } else {
        let _ = writeln!(out, "date: {day}");
    }
    let before = day - Days::new(chance.between(1, 9) as u64);
    let after = day + Days::new(chance.between(1, 30) as u64);
    if chance.percent(10.0) {
        let _ = match chance.below(8) {
            0 => writeln!(out, "dated: {}", before.format("%Y-%m")),
            1 => writeln!(out, "dated: {before}~"),
            _ => writeln!(out, "dated: {before}"),
        };
    }
    if receives(filing) {
        let _ = writeln!(out, "received: {}", received(filing));
    }
    if filing.is_issued() && chance.percent(60.0) {
        let _ = writeln!(out, "entered: {day}\nserved: {day}\neffective: {after}");
    }
}

/// Tells whether a filing states when it was received: every sixth does.
pub(crate) fn receives(filing: &Filing) -> bool {
    filing.number.is_multiple_of(6)
}

/// Gives the day on which a filing that states it was received.
fn received(filing: &Filing) -> NaiveDate {
    filing.date + Days::new((filing.number % 4) as u64)
}

/// Appends who filed, signed and was served.
fn write_people(
    out: &mut String,
    record: &Record,
    filing: &Filing,
    docket: &Docket,
    chance: &mut Chance,
) {
    if filing.kind == "comment" && chance.percent(30.0) {
        write_text(out, "", "filed_by", "Anonymous");
    } else if !filing.is_issued() && docket.parties.len() > 1 && chance.percent(6.0) {
        let with = docket.parties[chance.zipf(docket.parties.len())];
        let filers = if with == filing.filer {
            vec![with]
        } else {
            vec![filing.filer, with]
        };
        let names: Vec<&str> = filers
            .into_iter()
            .map(|party| record.name(party, chance))
            .collect();
        write_list(out, "filed_by", names);
    } else {
        write_text(out, "", "filed_by", record.name(filing.filer, chance));
    }
    if chance.percent(2.0) {
        let party = docket.parties[chance.zipf(docket.parties.len())];
        if party != filing.filer {
            write_text(out, "", "on_behalf_of", record.name(party, chance));
        }
    }
    if filing.kind == "letter" || chance.percent(25.0) {
        write_text(out, "", "addressed_to", record.name(0, chance));
    }
    if chance.percent(60.0) {
        let mut served: Vec<usize> = (0..chance.between(1, 8))
            .map(|_| docket.parties[chance.below(docket.parties.len())])
            .collect();
        served.sort_unstable();
        served.dedup();
        let names: Vec<&str> = served
            .into_iter()
            .map(|party| record.name(party, chance))
            .collect();
        write_list(out, "served_on", names);
    }
    if chance.percent(70.0) {
        if chance.percent(60.0) {
            write_text(out, "", "signed_by", &draw_person(chance));
        } else {
            write_text(out, "signed_by:\n  - ", "name", &draw_person(chance));
            write_text(
                out,
                "    ",
                "title",
                chance.pick(&["Counsel", "Vice President", "Secretary", "Staff Engineer"]),
            );
            write_text(out, "    ", "for", record.name(filing.filer, chance));
        }
    }
}

/// Appends how a filing relates to other filings: all that it names are earlier, on file, or said
/// not to be.
fn write_relations(
    out: &mut String,
    record: &Record,
    place: usize,
    docket: &Docket,
    chance: &mut Chance,
) {
    let filing = &record.filings[place];
    if let Some(answered) = filing.answers {
        write_text(out, "", "responds_to", &record.filings[answered].id);
    }
    let earlier = &record.filings[docket.filings.start..place];
    let recent = &earlier[earlier.len().saturating_sub(40)..];
    if filing.is_issued() {
        let asked: Vec<&Filing> = recent
            .iter()
            .filter(|filing| filing.asks_for_ruling())
            .collect();
        let first = chance.below(asked.len().max(1));
        if let Some(rulings) = asked.get(first..).filter(|asked| !asked.is_empty()) {
            out.push_str("rules_on:\n");
            for asked in rulings.iter().take(chance.between(1, 2)) {
                let ruling =
                    chance.pick(&["granted", "denied", "granted-in-part", "dismissed", "moot"]);
                let _ = writeln!(out, "  - filing: {}\n    ruling: {ruling}", asked.id);
            }
        }
    }
    if let Some(latest) = recent.len().checked_sub(1) {
        let back = latest - chance.geometric(5.0).min(latest);
        let target = &recent[back];
        if matches!(filing.kind, "exhibit" | "testimony") && chance.percent(70.0) {
            write_text(out, "", "exhibit_of", &target.id);
            let letter = char::from(b'A' + chance.below(26) as u8);
            let _ = writeln!(out, "label: Exhibit {letter}");
        } else if chance.percent(0.6) {
            write_text(
                out,
                "",
                chance.pick(&["supersedes", "corrects", "withdraws"]),
                &target.id,
            );
        }
    }
    let mut references = String::new();
    if chance.percent(6.0) && !earlier.is_empty() {
        let _ = writeln!(
            references,
            "  - {}",
            earlier[chance.below(earlier.len())].id
        );
    }
    if chance.percent(4.0) {
        let other = &record.dockets[chance.below(record.dockets.len())];
        let there = record.filings_of(other);
        let target = &there[chance.below(there.len())];
        if other.filings.start != docket.filings.start && target.date < filing.date {
            let _ = if target.states_number && chance.percent(25.0) {
                // Quoted, as `#` may open a comment.
                writeln!(references, "  - \"{}#{}\"", other.number, target.number)
            } else {
                writeln!(references, "  - {}/{}", other.number, target.id)
            };
        }
    }
    if chance.percent(3.0) {
        let date = filing.date - Days::new(chance.between(10, 200) as u64);
        let _ = writeln!(
            references,
            "  - title: Letter {place} of {}\n    date: {date}\n    type: letter",
            date.year()
        );
        if chance.percent(60.0) {
            write_text(
                &mut references,
                "    ",
                "filed_by",
                record.name(docket.parties[0], chance),
            );
        }
    }
    if !references.is_empty() {
        let _ = write!(out, "references:\n{references}");
    }
}

/// Appends what readers may see of a filing.
fn write_access(
    out: &mut String,
    record: &Record,
    filing: &Filing,
    docket: &Docket,
    vocabulary: &Vocabulary,
    chance: &mut Chance,
) {
    match filing.access {
        Access::Public | Access::Redacted => {
            if chance.percent(10.0) {
                out.push_str("access: public\n");
            }
        }
        Access::Confidential => {
            out.push_str("access: confidential\n");
            let mut title = format!("Confidential {} on ", filing.kind.replace('-', " "));
            vocabulary.write_sentence(&mut title, chance);
            write_text(
                out,
                "",
                "public_title",
                title
                    .split(' ')
                    .take(6)
                    .collect::<Vec<_>>()
                    .join(" ")
                    .trim_end_matches(','),
            );
            let there = record.filings_of(docket);
            let version = &there[chance.below(there.len())];
            if version.has_page() && chance.percent(40.0) {
                write_text(out, "", "public_version", &version.id);
            }
        }
        Access::Sealed => {
            out.push_str("access: sealed\n");
            if chance.percent(40.0) {
                out.push_str("public_title: Filing under seal\n");
            }
        }
        Access::Unlisted => out.push_str("access: unlisted\n"),
        Access::Draft => out.push_str("draft: true\n"),
    }
}
