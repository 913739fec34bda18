//! Prints a service list: as a list, as address labels, and as a certificate of service.

use super::service::ServiceEntry;
use super::{Cell, List};
use crate::diagnostic::is_unseen;

/// Makes a list of the entries.
pub(super) fn list(entries: &[ServiceEntry]) -> List {
    let row = |one: &ServiceEntry| {
        let cells = [
            &one.docket,
            &one.party,
            &one.name,
            &one.firm,
            &one.role,
            &one.service,
            &one.email,
            &one.phone,
            &one.address,
        ];
        cells.map(|text| Cell::Text(text.clone())).into()
    };
    List {
        columns: &[
            "docket", "party", "name", "firm", "role", "service", "email", "phone", "address",
        ],
        rows: entries.iter().map(row).collect(),
    }
}

/// Writes address labels for those who are not served by e-mail, with a blank line between two.
pub(super) fn labels(entries: &[ServiceEntry]) -> String {
    let paper = entries.iter().filter(|one| !one.is_electronic());
    let mut labels: Vec<String> = Vec::new();
    for one in paper.filter(|one| !one.address.is_empty()) {
        let mut lines = vec![&one.name, &one.firm];
        if one.name.is_empty() || one.firm.is_empty() {
            lines.push(&one.party);
        }
        let lines = lines
            .into_iter()
            .map(String::as_str)
            .chain(parts(&one.address));
        let lines = lines.filter(|line| !line.is_empty());
        let label = lines.map(|line| clean(line) + "\n").collect();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join("\n")
}

/// Writes the text of a certificate of service for each docket.
pub(super) fn certificate(entries: &[ServiceEntry]) -> String {
    let mut texts = Vec::new();
    for of_docket in entries.chunk_by(|a, b| a.docket == b.docket) {
        let docket = clean(&of_docket[0].docket);
        let mut text = format!(
            "CERTIFICATE OF SERVICE\n\nI certify that on ____________________ I served the foregoing document in {docket} on:\n"
        );
        let is_mail = |one: &&ServiceEntry| !one.is_electronic() && !one.address.is_empty();
        let is_open = |one: &&ServiceEntry| !one.is_electronic() && one.address.is_empty();
        let electronic = of_docket.iter().filter(|one| one.is_electronic());
        section(&mut text, "By e-mail", electronic, |one| one.email.clone());
        let mail = of_docket.iter().filter(is_mail);
        section(&mut text, "By mail", mail, |one| {
            parts(&one.address).collect::<Vec<_>>().join(", ")
        });
        let open = of_docket.iter().filter(is_open);
        section(&mut text, "No address on record", open, |_| String::new());
        text.push_str("\n____________________\n");
        texts.push(text);
    }
    texts.join("\n")
}

fn section<'a>(
    text: &mut String,
    heading: &str,
    entries: impl Iterator<Item = &'a ServiceEntry>,
    address: impl Fn(&ServiceEntry) -> String,
) {
    let mut is_first = true;
    for one in entries {
        if std::mem::take(&mut is_first) {
            text.push_str(&format!("\n{heading}:\n"));
        }
        let is_counsel = !one.name.is_empty();
        let party = match is_counsel {
            true => format!("for {}", one.party),
            false => one.party.clone(),
        };
        let words = [one.name.clone(), one.firm.clone(), party, address(one)];
        let words = words.iter().filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(|word| clean(word)).collect();
        text.push_str(&format!("  {}\n", words.join(", ")));
    }
}

impl ServiceEntry {
    /// Returns whether the person is served by e-mail: an address is on record, and the party does
    /// not ask for paper.
    fn is_electronic(&self) -> bool {
        !self.email.is_empty() && self.service != "paper"
    }
}

/// Returns the lines of a postal address.
fn parts(address: &str) -> impl Iterator<Item = &str> {
    address.split(['\n', ';']).map(str::trim)
}

/// Returns a text without what could steer a terminal.
fn clean(text: &str) -> String {
    text.replace(|c: char| c.is_control() || is_unseen(c), " ")
}
