//! HTML that an author wrote among Markdown: the whole text is cleaned once more, and our own links survive it.

use std::collections::{BTreeSet, HashMap};

use super::leads::{Found, resolve};
use super::marks::{Marks, write_attribute};
use crate::docket::{EMPTY_COMMENT, MARK_LAST, html, is_mark};

/// Drops what is left of comments in raw HTML, and gives the rest where that is more than white space.
pub(super) fn without_comments(raw: &str) -> Option<String> {
    let kept = raw.replace(EMPTY_COMMENT, "");
    (!kept.trim().is_empty()).then_some(kept)
}

/// The sign that ends a stretch of an author's HTML: no file can hold it, as it is one of the marks.
pub(super) const END: char = MARK_LAST;

/// Cleans HTML that holds some of an author's, and puts words in the place of marks that are left in it.
///
/// `dirty` holds `ends` signs [`END`]; nothing is given where one is no longer in the text, because something that
/// was not closed has swallowed it, and what follows it too. Nothing is given either where it nests too deeply.
///
/// `made` are the addresses that our own links have already; every other relative one is looked up by `find`.
pub(super) fn clean(
    dirty: &str,
    ends: usize,
    made: &BTreeSet<String>,
    find: &dyn Fn(&str) -> Option<Found>,
    marks: Marks<'_>,
) -> Option<String> {
    if html::is_too_deep(dirty) {
        return None;
    }
    // The filter outlives this call's borrows, so that every address is resolved before.
    let resolved: HashMap<String, Option<String>> = html::links(dirty)
        .into_iter()
        .map(|address| {
            let to = match made.contains(&address) {
                true => Some(address.clone()),
                false => resolve(&address, find).address(),
            };
            (address, to)
        })
        .collect();
    let clean = html::clean(dirty, move |address| {
        resolved.get(address).cloned().flatten()
    });
    let (clean, found) = without_ends(&clean);
    (found == ends).then(|| finish(&clean, marks))
}

/// Takes the signs [`END`] out of clean HTML, and counts those that stand in its text.
fn without_ends(clean: &str) -> (String, usize) {
    let mut out = String::with_capacity(clean.len());
    let mut found = 0;
    let mut rest = clean;
    while let Some(at) = rest.find(['<', END]) {
        out.push_str(&rest[..at]);
        let length = match rest[at..].starts_with(END) {
            true => {
                found += 1;
                END.len_utf8()
            }
            false => {
                let end = tag_end(&rest[at..]);
                out.extend(rest[at..at + end].chars().filter(|c| *c != END));
                end
            }
        };
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    (out, found)
}

/// Goes through clean HTML once: marks become words, an address that holds one goes, pictures load late, and each
/// table stands in a frame of its own, so that a wide one scrolls and the page does not.
fn finish(clean: &str, marks: Marks<'_>) -> String {
    let mut out = String::with_capacity(clean.len());
    let mut rest = clean;
    let (mut tables, mut open, mut framed) = (0, 0_usize, false);
    while let Some(at) = rest.find('<') {
        write_marks(&mut out, &rest[..at], marks);
        let end = tag_end(&rest[at..]);
        let tag = &rest[at..at + end];
        rest = &rest[at + end..];
        let is_frame =
            tag.starts_with("<div class=\"table\"") && rest.trim_start().starts_with("<table");
        match tag {
            // The frame of a table that Markdown made is written anew, as its number may be another here.
            _ if is_frame => {}
            "</table>" => {
                out.push_str(tag);
                open = open.saturating_sub(1);
                if open == 0 && !framed {
                    out.push_str("</div>");
                }
            }
            _ if tag.starts_with("<table") => {
                if open == 0 {
                    tables += 1;
                    write_frame(&mut out, tables, marks);
                }
                open += 1;
                write_tag(&mut out, tag, marks);
            }
            _ => write_tag(&mut out, tag, marks),
        }
        // Whether a frame is there already is remembered until its table ends.
        framed = is_frame || (framed && open > 0);
    }
    write_marks(&mut out, rest, marks);
    out
}

/// Begins the frame of a table, by its number in the text.
pub(super) fn write_frame(out: &mut String, number: usize, marks: Marks<'_>) {
    let label = marks
        .words
        .fill("prose.table", &[("n", &number.to_string())]);
    out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
    write_attribute(out, &label, marks);
    out.push_str("\">");
}

/// Gives the length of the tag at the start of clean HTML, whose attributes are always quoted.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn write_tag(out: &mut String, tag: &str, marks: Marks<'_>) {
    let tag = match tag.strip_prefix("<img") {
        Some(rest) if rest.starts_with([' ', '>']) => {
            out.push_str("<img loading=\"lazy\"");
            rest
        }
        _ => tag,
    };
    if !tag.contains(is_mark) {
        out.push_str(tag);
        return;
    }
    // Before the first quotation mark and after the second stand names, between them a value.
    let mut parts = tag.split('"');
    let mut names = parts.next().unwrap_or_default();
    while let (Some(value), Some(next)) = (parts.next(), parts.next()) {
        let leads = names.ends_with("href=") || names.ends_with("src=") || names.ends_with("cite=");
        if leads && value.contains(is_mark) {
            out.push_str(names.rsplit_once(' ').map_or(names, |(before, _)| before));
        } else {
            out.push_str(names);
            out.push('"');
            write_value(out, value, marks);
            out.push('"');
        }
        names = next;
    }
    out.extend(names.chars().filter(|c| !is_mark(*c)));
}

/// Writes escaped text with a span for each mark.
fn write_marks(out: &mut String, text: &str, marks: Marks<'_>) {
    each_mark(out, text, |out, mark| {
        super::marks::write_text(out, mark, marks)
    });
}

/// Writes the value of an attribute, escaped already, with words for each mark.
fn write_value(out: &mut String, value: &str, marks: Marks<'_>) {
    each_mark(out, value, |out, mark| write_attribute(out, mark, marks));
}

fn each_mark(out: &mut String, text: &str, write: impl Fn(&mut String, &str)) {
    let mut from = 0;
    for (at, mark) in text.match_indices(is_mark) {
        out.push_str(&text[from..at]);
        write(out, mark);
        from = at + mark.len();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go() {
        assert_eq!(without_comments("<!---->\n"), None);
        assert_eq!(
            without_comments("<b><!----></b>").as_deref(),
            Some("<b></b>")
        );
    }

    #[test]
    fn each_table_stands_in_one_frame() {
        let words = crate::render::words::english();
        let marks = Marks {
            reasons: &[],
            words: &words,
        };
        let frame = |number: usize| {
            format!(
                "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table {number}\">"
            )
        };
        let table = "<table><tr><td><table></table></td></tr></table>";
        let finish = |html: &str| finish(html, marks);
        assert_eq!(
            finish(&format!("a{table}b{}\n{table}</div>", frame(9))),
            format!("a{}{table}</div>b\n{}{table}</div>", frame(1), frame(2))
        );
        // What only looks like a frame stays what it is, and every division that is opened is closed.
        for html in [
            "<div class=\"table\">no table</div>",
            "<div class=\"table\"><p></p><table></table></div>",
            "<div class=\"table\"><table></table><table></table></div>",
            "<div class=\"table\"><div class=\"table\"><table></table></div></div>",
        ] {
            let out = finish(html);
            let count = |tag: &str| out.matches(tag).count();
            assert_eq!(count("<div"), count("</div>"), "{out}");
            assert_eq!(count("<table"), html.matches("<table").count());
        }
    }

    #[test]
    fn marks_in_attributes_become_words_and_addresses_that_hold_one_go() {
        let html = "<a href=\"https://a/\u{100000}\" title=\"x \u{100000}\">\u{100000}</a><img src=\"b.png\">";
        let words = crate::render::words::english();
        let marks = Marks {
            reasons: &["fee".to_owned()],
            words: &words,
        };
        assert_eq!(
            finish(html, marks),
            "<a title=\"x [redacted: fee]\"><span class=\"redacted\">[redacted: fee]</span></a>\
             <img loading=\"lazy\" src=\"b.png\">"
        );
    }
}
