//! Finds links to places that are not there: no heading and no anchor of the text has their name.

use std::cell::OnceCell;

use percent_encoding::percent_decode_str;

use super::super::catalog::{Catalog, FileTarget, FilingId};
use super::super::quick::Map;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::text::{ANCHOR_PREFIX, Anchors, BodyLink, Prose, is_of_page, local_path};

/// Warns of each link to a place of a filing's or a free page's text that has no such place.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let filings =
        documents(catalog).map(|(filed, document)| (&document.path, &document.body, &filed.files));
    let pages = catalog.pages().iter().enumerate();
    let pages = pages.map(|(at, page)| (&page.path, &page.prose, catalog.page_files(at)));
    let mut others = Others::default();
    let mut found = Vec::new();
    for (path, prose, files) in filings.chain(pages) {
        let own = OnceCell::new();
        let links = prose.links_to_places();
        found.extend(links.iter().filter_map(|link| {
            let anchors = match local_path(&link.to) {
                None => own.get_or_init(|| prose.anchors()),
                Some(to) => others.of(catalog, files.find(&to)?)?,
            };
            warn(path, prose, anchors, link)
        }));
    }
    found
}

/// The anchors of texts to which others lead, each gathered once.
#[derive(Default)]
struct Others {
    filings: Map<FilingId, Anchors>,
    pages: Map<usize, Anchors>,
}

impl Others {
    /// Returns the anchors of a page that is made of a text alone.
    fn of(&mut self, catalog: &Catalog, target: &FileTarget) -> Option<&Anchors> {
        match target {
            FileTarget::Filing(id) => {
                let document = catalog.filing(*id).filing.document()?;
                Some(
                    self.filings
                        .entry(*id)
                        .or_insert_with(|| document.body.anchors()),
                )
            }
            FileTarget::Page(at) => {
                let page = &catalog.pages()[*at];
                Some(
                    self.pages
                        .entry(*at)
                        .or_insert_with(|| page.prose.anchors()),
                )
            }
            _ => None,
        }
    }
}

fn warn(path: &SitePath, prose: &Prose, anchors: &Anchors, link: &BodyLink) -> Option<Diagnostic> {
    let (_, typed) = link.to.split_once('#')?;
    let place = percent_decode_str(typed).decode_utf8_lossy();
    // A reader's browser shows the prefix of a text's anchors, and who copies it from there is
    // right too.
    let bare = typed.strip_prefix(ANCHOR_PREFIX).unwrap_or(typed);
    // The top of a page is always there.
    let is_there = place.is_empty()
        || place == "top"
        || is_of_page(&place)
        || anchors.find(typed).is_some()
        || anchors.find(bare).is_some();
    if is_there {
        return None;
    }
    let code = Code::AnchorMissing;
    let start = prose.start + link.range.start;
    let at = Place::Bytes(path.clone(), start..start + link.range.len());
    let message = format!("no heading has the anchor `{place}`");
    Some(Diagnostic::warning(code, at, message).help(code.way_out()))
}
