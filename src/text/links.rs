//! The links of a text, and the files of the content folder that they lead to.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::html;

/// A link or an image in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyLink {
    /// Where it leads, as written.
    pub to: String,
    /// Where it is in the text, in bytes.
    pub range: Range<usize>,
}

/// Returns a link whose address leads to another file of the content folder, with the path of that
/// file.
pub(super) fn local(link: BodyLink) -> Option<BodyLink> {
    let to = local_path(&link.to)?;
    Some(BodyLink { to, ..link })
}

/// Returns the path that a relative address names, without its query and fragment and
/// percent-decoded.
///
/// Returns `None` for an absolute address, for an anchor of the same page, and for nothing.
pub fn local_path(address: &str) -> Option<String> {
    if html::is_absolute(address) {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or("");
    (!path.is_empty()).then(|| percent_decode_str(path).decode_utf8_lossy().into_owned())
}
