//! Deadlines before the day from which they run.

use super::super::super::catalog::Catalog;
use super::super::documents;
use super::at_milestone;
use super::closed::{is_due, milestones};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};

/// Warns of each deadline that is earlier than the filing that states it, or than the start of its
/// clock.
pub(in crate::link::checks) fn check_early(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::DeadlineEarly;
    let mut found = Vec::new();
    for (filed, document) in documents(catalog) {
        let Some(set) = filed.filing.date.first_day() else {
            continue;
        };
        for (at, stated) in document.deadlines.iter().enumerate() {
            if is_due(&stated.title) && stated.date.last_day().is_some_and(|day| day < set) {
                let message = format!(
                    "`{}` is dated {}, before the filing itself ({})",
                    stated.title, stated.date, filed.filing.date
                );
                let at = KeyPath::default().key("deadlines").index(at).key("date");
                let place = Place::Key(document.path.clone(), at, Part::Value);
                let problem = Diagnostic::warning(code, place, message);
                found.push(problem.help(code.way_out()).alone_on_its_line());
            }
        }
    }
    for (_, docket) in catalog.dockets() {
        for (milestone, from) in milestones(docket) {
            // Counting back from a hearing gives an earlier day on purpose.
            let counts_back = milestone.count.is_some_and(|count| count.number() < 0);
            let (Some(stated), Some(from)) = (&milestone.stated, from) else {
                continue;
            };
            let is_early = stated.last_day() < from.first_day();
            if is_early && stated.last_day().is_some() && !counts_back {
                let message = format!(
                    "`{}` is stated as {}, before its clock starts ({})",
                    milestone.title,
                    stated.spelled(),
                    from.spelled()
                );
                found.extend(at_milestone(code, docket, milestone, message));
            }
        }
    }
    found
}
