//! What is read from a number in a text: citations, and where the search goes on.

use super::authority::{Authority, Citation};
use super::sections::Section;

/// A number in a text, which may be the first of a citation.
#[derive(Clone, Copy)]
pub(super) struct Number<'t> {
    pub(super) text: &'t str,
    /// Where the citation before it ends: nothing before belongs to this one.
    pub(super) floor: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What was read from a number on.
pub(super) struct Citations {
    /// None, where numbers are in a list but no law that they could be of: they need not be read
    /// again one by one, which would take the square of the time in a long table of numbers.
    pub(super) citations: Vec<Citation>,
    /// Where the search goes on.
    pub(super) end: usize,
}

impl Citations {
    /// Lets the last citation run on to the name of the law, which is behind it.
    pub(super) fn end_at(&mut self, end: usize) {
        self.end = end;
        if let Some(last) = self.citations.last_mut() {
            last.range.end = end;
        }
    }
}

/// Makes citations of the sections of a list, the first of which starts with the title at `start`.
pub(super) fn cite(
    start: usize,
    sections: Vec<Section>,
    authority: impl Fn(&str) -> Authority,
) -> Option<Citations> {
    let end = sections.last()?.range.end;
    let mut citations: Vec<Citation> = sections
        .into_iter()
        .map(|section| Citation {
            range: section.range,
            authority: authority(&section.number),
            pinpoint: section.pinpoint,
        })
        .collect();
    citations.first_mut()?.range.start = start;
    Some(Citations { citations, end })
}
