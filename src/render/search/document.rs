//! What a document is read from, as search knows it. Each folder file has one part of it: what a
//! result shows, what is indexed, its text, and by what it is filtered.

use super::super::words::Words;
use crate::link::Catalog;
use crate::plan::Plan;

mod indexed;
mod labels;
mod names;
mod shown;
mod texts;

pub(super) use labels::Labels;
pub(super) use shown::ShownResult;

/// What a document is read from.
#[derive(Clone, Copy)]
pub(super) struct Materials<'a> {
    pub catalog: &'a Catalog,
    pub plan: &'a Plan,
    pub words: &'a Words,
    /// The words for each type of the site's settings.
    pub kinds: &'a [String],
}
