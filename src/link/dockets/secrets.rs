//! What readers may know of dockets and of the files in them.

use super::{Book, Entered};
use crate::diagnostic::SitePath;
use crate::docket::{Access, DocketRecord};

impl<'a> Book<'a> {
    /// Returns whether any docket is or may be withheld; what cannot be read may then belong to it.
    pub(in crate::link) fn any_withheld(&self) -> bool {
        let withheld = |docket: &Entered| !docket.access().is_public();
        self.unread || self.dockets.iter().any(withheld)
    }

    /// Returns whether no docket is withheld, and each record that makes none was read and says
    /// nothing of withholding.
    pub(in crate::link) fn is_open_but_for_unread(&self) -> bool {
        let is_open = |docket: &Entered| docket.access().is_public();
        !self.unread_withholds && self.dockets.iter().all(is_open)
    }

    /// Returns whether every docket whose folder a file is in is public.
    pub(in crate::link) fn is_open_at(&self, file: &SitePath) -> bool {
        let path = file.as_str();
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        folders
            .chain([""])
            .all(|folder| match self.by_folder.get(folder) {
                None => true,
                Some(docket) => docket.is_some_and(|at| self.dockets[at].access().is_public()),
            })
    }

    /// Returns the place of the docket whose record is in a folder.
    pub(in crate::link) fn at_folder(&self, folder: &str) -> Option<usize> {
        self.by_folder.get(folder).copied().flatten()
    }

    /// Returns whether one of a filing's dockets may be the one whose record could not be read.
    pub(in crate::link) fn may_be_withheld(&self, dockets: &[usize]) -> bool {
        self.unread && dockets.iter().any(|at| self.dockets[*at].record.is_none())
    }

    /// Tells how open the docket is that a `docket.md` describes.
    pub(in crate::link) fn access_of(&self, record: &DocketRecord) -> Access {
        let docket = self.by_folder.get(record.path.folder());
        let docket = docket.copied().flatten().map(|at| &self.dockets[at]);
        docket.map_or(record.access(), Entered::access)
    }

    /// Returns the names of the dockets that readers know nothing of, and what was written for
    /// them.
    pub(in crate::link) fn hidden_names(&self) -> impl Iterator<Item = &str> {
        let hidden = self.dockets.iter().filter(|docket| docket.id.is_none());
        let names = hidden.flat_map(|docket| [docket.name, docket.number]);
        names.chain(self.contested.iter().copied())
    }
}
