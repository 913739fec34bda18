//! References that name nothing on file, and what their author may have meant.

use super::super::dockets::Book;
use super::ReferenceIndex;
use crate::diagnostic::{Code, Diagnostic, Place, three_nearest};
use crate::docket::Mention;
use crate::steps;

/// For how many unknown references of a site a near id is looked for, each among all ids. Where
/// there are more, something else is wrong than a letter.
pub(super) const PROPOSALS: usize = 100;

impl<'a> ReferenceIndex<'a> {
    pub(super) fn unknown(
        &self,
        mention: &Mention,
        own: &[usize],
        book: &Book<'_>,
        place: Place,
    ) -> Diagnostic {
        let text = mention.text.as_str();
        let parts = [text.rsplit_once('#'), text.rsplit_once('/')];
        let mut dockets = parts.into_iter().flatten().map(|(docket, _)| docket);
        if book.is_contested(text) || dockets.any(|docket| book.is_contested(docket)) {
            // What is written for the name of a withheld docket is not said.
            let code = Code::DocketSpelling;
            let problem = Diagnostic::error(code, place, code.sentence()).help(code.way_out());
            return problem.without_line();
        }
        let code = Code::UnknownReference;
        let message = format!("`{text}` names nothing on file");
        let wanted = text.rsplit(['/', '#']).next().unwrap_or(text);
        let near = match text.rsplit_once('#') {
            Some((docket, _)) if book.one(docket).is_some() => Vec::new(),
            _ if self.proposals.get() == 0 => Vec::new(),
            _ => {
                self.proposals.set(self.proposals.get() - 1);
                steps::count(self.listings.len());
                let open = || self.listings.iter().filter(|listing| listing.open);
                let at_home: Vec<&str> = open()
                    .filter(|listing| listing.dockets.iter().any(|docket| own.contains(docket)))
                    .map(|listing| listing.id)
                    .collect();
                match three_nearest(wanted, at_home) {
                    near if near.is_empty() => {
                        three_nearest(wanted, open().map(|listing| listing.id))
                    }
                    near => near,
                }
            }
        };
        let help = match near.as_slice() {
            _ if let Some(number) = item_number(text) => {
                let own = own.first().map(|at| &book.dockets[*at]);
                let own = own.filter(|docket| docket.id.is_some());
                let docket = own.map_or("DOCKET", |docket| docket.name);
                format!("write item {number} of the docket as `{docket}#{number}`")
            }
            [] => code.way_out().to_owned(),
            near => {
                let list: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
                format!("did you mean {}?", list.join(" or "))
            }
        };
        Diagnostic::error(code, place, message).help(help)
    }
}

/// Reads a reference that is nothing but an item number: `12`, `#12`, `No. 12`.
fn item_number(text: &str) -> Option<&str> {
    let words = [
        "item", "Item", "no", "No", "number", "Number", "filing", "Filing",
    ];
    let mut rest = text.trim();
    while let Some(shorter) = words
        .iter()
        .chain(&["#", ".", " "])
        .find_map(|word| rest.strip_prefix(word))
    {
        rest = shorter;
    }
    let is_number = !rest.is_empty() && rest.len() < 8 && rest.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(rest)
}
