//! Tells whether every word of a text is on its page.
//!
//! The words are counted straight from the text by a scanner that knows a few rules of Markdown and nothing of the tree, and from
//! the HTML that was written. Where the scanner is unsure whether words are markup, the page may have them or not; all others have
//! to be there, each as often as it was typed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::text::{is_element, resolve_entities};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// Where it stands.
    at: Range<usize>,
    /// Whether it may be markup.
    is_unsure: bool,
}

/// Gives where the words of a text stand that its page lacks, in order.
pub(super) fn missing(text: &str, html: &str) -> Vec<Range<usize>> {
    let typed = words_of_text(text);
    let shown = words_of_page(html);
    let mut counts: HashMap<&str, isize> = HashMap::new();
    for word in typed.iter().filter(|word| !word.is_unsure) {
        *counts.entry(&word.text).or_default() += 1;
    }
    for word in &shown {
        if let Some(count) = counts.get_mut(word.as_str()) {
            *count -= 1;
        }
    }
    counts.retain(|_, count| *count > 0);
    if !counts.is_empty() {
        // A link may begin or end within a word.
        let whole = words_of_page(&without_citations(html));
        counts.retain(|word, _| {
            let typed = typed
                .iter()
                .filter(|one| !one.is_unsure && one.text == *word);
            typed.count() > whole.iter().filter(|one| one == word).count()
        });
    }
    if counts.is_empty() {
        return Vec::new();
    }
    // Of namesakes, those are missing that do not stand between their neighbors on the page.
    let context = |before: Option<&str>, word: &str, after: Option<&str>| {
        format!("{} {word} {}", before.unwrap_or(""), after.unwrap_or(""))
    };
    let of_page: HashSet<String> = (0..shown.len())
        .map(|at| {
            let before = at.checked_sub(1).map(|before| &*shown[before]);
            context(before, &shown[at], shown.get(at + 1).map(|word| &**word))
        })
        .collect();
    let is_there = |at: usize| {
        let before = at.checked_sub(1).map(|before| &*typed[before].text);
        let after = typed.get(at + 1).map(|word| &*word.text);
        of_page.contains(&context(before, &typed[at].text, after))
    };
    let mut missing = Vec::new();
    let mut known = HashSet::new();
    for is_certain in [true, false] {
        for (at, word) in typed.iter().enumerate().filter(|(_, word)| !word.is_unsure) {
            if let Some(count) = counts.get_mut(word.text.as_str())
                && *count > 0
                && is_certain != is_there(at)
                && known.insert(at)
            {
                *count -= 1;
                missing.push(word.at.clone());
            }
        }
    }
    missing.sort_unstable_by_key(|range: &Range<usize>| range.start);
    if missing.len() < JOINED {
        let runs = joined_words(text);
        missing.retain(|word| {
            let next = runs.partition_point(|(range, _)| range.end < word.end);
            let run = runs
                .get(next)
                .filter(|(range, _)| range.start <= word.start);
            let lost = &text[word.clone()];
            let holds = |one: &String| one.len() > lost.len() && one.contains(lost);
            let is_joined = |run: &str| shown.iter().any(|one| holds(one) && run.contains(one));
            !run.is_some_and(|(_, run)| is_joined(run))
        });
    }
    missing
}

/// Up to how many missing words are looked for among those that a page has joined.
const JOINED: usize = 200;

/// Gives the words that stand in a text once nothing but tags between two makes them one, with their places: `re<font>d`.
fn joined_words(text: &str) -> Vec<(Range<usize>, String)> {
    let (flat, places) = without_tags(text);
    let place = |at: usize| {
        let after = places.partition_point(|(own, _)| *own <= at);
        places[..after]
            .last()
            .map_or(at, |(own, typed)| typed + (at - own))
    };
    cut(&flat)
        .map(|range| {
            let last = flat[range.clone()].char_indices().next_back();
            let last = range.start + last.map_or(0, |(at, _)| at);
            (
                place(range.start)..place(last) + (range.end - last),
                flat[range].to_owned(),
            )
        })
        .collect()
}

/// Takes what may be a tag out of a text, but for the description of a picture; gives where places begin to differ.
fn without_tags(text: &str) -> (String, Vec<(usize, usize)>) {
    let (mut flat, mut places) = (String::with_capacity(text.len()), Vec::new());
    let mut from = 0;
    let mut keep = |flat: &mut String, range: Range<usize>| {
        places.push((flat.len(), range.start));
        flat.push_str(&text[range]);
    };
    while let Some(start) = text[from..].find('<').map(|found| from + found) {
        let next = text[start + 1..]
            .find(['<', '>'])
            .map(|found| start + 1 + found);
        let Some(end) = next else { break };
        if text[end..].starts_with('<') {
            keep(&mut flat, from..end);
            from = end;
            continue;
        }
        keep(&mut flat, from..start);
        for part in around_alt(text, start..end + 1).windows(2) {
            keep(&mut flat, part[0].end..part[1].start);
        }
        from = end + 1;
    }
    keep(&mut flat, from..text.len());
    (flat, places)
}

/// Takes the links of citations out of a page, and leaves their words.
fn without_citations(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, link)) = rest.split_once("<a class=\"cite\"") {
        out.push_str(before);
        let (words, after) = link.split_once("</a>").unwrap_or((link, ""));
        out.push_str(words.split_once("\">").map_or("", |(_, words)| words));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Gives the words of a page's text: those between its tags, and the descriptions of pictures. What the program adds is none.
fn words_of_page(html: &str) -> Vec<String> {
    /// How what the program adds begins, and how it ends.
    const ADDED: [(&str, &str); 4] = [
        ("<span class=\"redacted\">", "</span>"),
        ("<span class=\"tag draft\">", "</span>"),
        ("<sup class=\"footnote\"", "</sup>"),
        ("<a class=\"back\"", "</a>"),
    ];
    let mut words = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let next = rest.find('<').unwrap_or(rest.len());
        push_words(&mut words, &rest[..next]);
        rest = &rest[next..];
        let added = ADDED.iter().find(|(start, _)| rest.starts_with(start));
        if let Some((_, end)) = added {
            // The text of a note's number may hold a link.
            rest = rest.split_once(end).map_or("", |(_, after)| after);
            continue;
        }
        let mut is_quoted = false;
        let end = rest.find(|c| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        });
        let (tag, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        if tag.starts_with("<img ") {
            let alt = tag
                .split_once(" alt=\"")
                .and_then(|(_, alt)| alt.split_once('"'));
            push_words(&mut words, alt.map_or("", |(alt, _)| alt));
        }
        rest = after;
    }
    words
}

/// Adds the words of a stretch of a page.
fn push_words(words: &mut Vec<String>, html: &str) {
    let text = html.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&amp;", "&");
    words.extend(cut(&text).map(|range| text[range].to_owned()));
}

/// Gives where the words of a text stand: runs of letters and digits, and blanks to be filled in.
fn cut(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[from..];
            let start = rest.find(|c: char| c.is_alphanumeric() || c == '_')?;
            let is_blank = rest[start..].starts_with('_');
            let is_of_word = |c: char| match is_blank {
                true => c == '_',
                false => c.is_alphanumeric(),
            };
            let length = rest[start..].find(|c| !is_of_word(c));
            let end = length.map_or(rest.len(), |length| start + length);
            let word = from + start..from + end;
            from += end;
            if !is_blank || word.len() >= 4 {
                return Some(word);
            }
        }
    })
}

/// Gives the words of a text as typed.
fn words_of_text(typed: &str) -> Vec<Word> {
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

/// Gives a text with the characters that entities stand for, and where places begin to differ.
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

/// Gives the stretches of a text in which words may be markup, in order.
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

    /// Finds the end of what may be a tag of HTML, with all that stands in an element that nobody sees.
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
fn around_alt(text: &str, tag: Range<usize>) -> Vec<Range<usize>> {
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

/// Finds in each line what may be markup: the number of an item, the box of a task, the language of code, the id of a heading,
/// the definition of a link.
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
        // Its label may begin on a line above, and its address stand on the line below.
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
        // A title may stand on the line below.
        if is_defined {
            stretches.push(start..end);
        }
        is_defined = defines;
        start = end;
    }
    stretches
}

#[cfg(test)]
mod tests;
