//! The mark of a draft behind each link of a text that leads to one.

use super::super::words::Words;
use super::marks::{Marks, write_text};

/// The addresses of the drafts that a record names; a build has none.
#[derive(Default)]
pub(super) struct DraftMarks(pub Vec<String>);

impl DraftMarks {
    /// Writes the mark behind a link that leads to a draft, or to a place in one.
    pub(super) fn mark(&self, out: &mut String, address: &str, words: &Words) {
        let page = address.split('#').next().unwrap_or(address);
        if !self.0.iter().any(|draft| draft == page) {
            return;
        }
        let reasons = &[];
        out.push_str(" <span class=\"tag draft\">");
        write_text(out, words.get("document.draft"), Marks { reasons, words });
        out.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_drafts_are_marked_and_no_others() {
        let words = crate::render::words::english();
        let drafts = DraftMarks(vec!["../two/".to_owned()]);
        let marked = |address: &str| {
            let mut out = String::new();
            drafts.mark(&mut out, address, &words);
            out
        };
        let tag = " <span class=\"tag draft\">draft</span>";
        assert_eq!(marked("../two/"), tag);
        assert_eq!(marked("../two/#part"), tag);
        assert_eq!(marked("../two/x.txt"), "");
        assert_eq!(marked("../one/"), "");
    }
}
