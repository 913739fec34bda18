//! Tells which clocks of dockets' records name nothing withheld, so that their mistakes can be
//! shown in full.

use super::dockets::Book;
use super::quick::Map;
use super::references::ReferenceIndex;
use crate::diagnostic::{Place, SitePath, Step};
use crate::docket::ClockNames;
use crate::intake::{FileKind, Source};

/// For how many starts of a site that name nothing a near filing is looked for, each among all.
const LOOKED_UP: usize = 100;

/// The clocks that name nothing withheld.
pub(super) struct OpenClocks<'a> {
    /// For each docket's record, each of its clocks by its number, and whether it names nothing
    /// withheld.
    by_file: Map<&'a SitePath, Vec<(usize, bool)>>,
}

/// What may be said of a mistake in a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockStanding {
    /// The clock names nothing withheld.
    Open,
    /// No clock of the record does.
    OpenAsAll,
    /// The clock names something withheld, or nobody can say.
    Unknown,
}

impl<'a> OpenClocks<'a> {
    /// Looks at what each clock starts from, those included that could not be read as a whole.
    pub(super) fn of(
        files: &'a [Source],
        index: &ReferenceIndex<'_>,
        book: &Book<'_>,
    ) -> OpenClocks<'a> {
        let mut by_file = Map::default();
        let mut looked_up = 0;
        let dockets = files.iter().filter(|one| one.kind == FileKind::Docket);
        for source in dockets.filter(|one| !one.clocks.is_empty()) {
            let own = book.at_folder(source.path.folder());
            let own: Vec<usize> = own.into_iter().collect();
            let clocks = source.clocks.iter().map(|(at, names)| {
                let is_open = match names {
                    ClockNames::Nothing => true,
                    ClockNames::Filing(id) => {
                        looked_up += 1;
                        looked_up <= LOOKED_UP && index.is_for_open(id, &own, book)
                    }
                    ClockNames::Unknown => false,
                };
                (*at, is_open)
            });
            by_file.insert(&source.path, clocks.collect());
        }
        OpenClocks { by_file }
    }

    /// Tells what may be said of a mistake at a place in the clocks of a docket's record.
    pub(super) fn standing(&self, place: &Place) -> ClockStanding {
        let Place::Key(file, path, _) = place else {
            return ClockStanding::Unknown;
        };
        let clocks = self.by_file.get(file).map_or(&[][..], Vec::as_slice);
        let number = match path.steps().get(1) {
            Some(Step::Index(number)) => number,
            // A clock by itself is in no list.
            Some(Step::Key(_)) => &0,
            None => return ClockStanding::Unknown,
        };
        let mut own = clocks.iter().filter(|(at, _)| at == number).peekable();
        let is_open = own.peek().is_some() && own.all(|(_, is_open)| *is_open);
        match is_open {
            true if clocks.iter().all(|(_, is_open)| *is_open) => ClockStanding::OpenAsAll,
            true => ClockStanding::Open,
            false => ClockStanding::Unknown,
        }
    }
}
