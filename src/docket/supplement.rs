//! What a site publishes of its record beyond its pages, each where its settings ask for it: all of
//! it says again what pages say, and a site should not be larger than its readers need.

/// What a site publishes beyond its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supplement {
    /// A ZIP archive of each docket.
    Packages,
    /// Each docket as a whole on one page.
    RecordPages,
    /// Each filing as Markdown next to its page, and a list of what the site has.
    Markdown,
    /// All that programs may want: the texts in the data of dockets, all filings in one file, and
    /// what the columns of tables mean.
    FullData,
}

impl Supplement {
    /// Those that a site asks for by `true`, each with the key of the settings that asks for it.
    pub const BY_TRUTH: [(Supplement, &'static str); 3] = [
        (Supplement::Packages, "packages"),
        (Supplement::RecordPages, "record_pages"),
        (Supplement::Markdown, "markdown"),
    ];
}
