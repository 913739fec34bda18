//! All filings that have a page, a line of JSON each, for programs that read a whole site.

use std::fmt;

use serde::Serialize;

use super::own_address;
use super::record::{Filing, TextOf, filing};
use crate::link::FilingId;
use crate::render::Press;

/// The lines, each made when it is asked for: together they have the texts of all filings.
pub struct FilingLines<'p> {
    press: &'p Press<'p>,
}

/// A line.
#[derive(Serialize)]
struct FilingLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    docket: Option<&'a str>,
    #[serde(flatten)]
    filing: Filing<'a>,
}

impl<'p> FilingLines<'p> {
    pub(in crate::render) fn new(press: &'p Press<'p>) -> FilingLines<'p> {
        FilingLines { press }
    }

    /// Makes the lines one after another, in the order of the record.
    pub fn each(&self) -> impl Iterator<Item = Vec<u8>> {
        let catalog = self.press.catalog;
        let open = catalog
            .filings()
            .filter(|(id, _)| self.press.plan.filing(*id).is_some());
        open.map(|(id, _)| self.line(id))
    }

    fn line(&self, id: FilingId) -> Vec<u8> {
        let press = self.press;
        let home = press.catalog.filing(id).home();
        let line = FilingLine {
            docket: home.map(|home| &*press.catalog.docket(home).number),
            filing: filing(press, id, own_address(press, id), TextOf::Given),
        };
        let mut line = serde_json::to_vec(&line).expect("it holds nothing that JSON cannot");
        line.push(b'\n');
        line
    }
}

impl fmt::Debug for FilingLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilingLines").finish_non_exhaustive()
    }
}
