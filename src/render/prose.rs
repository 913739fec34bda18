//! Markdown becomes HTML: links lead to the pages of records, authorities are linked, what is withheld is marked.

mod drafts;
mod footnotes;
mod leads;
mod marks;
mod plain;
mod raw;
mod run;
mod text;
mod writer;

use serde::Serialize;

use super::Press;
use super::drafts::is_draft;
use crate::docket::Prose;
use crate::link::{FileTarget, NamedFiles};
use crate::plan::Url;
use leads::Found;
pub(super) use plain::plain;
pub(super) use text::text;

/// What the text of a record is rendered among.
pub(super) struct Around<'a> {
    /// Everything that rendering may look at.
    pub press: &'a Press<'a>,
    /// The page's way to the root.
    pub root: &'a str,
    /// The record's own address, where its published files stand.
    pub own: &'a Url,
    /// The files that the record names.
    pub files: &'a NamedFiles,
}

/// A text as HTML, safe to be put into a page as it is.
pub(super) struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub outline: Vec<Heading>,
}

/// The fewest headings for which a text has a list of contents.
const CONTENTS: usize = 4;

impl Rendered {
    /// Gives the headings for a list of contents; none where there are too few to need one.
    pub fn contents(&self) -> Vec<Heading> {
        match self.outline.len() < CONTENTS {
            true => Vec::new(),
            false => self.outline.clone(),
        }
    }
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Heading {
    /// Its level in the page, 2 to 6: the page's own heading is the first.
    pub level: u8,
    /// Its anchor, unique in the text.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
}

/// Renders a text as HTML, with its outline.
pub(super) fn prose(prose: &Prose, around: &Around<'_>) -> Rendered {
    let families = &around.press.catalog.settings().families;
    let words = around.press.theme.words();
    let mut rendered = writer::write(prose, families, words, &|path| around.find(path));
    rendered.html = drafts::mark_links(rendered.html, &around.drafts(), words);
    rendered
}

impl Around<'_> {
    /// Finds what a relative path, percent-decoded, leads readers to.
    fn find(&self, path: &str) -> Option<Found> {
        let plan = self.press.plan;
        let page = |url: &Url| Found::Page(format!("{}{}", self.root, url.href(plan.links())));
        match self.files.find(path)? {
            FileTarget::Published(file, _) => {
                let url = self.own.file(file.name());
                Some(Found::File(format!(
                    "{}{}",
                    self.root,
                    url.href(plan.links())
                )))
            }
            FileTarget::Filing(id) => plan.filing(*id).map(page),
            FileTarget::Docket(id) => Some(page(plan.docket(*id))),
            FileTarget::Party(id) => Some(page(plan.party(*id))),
            FileTarget::Page(at) => Some(page(plan.page(*at))),
            FileTarget::Nothing => None,
        }
    }

    /// Gives the addresses of the drafts that the record names.
    fn drafts(&self) -> Vec<String> {
        let named = self.files.iter().filter_map(|file| match file.target {
            FileTarget::Filing(id) if is_draft(self.press.catalog, id) => self.find(&file.to),
            _ => None,
        });
        let pages = named.filter_map(|found| match found {
            Found::Page(address) => Some(address),
            Found::File(_) => None,
        });
        pages.collect()
    }
}
