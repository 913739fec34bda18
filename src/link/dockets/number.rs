//! The numbers of dockets, in the order of their names.

use super::super::catalog::DocketId;
use super::super::order::Collation;
use super::Book;
use super::entered::Entered;
use super::home::Home;
use crate::docket::Access;

impl<'a> Book<'a> {
    /// Puts the dockets in the order of their names.
    pub(super) fn sort(&mut self, homes: Vec<Home>, collation: &Collation) -> Vec<Home> {
        let mut order: Vec<usize> = (0..self.dockets.len()).collect();
        order.sort_by_cached_key(|at| {
            let name = self.dockets[*at].name;
            (collation.key(name), name)
        });
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let mut dockets: Vec<Option<Entered>> = std::mem::take(&mut self.dockets)
            .into_iter()
            .map(Some)
            .collect();
        self.dockets = order
            .iter()
            .filter_map(|old| dockets[*old].take())
            .collect();
        self.by_name
            .values_mut()
            .flatten()
            .for_each(|at| *at = place[*at]);
        self.by_folded.values_mut().for_each(|at| *at = place[*at]);
        self.by_folder
            .values_mut()
            .flatten()
            .for_each(|at| *at = place[*at]);
        homes
            .into_iter()
            .map(|home| match home {
                Home::Known {
                    mut dockets,
                    access,
                } => {
                    dockets.iter_mut().for_each(|at| *at = place[*at]);
                    Home::Known { dockets, access }
                }
                Home::Unknown => Home::Unknown,
            })
            .collect()
    }

    /// Numbers the dockets that readers may know of: those with a record that is listed, and those
    /// that a filing names of which they see at least an entry.
    pub(super) fn number(&mut self, homes: &[Home]) {
        let mut seen: Vec<bool> = self
            .dockets
            .iter()
            .map(|docket| docket.record.is_some())
            .collect();
        for home in homes {
            if let Home::Known { dockets, access } = home
                && *access != Access::Unlisted
            {
                dockets.iter().for_each(|at| seen[*at] = true);
            }
        }
        let mut next = 0;
        for (docket, seen) in self.dockets.iter_mut().zip(seen) {
            if seen && docket.access() != Access::Unlisted {
                docket.id = Some(DocketId(next));
                next += 1;
            }
        }
    }
}
