//! Finds answers and rulings that are dated before what they are about.

use std::borrow::Cow;

use super::super::catalog::{Catalog, Link, Referent};
use super::at_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::docket::Relation;
use crate::time::Date;

/// Warns where the last day that an answer can bear is before the first day of what it answers.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, filed) in catalog.filings() {
        let Some(document) = filed.filing.document() else {
            continue;
        };
        for (link, to) in catalog.refers_to(id) {
            let does = match link {
                Link::By(Relation::RespondsTo) => "answers",
                Link::RulesOn(_) => "rules on",
                _ => continue,
            };
            let (title, date): (Cow<'_, str>, &Date) = match to {
                Referent::Filing(to) => {
                    let filing = &catalog.filing(*to).filing;
                    (filing.heading_in_english(), &filing.date)
                }
                Referent::Absent(to) => {
                    let absent = catalog.absent(*to);
                    ((&*absent.title).into(), &absent.date)
                }
            };
            let (Some(last), Some(first)) = (filed.filing.date.last_day(), date.first_day()) else {
                continue;
            };
            if last < first {
                let own = &filed.filing.date;
                let message = format!("this filing is dated {own}, but {does} `{title}` of {date}");
                found.push(at_key(Code::AnswerBefore, document, "date", message));
            }
        }
    }
    found
}
