//! Where a link or an image of a text leads, as far as a page may follow it.

use crate::text::{ANCHOR_PREFIX, Anchors, html, is_mark, local_path};

/// Looks up a relative path, percent-decoded, or the full address of a page, with the fragment that
/// follows it: empty, or as typed after its `#`.
pub(super) type Find<'a> = dyn Fn(&str, &str) -> Option<LeadsTo> + 'a;

/// What a relative path leads to: an address that is already percent-encoded and begins with the
/// way to the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LeadsTo {
    /// A page of the site.
    Page(String),
    /// A file that is published with the record.
    File(String),
    /// Such a file of which a browser may run what it holds: readers are offered to save it.
    Active(String),
}

impl LeadsTo {
    /// Returns the address.
    pub(super) fn address(&self) -> &str {
        match self {
            LeadsTo::Page(address) | LeadsTo::File(address) | LeadsTo::Active(address) => address,
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// To an address of another site, or one that is no page, such as `mailto:`.
    Away(String),
    /// To a place of the same page: the fragment as typed, since what it means is known only when
    /// the whole text is.
    Here(String),
    /// To a page or a file of the site.
    Site(LeadsTo),
    /// Nowhere that a page may lead to: the words stay, without a link.
    Nowhere,
}

/// Resolves an address as a text writes it.
pub(super) fn resolve(to: &str, find: &Find<'_>) -> Lead {
    // Half an address leads astray, and what is withheld may be the other half.
    if to.contains(is_mark) || to.contains(char::is_control) {
        return Lead::Nowhere;
    }
    if html::is_absolute(to) {
        // One that names this site in full leads to a place of its texts too.
        let place = to.split_once('#').filter(|_| html::is_allowed(to));
        let own = place.and_then(|(address, fragment)| find(address, fragment));
        return match (own, html::is_allowed(to)) {
            (Some(found), _) => Lead::Site(found),
            (None, true) => Lead::Away(encode(to)),
            (None, false) => Lead::Nowhere,
        };
    }
    if let Some(fragment) = to.strip_prefix('#') {
        return Lead::Here(fragment.to_owned());
    }
    let fragment = to.split_once('#').map_or("", |(_, fragment)| fragment);
    match local_path(to).and_then(|path| find(&path, fragment)) {
        Some(found) => Lead::Site(found),
        None => Lead::Nowhere,
    }
}

/// Returns the end of an address that leads to a place of a text, by the fragment that its author
/// typed, with the `#`. One that names nothing in the text may name a place that the page has of
/// its own, and stays as it is.
pub(super) fn to_place(fragment: &str, anchors: &Anchors) -> String {
    match anchors.find(fragment) {
        Some(name) => format!("#{ANCHOR_PREFIX}{}", encode(&name.replace('%', "%25"))),
        None => encode(&format!("#{fragment}")),
    }
}

/// Returns the end of an address with a fragment as it was typed; nothing where there is none.
pub(super) fn to_any(fragment: &str) -> String {
    match fragment {
        "" => String::new(),
        fragment => encode(&format!("#{fragment}")),
    }
}

/// Percent-encodes what may not be in an address (RFC 3986), and leaves what is encoded already.
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
        let find = |path: &str, fragment: &str| {
            let page = format!("../../dockets/x/a-b/{}", to_any(fragment));
            (path == "a b.md").then_some(LeadsTo::Page(page))
        };
        match resolve(to, &find) {
            Lead::Away(address) => Some(address),
            Lead::Site(found) => Some(found.address().to_owned()),
            Lead::Here(fragment) => Some(format!("#{fragment}")),
            Lead::Nowhere => None,
        }
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

    #[test]
    fn a_fragment_that_names_a_place_of_the_text_leads_there() {
        let mut anchors = Anchors::default();
        for name in ["facts", "a b", "50%25", "café"] {
            anchors.take_element(name, None);
        }
        for (fragment, want) in [
            ("facts", "#text-facts"),
            ("Facts", "#text-facts"),
            ("a%20b", "#text-a%20b"),
            ("a b", "#text-a%20b"),
            ("50%25", "#text-50%2525"),
            ("caf%C3%A9", "#text-caf%C3%A9"),
            ("attachments", "#attachments"),
            ("no \"where\"", "#no%20%22where%22"),
            ("", "#"),
        ] {
            assert_eq!(to_place(fragment, &anchors), want, "{fragment}");
        }
    }
}
