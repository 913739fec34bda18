//! A text that leaves the site, as HTML and as Markdown: its links lead where its surroundings say,
//! and nowhere else.

use super::drafts::DraftMarks;
use super::leads::{LeadsTo, to_any, to_place};
use super::{Rendered, TextPlace};
use super::{markdown, writer};
use crate::docket::is_active;
use crate::link::{FileTarget, NamedFiles};
use crate::render::Press;
use crate::text::{Prose, html};

/// What surrounds a text that leaves the site.
pub(in crate::render) struct Apart<'a> {
    /// Everything that rendering may look at.
    pub press: &'a Press<'a>,
    /// The files that the record names.
    pub files: &'a NamedFiles,
    /// Returns the address of what a link leads to, percent-encoded; `None` where it leads to
    /// nothing that a reader of the copy can reach.
    pub lead: &'a dyn Fn(&FileTarget) -> Option<String>,
}

impl Apart<'_> {
    /// Renders a text as HTML.
    pub(in crate::render) fn html(&self, prose: &Prose) -> Rendered {
        let families = &self.press.catalog.settings().families;
        let words = self.press.theme.words();
        let find = |path: &str, fragment: &str| self.find(path, fragment);
        let (drafts, place) = (DraftMarks::default(), TextPlace::default());
        writer::write(prose, families, words, &drafts, &find, &place)
    }

    /// Writes a text as Markdown, from what its page shows: nothing that a page leaves out is in
    /// it.
    pub(in crate::render) fn markdown(&self, prose: &Prose) -> String {
        let find = |path: &str, fragment: &str| self.find(path, fragment);
        markdown::write(prose, self.press.theme.words(), &find)
    }

    fn find(&self, path: &str, fragment: &str) -> Option<LeadsTo> {
        // A full address works everywhere as it is.
        if html::is_absolute(path) {
            return None;
        }
        let target = self.files.find(path)?;
        let mut address = (self.lead)(target)?;
        if !fragment.is_empty() {
            let anchors = self.press.places.of(self.press.catalog, target);
            address.push_str(&match anchors {
                Some(anchors) => to_place(fragment, anchors),
                None => to_any(fragment),
            });
        }
        Some(match target {
            FileTarget::Published(file, _) if is_active(file.name()) => LeadsTo::Active(address),
            FileTarget::Published(..) => LeadsTo::File(address),
            _ => LeadsTo::Page(address),
        })
    }
}
