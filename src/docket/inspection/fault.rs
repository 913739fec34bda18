//! What hides in a PDF, by its kind and page.

/// Something that hides on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The page; 0 for the whole document.
    pub page: u32,
    /// In how many places.
    pub places: u32,
}

/// What may hide in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// Text under a dark or white box.
    Boxed,
    /// A redaction that was marked and never applied.
    Marked,
    /// Text under a shape of another kind.
    Covered,
    /// Text in the color of what is behind it, without size or without ink.
    Unseen,
    /// Text beyond the part of the page that is shown.
    Cropped,
    /// Text in a layer that is turned off.
    Layer,
    /// An earlier version with other words.
    Revision,
    /// A file inside the file.
    Embedded,
    /// A comment.
    Comment,
    /// The name of an author.
    Author,
}

impl FaultKind {
    /// All of them, each with the word that represents it where verdicts are kept.
    pub(super) const ALL: [(FaultKind, &'static str); 10] = [
        (FaultKind::Boxed, "boxed"),
        (FaultKind::Marked, "marked"),
        (FaultKind::Covered, "covered"),
        (FaultKind::Unseen, "unseen"),
        (FaultKind::Cropped, "cropped"),
        (FaultKind::Layer, "layer"),
        (FaultKind::Revision, "revision"),
        (FaultKind::Embedded, "embedded"),
        (FaultKind::Comment, "comment"),
        (FaultKind::Author, "author"),
    ];

    /// Returns whether it hides words of the page itself, which a text of the PDF would hold.
    pub fn hides_text(self) -> bool {
        matches!(
            self,
            FaultKind::Boxed
                | FaultKind::Marked
                | FaultKind::Covered
                | FaultKind::Unseen
                | FaultKind::Cropped
                | FaultKind::Layer
        )
    }

    pub(super) fn word(self) -> &'static str {
        let word = FaultKind::ALL.iter().find(|(kind, _)| *kind == self);
        word.map_or("", |(_, word)| word)
    }
}
