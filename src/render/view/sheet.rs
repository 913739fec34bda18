//! The docket sheet: the table of a docket's documents, as a clerk keeps it.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::head::{Head, View};
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, Entry};
use crate::plan::{Leaf, PageNaming, Url};

/// A page of a docket sheet.
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// How many documents the whole sheet has.
    count: usize,
    /// The number of the first document on this page, from 1.
    first: usize,
    /// The number of the last document on this page.
    last: usize,
    /// The documents, as documents' rows, in timeline order.
    rows: Vec<Value>,
    /// The links from page to page.
    pager: Pager,
}

/// Renders a page of a docket sheet.
pub(super) fn sheet(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let documents = docket.timeline.iter().filter_map(|entry| match entry {
        Entry::Filing(filing) => Some(press.rows().filing(*filing)),
        Entry::Absent(absent) => Some(press.rows().absent(*absent)),
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => None,
    });
    let head = Head::new(press, id, View::Sheet);
    let frame = head.frame(
        press,
        url,
        &leaf_title(press, View::Sheet.title(press), leaf),
    );
    let list = press.plan.docket(id).folder("sheet");
    let view = Sheet {
        head,
        count: docket.filings.len() + docket.absent.len(),
        first: leaf.range.start + 1,
        last: leaf.range.end,
        rows: documents
            .skip(leaf.range.start)
            .take(leaf.range.len())
            .collect(),
        pager: Pager::new(press, &list, leaf, PageNaming::Folders),
    };
    frame.render(
        press,
        "sheet.html",
        &press.plan.root_from(url),
        ("sheet", &view),
    )
}
