//! References: text that names a filing, or a map of what is known of a document.

use super::super::reading::Reading;
use super::Fields;
use crate::diagnostic::KeyPath;
use crate::docket::keys::{self};
use crate::docket::{AbsentMention, Mention, Node, Reference};
use crate::time::Date;

/// What is a map of keys itself.
impl Reading<'_> {
    /// Reads a value as a reference: text that names a filing, or a map of what is known of a
    /// document.
    pub(in crate::intake) fn reference(&self, node: Node, at: &KeyPath) -> Option<Reference> {
        match node {
            Node::Map(_) => self.absent(node, at).map(Reference::Absent),
            // What is left of it names something else, or nothing.
            _ if self.is_cut(at) => None,
            node => {
                let text = self.text(node, at)?;
                self.unredacted(&text, at).then(|| {
                    Reference::Named(Mention {
                        text,
                        at: at.clone(),
                    })
                })
            }
        }
    }

    /// Reads a map of what is known of a document that is not on file.
    pub(in crate::intake) fn absent(&self, node: Node, at: &KeyPath) -> Option<AbsentMention> {
        let mut fields = Fields::new(self, node, &keys::ABSENT, at.clone())?;
        let title = fields.needed_text("title");
        let date = fields.date("date").unwrap_or(Date::Unknown);
        let kind = fields.kind("type");
        let filed_by = fields.mentions("filed_by");
        let addressed_to = fields.mentions("addressed_to");
        Some(AbsentMention {
            title: title?,
            date,
            kind,
            filed_by,
            addressed_to,
            at: at.clone(),
        })
    }
}
