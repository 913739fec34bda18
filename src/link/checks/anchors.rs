//! Finds links to headings that are not there.

use percent_encoding::percent_decode_str;

use super::super::catalog::{Catalog, FileTarget, NamedFile, find_file};
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{BodyLink, Prose, is_of_page, local_path};

/// Warns of each link to a place of a filing's or a free page's text that has no such heading.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let filings =
        documents(catalog).map(|(filed, document)| (&document.path, &document.body, &*filed.files));
    let pages = catalog.pages().iter().enumerate();
    let pages = pages.map(|(at, page)| (&page.path, &page.prose, catalog.page_files(at)));
    filings
        .chain(pages)
        .flat_map(|(path, prose, files)| {
            let links = prose.links_to_places().into_iter();
            links.filter_map(move |link| warn(catalog, path, prose, files, &link))
        })
        .collect()
}

fn warn(
    catalog: &Catalog,
    path: &SitePath,
    prose: &Prose,
    files: &[NamedFile],
    link: &BodyLink,
) -> Option<Diagnostic> {
    let place = link.to.split_once('#')?.1;
    let place = percent_decode_str(place).decode_utf8_lossy();
    let there = match local_path(&link.to) {
        None => prose,
        Some(to) => match find_file(files, &to)? {
            FileTarget::Filing(id) => &catalog.filing(*id).filing.document()?.body,
            FileTarget::Page(at) => &catalog.pages()[*at].prose,
            // Other pages are not made of a text alone.
            _ => return None,
        },
    };
    // The top of a page is always there.
    let is_there =
        place.is_empty() || place == "top" || is_of_page(&place) || there.has_anchor(&place);
    if is_there {
        return None;
    }
    let code = Code::AnchorMissing;
    let start = prose.start + link.range.start;
    let at = Place::Bytes(path.clone(), start..start + link.range.len());
    let message = format!("no heading has the anchor `{place}`");
    Some(Diagnostic::warning(code, at, message).help(code.way_out()))
}
