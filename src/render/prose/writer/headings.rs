//! How headings are written, and entered in the outline.

use super::Writer;
use crate::render::prose::TextHeading;
use crate::render::prose::marks::{with_words, write_attribute};
use crate::text::ANCHOR_PREFIX;

impl<'a> Writer<'a> {
    /// Adds words to the heading that is open.
    pub(super) fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    pub(super) fn start_heading(&mut self, number: usize, written: u8) {
        let level = self.level(written);
        let id = self.take_id(number).unwrap_or_default();
        self.write(format_args!("<h{level} id=\""));
        write_attribute(&mut self.out, &id, self.marks);
        self.out.push_str("\">");
        self.heading = Some(OpenHeading {
            id,
            level,
            text: String::new(),
        });
    }

    /// Returns the level of a heading on the page, whose own title is the only one of the first
    /// level.
    ///
    /// The first heading of a text is of the level below that of its surroundings, whatever its
    /// author wrote, and no level is passed over.
    pub(super) fn level(&mut self, written: u8) -> u8 {
        let first = *self.first_level.get_or_insert(written);
        let top = self.place.level;
        let before = self.outline.last().map_or(top - 1, |heading| heading.level);
        (written + top)
            .saturating_sub(first)
            .clamp(top, 6)
            .min(before + 1)
    }

    pub(super) fn end_heading(&mut self) {
        let OpenHeading { id, level, text } =
            self.heading.take().expect("a heading ends after it begins");
        let text = with_words(&text, self.marks);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.write(format_args!("</h{level}>\n"));
        self.outline.push(TextHeading { level, id, text });
    }

    /// Returns the id on the page of an element that has a name.
    pub(super) fn take_id(&mut self, number: usize) -> Option<String> {
        let of_element = self.names.next_if(|(named, _)| *named == number)?;
        let name = of_element.1.as_ref()?;
        Some(format!("{}{ANCHOR_PREFIX}{name}", self.place.prefix))
    }
}

/// A heading whose text is being read.
pub(super) struct OpenHeading {
    id: String,
    level: u8,
    text: String,
}
