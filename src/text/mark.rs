//! The characters that represent withheld text.

/// The first of the characters that represent withheld text; the nth represents the nth reason of
/// its file.
pub const MARK_FIRST: char = '\u{100000}';
/// The last of those characters; the two behind it make the marks of values (`diagnostic/mark.rs`).
pub const MARK_LAST: char = '\u{10FFFB}';

/// Returns whether a character represents withheld text.
pub fn is_mark(c: char) -> bool {
    (MARK_FIRST..='\u{10FFFD}').contains(&c)
}
