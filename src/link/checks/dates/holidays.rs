//! Days off that a clock did not count.

use super::super::super::catalog::Catalog;
use super::super::documents;
use super::at_milestone;
use super::closed::{is_due, milestones};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::EventKind;
use crate::time::{Closure, Date, closure_of, spell_day};

/// Warns of each stated deadline that is a Saturday, a Sunday or a holiday. What was counted is for
/// `not-rolled`.
pub(in crate::link::checks) fn check_holidays(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::DeadlineHoliday;
    let closed = |title: &str, date: &Date| -> Option<String> {
        let day = date.exact_day().filter(|_| is_due(title))?;
        let why = match closure_of(day, &catalog.settings().holidays)? {
            Closure::Weekend => "a weekend".to_owned(),
            Closure::Holiday(name) => format!("a holiday ({name})"),
        };
        Some(format!("`{title}` falls on {}, {why}", spell_day(day)))
    };
    let mut found = Vec::new();
    for (_, document) in documents(catalog) {
        for (at, stated) in document.deadlines.iter().enumerate() {
            if let Some(message) = closed(&stated.title, &stated.date) {
                let at = KeyPath::default().key("deadlines").index(at).key("date");
                let place = Place::Key(document.path.clone(), at, Part::Value);
                let problem = Diagnostic::warning(code, place, message);
                found.push(problem.help(code.way_out()).alone_on_its_line());
            }
        }
    }
    for (_, docket) in catalog.dockets() {
        for (milestone, _) in milestones(docket) {
            let stated = milestone.stated.as_ref();
            if let Some(message) = stated.and_then(|date| closed(&milestone.title, date)) {
                found.extend(at_milestone(code, docket, milestone, message));
            }
        }
        if let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) {
            let events = proceeding.events.iter().enumerate();
            for (at, event) in events.filter(|(_, event)| event.kind == EventKind::Deadline) {
                if let Some(message) = closed(&event.title, &event.date) {
                    let at = KeyPath::default().key("events").index(at).key("date");
                    let place = Place::Key(record.path.clone(), at, Part::Value);
                    let problem = Diagnostic::warning(code, place, message);
                    found.push(problem.help(code.way_out()).without_line());
                }
            }
        }
    }
    found
}
