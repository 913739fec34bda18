//! What a hyphen after a section number means: more of the number, or the joint of a range.

use super::super::scan::{continues_word, digits, hyphen};
use super::pieces::{dot, letters, starts_with_digit};

/// What a hyphen after a section number means.
pub(super) enum Tail {
    /// It goes on with the number, which ends here.
    Number(usize),
    /// It joins the number to the last of a range, or to a word: the number ends before it.
    Joint,
}

/// Looks at what follows a number with a hyphen between, and asks what it means; gives nothing
/// where it means nothing that is known, so that no number is cut short.
pub(super) fn tail(
    text: &str,
    at: usize,
    judge: impl Fn(Added<'_>) -> Option<Tail>,
) -> Option<Tail> {
    let Some(after) = hyphen(text, at) else {
        return Some(Tail::Joint);
    };
    let first = text.as_bytes().get(after);
    // A line may break behind a hyphen of the number; what follows is not known to be of it.
    if text[at..].starts_with('-') && first == Some(&b'\n') {
        return None;
    }
    if !first.is_some_and(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return Some(Tail::Joint);
    }
    let digits_end = digits(text, after, 1, 5).unwrap_or(after);
    let end = letters(text, digits_end, 3);
    let added = Added {
        digits: &text[after..digits_end],
        letters: &text[digits_end..end],
        end,
    };
    // `252–The`, `251-Compliant` are words; `251-4X7`, `251-1234567` are nothing that is known.
    let is_word =
        added.digits.is_empty() && added.letters.bytes().any(|byte| byte.is_ascii_lowercase());
    if is_word || continues_word(text, end) {
        return (is_word && !starts_with_digit(text, end)).then_some(Tail::Joint);
    }
    // The next section of a range has a dot of its own: `51.301-51.303`.
    if dot(text, end).is_some_and(|after| starts_with_digit(text, after)) {
        return (!added.digits.is_empty()).then_some(Tail::Joint);
    }
    let further = hyphen(text, end).is_some_and(|after| starts_with_digit(text, after));
    let is_plain = added.is_plain();
    match judge(added)? {
        // Letters alone are between numbers: `53.303-DD-254`.
        Tail::Number(_) if digits_end == after && !further => None,
        // `573-751-3234` is a telephone number.
        Tail::Joint if further && is_plain => None,
        judged => Some(judged),
    }
}

/// Passes over the further hyphens of a number that has one: `970.3102-05-30-70`.
pub(super) fn more_tails(text: &str, mut at: usize) -> Option<usize> {
    while let Tail::Number(end) = tail(text, at, |tail| Some(Tail::Number(tail.end)))? {
        at = end;
    }
    Some(at)
}

/// What a hyphen adds to a number: `1`, `76T`, `2713A`, `DD`.
pub(super) struct Added<'t> {
    pub(super) digits: &'t str,
    pub(super) letters: &'t str,
    pub(super) end: usize,
}

impl Added<'_> {
    /// Says whether it is a number like any other, which may be the last of a range.
    pub(super) fn is_plain(&self) -> bool {
        self.letters.is_empty() && !self.digits.starts_with('0') && !self.digits.is_empty()
    }
}
