//! A text made ready for the Markdown parser: signs that look like markup and are words have others in their place.
//!
//! Each sign and what stands for it are one byte long, so a place in the manuscript is the same place in the text. What the
//! parser gives is restored before anyone sees it ([`Manuscript::restored`]); in code a sign is shown as typed in any case.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::elements::{self, KnownElement, Role, Unclosed};
use super::html::SCHEMES;
use super::mark::is_mark;
use super::tag::{HtmlTag, HtmlTagKind, is_blank};
use crate::steps;

/// What stands for `<` where it begins no tag of HTML.
const ANGLE: u8 = 1;
/// What stands for `_` where it is a blank to be filled in.
const BLANK: u8 = 2;
/// What stands for `:` where it makes no definition of a link. The brackets before it stay as they are.
const COLON: u8 = 3;
/// What stands for any of these in a text that holds it. Nobody sees one or the other.
const CONTROL: u8 = 4;

/// The most attributes of one tag. People rarely write ten.
const ATTRIBUTES: usize = 100;
/// How many times its own length a text may be looked through for the ends of tags that have none.
const LOOKS: usize = 8;

/// A text made ready for the parser.
#[derive(Debug)]
pub struct Manuscript<'t> {
    /// The text, as long as the one that it was made of.
    pub text: Cow<'t, str>,
    /// The text as typed.
    pub typed: &'t str,
    /// Where definitions of links stand that no link uses, in order.
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

    /// Gives what the parser made of a stretch of the text with the signs as they were typed; nothing where it is as typed
    /// already.
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

/// A manuscript that is being made.
struct Making<'t> {
    typed: &'t str,
    bytes: Option<Vec<u8>>,
    unused: Vec<usize>,
    unclosed: Vec<usize>,
    is_too_deep: bool,
}

/// A tag that opens an element and is not closed yet.
struct Open {
    at: usize,
    is_bare: bool,
    /// How many blank lines stand before it.
    block: usize,
}

impl<'t> Making<'t> {
    fn of(typed: &'t str) -> Making<'t> {
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

    fn finish(mut self) -> Manuscript<'t> {
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

    fn replace(&mut self, at: usize, by: u8) {
        let typed = self.typed;
        let bytes = self.bytes.get_or_insert_with(|| typed.as_bytes().to_vec());
        bytes[at] = by;
    }

    /// Finds the signs `<` that begin no tag of HTML, and the tags without an end.
    fn read_tags(&mut self) {
        let typed = self.typed;
        let mut open: HashMap<&'static str, Vec<Open>> = HashMap::new();
        let mut looks = LOOKS * typed.len();
        let (mut from, mut counted, mut block) = (0, 0, 0);
        let mut ends = Ends::default();
        while let Some(at) = typed[from..].find('<').map(|found| from + found) {
            steps::count(1);
            from = at + 1;
            let rest = &typed[at..];
            let begins_a_name = rest[1..]
                .trim_start_matches('/')
                .starts_with(|c: char| c.is_ascii_alphabetic());
            if !begins_a_name
                || is_escaped(typed, at)
                || begins_destination(typed, at)
                || is_autolink(rest)
            {
                continue;
            }
            // What has no end is looked through to the end of its block, from each tag again.
            let Some(tag) = Some(rest).filter(|_| looks > 0).and_then(HtmlTag::read) else {
                if looks > 0 {
                    let end = rest.find("\n\n").unwrap_or(rest.len());
                    steps::count(end);
                    looks = looks.saturating_sub(end);
                }
                self.replace(at, ANGLE);
                continue;
            };
            block += blank_lines(&typed.as_bytes()[counted..at]);
            counted = at;
            let after = at + tag.typed.len();
            // What is read and turns out to be text may hold further tags, which are read again.
            looks = looks.saturating_sub(tag.typed.len());
            let Some(known) = elements::find(tag.name) else {
                match is_of_office(tag.name) {
                    true => from = after,
                    false => self.replace(at, ANGLE),
                }
                continue;
            };
            if tag.kind == HtmlTagKind::Closes {
                let pending = open.get_mut(known.name);
                if !pending.is_some_and(|pending| closes(pending, known, block))
                    && known.unclosed != Unclosed::Ends
                {
                    self.replace(at, ANGLE);
                    continue;
                }
                from = after;
                continue;
            }
            let attributes = tag.attributes().take(ATTRIBUTES + 1);
            let (mut count, mut is_words) = (0, false);
            for (name, value) in attributes {
                count += 1;
                is_words |= value.is_none() && !elements::needs_no_value(name);
            }
            self.is_too_deep |= count > ATTRIBUTES;
            let is_bare_word = tag.is_bare() && known.unclosed == Unclosed::Word;
            match known.role {
                _ if is_words => self.replace(at, ANGLE),
                Role::Empty | Role::Gone if is_bare_word => self.replace(at, ANGLE),
                Role::Empty | Role::Gone => from = after,
                Role::Hidden | Role::Foreign if tag.kind == HtmlTagKind::Opens => {
                    match ends.of(typed, after, known.name) {
                        Some(end) => from = end,
                        None => self.replace(at, ANGLE),
                    }
                }
                _ if tag.kind == HtmlTagKind::Empty => from = after,
                _ => {
                    from = after;
                    open.entry(known.name).or_default().push(Open {
                        at,
                        is_bare: tag.is_bare(),
                        block,
                    });
                }
            }
        }
        for (name, pending) in open {
            let known = elements::find(name).expect("only known elements are open");
            for one in pending {
                match known.unclosed {
                    Unclosed::Text => self.replace(one.at, ANGLE),
                    Unclosed::Word if one.is_bare => self.replace(one.at, ANGLE),
                    Unclosed::Word | Unclosed::Ends => self.unclosed.push(one.at),
                }
            }
        }
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

    /// Finds what only looks like the definition of a link, as it has no address, and the definitions that no link uses. Those stay
    /// what they are: people hide notes in them.
    fn read_definitions(&mut self) {
        let typed = self.typed;
        let candidates = candidates(typed);
        if candidates.is_empty() {
            return;
        }
        let own: HashSet<usize> = candidates.iter().map(|one| one.at).collect();
        let used: HashSet<String> = labels(typed)
            .filter(|(at, _)| !own.contains(at))
            .map(|(_, label)| fold_label(label))
            .collect();
        let mut defined = HashSet::new();
        for one in candidates {
            match one.address {
                Destination::Words => self.replace(one.colon, COLON),
                Destination::Address => {
                    let is_first = defined.insert(one.label.clone());
                    if !is_first || !used.contains(&one.label) {
                        self.unused.push(one.at);
                    }
                }
                Destination::Nowhere => {}
            }
        }
    }
}

/// Takes the last of the open tags that an end closes; those in earlier blocks are not closed any more where the element stands
/// within one.
fn closes(pending: &mut Vec<Open>, known: &KnownElement, block: usize) -> bool {
    let spans_blocks = matches!(known.role, Role::Block | Role::Part)
        || matches!(
            known.name,
            "textarea" | "noscript" | "noframes" | "xmp" | "listing" | "template"
        )
        || matches!(
            known.name,
            "select" | "object" | "audio" | "video" | "canvas" | "picture" | "map"
        );
    let is_near = pending
        .last()
        .is_some_and(|last| spans_blocks || last.block == block);
    if is_near {
        pending.pop();
    }
    is_near
}

/// Where the ends of elements stand of which nothing inside is read.
#[derive(Default)]
struct Ends {
    /// The names of those that have no further end.
    none: Vec<&'static str>,
}

impl Ends {
    /// Finds the end of the first closing tag behind a place.
    fn of(&mut self, text: &str, from: usize, name: &'static str) -> Option<usize> {
        if self.none.contains(&name) {
            return None;
        }
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(found) = text[at..].find("</") {
            let start = at + found + 2;
            at = start;
            let is_named = bytes
                .get(start..start + name.len())
                .is_some_and(|typed| typed.eq_ignore_ascii_case(name.as_bytes()));
            let after = start + name.len();
            if is_named && matches!(bytes.get(after), Some(b'>' | b' ' | b'\n' | b'\t')) {
                return text[after..].find('>').map(|end| after + end + 1);
            }
        }
        self.none.push(name);
        None
    }
}

/// Tells whether a name is one of those that office programs put among HTML: `<o:p>`, `<v:shape>`.
pub(super) fn is_of_office(name: &str) -> bool {
    const PREFIXES: [&str; 9] = ["a", "m", "o", "pic", "st1", "v", "w", "wp", "x"];
    name.split_once(':').is_some_and(|(prefix, _)| {
        PREFIXES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(prefix))
    })
}

/// Counts the blank lines that end in a stretch of text.
fn blank_lines(text: &[u8]) -> usize {
    let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.filter(|(at, _)| *at + 1 < text.len() && is_blank(&text[at + 1..]))
        .count()
}

/// Tells whether an odd number of backslashes stands before a place.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Tells whether a `<` begins the destination of a link: `[a](<b c.pdf>)`, `[a]: <b c.pdf>`.
fn begins_destination(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.ends_with("](") || before.ends_with("]:")
}

/// Tells whether a text begins with an address between angle brackets.
fn is_autolink(text: &str) -> bool {
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

/// Tells whether underscores are a blank to be filled in, by what stands before and after them on their line.
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

/// What may be the definition of a link.
struct Candidate {
    /// Where its bracket stands.
    at: usize,
    /// Where its colon stands.
    colon: usize,
    label: String,
    address: Destination,
}

/// What stands where a definition has its address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// An address.
    Address,
    /// Nothing to lead to, as in the comments of Markdown: `[//]: # (a note)`.
    Nowhere,
    /// Words: the line is none of a definition.
    Words,
}

/// Finds what may be definitions of links: a label at the beginning of a line, with a colon behind it.
fn candidates(text: &str) -> Vec<Candidate> {
    // Where the line begins, as far as the text was looked through.
    let (mut line, mut seen) = (0, 0);
    let labels = labels(text).filter(|(at, label)| {
        if let Some(end) = text[seen..*at].rfind('\n') {
            line = seen + end + 1;
        }
        seen = *at;
        let after = at + label.len() + 2;
        text[after..].starts_with(':')
            && !label.starts_with('^')
            && text[line..*at].chars().all(|c| {
                matches!(c, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')' | ':')
                    || c.is_ascii_digit()
            })
    });
    labels
        .map(|(at, label)| Candidate {
            at,
            colon: at + label.len() + 2,
            label: fold_label(label),
            address: destination(&text[at + label.len() + 3..]),
        })
        .collect()
}

/// Gives what stands between brackets that hold no further ones, with the place of the first bracket.
fn labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut open = None;
    let mut escaped = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let is_sign = !escaped;
        escaped = byte == b'\\' && is_sign;
        match byte {
            b'[' if is_sign => open = Some(at),
            b']' if is_sign => {
                return open
                    .take()
                    .map(|start: usize| (start, &text[start + 1..at]));
            }
            _ => {}
        }
        None
    })
}

/// Folds a label as Markdown does: case and white space do not matter.
fn fold_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_uppercase().to_lowercase()
}

/// Says what follows the colon of what may be a definition.
fn destination(after: &str) -> Destination {
    let after = after.trim_start_matches([' ', '\t']);
    let after = after.strip_prefix('\n').unwrap_or(after);
    let after = after.trim_start_matches([' ', '\t', '>']);
    let line = after.lines().next().unwrap_or("");
    let address = match line.strip_prefix('<') {
        Some(inside) => inside.split('>').next(),
        None => line.split_whitespace().next(),
    };
    let Some(address) = address else {
        return Destination::Words;
    };
    if matches!(address, "" | "#") {
        return Destination::Nowhere;
    }
    let has_scheme = address.split_once(':').is_some_and(|(scheme, rest)| {
        let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
        !scheme.is_empty() && !rest.is_empty() && is_scheme
    });
    let has_ending = address.rsplit_once('.').is_some_and(|(name, ending)| {
        let ending = ending.split(['#', '?']).next().unwrap_or("");
        !name.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_place = address
        .strip_prefix('#')
        .is_some_and(|place| place.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    match has_scheme || has_ending || is_place || address.contains('/') {
        true => Destination::Address,
        false => Destination::Words,
    }
}

#[cfg(test)]
mod tests;
