//! Coverage: what is on file, what is known and not on file, and how much is withheld, docket by
//! docket.

mod on_file;

pub(super) use on_file::{OnFile, OnFileCounts};

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted;
use super::frame::Frame;
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::docket::{Access, Held, Inspection};
use crate::link::{Catalog, DocketId, Filed, FilingId, Referent};
use crate::plan::{Leaf, PageNaming, Url};

/// A page of the coverage.
#[derive(Debug, Serialize)]
struct Coverage {
    /// The dockets on this page.
    rows: Vec<Row>,
    /// What is outside every docket; none where there is nothing.
    outside: Option<OnFile>,
    /// All of the site; a document of several dockets counts once.
    total: OnFile,
    /// The PDFs that are published, where they were looked into; on the first page alone.
    pdfs: Option<Pdfs>,
    /// The records that are marked as archived web content, as documents' rows; on the first page
    /// alone.
    archived: Vec<Value>,
    /// How many more of them there are.
    more_archived: usize,
    /// The links from page to page.
    pager: Pager,
}

/// One docket's coverage.
#[derive(Debug, Serialize)]
struct Row {
    /// The docket, as a docket's row.
    docket: Value,
    /// What is counted in it.
    count: OnFile,
}

/// Signs of accessibility in PDFs, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
struct Pdfs {
    /// How many there are.
    all: usize,
    /// How many have text on some page.
    text: usize,
    /// How many have tags.
    tags: usize,
    /// How many name their language.
    lang: usize,
    /// How many have a title.
    title: usize,
    /// How many were not read.
    unread: usize,
}

/// The most archived records that the coverage lists.
const ARCHIVED: usize = 250;

/// Counts signs of accessibility; nothing where no PDF was looked into.
fn count_pdfs(catalog: &Catalog) -> Option<Pdfs> {
    let mut pdfs = Pdfs::default();
    for inspection in catalog.inspections().values() {
        pdfs.all += 1;
        match inspection {
            Inspection::Read(one) => {
                pdfs.text += usize::from(one.with_text > 0);
                pdfs.tags += usize::from(one.is_tagged);
                pdfs.lang += usize::from(one.has_lang);
                pdfs.title += usize::from(one.has_title);
            }
            Inspection::Unread(_) => pdfs.unread += 1,
        }
    }
    (pdfs.all > 0).then_some(pdfs)
}

/// Counts every docket, what is outside of them, and the whole site. Drafts, and what is known from
/// drafts alone, are not on record yet.
pub(super) fn count(catalog: &Catalog) -> OnFileCounts {
    let mut counts = OnFileCounts {
        dockets: vec![OnFile::default(); catalog.dockets().len()],
        outside: OnFile::default(),
        total: OnFile::default(),
    };
    for (_, filed) in catalog.filings().filter(|(_, filed)| !filed.filing.draft) {
        counts.add(&filed.dockets, count_filing(filed));
    }
    let absents = catalog.absents();
    for (_, absent) in absents.filter(|(id, _)| !is_drafted(catalog, Referent::Absent(*id))) {
        counts.add(
            absent.docket.as_slice(),
            OnFile {
                absent: 1,
                ..OnFile::default()
            },
        );
    }
    counts
}

/// Renders a page of the coverage.
pub(super) fn coverage(press: &Press<'_>, url: &Url, leaf: &Leaf) -> Result<Vec<u8>, Diagnostic> {
    let counts = press.rows().coverage();
    let rows = leaf.range.clone().map(|at| Row {
        docket: press.rows().docket(DocketId(at as u32)),
        count: counts.dockets[at],
    });
    let is_first = leaf.range.start == 0;
    let filings = press.catalog.filings().filter(|_| is_first);
    let archived: Vec<FilingId> = filings
        .filter(|(_, filed)| filed.filing.document().is_some_and(|one| one.archived))
        .map(|(id, _)| id)
        .collect();
    let view = Coverage {
        pdfs: count_pdfs(press.catalog).filter(|_| is_first),
        more_archived: archived.len().saturating_sub(ARCHIVED),
        archived: archived
            .iter()
            .take(ARCHIVED)
            .map(|id| press.rows().filing(*id))
            .collect(),
        rows: rows.collect(),
        outside: Some(counts.outside).filter(|outside| *outside != OnFile::default()),
        total: counts.total,
        pager: Pager::new(press, &Url::new("coverage/"), leaf, PageNaming::Files),
    };
    let title = press.theme.words().get("coverage.title");
    let frame = Frame::new(press, url, "coverage", leaf_title(press, title, leaf))
        .described(press.theme.words().get("coverage.described"));
    frame.render(
        press,
        "coverage.html",
        &press.plan.root_from(url),
        ("coverage", &view),
    )
}

/// Counts one filing.
fn count_filing(filed: &Filed) -> OnFile {
    let mut count = OnFile::default();
    match filed.filing.document() {
        Some(document) => {
            let held = |wanted: fn(&Held) -> bool| {
                document
                    .attachments
                    .iter()
                    .filter(|one| wanted(&one.held))
                    .count()
            };
            count.public = 1;
            count.attachments = held(|held| matches!(held, Held::Withheld(_)));
            count.not_held = held(|held| *held == Held::Nowhere);
            count.passages = document.body.redactions();
        }
        None if filed.filing.access() == Access::Sealed => count.sealed = 1,
        None => count.confidential = 1,
    }
    count
}
