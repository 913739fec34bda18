//! Looks into published PDFs for text that a reader is not meant to see, as far as bytes tell without a PDF library.
//!
//! Seen are marks for redaction that were not applied, and black boxes over text, in what the file does not compress.
//! Compressed streams, which most PDFs have, are not opened. A file is read piece by piece: no length of it fills the memory.

use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::bounds::{self, Links};
use super::walk;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::steps;

/// How much of a file is read at a time, in bytes.
const PIECE: usize = 256 * 1024;
/// How much is kept before what is looked at: the dictionary of a stream, and a mark that two pieces share.
const KEPT: usize = 512;

/// Looks into all PDFs among published files, in parallel; what is found is told in their order.
pub fn check_pdfs(root: &Path, files: Vec<&SitePath>) -> Vec<Diagnostic> {
    let is_pdf = |path: &&SitePath| path.as_str().to_ascii_lowercase().ends_with(".pdf");
    let pdfs: Vec<&SitePath> = files.into_iter().filter(is_pdf).collect();
    let found: Vec<Option<Diagnostic>> = pdfs
        .into_par_iter()
        .map(|path| {
            // A file that cannot be read stops the build where it is copied.
            let (file, _) = bounds::open(&walk::on_disk(root, path), Links::Refuse).ok()?;
            let place = Place::File(path.clone());
            let code = Code::PdfRedaction;
            match look(file).ok()? {
                Seen::Nothing => None,
                Seen::Suspect(message) => {
                    Some(Diagnostic::warning(code, place, message).help(code.way_out()))
                }
                Seen::Part => {
                    let message = format!(
                        "docketpress did not check part of the PDF, because it contains a drawing longer than {}",
                        bounds::size(bounds::DRAWING as u64)
                    );
                    let help = "check the PDF yourself: select and search its text";
                    Some(Diagnostic::warning(code, place, message).help(help))
                }
            }
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// What was seen in a PDF.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// Nothing that should not be there.
    Nothing,
    /// Something that should not be there.
    Suspect(&'static str),
    /// Nothing, but a part was too long to be looked at.
    Part,
}

/// Tells what is seen in a PDF that should not be there.
fn look(file: impl Read) -> io::Result<Seen> {
    let mut window = Window::new(file);
    let (mut boxed, mut passed_over) = (false, false);
    while !window.holds_redact && window.go_behind(b"stream")? {
        let is_drawing = !boxed && is_drawing(window.before(b"stream".len()));
        match window.body(b"endstream", is_drawing)? {
            Body::Whole(body) => boxed |= is_drawing && boxes_text(&String::from_utf8_lossy(body)),
            Body::TooLong => passed_over |= is_drawing,
            Body::Unended => break,
        }
    }
    // A mark may follow the last stream.
    while !window.holds_redact && window.read_on()? {
        window.at = window.bytes.len();
    }
    Ok(if window.holds_redact {
        Seen::Suspect(
            "the PDF contains redaction marks that were not applied, so the text is still there",
        )
    } else if boxed {
        Seen::Suspect("the PDF seems to contain text under a black box, which readers can copy")
    } else if passed_over {
        Seen::Part
    } else {
        Seen::Nothing
    })
}

/// Tells from what stands before a stream whether it may draw a page: it is not compressed, and no picture.
fn is_drawing(before: &[u8]) -> bool {
    // The dictionary stands right before; a long one is no page's.
    let dictionary = &before[before.len().saturating_sub(KEPT)..];
    let dictionary = match dictionary.windows(4).rposition(|part| part == b" obj") {
        Some(object) => &dictionary[object..],
        None => dictionary,
    };
    let is_named = |name: &[u8]| find(dictionary, name).is_some();
    !is_named(b"/Filter") && !is_named(b"/Subtype /Image") && !is_named(b"/Subtype/Image")
}

/// The stretch of a file that is in memory; it moves toward the end.
struct Window<R> {
    file: R,
    bytes: Vec<u8>,
    /// The bytes before this one were looked at.
    at: usize,
    /// Whether a mark for redaction stands in what was read so far.
    holds_redact: bool,
}

/// The body of a stream.
enum Body<'a> {
    Whole(&'a [u8]),
    TooLong,
    Unended,
}

impl<R: Read> Window<R> {
    fn new(file: R) -> Window<R> {
        Window {
            file,
            bytes: Vec::new(),
            at: 0,
            holds_redact: false,
        }
    }

    /// Reads another piece, and drops what was looked at but for the last of it; `false` at the end of the file.
    fn read_on(&mut self) -> io::Result<bool> {
        let dropped = self.at.saturating_sub(KEPT);
        self.bytes.drain(..dropped);
        self.at -= dropped;
        // A mark may begin in the piece before.
        let from = self.bytes.len().saturating_sub(KEPT);
        let piece = (&mut self.file).take(PIECE as u64);
        let is_end = { piece }.read_to_end(&mut self.bytes)? == 0;
        self.holds_redact |= holds_redact(&self.bytes[from..], is_end);
        Ok(!is_end)
    }

    /// Goes behind the next such word; `false` where there is none.
    fn go_behind(&mut self, word: &[u8]) -> io::Result<bool> {
        loop {
            if let Some(found) = find(&self.bytes[self.at..], word) {
                self.at += found + word.len();
                return Ok(true);
            }
            // The word may begin at the end of this piece.
            self.at = self
                .at
                .max((self.bytes.len() + 1).saturating_sub(word.len()));
            if !self.read_on()? {
                return Ok(false);
            }
        }
    }

    /// Gives what stands before the word that was just found, as far as it was kept.
    fn before(&self, word: usize) -> &[u8] {
        &self.bytes[..self.at - word]
    }

    /// Goes behind the word that ends a stream, and gives what stands before it. What is not wanted is not kept.
    fn body(&mut self, end: &[u8], is_wanted: bool) -> io::Result<Body<'_>> {
        let mut searched = 0;
        while is_wanted && self.bytes.len() - self.at <= bounds::DRAWING {
            let from = self.at + searched;
            if let Some(found) = find(&self.bytes[from..], end) {
                let start = self.at;
                self.at = from + found + end.len();
                return Ok(Body::Whole(&self.bytes[start..from + found]));
            }
            searched = (self.bytes.len() - self.at + 1).saturating_sub(end.len());
            if !self.read_on()? {
                return Ok(Body::Unended);
            }
        }
        match self.go_behind(end)? {
            true => Ok(Body::TooLong),
            false => Ok(Body::Unended),
        }
    }
}

/// Tells whether an annotation asks for redaction: `/Subtype /Redact`, with or without space between. What stands at the
/// very end may go on, unless it is the end of the file.
fn holds_redact(bytes: &[u8], is_end: bool) -> bool {
    let name = b"/Subtype";
    let mut rest = bytes;
    while let Some(at) = find(rest, name) {
        rest = &rest[at + name.len()..];
        let value = rest.trim_ascii_start();
        if let Some(after) = value.strip_prefix(b"/Redact") {
            let ends = after.first().map(|byte| !byte.is_ascii_alphanumeric());
            if ends.unwrap_or(is_end) {
                return true;
            }
        }
    }
    false
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

    fn look(bytes: &[u8]) -> Seen {
        super::look(bytes).expect("bytes can always be read")
    }

    fn is_suspect(bytes: &[u8]) -> bool {
        matches!(look(bytes), Seen::Suspect(_))
    }

    const OVER: &str = "BT /F1 12 Tf 72 700 Td (12 dollars) Tj ET 0 0 0 rg 70 695 100 20 re f";

    #[test]
    fn text_under_a_black_box_is_seen_and_beside_one_is_not() {
        assert!(is_suspect(&page("/Length 80", OVER)));
        for fine in [
            "BT 72 600 Td (12 dollars) Tj ET 0 g 70 695 100 20 re f",
            "BT 72 700 Td (12 dollars) Tj ET 1 g 70 695 100 20 re f",
            "BT 72 700 Td (0 g 70 695 100 20 re f) Tj ET",
            "BT 72 700 Td (12 dollars) Tj ET 0 g 70 699 100 1 re f",
        ] {
            assert_eq!(look(&page("/Length 80", fine)), Seen::Nothing, "{fine}");
        }
        assert_eq!(look(&page("/Filter /FlateDecode", OVER)), Seen::Nothing);
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
            assert!(is_suspect(pdf.as_bytes()), "{annotation}");
        }
        let fine = b"/Subtype /Redaction /Subtype /Link";
        assert_eq!(look(fine), Seen::Nothing);
        assert!(is_suspect(b"/Subtype /Redact"));
    }

    #[test]
    fn what_two_pieces_share_is_seen_wherever_they_meet() {
        let drawing = page("/Length 80", OVER);
        for at in PIECE - drawing.len() - 8..PIECE + 8 {
            let mut bytes = vec![b' '; at];
            bytes.extend(&drawing);
            assert!(is_suspect(&bytes), "the drawing begins at {at}");
        }
        for at in PIECE - 24..PIECE + 8 {
            let mut bytes = vec![b' '; at];
            bytes.extend(b"/Subtype /Redact ");
            assert!(is_suspect(&bytes), "the mark begins at {at}");
            let last = bytes.len() - 1;
            bytes[last] = b'x';
            assert_eq!(look(&bytes), Seen::Nothing, "the word begins at {at}");
        }
    }

    #[test]
    fn a_drawing_that_is_too_long_is_passed_over_and_said_so() {
        let long = "0 g ".repeat(bounds::DRAWING / 4 + 1);
        let passed_over = page("/Length 9000000", &long);
        assert_eq!(look(&passed_over), Seen::Part);
        assert_eq!(look(&page("/Filter /A85", &long)), Seen::Nothing);
        assert_eq!(look(&page("/Subtype /Image", &long)), Seen::Nothing);
        // What follows it is looked at.
        let more = [passed_over, page("/Length 80", OVER)].concat();
        assert!(is_suspect(&more));
    }

    /// Gives so many bytes and never keeps them.
    struct Endless(u64);

    impl Read for Endless {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let read = self.0.min(to.len() as u64) as usize;
            to[..read].fill(b's');
            self.0 -= read as u64;
            Ok(read)
        }
    }

    #[test]
    fn a_file_of_any_length_takes_no_more_memory_than_a_drawing() {
        for start in ["", "4 0 obj << >> stream "] {
            let length = 5 * bounds::DRAWING as u64;
            let mut window = Window::new(start.as_bytes().chain(Endless(length)));
            if !start.is_empty() {
                assert!(window.go_behind(b"stream").expect("it can be read"));
                let body = window.body(b"endstream", true).expect("it can be read");
                assert!(matches!(body, Body::Unended));
            }
            assert!(!window.go_behind(b"stream").expect("it can be read"));
            let most = 2 * (bounds::DRAWING + 2 * PIECE);
            assert!(
                window.bytes.capacity() <= most,
                "{}",
                window.bytes.capacity()
            );
        }
    }
}
