//! Names the entries of a docket's timeline by what they are, for anchors and for the ids of a
//! calendar.

use super::Plan;
use crate::link::quick::Map;
use crate::link::{Catalog, DocketId, Entry, FilingId};
use crate::text::slug;
use crate::time::Date;

/// The longest part of a name, in letters. Of a longer one, a few signs that are made of all of it
/// tell it from others.
const LONGEST: usize = 16;

/// How the name of a counted deadline begins, and no other entry's.
const DEADLINE: &str = "deadline-";

/// How that name began once. Links to it and the ids of calendar entries have this beginning for
/// good.
const EARLIER: &str = "limit-";

/// Spells the anchor of a counted deadline as it was published once; `None` for every other entry.
pub(super) fn earlier_name(anchor: &str) -> Option<String> {
    let rest = anchor.strip_prefix(DEADLINE)?;
    Some(format!("{EARLIER}{rest}"))
}

/// Returns the name of an entry. Several entries of one docket can have the same; [`repeated`]
/// tells these apart.
pub(super) fn entry_name(plan: &Plan, catalog: &Catalog, docket: DocketId, entry: Entry) -> String {
    let record = || catalog.docket(docket);
    match entry {
        Entry::Filing(id) => match plan.filing(id) {
            Some(url) => {
                let mut parts = url.as_str().trim_end_matches('/').rsplit('/');
                let (own, home) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
                match catalog.filing(id).home() == Some(docket) {
                    true => format!("f-{own}"),
                    false => format!("f-{home}-{own}"),
                }
            }
            None => withheld_name(catalog, id),
        },
        Entry::Absent(id) => {
            let absent = catalog.absent(id);
            format!("n-{}-{}", day(&absent.date), slug(&absent.title))
        }
        Entry::Event(at) => {
            let event = record().event(at);
            format!("event-{}-{}", part(&event.title), day(&event.date))
        }
        Entry::Limit(clock, at) => {
            let (words, _) = record().clock(clock);
            let (clock_name, title) = (part(&words.name), part(&words.milestones[at].title));
            match record().limit_date(clock, at) {
                Some(date) => format!("{DEADLINE}{clock_name}-{title}-{}", day(&date)),
                None => format!("{DEADLINE}{clock_name}-{title}"),
            }
        }
        Entry::Stated(id, at) => {
            let filing = entry_name(plan, catalog, docket, Entry::Filing(id));
            let document = catalog.filing(id).filing.document();
            let stated = &document
                .expect("only a document that readers see states dates")
                .deadlines[at];
            let (title, day) = (part(&stated.title), day(&stated.date));
            format!("{filing}-date-{title}-{day}")
        }
    }
}

/// Names a withheld filing by what its entry shows. Its id is withheld too.
fn withheld_name(catalog: &Catalog, id: FilingId) -> String {
    let filing = &catalog.filing(id).filing;
    let number = filing.number.as_deref().map(part);
    match number.filter(|number| !number.is_empty()) {
        // The number comes first: behind the day, it would be that of a repeated name.
        Some(number) => format!("w-{number}-{}", day(&filing.date)),
        None => format!("w-{}", day(&filing.date)),
    }
}

/// Numbers the entries whose names another entry of their docket has, from the second one on, in
/// the order of the record.
pub(super) fn repeated(catalog: &Catalog, plan: &Plan) -> Map<(DocketId, Entry), usize> {
    let mut repeated = Map::default();
    for (id, _) in catalog.dockets() {
        let mut known: Map<String, usize> = Map::default();
        for entry in entries(catalog, plan, id) {
            let times = known
                .entry(entry_name(plan, catalog, id, entry))
                .or_default();
            *times += 1;
            if *times > 1 {
                repeated.insert((id, entry), *times);
            }
        }
    }
    repeated
}

/// Returns the entries of a docket that can have the name of another. A filing with a page has an
/// address of its own, and documents not on file are distinguished by title and date already.
fn entries<'a>(
    catalog: &'a Catalog,
    plan: &'a Plan,
    id: DocketId,
) -> impl Iterator<Item = Entry> + 'a {
    let docket = catalog.docket(id);
    let record = docket.proceeding().into_iter();
    let of_record = record.flat_map(|record| {
        let events = (0..record.events.len()).map(Entry::Event);
        let clocks = record.clocks.iter().enumerate();
        let limits = clocks.flat_map(|(number, clock)| {
            (0..clock.milestones.len()).map(move |at| Entry::Limit(number, at))
        });
        events.chain(limits)
    });
    let of_filings = docket.filings.iter().flat_map(move |filing| {
        let document = catalog.filing(*filing).filing.document();
        let stated = document.map_or(0, |document| document.deadlines.len());
        let withheld = plan.filing(*filing).is_none();
        let own = withheld.then_some(Entry::Filing(*filing)).into_iter();
        own.chain((0..stated).map(|at| Entry::Stated(*filing, at)))
    });
    of_record.chain(of_filings)
}

/// Returns a text as a part of a name.
fn part(text: &str) -> String {
    let slug = slug(text);
    let is_whole = slug.len() <= LONGEST;
    // Words of which no letter is left are distinguished as well.
    if is_whole && !slug.is_empty() {
        return slug;
    }
    let end = slug.get(..LONGEST).and_then(|start| start.rfind('-'));
    let start = match is_whole {
        true => "",
        false => &slug[..end.unwrap_or(LONGEST)],
    };
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{start}-{:06x}", hash >> 40)
        .trim_start_matches('-')
        .to_owned()
}

/// Returns a date as a part of a name.
fn day(date: &Date) -> String {
    // An address drops these signs, and two documents may differ by them alone.
    let date = date.to_string();
    let date = date
        .replace('%', "~?")
        .replace('~', "-about")
        .replace('?', "-uncertain");
    slug(&date)
}

#[cfg(test)]
mod tests;
