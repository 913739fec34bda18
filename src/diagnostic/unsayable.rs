//! Words that no message may hold, such as the name of a sealed filing, and texts that are nearly
//! one of them.
//!
//! A public file may hold such a name misspelled, and a message that quotes the file would print
//! it. So a quoted text that is a few letters away from the name is not shown either, unless it is
//! the name of something that readers know.

mod folded;
mod within;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;
use percent_encoding::percent_decode_str;

use folded::FoldedText;
use within::{MOST, allowed, is_within};

/// The most words that are compared letter by letter with one stretch of text. Among more that are
/// as long and made of the same letters, nobody could tell the names apart, and the text is taken
/// for one of them.
const COMPARED: usize = 512;

/// The most words of a text in which names are looked for; a longer text is not shown.
const WORDS: usize = 2_000;

/// The words that no message may hold.
pub(super) struct Unsayable<'a> {
    exact: Option<AhoCorasick>,
    folded: HashSet<Vec<char>>,
    /// The folded words by their length, each with the set of its letters.
    by_length: HashMap<usize, Vec<(u64, Vec<char>)>>,
    /// The most words of which one of them is made, and the most letters.
    words: usize,
    longest: usize,
    /// Names that readers know.
    open: &'a [String],
    known: OnceCell<Known>,
}

/// The names that readers know, folded. They are asked for only where a text seems to hold what no
/// message may.
struct Known {
    folded: HashSet<Vec<char>>,
    words: usize,
    longest: usize,
}

impl<'a> Unsayable<'a> {
    /// Takes the words, in lower case, and the names that readers know.
    pub(super) fn new(words: &[String], open: &'a [String]) -> Unsayable<'a> {
        let mut unsayable = Unsayable {
            // Should there be too many of them to search for, nothing is said at all.
            exact: AhoCorasick::new(words).ok(),
            folded: HashSet::new(),
            by_length: HashMap::new(),
            words: 0,
            longest: 0,
            open,
            known: OnceCell::new(),
        };
        for word in words {
            let FoldedText { letters, words } = FoldedText::of(word);
            // One letter is in every text.
            if letters.len() < 2 || unsayable.folded.contains(&letters) {
                continue;
            }
            unsayable.words = unsayable.words.max(words.len());
            unsayable.longest = unsayable.longest.max(letters.len());
            // A single short word, such as `sealed`, is like too many others.
            let is_name = letters.len() > 7
                || words.len() > 1
                || letters.iter().any(|letter| letter.is_numeric());
            if allowed(letters.len()) > 0 && is_name {
                let of_length = unsayable.by_length.entry(letters.len()).or_default();
                of_length.push((set_of(&letters), letters.clone()));
            }
            unsayable.folded.insert(letters);
        }
        unsayable
    }

    /// Returns whether a message holds one of the words, standing by itself, or quotes one nearly.
    pub(super) fn is_in_message(&self, text: &str) -> bool {
        if self.is_in(text) {
            return true;
        }
        let quoted = text.split('`').skip(1).step_by(2);
        self.is_folded_in(&FoldedText::of(text))
            || quoted.map(FoldedText::of).any(|text| self.is_near(&text))
    }

    /// Returns whether a line of a file holds one of the words, or nearly.
    pub(super) fn is_in_line(&self, text: &str) -> bool {
        if self.is_in(text) {
            return true;
        }
        // Nobody reads what character references and the escapes of addresses spell, and a browser
        // does.
        if text.contains("&#") && !self.folded.is_empty() {
            return true;
        }
        let is_meant = |text: &str| {
            let text = FoldedText::of(text);
            self.is_folded_in(&text) || self.is_near(&text)
        };
        is_meant(text)
            || text.contains('%') && is_meant(&percent_decode_str(text).decode_utf8_lossy())
    }

    /// Returns whether a text holds one of the words as it is, standing by itself.
    fn is_in(&self, text: &str) -> bool {
        let Some(words) = &self.exact else {
            return true;
        };
        let text = text.to_lowercase();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        words.find_overlapping_iter(&text).any(|found| {
            let before = text
                .get(..found.start())
                .and_then(|text| text.chars().next_back());
            let after = text.get(found.end()..).and_then(|text| text.chars().next());
            apart(before) && apart(after)
        })
    }

    /// Returns whether a text holds one of the words in whatever case, with whatever between its
    /// letters.
    fn is_folded_in(&self, text: &FoldedText) -> bool {
        if self.folded.is_empty() {
            return false;
        }
        let mut found = text
            .stretches(self.words, self.longest)
            .filter(|(from, to)| self.folded.contains(text.part(*from, *to)))
            .peekable();
        if text.words.len() > WORDS {
            return true;
        }
        // A title may hold it that readers know.
        found.peek().is_some() && {
            let known = self.known_in(text);
            found.any(|(from, to)| !known[from..to].iter().all(|known| *known))
        }
    }

    /// Returns whether a text holds something that differs from one of the words by a few letters.
    fn is_near(&self, text: &FoldedText) -> bool {
        if self.by_length.is_empty() {
            return false;
        }
        if text.words.len() > WORDS {
            return true;
        }
        // An edit may part a word, and an ending may follow.
        let mut found = text
            .stretches(self.words + 2, self.longest + MOST)
            .filter(|(from, to)| self.is_near_one(text.part(*from, *to)))
            .peekable();
        found.peek().is_some() && {
            let known = self.known_in(text);
            let unknown = |(from, to): (usize, usize)| {
                let words = text.words[from..to].iter().zip(&known[from..to]);
                let unknown = words.filter(|(_, known)| !**known);
                unknown.map(|(word, _)| word.len()).sum::<usize>()
            };
            // A known name with an ending such as `.pdf` behind it is no other name.
            found.any(|stretch| unknown(stretch) > 3)
        }
    }

    /// Tells of each word of a text whether it is part of a name that readers know.
    fn known_in(&self, text: &FoldedText) -> Vec<bool> {
        let known = self.known.get_or_init(|| {
            let mut known = Known {
                folded: HashSet::new(),
                words: 0,
                longest: 0,
            };
            for FoldedText { letters, words } in self.open.iter().map(|name| FoldedText::of(name)) {
                known.words = known.words.max(words.len());
                known.longest = known.longest.max(letters.len());
                known.folded.insert(letters);
            }
            known
        });
        let mut is_known = vec![false; text.words.len()];
        for (from, to) in text.stretches(known.words, known.longest) {
            if known.folded.contains(text.part(from, to)) {
                is_known[from..to].fill(true);
            }
        }
        is_known
    }

    /// Returns whether a folded text differs from one of the words by no more letters than its
    /// length allows.
    fn is_near_one(&self, text: &[char]) -> bool {
        let letters = set_of(text);
        let mut compared = 0;
        for length in text.len().saturating_sub(MOST)..=text.len() + MOST {
            let most = allowed(length);
            let Some(words) = self.by_length.get(&length) else {
                continue;
            };
            if length.abs_diff(text.len()) > most {
                continue;
            }
            for (set, word) in words {
                // Each letter that differs changes the set by two at most.
                if (set ^ letters).count_ones() as usize > 2 * most {
                    continue;
                }
                compared += 1;
                if compared > COMPARED || is_within(text, word, most) {
                    return true;
                }
            }
        }
        false
    }
}

/// Returns the set of a text's letters, a bit for each.
fn set_of(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0, |set, letter| set | 1 << (*letter as u32 % 64))
}

#[cfg(test)]
mod tests;
