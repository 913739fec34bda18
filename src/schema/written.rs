//! JSON Schema of the data that a build writes.
//!
//! They are files of their own, and not made of the types that are written: they are a promise to
//! the programs that read the data, and a test holds what is written to it.

/// A file that a build writes for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenKind {
    /// The record of a docket.
    Docket,
    /// A line of the file with all filings.
    Filings,
}

impl WrittenKind {
    /// All of them.
    pub const ALL: [WrittenKind; 2] = [WrittenKind::Docket, WrittenKind::Filings];

    /// Returns its name, as `docketpress schema --of` takes it.
    pub fn name(self) -> &'static str {
        match self {
            WrittenKind::Docket => "docket",
            WrittenKind::Filings => "filings",
        }
    }

    /// Returns its schema as text.
    pub fn schema(self) -> &'static str {
        match self {
            WrittenKind::Docket => include_str!("docket.json"),
            WrittenKind::Filings => include_str!("filings.json"),
        }
    }
}
