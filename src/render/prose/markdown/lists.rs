//! The numbers of lists: those of Markdown, and those of an author's HTML.

use crate::text::tree::Element;

/// Returns the number of the first item of a list.
pub(super) fn first_of(element: &Element<'_>) -> u64 {
    match element {
        Element::List(Some(first)) => *first,
        _ => attribute(element, "start").unwrap_or(1),
    }
}

/// Returns the number that an item gives itself.
pub(super) fn number_of(element: &Element<'_>) -> Option<u64> {
    match element {
        Element::Item(number) => *number,
        _ => attribute(element, "value"),
    }
}

fn attribute(element: &Element<'_>, name: &str) -> Option<u64> {
    let Element::Html(html) = element else {
        return None;
    };
    let mut all = html.attributes.iter();
    let (_, value) = all.find(|(known, _)| *known == name)?;
    value.parse().ok()
}
