//! What a site publishes of its record beyond its pages, each where its settings ask for it: all of
//! it says again what pages say, and a site should not be larger than its readers need.

/// What a site publishes beyond its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supplement {
    /// A ZIP archive of each docket.
    Packages,
    /// Each docket as a whole on one page.
    RecordPages,
}

impl Supplement {
    /// All of them, each with the key of the settings that asks for it.
    pub const ALL: [(Supplement, &'static str); 2] = [
        (Supplement::Packages, "packages"),
        (Supplement::RecordPages, "record_pages"),
    ];
}
