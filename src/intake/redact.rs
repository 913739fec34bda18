//! Where withheld text dies: `<redacted>…</redacted>` is cut out of a file before anything else reads it.
//!
//! [`PublicText`] has no other constructor than [`redact`], and everything after this stage reads only that.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::docket::{MARK_FIRST, MARK_LAST};

/// A file's text without what it withholds. Each withheld stretch is one character of a private plane.
#[derive(Debug, Clone, Default)]
pub struct PublicText {
    text: String,
    reasons: Arc<[String]>,
    /// Where withheld stretches stood, in bytes of `text`, and how many line breaks went with each.
    cuts: Vec<(usize, usize)>,
}

/// A mistake in the marks, as a code and a place: the text around it may be what is to be withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkMistake {
    /// Which mistake.
    pub code: Code,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
}

impl PublicText {
    /// Gives the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Gives the reasons, by the number of their mark.
    pub fn reasons(&self) -> &Arc<[String]> {
        &self.reasons
    }

    /// Puts words in the place of the marks in a value: `[redacted]` or `[redacted: trade secret]`.
    pub fn with_words(&self, value: String) -> String {
        if self.reasons.is_empty() {
            return value;
        }
        let mut words = String::with_capacity(value.len());
        for c in value.chars() {
            match self.reason(c) {
                None => words.push(c),
                Some("") => words.push_str("[redacted]"),
                Some(reason) => {
                    words.push_str("[redacted: ");
                    words.push_str(reason);
                    words.push(']');
                }
            }
        }
        words
    }

    /// Gives the lines of the original file, from 1, on which bytes of the public text stand; they are given from the first to
    /// the last, so that the text is gone through once.
    pub fn lines_of(&self, bytes: &[usize]) -> Vec<usize> {
        let mut cuts = self.cuts.iter().peekable();
        let (mut from, mut line) = (0, 1);
        let mut next = |byte: &usize| {
            line += self.text.as_bytes()[from..*byte]
                .iter()
                .filter(|b| **b == b'\n')
                .count();
            from = *byte;
            while let Some((_, lines)) = cuts.next_if(|(at, _)| at < byte) {
                line += lines;
            }
            line
        };
        bytes.iter().map(&mut next).collect()
    }

    fn reason(&self, c: char) -> Option<&str> {
        if c < MARK_FIRST {
            return None;
        }
        self.reasons
            .get(c as usize - MARK_FIRST as usize)
            .map(String::as_str)
    }
}

/// Cuts what is withheld out of a file's text, or says where its marks are wrong.
///
/// `text` is the whole file, with `\n` as its line break. A mark that is not closed, nested, or merely
/// looks like one is an error, because what it was to withhold would be published otherwise.
pub fn redact(text: String) -> Result<PublicText, Vec<MarkMistake>> {
    let mut mistakes = reserved(&text);
    let tags = tags(&text, &mut mistakes);
    let stretches = pair(&text, &tags, &mut mistakes);
    if !mistakes.is_empty() {
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        return Err(mistakes);
    }
    if stretches.is_empty() {
        return Ok(PublicText {
            text,
            reasons: Arc::default(),
            cuts: Vec::new(),
        });
    }
    let mut reasons: Vec<String> = Vec::new();
    let mut public = String::with_capacity(text.len());
    let mut cuts = Vec::new();
    let mut from = 0;
    for (stretch, reason) in stretches {
        let number = reasons
            .iter()
            .position(|known| *known == reason)
            .unwrap_or_else(|| {
                reasons.push(reason);
                reasons.len() - 1
            });
        public.push_str(&text[from..stretch.start]);
        cuts.push((public.len(), text[stretch.clone()].matches('\n').count()));
        let mark = MARK_FIRST as u32 + number.min(MARK_LAST as usize - MARK_FIRST as usize) as u32;
        public
            .push(char::from_u32(mark).expect("the plane's characters up to MARK_LAST are valid"));
        from = stretch.end;
    }
    public.push_str(&text[from..]);
    Ok(PublicText {
        text: public,
        reasons: reasons.into(),
        cuts,
    })
}

/// One tag of a mark.
enum TagKind {
    Opens(String),
    Closes,
}

/// Finds all tags, and reports those that only look like one.
fn tags(text: &str, mistakes: &mut Vec<MarkMistake>) -> Vec<(Range<usize>, TagKind)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['<', '[']).map(|at| from + at) {
        from = at + 1;
        let rest = &text[at + 1..];
        if text.as_bytes()[at] == b'[' {
            // Nobody writes a closing tag in brackets but for a mark that was meant.
            if starts_like_mark(rest.strip_prefix('/').unwrap_or("")) {
                mistakes.push(mistake(text, Code::RedactionTag, at));
            }
            continue;
        }
        let inner = rest.trim_start();
        let spaced = inner.len() < rest.len();
        let (closes, name_at) = match inner.strip_prefix('/') {
            Some(after) => (true, after.trim_start()),
            None => (false, inner),
        };
        if !starts_like_mark(name_at) {
            continue;
        }
        let name_len = name_at.bytes().take_while(u8::is_ascii_alphabetic).count();
        let after = &name_at[name_len..];
        let read = match (spaced, name_at[..name_len].eq_ignore_ascii_case("redacted")) {
            (false, true) if closes => after
                .trim_start()
                .strip_prefix('>')
                .map(|rest| (TagKind::Closes, rest)),
            (false, true) => opening(after),
            _ => None,
        };
        match read {
            Some((kind, rest)) => {
                let end = text.len() - rest.len();
                found.push((at..end, kind));
                from = end;
            }
            None => mistakes.push(mistake(text, Code::RedactionTag, at)),
        }
    }
    found
}

/// Tells whether a tag's name is `redacted` or so near it that nothing else can have been meant.
fn starts_like_mark(text: &str) -> bool {
    let name: String = text
        .chars()
        .take_while(|c| c.is_ascii_alphabetic() || *c == '-' || *c == '_')
        .take(16)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    name.starts_with("redact")
        || (name.len() >= 6
            && name.starts_with('r')
            && strsim::damerau_levenshtein(&name, "redacted") <= 2)
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
    let (reason, rest) = value[quote.len()..].split_once(quote)?;
    let rest = rest.trim_start().strip_prefix('>')?;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    (!reason.contains(['<', '>'])).then_some((TagKind::Opens(reason), rest))
}

/// Pairs opening with closing tags, and reports what does not pair.
fn pair(
    text: &str,
    tags: &[(Range<usize>, TagKind)],
    mistakes: &mut Vec<MarkMistake>,
) -> Vec<(Range<usize>, String)> {
    let header_end = header_end(text);
    let mut stretches = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (range, kind) in tags {
        match (kind, open) {
            (TagKind::Opens(reason), None) => open = Some((range.start, reason)),
            (TagKind::Opens(_), Some(_)) => {
                mistakes.push(mistake(text, Code::RedactionNested, range.start));
            }
            (TagKind::Closes, None) => {
                mistakes.push(mistake(text, Code::RedactionUnopened, range.start));
            }
            (TagKind::Closes, Some((start, reason))) => {
                if start < header_end && range.end > header_end {
                    mistakes.push(mistake(text, Code::RedactionCrosses, start));
                }
                stretches.push((start..range.end, reason.to_owned()));
                open = None;
            }
        }
    }
    if let Some((start, _)) = open {
        mistakes.push(mistake(text, Code::RedactionUnclosed, start));
    }
    stretches
}

/// Finds where the line that closes the front matter begins; 0 where there is none.
fn header_end(text: &str) -> usize {
    if !text.starts_with("---") {
        return 0;
    }
    text.match_indices("\n---")
        .find(|(at, _)| {
            text[at + 4..]
                .lines()
                .next()
                .unwrap_or("")
                .trim()
                .is_empty()
        })
        .map_or(0, |(at, _)| at + 1)
}

/// Reports characters that stand for withheld text already: a file must not forge a mark.
fn reserved(text: &str) -> Vec<MarkMistake> {
    // All of them, and only characters near them, begin with this byte.
    if !text.as_bytes().contains(&0xF4) {
        return Vec::new();
    }
    text.char_indices()
        .filter(|(_, c)| *c >= MARK_FIRST)
        .map(|(at, _)| mistake(text, Code::ReservedCharacter, at))
        .collect()
}

fn mistake(text: &str, code: Code, at: usize) -> MarkMistake {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    MarkMistake {
        code,
        line: 1 + before.matches('\n').count(),
        column: 1 + before[line_start..].chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn public(text: &str) -> String {
        let public = redact(text.to_owned()).expect("the marks are right");
        public.with_words(public.as_str().to_owned())
    }

    fn codes(text: &str) -> Vec<Code> {
        redact(text.to_owned())
            .expect_err("the marks are wrong")
            .into_iter()
            .map(|mistake| mistake.code)
            .collect()
    }

    #[test]
    fn withheld_words_leave_a_mark_of_fixed_length_with_its_reason() {
        assert_eq!(public("a <redacted>b</redacted> c"), "a [redacted] c");
        assert_eq!(
            public("a <REDACTED reason='trade  secret' >b\n\nb</redacted > c"),
            "a [redacted: trade secret] c"
        );
        assert_eq!(
            public(r#"t: "<redacted reason=\"x\">b</redacted>""#),
            "t: \"[redacted: x]\""
        );
    }

    #[test]
    fn lines_are_counted_as_in_the_file() {
        let text = redact("1\n<redacted>2\n3\n</redacted>4\n5".to_owned()).unwrap();
        let places = ["1", "4", "5"].map(|word| text.as_str().find(word).unwrap());
        assert_eq!(text.lines_of(&places), [1, 4, 5]);
    }

    #[test]
    fn a_mark_that_is_not_right_is_a_mistake() {
        assert_eq!(codes("a <redacted> b"), [Code::RedactionUnclosed]);
        assert_eq!(codes("a </redacted> b"), [Code::RedactionUnopened]);
        assert_eq!(
            codes("<redacted> <redacted> </redacted> </redacted>"),
            [Code::RedactionNested, Code::RedactionUnopened]
        );
        for wrong in [
            "<redact>a</redact>",
            "<redcated>",
            "<redacted reson=\"x\">",
            "<redacted/>",
            "< redacted>",
            "<redacted reason=x>",
            "<redacted",
            "[redacted]a[/redacted]",
        ] {
            assert_eq!(codes(wrong)[0], Code::RedactionTag, "{wrong}");
        }
        assert_eq!(
            codes("---\nt: <redacted>a\n---\nb</redacted>"),
            [Code::RedactionCrosses]
        );
        assert_eq!(codes("\u{100000}"), [Code::ReservedCharacter]);
    }

    #[test]
    fn other_tags_and_brackets_are_left_alone() {
        for text in [
            "<b>a</b> <ruby> [redacted] a < b",
            "<https://example.org> [1]: x",
        ] {
            assert_eq!(public(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_withheld_word_survives(before in ".*", after in ".*", secret in "[a-z\n #*`|<!-]{0,40}") {
            let text = format!("{before}<redacted>{secret}KANARIE</redacted>{after}");
            if let Ok(public) = redact(text) {
                prop_assert!(!public.as_str().contains("KANARIE"));
            }
        }
    }
}
