//! The words of a picture: what each mark and cell is, what its shapes mean, and all of it in a
//! sentence or two.

mod key;
mod summary;

pub(super) use key::shapes;
pub(super) use summary::summary;

use super::super::super::Press;
use super::super::super::words::Words;
use super::super::labels::{find_type, heading_of, spell_type, withheld};
use super::dot::Dot;
use crate::docket::TypeId;
use crate::link::{DocketId, Entry};
use crate::time::DatePlace;
use summary::names;

/// Says what a mark is: its date, its type, its title, by whom, and what is not to be had of it. Of
/// a withheld filing it says what its entry says.
pub(super) fn title(press: &Press<'_>, id: DocketId, dot: &Dot) -> String {
    let words = press.theme.words();
    let docket = press.catalog.docket(id);
    let mut parts: Vec<String> = vec![words.date(&dot.date, DatePlace::Citation)];
    let kind = |kind: Option<&TypeId>| {
        let kind = kind.and_then(|kind| find_type(press.catalog, kind));
        let plain = || words.get("document.plain");
        kind.map_or_else(plain, |kind| spell_type(words, kind))
            .to_owned()
    };
    match dot.entry {
        Entry::Filing(id) => {
            let filed = press.catalog.filing(id);
            let filing = &filed.filing;
            parts.extend([
                kind(filing.kind.as_ref()),
                heading_of(words, filing).to_owned(),
            ]);
            parts.extend(names(press, &filed.parties.filed_by));
            parts.extend(withheld(words, filing.access()).map(str::to_owned));
        }
        Entry::Absent(id) => {
            let absent = press.catalog.absent(id);
            parts.extend([kind(absent.kind.as_ref()), absent.title.clone()]);
            parts.extend(names(press, &absent.filed_by));
            parts.push(words.get("document.not_on_file").to_owned());
        }
        Entry::Event(at) => {
            let event = docket.event(at);
            let kind = words.find(&format!("events.{}", event.kind.word()));
            parts.extend([
                kind.unwrap_or(event.kind.word()).to_owned(),
                event.title.clone(),
            ]);
            parts.extend(event.location.clone());
        }
        Entry::Limit(clock, at) => {
            let (clock, _) = docket.clock(clock);
            parts.push(words.get("entry.limit").to_owned());
            parts.extend([clock.milestones[at].title.clone(), clock.name.clone()]);
        }
        Entry::Stated(id, at) => {
            let filing = &press.catalog.filing(id).filing;
            let stated = filing.document().map(|document| &document.deadlines[at]);
            parts.push(words.get("entry.stated").to_owned());
            parts.extend(stated.map(|stated| stated.title.clone()));
            parts.push(heading_of(words, filing).to_owned());
        }
    }
    if dot.draft {
        parts.push(words.get("document.draft").to_owned());
    }
    parts.join(" · ")
}

/// Says what a cell is: its time, how much is in it and whether that is documents, and how many of
/// them are not on file, withheld and drafts.
pub(super) fn cell(
    words: &Words,
    date: &str,
    (count, documents): (usize, bool),
    [absent, withheld, drafts]: [usize; 3],
) -> String {
    let key = match documents {
        true => "overview.documents",
        false => "overview.entries",
    };
    let mut parts = vec![words.count(key, count)];
    for (key, count) in [
        ("counts.not_on_file", absent),
        ("overview.withheld_count", withheld),
        ("counts.drafts", drafts),
    ] {
        if count > 0 {
            parts.push(words.count(key, count));
        }
    }
    format!("{date}: {}", parts.join(", "))
}
