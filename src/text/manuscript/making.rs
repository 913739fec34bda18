//! A manuscript that is being made: stretches of the text are replaced one by one.

use std::borrow::Cow;

use super::super::html::SCHEMES;
use super::super::mark::is_mark;
use super::super::tag::is_blank;
use super::{ANGLE, BLANK, COLON, CONTROL, Manuscript};

/// A manuscript that is being made.
pub(super) struct Making<'t> {
    pub(super) typed: &'t str,
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) unused: Vec<usize>,
    pub(super) unclosed: Vec<usize>,
    pub(super) is_too_deep: bool,
}

/// A tag that opens an element and is not closed yet.
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) is_bare: bool,
    /// How many blank lines are before it.
    pub(super) block: usize,
}

impl<'t> Making<'t> {
    pub(super) fn of(typed: &'t str) -> Making<'t> {
        let mut making = Making {
            typed,
            bytes: None,
            unused: Vec::new(),
            unclosed: Vec::new(),
            is_too_deep: false,
        };
        let holds_stand_ins = |byte: u8| (ANGLE..=COLON).contains(&byte);
        if typed.bytes().any(holds_stand_ins) {
            let own = typed.bytes();
            let own = own.map(|byte| if holds_stand_ins(byte) { CONTROL } else { byte });
            making.bytes = Some(own.collect());
        }
        if typed.contains('_') {
            making.read_blanks();
        }
        if typed.contains("]:") {
            making.read_definitions();
        }
        making
    }

    pub(super) fn finish(mut self) -> Manuscript<'t> {
        self.unclosed.sort_unstable();
        let text = self.bytes.map_or(Cow::Borrowed(self.typed), |bytes| {
            let text = String::from_utf8(bytes);
            Cow::Owned(text.expect("one ASCII sign replaces another"))
        });
        Manuscript {
            text,
            typed: self.typed,
            unused: self.unused,
            unclosed: self.unclosed,
            is_too_deep: self.is_too_deep,
        }
    }

    pub(super) fn replace(&mut self, at: usize, by: u8) {
        let typed = self.typed;
        let bytes = self.bytes.get_or_insert_with(|| typed.as_bytes().to_vec());
        bytes[at] = by;
    }

    /// Finds the blanks that a form leaves to be filled in: `_____ day of ____, 20__`.
    fn read_blanks(&mut self) {
        let typed = self.typed;
        let mut line = 0;
        for text in typed.split_inclusive('\n') {
            let start = line;
            line += text.len();
            if !text.contains('_') {
                continue;
            }
            // A line of a few underscores and nothing else divides.
            let divides = !text.contains("____")
                && text
                    .bytes()
                    .all(|byte| matches!(byte, b'_' | b' ' | b'\t' | b'>' | b'\n'));
            if divides {
                continue;
            }
            let mut at = 0;
            while let Some(found) = text[at..].find('_') {
                let from = at + found;
                let run = text[from..]
                    .bytes()
                    .take_while(|byte| *byte == b'_')
                    .count();
                at = from + run;
                let first = from + usize::from(is_escaped(text, from));
                if is_blank_to_fill(&text[..from], at - first, &text[at..]) {
                    (first..at).for_each(|place| self.replace(start + place, BLANK));
                }
            }
        }
    }
}

/// Returns whether a name is one of those that office programs put among HTML: `<o:p>`,
/// `<v:shape>`.
pub(in crate::text) fn is_of_office(name: &str) -> bool {
    const PREFIXES: [&str; 9] = ["a", "m", "o", "pic", "st1", "v", "w", "wp", "x"];
    name.split_once(':').is_some_and(|(prefix, _)| {
        PREFIXES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(prefix))
    })
}

/// Counts the blank lines that end in a stretch of text.
pub(super) fn blank_lines(text: &[u8]) -> usize {
    let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.filter(|(at, _)| *at + 1 < text.len() && is_blank(&text[at + 1..]))
        .count()
}

/// Returns whether an odd number of backslashes is before a place.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Returns whether a `<` begins the destination of a link: `[a](<b c.pdf>)`, `[a]: <b c.pdf>`.
pub(super) fn begins_destination(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.ends_with("](") || before.ends_with("]:")
}

/// Returns whether a text begins with an address between angle brackets.
pub(super) fn is_autolink(text: &str) -> bool {
    let inside = &text[1..];
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    let Some(address) = end
        .filter(|end| inside[*end..].starts_with('>'))
        .map(|end| &inside[..end])
    else {
        return false;
    };
    if let Some((scheme, rest)) = address.split_once(':') {
        let is_scheme = scheme.len() >= 2
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        let is_known = SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme));
        return is_scheme && (is_known || rest.starts_with("//"));
    }
    address.contains('@') && !address.contains(['"', '\'', '=', '/'])
}

/// Returns whether underscores are a blank to be filled in, by what is before and after them on
/// their line.
fn is_blank_to_fill(before: &str, length: usize, after: &str) -> bool {
    if length >= 4 {
        return true;
    }
    let last = before.chars().next_back().unwrap_or(' ');
    let next = after.chars().next().unwrap_or(' ');
    // `this __th day`: no word begins so.
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| {
        let rest = after.strip_prefix(ending);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let opens = (next.is_alphanumeric() && !is_ordinal)
        || matches!(
            next,
            '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '<' | '*' | '`' | '$' | '§' | '&' | '\\'
        )
        || matches!(next, '~' | '!' | '¶' | '#' | '@' | '_' | '«' | '¿' | '¡')
        || is_mark(next);
    let closes = last.is_alphanumeric()
        || matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '"' | '\'' | '”' | '’'
        )
        || matches!(
            last,
            '*' | '`' | '%' | '~' | '…' | '-' | '–' | '—' | '»' | '&' | '†' | '®' | '™'
        )
        || is_mark(last);
    !opens && !closes
}
