//! A block of HTML, which Markdown ends where it likes.

use std::ops::Range;

/// A block of HTML, with the places of its lines in the text.
pub(in crate::text::tree::grow) struct HtmlBlock {
    pub(in crate::text::tree::grow) text: String,
    pub(in crate::text::tree::grow) places: Vec<(usize, usize)>,
}

impl HtmlBlock {
    /// Returns where a stretch of the block is in the text.
    pub(super) fn range(&self, from: usize, end: usize) -> Range<usize> {
        let place = |at: usize| {
            let after = self.places.partition_point(|(own, _)| *own <= at);
            let (own, place) = self.places[after.saturating_sub(1)];
            place + (at - own)
        };
        place(from)..place(end.saturating_sub(1)) + 1
    }
}

/// Returns the length of a comment or a declaration; 0 where a text begins with neither.
pub(super) fn length_of_comment(text: &str) -> usize {
    if let Some(inside) = text.strip_prefix("<!--") {
        for whole in [">", "->"] {
            if inside.starts_with(whole) {
                return "<!--".len() + whole.len();
            }
        }
        return inside
            .find("-->")
            .map_or(text.len(), |end| end + "<!---->".len());
    }
    let is_declaration = text.starts_with("<!") || text.starts_with("<?");
    match is_declaration {
        true => text.find('>').map_or(0, |end| end + 1),
        false => 0,
    }
}
