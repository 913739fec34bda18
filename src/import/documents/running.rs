//! The running text of a document, and the place of each part of it.

use std::sync::LazyLock;

use regex::Regex;

use super::sheet::{DocumentSheet, join};

/// How far from a place its sentence may begin and end, in bytes.
const WITHIN: usize = 2000;

/// The words of a document as one text: a blank line between two paragraphs.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// The text.
    pub text: String,
    /// Where each line begins, with its page and number.
    starts: Vec<(usize, usize, usize)>,
    has_pages: bool,
}

impl Running {
    /// Joins the paragraphs of a document.
    pub(super) fn of(sheet: &DocumentSheet) -> Running {
        let mut running = Running {
            has_pages: sheet.pages > 1,
            ..Running::default()
        };
        for paragraph in &sheet.paragraphs {
            if !running.text.is_empty() {
                running.text.push_str("\n\n");
            }
            let mut own = String::new();
            for line in &paragraph.lines {
                let at = running.text.len() + own.len();
                running.starts.push((at, line.page, line.number));
                join(&mut own, &line.text);
            }
            running.text.push_str(&own);
        }
        running
    }

    /// Says where a part of the text is.
    pub(super) fn place(&self, at: usize) -> String {
        let line = self.starts.partition_point(|(start, ..)| *start <= at);
        match line.checked_sub(1).map(|line| self.starts[line]) {
            Some((_, page, number)) if self.has_pages => format!("page {page}, line {number}"),
            Some((_, _, number)) => format!("line {number}"),
            None => "the text".to_owned(),
        }
    }

    /// Returns where the sentence around a place begins and ends.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        // No sentence is longer, so that a text without paragraphs is not read again and again.
        let first = self.text.floor_char_boundary(at.saturating_sub(WITHIN));
        let last = self.text.floor_char_boundary(at.saturating_add(WITHIN));
        let from = self.text[first..at]
            .rfind("\n\n")
            .map_or(first, |end| first + end + 2);
        let to = self.text[at..last]
            .find("\n\n")
            .map_or(last, |end| at + end);
        let (mut begin, mut end) = (from, to);
        for found in END.find_iter(&self.text[from..to]) {
            let stop = from + found.start() + 1;
            let word = self.text[from..stop - 1]
                .rsplit(|c: char| c.is_whitespace() || "([“\"".contains(c))
                .next()
                .unwrap_or_default();
            // `10:00 a.m. Written comments` are two sentences.
            let is_hour = matches!(word, "a.m" | "p.m");
            let is_letter =
                word.chars().count() < 2 && !word.contains(|c: char| c.is_ascii_digit());
            // A number such as `22.103` ends a sentence, and an abbreviation such as `S.W` does
            // not.
            let is_number = word.chars().all(|c| c.is_ascii_digit() || c == '.');
            let is_short = is_letter || word.contains('.') && !is_hour && !is_number;
            if is_short || ABBREVIATIONS.contains(&word.to_lowercase().as_str()) {
                continue;
            }
            match stop <= at {
                true => begin = from + found.end() - last_len(found.as_str()),
                false => {
                    end = stop;
                    break;
                }
            }
        }
        (begin, end)
    }
}

fn last_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

static END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[.?!][”’\x22)]*\s+[“‘\x22(]*[A-Z0-9§]").expect("the expression is right")
});

const ABBREVIATIONS: [&str; 31] = [
    "no", "nos", "inc", "co", "corp", "ltd", "v", "vs", "mr", "mrs", "ms", "dr", "hon", "st",
    "sec", "art", "ch", "pub", "serv", "dept", "jan", "feb", "mar", "apr", "aug", "sept", "oct",
    "nov", "dec", "ex", "mo",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::LineCount;

    #[test]
    fn a_sentence_ends_at_its_period_and_at_no_abbreviation() {
        let text = "First one. On May 5, 2006, Sample, Inc. filed Item No. 1. Last one.";
        let running = Running::of(&DocumentSheet::of_text(text, LineCount::InFile));
        let at = running.text.find("2006").expect("it is there");
        let (from, to) = running.sentence(at);
        assert_eq!(
            &running.text[from..to],
            "On May 5, 2006, Sample, Inc. filed Item No. 1."
        );
        assert_eq!(running.place(at), "line 1");
    }
}
