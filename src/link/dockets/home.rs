//! Where a file's filing belongs, and what its docket withholds.

use crate::docket::Access;

/// The dockets of one filing, or why they are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::link) enum Home {
    /// They are known.
    Known {
        /// Its dockets, the home first; empty outside every docket.
        dockets: Vec<usize>,
        /// How open the filing is: as open as its own record, all of its dockets, and the docket of
        /// its folder let it be.
        access: Access,
    },
    /// Its folder's `docket.md` could not be read, it may belong to a withheld docket that it does
    /// not name exactly, or another mistake was reported.
    Unknown,
}
