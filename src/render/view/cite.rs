//! Citations, as a brief would cite a document or a docket.

use super::super::Press;
use super::labels::{class_of, heading_of, title_of};
use crate::link::{DocketId, FilingId, Named};
use crate::text::Phrase;
use crate::time::DatePlace;

/// The most names that a citation gives on each side.
const NAMES: usize = 3;

/// Cites a filing: `Letter from Matt Kohly, Socket Telecom, LLC to ... (Aug. 9, 2005), Docket
/// TO-2006-0299`.
pub(super) fn cite_filing(press: &Press<'_>, id: FilingId) -> String {
    let words = press.theme.words();
    let filed = press.catalog.filing(id);
    let filing = &filed.filing;
    let home = filed.home().map(|home| press.catalog.docket(home));
    let is_letter = filing.kind.as_ref().is_some_and(|kind| kind.0 == "letter");
    let mut by = names(press, &filed.parties.filed_by);
    let signer = filing
        .document()
        .and_then(|document| document.signed_by.first());
    // A letter is a person's; anything else is the party's, no matter who signed it.
    if let Some(signer) = signer.filter(|_| is_letter) {
        by = match by.is_empty() {
            true => signer.name.clone(),
            false => format!("{}, {by}", signer.name),
        };
    }
    let is_issued = class_of(press.catalog, id) == "order";
    let key = match () {
        () if is_letter && !by.is_empty() => "cite.letter",
        () if is_issued => "cite.issued",
        () => "cite.filed",
    };
    let agency = home.and_then(|docket| docket.agency.as_deref()).or(press
        .catalog
        .settings()
        .agency
        .as_deref());
    fill(
        words.get(key),
        &[
            ("by", &by),
            ("to", &names(press, &filed.parties.addressed_to)),
            ("title", heading_of(words, filing)),
            ("date", &words.date(&filing.date, DatePlace::Citation)),
            ("docket", home.map_or("", |docket| &docket.number)),
            ("number", filing.number.as_deref().unwrap_or_default()),
            ("agency", agency.unwrap_or_default()),
        ],
    )
}

/// Cites a docket: `Negotiation of an interconnection agreement, Docket TO-2006-0299 (Public
/// Service Commission)`.
pub(super) fn cite_docket(press: &Press<'_>, id: DocketId) -> String {
    let docket = press.catalog.docket(id);
    fill(
        press.theme.words().get("cite.docket"),
        &[
            (
                "title",
                title_of(press.theme.words(), docket).unwrap_or_default(),
            ),
            ("docket", &docket.number),
            ("agency", docket.agency.as_deref().unwrap_or_default()),
        ],
    )
}

/// Lists the first of some names.
fn names(press: &Press<'_>, all: &[Named]) -> String {
    let words = press.theme.words();
    let name = |named: &Named| match named {
        Named::Party(id) => press.catalog.party(*id).name.clone(),
        Named::Words(words) => words.clone(),
    };
    let mut list: Vec<String> = all.iter().take(NAMES).map(name).collect();
    if let Some(more) = all.len().checked_sub(NAMES + 1) {
        let more = words.fill("site.and_more", &[("n", &(more + 1).to_string())]);
        if let Some(last) = list.last_mut() {
            *last = format!("{last} {more}");
        }
    }
    list.join(words.get("site.between"))
}

/// Fills a phrase; a stretch in brackets is left out where a place in it has no value.
fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('[') {
        filled.push_str(&Phrase::new(before).fill(values));
        let Some((inner, after)) = after.split_once(']') else {
            break;
        };
        let inner = Phrase::new(inner);
        let is_empty = |place: &&str| {
            values
                .iter()
                .all(|(name, value)| name != place || value.is_empty())
        };
        if !inner.places().iter().any(is_empty) {
            filled.push_str(&inner.fill(values));
        }
        rest = after;
    }
    filled.push_str(&Phrase::new(rest).fill(values));
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        let phrase = "[{by}, ]{title}[, Docket {docket}] ([{agency}, ]filed {date})";
        let known = [
            ("by", "A [1]"),
            ("title", "T"),
            ("docket", "D-1"),
            ("agency", "Board"),
            ("date", "Aug. 9, 2005"),
        ];
        assert_eq!(
            fill(phrase, &known),
            "A [1], T, Docket D-1 (Board, filed Aug. 9, 2005)"
        );
        let bare = known.map(|(name, value)| match name {
            "title" | "date" => (name, value),
            _ => (name, ""),
        });
        assert_eq!(fill(phrase, &bare), "T (filed Aug. 9, 2005)");
    }
}
