//! Tags that are not HTML or are left open.

use std::collections::HashMap;

use super::making::{
    Making, Open, begins_destination, blank_lines, is_autolink, is_escaped, is_of_office,
};
use super::{ANGLE, LOOKS};
use crate::steps;
use crate::text::elements::{self, KnownElement, Role, Unclosed};
use crate::text::tag::{HtmlTag, HtmlTagKind};

/// The most attributes of one tag. People rarely write ten.
const ATTRIBUTES: usize = 100;

impl<'t> Making<'t> {
    /// Finds the signs `<` that begin no tag of HTML, and the tags without an end.
    pub(super) fn read_tags(&mut self) {
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
}

/// Takes the last of the open tags that an end closes; those in earlier blocks are not closed any
/// more where the element is within one.
pub(super) fn closes(pending: &mut Vec<Open>, known: &KnownElement, block: usize) -> bool {
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

/// Where the ends of elements are of which nothing inside is read.
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
