//! The tags themselves, and what commands, blocks and escapes make of one.

use super::spelled::is_redacted;
use super::{LONGEST, TagKind};
use crate::diagnostic::Code;
use crate::docket::withholding;
use crate::text::{MARK_FIRST, looks};

/// Reads the rest of a tag that is written rightly, and gives what follows it.
pub(super) fn mark(rest: &str) -> Option<(TagKind, &str)> {
    let (closes, name) = match rest.strip_prefix('/') {
        Some(after) => (true, after.trim_start()),
        None => (false, rest),
    };
    const NAME: &str = "redacted";
    let typed = name.get(..NAME.len())?;
    if !typed.eq_ignore_ascii_case(NAME) {
        return None;
    }
    let after = &name[NAME.len()..];
    if closes {
        let rest = after.trim_start().strip_prefix('>')?;
        return Some((TagKind::Closes, rest));
    }
    opening(after)
}

/// Reads what follows `<redacted`: nothing or a reason, and `>`. Gives the rest behind it.
fn opening(after: &str) -> Option<(TagKind, &str)> {
    let trimmed = after.trim_start();
    if let Some(rest) = trimmed.strip_prefix('>') {
        return Some((TagKind::Opens(String::new()), rest));
    }
    if trimmed.len() == after.len() {
        return None;
    }
    let value = trimmed
        .strip_prefix("reason")?
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    // Inside a quoted YAML value the quotation mark itself is escaped.
    let quote = ["\\\"", "\"", "''", "'"]
        .into_iter()
        .find(|quote| value.starts_with(quote))?;
    let value = &value[quote.len()..];
    // A reason holds no brackets, so nobody need look further than the next one: a quotation mark
    // that is never closed must not make a reason of withheld words. A `>` with blanks around it is
    // a sign of the reason: `cost > 5`.
    let first = value.find(['<', '>'])?;
    let near = &value[..value.floor_char_boundary(first + LONGEST)];
    let mut brackets = near.match_indices(['<', '>']).map(|(at, _)| at);
    let bracket = brackets.find(|at| !is_greater_than(near, *at))?;
    let end = value[..bracket].find(quote)?;
    if end > first && value[..end].contains('\n') {
        return None;
    }
    let rest = value[end + quote.len()..].trim_start().strip_prefix('>')?;
    let reason = value[..end].split_whitespace().collect::<Vec<_>>();
    Some((TagKind::Opens(reason.join(" ")), rest))
}

/// Returns whether a sign is a `>` with blanks around it, on one line.
fn is_greater_than(value: &str, at: usize) -> bool {
    let before = value[..at].ends_with(' ');
    let after = value[at..]
        .strip_prefix('>')
        .map(|rest| rest.strip_prefix('=').unwrap_or(rest));
    before && after.is_some_and(|rest| rest.starts_with(' '))
}

/// Returns whether an entity, of which `rest` is what follows its `&`, makes a character that
/// represents withheld text.
pub(super) fn makes_mark(rest: &str) -> bool {
    let Some(number) = rest.strip_prefix('#') else {
        return false;
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // HTML takes any number of zeros before it.
    let digits = digits.trim_start_matches('0');
    let length = digits.bytes().take_while(|b| (*b as char).is_digit(radix));
    let length = length.take(9).count();
    u32::from_str_radix(&digits[..length], radix).is_ok_and(|value| value >= MARK_FIRST as u32)
}

/// Returns whether a sign is behind a backslash that is not itself escaped.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before.take(64).take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Returns whether a backslash begins an escape of YAML that makes a character that represents
/// withheld text.
pub(super) fn is_escape_of_mark(rest: &str) -> bool {
    let digits = rest.strip_prefix('U').and_then(|digits| digits.get(..8));
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    value.is_some_and(|value| value >= MARK_FIRST as u32)
}

/// Returns whether a backslash begins a command such as `\redact{`.
pub(super) fn is_command(rest: &str) -> bool {
    let name = rest.bytes().take_while(u8::is_ascii_alphabetic);
    let length = name.take(16).count();
    rest[length..].starts_with('{') && rest[..length].to_ascii_lowercase().starts_with("redact")
}

/// Returns whether nothing but blanks and signs of blocks are before a place on its line.
pub(super) fn is_alone(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    let mut blanks = before.take_while(|byte| **byte != b'\n');
    blanks.all(|byte| b" \t>".contains(byte))
}

/// Judges what follows the first of three colons that begin a line: `::: redacted`.
pub(super) fn of_block(rest: &str) -> Option<Code> {
    let line: String = rest.chars().take(40).take_while(|c| *c != '\n').collect();
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    let name = words.find(|word| !word.is_empty()).map(looks::letters)?;
    match withholding::tag(&name) {
        _ if is_redacted(&name) => Some(Code::RedactionTag),
        Some(_) => Some(Code::WithholdingTag),
        None => None,
    }
}

/// Returns whether what follows a bracket may close a mark: a slash, or the first letter of a word
/// such as `end`.
pub(super) fn may_close(rest: &str) -> bool {
    let first = rest.trim_start().bytes().next().unwrap_or(b' ');
    !first.is_ascii_alphanumeric() || b"berst".contains(&first.to_ascii_lowercase())
}

/// Returns whether a `<` begins the target of a link, as in `[a](<b c.pdf>)`.
pub(super) fn is_target(text: &str, at: usize) -> bool {
    text[..at].ends_with("](") || text[..at].trim_end_matches(' ').ends_with("]:")
}

/// Returns whether `<--` is the first half of a pair, of which `-->` is the second: then text was
/// to be in a comment.
pub(super) fn begins_arrow(rest: &str) -> bool {
    let Some(inside) = rest
        .strip_prefix("--")
        .filter(|rest| !rest.starts_with('>'))
    else {
        return false;
    };
    let until = inside.split('<').next().unwrap_or("");
    let paragraph = until.split("\n\n").next().unwrap_or("");
    paragraph.contains("-->")
}
