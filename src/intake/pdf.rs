//! Looks into published PDFs for text that a reader is not meant to see, as far as bytes tell without a PDF library.
//!
//! Seen are marks for redaction that were not applied, and black boxes over text, in what the file does not compress.
//! Compressed streams, which most PDFs have, are not opened.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::walk;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::steps;

/// Looks into all PDFs among published files, in parallel; what is found is told in their order.
pub fn check_pdfs(root: &Path, files: Vec<&SitePath>) -> Vec<Diagnostic> {
    let is_pdf = |path: &&SitePath| path.as_str().to_ascii_lowercase().ends_with(".pdf");
    let pdfs: Vec<&SitePath> = files.into_iter().filter(is_pdf).collect();
    let found: Vec<Option<Diagnostic>> = pdfs
        .into_par_iter()
        .map(|path| {
            // A file that cannot be read stops the build where it is copied.
            let bytes = fs::read(walk::on_disk(root, path)).ok()?;
            let message = look(&bytes)?;
            let code = Code::PdfRedaction;
            let problem = Diagnostic::warning(code, Place::File(path.clone()), message);
            Some(problem.help(code.way_out()))
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Tells what is seen in a PDF that should not be there.
fn look(bytes: &[u8]) -> Option<&'static str> {
    if holds_redact(bytes) {
        return Some(
            "the PDF holds marks for redaction that were not applied: the text is still there",
        );
    }
    let boxed = streams(bytes).any(|stream| boxes_text(&String::from_utf8_lossy(stream)));
    boxed.then_some("the PDF seems to hold text under a black box: it can be copied from there")
}

/// Tells whether an annotation asks for redaction: `/Subtype /Redact`, with or without space between.
fn holds_redact(bytes: &[u8]) -> bool {
    let name = b"/Subtype";
    let mut rest = bytes;
    while let Some(at) = find(rest, name) {
        rest = &rest[at + name.len()..];
        let value = rest.trim_ascii_start();
        if let Some(after) = value.strip_prefix(b"/Redact") {
            let ends = after
                .first()
                .is_none_or(|byte| !byte.is_ascii_alphanumeric());
            if ends {
                return true;
            }
        }
    }
    false
}

/// Gives the streams of a PDF that no filter compresses.
fn streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let at = find(rest, b"stream")?;
            let before = &rest[..at];
            let body = &rest[at + b"stream".len()..];
            let end = find(body, b"endstream")?;
            rest = &body[end + b"endstream".len()..];
            // The dictionary stands right before; a long one is no page's.
            let dictionary = &before[before.len().saturating_sub(512)..];
            let dictionary = match dictionary.windows(4).rposition(|part| part == b" obj") {
                Some(object) => &dictionary[object..],
                None => dictionary,
            };
            if find(dictionary, b"/Filter").is_none() {
                return Some(&body[..end]);
            }
        }
    })
}

/// Tells whether a page's drawing fills a black box over the place where text begins.
///
/// Turned and scaled pages are not followed: what is compared are the numbers as they stand.
fn boxes_text(drawing: &str) -> bool {
    let mut numbers: Vec<f64> = Vec::new();
    let mut black = true;
    let mut shapes: Vec<[f64; 4]> = Vec::new();
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    let mut pen = (0.0, 0.0);
    let mut texts: Vec<(f64, f64)> = Vec::new();
    for word in words(drawing) {
        if let Ok(number) = word.parse() {
            numbers.push(number);
            continue;
        }
        match (word, numbers.as_slice()) {
            ("g", [.., gray]) => black = *gray == 0.0,
            ("rg", [.., red, green, blue]) => black = [*red, *green, *blue] == [0.0; 3],
            ("k", [.., key]) => black = *key == 1.0,
            ("re", [.., x, y, width, height]) => {
                shapes.push([*x, *y, x + width, y + height]);
            }
            ("f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                if black {
                    boxes.append(&mut shapes);
                }
                shapes.clear();
            }
            ("n" | "S" | "s", _) => shapes.clear(),
            ("BT", _) => pen = (0.0, 0.0),
            ("Td" | "TD", [.., x, y]) => pen = (pen.0 + x, pen.1 + y),
            ("Tm", [.., x, y]) => pen = (*x, *y),
            ("Tj" | "TJ", _) => texts.push(pen),
            _ => {}
        }
        numbers.clear();
    }
    let boxes = boxes.into_iter().map(|[x, y, right, top]| {
        let (x, right) = (x.min(right), x.max(right));
        let (y, top) = (y.min(top), y.max(top));
        [x, y, right, top]
    });
    // A rule or an underline is no box.
    let large = |[x, y, right, top]: &[f64; 4]| right - x >= 8.0 && top - y >= 6.0;
    any_within(&boxes.filter(large).collect::<Vec<_>>(), &texts)
}

/// Tells whether any of the places is in any of the boxes. A page is gone through from left to right, with the boxes that are open
/// there: a drawing may have tens of thousands of both.
fn any_within(boxes: &[[f64; 4]], places: &[(f64, f64)]) -> bool {
    enum Edge {
        Begins(usize, usize),
        Place(usize),
        Ends(usize, usize),
    }
    let mut heights: Vec<f64> = places.iter().map(|(_, y)| *y).collect();
    heights.retain(|y| !y.is_nan());
    heights.sort_unstable_by(f64::total_cmp);
    let mut edges: Vec<(f64, u8, Edge)> = Vec::with_capacity(2 * boxes.len() + places.len());
    for [x, y, right, top] in boxes {
        let from = heights.partition_point(|height| height < y);
        let to = heights.partition_point(|height| height <= top);
        edges.push((*x, 0, Edge::Begins(from, to)));
        edges.push((*right, 2, Edge::Ends(from, to)));
    }
    for (x, y) in places.iter().filter(|(x, y)| !x.is_nan() && !y.is_nan()) {
        let at = heights.partition_point(|height| height < y);
        edges.push((*x, 1, Edge::Place(at)));
    }
    edges.sort_by(|(a, first, _), (b, second, _)| a.total_cmp(b).then(first.cmp(second)));
    let mut open = Open(vec![0; heights.len() + 2]);
    edges.into_iter().any(|(.., edge)| match edge {
        Edge::Begins(from, to) => {
            open.add(from, 1);
            open.add(to, -1);
            false
        }
        Edge::Ends(from, to) => {
            open.add(from, -1);
            open.add(to, 1);
            false
        }
        Edge::Place(at) => open.at(at) > 0,
    })
}

/// How many boxes are open at each height, as a tree of sums (Fenwick).
struct Open(Vec<i64>);

impl Open {
    /// Adds boxes from a height on.
    fn add(&mut self, height: usize, boxes: i64) {
        let mut at = height + 1;
        while at < self.0.len() {
            steps::count(1);
            self.0[at] += boxes;
            at += at & at.wrapping_neg();
        }
    }

    /// Counts the boxes that are open at a height.
    fn at(&self, height: usize) -> i64 {
        let mut at = height + 1;
        let mut boxes = 0;
        while at > 0 {
            steps::count(1);
            boxes += self.0[at];
            at -= at & at.wrapping_neg();
        }
        boxes
    }
}

/// Splits a drawing into its words; what stands in strings and lists of them is left out.
fn words(drawing: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    let mut escaped = false;
    let outside = move |c: char| match c {
        _ if escaped => {
            escaped = false;
            true
        }
        '\\' if depth > 0 => {
            escaped = true;
            true
        }
        '(' => {
            depth += 1;
            true
        }
        ')' => {
            depth = depth.saturating_sub(1);
            true
        }
        _ => depth > 0 || c.is_whitespace() || matches!(c, '[' | ']' | '<' | '>'),
    };
    drawing.split(outside).filter(|word| !word.is_empty())
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes[from..].iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection;
    use proptest::prelude::*;

    fn page(dictionary: &str, drawing: &str) -> Vec<u8> {
        format!("%PDF-1.4\n4 0 obj <<{dictionary}>>\nstream\n{drawing}\nendstream endobj\n").into()
    }

    #[test]
    fn text_under_a_black_box_is_seen_and_beside_one_is_not() {
        let over = "BT /F1 12 Tf 72 700 Td (12 dollars) Tj ET 0 0 0 rg 70 695 100 20 re f";
        assert!(look(&page("/Length 80", over)).is_some());
        for fine in [
            "BT 72 600 Td (12 dollars) Tj ET 0 g 70 695 100 20 re f",
            "BT 72 700 Td (12 dollars) Tj ET 1 g 70 695 100 20 re f",
            "BT 72 700 Td (0 g 70 695 100 20 re f) Tj ET",
            "BT 72 700 Td (12 dollars) Tj ET 0 g 70 699 100 1 re f",
        ] {
            assert_eq!(look(&page("/Length 80", fine)), None, "{fine}");
        }
        assert_eq!(look(&page("/Filter /FlateDecode", over)), None);
    }

    proptest! {
        #[test]
        fn a_place_in_a_box_is_found_as_by_looking_at_each(
            boxes in collection::vec([0..30i8, 0..30i8, 0..9i8, 0..9i8], 0..6),
            places in collection::vec((0..30i8, 0..30i8), 0..6),
        ) {
            let boxes: Vec<[f64; 4]> = boxes
                .into_iter()
                .map(|[x, y, width, height]| [x, y, x + width, y + height].map(f64::from))
                .collect();
            let places: Vec<(f64, f64)> = places
                .into_iter()
                .map(|(x, y)| (f64::from(x), f64::from(y)))
                .collect();
            let each = boxes.iter().any(|[x, y, right, top]| {
                places.iter().any(|(at_x, at_y)| {
                    x <= at_x && at_x <= right && y <= at_y && at_y <= top
                })
            });
            prop_assert_eq!(any_within(&boxes, &places), each);
        }
    }

    #[test]
    fn marks_that_were_not_applied_are_seen() {
        for annotation in [
            "/Subtype /Redact /Rect",
            "/Subtype/Redact>>",
            "/Subtype\n/Redact",
        ] {
            let pdf = format!("%PDF-1.7\n7 0 obj << /Type /Annot {annotation} >> endobj");
            assert!(look(pdf.as_bytes()).is_some(), "{annotation}");
        }
        assert_eq!(look(b"/Subtype /Redaction /Subtype /Link"), None);
    }
}
