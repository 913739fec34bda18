//! A whole docket on one page, to read from beginning to end and to print: its sheet, then each
//! filing with its text.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::prose::{Around, TextPlace, prose_at};
use super::super::words::direction_of;
use super::attachment::{AttachmentView, attachments};
use super::head::{Head, View};
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, Entry, FilingId};
use crate::plan::Url;

/// The level of the first heading of a filing's text: its own title is of the second.
const LEVEL: u8 = 3;

/// A whole docket.
#[derive(Debug, Serialize)]
struct WholeRecord<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// The documents of its sheet, in timeline order.
    lines: Vec<SheetLine>,
    /// Its filings with their texts, in the same order.
    filings: Vec<WholeFiling<'a>>,
}

/// A document of the sheet.
#[derive(Debug, Serialize)]
struct SheetLine {
    /// The document, as a document's row.
    row: Value,
    /// Its anchor on the page; none where the page has no more than this line.
    anchor: Option<String>,
}

/// A filing with its text.
#[derive(Debug, Serialize)]
struct WholeFiling<'a> {
    /// The filing, as a document's row.
    row: Value,
    /// Its anchor.
    anchor: String,
    /// The language of its text, where it is not the site's.
    lang: Option<&'a str>,
    /// The direction of that language.
    direction: Option<&'static str>,
    /// That it is not part of the record, where it is not.
    standing: Option<&'a str>,
    /// One or two sentences.
    summary: Option<&'a str>,
    /// What comes with it.
    attachments: Vec<AttachmentView<'a>>,
    /// Its text, as HTML; empty where there is none.
    html: String,
}

/// Renders the page with a whole docket.
pub(super) fn whole(press: &Press<'_>, url: &Url, id: DocketId) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let root = press.plan.root_from(url);
    let mut lines = Vec::new();
    let mut filings = Vec::new();
    for entry in &docket.timeline {
        match entry {
            Entry::Filing(filing) => {
                let anchor = press.plan.anchor(press.catalog, id, *entry);
                let has_page = press.plan.filing(*filing).is_some();
                lines.push(SheetLine {
                    row: press.rows().filing(*filing),
                    anchor: has_page.then(|| anchor.clone()),
                });
                filings.extend(whole_filing(press, &root, *filing, anchor));
            }
            Entry::Absent(absent) => lines.push(SheetLine {
                row: press.rows().absent(*absent),
                anchor: None,
            }),
            Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => {}
        }
    }
    let head = Head::new(press, id, View::Whole);
    let frame = head.frame(press, url, press.theme.words().get("whole.title"));
    let view = WholeRecord {
        head,
        lines,
        filings,
    };
    frame.render(press, "whole.html", &root, ("whole", &view))
}

/// Returns a filing with its text; none where readers may not see it.
fn whole_filing<'a>(
    press: &Press<'a>,
    root: &str,
    id: FilingId,
    anchor: String,
) -> Option<WholeFiling<'a>> {
    let filed = press.catalog.filing(id);
    let (document, own) = (filed.filing.document()?, press.plan.filing(id)?);
    let around = Around {
        press,
        root,
        own,
        files: &filed.files,
    };
    let place = TextPlace {
        prefix: format!("{anchor}-"),
        level: LEVEL,
    };
    let standing = press.catalog.standing(id).map(|status| {
        let key = format!("standing.because.{}", status.word());
        press.theme.words().get(&key)
    });
    Some(WholeFiling {
        row: press.rows().filing(id),
        lang: document.lang.as_deref(),
        direction: document.lang.as_deref().map(direction_of),
        standing,
        summary: document.summary.as_deref(),
        attachments: attachments(press, filed, own),
        html: prose_at(&document.body, &around, &place).html,
        anchor,
    })
}
