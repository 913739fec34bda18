//! Decides which of the files that a build removed may be named: one of them may have been the page
//! of a record that is withheld now.

use super::addresses::withholds;
use crate::intake::Sources;
use crate::link::Catalog;

/// The folders at the root of a site that hold nothing of a record, by its name.
const OWN: [&str; 2] = ["assets/", "search/"];

/// Splits removed files into those that may be named, and the number of the others.
///
/// Where the site withholds nothing, all may be. Else only those may be that every site has,
/// whatever its records are: nobody can tell whose page any other was.
pub fn split_removed(
    removed: Vec<String>,
    sources: &Sources,
    catalog: &Catalog,
) -> (Vec<String>, usize) {
    if !withholds(sources, catalog) {
        return (removed, 0);
    }
    let all = removed.len();
    let mut named = removed;
    named.retain(|path| !path.contains('/') || OWN.iter().any(|folder| path.starts_with(folder)));
    let others = all - named.len();
    (named, others)
}
