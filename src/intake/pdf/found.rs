//! What is found in a PDF while it is read.

use std::collections::BTreeMap;

use super::Look;
use crate::docket::{Fault, FaultKind, Inspected, Inspection, Unread};

/// How many words of one place are kept for the person who keeps the file.
const WORDS: usize = 200;

/// What is found in a PDF.
#[derive(Default)]
pub(super) struct FoundInPdf {
    pub(super) inspected: Inspected,
    places: BTreeMap<(FaultKind, u32), u32>,
    words: Vec<(Fault, String)>,
}

impl FoundInPdf {
    /// Returns what is known of the PDF; `stopped` says why reading it came to no end. Nothing is
    /// known where it ended at once.
    pub(super) fn look(mut self, stopped: Option<Unread>) -> Look {
        self.inspected.faults = self.faults();
        self.inspected.stopped = stopped;
        let inspection = match stopped {
            Some(why) if self.inspected.faults.is_empty() => Inspection::Unread(why),
            _ => Inspection::Read(self.inspected),
        };
        Look {
            inspection,
            words: self.words,
        }
    }

    /// Adds a place where something hides, with its words.
    pub(super) fn add(&mut self, kind: FaultKind, page: u32, words: String) {
        let places = self.places.entry((kind, page)).or_default();
        *places += 1;
        let fault = Fault {
            kind,
            page,
            places: 1,
        };
        let words: String = words
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(WORDS)
            .collect();
        if !words.is_empty() {
            self.words.push((fault, words));
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let places = self.places.iter();
        let fault = |((kind, page), places): (&(FaultKind, u32), &u32)| Fault {
            kind: *kind,
            page: *page,
            places: *places,
        };
        places.map(fault).collect()
    }
}
