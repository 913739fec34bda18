//! The elements of HTML: which of them a page may hold, and what becomes of the others.

/// What becomes of an element of an author's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It marks words in a line.
    Words,
    /// It is a block, and may hold others.
    Block,
    /// It is a part of a list or a table, and may end without a tag.
    Part,
    /// It is empty and stays.
    Empty,
    /// It is empty and goes.
    Gone,
    /// A browser reads all that follows its tag as raw text, up to its end.
    Raw,
    /// It goes with all that is in it.
    Hidden,
    /// Another language is in it, of which the words stay.
    Foreign,
}

/// How an element is read whose tag has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unclosed {
    /// It ends with its block: people leave such tags open.
    Ends,
    /// A tag with attributes ends with its block. Without any, it is a word between angle brackets.
    Word,
    /// It is text in any case.
    Text,
}

/// An element of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KnownElement {
    /// Its name.
    pub name: &'static str,
    /// The element that a page has in its place; empty where its tags go and its words stay.
    pub written: &'static str,
    /// What becomes of it.
    pub role: Role,
    /// How it is read without an end.
    pub unclosed: Unclosed,
}

/// Finds an element by its name in any case.
pub(super) fn find(name: &str) -> Option<&'static KnownElement> {
    let name = name.to_ascii_lowercase();
    let at = KNOWN.binary_search_by(|known| known.name.cmp(&name)).ok()?;
    Some(&KNOWN[at])
}

/// Returns whether a name in any case is that of an element.
pub fn is_element(name: &str) -> bool {
    find(name).is_some()
}

macro_rules! known {
    ($($name:literal $written:literal $role:ident $unclosed:ident,)*) => {
        /// All elements, in the order of their names.
        const KNOWN: &[KnownElement] = &[$(KnownElement {
            name: $name,
            written: $written,
            role: Role::$role,
            unclosed: Unclosed::$unclosed,
        },)*];
    };
}

// Parts of a page, such as `nav`, become plain ones: a reader could take them for the site's own,
// and a theme may hide them or show them apart. A page has one heading of the first level, its
// title.
known! {
    "a" "a" Words Word,
    "abbr" "abbr" Words Word,
    "acronym" "acronym" Words Word,
    "address" "div" Block Word,
    "applet" "" Words Text,
    "area" "" Gone Word,
    "article" "div" Block Word,
    "aside" "div" Block Word,
    "audio" "" Words Text,
    "b" "b" Words Ends,
    "base" "" Gone Word,
    "basefont" "" Gone Word,
    "bdi" "bdi" Words Word,
    "bdo" "bdo" Words Ends,
    "bgsound" "" Gone Word,
    "big" "" Words Ends,
    "blink" "" Words Word,
    "blockquote" "blockquote" Block Ends,
    "body" "div" Block Word,
    "br" "br" Empty Ends,
    "button" "" Words Word,
    "canvas" "" Words Text,
    "caption" "caption" Part Word,
    "center" "center" Block Ends,
    "cite" "cite" Words Word,
    "code" "code" Words Word,
    "col" "col" Empty Ends,
    "colgroup" "colgroup" Part Ends,
    "data" "data" Words Word,
    "datalist" "" Words Word,
    "dd" "dd" Part Ends,
    "del" "del" Words Ends,
    "details" "details" Block Ends,
    "dfn" "dfn" Words Word,
    "dialog" "div" Block Word,
    "dir" "ul" Block Word,
    "div" "div" Block Ends,
    "dl" "dl" Block Ends,
    "dt" "dt" Part Ends,
    "em" "em" Words Ends,
    "embed" "" Gone Word,
    "fieldset" "div" Block Word,
    "figcaption" "figcaption" Block Word,
    "figure" "figure" Block Word,
    "font" "" Words Ends,
    "footer" "div" Block Word,
    "form" "div" Block Word,
    "frame" "" Gone Word,
    "frameset" "div" Block Word,
    "h1" "h2" Block Ends,
    "h2" "h2" Block Ends,
    "h3" "h3" Block Ends,
    "h4" "h4" Block Ends,
    "h5" "h5" Block Ends,
    "h6" "h6" Block Ends,
    "head" "div" Block Word,
    "header" "div" Block Word,
    "hgroup" "div" Block Word,
    "hr" "hr" Empty Ends,
    "html" "div" Block Word,
    "i" "i" Words Ends,
    "iframe" "" Raw Text,
    "img" "img" Empty Word,
    "input" "input" Empty Word,
    "ins" "ins" Words Ends,
    "kbd" "kbd" Words Word,
    "label" "" Words Word,
    "legend" "div" Block Word,
    "li" "li" Part Ends,
    "link" "" Gone Word,
    "listing" "pre" Raw Text,
    "main" "div" Block Word,
    "map" "" Words Word,
    "mark" "mark" Words Word,
    "marquee" "" Words Word,
    "math" "" Foreign Text,
    "menu" "ul" Block Word,
    "meta" "" Gone Word,
    "meter" "" Words Word,
    "nav" "div" Block Word,
    "nobr" "" Words Ends,
    "noembed" "" Raw Text,
    "noframes" "div" Raw Text,
    "noscript" "div" Raw Text,
    "object" "" Words Text,
    "ol" "ol" Block Ends,
    "optgroup" "div" Block Word,
    "option" "div" Block Word,
    "output" "" Words Word,
    "p" "p" Block Ends,
    "param" "" Gone Word,
    "picture" "" Words Word,
    "plaintext" "pre" Raw Text,
    "pre" "pre" Block Text,
    "progress" "" Words Word,
    "q" "q" Words Word,
    "rp" "rp" Words Word,
    "rt" "rt" Words Word,
    "rtc" "rtc" Words Word,
    "ruby" "ruby" Words Word,
    "s" "s" Words Ends,
    "samp" "samp" Words Word,
    "script" "" Hidden Text,
    "search" "div" Block Word,
    "section" "section" Block Word,
    "select" "" Words Text,
    "slot" "" Words Word,
    "small" "small" Words Ends,
    "source" "" Gone Word,
    "span" "span" Words Ends,
    "strike" "strike" Words Ends,
    "strong" "strong" Words Ends,
    "style" "" Hidden Text,
    "sub" "sub" Words Ends,
    "summary" "summary" Block Word,
    "sup" "sup" Words Ends,
    "svg" "" Foreign Text,
    "table" "table" Block Ends,
    "tbody" "tbody" Part Ends,
    "td" "td" Part Ends,
    "template" "" Raw Text,
    "textarea" "" Raw Text,
    "tfoot" "tfoot" Part Ends,
    "th" "th" Part Ends,
    "thead" "thead" Part Ends,
    "time" "time" Words Word,
    "title" "div" Raw Text,
    "tr" "tr" Part Ends,
    "track" "" Gone Word,
    "tt" "tt" Words Ends,
    "u" "u" Words Ends,
    "ul" "ul" Block Ends,
    "var" "var" Words Word,
    "video" "" Words Text,
    "wbr" "wbr" Empty Ends,
    "xmp" "pre" Raw Text,
}

/// Attributes that need no value. Any other name without one is a word: `<b and c>`.
const WITHOUT_VALUE: [&str; 26] = [
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "border",
    "checked",
    "clear",
    "compact",
    "contenteditable",
    "controls",
    "declare",
    "default",
    "defer",
    "disabled",
    "download",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "noshade",
    "nowrap",
    "open",
    "reversed",
];

/// Returns whether an attribute without a value is one that HTML knows, and no word.
pub(super) fn needs_no_value(attribute: &str) -> bool {
    let name = attribute.to_ascii_lowercase();
    WITHOUT_VALUE.contains(&&*name)
        || ["readonly", "required", "selected", "playsinline", "novalidate"].contains(&&*name)
        || name.contains(['-', ':'])
        // What could run goes with its name.
        || name.starts_with("on")
}

/// Returns the attribute of an element under the name that a page may have it by. Classes, roles,
/// labels for screen readers, styles and everything that could run are not here.
pub(super) fn allowed(element: &str, attribute: &str) -> Option<&'static str> {
    const ALL: [&str; 3] = ["title", "lang", "dir"];
    const CELL: [&str; 6] = ["align", "char", "charoff", "colspan", "headers", "rowspan"];
    let of_element: &[&str] = match element {
        "a" => &["hreflang"],
        "col" | "colgroup" => &["align", "char", "charoff", "span"],
        "data" => &["value"],
        "del" | "ins" => &["cite", "datetime"],
        "hr" => &["align", "size", "width"],
        "img" => &["align", "height", "width"],
        "li" => &["value", "type"],
        "blockquote" | "q" => &["cite"],
        "ol" => &["start", "type", "reversed"],
        "details" => &["open"],
        "table" => &["align", "char", "charoff", "summary"],
        "tbody" | "tfoot" | "thead" | "tr" => &["align", "char", "charoff"],
        "td" => &CELL,
        "th" if attribute.eq_ignore_ascii_case("scope") => &["scope"],
        "th" => &CELL,
        "time" => &["datetime"],
        "input" => &["checked"],
        _ => &[],
    };
    let mut names = ALL.iter().chain(of_element);
    names
        .find(|name| name.eq_ignore_ascii_case(attribute))
        .copied()
}

#[cfg(test)]
mod tests;
