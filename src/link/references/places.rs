//! ListingPlaces of listings, nearly always one.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

/// ListingPlaces of listings, nearly always one.
pub(super) enum ListingPlaces {
    One(usize),
    Many(Vec<usize>),
}

impl ListingPlaces {
    pub(super) fn add<K>(entry: Entry<'_, K, ListingPlaces>, at: usize) {
        let places = match entry {
            Entry::Vacant(entry) => {
                entry.insert(ListingPlaces::One(at));
                return;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        match places {
            ListingPlaces::One(first) => *places = ListingPlaces::Many(vec![*first, at]),
            ListingPlaces::Many(all) => all.push(at),
        }
    }

    pub(super) fn all(&self) -> &[usize] {
        match self {
            ListingPlaces::One(only) => std::slice::from_ref(only),
            ListingPlaces::Many(all) => all,
        }
    }
}

/// Returns all places, without a copy.
pub(super) fn all_of(places: Option<&ListingPlaces>) -> Cow<'_, [usize]> {
    Cow::Borrowed(places.map_or(&[][..], ListingPlaces::all))
}
