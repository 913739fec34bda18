//! The files of passages: the texts that results quote.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Materials, ShownResult};
use super::text::Text;
use crate::plan::PASSAGES;

/// Makes the value of one file: its passages in a list. `texts` holds those of long documents.
pub(super) fn passages(
    reading: Materials<'_>,
    texts: &BTreeMap<usize, Text>,
    file: usize,
) -> String {
    let plan = reading.plan.index();
    let end = plan.passages().min((file + 1) * PASSAGES);
    let mut at = file * PASSAGES;
    let mut list = Vec::with_capacity(PASSAGES);
    while at < end {
        let document = plan.document_of(at);
        let subject = plan.document(document);
        let (first, count) = plan.passages_of(document);
        let read;
        let text = match texts.get(&document) {
            Some(text) => text,
            None => {
                read = reading.text(subject, count);
                &read
            }
        };
        let wanted = text.passages().enumerate();
        let wanted = wanted
            .skip(at - first)
            .take(count.min(end - first) - (at - first));
        for (number, (page, text)) in wanted {
            let passage = Passage {
                shown: (number == 0).then(|| reading.shown(subject)),
                page,
                text,
            };
            list.push(serde_json::to_string(&passage).expect("it is text and numbers"));
        }
        at = first + count;
    }
    format!("[{}]", list.join(",\n"))
}

/// A passage as its file holds it.
#[derive(Debug, Serialize)]
struct Passage<'a> {
    /// The document, with its first passage.
    #[serde(flatten)]
    shown: Option<ShownResult<'a>>,
    /// The page of its file on which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// The text.
    text: &'a str,
}
