//! The text of a PDF on the page of a filing that has no other text, page by page.

use serde::Serialize;

use super::super::Press;
use super::attachment::name_of_file;
use super::labels::title_of_attachment;
use crate::docket::{PdfText, is_pdf};
use crate::link::FilingId;
use crate::plan::Url;

/// The most of a text that is shown without being asked for, in bytes: about two pages.
const SHORT: usize = 6_000;

/// The most of a text that a page holds, in bytes: about a hundred pages. The rest is in the PDF,
/// and search finds it.
const MOST: usize = 300_000;

/// The text of a PDF.
#[derive(Debug, Serialize)]
pub(super) struct PdfTextView<'a> {
    /// What the PDF is called.
    title: &'a str,
    /// Where it is.
    url: String,
    /// How many pages it has.
    count: usize,
    /// Whether the text is too long to be shown unasked.
    long: bool,
    /// Its pages, except those without words.
    pages: Vec<PageView>,
    /// The first page that is not here, where there is one.
    more: Option<usize>,
}

/// A page of a PDF.
#[derive(Debug, Serialize)]
struct PageView {
    /// Its number.
    number: usize,
    /// Its paragraphs, as text. Lines that end early keep their ends.
    paragraphs: Vec<String>,
}

/// Returns the text of a filing's main PDF and its place among the attachments, where the filing
/// has no text of its own. The main PDF is the first.
pub(super) fn main_text<'a>(press: &Press<'a>, id: FilingId) -> Option<(usize, &'a PdfText)> {
    let filed = press.catalog.filing(id);
    let document = filed.filing.document()?;
    if !document.body.text.trim().is_empty() {
        return None;
    }
    let attached = filed.attachments().iter().enumerate();
    let mut pdfs = attached.filter_map(|(at, one)| Some((at, filed.published(one)?)));
    let (at, pdf) = pdfs.find(|(_, path)| is_pdf(path))?;
    Some((at, press.catalog.text_of(pdf)?))
}

/// Makes the view of that text; the filing's page is at `own`.
pub(super) fn pdf_text<'a>(press: &Press<'a>, id: FilingId, own: &Url) -> Option<PdfTextView<'a>> {
    let (at, text) = main_text(press, id)?;
    let filed = press.catalog.filing(id);
    let attachment = &filed.attachments()[at];
    let words = press.theme.words();
    let title = title_of_attachment(words, attachment).or(attachment.label.as_deref());
    let mut pages = Vec::new();
    let mut more = None;
    let mut bytes = 0;
    for (number, page) in (1..).zip(text.pages()) {
        bytes += page.len();
        if bytes > MOST {
            more = Some(number);
            break;
        }
        let paragraphs = paragraphs(page);
        if !paragraphs.is_empty() {
            pages.push(PageView { number, paragraphs });
        }
    }
    Some(PdfTextView {
        title: title.unwrap_or_else(|| name_of_file(words, &attachment.held)),
        url: own
            .file(filed.published(attachment)?.name())
            .href(press.plan.links()),
        count: text.pages().count(),
        long: text.as_str().len() > SHORT,
        pages,
        more,
    })
}

/// Splits a page into its paragraphs: blank lines are between them. A line that is nearly as long
/// as the longest goes on in the next one, as it was broken for the paper's width alone.
fn paragraphs(page: &str) -> Vec<String> {
    let widest = page.lines().map(|line| line.trim().chars().count()).max();
    let full = widest.unwrap_or(0) * 3 / 4;
    let mut paragraphs = Vec::new();
    let mut open = String::new();
    let mut goes_on = false;
    for line in page.lines().map(str::trim) {
        if line.is_empty() {
            if !open.is_empty() {
                paragraphs.push(std::mem::take(&mut open));
            }
            continue;
        }
        if !open.is_empty() {
            let flows = goes_on && !is_item(line);
            open.push(if flows { ' ' } else { '\n' });
        }
        open.push_str(line);
        goes_on = line.chars().count() >= full;
    }
    if !open.is_empty() {
        paragraphs.push(open);
    }
    paragraphs
}

/// Returns whether a line begins like the item of a list: `(a)`, `12.`, or with a bullet.
fn is_item(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let mark = first.trim_start_matches('(');
    let name = mark.trim_end_matches([')', '.']);
    let is_marked = name.len() < mark.len() && (1..=4).contains(&name.len());
    let is_counted = name.chars().all(|c| c.is_ascii_digit())
        || name.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
        || name.len() == 1 && name.chars().all(|c| c.is_ascii_lowercase());
    matches!(first, "•" | "-" | "–" | "—" | "▪" | "◦" | "o" | "*") || is_marked && is_counted
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn long_lines_flow_and_short_ones_end() {
        let page = "PUBLIC BOARD\nOF MISSOURI\n\nThe window for filing opens on the day that\nthe order names, and not before\nthat.\n \n\n1\n";
        assert_eq!(
            paragraphs(page),
            [
                "PUBLIC BOARD\nOF MISSOURI",
                "The window for filing opens on the day that the order names, and not before\nthat.",
                "1"
            ]
        );
        let list = "the parties agree that all of this\n(a) the first of the items is long;\n(iv) the second of the items is;\n• and a bullet of the same length\nof v. County, which is no item at";
        assert_eq!(
            paragraphs(list),
            [
                "the parties agree that all of this\n(a) the first of the items is long;\n(iv) the second of the items is;\n• and a bullet of the same length of v. County, which is no item at"
            ]
        );
        assert!(paragraphs(" \n\n").is_empty());
    }
}
