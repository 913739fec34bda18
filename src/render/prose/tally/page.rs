//! The words of a page.

use std::ops::Range;

use super::cut;
use super::typed::around_alt;

/// Returns the words that are in a text once nothing but tags between two makes them one, with
/// their places: `re<font>d`.
pub(super) fn joined_words(text: &str) -> Vec<(Range<usize>, String)> {
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

/// Takes what may be a tag out of a text, but for the description of a picture; gives where places
/// begin to differ.
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
pub(super) fn without_citations(html: &str) -> String {
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

/// Returns the words of a page's text: those between its tags, and the descriptions of pictures.
/// What the program adds is none.
pub(super) fn words_of_page(html: &str) -> Vec<String> {
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
