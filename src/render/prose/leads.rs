//! Where a link or an image of a text leads, as far as a page may follow it.

use crate::docket::{html, is_mark, local_path};

/// What a relative path leads to: an address that is already percent-encoded and begins with the way to the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A page of the site.
    Page(String),
    /// A file that is published with the record.
    File(String),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// To an address of another site, or one that is no page, such as `mailto:`.
    Away(String),
    /// To a place of the same page.
    Here(String),
    /// To a page or a file of the site.
    Site(Found, String),
    /// Nowhere that a page may lead to: the words stay, without a link.
    Nowhere,
}

impl Lead {
    /// Gives the address, where there is one.
    pub(super) fn address(self) -> Option<String> {
        match self {
            Lead::Away(address) | Lead::Here(address) => Some(address),
            Lead::Site(Found::Page(address) | Found::File(address), fragment) => {
                Some(address + &fragment)
            }
            Lead::Nowhere => None,
        }
    }
}

/// Resolves an address as a text writes it. `find` looks up a relative path, percent-decoded.
pub(super) fn resolve(to: &str, find: &dyn Fn(&str) -> Option<Found>) -> Lead {
    // Half an address leads astray, and what is withheld may be the other half.
    if to.contains(is_mark) || to.contains(char::is_control) {
        return Lead::Nowhere;
    }
    if html::is_absolute(to) {
        return match html::is_allowed(to) {
            true => Lead::Away(encode(to)),
            false => Lead::Nowhere,
        };
    }
    if to.starts_with('#') {
        return Lead::Here(encode(to));
    }
    let fragment = to.find('#').map_or(String::new(), |at| encode(&to[at..]));
    match local_path(to).and_then(|path| find(&path)) {
        Some(found) => Lead::Site(found, fragment),
        None => Lead::Nowhere,
    }
}

/// Percent-encodes what may not stand in an address (RFC 3986), and leaves what is encoded already.
fn encode(address: &str) -> String {
    const UNSAFE: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'`')
        .add(b'\\')
        .add(b'^')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    percent_encoding::utf8_percent_encode(address, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(to: &str) -> Option<String> {
        let find =
            |path: &str| (path == "a b.md").then(|| Found::Page("../../dockets/x/a-b/".to_owned()));
        resolve(to, &find).address()
    }

    #[test]
    fn only_addresses_that_a_page_may_follow_are_kept() {
        for (to, want) in [
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("mailto:clerk@example.org", Some("mailto:clerk@example.org")),
            ("#part-1", Some("#part-1")),
            ("a%20b.md#x", Some("../../dockets/x/a-b/#x")),
            ("missing.md", None),
            ("javascript:alert(1)", None),
            (" javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("//example.org/x", None),
            ("https://example.org/\u{100000}", None),
            ("", None),
        ] {
            assert_eq!(lead(to).as_deref(), want, "{to}");
        }
    }
}
