//! HTML that an author wrote among Markdown: the whole text is cleaned once more, and our own links survive it.

use std::fmt::Write;

use super::leads::{Find, Found, Lead, resolve, to_place};
use super::marks::{Marks, write_attribute, write_clean, write_clean_attribute};
use super::own::push_escaped;
use crate::docket::html::{self, HEADING, Named, OWN, Piece, Pieces, Tag, unescaped};
use crate::docket::{ANCHOR_PREFIX, Anchors, EMPTY_COMMENT, HeadingName, is_mark};

/// Drops what is left of comments in raw HTML, and gives the rest where that is more than white space.
pub(super) fn without_comments(raw: &str) -> Option<String> {
    let kept = raw.replace(EMPTY_COMMENT, "");
    (!kept.trim().is_empty()).then_some(kept)
}

/// The sign that ends a stretch of an author's HTML: no file can hold it, as it is one of the marks. In a tag the same sign tells
/// what is the program's own.
pub(super) const END: char = OWN;

/// Cleans HTML that holds some of an author's, and puts words in the place of marks that are left in it.
///
/// `dirty` holds `ends` signs [`END`]; nothing is given where one is no longer in the text, because something that
/// was not closed has swallowed it, and what follows it too. Nothing is given either where it nests too deeply.
///
/// `headings` are those that Markdown made. With the HTML, gives the id of each that is still there.
pub(super) fn clean(
    dirty: &str,
    ends: usize,
    headings: &[HeadingName],
    find: &Find<'_>,
    marks: Marks<'_>,
) -> Option<(String, Vec<Option<String>>)> {
    if html::is_too_deep(dirty) {
        return None;
    }
    let clean = html::clean(dirty);
    let texts = Pieces::of(&clean).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.matches(END).count()),
        Piece::Tag(_) => None,
    });
    (texts.sum::<usize>() == ends).then(|| finish(&clean, headings, find, marks))
}

/// Goes through clean HTML: marks become words, addresses are looked up, ids get the prefix of a text's anchors, pictures load
/// late, and each table stands in a frame of its own, so that a wide one scrolls and the page does not.
fn finish(
    clean: &str,
    headings: &[HeadingName],
    find: &Find<'_>,
    marks: Marks<'_>,
) -> (String, Vec<Option<String>>) {
    let mut anchors = Anchors::default();
    let names = html::name_all(clean, headings, &mut anchors);
    let mut finish = Finish {
        out: String::with_capacity(clean.len()),
        anchors: &anchors,
        names: names.iter(),
        ids: vec![None; headings.len()],
        find,
        marks,
    };
    let mut pieces = Pieces::of(clean);
    let (mut tables, mut open, mut framed) = (0, 0_usize, false);
    while let Some(piece) = pieces.next() {
        let tag = match piece {
            Piece::Text(text) => {
                finish.write_text(text);
                // White space may stand between a frame and its table.
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        let is_frame = tag.name() == "div"
            && tag
                .attributes()
                .any(|(name, value)| name.strip_prefix(OWN) == Some("class") && value == FRAME)
            && pieces.rest().trim_start().starts_with("<table");
        match (tag.name(), tag.closes()) {
            // The frame of a table that Markdown made is written anew, as its number may be another here.
            _ if is_frame => {}
            ("table", true) => {
                finish.out.push_str("</table>");
                open = open.saturating_sub(1);
                if open == 0 && !framed {
                    finish.out.push_str("</div>");
                }
            }
            ("table", false) => {
                if open == 0 {
                    tables += 1;
                    let mut frame = String::new();
                    write_frame(&mut frame, tables, marks);
                    finish.out.extend(frame.chars().filter(|c| *c != OWN));
                }
                open += 1;
                finish.write_tag(tag);
            }
            _ => finish.write_tag(tag),
        }
        // Whether a frame is there already is remembered until its table ends.
        framed = is_frame || (framed && open > 0);
    }
    (finish.out, finish.ids)
}

/// What has been written of clean HTML, and what the rest is written with.
struct Finish<'a> {
    out: String,
    anchors: &'a Anchors,
    /// The names of the elements that are still to come and have one.
    names: std::slice::Iter<'a, Option<String>>,
    /// The ids of headings that were written.
    ids: Vec<Option<String>>,
    find: &'a Find<'a>,
    marks: Marks<'a>,
}

impl Finish<'_> {
    fn write_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(END) {
            write_clean(&mut self.out, before, self.marks);
            rest = after;
        }
        write_clean(&mut self.out, rest, self.marks);
    }

    fn write_tag(&mut self, tag: Tag<'_>) {
        let name = plain_name(tag.name());
        if tag.closes() {
            self.out.extend(["</", name, ">"]);
            return;
        }
        let id = tag.named().and_then(|named| {
            let name = self.names.next()?.as_ref()?;
            let id = format!("{ANCHOR_PREFIX}{name}");
            if let Named::Heading(number) = named
                && let Some(place) = self.ids.get_mut(number)
            {
                *place = Some(id.clone());
            }
            Some(id)
        });
        let start = self.out.len();
        self.out.extend(["<", name]);
        let mut is_picture = false;
        for (attribute, value) in tag.attributes() {
            match attribute.strip_prefix(OWN) {
                Some(HEADING | "loading") => {}
                Some("tabindex") if name == "pre" => {}
                Some("href") if value.starts_with(TO_PLACE) => {
                    let fragment = unescaped(&value[TO_PLACE.len()..]);
                    self.write_value("href", &to_place(&fragment, self.anchors));
                }
                Some(own) => {
                    is_picture |= own == "src";
                    self.write_clean(own, value);
                }
                None if html::is_address(attribute) => {
                    is_picture |= self.write_address(name, attribute, value);
                }
                None => match attribute {
                    "id" | "name" => {}
                    // They name the heads of a cell.
                    "headers" => {
                        let heads = unescaped(value);
                        let heads = heads.split_ascii_whitespace();
                        let heads = heads.filter_map(|head| self.anchors.find(head));
                        let heads: Vec<String> =
                            heads.map(|head| format!("{ANCHOR_PREFIX}{head}")).collect();
                        self.write_value(attribute, &heads.join(" "));
                    }
                    _ => self.write_clean(attribute, value),
                },
            }
        }
        if let Some(id) = id {
            self.write_value("id", &id);
        }
        match name {
            // One without an address shows nothing.
            "img" if !is_picture => return self.out.truncate(start),
            "img" => self.out.push_str(" loading=\"lazy\""),
            // It may scroll in a frame of its own, which the keyboard has to reach.
            "pre" => self.out.push_str(" tabindex=\"0\""),
            // Of an author's, a box stays that tells whether it is ticked: a field would look like the site's own.
            "input"
                if tag
                    .attributes()
                    .all(|(attribute, _)| !attribute.starts_with(OWN)) =>
            {
                let kind = tag.value("type").unwrap_or_default();
                if !kind.eq_ignore_ascii_case("checkbox") {
                    return self.out.truncate(start);
                }
                self.out.push_str(" disabled=\"\"");
            }
            _ => {}
        }
        self.out.push('>');
    }

    /// Writes an address of an author's HTML, as far as a page may follow it. Tells whether it is that of a picture.
    fn write_address(&mut self, element: &str, attribute: &str, value: &str) -> bool {
        if value.contains(is_mark) {
            return false;
        }
        let address = unescaped(value);
        if html::is_absolute(&address) {
            match resolve(&address, self.find) {
                Lead::Site(found) => self.write_value(attribute, found.address()),
                _ => self.write_clean(attribute, value),
            }
            return false;
        }
        let is_picture = element == "img" && attribute == "src";
        match resolve(&address, self.find) {
            Lead::Site(found) => {
                self.write_value(attribute, found.address());
                if attribute == "href" && matches!(found, Found::Active(_)) {
                    self.out.push_str(" download=\"\"");
                }
                is_picture
            }
            Lead::Away(address) => {
                self.write_value(attribute, &address);
                is_picture
            }
            Lead::Here(fragment) if attribute == "href" => {
                self.write_value(attribute, &to_place(&fragment, self.anchors));
                false
            }
            Lead::Here(_) | Lead::Nowhere => false,
        }
    }

    /// Writes an attribute whose value is escaped already and may hold marks.
    fn write_clean(&mut self, attribute: &str, value: &str) {
        self.out.extend([" ", attribute, "=\""]);
        write_clean_attribute(&mut self.out, value, self.marks);
        self.out.push('"');
    }

    /// Writes an attribute whose value is to be escaped and holds no mark.
    fn write_value(&mut self, attribute: &str, value: &str) {
        self.out.extend([" ", attribute, "=\""]);
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }
}

/// How the value of a link of Markdown to a place of its own text begins.
const TO_PLACE: &str = "#\u{10FFFD}";

/// Gives the element that stands in the place of one that is a part of a page: a reader could take it for the site's own, and a
/// theme may hide it or show it apart.
fn plain_name(name: &str) -> &str {
    match name {
        "nav" | "header" | "footer" | "aside" | "article" | "hgroup" => "div",
        // A page has one heading of the first level, its title.
        "h1" => "h2",
        name => name,
    }
}

/// The class of a table's frame.
const FRAME: &str = "table";

/// Begins the frame of a table, by its number in the text.
pub(super) fn write_frame(out: &mut String, number: usize, marks: Marks<'_>) {
    let label = marks
        .words
        .fill("prose.table", &[("n", &number.to_string())]);
    write!(
        out,
        "<div {OWN}class=\"{FRAME}\" {OWN}role=\"region\" {OWN}tabindex=\"0\" {OWN}aria-label=\""
    )
    .expect("writing to a string does not fail");
    write_attribute(out, &label, marks);
    out.push_str("\">");
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

    /// Finishes clean HTML, in which `~` stands for the sign of what is the program's own.
    fn finished(clean: &str, reasons: &[String]) -> String {
        let words = crate::render::words::english();
        let marks = Marks {
            reasons,
            words: &words,
        };
        let find = |path: &str, _: &str| match path {
            "b.png" => Some(Found::File("../b.png".to_owned())),
            "c.html" => Some(Found::Active("../c.html".to_owned())),
            _ => None,
        };
        finish(&clean.replace('~', "\u{10FFFD}"), &[], &find, marks).0
    }

    #[test]
    fn each_table_stands_in_one_frame() {
        let frame = |number: usize| {
            format!(
                "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table {number}\">"
            )
        };
        let table = "<table><tr><td><table></table></td></tr></table>";
        let own = "<div ~class=\"table\" ~role=\"region\">";
        assert_eq!(
            finished(&format!("a{table}b{own}\n{table}</div>"), &[]),
            format!("a{}{table}</div>b\n{}{table}</div>", frame(1), frame(2))
        );
        // What only looks like a frame stays what it is, and every division that is opened is closed.
        for html in [
            "<div ~class=\"table\">no table</div>",
            "<div ~class=\"table\"><p></p><table></table></div>",
            "<div ~class=\"table\"><table></table><table></table></div>",
            "<div ~class=\"table\"><div ~class=\"table\"><table></table></div></div>",
            "<div><table></table></div>",
        ] {
            let out = finished(html, &[]);
            let count = |tag: &str| out.matches(tag).count();
            assert_eq!(count("<div"), count("</div>"), "{out}");
            assert_eq!(count("<table"), html.matches("<table").count());
        }
    }

    #[test]
    fn marks_in_attributes_become_words_and_addresses_that_hold_one_go() {
        let html = "<a href=\"https://a/\u{100000}\" title=\"x \u{100000}\">\u{100000}</a><img src=\"b.png\">";
        assert_eq!(
            finished(html, &["fee".to_owned()]),
            "<a title=\"x [redacted: fee]\"><span class=\"redacted\">[redacted: fee]</span></a>\
             <img src=\"../b.png\" loading=\"lazy\">"
        );
    }

    #[test]
    fn elements_that_are_parts_of_a_page_become_plain_ones() {
        for (clean, want) in [
            ("<nav><h1>a</h1></nav>", "<div><h2>a</h2></div>"),
            (
                "<input type=\"checkbox\" checked=\"\">",
                "<input type=\"checkbox\" checked=\"\" disabled=\"\">",
            ),
            ("<input>a", "a"),
            ("<pre>a</pre>", "<pre tabindex=\"0\">a</pre>"),
            (
                "<pre ~tabindex=\"0\">a</pre>",
                "<pre tabindex=\"0\">a</pre>",
            ),
            ("<img src=\"none.png\">a<img>", "a"),
            (
                "<a href=\"c.html\">a</a>",
                "<a href=\"../c.html\" download=\"\">a</a>",
            ),
        ] {
            assert_eq!(finished(clean, &[]), want);
        }
    }

    #[test]
    fn ids_and_old_anchors_get_a_prefix_and_links_follow() {
        assert_eq!(
            finished(
                "<a name=\"x\"></a><p id=\"x\">a</p><a id=\"y\" name=\"Z\" href=\"#X\">b</a>\
                 <a href=\"#z\">c</a><a href=\"#fn-1\">d</a><td headers=\"y none\"></td>",
                &[]
            ),
            "<a id=\"text-x\"></a><p>a</p><a href=\"#text-x\" id=\"text-y\">b</a>\
             <a href=\"#text-y\">c</a><a href=\"#fn-1\">d</a><td headers=\"text-y\"></td>"
        );
    }
}
