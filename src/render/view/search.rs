//! The page for searching.

use serde::Serialize;

use super::super::Press;
use super::frame::Frame;
use crate::diagnostic::Diagnostic;
use crate::plan::Url;

/// The page for searching.
#[derive(Debug, Serialize)]
struct SearchView<'a> {
    /// The folder of the index, from the site's root.
    index: &'static str,
    /// Names this edition of the index.
    edition: &'a str,
    /// Whether there are drafts, which only the preview finds.
    drafts: bool,
}

/// Renders the page for searching.
pub(super) fn search(press: &Press<'_>, url: &Url) -> Result<Vec<u8>, Diagnostic> {
    let words = press.theme.words();
    let frame = Frame::new(press, url, "search", words.get("search.title"))
        .described(words.get("search.described"));
    let mut filings = press.catalog.filings();
    let view = SearchView {
        index: "search/",
        edition: &press.index().edition,
        drafts: filings.any(|(_, filed)| filed.filing.draft),
    };
    frame.render(
        press,
        "search.html",
        &press.plan.root_from(url),
        ("search", &view),
    )
}
