//! A text as it is compared: its letters alone, and where each was.

use unicode_normalization::UnicodeNormalization;

use super::super::is_unseen;

/// A text as names are compared: its letters and digits alone, in lower case, and where its words
/// are among them.
pub(super) struct FoldedText {
    pub(super) letters: Vec<char>,
    pub(super) words: Vec<std::ops::Range<usize>>,
}

impl FoldedText {
    pub(super) fn of(text: &str) -> FoldedText {
        let mut folded = FoldedText {
            letters: Vec::with_capacity(text.len()),
            words: Vec::new(),
        };
        let mut start = 0;
        // What nobody sees parts no word.
        for c in text.nfkc().filter(|c| !is_unseen(*c) || c.is_whitespace()) {
            if c.is_alphanumeric() {
                folded.letters.extend(c.to_lowercase());
            } else if folded.letters.len() > start {
                folded.words.push(start..folded.letters.len());
                start = folded.letters.len();
            }
        }
        if folded.letters.len() > start {
            folded.words.push(start..folded.letters.len());
        }
        folded
    }

    /// Returns the stretches of no more than so many words and letters, each as the first of its
    /// words and the one behind its last.
    pub(super) fn stretches(
        &self,
        words: usize,
        letters: usize,
    ) -> impl Iterator<Item = (usize, usize)> {
        (0..self.words.len()).flat_map(move |from| {
            let start = self.words[from].start;
            let ends = (from + 1..=self.words.len()).take(words);
            ends.take_while(move |to| self.words[*to - 1].end - start <= letters)
                .map(move |to| (from, to))
        })
    }

    /// Returns the letters of some words: from one up to another, which is not among them.
    pub(super) fn part(&self, from: usize, to: usize) -> &[char] {
        &self.letters[self.words[from].start..self.words[to - 1].end]
    }
}
