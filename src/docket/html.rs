//! Raw HTML of a body made harmless; the one place that names ammonia.

use std::sync::{Arc, Mutex};

use ammonia::{Builder, UrlRelative};

pub use super::nesting::is_too_deep;

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

/// Cleans HTML: scripts, styles, forms, frames, comments and event handlers go, and tables, text and links stay.
///
/// It must not nest too deeply ([`is_too_deep`]): a stranger's HTML could keep the parser busy for hours.
///
/// `resolve` gives the address for each relative one, or `None` to drop the attribute. Pictures from
/// elsewhere are dropped, since a page must not ask another host for anything.
pub fn clean(
    html: &str,
    resolve: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
) -> String {
    let clean = Builder::default()
        .add_generic_attributes([
            "class",
            "id",
            "title",
            "lang",
            "dir",
            "role",
            "tabindex",
            "aria-label",
        ])
        .add_tags([
            "section",
            "figure",
            "figcaption",
            "caption",
            "colgroup",
            "col",
        ])
        .add_tag_attributes("th", ["scope", "colspan", "rowspan"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("time", ["datetime"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tags(["input"])
        .link_rel(None)
        .url_schemes(SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(
            move |element, attribute, value| match (element, attribute) {
                ("input", "type") => (value == "checkbox").then(|| value.into()),
                ("img", "src") if is_absolute(value) => None,
                (_, "href" | "src" | "cite") if !is_absolute(value) && !value.starts_with('#') => {
                    resolve(value).map(Into::into)
                }
                _ => Some(value.into()),
            },
        )
        .clean(html)
        .to_string();
    without_empty_pictures(clean)
}

/// Takes out the pictures whose address was dropped: an `img` without one shows nothing.
fn without_empty_pictures(html: String) -> String {
    if !html.contains("<img") {
        return html;
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = html.as_str();
    // Cleaned HTML writes `>` in an attribute as it is, but every quotation mark in one as `&quot;`.
    while let Some(at) = rest.find("<img") {
        let mut quoted = false;
        let end = rest[at..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.map_or(rest.len(), |end| at + end + 1);
        kept.push_str(&rest[..at]);
        if rest[at..end].contains(" src=\"") {
            kept.push_str(&rest[at..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// Gives the relative addresses that are left in HTML once it is clean, in order; none where it nests too deeply to be cleaned.
pub fn links(html: &str) -> Vec<String> {
    if !html.contains("href") && !html.contains("src") || is_too_deep(html) {
        return Vec::new();
    }
    let found = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&found);
    clean(html, move |address| {
        keep.lock()
            .expect("no thread panics while it holds this")
            .push(address.to_owned());
        None
    });
    std::mem::take(&mut found.lock().expect("no thread panics while it holds this"))
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
        let clean = clean(dirty, |address| Some(format!("/{address}")));
        assert_eq!(clean, "<p>a<a>f</a><a href=\"/g.md\">h</a></p>");
    }

    #[test]
    fn relative_addresses_are_found_and_those_in_comments_are_not() {
        assert_eq!(
            links("<a href='a.pdf'></a><!-- <a href=b.pdf> --><img src=c.png>"),
            ["a.pdf", "c.png"]
        );
    }
}
