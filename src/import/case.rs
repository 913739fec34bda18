//! What the sources of court cases share: parties and their counsel without contact data, the
//! docket's facts, references by number.

use std::collections::HashMap;

use super::{Batch, FoundDocket, FoundFiling, FoundReference, plain};
use crate::docket::Access;

/// Returns the firm of an attorney: the first line of the contact block, unless that is something
/// else.
pub(super) fn firm(contact: &str, attorney: &str) -> Option<String> {
    let first = contact
        .lines()
        .map(plain::line)
        .find(|line| !line.is_empty())?;
    let lower = first.to_lowercase();
    let is_other = [
        "see above",
        "terminated",
        "pro se",
        "po box",
        "p.o. box",
        "p o box",
        "suite",
        "direct:",
        "email",
        "fax",
        "phone",
        "fl.",
        "floor",
        "unknown",
        "designation:",
        "fed. bar",
        "bar status",
        "http",
        "street",
        "avenue",
        "room ",
        "not a member",
        "tel",
        "cell",
        "attn",
        "c/o",
        "inmate",
        "lead attorney",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let is_name = first.eq_ignore_ascii_case(attorney);
    let is_address = first.bytes().any(|byte| byte.is_ascii_digit()) || first.contains('@');
    (!is_other && !is_name && !is_address && first.chars().count() <= 100).then_some(first)
}

/// Names that the notes on a party hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OtherNames {
    /// Under which it does business.
    pub dba: Vec<String>,
    /// Which it had before.
    pub formerly: Vec<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// Finds the names in the notes on a party. Everything else of them, streets and numbers among it,
/// is left out.
pub(super) fn other_names(notes: &str) -> OtherNames {
    let mut names = OtherNames::default();
    let lines: Vec<String> = notes.lines().map(plain::line).collect();
    for (at, line) in lines.iter().enumerate() {
        let lower = line.to_lowercase();
        let marks: [(&str, u8); 12] = [
            ("doing business as", 0),
            ("dba", 0),
            ("d/b/a", 0),
            ("formerly known as", 1),
            ("formerly doing business as", 1),
            ("fka", 1),
            ("f/k/a", 1),
            ("also known as", 2),
            ("aka", 2),
            ("a/k/a", 2),
            ("nee", 1),
            ("fdba", 1),
        ];
        let Some((mark, kind)) = marks.into_iter().find(|(mark, _)| {
            lower
                .strip_prefix(mark)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        }) else {
            continue;
        };
        let rest = line[mark.len()..].trim_matches(|c: char| c.is_whitespace() || c == ':');
        let name = if rest.is_empty() {
            lines.get(at + 1).cloned().unwrap_or_default()
        } else {
            rest.to_owned()
        };
        let is_contact = name.contains('@') || name.bytes().filter(u8::is_ascii_digit).count() > 3;
        if name.is_empty() || is_contact || name.chars().count() > 120 {
            continue;
        }
        let list = match kind {
            0 => &mut names.dba,
            1 => &mut names.formerly,
            _ => &mut names.aliases,
        };
        if !list.contains(&name) {
            list.push(name);
        }
    }
    names
}

/// Returns a name as sources leave it, without the comma that they put after some.
pub(super) fn name(text: &str) -> Option<String> {
    let name = plain::line(text);
    let name = name.trim_end_matches([' ', ',']).to_owned();
    (!name.is_empty()).then_some(name)
}

/// Adds facts to a docket, those that have a value.
pub(super) fn add_facts<const N: usize>(
    docket: &mut FoundDocket,
    facts: [(&str, Option<String>); N],
) {
    for (label, value) in facts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            docket.facts.push((label.to_owned(), value));
        }
    }
}

/// Refers from filings to those of their docket that they name by number, where one filing alone
/// has that number.
pub(super) fn refer(filings: &mut [FoundFiling], named: &[(usize, Vec<String>)]) {
    let mut by_number: HashMap<(Vec<String>, String), Option<usize>> = HashMap::new();
    for (at, filing) in filings.iter().enumerate() {
        if let Some(number) = &filing.number {
            by_number
                .entry((filing.dockets.clone(), number.clone()))
                .and_modify(|found| *found = None)
                .or_insert(Some(at));
        }
    }
    for (at, numbers) in named {
        for number in numbers {
            let place = (filings[*at].dockets.clone(), number.clone());
            let Some(Some(target)) = by_number.get(&place) else {
                continue;
            };
            if target == at || is_later(&filings[*target], &filings[*at]) {
                continue;
            }
            let reference = FoundReference::Key(filings[*target].key.clone());
            let answers = ["response", "reply", "answer", "objection"];
            let filing = &mut filings[*at];
            let list = if filing.kind.is_some_and(|kind| answers.contains(&kind))
                && filing.responds_to.is_empty()
            {
                &mut filing.responds_to
            } else {
                &mut filing.references
            };
            if !list.contains(&reference) {
                list.push(reference);
            }
        }
    }
}

/// Notes which entries and which of their documents are withheld, without a word of them.
pub(super) fn note_withheld(batch: &mut Batch) {
    let why = "withheld, as the court's record says that it is sealed";
    for filing in &batch.filings {
        if filing.access != Access::Public {
            batch.notes.push(format!("{}: {why}", filing.place));
            continue;
        }
        let documents = filing.attachments.iter().enumerate();
        for (at, _) in documents.filter(|(_, document)| document.access != Access::Public) {
            let place = &filing.place;
            batch
                .notes
                .push(format!("{place}, document {}: {why}", at + 1));
        }
    }
}

fn is_later(target: &FoundFiling, filing: &FoundFiling) -> bool {
    match (&target.date, &filing.date) {
        (Some(target), Some(own)) => target > own,
        _ => false,
    }
}

/// Makes a short name of a text that has no id: the same text has the same one.
pub(super) fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_is_no_street() {
        assert_eq!(
            firm("Sample & Nobody LLP\r\n55 Made-Up Street", "Alex").as_deref(),
            Some("Sample & Nobody LLP")
        );
        for contact in [
            "(See above for address)",
            "55 Made-Up Street",
            "Terminated",
            "PO Box 9469",
            "1 Nowhere Plaza\nPRO SE",
            "Direct: 555-555-0121",
            "",
        ] {
            assert_eq!(firm(contact, "Alex"), None, "{contact}");
        }
    }

    #[test]
    fn only_names_come_out_of_the_notes_on_a_party() {
        let names = other_names(
            "320 Placeholder Road\nSSN / ITIN: xxx-xx-0199\naka\nTerry T. Testcase\ndoing business as Placeholder Connect\nformerly known as\nOldname, Inc.",
        );
        assert_eq!(names.aliases, ["Terry T. Testcase"]);
        assert_eq!(names.dba, ["Placeholder Connect"]);
        assert_eq!(names.formerly, ["Oldname, Inc."]);
        assert_eq!(
            other_names("PRO SE\n1 Nowhere Plaza"),
            OtherNames::default()
        );
    }
}
