//! The files of passages: the texts of PDFs, which are on no page or in the middle of one. Results
//! quote all other texts from their pages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::Materials;
use super::text::Text;
use crate::plan::PASSAGES;

/// Makes the value of one file: its passages in a list. `texts` holds those of long documents.
pub(super) fn passages(
    reading: Materials<'_>,
    texts: &BTreeMap<usize, Text>,
    file: usize,
) -> String {
    let plan = reading.plan.index();
    let end = plan.kept().min((file + 1) * PASSAGES);
    let mut at = file * PASSAGES;
    let mut list = Vec::with_capacity(PASSAGES);
    while at < end {
        let (document, first) = plan.keeper_of(at);
        let (_, count) = plan.passages_of(document);
        let read;
        let text = match texts.get(&document) {
            Some(text) => text,
            None => {
                read = reading.text(plan.document(document), count);
                &read
            }
        };
        let wanted = text.passages().skip(at - first);
        for (page, text) in wanted.take(end - at) {
            let passage = Passage { page, text };
            list.push(serde_json::to_string(&passage).expect("it is text and numbers"));
        }
        at = first + count;
    }
    format!("[{}]", list.join(",\n"))
}

/// A passage as its file holds it.
#[derive(Debug, Serialize)]
struct Passage<'a> {
    /// The page of its file on which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// The text.
    text: &'a str,
}
