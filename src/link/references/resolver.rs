//! What resolving references takes.

use super::super::catalog::{DocketId, Referent};
use super::super::dockets::Book;
use super::super::names::NamedParties;
use super::ReferenceIndex;
use super::absent::AbsentBook;
use crate::diagnostic::{Diagnostic, SitePath};
use crate::docket::Reference;

/// What resolving references takes.
pub(in crate::link) struct Resolver<'a, 'b> {
    pub index: &'b ReferenceIndex<'a>,
    pub book: &'b Book<'a>,
    pub names: &'b mut NamedParties<'a>,
    pub absent: &'b mut AbsentBook,
    pub problems: &'b mut Vec<Diagnostic>,
}

impl Resolver<'_, '_> {
    /// Resolves a reference of a record in the dockets `own`; `home` is where a document not on
    /// file takes its place.
    pub(in crate::link) fn resolve(
        &mut self,
        reference: &Reference,
        own: &[usize],
        home: Option<DocketId>,
        file: &SitePath,
    ) -> Option<Referent> {
        match reference {
            Reference::Named(mention) => self
                .index
                .resolve(mention, own, self.book, file, self.problems)
                .map(Referent::Filing),
            Reference::Absent(mention) => {
                let id = self
                    .absent
                    .add(mention, home, file, self.names, self.problems);
                Some(Referent::Absent(id))
            }
        }
    }
}
