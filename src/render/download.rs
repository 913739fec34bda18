//! What a reader may take away from a docket: its record as JSON, its sheet as CSV, its dates as a
//! calendar. Calendars of more than one docket are made here too.

mod calendar;
mod columns;
mod lines;
mod record;
mod sheet;

pub use lines::FilingLines;
pub use sheet::write_row;

use super::Press;
use crate::link::{AbsentId, DocketId, Entry, FilingId, Named};
use crate::plan::{CalendarOf, Download, Plan, Url};

/// What represents the access of a document that the site does not have.
const NOT_ON_FILE: &str = "not on file";

/// What represents the access of a draft in a table, and of what is known from drafts alone.
const DRAFT: &str = "draft";

/// Makes a file of a docket's folder `data`.
pub(super) fn download(press: &Press<'_>, id: DocketId, download: Download) -> Vec<u8> {
    match download {
        Download::Record => record::record(press, id),
        Download::Sheet => sheet(press, id),
        Download::Calendar => calendar::of_docket(press, id),
        Download::Columns => columns::columns(press, id),
    }
}

/// Makes a calendar of more than one docket.
pub(super) fn calendar(press: &Press<'_>, of: CalendarOf) -> Vec<u8> {
    calendar::of_dockets(press, of)
}

/// Makes the table of a docket's documents.
pub(super) fn sheet(press: &Press<'_>, id: DocketId) -> Vec<u8> {
    sheet::sheet(press, id)
}

/// Returns what the record of a docket has of a filing that has a page.
pub(super) fn facts_of(press: &Press<'_>, id: FilingId) -> serde_json::Value {
    let facts = record::filing(press, id, own_address(press, id), record::TextOf::LeftOut);
    serde_json::to_value(facts).expect("it holds nothing that JSON cannot")
}

/// Returns the address of a filing that has a page.
fn own_address(press: &Press<'_>, id: FilingId) -> String {
    let url = press.plan.filing(id).expect("it has a page");
    address(press.plan, url)
}

/// Returns an address as a file has it that leaves the site: in full, or from the site's root where
/// that is not known.
fn address(plan: &Plan, url: &Url) -> String {
    plan.absolute(url).unwrap_or_else(|| url.href(plan.links()))
}

/// Returns the address of a filing: its page, or its entry on the docket's timeline where it has
/// none.
fn filing_address(press: &Press<'_>, docket: DocketId, id: FilingId, place: usize) -> String {
    match press.plan.filing(id) {
        Some(url) => address(press.plan, url),
        None => entry_address(press, docket, Entry::Filing(id), place),
    }
}

/// Returns the address of an entry on a docket's timeline, by its place there.
fn entry_address(press: &Press<'_>, docket: DocketId, entry: Entry, place: usize) -> String {
    let page = address(press.plan, press.plan.timeline_page(docket, place));
    format!("{page}#{}", press.plan.anchor(press.catalog, docket, entry))
}

/// Returns the address of a deadline or an event on the docket's page of deadlines, which has all
/// of them.
fn limits_address(press: &Press<'_>, docket: DocketId, entry: Entry) -> String {
    let page = press.plan.deadlines(docket);
    let anchor = press.plan.anchor(press.catalog, docket, entry);
    format!("{}#{anchor}", address(press.plan, &page))
}

/// Returns the address of a document that is not on file: its entry on its docket's timeline.
fn absent_address(press: &Press<'_>, id: AbsentId) -> Option<String> {
    let page = press.plan.absent(id)?;
    let docket = press.catalog.absent(id).docket?;
    let anchor = press.plan.anchor(press.catalog, docket, Entry::Absent(id));
    Some(format!("{}#{anchor}", address(press.plan, page)))
}

/// Returns the name of a party, person or group that a record names.
pub(super) fn name_of<'a>(press: &Press<'a>, named: &'a Named) -> &'a str {
    match named {
        Named::Party(id) => &press.catalog.party(*id).name,
        Named::Words(words) => words,
    }
}
