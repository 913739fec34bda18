//! The names of elements, and which addresses a page may lead to.

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

/// Returns whether an address names a scheme or a host.
pub fn is_absolute(address: &str) -> bool {
    let scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    scheme || address.starts_with("//")
}

/// Returns whether an absolute address has a scheme that a link may have.
pub fn is_allowed(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        SCHEMES
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(scheme))
    })
}
