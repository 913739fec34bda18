//! The prose of a record.

use super::super::{Document, Page, PartyRecord, Proceeding};
use crate::text::Prose;

/// A record with a text, which knows whether anything was withheld from their file.
pub trait HasProse {
    /// Returns the text.
    fn prose(&self) -> &Prose;
}

impl HasProse for Document {
    fn prose(&self) -> &Prose {
        &self.body
    }
}

impl HasProse for Proceeding {
    fn prose(&self) -> &Prose {
        &self.prose
    }
}

impl HasProse for PartyRecord {
    fn prose(&self) -> &Prose {
        &self.prose
    }
}

impl HasProse for Page {
    fn prose(&self) -> &Prose {
        &self.prose
    }
}
