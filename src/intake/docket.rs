//! The front matter of a `docket.md` becomes a [`DocketRecord`].

mod clock;
mod people;

pub(super) use people::counsel;

use std::cell::RefCell;
use std::sync::Arc;

use super::fields::Fields;
use super::reading::Reading;
use super::record::{Read, Record};
use super::secrecy::Secrecy;
use super::withheld::Withholder;
use crate::diagnostic::{Code, KeyPath, Part, Step};
use crate::docket::keys;
use crate::docket::{
    Contents, DocketRecord, Event, EventKind, Heading, Node, Proceeding, withholding,
};
use crate::text::Prose;
use crate::time::Date;
use clock::{clock, names};
use people::participation;

/// Reads a docket's front matter. The record is missing where mistakes leave too little of it.
pub(super) fn read(reading: &Reading<'_>, node: Node, prose: Prose) -> Read {
    let Some(mut fields) = Fields::new(reading, node, &keys::DOCKET, KeyPath::default()) else {
        return Read::nothing(Secrecy::Doubtful);
    };
    let access = fields.access();
    let secrecy = match access {
        Ok(access) if access.is_public() => Secrecy::Open,
        Ok(_) => Secrecy::Withheld,
        Err(()) => Secrecy::Doubtful,
    };
    let number = fields
        .needed_text("number")
        .filter(|number| reading.unredacted(number, &KeyPath::default().key("number")));
    let public_title = fields.text("public_title");
    let withheld = match secrecy {
        Secrecy::Open => Vec::new(),
        _ => reading.withholding(Withholder::Access).prose(&prose),
    };
    let names_of_clocks = RefCell::new(Vec::new());
    let (id, title, agency) = (
        fields.text("id"),
        fields.text("title"),
        fields.text("agency"),
    );
    let mut proceeding = Proceeding {
        jurisdiction: fields.text("jurisdiction"),
        kind: fields.text("type"),
        status: status(reading, &mut fields),
        opened: fields.date("opened"),
        closed: fields.date("closed"),
        presiding: fields.texts("presiding"),
        parties: fields.records("parties", participation),
        part_of: fields.mention("part_of"),
        related: fields.mentions("related"),
        consolidated_into: fields.mention("consolidated_into"),
        clocks: fields.records("clocks", |reading, node, at| {
            let number = match at.steps() {
                [_, Step::Index(number), ..] => *number,
                _ => 0,
            };
            names_of_clocks.borrow_mut().push((number, names(&node)));
            clock(reading, node, at)
        }),
        events: fields.records("events", event),
        not_on_file: fields.records("not_on_file", |reading, node, at| reading.absent(node, &at)),
        source_url: fields.url("source_url"),
        identifiers: fields.text_map("identifiers"),
        facts: fields.text_map("facts"),
        redirect_from: fields.redirects(),
        extra: fields.extra(),
        prose,
    };
    leave_out_later(reading, &mut proceeding);
    // What was to withhold the docket, and is in a place where it does not, may have been seen only
    // now.
    let secrecy = secrecy.or_doubtful(reading);
    let record = match (number, access) {
        (Some(number), Ok(access)) => {
            let mut record = DocketRecord {
                path: reading.file.clone(),
                number,
                id,
                heading: title.map(Heading::Given),
                agency,
                contents: Contents::Open(Arc::new(proceeding)),
            };
            record.withhold(access, public_title);
            Some(Record::Docket(Arc::new(record)))
        }
        _ => None,
    };
    Read {
        record,
        secrecy,
        withheld,
        clocks: names_of_clocks.into_inner(),
    }
}

/// Takes back what a docket's record says of the time after the past day whose record is shown:
/// that it was closed since, and documents that are dated later. What else it says has no date.
fn leave_out_later(reading: &Reading<'_>, proceeding: &mut Proceeding) {
    let is_later = |date: &Date| reading.is_later(date);
    if proceeding.closed.as_ref().is_some_and(is_later) {
        proceeding.closed = None;
        proceeding.status = None;
    }
    proceeding
        .not_on_file
        .retain(|absent| !is_later(&absent.date));
}

/// Reads `status`, which withholds nothing: a word of withholding in it was meant for `access`.
fn status(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Option<String> {
    let status = fields.text("status")?;
    let word = withholding::word_of_text(&status).filter(|word| word.letters != "none");
    if let Some(word) = word.filter(|_| !fields.has("access")) {
        let message = format!("`{status}` as `status` does not withhold the docket");
        let help = withholding::proposal(word.means);
        let at = KeyPath::default().key("status");
        reading.mistake(Code::UnknownValue, &at, Part::Value, message, Some(help));
        reading.doubtful.set(true);
        reading.mark_doubt();
    }
    Some(status)
}

fn event(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Event> {
    let mut fields = Fields::new(reading, node, &keys::EVENT_KEYS, at)?;
    fields.need("date");
    let date = fields.date("date");
    let title = fields.needed_text("title");
    let word = fields.word("type", keys::EVENT).ok().flatten();
    let kind = EventKind::ALL.into_iter();
    let mut kind = kind.filter(|kind| Some(kind.word()) == word);
    let kind = kind.next().unwrap_or(EventKind::Event);
    let (location, url) = (fields.text("location"), fields.url("url"));
    Some(Event {
        date: date?,
        title: title?,
        kind,
        location,
        url,
    })
}
