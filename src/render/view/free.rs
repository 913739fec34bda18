//! Free pages, the page for an address that is none, and the pages at old addresses.

use serde::Serialize;

use super::super::Press;
use super::super::prose::{Around, TextHeading, plain, prose};
use super::frame::{DESCRIPTION, Frame};
use crate::diagnostic::Diagnostic;
use crate::plan::Url;

/// A free page.
#[derive(Debug, Serialize)]
struct Free<'a> {
    /// Its title.
    title: &'a str,
    /// Its text, as HTML.
    html: String,
    /// The headings of its text, where there are four or more.
    outline: Vec<TextHeading>,
}

/// The page for an address that is none.
#[derive(Debug, Serialize)]
struct Missing {
    /// How many dockets there are to look through.
    dockets: usize,
}

/// The page at an old address.
#[derive(Debug, Serialize)]
struct Moved {
    /// Where it leads, from the site's root.
    url: String,
}

/// Renders a free page, by its place in the order of pages.
pub(super) fn free(press: &Press<'_>, url: &Url, at: usize) -> Result<Vec<u8>, Diagnostic> {
    let page = &press.catalog.pages()[at];
    let root = press.plan.root_from(url);
    let text = prose(
        &page.prose,
        &Around {
            press,
            root: &root,
            own: url,
            files: press.catalog.page_files(at),
        },
    );
    let frame = Frame::new(
        press,
        url,
        &url.href(press.plan.links()),
        page.title.clone(),
    )
    .described(plain(&page.prose, DESCRIPTION, press.theme.words()));
    let view = Free {
        title: &page.title,
        outline: text.contents(),
        html: text.html,
    };
    frame.render(press, "free.html", &root, ("free", &view))
}

/// Renders the page that a host shows for an address that is none.
pub(super) fn not_found(press: &Press<'_>, url: &Url) -> Result<Vec<u8>, Diagnostic> {
    // A host shows it at any address, so that it has none of its own.
    let frame = Frame {
        canonical: None,
        ..Frame::new(press, url, "", press.theme.words().get("missing.title"))
    };
    let view = Missing {
        dockets: press.catalog.dockets().len(),
    };
    // A host shows it at any depth, so that only a way from the host's root is right everywhere.
    let root = press.plan.path();
    frame.render(press, "404.html", root, ("missing", &view))
}

/// Renders the page at an old address, which leads to a new one.
pub(super) fn redirect(press: &Press<'_>, url: &Url, to: &Url) -> Result<Vec<u8>, Diagnostic> {
    let frame = Frame::new(press, to, "", press.theme.words().get("moved.title"));
    let view = Moved {
        url: to.href(press.plan.links()),
    };
    frame.render(
        press,
        "redirect.html",
        &press.plan.root_from(url),
        ("moved", &view),
    )
}
