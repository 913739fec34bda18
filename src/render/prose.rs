//! Markdown becomes HTML: links lead to the pages of records, authorities are linked, what is
//! withheld is marked.

mod apart;
mod drafts;
mod footnotes;
mod leads;
mod markdown;
mod marks;
mod places;
mod plain;
mod run;
mod tally;
mod text;
mod writer;

use std::ops::Range;

use serde::Serialize;

use super::Press;
use super::drafts::is_draft;
use super::words::Words;
use crate::docket::is_active;
use crate::law::Families;
use crate::link::{FileTarget, NamedFiles};
use crate::plan::{Item, PageKind, Url};
use crate::text::{Prose, html};
pub(super) use apart::Apart;
use drafts::DraftMarks;
use leads::{LeadsTo, to_any, to_place};
pub(super) use places::Places;
pub(super) use plain::{first_words, plain};
pub(super) use text::text;

/// What the text of a record is rendered among.
pub(super) struct Around<'a> {
    /// Everything that rendering may look at.
    pub press: &'a Press<'a>,
    /// The page's way to the root.
    pub root: &'a str,
    /// The record's own address, where its published files are.
    pub own: &'a Url,
    /// The files that the record names.
    pub files: &'a NamedFiles,
}

/// A text as HTML, safe to be put into a page as it is.
pub(super) struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub outline: Vec<TextHeading>,
}

/// Where on its page a text is.
pub(super) struct TextPlace {
    /// What begins the names of its places, where other texts are on the page; else empty.
    pub prefix: String,
    /// The level of its first heading.
    pub level: u8,
}

impl Default for TextPlace {
    fn default() -> TextPlace {
        TextPlace {
            prefix: String::new(),
            level: 2,
        }
    }
}

/// The fewest headings for which a text has a list of contents.
const CONTENTS: usize = 4;

impl Rendered {
    /// Returns the headings for a list of contents; none where there are too few to need one.
    pub(super) fn contents(&self) -> Vec<TextHeading> {
        match self.outline.len() < CONTENTS {
            true => Vec::new(),
            false => self.outline.clone(),
        }
    }
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TextHeading {
    /// Its level in the page, 2 to 6: the page's own heading is the first.
    pub level: u8,
    /// Its anchor, unique in the text.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
}

/// Renders a text as HTML, with its outline.
pub(super) fn prose(prose: &Prose, around: &Around<'_>) -> Rendered {
    prose_at(prose, around, &TextPlace::default())
}

/// Does the same for a text that is not the only one of its page.
pub(super) fn prose_at(prose: &Prose, around: &Around<'_>, place: &TextPlace) -> Rendered {
    let families = &around.press.catalog.settings().families;
    let words = around.press.theme.words();
    let find = |path: &str, fragment: &str| around.find(path, fragment);
    writer::write(prose, families, words, &around.drafts(), &find, place)
}

/// Returns where the words of a text are, in bytes, that its page lacks: none, unless docketpress
/// is wrong.
pub(super) fn missing_words(
    prose: &Prose,
    families: &Families,
    words: &Words,
) -> Vec<Range<usize>> {
    if prose.is_empty() {
        return Vec::new();
    }
    // Where its links lead changes no word.
    let (drafts, place) = (DraftMarks::default(), TextPlace::default());
    let rendered = writer::write(prose, families, words, &drafts, &|_, _| None, &place);
    tally::missing(&prose.text, &rendered.html)
}

impl Around<'_> {
    /// Finds what a relative path, percent-decoded, leads readers to, and the place there that a
    /// fragment means.
    fn find(&self, path: &str, fragment: &str) -> Option<LeadsTo> {
        let plan = self.press.plan;
        if html::is_absolute(path) {
            return self.find_in_full(path, fragment);
        }
        let target = self.files.find(path)?;
        let url = match target {
            FileTarget::Published(file, _) => &self.own.file(file.name()),
            FileTarget::Filing(id) => plan.filing(*id)?,
            FileTarget::Docket(id) => plan.docket(*id),
            FileTarget::Party(id) => plan.party(*id),
            FileTarget::Page(at) => plan.page(*at),
            FileTarget::Nothing => return None,
        };
        let mut address = format!("{}{}", self.root, url.href(plan.links()));
        if fragment.is_empty() {
            return Some(found(target, address));
        }
        let anchors = self.press.places.of(self.press.catalog, target);
        address.push_str(&match anchors {
            Some(anchors) => to_place(fragment, anchors),
            None => to_any(fragment),
        });
        Some(found(target, address))
    }

    /// Finds the page of this site at a full address, and the place there that a fragment means.
    fn find_in_full(&self, address: &str, fragment: &str) -> Option<LeadsTo> {
        let Press { plan, catalog, .. } = *self.press;
        let below = address.strip_prefix(plan.base()?)?;
        let target = match plan.item(&Url::new(below))? {
            Item::Page(PageKind::Filing(id)) => FileTarget::Filing(*id),
            Item::Page(PageKind::Docket(id)) => FileTarget::Docket(*id),
            Item::Page(PageKind::Party(id, _)) => FileTarget::Party(*id),
            Item::Page(PageKind::Free(at)) => FileTarget::Page(*at),
            _ => return None,
        };
        let anchors = self.press.places.of(catalog, &target)?;
        Some(LeadsTo::Page(format!(
            "{address}{}",
            to_place(fragment, anchors)
        )))
    }

    /// Returns the addresses of the drafts that the record names.
    fn drafts(&self) -> DraftMarks {
        let named = self.files.iter().filter_map(|file| match file.target {
            FileTarget::Filing(id) if is_draft(self.press.catalog, id) => self.find(&file.to, ""),
            _ => None,
        });
        let pages = named.filter_map(|found| match found {
            LeadsTo::Page(address) => Some(address),
            LeadsTo::File(_) | LeadsTo::Active(_) => None,
        });
        DraftMarks(pages.collect())
    }
}

/// Tells what is at an address.
fn found(target: &FileTarget, address: String) -> LeadsTo {
    match target {
        FileTarget::Published(file, _) if is_active(file.name()) => LeadsTo::Active(address),
        FileTarget::Published(..) => LeadsTo::File(address),
        _ => LeadsTo::Page(address),
    }
}
