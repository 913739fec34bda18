//! Looks for marks of redaction in what was typed, before anything of it is repeated.

use anyhow::ensure;

use super::{Record, WRONG_MARK};
use crate::intake::{holds_mark, without_withheld};

/// Refuses a redaction in what a record is found by, and marks that are wrong anywhere, before
/// anything typed is repeated.
pub(super) fn refuse_marks(record: &Record) -> anyhow::Result<()> {
    let one = |name: &'static str, text: &Option<String>| text.clone().map(|text| (name, text));
    let all = |name: &'static str, texts: &[String]| -> Vec<(&'static str, String)> {
        texts.iter().map(|text| (name, text.clone())).collect()
    };
    let (found_by, shown) = match record {
        Record::Filing(filing) => {
            let mut found_by = all("--responds-to", &filing.responds_to);
            found_by.extend(one("--docket", &filing.docket));
            found_by.extend(one("--type", &filing.kind));
            found_by.extend(one("--date", &filing.date));
            let mut shown = [all("--by", &filing.by), all("--to", &filing.to)].concat();
            shown.extend(one("--title", &filing.title));
            shown.extend(one("--number", &filing.number));
            (found_by, shown)
        }
        Record::Docket(docket) => {
            let title = one("--title", &docket.title).into_iter();
            (
                vec![("the docket's number", docket.number.clone())],
                title.chain(one("--agency", &docket.agency)).collect(),
            )
        }
        Record::Party(party) => (vec![("the party's name", party.name.clone())], Vec::new()),
    };
    for (name, text) in found_by {
        ensure!(!holds_mark(&text), "{name} cannot contain a redaction");
    }
    for (name, text) in shown {
        ensure!(without_withheld(&text).is_some(), "{name}: {WRONG_MARK}");
    }
    Ok(())
}
