//! The last look at a text that holds no HTML of its author: headings get their ids, and links to places of the text their ends.

use super::leads::to_place;
use crate::docket::html::{HEADING, OWN, unescaped};
use crate::docket::{ANCHOR_PREFIX, Anchors, HeadingName};

/// Takes the sign [`OWN`] out of HTML that only the program wrote. With it, gives the id of each heading.
pub(super) fn settle(html: String, headings: &[HeadingName]) -> (String, Vec<Option<String>>) {
    let Some(first) = html.find(OWN) else {
        return (html, Vec::new());
    };
    let mut anchors = Anchors::default();
    let ids: Vec<String> = headings
        .iter()
        .map(|heading| format!("{ANCHOR_PREFIX}{}", anchors.take_heading(heading)))
        .collect();
    let mut out = String::with_capacity(html.len());
    out.push_str(&html[..first]);
    let mut rest = &html[first..];
    while let Some(after) = rest.strip_prefix(OWN) {
        rest = after;
        if out.ends_with('#') {
            // A link to a place, of which only the fragment is written yet.
            let (fragment, after) = rest.split_at(rest.find('"').unwrap_or(rest.len()));
            out.pop();
            push_escaped(&mut out, &to_place(&unescaped(fragment), &anchors));
            rest = after;
        } else if let Some(after) = rest.strip_prefix(HEADING) {
            let (number, after) = after.split_at(after.find('>').unwrap_or(after.len()));
            let number: Option<usize> = number.trim_matches(['=', '"']).parse().ok();
            let id = number.and_then(|number| ids.get(number));
            out.push_str("id=\"");
            push_escaped(&mut out, id.map_or("", String::as_str));
            out.push('"');
            rest = after;
        }
        let end = rest.find(OWN).unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    (out, ids.into_iter().map(Some).collect())
}

/// Writes the value of an attribute, which holds no mark.
pub(super) fn push_escaped(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
