//! Counts the words of a document that a program for it did not read, so that none is lost without
//! a message.

use std::collections::HashMap;

use super::sheet::DocumentSheet;

/// Says how many words of a document are not in what was read of it, without one of them.
pub(super) fn note(words: &[String], sheet: &DocumentSheet) -> Option<String> {
    let mut read: HashMap<String, usize> = HashMap::new();
    for line in sheet.lines() {
        each(&line.text, |word| *read.entry(word).or_default() += 1);
    }
    let mut missing = 0;
    for line in words {
        each(line, |word| match read.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing += 1,
        });
    }
    match missing {
        0 => None,
        1 => Some("1 word is not in its text: compare the text with the file".to_owned()),
        many => Some(format!(
            "{many} words are not in its text: compare the text with the file"
        )),
    }
}

/// Goes through the words of a line. A hyphen that shows only at the end of a line parts no word.
fn each(line: &str, mut take: impl FnMut(String)) {
    let line = line.replace(['\u{ad}', '\u{200b}', '\u{feff}'], "");
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .for_each(|word| take(word.to_lowercase()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::LineCount;

    #[test]
    fn words_that_were_not_read_are_counted() {
        let sheet =
            DocumentSheet::of_text("The rate\u{ad}s are due.\n\nThe end", LineCount::InFile);
        let note = |text: &str| note(&[text.to_owned()], &sheet);
        assert_eq!(note("THE rates, are due – the end"), None);
        let want = "1 word is not in its text: compare the text with the file";
        assert_eq!(note("the the the end").as_deref(), Some(want));
        assert!(note("two more").is_some_and(|note| note.starts_with("2 words are")));
    }
}
