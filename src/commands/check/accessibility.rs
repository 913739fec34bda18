//! Lists which published PDFs show signs of accessibility.

use super::super::count;
use crate::diagnostic::escaped;
use crate::docket::Inspection;
use crate::link::Catalog;

/// Lists what screen readers need first of each published PDF. It is on standard error, beside the
/// messages for people.
pub(super) fn tell(catalog: &Catalog) {
    let inspections = catalog.inspections();
    if inspections.is_empty() {
        anstream::eprintln!("no PDF was read");
        return;
    }
    for (path, inspection) in inspections {
        let signs = match inspection {
            Inspection::Unread(_) => "not read".to_owned(),
            Inspection::Read(one) => {
                let sign =
                    |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
                let text = match one.with_text {
                    0 => "no text".to_owned(),
                    some if some == one.pages => "text".to_owned(),
                    some => format!("text on {some} of {}", count(one.pages as usize, "page")),
                };
                [
                    &*text,
                    sign(one.is_tagged, "tags", "no tags"),
                    sign(one.has_lang, "a language", "no language"),
                    sign(one.has_title, "a title", "no title"),
                ]
                .join(", ")
            }
        };
        anstream::eprintln!("  {}: {signs}", escaped(path.as_str()));
    }
    anstream::eprintln!("{ACCESSIBILITY}");
}

/// What the list means, and what asks for it.
const ACCESSIBILITY: &str = "\
these are signs of accessibility only: a PDF with all of them may still be inaccessible
28 CFR Part 35, Subpart H asks state and local governments for accessible web content from
April 26, 2027 (population of 50,000 or more) or April 26, 2028 (smaller, and special districts)";
