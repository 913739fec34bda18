//! What a text that a person typed would withhold, were it in a record.

use super::redact::Form;
use super::{redact, unread};
use crate::text::is_mark;

/// Returns what readers see of a text that a person typed, with a blank for each withheld stretch;
/// `None` where a mark is wrong.
pub(crate) fn without_withheld(text: &str) -> Option<String> {
    let public = redact::redact(text.to_owned(), Form::Typed).ok()?;
    Some(public.as_str().replace(is_mark, " "))
}

/// Returns whether a line of a text begins like a key that withholds, so that a record with it
/// would count as withheld.
pub(crate) fn begins_like_withholding(line: &str) -> bool {
    unread::withholds(line)
}

/// Returns whether a value would count as the key `access` that was written in a wrong place.
pub(crate) fn reads_as_access(value: &str) -> bool {
    unread::says_withheld(value)
}

/// Returns whether a text that a person typed holds a mark of redaction, or what looks like one.
pub(crate) fn holds_mark(text: &str) -> bool {
    without_withheld(text).is_none_or(|public| public != text)
}
