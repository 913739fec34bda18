//! Citations of dockets of the Federal Communications Commission.

use super::super::built_in::{self};
use super::super::read::{Citations, Number, cite};
use super::super::scan;
use super::super::sections::{Numbering, sections};

/// The letters by which the Federal Communications Commission names the bureau that keeps a docket.
const BUREAUS: [&str; 17] = [
    "AU", "CC", "CG", "CI", "CS", "EB", "ET", "GN", "IB", "MB", "MD", "MM", "PR", "PS", "SB", "WC",
    "WT",
];

/// Reads dockets of the Federal Communications Commission: `CC Docket Nos. 01-338 and 96-98`.
pub(super) fn cite_docket(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    scan::hyphen(text, end)?;
    let (bureau, phrase_start) = [
        "Docket Nos.",
        "Docket No.",
        "Docket",
        "Dockets",
        "Dkt. Nos.",
        "Dkt. No.",
        "Dkt.",
        "Docket No",
        "DOCKET NO.",
    ]
    .iter()
    .find_map(|words| {
        let words_start = scan::phrase_before(text, floor, start, words)?;
        BUREAUS.iter().find_map(|bureau| {
            Some((
                bureau,
                scan::phrase_before(text, floor, words_start, bureau)?,
            ))
        })
    })?;
    let dockets = sections(text, start, Numbering::Docket, true);
    cite(phrase_start, dockets, |docket| {
        built_in::federal_docket(bureau, docket)
    })
}
