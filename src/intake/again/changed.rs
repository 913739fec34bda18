//! Which files may have changed since a site was read.

use std::collections::BTreeSet;

/// Which files of a site may have changed since it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Any of them.
    Everything,
    /// These, and all below those of them that are folders: paths below the site's folder, with `/`
    /// between the parts.
    These(BTreeSet<String>),
}

impl Changed {
    /// Returns whether a file may have changed.
    pub fn holds(&self, path: &str) -> bool {
        match self {
            Changed::Everything => true,
            Changed::These(paths) => {
                let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
                paths.contains(path) || above.any(|folder| paths.contains(folder))
            }
        }
    }
}
