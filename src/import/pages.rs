//! Counts the records of results that come in pages, to say how many are missing.

use std::collections::{BTreeMap, BTreeSet};

/// The pages of results: by what a result is of and how many records it has, the ids on each page.
#[derive(Debug, Default)]
pub(super) struct Pages {
    results: BTreeMap<(String, u64), BTreeSet<Vec<String>>>,
}

impl Pages {
    /// Adds a page.
    pub(super) fn add(&mut self, what: String, total: u64, ids: Vec<String>) {
        self.results.entry((what, total)).or_default().insert(ids);
    }

    /// Says of each result that is not complete how many records are missing.
    pub(super) fn notes(&self) -> impl Iterator<Item = String> {
        self.results.iter().filter_map(|((what, total), pages)| {
            let ids: BTreeSet<&String> = pages.iter().flatten().collect();
            // A page may list a record twice; the total counts both.
            let twice: usize = pages
                .iter()
                .map(|page| page.len() - page.iter().collect::<BTreeSet<_>>().len())
                .sum();
            let here = (ids.len() + twice) as u64;
            let missing = total.checked_sub(here).filter(|missing| *missing > 0)?;
            let are = if missing == 1 { "is" } else { "are" };
            Some(format!(
                "{what} found {total} records, of which {here} are here: {missing} {are} missing; download the other pages of the result and import them too"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_counted_over_all_pages() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let mut pages = Pages::default();
        pages.add("a".to_owned(), 5, ids(&["1", "2", "2"]));
        pages.add("a".to_owned(), 5, ids(&["1", "2", "2"]));
        assert!(pages.notes().next().unwrap().contains("2 are missing"));
        pages.add("a".to_owned(), 5, ids(&["3"]));
        assert!(pages.notes().next().unwrap().contains("1 is missing"));
        pages.add("a".to_owned(), 5, ids(&["4"]));
        assert_eq!(pages.notes().count(), 0);
    }
}
