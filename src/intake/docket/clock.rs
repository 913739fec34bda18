//! Reads the clocks of a docket.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::keys;
use crate::docket::{Clock, ClockNames, ClockStart, Milestone, Node};
use crate::time::{Count, Date, Roll};

pub(super) fn clock(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Clock> {
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
pub(super) fn names(clock: &Node) -> ClockNames {
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
