//! A docket with its public record as JSON, for programs. The guide's page on data documents
//! every key; a key that a docket or a filing has no value for is left out.

mod clock;
mod filing;

use std::ops::Not;

use serde::{Serialize, Serializer};

use super::super::Press;
use super::super::drafts::{is_drafted, is_drafted_docket, is_drafted_party};
use super::super::view::title_of;
use super::{absent_address, address, filing_address, limits_address, name_of};
use crate::docket::{Counsel, Supplement};
use crate::link::{AbsentId, DocketId, DocketName, Entry, Named, Referent};
use crate::time::Date;
use clock::{Clock, clock};
pub(super) use filing::{Filing, TextOf, filing};

/// What the file is, and the version of its keys. The version grows when a key goes or changes its
/// meaning; new keys come without.
const FORMAT: &str = "docketpress docket";
const VERSION: u32 = 1;

/// Makes the record of a docket.
pub(super) fn record(press: &Press<'_>, id: DocketId) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec(&docket(press, id)).expect("it holds nothing that JSON cannot");
    bytes.push(b'\n');
    bytes
}

/// A docket.
#[derive(Serialize)]
struct Docket<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    time_zone: &'static str,
    address: String,
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    access: &'static str,
    #[serde(skip_serializing_if = "Not::not")]
    draft: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jurisdiction: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    presiding: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_parts: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consolidated_into: Option<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    consolidates: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    identifiers: Pairs<'a>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    facts: Pairs<'a>,
    parties: Vec<Part<'a>>,
    filings: Vec<Filing<'a>>,
    not_on_file: Vec<Absent<'a>>,
    events: Vec<Event<'a>>,
    clocks: Vec<Clock<'a>>,
}

/// Another docket: of this site, with its address, or elsewhere.
#[derive(Serialize)]
struct Other<'a> {
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

/// A party's part in the docket. Words such as `Anonymous` have no address.
#[derive(Serialize)]
struct Part<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counsel: Vec<CounselOf<'a>>,
    filed: u32,
    served: bool,
    #[serde(skip_serializing_if = "Not::not")]
    draft: bool,
}

/// Who speaks for a party.
#[derive(Serialize)]
struct CounselOf<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    firm: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

/// A document that is known and not on file.
#[derive(Serialize)]
struct Absent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    date: Edtf<'a>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    kind: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    filed_by: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addressed_to: Vec<&'a str>,
    #[serde(skip_serializing_if = "Not::not")]
    draft: bool,
}

/// A dated fact that no filing carries.
#[derive(Serialize)]
struct Event<'a> {
    address: String,
    date: Edtf<'a>,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A date as records write it.
struct Edtf<'a>(&'a Date);

impl Serialize for Edtf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

/// Labels with their texts, in the order of the record.
struct Pairs<'a>(&'a [(String, String)]);

impl Pairs<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(label, text)| (label, text)))
    }
}

fn is_empty(list: &[String]) -> bool {
    list.is_empty()
}

fn docket<'a>(press: &Press<'a>, id: DocketId) -> Docket<'a> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let other = |id: DocketId| Other {
        number: &press.catalog.docket(id).number,
        address: Some(address(press.plan, press.plan.docket(id))),
    };
    let others = |ids: &[DocketId]| ids.iter().map(|id| other(*id)).collect();
    let named = |name: &'a DocketName| match name.id {
        Some(id) => other(id),
        None => Other {
            number: &name.text,
            address: None,
        },
    };
    let dated = |date: &'a Option<Date>| date.as_ref().map(Edtf);
    let supplements = &press.catalog.settings().supplements;
    let texts = match supplements.contains(&Supplement::FullData) {
        true => TextOf::Given,
        false => TextOf::LeftOut,
    };
    let events = 0..record.map_or(0, |record| record.events.len());
    Docket {
        format: FORMAT,
        version: VERSION,
        as_of: press.catalog.settings().as_of.map(|day| day.to_string()),
        time_zone: press.catalog.settings().zone.name(),
        address: address(press.plan, press.plan.docket(id)),
        number: &docket.number,
        id: (docket.name != docket.number).then_some(&*docket.name),
        title: title_of(press.theme.words(), docket),
        access: docket.access.word(),
        draft: is_drafted_docket(press.catalog, id),
        agency: docket.agency.as_deref(),
        jurisdiction: record.and_then(|record| record.jurisdiction.as_deref()),
        kind: record.and_then(|record| record.kind.as_deref()),
        // Whether a withheld docket is open is withheld too.
        status: docket.status().filter(|_| docket.access.is_public()),
        opened: record.and_then(|record| dated(&record.opened)),
        closed: record.and_then(|record| dated(&record.closed)),
        presiding: record.map_or(&[][..], |record| &record.presiding),
        part_of: docket.part_of.as_ref().map(named),
        has_parts: others(&docket.has_parts),
        consolidated_into: docket.consolidated_into.as_ref().map(named),
        consolidates: others(&docket.consolidates),
        related: docket.related.iter().map(named).collect(),
        source_url: record.and_then(|record| record.source_url.as_deref()),
        identifiers: Pairs(record.map_or(&[][..], |record| &record.identifiers)),
        facts: Pairs(record.map_or(&[][..], |record| &record.facts)),
        parties: (0..docket.parties.len())
            .map(|at| part(press, id, at))
            .collect(),
        filings: docket
            .timeline
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| match entry {
                Entry::Filing(filing) => Some(self::filing(
                    press,
                    *filing,
                    filing_address(press, id, *filing, place),
                    texts,
                )),
                _ => None,
            })
            .collect(),
        not_on_file: docket
            .absent
            .iter()
            .map(|absent| self::absent(press, *absent))
            .collect(),
        events: events.map(|at| event(press, id, at)).collect(),
        clocks: (0..docket.clocks.len())
            .map(|number| clock(press, id, number))
            .collect(),
    }
}

fn part<'a>(press: &Press<'a>, id: DocketId, at: usize) -> Part<'a> {
    let docket = press.catalog.docket(id);
    let part = &docket.parties[at];
    let listed = part
        .listed
        .and_then(|at| Some(&docket.proceeding()?.parties[at]));
    let counsel = listed.map_or(&[][..], |listed| &listed.counsel);
    Part {
        name: name_of(press, &part.party),
        address: match &part.party {
            Named::Party(id) => Some(address(press.plan, press.plan.party(*id))),
            Named::Words(_) => None,
        },
        role: listed.and_then(|listed| listed.role.as_deref()),
        since: listed.and_then(|listed| listed.since.as_ref()).map(Edtf),
        until: listed.and_then(|listed| listed.until.as_ref()).map(Edtf),
        counsel: counsel
            .iter()
            .map(
                |Counsel {
                     name, firm, role, ..
                 }| CounselOf {
                    name,
                    firm: firm.as_deref(),
                    role: role.as_deref(),
                },
            )
            .collect(),
        filed: part.filed,
        served: part.served,
        draft: match &part.party {
            Named::Party(id) => is_drafted_party(press.catalog, *id),
            Named::Words(_) => false,
        },
    }
}

fn absent<'a>(press: &Press<'a>, id: AbsentId) -> Absent<'a> {
    let absent = press.catalog.absent(id);
    let names = |all: &'a [Named]| all.iter().map(|named| name_of(press, named)).collect();
    Absent {
        address: absent_address(press, id),
        date: Edtf(&absent.date),
        kind: absent.kind.as_ref().map(|kind| &*kind.0),
        title: &absent.title,
        filed_by: names(&absent.filed_by),
        addressed_to: names(&absent.addressed_to),
        draft: is_drafted(press.catalog, Referent::Absent(id)),
    }
}

fn event<'a>(press: &Press<'a>, id: DocketId, at: usize) -> Event<'a> {
    let event = press.catalog.docket(id).event(at);
    Event {
        address: limits_address(press, id, Entry::Event(at)),
        date: Edtf(&event.date),
        title: &event.title,
        kind: event.kind.word(),
        location: event.location.as_deref(),
        url: event.url.as_deref(),
    }
}
