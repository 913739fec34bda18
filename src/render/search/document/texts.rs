//! The text of a document: all of it, for the words of the index, and its first words.

use super::super::super::prose::{first_words, plain, text};
use super::super::super::view::DESCRIPTION;
use super::super::text::Text;
use super::Materials;
use crate::plan::Subject;
use crate::text::Prose;

impl<'a> Materials<'a> {
    /// Returns a document's text, cut into so many passages.
    pub(in crate::render::search) fn text(self, subject: Subject, passages: usize) -> Text {
        let pdf = match subject {
            Subject::Attached(id, at) => {
                let filed = self.catalog.filing(id);
                let pdf = filed.published(&filed.attachments()[at]);
                pdf.and_then(|pdf| self.catalog.text_of(pdf))
            }
            _ => None,
        };
        match pdf {
            Some(text) => Text::pages(text),
            None => Text::whole(self.words_of(subject), passages),
        }
    }

    /// Returns the first words of a document's text, for a result on a page that cannot load
    /// others.
    pub(in crate::render::search) fn summary(self, subject: Subject) -> String {
        let filing = match subject {
            Subject::Filing(id) => self.catalog.filing(id).filing.document(),
            _ => None,
        };
        match (
            filing.and_then(|filing| filing.summary.as_deref()),
            self.prose(subject),
        ) {
            (Some(summary), _) => first_words(summary, 2 * DESCRIPTION),
            (None, Some(prose)) => plain(prose, DESCRIPTION, self.words),
            (None, None) => String::new(),
        }
    }

    /// Returns whether the page of a document has a text of its own.
    pub(super) fn has_text(self, subject: Subject) -> bool {
        let summary = match subject {
            Subject::Filing(id) => {
                let document = self.catalog.filing(id).filing.document();
                document.is_some_and(|document| document.summary.is_some())
            }
            _ => false,
        };
        summary
            || self
                .prose(subject)
                .is_some_and(|prose| !prose.text.trim().is_empty())
    }

    /// Returns the prose of a record.
    fn prose(self, subject: Subject) -> Option<&'a Prose> {
        match subject {
            Subject::Filing(id) => {
                let document = self.catalog.filing(id).filing.document();
                document.map(|document| &document.body)
            }
            Subject::Attached(..) | Subject::Absent(_) | Subject::Authority(_) => None,
            Subject::Docket(id) => {
                let record = self.catalog.docket(id).proceeding();
                record.map(|record| &record.prose)
            }
            Subject::Party(id) => {
                let record = self.catalog.party(id).record.as_ref();
                record.map(|record| &record.prose)
            }
            Subject::Page(at) => Some(&self.catalog.pages()[at].prose),
        }
    }

    /// Returns the text of a record without markup, a paragraph a line.
    fn words_of(self, subject: Subject) -> String {
        match subject {
            Subject::Filing(id) => {
                let document = self.catalog.filing(id).filing.document();
                document.map_or(String::new(), |document| {
                    let summary = document.summary.as_deref();
                    joined(
                        summary
                            .into_iter()
                            .chain([&*text(&document.body, self.words)]),
                    )
                })
            }
            Subject::Attached(..) | Subject::Absent(_) | Subject::Authority(_) => String::new(),
            Subject::Docket(id) => {
                let docket = self.catalog.docket(id);
                docket.proceeding().map_or(String::new(), |record| {
                    let prose = text(&record.prose, self.words);
                    let events = record.events.iter();
                    let events =
                        events.flat_map(|event| [Some(&*event.title), event.location.as_deref()]);
                    let clocks = record.clocks.iter().flat_map(|clock| {
                        let limits = clock.milestones.iter();
                        [&*clock.name]
                            .into_iter()
                            .chain(limits.map(|limit| &*limit.title))
                    });
                    joined([&*prose].into_iter().chain(events.flatten()).chain(clocks))
                })
            }
            Subject::Party(id) => {
                let record = self.catalog.party(id).record.as_ref();
                record.map_or(String::new(), |record| text(&record.prose, self.words))
            }
            Subject::Page(at) => text(&self.catalog.pages()[at].prose, self.words),
        }
    }
}

/// Joins texts that are not empty, each on lines of its own.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
