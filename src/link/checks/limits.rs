//! Finds deadlines whose stated date is not the counted one, and those that end on a day when
//! offices are closed.

use super::super::catalog::{Catalog, Counted};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{DocketRecord, Milestone};
use crate::time::{ClockStep, Closure, spell_day};

/// Warns where a document states another date for a deadline than the one that was counted.
pub(super) fn check_stated(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, docket) in catalog.dockets() {
        for (record, number, at, milestone, counted) in limits(docket) {
            if !docket.limit_differs(number, at) {
                continue;
            }
            if let (Some(stated), Some(reckoning)) = (&milestone.stated, &counted.limits[at]) {
                let message = format!(
                    "`{}` is stated as {}, but the computed date is {}",
                    milestone.title,
                    stated.spelled(),
                    spell_day(reckoning.date)
                );
                let at = milestone.at.key("stated");
                found.push(warn(Code::StatedDiffers, record, at, message));
            }
        }
    }
    found
}

/// Warns where a counted deadline ends on a Saturday, a Sunday or a holiday and stays there.
pub(super) fn check_rolled(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, docket) in catalog.dockets() {
        for (record, _, at, milestone, counted) in limits(docket) {
            // A date that a document states is that document's affair.
            let reckoning = counted.limits[at].as_ref();
            let reckoning = reckoning.filter(|_| milestone.stated.is_none());
            for step in reckoning.iter().flat_map(|reckoning| &reckoning.steps) {
                let ClockStep::NotMoved { day, closure } = step else {
                    continue;
                };
                let why = match closure {
                    Closure::Weekend => "a weekend".to_owned(),
                    Closure::Holiday(name) => format!("a holiday ({name})"),
                };
                let message = format!(
                    "`{}` falls on {}, {why}, and does not move",
                    milestone.title,
                    spell_day(*day)
                );
                let at = milestone.at.clone();
                found.push(warn(Code::NotRolled, record, at, message));
            }
        }
    }
    found
}

/// Returns the deadlines of a docket: its record, the clock's number, the limit's, and how it was
/// counted.
fn limits(
    docket: &super::super::catalog::Docket,
) -> impl Iterator<Item = (&DocketRecord, usize, usize, &Milestone, &Counted)> {
    let record = docket.record.as_deref().zip(docket.proceeding());
    record.into_iter().flat_map(move |(record, proceeding)| {
        let clocks = proceeding.clocks.iter().zip(&docket.clocks).enumerate();
        clocks.flat_map(move |(number, (clock, counted))| {
            let milestones = clock.milestones.iter().enumerate();
            milestones.map(move |(at, milestone)| (record, number, at, milestone, counted))
        })
    })
}

/// Warns at a deadline. Another clock, which may be withheld, can be on the same line, so it
/// is not shown.
fn warn(code: Code, record: &DocketRecord, at: KeyPath, message: String) -> Diagnostic {
    let place = Place::Key(record.path.clone(), at, Part::Value);
    Diagnostic::warning(code, place, message)
        .help(code.way_out())
        .without_line()
}
