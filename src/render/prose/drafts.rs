//! Puts the mark of a draft behind each link of a text that leads to one, whether Markdown made the link or an author's HTML.

use super::super::words::Words;
use super::marks::{Marks, write_text};

/// Marks the links to some addresses in HTML that is ready to be put into a page. A build has no such addresses.
pub(super) fn mark_links(html: String, drafts: &[String], words: &Words) -> String {
    if drafts.is_empty() {
        return html;
    }
    let reasons = &[];
    let mut tag = " <span class=\"tag draft\">".to_owned();
    write_text(
        &mut tag,
        words.get("document.draft"),
        Marks { reasons, words },
    );
    tag.push_str("</span>");
    let mut out = String::with_capacity(html.len());
    let mut rest = &*html;
    while let Some(at) = rest.find("</a>") {
        let (link, after) = rest.split_at(at + "</a>".len());
        out.push_str(link);
        // No link stands in another, so the last that began is the one that ends here.
        if link
            .rfind("<a ")
            .is_some_and(|start| leads_to(&link[start..], drafts))
        {
            out.push_str(&tag);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Tells whether a link leads to one of some addresses, or to a place there.
fn leads_to(link: &str, addresses: &[String]) -> bool {
    let to = link
        .split(" href=\"")
        .nth(1)
        .and_then(|rest| rest.split(['"', '#']).next());
    to.is_some_and(|to| addresses.iter().any(|address| address == to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_drafts_are_marked_and_no_others() {
        let words = crate::render::words::english();
        let marked = |html: &str| mark_links(html.to_owned(), &["../two/".to_owned()], &words);
        let tag = " <span class=\"tag draft\">draft</span>";
        assert_eq!(
            marked(
                "<p><a href=\"../one/\">1</a> <a href=\"../two/\" title=\"t\"><em>2</em></a>, and so on.</p>"
            ),
            format!(
                "<p><a href=\"../one/\">1</a> <a href=\"../two/\" title=\"t\"><em>2</em></a>{tag}, and so on.</p>"
            )
        );
        assert_eq!(
            marked("<a title=\"t\" href=\"../two/#part\">2</a><a href=\"../two/x.txt\">3</a>"),
            format!(
                "<a title=\"t\" href=\"../two/#part\">2</a>{tag}<a href=\"../two/x.txt\">3</a>"
            )
        );
        assert_eq!(marked("No link: ../two/"), "No link: ../two/");
    }
}
