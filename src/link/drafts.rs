//! Lists the drafts that a build leaves out, those apart that are withheld for another reason too.

use super::dockets::{self, Home};
use super::quick::Set;
use crate::diagnostic::SitePath;
use crate::docket::Access;
use crate::intake::{Record, Secrecy, Sources};

/// The files of the drafts that readers do not see.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Those that nothing else withholds.
    pub open: Vec<SitePath>,
    /// Those that their own access or a docket's withholds as well, and those of which nobody can
    /// say.
    pub withheld: Vec<SitePath>,
}

/// Lists the drafts of a site, each kind in the order of their paths.
pub fn drafts(sources: &Sources) -> Drafts {
    let files = &sources.files;
    let mut drafts = Drafts::default();
    if files.iter().all(|source| source.secrecy != Secrecy::Draft) {
        return drafts;
    }
    let (book, homes) = dockets::gather(sources, &mut Vec::new());
    // The name of a folder is withheld with all that is in it.
    let (mut with_open, mut with_withheld) = (Set::default(), Set::default());
    for (source, home) in files.iter().zip(&homes) {
        let is_open = match (&source.record, home) {
            (Some(Record::Filing(_)), Home::Known { access, .. }) => access.is_public(),
            (Some(Record::Docket(record)), _) => record.access().is_public(),
            (record, _) => record.is_some() && source.secrecy == Secrecy::Open,
        };
        match source.secrecy {
            Secrecy::Draft => false,
            _ if is_open => with_open.insert(source.path.folder()),
            _ => with_withheld.insert(source.path.folder()),
        };
    }
    for (source, home) in files.iter().zip(&homes) {
        if source.secrecy != Secrecy::Draft {
            continue;
        }
        let is_public = match &source.record {
            Some(Record::Filing(record)) => record.stated_access == Some(Access::Public),
            _ => false,
        };
        // What is not listed draws a filing's access down, so each docket is asked itself.
        let is_open = match home {
            Home::Known { dockets, .. } => {
                let is_open = |at: &usize| book.dockets[*at].access().is_public();
                dockets.iter().all(is_open) && book.is_open_at(&source.path)
            }
            Home::Unknown => false,
        };
        let folder = source.path.folder();
        let is_sayable = with_open.contains(folder) || !with_withheld.contains(folder);
        match is_public && is_open && is_sayable {
            true => drafts.open.push(source.path.clone()),
            false => drafts.withheld.push(source.path.clone()),
        }
    }
    drafts
}
