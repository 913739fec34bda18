//! Returns whether every word of a text is on its page.
//!
//! The words are counted straight from the text by a scanner that knows a few rules of Markdown and
//! nothing of the tree, and from the HTML that was written. Where the scanner is unsure whether
//! words are markup, the page may have them or not; all others have to be there, each as often as
//! it was typed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

mod page;
mod typed;

use page::{joined_words, without_citations, words_of_page};
use typed::words_of_text;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// Where it is.
    at: Range<usize>,
    /// Whether it may be markup.
    is_unsure: bool,
}

/// Returns where the words of a text are that its page lacks, in order.
pub(super) fn missing(text: &str, html: &str) -> Vec<Range<usize>> {
    let typed = words_of_text(text);
    let shown = words_of_page(html);
    let mut counts: HashMap<&str, isize> = HashMap::new();
    for word in typed.iter().filter(|word| !word.is_unsure) {
        *counts.entry(&word.text).or_default() += 1;
    }
    for word in &shown {
        if let Some(count) = counts.get_mut(word.as_str()) {
            *count -= 1;
        }
    }
    counts.retain(|_, count| *count > 0);
    if !counts.is_empty() {
        // A link may begin or end within a word.
        let whole = words_of_page(&without_citations(html));
        counts.retain(|word, _| {
            let typed = typed
                .iter()
                .filter(|one| !one.is_unsure && one.text == *word);
            typed.count() > whole.iter().filter(|one| one == word).count()
        });
    }
    if counts.is_empty() {
        return Vec::new();
    }
    // Of namesakes, those are missing that are not between their neighbors on the page.
    let context = |before: Option<&str>, word: &str, after: Option<&str>| {
        format!("{} {word} {}", before.unwrap_or(""), after.unwrap_or(""))
    };
    let of_page: HashSet<String> = (0..shown.len())
        .map(|at| {
            let before = at.checked_sub(1).map(|before| &*shown[before]);
            context(before, &shown[at], shown.get(at + 1).map(|word| &**word))
        })
        .collect();
    let is_there = |at: usize| {
        let before = at.checked_sub(1).map(|before| &*typed[before].text);
        let after = typed.get(at + 1).map(|word| &*word.text);
        of_page.contains(&context(before, &typed[at].text, after))
    };
    let mut missing = Vec::new();
    let mut known = HashSet::new();
    for is_certain in [true, false] {
        for (at, word) in typed.iter().enumerate().filter(|(_, word)| !word.is_unsure) {
            if let Some(count) = counts.get_mut(word.text.as_str())
                && *count > 0
                && is_certain != is_there(at)
                && known.insert(at)
            {
                *count -= 1;
                missing.push(word.at.clone());
            }
        }
    }
    missing.sort_unstable_by_key(|range: &Range<usize>| range.start);
    if missing.len() < JOINED {
        let runs = joined_words(text);
        missing.retain(|word| {
            let next = runs.partition_point(|(range, _)| range.end < word.end);
            let run = runs
                .get(next)
                .filter(|(range, _)| range.start <= word.start);
            let lost = &text[word.clone()];
            let holds = |one: &String| one.len() > lost.len() && one.contains(lost);
            let is_joined = |run: &str| shown.iter().any(|one| holds(one) && run.contains(one));
            !run.is_some_and(|(_, run)| is_joined(run))
        });
    }
    missing
}

/// Up to how many missing words are looked for among those that a page has joined.
const JOINED: usize = 200;

/// Returns where the words of a text are: runs of letters and digits, and blanks to be filled in.
fn cut(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[from..];
            let start = rest.find(|c: char| c.is_alphanumeric() || c == '_')?;
            let is_blank = rest[start..].starts_with('_');
            let is_of_word = |c: char| match is_blank {
                true => c == '_',
                false => c.is_alphanumeric(),
            };
            let length = rest[start..].find(|c| !is_of_word(c));
            let end = length.map_or(rest.len(), |length| start + length);
            let word = from + start..from + end;
            from += end;
            if !is_blank || word.len() >= 4 {
                return Some(word);
            }
        }
    })
}

#[cfg(test)]
mod tests;
