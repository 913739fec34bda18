//! Words that a page says it represents: what is copied, searched and read aloud in place of what
//! is painted.
//!
//! People who replace words by a box may leave them there.

use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Object, String as Text};
use hayro_interpret::hayro_syntax::page::Page;

use super::Budget;
use super::beside::text_of;

/// The fewest letters that say something by themselves. Fewer represent a ligature or a broken
/// word.
const FEWEST: usize = 4;

/// A part of the page that represents words.
struct Part {
    words: String,
    /// Whether a picture is painted in it, which may show these words.
    is_picture: bool,
}

/// Returns the words that parts of a page represent and that are not among those that are on the
/// page.
pub(super) fn spoken_words(page: &Page<'_>, seen: &str, budget: &Budget) -> String {
    let seen = letters(seen);
    let resources = page.resources();
    let mut open: Vec<Part> = Vec::new();
    let mut spoken: Vec<String> = Vec::new();
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        budget.spend(1);
        match operation {
            TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                let properties = match mark.1 {
                    Object::Dict(own) => Some(own.clone()),
                    Object::Name(name) => resources.properties.get::<Dict<'_>>(name.as_ref()),
                    _ => None,
                };
                let words = properties.and_then(|own| own.get::<Text<'_>>(b"ActualText"));
                open.push(Part {
                    words: text_of(words),
                    is_picture: false,
                });
            }
            TypedInstruction::BeginMarkedContent(_) => open.push(Part {
                words: String::new(),
                is_picture: false,
            }),
            TypedInstruction::XObject(_) | TypedInstruction::InlineImage(_) => {
                for part in &mut open {
                    part.is_picture = true;
                }
            }
            TypedInstruction::EndMarkedContent(_) => {
                // A formula may have its source here.
                let part = open
                    .pop()
                    .filter(|part| !part.is_picture && !part.words.contains('\\'));
                let Some(part) = part else { continue };
                let own = letters(&part.words);
                budget.spend(seen.len() as u64 / 16);
                if own.chars().count() >= FEWEST && !seen.contains(&own) {
                    spoken.push(part.words);
                }
            }
            _ => {}
        }
    }
    spoken.join(" ")
}

/// Returns the letters and digits of a text.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
