//! The files of results: what a result shows of each document, and the first words of its text.

use super::document::{Materials, ShownResult};
use crate::plan::{RESULTS, SUMMARIES};

/// Makes the value of one file of results: its documents in a list.
pub(super) fn results(reading: Materials<'_>, file: usize) -> String {
    let plan = reading.plan.index();
    list(plan.documents(), RESULTS, file, |at| {
        let shown = ShownResult {
            passages: plan.kept_from(at),
            ..reading.shown(plan.document(at))
        };
        serde_json::to_string(&shown).expect("it is text and numbers")
    })
}

/// Makes the value of one file of summaries: those of its documents in a list.
pub(super) fn summaries(reading: Materials<'_>, file: usize) -> String {
    let plan = reading.plan.index();
    list(plan.documents(), SUMMARIES, file, |at| {
        super::quoted(&reading.summary(plan.document(at)))
    })
}

/// Lists what one of several files has: `per` documents in each.
fn list(documents: usize, per: usize, file: usize, one: impl Fn(usize) -> String) -> String {
    let own = file * per..documents.min((file + 1) * per);
    let all: Vec<_> = own.map(one).collect();
    format!("[{}]", all.join(",\n"))
}
