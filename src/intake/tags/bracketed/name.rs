//! The name of what is in brackets, and how like it is to a mark.

/// The name of what may be a tag.
pub(super) struct Name {
    /// As it looks, with the signs in it.
    pub(super) own: String,
    /// All that is before the first blank.
    pub(super) first: String,
    /// Its letters and digits.
    pub(super) letters: String,
    /// Whether a slash is before it.
    pub(super) closes: bool,
    /// Whether nothing follows it but letters.
    pub(super) is_bare: bool,
    /// Whether it is an address and no name: `<https://example.org>`.
    pub(super) is_address: bool,
}

/// How near a name is to `redacted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// It holds `redact`.
    Redacted,
    /// It has one slip or two.
    Near,
    /// It is something else.
    Nothing,
}
