//! The front matter of a `docket.md` becomes a [`DocketRecord`].

use std::cell::RefCell;
use std::sync::Arc;

use super::contact;
use super::fields::Fields;
use super::reading::Reading;
use super::record::{Read, Record};
use super::secrecy::Secrecy;
use super::withheld::Withholder;
use crate::diagnostic::{Code, KeyPath, Part, Step};
use crate::docket::keys;
use crate::docket::{
    Clock, ClockNames, ClockStart, Contact, Contents, Counsel, DocketRecord, Event, EventKind,
    Heading, Mention, Milestone, Node, Participation, Proceeding, withholding,
};
use crate::text::Prose;
use crate::time::{Count, Date, Roll};

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
    // What was to withhold the docket, and stands where it does not, may have been seen only now.
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

/// Reads counsel: a name, or `{name, firm, role, email, phone, address}`.
pub(super) fn counsel(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Counsel> {
    if !matches!(node, Node::Map(_)) {
        return Some(Counsel {
            name: reading.text(node, &at)?,
            firm: None,
            role: None,
            contact: Contact::default(),
        });
    }
    let mut fields = Fields::new(reading, node, &keys::COUNSEL, at.clone())?;
    let name = fields.needed_text("name");
    let (firm, role) = (fields.text("firm"), fields.text("role"));
    let contact = contact::of_counsel(reading, &mut fields, &at);
    Some(Counsel {
        name: name?,
        firm,
        role,
        contact,
    })
}

fn participation(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Participation> {
    if !matches!(node, Node::Map(_)) {
        let party = Mention {
            text: reading.text(node, &at)?,
            at,
        };
        return Some(Participation {
            party,
            role: None,
            since: None,
            until: None,
            counsel: Vec::new(),
        });
    }
    let mut fields = Fields::new(reading, node, &keys::PARTICIPATION, at)?;
    fields.need("party");
    let party = fields.mention("party");
    let role = fields.text("role");
    let (since, until) = (fields.date("since"), fields.date("until"));
    let counsel = fields.records("counsel", counsel);
    Some(Participation {
        party: party?,
        role,
        since,
        until,
        counsel,
    })
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

fn clock(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Clock> {
    let mut fields = Fields::new(reading, node, &keys::CLOCK, at.clone())?;
    let name = fields.needed_text("name");
    let authority = fields.text("authority");
    fields.need("starts");
    let starts = fields
        .take("starts")
        .and_then(|(node, at)| start(reading, node, at));
    let roll = roll(&mut fields).unwrap_or(Roll::None);
    fields.need("milestones");
    let milestones = fields.records("milestones", |reading, node, at| {
        milestone(reading, node, at, roll)
    });
    Some(Clock {
        name: name?,
        authority,
        starts: starts?,
        at: at.key("starts"),
        milestones,
    })
}

/// Tells what a clock names, of which perhaps nothing else can be read.
fn names(clock: &Node) -> ClockNames {
    let starts = |name: &str, node: &Node| -> Option<Node> {
        let Node::Map(entries) = node else {
            return None;
        };
        let mut values = entries.iter().filter(|(key, _)| key == name);
        let (_, value) = values.next().filter(|_| values.next().is_none())?;
        Some(value.clone())
    };
    match starts("starts", clock) {
        Some(Node::Text(text)) if is_day(&text) => ClockNames::Nothing,
        Some(Node::Text(text)) => ClockNames::Filing(text),
        Some(node) => match starts("filing", &node) {
            Some(Node::Text(text)) => ClockNames::Filing(text),
            Some(_) => ClockNames::Unknown,
            None if starts("title", &node).is_some() => ClockNames::Nothing,
            None => ClockNames::Unknown,
        },
        None => ClockNames::Unknown,
    }
}

/// Reads from when a clock runs: a date, a filing, one of a filing's dates, or a document not on
/// file.
fn start(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<ClockStart> {
    match node {
        Node::Map(entries) if entries.iter().any(|(key, _)| key == "filing") => {
            let mut fields = Fields::new(reading, Node::Map(entries), &keys::START, at)?;
            let of = fields
                .take("filing")
                .and_then(|(node, at)| reading.reference(node, &at));
            let date = fields.word("date", keys::START_DATES).ok()?;
            Some(ClockStart::Document(
                of?,
                date.filter(|date| *date != "date"),
            ))
        }
        Node::Text(text) if is_day(&text) => {
            reading.date(Node::Text(text), &at).map(ClockStart::Day)
        }
        node => Some(ClockStart::Document(reading.reference(node, &at)?, None)),
    }
}

/// Returns whether a text can only be meant as a date: ids of filings often begin with one.
fn is_day(text: &str) -> bool {
    Date::parse(text).is_ok()
        || text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))
}

fn milestone(
    reading: &Reading<'_>,
    node: Node,
    at: KeyPath,
    roll_of_clock: Roll,
) -> Option<Milestone> {
    let mut fields = Fields::new(reading, node, &keys::MILESTONE, at.clone())?;
    let title = fields.needed_text("title");
    let mut counts: Vec<Count> = Vec::new();
    let known = reading.problems.borrow().len();
    for key in ["days", "business_days", "weeks", "months", "years"] {
        let Some(number) = fields.number(key) else {
            continue;
        };
        let Ok(number) = i32::try_from(number) else {
            let message = format!("`{number}` is too large to count with");
            let at = at.key(key);
            reading.mistake(Code::InvalidNumber, &at, Part::Value, message, None);
            continue;
        };
        counts.push(match key {
            "days" => Count::Days(number),
            "business_days" => Count::BusinessDays(number),
            "weeks" => Count::Weeks(number),
            "months" => Count::Months(number),
            _ => Count::Years(number),
        });
    }
    let roll = roll(&mut fields).unwrap_or(roll_of_clock);
    let authority = fields.text("authority");
    let stated = fields.date("stated");
    let mistaken = reading.problems.borrow().len() > known;
    if counts.len() > 1 || (counts.is_empty() && stated.is_none() && !mistaken) {
        let code = Code::ClockCount;
        let message = match counts.len() {
            0 => "a milestone has neither a count nor a `stated` date".to_owned(),
            _ => "a milestone has more than one count".to_owned(),
        };
        reading.mistake(
            code,
            &at,
            Part::Value,
            message,
            Some(code.way_out().to_owned()),
        );
        return None;
    }
    Some(Milestone {
        title: title?,
        count: counts.pop(),
        roll,
        authority,
        stated,
        at,
    })
}

fn roll(fields: &mut Fields<'_, '_>) -> Option<Roll> {
    fields
        .word("roll", keys::ROLL)
        .ok()
        .flatten()
        .map(|word| match word {
            "next" => Roll::Next,
            "previous" => Roll::Previous,
            _ => Roll::None,
        })
}
