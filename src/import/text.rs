//! Makes the text of other systems safe to write: as a value of the front matter, and as Markdown
//! that shows it unchanged.
//!
//! Nothing in it takes effect. Where a text holds what looks like a mark of redaction, its signs
//! are written otherwise: as entities in the body, and as quotation marks in the front matter,
//! where no spelling of such a mark is accepted.

use crate::intake::{begins_like_withholding, holds_mark, reads_as_access};
use crate::text::MARK_FIRST;

/// Makes one line of a text: no control characters, every run of blanks one blank.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || is_break(c) => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c => line.extend(kept(c)),
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Makes the lines of a text: no control characters, and `\n` as its only line break.
pub(super) fn lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                lines.push('\n');
            }
            '\u{C}' | '\u{2029}' => lines.push_str("\n\n"),
            c if is_break(c) => lines.push('\n'),
            '\t' => lines.push(' '),
            c => lines.extend(kept(c)),
        }
    }
    lines
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Returns what is kept of a character: nothing of those that no reader sees and that mislead, and
/// a sign in place of those that docketpress keeps for itself.
fn kept(c: char) -> Option<char> {
    match c {
        MARK_FIRST.. => Some(char::REPLACEMENT_CHARACTER),
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
        // These turn the order of what follows around.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Writes a line as a value of YAML. It reads back as it was typed, whatever it looks like.
pub(super) fn value(text: &str, strength: Strength) -> String {
    let text = without_marks(line(text), strength);
    if is_plain(&text) {
        return text;
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    // A comment of YAML that begins like this would count as the key of that name, and this is
    // none.
    match quoted
        .find(" #")
        .filter(|at| begins_like_withholding(&quoted[*at..]))
    {
        Some(_) => quoted.replace('#', "\\x23"),
        None => quoted,
    }
}

/// Returns whether a line needs no quotation marks in YAML, for docketpress and for any other
/// program.
fn is_plain(text: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan",
    ];
    let fits = |c: char| c.is_alphanumeric() || " .,;()&/§'’+-–—_!?%".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(fits)
        && !OTHERS.contains(&&*text.to_ascii_lowercase())
}

/// Takes the signs away that make a mark of redaction, what looks like one, or the key `access`.
/// The words stay.
fn without_marks(text: String, strength: Strength) -> String {
    let text = match reads_as_access(&text) {
        true => text.replace([':', '=', '：', '＝'], " –"),
        false => text,
    };
    if strength == Strength::Light && !holds_mark(&text) {
        return text;
    }
    let next = text.chars().skip(1).map(Some).chain([None]);
    let both = text.chars().zip(next);
    both.map(|(c, next)| without_sign(c, next)).collect()
}

/// Returns a quotation mark for a bracket, and another sign for one that begins an escape.
fn without_sign(c: char, next: Option<char>) -> char {
    match c {
        '\\' => '/',
        '&' if next == Some('#') => '＆',
        ':' if next == Some(':') => '–',
        c if OPENING.contains(c) => '“',
        c if CLOSING.contains(c) => '”',
        c => c,
    }
}

/// Brackets, and what looks like one, as `intake` knows them.
const OPENING: &str = "<[{(＜﹤‹˂ᐸᚲ〈〈⟨❬❮❰⧼⟪≪⋖≺𝈶［｛（【〔「『〖〘〚⟦⟮❲❴❨《«";
/// What closes them.
const CLOSING: &str = ">]})＞﹥›˃ᐳ〉〉⟩❭❯❱⧽⟫≫⋗≻𝈷］｝）】〕」』〗〙〛⟧⟯❳❵❩》»";

/// Writes a text as Markdown that shows the same words, paragraphs and line breaks.
pub(super) fn markdown(text: &str, strength: Strength) -> String {
    let text = lines(text);
    let made = escaped(&text, strength);
    match strength == Strength::Light && holds_mark(&made) {
        true => escaped(&text, Strength::Full),
        false => made,
    }
}

/// How much is escaped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Strength {
    /// What Markdown, HTML and YAML would read.
    #[default]
    Light,
    /// Also every sign that may begin a mark of redaction: one may begin in a value and go on in
    /// the next.
    Full,
}

fn escaped(text: &str, strength: Strength) -> String {
    let mut made = String::with_capacity(text.len() + text.len() / 16);
    let mut in_paragraph = false;
    for line in text.split('\n').map(str::trim) {
        if line.is_empty() {
            if in_paragraph {
                made.push_str("\n\n");
            }
            in_paragraph = false;
            continue;
        }
        if in_paragraph {
            made.push_str("\\\n");
        }
        in_paragraph = true;
        push_line(&mut made, line, strength);
    }
    made.truncate(made.trim_end_matches('\n').len());
    made
}

/// Writes one line of a paragraph.
fn push_line(made: &mut String, line: &str, strength: Strength) {
    let from = made.len();
    push_words(made, line, strength, true);
    guard_line(made, from);
}

/// Writes words of a line. At the start of a line, signs that begin a block are escaped.
pub(super) fn push_words(made: &mut String, line: &str, strength: Strength, begins: bool) {
    let mut number = 0;
    let mut before = made.chars().next_back().unwrap_or(' ');
    let mut chars = line.chars().peekable();
    let mut at_start = begins;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let ends_number = (1..=9).contains(&number)
            && matches!(c, '.' | ')')
            && next.is_none_or(|next| next == ' ');
        let begins_block = at_start && matches!(c, '#' | '+' | '-' | '=' | ':' | '>');
        number = match c.is_ascii_digit() && (at_start || number > 0) {
            true => number + 1,
            false => 0,
        };
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            _ if strength == Strength::Full && is_sign(c) => push_entity(made, c),
            '<' => made.push_str("&lt;"),
            '&' if next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()) => {
                made.push_str("&amp;");
            }
            // Inside a word it begins nothing: `FR_DOC_1`.
            '_' if is_inside(Some(before)) && is_inside(next) => made.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => made.extend(['\\', c]),
            c if ends_number || begins_block => made.extend(['\\', c]),
            c => made.push(c),
        }
        before = c;
        at_start = false;
    }
}

/// Writes the first letter of a line as an entity where the line would count as a key that
/// withholds.
pub(super) fn guard_line(made: &mut String, from: usize) {
    // Front matter that was closed too early goes on like this, and the whole record would count as
    // withheld.
    if begins_like_withholding(&made[from..]) {
        let line = made.split_off(from);
        let first = line.find(char::is_alphanumeric).unwrap_or(0);
        made.push_str(&line[..first]);
        let mut rest = line[first..].chars();
        if let Some(c) = rest.next() {
            push_entity(made, c);
        }
        made.push_str(rest.as_str());
    }
}

/// Returns whether a sign may begin a mark of redaction.
fn is_sign(c: char) -> bool {
    matches!(c, '\\' | '&' | ':') || OPENING.contains(c)
}

fn push_entity(made: &mut String, c: char) {
    made.push_str("&#");
    made.push_str(&u32::from(c).to_string());
    made.push(';');
}

/// Returns whether docketpress takes a text for a web address.
pub(super) fn is_url(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_quoted_unless_every_program_reads_it_as_text() {
        for (text, want) in [
            ("Invented Telecom, LLC", "Invented Telecom, LLC"),
            ("010", "\"010\""),
            ("2005-08-09", "\"2005-08-09\""),
            ("No", "\"No\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("say \"x\" \\ y", "\"say \\\"x\\\" \\\\ y\""),
            ("- a", "\"- a\""),
            ("=1+1", "\"=1+1\""),
            ("a\u{0}\u{7}\r\n b\u{2028}c\u{FEFF}", "a b c"),
            ("<redacted>x</redacted>", "\"“redacted”x“/redacted”\""),
            ("x [redacted] y", "\"x [redacted] y\""),
            ("\u{100000}", "\"\u{FFFD}\""),
        ] {
            assert_eq!(value(text, Strength::Light), want, "{text:?}");
        }
    }

    #[test]
    fn a_text_becomes_markdown_that_shows_it() {
        for (text, want) in [
            ("a\nb\n\n\nc\n", "a\\\nb\n\nc"),
            (
                "# a\n- b\n1. c\n12) d\n1.5 e",
                "\\# a\\\n\\- b\\\n1\\. c\\\n12\\) d\\\n1.5 e",
            ),
            (
                "<b>x</b> & &amp; AT&T",
                "&lt;b>x&lt;/b> & &amp;amp; AT&amp;T",
            ),
            (
                "*a* _b_ c_d `e` [f](g) |h|",
                "\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) \\|h\\|",
            ),
            ("    code\n> q\n---\n: d", "code\\\n\\> q\\\n\\---\\\n\\: d"),
            ("<redacted>a</redacted>", "&lt;redacted>a&lt;/redacted>"),
            ("[/redacted] (a)", "\\[/redacted\\] (a)"),
            ("access: sealed", "&#97;ccess: sealed"),
        ] {
            assert_eq!(markdown(text, Strength::Light), want, "{text:?}");
        }
    }
}
