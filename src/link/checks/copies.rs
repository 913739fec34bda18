//! Finds public filings that are copies of one another.

use std::collections::HashMap;

use super::super::catalog::{Catalog, Filed, Named};
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::docket::{Document, Heading, Held};

/// Warns at each copy, with the first filing that it repeats. Item numbers and dockets may differ:
/// a copy is often made to file one document in two dockets.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::FilingTwice;
    let mut known: HashMap<Content<'_>, &Document> = HashMap::new();
    let mut found = Vec::new();
    for (filed, document) in documents(catalog) {
        let Some(content) = Content::of(filed, document) else {
            continue;
        };
        if let Some(first) = known.get(&content) {
            let message = format!("this filing is a copy of {}", first.path);
            let place = Place::File(document.path.clone());
            found.push(Diagnostic::warning(code, place, message).help(code.way_out()));
        } else {
            known.insert(content, document);
        }
    }
    found
}

/// What two copies have in common.
#[derive(PartialEq, Eq, Hash)]
struct Content<'a> {
    number: Option<&'a str>,
    title: &'a Heading,
    date: String,
    filed_by: &'a [Named],
    text: &'a str,
    attachments: Vec<(Option<&'a str>, Option<&'a Heading>)>,
}

impl<'a> Content<'a> {
    /// Returns what a filing holds; nothing where it is a bare entry of nobody in particular, since
    /// many comments of one day are entered alike.
    fn of(filed: &'a Filed, document: &'a Document) -> Option<Content<'a>> {
        let text = document.body.text.trim();
        let attachments = document.attachments.iter();
        let attachments: Vec<_> = attachments
            .map(|one| match &one.held {
                Held::File(to) | Held::Url(to) => (Some(to.as_str()), one.heading.as_ref()),
                Held::Nowhere | Held::Withheld(_) => (None, one.heading.as_ref()),
            })
            .collect();
        let is_bare = text.is_empty() && attachments.iter().all(|(to, _)| to.is_none());
        let is_party = |named: &Named| matches!(named, Named::Party(_));
        let is_anonymous = !filed.parties.filed_by.iter().any(is_party);
        if is_bare && is_anonymous {
            return None;
        }
        // Several entries without texts, such as data responses, differ by their numbers.
        let number = filed.filing.number.as_deref().filter(|_| is_bare);
        Some(Content {
            number,
            title: &filed.filing.heading,
            date: filed.filing.date.to_string(),
            filed_by: &filed.parties.filed_by,
            text,
            attachments,
        })
    }
}
