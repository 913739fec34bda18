//! Raw HTML of a body made harmless; the one place that names ammonia.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};

pub use super::nesting::is_too_deep;
use super::{Anchors, HeadingName, MARK_LAST, is_mark};

/// Schemes that a link may have. Anything else, `javascript:` above all, is no link.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The names of the elements of HTML, and of SVG and MathML as far as people put them among text.
#[rustfmt::skip]
pub const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big",
    "blockquote", "body", "br", "button", "canvas", "caption", "center", "circle", "cite", "code", "col", "colgroup",
    "data", "datalist", "dd", "defs", "del", "desc", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "ellipse",
    "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "g", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image", "img", "input", "ins",
    "kbd", "label", "legend", "li", "line", "link", "main", "map", "mark", "marquee", "math", "menu", "meta", "meter",
    "mfrac", "mi", "mn", "mo", "mrow", "msqrt", "msub", "msup", "mtext", "nav", "nobr", "noframes", "noscript",
    "object", "ol", "optgroup", "option", "output", "p", "param", "path", "picture", "polygon", "polyline", "pre",
    "progress", "q", "rect", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small",
    "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "symbol", "table", "tbody", "td",
    "template", "text", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tspan", "tt", "u", "ul",
    "use", "var", "video", "wbr",
];

/// How the name of each attribute begins that is not an author's: no file can hold the character, and no entity can make it in
/// a name. So cleaning keeps what is the program's own, such as `class` and `role`, and takes the same from authors.
pub const OWN: char = MARK_LAST;
const OWN_PREFIX: &str = "\u{10FFFD}";

/// Cleans HTML: scripts, styles, forms, frames, comments and event handlers go, and tables, text and links stay.
///
/// It must not nest too deeply ([`is_too_deep`]): a stranger's HTML could keep the parser busy for hours.
///
/// What reaches into a theme goes too: classes, roles, labels for screen readers and the order of tabs. Ids, the names of
/// anchors and relative addresses stay as they are written; who puts the text into a page rewrites them.
pub fn clean(html: &str) -> String {
    Builder::default()
        .add_generic_attributes(["id", "title", "lang", "dir"])
        .generic_attribute_prefixes(HashSet::from([OWN_PREFIX]))
        .add_tags([
            "section",
            "figure",
            "figcaption",
            "caption",
            "colgroup",
            "col",
        ])
        .add_tag_attributes("a", ["name"])
        .add_tag_attributes("th", ["scope", "colspan", "rowspan"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("time", ["datetime"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("input", ["type", "checked"])
        .add_tags(["input"])
        .link_rel(None)
        .url_schemes(SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(|element, attribute, value| {
            // A picture from elsewhere would have a page ask another host for it.
            let is_foreign = (element, attribute) == ("img", "src") && is_absolute(value);
            (!is_foreign).then(|| value.into())
        })
        .clean(html)
        .to_string()
}

/// A piece of clean HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text between tags, escaped.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// A tag of clean HTML, which opens an element or closes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The tag, without its angle brackets.
    inside: &'a str,
}

impl<'a> Tag<'a> {
    /// Gives the name of the element.
    pub fn name(self) -> &'a str {
        let name = self.inside.strip_prefix('/').unwrap_or(self.inside);
        name.split(' ').next().unwrap_or(name)
    }

    /// Tells whether it closes the element.
    pub fn closes(self) -> bool {
        self.inside.starts_with('/')
    }

    /// Gives the names and the values of its attributes, the values escaped.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.inside.split_once(' ').map_or("", |(_, rest)| rest);
        std::iter::from_fn(move || {
            let (name, after) = rest.split_once("=\"")?;
            let (value, after) = after.split_once('"')?;
            rest = after.trim_start();
            Some((name, value))
        })
    }

    /// Gives the value of an attribute, not escaped.
    pub fn value(self, wanted: &str) -> Option<Cow<'a, str>> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(name, _)| *name == wanted)?;
        Some(unescaped(value))
    }
}

/// The tags of clean HTML, whose attributes are always quoted, and the text between them.
#[derive(Debug, Clone, Copy)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    /// Cuts clean HTML into its pieces.
    pub fn of(clean: &'a str) -> Pieces<'a> {
        Pieces { rest: clean }
    }

    /// Gives what is still to come.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// Gives the tags that are still to come.
    pub fn tags(self) -> impl Iterator<Item = Tag<'a>> {
        self.filter_map(|piece| match piece {
            Piece::Tag(tag) => Some(tag),
            Piece::Text(_) => None,
        })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let end = match self.rest.find('<') {
            Some(0) => tag_end(self.rest),
            next => next.unwrap_or(self.rest.len()),
        };
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(match piece.strip_prefix('<') {
            Some(inside) => Piece::Tag(Tag {
                inside: inside.strip_suffix('>').unwrap_or(inside),
            }),
            None => Piece::Text(piece),
        })
    }
}

/// Gives the length of the tag at the start of clean HTML: a `>` in the value of an attribute does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// Resolves the entities that clean HTML has.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    Cow::Owned(text.replace("&amp;", "&"))
}

/// Gives the relative addresses that are left in HTML once it is clean, in order; none where it nests too deeply to be cleaned.
pub fn links(html: &str) -> Vec<String> {
    // Most HTML among Markdown is a tag or two without any attribute.
    if !html.contains('=') || is_too_deep(html) {
        return Vec::new();
    }
    let clean = clean(html);
    let attributes = Pieces::of(&clean).tags().flat_map(Tag::attributes);
    let addresses = attributes.filter(|(name, _)| is_address(name));
    let addresses = addresses.map(|(_, value)| unescaped(value).into_owned());
    addresses
        .filter(|address| !address.starts_with('#') && !is_absolute(address))
        .collect()
}

/// Gives the links to places that are left in HTML once it is clean, in order: the addresses with a fragment that lead to no
/// other site.
pub fn links_to_places(html: &str) -> Vec<String> {
    if !html.contains('=') || !html.contains('#') || is_too_deep(html) {
        return Vec::new();
    }
    let clean = clean(html);
    let addresses = Pieces::of(&clean)
        .tags()
        .filter_map(|tag| tag.value("href"));
    let places = addresses.filter(|address| address.contains('#') && !is_absolute(address));
    places.map(Cow::into_owned).collect()
}

/// What an element of clean HTML can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// It is the heading of that number among those that Markdown made.
    Heading(usize),
    /// It has an id, or is an anchor of the old kind, `<a name>`; it may be both under two names.
    Element(String, Option<String>),
}

/// The name of the attribute, after [`OWN`], that holds the number of a heading.
pub const HEADING: &str = "heading";

impl Tag<'_> {
    /// Gives what the element can be found by, where its tag says so.
    pub fn named(self) -> Option<Named> {
        if self.closes() {
            return None;
        }
        let (mut id, mut name) = (None, None);
        for (attribute, value) in self.attributes() {
            let is_name = !value.is_empty() && !value.contains(is_mark);
            match attribute {
                "id" if is_name => id = Some(value),
                "name" if is_name => name = Some(value),
                _ if attribute.strip_prefix(OWN) == Some(HEADING) => {
                    return value.parse().ok().map(Named::Heading);
                }
                _ => {}
            }
        }
        let owned = |value: &str| unescaped(value).into_owned();
        match (id, name) {
            (Some(id), name) => {
                let name = name.filter(|name| *name != id);
                Some(Named::Element(owned(id), name.map(owned)))
            }
            (None, Some(name)) => Some(Named::Element(owned(name), None)),
            (None, None) => None,
        }
    }
}

/// Gives the elements of clean HTML their anchors, in order. `headings` are those that Markdown made. What is given is the name of
/// each [`Tag::named`]; none where an element before it has the name.
pub fn name_all(
    clean: &str,
    headings: &[HeadingName],
    anchors: &mut Anchors,
) -> Vec<Option<String>> {
    let named = Pieces::of(clean).tags().filter_map(Tag::named);
    named
        .map(|named| match named {
            Named::Heading(number) => {
                let nameless = HeadingName::default();
                Some(anchors.take_heading(headings.get(number).unwrap_or(&nameless)))
            }
            Named::Element(name, second) => anchors.take_element(&name, second.as_deref()),
        })
        .collect()
}

/// Tells whether an attribute holds an address, by its name.
pub fn is_address(attribute: &str) -> bool {
    matches!(attribute, "href" | "src" | "cite")
}

/// Tells whether an address names a scheme or a host.
pub fn is_absolute(address: &str) -> bool {
    let scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    scheme || address.starts_with("//")
}

/// Tells whether an absolute address has a scheme that a link may have.
pub fn is_allowed(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        SCHEMES
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(scheme))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_or_ask_another_host_is_gone() {
        let dirty = "<p onclick=x() style='color: red'>a<script>b</script><img src=https://c/d.png><a href=javascript:e>f</a>\
                     <a href=g.md>h</a><!-- i --><iframe src=//j></iframe><style>k{}</style></p>";
        assert_eq!(clean(dirty), "<p>a<img><a>f</a><a href=\"g.md\">h</a></p>");
    }

    #[test]
    fn relative_addresses_are_found_and_those_in_comments_are_not() {
        assert_eq!(
            links("<A HREF='a.pdf'></A><!-- <a href=b.pdf> --><img src=c.png>"),
            ["a.pdf", "c.png"]
        );
    }
}
