//! A docket as it is entered in the book.

use std::sync::Arc;

use super::super::catalog::DocketId;
use crate::docket::{Access, DocketRecord};

/// A docket before what is in it is known.
pub(in crate::link) struct Entered<'a> {
    pub name: &'a str,
    pub number: &'a str,
    pub record: Option<&'a Arc<DocketRecord>>,
    /// How open the least open record is that describes the same docket, by mistake.
    pub namesake: Access,
    /// Its number in the catalog; `None` where it is unlisted, or where only what is hidden names
    /// it.
    pub id: Option<DocketId>,
}

impl Entered<'_> {
    /// Returns how open it is.
    pub(in crate::link) fn access(&self) -> Access {
        let own = self.record.map_or(Access::Public, |record| record.access());
        own.max(self.namesake)
    }
}
