//! Makes blocks of typed text: lines that a typewriter or a program broke are paragraphs again, and
//! lines that a person broke stay.

use std::sync::LazyLock;

use regex::Regex;

use super::sheet::{DocumentSheet, Paragraph, SheetLine, width_of};
use crate::import::blocks::{self, Block};

static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\([A-Za-z0-9]{1,4}\)|[A-Za-z0-9]{1,3}[.)]|[-–—•*·o])\s")
        .expect("the expression is right")
});

/// Makes blocks of a text. Every word of it is in them.
pub(super) fn blocks(sheet: &DocumentSheet) -> Vec<Block> {
    // Lines that are longer than any page is wide are whole paragraphs, so nobody broke the others.
    let is_typed = sheet.lines().all(|line| line.end() <= 132);
    let wide = if is_typed {
        width_of(sheet.lines())
    } else {
        usize::MAX / 200
    };
    let mut blocks = Vec::new();
    for paragraph in &sheet.paragraphs {
        blocks.extend(parts(paragraph, wide).into_iter().map(blocks::paragraph));
    }
    let feet: Vec<String> = sheet.feet.iter().map(|line| line.text.clone()).collect();
    if !feet.is_empty() {
        blocks.push(blocks::paragraph(feet));
    }
    blocks
}

/// Parts the lines of a paragraph into blocks of lines that a person broke.
fn parts(paragraph: &Paragraph, wide: usize) -> Vec<Vec<String>> {
    let lines = &paragraph.lines;
    let mut parts: Vec<Vec<String>> = Vec::new();
    let left = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &lines[at]);
        match before {
            Some(before) if is_wrapped(before, line, left, wide) => {
                let part = parts.last_mut().and_then(|part| part.last_mut());
                let text = part.expect("a line comes before this one");
                // A hyphen at the end of a line may belong to the word.
                let is_broken = text.ends_with('-')
                    && text[..text.len() - 1].ends_with(char::is_alphanumeric)
                    && line.text.starts_with(char::is_lowercase);
                if !is_broken {
                    text.push(' ');
                }
                text.push_str(&line.text);
            }
            Some(before) if !begins(before, line) => {
                let part = parts.last_mut().expect("a line comes before this one");
                part.push(line.text.clone());
            }
            _ => parts.push(vec![line.text.clone()]),
        }
    }
    parts
}

/// Returns whether a line goes on with the sentence of the line before it.
fn is_wrapped(before: &SheetLine, line: &SheetLine, left: usize, wide: usize) -> bool {
    if MARKER.is_match(&line.text) {
        return false;
    }
    let first = line.text.split(' ').next().unwrap_or("").chars().count();
    let is_long = before.width * 2 >= wide;
    let is_full = is_long && (before.end() + 1 + first > wide || before.end() * 100 >= wide * 72);
    // Under a marker, the text of an item is set in.
    let is_item = MARKER.is_match(&before.text);
    let is_set_in = line.indent > before.indent + 2 && !is_item;
    let is_centered = line.indent > left + 15 && before.indent > left + 15;
    let goes_on = line.text.starts_with(char::is_lowercase)
        && !before.text.ends_with(['.', ':', ';', '?', '!']);
    before.page != line.page && !is_set_in
        || goes_on && !is_centered
        || is_full && !is_set_in && !is_centered
}

/// Returns whether a line begins a block of its own.
fn begins(before: &SheetLine, line: &SheetLine) -> bool {
    let is_set_in = line.indent.abs_diff(before.indent) > 2 && before.end() > 50;
    MARKER.is_match(&line.text) || is_set_in
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::LineCount;
    use crate::import::text::Strength;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        let sheet = DocumentSheet::of_text(text, LineCount::InFile);
        blocks::markdown(&blocks(&sheet), Strength::Light)
    }

    #[test]
    fn broken_lines_are_paragraphs_and_typed_lines_stay() {
        let text = "\
                         February 15, 2006

Secretary of the Commission
P.O. Box 99999
Jefferson City, Missouri 65199

     The Council takes no position on the issues that remain.  It asks
to be excused from the hearing of March 21-24, 2006, and to receive
copies of all filings.

          (a)  to file a brief that is long enough for another
               line of it;
          (b)  to reply within 10 days.
";
        let want = "\
February 15, 2006

Secretary of the Commission\\
P.O. Box 99999\\
Jefferson City, Missouri 65199

The Council takes no position on the issues that remain. It asks to be excused from the hearing of March 21-24, 2006, and to receive copies of all filings.

(a) to file a brief that is long enough for another line of it;

(b) to reply within 10 days.";
        assert_eq!(read(text), want);
    }

    /// Returns the words of a text: runs of letters and digits, in order.
    fn words(text: &str) -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    proptest! {
        #[test]
        fn no_word_of_a_text_is_lost(
            lines in proptest::collection::vec(
                prop_oneof![
                    4 => "( {0,12})([a-zA-Z][a-z]{0,9}[,.;-]? ){1,12}",
                    1 => "( {0,40})[A-Z]{2,9} [A-Z]{2,9}",
                    1 => "\\([a-z]\\) ([a-z]{1,8} ){1,9}",
                    2 => Just(String::new()),
                    1 => Just("\u{c}The next page says more than ten words of its own here".to_owned()),
                ],
                1..40,
            )
        ) {
            let text = lines.join("\n");
            let sheet = DocumentSheet::of_text(&text, LineCount::InFile);
            let shown: Vec<String> = blocks(&sheet)
                .iter()
                .map(|block| match block {
                    Block::Paragraph(inlines) => blocks::words(inlines),
                    other => panic!("{other:?}"),
                })
                .collect();
            let mut left = words(&shown.join("\n"));
            left.extend(sheet.mark.iter().flat_map(|mark| words(mark)));
            left.sort();
            left.dedup();
            for word in words(&text) {
                prop_assert!(left.binary_search(&word).is_ok(), "{word} is lost of\n{text}\n{left:?}");
            }
        }
    }
}
