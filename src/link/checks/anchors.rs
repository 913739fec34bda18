//! Finds links to headings that are not there.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::super::catalog::{Catalog, FileTarget, NamedFiles};
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{Anchors, BodyLink, Prose, is_of_page, local_path};

/// Warns of each link to a place of a filing's or a free page's text that has no such heading.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let filings =
        documents(catalog).map(|(filed, document)| (&document.path, &document.body, &filed.files));
    let pages = catalog.pages().iter().enumerate();
    let pages = pages.map(|(at, page)| (&page.path, &page.prose, catalog.page_files(at)));
    let mut known = Known::default();
    let mut found = Vec::new();
    for (path, prose, files) in filings.chain(pages) {
        for link in prose.links_to_places() {
            found.extend(warn(catalog, path, prose, files, &link, &mut known));
        }
    }
    found
}

/// The anchors of the texts to which links lead, each text by the file that holds it.
type Known<'a> = HashMap<&'a SitePath, Anchors>;

fn warn<'a>(
    catalog: &'a Catalog,
    path: &'a SitePath,
    prose: &'a Prose,
    files: &NamedFiles,
    link: &BodyLink,
    known: &mut Known<'a>,
) -> Option<Diagnostic> {
    let place = link.to.split_once('#')?.1;
    let place = percent_decode_str(place).decode_utf8_lossy();
    let (file, there) = match local_path(&link.to) {
        None => (path, prose),
        Some(to) => match files.find(&to)? {
            FileTarget::Filing(id) => {
                let document = catalog.filing(*id).filing.document()?;
                (&document.path, &document.body)
            }
            FileTarget::Page(at) => {
                let page = &catalog.pages()[*at];
                (&page.path, &page.prose)
            }
            // Other pages are not made of a text alone.
            _ => return None,
        },
    };
    // The top of a page is always there.
    let is_of_every_page = place.is_empty() || place == "top" || is_of_page(&place);
    let mut has = || {
        known
            .entry(file)
            .or_insert_with(|| there.anchors())
            .has(&place)
    };
    if is_of_every_page || has() {
        return None;
    }
    let code = Code::AnchorMissing;
    let start = prose.start + link.range.start;
    let at = Place::Bytes(path.clone(), start..start + link.range.len());
    let message = format!("no heading has the anchor `{place}`");
    Some(Diagnostic::warning(code, at, message).help(code.way_out()))
}
