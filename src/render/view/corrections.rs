//! What was corrected, replaced or withdrawn, on one page: a reader who relied on a document finds
//! it here.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::frame::Frame;
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::docket::Relation;
use crate::plan::{Leaf, PageNaming, Url};

/// A page of corrections.
#[derive(Debug, Serialize)]
struct Corrections {
    /// The corrections, the last first.
    rows: Vec<Correction>,
    /// The links from page to page.
    pager: Pager,
}

/// What one filing does to another document.
#[derive(Debug, Serialize)]
struct Correction {
    /// The filing, as a document's row.
    by: Value,
    /// What it does: `corrects`, `supersedes` or `withdraws`, in words.
    words: &'static str,
    /// What it is done to, as a document's row.
    of: Value,
    /// The address of the redline; none where there is none.
    redline: Option<String>,
}

/// Renders a page of corrections.
pub(super) fn corrections(
    press: &Press<'_>,
    url: &Url,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let words = press.theme.words();
    let rows = press.plan.corrections()[leaf.range.clone()].iter();
    let rows = rows.map(|correction| Correction {
        by: press.rows().filing(correction.by),
        words: match correction.relation {
            Relation::Corrects => "corrects",
            Relation::Withdraws => "withdraws",
            _ => "supersedes",
        },
        of: press.rows().document(correction.of),
        redline: press
            .plan
            .redline(correction.by, correction.of)
            .map(|url| url.href(press.plan.links())),
    });
    let view = Corrections {
        rows: rows.collect(),
        pager: Pager::new(press, &Url::new("corrections/"), leaf, PageNaming::Files),
    };
    let title = words.get("corrections.title");
    let site = &press.catalog.settings().title;
    let frame = Frame::new(press, url, "corrections", leaf_title(press, title, leaf))
        .described(words.fill("corrections.described", &[("site", site)]));
    let root = press.plan.root_from(url);
    frame.render(press, "corrections.html", &root, ("corrections", &view))
}
