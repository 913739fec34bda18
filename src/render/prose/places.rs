//! The anchors of texts to which others lead, each gathered when the first link to a place of it is
//! written.

use std::sync::OnceLock;

use crate::link::{Catalog, FileTarget};
use crate::text::{Anchors, Prose};

/// A text's anchors, once they are asked for. Few texts are linked in their middle, so the room for
/// the others is small.
type Place = OnceLock<Box<Anchors>>;

/// The anchors of all texts.
pub(in crate::render) struct Places {
    filings: Vec<Place>,
    dockets: Vec<Place>,
    parties: Vec<Place>,
    pages: Vec<Place>,
}

impl Places {
    /// Makes room for the anchors of a catalog's texts.
    pub(crate) fn new(catalog: &Catalog) -> Places {
        let room = |records: usize| (0..records).map(|_| OnceLock::new()).collect();
        Places {
            filings: room(catalog.filings().len()),
            dockets: room(catalog.dockets().len()),
            parties: room(catalog.parties().len()),
            pages: room(catalog.pages().len()),
        }
    }

    /// Returns the anchors of the text that a page shows; none where it is a file, or has no text.
    pub(crate) fn of(&self, catalog: &Catalog, target: &FileTarget) -> Option<&Anchors> {
        let (place, prose): (&Place, &Prose) = match target {
            FileTarget::Filing(id) => {
                let document = catalog.filing(*id).filing.document()?;
                (&self.filings[id.index()], &document.body)
            }
            FileTarget::Docket(id) => {
                let proceeding = catalog.docket(*id).proceeding()?;
                (&self.dockets[id.index()], &proceeding.prose)
            }
            FileTarget::Party(id) => {
                let record = catalog.party(*id).record.as_ref()?;
                (&self.parties[id.index()], &record.prose)
            }
            FileTarget::Page(at) => (&self.pages[*at], &catalog.pages()[*at].prose),
            FileTarget::Published(..) | FileTarget::Nothing => return None,
        };
        Some(place.get_or_init(|| Box::new(prose.anchors())))
    }
}
