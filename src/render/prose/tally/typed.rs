//! The words of a text as typed, and where they may be markup.

use std::ops::Range;

use super::{Word, cut};
use crate::text::{is_element, resolve_entities};

/// Returns the words of a text as typed.
pub(super) fn words_of_text(typed: &str) -> Vec<Word> {
    let (text, places) = without_entities(typed);
    let unsure = unsure(&text);
    let mut next = 0;
    cut(&text)
        .map(|range| {
            while unsure
                .get(next)
                .is_some_and(|stretch: &Range<usize>| stretch.end <= range.start)
            {
                next += 1;
            }
            let is_unsure = unsure
                .get(next)
                .is_some_and(|stretch| stretch.start < range.end && range.start < stretch.end);
            let place = |at: usize| {
                let after = places.partition_point(|(own, _)| *own <= at);
                places[..after]
                    .last()
                    .map_or(at, |(own, typed)| typed + (at - own))
            };
            let at = place(range.start)..place(range.end);
            Word {
                // What an entity spells may be shown as it is typed, in code.
                is_unsure: is_unsure
                    || typed
                        .get(at.clone())
                        .is_none_or(|typed| typed.contains('&')),
                text: text[range].to_owned(),
                at,
            }
        })
        .collect()
}

/// Returns a text with the characters that entities represent, and where places begin to differ.
fn without_entities(typed: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(typed.len());
    let mut places = Vec::new();
    let mut from = 0;
    for (at, _) in typed.match_indices('&') {
        if at < from {
            continue;
        }
        let entity = &typed[at..];
        let end = entity.bytes().take(40).position(|byte| byte == b';');
        let Some(end) = end.map(|end| end + 1) else {
            continue;
        };
        let name = &entity[1..end - 1];
        let is_entity = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
        if !is_entity {
            continue;
        }
        text.push_str(&typed[from..at]);
        text.push_str(&resolve_entities(&entity[..end]));
        from = at + end;
        places.push((text.len(), from));
    }
    text.push_str(&typed[from..]);
    (text, places)
}

/// Returns the stretches of a text in which words may be markup, in order.
fn unsure(text: &str) -> Vec<Range<usize>> {
    let last = |sign: &str| text.rfind(sign).unwrap_or(0);
    let mut scanner = Scanner {
        looks: LOOKS * text.len(),
        foreign_to: last("</svg").max(last("</math")),
        hides: text.contains("</"),
    };
    let mut stretches = Vec::new();
    let mut hidden_to = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at < hidden_to || !matches!(byte, b'<' | b']' | b'[') {
            continue;
        }
        let rest = &text[at..];
        let end = match byte {
            b'<' => scanner.end_of_tag(rest, at),
            b']' => scanner.end_of_target(rest),
            _ if rest.starts_with("[^") => scanner.find(rest, |c| c == ']'),
            _ => None,
        };
        if scanner.looks == 0 {
            // What takes so long to read is no text of a person's.
            return std::iter::once(0..text.len()).collect();
        }
        if let Some(end) = end {
            hidden_to = at + end;
            stretches.extend(around_alt(text, at..hidden_to));
        }
    }
    stretches.extend(unsure_in_lines(text));
    stretches.sort_unstable_by_key(|range| (range.start, range.end));
    // Those that overlap are one.
    stretches.dedup_by(|next, before| {
        let joins = next.start <= before.end;
        if joins {
            before.end = before.end.max(next.end);
        }
        joins
    });
    stretches
}

/// How many times its own length a text is looked through at most.
const LOOKS: usize = 20;

/// What looks for the ends of markup, within bounds.
struct Scanner {
    /// How many further bytes may be looked at.
    looks: usize,
    /// Where the last drawing or formula ends.
    foreign_to: usize,
    /// Whether an element may end that nobody sees.
    hides: bool,
}

impl Scanner {
    /// Finds a sign before the next blank line; gives the place behind it.
    fn find(&mut self, text: &str, mut is_wanted: impl FnMut(char) -> bool) -> Option<usize> {
        let mut before = ' ';
        let mut looked = 0;
        let found = text.char_indices().find(|(at, c)| {
            looked = *at;
            let is_blank = *c == '\n' && before == '\n';
            before = *c;
            is_blank || is_wanted(*c)
        });
        self.looks = self.looks.saturating_sub(looked + 1);
        let (at, c) = found.filter(|(_, c)| *c != '\n')?;
        Some(at + c.len_utf8())
    }

    /// Finds the end of what may be a tag of HTML, with all that is in an element that nobody
    /// sees.
    fn end_of_tag(&mut self, text: &str, at: usize) -> Option<usize> {
        let name = text[1..].trim_start_matches('/');
        let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':')?;
        let name = &name[..length.min(40)];
        let is_hidden = ["script", "style"]
            .iter()
            .any(|hidden| hidden.eq_ignore_ascii_case(name));
        if is_hidden && self.hides && !text.starts_with("</") {
            self.looks = self.looks.saturating_sub(text.len());
            let mut ends = text.match_indices("</");
            let end = ends.find(|(at, _)| {
                let after = text[at + 2..].get(..name.len());
                after.is_some_and(|after| after.eq_ignore_ascii_case(name))
            });
            return end.map(|(end, _)| end);
        }
        let is_tag = text.starts_with("<!")
            || text.starts_with("<?")
            || name.contains(':')
            || ["svg", "math"].contains(&name)
            || is_element(name)
            // A drawing or a formula holds other tags.
            || (at < self.foreign_to && !name.is_empty());
        let mut quote = None;
        let mut before = ' ';
        let is_end = |c: char| {
            match quote {
                Some(open) if open == c => quote = None,
                None if before == '=' && matches!(c, '"' | '\'') => quote = Some(c),
                _ => {}
            }
            before = c;
            c == '>' && quote.is_none()
        };
        match is_tag {
            true => self.find(text, is_end),
            false => None,
        }
    }

    /// Finds the end of what follows the words of a link: `](address)` or `][label]`.
    fn end_of_target(&mut self, text: &str) -> Option<usize> {
        let (open, close) = match text.as_bytes().get(1)? {
            b'(' => ('(', ')'),
            b'[' => ('[', ']'),
            _ => return None,
        };
        let mut depth = 0;
        let end = self.find(&text[1..], |c| {
            depth += i32::from(c == open) - i32::from(c == close);
            depth == 0
        })?;
        Some(end + 1)
    }
}

/// Takes the description of a picture, which is shown, out of the stretch of its tag.
pub(super) fn around_alt(text: &str, tag: Range<usize>) -> Vec<Range<usize>> {
    let typed = &text[tag.clone()];
    let is_picture = typed
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("<img"));
    let alt = typed.find("alt=\"").filter(|_| is_picture).map(|at| at + 5);
    let inside = alt.and_then(|from| Some(from..from + typed[from..].find('"')?));
    // One that holds tags is perhaps none.
    match inside.filter(|alt| !typed[alt.clone()].contains('<')) {
        Some(alt) => vec![
            tag.start..tag.start + alt.start,
            tag.start + alt.end..tag.end,
        ],
        None => vec![tag],
    }
}

/// The longest label of a link, in bytes.
const LABEL: usize = 1_000;

/// Finds in each line what may be markup: the number of an item, the box of a task, the language of
/// code, the id of a heading, the definition of a link.
fn unsure_in_lines(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut start = 0;
    let mut is_defined = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let marks = line.find(|c: char| {
            !matches!(
                c,
                ' ' | '\t' | '>' | '-' | '*' | '+' | ':' | '.' | ')' | '[' | ']'
            ) && !c.is_ascii_digit()
        });
        let first = marks.unwrap_or(line.len());
        // Numbers of items, also of items in items.
        let numbered = line[..first].rfind(['.', ')']);
        stretches.extend(numbered.map(|last| start..start + last));
        let inside = line.trim_start_matches([' ', '\t', '>', '-', '*', '+', ':', '.', ')']);
        let inside = inside.trim_start_matches(|c: char| c.is_ascii_digit());
        let inside = inside.trim_start_matches([' ', '\t', '>', '-', '*', '+', '.', ')']);
        if inside.starts_with("[x]") || inside.starts_with("[X]") {
            stretches.push(start..end - inside.len() + 3);
        }
        if inside.starts_with("```") || inside.starts_with("~~~") {
            stretches.push(start..end);
        }
        if let Some(braces) = line
            .trim_end()
            .strip_suffix('}')
            .and_then(|line| line.rfind("{#"))
        {
            stretches.push(start + braces..end);
        }
        // Its label may begin on a line above, and its address be on the line below.
        let defined = line.find("]:").filter(|at| {
            let address = text[start + at + 2..]
                .split_whitespace()
                .next()
                .unwrap_or("");
            matches!(address, "" | "#" | "<>")
                || address.contains(['/', ':'])
                || address.trim_end_matches('.').contains('.')
                || address.starts_with(['#', '<'])
        });
        let label = defined.map(|at| {
            let from = (start + at).saturating_sub(LABEL);
            let before = &text.as_bytes()[from..start + at];
            let bracket = before.iter().rposition(|byte| *byte == b'[');
            bracket.map_or(start + at, |bracket| from + bracket)
        });
        let defines = label.is_some();
        stretches.extend(label.map(|label| label..end));
        // A title may be on the line below.
        if is_defined {
            stretches.push(start..end);
        }
        is_defined = defines;
        start = end;
    }
    stretches
}
