//! A text made ready for the Markdown parser: signs that look like markup and are words have others
//! in their place.
//!
//! Each sign and what represents it are one byte long, so a place in the manuscript is the same
//! place in the text. What the parser gives is restored before anyone sees it
//! ([`Manuscript::restored`]); in code a sign is shown as typed in any case.

mod definitions;
mod making;
mod tags;

pub(super) use making::is_of_office;

use std::borrow::Cow;

use making::{Making, begins_destination, is_autolink, is_escaped};

/// What represents `<` where it begins no tag of HTML.
const ANGLE: u8 = 1;
/// What represents `_` where it is a blank to be filled in.
const BLANK: u8 = 2;
/// What represents `:` where it makes no definition of a link. The brackets before it stay as they
/// are.
const COLON: u8 = 3;
/// What represents any of these in a text that holds it. Nobody sees one or the other.
const CONTROL: u8 = 4;

/// How many times its own length a text may be looked through for the ends of tags that have none.
const LOOKS: usize = 8;

/// A text made ready for the parser.
#[derive(Debug)]
pub struct Manuscript<'t> {
    /// The text, as long as the one that it was made of.
    pub text: Cow<'t, str>,
    /// The text as typed.
    pub typed: &'t str,
    /// Where definitions of links are that no link uses, in order.
    pub unused: Vec<usize>,
    /// Where the tags begin that are not closed and end with their block, in order.
    pub unclosed: Vec<usize>,
    /// Whether a tag has so many attributes that the HTML is not read at all.
    pub is_too_deep: bool,
}

impl<'t> Manuscript<'t> {
    /// Makes a text ready.
    pub fn of(typed: &'t str) -> Manuscript<'t> {
        let mut making = Making::of(typed);
        if typed.contains('<') {
            making.read_tags();
        }
        making.finish()
    }

    /// Makes a text ready so that every tag in it is shown as typed.
    pub fn without_html(typed: &'t str) -> Manuscript<'t> {
        let mut making = Making::of(typed);
        for (at, _) in typed.match_indices('<') {
            let rest = &typed[at..];
            if !rest.starts_with("<!--")
                && !is_escaped(typed, at)
                && !begins_destination(typed, at)
                && !is_autolink(rest)
            {
                making.replace(at, ANGLE);
            }
        }
        Manuscript {
            is_too_deep: true,
            ..making.finish()
        }
    }

    /// Returns what the parser made of a stretch of the text with the signs as they were typed;
    /// nothing where it is as typed already.
    pub fn restored(&self, text: &str) -> Option<String> {
        let is_whole = matches!(self.text, Cow::Borrowed(_))
            || !text.bytes().any(|byte| (ANGLE..=COLON).contains(&byte));
        let restored = |c: char| match c as u32 {
            1 => '<',
            2 => '_',
            3 => ':',
            _ => c,
        };
        (!is_whole).then(|| text.chars().map(restored).collect())
    }
}

#[cfg(test)]
mod tests;
