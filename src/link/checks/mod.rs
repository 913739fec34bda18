//! The checks: what is probably a mistake, and may be none. Each is a pure question to the catalog,
//! a file each.
//!
//! The catalog holds nothing that is withheld, so a withheld filing takes part by its entry alone.
//! No message is at one, as its file is not known here.

mod absent;
mod active;
mod alike;
mod anchors;
mod copies;
mod dates;
mod dockets;
mod early;
mod joined;
mod limits;
mod nobody;
pub(super) mod numbers;
mod unnamed;
mod words;

use chrono::NaiveDate;

use super::catalog::{Catalog, Filed};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::Document;

/// What a check finds in the catalog.
type Check = fn(&Catalog) -> Vec<Diagnostic>;

/// What a check finds that asks what is in the future.
type DatedCheck = fn(&Catalog, NaiveDate) -> Vec<Diagnostic>;

/// Makes the checks that are wanted; what they find are warnings. Those that ask what is in the
/// future are made where `today` is known.
pub fn check(
    catalog: &Catalog,
    wanted: &dyn Fn(Code) -> bool,
    today: Option<NaiveDate>,
) -> Vec<Diagnostic> {
    let checks: [(Code, Check); 19] = [
        (Code::PerhapsOnFile, absent::check),
        (Code::StatedDiffers, limits::check_stated),
        (Code::NotRolled, limits::check_rolled),
        (Code::AnswerBefore, early::check),
        (Code::NumberMissing, numbers::check_missing),
        (Code::NumberOrder, numbers::check_order),
        (Code::FilingTwice, copies::check),
        (Code::DocketAlone, dockets::check_alone),
        (Code::DocketUnknown, dockets::check_unknown),
        (Code::OpenedLate, dates::check_opened),
        (Code::DeadlineEarly, dates::check_early),
        (Code::DeadlineHoliday, dates::check_holidays),
        (Code::PartiesAlike, alike::check),
        (Code::PartyJoined, joined::check),
        (Code::FiledByNobody, nobody::check),
        (Code::AnchorMissing, anchors::check),
        (Code::ActiveAttachment, active::check),
        (Code::FileUnnamed, unnamed::check),
        (Code::ConfidentialWords, words::check),
    ];
    let dated: [(Code, DatedCheck); 2] = [
        (Code::DateFuture, dates::check_future),
        (Code::ClosedEarly, dates::check_closed),
    ];
    let checks = checks.into_iter().filter(|(code, _)| wanted(*code));
    let mut found: Vec<Diagnostic> = checks.flat_map(|(_, check)| check(catalog)).collect();
    if let Some(today) = today {
        let dated = dated.into_iter().filter(|(code, _)| wanted(*code));
        found.extend(dated.flat_map(|(_, check)| check(catalog, today)));
    }
    found
}

/// Returns the public documents among filings.
fn documents(catalog: &Catalog) -> impl Iterator<Item = (&Filed, &Document)> {
    let filings = catalog.filings();
    filings.filter_map(|(_, filed)| Some((filed, filed.filing.document()?)))
}

/// Warns at the value of a key of a document. The line is shown only where the key and its value
/// be on it alone.
fn at_key(code: Code, document: &Document, key: &str, message: String) -> Diagnostic {
    let at = KeyPath::default().key(key);
    let place = Place::Key(document.path.clone(), at, Part::Value);
    Diagnostic::warning(code, place, message)
        .help(code.way_out())
        .alone_on_its_line()
}
